"""What is no figure of what is: names of centuries and sizes, sayings, conditions, and changes that are only thought of or needed."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

_CENTURY = (" talet", "\u00a0talet")
_SAID_SO_OFTEN = lazy_regex(r"(?:hundra|tusen|tusentals) gånger(?! (?:om|per|i|på|varje|så|fler|mer|större|högre|bättre)(?!\w))")
_SAYS = frozenset(("sagt", "sagts", "hört", "hörts", "sägs", "säger", "upprepat", "upprepats", "frågat", "tänkt", "hellre"))
"""What is done "tusen gånger" without being counted."""
_CONDITION = (", om ", ",\u00a0om ")
_LEAST = ("minst ", "högst ", "åtminstone ", "mer än ", "mindre än ")
_CONTAINER_SIZES = (20, 40, 45)
_THOUGHT_OF = lazy_regex(
    r"""
    (?:^|(?<!\w)att[ ]|[,;:–][ ])(?:en|ett)[ ](?:[^\W\d_]+[ ]){0,2}?[^\W\d_]*(?:ning|gång|ring|ktion|bortfall)[ ]  # en allmän sänkning
    (?:(?:av|i|på|för)[ ](?:[^\W\d_]+[ ]){1,4}?)?(?:på|med|om)[ ]$                                    # av priset med
    """,
    re.X,
)
"""Before a figure: a change that nobody has made, where "skulle" tells what it would do."""
_WOULD = lazy_regex(r"(?: (?!som |har |hade |och )[^\W\d_]+){0,5}? skulle ")
_NEEDED = lazy_regex(r"(?<!\w)(?:krävs|behövs|fordras|erfordras|behöver)(?: (?:det|nu|alltså|därför|minst|nästan))? $")
_WOULD_BE_NEEDED = lazy_regex(r"[^.,;:]{0,60}? (?:behövas|krävas|fordras|erfordras)(?!\w)")
_CHANGES_TO_COME = ("ing", "as")
_WITH_MORE = lazy_regex(
    r"""
    [ ](?:[–@—-][^–@—.;]{2,50}[–@—-][ ])?(?:[^\W\d_]+[ ])?(?:[–@—-][ ])?         # – alltså 40 000 –
    (?:fler|färre|högre|lägre)(?:[ ][^\W\d_]+){1,5}?,?                         # fler i arbete
    [ ](?:skulle|ökar|minskar|stiger|sjunker|sparas|sparar|förbättras)[ ]        # ökar
    """,
    re.X,
)
_WITH_REACH = 60


def only_supposed(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """Why a quantity is no figure of what is; `q_start`, `q_end`: its bounds in the sentence, hedges included."""
    lower, words = sentence.lower, sentence.words
    if q.kind == "count":
        if "talet" in words and lower.startswith(_CENTURY, q_end) and (q.value or 1) % 10 == 0:
            return "date"  # "sedan 800 talet"
        if "gånger" in words and not _SAYS.isdisjoint(words) and _SAID_SO_OFTEN.match(lower, q_start):
            return "idiom"
        if q.value in _CONTAINER_SIZES and lower.startswith(" fot", q_end) and "container" in lower:
            return "designation"
    if (
        before == "om"
        and q.kind in ("fraction", "percent")
        and lower.endswith(_CONDITION, 0, q_start)
        and lower.startswith(_LEAST, q_start)
    ):
        return "supposed"  # "träder i kraft, om minst hälften av länderna har godkänt den"
    if q.kind in ("percent", "physical") and "skulle" in words and _WOULD.match(lower, q_end):
        return "supposed" if _THOUGHT_OF.search(lower, max(0, q_start - 110), q_start) else None
    if q.word.endswith(_CHANGES_TO_COME) and q.kind == "times":
        needed = _NEEDED.search(lower, max(0, q_start - 30), q_start) is not None
        return "supposed" if needed or ("skulle" in words and _WOULD_BE_NEEDED.match(lower, q_end)) else None
    if q_start < _WITH_REACH and lower.startswith("med ") and _WITH_MORE.match(lower, q_end) and "," not in lower[:q_start]:
        return "supposed"  # "Med 40 000 fler i arbete ökar intäkterna"
    return None
