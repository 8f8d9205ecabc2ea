"""The numbers of EU acts as they are written, the older ones with their community behind, the newer with it before."""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.extractors.references.eu.celex import CELEX, act_label
from riksdata.swedish.dates import full_year
from riksdata.swedish.lazy import lazy_regex


class Act(NamedTuple):
    """An act of the Union: its kind as addresses write it, year and number."""

    kind: str
    year: int
    number: int
    since: int
    """The first year in which a name means this act."""

    @property
    def label(self) -> str:
        """The label of a reference to it."""
        return act_label(self.kind, self.year, self.number)

    @property
    def uri(self) -> str:
        """Its address."""
        return celex_address(self.kind, self.year, self.number)


_OLD = lazy_regex(r"(\d{2,4})/(\d{1,4})/(EG|EEG|EU|RIF|Euratom|GUSP|Gusp|EKSG|EC|EEC|JHA)(?![\wÅÄÖåäö])")
_NEW = lazy_regex(
    r"[(\[](EU|EG|EEG|Euratom|EU, Euratom|EG, Euratom|GUSP|Gusp)[)\]][ \xa0\n]{1,2}(nr[ \xa0\n])?(\d{1,4})/(\d{1,4})(?![\d/])"
)
BARE_NUMBER = lazy_regex(r"((?:[\w-]*(?:direktiv|förordning))(?:et|en)?)[ \xa0\n](?:nr[ \xa0])?(\d{1,4})/(\d{1,4})(?![\d/:])", re.I)
_BY_TYPE = {"dir": "L", "reg": "R", "dec": "D", "fdec": "F", "rec": "H"}
_BY_WORD = (("direktiv", "dir"), ("rambeslut", "fdec"), ("beslut", "dec"), ("rekommend", "rec"))
"""What acts are called; all others are regulations."""


def celex_address(kind: str, year: int, number: int) -> str:
    """The address of an act by its CELEX number."""
    return f"{CELEX}3{year}{_BY_TYPE[kind]}{number:04d}"


def type_of(word: str) -> str:
    """The kind of an act that is called so, as addresses write it."""
    low = word.lower()
    return next((kind for stem, kind in _BY_WORD if stem in low), "reg")


def _is_year(year: int) -> bool:
    """Whether an act may be of that year: there have been communities since 1951."""
    return 1951 <= year <= 2060


def number_at(text: str, start: int) -> tuple[int, int, int, str] | None:
    """An act's number at `start`: end, year, number, the type that its form suggests."""
    first = text[start : start + 1]
    if first not in ("(", "[") and not first.isdigit():
        return None
    old = _OLD.match(text, start, start + 30)
    if old:
        year, number = full_year(old[1]), int(old[2])
        if _is_year(year):
            return old.end(), year, number, "fdec" if old[3] in ("RIF", "JHA") else "dec" if old[3].upper() == "GUSP" else "dir"
        if len(old[2]) == 4:  # decisions of Parliament and Council: nr 1313/2013/EU
            return old.end(), number, int(old[1]), "dec"
        if len(old[2]) == 2 and 1958 <= full_year(old[2]) <= 1999:  # förordning nr 2092/91/EEG
            return old.end(), full_year(old[2]), int(old[1]), "reg"
        return None
    new = _NEW.match(text, start, start + 40)
    if new:
        first, second = new[3], new[4]
        # number/year after "nr" and in all acts before 2015; year/number since
        if (new[2] and _is_year(full_year(second))) or not (len(first) == 4 and 2015 <= int(first) <= 2060):
            if len(second) not in (2, 4):
                return None
            year, number = full_year(second), int(first)
        else:
            year, number = int(first), int(second)
        if _is_year(year):
            return new.end(), year, number, "dec" if new[1].upper() == "GUSP" else "reg"
    return None


def number_in_brackets(text: str, start: int) -> tuple[int, int, int, str] | None:
    """An act's number alone in brackets that open at `start`: "direktivet (1999/44/EG)"; as `number_at`, its end behind the brackets."""
    found = number_at(text, start + 1) if text[start : start + 1] == "(" else None
    return (found[0] + 1, *found[1:]) if found and text[found[0] : found[0] + 1] == ")" else None


def act_of_bare(found: re.Match[str]) -> Act | None:
    """The act of a kind and two numbers; None where neither is a year."""
    kind = type_of(found[1])
    first, second = int(found[2]), int(found[3])
    if kind == "dir" or (2015 <= first <= 2060 and not 1958 <= second <= 2014):
        year, number = full_year(found[2]), second
    else:
        year, number = full_year(found[3]), first
    shown = found[2] if year in (first, 1900 + first) else found[3]
    if 1958 <= year <= 2060 and (len(shown) == 4 or (year < 2000 and 58 <= int(shown) <= 99)):
        return Act(kind, year, number, year)
    return None
