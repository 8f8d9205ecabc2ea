"""What looks like a denominator, a source or a bound and is none."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.references import find_references
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    document = TextDocument(f"Motivering\n\n{text}\n", "mot")
    return find_statistics(document, list(find_references(document)))


@pytest.mark.parametrize(
    ("text", "figure", "per"),
    [
        ("I fjol gick det 15 bagare på varje ledigt hus.", 15, ("hus", "ledigt hus", None)),
        ("I fjol gjordes 12 försök för varje genomfört bygge.", 12, ("bygge", "genomfört bygge", None)),
        ("Det finns 700 000 bagare som dagligen äter bröd.", 700_000, (None,)),
        ("Varje år drabbas 30 000 av feber och 90 000 personer lever med sviterna.", 90_000, (None,)),
        ("I byn föds årligen 400 barn och 7 000 barn bor i länet.", 7000, (None,)),
        ("Elen kostade 0,6 kronor per kWh och nätavgiften, som stigit, 0,3 kronor.", 0.6, ("kWh",)),
        ("Varje år dödas 75 människor och 1 000 skadas svårt.", 1000, ("år",)),
        ("Det är 1 200 personer som varje år får feber.", 1200, ("år",)),
    ],
)
def test_denominators(text: str, figure: float, per: tuple[str | None, ...]) -> None:
    (row,) = [row for row in _rows(text) if row.value == figure]
    assert row.per in per


@pytest.mark.parametrize(
    "text",
    [
        "Enligt Brå utsattes 8 procent för brott. Så kommer antalet poliser att öka med 3 000.",
        "Enligt Brå utsattes 8 procent för brott. Resultatet är att 300 butiker har stängt.",
        "Enligt Brå utsattes 8 procent för brott. Enligt uppgifter saknas 300 poliser i Skåne.",
        "Tidningen visar bilder på 300 döda fåglar.",
        "I valet röstade 30 procent nej (Anna Fyrman, KD).",
    ],
)
def test_no_source(text: str) -> None:
    assert not any(row.publisher for row in _rows(text)[-1:])


@pytest.mark.parametrize(
    ("text", "period"),
    [("Enligt uppgifter från Migrationsverket den 1 mars 2013 väntade 12 000 personer på besked.", "2013")],
)
def test_the_day_of_what_is_told_is_its_time(text: str, period: str) -> None:
    assert _rows(text)[-1].period == period


@pytest.mark.parametrize(
    "text",
    [
        "Han körde i 140 km/h på en väg där hastigheten är 70 km/h.",
    ],
)
def test_a_limit_beside_a_speed_is_no_row(text: str) -> None:
    assert not any(row.value in (70, 160) for row in _rows(text))
