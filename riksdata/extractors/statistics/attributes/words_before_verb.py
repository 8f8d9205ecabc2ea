"""What stands before the verb of a figure's clause, whatever the verb, and before a figure without a subject."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, COPULAS, LIGHT, text_between
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import STATING
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.attributes.subject_behind_verb import with_meaning
from riksdata.extractors.statistics.attributes.subject_words import AUXILIARIES, PRONOUNS, TURNS
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


def before_verb(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What stands before the last verb of the figure's clause, whatever the verb ("Maxavgiften sätts till")."""
    sentence, at, low = own(sentence, at, low)
    tokens = sentence.before(at, low)
    verb = next((k for k in range(len(tokens) - 1, 0, -1) if is_verb(tokens[k][0]) or tokens[k][0] in STATING), None)
    if verb is None or at - tokens[verb][2] > _NEAR_VERB or "," in sentence.lower[tokens[verb][2] : at].replace(", utan ", " "):
        return None
    if any(token[0] in CLAUSES for token in tokens[verb + 1 :]):
        return None
    last = tokens[verb]
    while verb > 1 and (is_verb(tokens[verb - 1][0]) or tokens[verb - 1][0] in STATING or tokens[verb - 1][0] in LIGHT):
        verb -= 1
    first = verb
    while first and not (tokens[first - 1][0] in CLAUSES or is_verb(tokens[first - 1][0]) or "," in text_between(sentence, tokens, first)):
        first -= 1
    if first > 1 and tokens[first - 2][0] == "som":
        return None
    inside = tokens[first:verb]
    if (
        not inside
        or any(token[0] in PRONOUNS for token in inside)
        or any(sentence.text[token[1]].isupper() for token in inside[first == 0 :])
    ):
        return None
    found = noun_phrase(sentence, inside)
    if found and inside[0][0] in CLASSES["preposition"]:
        # "I dagens system omfördelas": the verb says more than what leads it
        return sentence.text[sentence.text.rfind(found, 0, last[1]) : last[2]] if last[0].endswith("s") else None
    return found


_NEAR_VERB = 45
"""Characters between a verb and the figure that it says."""


def nearing(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """The subject of a verb that is the hedge of a figure ("visar att arbetslösheten närmar sig 10 procent")."""
    if not _NEARS.match(sentence.lower, at):
        return None
    tokens = sentence.before(at, low)
    first = max((k for k in range(len(tokens)) if tokens[k][0] in CLAUSES or finite(tokens[k][0])), default=-1) + 1
    if first < len(tokens) and tokens[first][0] in CLASSES["preposition"] and first and tokens[first - 1][0] in AUXILIARIES:
        return None  # "men har i vissa fall överstigit"
    return noun_phrase(sentence, tokens[first:])


_NEARS = lazy_regex(r"(?:närma(?:r|de|t)?[ \u00a0]sig|översti|överskri|översteg|underskri|understi|understeg|passera)")


def doubled(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What stands before a verb that is itself the figure ("Antalet företag fördubblades")."""
    sentence, at, low = own(sentence, at, low)
    tokens = sentence.before(at, low)
    first = max((k for k in range(len(tokens)) if tokens[k][0] in TURNS or tokens[k][0] in VERBS), default=-1) + 1
    return noun_phrase(sentence, tokens[first:])


def has_verb(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb that states stands between two places of the sentence."""
    return any(token[0] in STATING for token in sentence.before(high, low))


def around(sentence: Sentence, at: int) -> str | None:
    """The words before a figure, back to the last comma or verb, where no subject was made out."""
    sentence, at, _ = own(sentence, at)
    tokens = sentence.before(at)
    low = max(0, len(tokens) - 8)
    for k in range(len(tokens) - 1, low, -1):
        if "," in text_between(sentence, tokens, k) and k < len(tokens) - 1:
            low = k
            break
    verb = max((k for k in range(low, len(tokens)) if is_verb(tokens[k][0]) and tokens[k - 1][0] != "att"), default=low - 1)
    if verb >= 0 and tokens[verb][0] in COPULAS and sentence.text.endswith((", ", ",\u00a0"), 0, at):
        return None  # "arbetet är stressande, 26 procent känner": of the clause before
    return noun_phrase(sentence, with_meaning(tokens[verb + 1 :]))
