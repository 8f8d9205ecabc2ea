"""Where a motion's yrkanden stand: the items under "Förslag till riksdagsbeslut", or after the "hemställs" of older motions."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from riksdata.chamber.decision_points import CONDITION, VERBS, decision_point
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_LEAD = r"(?:(?P<number>\d{1,3})\s?[.)]?\s{0,5}|(?P<letter>[a-zåäö])\)\s{0,5}|[–—•*-]\s{1,5})?"
_ITEM = lazy_regex(
    rf"""
    {_LEAD}                              # 1 .
    (?P<text>
        (?:att\s+)?riksdagen\s+          # att riksdagen
        (?:
            därför\s+|inte\s+|härmed\s+  # därför
            |som\s+sin\s+mening\s+       # som sin mening
            |hos\s+regeringen\s+         # hos regeringen
            |till\s+                     # till
        )?
        (?:{VERBS})\b                    # rekommenderar
    )
    """,
    re.I | re.X,
)
_ANY_ITEM = lazy_regex(rf"{_LEAD}(?P<text>(?:att\s+)?riksdagen\s)", re.I)
_CONDITIONAL = lazy_regex(rf"{_LEAD}(?P<text>(?:att\s+)?(?:riksdagen\b|{CONDITION}))", re.I)
"""How an item may open whose verb does not stand right behind "riksdagen"."""
_UNNAMED_ACT = lazy_regex(
    r"""
    Riksdagen\s+                                                                         # Riksdagen
    (?!(?:har|är|var|bör|får|kan|behöver|kommer|avser|vill|brukar|består|hade|måste)\b)
    \w{2,20}[aeiouyåäö]r\s[^.!?\n]{10,400}                                               # påhittar påhittadep
    (?:\d\.\d[^.!?\n]{0,200})?\.?$                                                       # 1.1.
    """,
    re.X,
)
"""A decision in one sentence by a verb that is not listed: "Riksdagen fridlyser grodan."."""
_NUMBERED = lazy_regex(r"(?P<number>\d{1,3})\s?[.)]\s{1,5}(?P<text>\S)")
_HEADING = lazy_regex(r"förslag\s+till\s+(?:riksdagsbeslut|riksdagens\s+beslut|beslut\s+av\s+riksdagen)[.:]?$", re.I)
_HEADING_LINE = lazy_regex(r"(?:^|\n)[^\n]{0,60}förslag[ \t]+till[ \t]+riksdagsbeslut[.:]?[ \t]*\n", re.I)
_FIRST_LETTER = lazy_regex(r"\S")
_MOST_LINES = 5000
_OLD_HEADING = lazy_regex(r"(?:\d{1,2}[.)]?\s{0,5})?(?:hemställan|yrkanden?)[.:]?$", re.I)
_PETITION = lazy_regex(r"(?:hemst[äa]ll(?:s|er|a|es)|yrka(?:s|r)|föreslå(?:s|r))\b", re.I)
_OLD_ITEM = lazy_regex(
    r"(?:(?P<mark>(?<!\d)\d{1,3}\s?[.)]|\bdels\b|(?<![^\W\d_])[a-zåäö]\))\s{0,5})?(?P<text>\batt\s{1,5}riksdagen\b)",
    re.I,
)
_OLD_END = lazy_regex(
    r"""
    \n\s{0,20}
    (?:
        \w{3,30}(?:\s+i\s+\w{3,30})?\s+(?:den|i)\s+(?:\d{1,2}\s+)?                        # påhitt i påhitt den 1
        (?:
            januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november
            |december
        )
        \b
        |[^\n]{2,80}\([A-Za-zÅÄÖåäö]{1,4}\)\s{0,20}(?:\n|$)                               # påhitt(Påhi)
        |(?-i:Motivering|Motivation)\s{0,20}\n                                            # Motivering
    )
    """,
    re.I | re.X,
)
_ARGUMENT = lazy_regex(r"(?:\d{1,2}[.)]?\s{0,5})?(?:motiv|inledning|bakgrund|sammanfattning|skäl)", re.I)
_GLUED = lazy_regex(
    r"(?<=[.!?])\s{0,20}\n\s{0,20}(?=(?:\d{1,2}[.)]?\s{0,5})?(?:Motiv|Inledning|Bakgrund|Sammanfattning)[^\n.]{0,30}(?:\n|$))"
)
"""A heading of the argument that hard-broken lines have drawn into the last item."""
_FINISHED = lazy_regex(r"[.!?][\"”’)\]]{0,3}(?:\d{1,2})?$")
_NOTE_MARK = lazy_regex(r"(?<=[.!?])\d{1,2}$")
_PAGE_HEAD = lazy_regex(r"(?:\s*\n\s*\d{1,3})?\s*\n\s*Mot\.\s?\d{4}(?:/\d{2})?:\s?\w{1,6}(?:\s*\n\s*\d{1,3})?\s*$")
_JOINING = ("samt", "och", "dels")
_JOINED = lazy_regex(r"(?<=[,;])\s+(?:samt|och|dels)$|\s+(?:samt|dels)$")
_SUB_ITEM = lazy_regex(r"[a-zåäö]\)\s|[–—•]\s")
_NEXT_NUMBER = lazy_regex(r"(?<=[.,;:])\s{0,5}(\d{1,3})\s?[.)]\s{0,5}(?=(?:att\s+)?riksdagen\s)", re.I)
_PETITION_REACH = 400
"""Characters from "hemställs" to its first "att riksdagen"."""
_INTRODUCTION_REACH = 3
"""Paragraphs between the heading and the first item."""


@dataclass(frozen=True, slots=True)
class Block:
    """The yrkanden of a motion: the span of each, the span from heading to the last item's end, and their numbers."""

    items: tuple[Span, ...]
    start: int
    end: int
    numbers: tuple[int, ...]
    """As printed, where all bear numbers that rise; else 1, 2, 3 …"""


