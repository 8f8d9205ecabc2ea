"""What another's sentences seemed to say: sources that do not go on, units that are not lent, supines behind what is set in."""

from __future__ import annotations

import pytest

from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _rows(text: str) -> list[tuple[float | None, str | None, str | None, str | None]]:
    return [(row.value, row.unit, row.noun, row.publisher) for row in find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])]


@pytest.mark.parametrize(
    "next_sentence",
    [
        "Sedan 2006 har länet sänkt skatterna med 100 miljoner kronor.",
        "Under 2019 stals det 300 båtar i länet.",
        "40 000 personer arbetar i skogen.",
    ],
)
def test_a_number_at_the_beginning_goes_on_with_nobody(next_sentence: str) -> None:
    rows = _rows(f"Enligt Boverket ökade utsläppen med 20 procent. {next_sentence}")
    assert [row[3] for row in rows] == ["Boverket", None]


@pytest.mark.parametrize("next_sentence", ["Drygt 40 procent är oroliga.", "Sedan 2011 har andelen ökat med 3 procent."])
def test_a_share_beside_it_does(next_sentence: str) -> None:
    rows = _rows(f"Enligt en rapport från Boverket är 20 procent missnöjda. {next_sentence}")
    assert [row[3] for row in rows] == ["Boverket", "Boverket"]


@pytest.mark.parametrize(
    "text",
    [
        "Stödet är 12 procent, och Bryggpartiet har 70 i nämnden.",
        "Resan kostar 40 kronor, men för barn under 12.",
        "Väntetiden är 40 minuter. I dag är det den 12.",
    ],
)
def test_nothing_is_lent(text: str) -> None:
    assert len(_rows(text)) == 1


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Antalet haverier har, sedan fyren byggdes, minskat med 12 procent.", "Antalet haverier"),
        ("Hyrorna har, där det byggts bryggor, stigit med 12 procent.", "Hyrorna"),
    ],
)
def test_what_is_set_before_a_supine_lends_no_noun(text: str, noun: str) -> None:
    assert [row[2] for row in _rows(text)] == [noun]


def test_a_change_is_no_range_and_income_no_grant() -> None:
    assert [row[0] for row in _rows("Antalet varierade under perioden och gick från 12 till 18 procent.")] == [12, 18]
    assert [row[0] for row in _rows("Hamnarna får in 40 miljarder kronor i avgifter, vilket framgår i budgeten.")] == [40e9]
    assert [row[0] for row in _rows("Väntetiden har förlängts från 8 till 12 veckor.")] == [8, 12]


def test_many_commas_cost_no_more_than_their_number() -> None:
    assert isinstance(_rows("Hus" + ", som a b" * 2000 + " är 50 procent."), list)


@pytest.mark.parametrize("text", ["Från cirka 100 f Kr till cirka 1000 e Kr var hamnen rik.", "Omkring 300 f.Kr. byggdes muren."])
def test_years_before_christ_count_nothing(text: str) -> None:
    assert _rows(text) == []


def test_a_relative_clause_is_of_the_last_thing_of_two() -> None:
    assert [row[2] for row in _rows("I länet finns 12 kvarnar och ett sjukhus som kostar 6 miljoner kronor.")][1] == "sjukhus"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Tillväxten i söder förväntas också mattas, till 6 procent år 2020.", "Tillväxten i söder"),
        ("Fram till nu har inte fler än ca 75 bagare nappat på erbjudandet.", "bagare"),
        ("Vattennivån bottnar på över 6 procent.", "Vattennivån"),
        ("Restiden har kortats från 12 till 8 timmar.", "Restiden"),
    ],
)
def test_verbs_are_no_nouns(text: str, noun: str) -> None:
    assert {row[2] for row in _rows(text)} == {noun}


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Antalet sålda andelar minskade med mellan 80 och 95 procent.", "decrease"),
        ("Det är en ökning med mellan 5 och 6 procent.", "increase"),
        ("Skolan har tappat flest elever; minskningen är 17 procent.", "decrease"),
        ("Prishöjningen beräknas till 5 procent.", "increase"),
        ("De betalar med mellan 5 och 10 kronor.", None),
        ("Avgången är 5 procent.", None),
        ("Minskningen är störst i norr, där 5 procent saknas.", None),
    ],
)
def test_the_amount_of_a_change_has_its_direction(text: str, direction: str | None) -> None:
    (row,) = find_statistics(TextDocument(f"Motivering\n\n{text}\n", "mot"), [])
    assert row.direction == direction
