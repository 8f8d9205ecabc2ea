"""Words of Swedish text and their stems."""

from __future__ import annotations

from functools import lru_cache

from riksdata.swedish.facts import read_lines
from riksdata.swedish.lazy import lazy_regex

_WORD = lazy_regex(r"[^\W_]+(?:[:\u2011-][^\W_]+)*")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ANY_UNSEEN = tuple(map(chr, _UNSEEN))
_SHORTEST_STEM = 4


def visible(text: str) -> str:
    """A text without soft hyphens and other characters that no reader sees."""
    return text.translate(_UNSEEN) if not text.isascii() and any(map(text.__contains__, _ANY_UNSEEN)) else text


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, soft hyphens dropped."""
    shown = visible(text).lower()
    return [shown] if shown.isalnum() else _WORD.findall(shown)  # one word, as it is asked for often, needs no search


_JOINERS = ":-"
_NO_WORD = "–”’“…−•—‘„‒‐─€·′‍"
"""Signs beyond Latin-1 that are in many texts and in no word."""
_LAID_BARE = bytes(ord(sign.lower()) if (sign := chr(code)).isalnum() else code if sign in _JOINERS else ord(" ") for code in range(256))


def words_alone(text: str) -> str | None:
    """A text of the same length with its words alone: lower case, a space for each sign that stands in no word.

    Colons and hyphens, which may join parts of a word, are left wherever they stand. None for the few texts of which this cannot be said
    sign by sign: those with letters beyond Latin-1, joiners of another kind, or signs that no reader sees.
    """
    if "­" in text:
        return None
    try:
        signs = text.encode("latin-1")
    except UnicodeEncodeError:
        for sign in _NO_WORD:
            text = text.replace(sign, " ")
        try:
            signs = text.encode("latin-1")
        except UnicodeEncodeError:
            rare = {sign for sign in text if sign > "ÿ"}
            if any(sign.isalnum() or sign in _ANY_UNSEEN or sign == "‑" for sign in rare):
                return None
            for sign in rare:
                text = text.replace(sign, " ")
            signs = text.encode("latin-1")
    return signs.translate(_LAID_BARE).decode("latin-1")


@lru_cache(maxsize=1)
def _endings() -> list[tuple[int, frozenset[str]]]:
    """Inflectional endings by length, the longest first."""
    endings = read_lines("riksdata.swedish", "endings.tsv")
    return [(n, frozenset(e for e in endings if len(e) == n)) for n in sorted({len(e) for e in endings}, reverse=True)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its inflectional ending; crude, but the same for the forms of one word. `word` is lower case."""
    return without_ending(word)


def without_ending(word: str) -> str:
    """The same, for who remembers the stems of words by itself."""
    for length, endings in _endings():
        if len(word) - length >= _SHORTEST_STEM and word[-length:] in endings:
            return word[:-length]
    return word
