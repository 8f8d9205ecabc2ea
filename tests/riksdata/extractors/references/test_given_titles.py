"""Papers by the title that the text has given with their number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_reading import labels, read, surfaces

GIVEN = "Enligt utredningen En brygga för alla orter (SOU 2031:13) saknas bryggor."


@pytest.mark.parametrize(
    "again",
    [
        "I En brygga för alla orter föreslås fler.",
        "Den utredning som heter ”En brygga för alla orter” kom sent.",
        "Detta, menar En brygga för alla orter, är för lite.",
    ],
)
def test_the_title_again_is_the_paper(again: str) -> None:
    assert labels(f"{GIVEN}\n{again}") == ["sou/2031:13", "sou/2031:13"]
    assert surfaces(f"{GIVEN}\n{again}")[1] == "En brygga för alla orter"


@pytest.mark.parametrize(
    "again",
    [
        "En brygga för alla orter\n",  # a heading
        "I En brygga för alla orter (SOU 2031:13) föreslås fler.",  # the number once more
        "I En brygga för alla orterna föreslås fler.",
        "en brygga för alla orter behövs.",
    ],
)
def test_other_words_are_not(again: str) -> None:
    assert "En brygga för alla orter" not in surfaces(f"{GIVEN}\n\n{again}")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Delbetänkandet Bryggor i hela landet (SOU 2031:4) kom. Bryggor i hela landet fick kritik.", "sou/2031:4"),
        ("Promemorian Bryggor i hela landet (Ds 2031:4) kom. Bryggor i hela landet fick kritik.", "ds/2031:4"),
        ("Bryggutredningens betänkande Bryggor i hela landet (SOU 2031:4). Bryggor i hela landet fick kritik.", "sou/2031:4"),
        ("Regeringens proposition Bryggor i hela landet (prop. 2031/32:4). Bryggor i hela landet fick kritik.", "prop/2031/32:4"),
    ],
)
def test_papers_that_are_given_by_title(text: str, label: str) -> None:
    assert [(row.surface, row.label) for row in read(text)][1:] == [("Bryggor i hela landet", label)]


def test_what_is_too_short_may_be_other_words() -> None:
    assert labels("Utredningen Mer av båt (SOU 2031:13) kom. Mer av båt behövs.") == ["sou/2031:13"]


@given(st.text(alphabet="En brygga för alla ort(SOU 2031:13)\n.”", max_size=200))
def test_rows_stand_in_order_and_hold_their_text(text: str) -> None:
    rows = read(f"{GIVEN} {text}")
    assert [row.char_start for row in rows] == sorted(row.char_start for row in rows)
    assert all(f"{GIVEN} {text}"[row.char_start : row.char_end] == row.surface for row in rows)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Slutbetänkandet Bryggor för alla. En väg framåt i norr kom sent. "
            + "Det är sagt av många. " * 12
            + "I slutbetänkandet Bryggor för alla. En väg framåt i norr (SOU 2031:84) står det.",
            ["sou/2031:84"] * 2,
        ),
        (
            "I Boverkets rapport Översyn av skollagen (Boverket-rapport 2012:9) föreslås det. I rapporten Översyn av skollagen mer.",
            ["report/boverket/2012:9"] * 2,
        ),
        ("Statens offentliga utredningar 1961:22 pekade på luckor.", ["sou/1961:22"]),
        ("2018/19:2632 av Eva Ek m.fl. (C), 2018/19:2951 av Bo Bo m.fl. (L) och 2018/19:2952 av Åsa Å (M) tas upp.", ["mot"] * 3),
        (f"{GIVEN} I SOU 2031:13 En brygga för alla orter står mer.", ["sou/2031:13"] * 2),
    ],
)
def test_papers_of_few_words(text: str, want: list[str]) -> None:
    assert [label if "/" in want[0] else label.partition("/")[0] for label in labels(text) if not label.startswith("sfs")] == want
