"""Which phrases behind a noun belong to it, and which to the verb of the sentence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.attributes.behind_noun import phrases_behind
from riksdata.extractors.statistics.attributes.belonging import probability
from riksdata.text.document import TextDocument
from tests.rounds.draw import drawn_ids


def _nouns(text: str) -> list[str | None]:
    return [row.noun for row in find_statistics(TextDocument(text), [])]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det finns 600 000 personer med båtkörkort.", "personer med båtkörkort"),
        ("Det finns 600 000 personer med båtkörkort i Sverige.", "personer med båtkörkort"),
        ("I fjol gjordes 3 000 anmälningar om fyrstöld.", "anmälningar om fyrstöld"),
        ("Hälften av eleverna i fyrskolan och båtskolan fick betyg.", "av eleverna i fyrskolan och båtskolan"),
        ("I fjol polisanmäldes 280 brott mot kvinnor och flickor.", "brott mot kvinnor och flickor"),
        ("Av 400 fyrar i drift släcktes hälften.", "fyrar i drift"),
        ("Bolaget fick 400 anmälningar om grov fyrstöld.", "anmälningar om grov fyrstöld"),
        ("Det finns 40 fyrar i Norrvik, Söderö och Mossby.", "fyrar i Norrvik, Söderö och Mossby"),
        # of the verb, cut, or needless
        ("Det finns 40 fyrar inom sjöfart, nöje, fiske med mera.", "fyrar"),
        ("Det är bara en tredjedel av alla fyrar som lyser.", "av alla fyrar"),
        ("Det handlar om 40 fyrar av skiftande kvalitet och ålder (som väntat).", "fyrar"),
        ("Det finns 289 fyrar i Sverige.", "fyrar"),
        ("I fjol såldes 40 fyrar av kommunen.", "fyrar"),
        ("Varje år dör 5 000 sälar av sjukdomar.", "sälar"),
        ("I fjol sattes 40 personer i fängelse.", "personer"),
        ("Myndigheten överlämnade 300 ärenden till kontrollanterna.", "ärenden"),
        ("Myndigheten har upphandlat båtar för ett belopp av 90 miljoner kronor.", "båtar"),
    ],
)
def test_what_a_noun_needs(text: str, noun: str) -> None:
    assert _nouns(text)[0] == noun


def test_a_figure_that_tells_of_others_leaves_their_place() -> None:
    assert _nouns("Det finns 14 000 fyrar i Norrvik, varav 5 300 i Söderö.")[1] == "fyrar"


@given(st.text(alphabet="aåbdeginorstämp ,.–", max_size=60), st.booleans())
def test_phrases_stand_one_behind_the_other(text: str, begins_clause: bool) -> None:
    at = 0
    for first, last in phrases_behind(text, 0, begins_clause):
        assert at == first < last <= len(text)
        at = last


def test_a_probability_lies_between_none_and_all() -> None:
    assert 0 < probability(["by=i", "verb=holds"]) < 1
    assert probability([]) == probability(["nothing that was ever weighed"])


def test_the_labels_keep_away_from_the_rounds(root: Path) -> None:
    lines = (root / "tests" / "samples" / "statistics-belonging-20261130.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert len(rows) > 2000
    assert not {row["document_id"].upper() for row in rows} & drawn_ids()
    assert all(0 <= int(row["must"]) <= int(row["may"]) <= len(row["phrases"].split()) for row in rows)
