"""Where sentences end: stops that close a sentence, told from those of abbreviations, initials, ordinals and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.spans import Span

_STOP = lazy_regex(r"[.!?…][\"”’»)\]]{0,3}\s+(?![\sa-zåäö])")
"""A stop that a small letter follows closes nothing."""
_TOKEN = lazy_regex(r"[^\W_]+(?:\.[^\W_]+)*$")
_TOKEN_REACH = 24
_SPACED = lazy_regex(r"(?:[^\W\d_]{1,3}\. ?){1,3}[^\W\d_]{1,3}$")
_WORD = lazy_regex(r"[^\W\d_]+")
_DESIGNATED = lazy_regex(r"(?:\d[:/]\d+|\.[ \u00a0]\d+)[ \u00a0,(]{1,3}$")
"""Before the abbreviation of a part of a paper: the paper's number ("prop. 1972:1 bil. 13"), no number of cars ("12 bil. 40 procent")."""
_OPENERS = '"”“«»’‘(–—-•'
_NO_NAME_BEFORE = frozenset(
    (
        "vitamin",
        "hepatit",
        "alternativ",
        "grupp",
        "klass",
        "bilaga",
        "punkt",
        "del",
        "kategori",
        "nivå",
        "typ",
        "influensa",
        "avsnitt",
        "plan",
    )
)

_BLANKED = 24
"""Characters that a dash and the blanked markup behind it take."""

MAX_SENTENCE = 4000
"""In characters; a longer one is cut at white space, so that reading around many places of one line stays linear."""


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows(__package__, "abbreviations.tsv")}


@cache
def _starters() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows(__package__, "sentence_starters.tsv"))


class SentenceEnds:
    """The ends of the sentences of a span, worked out once and only as far as they are asked for."""

    __slots__ = ("_found", "_more")

    def __init__(self, text: str, span: Span) -> None:
        """The sentences of `span` in `text`; none is sought before it is asked for."""
        self._found: list[int] = []
        self._more = sentence_ends(text, span.start, span.end)

    def past(self, position: int) -> list[int]:
        """The ends up to the first after `position`, or all where none is."""
        found = self._found
        while not found or found[-1] <= position:
            end = next(self._more, None)
            if end is None:
                break
            found.append(end)
        return found


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of `text[start:end]` end, the white space after them included, so that they tile the span; the last is `end`.

    Each is looked for when it is asked for.
    """
    at = cut = start
    for stop in _STOP.finditer(text, start, end):
        following = stop.end()
        while following - cut > MAX_SENTENCE:
            cut = _cut(text, cut)
            yield cut
        if following < end and _closes(text, at, stop.start(), following, end):
            yield following
            at = cut = following
    while end - cut > MAX_SENTENCE:
        cut = _cut(text, cut)
        yield cut
    if cut < end:
        yield end


def _cut(text: str, at: int) -> int:
    """Where a sentence from `at` on is cut that is too long."""
    space = text.rfind(" ", at + MAX_SENTENCE // 2, at + MAX_SENTENCE) + 1
    return space if space > 0 else at + MAX_SENTENCE


def _closes(text: str, sentence: int, stop: int, following: int, end: int) -> bool:
    """Whether the stop at `stop` closes the sentence that began at `sentence`; `following` is where the next word stands."""
    first = following
    while first < end and first < following + 3 and (text[first] in _OPENERS or (first > following and text[first] == " ")):
        first += 1
    while following < first < min(end, following + _BLANKED) and text[first] == " ":
        first += 1  # a dash of a list, and behind it markup that was blanked
    if first >= end or not (text[first].isupper() or text[first].isdigit()):
        return False
    if text[stop] != ".":
        return True
    low = max(sentence, stop - _TOKEN_REACH)
    space = text.rfind(" ", low, stop)
    word = text[space + 1 : stop] if space >= 0 else ""
    if len(word) > 3 and word.isalpha() and word not in (known := _abbreviations()) and word.lower() not in known:
        return True  # nearly all: a plain word of some length
    if word.isalpha():
        return _closes_word(text, sentence, space + 1, word, first, end)
    found = _TOKEN.match(text, space + 1, stop) if space >= 0 else None
    found = found or _TOKEN.search(text, low, stop)
    if found is None:
        return True
    token = found.group()
    if token[0].isdigit():
        return not (found.start() - sentence <= 1 and len(token) <= 6)
    return _closes_word(text, sentence, found.start(), token, first, end)


def _closes_word(text: str, sentence: int, token_start: int, token: str, first: int, end: int) -> bool:
    """The same for a stop after a word: an abbreviation, an initial, or a word."""
    key = token.lower()
    if len(token) <= 3 and text[token_start - 2 : token_start] in (". ", ".\u00a0"):
        spaced = _SPACED.search(text, max(sentence, token_start - 12), token_start + len(token))
        if spaced is not None and (joined := spaced.group().replace(" ", "").lower()) in _abbreviations():
            key = joined
    if text[token_start - 1 : token_start] in ("/", ":"):
        return True
    known = _abbreviations()
    kind = known.get(token) or known.get(key)
    if kind is None and "." in key:
        kind = known.get(key.rsplit(".", 1)[-1])
    if kind == "number":
        return not text[first].isdigit()
    if kind == "designation":
        return not (text[first].isdigit() and _DESIGNATED.search(text, max(sentence, token_start - _TOKEN_REACH), token_start))
    if kind == "capital":
        return not text[first].isdigit() or key not in _MONTHS
    if kind is not None:
        return kind == "function" and _is_starter(text, first, end)
    if len(token) == 1:
        if token.isupper():
            before = _WORD.findall(text, max(sentence, token_start - 16), token_start)
            return (bool(before) and before[-1].lower() in _NO_NAME_BEFORE) or _is_starter(text, first, end)
        return token_start > sentence
    return True


_MONTHS = frozenset(("jan", "feb", "febr", "apr", "aug", "sep", "sept", "okt", "nov", "dec"))


def _is_starter(text: str, first: int, end: int) -> bool:
    word = _WORD.match(text, first, end)
    return word is not None and word.group() in _starters()
