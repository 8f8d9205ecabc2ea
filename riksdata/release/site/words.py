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
            known = self.get(after)
            before, after = (known, known) if known is not None else (after, str(_stemmer().stemWord(after)))
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = self[after] = after
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
    if not text:
        return ""
    letters = _letters(text)
    if letters is None:
        return " ".join(map(_stem_of, WORD.findall(unicodedata.normalize("NFC", text))))
    return b" ".join(map(_bare_stem_of, letters.translate(_bare()).split())).decode("latin-1")


_BETWEEN = "–—‑−’‘‚”“„•…\u2028"
"""Signs of ordinary texts that Latin-1 has no place for; none of them is part of a word."""


def _letters(text: str) -> bytes | None:
    """The text in Latin-1 with spaces for the signs between words that are not there; None for one that has other signs.

    In Latin-1 a letter is one sign and one byte, so that words of a whole text are laid bare by a table, ten times as soon as by a pattern.
    """
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        for sign in _BETWEEN:
            text = text.replace(sign, " ")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


@cache
def _bare() -> bytes:
    """Byte of Latin-1 → its letter in lower case and folded; a space for what is no part of a word."""
    return "".join(fold(sign) if WORD.fullmatch(sign) else " " for sign in map(chr, range(256))).encode("latin-1")


class _BareStems(dict[bytes, bytes]):
    """The same cache for folded words of Latin-1."""

    def __missing__(self, word: bytes) -> bytes:
        before, after = b"", word
        while after != before:
            known = self.get(after)
            before, after = (known, known) if known is not None else (after, _stemmed(after))
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = self[after] = after
        return after


def _stemmed(word: bytes) -> bytes:
    return str(_stemmer().stemWord(word.decode("latin-1"))).encode("latin-1")


_bare_stem_of = _BareStems().__getitem__
