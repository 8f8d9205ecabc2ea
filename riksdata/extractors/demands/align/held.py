"""What passages of an argument hold of the words of its yrkanden, added up for all yrkanden at once.

Weights are whole numbers of steps. What a key weighs for each yrkande that holds it stands in one number, side by side, so that a
passage is added up for all yrkanden by a sum of whole numbers.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Protocol

from riksdata.extractors.demands.word_weights import STEPS, in_steps, rarity

_FIELD = 64
"""Bits of a number in a sum of numbers that stand side by side in one."""
_MOST_TOGETHER = 500_000
"""Yrkanden times paragraphs that are added up together; budgets of whole parties have some 100 000."""
_RELATED_PART = 0.35
"""Of a word's weight, what its relatives hold as well as itself."""
_LOCAL = 0.5
"""Of a word's weight, what its rarity among the argument's own paragraphs decides; the rest is how rare motions have it."""
_LEAST_LOCAL = 0.1
_MAX_POSTINGS = 400
"""Paragraphs that may hold a key which tells them apart."""


class ByYrkande(Protocol):
    """A weight for each yrkande, by its place among them."""

    def __getitem__(self, order: int, /) -> int:
        """The weight for the yrkande at a place."""


class _Asked:
    """What some keys weigh for each yrkande, worked out where it is asked: for more yrkanden than are added up together."""

    def __init__(self, keys: set[str], wanted: Sequence[set[str]], weight: Mapping[str, int]) -> None:
        self._keys = keys
        self._wanted = wanted
        self._weight = weight

    def __getitem__(self, order: int, /) -> int:
        return sum(map(self._weight.__getitem__, self._keys & self._wanted[order]))


class WordsHeld:
    """What each paragraph holds of each yrkande (`wanted`: the keys of each yrkande; `bags`: those of them that each paragraph holds)."""

    def __init__(self, wanted: Sequence[set[str]], vocabulary: set[str], bags: Sequence[set[str]]) -> None:
        """Weigh the keys (`vocabulary`: those of all yrkanden) and add up what paragraphs hold."""
        self._wanted = wanted
        count = Counter(chain.from_iterable(bags))
        weight = self._weight = _weights(vocabulary, count, len(bags))
        together = len(wanted) * len(bags) <= _MOST_TOGETHER
        self._fields = struct.Struct(f"<{len(wanted)}Q") if together else None
        self._packed: dict[str, int] = {}
        if together:
            self._packed = dict.fromkeys(vocabulary, 0)
            for order, bag in enumerate(wanted):
                for key in bag:
                    self._packed[key] += weight[key] << order * _FIELD
        self.totals = [sum(map(weight.__getitem__, bag)) for bag in wanted]
        """The weight of each yrkande, in steps."""
        self._of_paragraph = [self.of_each(bag) for bag in bags]
        many = {key for key, n in count.items() if n > _MAX_POSTINGS}
        self._telling = [self.of_each(bag - many) for bag in bags] if many and together else self._of_paragraph
        """What paragraphs hold, leaving out keys that hundreds of them hold."""
        self._places_of: dict[str, list[int]] | None = None if together else {}
        """For thousands of yrkanden and paragraphs: the paragraphs that hold a key, which are few."""
        if self._places_of is not None:
            for k, bag in enumerate(bags):
                for key in bag - many:
                    self._places_of.setdefault(key, []).append(k)
        self._alike = [0] + [sum(map(weight.__getitem__, one & before)) for before, one in pairwise(wanted)]
        self.nothing = self.of_each(())
        """What no keys weigh for each yrkande."""

    def of_each(self, keys: Iterable[str]) -> ByYrkande:
        """What some keys, each once, weigh for each yrkande, in steps."""
        if self._fields is None:
            return _Asked(set(keys), self._wanted, self._weight)
        total = sum(map(self._packed.__getitem__, keys))
        return (total,) if len(self._wanted) == 1 else self._fields.unpack(total.to_bytes(self._fields.size, "little"))

    def weight_held(self, paragraph: int, order: int) -> float:
        """What a paragraph holds of the weight of a yrkande's words."""
        return self._of_paragraph[paragraph][order] / STEPS

    def share(self, paragraph: int, order: int) -> float:
        """The share of a yrkande's weight that a paragraph holds, 0 to 1."""
        return self._of_paragraph[paragraph][order] / (self.totals[order] or STEPS)

    def alike(self) -> list[float]:
        """How much of each yrkande's weight the one before it shares, 0 to 1."""
        return [shared / (total or STEPS) for shared, total in zip(self._alike, self.totals, strict=True)]

    def shares(self, order: int) -> dict[int, float]:
        """The share of a yrkande's weight that paragraphs hold, of those that hold any, in their order."""
        total = self.totals[order]
        if self._places_of is None:
            return {k: own / total for k, held in enumerate(self._telling) if (own := held[order])}
        sums: Counter[int] = Counter()
        for key in self._wanted[order]:
            for k in self._places_of.get(key, ()):
                sums[k] += self._weight[key]
        return {k: sums[k] / total for k in sorted(sums)}


def _weights(vocabulary: Iterable[str], count: Mapping[str, int], paragraphs: int) -> dict[str, int]:
    """What each key of the yrkanden weighs, in steps: more where it is rare in motions, and rare among so many paragraphs."""
    out: dict[str, int] = {}
    here: dict[int, float] = {}
    for key in vocabulary:
        times = count.get(key, 0)
        local = here.get(times)
        if local is None:
            local = here[times] = _LOCAL * max(math.log((paragraphs + 1) / (times + 0.5)), _LEAST_LOCAL)
        if key[0] == "~":
            out[key] = in_steps((local + (1 - _LOCAL) * rarity(key[1:])) * _RELATED_PART)
        else:
            out[key] = in_steps((local + (1 - _LOCAL) * rarity(key)) * (1 - _RELATED_PART))
    return out
