"""Numbers that go on after another of their series: "SOU 2023:97 och 2023:98", "bet. 2018/19:JuU4, JuU6", "SOU 1995:20 och 21"."""

from __future__ import annotations

import re

from riksdata.chamber import dok_id
from riksdata.chamber.ministries import ministries
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.behind_numbers import is_said_of
from riksdata.extractors.references.series.designations import (
    Designation,
    draft_numbered,
    draft_series,
    is_committee,
    is_former_committee,
    motion_letters,
)
from riksdata.extractors.references.series.pinpoints import ASIDE_OF_MOTION, PAGES
from riksdata.swedish.lazy import lazy_regex

CHAINED = frozenset((*dok_id.SERIES, "framst", "redog", "utl"))
_FARTHEST = 190
"""How many characters may lie between two numbers of a chain: who signed a motion, which of its yrkanden."""
_OF_MEMBERS = lazy_regex(
    r"""
    [ \xa0\n]av[ \xa0\n](?:herrar(?:na)?|herr|hr|fruarna|fru|fröken|[A-ZÅÄÖ])  # av herr
    (?![^\n]*(?:betänkande|utredning|proposition|skrivelse))                   # no paper of another series
    [^\n(:;\d]{2,70}?                                                         # m. fl.
    (?=,?[ \xa0\n](?:och|samt)[ \xa0\n]\Z|,[ \xa0\n]\Z)                        # och
    """,
    re.X,
)
"""Who moved a motion of two whose parties are not told: "motionerna 1971:217 av herr Bohlin m. fl. och 1971:488"."""
_PARTIES = lazy_regex(r",?[ \xa0]\((?:[A-ZÅÄÖ][A-Za-z, ]{0,40}|(?:fp|kds?|mp?|s|c|v|vpk|nyd|l|sd)(?:, ?[a-z]{1,3})*)\)(?=[, ])")
_ASIDE = lazy_regex(r"[ \xa0\n]?\([^()\n]{1,40}\)")
_JOINED = lazy_regex(r"[ \xa0\n]{0,2}(?:,|;|/|och|samt|eller|respektive|resp\.|,[ \xa0\n]och|&|–|-)[ \xa0\n]{1,3}$")
_PLURAL = lazy_regex(r"(?:motion|proposition)er(?:na)?\b|(?:riksdags)?skrivelser(?:na)?\b", re.I)
_TITLE_BETWEEN = lazy_regex(r"[ \xa0][A-ZÅÄÖ”\"][^.;:()\n\d]{3,100}[ \xa0](?:och|samt)[ \xa0]$")
"""Behind a word in the plural a title may stand between two numbers: "motionerna 2016/17:169 Hållbar konsumtion och 2018/19:281"."""
_TOP = 300
"""In characters: where a paper's own heading stands."""
_PROPOSES = lazy_regex(r"[ \xa0]av[ \xa0][A-ZÅÄÖ][^\n(]{3,80}\((?:båda[ ])?[A-ZÅÄÖ][A-Za-z, -]{0,14}\)[ \xa0]?:\n")
"""Behind a motion whose proposals follow: "2018/19:1234 av Anna Andersson (S):"."""
_GOES_ON = lazy_regex(
    r"""
    [ \xa0]av[ \xa0][A-ZÅÄÖ][^\n(]{3,80}\((?:båda[ ])?[A-ZÅÄÖ][A-Za-z, -]{0,14}\)          # av Anna Andersson (S)
    (?:,|,?[ \xa0](?:och|samt))[ \xa0\n](?:motion[ ])?[12]\d{3}/\d\d:\d                   # , 1123/24:5
    """,
    re.X,
)
"""Behind the first motion of a list: "2018/19:1234 av Anna Andersson (S), 2018/19:1235 av …"."""
_OF_WHICH = lazy_regex(r"[ \xa0]av[ \xa0][A-ZÅÄÖ][^\n(]{3,80}\((?:båda[ ])?[A-ZÅÄÖ][A-Za-z, -]{0,14}\),?[ \xa0]yrkande(?:na|t)?[ \xa0]\d")
"""Behind a motion of which some proposals are meant: "2018/19:1234 av Anna Andersson (S) yrkande 2"."""
_LISTED = lazy_regex(r"[ \xa0](?:av[ \xa0][A-ZÅÄÖ]|[A-ZÅÄÖ][^\n(]{3,80}\((?:båda[ ])?[A-ZÅÄÖ][A-Za-z, -]{0,14}\))")
_MOTION_BEFORE = lazy_regex(r"\b[Mm]otion(?:en|er|erna)?[ \xa0\n]{1,3}\Z")
"""The word that belongs to the number, in the line before."""
_NOT_LED_SINCE = "1989"
"""From then on the letters stand behind the riksmöte of each number."""
_MOST_REPORTS = 90
"""Of one committee and riksmöte; bill 100 is the budget."""
_LED = lazy_regex(r"bet/[^:]*:(?P<letters>[A-ZÅÄÖ][A-Za-zö]*)\d")
"""The letters of a committee's report."""
_MINISTRYS = lazy_regex(r"ds/\d{4}:(?P<letters>[A-ZÅÄÖ][A-Za-zö]*)\d")
"""The label of a ministry's own memo."""
_YEARLY = lazy_regex(r"[12]\d{3}:\d{1,5}$")
_COURTS = frozenset(("NJA", "HFD", "RÅ", "RH", "AD", "MD", "MÖD"))
"""Letters before a year that begin a case of a court."""
_JOINT = lazy_regex(r"(?:[,;]|,?[ \xa0\n](?:och|samt|eller|respektive|resp\.|&))[ \xa0\n]{1,2}")
_DASH = lazy_regex(r"[ \xa0]?[-\u2010-\u2015\u2212][ \xa0]?")
_FURTHER = lazy_regex(
    r"""(?:(?P<word>bet|yttr|rskr|mot|prop|skr)\.?[ \xa0])?   # rskr. 12
    (?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,3}|[123]LU)?[ \xa0]?       # JuU6, SkU 12, Ub6, 2LU 48
    (?P<digits>\d{1,4})(?P<tail>y)?
    (?![\w:/]|[.,]\d)""",
    re.X,
)
"""A number of a series without its riksmöte or year."""
_MOST = 20
"""So many shortened numbers are read behind one."""
_WIDEST_RANGE = 200


