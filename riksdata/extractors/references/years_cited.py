"""When a text without a date was written, as far as what it cites tells."""

from __future__ import annotations

import datetime
import re

from riksdata.swedish.dates import ANY_MONTH
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
_LAST_YEAR = 2060
"""Later years are misprints."""


def latest_day_cited(text: str) -> datetime.date | None:
    """The last day of the latest year of the papers that a text cites, of a riksmöte the June of its second year; None where it cites none.

    Statutes alone tell nothing, since a new text cites old ones; beside papers, one that is younger does.
    """
    days = []
    for paper in _PAPERS.finditer(text):
        if paper["session"]:
            days.append(datetime.date(int(paper["session"]) + 1, 6, 30))
        else:
            days.append(datetime.date(int(paper["year"] or paper["dated"]), 12, 31))
    known = [day for day in days if day.year < _LAST_YEAR] or _last_days(_DAYS, text)
    return max([*known, *_last_days(_STATUTES, text)]) if known else None


def _last_days(years: re.Pattern[str], text: str) -> list[datetime.date]:
    return [datetime.date(int(found["year"]), 12, 31) for found in years.finditer(text) if int(found["year"]) < _LAST_YEAR]
