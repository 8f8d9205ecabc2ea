"""The signs of a sentence: which wordings it holds that tell what it does with its figures.

All signs are looked for in one pass of one automaton (an RE2 set), loosely: without word bounds. Where a sign is seen, `SIGNS` confirms
it in the place that matters.
"""

from __future__ import annotations

import re

import re2

from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.facts import read_rows

WORDINGS = {row[0]: row[1] for row in read_rows(__package__, "wordings.tsv")[1:]} | {"telling": "|".join(sorted(CLASSES["reporting"]))}
"""The wordings of each sign, as a pattern without word bounds."""
_NAMES = (*WORDINGS, "")
"""By their places in the set; the last is that of the pattern that always matches."""
SIGNS: dict[str, re.Pattern[str]] = {name: re.compile(rf"(?<!\w)(?:{wordings})(?!\w)") for name, wordings in WORDINGS.items()}
"""Each sign with word bounds, for lower-case text."""


def ending(name: str, tail: str) -> re.Pattern[str]:
    """The sign followed by `tail` at the end of what is searched."""
    return re.compile(rf"(?<!\w)(?:{WORDINGS[name]})(?!\w){tail}$")


_GAP = re.compile(r"\(\?: \\w\{1,20\}\)\{0,\d\}\?|\[\^[^\]]*\]\{0,\d+\}\??")
_INSIDE = re.compile(r"\\w\{\d+,\d+\}(?= )|(?<=[)\w])\\w\{\d+,\d+\}(?=[a-zåäö(])")
_BOUNDED = re.compile(r"\\w\{\d+,\d+\}")


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


def _loose() -> re2.Set:
    options = re2.Options()
    options.max_mem = 256 << 20
    options.log_errors = False
    signs = re2.Set.SearchSet(options)
    for wordings in WORDINGS.values():
        signs.Add(_loosened(wordings))
    signs.Add("")
    signs.Compile()
    return signs


_LOOSE = _loose()


def signs_in(lower: str) -> frozenset[str]:
    """The names of the signs that a lower-case text may hold: all that it does, and now and then one that it does not."""
    found = _LOOSE.Match(lower)
    # None: nothing found, or the automaton out of memory; the pattern that always matches tells which
    return frozenset(map(_NAMES.__getitem__, found)) if found else frozenset(_NAMES)
