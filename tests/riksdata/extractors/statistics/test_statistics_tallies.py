"""Tallies and durations in running prose: parts of what was counted before, levels that end a change, bare prices, times of one year."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _found(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text), [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I år har 8 412 kravbrev skickats till utlandet och 1 930 av dessa har betalats.", [(8412, None), (1930, 8412)]),
        (
            "En genomgång av de elva anmälningarna visar att fyra av anmälningarna har prövats. I sex av anmälningarna saknas beslut.",
            [(4, 11), (6, 11)],
        ),
        ("Inspektionen besökte 31 skolor, och nio av dessa skolor saknade bibliotek.", [(31, None), (9, 31)]),
        ("Bland 212 ledamöter i nämnderna fanns 37 kvinnor.", [(212, None), (37, 212)]),
        # another noun is no part of what was counted
        ("Inspektionen besökte 31 skolor, och nio av rektorerna var nya.", [(31, None), (9, None)]),
        # a larger number is no part
        ("Kommunen har 12 förskolor, och 48 av dem som arbetar där är outbildade.", [(12, None), (48, None)]),
        # not across paragraphs
        ("Inspektionen besökte 31 skolor.\n\nI länet saknade nio av dessa skolor bibliotek.", [(31, None), (9, None)]),
    ],
)
def test_a_part_has_the_whole_that_was_counted_before(text: str, parts: list[tuple[float, float | None]]) -> None:
    assert [(row.value, row.whole) for row in _found(text)] == parts


@pytest.mark.parametrize(
    ("text", "value", "whole", "unit"),
    [
        ("Fem av sju regionala partier röstade nej.", 5, 7, "count"),
        ("Könsfördelningen är jämn i två av tre yrkeskategorier.", 2, 3, "count"),
        ("Tre av fyra svenskar äter frukost.", 3, 4, "fraction"),
        ("En av fyra kategorier saknas i sammanställningen.", 1, 4, "fraction"),
        ("I fjol var ingen av de 14 landshövdingarna kvinna.", 0, 14, "count"),
        ("Enligt rapporten har inget av landets 21 landsting nått målet.", 0, 21, "count"),
    ],
)
def test_a_ratio_or_a_tally(text: str, value: float, whole: float, unit: str) -> None:
    (row,) = _found(text)
    assert (row.value, row.whole, row.unit) == (value, whole, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Antalet butiker har minskat från 987 till 466.", [987, 466]),
        ("Antalet lärare har ökat från 45 till 62, enligt kommunen.", [45, 62]),
        ("Antalet besökare ökade från 1 200 till 1 850.", [1200, 1850]),
        ("Läs vidare från sidan 12 till 46.", []),
    ],
)
def test_both_ends_of_a_change(text: str, values: list[float]) -> None:
    assert [row.value for row in _found(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Enligt tidningen kostar Nya badhuset 38 000 per kvadratmeter.", 38000, "sek"),
        ("En plats på hemmet kostar 61 500 per månad.", 61500, "sek"),
        ("Sträckan motsvarar 9 ½ gånger runt sjön.", 9.5, "times"),
        ("Räntan låg förra året på 4 ½ procent.", 4.5, "percent"),
        ("Handläggningstiden var i genomsnitt 2 år och 3 månader.", 27, "months"),
        ("Det har dröjt ca ett år och sju månader mellan ansökan och beslut.", 19, "months"),
        ("I länet finns det i genomsnitt en läkare per 3 500 invånare.", 1, "count"),
        ("Väntetiden var kortare än ett år.", 1, "years"),
    ],
)
def test_a_price_a_half_and_a_time(text: str, value: float, unit: str) -> None:
    (row,) = _found(text)
    assert (row.value, row.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Gruppen som har passerat dag 180 i sin sjukskrivning är stor.",
        "Enligt paragraf 156 dömdes de till livstid.",
        "Trafiken på E 14 sträckorna norr om staden är tät.",
        "Dom den 15 juni i mål 2308-17 har överklagats.",
        "Länder som var kritiska mot Nordstream 2 försattes i underläge.",
    ],
)
def test_what_a_number_names_is_not_counted(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text", ["En av de sjukdomar som sprids i vattnet är kolera.", "På väg 195 från Viken till Dalen är det ofta köer."]
)
def test_one_of_several_and_a_road_are_none(text: str) -> None:
    assert _found(text) == []
