"""By what a figure is told: each of some, two denominators, a time that spreads; bounds behind a figure; years that date no figure."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.attributes.rate_and_measure import per_at
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text), [])


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Vinsten har beräknats till 1,8 kronor för varje investerad krona.", "investerad krona"),
        ("Detta motsvarar 20 elever i varje klass.", "klass"),
        ("I dag kostar en fyr 2 500 kronor per månad och fyrvaktare.", "månad och fyrvaktare"),
        ("Vi dricker 10 liter mjölk per person och år.", "person och år"),
        ("Fyren kostar 40 kronor per dag och maten kostar mycket.", "dag"),
        ("Klubbarna fick 20 000 kronor vardera.", "vardera"),
        ("Där behöver varje svensk drygt sju hektar mark.", "svensk"),
        ("De fick betala 40 kronor varje månad till fyren.", "månad"),
        ("Varje skola får i snitt 40 000 kronor.", "skola"),
        ("Varje tänd fyr sparar 40 000 kronor.", None),
        ("Varje gång kom 40 personer till fyren.", None),
        ("Varje barn har rätt till hjälp i 40 skolor.", None),
        ("Antalet bränder per år som beror på fyrverkerier är mer än 70 000.", "år"),
        ("Mellan 10 000 och 15 000 personer som är 50 år eller äldre går varje år i pension.", "år"),
    ],
)
def test_by_what_a_figure_is_told(text: str, per: str | None) -> None:
    assert _rows(text)[0].per == per


@pytest.mark.parametrize("time", ["Varje år", "Årligen"])
def test_a_time_before_two_joined_figures_is_of_both(time: str) -> None:
    assert [row.per for row in _rows(f"{time} dör 300 män och 200 kvinnor vid fyrar.")] == ["år", "år"]


def test_a_time_before_two_figures_of_unlike_units_is_of_one() -> None:
    assert [row.per for row in _rows("Varje år dör 300 män och kostnaden är 20 miljoner kronor.")][1] is None


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Bidraget till fyrar var från 40 000 kronor och uppåt.", "at_least"),
        ("Bidraget till fyrar var 40 000 kronor och nedåt.", "at_most"),
        ("De fick betala drygt ett par miljarder kronor till fyrarna.", "more_than"),
        ("De fick betala ett par miljarder kronor till fyrarna.", "about"),
        ("De fick lämna över ett par miljarder kronor till fyrarna.", "about"),
    ],
)
def test_bounds(text: str, qualifier: str) -> None:
    assert [row.qualifier for row in _rows(text)] == [qualifier]


def test_a_change_is_told_of_one_place_after_another() -> None:
    text = "Byggandet har minskat med 42 procent i riket, i Storstockholm med 47 procent, Storgöteborg 27 procent."
    assert [row.direction for row in _rows(text)][-1] == "decrease"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("I en studie från 2006 hade 70 procent av fyrarna rost.", None),
        ("Enligt en artikel i Svenska Dagbladet den 6 december 2007 tjänade 40 fyrvakter för lite.", None),
        ("Under Vision 2000 skapades 40 jobb.", None),
        ("Enligt uppgifter från Boverket fanns det den 24 oktober 2006 400 hus utan tak.", "2006"),
        ("Enligt statistik från 2006 hade 70 procent av fyrarna rost.", "2006"),
    ],
)
def test_a_year_that_dates_a_source_is_no_time_of_a_figure(text: str, period: str | None) -> None:
    assert _rows(text)[-1].period == period


_WORDS = re.findall(r"\S+", "per år och person varje i för investerad krona vardera om året dag . , 100 000 invånare månad på")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=10).map(" ".join))
def test_a_denominator_stands_where_it_is_asked_for(text: str) -> None:
    found = per_at(f" {text}", 0)
    assert found is None or 0 < found[1] <= len(text) + 1
