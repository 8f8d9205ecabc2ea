"""Every written form of a number, one case each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from riksdata.swedish.numbers import find_numbers


def values(text: str) -> list[Fraction]:
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 500 platser", 12500),
        ("12\u00a0500 platser", 12500),
        ("12\u2009500 platser", 12500),
        ("12\u202f500,5 hektar", Fraction(25001, 2)),
        ("1.250.000 kronor", 1250000),
        ("4,75 procent", Fraction(19, 4)),
        ("4.75 procent", Fraction(19, 4)),
        (",5 promille", Fraction(1, 2)),
        ("-12 grader", -12),
        ("−12 grader", -12),
        ("minus tolv grader", -12),
        ("½ liter", Fraction(1, 2)),
        ("2½ liter", Fraction(5, 2)),
        ("3/8 av ytan", Fraction(3, 8)),
        ("1 och 3/4 liter", Fraction(7, 4)),
        ("sjuttiotre fall", 73),
        ("femhundratolvtusensexhundrasju röster", 512607),
        ("fyra hundra", 400),
        ("sextio   tre", 63),
        ("nittonhundra bilar", 1900),
        ("tre miljoner tvåhundratusen", 3200000),
        ("2,25 miljarder", 2250000000),
        ("7 tusen", 7000),
        ("två och en halv miljon", 2500000),
        ("en halv miljard", 500000000),
        ("tre kvarts miljon", 750000),
        ("15 mkr", 15000000),
        ("8 mnkr", 8000000),
        ("3 mdkr", 3000000000),
        ("40 tkr", 40000),
        ("en biljon", 10**12),
        ("två tredjedelar", Fraction(2, 3)),
        ("fem åttondelar", Fraction(5, 8)),
        ("en tjugofemtedel", Fraction(1, 25)),
        ("hälften av dem", Fraction(1, 2)),
        ("halva ytan", Fraction(1, 2)),
        ("tre och en fjärdedel", Fraction(13, 4)),
        ("ett femtontal byar", 15),
        ("tusentals byar", 1000),
        ("två dussin", 24),
        ("ett halvt tjog", 10),
        ("sju komma två fem", Fraction(29, 4)),
        ("SEK45", 45),
        ("€12", 12),
        ("tju\u00adgo\u00adfyra fall", 24),
    ],
)
def test_form(text: str, value: Fraction | int) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("423 0000", [423, 0]),
        ("1, 234, 567", [1, 234, 567]),
        ("fem tio gånger", [5, 10]),
        ("tre fyra gånger", [3, 4]),
        ("12, 15 och 19", [12, 15, 19]),
        ("5 hundra och 2 hundra", [500, 200]),
    ],
)
def test_numbers_beside_one_another_stay_apart(text: str, found: list[int]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text", ["en bro", "ett hus", "det tredje året", "den andra", "ett samtal", "ett avtal", "andelen", "handeln", "medel", "fördelar"]
)
def test_no_number(text: str) -> None:
    assert values(text) == []


def test_kinds_are_told_apart() -> None:
    kinds = [n.kind for n in find_numbers("ett trettiotal, tiotusentals, två femtedelar och 12")]
    assert kinds == ["about", "open", "fraction", "cardinal"]


def test_spans_point_into_a_text_with_soft_hyphens() -> None:
    text = "Av de sex\u00adtio\u00adtre kom 12\u00a0500 på tisda\u00adgen, 7 på ons\u00addagen."
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["sex\u00adtio\u00adtre", "12\u00a0500", "7"]
    assert all(n.surface == text[n.start : n.end] for n in find_numbers(text))
