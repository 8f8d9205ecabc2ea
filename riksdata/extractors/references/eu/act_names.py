"""The names of EU acts and which act each meant when a document was written."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.references.eu.act_numbers import Act
from riksdata.extractors.references.reading import Reading
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_PROPOSED = 4
"""For so many years a name may have meant an act that was only proposed."""
DEFINITE = lazy_regex(r"(?<=direktiv)et\b|(?<=förordning)en\b")
"""The article of a name."""


def own_names() -> list[str]:
    """Names that mean an act wherever they stand."""
    names = [row["name"] for row in _rows() if not row["name"].startswith("~")]
    return [*names, *(name.lower() for name in names if name.endswith(("direktivet", "förordningen")))]


def _rows() -> tuple[dict[str, str], ...]:
    return read_table(__package__, "acts.tsv")


@cache
def _acts() -> dict[str, tuple[Act, ...]]:
    """The acts of each name, lower case, the oldest first."""
    found: dict[str, list[Act]] = {}
    for row in _rows():
        acts = found.setdefault(row["name"].lstrip("~").lower(), [])
        year = int(row["year"])
        since = int(row["since"]) if row["since"] else year + 1 if acts else year - _PROPOSED
        acts.append(Act(row["type"], year, int(row["number"]), since))
    return {name: tuple(acts) for name, acts in found.items()}


@cache
def lone_acts() -> frozenset[str]:
    """Names that mean an act wherever they stand, lower case."""
    return frozenset(map(str.lower, own_names()))


@cache
def act_words() -> frozenset[str]:
    """The names of acts, lower case."""
    return frozenset(_acts())


def act_meant(reading: Reading, name: str) -> Act | None:
    """The act that a name (lower case) meant when the document was written; None before there was one."""
    acts = _acts().get(name)
    if acts is None:
        return None
    day = reading.day
    return next((act for act in reversed(acts) if day is None or act.since <= day.year), None)


def act_of_year(name: str, year: int) -> tuple[str, str] | None:
    """Label and address of the act of a name (lower case, definite form) and a year: "2015 års insolvensförordning"."""
    return next(((act.label, act.uri) for act in _acts().get(name, ()) if act.year == year), None)


def act_named(reading: Reading, name: str) -> tuple[str, str] | None:
    """Label and address of the act that a name means; None where it means none."""
    act = act_meant(reading, name.lower())
    return (act.label, act.uri) if act else None


def name_at(window: str) -> str | None:
    """The longest name of an act, lower case, that a text begins with; None where it begins with none."""
    if window[:2].lower() not in _act_beginnings():
        return None
    lower = window[: _lengths()[0]].lower()
    return next((lower[:length] for length in _lengths() if lower[:length] in _acts()), None)


@cache
def _lengths() -> tuple[int, ...]:
    """How long names of acts are, the longest first."""
    return tuple(sorted(set(map(len, _acts())), reverse=True))


@cache
def _act_beginnings() -> frozenset[str]:
    return frozenset(name[:2].lower() for name in _acts())


@cache
def definite_by_indefinite() -> dict[str, str]:
    """Names of several words as they stand behind a genitive: "ramdirektiv för vatten" of "ramdirektivet för vatten"."""
    return {DEFINITE.sub("", name, count=1): name for name in _acts() if " " in name and DEFINITE.search(name)}


@cache
def indefinite_name() -> re.Pattern[str]:
    """One of the names of several words as it stands behind a genitive."""
    return re.compile(rf"(?:{'|'.join(re.escape(n) for n in sorted(definite_by_indefinite(), key=len, reverse=True))})(?!\w)", re.I)
