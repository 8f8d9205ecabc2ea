"""A quantity with its hedges and the phrase after it: a candidate, whose sentence is not known yet."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.ages_and_times import LASTS
from riksdata.extractors.statistics.occasions import counts_occasions
from riksdata.extractors.statistics.phrase_of_quantity import phrase_behind
from riksdata.extractors.statistics.quantity.hedges import Hedged, hedge_after, hedges_before
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


def dressed(plain: str, q: Quantity, hedged: Hedged, low: int) -> Candidate:
    """The quantity with its qualifier and the phrase after it; `low`: where its line begins."""
    hedged = _without_lookalikes(plain, q, hedged)
    qualifier = _of_scale(plain, q, hedged, low, "about" if q.about and hedged.qualifier == "exact" else hedged.qualifier)
    if q.unit == "times" and counts_occasions(plain, q, hedged, low):
        q.unit = q.kind = "count"
        q.end = q.number_end
    phrase, end = phrase_behind(plain, q, q.unit_end or q.end)
    if q.unit_end:
        end = q.end  # of a list: the phrase stands behind the last
    after = hedge_after(plain, end, bool(q.word))
    if after and qualifier == "exact":
        qualifier, end = after
    start = hedged.before_start if q.high is not None and hedged.before in ("mellan", "från") else hedged.start
    return Candidate(q, hedged, qualifier, start, max(end, q.end), phrase)


def _without_lookalikes(plain: str, q: Quantity, hedged: Hedged) -> Hedged:
    """The hedge without words that say something else there: over what a study goes, during which time, near which places."""
    if hedged.before in _SURVEYED and plain.startswith("över", hedged.start):
        hedged = hedged._replace(qualifier="exact", start=q.start)
    if q.kind == "time" and hedged.qualifier == "less_than" and hedged.before not in _SHORTER and _during(plain, hedged.start):
        hedged = hedged._replace(qualifier="exact")
    if q.kind == "count" and plain[hedged.start : hedged.start + len(_NEIGHBOURHOOD)].lower() == _NEIGHBOURHOOD:
        hedged = hedged._replace(qualifier="exact", start=q.start, before="av")
    return hedged


_SHORTER = LASTS | {"tar", "tog", "dröjer", "varar", "från", "med", "inom", "i", "(", ",", "–"}
"""Before "under" and a time: it is shorter than that, not all that time ("trafiken står still under fyra timmar")."""


def _during(plain: str, start: int) -> bool:
    return plain[start : start + len("under ")].lower() == "under "


_NEIGHBOURHOOD = "i trakten av "
"""Before what is counted it says where ("i trakten av tre byar"); before a measure or money, about how much."""
_SURVEYED = frozenset(
    (
        *(
            "studie",
            "studien",
            "undersökning",
            "undersökningen",
            "översikt",
            "översikten",
            "statistik",
            "statistiken",
            "förteckning",
            "lista",
        ),
        *("listan", "karta", "kartan", "kartläggning", "kartläggningen", "sammanställning", "sammanställningen", "jämförelse", "register"),
    )
)
"""Before "över": what goes over so many, not more than them ("en studie över 19 länder")."""


def _of_scale(plain: str, q: Quantity, hedged: Hedged, low: int, qualifier: str) -> str:
    """The qualifier, and in the quantity the value, of a scale without a number or with "ett par" or "flera" ("miljarder")."""
    if q.opened or (hedged.before in CLASSES["several"] and q.value is not None and _BARE_SCALE.match(plain, q.start)):
        qualifier = "more_than"
        q.low, q.value, q.opened = q.low or q.value, None, True
    if hedged.before != "par" and q.value is not None and q.start == hedged.start and q.written == "words" and _MANY.match(plain, q.start):
        # bare "miljarder": that order of size, no number
        qualifier = "more_than"
        q.low, q.value, q.opened = q.value, None, True
    if hedged.before == "par" and q.value is not None and _BARE_SCALE.match(plain, q.start):
        # "ett par miljarder"
        q.value, qualifier = q.value * 2, "about" if qualifier == "exact" else qualifier
        outer = hedges_before(plain, low, max(low, plain.rfind("ett", low, hedged.before_start)))
        if outer.qualifier != "exact" and not plain.startswith(("över", "under"), outer.start):  # no "lämna över ett par miljarder"
            qualifier = outer.qualifier
    return qualifier


_MANY = lazy_regex(r"(?:miljoner|miljarder|biljoner)\b", re.IGNORECASE)
_BARE_SCALE = lazy_regex(r"(?:hundra|tusen|miljon|miljard|biljon|tiotal|hundratal|tusental)", re.IGNORECASE)
