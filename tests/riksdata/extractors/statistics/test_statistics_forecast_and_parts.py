"""Forecasts beside what a budget asks for, changes reckoned with, what is no part behind "varav", and times that are no other place."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I budgetpropositionen beräknas mjölbristen till 12 miljarder kronor.", [12e9]),
        ("I budgetpropositionen beräknas bagarnas skuld uppgå till 900 miljarder kronor.", [9e11]),
        ("I budgetpropositionen beräknas antalet bagare till 150 000.", [150_000]),
        ("I budgetpropositionen för 1992 beräknas cirka 40 000 bagare förlora ugnen.", [40_000]),
        ("I budgetpropositionen beräknas 300 000 kunder stå utan bröd.", [300_000]),
        ("I kompletteringspropositionen beräknades 8 000 kvarnar ha byggts.", [8000]),
        ("I budgetpropositionen beräknas kvarnen förlora 4 miljarder kronor i mjöl.", [4e9]),
        # what is asked for
        ("I budgetpropositionen beräknas 300 miljoner kronor för nya kvarnar.", []),
        ("I budgetpropositionen beräknas därför ytterligare 3 miljoner kronor till bagarna.", []),
        ("I budgetpropositionen beräknas anslaget till 12 miljoner kronor.", []),
        ("I budgetpropositionen beräknas 12 tjänster för att lära bagarna baka.", []),
        ("Ministern beräknar i budgetpropositionen 3 miljoner kronor för bröd.", []),
    ],
)
def test_what_a_budget_forecasts_beside_what_it_asks_for(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Byn räknar med en minskning av köerna med 20 000 personer.", "personer"),
        ("Byn räknar med en ökning i sommar på 40 bränder.", "bränder"),
        ("Byn räknar med en ökning i år med 12 procent.", "ökning"),
        ("Byn räknar med en ökning i storleksordningen på 12 procent.", "ökning"),
        ("Byn räknar med en ökning i Bagarby på 4 procent.", "ökning"),
        ("Byn räknar med en ökning i brödpriserna med 12 procent.", "brödpriserna"),
        ("Byn räknar med en ökning av brödpriserna med 12 procent.", "brödpriserna"),
    ],
)
def test_what_a_change_is_of_that_somebody_reckons_with(text: str, noun: str) -> None:
    assert [(row.noun, row.direction is not None) for row in _rows(text)] == [(noun, True)]


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Notan var 300 miljoner kronor, varav framgår att byn betalat 174 miljoner kronor.", [None, None]),
        ("Notan var 300 miljoner kronor, varav följer en brist om 12 miljoner kronor.", [None, None]),
        ("Skörden blev 40 ton, varav snittet var 3 ton.", [None, None]),
        ("Lånen är på 2 miljarder kronor, varav räntan blir 300 miljoner kronor.", [None, None]),
        ("Skulden är 40 miljoner kronor, varav banken har krävt 12 miljoner kronor.", [None, None]),
        # parts
        ("Notan var 300 miljoner kronor, varav bagarna har burit 174 miljoner kronor.", [None, 300e6]),
        ("Notan är 40 miljoner kronor, varav räntorna svarar för 12 miljoner kronor.", [None, 40e6]),
    ],
)
def test_what_follows_from_an_amount_is_no_part_of_it(text: str, wholes: list[float | None]) -> None:
    assert [row.whole for row in _rows(text)] == wholes


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Priset på bröden steg 12 procent och på hösten 8 procent.", "Priset på bröden"),
        ("Andelen bagare i byn är 20 procent och i framtiden 10 procent.", "Andelen bagare i byn"),
        ("Andelen bagare i byn var 4 procent, i slutet av året 7 procent.", "Andelen bagare i byn"),
        ("Värmen i ugnarna var 90 procent och i praktiken 105 procent.", "Värmen i ugnarna"),
        ("Kostnaden för brödet var 12 miljoner kronor och för hela tiden 90 miljoner kronor.", "Kostnaden för brödet"),
        # another place
        ("Värmen i ugnarna var 90 procent och i kvarnarna 98 procent.", "kvarnarna"),
    ],
)
def test_another_time_is_no_other_place(text: str, noun: str) -> None:
    assert _rows(text)[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Svaret lämnades efter 31 dagar.", [31]),
        ("Svaret lämnades efter 31 dagar enligt tidningen.", [31]),
        ("Kvarnens beslut kom efter 22 dagars debatt.", [22]),
        # what rules set, or somebody must have been
        ("Svaret lämnades efter 90 dagar enligt reglerna.", []),
        ("Ersättningen betalades ut efter 14 dagar i enlighet med lagen.", []),
        ("Ersättning betalades ut efter 7 dagar under den tidigare lagen.", []),
        ("Ersättning betalades ut efter 6 dagars karens.", []),
        ("Ersättning betalades ut efter 65 års ålder.", []),
        ("Tillstånd gavs efter 5 års bosättning.", []),
    ],
)
def test_times_after_which_somebody_was_answered_that_no_rule_sets(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Under varje etapp 40 ugnar byggdes.", [40]),
        ("I varje korridor 5 bagare var sena.", [5]),
        ("Under en etapp 300 bagare anställdes.", [300]),
        ("Per tertial 40 brev besvaras.", [40]),
        # one of them
        ("I etapp 3 byggs 400 ugnar.", [400]),
        ("Vid reaktor 2 bagare har 40 fel upptäckts.", [40]),
        ("I korridor 3 bor 40 bagare.", [40]),
    ],
)
def test_what_each_of_several_holds_is_none_of_their_numbers(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Kvarnen har 3 000 bagare, en minskning med 400, och 12 000 ugnar.", [None, "decrease", None]),
        ("Kvarnen har 3 000 bagare, en minskning med 400 eller 12 procent.", [None, "decrease", "decrease"]),
        ("Priset ökade med 40 miljoner kronor respektive 50 miljoner kronor.", ["increase", "increase"]),
    ],
)
def test_what_stands_beside_a_change_is_no_change(text: str, directions: list[str | None]) -> None:
    assert [row.direction for row in _rows(text)] == directions


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I Bagarby byggdes år 1965 8 200.", [8200]),
        ("Antalet brev var år 1993 84 000 och år 1994 18 000.", [84_000, 18_000]),
        ("Ring år 1995 08 123 45 67.", []),
        ("Brev från kvarnen år 1976 1 200.", []),
        ("Telefon till kvarnen går år 1981 5 900 12.", []),
    ],
)
def test_a_number_behind_a_year_counts_where_a_verb_stands_before(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Medelåldern sjönk från 45 år 1973 till 42.", "years"),
        ("Medelåldern i kvarnen föll från 55 år 1973 till 42 år 1990.", "years"),
        ("Medellivslängden steg från 75 år 1973 till 82.", "years"),
        ("Den genomsnittliga åldern sjönk från 45 år 1973 till 42.", "years"),
        ("Antalet bagare sjönk från 900 år 1973 till 420.", "count"),
        ("Antalet bagare av hög ålder, 70 år, sjönk från 900 år 1973 till 420.", "count"),
    ],
)
def test_levels_of_ages_with_their_years_are_years(text: str, unit: str) -> None:
    assert [row.unit for row in _rows(text)] == [unit, unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Skillnaden är 3 gånger i rad.", "count"),
        ("Ökningen var 3 gånger i följd större än väntat.", "count"),
        ("Skillnaden är 3 gånger.", "times"),
        ("Ökningen är hela 12 gånger.", "times"),
    ],
)
def test_occasions_in_a_row_are_no_multiple(text: str, unit: str) -> None:
    assert [row.unit for row in _rows(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Byn har 400 s.k. ugnshus, varav 90 är nya.", 400),
        ("Byn har 400 s.k. Bagarugnar, varav 90 är nya.", 400),
        ("Det finns 300 stora ugnar m.m. i byn, varav 120 är nya.", 300),
        ("Byn har 400 kvarnar enl. Kvarnverket, varav 90 är trasiga.", 400),
        ("Byn har 400 kvarnar (enl. Kvarnverket), varav 90 är trasiga.", 400),
        # a sentence ends
        ("Byn har 400 kvarnar. Bageriet växte, varav 90 är trasiga.", None),
    ],
)
def test_abbreviations_between_a_whole_and_its_part_end_no_sentence(text: str, whole: float | None) -> None:
    assert _rows(text)[-1].whole == whole


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("De 20 största kvarnarna betalade skatt. De 5 minsta hade 40 ugnar.", ["största kvarnarna", "kvarnarna", "ugnar"]),
        ("Byn har 40 kvarnar. De 5 minsta saknar ugn.", ["kvarnar", "kvarnar"]),
        ("Byn har 40 bagare. De 5 äldsta är SACO-medlemmar.", ["bagare", "bagare"]),
        # they are named, and none is counted
        ("Byn har 40 kvarnar. De 3 senaste är Mjölby, Bagarby och Ugnsby.", ["kvarnar"]),
    ],
)
def test_the_smallest_of_those_told_before(text: str, nouns: list[str]) -> None:
    assert [row.noun for row in _rows(text)] == nouns


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Av de alla är 12 procent mätta.", None),
        ("Av de båda är 20 procent nöjda.", None),
        ("Av de flera är 40 procent nöjda.", None),
        ("Av de unga är 40 procent nöjda.", "de unga"),
    ],
)
def test_people_by_an_adjective_that_names_them(text: str, noun: str | None) -> None:
    assert [row.noun for row in _rows(text)] == [noun]
