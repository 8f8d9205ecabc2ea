"""When a text without a date was written: papers and days that it cites, years that it speaks of, ministers, words of their time."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from reference_reading import labels

from riksdata.extractors.references.years_cited import latest_day_cited
from riksdata.swedish.facts import read_table

LONG = "Bryggorna i norr behöver plank och spik, och ingen vet när de kommer. " * 14


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Enligt prop. 2003/04:12 gäller det. Sedan 1999 saknas bryggor.", 2004),
        ("I maj 2003 kom det. Mellan 1999 och 2010 byggs bryggor.", 2003),
        ("Under 2003 saknades bryggor, liksom 1998.", 2003),
        ("Målet ska vara nått senast 2045. Under 2003 saknades bryggor.", 2003),
        ("Det saknas 2003 bostäder vid bryggan. Under 1998 var de fler.", 1998),
        ("Jag vill fråga bryggminister Lena Sommestad om bryggor.", 2004),
        ("Jag vill fråga statsrådet Lena Sommestad om bryggor. Sedan 1997 saknas de.", 2002),
        ("Jag vill fråga statsrådet Lena Sommestad om bryggor. Sedan 2003 saknas de.", 2003),
        ("Dåvarande miljöminister Lena Sommestad lovade bryggor. Sedan 2015 saknas de.", 2015),
        ("Enligt prop. 2017/18:12 lovade miljöminister Lena Sommestad bryggor.", 2018),
        (LONG + "Länsrätten har prövat bryggan.", 2010),
        (LONG + "Den dåvarande länsrätten har prövat bryggan. Rikspolisstyrelsen var emot.", 2014),
        (LONG + "Bryggor skall finnas. De skall vara hela.", 2000),
    ],
)
def test_the_year_that_a_text_tells(text: str, year: int) -> None:
    day = latest_day_cited(text)
    assert day is not None
    assert day.year == year


@pytest.mark.parametrize(
    "text",
    [
        "Bryggor saknas i norr.",
        "Länsrätten har prövat bryggan.",  # too short to be told by its words
        LONG + "Bryggor skall finnas, och de ska vara hela.",
        "Jag vill fråga statsrådet Morgan Johansson om bryggor.",  # twice a minister
        "Det kostar 2003 kronor.",
    ],
)
def test_a_text_that_tells_no_year(text: str) -> None:
    assert latest_day_cited(text) is None


def test_laws_are_those_of_the_years_of_the_minister() -> None:
    text = "Jag vill fråga skolminister Ingegerd Wärnersson om skollagen och kommunallagen."
    assert labels(text, None) == ["sfs/1985:1100", "sfs/1991:900"]


def test_terms_of_ministers_are_in_order() -> None:
    for row in read_table("riksdata.chamber", "ministers.tsv"):
        terms = [tuple(map(int, term.split("-"))) for term in row["years"].split(";")]
        assert all(first <= last for first, last in terms), row
        assert all(before[1] <= after[0] for before, after in pairwise(terms)), row


def test_last_days_are_days() -> None:
    for row in read_table("riksdata.extractors.references", "last_in_use.tsv"):
        assert datetime.date(1990, 1, 1) < datetime.date.fromisoformat(row["last"]) < datetime.date(2030, 1, 1)
