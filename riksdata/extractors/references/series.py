"""Numbered series of chamber, government and agencies: "mot. 2021/22:2599", "SOU 2023:97 och 2023:98", "Rapport 2022:10".

A number is found first. What stands before it says what it numbers: the number that it goes on from, the word of its series, a publisher,
a title; where nothing does, its own letters.
"""

from __future__ import annotations

from collections.abc import Callable

from riksdata.extractors.references.designations import Designation, designation_at
from riksdata.extractors.references.draft import Reading
from riksdata.extractors.references.reports import at_report
from riksdata.extractors.references.series_letters import (
    at_chamber_report,
    at_committee_letters,
    at_committee_motion,
    at_former_committee,
    at_inquiry,
    at_own_body,
    at_party_motion,
    at_series_in_parentheses,
    at_yrkande,
)
from riksdata.extractors.references.series_runs import at_joined, at_listed_motion
from riksdata.extractors.references.series_titles import at_spoken, at_titled
from riksdata.extractors.references.series_words import at_series_word, series_word

_AFTER_ANOTHER = (at_joined, at_listed_motion)
_WITHOUT_WORD: tuple[Callable[[Reading, Designation], bool], ...] = (
    at_inquiry,
    at_report,
    at_titled,
    at_series_in_parentheses,
    at_own_body,
    at_chamber_report,
    at_committee_letters,
    at_spoken,
    at_committee_motion,
    at_yrkande,
    at_party_motion,
    at_former_committee,
)
"""Tried in order; each takes the number as a reference, or leaves it."""


def at_number(reading: Reading, start: int) -> bool:
    """A number of a series at `start`, known by what stands before it; False where that says nothing."""
    found = designation_at(reading.text, start)
    if found is None:
        return False
    if any(step(reading, found) for step in _AFTER_ANOTHER):
        return True
    word = series_word(reading.text, found)
    if word is not None:
        return at_series_word(reading, found, word)
    return any(step(reading, found) for step in _WITHOUT_WORD)
