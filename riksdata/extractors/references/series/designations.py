"""Designations of documents (`2021/22:2599`, `2018/19:JuU4`, `2023:97`): what they look like, and the reference that is made of one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from riksdata.chamber import dok_id
from riksdata.chamber.committees import committees
from riksdata.chamber.riksmoten import riksmote_written
from riksdata.extractors.references.reading import Draft
from riksdata.extractors.references.series.pinpoints import pinpoint_after
from riksdata.extractors.references.series.words_before import Before, words_before
from riksdata.swedish.lazy import lazy_regex

_NUMBER = lazy_regex(
    rf"""([12]\d{{3}})(?:[ \xa0\n]?/[ \xa0\n]?(\d{{4}}|\d{{2}}))?                          # 2018, 2018/19, 1999/2000
    (?:[ \xa0\n]?:[ \xa0\n]?                                             # the colon,
    |(?<=/\d\d)[ \xa0](?=(?:{"|".join(committees())})[ \xa0]?\d))          # or a space before a committee's letters
    (?:([A-Za-zÅÄÖåäö]{{1,4}})[ \xa0]?)?                                   # JuU
    (\d{{1,5}})([a-zY](?![\wåäö]))?(?![\d/])                               # 4, 4y""",
    re.X,
)
_GLUED = lazy_regex(r"(?<!\w)(?:SOU|RiR|Ds|dir|skr|mot|prop|bet|R)$")
"""Series that stand right before their number; "Ei R2018:08" too."""
_NUMBERED_AS = {"utl": "bet"}
"""A committee numbers its statements among its reports, and their ids are built alike."""
_UNPADDED = frozenset(("prop", "skr", "mot", "bet", "rskr", "sou", "ds", "dir", "rir"))
"""Series whose numbers have no zeros before them, whatever a text writes: "SOU 2016:032". Agencies print theirs ("rapport 2016:06")."""
_ADDRESSED = frozenset(("prop", "bet", "rskr", "sou", "ds", "dir"))
"""Series that have an address at lagen.nu."""


class Designation(NamedTuple):
    """A number of a series where it stands in the text, in its parts."""

    start: int
    end: int
    year: str
    second: str | None
    """The riksmöte's second year as written (`22` of `2021/22`); None for a number of one year."""
    letters: str | None
    """Letters before the digits: of a committee, a party, a ministry."""
    digits: str
    tail: str | None
    """A letter behind the digits: `y` of a committee's opinion."""
    before: Before | None
    """The words before the number."""

    @property
    def session(self) -> str:
        """The riksmöte as it is called (`2021/22`, `1999/2000`), or the year."""
        if not self.second:
            return self.year
        return riksmote_written(self.year, self.second) or f"{self.year}/{self.second}"

    @property
    def numbering(self) -> str:
        """What follows the colon."""
        return f"{self.letters or ''}{self.digits}{self.tail or ''}"


def designation_at(text: str, start: int) -> Designation | None:
    """The designation that begins at `start`; None where it is part of a longer word or number, unless that is a series ("SOU2023:97")."""
    number = _NUMBER.match(text, start, start + 40)
    if number is None or (
        start and (text[start - 1].isalnum() or text[start - 1] in "/:-–") and not _GLUED.search(text, max(0, start - 4), start)
    ):
        return None
    if text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalpha():
        return None
    year, second, letters, digits, tail = number.groups()
    letters = _by_capitals().get(letters, letters) if letters else None
    return Designation(start, number.end(), year, second, letters, digits, tail and tail.lower(), words_before(text, start))


@cache
def _by_capitals() -> dict[str, str]:
    """Committees' letters as running heads write them: "YTTRANDE 2018/19:FIU4Y"."""
    return {letters.upper(): letters for letters in committees()}


def is_committee(letters: str) -> bool:
    """Whether letters are those of a committee of the chamber, now or earlier: `JuU`."""
    return letters in committees()


LETTERED = range(1985, 2014)
"""The years in whose autumn a riksmöte began in which motions were numbered by committee."""


@cache
def motion_letters() -> frozenset[str]:
    """The letters of committees in the numbers of motions of 1985/86 to 2013/14: `Ju` of `2007/08:Ju392`."""
    return frozenset(committee.motions for committee in committees().values() if committee.motions)


def is_former_committee(word: str) -> bool:
    """Whether a word is the letters of a committee that stood before the numbers of its reports: "SkU 1974:12"."""
    return word in committees() and committees()[word].leads


def of_former_committee(found: Designation) -> bool:
    """Whether a committee's letters stand before a number of a year before 1976."""
    return found.before is not None and int(found.year) < 1976 and is_former_committee(found.before.last)


def draft_series(text: str, start: int, end: int, kind: str, found: Designation) -> Draft:
    """A reference to a numbered document, from `start` to `end`, with its address and the pinpoint that follows."""
    if kind == "bet" and found.letters:
        found = found._replace(letters=found.letters[0].upper() + found.letters[1:])
    if kind in _UNPADDED:
        found = found._replace(digits=found.digits.lstrip("0") or found.digits)
    session, numbering = found.session, found.numbering
    target = _target(kind, session, numbering)
    pinpoint, pages = pinpoint_after(text, end)
    uris: tuple[str, ...] = ()
    if _is_addressed(kind, numbering):
        base = f"https://lagen.nu/{kind}/{session}:{numbering}"
        uris = tuple(f"{base}#sid{page}" for page in pages) or (base,)
    elif kind == "sfs":
        uris = (f"https://lagen.nu/{session}:{numbering}",)
    elif target:
        uris = (dok_id.address(target),)
    return Draft(start, end, f"{kind}/{session}:{numbering}", uris, pinpoint, target)


def _is_ministrys(kind: str, numbering: str) -> bool:
    """Whether a memo is of a ministry's own numbering, `Fi12`: these have neither an address nor an id."""
    return kind == "ds" and not numbering[0].isdigit()


def _is_addressed(kind: str, numbering: str) -> bool:
    return kind in _ADDRESSED and not _is_ministrys(kind, numbering)


def _target(kind: str, session: str, numbering: str) -> str | None:
    """The id of a numbered document; None where it has none that can be told."""
    return None if _is_ministrys(kind, numbering) else dok_id.dok_id(_NUMBERED_AS.get(kind, kind), session, numbering)


def draft_numbered(kind: str, session: str, numbering: str, start: int, end: int) -> Draft:
    """A reference to a document whose series, session or letters the text names apart from the number; it has no pinpoint."""
    target = _target(kind, session, numbering)
    uri = f"https://lagen.nu/{kind}/{session}:{numbering}" if _is_addressed(kind, numbering) else dok_id.address(target) if target else None
    return Draft(start, end, f"{kind}/{session}:{numbering}", (uri,) if uri else (), None, target)
