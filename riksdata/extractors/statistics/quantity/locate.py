"""Where a quantity may stand, and of which family: one linear scan over UTF-8 bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import re2

from riksdata.extractors.statistics.quantity.families import FAMILIES, SPACE, Family
from riksdata.extractors.statistics.vocabulary import CLASSES, alternatives
from riksdata.swedish.lazy import lazy_regex

_STANDS_BEHIND = frozenset(' \n\u00a0\u2009\u202f(["”»~<>+=≥≤≈’‐‑‒–—―−-€$£¥')
_BEFORE = f"(?:^|[{''.join(map(re.escape, sorted(_STANDS_BEHIND)))}])"
_CELL = "\\t[^\\n]*"
"""The cells of a table row after the first: budget tables hold no sentences."""
_MISSPELT = ("janu", "febr", "augu", "septe", "okto")
"""How a month begins that is written wrong, and no other word: "1 augustri"."""
_DATE = f"[0-9]{{1,2}}{SPACE}(?:(?:{'|'.join(_MISSPELT)})|(?:{alternatives('month')})\\b)"  # no date: "12 decibel"
_OPTIONS = re2.Options()
_OPTIONS.max_mem = 64 << 20
"""Bytes: room for the automaton's states; without it the scan falls back to a slower engine."""
_OPTIONS.log_errors = False
_SCAN = re2.compile(f"{_CELL}|{_BEFORE}(?:{_DATE}|{'|'.join(family.pattern for family in FAMILIES)})".encode(), _OPTIONS)
"""Without groups, which would have each find read a second time."""
MOST_IN_A_LINE, DENSE = 200, 40
"""A line with more places than this, one within so many bytes, holds no sentences: what is left of it is passed over."""
_LEFT_OUT = b"\t"
_MONTHS = tuple(month.encode() for month in sorted(CLASSES["month"] | set(_MISSPELT)))
_LEAD = lazy_regex(
    rf"(?:ett(?:[ \u00a0](?:drygt|knappt))?|{alternatives('lead')})[ \u00a0\u2009\u202f](?=\d)"  # ett knappt 30
    r"|(?:(?:längre|kortare|mer|mindre|minst)[ \u00a0]än"  # längre än ett år
    r"|drygt|knappt|nästan|över|ca|cirka|ungefär|minst)[ \u00a0](?=e(?:n|tt)[ \u00a0])",  # drygt ett år
    re.IGNORECASE,
)


@cache
def _families() -> re2.Set:
    families = re2.Set.MatchSet(_OPTIONS)
    for family in FAMILIES:
        families.Add(family.pattern)
    families.Compile()
    return families


_MOST_KEPT = 50_000


class _FamilyOf(dict[bytes, "Family | None"]):
    """By what stands at a place: the family that it is of, asked once."""

    def __missing__(self, written: bytes) -> Family | None:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = _families().Match(written)
        family = self[written] = FAMILIES[min(found)] if found else None
        return family


_FAMILY_OF = _FamilyOf()


def places(text: str) -> Iterator[tuple[int, Family]]:
    """Where numbers stand that may be quantities, as character offsets in rising order, each with its family.

    `text` holds no soft hyphens. Of a family that begins with a leading word the offset is that of the number behind it.
    """
    data = text.encode("utf-8", "surrogatepass")
    ascii_only = len(data) == len(text)
    seen_bytes = seen_chars = 0
    first = last = skipped_to = hits = 0
    for hit in _SCAN.finditer(data):
        start, end = hit.span()
        if start < skipped_to:
            continue
        if data.find(b"\n", last, start + 1) >= 0:
            first, hits = start, 0
        last, hits = start, hits + 1
        if hits > MOST_IN_A_LINE and hits * DENSE > start - first:
            skipped_to = data.find(b"\n", start) % (len(data) + 1)
        if data.startswith(_LEFT_OUT, start) or data.endswith(_MONTHS, start, end):
            continue
        seen_chars = start if ascii_only else seen_chars + len(data[seen_bytes:start].decode("utf-8", "surrogatepass"))
        seen_bytes = start
        place, sign = seen_chars, text[seen_chars]
        if sign in _STANDS_BEHIND:
            place += 1
            start += 1 if sign < "\x80" else len(sign.encode())
        family = _FAMILY_OF[data[start:end]]
        if family is None:
            continue
        if family.led and (lead := _LEAD.match(text, place)):
            place = lead.end()
        yield place, family
