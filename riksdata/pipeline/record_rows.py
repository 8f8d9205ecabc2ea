"""A raw record to the rows of its document, by table, as plain values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from riksdata.chamber.dok_id import address
from riksdata.sources.records import RawRecord, ReadDocument, UnreadableSource
from riksdata.storage.ids import document_id
from schemas.demands import OUTCOMES
from schemas.documents import DOC_TYPES

READINGS = "core.readings"
_MESSAGE = 500

Rows = dict[str, list[dict[str, Any]]]
Reader = Callable[[RawRecord], ReadDocument]


def rows_of_record(row: dict[str, Any], record: RawRecord | None, reader: Reader) -> Rows:
    """By table of documents the rows that `reader` makes of a raw record, each with its raw record.

    `row`: the record's columns in the raw zone. One that cannot be read, or is none (None), becomes a row of `core.readings` with a rule
    and a message; so does one on which the reader fails.
    """
    if record is None:
        return unread(
            row["source"], row["sha256"], row["rule"] or "unreadable", row["message"] or "The source could not be read.", readable=False
        )
    try:
        return _rows(row, reader(record))
    except UnreadableSource as cause:
        return unread(row["source"], row["sha256"], cause.rule, cause.message)
    except RecursionError:
        return unread(row["source"], row["sha256"], "too_deep", "The document is nested too deeply to be read.")
    except Exception as cause:  # whatever one document does to the reader, the others go on
        return unread(row["source"], row["sha256"], "reader_failed", f"The reader failed: {type(cause).__name__}: {cause}"[:_MESSAGE])


def unread(source: str, sha256: str, rule: str, message: str, *, readable: bool = True) -> Rows:
    """The row of a raw record that no document came of; `readable`: whether it could be fetched at all."""
    return {READINGS: [{"source": source, "sha256": sha256, "rule": rule, "message": message, "readable": readable}]}


def _rows(raw: dict[str, Any], read: ReadDocument) -> Rows:
    text_sha256 = hashlib.sha256(read.text.encode()).hexdigest()
    key = document_id(read.dok_id, text_sha256)
    official, repeated = _official(read)
    headings = None if read.headings is None else [{"start": h.start, "end": h.end, "level": h.level} for h in read.headings]
    doc_type = read.doc_type if read.doc_type in DOC_TYPES else "other"
    recipient = read.recipient
    rows: Rows = {
        READINGS: [
            {
                "source": raw["source"], "sha256": raw["sha256"], "document_id": key, "source_kind": read.source_kind,
                "source_date": read.source_date.replace(tzinfo=None) if read.source_date else None, "readable": True,
                "characters": len(read.text),
            }
        ],
        "core.documents": [
            {
                "dok_id": read.dok_id, "doc_type": doc_type, "subtype": read.subtype, "category": read.category, "riksmote": read.riksmote,
                "number": read.number, "temp_designation": read.temp_designation, "title": read.title, "subtitle": read.subtitle,
                "date": read.date, "status": read.status, "committee": read.committee, "recipient": recipient,
                "parties": list(read.parties) or None,
                "withdrawn": read.withdrawn, "characters": len(read.text), "text_sha256": text_sha256, "source": raw["source"],
                "source_url": address(read.dok_id) if read.dok_id else raw["source_url"], "source_sha256": raw["sha256"],
                "retrieved_at": raw["retrieved_at"],
            }
        ],
        "core.texts": [{"text": read.text}],
        "core.people": [
            {"ordinal": k, "role": p.role, "name": p.name, "title": p.title, "party": p.party, "person_id": _apart(p.person_id)}
            for k, p in enumerate(read.people, 1)
        ],
        "core.document_relations": [
            {"relation": relation, "target_dok_id": target, "target_title": title}
            for (relation, target), title in {(r.relation, r.target_dok_id): r.target_title for r in reversed(read.relations)}.items()
        ],
        "core.inputs": [
            {
                "headings": headings,
                "official": official,
                "input_sha256": _input_sha256(text_sha256, doc_type, read, headings, official),
            }
        ],
        "core.decisions": [
            {
                "number": number, "ordinal": k, "committee": d.committee, "committee_proposal": _outcome(d.committee_proposal),
                "decision": _outcome(d.decision), "decided_in": d.decided_in, "decision_point": d.decision_point,
            }
            for number, demand in zip((o["number"] for o in official or ()), read.official_demands or (), strict=True)
            for k, d in enumerate(demand.decisions, 1)
        ],
        "core.source_issues": [
            {"source": raw["source"], "rule": i.rule, "severity": i.severity, "message": i.message} for i in read.issues
        ],
    }  # fmt: skip
    rows["core.source_issues"] += [
        {
            "source": raw["source"], "rule": "demand_number_repeated", "severity": "warning",
            "message": f"The record numbers two demands {number}; the later one is numbered {given} here.",
        }
        for number, given in repeated
    ]  # fmt: skip
    for name, entries in rows.items():
        if name != READINGS:
            for entry in entries:
                entry.update(raw_source=raw["source"], raw_sha256=raw["sha256"], document_id=key)
    return rows


def _apart(person_id: str | None) -> str | None:
    """A person's id that no program takes for a number."""
    return f"p-{person_id}" if person_id else None


def _official(read: ReadDocument) -> tuple[list[dict[str, Any]] | None, list[tuple[int, int]]]:
    """The record's demands, each number once: a repeated one gets the next that is free."""
    if read.official_demands is None:
        return None, []
    used = {d.number for d in read.official_demands}
    seen: set[int] = set()
    out, repeated = [], []
    for demand in read.official_demands:
        number = demand.number
        if number in seen or number < 1:
            number = max(used | {0}) + 1
            repeated.append((demand.number, number))
            used.add(number)
        seen.add(number)
        out.append({"number": number, "text": demand.text})
    return out, repeated


def _outcome(value: str | None) -> str | None:
    return value if not value or value in OUTCOMES else "annat"


def _input_sha256(text_sha256: str, doc_type: str, read: ReadDocument, headings: object, official: object) -> str:
    said = [text_sha256, doc_type, read.date.isoformat() if read.date else None, headings, official]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode(errors="replace")).hexdigest()[:32]
