"""How figures are stated: one case a form, with invented sentences."""

from __future__ import annotations

from typing import Any

import pytest

from riksdata.extractors.records import Reference, Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def read(sentence: str, references: list[Reference] | None = None) -> list[Statistic]:
    text = f"Motivering\n{sentence}\nMer text följer här i ett eget stycke utan några siffror alls.\n"
    rows = find_statistics(TextDocument(text), references or [])
    assert all(text[row.char_start : row.char_end] == row.surface for row in rows)
    return rows


def one(sentence: str) -> Statistic:
    rows = read(sentence)
    assert len(rows) == 1, [row.surface for row in rows]
    return rows[0]


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("I länet saknar 37 procent av hushållen fiber.", {"value": 37, "unit": "percent", "noun": "av hushållen"}),
        ("I länet saknar trettiosju procent av hushållen fiber.", {"value": 37, "unit": "percent"}),
        ("Andelen har sjunkit med 3,5 procentenheter sedan dess.", {"value": 3.5, "unit": "percentage_points", "direction": "decrease"}),
        ("Cirka 4 promille av dammarna läcker enligt länsstyrelsen.", {"value": 4, "unit": "‰", "qualifier": "about"}),
        ("Förra året stängdes 1 240 skolor i landet.", {"value": 1240, "unit": "count", "noun": "skolor"}),
        ("Förra året stängdes sjuttiofyra skolor i landet.", {"value": 74, "unit": "count", "noun": "skolor"}),
        ("Bron kostade 2,4 miljarder kronor.", {"value": 2.4e9, "unit": "sek"}),
        ("Bron kostade 340 mkr enligt Trafikverket.", {"value": 3.4e8, "unit": "sek"}),
        ("Bron kostade en halv miljard kronor.", {"value": 5e8, "unit": "sek"}),
        ("Bron kostade 60 miljoner euro.", {"value": 6e7, "unit": "eur"}),
        ("Bron kostade 75 miljoner norska kronor.", {"value": 7.5e7, "unit": "nok"}),
        ("Bron kostade 17 miljarder.", {"value": 1.7e10, "unit": "sek"}),
        ("Antalet resenärer uppgick till 17 miljoner.", {"value": 1.7e7, "unit": "count"}),
        ("Väntetiden är i genomsnitt 84 dagar.", {"value": 84, "unit": "days", "measure": "mean"}),
        ("Föreningen har funnits i över hundra år.", {"value": 100, "unit": "years", "qualifier": "more_than"}),
        ("Ledningen är 32 mil lång i dag.", {"value": 32, "unit": "mil"}),
        ("Verken gav 4,7 TWh under 2016.", {"value": 4.7, "unit": "TWh", "period": "2016"}),
        ("Stormen fällde 12 000 hektar skog.", {"value": 12000, "unit": "ha", "noun": "skog"}),
        ("Brotten är fem gånger vanligare i hamnarna.", {"value": 5, "unit": "times"}),
        ("Antalet bränder har fördubblats på ön.", {"value": 2, "unit": "times", "direction": "increase", "noun": "Antalet bränder"}),
        ("Antalet bränder har halverats på ön.", {"value": 0.5, "unit": "times", "direction": "decrease"}),
        ("Där är det dubbelt så många bränder.", {"value": 2, "unit": "times", "noun": "bränder"}),
        ("Han åkte dit sju gånger under våren.", {"value": 7, "unit": "count", "noun": "gånger"}),
        ("Hälften av skolorna saknar bibliotek.", {"value": 0.5, "unit": "fraction", "noun": "av skolorna"}),
        ("Knappt en femtedel av skolorna saknar bibliotek.", {"value": 0.2, "unit": "fraction", "qualifier": "less_than"}),
        ("Två tredjedelar av skolorna saknar bibliotek.", {"value": pytest.approx(2 / 3), "unit": "fraction"}),
        ("Mer än halva befolkningen bor i tätort.", {"value": 0.5, "unit": "fraction", "qualifier": "more_than"}),
        ("Varannan lärare har sökt annat arbete.", {"value": 1, "whole": 2, "unit": "fraction", "noun": "lärare"}),
        ("Nästan var sjätte lärare har sökt annat arbete.", {"value": 1, "whole": 6, "unit": "fraction", "qualifier": "less_than"}),
        ("Tre av tio lärare har sökt annat arbete.", {"value": 3, "whole": 10, "unit": "fraction", "measure": "share"}),
        ("Nu saknar 57 av landets 290 kommuner en plan.", {"value": 57, "whole": 290, "unit": "count", "noun": "kommuner"}),
        ("Nu saknar 57 av riksdagens 349 ledamöter en plan.", {"value": 57, "whole": 349, "unit": "count"}),
        ("Det finns 70 procent av landets 1 400 bad kvar.", {"value": 70, "whole": 1400, "unit": "percent"}),
        ("Ett trettiotal byar saknar väg.", {"value": 30, "unit": "count", "qualifier": "about"}),
        ("Ett 40-tal byar saknar väg.", {"value": 40, "unit": "count", "qualifier": "about", "noun": "byar"}),
        ("Tusentals byar saknar väg i landet.", {"value": None, "low": 1000, "high": None, "qualifier": "more_than"}),
        ("Bron kostade flera miljoner kronor.", {"value": None, "low": 1e6, "unit": "sek", "qualifier": "more_than"}),
        ("Där dör 14 barn per 1 000 födda.", {"value": 14, "unit": "count", "per": "1 000 födda", "measure": "rate"}),
        ("Hyran är i dag 7 300 kronor i månaden.", {"value": 7300, "unit": "sek", "per": "månad"}),
        ("Bolaget omsätter 90 miljoner kronor om året.", {"value": 9e7, "per": "år"}),
        ("Medianlönen var 31 200 kronor 2015.", {"value": 31200, "measure": "median", "period": "2015"}),
        ("År 2014 hade ön 812 invånare.", {"value": 812, "period": "2014", "noun": "invånare"}),
        ("Sedan 2009 har priset stigit med 45 procent.", {"value": 45, "period": "2009–", "direction": "increase", "measure": "change"}),
        ("Mellan 2003 och 2011 föll priset med 45 procent.", {"value": 45, "period": "2003–2011", "direction": "decrease"}),
        ("Enligt Boverket saknas 8 400 lägenheter i regionen.", {"value": 8400, "publisher": "Boverket"}),
        ("Skolverket uppger att 8 400 elever saknar plats.", {"value": 8400, "publisher": "Skolverket"}),
        ("Det kom 500 fler ansökningar än väntat.", {"value": 500, "direction": "increase", "noun": "fler ansökningar"}),
    ],
)
def test_form(sentence: str, fields: dict[str, Any]) -> None:
    row = one(sentence)
    assert {name: getattr(row, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("Det rör sig om mellan 40 och 60 verk i länet.", 40, 60, "count"),
        ("Det rör sig om 40–60 verk i länet.", 40, 60, "count"),
        ("Det rör sig om 40 till 60 verk i länet.", 40, 60, "count"),
        ("Det kostar 40–60 miljoner kronor enligt bolaget.", 4e7, 6e7, "sek"),
        ("Det kostar mellan 0,5 och 1,2 miljarder kronor enligt bolaget.", 5e8, 1.2e9, "sek"),
        ("Det kostar mellan 40 kronor och 60 kronor enligt bolaget.", 40, 60, "sek"),
        ("Varje år insjuknar 40–50 000 personer i landet.", 40000, 50000, "count"),
        ("Det rör sig om tre till fem procent av ytan.", 3, 5, "percent"),
    ],
)
def test_range(sentence: str, low: float, high: float, unit: str) -> None:
    row = one(sentence)
    assert (row.value, row.low, row.high, row.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    ("phrase", "qualifier"),
    [
        ("ca", "about"),
        ("ca.", "about"),
        ("cirka", "about"),
        ("ungefär", "about"),
        ("omkring", "about"),
        ("runt", "about"),
        ("uppskattningsvis", "about"),
        ("drygt", "more_than"),
        ("över", "more_than"),
        ("mer än", "more_than"),
        ("fler än", "more_than"),
        ("knappt", "less_than"),
        ("nästan", "less_than"),
        ("närmare", "less_than"),
        ("uppemot", "less_than"),
        ("färre än", "less_than"),
        ("minst", "at_least"),
        ("upp till", "at_most"),
        ("så mycket som", "exact"),
        ("endast", "exact"),
        ("hela", "exact"),
        ("", "exact"),
    ],
)
def test_qualifier(phrase: str, qualifier: str) -> None:
    row = one(f"I fjol drabbades {phrase} 640 gårdar av torkan.".replace("  ", " "))
    assert (row.value, row.qualifier) == (640, qualifier)
    assert row.surface.startswith(phrase)


