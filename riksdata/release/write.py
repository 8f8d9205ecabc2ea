"""One table into its files in a single pass: Parquet, CSV, and CSV for Swedish Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from riksdata.release.files import HashedFile, media_type
from riksdata.release.manifest import ATTRIBUTION, LICENSE, FileEntry
from schemas.tables import Table

ROW_GROUP_ROWS = 122_880
ROW_GROUP_BYTES = 32 << 20
"""A row group holds at most so many rows, and at most so many bytes of values unless one row alone is larger."""
COMPRESSION_LEVEL = 5
EXCEL_CELL = 32_767
"""Characters that a cell of Excel can hold."""
NO_EXCEL = frozenset({"texts"})
"""Tables whose cells are longer than that by nature."""
CUT = " […]"
_DEFUSED = r"^[=+\-@\t\r]"


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The files of one table."""

    rows: int
    value_bytes: int
    """Bytes of its values, uncompressed."""
    parquet: FileEntry
    csv: FileEntry
    excel: FileEntry | None


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
        sizes = row_sizes(batch).to_pylist()
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


def parquet_schema(table: Table) -> pa.Schema:
    """The Arrow schema with the prose of the table as the file's key-value metadata: nothing in it changes from day to day."""
    described = {c.name: c.description + (f" (unit: {c.unit})" if c.unit else "") for c in table.columns}
    metadata = {
        "title": table.title,
        "description": table.description,
        "license": LICENSE,
        "attribution": ATTRIBUTION,
        "primary_key": orjson.dumps(list(table.key)).decode(),
        "columns": orjson.dumps(described).decode(),
    }
    return table.arrow_schema.with_metadata(metadata)


def parquet_writer(sink: HashedFile, schema: pa.Schema) -> pq.ParquetWriter:
    """Settings that every reader tried can read: zstd, data pages and encodings of version 1, no embedded Arrow schema.

    The schema's metadata become the file's own.
    """
    dictionary = [name for name in schema.names if name != "text"]
    writer = pq.ParquetWriter(
        pa.PythonFile(sink, mode="w"),
        schema,
        compression="zstd",
        compression_level=COMPRESSION_LEVEL,
        version="2.6",
        data_page_version="1.0",
        use_dictionary=dictionary,
        store_schema=False,
        write_statistics=True,
    )
    writer.add_key_value_metadata(schema.metadata)
    return writer


def write_parquet(source: Iterable[pa.RecordBatch], table: Table, path: Path) -> tuple[str, int, int]:
    """One Parquet file of the rows in their order. Returns sha256, bytes and rows."""
    sink = HashedFile(path)
    schema = parquet_schema(table)
    rows = 0
    with parquet_writer(sink, schema) as writer:
        for group, _ in row_groups(source):
            writer.write_table(group.cast(schema), row_group_size=group.num_rows)
            rows += group.num_rows
    sink.close()
    return sink.sha256, sink.bytes, rows


def write_table(source: Iterable[pa.RecordBatch], table: Table, folder: Path) -> WrittenTable:
    """Write `<table>.parquet`, `<table>.csv` and, save for texts, `<table>.excel.csv` into `folder`, reading `source` once."""
    schema = parquet_schema(table)
    paths = [folder / f"{table.name}.parquet", folder / f"{table.name}.csv"]
    if table.name not in NO_EXCEL:
        paths.append(folder / f"{table.name}.excel.csv")
    sinks = [HashedFile(path) for path in paths]
    try:
        parquet = parquet_writer(sinks[0], schema)
        csv = arrow_csv.CSVWriter(pa.PythonFile(sinks[1], mode="w"), csv_schema(table), write_options=_csv_options(","))
        excel = None
        if len(sinks) == 3:
            sinks[2].write(b"\xef\xbb\xbf")
            excel = arrow_csv.CSVWriter(pa.PythonFile(sinks[2], mode="w"), excel_schema(table), write_options=_csv_options(";"))
        rows = total = 0
        for group, size in row_groups(source):
            parquet.write_table(group.cast(schema), row_group_size=group.num_rows)
            csv.write_table(csv_values(group, table))
            if excel:
                excel.write_table(excel_values(group, table))
            rows += group.num_rows
            total += size
        for writer in (parquet, csv, excel):
            if writer:
                writer.close()
    finally:
        for sink in sinks:
            sink.close()
    entries = [FileEntry(p.name, media_type(p.name), s.bytes, s.sha256) for p, s in zip(paths, sinks, strict=True)]
    return WrittenTable(rows, total, entries[0], entries[1], entries[2] if len(entries) == 3 else None)


