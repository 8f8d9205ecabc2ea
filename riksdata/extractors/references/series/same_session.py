"""Papers of a committee or the chamber whose riksmöte stands before them in the sentence: "prop. 1997/98:86 … (bet. KrU15, rskr. 263)"."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import Designation, draft_numbered, is_committee
from riksdata.extractors.references.series.runs import add_shortened
from riksdata.swedish.lazy import lazy_regex

_OF_SESSION = lazy_regex(
    r"""
    (?:bet\.?[ \xa0\n]|rskr\.?[ \xa0\n]|(?<=\())(?:(?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,3})[ \xa0]?)?(?P<digits>\d{1,3})  # bet. JuU7
    (?![\w:/]|[.,]\d|[ \xa0](?!(?:och|samt)[ \xa0]|s\.|sid)[a-z])
    """,
    re.X,
)
_SESSION_BEFORE = lazy_regex(r"(?<![\d/])[12]\d{3}/(?:\d{4}|\d\d)(?=:)")
_NEW_SENTENCE = lazy_regex(r"[.!?][ \xa0\n](?=[A-ZÅÄÖ])|\n")
_LONGEST_SENTENCE = 300


def read_without_session(reading: Reading, start: int, end: int) -> None:
    """`prop. 1997/98:86 … (bet. KrU15, rskr. 263)`: papers of the riksmöte that the sentence has named last."""
    text = reading.text
    found = _OF_SESSION.match(text, start, start + 24)
    if found is None or text[start - 1 : start].isalnum() or text[start - 1 : start] == "-":
        return
    committee = found["letters"] is not None and is_committee(found["letters"])
    if committee == text.startswith("rskr", start) or (found["letters"] and not committee):
        return
    low = max(0, start - _LONGEST_SENTENCE)
    begins = [low, *(stop.end() for stop in _NEW_SENTENCE.finditer(text, low, start) if text[stop.start() - 4 : stop.start()] != "rskr")]
    sessions = [named[0] for named in _SESSION_BEFORE.finditer(text, begins[-1], start)]
    bills = [d.label.split("/", 1)[1].rpartition(":")[0] for d in reading.drafts if d.kind == "prop" and d.start >= begins[-1]]
    sessions = [session for session in bills if "/" in session] or sessions  # what the chamber decided on, not what is compared with it
    if not sessions:
        return
    kind = "bet" if committee else "rskr"
    designation = Designation(start, found.end(), sessions[-1][:4], sessions[-1][5:], found["letters"], found["digits"], None, None)
    reading.add(draft_numbered(kind, sessions[-1], designation.numbering, start, found.end()))
    add_shortened(reading, kind, designation)
