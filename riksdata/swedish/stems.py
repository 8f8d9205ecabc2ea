"""Words of Swedish text and their stems."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.swedish.facts import read_lines

_WORD = re.compile(r"[^\W_]+(?:[:\u2011-][^\W_]+)*")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ANY_UNSEEN = tuple(map(chr, _UNSEEN))
_SHORTEST_STEM = 4


def visible(text: str) -> str:
    """A text without soft hyphens and other characters that no reader sees."""
    return text.translate(_UNSEEN) if not text.isascii() and any(map(text.__contains__, _ANY_UNSEEN)) else text


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, soft hyphens dropped."""
    return _WORD.findall(visible(text).lower())


@lru_cache(maxsize=1)
def _endings() -> list[tuple[int, frozenset[str]]]:
    """Inflectional endings by length, the longest first."""
    endings = read_lines("riksdata.swedish", "endings.tsv")
    return [(n, frozenset(e for e in endings if len(e) == n)) for n in sorted({len(e) for e in endings}, reverse=True)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its inflectional ending; crude, but the same for the forms of one word. `word` is lower case."""
    for length, endings in _endings():
        if len(word) - length >= _SHORTEST_STEM and word[-length:] in endings:
            return word[:-length]
    return word
