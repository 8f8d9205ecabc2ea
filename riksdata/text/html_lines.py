"""Text of HTML elements as lines: white space folded, breaks within sentences healed, preformatted blocks unwrapped."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.html_source import BREAK, KEPT
from riksdata.text.lines import join, unwrap

_WIDE = lazy_regex(r" {3,}|\t| ?\.{4,} ?")
_GAP = lazy_regex(r"(?<=\S) {3,}(?=\S)")
_FIGURE = lazy_regex(r"[\s\d.,:%+–−-]{1,20}$")
SENTENCE_OVER = frozenset(".:;!?")


def folded(raw: str) -> str:
    """White space folded to single spaces; a lone no-break space between two signs stays, since it holds a number's groups together."""
    if "\xa0" not in raw:
        return " ".join(raw.split())
    text = " ".join(raw.replace("\xa0", KEPT).split())
    if KEPT + KEPT in text:
        text = _KEPT_RUN.sub(" ", text)
    text = text.replace(" " + KEPT, " ").replace(KEPT + " ", " ")
    if "  " in text:
        text = " ".join(text.split())
    return text.strip(_KEPT_AND_SPACE).replace(KEPT, "\xa0")


_KEPT_AND_SPACE = KEPT + " "
_KEPT_RUN = lazy_regex(KEPT + "{2,}")


def rejoined(segments: list[str]) -> list[str]:
    """The segments between line breaks as lines; a break within a sentence is none."""
    groups = [[segments[0]]]
    length = len(segments[0])
    for segment in segments[1:]:
        last = groups[-1][-1][-1]
        if last not in SENTENCE_OVER and length > 20 and (segment[0].islower() or (length > 70 and last != ",")):
            groups[-1].append(segment)
            length += len(segment)
        else:
            groups.append([segment])
            length = len(segment)
    return [join(group) for group in groups]


def preformatted(raw: str) -> list[str]:
    """The lines of a `<pre>` block: paragraphs put together, rows of columns kept as rows with tabs."""
    lines = raw.replace(BREAK, "\n").split("\n")
    places = [_second_column(line) for line in lines]
    out: list[str] = []
    text: list[str] = []
    for k, line in enumerate(lines):
        beside = [places[near] for near in (k - 1, k + 1) if 0 <= near < len(lines)]
        cells = _columns(line, any(place is not None and abs(place - (places[k] or 0)) <= 1 for place in beside))
        if cells:
            out += unwrap(text)
            text = []
            out.append("\t".join(cells))
        else:
            text.append(line)
    return [line for line in (out + unwrap(text)) if line]


def _second_column(line: str) -> int | None:
    """Where the second column of a line stands, None where the line has no wide gap."""
    gap = _GAP.search(line)
    return gap.end() if gap else None


def _columns(line: str, aligned: bool) -> list[str]:
    """The cells of a line that is set in columns, else nothing.

    Wide gaps alone do not tell, since lines were justified with spaces: in columns a cell is a figure, or the cells have several words and
    are aligned with those of a line beside.
    """
    if "   " not in line and "...." not in line and "\t" not in line:
        return []
    cells = [" ".join(cell.split()) for cell in _WIDE.split(line.strip()) if cell.strip()]
    if len(cells) < 2:
        return []
    figures = sum(bool(_FIGURE.match(cell)) for cell in cells[1:])
    words = sum(cell.count(" ") + 1 for cell in cells)
    if figures and figures * 2 >= len(cells) - 1:
        return cells
    return cells if aligned and words >= 2.5 * len(cells) else []


@cache
def _class_levels() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row[0]), row[1]) for row in read_rows(__package__, "heading_classes.tsv")]


@lru_cache(maxsize=4096)
def class_level(name: str) -> int:
    """The level of the heading that a paragraph's class names, 0 for none. Several names stand apart by commas."""
    if len(name) > 60:
        return 0
    first = name.split(",", 1)[0].strip().lower()
    for pattern, level in _class_levels():
        found = pattern.fullmatch(first)
        if found:
            return int(found.group(1)) if level == "n" else int(level)
    return 0


def numeral(number: int, style: str) -> str:
    """The number of a list item as a list of this style (`1`, `a`, `A`, `i`, `I`) shows it."""
    if style in "aA" and number <= 26:
        return chr(ord(style) + number - 1)
    if style in "iI" and number < 40:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if style == "i" else roman.upper()
    return str(number)
