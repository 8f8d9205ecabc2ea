"""The model that weighs evidence: a logistic regression whose weights are a table, read by plain Python.

Weights are whole thousandths, so that sums are exact in any order and parts can be added up beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from math import exp
from typing import Generic, TypeVar

from riksdata.swedish.facts import read_lines

Part = tuple[int, tuple[str, ...]]
"""Evidence that comes together: what it weighs, in thousandths, and its names."""
Key = TypeVar("Key", bound=Hashable)

_WRITTEN = dict(line.split("\t") for line in read_lines(__package__, "weights.tsv")[1:])
"""By the name of the evidence: what it adds to the logarithm of the odds, as written. Made by `make models`."""
_HEAD, *_LINES = read_lines(__package__, "word_weights.tsv")
_PLACES = tuple(_HEAD.split("\t")[1:])
"""Beginnings of the names of evidence that is a word at a place."""
_BY_WORD = dict(line.split("\t", 1) for line in _LINES)
"""By word: what it adds at each of the places by its meaning, in thousandths, as written. Made by `make models`."""


class _Weights(dict[str, int]):
    """The weights in thousandths, each read when it is first asked for: a short text asks for few of thousands. Others weigh nothing."""

    def __missing__(self, name: str) -> int:
        made = _by_meaning(name)
        if name in _WRITTEN:
            made += round(1000 * float(_WRITTEN[name]))
        if made:
            self[name] = made
        return made


def _by_meaning(name: str) -> int:
    for column, place in enumerate(_PLACES):
        if name.startswith(place):
            written = _BY_WORD.get(name.removeprefix(place))
            return int(written.split("\t")[column]) if written else 0
    return 0


_WEIGHTS = _Weights()
_MOST_KEPT = 50_000
"""Parts kept of one kind; words never end."""


def part(names: Iterable[str]) -> Part:
    """Evidence of these names."""
    held = tuple(names)
    return sum(map(_WEIGHTS.__getitem__, held)), held


class Parts(dict[Key, Part], Generic[Key]):
    """Evidence by what it is made of (a word, a form), its names put together and weighed once."""

    def __init__(self, names: Callable[[Key], Iterable[str]]) -> None:
        """`names`: the names of the evidence for one key."""
        super().__init__()
        self._names = names

    def __missing__(self, key: Key) -> Part:
        """The part for a key that was not asked for yet."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        made = self[key] = part(self._names(key))
        return made


def names_of(parts: Iterable[Part]) -> list[str]:
    """The names of all evidence in the parts."""
    return [name for _, names in parts for name in names]


def stems_of(words: Iterable[str]) -> set[str]:
    """The beginnings of words, of four and of five letters, that their forms share."""
    return {word[:5] for word in words if len(word) > 4} | {word[:4] for word in words if len(word) > 3}


_TOPIC_WEIGHTS: list[int] = []
"""What the evidence of words weighs, by its number."""


class _Numbers(dict[str, int]):
    """The evidence of words, numbered as it is met, which is sooner to put together than its names are."""

    def __missing__(self, name: str) -> int:
        made = self[name] = len(_TOPIC_WEIGHTS)
        _TOPIC_WEIGHTS.append(_WEIGHTS[name])
        return made


_NUMBERS = _Numbers()


class _Known(dict[str, frozenset[int]]):
    """By word: the numbers of its own evidence and of that of its beginnings, as far as it has a weight."""

    def __missing__(self, word: str) -> frozenset[int]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        names = ("word: " + word, *("stem: " + stem for stem in stems_of((word,))))
        made = self[word] = frozenset(_NUMBERS[name] for name in names if name in _WRITTEN)
        return made


_KNOWN = _Known()
_SECTION = "word: §"
KINDS = {
    "percent": "share",
    "fraction": "share",
    "times": "share",
    "money": "money",
    "count": "count",
    "time": "time",
    "physical": "physical",
}
"""By the kind of a quantity: how the words of its sentence are told apart, since "kosta" beside an amount is not "kosta" beside a share."""


class _OfKind(dict[str, int]):
    """By word: what it weighs beside quantities of one kind, besides what it weighs beside any."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        name = f"{self._kind} word: {word}"
        made = self[word] = _WEIGHTS[name] if name in _WRITTEN else 0
        return made


_OF_KIND = {kind: _OfKind(kind) for kind in dict.fromkeys(KINDS.values())}


def of_topic(words: frozenset[str], law: bool) -> int:
    """What the words of a sentence weigh together for each quantity in it; `law`: whether it holds the sign of a law's section."""
    known: set[int] = set()
    known.update(*map(_KNOWN.__getitem__, words))
    return sum(map(_TOPIC_WEIGHTS.__getitem__, known)) + (_WEIGHTS[_SECTION] if law and _SECTION in _WRITTEN else 0)


def of_kind(kind: str, words: frozenset[str], law: bool) -> int:
    """What the words weigh besides for the quantities of a kind (`KINDS`)."""
    weights = _OF_KIND[kind]
    return sum(map(weights.__getitem__, words)) + (weights["§"] if law else 0)


def confidence(evidence: Iterable[Part], topic: int) -> float:
    """The calibrated probability, between 0 and 1, that a quantity with this evidence, in a sentence of such a topic, is a statistic."""
    score = topic
    for weight, _ in evidence:
        score += weight
    return 1 / (1 + exp(-max(-30_000, min(30_000, score)) / 1000))


def reasons(evidence: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
    """The evidence that weighed most, with its weights, the heaviest first."""
    known = ((name, _WEIGHTS[name] / 1000) for name in dict.fromkeys(evidence))
    return sorted((pair for pair in known if pair[1]), key=lambda pair: (-abs(pair[1]), pair[0]))[:most]
