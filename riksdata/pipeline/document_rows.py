"""Raw records to rows: what a worker does with a batch of the raw zone. Pure; runs in any process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from riksdata.pipeline.record_rows import READINGS, Reader, Rows, rows_of_record, unread
from riksdata.sources.records import RawRecord
from riksdata.storage.layout import OF_DOCUMENT, TABLES

KEYED = ("source", "sha256")
"""Every row of a staging table carries the raw record that it was read from."""


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
    parts = [rows_of_record(row, record, reader) for row, record in _records(batch)]
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
                checked.append(unread(seen["source"], seen["sha256"], "reader_failed", f"What was read does not fit its column: {cause}"))
        return _tables(checked)


def _records(batch: pa.RecordBatch) -> Iterator[tuple[dict[str, Any], RawRecord | None]]:
    for row in batch.to_pylist():
        content = row.pop("content")
        yield (
            row,
            None if content is None else RawRecord(row["source"], content, row["media_type"], row["source_url"], row["retrieved_at"]),
        )


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
