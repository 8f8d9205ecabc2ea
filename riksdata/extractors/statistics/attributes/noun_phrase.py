"""A noun phrase from the words of a sentence, as the sentence writes it: without subject, verb, source and what only places it."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.noun_words import DETERMINERS, FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, Token, is_source, phrase_of
from riksdata.extractors.statistics.attributes.publisher import named_in
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms, ordinal

_BARE_ADJECTIVE = lazy_regex(r"(?:ivt|iva|igt|öga|ellt|iskt|aste|[eimnr]alt|talt)$|^(?:hög|läg|stör|min|läng|kort|sena|främ)sta$")
_BARE = frozenset(
    (
        "omfattande", "betydande", "avgörande", "återkommande", "otillräcklig", "otillräckliga",
        "uppdelad", "uppdelat", "uppdelade", "fördelad", "fördelat", "fördelade",
    )
)  # fmt: skip
"""Adjectives and participles that are no noun by themselves."""
_DONE = lazy_regex(r"\w{3}(?:[ae]rats|dubblats|ades)$")
"""Verbs that no list needs to hold ("mångdubblats")."""
_DEFINITE_NOUN = lazy_regex(r"\w{3}(?:en|et|rna|(?<!or)(?<!sed)(?<!red)(?<!inn)(?<!samm)an)$")
_PAST = lazy_regex(r"\w{2}ades?$|\w{2}[kpst]te$|\w{2}(?:[lrgv]|(?<![ae])n)de$")
_LATEST = frozenset(("senaste", "sista", "förra", "kommande", "närmaste"))
_TIME = lazy_regex(r"(?:halvår|kvartal|år(?:et|en)?$|månad|dag(?:en|ar|arna)?$|veck|gång(?:en)?$|decenni|sekl|tiden$)")
_ENDS = frozenset(("enligt", "jämfört"))
"""What is said after these is of the source, or of what the figure is compared with."""
_AT_PLACE = lazy_regex(r"(?:^|[ \u00a0(])[Ii][ \u00a0]$")


def definite(word: str) -> bool:
    """Whether a word has the form of a noun with its article."""
    return bool(_DEFINITE_NOUN.search(word)) and word not in FUNCTION and not adjective(word)


def noun_phrase(sentence: Sentence, tokens: list[Token], told: bool = True) -> str | None:
    """The noun phrase that the words hold, as the sentence writes it; none where it is a place, or (`told`) who tells the figure."""
    found = phrase_of(_after_verb(sentence, tokens), is_source if told else None)
    if len(found) > 1 and found[0][0] in _FORESEEN:
        found = found[1:]  # "förutspås tillväxten bli"
    # "tack vare avdraget": a cause; "för det första": an ordinal counts nothing and is counted by nothing; nor does a number
    if not found or found[0][0] == "tack" or all(ordinal(token[0]) or atoms(token[0]) or token[0] in _LATEST for token in found):
        return None
    if any(token[0] == "inte" for token in found) and not any(token[0] in ("som", "att") for token in found):
        return None  # "nådde inte ända": a clause
    if any(token[0] in _MODAL for token in found[1:]) and not any(token[0] in ("som", "att", "där", "vars") for token in found):
        return None
    only = found[0][0] if len(found) == 1 else ""
    if only.endswith(("at", "it", "tt", "st", "lt", "rt")) and found[0][1]:
        governed = sentence.before(found[0][1] - 1)
        if governed and governed[-1][0] in ("har", "hade", "ha"):
            return None  # "har utlyst"
    if only in _BARE or _BARE_ADJECTIVE.search(only) or _DONE.search(only):
        return None
    start = found[0][1]
    named = sentence.text[start].isupper()
    if named and (_AT_PLACE.search(sentence.text, start - 4, start) or (start and found[0][0] in CLASSES["body"])):
        return None
    found = _after_subject(found)
    if len(found) > 1 and (ordinal(found[0][0]) or found[0][0] in _LATEST) and _TIME.match(found[1][0]):
        return None  # "första halvåret 2017": when, not what
    found = _last_clause(sentence, found)
    cut = next((k for k in range(1, len(found)) if _ends(found, k)), len(found))
    if cut > 2 and found[cut - 2][0] == "som" and found[cut - 3][0] not in _WHICH:
        cut -= 2  # the verb of a relative clause: "skogsbranden som ödelade"
    phrase = _span(sentence, found[:cut])
    return None if any(phrase == source.name for source in sentence.sources(named_in)) else phrase


def _last_clause(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """What follows the last ", och" or "där": the subject of the figure's own clause ("…, och andelen unga", "… där andelen unga")."""
    for k in range(len(tokens) - 1, 0, -1):
        joined = tokens[k][0] == "och" and "," in sentence.text[tokens[k - 1][2] : tokens[k][1]]
        placed = tokens[k][0] == "där" and len(tokens) - k <= _OWN_CLAUSE
        timed = tokens[k][0] in ("då", "när") and k + 1 < len(tokens) and definite(tokens[k + 1][0])
        if sentence.text[tokens[k - 1][2] : tokens[k][1]] in DASHES and phrase_of(tokens[k:]):
            return phrase_of(tokens[k:])
        if (joined or placed or timed) and k + 1 < len(tokens) and phrase_of(tokens[k + 1 :]):
            return phrase_of(tokens[k + 1 :])
    return tokens


