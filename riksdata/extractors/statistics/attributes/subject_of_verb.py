"""What is counted or measured where it does not follow the figure: the subject or object of the verb that says the figure."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.clause_words import BREAK, COPULAS, text_between
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import DASHES, definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import STATING
from riksdata.extractors.statistics.attributes.object_of_verb import PRICES, changed_object, cost_of_whom, estimated_object, is_of_pronoun
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, Token
from riksdata.extractors.statistics.attributes.subject_behind_verb import (
    behind_asides,
    between_come_and_att,
    inverted,
    phrase_to_comma,
    turned,
)
from riksdata.extractors.statistics.attributes.subject_of_joined_verbs import begin_of_second_clause, of_first_verb
from riksdata.extractors.statistics.attributes.subject_words import AUXILIARIES, PRONOUNS, SOMEBODY, TENDING, TURNS
from riksdata.extractors.statistics.attributes.words_before_verb import has_verb
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES

_COSTS = CLASSES["costing"]
"""Verbs between which and the figure stands who pays or gets it."""
_WORTH = ("värd", "värt", "värda")
"""Right before an amount: then what its verb has behind it is no subject ("Tavlan är stulen och värd")."""


def subject(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What the sentence says the figure of: the subject before its verb, or between verb and figure where they are turned round.

    `at`: where the figure begins; `low`: where the figure before it ends, which nothing is looked for beyond.
    """
    sentence, at, low = own(sentence, at, low)
    opened = sentence.text.rfind("(", low, at)
    if (
        opened >= 0
        and ")" not in sentence.text[opened:at]
        and has_verb(sentence, opened, at)
        and not sentence.lower.startswith("(och ", opened)
    ):
        low = opened  # a statement in brackets has its own subject
    tokens = sentence.before(at, low)
    said = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k][0] in STATING), None)
    if said is None:
        return None
    tending = said > 1 and tokens[said - 1][0] == "att" and tokens[said - 2][0] in AUXILIARIES | TENDING
    verb = said - 2 if tending else said  # "kommer att öka med"
    joined = verb and tokens[verb - 1][0] in ("och", "samt") and text_between(sentence, tokens, verb).isspace()
    if joined and (same := of_first_verb(sentence, tokens, verb - 1)):
        return same
    found = changed_object(sentence, tokens, verb) or _chance(sentence, tokens[:verb]) or estimated_object(sentence, tokens, verb)
    if found := found or between_come_and_att(sentence, tokens, verb):
        return found
    costs = _costs(sentence, tokens, verb)
    if behind := _behind_verb(sentence, tokens, verb, costs, at):
        return behind
    auxiliary = _auxiliary_before(sentence, tokens, verb)
    if auxiliary is not None:
        inner = phrase_to_comma(sentence, inverted(behind_asides(sentence, tokens[auxiliary + 1 : verb])))
        if inner:
            return inner
        verb = auxiliary
    begun = begin_of_second_clause(tokens, verb)
    first, end = _words_of_subject(sentence, tokens, verb, begun)
    told = tokens[verb][0] in CLASSES["reporting"]
    found = noun_phrase(sentence, tokens[first:end], told)
    if found is None and tokens[said][0] in PRICES and is_of_pronoun(tokens, said):
        return cost_of_whom(sentence, tokens, said)
    if found is None and costs and not any(token[0] in PRONOUNS for token in tokens[first:verb]):
        found = phrase_to_comma(sentence, inverted(tokens[verb + 1 :], costs))
    if found is None and first > begun and any(token[0] in SOMEBODY for token in tokens[first:verb]):
        return None  # "menade att det riskerade": not who thinks so
    return found or noun_phrase(sentence, tokens[begun:verb], told)


def _costs(sentence: Sentence, tokens: list[Token], verb: int) -> bool:
    """Whether who pays or gets the figure may stand between the verb and it."""
    costs = verb > 0 and (tokens[verb][0] in _COSTS or (tokens[-1][0] in _WORTH and tokens[verb][0] not in ("har", "hade")))
    led = costs and "," in text_between(sentence, tokens, verb) and tokens[0][0] in CLASSES["preposition"]
    return costs and not led  # "Med bilhyra, kostar varje försök"


