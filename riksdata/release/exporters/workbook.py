"""One Excel workbook of the simple tables: typed cells, filters, a heading that stays, links, and a sheet that explains every column.

No cell can run: texts are written as texts, whatever they begin with, and links as links. The same rows give the same bytes.

The rows are written by `sheet_rows`; xlsxwriter makes the workbook that they are put into, with a row in each sheet that shows how it
writes a day and a link.
"""

from __future__ import annotations

import datetime
import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyarrow as pa
import xlsxwriter

from riksdata.release.exporters.sheet_rows import SheetRows, Sinks, Styles, column_letters
from riksdata.release.files import GZIP_LEVEL
from riksdata.release.manifest import ATTRIBUTION
from schemas.codes import declared_codes
from schemas.views import View

MAX_ROWS = 1_048_575
"""Rows of a sheet beneath its heading."""
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
_SHOWN_ROW = re.compile(rb'<row r="2"[^>]*>(.*?)</row>', re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_STYLE = re.compile(rb' s="(\d+)"')
_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)


class Sheet:
    """One table of the workbook."""

    def __init__(self, view: View, styles: Styles, sinks: Sinks) -> None:
        """`sinks`: where rows wait for the workbook's end."""
        self.view, self.styles, self.sinks = view, styles, sinks
        urls = [place for place, column in enumerate(view.columns) if column.name == "url" or column.name.endswith("_url")]
        self._rows = SheetRows(sinks, len(view.columns), urls, styles)
        self.left_out = 0

    def write(self, batch: pa.RecordBatch) -> None:
        """Append rows; those that the sheet cannot hold are counted in `left_out`."""
        held = min(batch.num_rows, MAX_ROWS - self._rows.count)
        self.left_out += batch.num_rows - held
        self._rows.write(batch.slice(0, held))

    @property
    def rows(self) -> int:
        """Rows that were written."""
        return self._rows.count

    @property
    def links(self) -> int:
        """Links that were written."""
        return self._rows.links


class Workbook:
    """The workbook being written."""

    def __init__(self, path: Path, held: ExitStack) -> None:
        """`path`: where to. `held` closes the files without a name in which rows wait, on its disk."""
        self._path, self._held = path, held
        self._sheets: list[Sheet] = []

    def sheet(self, view: View) -> Sheet:
        """A new sheet for the rows of a view; each must be written to its end before the next is asked for."""
        made = Sheet(view, _styles(view), Sinks(self._file(), self._file(), self._file()))
        self._sheets.append(made)
        return made

    def _file(self) -> IO[bytes]:
        return self._held.enter_context(TemporaryFile(dir=self._path.parent))

    def finish(self) -> None:
        """Put the rows into the workbook that holds all else."""
        sheets = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(self._sheets, 1)}
        made = _frame([(sheet.view, sheet.rows, sheet.left_out) for sheet in self._sheets])
        with zipfile.ZipFile(made) as frame, zipfile.ZipFile(self._path, "w") as book:
            for entry in frame.infolist():
                sheet = sheets.get(entry.filename)
                with book.open(_named(entry.filename), "w", force_zip64=True) as into:
                    if sheet is None:
                        into.write(frame.read(entry))
                    else:
                        _fill(frame.read(entry), sheet, into)
                if sheet is not None and sheet.links:
                    folder, _, name = entry.filename.rpartition("/")
                    with book.open(_named(f"{folder}/_rels/{name}.rels"), "w", force_zip64=True) as into:
                        into.write(_RELATIONS)
                        _copy(sheet.sinks.targets, into)
                        into.write(b"</Relationships>")


