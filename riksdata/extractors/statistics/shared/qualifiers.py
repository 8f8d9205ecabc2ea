"""How a figure is meant by words that stand further before it, or before the figure that it is coordinated with."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def spread(plain: str, previous: Candidate, candidate: Candidate) -> None:
    """A qualifier spreads over its coordination ("ca 15 000 kvinnor och 10 000 män")."""
    if candidate.qualifier != "exact" or previous.qualifier == "exact" or candidate.quantity.word:
        return
    if candidate.quantity.unit != previous.quantity.unit or candidate.start - previous.quantity.end > _SPREADS:
        return
    if plain.startswith(_OWN_WORDS, candidate.start):
        return  # it has words of its own: "nästan 3 500 barn och hela 10 000 vuxna"
    if _COORDINATE.match(plain[previous.quantity.end : candidate.start]):
        candidate.qualifier = previous.qualifier


_OWN_WORDS = ("hela ", "bara ", "endast ", "enbart ", "så många som ", "så mycket som ")
"""How a figure begins that says for itself how it is meant."""
_COORDINATE = lazy_regex(
    rf"""
    ^(?:{_S}[^\W\d_]+){{0,4}}?(?:{_S}\(?(?:19|20)\d\d\)?)?                  # kvinnor år 2017
    ,?{_S}(?:och|respektive|samt|eller)                                     # och
    (?:{_S}(?:vid|på|i|för|av|till|med)(?:{_S}[^\W\d_]+){{0,2}})?{_S}$      # i hela landet
    |^(?:{_S}[^\W\d_]+){{0,4}}(?:{_S}\(?(?:19|20)\d\d\)?)?,{_S}$          # kvinnor 2017,
    |^{_S}(?:i|per|om){_S}[^\W\d_]+{_S}\($                                 # i månaden (
    """,
    re.X,
)
_SPREADS = 70
"""Characters over which a qualifier spreads to the next candidate."""


def qualifier_of_clause(candidate: Candidate, low: int) -> str:
    """How a figure is meant that words further before it qualify ("en grov uppskattning säger att det rör sig om 1–3 miljarder")."""
    lower, at = candidate.sentence.lower, candidate.q_start
    if candidate.quantity.word:
        return "less_than" if _NEARLY_HAS.search(lower, low, at) else "exact"
    if "räkn" not in lower and "uppskatt" not in lower:
        return "exact"
    if _AT_LEAST.search(lower, low, at):
        return "at_least"
    return "about" if _ROUGHLY.search(lower, low, at) else "exact"


_ROUGHLY = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:grovt?|ungefärlig|grova)[ ](?:uppskattning|räkn|uppskatt|beräkn)\w*  # grov uppskattning
        |uppskattningsvis
    )
    (?!\w)[^;:\d]*$
    """,
    re.X,
)
_AT_LEAST = lazy_regex(r"(?<!\w)(?:lågt|försiktigt) (?:räknat|uppskattat|beräknat)(?!\w)[^;:\d]*$")
_NEARLY_HAS = lazy_regex(r"(?<!\w)(?:nästan|närapå) (?:har|hade|kommer att)(?: [^\W\d_]+){0,4} $")
