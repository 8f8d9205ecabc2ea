"""Swedish number words: what a word, or a run of words, is worth.

The words themselves are a table (`words.tsv`); here is only how they join. A closed compound ("etthundratrettiotvå") is read as
the run of words it is made of, so that closed, spaced and mixed writing ("två hundra", "etthundra tusen") are one grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

LONGEST_WORD = 400
"""Characters; a longer run of letters is no number word."""


class Atom(NamedTuple):
    """One word of the table: `kind` says how it joins others."""

    kind: str
    value: int


def _rows() -> list[tuple[str, str, str]]:
    return [(word, kind, value) for word, kind, value in read_rows(__package__, "words.tsv")[1:]]


CARDINALS: dict[str, Atom] = {w: Atom(k, int(v)) for w, k, v in _rows() if k in ("zero", "unit", "teen", "ten", "hundred", "scale")}
PACKS: dict[str, int] = {w: int(v) for w, k, v in _rows() if k == "pack"}
SHORT_SCALES: dict[str, int] = {w: int(v) for w, k, v in _rows() if k == "short"}
ORDINALS: dict[str, int] = {w: int(v) for w, k, v in _rows() if k == "ordinal"}
CODES: tuple[str, ...] = tuple(w for w, k, _ in _rows() if k == "code")
VULGAR: dict[str, Fraction] = {w: Fraction(v) for w, k, v in _rows() if k == "vulgar"}

_ATOM = lazy_regex("|".join(["ettusen", *sorted(CARDINALS, key=len, reverse=True)]))
_PART = lazy_regex(r"(.{2,40}?)del(?:ar(?:na|nas|s)?|en|ens|s)?$")
_ORDINAL = lazy_regex("|".join(sorted(ORDINALS, key=len, reverse=True)) + "$")


@lru_cache(maxsize=20_000)
def atoms(word: str) -> tuple[Atom, ...] | None:
    """The number words that a lower-case word is made of; None where it is no number word."""
    if len(word) > LONGEST_WORD:
        return None
    at, found = 0, []
    while at < len(word):
        hit = _ATOM.match(word, at)
        if hit is None:
            return None
        found += [CARDINALS["ett"], CARDINALS["tusen"]] if hit[0] == "ettusen" else [CARDINALS[hit[0]]]
        at = hit.end()
    return tuple(found) or None


class Run:
    """A cardinal that grows word by word as long as the next word has a place in it ("femtio" + "två", not "fem" + "tio")."""

    __slots__ = ("_group", "_scale", "_slot", "_started", "_total")

    def __init__(self) -> None:
        """An empty run, worth 0."""
        self._total = 0
        self._group = 0
        self._slot = 1 << 80  # an addend must be smaller than this
        self._scale = 1 << 80  # the last scale word
        self._started = False

    def copy(self) -> Run:
        """The same, to be grown by itself."""
        other = Run.__new__(Run)
        other._total, other._group, other._slot, other._scale = self._total, self._group, self._slot, self._scale
        other._started = self._started
        return other

    @property
    def value(self) -> int:
        """What the words taken so far are worth."""
        return self._total + self._group

    def take(self, atom: Atom) -> bool:
        """Adds a word; False, and nothing changed, where it has no place."""
        kind, value = atom
        if kind == "zero":
            if self._started:
                return False
            self._slot = 0
        elif kind == "hundred":
            if self._group >= 100 or (self._started and not self._group and self._slot < 1000) or self._slot == 0:
                return False
            self._group = max(self._group, 1) * 100
            self._slot = 100
        elif kind == "scale":
            if value < self._scale and (self._group or not self._started):
                self._total += max(self._group, 1) * value
            elif self._started and not self._group and value > self._scale:
                self._total *= value
            elif self._group and value > self._scale:
                self._total = (self._total + self._group) * value
            else:
                return False
            self._group, self._scale, self._slot = 0, value, value
        else:
            if value >= self._slot:
                return False
            self._group += value
            self._slot = 10 if kind == "ten" else 1
        self._started = True
        return True


def cardinal(word: str) -> int | None:
    """What one closed lower-case word is worth ("etthundratrettiotvå" 132); None where it is no cardinal."""
    found = atoms(word)
    return None if found is None else _sum(found)


def _sum(found: Sequence[Atom]) -> int | None:
    run = Run()
    return run.value if all(run.take(atom) for atom in found) else None


@lru_cache(maxsize=20_000)
def part(word: str) -> int | None:
    """The denominator of a word for parts ("tredjedelar" 3, "tjugoförstedel" 21); None where it is none."""
    if len(word) > LONGEST_WORD or "del" not in word:
        return None
    hit = _PART.match(word)
    return ordinal(hit[1], bare=True) if hit else None


@lru_cache(maxsize=20_000)
def ordinal(word: str, bare: bool = False) -> int | None:
    """The number of an ordinal ("tredje" 3, "tjugoförsta" 21). `bare`: also the stems that only stand before -del ("hundra", "åtton")."""
    if len(word) > LONGEST_WORD:
        return None
    for form in (word, word + "de") if bare else (word,):
        hit = _ORDINAL.search(form)
        if hit is None or (not bare and not form.endswith(("e", "a"))):
            continue
        value, stem = ORDINALS[hit[0]], form[: hit.start()]
        if not stem:
            return value
        found = atoms(stem)
        if found is not None:
            run = Run()
            if all(run.take(atom) for atom in found) and run.take(Atom("unit" if value < 10 else "teen" if value < 20 else "ten", value)):
                return run.value
    return cardinal(word) if bare and word in ("hundra", "tusen", "miljon", "miljard", "biljon", "biljard", "triljon") else None


@lru_cache(maxsize=20_000)
def tally(word: str) -> tuple[int, bool] | None:
    """A -tal word: its number and whether it is the open form ("trettiotal" (30, False), "tusentals" (1000, True)); decades are none."""
    if word.endswith("tals"):
        stem, opened = word[:-4], True
    elif word.endswith("tal"):
        stem, opened = word[:-3], False
    else:
        return None
    value = PACKS.get(stem) or cardinal(stem)
    if value is None or value < 5:
        return None
    return value, opened