def read_joined(reading: Reading, found: Designation) -> bool:
    """A number that a comma or conjunction joins to the one before, of the same series: "SOU 2023:97 och 2023:98"."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is not None and last.kind == "report":
        return _joined_report(reading, last, found)
    if last is None or not last.end <= found.start <= last.end + _FARTHEST or last.kind not in CHAINED:
        return False
    if bool(found.second) != ("/" in last.label[len(last.kind) + 1 :]):
        return False
    ministry = _MINISTRYS.match(last.label) if last.kind == "ds" else None
    if ministry is not None and not found.letters and _JOINED.match(reading.text[last.end : found.start]):  # "Ds Fi 1985:12 och 1985:13"
        reading.add(draft_numbered("ds", found.year, ministry["letters"] + found.digits, found.start, found.end))
        return True
    if ministry is not None and _of_another_ministry(reading, last, found):
        return True
    between = _between(reading.text, last, found.start)
    if not _JOINED.match(between) and not (_TITLE_BETWEEN.match(between) and _PLURAL.match(reading.text, last.start, last.end)):
        return False
    if last.kind == "bet" and not found.letters:  # "CU 1976/77:12 och 1977/78:25"
        led = _LED.match(last.label)
        if led is None or not is_former_committee(led["letters"]) or found.year >= _NOT_LED_SINCE or int(found.digits) > _MOST_REPORTS:
            return False
        reading.add(draft_numbered("bet", found.session, led["letters"] + found.digits, found.start, found.end))
        return True
    reading.add(draft_series(reading.text, found.start, found.end, last.kind, found))
    return True


def _of_another_ministry(reading: Reading, last: Draft, found: Designation) -> bool:
    """ "Ds Fi 1985:12 och Ju 1985:3": the memo of another ministry goes on behind one."""
    before = found.before
    if before is None or before.mark or before.bracketed or found.letters or before.last not in ministries():
        return False
    begin = before.end - len(before.last)
    if begin < last.end or not _JOINED.match(reading.text[last.end : begin]):
        return False
    reading.add(draft_numbered("ds", found.year, before.last + found.digits, begin, found.end))
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
        between = _without(ASIDE_OF_MOTION, between) if _OF_MEMBERS.match(between) is None else _without(_OF_MEMBERS, between)
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
    if not found.second or text[start - 1 : start] not in ("\n", "") or not _LISTED.match(text, found.end):
        return False
    if found.letters and is_committee(found.letters):
        return False
    if start <= _TOP and not _is_said_of(text, found):
        return False
    reading.add(draft_series(text, start, found.end, "mot", found))
    return True


def _is_said_of(text: str, found: Designation) -> bool:
    """Whether a motion's number at the top of a text is no heading: its proposals follow, or some of them are meant."""
    if _PROPOSES.match(text, found.end, found.end + 120) or _GOES_ON.match(text, found.end, found.end + 160):
        return True
    return bool(_OF_WHICH.match(text, found.end, found.end + 120)) and not _MOTION_BEFORE.search(
        text, max(0, found.start - 16), found.start
    )


