"""Numbers whose riksmöte is written short or apart: "prop. 94/95:100", "riksdagens protokoll 97/98:2", "motion 1992/93 N433"."""

from __future__ import annotations

import re

from riksdata.chamber.riksmoten import riksmote_written
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import LETTERED, draft_numbered, is_committee, motion_letters
from riksdata.extractors.references.series.series_words import series_of
from riksdata.swedish.lazy import lazy_regex

_SHORT = lazy_regex(
    r"""
    (?P<first>\d\d)/(?P<second>\d\d):[ \xa0]?                                          # 94/95:
    (?P<letters>[A-ZÅÄÖ][A-Za-zö]{0,3})?[ \xa0]?(?P<digits>\d{1,4})(?![\w/:]|[.,]\d)     # So203
    """,
    re.X,
)
_APART = lazy_regex(
    r"""
    \(?(?P<year>19[89]\d|20[01]\d)/(?P<second>\d\d),?[ \xa0\n]                          # 1992/93
    (?P<letters>[A-ZÅÄÖ][A-Za-zö]?[a-z]?)(?P<digits>\d{1,4})(?![\w/:-]|[.,]\d)           # N433
    """,
    re.X,
)
_WORD = lazy_regex(r"(?<![\w-])[\w-]+\.?[ \xa0\n]\Z")
_LONGEST_WORD = 30


def read_short_session(reading: Reading, start: int, end: int) -> None:
    """`prop. 94/95:100`: behind the word of a series of the chamber, two years that follow one another."""
    text = reading.text
    found = _SHORT.match(text, start, start + 24)
    word = _WORD.search(text, max(reading.done, start - _LONGEST_WORD), start) if found else None
    series = series_of(word[0].strip().rstrip(".")) if word else None
    if found is None or word is None or series is None or series.numbers == "year":
        return
    session, letters = riksmote_written(found["first"], found["second"]), found["letters"] or ""
    if session is None:
        return
    if series.kind in ("bet", "yttr", "utl") and not is_committee(letters):
        return
    if letters and series.kind == "mot" and (letters not in motion_letters() or int(session[:4]) not in LETTERED):
        return
    if letters and series.kind not in ("bet", "yttr", "utl", "mot"):
        return
    reading.add(draft_numbered(series.kind, session, letters + found["digits"], word.start(), found.end()))


def read_apart(reading: Reading, start: int, end: int) -> None:
    """`motion 1992/93 N433`: a motion by its letters, with a space behind its riksmöte; `start` is where "motion" stands."""
    text = reading.text
    word = _MOTION.match(text, start, start + 14)
    found = _APART.match(text, word.end(), word.end() + 24) if word else None
    session = riksmote_written(found["year"], found["second"]) if found else None
    if found is None or session is None or found["letters"] not in motion_letters() or int(found["year"]) not in LETTERED:
        return
    begin = max(start, reading.done) if text[found.start()] != "(" else found.start("year")
    reading.add(draft_numbered("mot", session, found["letters"] + found["digits"], begin, found.end()))


_MOTION = lazy_regex(r"motion(?:en|er|erna)?[ \xa0\n]", re.I)
