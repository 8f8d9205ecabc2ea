"""The riksmöte, the chamber's working year, as records and ids write it."""

from __future__ import annotations

import datetime

CALENDAR_YEARS = ("1971", "1972", "1973", "1974", "1975")
"""Until 1975 a riksmöte was a calendar year."""
FIRST_SPLIT_YEAR = 1975


def riksmote(year: int) -> str:
    """The riksmöte that began in the autumn of a year, from 1975: `2025/26`, and `1999/2000` in full."""
    return f"{year}/{year + 1}" if year == 1999 else f"{year}/{(year + 1) % 100:02d}"


def current_riksmote(day: datetime.date) -> str:
    """The riksmöte that sits on a day; a riksmöte begins in September."""
    return riksmote(day.year if day.month >= 9 else day.year - 1)
