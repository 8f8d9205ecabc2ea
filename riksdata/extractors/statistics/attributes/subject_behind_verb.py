"""The subject that follows its verb, with what may stand between the two ("ökade enligt SCB hyrorna med", "kommer nivåerna att vara")."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, LIGHT, text_between
from riksdata.extractors.statistics.attributes.noun_phrase import definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import Token, is_verb
from riksdata.extractors.statistics.attributes.subject_words import AUXILIARIES, LATEST, NUMBER_NOUNS, TIME
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


def behind_asides(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The words behind a verb without those that say when or by whom it is told, where the subject follows them.

    "ökade enligt SCB hyrorna med": the rents; with nothing definite behind what stands between, all the words.
    """
    low = 0
    while low < len(tokens):
        word = tokens[low][0]
        if word == "enligt":
            end = low + 1
            while end < len(tokens) and sentence.text[tokens[end][1]].isupper():
                end += 1
            owner = end > low + 1 and tokens[end - 1][0].endswith("s") and end + 1 < len(tokens)
            if owner and not definite(tokens[end][0]) and tokens[end][0] not in NUMBER_NOUNS:
                end += 1  # "enligt Statens järnvägar"
            told_by = end == low + 1 and end < len(tokens) and (definite(tokens[end][0]) or tokens[end][0] in ("uppgift", "uppgifter"))
            low = end + told_by
        elif low + 1 < len(tokens) and _says_when(word, tokens[low + 1][0]):
            low += 2
        elif word == "under" and low + 1 < len(tokens) and (time := _time_behind(tokens, low + 1)):
            low = time
        else:
            break
    rest = tokens[low:]
    named = bool(rest) and (definite(rest[0][0]) or rest[0][0] in NUMBER_NOUNS)
    return rest if low and named and "," not in sentence.text[tokens[0][1] : rest[0][1]] else tokens


def _says_when(word: str, following: str) -> bool:
    """Whether two words say when ("i fjol", "i april", "samma år")."""
    if word == "i":
        return following in _WHEN or following in CLASSES["month"]
    return word in _WHICH_TIME and TIME.search(following) is not None


def _time_behind(tokens: list[Token], low: int) -> int:
    """Where a time ends that begins at a word with at most two words before its noun; 0 where none does."""
    for k in range(low, min(low + 3, len(tokens))):
        if TIME.search(tokens[k][0]):
            return k + 1
        if tokens[k][0] not in _WHICH_TIME and tokens[k][0] not in LATEST and tokens[k][0] not in ("den", "det", "de", "hela"):
            return 0
    return 0


_WHEN = frozenset(("fjol", "år", "dag", "genomsnitt", "snitt", "praktiken", "stället"))
_WHICH_TIME = frozenset(("förra", "samma", "varje", "nästa", "föregående"))


def between_come_and_att(sentence: Sentence, tokens: list[Token], verb: int) -> str | None:
    """The subject between "kommer" and "att" ("kommer nivåerna att vara")."""
    if verb < _LEAST_COMING or tokens[verb - 1][0] != "att":
        return None
    low = max(0, verb - 10)
    come = next((k for k in range(verb - 3, low - 1, -1) if tokens[k][0] in ("kommer", "kom")), None)
    if come is None or any(token[0] in CLAUSES for token in tokens[come + 1 : verb - 1]):
        return None
    inside = tokens[come + 1 : verb - 1]
    if len(inside) == 1 and sentence.text[inside[0][1] : inside[0][2]].isupper():
        return sentence.text[inside[0][1] : inside[0][2]]  # "kommer SJ att bli"
    return phrase_to_comma(sentence, inverted(inside))


_LEAST_COMING = 3


def inverted(tokens: list[Token], costs: bool = False) -> list[Token]:
    """The subject that follows its verb at once (adverbs may stand between); a phrase with a preposition is none.

    `costs`: what follows the verb may be who pays.
    """
    low = 0
    while low < len(tokens) and (aside := _asides(tokens, low)):
        low += aside
    if (
        low == len(tokens)
        or "enligt" in (tokens[low][0], tokens[low - 1][0] if low else "")
        or tokens[low][0] in CLASSES["preposition"]
        or tokens[low][0] in _NO_SUBJECT
    ):
        return []
    if len(tokens) > low + 1 and tokens[low][0] not in NUMBER_NOUNS and definite(tokens[low][0]) and definite(tokens[low + 1][0]):
        # "sänker regeringen skatten med …": of the second; "kostar köerna samhället …": of the first
        return tokens[low : low + 1] if costs else with_meaning(tokens[low + 1 :])
    head = low
    while head + 1 < len(tokens) and (tokens[head][0] in ("den", "det", "de") or (head > low and adjective(tokens[head][0]))):
        head += 1
    if head > low and not costs and head + 1 < len(tokens) and definite(tokens[head][0]) and definite(tokens[head + 1][0]):
        return _from_level(tokens[head + 1 :])  # "sänkte den nya regeringen skatten från 2006 års nivå med …"
    rest = with_meaning(tokens[low:])
    alone = len(rest) == 1 and not definite(rest[0][0])
    return [] if alone and (rest[0][0].endswith(_ADVERBIAL) or _DONE.search(rest[0][0])) else rest


