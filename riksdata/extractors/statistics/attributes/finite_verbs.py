"""Verbs that a clause may have as its own, told by their form."""

from __future__ import annotations

from functools import lru_cache

from riksdata.extractors.statistics.attributes.noun_words import STATING
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb


@lru_cache(maxsize=20_000)
def finite(word: str) -> bool:
    """Whether a lower-case word is a verb that a clause may have as its own, no infinitive or supine."""
    return (word in STATING or is_verb(word)) and (not word.endswith(_NOT_FINITE) or word in _FINITE)


_NOT_FINITE = ("a", "as", "at", "ats", "it", "its", "tt", "tts")
_FINITE = frozenset(("ska", "vill", "lät", "satt", "bra", "beräknas", "väntas", "uppskattas", "antas", "satsas", "betalas", "ökas"))
PAST = ("ade", "dde", "tte")
"""Ends of verbs in the past that no list needs to hold, where a verb is due."""
