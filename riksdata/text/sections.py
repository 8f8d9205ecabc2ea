"""Headings of a text that has no markup, told from how its lines stand to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from riksdata.chamber.parties import written_parties
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.spans import Span

_TOC = lazy_regex(r"\s*(?:\[bookmark: [^\]\n]{0,200}\])*\[bookmark: _Toc")
_NUMBERED = lazy_regex(r"(\d{1,2}(?:\.\d{1,2}){0,5})\.?[ \t\u00a0]{1,6}(?=[A-ZÅÄÖ\"”]|\d{1,4}[A-ZÅÄÖ-])")
_NUMBER_BEFORE = lazy_regex(r"\d{1,2}(?:\.\d{1,2}){0,5}\.?\s{1,6}")
_APPROPRIATION = lazy_regex(r"(?:anslag )?\d{1,2}:\d{1,3}[ \t\u00a0](?=[A-ZÅÄÖ])", re.IGNORECASE)
_DOTTED_ITEM = lazy_regex(r"\d{1,3}[.)][ \t\u00a0]")
_PAGE = lazy_regex(r"[\s.…]*\d{1,4}$")
_PARTY = lazy_regex(r"(?:[A-ZÅÄÖÉ][\w.’'-]* ){2,7}\(([A-ZÅÄÖa-zåäö]{1,4}|-)\)$")
_FRONT = lazy_regex(
    r"(?:av|till|om) "  # av Ada Exempel (X)
    r"|(?:motion|interpellation|skriftlig fråga|fråga|svar på)\b.{0,80}\d{4}(?:/\d{2,4})?:"  # Motion 2018/19:
    r"|(?:motion till riksdagen|interpellation(?: till statsråd)?|skriftlig fråga(?: till statsråd)?)$"
    r"|\d{4}/\d{2,4}: ?\w{1,8}$|stockholm den \d|den \d{1,2} \w+|överlämnas ",  # 2018/19:62
    re.IGNORECASE,
)
_CAPTION = lazy_regex(
    r"(?:tabell|diagram|figur|källa|källor|anm)\b ?\.?:?\d*"  # Tabell 3
    r"|(?:tusental|tusen|miljoner|miljarder) (?:kronor|kr)\b|(?:nuvarande|föreslagen) lydelse$",  # Tusental kronor
    re.IGNORECASE,
)
_INTRODUCTION = lazy_regex(
    r"(?:med (?:hänvisning|stöd|anledning)|mot bakgrund) "  # Med hänvisning
    r"|.{0,120}\b(?:hemställs|yrkas|anförs|föreslås|hemställer|(?:yrkar|föreslår) (?:vi|jag))$"  # därför yrkar jag
    r"|riksdagen (?:antar|anvisar|avslår|begär|bemyndigar|beslutar|bifaller|godkänner|ställer|tillkännager)\b"
    r"|på .{3,60} vägnar$|reservation(?:erna)? \d.{0,20}\(",  # på utskottets vägnar
    re.IGNORECASE,
)
_UNFINISHED = lazy_regex(
    r"\b(?:är|att|och|som|av|för|i|på|med|till|om|den|det|en|ett|de|har|ska|kan|måste|inte"  # och
    r"|eller|samt|än|vid|från|under|hos|mellan|genom|utan)$"  # samt
)
_ASKS = lazy_regex(r"\d{1,2}[.)] |.*\b(?:minister|ministern|statsråd|statsrådet|regeringen)\b", re.IGNORECASE)
_LETTERS = lazy_regex(r"[^\W\d_]{2}")
_SENTENCE_INSIDE = lazy_regex(r"[a-zåäö]{3}\. [A-ZÅÄÖ]")
_STOPPED = ("m.m.", "m. m.", "m.fl.", "m. fl.", "o.d.", "etc.")

MAX_HEADING = 130
"""In characters: longer lines are body."""
_MAX_QUESTION = 70
MAX_RUN = 4
"""So many lines that could be headings may follow one another before body text; more are a list or a table of contents."""


class FoundHeading(NamedTuple):
    """A heading told from the text."""

    span: Span
    level: int


@cache
def parts() -> dict[str, str]:
    """Shared headings in lower case, and the part of a paper that stands under them (`proposal`, `reasons`, `contents` or `-`)."""
    return {row[0]: row[1] for row in read_rows(__package__, "headings.tsv")}


def part(heading: str) -> str | None:
    """The part of a paper that stands under a heading, its number and a final colon left out; None for a heading of the paper's own."""
    plain = heading.strip().rstrip(":").lower()
    if plain[:1].isdigit() and (numbered := _NUMBER_BEFORE.match(plain)):
        plain = plain[numbered.end() :]
    return parts().get(plain)


