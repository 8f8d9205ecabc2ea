"""Shares, ranges and points that begin with "en", multiples of any number word, and numbers beside words that look like months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("I dag är en på åtta bagare arbetslös.", 1, 8),
        ("För 20 år sedan var det en på tio.", 1, 10),
        ("Hos ett barn på 700 hittas felet.", 1, 700),
        ("Det gäller en person på cirka 500.", 1, 500),
        ("I byn är det bara en bagare av åtta som har lön.", 1, 8),
        ("Fyra bagare av tio överväger att sluta.", 4, 10),
        ("Var tolfte limpa bränns.", 1, 12),
        ("Vart femtonde bröd säljs.", 1, 15),
    ],
)
def test_a_share_of_so_many(text: str, value: float, whole: float) -> None:
    assert [(row.value, row.whole, row.unit) for row in _rows(text)] == [(value, whole, "fraction")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Vi ser en ökning av 12 procent av bröden.", 12, "percent"),
        ("Bageriet gjorde 2017 en vinst på 6,45 miljarder kronor.", 6.45e9, "sek"),
        ("Det gick till en kostnad av 15 miljarder 2009.", 15e9, "sek"),
        ("Länet har bröd för en befolkning av 276 000.", 276000, "count"),
        ("Mindre än en tredjedel av 18-åringar har bakat.", 1 / 3, "fraction"),
        ("Knappt hälften av bröden bedöms ha smak, och hälften ha salt.", 0.5, "fraction"),
        ("Andelen har krympt med en enda procentenhet.", 1, "percentage_points"),
        ("Det kostar byn en halv procentenhet av tillväxten.", 0.5, "percentage_points"),
        ("Antalet bröd har femtondubblats.", 15, "times"),
        ("Antalet ugnar har tjugofaldigats.", 20, "times"),
        ("Bageriet har mätt upp 71 decibel.", 71, "dB"),
    ],
)
def test_one_that_is_no_share_leaves_the_number_alone(text: str, value: float, unit: str) -> None:
    rows = _rows(text)
    assert rows
    assert all((row.value, row.unit) == (pytest.approx(value), unit) for row in rows)


@pytest.mark.parametrize(
    "text", ["Bagaren fick en på fem år.", "Hon bor en trappa upp, en på fyra rum.", "Det är bara en på 2 mil.", "Det var den 1 augustri."]
)
def test_so_long_or_so_large_is_no_share(text: str) -> None:
    assert not [row for row in _rows(text) if row.unit in ("fraction", "count")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Gräddningen tar i snitt en till två timmar.", "hours"),
        ("Väntetiden på bröd är ett till två år.", "years"),
        ("En limpa kostar en till två kronor att baka.", "sek"),
    ],
)
def test_a_range_from_one(text: str, unit: str) -> None:
    row = _rows(text)[0]
    assert (row.low, row.high, row.unit) == (1, 2, unit)


@given(st.sampled_from(["tre", "fyra", "fem", "sju", "åtta", "tio"]), st.sampled_from(["bagare", "elev", "by", "kommun"]))
def test_one_of_any_ratio_is_a_share(number: str, noun: str) -> None:
    rows = _rows(f"Undersökningen visar att en {noun} av {number} saknar bröd.")
    assert [(row.value, row.unit) for row in rows] == [(1, "fraction")]
