"""Papers whose numbers stand apart from their year, as they were cited until the 1970s.

"prop. nr 212/1949", "prop. 1948 nr 64", "motionerna nr 456 och 457 år 1973", "bevillningsutskottets betänkande nr 40 år 1970".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riksdata.chamber.committees import Committee, committees_by_stem
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import draft_numbered
from riksdata.swedish.lazy import lazy_regex

_WORD = lazy_regex(
    r"""
    (?:(?P<prop>[Pp]rop(?:osition(?:en|er|erna)?)?)
    |(?P<mot>[Mm]ot(?:ion(?:en|er|erna)?)?)
    |(?P<rskr>[Rr]skr|(?<=riksdagens[ ])skrivelser?|(?<=Riksdagens[ ])skrivelser?)
    |(?P<skr>(?<=Maj:ts[ ])skrivelser?)
    |(?P<prot>[Pp]rot(?=\.)|(?<=[Rr]iksdagens[ ])protokoll|(?<=kammarens[ ])protokoll)
    |(?P<sou>SOU))
    \.?[ \xa0\n]
    """,
    re.X,
)
_YEARS = {"prop": ("1867", "1975"), "mot": ("1971", "1975"), "rskr": ("1867", "1975"), "skr": ("1867", "1975"), "prot": ("1971", "1975")}
"""Between which years a series was numbered by the calendar year in one row: each chamber had its own motions and records until 1970."""
_INQUIRIES = ("1922", "1999")
_YEAR_FIRST = lazy_regex(r"(?:år[ \xa0\n])?(?P<year>1[89]\d\d),?[ \xa0\n]nr[ \xa0\n](?P<n>\d{1,4})(?![\d:/])")
_NUMBER = lazy_regex(r"(?P<told>nr[ \xa0\n])?(?P<n>\d{1,4})(?:/(?P<slash>1[89]\d\d))?(?![\w:/%]|[.,]\d)")
_YEAR_BEHIND = lazy_regex(r"[ \xa0\n](?:år|av[ \xa0]år|till|vid)[ \xa0\n](?:års?[ \xa0])?(?P<year>1[89]\d\d)(?![\d:/])")
_JOINT = lazy_regex(r"(?:,|,?[ \xa0\n](?:och|samt|respektive|resp\.))[ \xa0\n]")
_A_YEAR = lazy_regex(r"18[6-9]\d|19\d\d")
_FIRST_YEAR = 1000
_MOST = 12


class _Numbered(NamedTuple):
    """A number with its year, and where they stand."""

    year: str
    number: str
    start: int
    end: int


def _numbered(text: str, at: int) -> Iterator[_Numbered]:
    """The numbers that stand at a place and go on from there: "nr 57 och 63 år 1967", "nr 57/1967, 63/1967", "1967 nr 57 och 63"."""
    first = _YEAR_FIRST.match(text, at, at + 40)
    year = first["year"] if first else None
    if first:
        yield _Numbered(first["year"], first["n"], at, first.end())
        joint = _JOINT.match(text, first.end(), first.end() + 12)
        at = joint.end() if joint else -1
    waiting: list[tuple[str, int, int]] = []
    joint = None
    for _ in range(_MOST):
        found = _NUMBER.match(text, at, at + 20) if at >= 0 else None
        if found is None:
            return
        behind = _YEAR_BEHIND.match(text, found.end(), found.end() + 30) if not found["slash"] else None
        if behind is None and _is_year(found, waiting):
            if len(waiting) != 1 or joint is None or joint[0].strip() != ",":
                return
            number, begin, _ = waiting.pop()
            yield _Numbered(found["n"], number, begin, found.end())  # "nr 456, 1973 och nr 12, 1974"
            joint = _JOINT.match(text, found.end(), found.end() + 12)
            at = joint.end() if joint else -1
            continue
        told = found["slash"] or (behind["year"] if behind else year if found["told"] else None)
        end = behind.end() if behind else found.end()
        waiting.append((found["n"], found.start(), end))
        if told:
            yield from (_Numbered(told, *each) for each in waiting)
            waiting.clear()
        joint = _JOINT.match(text, end, end + 12)
        at = joint.end() if joint else -1


def _is_year(found: re.Match[str], waiting: list[tuple[str, int, int]]) -> bool:
    """Whether a bare number behind others is a year: not in a list that has come so far ("nr 1823, 1867 och 1901 år 1974")."""
    if not waiting or found["told"] or found["slash"] or not _A_YEAR.fullmatch(found["n"]):
        return False
    return int(waiting[-1][0]) < _FIRST_YEAR or int(found["n"]) < int(waiting[-1][0])


def read_number_apart(reading: Reading, start: int, end: int) -> None:
    """Papers of a series by number and year, in either order; `start` is where the word of the series stands."""
    text = reading.text
    word = _WORD.match(text, start, start + 20)
    if word is None or text[start - 1 : start].isalnum() or text[start - 1 : start] == "-":
        return
    kind = word.lastgroup or ""
    low, high = _YEARS.get(kind, _INQUIRIES)
    if kind == "rskr" and text[start] == "s":
        start -= len("riksdagens ")
    for which, each in enumerate(_numbered(text, word.end())):
        if low <= each.year <= high:
            reading.add(draft_numbered(kind, each.year, each.number, each.start if which else max(start, reading.done), each.end))


_REPORT = lazy_regex(r"utskottets[ \xa0\n](?:betänkanden?|utlåtanden?|memorial)[ \xa0\n]")
_STEM = lazy_regex(r"(?:[Aa]llmänna[ \xa0\n])?[A-ZÅÄÖa-zåäö]+\Z")
_LONGEST_STEM = 24
_ONE_CHAMBER, _SESSIONS = "1971", "1976"
_ORDINALS = ("första", "andra", "tredje")
_WHICH = lazy_regex(r"(?<!\w)([Ff]örsta|[Aa]ndra|[Tt]redje)[ \xa0\n]\Z")
"""Which of the three committees on law that there were until 1970."""


class Named(NamedTuple):
    """A committee that is named in full before the number of its report."""

    letters: str
    """As its reports of that year carry them: `2LU`."""
    start: int
    """Where its name begins."""


def committee_of_year(text: str, low: int, end: int, year: str) -> Named | None:
    """The committee of a calendar year whose name stands before "utskottets" at `end`; None where there was none of that name."""
    stem = _STEM.search(text, max(low, end - _LONGEST_STEM), end)
    committee = committees_by_stem().get(" ".join(stem[0].lower().split())) if stem else None
    if stem is None or committee is None or not _reported(committee, year):
        return None
    if committee.letters != "LU" or year >= _ONE_CHAMBER:
        return Named(committee.letters, stem.start())
    which = _WHICH.search(text, max(low, stem.start() - _LONGEST_STEM), stem.start())
    return Named(f"{_ORDINALS.index(which[1].lower()) + 1}LU", which.start()) if which else None


def _reported(committee: Committee, year: str) -> bool:
    """Whether a committee numbered its reports by that year; from 1976 they had a riksmöte."""
    return year < _SESSIONS and (not committee.last or year <= committee.last)


def read_early_report(reading: Reading, start: int, end: int) -> None:
    """Reports by the committee's name, number and year; `start` is where "utskottets" stands."""
    text = reading.text
    lead = _REPORT.match(text, start, start + 30)
    for which, each in enumerate(_numbered(text, lead.end()) if lead else ()):
        committee = committee_of_year(text, 0 if which else reading.done, start, each.year)
        if committee is not None:
            begin = each.start if which else committee.start
            reading.add(draft_numbered("bet", each.year, committee.letters + each.number, begin, each.end))