def _csv_options(delimiter: str) -> arrow_csv.WriteOptions:
    # RFC 4180: commas, doubled quotes, CRLF between the records. Quotes only where needed, null is nothing.
    return arrow_csv.WriteOptions(delimiter=delimiter, quoting_style="needed", quoting_header="needed", eol="\r\n", batch_size=4096)


def csv_schema(table: Table) -> pa.Schema:
    """Types as the CSV writer gets them: times are written out as text."""
    return pa.schema([pa.field(f.name, pa.string() if _as_text(f.type) else f.type) for f in table.arrow_schema])


def _as_text(kind: pa.DataType) -> bool:
    """Whether a CSV holds such values in words of its own: times and lists."""
    return bool(pa.types.is_timestamp(kind) or pa.types.is_list(kind))


def csv_values(group: pa.Table, table: Table) -> pa.Table:
    """Values for the CSV: times as `2026-11-22T10:00:00Z`, lists as JSON, all else as it is."""
    columns = [
        _iso(column) if pa.types.is_timestamp(column.type) else json_lists(column) if pa.types.is_list(column.type) else column
        for column in group.columns
    ]
    return pa.Table.from_arrays(columns, schema=csv_schema(table))


def json_lists(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists of texts as JSON arrays; null stays null. Each different list is written once, since few lists differ."""
    made: dict[tuple[str, ...], str] = {}
    out = []
    for value in column.to_pylist():
        key = None if value is None else tuple(value)
        if key is not None and key not in made:
            made[key] = orjson.dumps(value).decode()
        out.append(None if key is None else made[key])
    return pa.chunked_array([pa.array(out, pa.string())])


def _iso(column: pa.ChunkedArray) -> pa.ChunkedArray:
    text = pc.strftime(column, format="%Y-%m-%dT%H:%M:%S")  # with the six digits of the microseconds
    return pc.binary_join_element_wise(pc.replace_substring_regex(text, r"\.?0+$", ""), "Z", "")


def excel_schema(table: Table) -> pa.Schema:
    """Types for the Excel variant: decimal numbers are text, with a comma."""
    return pa.schema(
        [pa.field(f.name, pa.string() if _as_text(f.type) or pa.types.is_floating(f.type) else f.type) for f in table.arrow_schema]
    )


def excel_values(group: pa.Table, table: Table) -> pa.Table:
    """Values for Swedish Excel: decimal comma, no cell that would run as a formula, none longer than a cell can be."""
    columns = []
    for column in group.columns:
        if pa.types.is_floating(column.type):
            columns.append(pc.replace_substring(column.cast(pa.string()), ".", ","))
        elif pa.types.is_timestamp(column.type):
            columns.append(_iso(column))
        elif pa.types.is_list(column.type):
            columns.append(_excel_text(pc.binary_join(column, "; ")))
        elif pa.types.is_string(column.type):
            columns.append(_excel_text(column))
        else:
            columns.append(column)
    return pa.Table.from_arrays(columns, schema=excel_schema(table))


def _excel_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    starts = pc.match_substring_regex(column, _DEFUSED)
    if pc.any(starts).as_py():
        column = pc.if_else(starts, pc.binary_join_element_wise("'", column, ""), column)
    # Excel counts UTF-16 units: half the limit in code points is safe for any text, the limit itself for all but long runs of emoji.
    if (pc.max(pc.binary_length(column)).as_py() or 0) > EXCEL_CELL:
        long = pc.greater(pc.utf8_length(column), EXCEL_CELL)
        short = pc.binary_join_element_wise(pc.utf8_slice_codeunits(column, 0, EXCEL_CELL - len(CUT)), CUT, "")
        column = pc.if_else(long, short, column)
    return column


def is_defused(cell: str) -> bool:
    """Whether a cell of the Excel variant carries the apostrophe that keeps it from running."""
    return re.match(r"'[=+\-@\t\r]", cell) is not None
