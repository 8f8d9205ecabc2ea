"""What the words of a sentence show of its purpose: a need, a proposal of the writer's, a grant raised or cut, the chamber's formula."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.stems import words

CLOSING = lazy_regex(
    r"""
    riksdagen\s+(?:bör\s+)?(?:ställa|ställer|tillkännage|ge|begär|besluta|avslå)  # riksdagen bör ställa
    |till\s?känna                                                                 # till känna
    |(?:detta|det)\s+bör\s+(?:riksdagen|ges)                                      # detta bör riksdagen
    """,
    re.I | re.X,
)
"""The chamber's formula in an argument: "Detta bör riksdagen ställa sig bakom"."""
_CUE_LISTS = ("asking", "proposers", "proposing", "actors", "obliged", "should", "mentioned", "formula_words")
ASKING, _PROPOSERS, _PROPOSING, _ACTORS, _OBLIGED, _SHOULD, _MENTIONED, FORMULA = (1 << k for k in range(len(_CUE_LISTS)))
_GRANT = lazy_regex(
    r"""
    \b(?:anslag|medel\b|medlen\b|tilldelning)\w*[^.]{0,200}\b                             # anslag
    (?:öka|ökas|ökar|minska|minskas|minskar|höjs|sänks|tillför|tillförs|uppgå)\b          # öka
    |\b
    (?:
        utökade|utökat|öka|ökas|ökar|minska|minskas|minskar|höjer|sänker|tillför|avsätter
        |anvisar|anslår
    )
    \b[^.]{0,200}\b(?:anslag|medel\b)                                                     # anslag
    """,
    re.I | re.X,
)
_GRANT_NOUNS = ("anslag", "medel", "medlen", "tilldelning")
_GRANT_VERBS = ("öka", "minska", "höj", "sänk", "tillför", "uppgå", "avsätter", "anvisar", "anslår")
"""One of each stands in whatever the pattern finds."""
WAY = lazy_regex(r"(?:Ytterligare e|E)tt (?:[^\W\d_]+ )?sätt\b")
"""A proposal by its first words: "Ett annat sätt att … är att …"."""
_MORE = lazy_regex(r"\b(?:öka|utöka|höj|tillför|avsätt|anvisa|anslå|uppgå|förstärk)", re.I)
_LESS = lazy_regex(r"\b(?:minska|sänk|reducera|neddrag|skär)", re.I)


@lru_cache(maxsize=1)
def _cue_bits() -> dict[str, int]:
    """The words of the cue lists, each with the bits of the lists that hold it."""
    bits: dict[str, int] = {}
    lists = {row[0]: row[1].split() for row in read_rows("riksdata.extractors.demands.align", "purpose_words.tsv")}
    for k, name in enumerate(_CUE_LISTS):
        for word in lists[name]:
            bits[word] = bits.get(word, 0) | 1 << k
    return bits


def grant_change(text: str) -> str:
    """Which way a text changes a grant: "+" up, "-" down, "+-" both, "" not at all."""
    lower = text.lower()
    if not (any(map(lower.__contains__, _GRANT_NOUNS)) and any(map(lower.__contains__, _GRANT_VERBS)) and _GRANT.search(text)):
        return ""
    return ("-" if _LESS.search(text) else "") + ("+" if _MORE.search(text) else "")


def cues_of(said: list[str]) -> int:
    """Which of the cue lists a sentence uses, as bits; `said` are its words, as `words_alone` shows them, cut at spaces."""
    bits = _cue_bits()
    found = 0
    for word in bits.keys() & said:
        found |= bits[word]
    for word in said:
        if not word.isalpha():
            for part in words(word):
                found |= bits.get(part, 0)
    return found


def proposes(cues: int) -> bool:
    """Whether the words of a sentence make it a proposal of its writer's."""
    if cues & _MENTIONED:
        return False
    if cues & _SHOULD:
        return True
    return bool(cues & _PROPOSING and cues & _PROPOSERS) or bool(cues & _OBLIGED and cues & _ACTORS)
