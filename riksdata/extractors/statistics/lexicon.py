"""The tables of the reader of statistics, read once: units, hedges and word classes. Facts live in the TSV files, not here."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from riksdata.swedish.facts import read_rows


class Unit(NamedTuple):
    """What a written unit means: the published symbol, the factor to it, and its kind (percent, money, time, physical, times)."""

    symbol: str
    factor: Fraction
    kind: str


def _lines(name: str) -> tuple[tuple[str, ...], ...]:
    return read_rows(__package__, name)


UNITS: dict[str, Unit] = {form: Unit(unit, Fraction(factor), kind) for form, unit, factor, kind in _lines("units.tsv")[1:]}
"""By written form; forms with a capital only as written."""

HEDGES: dict[tuple[str, ...], str] = {tuple(phrase.split()): reading for phrase, reading in _lines("hedges.tsv")[1:]}
"""By the words of the phrase: a qualifier, `skip`, or a measure."""
LONGEST_HEDGE = max(map(len, HEDGES))
HEDGE_LAST = frozenset(words[-1] for words in HEDGES)
HEDGE_SECOND_LAST: dict[str, frozenset[str]] = {
    last: frozenset(words[-2] for words in HEDGES if words[-1] == last) for last in HEDGE_LAST if (last,) not in HEDGES
}
"""Of a word that ends hedges but is none itself ("till"): what stands before it in them ("upp")."""

CLASSES: dict[str, frozenset[str]] = {name: frozenset(members.split()) for name, members in _lines("words.tsv")}


def words(*names: str) -> frozenset[str]:
    """The union of word classes."""
    return frozenset().union(*(CLASSES[name] for name in names))


def alternatives(*names: str) -> str:
    """The union of word classes as the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(*names), key=lambda word: (-len(word), word)))
