"""Numbers that go on after another of their series: "SOU 2023:97 och 2023:98", "bet. 2018/19:JuU4, JuU6", "SOU 1995:20 och 21"."""

from __future__ import annotations

import re

from riksdata.chamber import dok_id
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.designations import Designation, draft_numbered, draft_series, is_committee
from riksdata.extractors.references.series.pinpoints import PAGES

SHORTENED = frozenset(("prop", "bet", "rskr", "sou", "ds", "dir"))
"""Series whose further numbers are written without riksmöte or year."""
_CHAINED = frozenset((*dok_id.SERIES, "framst", "redog"))
_FARTHEST = 190
"""How many characters may lie between two numbers of a chain: who signed a motion, which of its yrkanden."""
_SIGNED = re.compile(
    r"(?:[ \xa0\n]av[ \xa0\n][^\n(]{2,90}(?:\n[^\n(]{2,60})?\([^()\n]{1,30}\))?"
    r"(?:,?[ \xa0\n]yrk(?:\.|ande(?:na|t)?)[ \xa0][\d, \xa0–och-]{0,60}\d)?(?:[ \xa0\n]i denna del)?"
)
"""Who signed a motion of a list, and which of its yrkanden are meant; it matches nothing too."""
_PARTIES = re.compile(r"[ \xa0]\([A-ZÅÄÖ][A-Za-z, ]{0,12}\)(?=[, ])")
_ASIDE = re.compile(r"[ \xa0\n]?\([^()\n]{1,40}\)")
_JOINED = re.compile(r"[ \xa0\n]{0,2}(?:,|;|/|och|samt|eller|respektive|resp\.|,[ \xa0\n]och|&|–|-)[ \xa0\n]{1,3}$")
_PLURAL = re.compile(r"(?:motion|proposition)er(?:na)?\b|skrivelser(?:na)?\b", re.I)
_TITLE_BETWEEN = re.compile(r"[ \xa0][A-ZÅÄÖ”\"][^.;:()\n\d]{3,100}[ \xa0](?:och|samt)[ \xa0]$")
"""Behind a word in the plural a title may stand between two numbers: "motionerna 2016/17:169 Hållbar konsumtion och 2018/19:281"."""
_LISTED = re.compile(r"[ \xa0]av[ \xa0][A-ZÅÄÖ]")
_YEARLY = re.compile(r"[12]\d{3}:\d{1,5}$")
_MORE = re.compile(
    r"(?:,|[ \xa0\n]och|[ \xa0\n]samt)[ \xa0\n]{1,2}(?:(?:bet|yttr)\.?[ \xa0])?(?=(?:rskr\.?[ \xa0]\d|[A-Z][A-Za-zö]{0,2}U[ \xa0]?\d))"
)
_SHORT = re.compile(r"(?:([A-Z][A-Za-zö]{0,2}U)[ \xa0]?|rskr\.?[ \xa0])(\d{1,3}y?)(?![\w:/])")
_PLAIN = re.compile(r"[ \xa0\n](?:och|samt)[ \xa0\n](\d{1,3})(?=[).,;]|$)(?![.,]\d)")
_MOST = 20
"""So many shortened numbers are read behind one."""


def read_joined(reading: Reading, found: Designation) -> bool:
    """A number that a comma or conjunction joins to the one before, of the same series: "SOU 2023:97 och 2023:98"."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is not None and last.kind == "report":
        return _joined_report(reading, last, found)
    if last is None or not last.end <= found.start <= last.end + _FARTHEST or last.kind not in _CHAINED:
        return False
    if bool(found.second) != ("/" in last.label[len(last.kind) + 1 :]):
        return False
    between = _between(reading.text, last, found.start)
    if not _JOINED.match(between) and not (_TITLE_BETWEEN.match(between) and _PLURAL.match(reading.text, last.start, last.end)):
        return False
    reading.add(draft_series(reading.text, found.start, found.end, last.kind, found))
    return True


def _joined_report(reading: Reading, last: Draft, found: Designation) -> bool:
    """ "BRÅ 1996:2 och 2005:17": a further report of the same publisher."""
    series, _, numbering = last.label.rpartition("/")
    if found.second or found.letters or not _YEARLY.match(numbering) or not last.end <= found.start <= last.end + 8:
        return False
    if not _JOINED.match(reading.text[last.end : found.start]):
        return False
    reading.add(Draft(found.start, found.end, f"{series}/{found.session}:{found.numbering}"))
    return True


def _between(text: str, last: Draft, start: int) -> str:
    """What stands between two numbers, without what belongs to the first: party, signatories, yrkanden, pages, an aside."""
    between = _without(_PARTIES, text[last.end : start])
    if last.kind == "mot" and len(between) > 8:
        between = _without(_SIGNED, between)
    if 60 > len(between) > 8:
        page = PAGES.match(between + " ")
        between = between[page.end() :] if page else between
        between = _without(_ASIDE, between)
    return between


def _without(lead: re.Pattern[str], between: str) -> str:
    found = lead.match(between)
    return between[found.end() :] if found else between


def read_listed_motion(reading: Reading, found: Designation) -> bool:
    """A line of a list of motions: "2018/19:1234 av Anna Andersson (S)"."""
    text, start = reading.text, found.start
    if start <= 300 or not found.second or text[start - 1] != "\n" or not _LISTED.match(text, found.end):
        return False
    if found.letters and is_committee(found.letters):
        return False
    reading.add(draft_series(text, start, found.end, "mot", found))
    return True


def add_shortened(reading: Reading, kind: str, found: Designation) -> None:
    """Read the numbers that go on behind this one without their riksmöte or year.

    "bet. 2018/19:JuU4, JuU6", "prop. 1981/82:78, SkU 12, rskr 136", "SOU 1995:20 och 21".
    """
    text = reading.text
    plain = _PLAIN.match(text, reading.done, reading.done + 12) if kind in ("sou", "ds", "dir", "prop") and not found.letters else None
    if plain:
        reading.add(draft_numbered(kind, found.session, plain[1], plain.start(1), plain.end(1)))
        return
    for _ in range(_MOST if found.second else 0):
        joint = _MORE.match(text, reading.done, reading.done + 16)
        short = _SHORT.match(text, joint.end(), joint.end() + 16) if joint else None
        if short is None or (short[1] and not is_committee(short[1])):
            return
        further = "rskr" if not short[1] else "yttr" if short[2].endswith("y") else "bet"
        reading.add(draft_numbered(further, found.session, (short[1] or "") + short[2], short.start(), short.end()))