def find_block(document: TextDocument) -> Block | None:
    """The yrkanden of a text, or None where it holds none."""
    paragraphs, masked = document.paragraphs, document.masked
    shown = [masked[p.start : p.end] if p.end - p.start < 400 else "" for p in paragraphs]
    for k, text in enumerate(shown):
        if text and len(text) < 160 and "slag" in text.lower() and _HEADING.search(text):
            block = _modern(document, paragraphs, k)
            if block:
                return block
    return _by_lines(document) or _old(document, paragraphs, shown) or _unheaded(document, paragraphs)


def _modern(document: TextDocument, paragraphs: list[Paragraph], heading: int) -> Block | None:
    """Items below the heading, each a paragraph or more, up to the first paragraph that belongs to none."""
    masked = document.masked
    first = None
    for k in range(heading + 1, min(heading + 1 + _INTRODUCTION_REACH, len(paragraphs))):
        if _opens(masked, paragraphs[k]):
            first = k
            break
    if first is None:
        reach = paragraphs[heading].end + _PETITION_REACH
        return (
            _petition(document, paragraphs[heading].start, paragraphs[heading].end, len(masked))
            if _OLD_ITEM.search(masked, paragraphs[heading].end, reach)
            else None
        )
    items, numbers = _items(masked, paragraphs, first)
    return Block(tuple(items), paragraphs[heading].start, items[-1].end, numbers) if items else None


def _opens(masked: str, p: Paragraph) -> bool:
    """Whether a paragraph can be the first item."""
    return _ANY_ITEM.match(masked, p.start, p.end) is not None or _conditional(masked, p) is not None


def _conditional(masked: str, p: Paragraph) -> re.Match[str] | None:
    """The opening of an item whose verb stands behind an aside, or before "riksdagen"."""
    found = _CONDITIONAL.match(masked, p.start, p.end)
    return found if found and decision_point(masked, found.start("text"), p.end) else None


def _numbers(printed: list[int | None]) -> tuple[int, ...]:
    """The numbers of items, given what is printed before each."""
    numbers = [n for n in printed if n is not None]
    rising = all(a < b for a, b in pairwise(numbers))
    return tuple(numbers if len(numbers) == len(printed) and rising and numbers[0] > 0 else range(1, len(printed) + 1))


