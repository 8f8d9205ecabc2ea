"""What changes by a figure: what somebody reckons to change, what a change is of, the number that changed by so many persons."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import subject_of_verb
from riksdata.extractors.statistics.attributes.set_beside import ANYBODY
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import SET_TIMES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
CHANGE_OF = lazy_regex(
    rf"""
    (?:[^\W\d_]+{_S})?
    [^\W\d_]*(?:ökning|minskning|dubbling|dubblering|halvering|höjning|sänkning|uppgång|nedgång)(?:en)?  # dubblering
    {_S}av{_S}
    """,
    re.X | re.I,
)
"""How the noun of a change begins whose levels are told."""


def reckoned_change(sentence: Sentence, at: int) -> str | None:
    """What somebody reckons to change, before a figure ("räknar med en ökning av hyrorna med")."""
    reckoned = _COUNTS_ON.search(sentence.lower, 0, at)
    if reckoned is None:
        return None
    inside = reckoned["inside"] is not None and SET_TIMES.isdisjoint(reckoned["inside"].split())
    inside = inside and sentence.text[reckoned.start("inside")].islower()
    what = "of" if reckoned["of"] else "inside" if inside else "change"
    return sentence.text[reckoned.start(what) : reckoned.end(what)]


def change_seen(sentence: Sentence, at: int) -> str | None:
    """What somebody tells to change, before a figure ("SJ ser i sin rapport en ökning med gods på järnväg med")."""
    seen = _TELLS_CHANGE.search(sentence.text, 0, at) if "ning " in sentence.text else None
    return seen[1] if seen and SET_TIMES.isdisjoint(seen[1].lower().split()) else None


_TELLS_CHANGE = lazy_regex(
    r"""
    (?<!\w)en[ \u00a0](?:[^\W\d_]+[ \u00a0])?(?:ökning|minskning|höjning|sänkning)[ \u00a0](?:av|med|i|för|på)[ \u00a0]
    ([a-zåäö][^\W\d_-]*(?:[ \u00a0][^\W\d_][\w-]*){0,5}?)[ \u00a0](?:med|på|om)[ \u00a0]$
    """,
    re.X,
)
_SOME = rf"[^\W\d_][\w-]*(?:{_S}[^\W\d_][\w-]*){{0,4}}?"
_COUNTS_ON = lazy_regex(
    rf"(?<!\w)(?:räknar|räknade|räknat|kalkylerar){_S}(?:[^\W\d_][\w-]*{_S}){{0,4}}?med{_S}en{_S}(?:[^\W\d_]+{_S})?"  # räknar med en
    rf"(?P<change>[^\W\d_]*(?:ökning|minskning|höjning|sänkning|uppgång|nedgång|tillväxt))"  # ökning
    rf"(?:{_S}(?:av{_S}(?P<of>{_SOME})|i{_S}(?P<inside>{_SOME})))?{_S}(?:med|på|om){_S}$"  # av hyrorna med
)
"""Before a figure: a change that somebody reckons with."""


def number_that_changed(candidate: Candidate, previous: Candidate | None) -> str | None:
    """The number that its sentence says to change by so many persons ("antalet sysselsatta minskar med 135 000 personer")."""
    if candidate.quantity.kind != "count" or candidate.noun not in ANYBODY or candidate.hedged.before not in ("med", "till", "från"):
        return None
    found = subject_of_verb.subject(candidate.sentence, candidate.q_start, previous.q_end if previous is not None else 0)
    return found if found and _NUMBER.match(found.lower()) else None


_NUMBER = lazy_regex(
    rf"""
    antalet{_S}|antal{_S}|[^\W\d_]+antalet(?!\w)                                                   # antalet
    |[^\W\d_]*
    (?:
        arbetslösheten|sysselsättningen|befolkningen|folkmängden|sjukfrånvaron|inskrivningen         # arbetslösheten
        |invandringen|utvandringen|kön
    )
    (?!\w)
    """,
    re.X,
)
"""How what is counted begins: a number, or what people are told to be in or of ("arbetslösheten", "befolkningen")."""