def add_shortened(reading: Reading, kind: str, designation: Designation) -> None:
    """Read the numbers that go on behind this one without their riksmöte or year.

    "bet. 2018/19:JuU4, JuU6", "prop. 1981/82:78, SkU 12, rskr 136", "prop. 2025/26:118, 119 och 120", "SOU 2017:1-3".
    """
    text = reading.text
    letters, first = designation.letters, int(designation.digits)
    for _ in range(_MOST):
        if _extend_to_range(reading, kind, designation, letters, first):
            continue
        aside = ASIDE_OF_MOTION.match(text, reading.done, reading.done + 100) if kind == "mot" and letters else None
        done = aside.end() if aside else reading.done
        joint = _JOINT.match(text, done, done + 16)
        further = _FURTHER.match(text, joint.end(), joint.end() + 20) if joint else None
        if joint is None or further is None or (done > reading.done and further["letters"] not in motion_letters()):
            return
        if (
            kind == "mot"
            and further["letters"]
            and (text[further.end("letters")] in " \xa0" or text[further.end() : further.end() + 1] == "-")
        ):
            return  # "A 8" is a regiment
        series = _series_of_further(kind, letters, further)
        if series is None or not (further["letters"] or further["word"] or _listed(text, further)):
            return
        # "SoU5, 6 och 7": a bare number keeps the letters before it.
        kind, letters, first = series, further["letters"] or (letters if series == kind else None), int(further["digits"])
        numbering = (letters or "") + further["digits"] + (further["tail"] or "")
        reading.add(draft_numbered(kind, designation.session, numbering, further.start(), further.end()))


def _series_of_further(kind: str, letters: str | None, further: re.Match[str]) -> str | None:
    """The series of a shortened number by its own word or letters, else the one it goes on; None where they do not fit."""
    word, own = further["word"], further["letters"]
    if own:
        if own in _COURTS:
            return None
        if is_committee(own) or own[0] in "123":
            return "yttr" if further["tail"] else "utl" if kind == "utl" and word is None else "bet"
        return "mot" if kind == "mot" and letters and word in (None, "mot") else None
    if word in ("bet", "yttr"):
        return None  # their numbers have letters
    return word or (None if further["tail"] else kind)


def _listed(text: str, further: re.Match[str]) -> bool:
    """Whether a bare number goes on a list rather than counts what follows, or is a year."""
    digits = further["digits"]
    return not (len(digits) == 4 and digits[:2] in ("19", "20")) and is_said_of(text, further.end())


def _extend_to_range(reading: Reading, kind: str, designation: Designation, letters: str | None, first: int) -> bool:
    """Take in the end of a range behind the number that was read last: "SOU 2017:1-3", "1991/92:A12-A15"."""
    text, draft = reading.text, reading.drafts[-1]
    dash = _DASH.match(text, draft.end, draft.end + 3) if draft.end == reading.done else None
    last = _FURTHER.match(text, dash.end(), dash.end() + 12) if dash else None
    if last is None or last["word"] or last["letters"] not in (None, letters) or (len(last["digits"]) == 4 and last["digits"] >= "1900"):
        return False
    if not first < int(last["digits"]) <= first + _WIDEST_RANGE or "-" in draft.label or not is_said_of(text, last.end()):
        return False
    between = [f"{letters or ''}{number}" for number in range(first + 1, int(last["digits"]) + 1)]
    drafts = [draft_numbered(kind, designation.session, numbering, draft.start, last.end()) for numbering in between]
    draft.label += f"-{between[-1]}"
    draft.end = reading.done = last.end()
    draft.uris = (*draft.uris, *(uri for each in drafts for uri in each.uris))
    return True
