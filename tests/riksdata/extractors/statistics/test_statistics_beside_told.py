"""Figures that stand only by another one told before: its change, a part of "de tolv", a number behind its year; and some that are none."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I mätningen svarade 51 procent ja till bröd, upp 9 procentenheter på en månad.", [(51, None), (9, "increase")]),
        ("Bagarna fick 23 procent, ned 3 procentenheter från i våras.", [(23, None), (3, "decrease")]),
        ("Antalet ansökningar om mjöl var samma år 2 790, en ökning med 310.", [(2790, None), (310, "increase")]),
        ("Antalet ansökningar enligt 1 § lagen (1966:413) om mjöl var samma år 2 790.", [(2790, None)]),
        ("Antalet ansökningar om mjöl var samma år fler, en ökning med 310.", []),
    ],
)
def test_the_change_of_a_level_just_told(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(row.value, row.direction) for row in _rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Av de tolv bagerier som fick yttra sig avstyrkte elva.", [(11, 12, "bagerier som fick yttra sig")]),
        ("Av de tio rikaste kvarnarna i landet finns åtta i Skåne.", [(8, 10, "rikaste kvarnarna i landet")]),
        ("Av de tolv bagerierna har tolv svarat.", []),
        ("De tolv bagerierna svarade, och elva.", []),
    ],
)
def test_a_part_of_so_many_that_are_only_pointed_at(text: str, expected: list[tuple[float, float, str]]) -> None:
    rows = _rows(text)
    assert [(row.value, row.whole, row.noun) for row in rows if row.whole is not None] == expected


def test_a_number_behind_the_year_in_which_it_was_counted() -> None:
    row = _rows("Av bagarna slutade under 1981 5 900 man eller 11 procent.")[0]
    assert (row.value, row.period) == (5900, "1981")
    assert _rows("Lagen 1981 5 900.") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Av en promemoria framgår att svaret lämnades efter 31 dagar.", [31]),
        ("Svaret ska lämnas efter 31 dagar.", []),
        ("Priserna på bröd har på tio år stigit med 40 procent.", [40]),
        ("Konsumtionen av öl uppgick 1984 till 6,1 liter per invånare över 15 år.", [6.1]),
        ("Var tionde bagare över 50 år bakar bröd.", [1]),
        ("Varannan göteborgare över 18 år cyklar.", [1]),
        ("Var tionde bagare har väntat i över 2 år på sin ugn.", [1, 2]),
        ("Regeringen föreslår i årets budgetproposition (prop. 1980/81:100 bil. 15) fyra nya tjänster vid verket.", []),
        ("I statsverkspropositionen (prop. 1972:1 bil. 13) beräknas 215 milj. kr. till bagerier.", []),
        ("I budgetpropositionen redovisas att 40 procent av bagarna saknar mjöl.", [40]),
        ("Många bagare åker bil. 40 procent av dem bor på landet.", [40]),
    ],
)
def test_times_ages_and_what_bills_ask_for(text: str, values: list[float]) -> None:
    assert [row.value for row in _rows(text)] == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Polisen grep 150 ”bagare” på torget.", [(150, "bagare")]),
        ('I listan finns 45 "problembagerier" som staten följer.', [(45, "problembagerier")]),
        ("Enligt artikel 15 ”rätt till bröd” gäller detta.", []),
        ('Se kapitel 12 "om bröd" i boken.', []),
        ("Det motsvarar 60 poäng i dag (eller 40 ”gamla”).", []),
    ],
)
def test_what_is_counted_may_stand_between_quotation_marks(text: str, told: list[tuple[float, str]]) -> None:
    assert [(row.value, row.noun) for row in _rows(text)] == told


def test_what_a_figure_is_of_is_named_without_how_many_they_are() -> None:
    assert [row.noun for row in _rows("De fyra nya bagerierna får dela på knappt 6 procent.")] == ["nya bagerierna"]
