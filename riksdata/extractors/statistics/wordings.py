"""The signs of a sentence: which wordings it holds that tell what it does with its figures.

All signs are looked for in one pass of one automaton (an RE2 set) over text that is projected to one byte a character: loosely, without
word bounds (`signs_in`), or as words of their own (`signs_shown`). `SIGNS` finds one in a place that matters.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from functools import cache, lru_cache

import re2

from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

WORDINGS = {row[0]: row[1] for row in read_rows(__package__, "wordings.tsv")[1:]} | {"telling": "|".join(sorted(CLASSES["reporting"]))}
"""The wordings of each sign, as a pattern without word bounds."""
LOOSELY = (
    *("modal", "rule", "past", "goal", "pledge", "future", "required", "allowed", "legal", "ceiling", "rate", "proposal", "granted"),
    *("own", "base", "statute", "level", "study"),
)
"""Signs of which it is asked whether a sentence may hold them, not only whether it does: two thirds of all."""
_NAMES = (*LOOSELY, "")
"""By their places in the set; the last is that of the pattern that always matches."""


SIGNS = {name: lazy_regex(rf"(?<!\w)(?:{wordings})(?!\w)") for name, wordings in WORDINGS.items()}
"""Each sign with word bounds, for lower-case text."""


def ending(name: str, tail: str) -> re.Pattern[str]:
    """The sign followed by `tail` at the end of what is searched."""
    return lazy_regex(rf"(?<!\w)(?:{WORDINGS[name]})(?!\w){tail}$")


_GAP = lazy_regex(r"\(\?: \\w\{1,20\}\)\{0,\d\}\?|\[\^[^\]]*\]\{0,\d+\}\??")
_INSIDE = lazy_regex(r"\\w\{\d+,\d+\}(?= )|(?<=[)\w])\\w\{\d+,\d+\}(?=[a-zåäö(])")
_BOUNDED = lazy_regex(r"\\w\{\d+,\d+\}")


def _alternatives(wordings: str) -> list[str]:
    """The alternatives of a pattern at its outermost level."""
    out, depth, start = [], 0, 0
    for at, char in enumerate(wordings):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and depth == 0:
            out.append(wordings[start:at])
            start = at + 1
    return [*out, wordings[start:]]


def _loosened(wordings: str) -> str:
    """The wordings for a set that only sees whether they may be there.

    Each is cut at its first gap and freed of what is bounded, since gaps would multiply the states of the automaton.
    """
    cut = (_GAP.split(alternative)[0] for alternative in _alternatives(wordings))
    freed = (_BOUNDED.sub("", _INSIDE.sub("[^ ]*", alternative)) for alternative in cut)
    return "|".join(alternative.replace("\\u00a0", "\\x{A0}") for alternative in freed)


def _other_sign(error: UnicodeError) -> tuple[bytes, int]:
    """A character outside Latin-1: as a letter that no wording has where it belongs to words, else as a sign that none has."""
    assert isinstance(error, UnicodeEncodeError)
    return b"".join(b"\xff" if char.isalnum() else b"?" for char in error.object[error.start : error.end]), error.end


codecs.register_error("riksdata.letters", _other_sign)


def projected(lower: str) -> bytes:
    """A lower-case text with one byte a character, in which words end where they end in the text."""
    return lower.encode("latin-1", "riksdata.letters")


_LETTERS = r"(?:[a-zåäö]+[^\W\d_]*|[^\W\d_]+)"
"""A run of letters, those of nearly all words named first, which is told sooner."""
_WORD = lazy_regex(rf"{_LETTERS}(?:[-:’]{_LETTERS})*")
_OTHER_LETTER, _JOINT = b"\xff", "’"
"""What stands for letters outside Latin-1 in projected text; and what joins words and is outside it."""
_NO_JOINT = lazy_regex(rb"(?<![^ :-])[:-]+|[:-]{2,}|[:-](?![^ :-])")
"""In text laid bare: a hyphen or colon that joins no two words."""
_APART = bytes(code if chr(code) in "-:" or (chr(code).isalnum() and not chr(code).isdecimal()) else 32 for code in range(256))
"""Projected text with nothing but letters, and what may join words, between spaces."""


def words_of(lower: str, signs: bytes) -> list[str]:
    """The words of a lower-case text in their order, with what is joined by a hyphen, colon or apostrophe as one; `signs`: it projected.

    Where all letters are of Latin-1 they are laid bare by one table, which is sooner than to look for each.
    """
    if _OTHER_LETTER in signs or _JOINT in lower:
        return _WORD.findall(lower)
    bare = signs.translate(_APART)
    if b"-" in bare or b":" in bare:
        bare = _NO_JOINT.sub(b" ", bare)
    return bare.decode("latin-1").split()


_WORD_SIGNS = "".join(f"\\x{{{code:x}}}" for code in range(256) if chr(code).isalnum() or chr(code) == "_")
"""What `\\w` stands for in projected text, inside a class."""


def _as_words(wordings: str) -> str:
    """The wordings as words of their own; some sign stands before them, if only the space that is put before a text."""
    return f"[^{_WORD_SIGNS}](?:{_in_latin1(wordings)})(?:[^{_WORD_SIGNS}]|$)"


def _in_latin1(wordings: str) -> str:
    return wordings.replace("\\u00a0", "\\x{A0}").replace("\\w", f"[{_WORD_SIGNS}]")


def _alternatives_of(*, with_gap: bool) -> dict[str, str]:
    """By sign: those of its wordings that have a gap, or those that have none; signs without any are left out."""
    out = {}
    for name, wordings in WORDINGS.items():
        chosen = [alternative for alternative in _alternatives(wordings) if (_GAP.search(alternative) is not None) == with_gap]
        if chosen:
            out[name] = "|".join(chosen)
    return out


def _options() -> re2.Options:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.max_mem = 256 << 20
    options.log_errors = False
    return options


def _set_of(patterns: Iterable[str]) -> re2.Set:
    """A set that tells which of the patterns a projected text holds; the last always matches."""
    found = re2.Set.SearchSet(_options())
    for pattern in (*patterns, ""):
        found.Add(pattern.encode("latin-1"))
    found.Compile()
    return found


_CLOSE, _FAR = _alternatives_of(with_gap=False), _alternatives_of(with_gap=True)
_SHOWN_NAMES = (*_CLOSE, *_FAR, "")
_FAR_FROM = len(_CLOSE)
"""In the set, the place of the first beginning of wordings with a gap, which `_OVER_GAPS` then looks for."""


class _OverGaps(dict[str, re2.Set]):
    """By sign: a set that sees its wordings with a gap, as words of their own; compiled when a sign may be there.

    A set, since that tells whether they are there, and need not go back to tell where.
    """

    def __missing__(self, name: str) -> re2.Set:
        found = self[name] = re2.Set.SearchSet(_options())
        found.Add(_as_words(_FAR[name]).encode("latin-1"))
        found.Compile()
        return found


LEADING = ("modal", "proposal", "allotted", "budget", "grants", "own", "past", "shown")
"""Signs that are looked for in the sentence before, too."""
_OVER_GAPS = _OverGaps()
_NONE: frozenset[str] = frozenset()


@cache
def _loose() -> re2.Set:
    """Sees which signs may be there."""
    return _set_of(_loosened(WORDINGS[name]) for name in LOOSELY)


@cache
def _leading() -> re2.Set:
    """Sees which signs of the sentence before may be there: few, so that the automaton is small."""
    return _set_of(_loosened(WORDINGS[name]) for name in LEADING)


@cache
def _shown() -> re2.Set:
    """Sees which signs are there as words of their own, and which begin as one with a gap does."""
    return _set_of([*map(_as_words, _CLOSE.values()), *(f"[^{_WORD_SIGNS}](?:{_loosened(wordings)})" for wordings in _FAR.values())])


@lru_cache(maxsize=1 << 14)
def _named(found: tuple[int, ...]) -> frozenset[str]:
    return frozenset(map(_NAMES.__getitem__, found))


@lru_cache(maxsize=1 << 14)
def _shown_names(found: tuple[int, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The signs that are there, and those that may be there over a gap."""
    surely = frozenset(_SHOWN_NAMES[k] for k in found if k < _FAR_FROM)
    return surely, tuple(name for k in found if k >= _FAR_FROM and (name := _SHOWN_NAMES[k]) and name not in surely)


def signs_in(signs: bytes) -> frozenset[str]:
    """Which of the signs `LOOSELY` a projected text may hold: all that it does, and now and then one that it does not."""
    found = _loose().Match(signs)
    # None: the automaton out of memory; the pattern that always matches tells
    return _named(tuple(found)) if found else frozenset(_NAMES)


def leading_signs(signs: bytes) -> tuple[str, ...]:
    """Which of the signs `LEADING` a projected text may hold, in their order."""
    found = _leading().Match(signs)
    return _named_leading(tuple(found)) if found else LEADING


@lru_cache(maxsize=1 << 10)
def _named_leading(found: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(LEADING[k] for k in sorted(found) if k < len(LEADING))


def signs_shown(signs: bytes) -> frozenset[str]:
    """The names of the signs that a projected text holds as words of their own, from its second character on."""
    found = _shown().Match(signs)
    if not found:
        return frozenset(name for name in WORDINGS if SIGNS[name].search(signs.decode("latin-1"), 1))
    if len(found) == 1:
        return _NONE
    surely, perhaps = _shown_names(tuple(found))
    over = [name for name in perhaps if _OVER_GAPS[name].Match(signs)]
    return surely.union(over) if over else surely