def _behind_verb(sentence: Sentence, tokens: list[Token], verb: int, costs: bool, at: int) -> str | None:
    """The subject between the verb and the figure at `at`, where they are turned round."""
    copula = tokens[verb][0] in COPULAS and verb > 0
    if (copula and tokens[verb - 1][0] in PRONOUNS) or costs or _led_by_subject(sentence, tokens, verb):
        return None
    between = turned(sentence, inverted(behind_asides(sentence, tokens[verb + 1 :])))
    if between and copula and " " not in between and not definite(between.lower()):
        if between.endswith("t") and _led(sentence, tokens, verb):
            return None  # "bortfallet för staten blir enormt"
        if "," in sentence.text[tokens[verb][2] : at]:
            return None  # "reviret är vidsträckt, vanligen 2 km"
    return between


def _auxiliary_before(sentence: Sentence, tokens: list[Token], verb: int) -> int | None:
    """The auxiliary that the verb belongs to, which its subject may follow; None where it has none."""
    first = verb
    while first > 0 and verb - first < _MOST_TO_AUXILIARY:
        first -= 1
        if tokens[verb][0] in AUXILIARIES and "," in sentence.text[tokens[first][2] : tokens[first + 1][1]]:
            return None
        if tokens[first][0] in AUXILIARIES and not (first and tokens[first - 1][0] == "som"):
            return first
        if tokens[first][0] in BREAK:
            return None
    return None


_MOST_TO_AUXILIARY = 10
"""Words between an auxiliary and its verb."""


def _words_of_subject(sentence: Sentence, tokens: list[Token], verb: int, begun: int) -> tuple[int, int]:
    """From which word and up to which the subject before a verb may reach, whose clause begins at `begun`."""
    low = end = verb
    while low > begun:
        gap = text_between(sentence, tokens, low)
        listed = any(token[0] == "och" for token in tokens[low:verb]) and not any(token[0] in VERBS for token in tokens[:low])
        infinitive = tokens[low - 1][0] == "att" and low < verb and tokens[low][0] in VERBS and tokens[low][0].endswith(("a", "as"))
        if infinitive:
            low -= 1
            continue
        if low > 2 and tokens[low - 1][0] == "att" and tokens[low - 2][0] == "genom":
            end, low = low - 2, low - 2  # "sektorn genom att utnyttja tekniken kan effektiviseras"
            continue
        # "tågen där pendlingen beräknas öka"
        placed = tokens[low - 1][0] == "där" and low < verb and definite(tokens[low][0].removesuffix("s"))
        placed = placed and (
            "som" in (token[0] for token in tokens[low:verb]) or not any(finite(token[0]) for token in tokens[low + 1 : verb])
        )  # "intyg där sjukdom finns med har ökat"
        placed = placed or (tokens[low - 1][0] in _IN_WHICH and low < verb and definite(tokens[low][0].removesuffix("s")))
        dashed = gap in DASHES and low < verb
        if dashed or placed or tokens[low - 1][0] in TURNS or ";" in gap or ": " in gap or (", " in gap and low < verb and not listed):
            break
        low -= 1
    return low, end


_IN_WHICH = frozenset(("vilken", "vilket", "vilka"))
"""Behind a preposition: before a definite noun a clause begins ("en bransch i vilken lönerna minskar")."""


def _led_by_subject(sentence: Sentence, tokens: list[Token], verb: int) -> bool:
    """Whether the subject of "har" stands before it, so that a time behind it is none ("Antalet har sedan inträdet gått ned från")."""
    if tokens[verb][0] not in ("har", "hade") or verb + 1 >= len(tokens) or tokens[verb + 1][0] not in ("sedan", "sen", "alltsedan"):
        return False
    return definite(tokens[verb - 1][0]) or noun_phrase(sentence, tokens[begin_of_second_clause(tokens, verb) : verb]) is not None


def _led(sentence: Sentence, tokens: list[Token], verb: int) -> bool:
    """Whether a subject stands before a copula, so that an adjective behind it is none."""
    return (
        verb > 0 and not definite(tokens[-1][0]) and noun_phrase(sentence, tokens[begin_of_second_clause(tokens, verb) : verb]) is not None
    )


_CHANCES = frozenset(("risken", "risk", "sannolikheten", "chansen", "chanserna", "oddsen"))
"""Nouns of which a clause with "för att" tells ("Risken för att drabbas ökar tre gånger")."""


def _chance(sentence: Sentence, tokens: list[Token]) -> str | None:
    """The noun of which a clause with "för att" tells right before its verb."""
    found = next((k for k in range(len(tokens) - 3, -1, -1) if tokens[k][0] in _CHANCES), None)
    if found is None or [token[0] for token in tokens[found + 1 : found + 3]] != ["för", "att"]:
        return None
    if "," in sentence.text[tokens[found][2] : tokens[-1][2]]:
        return None
    start, end = tokens[found][1:3]
    return sentence.text[start:end]
