"""Bare numbers that take the unit, or what it counts, from a figure before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Den genomsnittliga kön på bron är 27 minuter, vid färjan 11.", [27, 11], "min"),
        ("Landet har 2,3 bagare per 1 000 invånare, att jämföra med 4,9 i Norge och drygt 8,2 i Finland.", [2.3, 4.9, 8.2], "count"),
        ("Kvinnors genomsnittliga bonus är 14 600 kronor i månaden, mäns 20 100.", [14600, 20100], "sek"),
        ("Vattenpriset steg 2004 med 18 %, året därpå med ytterligare 7.", [18, 7], "percent"),
        ("I våras kom 86,4 % av posten fram i tid. Förra året hade siffran fallit till 79.", [86.4, 79], "percent"),
        ("I Sverige finns 260 fyrar i drift. 2010 var antalet närmare 300.", [260, 300], "count"),
        ("Jouren tog 2021 emot 1 083 samtal (2020: 912) från bagare.", [1083, 912], "count"),
        ("Byn har 112 traktorer, Hylte kommun 133 och Vara 184.", [112, 133, 184], "count"),
        ("Med 25 döda bin per kupa följer Norge (27), Finland (31) och Island (33).", [25, 27, 31, 33], "count"),
        ("Mjölkens pris var 3,40 kronor per liter 2012, mot 2,10 i Polen och 4,05 i Danmark.", [3.4, 2.1, 4.05], "sek"),
        ("Andelen rökare har sjunkit från 24 procent 1990 till 11 år 2015.", [24, 11], "percent"),
        ("Andelen rökare har sjunkit från 24 procent år 1990 till i dag 11.", [24, 11], "percent"),
        ("Antalet lotsar har minskat från nivåer på 700 lotsar till dagens cirka 150.", [700, 150], "count"),
        ("Omsättningen var 2,5 miljarder kronor 2019. Året innan var den 3,1.", [2.5e9, 3.1e9], "sek"),
        ("Utsläppen var 52 miljoner ton 2015, 50 året därpå och 47 år 2019.", [52e6, 50e6, 47e6], "t"),
        ("Medellivslängden är 84 år för kvinnor och 81 för män.", [84, 81], "years"),
        ("Kötiden är i snitt 31 dagar. I Skåne är den 45, i Halland 20.", [31, 45, 20], "days"),
        ("Kommittén fick 141 svar. En majoritet, 88, höll med, 29 avstyrkte och 24 hade inget att säga.", [141, 88, 29, 24], "count"),
        ("Norge lägger 2,1 procent av BNP på ull, Danmark 1,4 och Sverige knappt 1.", [2.1, 1.4, 1], "percent"),
    ],
)
def test_a_parallel_number_takes_the_unit(text: str, values: list[float], unit: str) -> None:
    rows = _rows(text)
    assert [row.value for row in rows] == values
    assert {row.unit for row in rows} == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "Andelen bagare var 40 procent, i bilaga 3.",
        "Andelen bagare ökade med 40 procent, och enligt artikel 5.",
        "Andelen bagare ökade med 40 procent mellan 1990 och 2016.",
        "Andelen bagare ökade med 40 procent, jämfört med 2016.",
        "Antalet bagare ökade med 40 procent (avsnitt 5.2).",
        "Antalet bagare ökade med 40 procent. I punkt 4.",
        "Kostnaden var 15 000 kronor per bagare. För många uppstår ett moment 22, där ingen vågar.",
        "Andelen bagare ökade med 40 procent, i mars 12.",
        "Kommunen har 12 ugnar, på sidan 9.",
    ],
)
def test_a_number_that_tells_which_takes_none(text: str) -> None:
    assert len(_rows(text)) == 1


def test_what_takes_a_unit_is_no_surer_than_what_lends_it() -> None:
    first, second = _rows("Medelväntan vid bron är 27 minuter, vid färjan 11.")
    assert second.confidence <= first.confidence


@given(st.integers(2, 99), st.integers(2, 99))
def test_the_unit_goes_with_any_number(one: int, other: int) -> None:
    rows = _rows(f"Andelen bagare är {one} procent i Skåne, i Halland {other}.")
    close = max(one, other) <= 12 * min(one, other)
    assert [(row.value, row.unit) for row in rows] == [(one, "percent"), (other, "percent")][: 2 if close else 1]
