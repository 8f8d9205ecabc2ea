"""Nouns and adjectives behind a number that have the form of a verb: "214 får", "9 säkra mord", "12 brännskadade"."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.extractors.statistics.attributes.noun_words import STOP
from riksdata.swedish.lazy import lazy_regex


def are_sheep(text: str, at: int, end: int) -> bool:
    """Whether "får" behind a number at `at` is what is counted, and ends at `end` ("revs 214 får och 17 hundar")."""
    return _SHEEP.match(text, end) is not None and _OF_ANIMALS.search(text, max(0, at - 110), at + 60) is not None


_SHEEP = lazy_regex(
    r"""
    [.,;:)]|$
    |[ \u00a0](?:och|samt|eller)[ \u00a0]
    (?:\d|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)[ \u00a0]|[^\W\d_]+[.,;])  # 17
    """,
    re.X,
)
"""Behind a number and "får": the end of what is counted, so that it is no verb ("revs 214 får och 17 hundar")."""
_OF_ANIMALS = lazy_regex(
    r"""
    (?<!\w)(?:revs|rivna|rivit|sköts|skjutna|slakta|dödades|dödats|betade?|vallar?|föder)   # revs
    |djur(?!\w)|djuren|hundar|renar|lamm|getter|kor(?!\w)|kalvar|hästar|svin|grisar|höns     # djur
    |varg|björn|lodjur|järv|besättning|tackor
    """,
    re.X,
)


def reads_as_adjective(word: str, form: re.Pattern[str]) -> bool:
    """Whether a word with the form of a verb may be an adjective behind a number or a determiner."""
    return word in _CHANGED or (word not in STOP and _has_form(form, word))


@lru_cache(maxsize=20_000)
def _has_form(form: re.Pattern[str], word: str) -> bool:
    """Whether a word is of a form; words come again and again."""
    return form.search(word) is not None


_CHANGED = frozenset(("ökade", "minskade", "sänkta", "höjda", "saknade", "använda", "låg"))
COUNTED_VERBAL = lazy_regex(r"\w{3}a$")
"""After a number that counts: "1 189 säkra självmord"; a supine there is the sentence's verb ("hade 700 lämnat landet")."""
AFTER_DETERMINER = lazy_regex(r"\w{3}(?:[dtn]a|ade|rda)$")
"""After "de", "den", "det": "av de investerade pengarna"."""
MEASURED_VERBAL = lazy_regex(r"\w{3}(?:a|at|it|tt|kt|ld)$")
"""After a unit: "180 miljoner ton transporterat gods"."""


def is_nominal_compound(word: str) -> bool:
    """Whether a word names people by what has befallen them ("brännskadade")."""
    return word.endswith(_BEFALLEN) and _NOMINAL_COMPOUND.search(word) is not None


_BEFALLEN = (
    *("skadade", "drabbade", "placerade", "sårade", "dömda", "födda", "döda", "omkomna", "vårdade", "anställda", "boende"),
    *("sökande", "försäkrade"),
)
_NOMINAL_COMPOUND = lazy_regex(rf"\w{{3}}(?:{'|'.join(_BEFALLEN)})$")
"""People by what has befallen them, in one word ("12 brännskadade")."""
PAST_VERB = lazy_regex(r"^\w+(?:[lgv]de|(?<!vä)(?<!fjä)(?<!he)(?<!hä)rde|[kp]te)$")
"""Behind a noun: verbs in the past that no list needs to hold ("350 barnskötare anmälde")."""
