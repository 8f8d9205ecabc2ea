"""What commas set apart in a sentence: which clauses and circumstances they open, and which comma closes each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, LIGHT
from riksdata.extractors.statistics.attributes.finite_verbs import PAST, finite
from riksdata.extractors.statistics.attributes.phrase_edges import Token, is_verb
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


class Insertion(NamedTuple):
    """A span that is set in its sentence, with its marks: `start`–`end`; its words are `inner`–`stop`."""

    start: int
    inner: int
    stop: int
    end: int
    kind: str
    """`bracket`, `dashes`, `relative` ("som"), `clause` (of time, cause, place), `aside` (source, circumstance), `apposition`."""


class Words:
    """The words of a region in order, without those of what is set in it, with whether a comma stands before each."""

    def __init__(self, tokens: Sequence[Token], commas: Sequence[int], begins: int) -> None:
        """`tokens` in order, `commas`: where commas stand among them; `begins`: where the region begins."""
        self.tokens = tokens
        self._finite = [0, *accumulate([finite(token[0]) for token in tokens])]
        """How many finite verbs stand before each word."""
        self.comma: list[int | None] = []
        """By word: where the comma before it stands."""
        at, low = 0, begins
        for token in tokens:
            mark = None
            while at < len(commas) and commas[at] < token[1]:
                if commas[at] >= low:
                    mark = commas[at]
                at += 1
            self.comma.append(mark)
            low = token[2]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.tokens)

    def word(self, k: int) -> str:
        """The word at `k`, empty behind the last."""
        return self.tokens[k][0] if k < len(self.tokens) else ""

    def finite_at(self, k: int) -> bool:
        """Whether a finite verb stands there, or behind one small word."""
        word = self.word(k)
        return finite(word) or word.endswith(PAST) or (word in LIGHT and finite(self.word(k + 1)))

    def has_finite(self, low: int, high: int) -> bool:
        """Whether one of the words is a finite verb."""
        return self._finite[max(low, high)] > self._finite[low]


def set_in_commas(words: Words, low: int, high: int, found: list[Insertion], end: int) -> None:
    """Adds what commas set apart among the words `low`–`high`, and in it what is set in that again; `end`: where the region ends."""
    k = begins = low
    while k < high:
        mark = words.comma[k]
        leading = k == low and mark is None and words.word(k) in BEGINS_CIRCUMSTANCE and not finite(words.word(k + 1))
        if (mark is None and not leading) or (k == low and not leading):
            k += 1
            continue
        kind = "clause" if leading else _kind(words, k)
        close = _close(words, begins, k, high, kind, leading)
        if close is None:
            begins = k if kind or words.word(k) in _JOINTS else begins
            k += 1
            continue
        inner = words.tokens[k][1]
        stop = words.comma[close] if close < high else end
        assert stop is not None
        opens = close < high and _kind(words, close) != ""
        after = stop if opens or close == high else stop + 1
        found.append(Insertion(inner if mark is None else mark, inner, stop, after, kind or "apposition"))
        set_in_commas(words, k + 1, close, found, stop)
        if close < high and words.word(close) in _JOINTS:
            begins = close
        k = close if opens else close + 1  # a comma that closes one may open the next: ", som …, där …,"


def _kind(words: Words, k: int) -> str:
    """What begins at a word behind a comma; empty for no clause and no circumstance."""
    word = words.word(k)
    if word in RELATIVE:
        return "relative"
    if (word, words.word(k + 1), words.word(k + 2)) in _AS_TO:
        return ""  # what the figure is of
    if word in BEGINS_CIRCUMSTANCE or word in _WHERE:
        return "" if word in _THEN and finite(words.word(k + 1)) else "clause"
    if word in _ASIDE or (word, words.word(k + 1)) in _ASIDE_OF_TWO or word in CLASSES["reporting"]:
        return "aside"
    return ""


RELATIVE = frozenset(("som", "vilken", "vilka"))
BEGINS_CIRCUMSTANCE = frozenset(("när", "då", "sedan", "eftersom", "om", "innan", "medan", "fastän", "ifall"))
"""What begins a clause that says when or why."""
_WHERE = frozenset(("där", "vars", "vilket", "dit", "varvid", "varigenom", "vilkas"))
"""What begins a clause with a subject of its own, or about the whole statement."""
_AS_TO = frozenset((("när", "det", "gäller"), ("när", "det", "kommer")))
_THEN = frozenset(("då", "sedan"))
"""Which before a verb tell what came next ("sedan ökade")."""
_ASIDE = frozenset(
    (
        *("enligt", "trots", "utöver", "förutom", "inklusive", "exklusive", "liksom", "oaktat", "dvs", "särskilt", "såsom", "utom"),
        *("oräknat", "inräknat", "alltså", "framför", "bland", "tack", "även"),
    )
)
"""What begins a source or a circumstance."""
_ASIDE_OF_TWO = frozenset(
    (
        *(("till", "följd"), ("på", "grund"), ("det", "vill"), ("i", "motsats"), ("till", "exempel"), ("t", "ex"), ("i", "likhet")),
        *(("i", "synnerhet"), ("i", "kraft"), ("med", "hänsyn"), ("med", "stöd"), ("i", "och"), ("precis", "som"), ("jämfört", "med")),
        *(("efter", "att"), ("till", "skillnad"), ("med", "undantag"), ("i", "strid"), ("räknat", "i"), ("räknat", "på")),
    )
)


def _close(words: Words, begins: int, k: int, high: int, kind: str, leading: bool) -> int | None:
    """The word behind the comma that closes what opens at `k`; `high` where it goes on to the end; None where it is no insertion."""
    held = words.has_finite(begins, k)
    for j in range(k + 1, high):
        if words.comma[j] is None:
            continue
        goes_on = words.finite_at(j)
        if leading:
            if finite(words.word(j)) and words.has_finite(k, j):
                return j
            continue
        if not kind:
            if j - k in _SHORT and words.word(j - 1) in _LEFT_OUT:
                return j
            if held or j - k > _MOST_APPOSED or words.has_finite(k, j) or words.word(k) in CLAUSES or words.word(k) in _JOINTS:
                return None
            if finite(words.word(j)):
                return j
            continue
        if kind == "aside":
            if words.word(k) in CLASSES["reporting"] and _tells(words, k, j):
                return None
            if j - k <= _MOST_ASIDE and (held or goes_on):
                return j
            continue
        if words.has_finite(k, j) and (goes_on or (held and _resumes(words, k, j, kind))):
            return j
    return high if kind in ("relative", "clause") and not leading else None


_SHORT = (2, 3)
_LEFT_OUT = (
    "inräknade",
    "inräknad",
    "inräknat",
    "medräknade",
    "medräknad",
    "oräknade",
    "borträknade",
    "inkluderade",
    "undantagna",
    "undantaget",
)
"""Participles that end what is set apart by commas ("som, öarna inräknade, är 400 km lång")."""
_MOST_ASIDE = 16
"""Words of a source or circumstance between two commas."""
_MOST_APPOSED = 12
_JOINTS = frozenset(("och", "men", "samt", "utan", "medan"))


def _tells(words: Words, k: int, j: int) -> bool:
    """Whether a verb of telling is followed by what it tells: "att", or a figure."""
    told = [words.tokens[n][0] for n in range(k, j)]
    return "att" in told or any(word[0].isdigit() and not _YEAR.fullmatch(word) for word in told)


def _resumes(words: Words, k: int, j: int, kind: str) -> bool:
    """Whether the words behind a comma go on with a clause that has its verb: a joint, a preposition, a supine, a number."""
    word = words.word(j)
    if word[:1].isdigit() or word in _HEDGES:  # of a relative clause it may be what its last noun amounts to
        return kind != "relative" and not any(
            words.tokens[n][0][0].isdigit() and not _YEAR.fullmatch(words.tokens[n][0]) for n in range(k, j)
        )
    return word in _JOINTS or word in CLASSES["preposition"] or word == "att" or (is_verb(word) and not finite(word))


_HEDGES = frozenset(("ca", "cirka", "drygt", "knappt", "hela", "bara", "endast", "omkring", "närmare", "nästan", "ungefär"))
_YEAR = lazy_regex(r"(?:19|20)\d\d")
