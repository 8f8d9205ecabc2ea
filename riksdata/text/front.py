"""What a text states about itself: its type and number, title, recipient, date, and who signed it.

Only what stands in the lines where papers of the chamber state such things is read, the first and the last of a text; nothing is guessed
from the argument between them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from riksdata.text.sections import part
from riksdata.text.spans import Span
from riksdata.text.structure import FrontMatter, Signatory
from riksdata.text.tables import read_table

_UPPER = "A-ZÅÄÖÉÈÜØÆČŠŽĆ"
_NAME = rf"[{_UPPER}][\w.'’-]{{0,40}}(?: (?:(?:von|af|de|del|la|le|van|der|den|i|bin|al)(?= [{_UPPER}])|[{_UPPER}][\w.'’-]{{0,40}})){{1,7}}"
_PARTY = r"\((?:(?:båda|samtliga|alla) )?([A-ZÅÄÖa-zåäö]{1,4}|[-–])(?:, ?(?:[A-ZÅÄÖa-zåäö]{1,4}|[-–])){0,8}\)"
_MORE = r"(?: m\. ?fl\.)?"
_DESIGNATION = r"(?P<rm>(?:18|19|20)\d{2}(?:/\d{2}(?:\d{2})?)?) ?: ?(?P<number>-?[A-ZÅÄÖa-zåäö]{0,4}\d{1,6}[a-z]?)(?![\w/])"

_DESIGNATED = re.compile(r"(?:nr )?" + _DESIGNATION)
_AUTHOR_LIST = re.compile(rf"av (?={_NAME}{_MORE}(?: {_PARTY}|,| och |$))")
_MEMBER = re.compile(rf"(?P<name>{_NAME}){_MORE}(?:,? ?{_PARTY})?(?: i [{_UPPER}][\w-]{{1,30}}(?: [{_UPPER}][\w-]{{1,30}}){{0,2}}$)?")
_SIGNED_LINE = re.compile(rf"(?:{_NAME},? ?{_PARTY}(?: i [{_UPPER}][\w-]{{1,30}}(?: [{_UPPER}][\w-]{{1,30}}){{0,2}})?[ ,\t]*){{1,8}}$")
_SIGNED = re.compile(rf"(?P<name>{_NAME}),? ?{_PARTY}(?P<place> i [{_UPPER}][\w-]{{1,30}}(?: [{_UPPER}][\w-]{{1,30}}){{0,2}}(?!,? ?\())?")
_BARE_NAME = re.compile(rf"{_NAME}$")
_TO_THE_CHAMBER = re.compile(r"^ ?(?:till (?:riksdagen|statsråd)(?![\w ]* [A-ZÅÄÖ])|nr)\b\.?", re.IGNORECASE)
_DOTS = re.compile(r"[.…_‥]{5,}$")
_OFFICIAL = re.compile(r"överlämnas enligt uppdrag|enligt uppdrag|in fidem|vid protokollet", re.IGNORECASE)
_MINISTER = re.compile(r"[\w-]{0,40}(?:minister|ministern|statsråd|statsrådet|talman|talmannen|ministrarna|statsråden)$", re.IGNORECASE)

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"), 1
    )
}
_DATE = re.compile(r"(?:[\w ]{2,30}, ?|[\w]{2,20} )?den (\d{1,2}) (" + "|".join(_MONTHS) + r")(?: (\d{4}))?\.?$", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?:[\w]{2,20}:? )?((?:19|20)\d{2})-(\d{2})-(\d{2})$")

_HEAD_LINES = 14
_SHORT_TAIL = 40
_TAIL_LINES = 400
_LATE_LINES = 8
"""So many lines (an official, a printer, a page number) may follow the last signature."""
_MAX_LINE = 600
_MAX_TITLE = 300
_MAX_RECIPIENT = 200


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names of types, and the type of each of its groups."""
    rows = read_table("document_types.tsv")
    pattern = "|".join(rf"(?P<t{k}>(?:{row[0]})(?:\b|(?<=\.)))" for k, row in enumerate(rows))
    return re.compile(pattern, re.IGNORECASE), {f"t{k}": row[1] for k, row in enumerate(rows)}


@cache
def _parties() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("parties.tsv")}


