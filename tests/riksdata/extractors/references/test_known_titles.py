"""Papers by titles that are known to be theirs, where no number stands beside them."""

from __future__ import annotations

import datetime

import pytest
from reference_reading import labels, surfaces

from riksdata.swedish.facts import read_table


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I slutbetänkandet Statens gruvliga risker föreslås mer.", "sou/2018:59"),
        ("Utredningen ”Ökad och säkrare cykling” lade fram förslag.", "sou/2012:70"),
        ("Vi läser betänkandet Samling för skolan – nationell strategi för kunskap och likvärdighet med glädje.", "sou/2017:35"),
        ("Vi läser betänkandet Samling för skolan - Nationell strategi för kunskap och likvärdighet med glädje.", "sou/2017:35"),
        ("Enligt Riksrevisionens granskning Statens förorenade områden saknas pengar.", "rir/2016:25"),
        ("I rapporten Statens förorenade områden, som Riksrevisionen släppte 2016, står", "rir/2016:25"),
        ("Promemorian Tillstånd till offentlig danstillställning har remitterats.", "ds/2018:20"),
    ],
)
def test_a_title_stands_for_its_number(text: str, label: str) -> None:
    assert labels(text) == [label]


def test_only_the_title_is_the_reference() -> None:
    assert surfaces("I slutbetänkandet ”Statens gruvliga risker” föreslås mer.") == ["Statens gruvliga risker"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # the number stands there too
        ("I slutbetänkandet Statens gruvliga risker (SOU 2018:59) föreslås mer.", ["sou/2018:59"]),
        ("I slutbetänkandet Statens gruvliga risker, SOU 2018:59, föreslås mer.", ["sou/2018:59"]),
        ("I SOU 2018:59, betänkandet Statens gruvliga risker, föreslås mer.", ["sou/2018:59"]),
        # words of the same sound, another series, another title
        ("Statens gruvliga risker växer.", []),
        ("Rapporten Statens gruvliga vinster är läst.", []),
        ("Betänkandet Statens förorenade områden är läst.", []),
    ],
)
def test_where_a_title_stands_for_nothing(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_a_paper_is_not_cited_before_its_year() -> None:
    assert labels("I slutbetänkandet Statens gruvliga risker föreslås mer.", datetime.date(2011, 5, 1)) == []


def test_each_title_has_one_number() -> None:
    rows = read_table("riksdata.extractors.references.series", "paper_titles.tsv")
    titles = [" ".join(row["title"].lower().split()) for row in rows]
    assert len(titles) == len(set(titles))
    assert all(row["label"].startswith(("sou/", "ds/", "rir/")) for row in rows)