def test_a_qualifier_after_the_figure() -> None:
    assert one("I fjol drabbades 640 gårdar eller fler av torkan.").qualifier == "at_least"


def test_a_qualifier_spreads_over_its_coordination() -> None:
    rows = read("På ön bor ca 3 000 kvinnor och 2 500 män.")
    assert [(row.value, row.qualifier) for row in rows] == [(3000, "about"), (2500, "about")]


def test_levels_of_a_change_are_two_rows() -> None:
    rows = read("Andelen ökade från 12,5 till 18 procent mellan 2006 och 2012.")
    assert [(row.value, row.unit, row.period) for row in rows] == [(12.5, "percent", "2006–2012"), (18, "percent", "2006–2012")]


def test_figures_that_share_a_unit() -> None:
    rows = read("Siffrorna för länen var 43 respektive 34 procent.")
    assert [(row.value, row.unit) for row in rows] == [(43, "percent"), (34, "percent")]


def test_a_figure_in_brackets_is_of_the_same_thing() -> None:
    rows = read("Mer än hälften av kvinnorna (55 procent) svarade nej.")
    assert [row.noun for row in rows] == ["av kvinnorna", "av kvinnorna"]


def test_the_whole_that_the_sentence_begins_with() -> None:
    rows = read("Av de 640 gårdarna hade 90 procent sålts till bolaget.")
    assert (rows[-1].value, rows[-1].whole) == (90, 640)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lagen trädde i kraft den 12 januari 2016 i hela landet.",
        "Under 2016 beslutade regeringen om en ny ordning.",
        "Frågan togs upp i prop. 2015/16:40 och i SOU 2014:23 av kommittén.",
        "Enligt 6 kap. 13 § och 14 § gäller något annat.",
        "Barn under 15 år har rätt till en plats i kören.",
        "Hon fyllde 65 år i våras och slutade då.",
        "I åldern 16–24 år är läget ett annat.",
        "Under de senaste tio åren har mycket hänt.",
        "För 20 år sedan såg det annorlunda ut.",
        "Det motsvarar kommunens hela ram. Förbundet skrev för cirka ett år sedan ett brev till verket. Det visar läget.",
        "Vi avsätter 50 miljoner kronor till detta ändamål.",
        "Sverigedemokraterna anslår 30 miljoner kronor extra till länsstyrelsen.",
        "Anslaget 1:4 ökas med 40 miljoner kronor.",
        "Riksdagen ställer sig bakom det som anförs om 500 nya platser och tillkännager detta för regeringen.",
        "Taket bör höjas till 12 000 kronor.",
        "Målet om 25 procent nås inte utan vidare åtgärder.",
        "Brottet ska ge fängelse i två år.",
        "Det finns två exempel på detta i texten.",
        "De tre myndigheterna samarbetar redan.",
        "Se tabell 3 nedan för en översikt.",
        "På 1990-talet och 2000-talet var det vanligt.",
        "Väg 40 mellan städerna är hårt trafikerad.",
        "Många, flera och de flesta håller med om det.",
        "I den andra delen och det tredje kapitlet står det mer.",
        "Undervisning om sex och samlevnad ges i årskurs 9 i dag.",
        "1:5\tInsatser för skogen\t145 000\t–5 000",
        "Fler än 400 nya hem",
    ],
)
def test_no_statistic(sentence: str) -> None:
    assert read(sentence) == []


