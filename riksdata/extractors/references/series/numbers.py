"""A number of a series, told by what stands before it.

That is the number that it goes on from, the word of its series, a publisher, a title; where nothing says so, its own letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import Designation, designation_at
from riksdata.extractors.references.series.letters import (
    read_chamber_report,
    read_committee_letters,
    read_committee_motion,
    read_fact_memo,
    read_former_committee,
    read_inquiry,
    read_ministry_memo,
    read_own_body,
    read_party_motion,
    read_series_in_parentheses,
    read_yrkande,
)
from riksdata.extractors.references.series.lists_under_a_lead import read_announced, read_listed_under
from riksdata.extractors.references.series.reports import read_bracketed_report, read_report
from riksdata.extractors.references.series.runs import CHAINED, add_shortened, read_joined, read_listed_motion
from riksdata.extractors.references.series.series_words import read_series_word, series_word
from riksdata.extractors.references.series.titles import read_following_up, read_spoken, read_titled
from riksdata.swedish.lazy import lazy_regex

_AFTER_ANOTHER: tuple[Callable[[Reading, Designation], bool], ...] = (read_joined, read_listed_motion)
_WITHOUT_WORD: tuple[Callable[[Reading, Designation], bool], ...] = (
    read_ministry_memo,
    read_inquiry,
    read_listed_under,
    read_announced,
    read_report,
    read_titled,
    read_series_in_parentheses,
    read_own_body,
    read_chamber_report,
    read_fact_memo,
    read_committee_letters,
    read_spoken,
    read_committee_motion,
    read_yrkande,
    read_party_motion,
    read_former_committee,
    read_bracketed_report,
    read_following_up,
)
"""Tried in order; each takes the number as a reference, or leaves it."""


_OWN_NUMBER = lazy_regex(r"(?:\A|\n)\s*(?:motion|interpellation|skriftlig fråga|fråga)\s+\Z", re.I)
_ALONE = lazy_regex(r"[^\n]{7,16}\n")
_RUNNING_HEAD = lazy_regex(r"(?:\A|\n)Mot\. \Z")


def is_own_heading(text: str, start: int) -> bool:
    """Whether a number is the paper's own, alone in a line at its top."""
    if start >= 200 or not _ALONE.match(text, start):
        return False
    before = text[max(0, start - 8) : start]
    return before[-1:] in ("", "\n") or _RUNNING_HEAD.search(before) is not None


def is_own_number(text: str, start: int) -> bool:
    """Whether a number is the paper's own, behind its type at the top: "Interpellation 2018/19:12"."""
    return start < 400 and _OWN_NUMBER.search(text[max(0, start - 40) : start]) is not None


_OF_VOLUME = lazy_regex(r"Riksdagen[ \xa0\n]{1,3}(?:Interpellationer|Motioner|Frågor)[ \xa0]?(?:[a-z]{2}:[ \xa0])?\Z")
_TO_LAST = lazy_regex(r"[ \xa0]?[-–—][ \xa0]?\d{2,4}(?!\d)")


def _is_foot_of_volume(text: str, found: Designation) -> bool:
    """Whether a number is the first of a printed volume's, in the line under each page: "Riksdagen Interpellationer 1995/96:1 -261"."""
    if found.digits != "1" or _TO_LAST.match(text, found.end) is None:
        return False
    return _OF_VOLUME.search(text[max(0, found.start - 40) : found.start]) is not None


def read_number(reading: Reading, start: int) -> bool:
    """A number of a series at `start`, known by what stands before it; False where that says nothing."""
    found = designation_at(reading.text, start)
    if found is None or _is_foot_of_volume(reading.text, found):
        return False
    if not _read(reading, found):
        return False
    last = reading.drafts[-1]
    if last.kind in CHAINED and last.end == found.end == reading.done:
        led = _LED_BY.search(last.label)
        if led is None or found.letters:
            add_shortened(reading, last.kind, found)
        elif last.kind in ("bet", "ds"):  # "SoU 1977/78:20 och 21", "Ds Fi 1985:12 och 13"
            add_shortened(reading, last.kind, found._replace(letters=led[1]))
    return True


_LED_BY = lazy_regex(r":([A-ZÅÄÖ][A-Za-zö]*)\d+\Z")
"""Letters in a label that the number itself lacks."""


def _read(reading: Reading, found: Designation) -> bool:
    for step in _AFTER_ANOTHER:
        if step(reading, found):
            return True
    word = series_word(reading.text, found)
    if word is not None:
        return read_series_word(reading, found, word)
    for step in _WITHOUT_WORD:  # noqa: SIM110  tried at every number: a generator costs as much as a step
        if step(reading, found):
            return True
    return False
