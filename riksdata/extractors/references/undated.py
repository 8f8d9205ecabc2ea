"""When a text without a date was written, as far as it tells itself.

A day that is too late costs little: the text gets the laws of later years. One that is too early gives a new text laws that are no more. So
each sign is taken for the latest day that it allows, a lone one for nothing, and what tells of later times takes away what older signs
tell.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_PAPERS = lazy_regex(
    r"""(?<![\d:/,-])(?<!\d\.)(?P<session>(?:19|20)\d\d)/\d\d:[A-Za-zÅÄÖåäö]{0,4}\d       # 2018/19:62
    |(?<!\w)(?:SOU|Ds|[Dd]ir|RiR|HFD|AD|NJA)\.?[ \xa0\n]?(?P<year>(?:19|20)\d\d)(?!\d)     # SOU 2018:23, Dir.2018:23
    |(?<![\d:/.,-])(?P<dated>(?:19|20)\d\d)-[01]\d-[0-3]\d(?!\d)                       # 2019-05-12""",
    re.X,
)
_STATUTES = lazy_regex(r"[(\[](?:SFS[ \xa0])?(?P<year>(?:19|20)\d\d):[ \xa0]?\d{1,4}[)\]]")
"""Numbers of statutes: none is cited before its year."""
_YEARS = lazy_regex(
    rf"""
    (?<![\d:/.,§–-])
    (?:(?<!\w)(?P<day>{ANY_MONTH}|[Hh]östen|[Vv]åren|[Ss]ommaren|[Vv]intern)[ \xa0\n])?
    (?P<year>(?:19[5-9]|20\d)\d)(?![\d:/]|[.,]\d)
    (?P<named>(?:[ \xa0]års|-)(?!\w))?
    (?![ \xa0](?:\d|kr|euro|miljoner|mil(?!\w)|ton|meter|personer|kvinnor|män|barn|elever|invånare|hushåll|bostäder))
    (?![ \xa0](?:jobb|platser|nya|anställda|arbet))
    """,
    re.X,
)
"""Years that the text speaks of, with the month or season before them; `named`: something is called by its year."""
_SINCE = lazy_regex(
    rf"""
    (?<!\w)(?:sedan|alltsedan|från|från[ ]och[ ]med|fr\.[ ]?o\.[ ]?m\.|efter)
    (?:[ \xa0](?:år|den|\d\d?|början[ ]av|mitten[ ]av|slutet[ ]av|hösten|våren|sommaren|vintern|{ANY_MONTH}))*[ \xa0\n]\Z
    """,
    re.I | re.X,
)
"""What stands before the year in which something old began: the text is not of before, but may be of long after."""
_AHEAD = lazy_regex(
    r"""(?<!\w)(?:[Mm]ål(?:et|en|sättning\w*)?|ska(?:ll)?|kommer[ ]att|[Ss]enast|[Ii]nför|[Vv]änta[ts]\w*|[Bb]eräkna[ts]\w*|[Pp]rognos\w*
    |till(?:[ ]och[ ]med)?(?:[ ]år)?[ \xa0\n]\Z|t\.o\.m\.|[Ff]ram[ ]till|[Pp]lanera[ts]\w*|[Bb]lir)(?!\w)""",
    re.X,
)
"""Words of what lies ahead, in the sentence of a year."""
_SENTENCE_ENDS = lazy_regex(r"[.?!:][ \xa0\n]+(?=[A-ZÅÄÖ])|\n")
LAST_YEAR_KNOWN = 2025
"""The last year of the statutes in `statute_titles.tsv`: of later ones there are no laws to tell apart. No clock: a text reads the same on
any day."""
_NEAR = 3
"""Years that lie no more apart than this agree."""
_QUOTED = lazy_regex(r"[\"”“»][^\"”“»«\n]{1,600}[\"”“«]")
_SHALL = lazy_regex(r"(?<!\w)[Ss]ka(?P<old>ll)?(?!\w)")
_FEWEST_SHALL, _FEWEST_OLD, _SHORTEST_TEXT = 3, 2, 800
_SHALL_ALONE = datetime.date(2007, 6, 30)
"""When the riksdag's papers at the latest had "skall" alone."""
_OLD_PARTY = r"[A-ZÅÄÖ][a-zåäöé]+[ \xa0]\((?:m|s|c|v|fp|kd|mp)\)"
_NEW_PARTY = r"[A-ZÅÄÖ][a-zåäöé]+[ \xa0]\((?:M|S|C|V|FP|L|KD|MP|SD)\)"
_NOT_PEOPLE = r"(?:Artikel|Punkt|Led|Bilaga|Tabell|Figur|Diagram|Alternativ|Avsnitt|Kapitel|Del|Stycke|Grupp)"
_PARTIES_CAPITALISED = datetime.date(2010, 10, 5)
"""From when on the riksdag's papers have the letters of parties in capitals."""
_LOOKING_BACK = lazy_regex(
    r"""(?<!\w)(?:ersatt\w*|ersätt\w*|tidigare|numera|nuvarande|bilda[dt]\w*|dåvarande|f\.[ ]?d\.|före[ ]detta|förr[ae]?|gamla|hette
    |lades[ ]ned|upphörde)(?!\w)""",
    re.I | re.X,
)
_MISPRINT = 2060
"""Papers of this year or later ones are misprints."""


