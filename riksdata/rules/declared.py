"""The rules that follow from a table's declaration: keys, required columns, empty texts, closed lists, patterns, bounds, foreign keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riksdata.rules.quoting import quoted, sql_text
from riksdata.rules.rule import Relation, Rule
from schemas.tables import Column, Table


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """What the rules need to know of a column."""

    name: str
    sql_type: str
    required: bool
    refers_to: tuple[str, str] | None = None
    values: tuple[str, ...] | None = None
    pattern: str | None = None
    minimum: float | None = None
    codes: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rules need to know of a table, declared now or when a release was made."""

    name: str
    key: tuple[str, ...]
    columns: tuple[ColumnShape, ...]


def shape_of(table: Table) -> Shape:
    """The shape of a declared table."""
    return Shape(table.name, table.key, tuple(_column_shape(column) for column in table.columns))


def _column_shape(column: Column) -> ColumnShape:
    return ColumnShape(
        column.name, column.sql_type, column.required, column.refers_to, column.values, column.pattern, column.minimum, column.codes
    )


def declared_rules(shape: Shape, relation: Relation, known: Sequence[str]) -> list[Rule]:
    """The rules of a table's own declaration, over the rows that `relation` reads.

    `known`: the tables that are there; a foreign key to another is not looked at.
    """
    key = ", ".join(map(quoted, shape.key))
    of = relation(shape.name)

    def rule(what: str, kind: str, description: str, sql: str, column: str | None = None) -> Rule:
        return Rule(f"{shape.name}_{what}", shape.name, kind, "error", description, sql, column=column)

    def of_rows(what: str, kind: str, description: str, shown: str, wrong: str, column: str | None = None) -> Rule:
        made = rule(what, kind, description, f"SELECT {shown} FROM {of} r WHERE {wrong}", column)
        return replace(made, rows=of, wrong=wrong)

    rules = [
        rule(
            "key_unique",
            "key",
            f"No two rows have the same {' and '.join(shape.key)}.",
            f"SELECT {key}, count(*) AS rows_found FROM {of} GROUP BY {key} HAVING count(*) > 1",
        )
    ]
    required = [column.name for column in shape.columns if column.required]
    texts = [column.name for column in shape.columns if column.sql_type == "VARCHAR"]
    if required:
        said = f"These columns are never empty: {', '.join(required)}."
        rules.append(of_rows("required_filled", "required", said, *_any_of(required, "IS NULL", key)))
    if texts:
        said = "What is not known is null, never an empty string."
        rules.append(of_rows("no_empty_strings", "empty", said, *_any_of(texts, "= ''", key)))
    for column in shape.columns:
        c, shown = f"r.{quoted(column.name)}", key if column.name in shape.key else f"{key}, {quoted(column.name)}"
        for what, kind, said, wrong in _value_rules(column, c):
            rules.append(of_rows(f"{column.name}_{what}", kind, said, shown, wrong, column.name))
        if column.refers_to and column.refers_to[0] in known:
            other, target = column.refers_to
            rules.append(
                rule(
                    f"{column.name}_exists",
                    "foreign_key",
                    f"{column.name} is the {target} of a row in {other}.",
                    f"SELECT {shown} FROM {of} r ANTI JOIN {relation(other)} o ON o.{quoted(target)} = {c} WHERE {c} IS NOT NULL",
                    column.name,
                )
            )
        if column.codes and "codes" in known:
            value = f"unnest({c})" if column.sql_type.endswith("[]") else c
            said = f"Every {column.name} has its meaning in codes, in the list {column.codes}."
            used = f"SELECT {', '.join(f'r.{quoted(k)}' for k in shape.key)}, {value} AS used FROM {of} r WHERE {c} IS NOT NULL"
            listed = f"FROM {relation('codes')} WHERE list = {sql_text(column.codes)}"
            missing = f"SELECT x.* FROM ({used}) x ANTI JOIN ({listed}) o ON o.code = x.used"
            rules.append(rule(f"{column.name}_coded", "foreign_key", said, missing, column.name))
    return rules


def _any_of(columns: Sequence[str], wrong: str, key: str) -> tuple[str, str]:
    """What is shown of the rows in which any of some columns is wrong, with the names of those that are, and the condition of such rows."""
    names = ", ".join(f"CASE WHEN {quoted(c)} {wrong} THEN {sql_text(c)} END" for c in columns)
    return f"{key}, concat_ws(', ', {names}) AS columns", " OR ".join(f"{quoted(c)} {wrong}" for c in columns)


def _value_rules(column: ColumnShape, c: str) -> list[tuple[str, str, str, str]]:
    """(name, kind, description, condition of the rows that break it) of each rule of a column's values."""
    rules = []
    if column.values:
        closed = ", ".join(sql_text(v) for v in column.values)
        rules.append(("in_list", "values", f"{column.name} is one of: {', '.join(column.values)}.", f"{c} NOT IN ({closed})"))
    if column.pattern:
        wrong = f"NOT regexp_full_match({c}, {sql_text(column.pattern)})"
        rules.append(("pattern", "pattern", f"{column.name} is written as {column.pattern}.", wrong))
    if column.minimum is not None:
        rules.append(("minimum", "minimum", f"{column.name} is not below {column.minimum:g}.", f"{c} < {column.minimum}"))
    return rules