def _named(name: str) -> zipfile.ZipInfo:
    """An entry of the workbook that has the time of no day."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry._compresslevel = GZIP_LEVEL  # type: ignore[attr-defined]  # called `compress_level` from Python 3.13 on, which knows this name too
    return entry


def _fill(frame: bytes, sheet: Sheet, into: IO[bytes]) -> None:
    """The sheet of the frame with rows for the one that it shows, and with their links. Raises ValueError for a frame of another kind."""
    shown = _SHOWN_ROW.search(frame)
    after = frame.find(b"<pageMargins")
    if shown is None or after < shown.end() or _styles_in(shown) != sheet.styles:
        raise ValueError("xlsxwriter has written a worksheet otherwise than before: its rows cannot be put in")
    reaches = f'<dimension ref="A1:{column_letters(len(sheet.view.columns) - 1)}{sheet.rows + 1}"/>'.encode()
    into.write(_DIMENSION.sub(reaches, frame[: shown.start()], count=1))
    _copy(sheet.sinks.rows, into)
    into.write(frame[shown.end() : after])
    if sheet.links:
        into.write(b"<hyperlinks>")
        _copy(sheet.sinks.links, into)
        into.write(b"</hyperlinks>")
    into.write(frame[after:])


def _copy(source: IO[bytes], into: IO[bytes]) -> None:
    source.seek(0)
    shutil.copyfileobj(source, into, 1 << 20)


def _styles(view: View) -> Styles:
    """The styles of cells in a workbook of this view alone, which are those of any."""
    with zipfile.ZipFile(_frame([(view, 1, 0)])) as frame:
        shown = _SHOWN_ROW.search(frame.read("xl/worksheets/sheet1.xml"))
    assert shown is not None, "the row that is shown was written"
    return _styles_in(shown)


def _styles_in(shown: re.Match[bytes]) -> Styles:
    return Styles(*(found.decode() for found in _STYLE.findall(shown[1])))


def _frame(sheets: Sequence[tuple[View, int, int]]) -> io.BytesIO:
    """The workbook with all but the rows of its sheets; of each the view, its rows, and how many it cannot hold."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Riksdata", "comments": ATTRIBUTION, "created": _CREATED})
    head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "text_wrap": True, "valign": "top"})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    link = book.add_format({"font_color": "#0B5CAD", "underline": 1})
    bold = book.add_format({"bold": True})
    for view, rows, _ in sheets:
        sheet = book.add_worksheet(_SHEETS[view.name])
        sheet.freeze_panes(1, 2)
        for place, column in enumerate(view.columns):
            sheet.set_column(place, place, _WIDTHS.get(column.name, 16))
            sheet.write_string(0, place, column.name, head)
        sheet.write_blank(1, 0, None, date)
        sheet.write_blank(1, 1, None, link)
        sheet.autofilter(0, 0, max(rows, 1), len(view.columns) - 1)
    sheet = book.add_worksheet("Förklaringar")
    for place, width in enumerate((16, 22, 26, 80, 80)):
        sheet.set_column(place, place, width)
    for place, line in enumerate(_explanations(sheets)):
        for at, text in enumerate(line):
            sheet.write_string(place, at, text, bold if place == 0 else None)
    sheet.freeze_panes(1, 0)
    book.close()
    made.seek(0)
    return made


def _explanations(sheets: Sequence[tuple[View, int, int]]) -> Iterator[tuple[str, ...]]:
    """The lines of the last sheet: what each sheet and column holds, and what the codes mean, in Swedish and English."""
    yield ("Blad / sheet", "Kolumn / column", "Benämning / title", "Vad den innehåller", "What it holds")
    for view, _, left_out in sheets:
        left = f" {left_out} rader ryms inte i ett kalkylblad och står bara i CSV och Parquet." if left_out else ""
        name = _SHEETS[view.name]
        yield (name, "", view.title_sv, view.description_sv + left, view.description)
        for c in view.columns:
            yield (name, c.name, f"{c.title_sv} / {c.title}", c.description_sv, c.description)
    coded = {c.codes for view, _, _ in sheets for c in view.columns if c.codes}
    yield ("", "", "", "", "")
    yield ("Kodlista / list", "Kod / code", "Benämning / title", "Betydelse", "Meaning")
    for code in declared_codes():
        if code.list in coded:
            yield (code.list, code.code, f"{code.title_sv} / {code.title_en}", code.definition_sv, code.definition_en)
    yield ("", "", "", "", "")
    yield ("", "", "", f"{ATTRIBUTION}. CC BY 4.0. En fristående sammanställning; riksdagen står inte bakom den.", "")


@contextmanager
def write_workbook(path: Path) -> Iterator[Workbook]:
    """A workbook at `path`, whole when the block ends. Rows go to disk as they come."""
    with ExitStack() as held:
        book = Workbook(path, held)
        yield book
        book.finish()
