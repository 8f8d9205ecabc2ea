"""Words of Swedish text made comparable: white space folded, letters lowered, endings cut, function words left out."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from riksdata.swedish import facts

_WORD = re.compile(r"[^\W_]+(?:[:\u2011-][^\W_]+)*")
_DROP = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_DROP_ANY = tuple(map(chr, _DROP))
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_DROP_ANY, ""),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4\u2032", "'"),
    }
)
_SHORTEST_STEM = 4


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of this package's fact files."""
    return facts.read_rows(__package__, name)


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Folded, with one kind of dash and quote, and without soft hyphens: what two renderings of one wording share."""
    return fold(text.translate(_PLAIN))


def bare(text: str) -> str:
    """Letters and digits alone, lower case, compatibility forms resolved: the last resort to find a wording again."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isalnum())


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in read_rows("word_lists.tsv")}


def word_list(name: str) -> frozenset[str]:
    """A list of words by its name in `word_lists.tsv`."""
    return _lists()[name]


@lru_cache(maxsize=1)
def _endings() -> list[tuple[int, frozenset[str]]]:
    """Inflectional endings by length, the longest first."""
    endings = word_list("endings")
    return [(n, frozenset(e for e in endings if len(e) == n)) for n in sorted({len(e) for e in endings}, reverse=True)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its inflectional ending; crude, but the same for the forms of one word. `word` is lower case."""
    for length, endings in _endings():
        if len(word) - length >= _SHORTEST_STEM and word[-length:] in endings:
            return word[:-length]
    return word


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that carry no subject: function words and the words of the chamber's formulas."""
    return frozenset(word for row in read_rows("stopwords.tsv") for word in row[0].split())


def visible(text: str) -> str:
    """A text without soft hyphens and other characters that no reader sees."""
    return text.translate(_DROP) if not text.isascii() and any(map(text.__contains__, _DROP_ANY)) else text


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, soft hyphens dropped."""
    return _WORD.findall(visible(text).lower())


@lru_cache(maxsize=1)
def _common() -> dict[str, float]:
    return {row[0]: math.log(1000 / float(row[1])) for row in read_rows("common.tsv")}


_RARE = math.log(1000 / 3)
_STEPS = 1 << 24


def rarity(stemmed: str) -> float:
    """How much a stem tells: log of 1 over the share of paragraphs of motions that hold it, 5.8 for all that are not common."""
    return _common().get(stemmed, _RARE)


def exact(weight: float) -> float:
    """A weight cut to steps of a sixteen-millionth, so that a sum of some thousand of them is the same in any order.

    Sets of words have no order: it changes from run to run.
    """
    return round(weight * _STEPS) / _STEPS
