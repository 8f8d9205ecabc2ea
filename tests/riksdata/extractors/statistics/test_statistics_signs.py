"""The signs that one pass of an automaton sees are those that each pattern alone finds; documents read together give what each gives."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riksdata.extractors.statistics import find_statistics, find_statistics_of
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.wordings import LEADING, LOOSELY, SIGNS, WORDINGS, leading_signs, projected, signs_in, signs_shown
from riksdata.pipeline import subjects
from riksdata.text.document import TextDocument

WORDS = [
    *("ska", "skall", "bör", "vill", "skulle", "kunna", "var", "varit", "ökat", "enligt", "vi", "jag", "får", "inte", "ha", "anslaget"),
    *("föreslår", "avsätter", "höjs", "sänkas", "mål", "målet", "klimatmålet", "senast", "år", "2030", "satsning", "på", "förslaget"),
    *("rut-avdrag", "rutavdrag", "statens", "finanser", "stärka", "offentliga", "finanserna", "en", "till", "om", "att", "rätt", "50"),
    *("procent", "av", "eleverna", "tak", "kostnadstak", "²", "č", "vič", "ÿ", "lagen", "satt", "är"),
    *("eu:s", "it’s", "-ha", "år-", "a--b", "ª", "x1y", "\u0301"),
]
GAPS = [" ", " ", " ", " ", "\u00a0", ", ", ". ", "; ", "-", "–", "/", "", "_", "\n"]
LOWER = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=14).map(lambda parts: "".join(map("".join, parts)))


@given(LOWER)
def test_what_is_shown_is_what_each_pattern_finds(lower: str) -> None:
    signs = b" " + projected(lower)
    wanted = {name for name in WORDINGS if SIGNS[name].search(lower)}
    assert signs_shown(signs) == wanted
    assert wanted.intersection(LOOSELY) <= signs_in(signs)


@given(LOWER, st.integers(0, 60), st.integers(0, 60))
@example(
    "ska ska ska, inte, höjs höjs statens sänkas ", 0, 42
)  # "sänka" alone is another sign, of which nobody asks whether it may be there
def test_what_is_shown_within_a_part_is_what_a_search_of_that_part_finds(lower: str, low: int, length: int) -> None:
    if not lower:
        return
    low = min(low, len(lower))
    high = min(low + length, len(lower))
    sentence = Sentence(lower, 0, len(lower))
    wanted = {name for name in WORDINGS if SIGNS[name].search(sentence.lower, low, high)}
    assert sentence.shown_within(low, high) == wanted
    assert all(sentence.may_show(name, high) for name in wanted)


@given(LOWER)
def test_signs_of_the_sentence_before_are_those_that_all_signs_have_among_them(lower: str) -> None:
    signs = projected(lower)
    found = leading_signs(signs)
    assert found == tuple(name for name in LEADING if name in found)
    assert {name for name in LEADING if SIGNS[name].search(lower)} <= set(found)
    assert set(found).intersection(LOOSELY) == signs_in(signs).intersection(LEADING)


@given(LOWER | st.text(alphabet='aåäöÿß²ª½-–:’_ 1\u00a0.,ł\x85\t"\n'))
def test_words_and_their_places_are_those_that_a_search_for_each_finds(written: str) -> None:
    sentence = Sentence(written, 0, len(written))
    letters = r"[^\W\d_]+"
    wanted = [(m[0], m.start(), m.end()) for m in re.finditer(rf"{letters}(?:[-:’]{letters})*", sentence.lower)]
    assert sentence.tokens == wanted
    assert sentence.words == {word for word, _, _ in wanted}


TEXTS = [
    "År 2017 var 40 procent av eleverna flickor. Av de 86 kvinnorna arbetade 12 deltid, ca 15 000 kvinnor och 10 000 män.",
    "Vi avsätter 20 miljoner kronor. Kostnaden uppgick till 3 miljarder kronor 2016 enligt Brå.",
    "",
    "Antalet fall har fördubblats sedan 2010, från 120 till 240 fall.\nHälften av kommunerna saknar plan.",
]


def test_documents_read_together_give_what_each_gives_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riksdata.extractors.statistics.extract._GROUP", 150)
    together = list(find_statistics_of((TextDocument(text), []) for text in TEXTS))
    assert sum(len(found) for found, _ in together) >= 6
    for text, (found, rejected) in zip(TEXTS, together, strict=True):
        counted: Counter[str] = Counter()
        assert found == find_statistics(TextDocument(text), [], counted)
        assert rejected == counted


def test_where_one_document_fails_the_others_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [subjects.Subject(str(k), TextDocument(text), None) for k, text in enumerate(TEXTS)]
    monkeypatch.setattr(subjects, "find_references", lambda document, ahead: 1 // len(document.text) and [])
    subjects._read_statistics_ahead(several)
    assert [subject.read_ahead for subject in several] == [None] * len(several)


def test_signs_that_a_sentence_may_hold_are_looked_for_where_any_is_asked_for() -> None:
    package = Path(subjects.__file__).parents[1] / "extractors" / "statistics"
    asked = {sign for path in package.rglob("*.py") for sign in re.findall(r"may_show\(\"(\w+)\"", path.read_text("utf-8"))}
    assert asked
    assert asked <= set(LOOSELY)