def _from_level(tokens: list[Token]) -> list[Token]:
    """The words without the level from which something changes."""
    level = next((k for k, token in enumerate(tokens) if token[0] == "från"), len(tokens))
    return with_meaning(tokens[:level] if tokens[-1][0].startswith("nivå") or tokens[-1][0] == "med" else tokens)


_DONE = lazy_regex(r"(?:[dgklnmrstv]ats|[äöåy][lnrgkt]{1,2}ts|[^\W\d_]{3}its)$(?<!plats)(?<!sats)(?<!krats)")
"""What was done to somebody, behind its auxiliary ("har bötfällts med"): no subject of it."""
_ADVERBIAL = ("artat", "erat", "igt", "skt", "amt", "ätt", "nabbt", "raftigt")
"""Ends of adverbs ("lavinartat"), which no subject has."""
_NO_SUBJECT = frozenset(
    (
        *("år", "att", "så", "då", "när", "där", "som", "medan", "innan"),
        *("budgetåret", "läsåret", "skolåret", "verksamhetsåret", "kalenderåret", "räkenskapsåret"),
    )
)
"""Behind a verb: then no subject follows it, but a time or a clause ("var, när löftet gavs, 12 procent")."""


def _asides(tokens: list[Token], low: int) -> int:
    """How many words that say nothing of the subject stand at `low`: an adverb, an auxiliary, "till exempel"."""
    if tuple(token[0] for token in tokens[low : low + 2]) in _ASIDES:
        return 2
    if tokens[low][0] in ("de", "den", "det") and low + 1 < len(tokens) and tokens[low + 1][0] in LATEST:
        time = next((k for k in range(low + 2, min(low + 5, len(tokens))) if TIME.search(tokens[k][0])), None)
        if time is not None:
            return time + 1 - low  # "har de senaste tio åren sjunkit"
    if tokens[low][0] == "i" and low + 2 < len(tokens) and tokens[low + 2][0] == "fall":
        return 3  # "tar det i bästa fall"
    estimated = low + 1 < len(tokens) and tokens[low + 1][0] == "till" and _ESTIMATED.match(tokens[low][0])
    return int(bool(estimated) or tokens[low][0] in LIGHT or tokens[low][0] in AUXILIARIES)


_ASIDES = frozenset(
    (("till", "exempel"), ("bland", "annat"), ("i", "dag"), ("i", "genomsnitt"), ("i", "snitt"), ("i", "fjol"), ("enligt", "uppgift"))
)
_ESTIMATED = lazy_regex(r"(?:beräkna|uppskatta|budgetera|kalkylera|prognostisera|värdera|begränsa)[dt]$|bedöm[dt]$|fastställ[dt]$|satt$")
"""Participles of verbs that say a figure of their subject ("kostnaden är beräknad till")."""


def with_meaning(tokens: list[Token]) -> list[Token]:
    """The tokens from the first to the last that carry meaning; empty where none does."""
    low, high = 0, len(tokens)
    begins = bool(tokens) and tokens[0][0] in _SHORT
    while low < high and (
        (tokens[low][0] in FUNCTION and not _NAMED_CHANGE.search(tokens[low][0]))
        or tokens[low][0] in CLASSES["month"]
        or tokens[low][0] == "år"
    ):
        low += 1
    while high > low and tokens[high - 1][0] in FUNCTION:
        high -= 1
    return tokens[low:high] if begins or any(len(t[0]) > 3 or t[0] == "män" for t in tokens[low:high]) else []


_SHORT = ("bnp", "bni")
"""Nouns of three letters, which name what is told where they follow the verb at once ("steg bnp med")."""
_NAMED_CHANGE = lazy_regex(r"(?:ning|växt|gång)en$")


def turned(sentence: Sentence, tokens: list[Token]) -> str | None:
    """The subject that follows its verb; "antalet ärenden redovisade till åklagare" is of the number, whatever its participle leads to."""
    found = phrase_to_comma(sentence, tokens)
    if found is None or not tokens or tokens[0][0] not in NUMBER_NOUNS or found.lower().startswith(tokens[0][0]):
        return found
    verb = next((k for k, token in enumerate(tokens) if is_verb(token[0])), 0)
    return noun_phrase(sentence, tokens[:verb]) or found


def phrase_to_comma(sentence: Sentence, tokens: list[Token]) -> str | None:
    """The noun phrase that the words hold, up to the first comma among them."""
    for k in range(1, len(tokens)):
        if "," in text_between(sentence, tokens, k):
            return noun_phrase(sentence, tokens[:k])
    return noun_phrase(sentence, tokens)
