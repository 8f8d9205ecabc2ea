"""What law, examples and proposals set is no statistic; what is told beside it is one."""

from __future__ import annotations

import pytest

from riksdata.extractors.records import Statistic
from riksdata.extractors.statistics import find_statistics
from riksdata.extractors.statistics.once import once
from riksdata.text.document import TextDocument


def _found(text: str) -> list[Statistic]:
    return find_statistics(TextDocument(text), [])


@pytest.mark.parametrize(
    "text",
    [
        "Avgiften är satt till index plus två procent för alla företag.",
        "Regeringen höjde momsen på böcker från 6 procent till 12 procent.",
        "I dag är tilläggsavgiften vid sen betalning 500 kronor.",
        "För detta krävs endast att avståndet till gruvan är 200 meter.",
        "Den som sparar 1 000 kronor får 200 kronor tillbaka av staten.",
        "Om man satsar 500 kronor kan man vinna det dubbla.",
        "Bland dem med en månadsinkomst på 35 000 kronor är missnöjet stort.",
        "Riksdagens beslut om en stam på 170–270 djur gäller.",
        "Hamnen har tillstånd för 30 dagar och 69 000 skott per år.",
        "Verket fick kritik för frekvensbandet 470–790 MHz som stördes.",
        "Den som då hunnit bli 18 år fick en ny chans.",
    ],
)
def test_what_is_set_or_supposed_is_none(text: str) -> None:
    assert _found(text) == []


def test_what_follows_a_proposal_is_proposed() -> None:
    assert _found("Vi föreslår att stödet höjs. Satsningen uppgår till 450 miljoner kronor.") == []
    assert _found("Vi vill bygga ut stödet. Detta innebär ökade kostnader på 20 miljoner kronor.") == []

    (told,) = _found("Stödet är litet. Enligt verket uppgick det till 450 miljoner kronor.")
    assert told.value == 450_000_000


@pytest.mark.parametrize(
    ("text", "value", "whole", "unit"),
    [
        ("Kostnaden var bedömd till 880 Mkr.", 880_000_000, None, "sek"),
        ("Alkohol ligger bakom 1 av 13 dödsfall i landet.", 1, 13, "fraction"),
        ("Boken har spridits i en och en halv miljon exemplar.", 1_500_000, None, "count"),
        ("Antalet användare har under året passerat 2 800 000, vilket är glädjande.", 2_800_000, None, "count"),
        ("Skatterna på arbete har ökat med 12 procent.", 12, None, "percent"),
        ("I dag sägs det saknas nära 230 000 lägenheter.", 230_000, None, "count"),
    ],
)
def test_what_is_told_is_read_whole(text: str, value: float, whole: float | None, unit: str) -> None:
    (row,) = _found(text)
    assert (row.value, row.whole, row.unit) == (value, whole, unit)


def test_parts_are_counted() -> None:
    rows = _found("Under 2017 anmäldes omkring 22 000 brott, varav 7 370 rubricerades som rån.")
    assert [row.value for row in rows] == [22_000, 7_370]


def test_a_range_in_words() -> None:
    (row,) = _found("Samma person har gjort om detta tre–fyra gånger.")
    assert (row.low, row.high) == (3, 4)


def test_people_without_a_unit_are_no_money() -> None:
    rows = _found("I landet uppskattas antalet kurder till 15 miljoner. Därutöver finns ca 2 miljoner i andra länder.")
    assert {row.unit for row in rows} == {"count"}


def test_once_is_worked_out_once() -> None:
    class Counted:
        asked = 0

        @once
        def answer(self) -> int:
            """The answer."""
            self.asked += 1
            return 42

    it = Counted()
    assert (it.answer, it.answer, it.asked) == (42, 42, 1)
    assert isinstance(Counted.answer, once)
