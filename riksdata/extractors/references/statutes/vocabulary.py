"""Word lists of the parsers of statutes."""

from __future__ import annotations

from functools import cache

from riksdata.swedish.facts import read_table


def word_list(name: str) -> list[str]:
    """A set of `statute_words.tsv`, in its order."""
    return next(row["words"] for row in read_table(__package__, "statute_words.tsv") if row["set"] == name).split()


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of `statute_words.tsv`."""
    return frozenset(word_list(name))
