"""Numbered paragraphs of a canonical text: what annotators see, and the way back from a number and words to characters.

The rule is kept apart from the package's own reading of paragraphs, so that an annotation means the same when that reading changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"\S[^\n]*")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_HARD_BROKEN_WIDTH = 100
_PRINTED_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[-–•*])\s+")
_TRAILING_MARKS = re.compile(r"(?:\s*\[\d{1,4}\])+$")

# What a reader copies otherwise than it stands: signs that cannot be seen, white space, quotation marks, dashes.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_ALIKE = str.maketrans(
    {"”": '"', "“": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "−": "-"}
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number from 1, and its characters `start` to `end` (half-open) in the text."""

    number: int
    start: int
    end: int


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order: non-empty lines, or blocks between empty lines where lines are broken at a page's width."""
    pattern = _BLOCK if _is_hard_broken(text) else _LINE
    found = []
    for number, match in enumerate(pattern.finditer(text), 1):
        found.append(Paragraph(number, match.start(), match.start() + len(match[0].rstrip())))
    return found


def _is_hard_broken(text: str) -> bool:
    """Whether most of the text lies in blocks of several lines, none of them wider than a page."""
    several = sum(len(b[0]) for b in _BLOCK.finditer(text) if "\n" in b[0] and max(map(len, b[0].split("\n"))) <= _HARD_BROKEN_WIDTH)
    return "\n\n" in text and several > len(text) / 2


def numbered(text: str) -> str:
    """The text for annotators: each paragraph begins with its number, `¶12 …`; an empty line between paragraphs."""
    return "\n\n".join(f"¶{p.number} {text[p.start : p.end]}" for p in paragraphs(text)) + "\n"


def read_numbers(said: str) -> tuple[int, int]:
    """`12` or `12-14` as first and last number. Raises ValueError."""
    first, _, last = said.replace("¶", "").replace("–", "-").partition("-")
    low, high = int(first), int(last or first)
    if not 0 < low <= high:
        raise ValueError(f"paragraph numbers must rise from 1: {said!r}")
    return low, high


def stretch(known: list[Paragraph], said: str) -> tuple[int, int]:
    """The characters of the paragraphs named. Raises ValueError where there is no such paragraph."""
    low, high = read_numbers(said)
    if high > len(known):
        raise ValueError(f"there is no paragraph {high}; the last is {len(known)}")
    return known[low - 1].start, known[high - 1].end


def plain(words: str) -> str:
    """Words as they are compared: unseen signs gone, white space folded, quotation marks and dashes alike."""
    return " ".join(words.translate(_UNSEEN).translate(_ALIKE).split())


def _folded(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """`plain` of a stretch of text, and for each of its characters where it stands."""
    out: list[str] = []
    places: list[int] = []
    for place in range(start, end):
        sign = text[place].translate(_UNSEEN).translate(_ALIKE)
        if not sign:
            continue
        if sign.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                places.append(place)
            continue
        out.append(sign)
        places.append(place)
    return "".join(out), places


def find(text: str, start: int, end: int, surface: str) -> tuple[int, int]:
    """Where a surface stands between two places of the text; `surface#2` means the second time.

    Occurrences that are words of their own go before those inside longer words. Raises ValueError where there is none.
    """
    folded, places = _folded(text, start, end)
    match = re.fullmatch(r"(.*\S)#(\d{1,3})", surface, re.DOTALL)
    wanted, count = plain(surface), 1
    if match and wanted not in folded:
        wanted, count = plain(match[1]), int(match[2])
    if not wanted:
        raise ValueError("the surface is empty")
    escaped = re.escape(wanted)
    words = ("(?<!\\w)" if wanted[0].isalnum() else "") + escaped + ("(?!\\w)" if wanted[-1].isalnum() else "")
    found = [m.start() for m in re.finditer(words, folded)] or [m.start() for m in re.finditer(escaped, folded)]
    if len(found) < count or count < 1:
        times = f"stands {len(found)} times" if found else "does not stand"
        raise ValueError(f"{surface!r} {times} in this paragraph; copy it as it is written")
    at = found[count - 1]
    return places[at], places[at + len(wanted) - 1] + 1


def find_between(text: str, start: int, end: int, said: str) -> tuple[int, int]:
    """Where a longer passage stands, by its first and last words, `Vilka åtgärder…avser att vidta?`; `*` is all but a printed number.

    Raises ValueError where either is not found.
    """
    if said.strip() == "*":
        number = _PRINTED_NUMBER.match(text, start, end)
        return (number.end() if number else start), end
    first, dots, last = said.replace("...", "…").partition("…")
    begin, stop = find(text, start, end, first)
    if not dots:
        return begin, stop
    return begin, find(text, stop, end, last)[1]


def without_marks(text: str, start: int, end: int) -> int:
    """The end of a paragraph before the footnote marks that close it."""
    marks = _TRAILING_MARKS.search(text[start:end])
    return start + marks.start() if marks else end
