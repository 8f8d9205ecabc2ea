"""The subject right behind the verb of a clause that begins with when, where or by whom it is told ("I dag betalar en bagare 4 kronor").

Also of a relative clause behind an amount ("de 3 miljarder som skatten inbringar").
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import phrase_after
from riksdata.extractors.statistics.attributes.clause_words import COPULAS, LIGHT, text_between
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.phrase_edges import Token
from riksdata.extractors.statistics.attributes.subject_words import PERSONAL
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_ARTICLES = ("en", "ett", "varje")
_JOINTS = frozenset(("och", "men", "samt", "medan", "att", "eftersom", "som", "där", "när", "om"))
_LEADS = CLASSES["preposition"] | {"varje", "förra", "år", "därmed", "därför", "då", "nu", "idag", "dessutom", "årligen", "numera", "samma"}
"""What begins a clause whose subject stands behind its verb."""
_NO_VERBS = COPULAS | CLASSES["auxiliary"] | CLASSES["modal"] | CLASSES["costing"] | CLASSES["proposal"]
_NO_VERBS |= {"begär", "begärde", "kräver", "krävde", "vill", "önskar", "erbjuder", "erbjöd", "lovar", "lovade"}
"""Verbs that are no deed of so much: what is, costs or is asked for."""
_PAST = ("ade", "dde", "rde", "lde", "gde", "vde", "kte", "pte", "ste", "tte")
_LET = frozenset(("på", "om", "till", "med", "av", "för", "från", "i", "mellan", "under", "än", "över", "mot"))
"""Words right before a figure that make it no object of the verb."""
_MOST = 14
_KINDS = ("money", "time", "physical", "percent")


def turned(candidate: Candidate, low: int) -> str | None:
    """Who does or pays so much, right behind the verb; its head and adjectives, not what restricts it.

    `low`: where the figure before it ends.
    """
    if candidate.noun is not None or candidate.quantity.kind not in _KINDS or candidate.hedged.before in _LET:
        return None
    sentence, at, low = own(candidate.sentence, candidate.q_start, low)
    tokens = sentence.before(at, low)[-_MOST - _MOST :]
    verb = next((k for k in range(len(tokens) - 1, 0, -1) if _is_verb(tokens[k][0])), None)
    if verb is None or len(tokens) - verb > _MOST or verb + 1 == len(tokens) or not _is_led(sentence, tokens, verb):
        return None
    if "," in sentence.text[tokens[verb][2] : at] or any(token[0] in _JOINTS for token in tokens[verb + 1 :]):
        return None
    if tokens[verb + 1][0] in _ARTICLES:
        phrase = phrase_after.following(sentence.text, tokens[verb + 1][2])[0]
    elif low and any(definite(token[0]) for token in tokens[verb + 1 : verb + 4]):
        phrase, end = phrase_after.following(sentence.text, tokens[verb][2], determiners=True)
        if (
            phrase is None
            or not definite(phrase.rsplit(None, 1)[-1].lower())
            or any(token[0] not in LIGHT for token in sentence.before(at, end))
        ):
            return None
    else:
        return None
    return phrase if phrase and phrase_after.acceptable(phrase) else None


def _is_verb(word: str) -> bool:
    return finite(word) or (word.endswith(_PAST) and not definite(word))


def _is_led(sentence: Sentence, tokens: list[Token], verb: int) -> bool:
    """Whether the clause of a verb begins with words before it that are no subject."""
    if tokens[verb][0] in _NO_VERBS:
        return False
    first = verb
    while first and tokens[first - 1][0] not in _JOINTS and "," not in text_between(sentence, tokens, first):
        first -= 1
        if _is_verb(tokens[first][0]) or verb - first > _MOST:
            return False
    return first < verb and tokens[first][0] in _LEADS


_YIELDS = lazy_regex(
    rf"""
    {_S}som{_S}(?P<who>(?!sedan{_S}|bland{_S}|i{_S}|på{_S}|under{_S}|enligt{_S})(?:[^\W\d_][\w-]*{_S}){{1,4}}?)
    (?:(?:beräknas|väntas|bedöms|årligen|varje{_S}år|i{_S}dag|kan|skulle|uppskattas){_S}){{0,2}}
    (?:inbring(?:ar|ade|a)|ger|gav|ge|kostar|kostade|kosta|omsätter|omsatte|genererar|genererade|dra[rs]?{_S}in|drog{_S}in|drog
    |tjänar|tjänade|förlorar|förlorade|sparar|sparade|tillför|tillförde)
    (?!\w)
    """,
    re.X,
)
"""Behind an amount: what yields or costs it."""
_PRONOUNS = PERSONAL | {"detta", "dessa", "denna"}


def yielding(plain: str, candidate: Candidate) -> str | None:
    """What yields or costs an amount of which a relative clause tells it ("de 3 miljarder som skatten inbringar")."""
    q = candidate.quantity
    if q.kind != "money" or not plain.startswith((" som ", "\u00a0som "), q.end):
        return None
    hit = _YIELDS.match(plain, q.end)
    phrase, end = phrase_after.following(plain, hit.start("who") - 1, determiners=True) if hit else (None, 0)
    if phrase is None or hit is None or phrase.lower() in _PRONOUNS or not phrase_after.acceptable(phrase) or end > hit.end("who"):
        return None
    return phrase if definite(phrase.rsplit(None, 1)[-1].lower()) or phrase[0].isupper() else None