def find_headings(text: str, masked: str, blocks: Sequence[Span]) -> list[FoundHeading]:
    """The headings among the blocks of a text, in order.

    A heading is a short line without a final stop that body text follows; lists, signatures, captions, table rows and contents are none.
    What a table of contents names is a heading where it comes again.
    """
    shown = [masked[start:end].rstrip("¶ ") if end - start <= _READ else "" for start, end in blocks]
    if "[" in text or "]" in text:
        kinds = [_kind(text, b, s) for b, s in zip(blocks, shown, strict=True)]
    else:
        kinds = [_kind_by_itself(s) if s else _BODY for s in shown]
    if max(kinds, default=_BODY) < _POSSIBLE:
        return []
    _drop_question_lists(kinds, shown)
    _read_contents(kinds, shown)
    found: list[FoundHeading] = []
    k = 0
    while k < len(blocks):
        if kinds[k] < _POSSIBLE:
            k += 1
            continue
        run = k
        while run < len(blocks) and kinds[run] >= _POSSIBLE:
            run += 1
        if run < len(blocks) and masked[blocks[run].start].islower() and kinds[run - 1] == _POSSIBLE:
            run -= 1
            kinds[run] = _BODY
        found += [FoundHeading(blocks[place], _level(shown[place])) for place in _headings_of_run(kinds, shown, k, run)]
        k = max(run, k + 1)
    return found


_BODY, _MATTER, _OTHER, _POSSIBLE, _SURE = range(5)
_READ = 400


def _kind(text: str, block: Span, shown: str) -> int:
    """What a block is.

    `_BODY` running text, `_MATTER` a caption (which may stand under a heading), `_OTHER` a line that is neither (a signature, a list item,
    a table row), `_POSSIBLE` or `_SURE` a heading.
    """
    if not shown:
        return _BODY
    if text.startswith("[", block.start - 1) or text[block.start - 1 : block.start] == "]":
        line_start = text.rfind("\n", max(0, block.start - 1000), block.start) + 1
        if _TOC.match(text, line_start) and len(shown) <= 250 and shown[-1] not in ".;":
            return _SURE
    return _kind_by_itself(shown)


@lru_cache(maxsize=1 << 10)
def _kind_by_itself(shown: str) -> int:
    """What a block is, from its own words; columns of figures repeat theirs."""
    first, last = shown[0], shown[-1]
    if len(shown) < 60 and part(shown) is not None:
        return _SURE
    if _CAPTION.match(shown):
        return _MATTER
    numbered = _NUMBERED.match(shown)
    if "\t" in shown and not (numbered and "\t" not in shown[numbered.end() :]):
        return _OTHER
    if len(shown) > MAX_HEADING or (last in ".:;,…" and not shown.endswith(_STOPPED)) or ("\n" in shown and len(shown) > 100):
        return _BODY if len(shown) > 60 or last in ".:;?!" else _OTHER
    if _SENTENCE_INSIDE.search(shown) or "://" in shown:
        return _BODY
    if not (first.isupper() or first.isdigit() or (first in '"”“»' and shown[1:2].isupper())) or not _LETTERS.search(shown):
        return _OTHER
    if _is_signature(shown) or _FRONT.match(shown) or _INTRODUCTION.match(shown):
        return _OTHER
    if first.isdigit() and not numbered and not _APPROPRIATION.match(shown):
        return _OTHER if _DOTTED_ITEM.match(shown) or len(shown) < 15 else _POSSIBLE
    if last in "?!" and (len(shown) > _MAX_QUESTION or _ASKS.match(shown)):
        return _BODY
    if (
        _UNFINISHED.search(shown)
        or (first in '"”“»' and not any(sign in shown[1:] for sign in '"”“»'))
        or shown.endswith((".”", "?”", '."', '?"'))
    ):
        return _OTHER
    return _POSSIBLE


