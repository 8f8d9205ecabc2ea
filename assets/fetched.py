"""The riksdag's own records, fetched: one partition a document type and riksmöte, because that is how the source is asked."""

from __future__ import annotations

import datetime

import dagster as dg

from assets.home import HomeFolder
from assets.metadata import OWNERS

FIRST_RIKSMOTE = 1971


def current_riksmote(day: datetime.date) -> str:
    """The riksmöte that sits on a day, as partitions name it: `2025-26`. A riksmöte begins in September."""
    year = day.year if day.month >= 9 else day.year - 1
    return riksmote_key(year)


def riksmote_key(year: int) -> str:
    """The riksmöte that began in a year: `2025-26`; `1999-2000` in full, and single years until 1974."""
    if year < 1975:
        return str(year)
    return f"{year}-{year + 1}" if year == 1999 else f"{year}-{(year + 1) % 100:02d}"
