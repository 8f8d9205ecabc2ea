"""Papers of a committee or the chamber without their riksmöte: "prop. 1997/98:86 … (bet. KrU15, rskr. 263)".

It stands before them in the sentence, else behind them; in committees' reports and in the chamber's records it may be that at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from riksdata.chamber.riksmoten import riksmote_written
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.behind_numbers import is_said_of
from riksdata.extractors.references.series.designations import Designation, draft_numbered, is_committee
from riksdata.extractors.references.series.runs import add_shortened
from riksdata.extractors.references.series.session_at_hand import sentence_begins, sentence_closes, session_at_hand
from riksdata.swedish.lazy import lazy_regex

_OF_SESSION = lazy_regex(
    r"""
    (?:(?P<word>[Bb]et|[Yy]ttr|[Rr]skr)(?:\.|(?<=t)änkande(?:t|na|n)?|(?<=r)ande(?:t|na|n)?)?[ \xa0\n]  # bet. JuU7, yttrande FiU2y
    |(?<=[( \xa0\n]))                                                                          # (JuU7, rskr. 263
    (?:(?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,3})[ \xa0]?)?(?P<digits>\d{1,3})(?:[ \xa0]?(?P<tail>y)(?!\w))?
    (?![\w:/]|[.,]\d)
    """,
    re.X,
)
_COUNTS = lazy_regex(r"[ \xa0](?!(?:och|samt)[ \xa0]|s\.|sid)[a-z]")
"""Behind a number without letters: a word that it may count."""
_BILL = lazy_regex(
    r"""
    [Pp]rop(?:\.|osition)[ \xa0\n](?P<digits>\d{1,3})   # prop. 100
    (?![\w:/%]|[.,–-][ \xa0]?\d|[ \xa0][(–-][ ]?\d)
    """,
    re.X,
)
_TITLE = lazy_regex(r"[ \xa0][A-ZÅÄÖ][a-zåäö]*[ \xa0][a-zåäö]")
"""Behind a bill's number: "prop. 45 En ny lag"."""
_SESSION = lazy_regex(r"(?<![\d/])(?P<year>[12]\d{3})/(?P<second>\d{4}|\d\d)(?::|(?P<last>[ \xa0]\Z))")
"""A riksmöte before a number, or last before the paper: "I 1984/85 betänkande NU1"."""
_YEAR_TOLD = lazy_regex(r"(?P<autumn>hösten|oktober|november|december)?[ \xa0](?P<year>(?:19|20)\d\d)(?![\d:/-])")
_LONGEST_SENTENCE = 300
_BEHIND, _NEAR = 120, 200


def read_without_session(reading: Reading, start: int, end: int) -> None:
    """`prop. 1997/98:86 … (bet. KrU15, rskr. 263)`: papers of the riksmöte that the sentence tells, else of that at hand."""
    text = reading.text
    found = _OF_SESSION.match(text, start, start + 30)
    if found is None or text[start - 1 : start].isalnum() or text[start - 1 : start] == "-":
        return
    word = (found["word"] or "bet").lower()
    if found["letters"]:
        parted = text[found.end("letters")] in " \xa0" and text[start : found.end()].lower().startswith(("betänkande", "yttrande"))
        if parted or not is_committee(found["letters"]) or word == "rskr" or (word == "yttr" and not found["tail"]):
            return  # "Yttranden, NU 17": a row of a table
    elif word != "rskr" or _COUNTS.match(text, found.end()):
        return
    session = _told_before(reading, start) or _told_behind(reading, found.end()) or _at_hand(reading, start)
    if session is None:
        return
    kind = "yttr" if found["tail"] else "bet" if found["letters"] else "rskr"
    designation = Designation(start, found.end(), session[:4], session[5:] or None, found["letters"], found["digits"], found["tail"], None)
    reading.add(draft_numbered(kind, session, designation.numbering, start, found.end()))
    add_shortened(reading, kind, designation)


def read_bill_without_session(reading: Reading, start: int, end: int) -> None:
    """`prop. 100 bil. 12`: a bill that the text has named in full, else one of the riksmöte at hand."""
    text = reading.text
    found = _BILL.match(text, start, start + 40)
    if found is None or text[start - 1 : start].isalnum() or text[start - 1 : start] == "-" or not _is_bill(text, found.end()):
        return
    named = _sessions_of_bills(reading).get(found["digits"])
    session = _at_hand(reading, start) if not named else next(iter(named)) if len(named) == 1 else None
    if session is not None:
        reading.add(draft_numbered("prop", session, found["digits"], start, found.end()))


def _is_bill(text: str, end: int) -> bool:
    """Whether a number behind "prop." is a bill's, by what follows: something that is said of it, or its title."""
    return is_said_of(text, end) or _TITLE.match(text, end) is not None


def _sessions_of_bills(reading: Reading) -> dict[str, set[str]]:
    """In which riksmöten or years the bills of each number are that have been read."""
    for draft in reading.drafts[reading.seen :]:
        if draft.kind == "prop":
            session, _, number = draft.label.removeprefix("prop/").partition(":")
            reading.bills.setdefault(number, set()).add(session)
    reading.seen = len(reading.drafts)
    return reading.bills


def _sentence_begins(text: str, start: int) -> int:
    low = max(0, start - _LONGEST_SENTENCE)
    return sentence_begins(text, max(low, text.rfind("\n", low, start) + 1), start)


def _sessions(text: str, low: int, high: int, *, last: bool = False) -> Iterator[str]:
    """The riksmöten that are named between two places, before numbers; with `last` also that with which the passage ends."""
    for named in _SESSION.finditer(text, low, high):
        session = riksmote_written(named["year"], named["second"]) if last or not named["last"] else None
        if session is not None:
            yield session


def _told_before(reading: Reading, start: int) -> str | None:
    """The riksmöte that the sentence has named last; that of a bill before others: what the chamber decided on, not what it compares."""
    begins = _sentence_begins(reading.text, start)
    near = takewhile(lambda draft: draft.start >= begins, reversed(reading.drafts))
    bill = next((session for d in near if d.kind == "prop" and "/" in (session := d.label.removeprefix("prop/").rpartition(":")[0])), None)
    sessions = [bill] if bill else list(_sessions(reading.text, begins, start, last=True))
    return sessions[-1] if sessions else None


def _told_behind(reading: Reading, end: int) -> str | None:
    """The only riksmöte that is named further on in the sentence: "(bet. UU8) tillstyrktes prop. 1985/86:100"."""
    text, high = reading.text, end + _BEHIND
    line = text.find("\n", end, high)
    sessions = set(_sessions(text, end, sentence_closes(text, end, line if line >= 0 else high)))
    return sessions.pop() if len(sessions) == 1 else None


def _at_hand(reading: Reading, start: int) -> str | None:
    """The riksmöte at hand, where the sentence tells of no year outside it and no other one is named a little before."""
    session = session_at_hand(reading, start)
    if session is None or any(named != session for named in _sessions(reading.text, max(0, start - _NEAR), start, last=True)):
        return None
    for told in _YEAR_TOLD.finditer(reading.text, _sentence_begins(reading.text, start), start):
        if int(told["year"]) != int(session[:4]) + (told["autumn"] is None and "/" in session):
            return None
    return session
