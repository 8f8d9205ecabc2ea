"""By what a clause tells a figure: its subject is each of some ("varje skola får"), or its noun a rate ("frakturer per år är")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_REACH = 90
_HEDGE = (
    rf"drygt|knappt|nästan|närmare|cirka|ca|omkring|ungefär|runt|minst|högst|över|under|(?:mer|mindre|fler|färre){_S}än"  # drygt
    rf"|i{_S}snitt|i{_S}genomsnitt|bara|endast|numera|nu|hela|uppemot|upp{_S}till"  # i snitt
)
QUALIFIED = (
    r"[^\W\d_]+(?:erad|isad|ig|isk|ell|bar|igt|iskt|ellt|bart|erat|isat|fört|ffat|skilt)"  # investerad
    rf"(?={_S}(?!(?:i|på|av|som|till|för|och|från|med|vid"  # a noun behind
    rf"|hos|om|under|där|att|eller|har|är|kan|ska|får|blir|var)(?!\w))[^\W\d_])"  # no verb behind
)
"""A word in the singular that says which of some ("varje investerad krona"), before its noun."""
_EACH = lazy_regex(
    rf"""
    (?:^|(?<![\w-])(?:(?P<verb>[^\W\d_]+){_S})?)varje{_S}
    (?P<noun>(?:{QUALIFIED}{_S})?[^\W\d_]+)           # investerad krona
    (?:{_S}(?!(?:{_HEDGE})(?!\w))(?P<behind>[^\W\d_]+))?(?:{_S}(?:{_HEDGE})){{0,2}}{_S}$  # får i snitt
    """,
    re.X,
)
"""Before a figure: each of some and the verb, which stands before or behind."""
_NO_DENOMINATOR = frozenset(("gång", "del", "sätt", "fall", "sida", "form", "möjlighet", "år", "dag", "månad", "vecka", "timme", "annan"))
_TIMES = "år|månad|vecka|dag|dygn|timme|minut"
_RATE_TOLD = lazy_regex(
    rf"""
    (?:per|varje){_S}({_TIMES}){_S}som{_S}[^,.;:()\d]{{3,60}}{_S}                 # per år som beror på halka
    (?:är|var|blev|uppgår{_S}till|uppgick{_S}till|ligger{_S}på|låg{_S}på)(?:{_S}(?:{_HEDGE})){{0,2}}{_S}$  # är
    """,
    re.X,
)
"""Before a figure: the rate in its subject, with a relative clause behind."""
_AGED = lazy_regex(rf"[^,;:()\d]{{0,40}}?{_S}\d{{1,3}}{_S}år{_S}(?:eller|och){_S}(?:äldre|yngre|uppåt|däröver)(?!\w)")


def each_before(sentence: Sentence, q_start: int) -> str | None:
    """By what the figure at `q_start` is told, where its subject is each of some or a rate."""
    lower = sentence.lower
    if "varje" in sentence.words and (each := _EACH.search(lower, max(0, q_start - _REACH), q_start)):
        leads, behind, noun = each["verb"], each["behind"], each["noun"]
        inverted = leads is not None and finite(leads) and behind is None
        if noun.rsplit(" ", 1)[-1] not in _NO_DENOMINATOR and (inverted or (behind is not None and finite(behind) and leads is None)):
            return sentence.text[each.start("noun") : each.end("noun")]
    rate = _RATE_TOLD.search(lower, max(0, q_start - _REACH), q_start) if "som" in sentence.words else None
    return rate[1] if rate else None


def behind_age(lower: str, q_end: int) -> int:
    """Where the words behind a figure go on, the age of those it counts passed over ("personer som är 50 år eller äldre går varje år")."""
    aged = _AGED.match(lower, q_end)
    return aged.end() if aged else q_end
