"""Centuries and sizes, sayings, conditions, changes only thought of or needed; what is daily. All sentences are invented."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Skeppare har levt vid kusten sedan 800 talet före Kristus.", []),
        ("Boende har hört talet om 80 fyrar.", ["80 fyrar"]),
        ("Det är hellre gjort en gång än sagt tusen gånger, brukar det heta i norr.", []),
        ("Halten är tusen gånger högre i norr, har forskarna sagt.", ["tusen gånger"]),
        ("Kostnaden för en container (40 fot) är 1 400 kronor i Norrvik.", ["1 400 kronor"]),
        ("Den nya bryggan i hamnen är 40 fot lång.", ["40 fot"]),
        ("Avtalet träder i kraft den 1 januari 1997, om minst hälften av länderna då har godkänt det.", []),
        ("I avtalet handlar det om minst hälften av länderna.", ["minst hälften av länderna"]),
        ("En prissänkning på 30 procent på plasman skulle enligt förbundet drabba sjukhusen hårt.", []),
        ("En prissänkning på 30 procent på plasman drabbade sjukhusen hårt.", ["30 procent"]),
        ("Enligt rådets bedömningar skulle en fördubbling av anslagen behövas för att bryta trenden.", []),
        ("Det krävs en fördubbling av anslagen för att bryta trenden.", []),
        ("Det skedde en fördubbling av anslagen under perioden.", ["en fördubbling"]),
        ("Med 40 000 människor fler i arbete ökar statens inkomster kraftigt.", []),
        ("Med 40 procent fler besökare blev festivalen en framgång i fjol.", ["40 procent"]),
    ],
)
def test_supposed(text: str, surfaces: list[str]) -> None:
    assert [row.surface for row in find_statistics(TextDocument(text), [])] == surfaces


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Trots att 15 länder har lagar rapporteras varje år 2 miljoner nya fall.", "per", "år"),
        ("I 15 hamnar per år finns 300 båtar.", "per", None),
        ("I norr röker 11,5 procent av alla unga dagligen.", "per", None),
        ("I norr fiskas 300 ton sill dagligen.", "per", "dag"),
    ],
)
def test_times(text: str, column: str, value: str | None) -> None:
    assert getattr(find_statistics(TextDocument(text), [])[-1], column) == value


def test_whole_in_brackets() -> None:
    assert (
        find_statistics(TextDocument("Mellan 1918 och 1923 miste ca 350 000 pontiska greker livet (av totalt 750 000)."), [])[0].whole
        == 750_000
    )
    assert (
        find_statistics(TextDocument("I fjol bodde 350 000 skeppare i norr (av de 750 000 söder om Norrvik syntes inga)."), [])[0].whole
        is None
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "value"),
    [
        ("Antalet besökare varierar mellan en och en och en halv miljon besökare varje år.", 1_000_000, 1_500_000, None),
        ("Båtens vikt varierar mellan ett och ett och ett halvt ton.", 1, 1.5, None),
        ("I hamnen finns en och en halv miljon besökare varje år.", None, None, 1_500_000),
        ("De räknades en och en och en halv miljon besökare kom varje år.", None, None, 1_500_000),
    ],
)
def test_from_one_to_one_and_a_half(text: str, low: float | None, high: float | None, value: float | None) -> None:
    (row,) = find_statistics(TextDocument(text), [])
    assert (row.low, row.high, row.value) == (low, high, value)
