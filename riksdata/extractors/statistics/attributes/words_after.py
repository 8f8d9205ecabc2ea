"""The next words of a text and their forms: which noun, adverb or participle follows a place."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STOP
from riksdata.extractors.statistics.attributes.phrase_edges import PREDICATES, VERBS
from riksdata.swedish.lazy import lazy_regex

NEXT_WORD = lazy_regex(
    r"""
    [ \u00a0\u2009\u202f]{1,2}(?:[\"”’]?)
    (
        (?:\d{1,3}(?:[–-]\d{1,3})?-)?(?:CO[2₂]|[^\W\d_]+)                          # 1–2-påhitt
        (?:[-:’][\w]+|/(?!(?:år|dag|dygn|vecka|månad|person|invånare)\b)[\w]+)*  # -påhitt
    )
    """,
    re.X,
)


def noun_follows(text: str, at: int) -> bool:
    """Whether a word follows that ends no noun phrase."""
    hit = NEXT_WORD.match(text, at)
    return hit is not None and hit[1].lower() not in STOP and hit[1].lower() not in VERBS


def plain_noun_follows(text: str, at: int) -> bool:
    """Whether a word follows that is no function word, verb, adverb or adjective."""
    hit = NEXT_WORD.match(text, at)
    if hit is None or len(hit[1]) < 4:
        return False
    word = hit[1].lower()
    return word not in FUNCTION and word not in VERBS and word not in PREDICATES and not _NO_NOUN.search(word)


_NO_NOUN = lazy_regex(r"(?:ligt|ligen|vis|iskt|igt|ade|ades|are|as|ts)$")


def participle_follows(text: str, at: int) -> bool:
    """Whether a participle follows, and its noun ("statligt finansierade platser")."""
    hit = following_participle(text, at)
    return hit is not None and plain_noun_follows(text, hit.end())


def following_participle(text: str, at: int) -> re.Match[str] | None:
    """The participle that follows; behind a determiner it may be the noun itself ("de ekonomiskt gynnade")."""
    hit = NEXT_WORD.match(text, at)
    return hit if hit is not None and _PARTICIPLE.search(hit[1].lower()) else None


_PARTICIPLE = lazy_regex(r"[^\W\d_]{3}(?:ade?|[dt]a|na)$|[^\W\d_]{2}(?:iga|aga|svaga|starka|lösa|bara)$")
"""After an adverb: an adjective of what is counted ("statligt finansierade platser", "de medicinskt ansvariga läkarna")."""
ADVERB = lazy_regex(
    r"""
    [^\W\d_]{3}(?:ligt|iskt|ellt|igt|vis|[nlrdm]skt)$                                            # medicinskt
    |^(?:lokalt|centralt|totalt|aktivt|massivt|blått|rött|grönt|fritt|högt|lågt|privat|dyrt|väl|illa|hårt|tungt)$         # lokalt
    """,
    re.X,
)
ADVERBIAL = ("t", "vis", "väl", "illa")
"""How adverbs end; to look for that first is sooner."""
SUSPENDED = lazy_regex(r"-(?:,[ \u00a0][^\W\d_]+-)?[ \u00a0](?:och|eller|samt|respektive)[ \u00a0]([^\W\d_]{4,})")
"""A compound whose second part comes later ("barn- och ungdomsorganisationer")."""
