"""What restricts the noun of a figure right behind it belongs to the noun: an age, a relative clause, a phrase with a preposition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _nouns(text: str) -> list[str | None]:
    return [row.noun for row in find_statistics(TextDocument(text, "mot"), [])]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Varannan man över 60 år hör sämre än förr.", "man över 60 år"),
        ("I länet har 18 procent av invånarna i åldern 20–29 år eget hus.", "av invånarna i åldern 20–29 år"),
        ("Omkring 4 000 personer som är 70 år eller äldre åker gratis.", "personer som är 70 år eller äldre"),
        ("Nästan 30 procent av kvinnorna mellan 18 och 24 år röker.", "av kvinnorna mellan 18 och 24 år"),
        ("Mer än var tredje pojke i 12-årsåldern spelar varje dag.", "pojke i 12-årsåldern"),
        ("Cirka 9 000 barn under sex år väntar på plats.", "barn under sex år"),
    ],
)
def test_an_age(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I dag säger 40 procent av alla bagare som söker duktig personal att de får vänta.", "av alla bagare som söker duktig personal"),
        ("Hälften av de hus som byggdes 1975 står tomma.", "av de hus som byggdes 1975"),
        ("Det finns 900 kustbor som lever på fiske i länet.", "kustbor som lever på fiske i länet"),
        ("Två av fem fiskare som arbetar på natten saknar väst.", "fiskare som arbetar på natten"),
        ("De 300 platser som regionen har köpt räcker inte.", "platser som regionen har köpt"),
        ("De 300 avtal som verket slutit avtal för gäller inte.", "avtal som verket slutit avtal för"),
        ("Var tionde elev som inte klarar målen byter skola.", "elev som inte klarar målen"),
        ("Enligt verket har 12 procent av de företag som har minst ett kontor gått med.", "av de företag som har minst ett kontor"),
    ],
)
def test_a_relative_clause(text: str, noun: str) -> None:
    assert _nouns(text)[0] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Granskningen visar att 14 procent av patienterna i riskgruppen erbjuds prov.", "av patienterna i riskgruppen"),
        ("Bara var fjärde lärare i slöjd är behörig.", "lärare i slöjd"),
        ("Trafiken står för 20 procent av olyckorna på våra broar.", "av olyckorna på våra broar"),
        ("Det bor 70 000 personer med utländsk bakgrund i kommunen.", "personer med utländsk bakgrund"),
        ("I fjol saknade 40 procent av eleverna i årskurs 9 betyg.", "av eleverna i årskurs 9"),
        ("I fjol anmäldes 12 procent av fallen i grund- och gymnasieskolan.", "av fallen i grund- och gymnasieskolan"),
    ],
)
def test_a_phrase_with_a_preposition(text: str, noun: str) -> None:
    assert _nouns(text) == [noun]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Det är 80 procent av eleverna som klarar målen.", "av eleverna"),  # who does it is what is said of them
        ("I fjol gick 24 procent av barnen i en fristående skola.", "av barnen"),  # where they went
        ("I London stannar hälften av dem som lämnar kursen i skolans värld.", "av dem som lämnar kursen"),
        ("Av de 20 hotellen ligger 12 hotell i dag vid kusten.", "hotell"),  # when
        ("Kommunen har 40 anställda som anser att chefen bör gå.", "anställda"),  # what they think is a clause of its own
        ("I dag arbetar 700 personer med projektet.", "personer"),
        ("Länet tappade 500 personer under fem år.", "personer"),
        ("Kustbevakningen räddade 400 personer med båt.", "personer"),  # how
        ("Avgiften höjdes för 30 procent av hushållen med en krona.", "av hushållen"),
        ("Domstolen dömde 40 män som sålde narkotika till fängelse i fjol.", "män"),  # to what
        ("Länet förlorade 200 läkare och patienter med cancer fick vänta.", "läkare"),  # the next clause
    ],
)
def test_what_belongs_to_the_verb(text: str, noun: str) -> None:
    assert _nouns(text)[-1] == noun


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("I landet finns 200 fyrar och fyrplatser med vakt.", "fyrar och fyrplatser med vakt"),
        ("Det finns tre miljoner rökare och snusande män i landet.", "rökare och snusande män"),
        ("Man har 200 fyrar och omsätter mest i fjol.", "fyrar"),  # a verb
        ("Man har 200 fyrar och hamnar växer.", "fyrar"),  # another clause
        ("Man har 200 fyrar och 30 hamnar i länet.", "fyrar"),
    ],
)
def test_a_noun_joined_to_it(text: str, noun: str) -> None:
    assert _nouns(text)[0] == noun


def test_a_verb_behind_those_told_before_is_no_part_of_them() -> None:
    assert _nouns("Fyrarna är många. Hälften av dessa uppges ha slocknat.")[-1] == "Fyrarna"


_PIECES = st.sampled_from(
    (
        *("som", "i", "på", "med", "över", "60 år", "säger", "har", "och", "inte", "betyg", "Lund", "skolan", "fått", ","),
        *("att", "2015", "av", "de", "eller", "för att", "(", ")", "–", "mer än 3", "är"),
    ),
)


@given(st.lists(_PIECES, max_size=12))
def test_the_noun_is_of_the_text_and_bounded(pieces: list[str]) -> None:
    text = " ".join(["Nu har 40 procent av eleverna", *pieces, "."])
    for noun in _nouns(text):
        assert noun is None or (noun in text and len(noun) <= 160)
