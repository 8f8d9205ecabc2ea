"""A bare number that is a level of what the figure before it measures, or counts what that one counts."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_ELLIPTIC = 90
"""Characters within which a level may leave out its unit."""


def counts_the_same(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a bare number counts what the one before it counts ("145 personer vid järnverket och 50 vid Primus")."""
    q = candidate.quantity
    if previous.quantity.unit != "count" or previous.noun is None or q.unit != "count" or q.value is None:
        return False
    if previous.rule is not None or not 0 < q.start - previous.quantity.end < _ELLIPTIC:
        return False
    return _AND_AS_MANY.fullmatch(plain, previous.quantity.end, candidate.start) is not None and _SOMEWHERE.match(plain, q.end) is not None


_AND_AS_MANY = lazy_regex(
    rf"""
    (?:{_S}[^\W\d_]+(?:-[^\W\d_]+)*){{1,8}}?                          # personer vid järnverket
    (?:,?{_S}(?:och|samt|respektive|men|medan)(?:{_S}(?:bara|endast|ytterligare))?|,)
    (?:{_S}(?:mot|jämfört{_S}med|tidigare|förut)){{0,2}}{_S}
    |(?:{_S}[^\W\d_]+){{1,6}}?,?{_S}(?:mot|jämfört{_S}med)(?:{_S}(?:tidigare|förut|dagens|förra{_S}årets|bara|endast))?{_S}  # mot
    """,
    re.X,
)
"""Between two numbers of the same thing, named behind the first."""
_SOMEWHERE = lazy_regex(rf"{_S}(?:vid|i|på|hos|från|till|inom|för|år|under|året|läsåret|förra){_S}|[.;)]|,{_S}", re.IGNORECASE)


def is_level(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a bare number with decimals is compared with the share or rate before it."""
    q, other = candidate.quantity, previous.quantity
    if not 0 < q.start - other.end < _ELLIPTIC:
        return False
    if q.value is None or other.value is None or not 0 < q.value < other.value * _ALIKE or other.value >= q.value * _ALIKE:
        return False
    rate = other.kind == "percent" or (other.kind == "count" and (previous.per is not None or other.value.denominator != 1))
    if not rate or q.written != "digits" or q.value.denominator == 1:
        return False
    if not _LEVEL_ENDS.match(plain, q.end):
        return False
    low = min(previous.per[1] if previous.per else other.end, q.start)
    return any(between.fullmatch(plain, low, q.start) for between in (_MEANWHILE, _SAME_FIGURE))


_MEANWHILE = lazy_regex(
    r"""
    [^.;:\d\n?!]{0,50}[ \u00a0,]
    (?:
        (?:jämfört[ ]med|mot|gentemot|medan|och|men|respektive)[ \u00a0](?:[^.,;:\d\n?!]{1,30}[ \u00a0])?  # och i Danmark
        |än[ \u00a0](?:de[ \u00a0])?
    )
    """,
    re.X,
)
_SAME_FIGURE = lazy_regex(
    r"""
    [^.;:\d\n?!]{0,60}\.[ \u00a0]Motsvarande[ \u00a0](?:siffra|andel|tal|nivå)
    [^.;:\d\n?!]{0,40}[ \u00a0](?:är|var|blev)[ \u00a0]
    """,
    re.X,
)
"""Between the figures of two sentences, the second of which says the same of something else."""
_LEVEL_ENDS = lazy_regex(r"[ \u00a0](?:i|för|bland|hos|på|år|under|och)[ \u00a0]|[.;)]|,[ \u00a0]|$")
_ALIKE = 8
"""How many times as large as the other one of two levels of the same thing may be."""