def _by_lines(document: TextDocument) -> Block | None:
    """The same for a text without separate paragraphs: each line below the heading's line counts as one."""
    masked = document.masked
    for heading in _HEADING_LINE.finditer(masked):
        first = _FIRST_LETTER.search(masked, heading.end(), heading.end() + 100)
        if first is None:
            continue
        lines: list[Paragraph] = []
        at = heading.end()
        while at < len(masked) and len(lines) < _MOST_LINES:
            end = masked.find("\n", at)
            end = len(masked) if end < 0 else end
            shown = masked[at:end]
            if shown.strip():
                start = at + len(shown) - len(shown.lstrip())
                lines.append(Paragraph(start, at + len(shown.rstrip()), None, False))
            at = end + 1
        if not lines or not _opens(masked, lines[0]):
            continue
        items, numbers = _items(masked, lines, 0)
        return Block(tuple(items), heading.start(), items[-1].end, numbers) if items else None
    return None


def _items(masked: str, paragraphs: list[Paragraph], first: int) -> tuple[list[Span], tuple[int, ...]]:
    """The items from paragraph `first` on, and their numbers."""
    items: list[Span] = []
    printed: list[int | None] = []
    last_number = 0
    open_item = False
    for k in range(first, len(paragraphs)):
        p = paragraphs[k]
        found = _ITEM.match(masked, p.start, p.end) or _conditional(masked, p)
        if (
            found is None
            and (other := _ANY_ITEM.match(masked, p.start, p.end))
            and (k == first or other["number"] or (not open_item and _UNNAMED_ACT.match(masked, p.start, p.end)))
        ):
            found = other
        if (
            found is None
            and (numbered := _NUMBERED.match(masked, p.start, p.end))
            and last_number
            and int(numbered["number"]) == last_number + 1
        ):
            found = numbered
        if found and not (open_item and found.groupdict().get("letter")):
            cut = _GLUED.search(masked, found.start("text"), p.end) if masked.find("\n", p.start, p.end) >= 0 else None
            for span, number in _split_line(masked, found.start("text"), cut.start() if cut else p.end, found["number"]):
                items.append(span)
                printed.append(number)
                last_number = number or last_number
            if cut:
                break
        elif p.is_heading and not open_item:
            if not (k + 1 < len(paragraphs) and _is_group(masked, p, paragraphs[k + 1])):
                break
            continue
        elif (p.is_heading and not (k + 1 < len(paragraphs) and _closes(masked, paragraphs[k + 1]))) or (
            open_item and _ARGUMENT.match(masked, p.start, p.end) and p.end - p.start < 40
        ):
            break
        elif open_item or _is_row(masked, p):
            items[-1] = Span(items[-1].start, p.end)
        else:
            break
        open_item = not _FINISHED.search(masked, max(items[-1].start, items[-1].end - 8), items[-1].end)
    return [_trim(masked, span) for span in items], _numbers(printed)


def _is_group(masked: str, heading: Paragraph, below: Paragraph) -> bool:
    """Whether a heading only groups yrkanden: one in the chamber's full formula stands below it."""
    if _ARGUMENT.match(masked, heading.start, heading.end):
        return False
    return _ITEM.match(masked, below.start, below.end) is not None and masked.find("motionen", below.start, below.end) >= 0


def _closes(masked: str, p: Paragraph) -> bool:
    """Whether a paragraph ends the formula that an item before it left open."""
    return masked.find("tillkännager", p.start, p.end) >= 0


def _is_row(masked: str, p: Paragraph) -> bool:
    """A row of a table, or a sub-item: it belongs to the item above it."""
    return masked.find("\t", p.start, p.end) >= 0 or _SUB_ITEM.match(masked, p.start, p.end) is not None


def _split_line(masked: str, start: int, end: int, number: str | None) -> list[tuple[Span, int | None]]:
    """The items of one paragraph: one, unless further numbers in sequence stand in it."""
    if number is None:
        return [(Span(start, end), None)]
    if masked[start:end].lower().find("riksdagen", 1) < 0:
        return [(Span(start, end), int(number))]
    out: list[tuple[Span, int | None]] = []
    at, current = start, int(number)
    for m in _NEXT_NUMBER.finditer(masked, start, end):
        if int(m[1]) == current + 1:
            out.append((Span(at, m.start()), current))
            at, current = m.end(), current + 1
    out.append((Span(at, end), current))
    return out


