"""Words as the search index holds them: lower case, accents other than å ä ö folded, Swedish stems by Snowball."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import Stemmer  # type: ignore[import-not-found]  # a compiled module without types

WORD = re.compile(r"[^\W_]+")
_KEPT = frozenset("åäöÅÄÖ")


@cache
def folding() -> dict[int, str]:
    """Latin letters with an accent → the letter; å, ä and ö are letters of their own."""
    out = {}
    for code in range(0xC0, 0x250):
        letter = chr(code)
        plain = unicodedata.normalize("NFD", letter)[0]
        if letter not in _KEPT and plain != letter:
            out[code] = plain
    return out


def fold(text: str) -> str:
    """Lower case, accents other than å, ä and ö left out; as long as the text for all letters of Latin scripts."""
    return text.lower().translate(folding())


@cache
def _stemmer() -> Stemmer.Stemmer:
    stemmer = Stemmer.Stemmer("swedish")
    stemmer.maxCacheSize = 0  # `_Stems` below keeps the words
    return stemmer


class _Stems(dict[str, str]):
    """A cache, word → stem: an index asks for millions of words."""

    def __missing__(self, word: str) -> str:
        before, after = "", fold(word)
        while after != before:
            before, after = after, str(_stemmer().stemWord(after))
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = after
        return after


_MOST_WORDS = 1_000_000
_stem_of = _Stems().__getitem__


def stem(word: str) -> str:
    """The stem of one word, in lower case and with accents folded: `kvinnornas` → `kvinn`.

    Snowball takes one ending away (`kvinnors` → `kvinnor`); what it leaves is stemmed again until nothing more goes.
    """
    return _stem_of(word)


def stems(text: str | None) -> str:
    """All words of a text as stems, separated by single spaces; empty for None."""
    return " ".join(map(_stem_of, WORD.findall(unicodedata.normalize("NFC", text)))) if text else ""
