"""The words directly before and after a number that say how it is meant: "ca", "mer än", "i genomsnitt", "eller fler"."""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

HEDGES: dict[tuple[str, ...], str] = {tuple(phrase.split()): reading for phrase, reading in read_rows(__package__, "hedges.tsv")[1:]}
"""By the words of the phrase: a qualifier, `skip`, or a measure."""
LONGEST_HEDGE = max(map(len, HEDGES))
HEDGE_LAST = frozenset(words[-1] for words in HEDGES)
HEDGE_SECOND_LAST: dict[str, frozenset[str]] = {
    last: frozenset(words[-2] for words in HEDGES if words[-1] == last) for last in HEDGE_LAST if (last,) not in HEDGES
}
"""Of a word that ends hedges but is none itself ("till"): what stands before it in them ("upp")."""

_LEFT = lazy_regex(r"[^\W\d_]+(?:[:.][^\W\d_]+)*|[~≈<>≥≤]|\d[\d.,/:]*|[^\s\w]")
_LAST = lazy_regex(r"(?<![\w:.])([^\W\d_]+)[ \u00a0\u2009\u202f]{1,2}$")
_LAST_REACH = 30
MISREAD = {"frän": "från", "pä": "på", "lill": "till"}
"""Words before a number that scanning has changed, as they were: no other word of that form stands there."""
SPACES = frozenset(" \u00a0\u2009\u202f")
_RIGHT = lazy_regex(
    r"""
    [ \u00a0](?:\w+[ \u00a0])?
    (?:
        eller[ \u00a0](?:(fler|mer|mera|däröver|längre|högre|äldre|större|över)|(färre|mindre|kortare|lägre|yngre|därunder))  # fler
        |och[ \u00a0](?:(däröver|uppöver)|(därunder))                                                                # däröver
        |och[ \u00a0](?:(uppåt)|(?:nedåt|neråt))                                                              # uppåt
            (?=[ \u00a0]*(?:[.,;:)?!”"]|$)|[ \u00a0](?:blir|är|för|i|per|som|har|på|med|till|kan|ska|får|kostar|från|om|av)\b)  # för
    )
    \b
    """,
    re.IGNORECASE | re.X,
)
_NOT = lazy_regex(
    r"""
    (?<!\w)(?:inte|ej|aldrig|knappast)[ \u00a0](?:(?:har|hade|kan|kunnat)[ \u00a0])?  # inte har
    (?!bara|endast|enbart)([^\W\d_]+)[ \u00a0]$                                      # ökat
    """,
    re.IGNORECASE | re.X,
)
"""Before a bound: its verb is denied ("utnyttjas inte … mer än", "inte kostar mer än")."""
_PLACES = frozenset(("för", "i", "på", "av", "till", "från", "med", "om", "hos", "vid", "och", "att", "som", "utan", "där"))
"""Words that are no verb: "gick inte för mer än 40 kronor" denies no bound."""
_BOUND = lazy_regex(r"(?:mer|fler|mera|högre|längre|större)[ \u00a0]än[ \u00a0]", re.IGNORECASE)
_PUNCTUATION = frozenset(',;:()[]"”»–—-•')
"""Signs that are no hedge, before a number or its space."""
_RIGHT_REACH = 40
_QUALIFIERS = frozenset(("about", "more_than", "less_than", "at_least", "at_most"))
REACH = 64


class Hedged(NamedTuple):
    """How a number is meant: qualifier, measure said there, where the hedges begin; the word before them (lower case) and its start."""

    qualifier: str
    measure: str | None
    start: int
    before: str
    before_start: int


def hedges_before(text: str, low: int, at: int) -> Hedged:
    """Reads leftwards from the number at `at`, not past `low`, at most `REACH` characters."""
    word, start = _word_before(text, max(low, at - _LAST_REACH), at)
    if word and (word not in HEDGE_LAST or _ends_no_hedge(text, low, word, start)):
        return Hedged("exact", None, at, word, start)
    stop = at - 1 - (text[at - 1 : at] in SPACES)
    if stop < low:
        return Hedged("exact", None, at, "", at)
    if not word and text[stop] in _PUNCTUATION and not text[stop - 1 : stop].isdigit():
        return Hedged("exact", None, at, text[stop], stop)
    base = max(low, at - REACH)
    left = text[base:at]
    written = _LEFT.findall(left)
    tokens = list(map(str.lower, written))
    k, place = len(tokens), len(left)
    qualifier, measure = None, None
    for _ in range(6):
        if k == 0 or tokens[k - 1] not in HEDGE_LAST:
            break
        for length in range(min(LONGEST_HEDGE, k), 0, -1):
            reading = HEDGES.get(tuple(tokens[k - length : k]))
            if reading is not None:
                break
        else:
            break
        if reading == "none":
            break
        if reading in _QUALIFIERS:
            qualifier = qualifier or reading
        elif reading != "skip":
            measure = measure or reading
        for token in written[k - length : k][::-1]:
            place = left.rfind(token, 0, place)
        k -= length
    start = base + place
    if qualifier == "more_than" and _BOUND.match(left, place) and (denied := _NOT.search(left, 0, place)) and denied[1] not in _PLACES:
        qualifier = "at_most"
    if k == 0:
        return Hedged(qualifier or "exact", measure, start, "", at)
    return Hedged(qualifier or "exact", measure, start, tokens[k - 1], base + left.rfind(written[k - 1], 0, place))


def _ends_no_hedge(text: str, low: int, word: str, start: int) -> bool:
    """Whether a word at `start` that only ends longer hedges ("upp till") does not end one here."""
    others = HEDGE_SECOND_LAST.get(word)
    if others is None:
        return False
    before = _word_before(text, max(low, start - _LAST_REACH), start)[0]
    return bool(before) and before not in others


def _word_before(text: str, low: int, at: int) -> tuple[str, int]:
    """The word that ends one or two spaces before `at`, in lower case, and where it begins; ("", `at`) where none does."""
    end = at - 1
    if text[end:at] in SPACES and (start := text.rfind(" ", low, end) + 1) and (word := text[start:end]).isalpha():
        lower = word.lower()  # the common case, without a search
        return MISREAD.get(lower, lower), start
    last = _LAST.search(text, low, at)
    return (MISREAD.get(last[1].lower(), last[1].lower()), last.start(1)) if last else ("", at)


_NEARLY = lazy_regex(r"[ \u00a0](?:nästan|närapå|i[ ]det[ ]närmaste)(?!\w)(?![ \u00a0](?:helt|alla|hela|samtliga|lika))")


def hedge_after(text: str, at: int, verb: bool = False) -> tuple[str, int] | None:
    """ "eller fler", "eller mer" after the unit, "nästan" after a `verb` ("fördubblades nästan"): qualifier and where it ends."""
    if verb and (nearly := _NEARLY.match(text, at)):
        return "less_than", nearly.end()
    near = text[at : at + _RIGHT_REACH].lower()
    hit = _RIGHT.match(text, at) if "eller" in near or "åt" in near or "där" in near or "uppöver" in near else None
    if hit is None:
        return None
    return ("at_least" if hit[1] or hit[3] or hit[5] else "at_most"), hit.end()
