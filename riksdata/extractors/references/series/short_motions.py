"""Motions by their letters and number alone, "motion A815", where the text cites them in full elsewhere: "1989/90:A815"."""

from __future__ import annotations

from riksdata.chamber.committees import committees
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import draft_numbered
from riksdata.swedish.lazy import lazy_regex

_LETTERS = frozenset(committee.motions for committee in committees().values() if committee.motions)
_SHORT = lazy_regex(r"(?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,2})[ \xa0]?(?P<digits>\d{1,4})(?![\d:/]|\w)")
_WORD = lazy_regex(r"[Mm]otion(?:en|er|erna)?[ \xa0\n]")
_JOINT = lazy_regex(r"(?:,|[ \xa0\n](?:och|samt|eller|respektive))[ \xa0\n]{1,2}")
_PARTY = lazy_regex(r"[ \xa0]\([a-zA-Z, ]{1,12}\)")
_FULL = lazy_regex(r"(?<![\d/])(?P<session>[12]\d{3}/\d\d):[ \xa0]?(?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,2})[ \xa0]?(?P<digits>\d{1,4})(?!\d)")
_MOST = 20


def read_short_motion(reading: Reading, start: int, end: int) -> None:
    """`motionerna A815 och A816`: each whose riksmöte the text tells, and none where it tells several of one number."""
    text = reading.text
    word = _WORD.match(text, start)
    found = _SHORT.match(text, word.end(), word.end() + 12) if word else None
    begin = start
    for _ in range(_MOST):
        if found is None or found["letters"] not in _LETTERS:
            return
        numbering = found["letters"] + found["digits"]
        session = _sessions(reading).get(numbering)
        if session:
            reading.add(draft_numbered("mot", session, numbering, begin, found.end()))
        party = _PARTY.match(text, found.end(), found.end() + 16)
        joint = _JOINT.match(text, party.end() if party else found.end(), found.end() + 32)
        found = _SHORT.match(text, joint.end(), joint.end() + 12) if joint else None
        begin = found.start() if found else begin


def _sessions(reading: Reading) -> dict[str, str]:
    """The riksmöte of each numbering that the text cites in full; empty for one that it cites of several."""
    if reading.sessions is None:
        reading.sessions = {}
        for full in _FULL.finditer(reading.text):
            numbering = full["letters"] + full["digits"]
            known = reading.sessions.setdefault(numbering, full["session"])
            if known != full["session"]:
                reading.sessions[numbering] = ""
    return reading.sessions
