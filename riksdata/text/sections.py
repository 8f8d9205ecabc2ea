"""Headings of a text that has no markup, told from how its lines stand to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from riksdata.text.spans import Span
from riksdata.text.tables import read_table

_TOC = re.compile(r"\s*(?:\[bookmark: [^\]\n]{0,200}\])*\[bookmark: _Toc")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5})\.?[ \t\u00a0]{1,6}(?=[A-ZÅÄÖ\"”])")
_DOTTED_ITEM = re.compile(r"\d{1,3}[.)][ \t\u00a0]")
_SIGNED = re.compile(r"\([A-ZÅÄÖa-zåäö]{1,4}\)$")
_NAME = re.compile(r"[A-ZÅÄÖÉ][\w’'-]+(?: (?:[A-ZÅÄÖÉ][\w’'.-]*|von|af|de|i))+$")
_FRONT = re.compile(
    r"(?:av|till|om|med anledning av) |(?:motion|interpellation|skriftlig fråga|fråga|svar på)\b.{0,80}\d{4}(?:/\d{2,4})?:"
    r"|motion till riksdagen$|interpellation(?: till statsråd)?$|skriftlig fråga(?: till statsråd)?$|\d{4}/\d{2,4}: ?\w{1,8}$|stockholm den \d|den \d{1,2} \w+|överlämnas ",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:tabell|diagram|figur|källa|källor|anm)\b ?\.?:?\d*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")

MAX_HEADING = 130
"""In characters: longer lines are body."""
MAX_RUN = 4
"""So many lines that could be headings may follow one another before body text; more are a list or a table of contents."""


class FoundHeading(NamedTuple):
    """A heading told from the text."""

    span: Span
    level: int


@cache
def parts() -> dict[str, str]:
    """Shared headings in lower case, and the part of a paper that stands under them (`proposal`, `reasons`, `contents` or `-`)."""
    return {row[0]: row[1] for row in read_table("headings.tsv")}


def part(heading: str) -> str | None:
    """The part of a paper that stands under a heading; None for a heading of the paper's own. Numbering and a final colon are stepped over."""
    plain = heading.strip().rstrip(":").lower()
    numbered = re.match(r"\d{1,2}(?:\.\d{1,2}){0,5}\.?\s{1,6}", plain)
    return parts().get(plain[numbered.end() :] if numbered else plain)


def find_headings(text: str, masked: str, blocks: Sequence[Span]) -> list[FoundHeading]:
    """The headings among the blocks of a text, in order.

    A heading is a short line without a final stop that body text follows; lists, signatures, captions, table rows and contents are none.
    """
    shown = [masked[b.start : b.end] if b.end - b.start <= 400 else "" for b in blocks]
    kinds = [_kind(text, b, s, masked) for b, s in zip(blocks, shown, strict=True)]
    found: list[FoundHeading] = []
    k = 0
    while k < len(blocks):
        if kinds[k] < _POSSIBLE:
            k += 1
            continue
        run = k
        while run < len(blocks) and kinds[run] >= _POSSIBLE:
            run += 1
        for place in _headings_of_run(kinds, shown, k, run):
            found.append(FoundHeading(blocks[place], _level(shown[place])))
        k = run
    return found


_BODY, _OTHER, _POSSIBLE, _SURE = 0, 1, 2, 3


def _kind(text: str, block: Span, shown: str, masked: str) -> int:
    """`_BODY` for running text, `_OTHER` for lines that are neither (signatures, table rows), `_POSSIBLE` or `_SURE` for headings."""
    if not shown:
        return _BODY
    line_start = text.rfind("\n", max(0, block.start - 1000), block.start) + 1
    if _TOC.match(text, line_start) and len(shown) <= 250 and shown[-1] not in ".;":
        return _SURE
    if part(shown) is not None and len(shown) < 60:
        return _SURE
    if "\t" in shown and not _NUMBERED.match(shown):
        return _OTHER
    first, last = shown[0], shown[-1]
    if len(shown) > MAX_HEADING or last in ".:;,…" or "\n" in shown.strip() and len(shown) > 100:
        return _BODY if len(shown) > 60 or last in ".:;?!" else _OTHER
    if not (first.isupper() or first.isdigit() or (first in '"”“»' and shown[1:2].isupper())) or not _LETTERS.search(shown):
        return _OTHER
    if _SIGNED.search(shown) or _FRONT.match(shown) or _CAPTION.match(shown):
        return _OTHER
    if first.isdigit() and not _NUMBERED.match(shown):
        return _OTHER if _DOTTED_ITEM.match(shown) or len(shown) < 15 else _POSSIBLE
    if last in "?!" and len(shown) > 90:
        return _BODY
    return _POSSIBLE


def _headings_of_run(kinds: Sequence[int], shown: Sequence[str], start: int, end: int) -> list[int]:
    """Which of a run of lines that could be headings are."""
    sure = [k for k in range(start, end) if kinds[k] == _SURE]
    followed = end < len(kinds) and kinds[end] == _BODY
    opened = start > 0 and shown[start - 1].endswith(":")
    last_sure = sure[-1] if sure else -1
    if sure and part(shown[last_sure]) == "contents":
        return sure
    tail = [k for k in range(max(start, last_sure + 1), end)]
    if not followed or (opened and not sure) or len(tail) > MAX_RUN:
        tail = []
    elif len(tail) == MAX_RUN:
        tail = tail[-1:]
    return sorted({*sure, *tail})


def _level(shown: str) -> int:
    """Of a numbered heading its depth; 1 for the shared headings, 2 for the paper's own."""
    numbered = _NUMBERED.match(shown)
    if numbered:
        return numbered.group(1).count(".") + 1
    return 1 if part(shown) is not None else 2
