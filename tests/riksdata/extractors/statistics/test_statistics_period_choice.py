"""The learned choice among the times of a sentence: what it settles that an order of readings did not, and what its labels may hold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument
from tests.rounds.draw import drawn_ids


def _periods(text: str) -> list[str | None]:
    return [row.period for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Direktören informerade den 14 maj 2018 nämnden om att 31 kommuner lämnat synpunkter.", [None]),
        ("Forskarna visade i sin avhandling från 2013 att 14 procent av eleverna sover dåligt.", [None]),
        ("Under 2016 var andelen 61 procent jämfört med 2015 då siffran var 48 procent.", ["2016", "2015"]),
        ("Antalet skolor mer än fördubblades mellan 2011 och 2014.", ["2011–2014"]),
        ("Åren 2020 och 2021 väntas kostnaden öka med 130 miljoner kronor respektive 240 miljoner kronor.", ["2020", "2021"]),
        ("Anslaget har sjunkit från 80 miljoner kronor 1998 till 50 miljoner kronor 2014.", ["1998", "2014"]),
        ("Läsåret 2015/16 saknade 12 procent av skolorna bibliotek.", ["2015–2016"]),
        ("Antalet stölder har ökat med 40 procent under 2000-talet.", ["2000–"]),
        ("Fonden hade 300 miljoner kronor (31 december 2016).", ["2016"]),
        ("Från 2011 till och med första kvartalet 2014 stals 640 båtar.", ["2011–2014"]),
        ("Mellan 2011 och hösten 2014 stals 640 båtar.", ["2011–2014"]),
        ("Från 2009 fram till slutet av 2013 stals 640 båtar.", ["2009–2013"]),
        ("Antalet fyrvaktare har minskat med 80 procent sedan 1950-talet.", ["1950–"]),
    ],
)
def test_which_year_a_figure_is_of(text: str, periods: list[str | None]) -> None:
    assert _periods(text) == periods


@given(st.integers(1950, 2019), st.integers(2, 99), st.sampled_from(["bagare", "båtar", "skolor", "hästar"]))
def test_a_plain_year_is_the_figures_own(year: int, number: int, noun: str) -> None:
    assert _periods(f"Under {year} såldes {number * 10} {noun} i länet.") == [str(year)]


@given(
    st.lists(
        st.sampled_from(["2014", "sedan 2009", "12 procent", "av båtarna", "fram till 2030", "från", "till", "och", "(2011)", "sålde", ","])
    )
)
def test_it_answers_whatever_stands_there_and_with_a_year_of_the_sentence(parts: list[str]) -> None:
    text = "Länet " + " ".join(parts) + "."
    for period in _periods(text):
        assert period is None or any(year in text for year in period.replace(", ", "–").split("–") if year)


def test_the_labels_keep_away_from_the_rounds(root: Path) -> None:
    lines = (root / "tests" / "samples" / "statistics-periods-20261130.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert len(rows) > 1000
    assert not {row["document_id"].upper() for row in rows} & drawn_ids()
    assert all(int(row["char_start"]) < int(row["char_end"]) <= int(row["window_end"]) - int(row["window_start"]) for row in rows)
    assert {row["seen"] for row in rows} == {"yes", "no"}
