"""Parts told once more as a share, parts far behind "varav", levels with their years between, and what clauses name beside a unit."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Av de 500 bröd som bakades under 2019 såldes 275 i tid, dvs. 55 procent.", [500, 500]),
        ("Av de 8 200 ugnar som besiktigades hade 656 så stora brister att de måste lagas, dvs. 8 %.", [8200, 8200]),
        ("Under året såldes 275 av 500 bröd i tid, dvs. 55 procent.", [500, None]),  # its whole is in the part's own words
        ("Av de 200 bagarna var 50 nöjda, dvs. 90 procent av kvinnorna.", [200, None]),  # no share of them: of others
    ],
)
def test_a_share_that_tells_a_part_again_has_the_whole_told_before_both(text: str, wholes: list[float | None]) -> None:
    assert [row.whole for row in _rows(text)] == wholes


def test_what_a_share_tells_again_is_no_norm_though_its_sentence_says_must() -> None:
    (share,) = [
        row for row in _rows("Av de 8 200 ugnarna hade 656 så stora brister att de måste lagas, dvs. 8 %.") if row.unit == "percent"
    ]
    assert (share.value, share.noun) == (8, "ugnarna")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Under 1976 plöjdes 178 000 ha, varav nära 21 000 ha utan resultat.", 178_000),
        ("Nätet omfattade 97 600 km, därav 12 300 km grusvägar.", 97_600),
        ("Förlusterna uppgick till ca 690 milj. kr., varav kommunen genom sina lån har burit 174 milj. kr.", 690e6),
        ("Kvarnarna malde 400 ton, varav den nya stod för 300 ton.", 400),
        ("Förlusten var 3 miljoner kronor, varav varje bagare fick 4 000 kronor.", None),
        ("Nätet omfattade 97 600 km, men 12 300 ha mark.", None),
    ],
)
def test_the_whole_of_an_amount_behind_varav(text: str, whole: float | None) -> None:
    assert _rows(text)[-1].whole == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Under 1977 kom 436 brev in till kvarnen. Därav besvarades 171 genom bud.", 436),
        ("Av landets 85 000 ugnar är 18 000 trasiga, och i 4 000 av dem är gallret borta.", 18_000),
        ("Av världens fyra miljarder människor lever 800 miljoner i städer.", 4e9),
        ("Av landets fyra miljoner bagare betalar somliga 800 miljoner i avgifter.", None),
    ],
)
def test_the_whole_of_a_count(text: str, whole: float | None) -> None:
    assert _rows(text)[-1].whole == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Antalet kvarnar har minskat från 95 år 1973 till 42 i dag.", [(95, "count", "1973"), (42, "count", None)]),
        ("Kostnaden steg från 2 400 år 1969 till 3 150 milj. kr. år 1971.", [(2.4e9, "sek", "1969"), (3.15e9, "sek", "1971")]),
        (
            "Antalet elever steg från 1 100 läsåret 1968/69 till 1 600 läsåret 1972/73.",
            [(1100, "count", "1968–1969"), (1600, "count", "1972–1973")],
        ),
        ("Priset på mjöl steg frän 310 till 465 kronor per säck.", [(310, "sek", None), (465, "sek", None)]),  # misread by a scanner
    ],
)
def test_two_levels_with_their_years_between(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(row.value, row.unit, row.period) for row in _rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit", "noun"),
    [
        ("Kvarnarna var då i genomsnitt 95 meter höga; i dag är totalhöjden normalt över 250.", "m", "totalhöjden"),
        ("Restiden med bil är 40 minuter. Med buss är restiden drygt 60.", "min", "restiden"),
        ("Medellönen var 25 000 kronor i länet. I riket var medellönen 29 500.", "sek", "medellönen"),
        ("Bagare saknas i 36,1 procent av byarna, mot 14,9 innan kvarnen brann.", "percent", "av byarna"),
        ("Under året misstänktes 142 barn under 15 år för bedrägeri. 2022 var de 23.", "count", "barn under 15 år"),
        ("Kostnaden uppgick budgetåret 1970/71 till 341 mkr.", "sek", "Kostnaden"),
    ],
)
def test_what_a_later_clause_tells_with_the_unit_before(text: str, unit: str, noun: str) -> None:
    row = _rows(text)[-1]
    assert (row.unit, row.noun) == (unit, noun)


def test_another_dimension_takes_no_unit() -> None:
    assert [row.value for row in _rows("Hyran är 4 000 kronor. I Göteborg är snittåldern 45.")] == [4000]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Prisskillnaden är därmed sju gånger.", "times"),
        ("Skillnaden mellan byarna är tre gånger.", "times"),
        ("Skillnaden har prövats tre gånger.", "count"),
    ],
)
def test_a_difference_of_so_many_times(text: str, unit: str) -> None:
    assert [row.unit for row in _rows(text)] == [unit]
