"""What is counted or measured: the noun phrase of a figure."""

from __future__ import annotations

import re

from riksdata.extract.statistics.lexicon import CLASSES, words
from riksdata.extract.statistics.sentence import Sentence

_NEXT = re.compile(r"[ \u00a0\u2009\u202f]{1,2}(?:[\"”’]?)([^\W\d_]+(?:[-:’/][\w]+)*)")
_STOP = words("preposition", "conjunction", "pronoun", "auxiliary", "verb", "adverb") - {"hälften"}
_FUNCTION = (
    _STOP
    | words("modal", "proposal", "reporting", "increase", "decrease", "time")
    | {
        "uppgå",
        "kosta",
        "betala",
        "landa",
        "ligga",
        "vara",
        "uppnå",
        "utgöra",
        "omfatta",
        "bli",
        "ge",
        "enligt",
        "cirka",
        "samma",
        "siffra",
        "siffran",
        "motsvarande",
        "jämfört",
        "andel",
        "procent",
        "genomsnitt",
        "snitt",
    }
)
_VERBS = (
    words("fact", "verb", "auxiliary", "increase", "decrease")
    - {
        "ökning",
        "ökningen",
        "minskning",
        "minskningen",
        "höjning",
        "höjningen",
        "sänkning",
        "sänkningen",
        "tillväxt",
        "tillväxten",
        "besparing",
        "nedgång",
        "nedgången",
        "uppgång",
        "uppgången",
        "förlorat",
        "gått",
    }
    - {"enligt"}
)
_AUX = frozenset(
    (
        "har",
        "hade",
        "ha",
        "kan",
        "kunde",
        "skulle",
        "ska",
        "kommer",
        "väntas",
        "beräknas",
        "uppskattas",
        "bedöms",
        "förväntas",
        "beräknades",
        "uppskattades",
    )
)
_LIGHT = words("adverb") | {"enligt"}
_BREAK = frozenset(("att", "medan", "men", "eftersom", "då", "och", "samt", "där", "när", "vilket"))
_ADJECTIVE = re.compile(r"(?:ade|ande|ende|iga|ska|liga|lösa|fulla|bara|samma|aste|sta|lla|na|ta|da|ya|ra|a|e|iv|ig|isk|sam|ell)$")
_NOUN_A = re.compile(r"(?:orna|arna|erna|jorna|sorna|anna|ena|männen|kronorna|ekonomierna|rna)$")
_FUNCTION_OR_HALF = _FUNCTION | {"hälften"}
DETERMINERS = CLASSES["determiner"]


def _adjective(word: str) -> bool:
    return bool(_ADJECTIVE.search(word)) and not _NOUN_A.search(word)


def following(text: str, at: int, determiners: bool = False) -> tuple[str | None, int]:
    """The noun phrase that begins at `at`: adjectives and noun, cut where it ends; with its end. `determiners`: it may have some."""
    end, taken, head = at, 0, None
    start = None
    for _ in range(7):
        hit = _NEXT.match(text, end)
        if hit is None:
            break
        word = hit[1].lower()
        if taken == 0 and (word in DETERMINERS if determiners else word in ("andra", "sådana", "dylika")):
            start = hit.start(1) if start is None else start
            end = hit.end()
            continue
        if word in _STOP and not (word == "fall" or word in CLASSES["nominal"]):
            break
        if word in ("stycken", "st"):
            end = hit.end()
            continue
        start = hit.start(1) if start is None else start
        end, taken = hit.end(), taken + 1
        head = hit[1]
        genitive = word.endswith("s") and determiners and len(word) > 3 and taken < 4
        if not (_adjective(word) or genitive):
            break
        if not _noun_follows(text, end):
            if word.endswith("ade") and word not in CLASSES["nominal"] and not determiners:
                return None, at  # a verb: "elområde 3 handlade det om"
            break
    if start is None or head is None:
        return None, at
    joint = re.compile(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{4,})(?=[ \u00a0,.;)]|$)").match(text, end) if determiners else None
    if (
        joint
        and joint[1].lower() not in _FUNCTION_OR_HALF
        and re.match(r"[ \u00a0](?:av|i|på|som|har|är|från)\b", text[joint.end() : joint.end() + 5])
    ):
        end = joint.end()
    return text[start:end], end


_PEOPLE = re.compile(r"(?:or|män|barn|par|folk|pojkar|personer|elever|företag|kött|gifta|svenskar|invandrare|väljare)$")
_SHAPED = re.compile(r"(?:r|de|te|s|st|tt|it|are)$")


def bare(text: str, at: int) -> tuple[str | None, int]:
    """The noun that follows a percentage without av ("70 procent män"); a word that may be a verb is none."""
    phrase, end = following(text, at)
    if phrase is None:
        return None, at
    last = phrase.rsplit(None, 1)[-1].lower()
    first = phrase.split(None, 1)[0].lower()
    if (
        first in CLASSES["degree"]
        or (_SHAPED.search(last) and not _PEOPLE.search(last))
        or (_SHAPED.search(first) and first != last)
        or last in _FUNCTION
        or last in _VERBS
    ):
        return None, at
    return phrase, end


