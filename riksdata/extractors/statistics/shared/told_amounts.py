"""The amounts of a text in their order, each of which may be the whole of a later part."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex


class Told:
    """The amounts of a text in their order, each of which may be the whole of a later part."""

    def __init__(self, plain: str) -> None:
        """`plain`: the text that the candidates' places count in."""
        self.plain = plain
        self.counts: list[tuple[int, Fraction, frozenset[str]]] = []
        """Where a count ends, its value, and the words of what it counts."""
        self.amounts: list[tuple[int, Fraction]] = []
        """Counts and measures, whatever their unit."""
        self.sums: list[tuple[int, Fraction, str]] = []
        """Amounts of money, with the currency."""
        self.sizes: list[tuple[int, Fraction, str]] = []
        """Measures, with the unit."""
        self._last = 0
        """Where the last number of things ends, whatever it counts."""

    def note(self, candidate: Candidate) -> None:
        """Remembers a count and the words of what it counts."""
        q = candidate.quantity
        if q.kind == "count":
            self._last = q.end
        if q.value is None or q.whole is not None:
            return
        if q.kind == "money":
            self.sums = [*self.sums[1 - _KEPT :], (q.end, q.value, q.unit)]
        if q.kind == "physical":
            self.sizes = [*self.sizes[1 - _KEPT :], (q.end, q.value, q.unit)]
        if q.kind in ("count", "physical") and q.value > 1:
            self.amounts = [*self.amounts[1 - _KEPT :], (q.end, q.value)]
        if q.kind == "count" and q.value > 1 and candidate.noun and not candidate.noun.startswith("av "):
            words = frozenset(_WORD.findall(candidate.noun.lower()))
            self.counts = [*self.counts[1 - _KEPT :], (q.end, q.value, words)]

    def last_count(self) -> tuple[int, Fraction] | None:
        """Where the last number of things ends, and it, if it is known what it counts."""
        return self.counts[-1][:2] if self.counts and self.counts[-1][0] == self._last else None

    def last_sum(self, unit: str) -> tuple[int, Fraction] | None:
        """Where the last amount of money in a currency ends, and it."""
        return next(((end, value) for end, value, symbol in reversed(self.sums) if symbol == unit), None)

    def last_told(self) -> tuple[int, Fraction] | None:
        """The last count or sum, whichever was told last."""
        known = [each for each in (self.last_count(), (self.sums[-1][:2] if self.sums else None)) if each]
        return max(known, default=None)

    def ended(self, low: int, high: int) -> bool:
        """Whether a sentence ends between two places."""
        mark = SENTENCE_ENDS.search(self.plain, low, high + _NEXT_LETTER)
        return mark is not None and mark.start() < high

    def within(self, end: int, start: int, reach: int) -> bool:
        """Whether a place follows another within so many characters, in the same paragraph."""
        return 0 <= start - end < reach and self.plain.find("\n", end, start) < 0


_KEPT = 4
"""Counts that are remembered."""
_WORD = lazy_regex(r"[^\W\d_]{3,}")
SENTENCE_ENDS = lazy_regex(
    r"""
    [!?;\n]
    |:(?!\w)                                                                          # no "c:a"
    |\.(?!,|\w|\)|[ \u00a0][a-zåäö])                                                 # no "s.k. friskolor"
    (?<!s\.k\.)(?<!m\.m\.)(?<!t\.ex\.)(?<!bl\.a\.)(?<!enl\.)(?<!resp\.)(?<!inkl\.)  # enl. Kvarnverket
    """,
    re.X,
)
_NEXT_LETTER = 2
"""Characters behind a place that tell whether a stop there ends a sentence."""
REACH, NEXT_REACH = 600, 260
"""Characters before a part within which its whole is named by the same noun, and by another ("av dessa")."""
VERB_REACH = 80
"""Characters before a part within which words lead to it from its whole."""
