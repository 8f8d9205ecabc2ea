"""What a text states about itself: its type and number, title, recipient, date, and who signed it.

Only what stands in the lines where papers of the chamber state such things is read, the first and the last of a text; nothing is guessed
from the argument between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from riksdata.chamber.document_types import title_line
from riksdata.swedish.dates import Day, as_date, stated_day
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.members import (
    AUTHOR_LIST,
    LATE_LINES,
    is_minister,
    is_signed,
    read_byline,
    read_members,
    recipient_parts,
    signatures,
    without_repeats,
)
from riksdata.text.sections import part
from riksdata.text.spans import Span
from riksdata.text.structure import FrontMatter, Signatory

_DESIGNATION = r"(?P<rm>(?:18|19|20)\d{2}(?:/\d{2}(?:\d{2})?)?) ?: ?(?P<number>-?[A-ZÅÄÖa-zåäö]{0,4}\d{1,6}[a-z]?)(?![\w/])"

_DESIGNATED = lazy_regex(r"(?:nr )?" + _DESIGNATION)
_TO_THE_CHAMBER = lazy_regex(r"^ ?(?:till (?:riksdagen|statsråd)(?![\w ]* [A-ZÅÄÖ])|nr)\b\.?", re.IGNORECASE)
_HEAD_LINES = 14
_SHORT_TAIL = 40
_TAIL_LINES = 400
_MAX_LINE = 600
_MAX_TITLE = 300
_MAX_RECIPIENT = 200


@dataclass(slots=True)
class _Found:
    doc_type: str | None = None
    riksmote: str | None = None
    number: str | None = None
    title: str | None = None
    day: Day | None = None
    recipient: str | None = None
    authors: list[Signatory] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    titled: bool = False
    """Whether a title block is being read, so that a free line in it is the title."""


def read_front(text: str, blocks: Sequence[Span]) -> FrontMatter:
    """What a text with these blocks (paragraphs in order, footnote bodies left out) states about itself."""
    head = _lines(text, blocks[:_HEAD_LINES])
    found = _Found()
    _read_head(head, found)
    tail = _lines(text, blocks[-_SHORT_TAIL:])
    signed = signatures(tail)
    if len(signed) > _SHORT_TAIL - LATE_LINES - 2:
        tail = _lines(text, blocks[-_TAIL_LINES:])
        signed = signatures(tail)
    if found.day is None:
        found.day = next((day for line in reversed(tail) if (day := stated_day(line))), None)
    if found.doc_type is None:
        found.doc_type = _type_from_parts(text, blocks)
    title, name, party = recipient_parts(found.recipient) if found.recipient else (None, None, None)
    return FrontMatter(
        doc_type=found.doc_type,
        riksmote=found.riksmote,
        number=found.number,
        title=found.title,
        date=as_date(found.day, found.riksmote),
        recipient=found.recipient,
        recipient_title=title,
        recipient_name=name,
        recipient_party=party,
        signatories=without_repeats(found.authors, signed),
        parties=found.parties,
    )


def _lines(text: str, blocks: Iterable[Span]) -> list[str]:
    """The blocks as single lines; long ones, which are argument, as empty strings."""
    return [_line(text[b.start : b.end]) if b.end - b.start <= _MAX_LINE else "" for b in blocks]


def _line(block: str) -> str:
    return "\t".join([" ".join(cell.split()) for cell in block.split("\t")]) if "\t" in block else " ".join(block.split())


def _read_head(lines: Sequence[str], found: _Found) -> None:
    """Read the lines above the text."""
    for k, row in enumerate(lines):
        line = rest = row.split("\t", 1)[0]
        if not line or part(line) is not None:
            break
        pattern = title_line()
        kind = pattern.match(line) if len(line) < 500 else None
        if kind is not None and (found.doc_type is None or _DESIGNATED.match(line[kind.end() :].lstrip())):
            rest = _TO_THE_CHAMBER.sub("", line[kind.end() :]).strip(" :")
            found.doc_type = found.doc_type or kind.lastgroup
            found.titled = True
            if not rest:
                continue
        designated = _DESIGNATED.match(rest)
        if designated and (found.doc_type or k < 4):
            if found.number is None:
                found.riksmote, found.number = designated["rm"], designated["number"]
                found.titled = True
            rest = rest[designated.end() :].strip(" :–-") if len(rest) > designated.end() else ""
            if not rest:
                continue
            if not _read_entry(rest, found) and found.title is None and len(rest) <= _MAX_TITLE:
                found.title = rest.removeprefix("om ") if found.doc_type in ("ip", "fr", "frs") else rest
            continue
        if not _read_entry(rest, found) and not _read_title(rest, found, later=lines[k + 1 :]):
            break


def _read_entry(line: str, found: _Found) -> bool:
    """Read a line (or what follows the number in one) that names author, recipient or date, with or without a title; whether it was one."""
    if (day := stated_day(line)) is not None:
        found.day = found.day or day
        return True
    by = next(iter(AUTHOR_LIST.finditer(line)), None)
    if by is not None and (by.start() == 0 or line[by.start() - 1] == " "):
        before, after = line[: by.start()].strip(), line[by.end() :]
        authors, parties, rest = read_members(after)
        stated = authors and (before == "" or parties)
        if stated and (rest.startswith(("till ", "om ", "med anledning")) or not rest):
            found.authors = found.authors or authors
            found.parties = found.parties or parties
            if before and found.title is None:
                found.title = before
            _read_addressee(rest, found)
            return True
    if found.number is not None and found.title is None and not found.authors:
        found.authors, found.parties = read_byline(line)
        if found.authors:
            return True
    if line[:4].lower() == "till" and not line[4:5].isalpha() and len(line) <= _MAX_RECIPIENT + 100 and line[-1] not in ".:;":
        return _read_addressee(line, found)
    if found.doc_type == "frs" and len(line) < 80 and line[-1] not in ".:;?":
        title, name, party = recipient_parts(line)
        if title and name and is_minister(title.split()[-1]):
            found.authors = found.authors or [Signatory(name, party)]
            return True
    return False


def _read_addressee(line: str, found: _Found) -> bool:
    """Read `till MINISTER [om TITLE]` or `om TITLE`."""
    if not line:
        return False
    to = re.match(r"till\b\s*(?P<who>.{2,200}?)(?: (?P<about>om .{3,300}))?$", line, re.IGNORECASE)
    about = to["about"] if to else line
    if to and found.recipient is None and not to["who"].lower().startswith("riksdag"):
        found.recipient = to["who"].strip()
    if about and found.title is None:
        found.title = about.removeprefix("om ").strip()
    return to is not None


def _read_title(line: str, found: _Found, later: Sequence[str]) -> bool:
    """Take a free line of the title block as the title; whether it was one."""
    if (
        not found.titled
        or found.title is not None
        or len(line) > _MAX_TITLE
        or (line[-1] in ".:;," and not line.endswith(("m.m.", "m. m.", "m.fl.")))
    ):
        return False
    if is_signed(line) or (found.number is None and not found.authors):
        return False
    if found.doc_type in ("ip", "fr") and not later:
        return False
    found.title = line.removeprefix("om ").strip() if found.doc_type == "frs" else line
    return True


def _type_from_parts(text: str, blocks: Sequence[Span]) -> str:
    """`mot` for a text without a title block whose first heading, or a later one, announces yrkanden; else `other`."""
    for block in blocks[:60]:
        if block.end - block.start < 60 and part(text[block.start : block.end]) == "proposal":
            return "mot"
    proposals = ("riksdagen ställer sig bakom", "riksdagen tillkännager för regeringen", "att riksdagen ")
    seen = sum(text[b.start : b.start + 40].lower().startswith(proposals) for b in blocks[:10])
    return "mot" if seen >= 1 else "other"