_CLAUSE = re.compile(r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?att((?:[ \u00a0][^\W\d_]+){1,6})")


def clause(text: str, at: int) -> str | None:
    """What is said to be so much more common: "vanligt att inhyrd personal drabbas"."""
    hit = _CLAUSE.match(text, at)
    return hit[1].strip() if hit else None


_AFTER = re.compile(r"(?:[ \u00a0](?:i|för|på|av|till|om)[ \u00a0][^\W\d_]+(?:[ \u00a0][^\W\d_]+)?){1,2}")


def after_phrase(text: str, at: int) -> str | None:
    """The phrases with prepositions directly after a figure, where nothing else says what it is of."""
    hit = _AFTER.match(text, at)
    return hit[0].strip() if hit else None


def _noun_follows(text: str, at: int) -> bool:
    hit = _NEXT.match(text, at)
    return bool(hit) and hit is not None and hit[1].lower() not in _STOP


_THOSE_WHO = re.compile(r"[ \u00a0](?:de|dem|alla|dessa)[ \u00a0](?:som|med|vars)(?:[ \u00a0][^\W\d_]+){1,3}")


def of_phrase(text: str, at: int) -> tuple[str | None, int]:
    """ "av samtliga misstänkta för sexualbrott": the phrase with av after a share."""
    hit = re.compile(r"[ \u00a0\u2009\u202f]{1,2}(?:av|utav)(?=[ \u00a0])").match(text, at)
    if hit is None:
        return None, at
    those = _THOSE_WHO.match(text, hit.end())
    if those:
        return text[hit.start() : those.end()].strip(), those.end()
    phrase, end = following(text, hit.end(), determiners=True)
    if phrase is None:
        return None, at
    return text[hit.start() : end].strip(), end


def attribute(sentence: Sentence, at: int) -> str | None:
    """The phrase before "på"/"om" that the figure at `at` belongs to ("turisternas konsumtionsutgifter på 317 miljarder")."""
    before = sentence.before(at)
    if len(before) < 2 or before[-1][0] not in ("på", "om") or at - before[-1][2] > 3:
        return None
    noun = before[-2]
    if noun[0] in _FUNCTION or noun[0] in _VERBS or len(noun[0]) < 4:
        return None
    k = len(before) - 2
    while k > 0 and k > len(before) - 9:
        word = before[k - 1]
        if word[0] in _VERBS or word[0] in _BREAK or sentence.text[word[2] : before[k][1]].strip() or word[0] in ("på", "om", "med"):
            break
        k -= 1
    while before[k][0] in _FUNCTION and before[k] is not noun:
        if before[k][0] in CLASSES["preposition"] and before[k][0] not in ("av", "till", "för"):
            return None
        k += 1
    return sentence.text[before[k][1] : noun[2]]


def subject(sentence: Sentence, at: int, low: int = 0) -> str | None:
    """What the sentence says the figure of: the subject before its verb, or between verb and figure where they are turned round.

    `at`: where the figure begins; `low`: where the figure before it ends, which nothing is looked for beyond.
    """
    tokens = sentence.before(at, low)
    verb = next((k for k in range(len(tokens) - 1, -1, -1) if tokens[k][0] in _VERBS), None)
    if verb is None:
        return None
    between = _inverted(tokens[verb + 1 :])
    if between:
        return _cut(sentence, between)
    first = verb
    while first > 0 and verb - first < 10:
        first -= 1
        if tokens[first][0] in _AUX:
            inner = _inverted(tokens[first + 1 : verb])
            if inner:
                return _cut(sentence, inner)
            verb = first
            break
        if tokens[first][0] in _BREAK:
            break
    low = verb
    while low > 0:
        gap = sentence.text[tokens[low - 1][2] : tokens[low][1]]
        if tokens[low - 1][0] in ("att", "medan", "men", "eftersom", "vilket") or ";" in gap or ":" in gap or (", " in gap and low < verb):
            break
        low -= 1
    return _span(sentence, _content(tokens[low:verb]) or _content(tokens[:verb]))


def has_verb(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a verb that states stands between two places of the sentence."""
    return any(token[0] in _VERBS for token in sentence.before(high, low))


def around(sentence: Sentence, at: int) -> str | None:
    """The words before a figure, back to the last comma, where no subject was made out."""
    tokens = sentence.before(at)
    low = max(0, len(tokens) - 8)
    for k in range(len(tokens) - 1, low, -1):
        if "," in sentence.text[tokens[k - 1][2] : tokens[k][1]] and k < len(tokens) - 1:
            low = k
            break
    return _span(sentence, _content(tokens[low:]))


def _inverted(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The subject that follows its verb at once (adverbs may stand between); a phrase with a preposition is none."""
    low = 0
    while low < len(tokens) and (tokens[low][0] in _LIGHT or tokens[low][0] in _AUX):
        low += 1
    if (
        low == len(tokens)
        or "enligt" in (tokens[low][0], tokens[low - 1][0] if low else "")
        or tokens[low][0] in CLASSES["preposition"]
        or tokens[low][0] in ("år", "att")
    ):
        return []
    return _content(tokens[low:])


def _content(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The tokens from the first to the last that carry meaning; empty where none does."""
    low, high = 0, len(tokens)
    while low < high and (tokens[low][0] in _FUNCTION or tokens[low][0] in CLASSES["month"]):
        low += 1
    while high > low and tokens[high - 1][0] in _FUNCTION:
        high -= 1
    return tokens[low:high] if any(len(t[0]) > 3 for t in tokens[low:high]) else []


def _cut(sentence: Sentence, tokens: list[tuple[str, int, int]]) -> str | None:
    for k in range(1, len(tokens)):
        if "," in sentence.text[tokens[k - 1][2] : tokens[k][1]]:
            return _span(sentence, tokens[:k])
    return _span(sentence, tokens)


def _span(sentence: Sentence, tokens: list[tuple[str, int, int]]) -> str | None:
    if not tokens:
        return None
    phrase = sentence.text[tokens[0][1] : tokens[-1][2]]
    return phrase if len(phrase) <= 160 else phrase[-160:].partition(" ")[2]
