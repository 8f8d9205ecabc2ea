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
