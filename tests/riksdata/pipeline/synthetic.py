"""Invented documents in a form that only these tests read: JSON whose keys are the fields of ReadDocument."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from riksdata.chamber.official_demands import Decision, OfficialDemand
from riksdata.extractors.records import Demand, Reference, Statistic, TextIssue
from riksdata.pipeline.demand_rows import demand_rows
from riksdata.pipeline.document_rows import read_rows
from riksdata.pipeline.extract_batch import extract_batch
from riksdata.pipeline.extracted_rows import Extracted, reference_rows, statistic_rows
from riksdata.sources.records import Person, RawRecord, ReadDocument, Relation, SourceIssue, UnreadableSource
from riksdata.storage.warehouse import memory_warehouse
from riksdata.text.document import KnownHeading


def raw(source: str, **said: Any) -> RawRecord:
    """A raw record that `read` understands; `said` are fields of ReadDocument, `raises` a rule."""
    return RawRecord(source, json.dumps(said, sort_keys=True).encode(), "application/json")


def read_document(record: RawRecord) -> ReadDocument:
    said = json.loads(record.content)
    if "raises" in said:
        raise UnreadableSource(record.source, said["raises"], "It cannot be read.")
    if said.get("crashes"):
        raise ValueError("the reader was surprised")
    said.setdefault("source_kind", "record")
    said.setdefault("doc_type", "mot")
    said.setdefault("text", f"Text om {said.get('dok_id')}.")
    for name in ("date",):
        if said.get(name):
            said[name] = datetime.date.fromisoformat(said[name])
    if said.get("source_date"):
        said["source_date"] = datetime.datetime.fromisoformat(said["source_date"])
    said["people"] = tuple(Person(**p) for p in said.get("people", ()))
    said["relations"] = tuple(Relation(**r) for r in said.get("relations", ()))
    said["issues"] = tuple(SourceIssue(**i) for i in said.get("issues", ()))
    if said.get("headings") is not None:
        said["headings"] = tuple(KnownHeading(*h) for h in said["headings"])
    if said.get("official_demands") is not None:
        said["official_demands"] = tuple(
            OfficialDemand(o["number"], o["text"], tuple(Decision(*d) for d in o.get("decisions", ()))) for o in said["official_demands"]
        )
    return ReadDocument(**said)


def read_batch(batch: pa.RecordBatch) -> dict[str, pa.Table]:
    return read_rows(batch, read_document)


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Every place of some words."""
    out, at = [], text.find(words)
    while at >= 0:
        out.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return out


def reference(text: str, words: str, label: str = "prop/2024/25:1", ordinal: int = 1, place: int = 0, **more: Any) -> Reference:
    start, end = spans(text, words)[place]
    return Reference(ordinal, label.split("/")[0], label, words, start, end, **more)


def statistic(text: str, words: str, value: float = 40.0, ordinal: int = 1, **more: Any) -> Statistic:
    start, end = spans(text, words)[0]
    plain: dict[str, Any] = {
        "whole": None, "low": None, "high": None, "unit": "percent", "per": None, "qualifier": "exact", "direction": None,
        "noun": "kvinnor",
        "measure": None, "period": None, "sentence_start": 0, "sentence_end": len(text),
    }  # fmt: skip
    return Statistic(ordinal=ordinal, surface=words, char_start=start, char_end=end, value=value, **{**plain, **more})


def _find_demands(into: Any, of: Any) -> None:
    text = of.document.text
    if "KRASCH" in text:
        raise ValueError("the extractor was surprised")
    found, issues = [], []
    agency = "; ".join(name for name in PUBLISHERS if name in text) or None
    if of.official is not None:
        for o in of.official:
            at = text.find(o.text)
            place = (at, at + len(o.text)) if at >= 0 else (None, None)
            found.append(Demand(o.number, "yrkande", o.text, *place, origin="record", agency=agency))
            if at < 0:
                issues.append(TextIssue("not_in_text", "warning", f"The text does not hold demand {o.number}."))
    else:
        found = [Demand(k, "yrkande", "Gör detta.", *place, agency=agency) for k, place in enumerate(spans(text, "Gör detta."), 1)]
    demand_rows(into, of.document_id, text, found, issues)


def _references(text: str) -> list[Reference]:
    words = "prop. 2024/25:1"
    return [reference(text, words, ordinal=k + 1, place=k, target_dok_id="HC031") for k in range(len(spans(text, words)))]


def _find_references(into: Any, of: Any) -> None:
    reference_rows(into, of.document_id, of.document.text, _references(of.document.text))


def _find_statistics(into: Any, of: Any) -> None:
    text = of.document.text
    references = _references(text)
    publisher = next((name for name in PUBLISHERS if name in text), None)
    more = {"reference_ordinal": 1 if references else None, "publisher": publisher}
    found = [statistic(text, "40 procent", **more)] if "40 procent" in text else []
    statistic_rows(into, of.document_id, text, found, references)


PUBLISHERS = ("SCB", "Grodräkningsbyrån", "grodräkningsbyrån", "Brå")
"""Those of figures, known bodies and one that is not; the first that a text names."""
TABLES = ("demands", "references", "statistics")


def extract(tables: Sequence[str], batch: pa.RecordBatch) -> dict[str, Extracted]:
    return extract_batch(tables, batch, {"demands": _find_demands, "references": _find_references, "statistics": _find_statistics})


def warehouse() -> duckdb.DuckDBPyConnection:
    return memory_warehouse()


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()
