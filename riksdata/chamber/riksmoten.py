"""The riksmöte, the chamber's working year, as records and ids write it."""

from __future__ import annotations

import datetime

from riksdata.swedish.dates import full_year

CALENDAR_YEARS = ("1971", "1972", "1973", "1974", "1975")
"""Until 1975 a riksmöte was a calendar year."""
FIRST_SPLIT_YEAR = 1975
OPENS = 9
"""The month in which one riksmöte follows another."""


def riksmote(year: int) -> str:
    """The riksmöte that began in the autumn of a year, from 1975: `2025/26`, and `1999/2000` in full."""
    return f"{year}/{year + 1}" if year == 1999 else f"{year}/{(year + 1) % 100:02d}"


def riksmote_written(year: str, second: str) -> str | None:
    """The riksmöte of two years as a text writes them (`98`, `1998` and `99`, `1999`); None where they do not follow one another."""
    first = full_year(year)
    return riksmote(first) if second in (str(first + 1), str(first + 1)[2:]) else None


def current_riksmote(day: datetime.date) -> str:
    """The riksmöte that sits on a day, which begins in September; before autumn 1975, when it was the calendar year, that year."""
    autumn = day.month >= OPENS
    if day.year < FIRST_SPLIT_YEAR or (day.year == FIRST_SPLIT_YEAR and not autumn):
        return str(day.year)
    return riksmote(day.year if autumn else day.year - 1)
