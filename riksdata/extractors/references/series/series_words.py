"""Numbers behind the word of their series: "prop. 2018/19:62", "skriftlig fråga (2024/25:1094)"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from riksdata.chamber.committees import committees_by_stem
from riksdata.chamber.riksmoten import CALENDAR_YEARS
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.designations import Designation, draft_numbered, draft_series, is_committee
from riksdata.extractors.references.series.numbers_apart import Named, committee_of_year
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_ENDINGS = (
    ("motion", "mot"),
    ("motionen", "mot"),
    ("motioner", "mot"),
    ("motionerna", "mot"),
    ("motionens", "mot"),
    ("propositioner", "prop"),
    ("propositionerna", "prop"),
    ("propositionens", "prop"),
    ("frågesvar", "fr"),
    ("frågesvaret", "fr"),
    ("propositionen", "prop"),
    ("proposition", "prop"),
    ("interpellationssvar", "ip"),
)
"""Of compounds: "kommittémotion", "budgetpropositionen"."""
_COMMA_IN_SCANS = frozenset(("prop", "mot", "skr", "bet", "rskr", "ds", "dir", "sou", "rir"))
_WITHOUT_LETTERS = frozenset(("prop", "sou", "dir", "rir", "sfs"))
_PARTS = ("A", "B", "C")
"""Of the bills of one year, through the 1960s: "prop. 1958:A 30"."""
_LETTER_OF_THE_CHAMBER = lazy_regex(r"riksdagens\s+$", re.I)
_EARLY_REPORT = lazy_regex(r"utskottets[ \xa0\n]+(?:betänkande|utlåtande)[nt]?[ \xa0\n(]+(?:nr[ \xa0])?\Z")
_BY_YEAR = frozenset(("prot", "rskr", "skr"))
"""Series of the chamber that were numbered by the calendar year, as all were until 1975."""
_CLOSED_LATER = lazy_regex(r"[^()\n]{0,60}\)")
_COMMITTEES = lazy_regex(r"(?<![\wåäö-])([\wåäö]+(?:- och [\wåäö]+)?)utskottets[ \xa0\n]+(?:betänkande[nt]?[ \xa0\n]+)?$", re.I)


class SeriesWord(NamedTuple):
    """What the word before a number says of it."""

    kind: str
    numbers: str
    """Which numbers the series has: of a `riksmote`, of a `year`, or `both`."""
    length: int
    """How many characters, counted from the end of the words, belong to it."""
    ends: bool = False
    """Whether a full stop behind the word ends the sentence."""


@cache
def _series() -> dict[str, SeriesWord]:
    """The words of the table."""
    rows = read_table(__package__, "series.tsv")
    return {row["word"]: SeriesWord(row["kind"], row["numbers"], len(row["word"]), row["sentence"] == "ends") for row in rows}


@lru_cache(maxsize=1 << 13)
def series_of(words: str) -> SeriesWord | None:
    """The series that the one or two words before a number mean."""
    parts = words.split()
    folded = " ".join(parts).lower()
    table = _series()
    if folded in table:
        return table[folded]._replace(length=len(words))
    last = parts[-1]
    low = last.lower()
    if low in table:
        return table[low]
    if low.startswith(("sou-", "ds-")):
        return SeriesWord(low.partition("-")[0], "year", len(last))  # "SOU-betänkandet 2000:88"
    for ending, kind in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending):
            return SeriesWord(kind, "both", len(last), ending in table and table[ending].ends)
    return None


def series_word(text: str, found: Designation) -> SeriesWord | None:
    """The series that the words before a number name, where number and punctuation fit it."""
    before = found.before
    word = series_of(before.words) if before is not None else None
    if word is None or before is None:
        return None
    if word.kind == "sou" and before.last == "SoU" and found.year in CALENDAR_YEARS:
        return None  # Socialutskottet, not the inquiries
    if word.kind in ("bet", "utl") and _named_early(text, found) is not None:
        return word._replace(kind="bet")
    if word.kind in _BY_YEAR and found.year in CALENDAR_YEARS and not found.letters and before.mark not in (",", ":"):
        kings = text.endswith("Maj:ts ", 0, before.end - word.length)
        return word if kings or word.kind != "skr" or word.numbers == "both" else None
    if (word.numbers == "riksmote" and not found.second) or (word.numbers == "year" and found.second):
        return None
    if _parted(word, before.mark) or (word.kind in ("fr", "ip") and found.letters):
        return None
    if word.kind == "skr" and found.letters:
        begin = before.end - word.length
        if _LETTER_OF_THE_CHAMBER.search(text[max(0, begin - 16) : begin]):
            word = word._replace(kind="rskr")
    if word.kind == "ds" and before.last.lower() == "ds" and not before.words.endswith(("Ds", "DS")):
        return None
    return word


def _named_early(text: str, found: Designation) -> Named | None:
    """The committee of a calendar year that is named before a number: "socialutskottets betänkande 1975:14"."""
    if found.second or found.letters or found.year > CALENDAR_YEARS[-1]:
        return None
    led = _EARLY_REPORT.search(text, max(0, found.start - 32), found.start)
    return committee_of_year(text, 0, led.start(), found.year) if led else None


def _parted(word: SeriesWord, mark: str) -> bool:
    """Whether the mark parts word and number: "prop, 1985/86:100" is how older scans read, after a whole word a comma parts."""
    if mark == ".":
        return word.ends
    if mark not in (",", ":"):
        return False
    return not (word.kind in ("fr", "ip") and mark == ",") and not (word.kind in _COMMA_IN_SCANS and word.length <= 4)


def read_series_word(reading: Reading, found: Designation, word: SeriesWord) -> bool:
    """Read a number behind its series' word; False where the letters or brackets of the number do not fit the series."""
    text, start, end = reading.text, found.start, found.end
    before = found.before
    kind = _kind_by_letters(word.kind, found.letters)
    if before is None or kind is None:
        return False
    begin = before.end - word.length
    if kind == "bet" and found.letters is None:
        return _of_named_committee(reading, begin, found)
    if not before.bracketed:
        reading.add(draft_series(text, max(begin, reading.done), end, kind, found))
    elif text[end : end + 1] == ")":
        reading.add(_closed(draft_series(text, begin, end, kind, found), end + 1))
    else:
        if word.length <= 5 or not _CLOSED_LATER.match(text[end : end + 62]):
            return False
        reading.add(draft_series(text, start, end, kind, found))
        return True
    return True


def _kind_by_letters(kind: str, letters: str | None) -> str | None:
    """The kind that a number with these letters has; None where that series has none with letters."""
    if kind in ("utl", "fpm") and not (letters == "FPM" if kind == "fpm" else letters and is_committee(letters)):
        return None
    if letters and kind == "skr" and is_committee(letters):
        return "bet"
    return None if letters and kind in _WITHOUT_LETTERS and not (kind == "prop" and letters in _PARTS) else kind


def _of_named_committee(reading: Reading, begin: int, found: Designation) -> bool:
    """`civilutskottets betänkande 1978/79:26`: the committee's letters come from its name."""
    early = _named_early(reading.text, found)
    named = _COMMITTEES.search(reading.text, max(0, begin - 50), found.start) if early is None else None
    committee = early or (committees_by_stem().get(named[1].lower()) if named else None)
    if committee is None:
        return False
    reading.add(draft_numbered("bet", found.session, committee.letters + found.digits, begin, found.end))
    return True


def _closed(draft: Draft, end: int) -> Draft:
    """The same with its closing parenthesis inside: `skriftlig fråga (2024/25:1094)`."""
    draft.end = end
    return draft
