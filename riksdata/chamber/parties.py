"""Parties: how papers and records write them, and the riksdag's letters for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_LETTERS = lazy_regex(r"[A-ZÅÄÖ]{1,6}|-")
_TOGETHER = lazy_regex(r"^(?:båda|samtliga|alla)\s", re.IGNORECASE)
_BETWEEN = lazy_regex(r"\s*(?:,|/|\boch\b|\bsamt\b|&)\s*")


@cache
def written_parties() -> Mapping[str, str]:
    """Every way to write a party, in lower case → its letters."""
    return {form: row["party"] for row in read_table(__package__, "parties.tsv") for form in row["written"].split("|")}


@cache
def party_names() -> tuple[str, ...]:
    """The written forms that are names rather than letters, the longest first."""
    return tuple(sorted((form for form in written_parties() if len(form) > 4), key=lambda form: (-len(form), form)))


def party_letters(written: str | None) -> str | None:
    """The riksdag's letters for a party as a paper or a record writes it (`fp`, `Centerpartiet`); None where it can be no party.

    Letters that are not known are given in capitals; `-` is a member without party.
    """
    said = " ".join((written or "").split())
    known = written_parties().get(said.lower())
    if known is not None:
        return known
    return said.upper() if _LETTERS.fullmatch(said.upper()) else None


def parties_in(brackets: str) -> tuple[str, ...]:
    """The parties that stand in brackets behind names (`båda C`, `S, C, -`, `Centerpartiet`), each once; empty where it is no such list."""
    said = _TOGETHER.sub("", brackets.strip())
    if party_letters(said):
        return (party_letters(said) or "",)
    found = [party_letters(part) for part in _BETWEEN.split(said)]
    return tuple(dict.fromkeys(party for party in found if party)) if all(found) else ()
