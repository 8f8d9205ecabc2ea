"""Words with which no noun phrase ends, left where one was cut ("omfördelningen från dagens"), and words that are none by themselves."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.phrase_edges import ALONE, is_verb
from riksdata.extractors.statistics.vocabulary import CLASSES

_JOINTS = frozenset(("och", "eller", "samt", "men", "än", "som", "att"))
_DETERMINERS = frozenset(("en", "ett", "den", "det", "de", "sin", "sitt", "sina", "våra", "dagens", "årets", "varje"))
"""What a noun must follow."""
_ADVERBS = frozenset(("väl", "à", "åtskilliga", "mycket"))
_CLAUSE = frozenset(("som", "att", "där", "vilka", "vilken", "vars"))
"""What begins a clause, which may end with a preposition: "butikerna som tidningen gick till"."""


def without_cut_end(phrase: str) -> str:
    """The phrase without such words at its end; as it was where nothing would be left.

    A preposition stays that ends a clause or follows a verb ("staten stod för"), and a determiner that is a pronoun ("för att få det").
    """
    words = phrase.split(" ")
    kept = len(words)
    while kept > 1:
        last, before = words[kept - 1].lower(), words[kept - 2].lower()
        ends_clause = not _CLAUSE.isdisjoint(map(str.lower, words[: kept - 1])) or is_verb(before)
        stranded = last in CLASSES["preposition"] and (kept < len(words) or not ends_clause)
        if not (last in _JOINTS or last in _ADVERBS or stranded or (last in _DETERMINERS and before in CLASSES["preposition"])):
            break
        kept -= 1
    left = words[:kept]
    return phrase if kept == len(words) or all(word.lower() in CLASSES["preposition"] | _DETERMINERS for word in left) else " ".join(left)


_ADVERBIAL = ("ligen", "tvis", "svis", "gsvis")
_SET_ASIDE = ("bortsett från ", "oavsett ", "förutom ", "bakgrund av ", "tanke på ", "hänsyn till ", "samband med ")


def is_none(phrase: str) -> bool:
    """Whether words name nothing that is counted: an adverb alone ("Senast"), what a clause sets aside ("Bortsett från näbben")."""
    words = phrase.lower().split(" ")
    alone = all(word in ALONE or word in CLASSES["preposition"] for word in words)
    adverb = len(words) == 1 and words[0].endswith(_ADVERBIAL)
    return alone or adverb or phrase.lower() == "tanke" or phrase.lower().startswith(_SET_ASIDE)
