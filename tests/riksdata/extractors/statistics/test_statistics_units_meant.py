"""What a number is in: halves beside amounts, scales without kronor, speeds, one of so many, times all along which something lasts."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_quantities, find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Fusket kostade 20 miljarder kronor. Hälften, 10 miljarder, var bröd.", [(20e9, "sek"), (0.5, "fraction"), (10e9, "sek")]),
        ("Av stödet gick en fjärdedel, 3 miljoner, till kvarnar.", [(0.25, "fraction"), (3e6, "sek")]),
        (
            "Kvarnarna förlorade 20 miljoner kronor, varav hälften eller 10 miljoner i byn.",
            [(20e6, "sek"), (0.5, "fraction"), (10e6, "sek")],
        ),
        ("Bagarna står för en tredjedel och 4 miljoner av skulden.", [(1 / 3, "fraction"), (4e6, "sek")]),
        ("Mjölet kostade en halv till två miljoner kronor i fjol.", [(None, "sek")]),
        ("För byns kvarnar skiljer det 8 miljoner beroende på vilket år som räknas.", [(8e6, "sek")]),
        ("Skillnaden mellan kvarnarna är 8 miljoner oavsett modell.", [(8e6, "sek")]),
        ("Verket har fortfarande ett antal miljoner i varje län.", [(None, "sek")]),
        ("Kvarnen kostade ett antal miljoner i fjol.", [(None, "sek")]),
        ("Antalet bagare uppgår till 2 miljoner i världen.", [(2e6, "count")]),
        ("Bagaren svarade med tio sekunders tystnad.", [(10, "s")]),
        ("Vindhastigheten vid kvarnen var 32 m/s.", [(32, "m/s")]),
        ("Vindhastigheten vid kvarnen var 32 meter per sekund.", [(32, "m/s")]),
        ("Det blåste 32 sekundmeter vid kvarnen.", [(32, "m/s")]),
        ("Medelhastigheten för mjölbilarna är 12 km/tim.", [(12, "km/h")]),
        ("Medelhastigheten för mjölbilarna är 12 km /t på vägen.", [(12, "km/h")]),
        ("Medelhastigheten för mjölbilarna sjönk från 110 till 84 km/tim efter stormen.", [(110, "km/h"), (84, "km/h")]),
        ("På vägen till kvarnen gäller 30 km/h.", []),
        ("Mjölbilar får köra högst 45 km/h.", []),
    ],
)
def test_unit(text: str, figures: list[tuple[float | None, str]]) -> None:
    assert [(row.value, row.unit) for row in _rows(text)] == figures


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Sjukan är så vanlig att 1 barn på cirka 2 000 födslar drabbas.", 2000),
        ("Sjukan drabbar 1 på 100 000 bagare i landet.", 100_000),
        ("Ett barn på 2 000 föds med sjukan.", 2000),
        ("Av alla bagare är 1 person på 20 allergisk.", 20),
    ],
)
def test_one_in_so_many(text: str, whole: float) -> None:
    assert [(row.value, row.whole, row.unit) for row in _rows(text)] == [(1, whole, "fraction")]


@pytest.mark.parametrize(
    ("text", "low", "qualifier"),
    [
        ("Fåglar passerar kvarnen i tusental under våren.", 1000, "more_than"),
        ("Bagarna samlades i hundratal på torget.", 100, "more_than"),
        ("Bagarna kom i ett hundratal bussar.", None, "about"),
    ],
)
def test_in_thousands(text: str, low: float | None, qualifier: str) -> None:
    assert [(row.low, row.qualifier) for row in _rows(text)] == [(low, qualifier)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Landet har deltagit i mötet om bröd under åtta år.", "exact"),
        ("Väntetiden för bröd är under åtta veckor.", "less_than"),
        ("Kvarnarna har skulder i storleksklassen 20 miljarder kronor.", "about"),
        ("Priset på bröd ligger i trakten av 40 kronor.", "about"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    assert [found.qualifier for found in find_quantities(TextDocument(text, "mot"), [])] == [qualifier]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Blindhet hos katter uppskattas beröra 1 av ca 160.", 160),
        ("Sjukdomen drabbade i fjol 1 av ungefär 3 000 kattungar.", 3000),
        ("I fjol föddes 1 av cirka 450 lamm för tidigt.", 450),
    ],
)
def test_one_of_about_so_many_is_a_rate(text: str, whole: int) -> None:
    document = TextDocument(f"Motivering\n\n{text}\n", "mot")
    (found,) = find_statistics(document, [])
    assert (found.value, found.whole, found.unit) == (1, whole, "fraction")


@pytest.mark.parametrize(("text", "period"), [("Inför 2014 beräknades kostnaden till 5 miljoner kronor.", "2014")])
def test_a_year_that_something_is_done_before_is_its_year(text: str, period: str) -> None:
    (found,) = find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])
    assert found.period == period
