"""Texts to extracted rows: what a worker does with a batch of documents. Pure; Arrow in, Arrow out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from riksdata.pipeline.extracted_rows import Collector, Extracted
from riksdata.pipeline.subjects import READERS, ReadRows, failed, read_rows_of
from riksdata.storage.layout import HEADINGS, OFFICIAL

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

_UNFIT = (pa.ArrowException, UnicodeError, OverflowError, TypeError)
"""What Arrow raises for a value that no column can hold."""


def extract_batch(tables: Sequence[str], batch: pa.RecordBatch, readers: Mapping[str, ReadRows] = READERS) -> dict[str, Extracted]:
    """By extracted table what came of a batch of documents (columns INPUT_SCHEMA), each document read once for all of them."""
    rows = batch.to_pylist()
    into = {table: Collector(table) for table in tables}
    read_rows_of(rows, into, readers)
    return {table: _finished(collector, rows, readers) for table, collector in into.items()}


def _finished(into: Collector, rows: Sequence[dict[str, Any]], readers: Mapping[str, ReadRows]) -> Extracted:
    try:
        return into.finish()
    except _UNFIT:
        # find the document, and let the others through
        parts = [_alone(into.table, row, readers) for row in rows]
        return Extracted(*(pa.concat_tables(part) for part in zip(*parts, strict=True)))


def _alone(table: str, row: dict[str, Any], readers: Mapping[str, ReadRows]) -> Extracted:
    into = Collector(table)
    try:
        read_rows_of([row], {table: into}, readers)
        return into.finish()
    except _UNFIT as cause:
        into = Collector(table)
        into.add_issues(row["document_id"], [failed(table, cause)])
        return into.finish()
