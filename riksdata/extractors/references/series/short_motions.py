"""Motions by their letters and number alone, "motion A815".

They are of the riksmöte with which the text cites them elsewhere ("1989/90:A815"). In committees' reports and in the chamber's records
those of the riksmöte at hand are cited so: a motion of an earlier one has its riksmöte ("motionerna Bo211 och 1994/95:Bo517").
"""

from __future__ import annotations

import re

from riksdata.chamber.riksmoten import current_riksmote
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import draft_numbered, motion_letters
from riksdata.extractors.references.series.pinpoints import ASIDE_OF_MOTION
from riksdata.swedish.lazy import lazy_regex

_OF_THE_CHAMBER = frozenset(("bet", "yttr", "utl", "prot"))
"""Types of documents in which a motion without its riksmöte is one of that at hand."""
_FIRST_LETTERED, _LAST_LETTERED = "1985/86", "2013/14"
"""Between these riksmöten motions were numbered by committee."""
_SHORT = lazy_regex(
    r"""
    (?P<letters>[A-ZÅÄÖ](?:[a-zö][a-zö]?|J)?)(?P<space>[ \xa0]?)(?P<digits>\d{1,4})  # Ub344
    (?![\d:/]|\w|-\w|[ \xa0](?:format|sid|ark|papper))                             # no A4 format
    """,
    re.X,
)
_WORD = lazy_regex(r"[Mm]otion(?:en|er|erna)?[ \xa0\n]")
_JOINT = lazy_regex(r"(?:,|[ \xa0\n](?:och|samt|eller|respektive))[ \xa0\n]{1,2}")
_FULL = lazy_regex(r"(?<![\d/])(?P<session>[12]\d{3}/\d\d):[ \xa0]?(?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,2})[ \xa0]?(?P<digits>\d{1,4})(?!\d)")
_MOST = 20
_FEWEST_APART = 3
"""Digits of a number that stands apart from its letters: "A 8" is a regiment."""
_ANOTHER = lazy_regex(
    r"""
    (?<!\d)(?P<session>[12]\d{3}/\d\d)(?!\d)
    |[12]\d{3}[ \xa0]års|[Ff]örra[ \xa0](?:året|riksmötet)|i[ \xa0]fjol|[Ff]öregående[ \xa0]riksmöte  # förra året
    """,
    re.X,
)
"""Before a motion in its sentence: that another riksmöte is spoken of."""
_SENTENCE = 200
_OPENS = 9
"""The month in which one riksmöte follows another."""


def read_short_motion(reading: Reading, start: int, end: int) -> None:
    """`motionerna A815 och A816`: each whose riksmöte the text tells, and none where it tells several of one number."""
    text = reading.text
    word = _WORD.match(text, start)
    found = _SHORT.match(text, word.end(), word.end() + 12) if word else None
    begin = start
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
    """The riksmöte in which a report or a record was written; None for other documents and years, and where another is named."""
    document = reading.document
    if document.doc_type not in _OF_THE_CHAMBER or document.date is None or document.date.month == _OPENS:
        return None
    session = current_riksmote(document.date)
    low = max(reading.text.rfind(". ", max(0, start - _SENTENCE), start), start - _SENTENCE, 0)
    if any(other["session"] != session for other in _ANOTHER.finditer(reading.text, low, start)):
        return None
    return session if _FIRST_LETTERED <= session <= _LAST_LETTERED else None


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
