"""Parts of what was told, what an amount is in, and signs of scanning in numbers. All sentences are invented."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.find_candidates import candidates
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I fjol tillfrågades 400 smeder, och 31 procent av dem saknade egen smedja.", "smeder"),
        ("Under 2017 anmäldes 48 600 stölder i länet, varav 4 500 var cykelstölder.", "cykelstölder"),
        ("Bolaget betalade i fjol 52 miljoner kronor i moms.", "moms"),
        ("Det kostade landet 3 miljarder kronor per år i förlorade exportintäkter.", "förlorade exportintäkter"),
        ("I dag tar det närmare fem timmar att resa med båten till ön.", "resa med båten till ön"),
    ],
)
def test_noun(text: str, noun: str) -> None:
    assert find_statistics(TextDocument(text), [])[-1].noun == noun


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Av de 86 tillfrågade smederna uppgav 63 procent att de saknar smedja.", [86]),
        ("Av dessa var 201 000 män och 171 000 kvinnor.", [None, None]),
    ],
)
def test_a_whole_stands_before_the_verb(text: str, wholes: list[int | None]) -> None:
    assert [row.whole for row in find_statistics(TextDocument(text), []) if row.value not in (86.0,)] == wholes


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Bussen hade 131 resenärer, varav 98 män och 33 kvinnor.", [None, 131, 131]),
        ("Bussen hade 131 resenärer, varav 98 män och 12 barn.", [None, 131, None]),
        ("Under året anmäldes 5 400 stölder, av vilka drygt 1 200 klarades upp.", [None, 5400]),
        ("Bolaget har 300 anställda i 150 länder, varav 120 kvinnor.", [None, None, None]),
        ("I länet finns 61 kvarnar. Det finns sågar också, varav 20 står stilla.", [None, None]),
        ("I länet finns 61 kvarnar, varav 75 procent står stilla.", [None, 61]),
    ],
)
def test_a_part_after_of_which_has_the_count_before_it_as_its_whole(text: str, wholes: list[int | None]) -> None:
    assert [row.whole for row in find_statistics(TextDocument(text), [])] == wholes


def test_a_scanned_at_sign_between_digits_is_a_dash() -> None:
    (row,) = find_statistics(TextDocument("I fjol minskade bidragen till skolorna med 10@20 % i länet."), [])
    assert (row.low, row.high, row.unit, row.surface) == (10.0, 20.0, "percent", "10@20 %")


@pytest.mark.parametrize("text", ["Det finns ca 2 000 s.k. bildkort.", "Det finns ca 2 000 m.fl. kort."])
def test_the_letter_of_an_abbreviation_is_no_unit(text: str) -> None:
    assert [c.quantity.unit for c in candidates(text)] == ["count"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Antalet brev har ökat (648 brev 2015 jämfört med 1 211 brev 2016).", ["2015", "2016"]),
        ("Under 2015 såldes 290 böcker och kartor jämfört med 220 böcker och kartor år 2014.", ["2015", "2014"]),
        ("Statistik från 2013 (SCB) visar att 300 bagare saknar mjöl.", ["2013"]),
        ("Enligt siffror från 2016 saknar 300 bagare mjöl.", ["2016"]),
        ("En rapport från 2016 visar att 300 bagare saknar mjöl.", [None]),
        ("Av 2017 års utvärdering framgår att 255 bagare saknar mjöl.", [None]),
        ("Hon berättar (den 25 februari 2002) att 300 bagare saknar mjöl.", [None]),
    ],
)
def test_a_figure_has_the_year_of_what_it_counts(text: str, periods: list[str | None]) -> None:
    assert [row.period for row in find_statistics(TextDocument(text), [])] == periods


@pytest.mark.parametrize(("word", "times"), [("fyrfaldigats", 4), ("femfaldigats", 5), ("hundrafaldigats", 100)])
def test_a_number_of_folds_is_so_many_times(word: str, times: int) -> None:
    (row,) = find_statistics(TextDocument(f"Antalet kvarnar har {word} sedan 1998."), [])
    assert (row.value, row.unit, row.noun, row.direction) == (times, "times", "Antalet kvarnar", "increase")


def test_one_of_many_folds_is_no_number() -> None:
    assert not find_statistics(TextDocument("Den fyrfaldiga mästaren bor i Norge."), [])


def test_an_item_of_a_list_whose_markup_is_left_is_a_sentence_of_its_own() -> None:
    item = "<![if !supportLists]>- <![endif]>"
    text = f"Läget: {item}Under 2008 upphörde stödet i länet. {item}Av bagarna har 80 procent slutat. {item}140 kvarnar har lagts ned."
    rows = find_statistics(TextDocument(text), [])
    assert [(row.noun, row.period, row.qualifier, row.surface) for row in rows] == [
        ("bagarna", None, "exact", "80 procent"),
        ("kvarnar", None, "exact", "140 kvarnar"),
    ]


def test_a_time_until_a_year_is_open_at_its_beginning() -> None:
    (row,) = find_statistics(TextDocument("Fram till 2002 betalade kommunen ut 8 miljoner kronor i hyra."), [])
    assert row.period == "–2002"
