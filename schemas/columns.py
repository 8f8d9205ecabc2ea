"""How a column is declared: once, with everything that the published files, the warehouse and the dictionary say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of a column besides its name and type; `column` says what each field holds."""

    title: str
    title_sv: str
    description: str
    description_sv: str | None
    example: object
    required: bool
    unit: str | None
    values: tuple[str, ...] | None
    codes: str | None
    pattern: str | None
    minimum: float | None
    refers_to: str | None


class TableDeclaration:
    """A published table: its annotated attributes, in their order, are its columns; its inner class `Config` says what the table is."""

    class Config:
        """Title and description in English; name, key, and both in Swedish as `metadata`."""

        title: str
        description: str
        metadata: ClassVar[dict[str, Any]]


def columns_of(declaration: type[TableDeclaration]) -> dict[str, tuple[str, Declared]]:
    """The columns of a table by name: the type as annotated, and what is declared of it."""
    return {name: (kind, vars(declaration)[name]) for name, kind in declaration.__annotations__.items()}


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
    """What a column is: title (English, Swedish), description, unit and example.

    `required`: never null. `codes`: the list of `codes` whose meanings its values have. `values`: the closed list of values, where it is
    closed. `pattern`: a regular expression that the whole value matches. `refers_to`: `table.column` of the foreign key. `unit`: of a
    number, such as `characters`. A column of lists (annotated `schemas.columns.TEXTS`) may have codes, and no other rule on its values.
    Raises ValueError for an empty description.
    """
    if not description.strip() or not title.strip() or not titel.strip():
        raise ValueError(f"a column needs a title in two languages and a description: {title!r}")
    return Declared(
        title=title,
        title_sv=titel,
        description=description,
        description_sv=beskrivning,
        example=example,
        required=required,
        unit=unit,
        values=tuple(values) if values is not None else None,
        codes=codes,
        pattern=pattern,
        minimum=minimum,
        refers_to=refers_to,
    )
