"""How a column is declared: once, with everything that the published files, the warehouse and the dictionary say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandera.pyarrow as pandera_arrow


def column(
    title: str,
    titel: str,
    description: str,
    *,
    example: object,
    required: bool = False,
    unit: str | None = None,
    values: Sequence[str] | None = None,
    codes: str | None = None,
    pattern: str | None = None,
    minimum: float | None = None,
    refers_to: str | None = None,
    beskrivning: str | None = None,
) -> Any:
    """A pandera field that carries title (English, Swedish), description, unit and example.

    `required`: never null. `codes`: the list of `codes` whose meanings its values have. `values`: the closed list of values, where it is
    closed. `pattern`: a regular expression that the whole value matches. `refers_to`: `table.column` of the foreign key. `unit`: of a
    number, such as `characters`. A column of lists (annotated `schemas.columns.TEXTS`) may have codes, and no other rule on its values.
    Raises ValueError for an empty description.
    """
    if not description.strip() or not title.strip() or not titel.strip():
        raise ValueError(f"a column needs a title in two languages and a description: {title!r}")
    return pandera_arrow.Field(
        title=title,
        description=description,
        nullable=not required,
        isin=list(values) if values is not None else None,
        str_matches=f"^(?:{pattern})$" if pattern else None,
        ge=minimum,
        metadata={
            "title_sv": titel,
            "description_sv": beskrivning,
            "example": example,
            "unit": unit,
            "values": list(values) if values is not None else None,
            "codes": codes,
            "pattern": pattern,
            "minimum": minimum,
            "refers_to": refers_to,
        },
    )