def day_told_by(text: str) -> datetime.date | None:
    """The latest day on which a text without a date is likely to have been written; None where it tells none, as a text of today.

    That is the last day of the latest year of the papers that it cites, of a riksmöte the June of its second year, or of a later one that
    it speaks of; without papers of the latest year that it speaks of, where two agree or one has a day; else the end of the time of the
    ministers whom it names; else what its words tell. Statutes alone tell nothing, since a new text cites old ones; beside papers, one
    that is younger does. No sign holds against a year or a name of later times.
    """
    floor = _not_before(text)
    term = _term_of_ministers(text)
    day = _last_day_of_papers(text)
    latest, plain = _years_spoken_of(text)
    if day is None:
        day = _day_by_years(text, latest, plain, term)
    elif latest > day.year:
        day = _end_of(latest)
    if term is None:
        day = day or _day_by_language(text)
    elif day is None or day.year < term.first:
        day = term.end
    if day is None or day.year < latest or (floor is not None and day < floor):
        return None
    return day


def _last_day_of_papers(text: str) -> datetime.date | None:
    """The last day of the latest year of the papers that the text cites, and of the statutes beside them."""
    days = []
    for paper in _PAPERS.finditer(text):
        if paper["session"]:
            days.append(datetime.date(int(paper["session"]) + 1, 6, 30))
        else:
            days.append(_end_of(int(paper["year"] or paper["dated"])))
    days = [day for day in days if day.year < _MISPRINT]
    if days:
        days += [_end_of(int(found["year"])) for found in _STATUTES.finditer(text) if int(found["year"]) < _MISPRINT]
    return max(days, default=None)


def _years_spoken_of(text: str) -> tuple[int, list[int]]:
    """The latest year that the text speaks of (0 for none), and those that are told (not "sedan …"), with a day twice; goals left out."""
    latest, plain = 0, []
    for found in _YEARS.finditer(text):
        year = int(found["year"])
        if year > LAST_YEAR_KNOWN or _lies_ahead(text, found):
            continue
        latest = max(latest, year)
        if not found["named"] and not _SINCE.search(text, max(0, found.start() - 50), found.start()):
            plain += [year] * (2 if found["day"] else 1)  # a day is told more surely than a bare year
    return latest, plain


def _day_by_years(text: str, latest: int, plain: list[int], term: _Term | None) -> datetime.date | None:
    """The end of the latest year that the text speaks of, if it has a day, or another year or sign agrees."""
    near = sum(latest - year <= _NEAR for year in plain)
    if not near:
        return None
    by_term = term is not None and term.first <= latest <= (term.last or latest)
    if near == 1 and not by_term:
        old_words = _days_of_old_words(text)
        if not old_words or latest > old_words[0].year:
            return None
    return _end_of(latest)


