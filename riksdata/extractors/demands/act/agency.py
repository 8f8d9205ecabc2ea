"""Which body a demand gives a task to."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.swedish.facts import read_rows

_BESIDE = re.compile(r" (?:samverkan|samarbete|samråd|dialog|tillsammans) med ")


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


@lru_cache(maxsize=1)
def agency_pattern() -> re.Pattern[str]:
    """Finds a body's name between spaces."""
    names = sorted(agencies(), key=lambda a: (-len(a), a))
    return re.compile(" (" + "|".join(map(re.escape, names)) + r")(?::?s)?(?= )")


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The words that a body's name can begin with, genitives of one-word names among them."""
    firsts = {alias.split()[0] for alias in agencies()}
    return frozenset(firsts | {word + end for word in firsts for end in ("s", ":s", ":")})


def find_body(core: str) -> re.Match[str] | None:
    """The first body that is named."""
    return None if _first_words().isdisjoint(core.split()) else agency_pattern().search(core)


def agency_of(core: str, start: int, end: int, year: int | None) -> str | None:
    """The bodies that are given a task: those named up to the task, or between "uppdrag till" and what it is."""
    rest = core.find(" att ", end - 1)
    close = end if rest < 0 or rest - end > 120 else rest
    names: list[str] = []
    for m in agency_pattern().finditer(core, 0, close + 1):
        if names and _BESIDE.search(core, 0, m.start() + 1):
            break
        name = agency_name(m[1], year)
        if name not in names:
            names.append(name)
    return "; ".join(names) or None
