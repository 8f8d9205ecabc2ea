"""Raw records to rows: what a worker does with a batch of the raw zone. Pure; runs in any process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from riksdata.chamber.dok_id import address
from riksdata.sources.records import RawRecord, ReadDocument, UnreadableSource
from riksdata.storage.ids import document_id
from riksdata.storage.layout import OF_DOCUMENT, TABLES
from schemas.demands import OUTCOMES
from schemas.documents import DOC_TYPES

KEYED = ("source", "sha256")
"""Every row of a staging table carries the raw record that it was read from."""
READINGS = "core.readings"
_MESSAGE = 500

Rows = dict[str, list[dict[str, Any]]]
Reader = Callable[[RawRecord], ReadDocument]


def staging_schema(name: str) -> pa.Schema:
    """The columns of a table of documents as a worker hands them over: its own, and the raw record they come from."""
    schema = TABLES[name]
    if name == READINGS:
        return schema
    return pa.schema([pa.field("raw_source", pa.string()), pa.field("raw_sha256", pa.string()), *schema])


STAGED = (READINGS, *OF_DOCUMENT)


def read_batch(batch: pa.RecordBatch) -> dict[str, pa.Table]:
    """Read each raw record of a batch (columns of the raw zone); gives the rows of each table of documents, each with its raw record.

    A record that cannot be read becomes a row of `core.readings` with a rule and a message; so does one on which the reader fails.
    """
    from riksdata.sources.reader import read_document

    return read_rows(batch, read_document)


def read_rows(batch: pa.RecordBatch, reader: Reader) -> dict[str, pa.Table]:
    """`read_batch` with a reader of one's own."""
    parts = [_read_one(record, reader) for record in _records(batch)]
    try:
        return _tables(parts)
    except (pa.ArrowException, UnicodeError, OverflowError, TypeError):
        # one record holds what no column can: find it, and let the others through
        checked = []
        for part in parts:
            try:
                _tables([part])
                checked.append(part)
            except (pa.ArrowException, UnicodeError, OverflowError, TypeError) as cause:
                seen = part[READINGS][0]
                checked.append(_unread(seen["source"], seen["sha256"], "reader_failed", f"What was read does not fit its column: {cause}"))
        return _tables(checked)


def _records(batch: pa.RecordBatch) -> Iterator[tuple[dict[str, Any], RawRecord | None]]:
    for row in batch.to_pylist():
        content = row.pop("content")
        yield (
            row,
            None if content is None else RawRecord(row["source"], content, row["media_type"], row["source_url"], row["retrieved_at"]),
        )


def _read_one(found: tuple[dict[str, Any], RawRecord | None], reader: Reader) -> Rows:
    row, record = found
    if record is None:
        return _unread(
            row["source"], row["sha256"], row["rule"] or "unreadable", row["message"] or "The source could not be read.", readable=False
        )
    try:
        return _rows(row, reader(record))
    except UnreadableSource as cause:
        return _unread(row["source"], row["sha256"], cause.rule, cause.message)
    except RecursionError:
        return _unread(row["source"], row["sha256"], "too_deep", "The document is nested too deeply to be read.")
    except Exception as cause:  # whatever one document does to the reader, the others go on
        return _unread(row["source"], row["sha256"], "reader_failed", f"The reader failed: {type(cause).__name__}: {cause}"[:_MESSAGE])


def _unread(source: str, sha256: str, rule: str, message: str, *, readable: bool = True) -> Rows:
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


def _tables(parts: Sequence[Rows]) -> dict[str, pa.Table]:
    return {name: to_table((row for part in parts for row in part.get(name, ())), staging_schema(name)) for name in STAGED}


def to_table(rows: Iterable[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows to columns; a missing value and an empty string are both null."""
    held = list(rows)
    columns = []
    for f in schema:
        name = f.name
        if f.type == pa.string() and name != "text":
            columns.append(pa.array([row.get(name) or None for row in held], f.type))
        else:
            columns.append(pa.array([row.get(name) for row in held], f.type))
    return pa.table(columns, schema=schema)
