"""Rows of a worksheet as Excel's XML, a column at a time: cell by cell, some million of them would be most of what a release costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO
from xml.sax.saxutils import quoteattr  # nosec B406 # writes, and reads nothing

import pyarrow as pa
import pyarrow.compute as pc

MAX_LINKS = 65_000
"""Links that Excel lets a sheet have; addresses behind that are plain text."""
CELL = 32_000
"""Characters of a cell; Excel takes some more, but counts them otherwise."""
CUT = " […]"
_LINKED, _SHOWN = 2_000, 255
"""Characters that the address of a link can have, and those that its cell shows."""
_AT_ONCE = 1024
"""Rows that are held as XML at a time."""
_LEAP_DAY = 59
"""Days before Excel's 29 February 1900, which never was; every day after it has a number more."""
_DAYS_TO_1970 = 25_568
_LEADS_TO = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target'
_SIGNS = {ord(sign): f"%{ord(sign):02x}" for sign in '%" <>[]^`{}'}
_ODD = "[\x00-\x08\x0b-\x1f\ufffe\uffff]"
_NEEDS_ESCAPE = r"_x[0-9a-fA-F]{4}_|[\x00-\x08\x0b-\x1f\x{FFFE}\x{FFFF}]"


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the styles that cells have, as the workbook counts them."""

    date: str
    link: str


@dataclass(frozen=True, slots=True)
class Sinks:
    """Where the parts of a sheet are written that grow with its rows."""

    rows: IO[bytes]
    links: IO[bytes]
    """Which cells are links."""
    targets: IO[bytes]
    """The addresses that these lead to, which lie in a file of their own."""


class SheetRows:
    """Writes the rows of one sheet and their links."""

    def __init__(self, into: Sinks, columns: int, urls: Iterable[int], styles: Styles) -> None:
        """`urls`: the places of the columns whose addresses become links. The first row is number 2, after the heading."""
        self._into, self._styles = into, styles
        self._letters = [column_letters(place) for place in range(columns)]
        self._urls = sorted(urls)
        self.links = self.count = 0

    def write(self, batch: pa.RecordBatch) -> None:
        """Append rows. Raises ValueError for a number that is none: no cell can hold it."""
        for start in range(0, batch.num_rows, _AT_ONCE):
            self._write(batch.slice(start, _AT_ONCE))

    def _write(self, batch: pa.RecordBatch) -> None:
        first = self.count + 2
        numbers = pa.array(map(str, range(first, first + batch.num_rows)), pa.string())
        linked = self._links(batch, first)
        cells = [
            _cells(column, letters, numbers, self._styles, linked.get(place))
            for place, (column, letters) in enumerate(zip(batch.columns, self._letters, strict=True))
        ]
        opened = pc.binary_join_element_wise('<row r="', numbers, '">', "")
        rows = pc.binary_join_element_wise(opened, *cells, "</row>", "", null_handling="replace", null_replacement="")
        self._into.rows.write("".join(rows.to_pylist()).encode())
        self.count += batch.num_rows

    def _links(self, batch: pa.RecordBatch, first: int) -> dict[int, list[bool]]:
        """Which cells of the columns of addresses are links: row by row, as many as a sheet can have."""
        columns = [batch.column(place).to_pylist() for place in self._urls]
        linked: dict[int, list[bool]] = {place: [] for place in self._urls}
        cells, targets = [], []
        for number, row in enumerate(zip(*columns, strict=True), first):
            for place, address in zip(self._urls, row, strict=True):
                is_link = address is not None and self.links < MAX_LINKS and _can_be_linked(address)
                linked[place].append(is_link)
                if is_link:
                    self.links += 1
                    to, _, anchor = address.partition("#")
                    within = f" location={quoteattr(anchor)}" if anchor else ""
                    cells.append(f'<hyperlink ref="{self._letters[place]}{number}" r:id="rId{self.links}"{within}/>')
                    targets.append(f'<Relationship Id="rId{self.links}" {_LEADS_TO}={quoteattr(_as_target(to))} TargetMode="External"/>')
        self._into.links.write("".join(cells).encode())
        self._into.targets.write("".join(targets).encode())
        return linked


def _can_be_linked(address: str) -> bool:
    return address.startswith(("http://", "https://")) and len(address) < _LINKED


def _as_target(address: str) -> str:
    """An address as Excel takes it: signs that no address has are named by their numbers, unless it names some already."""
    return address if re.search("%[0-9a-fA-F]{2}", address) else address.translate(_SIGNS)


def column_letters(place: int) -> str:
    """0 → `A`, 26 → `AA`."""
    letters = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def _cells(column: pa.Array, letters: str, numbers: pa.Array, styles: Styles, linked: Sequence[bool] | None) -> pa.Array:
    """The cells of one column; null where a row has none."""
    kind = column.type
    if pa.types.is_boolean(kind):
        return _plain(f'<c r="{letters}', numbers, '" t="b"><v>', pc.if_else(column, "1", "0"))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        if pa.types.is_floating(kind) and pc.all(pc.is_finite(column)).as_py() is False:
            raise ValueError(f"column {letters} of a worksheet holds a number that is none")
        return _plain(f'<c r="{letters}', numbers, '"><v>', column.cast(pa.string()))
    if pa.types.is_date(kind):
        days = pc.add(column.cast(pa.date32()).cast(pa.int32()), _DAYS_TO_1970)
        days = pc.add(days, pc.greater(days, _LEAP_DAY).cast(pa.int32()))
        return _plain(f'<c r="{letters}', numbers, f'" s="{styles.date}"><v>', days.cast(pa.string()))
    text = pc.binary_join(column, "; ") if pa.types.is_list(kind) else column.cast(pa.string())
    return _texts(text, letters, numbers, styles, linked)


def _plain(opened: str, numbers: pa.Array, between: str, values: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(opened, numbers, between, values, "</v></c>", "")


def _texts(column: pa.Array, letters: str, numbers: pa.Array, styles: Styles, linked: Sequence[bool] | None) -> pa.Array:
    """Cells that hold their text themselves; an empty text has none."""
    lengths = pc.binary_length(column)
    if pc.any(pc.equal(lengths, 0)).as_py():
        column = pc.if_else(pc.equal(lengths, 0), None, column)
    if (pc.max(lengths).as_py() or 0) > CELL:
        short = pc.binary_join_element_wise(pc.utf8_slice_codeunits(column, 0, CELL - len(CUT)), CUT, "")
        column = pc.if_else(pc.greater(pc.utf8_length(column), CELL), short, column)
    kind: pa.Array | str = '" t="inlineStr"><is><t'
    if linked is not None and any(linked):
        are = pa.array(linked, pa.bool_())
        column = pc.if_else(are, pc.utf8_slice_codeunits(column, 0, _SHOWN), column)
        kind = pc.if_else(are, f'" s="{styles.link}" t="inlineStr"><is><t', '" t="inlineStr"><is><t')
    outer = pc.match_substring_regex(column, r"\A\s|\s\z")
    kept: pa.Array | str = pc.if_else(outer, ' xml:space="preserve">', ">") if pc.any(outer).as_py() else ">"
    return pc.binary_join_element_wise(f'<c r="{letters}', numbers, kind, kept, _escaped(column), "</t></is></c>", "")


def _escaped(column: pa.Array) -> pa.Array:
    """Texts as XML holds them, and what XML cannot hold as Excel writes it."""
    odd = pc.match_substring_regex(column, _NEEDS_ESCAPE)
    if pc.any(odd).as_py():
        column = pa.array([_told(text) if is_odd else text for text, is_odd in zip(column.to_pylist(), odd.to_pylist(), strict=True)])
    if pc.any(pc.match_substring_regex(column, "[&<>]")).as_py():
        for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            column = pc.replace_substring(column, sign, name)
    return column


def _told(text: str) -> str:
    """`_x0001_` for a sign that XML has no place for, and `_x005F_` for the dash of a text that looks so by itself."""
    text = re.sub("_(?=x[0-9a-fA-F]{4}_)", "_x005F_", text)
    return re.sub(_ODD, lambda found: f"_x{ord(found[0]):04X}_", text)
