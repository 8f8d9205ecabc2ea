"""A noun phrase that was read too short, read on to its noun: "av utbetalt | belopp", "statens | besparing", "150 personer|s arbete".

A phrase ends neither with an adjective that hardly stands alone (counted in the texts, `attributive_words.tsv`) nor with a genitive.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.attached import noun_phrase
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import ATTRIBUTIVE, is_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_WORD = lazy_regex(rf"{_S}([^\W\d_][\w-]*)")
_SEVERAL_OWN = lazy_regex(r"[^\W\d_]{3,}(?:er|ar|or|are|na)s$")
"""The genitive of several, not of a thing ("personers", "kommunernas")."""
_OWNS = lazy_regex(
    r"""
    (?:
        [^\W\d_]{3,}
        (?:
            [aeo]rna|ning(?:en|ar)|het(?:en)?|staten|regering(?:en)?|s[kt]olan?|[aeo]r  # kommunerna
            |(?:st|verk|råd|land|tal|år|sällskap)et                                      # verket
        )
        s
        |(?<!\w)års
    )
    $
    """,
    re.X,
)
"""The genitive of a thing or several, which nothing but its noun can follow; no noun in -s ("kompetens", "chans") ends so."""
_REACH = 300
"""Characters before a figure within which its noun is looked for."""
_GAP = 25
"""Characters that may stand between a figure and its noun ("dubbelt så | hög | risk", "13 miljoner kronor | till | projekt")."""
_DONE = ("ats", "its", "tts", "ades", "erats")
"""How verbs end that tell what was done to those told before ("har 40 civila dödats")."""


def whole_phrase(candidate: Candidate, phrase: str) -> str:
    """The phrase up to its noun, where the sentence goes on with one; as it was where it is whole or nothing is known to follow.

    Of so many who own something those are counted: "150 personers arbete" is of persons.
    """
    words = phrase.replace("\u00a0", " ").split(" ")
    last = words[-1].lower()
    own = last.endswith("s") and _owns(words[-1])
    if not own and last not in ATTRIBUTIVE:
        return _to_joined_noun(candidate, phrase) if len(words) == 1 and adjective(last) else phrase
    text = candidate.sentence.text
    begins = place_of(candidate, phrase)
    if begins < 0:
        return phrase
    behind = begins >= candidate.q_end
    ends = begins + len(phrase)
    follows = _WORD.match(text, ends)
    if follows is None or not _may_follow(follows[1]):
        return phrase
    if own and behind and candidate.quantity.kind == "count" and _SEVERAL_OWN.match(last):
        return phrase[:-1]
    if not own and len(words) > 1 and not _leads(words[-2].lower()):
        return phrase[: -len(words[-1])].rstrip() if is_small(last) else phrase  # "av alla småhus ökad fastighetsskatt"
    found, end = noun_phrase(text, ends)
    if not found or (not behind and end > candidate.q_start):
        return phrase
    return text[begins:end]


_JOINED_ADJECTIVES = lazy_regex(rf"(?P<more>(?:,{_S}[^\W\d_]{{3,}})*){_S}(?:och|eller){_S}(?P<last>[^\W\d_]{{3,}})(?={_S}[^\W\d_])")
"""Behind an adjective: others that go with the same noun ("skjutna, strypta och misshandlade | kroppar")."""


def _to_joined_noun(candidate: Candidate, phrase: str) -> str:
    """An adjective alone with those joined to it and the noun of all, where these follow."""
    text, begins = candidate.sentence.text, place_of(candidate, phrase)
    joined = _JOINED_ADJECTIVES.match(text, begins + len(phrase)) if begins >= 0 else None
    if joined is None:
        return phrase
    words = [*joined["more"].replace(",", " ").split(), joined["last"]]
    follows = _WORD.match(text, joined.end())
    if (
        not all(adjective(word) and word not in FUNCTION and not is_verb(word) for word in words)
        or follows is None
        or not _may_follow(follows[1])
    ):
        return phrase
    found, end = noun_phrase(text, joined.end())
    return text[begins:end] if found and not adjective(found.rsplit(None, 1)[-1].lower()) else phrase


def place_of(candidate: Candidate, phrase: str) -> int:
    """Where a noun phrase stands in the sentence of its figure: right behind it, else before it; -1 where it does not."""
    text = candidate.sentence.text
    behind = text.find(phrase, candidate.q_end, candidate.q_end + len(phrase) + _GAP)
    return behind if behind >= 0 else text.rfind(phrase, max(0, candidate.q_start - _REACH), candidate.q_start)


def is_small(word: str) -> bool:
    """Whether an adjective is of one thing alone, so that it cannot tell what stands before it in the plural."""
    return not word.endswith(("a", "e"))


def _owns(word: str) -> bool:
    return _OWNS.search(word.lower()) is not None or (word[0].isupper() and word.endswith((":s", "iges", "ropas")))


def _may_follow(word: str) -> bool:
    """Whether a word may be or begin what an adjective or genitive belongs to."""
    low = word.lower()
    return (
        (low not in FUNCTION or low.endswith(("ning", "nivå", "växt")))
        and not is_verb(low)
        and not finite(low)
        and len(low) > 2
        and not low.endswith(_DONE)
    )


def _leads(word: str) -> bool:
    """Whether an adjective may follow a word in its phrase: another, a genitive, a small word, a verb ("som löper ökad risk")."""
    return word in FUNCTION or word in ATTRIBUTIVE or adjective(word) or word.endswith(("s", "-")) or finite(word)
