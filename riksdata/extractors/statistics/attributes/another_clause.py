"""Years of a sentence that are not those of a figure, since another clause tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.insertions import holding
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
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
    if _is_of_event(sentence, year, at):
        return True
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


def _is_of_event(sentence: Sentence, year: Period, at: int) -> bool:
    """Whether a year is that of an event which what is told of the figure at a place came after, or from.

    "Efter protesterna 2013 har 600 dömts", "600 dömdes för deltagande i protesterna 2013"; a season is a time, and no event.
    """
    event = (_AFTER_EVENT if year.end <= at else _FOR_EVENT).search(sentence.lower, max(0, year.start - _EVENT_REACH), year.start)
    if event is None or event["event"].endswith(_SEASONS):
        return False
    return year.end > at or sentence.lower.startswith(_HAS_SINCE, year.end)


_EVENT_REACH = 70
_AFTER_EVENT = lazy_regex(rf"(?<!\w)efter{_S}(?P<event>[^\W\d_]{{3,}}(?:en|et|na)){_S}$")
_FOR_EVENT = lazy_regex(
    rf"""
    (?<!\w)för{_S}(?:[^\W\d_]*(?:deltagande|medverkan|inblandning|skada|skador|brott|förluster))  # deltagande
    {_S}(?:i|under|vid){_S}(?P<event>[^\W\d_]{{3,}}(?:en|et|na)){_S}$
    """,
    re.X,
)
_HAS_SINCE = (" har ", "\u00a0har ")
"""Behind the year of an event: what has been so since ("Efter stämmorna 2016 var andelen" is of that year)."""
_SEASONS = ("året", "åren", "sommaren", "hösten", "våren", "vintern", "skiftet", "perioden", "månaden", "julen", "helgen", "påsken")
