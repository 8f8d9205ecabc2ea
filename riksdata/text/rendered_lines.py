"""The lines of a rendered document as they come: headings, paragraphs, table rows; what scans repeat on each page is left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from riksdata.swedish.lazy import lazy_regex
from riksdata.text.html_lines import SENTENCE_OVER
from riksdata.text.lines import join
from riksdata.text.sections import part

FOOTNOTE_NUMBER = lazy_regex(r"\[\d{1,3}\]$")
_RUNNING_HEAD = lazy_regex(
    r"(?:(?:Mot|Prop|Skr|[A-ZÅÄÖ][A-Za-zåäö]{1,3}U)\.? ?|[A-ZÅÄÖ ]{5,60}[\t ])?"  # Mot.
    r"\d{4}(?:/\d{2})?: ?\w{1,8}(?: \d{1,4}|[\t ][A-ZÅÄÖ ]{5,60})?$"  # 1994/95:Ub4 12
)
_GLUED_NUMBER = lazy_regex(r"^(\d{1,2}\.|[a-z]\))(?=[A-ZÅÄÖa-zåäö])")
_PAGE_NUMBER = lazy_regex(r"\d{1,4}$")
_SIGNED = lazy_regex(r"[A-ZÅÄÖÉ][^\d\t]{3,60} ?\([A-ZÅÄÖa-zåäö]{1,4}\)$")

_LONGEST_CELL_LINE = 240
_LONGEST_HEADING = 300
_LONGEST_PART_HEADING = 60
"""The headings that all papers share are shorter."""
_LONGEST_MERGED = 20_000


@dataclass(slots=True)
class Line:
    """One line of the text."""

    text: str
    level: int = 0
    """Level of a heading, from 1; 0 for a line that is none."""
    signature: bool = False


@dataclass(slots=True)
class LineCollector:
    """Takes lines in order; `lines` is a stack, an open table cell collects its own."""

    scanned: bool
    """Whether pages were scanned, so that running heads stand in the text and paragraphs go on over a page's end."""
    lines: list[list[Line]] = field(default_factory=lambda: [[]])
    rows: list[list[list[Line]]] = field(default_factory=list)
    """The open table rows with the cells that are closed."""
    prefix: str = ""
    """The number of a list item, to stand before its first line."""
    proposal: bool = False
    """Whether the last heading was that of the yrkanden, whose items are not numbered in the text."""

    @property
    def in_table(self) -> bool:
        """Whether a table row is open."""
        return bool(self.rows)

    def add(self, text: str, level: int = 0, signature: bool = False) -> None:
        """Add a line."""
        if not text:
            return
        if len(self.lines) == 1:
            if self.scanned:
                text = _GLUED_NUMBER.sub(r"\1 ", text)
                if self._belongs_to_page(text) or self._goes_on(text):
                    return
            out = self.lines[0]
            if out and out[-1].level and out[-1].text == text:
                return
            if level or (len(text) < _LONGEST_PART_HEADING and part(text) is not None):
                self.proposal = part(text) == "proposal"
        if self.prefix:
            text, self.prefix = self.prefix + text, ""
        self.lines[-1].append(Line(text, level if len(text) <= _LONGEST_HEADING else 0, signature))

    def _belongs_to_page(self, text: str) -> bool:
        """Whether a line of a scan is a page's running head or number."""
        return len(self.lines[0]) > 2 and bool(_RUNNING_HEAD.match(text) or _PAGE_NUMBER.match(text))

    def _goes_on(self, text: str) -> bool:
        """Let a paragraph go on over a page's end; whether it does."""
        out = self.lines[0]
        if (
            out
            and text[0].islower()
            and out[-1].text[-1] not in SENTENCE_OVER
            and 60 < len(out[-1].text) < _LONGEST_MERGED
            and not text[-1].isdigit()
        ):
            out[-1].text = join([out[-1].text, text])
            return True
        return False

    def open_row(self) -> None:
        """Begin a table row."""
        self.rows.append([])

    def open_cell(self) -> None:
        """Begin a cell: lines are its own until it is closed."""
        self.lines.append([])

    def close_cell(self) -> None:
        """End the cell that is open, if one is; outside a row its lines stand in the text."""
        if len(self.lines) > 1:
            cell = self.lines.pop()
            if self.rows:
                self.rows[-1].append(cell)
            else:
                self.lines[-1] += cell

    def close_row(self) -> None:
        """End the row that is open, if one is, and add it as a line, its cells parted by tabs."""
        if not self.rows:
            return
        row = self.rows.pop()
        filled = [cell for cell in row if cell]
        if not filled:
            return
        out = self.lines[-1]
        if _lays_out(filled):
            for cell in filled:
                out += cell
            return
        while not row[-1]:
            row.pop()
        texts = [" ".join(line.text for line in cell) for cell in row]
        if self.scanned and len(self.lines) == 1 and _RUNNING_HEAD.match("\t".join(texts)):
            return
        if FOOTNOTE_NUMBER.match(texts[0]) and len(filled) == 2:
            out.append(Line(" ".join(text for text in texts if text)))
        elif len(row[-1]) > 1 and len(texts[-1]) > _LONGEST_CELL_LINE:
            out.append(Line("\t".join([*texts[:-1], row[-1][0].text])))
            out += row[-1][1:]
        else:
            out.append(Line("\t".join(texts)))


def _lays_out(filled: list[list[Line]]) -> bool:
    """Whether a table row only lays out paragraphs or signatures."""
    return len(filled) == 1 or all(line.signature or _SIGNED.match(line.text) for cell in filled for line in cell)
