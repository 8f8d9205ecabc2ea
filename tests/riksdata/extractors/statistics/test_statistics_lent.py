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
        ("Mätningen visar att 1,8 miljoner kubikmeter lera togs upp 2020, mot 0,6 två år tidigare.", [1.8e6, 0.6e6], "m³"),
        ("En famn ved kostade bageriet 430 kronor 2012 och 790 tio år senare.", [430, 790], "sek"),
        ("Av mjölet gick 31 procent till limpor och kakor, 22 till bullar och resten till annat.", [31, 22], "percent"),
        ("Genom kvarnen går 30 procent av länets råg och 53 av vetet.", [30, 53], "percent"),
        ("Bara 57 procent av ugnarna används av de små bagerierna, mot drygt 20 av de stora.", [57, 20], "percent"),
        ("Bagarna stod för 70 procent, mjölnarna för åtta och kockarna för sju.", [70, 8, 7], "percent"),
        ("Brödpriserna steg med 98 procent, lönerna med 27.", [98, 27], "percent"),
        ("Bagarna var män i 24 fall, kvinnor i åtta.", [24, 8], "count"),
        ("En limpa till ett barn väger 310 gram, till en bagare 535.", [310, 535], "g"),
        ("Av bagarna är 33 procent kvinnor, till mjölnarutbildningen 17.", [33, 17], "percent"),
        ("Brödet gav 2019 kommunen 24 miljarder kronor. Under 2021 var motsvarande belopp 9,8.", [24e9, 9.8e9], "sek"),
        ("Andelen som äter limpa är 58 procent. För barn i årskurs 9 är motsvarande siffra 14,8.", [58, 14.8], "percent"),
        ("Gräddningen tar i snitt 74 minuter. Medianen är 58.", [74, 58], "min"),
        ("Landet har 1,9 ugnar per 1 000 invånare, lägst i Norden, där snittet ligger på 4,8.", [1.9, 4.8], "count"),
        ("I Norden var skuldkvoten 90,8 procent, i Danmark 168 och i Finland 18,3.", [90.8, 168, 18.3], "percent"),
        ("Verket anmälde 2015 1 250 fall, 2019 2 860 och 2023 endast 1 940.", [1250, 2860, 1940], "count"),
        ("Det föll 161 millimeter regn, varav 101 på natten.", [161, 101], "mm"),
        ("Frånvaron var 12,4 dagar, varav 4,9 till följd av mjöldamm.", [12.4, 4.9], "days"),
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
        "Bagarna stod för 70 procent, enligt tabellen i 9.",
        "Priserna steg med 98 procent, enligt artikeln på 27.",
    ],
)
def test_a_number_that_tells_which_takes_none(text: str) -> None:
    assert len(_rows(text)) == 1


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("Byn har 256 ugnar, av vilka 97 är släckta.", 97, 256),
        ("Tio bagerier, av vilka sju är nya, svarar för bröden.", 7, 10),
        ("Under 2023 brann 63 ugnar, varav 17 i byn.", 17, 63),
        ("Av de 28 bagare som slutade samma år hade 17 varit där länge.", 17, 28),
        ("Av Sveriges 290 kommuner gick 69 med underskott i brödet.", 69, 290),
        ("Av de 391 bröd som bakades 2022 ledde 62 till klagomål.", 62, 391),
        ("Rapporten visar att av de 58 bagarna röstade 22 för.", 22, 58),
    ],
)
def test_a_part_of_those_before_needs_no_noun(text: str, value: float, whole: float) -> None:
    assert (value, whole) in [(row.value, row.whole) for row in _rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Av de 28 bagarna bodde 12 i byn på våning 3.",
        "Av de 28 bagarna gick de flesta i årskurs 9.",
        "Av de 28 bagarna är de äldsta över 65.",
    ],
)
def test_what_tells_which_is_no_part(text: str) -> None:
    assert not {3, 9, 65} & {row.value for row in _rows(text)}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Antalet bagare var 1993 1 400, 2009 700 och 2022 inte fler än 490.", [1400, 700, 490]),
        ("Antalet ugnar per miljard bröd var 2,4 i Sverige, 3,0 i Norge och 16 i Danmark.", [2.4, 3.0, 16]),
        ("Antalet beviljade bröd var 1 980 år 2008; 2022 var det 760.", [1980, 760]),
        ("Länsbagaren uppskattade 1999 antalet ugnar i byn till 730.", [730]),
        ("I fjol var antalet bagare 84.", [84]),
        ("Antalet ugnar per bagare är 1,6 i byn.", [1.6]),
        ("Medlemsantalet steg till 4 300 under året.", [4300]),
        ("Kartläggningen omfattade 168 byar 2021, 26 färre än året innan.", [168, 26]),
        ("Provet ger 18,5 per miljon invånare.", [18.5]),
    ],
)
def test_a_number_whose_clause_says_what_there_is_a_number_of(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text) if row.unit == "count"] == values


@pytest.mark.parametrize(
    "text", ["Antalet bagare redovisas i tabell 12.", "Antalet ugnar steg under åren till 2019.", "Antalet bagare som var 12."]
)
def test_no_number_of_what_a_table_or_a_year_names(text: str) -> None:
    assert _rows(text) == []


def test_what_takes_a_unit_is_no_surer_than_what_lends_it() -> None:
    first, second = _rows("Medelväntan vid bron är 27 minuter, vid färjan 11.")
    assert second.confidence <= first.confidence


@given(st.integers(2, 99), st.integers(2, 99))
def test_the_unit_goes_with_any_number(one: int, other: int) -> None:
    rows = _rows(f"Andelen bagare är {one} procent i Skåne, i Halland {other}.")
    close = max(one, other) <= 12 * min(one, other)
    assert [(row.value, row.unit) for row in rows] == [(one, "percent"), (other, "percent")][: 2 if close else 1]
