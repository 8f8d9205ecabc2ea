"""The model that weighs evidence: a logistic regression whose weights are a table, read by plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, fsum

from riksdata.swedish.facts import read_rows

_WEIGHTS = {row[0]: float(row[1]) for row in read_rows(__package__, "weights.tsv")[1:]}
"""By the name of the evidence: what it adds to the logarithm of the odds. Made by `make models`."""


def confidence(evidence: Iterable[str]) -> float:
    """The calibrated probability, between 0 and 1, that a quantity with this evidence is a statistic."""
    score = fsum(_WEIGHTS[name] for name in evidence if name in _WEIGHTS)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def reasons(evidence: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
    """The evidence that weighed most, with its weights, the heaviest first."""
    known = ((name, _WEIGHTS[name]) for name in dict.fromkeys(evidence) if name in _WEIGHTS)
    return sorted(known, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]
