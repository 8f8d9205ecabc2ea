"""Texts to extracted rows: what a worker does with a batch of documents. Pure; Arrow in, Arrow out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from riksdata.extract.demands import find_demands
from riksdata.extract.records import OfficialDemand, TextIssue
from riksdata.extract.references import find_references
from riksdata.extract.statistics import find_statistics
from riksdata.store.layout import HEADINGS, OFFICIAL
from riksdata.store.rows import Collector, demand_rows, reference_rows, statistic_rows
from riksdata.text.document import KnownHeading, TextDocument

INPUT_SCHEMA = pa.schema(
    [
        ("document_id", pa.string()),
        ("text", pa.string()),
        ("doc_type", pa.string()),
        ("date", pa.date32()),
        ("headings", HEADINGS),
        ("official", OFFICIAL),
    ]
)
"""What a worker is given of each document."""

VERSIONED = {
    "demands": ("riksdata.extract.demands", "riksdata.text.document", "riksdata.store.rows"),
    "references": ("riksdata.extract.references", "riksdata.text.document", "riksdata.store.rows"),
    "statistics": ("riksdata.extract.statistics", "riksdata.extract.references", "riksdata.text.document", "riksdata.store.rows"),
}
"""The code that an extracted table depends on; a change in it redoes the table."""

_MESSAGE = 300
ReadRow = Callable[[Collector, str, str, TextDocument, Any], None]


def extract_demands(batch: pa.RecordBatch) -> tuple[pa.Table, pa.Table]:
    """The demands of a batch of documents (columns INPUT_SCHEMA), and the issues."""
    return _extract("demands", batch, _demands)


def extract_references(batch: pa.RecordBatch) -> tuple[pa.Table, pa.Table]:
    """The references of a batch of documents, and the issues."""
    return _extract("references", batch, _references)


def extract_statistics(batch: pa.RecordBatch) -> tuple[pa.Table, pa.Table]:
    """The statistics of a batch of documents, and the issues."""
    return _extract("statistics", batch, _statistics)


FUNCTIONS = {"demands": extract_demands, "references": extract_references, "statistics": extract_statistics}


def _demands(into: Collector, key: str, text: str, document: TextDocument, official: Any) -> None:
    given = None if official is None else [OfficialDemand(o["number"], o["text"]) for o in official]
    demands, issues = find_demands(document, given)
    demand_rows(into, key, text, demands, issues)


def _references(into: Collector, key: str, text: str, document: TextDocument, official: Any) -> None:
    reference_rows(into, key, text, find_references(document))


def _statistics(into: Collector, key: str, text: str, document: TextDocument, official: Any) -> None:
    references = find_references(document)
    statistic_rows(into, key, text, find_statistics(document, references), references)


def _extract(table: str, batch: pa.RecordBatch, read: ReadRow) -> tuple[pa.Table, pa.Table]:
    try:
        into = Collector(table)
        for row in batch.to_pylist():
            _one(into, row, read)
        return into.finish()
    except (pa.ArrowException, UnicodeError, OverflowError, TypeError):
        # a value that no column can hold: find the document, and let the others through
        parts = [_alone(table, row, read) for row in batch.to_pylist()]
        return pa.concat_tables([p[0] for p in parts]), pa.concat_tables([p[1] for p in parts])


def _one(into: Collector, row: dict[str, Any], read: ReadRow) -> None:
    headings = row["headings"]
    known = None if headings is None else [KnownHeading(h["start"], h["end"], h["level"]) for h in headings]
    try:
        document = TextDocument(row["text"], row["doc_type"], row["date"], known)
        read(into, row["document_id"], row["text"], document, row["official"])
    except Exception as cause:  # whatever one document does to an extractor, the others go on
        into.add_issues(row["document_id"], [_failed(into.table, cause)])


def _alone(table: str, row: dict[str, Any], read: ReadRow) -> tuple[pa.Table, pa.Table]:
    try:
        into = Collector(table)
        _one(into, row, read)
        return into.finish()
    except (pa.ArrowException, UnicodeError, OverflowError, TypeError) as cause:
        into = Collector(table)
        into.add_issues(row["document_id"], [_failed(table, cause)])
        return into.finish()


def _failed(table: str, cause: Exception) -> TextIssue:
    return TextIssue(
        "extractor_failed", "error", f"No {table} could be read from this document: {type(cause).__name__}: {cause}"[:_MESSAGE]
    )
