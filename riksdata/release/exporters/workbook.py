"""One Excel workbook of the simple tables: typed cells, filters, a heading that stays, links, and a sheet that explains every column.

No cell can run: texts are written as texts, whatever they begin with, and links as links. The same rows give the same bytes.

xlsxwriter makes the book; the rows, which are nearly all of it, are written as XML by Arrow, column by column: cell by cell in Python they
took as long as all else that a release is made of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from riksdata.release.manifest import ATTRIBUTION
from schemas.codes import declared_codes
from schemas.views import View

MAX_ROWS = 1_048_575
"""Rows of a sheet beneath its heading."""
MAX_LINKS = 65_000
"""Links that Excel lets a sheet have; addresses behind that are plain text."""
CELL = 32_000
"""Characters of a cell; Excel takes some more, but counts them otherwise."""
CUT = " […]"
_LINKED = 2_000
_CREATED = datetime.datetime(2000, 1, 1)
_EPOCH = 25_569
"""The first of January 1970, as Excel counts days."""
_UNSPEAKABLE = "[\\x00-\\x08\\x0b-\\x1f\\x{fffe}\\x{ffff}]|_x[0-9a-fA-F]{4}_"
"""What XML cannot hold, and what Excel writes it as."""
_WIDTHS = {
    "text": 70,
    "gist": 60,
    "argument": 60,
    "sentence": 60,
    "title": 45,
    "figure": 40,
    "words": 40,
    "demand": 50,
    "figures_stated": 45,
}
_SHEETS = {"simple_demands": "Yrkanden", "simple_references": "Referenser", "simple_statistics": "Uppgifter"}


class RowsSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet that takes rows as XML. It leans on how xlsxwriter keeps the rows of a book of constant memory: in a file, as they come."""

    def begin_rows(self) -> None:
        """Write what cells were given one by one; from here on rows are given as XML."""
        self._write_single_row(self.previous_row + 1)

    def write_rows(self, xml: str, rows: int) -> None:
        """Append `rows` rows, written as a sheet's XML has them."""
        self.row_data_fh.write(xml)
        self.dim_rowmax += rows
        self.previous_row += rows

    def add_link(self, row: int, column: int, address: str) -> None:
        """Make a cell that was written a link."""
        self.hyperlinks[row][column] = _url(address)


@lru_cache(maxsize=10_000)
def _url(address: str) -> Url:
    """Rows of one document share its address, and xlsxwriter spends more on an address than on a row."""
    return Url(address)


class Sheet:
    """One table of the workbook."""

    def __init__(self, sheet: RowsSheet, view: View, formats: dict[str, Any]) -> None:
        """Write the heading of `view`."""
        self._sheet, self._formats = sheet, formats
        self._names = [column.name for column in view.columns]
        self._urls = {place for place, name in enumerate(self._names) if name == "url" or name.endswith("_url")}
        self._row = self._links = 0
        self.left_out = 0
        sheet.freeze_panes(1, 2)
        for place, name in enumerate(self._names):
            sheet.set_column(place, place, _WIDTHS.get(name, 16))
        for place, name in enumerate(self._names):
            sheet.write_string(0, place, name, formats["head"])
        sheet.begin_rows()

    def write(self, batch: pa.RecordBatch) -> None:
        """Append rows; those that the sheet cannot hold are counted in `left_out`."""
        held = min(batch.num_rows, MAX_ROWS - self._row)
        self.left_out += batch.num_rows - held
        if not held:
            return
        first = self._row + 2  # as a sheet counts: from 1, beneath the heading
        numbers = pa.array(range(first, first + held)).cast(pa.string())
        cells = [self._cells(place, column.slice(0, held), numbers) for place, column in enumerate(batch.columns)]
        rows = _joined('<row r="', numbers, '">', *cells, "</row>")
        self._sheet.write_rows("".join(rows.to_pylist()), held)
        self._row += held

    def finish(self) -> None:
        """Put filters on the columns."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._names) - 1)

    def _cells(self, place: int, column: pa.Array, numbers: pa.Array) -> pa.Array:
        """The cells of one column as XML; nothing where there is no value."""
        kind, style = column.type, ""
        if pa.types.is_date(kind):
            days = pc.add(column.cast(pa.int32()), _EPOCH)
            values, style = days.cast(pa.string()), self._style("date")
        elif pa.types.is_boolean(kind):
            values, style = column.cast(pa.uint8()).cast(pa.string()), ' t="b"'
        elif pa.types.is_integer(kind) or pa.types.is_floating(kind):
            values = column.cast(pa.string())
        else:
            text = pc.binary_join(column, "; ") if pa.types.is_list(kind) else column.cast(pa.string())
            linked = self._link(place, text) if place in self._urls else None
            style = pc.if_else(linked, self._style("link"), "") if linked is not None else ""
            return _filled('<c r="', xl_col_to_name(place), numbers, '"', style, ' t="inlineStr"><is><t', *_as_xml(text), "</t></is></c>")
        return _filled('<c r="', xl_col_to_name(place), numbers, '"', style, "><v>", values, "</v></c>")

    def _style(self, name: str) -> str:
        return f' s="{self._formats[name]._get_xf_index()}"'

    def _link(self, place: int, text: pa.Array) -> pa.Array:
        """Which cells are links; the sheet is told of each, as long as it holds more."""
        linked = []
        for row, value in enumerate(text.to_pylist(), self._row + 1):
            takes = value is not None and self._links < MAX_LINKS and value.startswith(("http://", "https://")) and len(value) < _LINKED
            if takes:
                self._links += 1
                self._sheet.add_link(row, place, value)
            linked.append(takes)
        return pa.array(linked)


def _joined(*parts: Any) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def _filled(*parts: Any) -> pa.Array:
    """The parts joined; empty where one of them is null."""
    return pc.fill_null(_joined(*parts), "")


def _as_xml(text: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Texts as a cell holds them, each behind the end of its tag, which keeps outer spaces. An empty text is none, one too long is cut."""
    text = pc.if_else(pc.equal(text, ""), None, text)
    if (pc.max(pc.binary_length(text)).as_py() or 0) > CELL:
        short = pc.binary_join_element_wise(pc.utf8_slice_codeunits(text, 0, CELL - len(CUT)), CUT, "")
        text = pc.if_else(pc.greater(pc.utf8_length(text), CELL), short, text)
    if pc.any(pc.match_substring_regex(text, _UNSPEAKABLE)).as_py():
        text = pa.array([value and Worksheet._escape_control_characters(value) for value in text.to_pylist()], pa.string())
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = pc.replace_substring(text, sign, written)
    return pc.if_else(pc.match_substring_regex(text, r"^\s|\s$"), ' xml:space="preserve">', ">"), text


