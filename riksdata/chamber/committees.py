"""The committees of the riksdag, of today and of earlier chambers, and what their names and letters are used for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from riksdata.swedish.facts import read_table

_ENDING = "utskottet"


class Committee(NamedTuple):
    """A committee as its reports name it."""

    letters: str
    """As its reports carry them: `KU`."""
    name: str
    motions: str
    """Letters in the numbers of motions that it was given from 1985/86 to 2013/14 (`K`); empty for one that had none."""
    leads: bool
    """Whether the letters stood before the whole number of a report through the 1980s: "SkU 1981/82:30"."""
    last: str
    """The last year in which it reported, of one that there was only in the riksdag of two chambers; else empty."""


@cache
def committees() -> Mapping[str, Committee]:
    """Committees by their letters."""
    rows = read_table(__package__, "committees.tsv")
    return {row["committee"]: Committee(row["committee"], row["name"], row["motions"], row["leads"] == "yes", row["last"]) for row in rows}


@cache
def committees_by_stem() -> Mapping[str, Committee]:
    """Committees by what stands before "utskottet" in their names, lower case: `konstitutions`, `miljö- och jordbruks`."""
    named = ((one.name.lower(), one) for one in committees().values())
    return {name.removesuffix(_ENDING): one for name, one in named if name.endswith(_ENDING)}


@cache
def letters_by_word() -> Mapping[str, str]:
    """Letters and names of committees, case-folded → the letters as published."""
    return {word.casefold(): one.letters for one in committees().values() for word in (one.letters, one.name)}
