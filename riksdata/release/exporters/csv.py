"""CSV by RFC 4180, in UTF-8: times in ISO 8601, lists as JSON arrays, nothing between two commas is null."""

from __future__ import annotations

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from riksdata.release.files import HashedFile
from schemas.tables import Table


class CsvRows:
    """Writes the rows of one table."""

    def __init__(self, sink: HashedFile, table: Table) -> None:
        """`sink`: where to."""
        self._table = table
        self._writer = CsvFile(sink, csv_schema(table))

    def write(self, group: pa.Table) -> None:
        """The rows of one group."""
        self._writer.write(csv_values(group, self._table))

    def close(self) -> None:
        """Write what is left."""
        self._writer.close()


class CsvFile:
    """Writes rows of one schema, whose values are texts, numbers, days or booleans.

    A decimal number always has a point or an exponent (`98.0`): readers that guess a column's type from its first rows, as polars does,
    would else take it for whole numbers and stop at the first that is none. Arrow's own writer leaves the point out, so a table with
    decimal numbers is written here.
    """

    def __init__(self, sink: HashedFile, schema: pa.Schema) -> None:
        """`sink`: where to; the heading is written at once."""
        self._sink, self._writer = sink, None
        if any(pa.types.is_floating(field.type) for field in schema):
            sink.write((",".join(f'"{name}"' for name in schema.names) + "\r\n").encode())
        else:
            self._writer = arrow_csv.CSVWriter(pa.PythonFile(sink, mode="w"), schema, write_options=csv_options(","))

    def write(self, rows: pa.Table) -> None:
        """Some rows, in the schema."""
        if self._writer:
            self._writer.write_table(rows)
        else:
            for batch in rows.to_batches():
                self._sink.write(_lines(batch))

    def close(self) -> None:
        """Write what is left; the sink stays open."""
        if self._writer:
            self._writer.close()


def _lines(batch: pa.RecordBatch) -> bytes:
    """The rows as Arrow's writer has them, but for the point of decimal numbers."""
    cells = []
    for column in batch.columns:
        if pa.types.is_string(column.type):
            cell = pc.binary_join_element_wise('"', pc.replace_substring(column, '"', '""'), '"', "")
        elif pa.types.is_floating(column.type):
            number = pc.cast(column, pa.string())
            cell = pc.if_else(pc.match_substring_regex(number, r"^-?\d+$"), pc.binary_join_element_wise(number, ".0", ""), number)
        else:
            cell = pc.cast(column, pa.string())
        cells.append(cell)
    joined = pc.binary_join_element_wise(*cells, ",", null_handling="replace", null_replacement="")
    ended = pc.binary_join_element_wise(joined, "", "\r\n")
    size = pc.sum(pc.binary_length(ended)).as_py() or 0
    return memoryview(ended.buffers()[2])[:size].tobytes() if size else b""  # Arrow holds all lines one behind the other


_ROWS_AT_ONCE = 512
"""Rows that are held twice while they are written: of whole texts some megabytes. The bytes are the same whatever it is."""


def csv_options(delimiter: str) -> arrow_csv.WriteOptions:
    """How a CSV is written."""
    # RFC 4180: commas, doubled quotes, CRLF between the records. Quotes only where needed, null is nothing.
    return arrow_csv.WriteOptions(
        delimiter=delimiter, quoting_style="needed", quoting_header="needed", eol="\r\n", batch_size=_ROWS_AT_ONCE
    )


def csv_schema(table: Table) -> pa.Schema:
    """Types as the CSV writer gets them: times are written out as text."""
    return pa.schema([pa.field(f.name, pa.string() if as_text(f.type) else f.type) for f in table.arrow_schema])


def as_text(kind: pa.DataType) -> bool:
    """Whether a CSV holds such values in words of its own: times and lists."""
    return bool(pa.types.is_timestamp(kind) or pa.types.is_list(kind))


def csv_values(group: pa.Table, table: Table) -> pa.Table:
    """Values for the CSV: times as `2026-11-22T10:00:00Z`, lists as JSON, all else as it is."""
    columns = [
        iso_times(column) if pa.types.is_timestamp(column.type) else json_lists(column) if pa.types.is_list(column.type) else column
        for column in group.columns
    ]
    return pa.Table.from_arrays(columns, schema=csv_schema(table))


_ESCAPED_IN_JSON = r'["\\\x00-\x1f\x7f]'


def json_lists(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists of texts as JSON arrays; null stays null."""
    values = pc.list_flatten(column)
    if values.null_count == 0 and not pc.any(pc.match_substring_regex(values, _ESCAPED_IN_JSON)).as_py():
        joined = pc.binary_join_element_wise('["', pc.binary_join(column, '","'), '"]', "")
        return pc.if_else(pc.equal(pc.list_value_length(column), 0), "[]", joined)
    # Each different list is written once, since few lists differ.
    made: dict[tuple[str, ...], str] = {}
    out = []
    for value in column.to_pylist():
        key = None if value is None else tuple(value)
        if key is not None and key not in made:
            made[key] = orjson.dumps(value).decode()
        out.append(None if key is None else made[key])
    return pa.chunked_array([pa.array(out, pa.string())])


def iso_times(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Times in UTC as `2026-11-22T10:00:00Z`."""
    text = pc.strftime(column, format="%Y-%m-%dT%H:%M:%S")  # with the six digits of the microseconds
    return pc.binary_join_element_wise(pc.replace_substring_regex(text, r"\.?0+$", ""), "Z", "")
