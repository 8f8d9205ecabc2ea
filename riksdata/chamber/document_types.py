"""Document types of the riksdag: how records and papers name them, their series, and what they ask for; one row a type in the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from riksdata.swedish.facts import read_table


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One row of `document_types.tsv`."""

    code: str
    """As published: `mot`, `ip`, …"""
    names: tuple[str, ...]
    """What records call it, case-folded."""
    title_line: str
    """A pattern for how the paper's first line begins; empty where papers do not say it."""
    series: str | None
    """The two signs in its dok_id."""
    listed: bool
    """Whether the source gives lists of it by riksmöte."""
    daily: bool
    """Whether it is followed day by day."""
    asks: str | None
    """`yrkanden`, `questions`, `nothing`; None where the text has to tell."""


@cache
def document_types() -> Mapping[str, DocumentType]:
    """Every type by its code, in the table's order."""
    return {
        row["type"]: DocumentType(
            code=row["type"],
            names=tuple(name.casefold() for name in row["names"].split("|")),
            title_line=row["title_line"],
            series=row["series"] or None,
            listed=row["lists"] == "yes",
            daily=row["daily"] == "yes",
            asks=row["asks"] or None,
        )
        for row in read_table(__package__, "document_types.tsv")
    }


@cache
def types_by_name() -> Mapping[str, str]:
    """Every name of a type in records, case-folded → its code."""
    return {name: kind.code for kind in document_types().values() for name in kind.names}


@cache
def listed_types() -> tuple[str, ...]:
    """The types of which the source gives lists by riksmöte."""
    return tuple(kind.code for kind in document_types().values() if kind.listed)


@cache
def followed_types() -> tuple[str, ...]:
    """The types that are fetched day by day."""
    return tuple(kind.code for kind in document_types().values() if kind.daily)


def asks(doc_type: str | None) -> str | None:
    """What documents of a type ask for: `yrkanden`, `questions`, `nothing`; None for an unknown type, and where the text has to tell."""
    kind = document_types().get(doc_type or "")
    return kind.asks if kind else None


@cache
def title_line() -> re.Pattern[str]:
    """One pattern for how the title lines of all types begin; the name of the group that matched is the type."""
    return re.compile(
        "|".join(rf"(?P<{kind.code}>(?:{kind.title_line})(?:\b|(?<=\.)))" for kind in document_types().values() if kind.title_line),
        re.IGNORECASE,
    )
