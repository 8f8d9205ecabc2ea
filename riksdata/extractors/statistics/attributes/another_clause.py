"""Years of a sentence that are not those of a figure, since another clause tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.insertions import holding
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence_years import Period
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_AT_ANOTHER_TIME = lazy_regex(
    rf"""
    (?:[;(–,]{_S}?|{_S}(?:och|men|medan){_S})(?:(?:bara|endast|redan){_S})?
    (?:\d{{1,3}}|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo|några|ett{_S}par){_S}
    (?:år|månader|veckor|decennium|decennier|årtionde|årtionden){_S}(?:tidigare|senare|dessförinnan|därefter){_S}
    (?!än{_S})[^;\d]*$
    """,
    re.X,
)
"""Between a year and a figure: that it is of another time ("2011 till 75 miljarder; tio år tidigare var de")."""
_NOW_IN_ANOTHER = lazy_regex(
    rf"""
    ,?{_S}(?:och|men|medan|samtidigt{_S}som){_S}
    (?:(?:i|på|bland|hos|för|inom|vid){_S}(?:[^\W\d_][\w-]*{_S}){{1,3}}?)?
    (?P<verb>[^\W\d_]{{2,}}){_S}(?:[^\W\d_]+{_S}){{0,4}}$
    """,
    re.X,
)
"""Between the year of a level and a figure: another statement, of what is so now ("till 81 procent 2000, och i norr är")."""
_WHICH_IS = lazy_regex(rf"(?:som|vilka|vilken){_S}(?:i{_S}dag{_S}|nu{_S})?(?P<verb>[^\W\d_]{{2,}})(?!\w)")
_NEAR = 12
"""Characters between a level and its year."""
_NEAR_VERB = 24
"""Characters between a verb and its figure."""
_LEVELS = frozenset(("från", "till"))


def of_another(candidate: Candidate, same: Sequence[Candidate], label: str) -> bool:
    """Whether every year of the sentence with a label is told by another clause than that of the figure.

    `same`: the figures of its sentence in order.
    """
    told = [year for year in candidate.sentence.years if year.label == label or year.first == label or year.last == label]
    return bool(told) and all(_is_of_another(candidate, same, year) for year in told)


def _is_of_another(candidate: Candidate, same: Sequence[Candidate], year: Period) -> bool:
    sentence, at = candidate.sentence, candidate.q_start
    inside = holding(sentence, at)
    if inside is not None and inside.kind == "relative" and not inside.start <= year.start < inside.end:
        which = _WHICH_IS.match(sentence.lower, inside.inner)
        near = which is not None and 0 <= at - which.end() <= _NEAR_VERB and " att " not in sentence.lower[which.end() : at]
        return near and which is not None and _is_present(which["verb"])  # "bolaget, som har 40 anställda, fick 2012"
    if year.end > at:
        return False
    if _AT_ANOTHER_TIME.search(sentence.lower, year.end, at):
        return True
    now = _NOW_IN_ANOTHER.fullmatch(sentence.lower, year.end, at)
    if now is None or not _is_present(now["verb"]):
        return False
    return any(0 <= year.start - other.q_end <= _NEAR and other.hedged.before in _LEVELS for other in same if other is not candidate)


_PAST = ("var", "bar", "skar")


def _is_present(word: str) -> bool:
    """Whether a word tells what is so now."""
    return word in ("är", "har", "finns", "får", "går", "står", "bor") or (
        word.endswith(("ar", "er")) and word not in _PAST and finite(word)
    )
