"""Kinds of input on which software of this sort fails elsewhere: signs, divided words, raised marks, lists, unlike ranges, currencies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from riksdata.extractors.records import Reference, Statistic
from riksdata.extractors.references import find_references
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument
from riksdata.text.html import render_html


def read(sentence: str) -> list[Statistic]:
    text = f"Motivering\n\n{sentence}\n\nMer text följer här i ett eget stycke utan några siffror alls.\n"
    document = TextDocument(text, "mot")
    rows = find_statistics(document, find_references(document))
    assert all(text[row.char_start : row.char_end] == row.surface for row in rows)
    return rows


def values(sentence: str) -> list[tuple[Any, ...]]:
    return [(row.value, row.unit) if row.value is not None else (row.low, row.high, row.unit) for row in read(sentence)]


SIGNS = [
    ("Tillväxten i länet var −0,2 procent enligt SCB.", [(-0.2, "percent")]),
    ("Räntan var –0,5 procent under fjolåret.", [(-0.5, "percent")]),
    ("Föreningens resultat blev minus 12 miljoner kronor.", [(-12e6, "sek")]),
    ("Medeltemperaturen i januari var -12 grader.", [(-12, "°C")]),
    ("Nettoflyttningen till kommunen var ca −4 500 personer.", [(-4500, "count")]),
    ("Avkastningen uppgick till ‑3,1 procent det året.", [(-3.1, "percent")]),
    ("Resultatet (—8 miljoner kronor) var det sämsta på tio år enligt bolaget.", [(-8e6, "sek")]),
    ("Temperaturen låg mellan −20 och −5 grader i snitt.", [(-20, -5, "°C")]),
    ("Priserna steg 3–5 procent enligt SCB.", [(3, 5, "percent")]),
    ("Kostnaden ökade – 12 procent på ett år – mer än väntat.", [(12, "percent")]),
    ("Tillväxten i länet var - 2,5 procent i fjol.", [(-2.5, "percent")]),
    ("Antalet anställda förändrades med − 300 personer.", [(-300, "count")]),
    ("Det var – 12 procent av bryggorna – som stängdes.", [(12, "percent")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SIGNS)
def test_a_minus_sign_belongs_to_the_number(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected
    assert all("minus" not in (row.noun or "").lower() for row in read(sentence))


def test_a_dash_that_begins_an_item_is_no_sign() -> None:
    assert values("Följande har hänt:\n- 12 procent av bryggorna stängdes.\n– 14 procent av båtarna såldes.") == [
        (12, "percent"),
        (14, "percent"),
    ]


DIVIDED = [
    ("Kostnaden var 12 miljo-\nner kronor i fjol.", [(12e6, "sek")]),
    ("Det kostade 3 mil-\njarder kronor i fjol.", [(3e9, "sek")]),
    ("Andelen elever var 12 pro-\ncent i fjol.", [(12, "percent")]),
    ("I kommunen finns 1 200 bryg-\ngor och 300 båtar.", [(1200, "count"), (300, "count")]),
    ("Sträckan är 12 kilo-\nmeter lång enligt kommunen.", [(12, "km")]),
    ("Omkring tjugo-\nfem procent av bryggorna är stängda.", [(25, "percent")]),
    ("Det finns 40 barn-\noch ungdomsföreningar i länet.", [(40, "count")]),
]


@pytest.mark.parametrize(("sentence", "expected"), DIVIDED)
def test_words_divided_at_the_line_end_are_read_whole(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected


def test_the_noun_and_the_sentence_go_on_behind_a_divided_word() -> None:
    (row,) = read("I kommunen finns enligt räkningen 1 200 bryg-\ngor av trä.")
    assert row.noun == "bryggor av trä"
    assert row.surface == "1 200 bryg-\ngor"


RAISED = [
    ("Andelen båtar var 12 procent³ i fjol.", [(12, "percent")]),
    ("Kostnaden var 12 miljoner kronor² i fjol.", [(12e6, "sek")]),
    ("Andelen båtar var 12 procent3 i fjol.", [(12, "percent")]),
    ("Det begicks 1 400 brott¹ i fjol.", [(1400, "count")]),
    ("Ytan är 12 m² enligt mätningen.", [(12, "m²")]),
    ("Kostnaden var 40 kronor12 i fjol.", [(40, "sek")]),
    ("Väntetiden var i snitt 14 veckor⁴ i fjol.", [(14, "weeks")]),
]


@pytest.mark.parametrize(("sentence", "expected"), RAISED)
def test_raised_marks_are_no_part_of_the_unit(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected


RAISED_HTML = [
    ("Andelen båtar var 12 procent<sup>3</sup> i fjol.", [(12, "percent")]),
    ("Det begicks 14<sup>2</sup> brott per invånare.", [(14, "count")]),
    ("Kostnaden var 12 miljoner kronor<sup>4</sup>.", [(12e6, "sek")]),
    ("Ytan är 12 m<sup>2</sup> enligt mätningen.", [(12, "m²")]),
    ("Andelen var 3<sup>1</sup>/<sub>2</sub> procent i fjol.", [(3.5, "percent")]),
    ("Antalet var 1 400<sup>12</sup> brott i fjol.", [(1400, "count")]),
]


@pytest.mark.parametrize(("html", "expected"), RAISED_HTML)
def test_raised_marks_of_html_are_marks(html: str, expected: list[tuple[Any, ...]]) -> None:
    page = render_html(f"<div><h1>Motivering</h1><p>{html}</p></div>")
    rows = find_statistics(TextDocument(page.text, "mot", headings=page.headings), [])
    assert [(row.value, row.unit) for row in rows] == expected


LISTS = [
    ("Andelen var 12, 15 och 18 procent.", [(12, "percent"), (15, "percent"), (18, "percent")]),
    ("Kostnaden var 12, 15 och 18 miljoner kronor.", [(12e6, "sek"), (15e6, "sek"), (18e6, "sek")]),
    ("I länet dog 12, 15 respektive 18 personer.", [(12, "count"), (15, "count"), (18, "count")]),
    ("Andelen var 12,5, 15,1 och 18 procent.", [(12.5, "percent"), (15.1, "percent"), (18, "percent")]),
    ("Andelen var tolv, femton och arton procent.", [(12, "percent"), (15, "percent"), (18, "percent")]),
    ("Det byggdes 1 200, 1 500 och 1 800 bryggor.", [(1200, "count"), (1500, "count"), (1800, "count")]),
    ("Antalet bryggor var 1 200, 1 300 respektive 1 450 åren 2016, 2017 och 2018.", [(1200, "count"), (1300, "count"), (1450, "count")]),
    ("Sträckorna mättes till 4, 7, 9 och 12 km.", [(4, "km"), (7, "km"), (9, "km"), (12, "km")]),
]


@pytest.mark.parametrize(("sentence", "expected"), LISTS)
def test_numbers_of_a_list_share_their_unit(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kostnaden var 12 (2018), 15 (2019) och 18 (2020) miljoner kronor.",
            [(12e6, "sek", "2018"), (15e6, "sek", "2019"), (18e6, "sek", "2020")],
        ),
        ("Andelen bryggor var 12,5 (2018) respektive 15 (2019) procent.", [(12.5, "percent", "2018"), (15, "percent", "2019")]),
        ("I länet fanns 1 200 (2016) och 1 350 (2017) bryggor.", [(1200, "count", "2016"), (1350, "count", "2017")]),
        (
            "Utgifterna var 12, 13 och 15 miljarder kronor åren 2017–2019.",
            [(12e9, "sek", "2017"), (13e9, "sek", "2018"), (15e9, "sek", "2019")],
        ),
        ("Se Andersson 12 (2018), som har fel.", []),
    ],
)
def test_years_in_brackets_and_runs_of_years(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert [(row.value, row.unit, row.period) for row in read(sentence)] == expected


def test_as_many_years_as_figures_are_taken_in_their_order() -> None:
    rows = read("I länet dog 12, 15 respektive 18 personer åren 2018, 2019 och 2020.")
    assert [(row.value, row.noun, row.period) for row in rows] == [
        (12, "personer", "2018"),
        (15, "personer", "2019"),
        (18, "personer", "2020"),
    ]


def test_a_list_of_designations_holds_no_figures() -> None:
    assert read("Motion 2018/19:3999 yrkandena 4, 5, 7 och 11 avstyrks därmed av utskottet.") == []


RANGES = [
    ("Mellan 100 000 och 1 miljon personer drabbas varje år.", [(1e5, 1e6, "count")]),
    ("Mellan en och två miljoner personer drabbas varje år.", [(1e6, 2e6, "count")]),
    ("Priset var 800 000–1,2 miljoner kronor.", [(8e5, 1.2e6, "sek")]),
    ("Mellan 10- och 20 000 personer drabbas varje år.", [(1e4, 2e4, "count")]),
    ("Halten var 18 procent till 25 procent enligt mätningen.", [(18, 25, "percent")]),
    ("Bron kostade mellan 900 000 och 1,5 miljoner kronor.", [(9e5, 1.5e6, "sek")]),
    ("Bron kostade mellan tre och fem miljarder kronor.", [(3e9, 5e9, "sek")]),
    ("Bron kostade mellan 3 och 5 miljarder kronor.", [(3e9, 5e9, "sek")]),
    ("Andelen ökade från 10 procent till 15 procent på tio år.", [(10, "percent"), (15, "percent")]),
    ("Skulden ökade med 90 miljarder kronor till 1 412 miljarder kronor.", [(9e10, "sek"), (1.412e12, "sek")]),
]


@pytest.mark.parametrize(
    ("sentence", "value", "whole", "unit"),
    [
        ("Staten har i år betalat 12 av 30 miljarder kronor.", 12e9, 30e9, "sek"),
        ("Han hävdar att 30 av de 40 miljarder regeringen sänker skatten med går till bryggorna.", 30e9, 40e9, "sek"),
        ("Av dessa hade 3 av 10 miljoner svenskar läst boken.", 3e6, 10e6, "count"),
        ("I fjol byggdes 3 av landets 290 bryggor om.", 3, 290, "count"),
    ],
)
def test_a_part_has_the_scale_of_its_whole(sentence: str, value: float, whole: float, unit: str) -> None:
    assert [(row.value, row.whole, row.unit) for row in read(sentence)] == [(value, whole, unit)]


def test_money_that_is_set_aside_counts_nothing() -> None:
    assert values("Förra året sparade man 1,2 miljarder avsedda för bryggor.") == [(1.2e9, "sek")]


@pytest.mark.parametrize(("sentence", "expected"), RANGES)
def test_ranges_of_unlike_parts(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert [row[: len(row)] for row in values(sentence)][: len(expected)] == expected


CURRENCIES = [
    ("Bron kostade €15 miljoner.", [(15e6, "eur")]),
    ("Bron kostade EUR 15 miljoner.", [(15e6, "eur")]),
    ("Bron kostade $15 miljoner.", [(15e6, "usd")]),
    ("Bron kostade NOK 15 miljarder.", [(15e9, "nok")]),
    ("Bron kostade 15 miljarder US-dollar.", [(15e9, "usd")]),
    ("Bron kostade 15 MEUR.", [(15e6, "eur")]),
    ("Bron kostade 15 kkr.", [(15e3, "sek")]),
    ("Bron kostade ca DKK 40 miljoner.", [(40e6, "dkk")]),
    ("Bron kostade £2,5 miljoner.", [(2.5e6, "gbp")]),
    ("Bron kostade USD 10–12 miljoner.", [(10e6, 12e6, "usd")]),
    ("Bron kostade 12 MUSD enligt bolaget.", [(12e6, "usd")]),
    ("Bron kostade SEK 12 000 enligt bolaget.", [(12000, "sek")]),
    ("Bron kostade 40 miljoner danska kronor.", [(40e6, "dkk")]),
]


@pytest.mark.parametrize(("sentence", "expected"), CURRENCIES)
def test_a_currency_may_stand_before_its_number(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected


GLUED = [
    ("Bullret vid vägen uppgick till 78dB under dagen.", [(78, "dB")]),
    ("I fjol avverkades 120ha skog i kommunen.", [(120, "ha")]),
    ("Ledningen var 14km lång enligt mätningen.", [(14, "km")]),
    ("Bron kostade 340kronor per meter i fjol.", [(340, "sek")]),
    ("Kraftverket gav 12GWh under fjolåret.", [(12, "GWh")]),
]


@pytest.mark.parametrize(("sentence", "expected"), GLUED)
def test_every_unit_may_follow_without_a_space(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected


WORDS = [
    ("Omkring tjugoettusen barn levde i hemmen.", [(21000, "count")]),
    ("Hundraettusen personer miste jobbet.", [(101000, "count")]),
    ("Närmare halvannan miljon människor saknade bostad.", [(1.5e6, "count")]),
    ("Omkring fyrtioettusen barn levde i hemmen.", [(41000, "count")]),
    ("Etthundratjugoettusen personer miste jobbet.", [(121000, "count")]),
    ("Branden kostade halvannan miljard kronor.", [(1.5e9, "sek")]),
    ("Tvåhundraettusen personer miste jobbet.", [(201000, "count")]),
]


@pytest.mark.parametrize(("sentence", "expected"), WORDS)
def test_number_words_of_thousands(sentence: str, expected: list[tuple[Any, ...]]) -> None:
    assert values(sentence) == expected


CITED = [
    "Enligt 29 kap. 7 § första stycket 3 brottsbalken döms färre.",
    "Enligt 5 kap. 17 a § första stycket 1–3 utlänningslagen gäller detta.",
    "Enligt artikel 6 och 7 dataskyddsförordningen gäller detta.",
    "Det följer av 2 kap. 3 § andra stycket 4 eller 5 yttrandefrihetsgrundlagen att ett undantag finns.",
    "Straffet följer av 3 kap. 1, 2 och 5 §§ brottsbalken i fall av detta slag.",
    "Med stöd av artikel 12 och 14 barnkonventionen har barnet rätt att höras.",
]


@pytest.mark.parametrize("sentence", CITED)
def test_the_numbers_of_a_citation_are_no_figures(sentence: str) -> None:
    assert read(sentence) == []


def test_a_figure_within_the_span_of_a_reference_is_none() -> None:
    text = "Motivering\n\nRapporten 12 procent av bryggorna läcker, 2019, visar att 40 procent av båtarna läcker.\n"
    start = text.index("12 procent")
    reference = Reference(1, "work", "work/x/2019", "12 procent av bryggorna läcker", start, start + 30)
    assert [row.value for row in find_statistics(TextDocument(text, "mot"), [reference])] == [40]


def test_the_shared_inputs(shared: Path) -> None:
    def rows(name: str) -> list[Statistic]:
        path = shared / "cases" / name
        if path.suffix == ".json":
            page = render_html(json.loads(path.read_text(encoding="utf-8"))["dokumentstatus"]["dokument"]["html"])
            document = TextDocument(page.text, "mot", headings=page.headings)
        else:
            document = TextDocument(path.read_text(encoding="utf-8"))
        return find_statistics(document, find_references(document))

    def shown(name: str) -> list[Any]:
        return [row.value if row.value is not None else (row.low, row.high) for row in rows(name)]

    assert shown("01-negative-numbers.txt") == [-0.2, -0.5, -12e6, -12, -4500]
    assert shown("02-linebreak-hyphens.txt") == [12e6, 3e9, 12]
    assert shown("03-superscript-marks.txt") == [12, 12e6, 12]
    raised = [(row.value, row.unit) for row in rows("03b-superscript.json")]
    assert raised[:4] == [
        (12, "percent"),
        (12e6, "sek"),
        (13, "percent"),
        (14, "count"),
    ]
    assert shown("04-lists-of-values.txt") == [12, 15, 18, 12e6, 15e6, 18e6, 12, 15, 18]
    assert [row.period for row in rows("04-lists-of-values.txt")][:3] == ["2018", "2019", "2020"]
    assert shown("05-ranges-of-unlike-parts.txt") == [(1e5, 1e6), (1e6, 2e6), (8e5, 1.2e6), (1e4, 2e4), (18, 25)]
    assert [(row.value, row.unit) for row in rows("06-currency-before-the-number.txt")] == [
        (15e6, "eur"),
        (15e6, "eur"),
        (15e6, "usd"),
        (15e9, "nok"),
        (15e9, "usd"),
        (15e6, "eur"),
        (15e3, "sek"),
    ]
    assert shown("13-statistics-inside-references.txt") == []
    assert shown("15-number-words.txt") == [21000, 101000, 1.5e6]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Sedan den 1 juli 2018 har 400 broar stängts.", "2018–"),
        ("Från år 2000 har antalet broar fördubblats.", "2000–"),
        ("Sedan 2006 har 40 broar stängts.", "2006–"),
        ("Under 2018 stängdes 400 broar.", "2018"),
    ],
)
def test_a_time_that_goes_on_is_open(sentence: str, period: str) -> None:
    assert [row.period for row in read(sentence)] == [period]


def test_what_is_passed_is_more() -> None:
    (row,) = read("Antalet medlemmar har nu passerat 11 000 personer.")
    assert row.qualifier == "more_than"
