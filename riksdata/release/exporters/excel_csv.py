"""CSV for Swedish Excel: byte-order mark, semicolons, decimal commas, no cell that would run as a formula."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from riksdata.release.exporters.csv import as_text, csv_options, iso_times
from riksdata.release.files import HashedFile
from schemas.tables import Table

EXCEL_CELL = 32_767
"""Characters that a cell of Excel can hold."""
NO_EXCEL = frozenset({"texts"})
"""Tables whose cells are longer than that by nature."""
CUT = " […]"
_DEFUSED = r"^[=+\-@\t\r]"


class ExcelRows:
    """Writes the rows of one table."""

    def __init__(self, sink: HashedFile, table: Table) -> None:
        """`sink`: where to."""
        self._table = table
        sink.write(b"\xef\xbb\xbf")
        self._writer = arrow_csv.CSVWriter(pa.PythonFile(sink, mode="w"), excel_schema(table), write_options=csv_options(";"))

    def write(self, group: pa.Table) -> None:
        """The rows of one group."""
        self._writer.write_table(excel_values(group, self._table))

    def close(self) -> None:
        """Write what is left."""
        self._writer.close()


def excel_schema(table: Table) -> pa.Schema:
    """Types for the Excel variant: decimal numbers are text, with a comma."""
    return pa.schema(
        [pa.field(f.name, pa.string() if as_text(f.type) or pa.types.is_floating(f.type) else f.type) for f in table.arrow_schema]
    )


def excel_values(group: pa.Table, table: Table) -> pa.Table:
    """Values for Swedish Excel: decimal comma, no cell that would run as a formula, none longer than a cell can be."""
    columns = []
    for column in group.columns:
        if pa.types.is_floating(column.type):
            columns.append(pc.replace_substring(column.cast(pa.string()), ".", ","))
        elif pa.types.is_timestamp(column.type):
            columns.append(iso_times(column))
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