_OWN_CLAUSE = 5
DASHES = (" – ", " - ", " @ ", " — ")
"""Between the parts of a sentence; "@" is what some conversions made of a dash."""
_MODAL = frozenset(("kan", "måste", "ska", "skall", "skulle", "bör", "vill", "kunde", "får"))
_FIGURE = lazy_regex(r"\d[\d ,\u00a0]*(?:%|procent|kronor|kr\b|miljon|miljard)")


_FORESEEN = frozenset(("förutspås", "förutspåddes", "spås", "spåddes", "prognostiseras", "förutses", "förutsågs"))


def _after_verb(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """Without a verb in the past that leads them, and a name after it: "importerade Sverige odlad lax", "rusade till och med priset".

    A participle ("importerade varor") is followed by its noun, which has no article.
    """
    if len(tokens) < 2 or not _PAST.search(tokens[0][0]) or tokens[0][0] in CLASSES["nominal"]:
        return tokens
    begins = tokens[0][1]
    if begins and sentence.before(begins - 1) and sentence.before(begins - 1)[-1][0] in DETERMINERS:
        return tokens
    second, named = tokens[1][0], sentence.text[tokens[1][1]].isupper()
    if not (named or second in CLASSES["preposition"] or definite(second) or tokens[0][0].endswith("ades")):
        return tokens
    owner = second.endswith("s") or len(tokens) < 3 or sentence.text[tokens[2][1]].isupper() or tokens[2][0] in FUNCTION
    return tokens[2:] if named and not owner else tokens[1:]


_WHICH = ("andelen", "antalet", "de", "dem", "alla")
"""Which need their relative clause ("andelen som återfaller")."""
WORTH = frozenset((("till", "ett", "värde"), ("till", "ett", "belopp"), ("till", "en", "summa")))
"""What follows the goods that an amount is of ("varor till ett värde av …")."""


def _ends(tokens: list[Token], k: int) -> bool:
    """Whether the phrase ends before a word: there its source, its worth or what it is compared with begins."""
    said = tuple(token[0] for token in tokens[k : k + 3])
    return said[0] in _ENDS or said[:2] == ("i", "jämförelse") or said in WORTH


def _after_subject(tokens: list[Token]) -> list[Token]:
    """What an article begins directly after a noun: the object after its subject ("regeringen ett första krisstöd")."""
    for k in range(len(tokens) - 2, 0, -1):
        if tokens[k][0] in ("en", "ett") and tokens[k - 1][0] not in FUNCTION and tokens[k - 1][0] not in VERBS:
            return tokens if any(token[0] == "som" for token in tokens[:k]) else tokens[k + 1 :]
    return tokens


def _span(sentence: Sentence, tokens: list[Token]) -> str | None:
    if not tokens:
        return None
    phrase = sentence.text[tokens[0][1] : tokens[-1][2]]
    for quote in ('"', "”"):
        if phrase.count(quote) % 2 and sentence.text.startswith(quote, tokens[-1][2]):
            phrase += quote
    if _FIGURE.search(phrase.partition(" som ")[0]):
        return None  # "kvinnor för 42 procent och män": of another figure
    if ")" in phrase and "(" not in phrase:
        return None  # "fot) i hamnen"
    if "(" in phrase and ")" not in phrase:
        phrase = phrase.partition("(")[0].strip(" ,\u00a0")
    return phrase if len(phrase) <= 160 else phrase[-160:].partition(" ")[2]
