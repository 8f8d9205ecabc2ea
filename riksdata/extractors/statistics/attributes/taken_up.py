"""What a figure is of where its own clause does not say it: what a pronoun takes up, or what the figure before it was of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import phrase_after, subject_of_verb
from riksdata.extractors.statistics.attributes.noun_words import DETERMINERS, FUNCTION, STATING, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, Token, is_source
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import PARTS
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_OF_THEM = lazy_regex(r"(?:av|bland)[ \u00a0](?:dem|dom|dessa|detta)$", re.IGNORECASE)
_MOST_BACK = 4
"""Figures that are looked back over."""
_NEAR = 4
"""Characters between two sentences of a paragraph."""


def told_before(plain: str, candidate: Candidate, told: Sequence[Candidate], kinds: Sequence[str], near: int = _NEAR) -> str | None:
    """The noun of the nearest figure of one of `kinds` in the sentence of the candidate or the one before it in its paragraph.

    `told`: the figures before it, in their order; `near`: characters that may lie between the two sentences.
    """
    for earlier in reversed(told[-_MOST_BACK:]):
        if earlier.sentence is not candidate.sentence and earlier.sentence.end < candidate.sentence.start - near:
            return None
        if "\n" in plain[earlier.quantity.end : candidate.start]:
            return None
        if earlier.resolved and earlier.quantity.kind in kinds and not _OF_THEM.search(earlier.resolved):
            return earlier.resolved
    return None


_ONE_BETWEEN = 120
"""Characters of a short sentence between a figure and its change."""
_ANY = (*PARTS, "money", "physical", "time")
_IS = "(?:är|var|blir|blev|innebär|innebar|betyder|betydde|motsvarar|motsvarade|utgör|utgjorde)"
_CHANGE = lazy_regex(
    rf"""
    (?:
        (?:^|[.,–(]{_S}|(?<!\w)(?:och|men){_S})(?:det|detta|vilket|siffran){_S}{_IS}(?:{_S}[^\W\d_]+){{0,2}}?{_S}
        |(?<!\w)(?:handlar|handlade|rör|rörde){_S}det{_S}(?:sig{_S})?om{_S}
        |^
    )
    en{_S}(?:[^\W\d_]+(?:ig|ad|sk|or|iv|ell){_S})?
    (?:ökning|minskning|höjning|sänkning|nedgång|uppgång|uppräkning|förbättring|försämring)
    (?:{_S}(?:med|på|om|från))?{_S}$
    """,
    re.VERBOSE,
)
"""Before the amount of a change whose subject was told before ("Det är en ökning med"; not "en befolkningsökning på")."""
_IT_IS = lazy_regex(rf"(?:^|[.,;–(]{_S}|(?<!\w)(?:och|men){_S})(?:det|detta|vilket|den){_S}{_IS}(?:{_S}[^\W\d_]+){{0,2}}{_S}$")
"""Before a comparison of what was told before ("Det är tre gånger så många som")."""
_DOUBLING = lazy_regex(
    rf"(?:^|[.,–(]{_S}|(?<!\w)(?:och|men){_S})"  # ", "
    rf"(?:(?:det|detta|vilket){_S}{_IS}(?:{_S}[^\W\d_]+){{0,2}}?{_S}"  # det är
    rf"|(?:vi|man){_S}(?:har{_S}|kan{_S}|kunde{_S})?(?:ser?|sett|såg){_S})?$"  # vi ser
)
_THAT_FIGURE = lazy_regex(rf"(?<!\w)(?:denna|den|dessa|de){_S}(?:siffran?|siffror|siffrorna|summan?|andelen?)(?!\w)[^,;:]*$")
_THE_FIGURE = lazy_regex(rf"(?<!\w)siffran(?:{_S}(?!över|för|bland|hos|av)[^\W\d_]+){{0,3}}{_S}$")
OF_WHOM = lazy_regex(r"(?:för|bland|hos|vad gäller|när det gäller|i de fall)[ \u00a0]")
"""At the beginning of a sentence: then it says itself whom the figure is of."""
_IT_IS_ABOUT = lazy_regex(
    rf"""
    (?<!\w)(?:rör|rörde|handlar|handlade){_S}(?:det{_S})?(?:sig{_S})?
    (?:enligt{_S}(?:[^\W\d_]+{_S}){{1,4}}?)?  # enligt förslaget
    (?:[^\W\d_]+{_S}){{0,2}}om{_S}$
    """,
    re.VERBOSE,
)
_COMPARED_WITH = lazy_regex(rf"(?<!\w)(?:jämföra|jämföras|jämfört|jämförs|ställas){_S}(?:med|mot){_S}$")
_NOUNS_OF_FIGURES = ("siffr", "summa", "andel")
"""How the nouns begin of `_THE_FIGURE` and `_THAT_FIGURE`."""
_ABOUT = ("om ", "om\u00a0")
_WITH = ("med ", "mot ", "med\u00a0", "mot\u00a0")
"""What `_IT_IS_ABOUT` and `_COMPARED_WITH` end with: cheap looks before they are searched for."""
_REACH = 90
"""Characters before a figure within which its clause says that it is of something told before."""


def meant(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What the words before a candidate refer to: "Det är en ökning med", "den siffran", "handlar det om", a pronoun as the subject."""
    q, sentence, at = candidate.quantity, candidate.sentence, candidate.q_start
    low = told[-1].q_end if told and told[-1].sentence is sentence else 0
    left = sentence.lower[max(low, at - _REACH) : at]
    again = _DOUBLING if q.word.endswith(("ing", "ingen")) else _CHANGE
    if (again is _DOUBLING or "ng" in left) and again.search(left) and not plain.startswith((" av ", "\u00a0av "), q.end):
        alike = told_before(plain, candidate, told, (q.kind,), _ONE_BETWEEN) if q.kind == "money" else None
        return (
            alike  # "kostnaden var 1 754 miljoner kronor, 0,13 procent av kapitalet. Det är en ökning med 17 miljoner": of the cost
            or told_before(plain, candidate, told, _ANY, _ONE_BETWEEN)
            or (_first_named(sentence.earlier, _ENDINGS["de"]) if sentence.earlier else None)
        )
    if q.kind == "times" and q.word in ("", "dubbelt") and _IT_IS.search(left):
        return told_before(plain, candidate, told, _ANY, _ONE_BETWEEN)
    if any(noun in left for noun in _NOUNS_OF_FIGURES):
        the_figure = _THE_FIGURE.search(left) and not OF_WHOM.match(sentence.lower)
        if the_figure or _THAT_FIGURE.search(left):
            return told_before(plain, candidate, told, _ANY)
    if q.kind in ("money", "percent") and left.endswith(_ABOUT) and _IT_IS_ABOUT.search(left):
        return told_before(plain, candidate, told, _ANY)
    if left.endswith(_WITH) and _COMPARED_WITH.search(left):
        return told_before(plain, candidate, told, PARTS if q.kind in PARTS else (q.kind,))
    pronoun = None if q.word.endswith(("a", "ar", "ade")) else _pronoun(sentence.before(at, low), q.word != "", q.kind == "times")
    if pronoun is None:
        return None
    within = _first_named(sentence, _ENDINGS[pronoun[0]], pronoun[1])
    within = within or (_first_named(sentence.earlier, _ENDINGS[pronoun[0]]) if sentence.earlier else None)
    if within is None and q.kind == "physical" and pronoun[0] in ("de", "dessa") and not sentence.text[: pronoun[1]].strip():
        return told_before(plain, candidate, told, ("count",))  # "Det finns 200 kraftverk. Dessa ger 4 terawattimmar"
    return within


_ENDINGS = {
    "den": lazy_regex(r"\w{3}(?:en|an|ln|rn|on)$"),
    "denna": lazy_regex(r"\w{3}(?:en|an|ln|rn|on)$"),
    "de": lazy_regex(r"\w{3}na$"),
    "dessa": lazy_regex(r"\w{3}na$"),
}
"""By pronoun: the ends of the nouns that it may stand for."""
_BETWEEN = frozenset(("varje", "år", "genomsnitt", "snitt", "dag", "respektive"))
_NOT_MEANT = frozenset(("regeringen", "riksdagen", "staten", "alliansen", "utskottet", "ministern", "statsministern", "motionärerna"))
_TIMES = lazy_regex(
    r"(?:tiden|åren|dage?n|dagarna|veckan|veckorna|månaden|månaderna|perioden|timme?n|timmarna|våren|hösten|sommaren|vintern)$"
)


def _pronoun(tokens: list[Token], verb: bool, ratio: bool) -> Token | None:
    """The pronoun that is the subject of the figure's verb: nothing but verbs and small words stand between it and the figure.

    `verb`: the figure is itself a verb ("har den fyrdubblats"); `ratio`: it is no number that "de" could belong to ("är den tre gånger").
    """
    verbs = int(verb)
    for k in range(len(tokens) - 1, -1, -1):
        word = tokens[k][0]
        if word in _ENDINGS:
            before = tokens[k - 1][0] if k else ""
            inverted = (before in VERBS or before in _WOULD) and (ratio or k < len(tokens) - 1)
            return tokens[k] if inverted or (verbs and before not in _GOVERNS) else None
        clause = word == "att" and _WITH_INFINITIVE.isdisjoint(token[0] for token in tokens[max(0, k - 2) : k])
        if clause or not (word in FUNCTION or word in VERBS or word in _BETWEEN):
            return None
        verbs += word in VERBS
    return None


_WITH_INFINITIVE = frozenset(("kommer", "komma", "väntas", "beräknas", "förväntas", "riskerar", "riskerade"))
"""Verbs after which "att" begins no clause of its own."""
_WOULD = CLASSES["auxiliary"] | CLASSES["modal"] | {"skulle"}
_GOVERNS = frozenset(("av", "för", "till", "med", "på", "i", "hos", "bland", "från", "om", "mot", "över", "under", "vid", "som"))
"""Before a pronoun: then it is no subject."""


_SHIFTS = CLASSES["increase"] | CLASSES["decrease"]
_SHIFT_OF = lazy_regex(rf"(?<!\w)[^\W\d_]{{0,14}}(?:ökning|minskning|höjning|sänkning|uppgång|nedgång)(?:en|ar|arna)?{_S}(?=av{_S}|i{_S})")


def changed_before(sentence: Sentence) -> str | None:
    """What the sentence before said to change, where this one tells the amount ("Våldet har ökat. Sedan 1990 är ökningen 16 procent")."""
    before = sentence.earlier
    if before is None:
        return None
    named = _SHIFT_OF.search(before.lower)
    if named and before.lower.startswith("av", named.end()):
        return phrase_after.following(before.text, named.end() + len("av"), determiners=True)[0]
    verb = next((token for token in before.tokens if token[0] in _SHIFTS and token[0] in VERBS | STATING), None)
    if verb is None:
        return None
    return subject_of_verb.subject(before, verb[2] + 1) or subject_of_verb.subject(before, len(before.text))


def _first_named(sentence: Sentence, ending: re.Pattern[str], before: int | None = None) -> str | None:
    """The first definite noun of the sentence, or of its part before a place, that has the ending; no name, no time, no source.

    One that a preposition governs only where there is no other.
    """
    governed = None
    tokens = sentence.before(len(sentence.text) if before is None else before)
    for k, (word, start, end) in enumerate(tokens):
        if not ending.search(word) or word in FUNCTION or word in VERBS or word in _NOT_MEANT or adjective(word):
            continue
        named = any(character.isalnum() for character in sentence.text[:start]) and sentence.text[start].isupper()
        if _TIMES.search(word) or is_source(word) or named:
            continue
        first = k
        while first and (adjective(tokens[first - 1][0]) or tokens[first - 1][0] in DETERMINERS):
            first -= 1
        if not first or tokens[first - 1][0] not in CLASSES["preposition"]:
            return sentence.text[start:end]
        governed = governed or sentence.text[start:end]
    return governed
