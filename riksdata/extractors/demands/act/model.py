"""The linear model of what a demand asks for: a weight for each piece of evidence and action, read from `action_model.tsv`.

Layout of the file, tab-separated: settings first (`=actions` their order, `=demands` how many it was trained on, `=step` the size of one
unit of weight, `=temperature`, `=intercept` in units), then a row a feature: its name, in how many demands it stood, and the weights, a
signed byte (two hex digits) an action. A demand is the vector of its features, each as heavy as it is rare, of length one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from riksdata.swedish.facts import read_rows


@dataclass(frozen=True, slots=True)
class Judged:
    """The action that the evidence speaks for, how sure that is (0 to 1, calibrated), and what spoke for it, the strongest first."""

    action: str
    confidence: float
    evidence: tuple[tuple[str, float], ...]
    """Names of features and how much each adds to the action's lead over the next one."""


class ActionModel:
    """Judges demands by their features."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        """`rows`: those of the file. Raises KeyError where a setting is missing."""
        settings: dict[str, str] = {}
        raw: list[tuple[str, int, str]] = []
        for row in rows:
            if row[0].startswith("="):
                settings[row[0]] = row[1]
            else:
                raw.append((row[0], int(row[1]), row[2]))
        self.actions = tuple(settings["=actions"].split())
        demands, step = int(settings["=demands"]), float(settings["=step"])
        self._temperature = float(settings["=temperature"])
        self._intercept = [step * int(n) for n in settings["=intercept"].split()]
        self._weights: dict[str, tuple[float, bytes]] = {name: (idf(demands, held), bytes.fromhex(units)) for name, held, units in raw}
        self._scaled: dict[str, tuple[float, tuple[float, ...]]] = {}
        self._step = step

    def _of(self, feature: str) -> tuple[float, tuple[float, ...]] | None:
        """Square of the weight of a feature by its rarity, and what it adds to each action; worked out when it is first met."""
        known = self._scaled.get(feature)
        if known is None and (row := self._weights.get(feature)):
            rarity, units = row
            known = rarity * rarity, tuple(rarity * self._step * (n - 256 if n > 127 else n) for n in units)
            self._scaled[feature] = known
        return known

    def scores(self, features: Iterable[str]) -> list[float]:
        """What the evidence gives each action, in the order of `actions`; the highest is the answer."""
        known = [row for row in map(self._of, features) if row]
        length = math.sqrt(math.fsum(square for square, _ in known)) or 1.0
        sums = [math.fsum(column) / length for column in zip(*(gains for _, gains in known), strict=True)] or [0.0] * len(self.actions)
        return [a + b for a, b in zip(sums, self._intercept, strict=True)]

    def judge(self, features: list[str], shown: int = 0) -> Judged:
        """The likeliest action; with the `shown` strongest pieces of evidence."""
        scores = self.scores(features)
        order = sorted(range(len(scores)), key=lambda k: (-scores[k], k))
        best, next_best = order[0], order[1]
        total = math.fsum(math.exp((s - scores[best]) / self._temperature) for s in scores)
        evidence: list[tuple[str, float]] = []
        if shown:
            known = [(name, row) for name in features if (row := self._of(name))]
            length = math.sqrt(math.fsum(row[0] for _, row in known)) or 1.0
            leads = [(name, (row[1][best] - row[1][next_best]) / length) for name, row in known]
            evidence = sorted((lead for lead in leads if lead[1] > 0), key=lambda lead: (-lead[1], lead[0]))[:shown]
        return Judged(self.actions[best], 1.0 / total, tuple(evidence))


def idf(demands: int, held: int) -> float:
    """How heavy a feature is that stood in `held` of so many demands: the rarer the heavier, 1 for one that all have."""
    return math.log((1 + demands) / (1 + held)) + 1.0


@lru_cache(maxsize=1)
def action_model() -> ActionModel:
    """The model as trained by `make models`, read when it is first needed."""
    return ActionModel(read_rows("riksdata.extractors.demands.act", "action_model.tsv"))