def test_the_footnote_of_the_sentence_and_its_reference() -> None:
    text = "Motivering\nI fjol dog 40 älgar i länet.[footnoteRef:2] Därefter minskade antalet.\n[2:  Länsstyrelsen, Älgar i länet, 2019.]\n"
    start = text.index("Länsstyrelsen")
    source = Reference(7, "work", "work/lansstyrelsen/2019", "Länsstyrelsen, Älgar i länet, 2019", start, start + 34, footnote=2)
    (row,) = find_statistics(TextDocument(text), [source])
    assert (row.value, row.footnote, row.reference_ordinal) == (40, 2, 7)


def test_the_reference_of_the_sentence() -> None:
    sentence = "Enligt SOU 2018:1 saknas 400 lärare i länet."
    text = f"Motivering\n{sentence}\n"
    at = text.index("SOU")
    (row,) = find_statistics(TextDocument(text), [Reference(3, "sou", "sou/2018:1", "SOU 2018:1", at, at + 10)])
    assert row.reference_ordinal == 3


def test_soft_hyphens_and_broken_lines_do_not_part_a_figure() -> None:
    row = one("I fjol drabb\u00adades drygt 6\u00a0400 går\u00addar i län\u00adet av torkan.")
    assert (row.value, row.qualifier, row.noun) == (6400, "more_than", "gårdar i länet")
    assert row.surface == "drygt 6\u00a0400 går\u00addar"


