"""Parts of so many that their sentence or the one before counts: one row with its whole, and what is no part."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Av 440 brev hade bagarna i mars bifallit 62. Ugnen är stor.", [(62, 440, "brev")]),
        ("Av 120 brev har kvarnen hittills prövat 34.", [(34, 120, "brev")]),
        ("Av landets 270 kvarnar saknar 64 ugn.", [(64, 270, "kvarnar")]),
        ("Av länets omkring 2 000 ugnar är cirka 1 700 små.", [(1700, 2000, "ugnar")]),
        ("Av Afrikas 30 miljoner bagare är drygt fyra miljoner i behov av mjöl.", [(4e6, 3e7, "bagare")]),
        # what the part counts has a name of its own
        ("Av 28 000 anställda är bara 105 bagare.", [(105, 28000, "bagare")]),
        ("Av länets omkring 100 ställen har 60 kiosker öppet.", [(60, 100, "kiosker")]),
        ("Av länets 400 kvarnar hade 212 röta i maj.", [(212, 400, "kvarnar")]),
        # no part of them: a figure of something else
        ("Av 300 kvarnar malde alla i snitt 40 ton mjöl.", [(300, None, "kvarnar"), (40, None, "mjöl")]),
        # not where "Bland" leads to others
        ("Bland 212 ledamöter i kvarnen fanns 37 kvinnor.", [(212, None, "ledamöter i kvarnen"), (37, 212, "kvinnor")]),
    ],
)
def test_so_many_are_told_with_their_part(text: str, parts: list[tuple[float, float | None, str]]) -> None:
    assert [(row.value, row.whole, row.noun) for row in _rows(text)] == parts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Bagaren lämnade ett åttiotal förslag. Av dessa har kvarnen hittills genomfört fem.", (5, 80)),
        ("Kvarnen lade fram 42 förslag. Av dem har bagarna antagit tolv.", (12, 42)),
        ("Kvarnen köpte 40 ugnar, och av dem har den sålt 12.", (12, 40)),
        ("Kvarnen köpte 40 ugnar. Av dem sålde bagaren tolv.", (12, 40)),
        # of others, or none
        ("Kvarnen har 40 ugnar. Av dem är den äldsta 93.", (40, None)),
        ("Kvarnen har 40 ugnar. Av dessa ligger de flesta i zon 4.", (40, None)),
        ("Kvarnen har 40 ugnar. Av dessa skäl bör vi ha fem.", (40, None)),
    ],
)
def test_what_somebody_has_done_to_so_many_of_them(text: str, last: tuple[float, float | None]) -> None:
    row = _rows(text)[-1]
    assert (row.value, row.whole) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Kvarnen prövade 14 brev och fann fel i ett av dem.", (1, 14)),
        ("Kvarnen granskade 60 ugnar och hittade sprickor i en av dem, men gick vidare.", (1, 60)),
        # picked out, not counted
        ("Länet har fyra kvarnar; Nyby är en av dem.", (4, None)),
        ("Bagaren har tre bröder och bor hos en av dem.", (3, None)),
        ("Kvarnen köpte 32 ugnar. En av dem står i Nyby.", (32, None)),
    ],
)
def test_one_of_them(text: str, last: tuple[float, float | None]) -> None:
    row = _rows(text)[-1]
    assert (row.value, row.whole) == last


def test_at_most_so_many_of_them_is_no_norm() -> None:
    assert [(row.value, row.whole, row.qualifier) for row in _rows("I fjol kom 58 brev. Högst tre av dem leder till köp.")][1:] == [
        (3, 58, "at_most")
    ]
    assert _rows("En ugn har högst tre luckor.") == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("I tre fall av fyra var bagaren känd.", (3, 4, "fraction", "fall")),
        ("I nio fall av tio lades brevet ned.", (9, 10, "fraction", "fall")),
        ("I åtta ugnar av tio höll gallret.", (8, 10, "fraction", "ugnar")),
        # so many lots of so many
        ("Kvarnen lade tre lager av fyra sorter.", (3, None, "count", "lager")),
    ],
)
def test_so_many_cases_of_so_many(text: str, row: tuple[float, float | None, str, str]) -> None:
    first = _rows(text)[0]
    assert (first.value, first.whole, first.unit, first.noun) == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Bagaren fick 95- procentig ersättning för mjölet i fjol.", (95, "percent", "exact")),
        ("Kvarnen har bortåt 300 anställda.", (300, "count", "about")),
        ("Kvarnen har bortemot 300 anställda.", (300, "count", "less_than")),
    ],
)
def test_parted_adjectives_and_more_hedges(text: str, row: tuple[float, str, str]) -> None:
    (found,) = _rows(text)
    assert (found.value, found.unit, found.qualifier) == row