def _lies_ahead(text: str, found: re.Match[str]) -> bool:
    start, end = _sentence(text, found.start(), found.end())
    return _AHEAD.search(text, start, found.start()) is not None or _AHEAD.search(text, found.end(), min(end, found.end() + 40)) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, no more than a hundred characters away."""
    first, last = max(0, start - 100), min(len(text), end + 100)
    for stop in _SENTENCE_ENDS.finditer(text, first, start):
        first = stop.end()
    stop_behind = _SENTENCE_ENDS.search(text, end, last)
    return first, stop_behind.start() if stop_behind else last


_MINISTER = lazy_regex(r"(?:[Mm]inister(?:n)?|[Ss]tatsrådet)[ \xa0\n](?P<name>[A-ZÅÄÖ][\w-]+(?:[ \xa0][A-ZÅÄÖa-zåäö][\w-]*){1,2})")
_FORMER = lazy_regex(r"(?<!\w)(?:dåvarande|förr[ae]|tidigare|f\.\s?d\.|före detta|ex-?)[ \xa0\n-]?[\w -]{0,30}\Z", re.I)


class _Term(NamedTuple):
    """The years in which somebody was a minister; no last one for who sits."""

    first: int
    last: int | None

    @property
    def end(self) -> datetime.date | None:
        return _end_of(self.last) if self.last is not None else None

    def within(self, other: _Term) -> _Term | None:
        """The years that both have."""
        lasts = [last for last in (self.last, other.last) if last is not None]
        both = _Term(max(self.first, other.first), min(lasts, default=None))
        return both if both.last is None or both.first <= both.last else None


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """The times in which each minister was one, by name."""
    table = read_table("riksdata.chamber", "ministers.tsv")
    spans = {row["name"]: [span.split("-") for span in row["years"].split(";")] for row in table}
    return {name: tuple(_Term(int(first), int(last) if last else None) for first, last in years) for name, years in spans.items()}


def _term_of_ministers(text: str) -> _Term | None:
    """The time in which all whom the text names as ministers were ministers, if there was one, else that of the last of them.

    None where it names none, or where there were several such times.
    """
    named: list[tuple[_Term, ...]] = []
    for found in _MINISTER.finditer(text):
        words = found["name"].split()
        terms = next((_terms()[name] for name in (" ".join(words[:3]), " ".join(words[:2])) if name in _terms()), ())
        if terms and not _FORMER.search(text, max(0, found.start() - 50), found.start()):
            named.append(terms)
    if not named:
        return None
    possible = list(named[0])
    for terms in named[1:]:
        possible = [both for one in possible for other in terms if (both := one.within(other)) is not None]
    if not possible:
        return max((terms[-1] for terms in named), key=lambda term: (term.last is None, term.last or 0, term.first))
    return possible[0] if len(possible) == 1 else None


@cache
def _names(table: str, day: str) -> tuple[tuple[re.Pattern[str], datetime.date], ...]:
    """Names of a table, each with its day."""
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{row['names'].replace(';', '|')})(?![\w-])"), datetime.date.fromisoformat(row[day]))
        for row in read_table(__package__, table)
    )


@cache
def _old_names() -> tuple[tuple[re.Pattern[str], datetime.date], ...]:
    """Names of bodies that are no more and ways to write that are past, each with the last day on which it was in use."""
    party = re.compile(rf"(?<!\w)(?!{_NOT_PEOPLE}(?!\w)){_OLD_PARTY}")
    return (*_names("last_in_use.tsv", "last"), (party, _PARTIES_CAPITALISED - datetime.timedelta(1)))


@cache
def _young_names() -> tuple[tuple[re.Pattern[str], datetime.date], ...]:
    """Names of young bodies and ways to write that are new, each with the first day on which it was in use; the youngest first."""
    party = re.compile(rf"(?<!\w)(?!{_NOT_PEOPLE}(?!\w)){_NEW_PARTY}")
    names = (*_names("first_in_use.tsv", "first"), (party, _PARTIES_CAPITALISED))
    return tuple(sorted(names, key=lambda name: name[1], reverse=True))


def _not_before(text: str) -> datetime.date | None:
    """A day before which the text was not written, as its youngest name tells."""
    return next((day for name, day in _young_names() if name.search(text)), None)


def _day_by_language(text: str) -> datetime.date | None:
    """A day by which the text must have been written, as at least two of its words tell: bodies that are no more, "skall" alone."""
    if len(text) < _SHORTEST_TEXT:
        return None
    days = _days_of_old_words(text)
    return days[_FEWEST_OLD - 1] if len(days) >= _FEWEST_OLD else None


def _days_of_old_words(text: str) -> list[datetime.date]:
    """The last days of the old words of a text, in order, one for each mention; "skall" alone is one, where it is frequent two."""
    own = _QUOTED.sub(" ", text)
    days = []
    for name, day in _old_names():
        days += [day for found in name.finditer(own) if not _LOOKING_BACK.search(own, *_sentence(own, found.start(), found.end()))]
    shall = [found["old"] is not None for found in _SHALL.finditer(own)]
    if shall and all(shall):
        days += [_SHALL_ALONE] * (_FEWEST_OLD if len(shall) >= _FEWEST_SHALL else 1)
    return sorted(days)


def _end_of(year: int) -> datetime.date:
    return datetime.date(year, 12, 31)
