"""The one or two words right before a number, read backwards."""

from __future__ import annotations

from typing import NamedTuple

_REACH = 48
_SPACE = " \xa0\n"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_JOINING = "_-" + _DASHES
_PLAIN_DASH = str.maketrans(_DASHES, "-" * len(_DASHES))


class Before(NamedTuple):
    """The one or two words before a number, and what stands between: a mark (`.,:`), an opening bracket."""

    words: str
    mark: str
    bracketed: bool
    end: int
    """Where the words end."""

    @property
    def last(self) -> str:
        """The word next to the number."""
        return self.words.split()[-1]


def words_before(text: str, start: int) -> Before | None:
    """Read backwards from a number: "(prop. 2018/19:62" gives `prop`; at most 48 characters."""
    low = max(0, start - _REACH)
    at = start
    bracketed = at > low and text[at - 1] == "("
    if bracketed:
        at -= 1
    if text[max(low, at - 3) : at] in ("nr ", "nr\xa0") and not text[max(low, at - 4) : at - 3].isalpha():
        at -= 3
    gap = max(low, at - 3)
    while at > gap and text[at - 1] in _SPACE:
        at -= 1
    mark = text[at - 1] if at > low and text[at - 1] in ".,:" else ""
    at -= len(mark)
    begin = _word_start(text, at, low)
    if begin == at:
        return None
    if begin > low + 1 and text[begin - 1] in _SPACE:
        earlier = _word_start(text, begin - 1, low)
        if earlier < begin - 1:
            begin = earlier
    words = text[begin:at]
    return Before(words if words.isascii() else words.translate(_PLAIN_DASH), mark, bracketed, at)


def _word_start(text: str, end: int, low: int) -> int:
    """Where the word that ends at `end` begins; `end` itself where none does. A word begins with a letter."""
    space = text.rfind(" ", low, end)
    if space >= 0 and text[space + 1 : end].isalpha():
        return space + 1  # the common case, told at once
    at = end
    while at > low and (text[at - 1].isalnum() or text[at - 1] in _JOINING):
        at -= 1
    while at < end and not text[at].isalpha():
        at += 1
    return at
