"""Tables of facts about the source, read once from the TSV files beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in table[1:]:
        yield dict(zip(table[0], row, strict=True))


@cache
def doc_types() -> Mapping[str, str]:
    """Every name of a document type, case-folded → the type as published."""
    return {name: row["type"] for row in _rows("doc_types.tsv") for name in row["names"].split("|")}


@cache
def fetchable_types() -> tuple[str, ...]:
    """The types of which the source gives lists by riksmöte."""
    return tuple(row["type"] for row in _rows("doc_types.tsv") if row["fetch"] == "yes")


@cache
def committees() -> Mapping[str, str]:
    """Abbreviations and names of committees, case-folded → the abbreviation as published."""
    rows = list(_rows("committees.tsv"))
    return {row[key].casefold(): row["committee"] for row in rows for key in ("committee", "name")}


@cache
def outcomes() -> Mapping[str, str | None]:
    """What a record says of an outcome, case-folded → the outcome as published, None where nothing is known."""
    return {row["word"]: None if row["outcome"] == "-" else row["outcome"] for row in _rows("outcomes.tsv")}


@cache
def values(field: str) -> Mapping[str, str]:
    """Words of a record's field, case-folded → the value as published."""
    return {row["word"]: row["value"] for row in _rows("values.tsv") if row["field"] == field}