def test_the_year_of_a_study_is_no_period() -> None:
    assert one("Enligt en studie från 2019 har 30 procent av eleverna cykel.").period is None
    assert one("Hälften av eleverna har cykel (Skolverket 2019).").period is None


def test_a_part_beside_its_percentage_is_a_fraction() -> None:
    rows = read("Drygt hälften, 52 procent, av medlemmarna cyklar varje dag.")
    assert [(row.value, row.unit) for row in rows] == [(0.5, "fraction"), (52.0, "percent")]


def test_a_mean_duration_counts() -> None:
    row = one("Enligt verket tar sådana projekt i genomsnitt 31 månader.")
    assert (row.value, row.unit) == (31.0, "months")


def test_millions_of_people_are_no_money() -> None:
    assert one("Där saknade över 750 miljoner av jordens vuxna läskunskaper.").unit == "count"


def test_the_age_after_a_whole_is_no_number_of_it() -> None:
    assert one("År 2017 var 84 procent av alla 1–5-åringar inskrivna i förskolan.").whole is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Landet hamnar på plats 15 av 27 i den mätningen.",
        "Böcker har 25 procent moms i det landet.",
        "Vad händer när närmaste patrull är 20 mil bort?",
        "Vi ser ytterligare två problem med rådets verksamhet.",
    ],
)
def test_ranks_rates_and_lists_are_none(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Enligt polisen anmäldes i fjol ett 30–40-tal fall av tjuvjakt.", {"low": 30, "high": 40, "unit": "count", "qualifier": "about"}),
        ("Antalet fällande domar är lågt, endast 3–5 per år.", {"low": 3, "high": 5, "unit": "count"}),
        ("I dag går ungefär en trettiondel av intäkterna till underhåll.", {"value": 1 / 30, "unit": "fraction"}),
        ("Akuten tar enligt statistiken emot minst ett benbrott om dagen.", {"value": 1, "unit": "count", "qualifier": "at_least"}),
        ("Malmen innehåller i genomsnitt mindre än ett kilo koppar.", {"value": 1, "unit": "kg", "qualifier": "less_than"}),
        ("Det rör sig om totalt 3 400 mil enskilda vägar.", {"value": 3400, "unit": "mil"}),
        ("Eleverna är enligt studien i genomsnitt 13,4 år när de börjar.", {"value": 13.4, "unit": "years"}),
        ("Landstingen (20 stycken) har svarat på enkäten.", {"value": 20, "unit": "count", "noun": "Landstingen"}),
        ("Antalet förskolor minskade med 1,6 procent under 1970-talet.", {"value": 1.6, "period": "1970–1979"}),
        ("Avfallslagen från 2004 omfattade enligt statistiken 14 000 anläggningar.", {"value": 14000, "period": None}),
    ],
)
def test_bounds_rates_and_times_without_a_noun_of_their_own(sentence: str, fields: dict[str, Any]) -> None:
    row = one(sentence)
    assert {name: pytest.approx(getattr(row, name)) if name == "value" else getattr(row, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        ("Arbetslösheten är 6,1 procent i länet jämfört med 5,4 i riket.", [(6.1, "percent"), (5.4, "percent")]),
        (
            "I länet finns 0,7 läkare per 1 000 invånare. Motsvarande siffra i riket är 1,2 och i grannlänet 1,1.",
            [(0.7, "count"), (1.2, "count"), (1.1, "count")],
        ),
        ("I riket finns 212 nämnder, vilket är en minskning med 31 sedan 2004.", [(212, "count"), (31, "count")]),
    ],
)
def test_a_level_beside_another_takes_its_unit(sentence: str, levels: list[tuple[float, str]]) -> None:
    assert [(row.value, row.unit) for row in read(sentence)] == levels


@pytest.mark.parametrize(
    "sentence",
    [
        "Kyrkan var klar redan före år 1250 och det är en gammal byggnad.",
        "Domen meddelades i tre mål (dnr 31-17/I, 4-18/I och 2-18/3).",
        "Under 50–60-talet växte staden.",
        "Nämnden sammanträder minst en gång om året.",
        "I åldrarna mellan 45 och 55 är det vanligast.",
        "Sverige följer resolution 1473 och resolution 1512.",
        "Förslagen kan förbättra vägarna 253 och 254 i länet.",
    ],
)
def test_numbers_of_cases_years_occasions_and_ages_are_none(sentence: str) -> None:
    assert not [row for row in read(sentence) if row.value != 3]
