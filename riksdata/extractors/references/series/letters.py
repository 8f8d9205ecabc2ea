"""Numbers that no word of their series stands before: what they are is told by their own letters, their year, or what is next to them."""

from __future__ import annotations

import re

from riksdata.chamber.committees import committees
from riksdata.chamber.ministries import ministries
from riksdata.chamber.parties import written_parties
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.designations import (
    LETTERED,
    Designation,
    draft_numbered,
    draft_series,
    is_committee,
    is_former_committee,
    motion_letters,
    of_former_committee,
)
from riksdata.extractors.references.series.pinpoints import yrkande_follows
from riksdata.swedish.lazy import lazy_regex

_OWN_BODIES = ("RRS", "RS")
"""Bodies of the riksdag that lay proposals and accounts before it: the governors of the audit office, the riksdag board."""
_NO_AUDITORS = "2003"
"""Until then `RR` was a proposal of Riksdagens revisorer; since 2011 accounts of Riksrevisionen bear it."""
_PARTY = frozenset(written_parties().values())
_INQUIRY = lazy_regex(r"(?:utredning(?:en)?|betänkande(?:t)?)$", re.I)
_GLUED_MEMO = lazy_regex(rf"(?:Ds(?=[A-ZÅÄÖ])|DS(?=[A-ZÅÄÖ][a-zö]))({'|'.join(ministries())})")
"""Without a space: "DsFi 1985:12"; "DSB" is no memo."""
_ONE_SERIES = "1988"
"""From when on the memos of all ministries have been numbered together."""
_MOST_INQUIRIES = 150
"""SOU numbers of one year stay below this."""
_REPORT = lazy_regex(r"(?<!\w)[Rr]apport(?:en)?(?: från riksdagen)?[ \xa0\n]$")
_IN_FULL = lazy_regex(r"[Ss]tatens[ \xa0\n]offentliga[ \xa0\n]utredningar,?[ \xa0\n](?:nr[ \xa0])?\Z")
_COMMITTEE_BEFORE = lazy_regex(r"\b(KU|[A-Z][a-zö]{0,2}U)[ \xa0]$")
_ONE_OF_THREE = lazy_regex(r"L([123])U")
_NUMBER_OF_THREE = lazy_regex(r"(?<![\w:/])([123])[ \xa0]?\Z")
_OPINION = lazy_regex(r"[ \xa0]y(?!\w)")
_WINDOW = 48
_LONGEST_HEAD = 90
_HEADING = lazy_regex(r"[A-ZÅÄÖ]{4}")
_PAGE = 12_000
"""In characters: two pages, the longest way from one running head to the next."""


def read_inquiry(reading: Reading, found: Designation) -> bool:
    """`Mottagandeutredningen (2018:22)`, `utredningen 2018:54`: reports of inquiries are numbered in SOU."""
    before = found.before
    if before is None or found.second or found.letters or int(found.digits) > _MOST_INQUIRIES:
        return False
    if before.bracketed and (reading.text[found.end : found.end + 1] != ")" or not _INQUIRY.search(before.words)):
        return False
    if not before.bracketed and (before.mark or not _INQUIRY.fullmatch(before.last)):
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "sou", found))
    return True


def read_series_in_parentheses(reading: Reading, found: Designation) -> bool:
    """ "Statens offentliga utredningar (SOU) 2018:22", "Statens offentliga utredningar 1961:22"."""
    start = found.start
    named = _IN_FULL.search(_before(reading, found))
    if named is not None and not found.second and start - len(named.group()) >= reading.done:
        reading.add(draft_series(reading.text, start - len(named.group()), found.end, "sou", found))
        return True
    if found.second or not reading.text.endswith(("(SOU) ", "(SOU)\xa0"), max(0, start - _WINDOW), start):
        return False
    reading.add(draft_series(reading.text, start - 6, found.end, "sou", found))
    return True


def read_own_body(reading: Reading, found: Designation) -> bool:
    """`2015/16:RS1`: a proposal or account of a body of the riksdag."""
    if not found.second or not (found.letters in _OWN_BODIES or (found.letters == "RR" and found.year < _NO_AUDITORS)):
        return False
    kind = "redog" if "redogörelse" in reading.text[max(0, found.start - 120) : found.start].lower() else "framst"
    reading.add(draft_series(reading.text, found.start, found.end, kind, found))
    return True


def read_chamber_report(reading: Reading, found: Designation) -> bool:
    """`rapport 2016/17:RFR3`: a report from the riksdag."""
    if not found.second or found.letters not in ("RFR", "URF"):
        return False
    word = _REPORT.search(_before(reading, found))
    begin = max(reading.done, found.start - len(word.group())) if word else found.start
    reading.add(Draft(begin, found.end, f"report/riksdagen/{found.session}:{found.letters}{found.digits}"))
    return True


