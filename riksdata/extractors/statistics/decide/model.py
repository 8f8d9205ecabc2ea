"""The model that weighs evidence: a logistic regression whose weights are a table, read by plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import exp, fsum

from riksdata.swedish.facts import read_rows

_WEIGHTS = {row[0]: float(row[1]) for row in read_rows(__package__, "weights.tsv")[1:]}
"""By the name of the evidence: what it adds to the logarithm of the odds. Made by `make models`."""


_OF_WORDS = {name.removeprefix("word: "): weight for name, weight in _WEIGHTS.items() if name.startswith("word: ")}
_OF_STEMS = {name.removeprefix("stem: "): weight for name, weight in _WEIGHTS.items() if name.startswith("stem: ")}


def stems_of(words: Iterable[str]) -> set[str]:
    """The beginnings of words, of four and of five letters, that their forms share."""
    return {word[:5] for word in words if len(word) > 4} | {word[:4] for word in words if len(word) > 3}


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[tuple[str, float], ...]:
    """The weights of a word and of its beginnings, by name, where they have one."""
    found = [("word: " + word, _OF_WORDS.get(word)), *(("stem: " + stem, _OF_STEMS.get(stem)) for stem in stems_of((word,)))]
    return tuple((name, weight) for name, weight in found if weight is not None)


def of_topic(words: frozenset[str], law: bool) -> float:
    """What the words of a sentence weigh together for each quantity in it; `law`: whether it holds the sign of a law's section."""
    weights = {name: weight for word in words for name, weight in _of_word(word)}
    return fsum(weights.values()) + (_OF_WORDS.get("§", 0.0) if law else 0.0)


def confidence(evidence: Iterable[str], topic: float) -> float:
    """The calibrated probability, between 0 and 1, that a quantity with this evidence, in a sentence of such a topic, is a statistic."""
    weight = _WEIGHTS.get
    score = topic + fsum([weight(name, 0.0) for name in evidence])
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def reasons(evidence: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
    """The evidence that weighed most, with its weights, the heaviest first."""
    known = ((name, _WEIGHTS[name]) for name in dict.fromkeys(evidence) if name in _WEIGHTS)
    return sorted(known, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]
