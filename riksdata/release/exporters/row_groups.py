"""The rows of a table in groups of a bounded size, from which every format is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

ROW_GROUP_ROWS = 122_880
ROW_GROUP_BYTES = 32 << 20
"""A row group holds at most so many rows, and at most so many bytes of values unless one row alone is larger."""


def row_sizes(batch: pa.RecordBatch) -> pa.Array:
    """For each row the bytes of its values: of texts their UTF-8, of all others eight."""
    fixed = 8 * sum(1 for column in batch.columns if not pa.types.is_string(column.type))
    total = pa.repeat(pa.scalar(fixed, pa.int64()), batch.num_rows)
    for column in batch.columns:
        if pa.types.is_string(column.type):
            total = pc.add(total, pc.fill_null(pc.binary_length(column), 0).cast(pa.int64()))
    return total


def row_groups(source: Iterable[pa.RecordBatch]) -> Iterator[tuple[pa.Table, int]]:
    """The same rows in groups bounded in rows and bytes, with each group's bytes.

    Where a group ends depends on the rows alone, not on the batches they come in.
    """
    pending: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in source:
        of_rows = row_sizes(batch)
        of_all = pc.sum(of_rows).as_py() or 0
        if rows + batch.num_rows <= ROW_GROUP_ROWS and size + of_all <= ROW_GROUP_BYTES:  # as most do, and then no row is looked at
            pending.append(batch)
            rows, size = rows + batch.num_rows, size + of_all
            continue
        sizes = of_rows.to_pylist()
        start = 0
        for place, own in enumerate(sizes):
            if rows and (rows >= ROW_GROUP_ROWS or size + own > ROW_GROUP_BYTES):
                if place > start:
                    pending.append(batch.slice(start, place - start))
                yield pa.Table.from_batches(pending), size
                pending, start, rows, size = [], place, 0, 0
            rows += 1
            size += own
        if start < len(sizes):
            pending.append(batch.slice(start))
    if rows:
        yield pa.Table.from_batches(pending), size