def party_letters(written: str | None) -> str | None:
    """The riksdag's letters for a party as a paper writes it (`fp` → `FP`); letters that are not known are given in capitals."""
    if not written:
        return None
    return _parties().get(written.lower(), written.upper())


@dataclass(slots=True)
class _Found:
    doc_type: str | None = None
    riksmote: str | None = None
    number: str | None = None
    title: str | None = None
    day: tuple[int | None, int, int] | None = None
    """Year (where stated), month, day."""
    recipient: str | None = None
    authors: list[Signatory] = field(default_factory=list)
    titled: bool = False
    """Whether a title block is being read, so that a free line in it is the title."""


def read_front(text: str, blocks: Sequence[Span]) -> FrontMatter:
    """What a text with these blocks (paragraphs in order, footnote bodies left out) states about itself."""
    head = _lines(text, blocks[:_HEAD_LINES])
    found = _Found()
    _read_head(head, found)
    tail = _lines(text, blocks[-_SHORT_TAIL:])
    signed = _signatures(tail)
    if len(signed) > _SHORT_TAIL - _LATE_LINES - 2:
        tail = _lines(text, blocks[-_TAIL_LINES:])
        signed = _signatures(tail)
    if found.day is None:
        found.day = next((day for line in reversed(tail) if (day := _date(line))), None)
    if found.doc_type is None:
        found.doc_type = _type_from_parts(text, blocks)
    title, name, party = _recipient_parts(found.recipient) if found.recipient else (None, None, None)
    return FrontMatter(
        doc_type=found.doc_type,
        riksmote=found.riksmote,
        number=found.number,
        title=found.title,
        date=_as_date(found.day, found.riksmote),
        recipient=found.recipient,
        recipient_title=title,
        recipient_name=name,
        recipient_party=party,
        signatories=tuple(_unique([*_leading(found.authors, signed), *signed])),
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
        pattern, types = _types()
        kind = pattern.match(line) if len(line) < 500 else None
        if kind is not None and (found.doc_type is None or _DESIGNATED.match(line[kind.end() :].lstrip())):
            rest = _TO_THE_CHAMBER.sub("", line[kind.end() :]).strip(" :")
            found.doc_type = found.doc_type or types[kind.lastgroup or ""]
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
    if (day := _date(line)) is not None:
        found.day = found.day or day
        return True
    by = next(iter(_AUTHOR_LIST.finditer(line)), None)
    if by is not None and (by.start() == 0 or line[by.start() - 1] == " "):
        before, after = line[: by.start()].strip(), line[by.end() :]
        authors, rest = _members(after)
        stated = authors and (before == "" or authors[0].party is not None)
        if stated and (rest.startswith(("till ", "om ", "med anledning")) or not rest):
            found.authors = found.authors or authors
            if before and found.title is None:
                found.title = before
            _read_addressee(rest, found)
            return True
    if line[:4].lower() == "till" and not line[4:5].isalpha() and len(line) <= _MAX_RECIPIENT + 100 and line[-1] not in ".:;":
        return _read_addressee(line, found)
    if found.doc_type == "frs" and len(line) < 80 and line[-1] not in ".:;?":
        title, name, party = _recipient_parts(line)
        if title and name and _MINISTER.match(title.split()[-1]):
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
    if _is_signed(line) or (found.number is None and not found.authors):
        return False
    if found.doc_type in ("ip", "fr") and not later:
        return False
    found.title = line.removeprefix("om ").strip() if found.doc_type == "frs" else line
    return True


def _members(text: str) -> tuple[list[Signatory], str]:
    """The members that a list begins with ("A och B (S)", "C m.fl. (V)"), and what follows it. A party stands for all names before it."""
    names: list[tuple[str, str | None]] = []
    at = 0
    while len(names) < 40 and (member := _MEMBER.match(text, at)):
        names.append((member["name"], member.group(2)))
        at = member.end()
        joint = re.match(r", | och |, samt | samt ", text[at : at + 8])
        if not joint:
            break
        at += joint.end()
    party: str | None = None
    out: list[Signatory] = []
    for name, written in reversed(names):
        party = written or party
        out.append(Signatory(_proper(name), party_letters(party)))
    return out[::-1], text[at:].strip(" ,.")


def _signatures(lines: Sequence[str]) -> list[Signatory]:
    """The members that signed at the end: lines of names with parties, or a name under a dotted line.

    An official who forwards the paper is none.
    """
    out: list[Signatory] = []
    late = 0
    for k in range(len(lines) - 1, -1, -1):
        line = lines[k]
        if _is_signed(line):
            out = [Signatory(_proper(m["name"]) + (m["place"] or ""), party_letters(m.group(2))) for m in _SIGNED.finditer(line)] + out
            late = 0
        elif k and _DOTS.match(lines[k - 1]) and _BARE_NAME.match(line) and not (k > 1 and _OFFICIAL.search(lines[k - 2])):
            out.insert(0, Signatory(_proper(line), None))
        elif not line or (not _DOTS.match(line) and not _date(line)):
            if out and not _OFFICIAL.search(line):
                break
            late += 1
            if late > _LATE_LINES:
                break
    return out


def _is_signed(line: str) -> bool:
    """Whether a line is nothing but names with the letters of parties that there are."""
    if "(" not in line or not _SIGNED_LINE.match(line):
        return False
    return all(signed.group(2).lower() in _parties() for signed in _SIGNED.finditer(line))


def _proper(name: str) -> str:
    """A name that is set in capitals in the usual letters."""
    name = " ".join(name.split())
    return name.title() if name.isupper() else name


def _leading(authors: Sequence[Signatory], signed: Sequence[Signatory]) -> list[Signatory]:
    """The authors that the title block names and no signature repeats."""
    names = {_key(member.name) for member in signed}
    return [author for author in authors if _key(author.name) not in names]


def _unique(members: Iterable[Signatory]) -> list[Signatory]:
    out: dict[str, Signatory] = {}
    for member in members:
        out.setdefault(_key(member.name), member)
    return list(out.values())


def _key(name: str) -> str:
    return re.sub(r" i [A-ZÅÄÖ].*$", "", name).casefold()


def _recipient_parts(recipient: str) -> tuple[str | None, str | None, str | None]:
    """Title, name and party of a recipient: "justitieminister Gunnar Strömmer (M)"."""
    party = re.search(r" ?" + _PARTY + "$", recipient)
    plain = recipient[: party.start()] if party else recipient
    words = plain.split()
    k = len(words)
    while k and words[k - 1][0].isupper() and not _MINISTER.match(words[k - 1].rstrip(",")):
        k -= 1
    while 0 < k < len(words) - 1 and words[k - 1].lower() in ("von", "af", "de", "van", "i"):
        k -= 1
    name = " ".join(words[k:]) if len(words) - k >= 2 else None
    title = " ".join(words[:k] if name else words).rstrip(",") or None
    return title, name, party_letters(party.group(1)) if party else None


def _date(line: str) -> tuple[int | None, int, int] | None:
    """Year (where stated), month and day of a line that is nothing but a date, with or without a place."""
    if not line or len(line) > 60:
        return None
    if written := _DATE.match(line):
        return (int(written[3]) if written[3] else None), _MONTHS[written[2].lower()], int(written[1])
    if iso := _ISO_DATE.match(line):
        return int(iso[1]), int(iso[2]), int(iso[3])
    return None


def _as_date(day: tuple[int | None, int, int] | None, riksmote: str | None) -> datetime.date | None:
    """The date; a year that is not stated follows from the session, which runs from September to August."""
    if day is None:
        return None
    year, month, number = day
    if year is None:
        if riksmote is None or "/" not in riksmote:
            return None
        year = int(riksmote[:4]) + (month < 9)
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def _type_from_parts(text: str, blocks: Sequence[Span]) -> str:
    """`mot` for a text without a title block whose first heading, or a later one, announces yrkanden; else `other`."""
    for block in blocks[:60]:
        if block.end - block.start < 60 and part(text[block.start : block.end]) == "proposal":
            return "mot"
    proposals = ("riksdagen ställer sig bakom", "riksdagen tillkännager för regeringen", "att riksdagen ")
    seen = sum(text[b.start : b.start + 40].lower().startswith(proposals) for b in blocks[:10])
    return "mot" if seen >= 1 else "other"
