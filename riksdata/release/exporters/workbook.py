"""One Excel workbook of the simple tables: typed cells, filters, a heading that stays, links, and a sheet that explains every column.

No cell can run: texts are written as texts, whatever they begin with, and links as links. The same rows give the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
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


class Sheet:
    """One table of the workbook."""

    def __init__(self, sheet: Worksheet, view: View, formats: dict[str, Any]) -> None:
        """Write the heading of `view`."""
        self._sheet, self._date, self._link = sheet, formats["date"], formats["link"]
        self._names = [column.name for column in view.columns]
        self._urls = {place for place, name in enumerate(self._names) if name == "url" or name.endswith("_url")}
        self._row = self._links = 0
        self.left_out = 0
        sheet.freeze_panes(1, 2)
        for place, name in enumerate(self._names):
            sheet.set_column(place, place, _WIDTHS.get(name, 16))
        for place, name in enumerate(self._names):
            sheet.write_string(0, place, name, formats["head"])

    def write(self, batch: pa.RecordBatch) -> None:
        """Append rows; those that the sheet cannot hold are counted in `left_out`."""
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            if self._row >= MAX_ROWS:
                self.left_out += 1
                continue
            self._row += 1
            for place, value in enumerate(row):
                if value is not None and value != "":
                    self._cell(place, value)

    def finish(self) -> None:
        """Put filters on the columns."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._names) - 1)

    def _cell(self, place: int, value: Any) -> None:
        if isinstance(value, str):
            if place in self._urls and self._links < MAX_LINKS and value.startswith(("http://", "https://")) and len(value) < _LINKED:
                self._links += 1
                self._sheet.write_url(self._row, place, value, self._link, string=value[:255])
            else:
                self._sheet.write_string(self._row, place, value if len(value) <= CELL else value[: CELL - len(CUT)] + CUT)
        elif isinstance(value, bool):
            self._sheet.write_boolean(self._row, place, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value)
        elif isinstance(value, datetime.date):
            self._sheet.write_datetime(self._row, place, datetime.datetime(value.year, value.month, value.day), self._date)
        else:
            self._sheet.write_string(self._row, place, "; ".join(value) if isinstance(value, list) else str(value))


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
        made = Sheet(self._book.add_worksheet(_SHEETS[view.name]), view, self._formats)
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
