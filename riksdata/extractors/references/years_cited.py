"""When a text without a date was written, as far as it tells itself."""

from __future__ import annotations

import datetime
import re
from functools import cache

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
_DAYS = lazy_regex(
    rf"""
    (?<!\w)
    (?:{ANY_MONTH}|hösten|våren|sommaren|vintern|år)
    [ \xa0\n](?P<year>(?:19|20)\d\d)(?!\d)
    """,
    re.X,
)
"""Days and seasons that the text speaks of; they may lie ahead of it, so that they tell only where nothing else does."""
_YEARS = lazy_regex(
    r"""
    (?<![\d:/.,–-])(?<!till[ ])(?<!senast[ ])(?<!inför[ ])(?P<year>(?:199|20\d)\d)(?![\d:/–-])
    (?![ \xa0](?:\d|kr|euro|miljoner|mil(?!\w)|ton|meter|personer|kvinnor|män|barn|elever|invånare|hushåll|bostäder))
    (?![ \xa0](?:jobb|platser|nya|anställda|arbet))
    """,
    re.X,
)
"""Years that the text speaks of, not those of a goal; of no use but where the text has no day either."""
_SHALL = lazy_regex(r"(?<!\w)[Ss]ka(?P<old>ll)?(?!\w)")
_FEWEST_SHALL, _SHORTEST_TEXT = 2, 800
_SHALL_ALONE = datetime.date(2000, 12, 31)
"""About when the riksdag's papers still had "skall" alone."""
_LAST_YEAR = 2060
"""Later years are misprints."""


def latest_day_cited(text: str) -> datetime.date | None:
    """The day by which a text was written, as it tells itself; None where it tells none.

    That is the last day of the latest year of the papers that it cites, of a riksmöte the June of its second year, else of the days or
    years that it speaks of, within the time of the ministers whom it names; else what its words tell. Statutes alone tell nothing, since
    a new text cites old ones; beside papers, one that is younger does.
    """
    told, terms = _day_told(text), _ministers_years(text)
    if told is not None:  # what is cited has been written; a minister of later years tells that it is old
        return max(told, datetime.date(terms[0], 12, 31)) if terms else told
    year = max((day.year for day in _last_days(_YEARS, text)), default=None)
    if terms is not None:
        year = min(max(year, terms[0]), terms[1]) if year is not None else (terms[0] + terms[1]) // 2
    return datetime.date(year, 12, 31) if year is not None else _day_by_language(text)


def _day_told(text: str) -> datetime.date | None:
    """The last day of the latest year that the text tells by the papers that it cites, else by days."""
    days = []
    for paper in _PAPERS.finditer(text):
        if paper["session"]:
            days.append(datetime.date(int(paper["session"]) + 1, 6, 30))
        else:
            days.append(datetime.date(int(paper["year"] or paper["dated"]), 12, 31))
    known = [day for day in days if day.year < _LAST_YEAR] or _last_days(_DAYS, text)
    return max([*known, *_last_days(_STATUTES, text)]) if known else None


_MINISTER = lazy_regex(r"(?:[Mm]inister(?:n)?|[Ss]tatsrådet)[ \xa0\n](?P<name>[A-ZÅÄÖ][\w-]+(?:[ \xa0][A-ZÅÄÖa-zåäö][\w-]*){1,2})")
_FORMER = lazy_regex(r"(?:dåvarande|förr[ae]|tidigare|f\.d\.|före detta)[ \xa0\n][\w -]{0,30}\Z", re.I)


@cache
def _terms() -> dict[str, tuple[tuple[int, int], ...]]:
    """The years in which each minister was one, by name."""
    table = read_table("riksdata.chamber", "ministers.tsv")
    spans = {row["name"]: [span.split("-") for span in row["years"].split(";")] for row in table}
    return {name: tuple((int(first), int(last)) for first, last in years) for name, years in spans.items()}


def _ministers_years(text: str) -> tuple[int, int] | None:
    """The years in which all ministers whom the text names as such were ministers; None where that tells nothing, or several times."""
    possible: list[tuple[int, int]] | None = None
    for found in _MINISTER.finditer(text):
        words = found["name"].split()
        terms = next((_terms()[name] for name in (" ".join(words[:3]), " ".join(words[:2])) if name in _terms()), ())
        if not terms or _FORMER.search(text, max(0, found.start() - 50), found.start()):
            continue
        before = possible if possible is not None else [(0, 9999)]
        both = [(max(a, c), min(b, d)) for a, b in before for c, d in terms if max(a, c) <= min(b, d)]
        possible = both or possible
    return possible[0] if possible is not None and len(possible) == 1 else None


@cache
def _last_in_use() -> tuple[tuple[re.Pattern[str], datetime.date], ...]:
    """Names of bodies and parties, each with the last day on which it was one's."""
    return tuple(
        (
            re.compile(rf"(?<!dåvarande )(?<!tidigare )(?<!gamla )(?<!\w)(?:{row['names'].replace(';', '|')})(?!\w)"),
            datetime.date.fromisoformat(row["last"]),
        )
        for row in read_table(__package__, "last_in_use.tsv")
    )


def _day_by_language(text: str) -> datetime.date | None:
    """A day by which the text must have been written, as its words tell: bodies that are no more, "skall" alone."""
    if len(text) < _SHORTEST_TEXT:
        return None
    days = [day for name, day in _last_in_use() if name.search(text)]
    shall = [found["old"] is not None for found in _SHALL.finditer(text)]
    if len(shall) >= _FEWEST_SHALL and all(shall):
        days.append(_SHALL_ALONE)
    return min(days, default=None)


def _last_days(years: re.Pattern[str], text: str) -> list[datetime.date]:
    return [datetime.date(int(found["year"]), 12, 31) for found in years.finditer(text) if int(found["year"]) < _LAST_YEAR]
