"""What a verb says its figure of that is no subject of it: what it changes, what it estimates, whom it costs."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.clause_words import LIGHT
from riksdata.extractors.statistics.attributes.noun_phrase import noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION
from riksdata.extractors.statistics.attributes.phrase_edges import PREDICATES, VERBS, Token
from riksdata.extractors.statistics.attributes.subject_words import AUXILIARIES, TENDING, THAT
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


def changed_object(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """What an infinitive after the `verb` changes: "räcker för att dämpa den globala uppvärmningen till …"."""
    if tokens[-1][0] not in ("till", "med", "från"):
        return None
    done = max((k for k in range(verb + 1, len(tokens) - 1) if tokens[k][0] in VERBS), default=0)
    governed = tokens[done - 1][0] == "att" or (tokens[-1][0] == "med" and tokens[verb][0] in AUXILIARIES)
    if not done or not governed or not tokens[done][0].endswith("a"):
        return None
    owned_by_noun = any(token[0] not in FUNCTION and token[0] not in PREDICATES for token in tokens[verb + 1 : done - 1])
    if owned_by_noun or (tokens[-1][0] == "med" and tokens[done][0] not in CLASSES["increase"] | CLASSES["decrease"]):
        return None  # "minskade kostnaden för att anställa personer med …": of the cost
    inside = tokens[done + 1 : -1]
    if not inside or inside[0][0] in CLASSES["preposition"] or "," in sentence.text[tokens[done][2] : tokens[-1][1]]:
        return None
    return noun_phrase(sentence, inside)


def estimated_object(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """The object of an estimate that leads its sentence ("Kostnaderna för bron beräknar verket till 3 miljoner kronor")."""
    actor = tokens[verb + 1 : -1]
    if not verb or tokens[verb][0] not in _ESTIMATES or tokens[-1][0] not in ("till", "som") or not 0 < len(actor) < _MOST_ACTOR:
        return None
    if not all(sentence.text[start].isupper() or _ACTOR.search(word) or word in CLASSES["body"] for word, start, _ in actor):
        return None
    return noun_phrase(sentence, tokens[:verb]) if "," not in sentence.text[tokens[0][1] : tokens[verb][1]] else None


_ESTIMATES = frozenset(
    ("beräknar", "beräknade", "uppskattar", "uppskattade", "bedömer", "bedömde", "värderar", "värderade", "anger", "angav")
)
_ACTOR = lazy_regex(
    r"""
    (?:
        verket|bolaget|polisen|regeringen|utredningen|myndigheten|styrelsen|inspektionen  # verket
        |kassan|rådet|departementet|institutet|förbundet|forskarna|experterna             # kassan
    )$
    """,
    re.X,
)
_MOST_ACTOR = 4


def is_of_pronoun(tokens: list[Token], verb: int) -> bool:
    """Whether a pronoun is the subject of a verb, with nothing but auxiliaries between."""
    k = verb - 1
    while k >= 0 and (tokens[k][0] in AUXILIARIES or tokens[k][0] in TENDING or tokens[k][0] in LIGHT or tokens[k][0] == "att"):
        k -= 1
    turned = any(token[0] in THAT for token in tokens[max(0, k) : verb])
    return (k >= 0 and tokens[k][0] in THAT) or turned


def cost_of_whom(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """What a pronoun costs somebody, with the verb: who pays alone would be what costs ("Det kostar samhället")."""
    last = len(tokens)
    while last > verb + 1 and (
        tokens[last - 1][0] in FUNCTION or tokens[last - 1][0] in CLASSES["several"] or tokens[last - 1][0] in LIGHT
    ):
        last -= 1
    if last == verb + 1 or last - verb > _MOST_PAYER or "," in sentence.text[tokens[verb][2] : tokens[last - 1][1]]:
        return None
    return sentence.text[tokens[verb][1] : tokens[last - 1][2]] if noun_phrase(sentence, tokens[verb + 1 : last]) else None


PRICES = ("kosta", "kostar", "kostade", "kostat")
_MOST_PAYER = 5
