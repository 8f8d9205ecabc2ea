"""What holds of every statistic: spans, surfaces, order, and bounded work on any text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument

UNITS = {"percent", "percentage_points", "fraction", "count", "sek", "eur", "usd", "times", "hours", "days", "weeks", "months", "years"}
QUALIFIERS = {"exact", "about", "more_than", "less_than", "at_least", "at_most"}
MEASURES = {None, "mean", "median", "minimum", "maximum", "total", "share", "rate", "change"}
PIECES = [
    "ca 15 000 kvinnor",
    "mellan 10 och 22 fall",
    "40–50 procent av eleverna",
    "var tredje gård",
    "hälften",
    "2,5 miljoner kronor per år",
    "fördubblats",
    "enligt Brå",
    "under 2017",
    "2013–2016",
    "har ökat med",
    "och",
    ", medan",
    ".",
    " \n",
    "två",
    "tre gånger så",
    "[footnoteRef:3]",
    "[3:  En not, 12 sidor.]",
    "\u00ad",
    "½",
    "§",
    "%",
    "Av de 86",
    "från 3 till",
    "1/3 av",
    "ett 30-tal",
    "Vi avsätter",
    "uppgick till",
]


def check(text: str) -> None:
    last = 0
    for number, row in enumerate(find_statistics(TextDocument(text), []), 1):
        assert row.ordinal == number
        assert last <= row.char_start < row.char_end <= len(text)
        assert row.surface == text[row.char_start : row.char_end]
        assert row.sentence_start <= row.char_start
        assert row.sentence_end <= len(text)
        assert row.qualifier in QUALIFIERS
        assert row.measure in MEASURES
        assert row.direction in (None, "increase", "decrease")
        assert (row.value is None) == (row.low is not None)
        assert row.low is None or row.high is None or row.low < row.high
        assert row.value is None or math.isfinite(row.value)
        last = row.char_end


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", "\u00a0", ""]))
def test_rows_are_sound(pieces: list[str], gap: str) -> None:
    check(gap.join(pieces))


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(st.integers(3, 99_999_999), st.sampled_from([" ", "\u00a0"]))
def test_any_count_is_found(n: int, space: str) -> None:
    text = f"Motivering\nUnder hösten stängdes {n:,} gårdar i det inre av landet.\n".replace(",", space)
    assert [row.value for row in find_statistics(TextDocument(text), [])] == [n]


def test_units_are_the_published_ones() -> None:
    text = "Motivering\nDet kostade 5 kronor, 6 euro och 7 dollar, tog i snitt 8 timmar och gav 9 procent av 10 000 kor.\n"
    assert {row.unit for row in find_statistics(TextDocument(text), [])} <= UNITS


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "12, 12, ",
        "a",
        "procent procent ",
        "1 000 ",
        "12 procent ",
        "två ",
        "hundra",
        "mellan 3 och ",
        "en av tio ",
        "av de 3 ",
        "ca ",
        "5 procent och ",
        "miljoner ",
        "(",
        "[3",
        "2013 ",
        "\u00ad",
        "1–",
        "får ",
        "vi avsätter ",
        "\t12",
    ],
)
def test_much_of_one_thing_is_read(piece: str) -> None:
    check(piece * (150_000 // len(piece)))


@pytest.mark.parametrize("piece", ["7", "12, 12, ", "a", "procent procent ", "1 000 "])
def test_megabytes_of_one_thing_are_read(piece: str) -> None:
    check(piece * (2_000_000 // len(piece)))