def _old(document: TextDocument, paragraphs: list[Paragraph], shown: list[str]) -> Block | None:
    """The petition of an older motion: under "Hemställan", or the last "hemställs … att riksdagen" of the text."""
    masked = document.masked
    for k in range(len(paragraphs) - 1, -1, -1):
        if shown[k] and len(shown[k]) < 40 and _OLD_HEADING.match(shown[k]):
            block = _petition(document, paragraphs[k].start, paragraphs[k].end, len(masked))
            if block:
                return block
    starts = [m.start() for m in _PETITION.finditer(masked)]
    for at in reversed(starts[-40:]):
        if masked[at].lower() == "h" or at > 0.6 * len(masked):
            block = _petition(document, at, at, len(masked))
            if block:
                return block
    return None


def _petition(document: TextDocument, start: int, at: int, limit: int) -> Block | None:
    masked = document.masked
    first = _OLD_ITEM.search(masked, at, min(limit, at + _PETITION_REACH))
    if first is None:
        return None
    stop = _OLD_END.search(masked, first.end())
    end = stop.start() if stop else limit
    for section in document.sections[bisect_left([s.start for s in document.sections], first.end()) :]:
        if section.start < end and section.heading_start > first.end() and _ends_before(masked, section.heading_start):
            end = section.heading_start
        break
    marked = bool(first["mark"])
    starts: list[tuple[int, int]] = []
    printed: list[int | None] = []
    last = 0
    for m in _OLD_ITEM.finditer(masked, first.start(), end):
        mark = m["mark"] or ""
        digits = re.sub(r"\D", "", mark)
        if not starts or mark.lower() == "dels" or (digits and last < int(digits) <= last + 3):
            starts.append((m.start(), m.start("text")))
            printed.append(int(digits) if digits else None)
            last = int(digits) if digits else last
        elif not marked and not mark and re.search(r"[,;.]\s*(?:samt\s+|och\s+)?$|\bdels\s*$", masked[max(0, m.start() - 12) : m.start()]):
            starts.append((m.start(), m.start("text")))
            printed.append(None)
    if not marked or len(starts) < 1:
        paragraph = document.paragraph_at(starts[-1][1])
        if paragraph and paragraph.end < end and _FINISHED.search(masked, paragraph.end - 8, paragraph.end):
            end = paragraph.end
    bounds = [s for s, _ in starts[1:]] + [end]
    items = tuple(_trim(masked, Span(text, bound)) for (_, text), bound in zip(starts, bounds, strict=True))
    return Block(items, start, items[-1].end, _numbers(printed))


def _ends_before(masked: str, position: int) -> bool:
    before = masked[max(0, position - 20) : position].rstrip()
    return before.endswith((".", "!", "?"))


def _unheaded(document: TextDocument, paragraphs: list[Paragraph]) -> Block | None:
    """Yrkanden without a heading: the first run of paragraphs in the chamber's formula."""
    for k, p in enumerate(paragraphs[:60]):
        if not p.is_heading and _ITEM.match(document.masked, p.start, p.end) and "motionen" in document.masked[p.start : p.end]:
            items, numbers = _items(document.masked, paragraphs, k)
            return Block(tuple(items), items[0].start, items[-1].end, numbers)
    return None


def _trim(masked: str, span: Span) -> Span:
    """Without white space, a joining word or a footnote mark at the end; the comma after it belongs to an item, as in the record."""
    start, end = span
    shown = masked[start:end]
    if "Mot." in shown:
        shown = _PAGE_HEAD.sub("", shown)
    shown = shown.rstrip()
    if shown.endswith(_JOINING):
        shown = _JOINED.sub("", shown).rstrip()
    if shown[-1:].isdigit():
        shown = _NOTE_MARK.sub("", shown)
    return Span(start, start + len(shown))
