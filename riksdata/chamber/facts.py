"""Facts of the riksdag by what records and papers call them; the tables lie beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from riksdata.swedish.facts import read_table


def _rows(name: str) -> tuple[dict[str, str], ...]:
    return read_table(__package__, name)


@cache
def outcomes() -> Mapping[str, str | None]:
    """What a record says of an outcome, case-folded → the outcome as published, None where nothing is known."""
    return {row["word"]: None if row["outcome"] == "-" else row["outcome"] for row in _rows("outcomes.tsv")}


@cache
def values(field: str) -> Mapping[str, str]:
    """Words of a record's field, case-folded → the value as published."""
    return {row["word"]: row["value"] for row in _rows("record_words.tsv") if row["field"] == field}
