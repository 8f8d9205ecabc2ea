"""No noun ends with a word that no noun phrase ends with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata import extract
from riksdata.extractors.statistics.attributes.cut_ends import is_none, without_cut_end


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("restiden från dagens", "restiden"),
        ("risk att drabbas av till exempel skörbjugg och", "risk att drabbas av till exempel skörbjugg"),
        ("totala arbetslösheten väl", "totala arbetslösheten"),
        ("bortfall av intäkter på åtskilliga", "bortfall av intäkter"),
        ("butikerna som tidningen gick till", "butikerna som tidningen gick till"),
        ("staten stod för", "staten stod för"),
        ("kommuner som Bergslagen består av", "kommuner som Bergslagen består av"),
        ("av dem", "av dem"),
        ("barn i årskurs nio", "barn i årskurs nio"),
        ("och", "och"),
    ],
)
def test_words_that_were_cut_off(phrase: str, whole: str) -> None:
    assert without_cut_end(phrase) == whole


def test_in_a_text() -> None:
    (before, after) = extract("Den nya banan har minskat restiden från dagens sex timmar till fyra timmar.", doc_type="mot").statistics
    assert (before.noun, after.noun) == ("restiden", "restiden")


@given(st.lists(st.sampled_from(["restiden", "från", "dagens", "och", "väl", "av", "dem", "som", "gick", "en"]), min_size=1, max_size=6))
def test_what_is_left_is_its_beginning_and_no_word_more_is_cut(words: list[str]) -> None:
    phrase = " ".join(words)
    left = without_cut_end(phrase)
    assert left
    assert phrase.startswith(left)
    assert without_cut_end(left) == left


@pytest.mark.parametrize(
    ("phrase", "none"),
    [
        ("Senast", True),
        ("förslagsvis", True),
        ("uttryckligen", True),
        ("av såväl", True),
        ("Bortsett från den långa näbben", True),
        ("av dem", False),
        ("anställda", False),
        ("svensk export", False),
        ("elever", False),
    ],
)
def test_words_that_name_nothing(phrase: str, *, none: bool) -> None:
    assert is_none(phrase) is none


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Enligt flera källor har över 50 000 assyrier, syrianer och kaldéer flytt landet.", "assyrier, syrianer och kaldéer"),
        ("Över 2 000 kvinnor och barn har flytt landet.", "kvinnor och barn"),
        ("Drygt 400 lärare, rektorer och skolledare deltog 2017.", "lärare, rektorer och skolledare"),
        ("Där bor 300 kvinnor, medan män och barn bor på annat håll.", "kvinnor"),
        ("Vi såg 20 bilar, bussar stod i kö och folk väntade.", "bilar"),
        ("Drygt 45 procent av samtliga elever i kö eller med dispens har fått plats.", "av samtliga elever i kö eller med dispens"),
        ("Det finns 300 elever på ön och i stan saknas lärare.", "elever på ön"),
    ],
)
def test_what_is_counted_together(text: str, noun: str) -> None:
    assert [row.noun for row in extract(text, doc_type="mot").statistics] == [noun]
