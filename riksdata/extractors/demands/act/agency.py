"""Which body a demand gives a task to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

_BESIDE = lazy_regex(r" (?:samverkan|samarbete|samråd|dialog|tillsammans) med ")


@lru_cache(maxsize=1)
def agencies() -> dict[str, tuple[tuple[int, str], ...]]:
    """The bodies that a name in texts (lower case) has meant: first year and name of each, the earliest first."""
    bodies: dict[str, list[tuple[int, str]]] = {}
    for name, aliases, since, *_ in read_rows("riksdata.chamber", "agencies.tsv"):
        for alias in aliases.split("|"):
            bodies.setdefault(alias, []).append((int(since or 0), name))
    return {alias: tuple(sorted(meant)) for alias, meant in bodies.items()}


def agency_name(alias: str, year: int | None) -> str:
    """Name of the body that a name (lower case) means in a text of `year`, None for now: the last there was by then, else the first."""
    meant = agencies()[alias]
    there = [name for since, name in meant if year is None or since <= year]
    return there[-1] if there else meant[0][1]


class Named(NamedTuple):
    """A body's name in a text: as texts have it (lower case), and the space before it."""

    alias: str
    at: int

    def start(self) -> int:
        """The space before the name."""
        return self.at


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[str]]:
    """The names that begin with a word, or are that word, in the genitive too; the longest first."""
    found: dict[str, list[str]] = {}
    for alias in sorted(agencies(), key=lambda a: (-len(a), a)):
        first, *others = alias.split(" ")
        for ending in ("",) if others else ("", "s", ":s"):
            found.setdefault(first + ending, []).append(alias)
    return found


def _bodies(core: str, end: int) -> Iterator[Named]:
    """The bodies that are named before a place, each name between spaces."""
    firsts = _by_first_word()
    at = core.find(" ")
    while at >= 0 and 0 < (stop := core.find(" ", at + 1)) < end:
        for alias in firsts.get(core[at + 1 : stop], ()):
            behind = at + 1 + len(alias)
            ending = next((e for e in (" ", "s ", ":s ") if core.startswith(alias, at + 1) and core.startswith(e, behind)), None)
            if ending and behind + len(ending) <= end:
                yield Named(alias, at)
                stop = behind + len(ending) - 1
                break
        at = stop


def find_body(core: str) -> Named | None:
    """The first body that is named."""
    return None if _by_first_word().keys().isdisjoint(core.split()) else next(_bodies(core, len(core)), None)


def agency_of(core: str, start: int, end: int, year: int | None) -> str | None:
    """The bodies that are given a task: those named up to the task, or between "uppdrag till" and what it is."""
    rest = core.find(" att ", end - 1)
    close = end if rest < 0 or rest - end > 120 else rest
    names: list[str] = []
    for body in _bodies(core, close + 1):
        if names and _BESIDE.search(core, 0, body.at + 1):
            break
        name = agency_name(body.alias, year)
        if name not in names:
            names.append(name)
    return "; ".join(names) or None
