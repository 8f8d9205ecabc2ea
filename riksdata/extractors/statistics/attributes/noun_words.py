"""The kinds of words by which the noun phrase of a figure is told."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.extractors.statistics.attributes.phrase_edges import ATTRIBUTES
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.swedish.lazy import lazy_regex

STOP = words("preposition", "conjunction", "pronoun", "auxiliary", "verb", "adverb") - {"hälften"} | {"förra"}
"""Words that end a noun phrase."""
FUNCTION = (
    STOP
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
"""Words that hold no noun."""
STATING = (
    (
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
    | words("measuring", "costing")
    | {"vore", "räknas", "antas", "tros", "befaras"}
)
"""Verbs that say a figure of their subject."""
_ADJECTIVE = lazy_regex(
    r"""
    (?:
        ade|ande|ende|iskt|ligt|ivt|[dlmn]sk|iga|ska|liga|lösa|fulla|bara|samma|aste|sta|lla|na|ta|da
        |ya|ra|a|e|iv|ig|isk|sam|ell|bar|lös|långt?|ilt|ellt                              # långt
        |\w{3}(?:erad|[klgsvp]ad)                                                         # påherad
    )
    $
    """,
    re.X,
)
_NOUN_A = lazy_regex(r"(?:orna|arna|erna|jorna|sorna|anna|ena|männen|kronorna|ekonomierna|rna)$")
DETERMINERS = CLASSES["determiner"]


@lru_cache(maxsize=20_000)
def adjective(word: str) -> bool:
    """Whether a lower-case word has the form of an adjective rather than of a noun."""
    return word in ATTRIBUTES or (bool(_ADJECTIVE.search(word)) and not _NOUN_A.search(word))


def same_noun(one: str, other: str) -> bool:
    """Whether two words in lower case are forms of one noun ("ärenden", "ärendena")."""
    shortest = min(len(one), len(other))
    return shortest >= 3 and one[: max(3, shortest - 1)] == other[: max(3, shortest - 1)] and abs(len(one) - len(other)) <= 4