def read_fact_memo(reading: Reading, found: Designation) -> bool:
    """`2017/18:FPM90`: a fact memo of the government on a proposal of the Commission."""
    if not found.second or found.letters != "FPM":
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "fpm", found))
    return True


def read_committee_letters(reading: Reading, found: Designation) -> bool:
    """`2018/19:JuU4`, `JuU 2018/19:JuU4`, `2019/20:FiU1y`: a committee's report or opinion, and those that go on behind it."""
    if not found.second or not found.letters or not is_committee(found.letters):
        return False
    if _alone(reading.text, found):
        return False
    word = _COMMITTEE_BEFORE.search(_before(reading, found))
    kind = "yttr" if found.tail == "y" else "bet"
    reading.add(draft_series(reading.text, found.start - (len(word.group()) if word else 0), found.end, kind, found))
    return True


def read_committee_motion(reading: Reading, found: Designation) -> bool:
    """`2007/08:Ju392`: a motion of the years in which their numbers had the committee's letters."""
    if not found.second or not found.letters or found.tail:
        return False
    if found.letters not in motion_letters() or int(found.year) not in LETTERED:
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "mot", found))
    return True


def read_yrkande(reading: Reading, found: Designation) -> bool:
    """`2018/19:2500 yrkande 3`: only motions have yrkanden."""
    if not found.second or (found.letters and found.letters not in motion_letters()) or not yrkande_follows(reading.text, found.end):
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "mot", found))
    return True


def read_party_motion(reading: Reading, found: Designation) -> bool:
    """`2024/25:V203`: a motion under its party's own number."""
    if not found.second or not found.letters or found.before is None:
        return False
    if found.letters not in _PARTY or int(found.year) < 2014:
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "mot", found))
    return True


def read_ministry_memo(reading: Reading, found: Designation) -> bool:
    """`Ds Ju 1984:12`: until 1986 each ministry numbered its own; labelled as those of committees are, `ds/1984:Ju12`."""
    before = found.before
    if before is None or found.second or found.letters or found.year >= _ONE_SERIES:
        return False
    glued = _GLUED_MEMO.fullmatch(before.last)
    series, _, ministry = before.words.partition(" ")
    if glued:
        ministry = glued[1]
    elif series not in ("Ds", "DS") or ministry not in ministries():
        return False
    begin = before.end - len(before.last if glued else before.words)
    reading.add(draft_numbered("ds", found.year, ministry + found.digits, begin, found.end))
    return True


def read_former_committee(reading: Reading, found: Designation) -> bool:
    """`JuU 1974:12`, `SkU 1981/82:30`: the letters stand before the number, as committees numbered their reports through the 1980s."""
    before, text = found.before, reading.text
    one_of_three = _ONE_OF_THREE.fullmatch(before.last) if before is not None and found.year < "1971" else None  # "L2U 1969:47"
    if before is None or before.mark or found.letters or not (one_of_three or is_former_committee(before.last)):
        return False
    if not found.second and not (one_of_three or of_former_committee(found)):
        return False
    letters = "LU" if one_of_three else before.last
    last = committees()[letters].last
    if last and found.year > last:
        return False
    begin = before.end - len(before.last)
    if one_of_three:
        letters = one_of_three[1] + letters
    elif found.year < "1971" and letters == "LU" and (number := _NUMBER_OF_THREE.search(text, max(0, begin - 3), begin)):
        begin, letters = number.start(), number[1] + letters  # "2LU 1969:47", "2 LU 1969:47": the second of three
    apart = _OPINION.match(text, found.end) if found.second and not found.tail else None  # "AU 1978/79:2 y"
    tail = "y" if apart else found.tail or ""
    kind, end = "yttr" if tail == "y" else "bet", apart.end() if apart else found.end
    reading.add(draft_numbered(kind, found.session, f"{letters}{found.digits}{tail}", begin, end))
    return True


def _before(reading: Reading, found: Designation) -> str:
    return reading.text[max(0, found.start - _WINDOW) : found.start]


def _alone(text: str, found: Designation) -> bool:
    """Whether a report's number is the running head of its pages: beside a heading in capitals, or alone in a line and so again near."""
    begin, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    end = end if end >= 0 else len(text)
    if end - begin > _LONGEST_HEAD:
        return False
    rest = text[begin : found.start] + text[found.end : end]
    if rest.strip():
        return rest == rest.upper() and _HEADING.search(rest) is not None
    line = f"\n{text[found.start : found.end]}\n"
    return line in text[max(0, begin - _PAGE) : begin + 1] or line in text[end : end + _PAGE]
