"""Rows of a worksheet: whatever a value is, it comes back as it was, and links lead where those of xlsxwriter lead."""

from __future__ import annotations

import datetime
import io
import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.escape import unescape

from riksdata.release.exporters import sheet_rows, workbook
from riksdata.release.exporters.sheet_rows import column_letters
from riksdata.release.exporters.workbook import write_workbook
from schemas.views import View, ViewColumn

KINDS = {
    "words": pa.string(), "day": pa.date32(), "value": pa.float64(), "count": pa.int64(), "again": pa.bool_(),
    "more": pa.list_(pa.string()), "url": pa.string(), "source_url": pa.string(),
}  # fmt: skip
SCHEMA = pa.schema(list(KINDS.items()))
VIEW = View("simple_demands", "", "", "", "", tuple(ViewColumn(name, "", "", "", "", "") for name in KINDS))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["_x0041_", "_x0041_x0042_", "__x000D__", "<r>a</r>", "=1+1", "@a", " a", "a\n", "a\r\nb", "\ufffe", "&amp;", "å \U0001f600 "]
)
ADDRESSES = st.text('abc/?=&#% []é<>"', max_size=20).map("https://example.org/".__add__) | st.sampled_from(
    ["https://example.org/" + "a" * 400, "https://example.org/" + "a" * 2000, "ftp://a", "http://", "no address", ""]
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "words": st.none() | TEXTS,
            "day": st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)),
            "value": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "count": st.none() | st.integers(-(2**63), 2**63 - 1),
            "again": st.none() | st.booleans(),
            "more": st.none() | st.lists(TEXTS, max_size=3),
            "url": st.none() | ADDRESSES,
            "source_url": st.none() | ADDRESSES,
        }
    ),
    max_size=5,
)


def write(path: Path, rows: Sequence[dict[str, Any]], at_once: int = 2) -> int:
    """A workbook of one sheet; gives how many rows it could not hold."""
    batch = pa.RecordBatch.from_pylist(list(rows), schema=SCHEMA)
    with write_workbook(path) as book:
        sheet = book.sheet(VIEW)
        for start in range(0, len(rows), at_once):
            sheet.write(batch.slice(start, at_once))
        return sheet.left_out


def read(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, tuple[str | None, str | None] | None]]]:
    """Its values, and where its links lead."""
    page = openpyxl.load_workbook(path)["Yrkanden"]
    values, links = [], []
    for row in page.iter_rows(min_row=2):
        cells = dict(zip(KINDS, row, strict=True))
        values.append({name: cell.value for name, cell in cells.items()})
        links.append({name: cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location) for name, cell in cells.items()})
    return values, links


def as_read(value: Any) -> Any:
    """A value as a sheet holds it: no empty texts, lists as text, days at midnight; and line ends as XML has them."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    return value or None if isinstance(value, str) else value


@settings(max_examples=60)
@given(ROWS)
def test_every_value_comes_back_as_it_was(rows: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        assert write(path, rows) == 0
        values, _ = read(path)
    values += [dict.fromkeys(KINDS)] * (len(rows) - len(values))  # rows without a value at the end
    for found, row in zip(values, rows, strict=True):
        for name, value in row.items():
            got = found[name]
            if name in ("url", "source_url") and value and value.startswith("http") and len(value) < 2000:
                value = value[:255]
            assert (unescape(got) if isinstance(got, str) else got) == as_read(value)
            assert isinstance(got, bool) == isinstance(value, bool)


@settings(max_examples=40)
@given(st.lists(ADDRESSES.filter(lambda address: address.startswith("http") and len(address) < 2000), min_size=1, max_size=5))
def test_links_lead_where_those_of_xlsxwriter_lead(addresses: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "book.xlsx", Path(folder) / "other.xlsx"
        write(path, [{"url": address} for address in addresses])
        book = xlsxwriter.Workbook(str(other))
        sheet = book.add_worksheet("Yrkanden")
        for number, address in enumerate(addresses, 1):
            sheet.write_url(number, list(KINDS).index("url"), address, string=address[:255])
            sheet.write_string(number, len(KINDS) - 1, "x")
        book.close()
        assert [row["url"] for row in read(path)[1]] == [row["url"] for row in read(other)[1]]


def test_the_sheet_has_as_many_links_and_rows_as_a_sheet_can_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_LINKS", 3)
    monkeypatch.setattr(workbook, "MAX_ROWS", 5)
    rows = [{"words": str(number), "url": "https://example.org/a", "source_url": "https://example.org/b"} for number in range(7)]
    assert write(tmp_path / "book.xlsx", rows, at_once=3) == 2
    values, links = read(tmp_path / "book.xlsx")
    assert [row["words"] for row in values] == list("01234")
    assert [row["url"] for row in values] == ["https://example.org/a"] * 5
    linked = [name for row in links for name in ("url", "source_url") if row[name]]
    assert linked == ["url", "source_url", "url"]
    explained = [row[3].value for row in openpyxl.load_workbook(tmp_path / "book.xlsx")["Förklaringar"].iter_rows(max_row=2)]
    assert "2 rader ryms inte" in str(explained[1])


def test_a_number_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="column C"):
        write(tmp_path / "book.xlsx", [{"value": float("nan")}])


def test_a_sheet_without_rows_is_a_heading(tmp_path: Path) -> None:
    write(tmp_path / "book.xlsx", [])
    page = openpyxl.load_workbook(tmp_path / "book.xlsx")["Yrkanden"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [list(KINDS)]


def test_no_file_of_the_workbook_names_a_day(tmp_path: Path) -> None:
    write(tmp_path / "book.xlsx", [{"words": "a", "url": "https://example.org/a"}])
    with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_a_frame_of_another_kind_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the numbers of the styles others at the end than at the beginning, days would be shown as numbers."""
    write(tmp_path / "book.xlsx", [{"words": "a"}])
    real = workbook._frame

    def other(sheets: Any) -> io.BytesIO:
        frame = real(sheets)
        if sheets[0][1] != 7:
            return frame
        changed = io.BytesIO()
        with zipfile.ZipFile(frame) as source, zipfile.ZipFile(changed, "w") as target:
            for entry in source.infolist():
                target.writestr(entry, re.sub(rb' s="2"', b' s="9"', source.read(entry)))
        changed.seek(0)
        return changed

    monkeypatch.setattr(workbook, "_frame", other)
    with pytest.raises(ValueError, match="otherwise than before"):
        write(tmp_path / "book.xlsx", [{"words": "a"}] * 7)


@given(st.integers(0, 16_383))
def test_columns_have_the_letters_of_a_sheet(place: int) -> None:
    assert column_letters(place) == get_column_letter(place + 1)
