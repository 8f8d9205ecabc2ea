"""Lines of a paper that are nothing but a date: "Stockholm den 5 oktober 2018"."""

from __future__ import annotations

import datetime
import re

from riksdata.swedish.lazy import lazy_regex

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")
ANY_MONTH = "|".join(MONTHS)
"""Their names as alternatives of a pattern."""
_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)}
_DATE = lazy_regex(r"(?:[\w ]{2,30}, ?|[\w]{2,20} )?den (\d{1,2}) (" + ANY_MONTH + r")(?: (\d{4}))?\.?$", re.IGNORECASE)
_ISO_DATE = lazy_regex(r"(?:[\w]{2,20}:? )?((?:19|20)\d{2})-(\d{2})-(\d{2})$")

Day = tuple[int | None, int, int]
"""Year (where stated), month, day."""


def stated_day(line: str) -> Day | None:
    """Year (where stated), month and day of a line that is nothing but a date, with or without a place."""
    if not line or len(line) > 60:
        return None
    if written := _DATE.match(line):
        return (int(written[3]) if written[3] else None), _MONTHS[written[2].lower()], int(written[1])
    if iso := _ISO_DATE.match(line):
        return int(iso[1]), int(iso[2]), int(iso[3])
    return None


def as_date(day: Day | None, riksmote: str | None) -> datetime.date | None:
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


def full_year(digits: str) -> int:
    """The year of two or four digits: `92` is 1992, `05` 2005."""
    return int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) > 50 else 2000 + int(digits)
