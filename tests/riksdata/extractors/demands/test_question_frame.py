"""How questions ask, and what of them says what is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.demands.act.asked import asked
from riksdata.extractors.demands.act.features import features
from riksdata.extractors.demands.act.question_frame import question_frame
from riksdata.swedish.facts import read_table


@pytest.mark.parametrize(
    ("question", "kind", "portfolio"),
    [
        ("Avser miljöministern att sänka dammavgiften?", "- intend", "miljö"),
        ("Är statsrådet Berit Grodman beredd att sänka dammavgiften?", "- be>ready", ""),
        ("Har regeringen för avsikt att sänka dammavgiften?", "- perfect>ready", ""),
        ("Har ministern sänkt dammavgiften?", "- perfect", ""),
        ("Har ministern gjort bedömningen att dammarna räcker?", "- perfect>done", ""),
        ("Delar finansministern uppfattningen att dammarna räcker?", "- view>view", "finans"),
        ("Är det ministerns uppfattning att dammarna räcker?", "- be>view", ""),
        ("Kan ministern redogöra för dammarnas skick?", "- can>tell", ""),
        ("Vilka konkreta åtgärder avser ministern att vidta för fler dammar?", "which measures intend>take", ""),
        ("Vilka initiativ har ministern tagit?", "which measures perfect>done", ""),
        ("Vilken damm anser ministern är störst?", "which view", ""),
        ("Vad gör ministern för dammarna?", "what do", ""),
        ("Hur avser utrikesministern att agera för dammarna?", "how intend>take", "utrikes"),
        ("På vilket sätt kommer ministern att värna dammarna?", "how intend", ""),
        ("När avser ministern att lägga fram förslaget?", "when intend", ""),
        ("Varför har inga dammar byggts?", "why perfect", ""),
        ("Jag vill fråga ministern om hon är beredd att bygga dammar.", "- be>ready", ""),
        ("Om så är fallet, avser ministern att bygga dammar?", "- intend", ""),
        ("Om inga dammar byggs, vilka åtgärder avser ministern att vidta?", "which measures intend>take", ""),
        ("I avvaktan på dammarna är ministern beredd att gräva?", "- be>ready", ""),
        ("Dammarnas skick?", "?", ""),
        ("", "?", ""),
    ],
)
def test_how_a_question_asks(question: str, kind: str, portfolio: str) -> None:
    frame = question_frame(question)
    assert (frame.kind, frame.portfolio) == (kind, portfolio)


def test_whoever_is_asked_is_one_word() -> None:
    same = {
        question_frame(f"Avser {who} att bygga dammar?").words
        for who in ("ministern", "statsrådet", "miljöminister Berit Grodman", "statsrådet Berit Grodman", "hon", "regeringen")
    }
    assert same == {("avser", "M", "att", "bygga", "dammar")}


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("Avser ministern att vidta några åtgärder för att utreda dammarna?", " utreda dammarna "),
        ("Är ministern beredd att ta ett nytt initiativ till en översyn av dammarna?", " en översyn av dammarna "),
        ("Kommer ministern att agera så att dammarna byggs ut?", " dammarna byggs ut "),
        ("Avser ministern att göra något för att dammarna ska byggas ut?", " dammarna ska byggas ut "),
        ("Vilka åtgärder avser ministern att vidta för att utreda dammarna?", None),
        ("Avser ministern att vidta åtgärder?", " vidta åtgärder "),
        ("Avser ministern att vidta lagstiftningsåtgärder för dammar?", " vidta lagstiftningsåtgärder för dammar "),
    ],
)
def test_what_a_minister_does_in_some_way_is_stepped_over(question: str, core: str | None) -> None:
    found = asked(question, question=True)
    assert found.core == (core or found.whole)


def test_the_same_words_are_other_evidence_where_it_is_asked_whether_they_were_done() -> None:
    will, did = (
        set(features(asked(question, question=True), "question", []))
        for question in ("Avser ministern att förbjuda dammar?", "Har ministern försökt att förbjuda dammar?")
    )
    assert "- intend: verb=förbjuda" in will - did
    assert "- perfect: verb=förbjuda" in did - will
    assert not any(name.startswith("asks") for name in features(asked("att förbjuda dammar"), "announce", []))


def test_words_of_questions_are_each_there_once() -> None:
    words = [row["word"] for row in read_table("riksdata.extractors.demands.act", "question_words.tsv")]
    assert len(set(words)) == len(words)
    assert all(word == word.lower() for word in words)


_WORDS = (
    "Om",
    "på",
    "vilket",
    "Avser",
    "ministern",
    "statsrådet",
    "A",
    ",",
    ":",
    "är",
    "så",
    "fallet",
    "jag",
    "vill",
    "fråga",
    "att",
    "hur",
)


@given(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_any_words_have_a_frame(words: list[str]) -> None:
    frame = question_frame(" ".join(words))
    assert frame.kind == "?" or " " in frame.kind
    assert asked(" ".join(words), question=True).frame == frame
