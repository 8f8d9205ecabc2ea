"""The weight of a word: rare words count more than common ones when texts are compared."""

from __future__ import annotations

import math
from functools import lru_cache

from riksdata.swedish.facts import read_rows


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that carry no subject: function words and the words of the chamber's formulas."""
    return frozenset(word for row in read_rows("riksdata.extractors.demands", "stop_words.tsv") for word in row[0].split())


@lru_cache(maxsize=1)
def common_stems() -> dict[str, float]:
    """Common stem → how much it tells, less than any that is not here."""
    return {row[0]: math.log(1000 / float(row[1])) for row in read_rows("riksdata.extractors.demands", "common_stems.tsv")}


_RARE = math.log(1000 / 3)
STEPS = 1 << 24
"""Steps of one."""


def rarity(stemmed: str) -> float:
    """How much a stem tells: log of 1 over the share of paragraphs of motions that hold it, 5.8 for all that are not common."""
    return common_stems().get(stemmed, _RARE)


def in_steps(weight: float) -> int:
    """A weight counted in steps of a sixteen-millionth: sums of them are the same in any order.

    Sets of words have no order: it changes from run to run.
    """
    return round(weight * STEPS)


def exact(weight: float) -> float:
    """A weight cut to whole steps."""
    return in_steps(weight) / STEPS
