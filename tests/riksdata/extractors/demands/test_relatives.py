"""Which words hold a stem of a yrkande, asked of many words at once and of each alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riksdata.extractors.demands import find_demands
from riksdata.extractors.demands.align import held
from riksdata.extractors.demands.align.relatives import Kin, bag_of
from riksdata.swedish.stems import words, words_alone
from riksdata.text.document import TextDocument

PIECES = st.sampled_from(
    [
        "ägande",
        "äganderätt",
        "groda",
        "grodor",
        "damm",
        "dammar",
        "skydd",
        "skyddet",
        "natur",
        "eu",
        "bygga",
        "medel",
        "-",
        ":",
        " ",
        "s",
        "ande",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(st.lists(TEXTS, max_size=6).map(" ".join), TEXTS)
def test_many_words_hold_what_each_of_them_holds(text: str, wording: str) -> None:
    kin = Kin(key for key in bag_of(wording) if key[0] != "~")
    said = set(text.split())
    assert kin.held_by(said) == {word: keys for word in said if (keys := kin.keys_of(word))}


def test_forms_compounds_and_parts() -> None:
    kin = Kin(["grodskydd", "grod"])
    assert kin.keys_of("grodor") == {"grod", "~grod"}
    assert kin.keys_of("skydd") == {"~grodskydd"}
    assert kin.keys_of("naturgrodskyddet") == {"~grodskydd"}
    assert kin.keys_of("grodskyddens") == {"grodskydd", "~grodskydd", "~grod"}
    assert kin.keys_of("paddor") == set()
    assert Kin(["äganderätt"]).held_by({"ägande-"}) == {}  # "ägand", of which "äganderätt" is no compound
    assert Kin(["damm"]).held_by({"eu-dammar", "och"}) == {"eu-dammar": {"damm", "~damm"}}


@given(st.text(st.sampled_from("aÅÄöé–”1²_-:.\u00ad\u200b\u2011čß\n\t \u00a0İµ…😀"), max_size=30) | st.text(max_size=20))
def test_words_alone_are_the_words(text: str) -> None:
    alone = words_alone(text)
    if alone is not None:
        assert len(alone) == len(text)
        assert words(alone) == words(text)
        assert [word for token in alone.split() for word in words(token)] == words(text)


def test_most_texts_have_their_words_alone() -> None:
    assert words_alone("Därför – ”nu” – bör EU:s stöd …") == "därför    nu    bör eu:s stöd  "
    assert words_alone("čapek") is None
    assert words_alone("be\u00adtala") is None


def test_many_yrkanden_are_argued_for_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    items = "".join(
        f"{k}. Riksdagen ställer sig bakom det som anförs i motionen om att skydda {k * 'a'}damm och grodor.\n" for k in range(1, 9)
    )
    said = "".join(f"Vi anser att varje {k * 'a'}damm bör skyddas. Grodor behöver {k * 'a'}dammar för att leva väl.\n" for k in range(1, 9))
    text = f"Motion till riksdagen\nFörslag till riksdagsbeslut\n{items}Motivering\n{said}Anna Påhitt (S)"
    found = find_demands(TextDocument(text, "mot"))
    assert len({demand.argument_start for demand in found[0]}) > 1
    monkeypatch.setattr(held, "_MOST_TOGETHER", 0)
    assert find_demands(TextDocument(text, "mot")) == found
