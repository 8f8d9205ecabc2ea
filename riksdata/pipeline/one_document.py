"""One raw record → the rows of every table, without home, warehouse or other documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from riksdata.chamber.bodies import body_id
from riksdata.extractors.records import QuantityDecision
from riksdata.extractors.references import find_references
from riksdata.extractors.statistics import find_quantities
from riksdata.pipeline.document_rows import READINGS, read_rows
from riksdata.pipeline.extract_batch import INPUT_SCHEMA, READERS, extract_batch
from riksdata.sources.reader import read_document
from riksdata.sources.records import RawRecord, ReadDocument, UnreadableSource
from riksdata.storage.ids import demand_id, issue_id
from riksdata.storage.raw_files import SCHEMA as RAW_SCHEMA
from riksdata.text.document import KnownHeading, TextDocument
from schemas.tables import all_tables

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SingleDocument:
    """A document and its rows, in the published columns and order. What links documents to each other is null."""

    text: str
    tables: dict[str, list[Row]]


def extract_record(record: RawRecord, doc_type: str | None = None) -> SingleDocument:
    """Read one raw record and extract its rows; `doc_type` overrides what the reader tells from a plain text.

    Raises UnreadableSource, which names the source and says what to do.
    """
    read, batch = _input_of(record, doc_type)
    text = batch.column("text")[0].as_py()
    found: dict[str, list[Row]] = {}
    issues: list[Row] = list(read["core.source_issues"])
    for name, (rows, said, _) in extract_batch(tuple(READERS), batch).items():
        found[name] = rows.to_pylist()
        issues += said.to_pylist()
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
    tables = {name: [{c.name: row.get(c.name) for c in table.columns} for row in found[name]] for name, table in all_tables().items()}
    return SingleDocument(text, tables)


def decide_quantities(record: RawRecord, doc_type: str | None = None) -> tuple[str, list[QuantityDecision]]:
    """The text of one raw record and what was decided of every quantity in it; arguments and errors as of `extract_record`."""
    row = _input_of(record, doc_type)[1].to_pylist()[0]
    known = None if row["headings"] is None else [KnownHeading(h["start"], h["end"], h["level"]) for h in row["headings"]]
    document = TextDocument(row["text"], row["doc_type"], row["date"], known)
    return row["text"], find_quantities(document, find_references(document))


def _input_of(record: RawRecord, doc_type: str | None) -> tuple[dict[str, list[Row]], pa.RecordBatch]:
    """The rows that the record alone gives, by table, and the batch of one document that the extractors read."""
    raw = pa.RecordBatch.from_pylist(
        [
            {
                "source": record.source, "sha256": record.sha256, "media_type": record.media_type, "source_url": record.source_url,
                "retrieved_at": record.retrieved_at, "content": record.content,
            }
        ],
        schema=RAW_SCHEMA,
    )  # fmt: skip
    read = {name: rows.to_pylist() for name, rows in read_rows(raw, lambda given: _read(given, doc_type)).items()}
    reading = read[READINGS][0]
    if reading["document_id"] is None:
        raise UnreadableSource(record.source, reading["rule"], reading["message"])
    document, inputs, text = read["core.documents"][0], read["core.inputs"][0], read["core.texts"][0]["text"]
    batch = pa.RecordBatch.from_pylist(
        [
            {
                "document_id": document["document_id"], "text": text, "doc_type": document["doc_type"], "date": document["date"],
                "headings": inputs["headings"], "official": inputs["official"],
            }
        ],
        schema=INPUT_SCHEMA,
    )  # fmt: skip
    return read, batch


def _read(record: RawRecord, doc_type: str | None) -> ReadDocument:
    read = read_document(record)
    return replace(read, doc_type=doc_type) if doc_type and read.source_kind != "record" else read
