"""One raw record → the rows of every table, without home, warehouse or other documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from riksdata.chamber.bodies import body_id
from riksdata.extractors.records import QuantityDecision
from riksdata.extractors.references import find_references
from riksdata.extractors.statistics import find_quantities
from riksdata.pipeline.extracted_rows import Collector
from riksdata.pipeline.record_rows import READINGS, rows_of_record, unread
from riksdata.pipeline.subjects import READERS, failed, read_rows_of
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord, ReadDocument, UnreadableSource
from riksdata.storage.ids import demand_id, issue_id
from riksdata.text.document import KnownHeading, TextDocument
from schemas.tables import Column, all_tables

Row = dict[str, Any]
_UNFIT = (UnicodeError, OverflowError)
_LARGEST = 1 << 63


@dataclass(frozen=True, slots=True)
class SingleDocument:
    """A document and its rows, in the published columns and order. What links documents to each other is null."""

    text: str
    tables: dict[str, list[Row]]


def extract_record(record: RawRecord, doc_type: str | None = None) -> SingleDocument:
    """Read one raw record and extract its rows; `doc_type` overrides what the reader tells from a plain text.

    Raises UnreadableSource, which names the source and says what to do.
    """
    read, given = _input_of(record, doc_type)
    text = given["text"]
    found: dict[str, list[Row]] = {}
    issues: list[Row] = list(read["core.source_issues"])
    collectors = {name: Collector(name) for name in READERS}
    read_rows_of([given], collectors)
    for name, collector in collectors.items():
        extracted = _fitting(collector, given["document_id"])
        found[name] = extracted.rows()
        issues += extracted.issues()
    decisions = [{**row, "demand_id": demand_id(row["document_id"], row["number"])} for row in read["core.decisions"]]
    last = {row["demand_id"]: row for row in sorted(decisions, key=lambda row: row["ordinal"])}
    for row in found["demands"]:
        treated = last.get(row["demand_id"], {})
        row.update({name: value for name, value in treated.items() if name not in ("document_id", "ordinal", "number")})
        row["agency_ids"] = [body_id(name) for name in row["agency"]] if row["agency"] else None
    for row in found["statistics"]:
        row["publisher_id"] = body_id(row["publisher"]) if row["publisher"] else None
    for row in issues:
        row["source"] = row.get("source") or record.source
        where = (row.get("char_start"), row.get("char_end"))
        row["issue_id"] = issue_id(row["document_id"], row["source"], row["rule"], row["message"], *where)
    found |= {
        "documents": read["core.documents"],
        "texts": read["core.texts"],
        "people": read["core.people"],
        "document_relations": read["core.document_relations"],
        "demand_decisions": decisions,
        "issues": issues,
        "targets": [],
        "bodies": [],
        "codes": [],
    }
    tables = {
        name: [{c.name: _held(c, row.get(c.name)) for c in table.columns} for row in found[name]] for name, table in all_tables().items()
    }
    return SingleDocument(text, tables)


def decide_quantities(record: RawRecord, doc_type: str | None = None) -> tuple[str, list[QuantityDecision]]:
    """The text of one raw record and what was decided of every quantity in it; arguments and errors as of `extract_record`."""
    row = _input_of(record, doc_type)[1]
    known = None if row["headings"] is None else [KnownHeading(h["start"], h["end"], h["level"]) for h in row["headings"]]
    document = TextDocument(row["text"], row["doc_type"], row["date"], known)
    return row["text"], find_quantities(document, find_references(document))


def _fitting(collector: Collector, document_id: str) -> Collector:
    """The collector, or one with an issue in place of rows that no table can hold."""
    try:
        _check(collector.rows())
    except _UNFIT as cause:
        collector = Collector(collector.table)
        collector.add_issues(document_id, [failed(collector.table, cause)])
    return collector


def _check(values: object) -> None:
    """Raises UnicodeError or OverflowError for a value, in lists and dicts too, that no column can hold."""
    if isinstance(values, str):
        values.encode()
    elif isinstance(values, int) and not -_LARGEST <= values < _LARGEST:
        raise OverflowError(f"{values:.3e} is no number of 64 bits")
    elif isinstance(values, (list, tuple)):
        for value in values:
            _check(value)
    elif isinstance(values, dict):
        _check(list(values.values()))


def _held(column: Column, value: Any) -> Any:
    """A value as the published column holds it."""
    if value is None or (value == "" and column.name != "text"):
        return None
    if column.sql_type == "DOUBLE":
        return float(value)
    return list(value) if column.is_list else value


def _input_of(record: RawRecord, doc_type: str | None) -> tuple[dict[str, list[Row]], Row]:
    """The rows that the record alone gives, by table, and what the extractors are given of the document."""
    raw = {"source": record.source, "sha256": record.sha256, "source_url": record.source_url, "retrieved_at": record.retrieved_at}
    read = rows_of_record(raw, record, lambda given: _read(given, doc_type))
    try:
        _check(read)
    except _UNFIT as cause:
        read = unread(record.source, record.sha256, "reader_failed", f"What was read does not fit its column: {cause}")
    reading = read[READINGS][0]
    if reading.get("document_id") is None:
        raise UnreadableSource(record.source, reading["rule"], reading["message"])
    document, inputs, text = read["core.documents"][0], read["core.inputs"][0], read["core.texts"][0]["text"]
    given = {name: document[name] or None for name in ("document_id", "doc_type", "date")}
    return read, {**given, "text": text, "headings": inputs["headings"], "official": inputs["official"]}


def _read(record: RawRecord, doc_type: str | None) -> ReadDocument:
    read = read_document(record)
    return replace(read, doc_type=doc_type) if doc_type and read.source_kind != "record" else read