class Workbook:
    """The workbook being written."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        """Make the formats that cells share."""
        self._book = book
        self._formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E8EEF4", "text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "link": book.add_format({"font_color": "#0B5CAD", "underline": 1}),
            "bold": book.add_format({"bold": True}),
        }
        self._sheets: list[tuple[View, Sheet]] = []

    def sheet(self, view: View) -> Sheet:
        """A new sheet for the rows of a view; each must be written to its end before the next is asked for."""
        made = Sheet(self._book.add_worksheet(_SHEETS[view.name], RowsSheet), view, self._formats)
        self._sheets.append((view, made))
        return made

    def explain(self) -> None:
        """The last sheet: what each sheet and column holds, and what the codes mean, in Swedish and English."""
        sheet = self._book.add_worksheet("Förklaringar")
        for place, width in enumerate((16, 22, 26, 80, 80)):
            sheet.set_column(place, place, width)
        lines: list[tuple[str, ...]] = [
            ("Blad / sheet", "Kolumn / column", "Benämning / title", "Vad den innehåller", "What it holds"),
        ]
        for view, made in self._sheets:
            made.finish()
            left = f" {made.left_out} rader ryms inte i ett kalkylblad och står bara i CSV och Parquet." if made.left_out else ""
            name = _SHEETS[view.name]
            lines.append((name, "", view.title_sv, view.description_sv + left, view.description))
            lines += [(name, c.name, f"{c.title_sv} / {c.title}", c.description_sv, c.description) for c in view.columns]
        coded = {c.codes for view, _ in self._sheets for c in view.columns if c.codes}
        lines.append(("", "", "", "", ""))
        lines.append(("Kodlista / list", "Kod / code", "Benämning / title", "Betydelse", "Meaning"))
        lines += [
            (c.list, c.code, f"{c.title_sv} / {c.title_en}", c.definition_sv, c.definition_en) for c in declared_codes() if c.list in coded
        ]
        lines.append(("", "", "", "", ""))
        lines.append(("", "", "", f"{ATTRIBUTION}. CC BY 4.0. En fristående sammanställning; riksdagen står inte bakom den.", ""))
        for place, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(place, column, text, self._formats["bold"] if place == 0 else None)
        sheet.freeze_panes(1, 0)


@contextmanager
def write_workbook(path: Path) -> Iterator[Workbook]:
    """A workbook at `path`, whole when the block ends. Rows go to disk as they come."""
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": "Riksdata", "comments": ATTRIBUTION, "created": _CREATED})
    made = Workbook(book)
    try:
        yield made
        made.explain()
    finally:
        book.close()
