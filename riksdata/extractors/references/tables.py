"""The tables of facts beside this package: laws, series, courts, agencies, papers, EU acts, treaties; each read once."""

from __future__ import annotations

import unicodedata
from functools import cache

from riksdata.swedish.facts import read_table

_SWEDISH = str.maketrans("åäöÅÄÖøØæÆ", "aaoAAOoOaA")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.tsv`, column → cell."""
    return read_table(__package__, f"{name}.tsv")


def slug(name: str) -> str:
    """A name as labels write it: ASCII, lower case, hyphens for what is no letter or digit ("Nøttestad" → "nottestad")."""
    folded = unicodedata.normalize("NFKD", name.replace("\xad", "").translate(_SWEDISH))
    out = "".join(c if c.isascii() and c.isalnum() else "" if unicodedata.combining(c) else "-" for c in folded.lower())
    return "-".join(part for part in out.split("-") if part)


def word_list(name: str) -> list[str]:
    """A word list of `words.tsv`, in its order."""
    return next(row["words"] for row in rows("words") if row["set"] == name).split()


@cache
def word_set(name: str) -> frozenset[str]:
    """A word list of `words.tsv` as a set."""
    return frozenset(word_list(name))


@cache
def publishers() -> dict[str, str]:
    """Publishers by lower-case name or abbreviation, each with the slug of its labels."""
    out: dict[str, str] = {}
    for row in rows("publishers"):
        for name in row["names"].split(";"):
            out[name.lower()] = row["slug"]
    return out


@cache
def papers() -> dict[str, str]:
    """Newspapers and broadcasters by name as written, each with its slug."""
    return {name: row["slug"] for row in rows("papers") for name in row["names"].split(";")}
