"""Durations and measures that something has, units by their names, amounts with öre, ranges that vary, cases of a hundred."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Kommunen räknar med att väntan på bygglov kortas från 16 till 11 månader.", [16, 11], "months"),
        ("Handläggningstiden för gåsjakt har minskat från 14 till 9 månader.", [14, 9], "months"),
        ("Väntetiden på bröd har ökat från tre till sju veckor sedan 2015.", [3, 7], "weeks"),
        ("Bagarnas arbetsvecka blir 68 timmar.", [68], "hours"),
        ("Bagarens arbetsdag är 14 timmar.", [14], "hours"),
        ("Skärmtiden uppgår en vanlig vardag till 3,5 timmar och på helgen till över fem.", [3.5, 5], "hours"),
        ("Sjön kan stiga med upp till 1 meter till år 2100.", [1], "m"),
        ("Utsläppen kan öka med upp till 40 procent enligt beräkningarna.", [40], "percent"),
        ("Ett solcellstak betalar sig på tolv år.", [12], "years"),
        ("Landet fick fred efter 21 år av krig.", [21], "years"),
        ("Forskningsprogrammet om råg löper över sju år.", [7], "years"),
    ],
)
def test_what_something_measures(text: str, values: list[float], unit: str) -> None:
    rows = _rows(text)
    assert [row.value for row in rows] == values
    assert {row.unit for row in rows} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "Straffet för äppelstöld höjdes från två till fyra år.",
        "Preskriptionstiden förlängdes från 10 till 15 år.",
        "Åldern för fria äpplen har höjts från 19 till 22 år.",
        "Giltighetstiden för kortet förlängs från två till fyra månader.",
        "I väntan på lagen gäller reglerna två år.",
        "Avgiften får öka med högst 3 procent.",
        "Bidraget till bagare kan uppgå till högst 5 000 kronor.",
    ],
)
def test_what_a_rule_sets_is_none(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Halten i brunnen var 40 nanogram per liter.", 40, "ng"),
        ("Stråldosen i gruvan var 3 millisievert.", 3, "mSv"),
        ("Fältet under ledningen uppmättes till 2 tesla.", 2, "T"),
        ("Bagaren fick i snitt 3:12 kronor för litern.", 3.12, "sek"),
        ("Literpriset på mjölk var 2:85 kr förra året.", 2.85, "sek"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    assert [(row.value, row.unit) for row in _rows(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Vitena för bagarna varierade från 50 000 till 1,2 miljoner kronor.", 50_000, 1_200_000),
        ("Priserna på råg varierade från 10 till 20 kronor mellan orterna.", 10, 20),
        ("Kostnaderna uppskattas till en halv till en miljard kronor.", 0.5e9, 1e9),
        ("Kostnaderna uppskattas till mellan en halv och två miljoner kronor.", 0.5e6, 2e6),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    assert [(row.value, row.low, row.high, row.unit) for row in _rows(text)] == [(None, low, high, "sek")]


def test_a_change_is_no_range() -> None:
    assert [row.value for row in _rows("Andelen bagare gick från 12 till 18 procent.")] == [12, 18]


def test_cases_of_a_hundred() -> None:
    assert [(row.value, row.whole, row.unit) for row in _rows("I 94 fall av 100 har bagaren en egen ugn.")] == [(94, 100, "fraction")]
