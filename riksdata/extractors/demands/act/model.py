"""The linear models of what a demand asks for: a weight for each piece of evidence and action, of yrkanden and of questions.

They are read from `action_weights_yrkanden.tsv` and `action_weights_questions.tsv`. Layout of a file, tab-separated: settings first
(`=actions` their order, `=demands` how many it was trained on, `=step` the size of one unit of weight, `=temperature`, `=intercept` in
units), then a row a feature: its name, in how many demands it stood, and the weights, a signed byte (two hex digits) an action. A demand is
the vector of its features, each as heavy as it is rare, of length one.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from riksdata.swedish.facts import read_lines


@dataclass(frozen=True, slots=True)
class Judged:
    """The action that the evidence speaks for, how sure that is (0 to 1, calibrated), and what spoke for it, the strongest first."""

    action: str
    confidence: float
    evidence: tuple[tuple[str, float], ...]
    """Names of features and how much each adds to the action's lead over the next one."""


_UNITS = 1 << 44
"""Steps of one, in which what a feature adds is counted: a sum of whole numbers is the same in any order."""
_RAISED = 1 << 52
"""Added to every number, so that none is negative where they stand side by side; thousands fit into the 64 bits that each has."""


class _Gains(dict[str, int]):
    """What each feature of the file adds: to each action, and to the square of the length; in steps, side by side in one number.

    Worked out once each.
    """

    def __init__(self, lines: Mapping[str, str], demands: int, step: float, fields: struct.Struct) -> None:
        self._lines = lines
        self._demands = demands
        self._step = step
        self._fields = fields
        self._scales: dict[str, tuple[int, int]] = {}

    def __missing__(self, feature: str) -> int:
        _, held, units = self._lines[feature].split("\t")
        unit, square = self._scales.get(held) or self._scale(held)
        gains = [unit * (n - 256 if n > 127 else n) + _RAISED for n in bytes.fromhex(units)]
        self[feature] = found = int.from_bytes(self._fields.pack(*gains, square + _RAISED), "little")
        return found

    def _scale(self, held: str) -> tuple[int, int]:
        """One unit of weight and the square of the rarity of a feature that so many demands held, in steps."""
        rarity = idf(self._demands, int(held))
        self._scales[held] = found = round(rarity * self._step * _UNITS), round(rarity * rarity * _UNITS)
        return found


class ActionModel:
    """Judges demands by their features."""

    def __init__(self, lines: Iterable[str]) -> None:
        """`lines`: those of the file. Raises KeyError where a setting is missing.

        A feature's line is taken apart when the feature is first met.
        """
        features = {line[: line.find("\t")]: line for line in lines}
        settings = {name: features.pop(name)[len(name) + 1 :] for name in [name for name in features if name[:1] == "="]}
        self.actions = tuple(settings["=actions"].split())
        step = float(settings["=step"])
        self._temperature = float(settings["=temperature"])
        self._intercept = [step * int(n) for n in settings["=intercept"].split()]
        self._fields = struct.Struct(f"<{len(self.actions) + 1}Q")
        self._gains = _Gains(features, int(settings["=demands"]), step, self._fields)
        self._knows = features.__contains__

    def _sum(self, known: Sequence[str]) -> tuple[list[float], float]:
        """What known features give each action together, and how long they are."""
        total = sum(map(self._gains.__getitem__, known))
        raised = len(known) * _RAISED
        *gains, square = self._fields.unpack(total.to_bytes(self._fields.size, "little"))
        return [(gain - raised) / _UNITS for gain in gains], math.sqrt((square - raised) / _UNITS) or 1.0

    def scores(self, features: Iterable[str]) -> list[float]:
        """What the evidence gives each action, in the order of `actions`; the highest is the answer. Unknown features count nothing."""
        gains, length = self._sum(list(filter(self._knows, features)))
        return [gain / length + own for gain, own in zip(gains, self._intercept, strict=True)]

    def judge(self, features: list[str], shown: int = 0) -> Judged:
        """The likeliest action; with the `shown` strongest pieces of evidence."""
        scores = self.scores(features)
        highest = max(scores)
        best = scores.index(highest)
        total = math.fsum(math.exp((s - highest) / self._temperature) for s in scores)
        return Judged(self.actions[best], 1.0 / total, self._evidence(features, scores, best, shown) if shown else ())

    def _evidence(self, features: list[str], scores: list[float], best: int, shown: int) -> tuple[tuple[str, float], ...]:
        """The features that add most to the lead of the best action over the next one."""
        next_best = max((k for k in range(len(scores)) if k != best), key=lambda k: (scores[k], -k))
        known = list(filter(self._knows, features))
        _, length = self._sum(known)
        leads = [(name, round((gains[best] - gains[next_best]) / length, 9)) for name in known for gains, _ in (self._sum([name]),)]
        return tuple(sorted((lead for lead in leads if lead[1] > 0), key=lambda lead: (-lead[1], lead[0]))[:shown])


def idf(demands: int, held: int) -> float:
    """How heavy a feature is that stood in `held` of so many demands: the rarer the heavier, 1 for one that all have."""
    return math.log((1 + demands) / (1 + held)) + 1.0


@cache
def action_model(question: bool) -> ActionModel:
    """The model of questions or of yrkanden as trained by `make models`, read when it is first needed."""
    if question:
        return ActionModel(read_lines("riksdata.extractors.demands.act", "action_weights_questions.tsv"))
    return ActionModel(read_lines("riksdata.extractors.demands.act", "action_weights_yrkanden.tsv"))
