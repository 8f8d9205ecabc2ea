"""Bare sections, and the statute that the passage is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_reading import labels


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # named in passing, behind a noun
        (
            "I förköpslagen (2031:10) finns regler om anbud. Den som får ersättning enligt utsökningsbalken ska anmäla det (4 §).",
            "sfs/2031:10#P4",
        ),
        (
            "Enligt 2 § lagen (2031:10) om båtar ska båten märkas. Detta gäller den med tillstånd enligt lagen (2031:11) om hamnar. "
            "Av 3 § framgår hur.",
            "sfs/2031:10#P3",
        ),
        # a relative clause, a comparison, a reference
        (
            "Enligt 2 § lagen (2031:10) om båtar ska båten märkas. Båt är det som avses i lagen (2031:11) om hamnar. Av 3 § framgår hur.",
            "sfs/2031:10#P3",
        ),
        (
            "Enligt 2 § lagen (2031:10) om båtar ska båten märkas i likhet med vad som gäller enligt lagen (2031:11) om hamnar. Se 3 §.",
            "sfs/2031:10#P3",
        ),
        (
            "I lagen (2031:10) om båtar finns bestämmelser om märkning (2 §) och en hänvisning till lagen (2031:11) om hamnar (3 §).",
            "sfs/2031:10#P3",
        ),
        # an item of a list, and what stands behind the list
        (
            "I 9 § lagen (2031:10) om båtar anges att stöd ges till\n1. båtar\n2. bryggor enligt lagen (2031:11) om hamnar\n3. bojar.\n"
            "Den som avses i 3 § har rätt till stöd.",
            "sfs/2031:10#P3",
        ),
        # how sections are numbered: skollagen by chapters, lagen om färdtjänst through the whole
        ("Enligt 3 kap. 2 § skollagen ges stöd. Resor ges enligt 7 § lagen (1997:736) om färdtjänst. Av 3 kap. 4 § följer mer.", "#K3P4"),
        # from section to section, though another statute stands between
        (
            "Enligt lagen (2031:10) om båtar ska båten märkas (2 §).\nEn båt som omhändertas enligt 28 kap. 11 § brottsbalken märks (3 §).",
            "sfs/2031:10#P3",
        ),
        # in a bill
        (
            "Härigenom föreskrivs att 5 § lagen (2031:10) om båtar ska ha följande lydelse.\n5 §\nUppgifter som avses i lagen (2031:11) om "
            "hamnar ska gallras. Det gäller inte uppgifter enligt 3 §.\n",
            "sfs/2031:10#P3",
        ),
        # a statute that amends another
        ("Lydelse enligt lagen (2031:11) om ändring i skollagen (2010:800) gäller. Av 3 kap. 4 § följer mer.", "sfs/2010:800#K3P4"),
    ],
)
def test_the_law_that_the_passage_is_about(text: str, want: str) -> None:
    assert labels(text)[-1].endswith(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # the sentence goes on with the one named last
        ("Enligt 2 § lagen (2031:10) om båtar ska det prövas enligt lagen (2031:11) om hamnar, se 3 §.", "sfs/2031:11#P3"),
        ("Enligt 2 § lagen (2031:10) om båtar ska stöd enligt lagen (2031:11) om hamnar 5 § och 6 § ges, liksom 7 §.", "sfs/2031:11#P7"),
        # the main verb says under which statute the sentence stands
        (
            "Enligt 2 § lagen (2031:10) om båtar gäller märkning. Kommunen får enligt lagen (2031:11) om hamnar bygga. Se 3 §.",
            "sfs/2031:11#P3",
        ),
        (
            "I lagen (2031:10) om båtar finns regler. Frågan regleras i lagen (2031:11) om hamnar. Enligt 3 § får kommunen bygga.",
            "sfs/2031:11#P3",
        ),
        # nothing else in the paragraph
        (
            "I lagen (2031:10) om båtar finns regler.\n\nDen som har stöd enligt lagen (2031:11) om hamnar ska betala (3 §).",
            "sfs/2031:11#P3",
        ),
    ],
)
def test_the_law_that_was_named_last(text: str, want: str) -> None:
    assert labels(text)[-1] == want


def test_sections_of_an_agencys_rules_are_no_statutes() -> None:
    text = "Enligt 2 § lagen (2031:10) om båtar gäller märkning. I föreskrifterna (SOSFS 2031:8) finns mer. Av 3 § framgår hur."
    assert labels(text) == ["sfs/2031:10#P2", "report/socialstyrelsen/2031:8"]


def test_section_heads_of_a_bill_are_no_references() -> None:
    text = (
        "Härigenom föreskrivs att 5 kap. 8 § lagen (2031:10) om båtar ska ha följande lydelse.\n5 kap.\n8 §\nBåtar som avses i 3 § märks.\n"
    )
    assert labels(text) == ["sfs/2031:10#K5P8", "sfs/2031:10#K5P3"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Se 4 § i den nya skollagen (2031:10).", ["sfs/2031:10#P4"]),
        ("Se 4 kap. 9 § i den då gällande vallagen (1997:157).", ["sfs/1997:157#K4P9"]),
        ("Enligt 14 § i 1996 års säkerhetsskyddslag gäller", ["sfs/1996:627#P14"]),
    ],
)
def test_sections_before_a_law_with_two_words_between(text: str, want: list[str]) -> None:
    assert labels(text) == want


def test_a_name_of_two_words_that_the_text_gives() -> None:
    text = "Lagen (2031:752) om gräns, kallad tillfälliga lagen. Enligt 5 § tillfälliga lagen ges stöd. Den tillfälliga lagen upphör."
    assert labels(text) == ["sfs/2031:752", "sfs/2031:752#P5", "sfs/2031:752"]


_PARTS = st.lists(
    st.sampled_from(
        [
            "Enligt ",
            "som avses i ",
            "1. ",
            "\n",
            ". ",
            "(",
            ")",
            ", ",
            "3 § ",
            "2 kap. 4 § ",
            "skollagen ",
            "LSS ",
            "SOSFS 2031:8 ",
            "stöd ",
            "lagen (2031:10) om ändring i lagen (2031:11) om båtar ",
            "Härigenom föreskrivs att ",
            "brottsbalken ",
            "i den nya ",
        ]
    ),
    max_size=40,
)


@given(_PARTS)
def test_any_order_of_laws_and_sections_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    for row in labels(text):
        assert row.startswith(("sfs/", "report/"))
