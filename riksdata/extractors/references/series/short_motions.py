"""Motions by their letters and number alone, "motion A815".

They are of the riksmöte with which the text cites them elsewhere ("1989/90:A815"). In committees' reports and in the chamber's records
those of the riksmöte at hand are cited so: a motion of an earlier one has its riksmöte ("motionerna Bo211 och 1994/95:Bo517").
"""

from __future__ import annotations

import re

from riksdata.chamber.riksmoten import riksmote_written
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import LETTERED, draft_numbered, motion_letters
from riksdata.extractors.references.series.pinpoints import ASIDE_OF_MOTION
from riksdata.extractors.references.series.session_at_hand import session_at_hand
from riksdata.swedish.lazy import lazy_regex

_SHORT = lazy_regex(
    r"""
    (?P<letters>[A-ZÅÄÖ](?:[a-zö][a-zö]?|J)?)(?P<space>[ \xa0]?)(?P<digits>\d{1,4})  # Ub344
    (?![\d:/]|\w|-\w|[ \xa0](?:format|sid|ark|papper))                             # no A4 format
    """,
    re.X,
)
_WORD = lazy_regex(r"[Mm]otion(?:en|er|erna)?,?[ \xa0\n]")
_NO_MOTIONS = ("lokomotion", "promotion", "emotion")
"""Words that end as a compound of motions does: "partimotionen Bo224"."""
_LONGEST_COMPOUND = 30
_JOINT = lazy_regex(r"(?:,?[ \xa0\n](?:och|samt|eller|respektive)|,)[ \xa0\n]{1,2}")
_FULL = lazy_regex(
    r"""
    (?<![\d/])(?P<year>[12]\d{3})/(?P<second>\d{4}|\d\d):[ \xa0]?                     # 1989/90:
    (?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,2})[ \xa0]?(?P<digits>\d{1,4})(?!\d)             # A815
    """,
    re.X,
)
_MOST = 20
_FEWEST_APART = 3
"""Digits of a number that stands apart from its letters: "A 8" is a regiment."""


def read_short_motion(reading: Reading, start: int, end: int) -> None:
    """`motionerna A815 och A816`: each whose riksmöte the text tells, and none where it tells several of one number."""
    text = reading.text
    word = _WORD.match(text, start)
    begin = start
    while begin > max(reading.done, start - _LONGEST_COMPOUND) and (text[begin - 1].isalpha() or text[begin - 1] == "-"):
        begin -= 1
    if text[begin : begin + 12].lower().startswith(_NO_MOTIONS):
        return
    found = _SHORT.match(text, word.end(), word.end() + 12) if word else None
    if word and found and "," in word[0] and len(found["digits"]) < _FEWEST_APART:
        return
    at_hand = _at_hand(reading, start)
    for _ in range(_MOST):
        if found is None or found["letters"] not in motion_letters() or (found["space"] and len(found["digits"]) < _FEWEST_APART):
            return
        numbering = found["letters"] + found["digits"]
        session = _sessions(reading).get(numbering) or (at_hand if numbering not in _sessions(reading) else None)
        if session:
            reading.add(draft_numbered("mot", session, numbering, begin, found.end()))
        aside = ASIDE_OF_MOTION.match(text, found.end(), found.end() + 90)
        joint = _JOINT.match(text, aside.end() if aside else found.end(), found.end() + 120)
        found = _SHORT.match(text, joint.end(), joint.end() + 12) if joint else None
        begin = found.start() if found else begin


def _at_hand(reading: Reading, start: int) -> str | None:
    """The riksmöte at hand, where motions were numbered by committee in it."""
    session = session_at_hand(reading, start)
    return session if session is not None and int(session[:4]) in LETTERED else None


def _sessions(reading: Reading) -> dict[str, str]:
    """The riksmöte of each numbering that the text cites in full; empty for one that it cites of several."""
    if reading.sessions is None:
        reading.sessions = {}
        for full in _FULL.finditer(reading.text):
            numbering = full["letters"] + full["digits"]
            session = riksmote_written(full["year"], full["second"]) or ""
            if reading.sessions.setdefault(numbering, session) != session:
                reading.sessions[numbering] = ""
    return reading.sessions
