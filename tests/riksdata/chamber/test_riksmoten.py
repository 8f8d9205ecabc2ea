"""The riksmöte of two years as written, and that of a day."""

from __future__ import annotations

import datetime

import pytest

from riksdata.chamber.riksmoten import current_riksmote, riksmote_written


@pytest.mark.parametrize(
    ("year", "second", "riksmote"),
    [
        ("1998", "99", "1998/99"),
        ("1998", "1999", "1998/99"),
        ("98", "99", "1998/99"),
        ("1999", "2000", "1999/2000"),
        ("1999", "00", "1999/2000"),
        ("99", "00", "1999/2000"),
        ("01", "02", "2001/02"),
        ("1998", "98", None),
        ("1998", "2004", None),
        ("99", "01", None),
    ],
)
def test_the_riksmote_of_two_years(year: str, second: str, riksmote: str | None) -> None:
    assert riksmote_written(year, second) == riksmote


@pytest.mark.parametrize(
    ("day", "riksmote"),
    [
        (datetime.date(1973, 11, 2), "1973"),
        (datetime.date(1975, 5, 2), "1975"),
        (datetime.date(1975, 10, 20), "1975/76"),
        (datetime.date(1976, 5, 2), "1975/76"),
        (datetime.date(2000, 1, 20), "1999/2000"),
    ],
)
def test_the_riksmote_that_sits_on_a_day(day: datetime.date, riksmote: str) -> None:
    assert current_riksmote(day) == riksmote