def _drop_question_lists(kinds: list[int], shown: Sequence[str]) -> None:
    """Questions that follow one another are asked, and head nothing."""
    asked = [k for k in range(len(kinds)) if shown[k].endswith("?")]
    for before, k in pairwise(asked):
        if k == before + 1:
            for place in (before, k):
                if kinds[place] == _POSSIBLE:
                    kinds[place] = _BODY


def _is_signature(shown: str) -> bool:
    signed = _PARTY.match(shown)
    return signed is not None and signed.group(1).lower() in written_parties()


def _read_contents(kinds: list[int], shown: Sequence[str]) -> None:
    """Take the entries of tables of contents out, and be sure of the lines that they name."""
    entries: set[str] = set()
    k = 0
    while k < len(kinds):
        if kinds[k] == _SURE and len(shown[k]) < 60 and part(shown[k]) == "contents":
            kinds[k] = _SURE
            named: set[str] = set()
            k += 1
            while k < len(kinds) and kinds[k] != _BODY and (entry := _entry(shown[k])) not in named:
                named.add(entry)
                kinds[k] = _OTHER
                k += 1
            entries |= {entry for entry in named if len(entry) > 2}
            continue
        if entries and kinds[k] in (_POSSIBLE, _OTHER) and len(shown[k]) <= 250 and _entry(shown[k]) in entries:
            kinds[k] = _SURE
        k += 1


def _entry(shown: str) -> str:
    """A line as a table of contents names it, without number and page."""
    return " ".join(_PAGE.sub("", shown).lstrip("0123456789. \t\u00a0").split()).casefold()


def _headings_of_run(kinds: Sequence[int], shown: Sequence[str], start: int, end: int) -> list[int]:
    """Which of a run of lines that could be headings are."""
    sure = [k for k in range(start, end) if kinds[k] == _SURE]
    followed = end < len(kinds) and kinds[end] in (_BODY, _MATTER)
    tail = list(range(sure[-1] + 1 if sure else start, end))
    listed = not sure and _opens(shown, start) and not (len(tail) == 1 and followed and _is_long(kinds, shown, end))
    captioned = start > 0 and kinds[start - 1] == _MATTER and len(shown[start - 1]) < _SHORT_CAPTION
    if not followed or listed or len(tail) > MAX_RUN:
        tail = []
    elif len(tail) == MAX_RUN:
        tail = tail[-1:]
    if captioned and tail[:1] == [start]:
        tail = tail[1:]
    above = list(range(start, sure[0])) if sure and sure[0] - start <= _MAX_ABOVE and not _opens(shown, start) else []
    return sorted({*above, *sure, *tail})


_MAX_ABOVE = 2
_LONG = 200
_SHORT_CAPTION = 12


def _opens(shown: Sequence[str], start: int) -> bool:
    """Whether the line before a run announces a list."""
    return start > 0 and shown[start - 1].endswith(":")


def _is_long(kinds: Sequence[int], shown: Sequence[str], k: int) -> bool:
    """Whether a block is a paragraph of some length; the longest are not shown."""
    return kinds[k] == _BODY and (not shown[k] or len(shown[k]) > _LONG)


def _level(shown: str) -> int:
    """Of a numbered heading its depth; 1 for the shared headings, 2 for the paper's own."""
    numbered = _NUMBERED.match(shown)
    if numbered:
        return numbered.group(1).count(".") + 1
    return 1 if part(shown) is not None else 2
