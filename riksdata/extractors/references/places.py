"""Where references may stand: the places that the families of the registry propose, and their reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from heapq import heappop

import re2

from riksdata.extractors.references.eu import defined_names
from riksdata.extractors.references.latin1 import compiled, full_match_set, projected
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.registry import Family, families
from riksdata.extractors.references.statutes import names

_PARTED_AT = ("work told by its sentence", "work of a publisher by title and year", "statute by its name")
"""The families with which another automaton begins: with long lists of names in one, its states multiply, and most are met but once."""


@cache
def _scanners() -> tuple[re2._Regexp, ...]:
    """All families, in their order, in a few automata."""
    parts: list[list[str]] = [[]]
    for family in families():
        if family.name in _PARTED_AT:
            parts.append([])
        parts[-1].append(f"(?:{family.pattern})")
    return tuple(compiled("|".join(part)) for part in parts)


_LONGEST = 500
"""Characters that no place has; of the longest a fifth is bounded, and the rest one word or row of section signs."""


class Scan:
    """Finds places in projected text as one automaton of all families would: of those that begin alike, that of the first family."""

    def __init__(self, text: str) -> None:
        """A text, in which nothing is looked for yet."""
        self.signs = projected(text)
        self._ahead: list[list[tuple[int, int]]] = []
        """By automaton: its places, none within another."""
        self._at = [0] * len(_scanners())
        """By automaton: the first of its places that was not passed."""
        self._next: list[tuple[int, int] | None] = []

    def look(self, scanner: re2._Regexp) -> None:
        """Have the next automaton find its places."""
        found = [hit.span() for hit in scanner.finditer(self.signs)]
        self._ahead.append(found)
        self._next.append(found[0] if found else None)

    def place_from(self, at: int) -> tuple[int, int] | None:
        """Start and end of the first place that begins at `at` or behind; `at` only ever grows."""
        first: tuple[int, int] | None = None
        for k, found in enumerate(self._next):
            if found is not None and found[0] < at:
                found = self._next[k] = self._from(k, at)
            if found is not None and (first is None or found[0] < first[0]):
                first = found
        return first

    def _from(self, k: int, at: int) -> tuple[int, int] | None:
        """The first place of an automaton at `at` or behind."""
        ahead, next_ = self._ahead[k], self._at[k]
        while next_ < len(ahead) and ahead[next_][0] < at:
            next_ += 1
        self._at[k] = next_
        if next_ and (end := ahead[next_ - 1][1]) > at:  # inside a place another may begin, which has not been looked for
            scanner = _scanners()[k]
            near = scanner.search(self.signs, at, min(len(self.signs), end + _LONGEST))
            if near is not None and near.start() < end:
                found = scanner.search(self.signs, at)
                return found.span() if found is not None else None
        return ahead[next_] if next_ < len(ahead) else None


def scans(texts: Iterable[str]) -> list[Scan]:
    """The scans of several texts, each automaton taken for all of them in turn, since its states then stay in the processor's cache."""
    out = list(map(Scan, texts))
    for scanner in _scanners():
        for scan in out:
            scan.look(scanner)
    return out


@cache
def _which() -> re2.Set:
    return full_match_set(family.pattern for family in families())


@lru_cache(maxsize=1 << 14)
def _families_of(written: bytes) -> tuple[Family, ...]:
    """The families whose pattern these bytes are, in their order."""
    return tuple(families()[index] for index in sorted(_which().Match(written)))


def places(text: str) -> Iterator[tuple[int, int, tuple[Family, ...]]]:
    """Where references may stand, in order: start and end in characters, and the families that propose it."""
    (scan,), at = scans((text,)), 0
    while place := scan.place_from(at):
        start, at = place
        yield start, at, _families_of(scan.signs[start:at])


def read_places(reading: Reading, scan: Scan) -> None:
    """Have each place of a scan of the text read by the families that propose it, until one takes it; what is inside it is passed over.

    Where none takes it, another place may begin inside it: `2018:6` in "BRÅ 2018:6", whose "RÅ 2" is no court's report.
    """
    signs, at = scan.signs, 0
    while place := scan.place_from(at):
        start, at = place
        if reading.defined:
            _read_defined(reading, start)
        if start >= reading.done and not _taken(reading, start, at, signs[start:at]):
            at = start + 1
    _read_defined(reading, len(signs))


def _read_defined(reading: Reading, stop: int) -> None:
    """Read the names that this document has given to statutes and EU acts, where they stand before `stop`."""
    while reading.defined and reading.defined[0][0] < stop:
        start, end = heappop(reading.defined)
        if start >= reading.done and not defined_names.read_defined_name(reading, start, end):
            names.read_law(reading, start, end)


def _taken(reading: Reading, start: int, end: int, written: bytes) -> bool:
    drafts = len(reading.drafts)
    for family in _families_of(written):
        family.parse(reading, start, end)
        if len(reading.drafts) > drafts or reading.done > start:
            return True
    return False
