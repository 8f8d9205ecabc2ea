"""The rules that published data keep, each with a name and a query for the rows that break it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandera.errors
import pyarrow as pa
import yaml

from riksdata.pipeline.publish import published_batches
from riksdata.pipeline.spans import find_span_failures
from riksdata.storage.warehouse import Connection
from schemas.tables import Column, Table, all_tables, table

_SHOWN = 300
_SPAN_TABLES = ("demands", "references", "statistics")


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that the rows of a published table keep."""

    name: str
    table: str
    severity: str
    """`error`: a broken rule stops publication. `warning`: it is reported."""
    description: str
    sql: str
    """Gives the rows that break the rule."""
    prepare: Callable[[Connection], None] | None = None
    """Called before the query, for what SQL cannot do in linear time."""
    report: str | None = None
    """A query whose rows are shown whether the rule holds or not."""
    of_column: bool = False
    """Whether the rule follows from the declaration of single columns, so that the table's schema check covers it."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How many rows break a rule, and some of them."""

    check: Check
    failed: int
    examples: list[dict[str, Any]]

    @property
    def passed(self) -> bool:
        """Whether no row breaks the rule."""
        return self.failed == 0


def run_check(con: Connection, check: Check, limit: int = 20) -> CheckResult:
    """Look for rows that break a rule; at most `limit` of them are given, long values cut."""
    if check.prepare is not None:
        check.prepare(con)
    row = con.execute(f"SELECT count(*) FROM ({check.sql})").fetchone()
    failed = int(row[0]) if row else 0
    examples = []
    if failed:
        found = con.sql(f"SELECT * FROM ({check.sql}) ORDER BY ALL LIMIT {int(limit)}").to_arrow_table().to_pylist()
        examples = [{k: _cut(v) for k, v in row.items()} for row in found]
    return CheckResult(check, failed, examples)


def run_report(con: Connection, check: Check) -> list[dict[str, Any]]:
    """What a check reports beside its outcome; nothing for most."""
    return con.sql(check.report).to_arrow_table().to_pylist() if check.report else []


def validate_schema(con: Connection, name: str, limit: int = 20) -> list[str]:
    """Hold a published table against its declaration, batch by batch; gives what does not fit, at most `limit` lines."""
    declared = table(name)
    problems: list[str] = []
    for batch in published_batches(con, name):
        try:
            declared.model.validate(pa.Table.from_batches([batch]), lazy=True)
        except (pandera.errors.SchemaErrors, pandera.errors.SchemaError) as cause:
            problems += [_cut(line) for line in _said(cause)]
        if len(problems) >= limit:
            break
    return problems[:limit]


@cache
def all_checks() -> tuple[Check, ...]:
    """Every rule, table by table: those of the declarations first, then those between columns and tables."""
    declared = all_tables()
    own = [Check(**entry) for entry in yaml.safe_load(files("riksdata.pipeline").joinpath("checks.yaml").read_text("utf-8"))]
    out: list[Check] = []
    for name, made in declared.items():
        out += _declared_checks(made)
        if name in _SPAN_TABLES:
            out.append(_span_check(name))
        out += [check for check in own if check.table == name]
    return tuple(out)


def _cut(value: Any) -> Any:
    return value[:_SHOWN] + "…" if isinstance(value, str) and len(value) > _SHOWN else value


def _said(cause: pandera.errors.SchemaErrors | pandera.errors.SchemaError) -> list[str]:
    failures = getattr(cause, "schema_errors", None)
    return [_line(failure) for failure in failures] if isinstance(failures, list) else [_line(cause)]


def _line(failure: Any) -> str:
    column = getattr(getattr(failure, "schema", None), "name", None)
    return f"{column}: {failure}" if column else str(failure)


def _span_check(name: str) -> Check:
    key = all_tables()[name].key[0]
    return Check(
        name=f"{name}_span_is_surface",
        table=name,
        severity="error",
        description="The text between char_start and char_end is what the row says, and no span leaves the text.",
        sql=f"SELECT row_id AS {key}, document_id, problem FROM temp.span_failures WHERE table_name = '{name}'",
        prepare=find_span_failures,
    )


def _declared_checks(declared: Table) -> list[Check]:
    """The rules of a table's own declaration."""
    name, of = declared.name, f'published."{declared.name}"'
    key = ", ".join(f'"{k}"' for k in declared.key)
    required = [c.name for c in declared.columns if c.required]
    strings = [c.name for c in declared.columns if c.sql_type == "VARCHAR" and c.name != "text"]
    missing = " OR ".join(f'"{c}" IS NULL' for c in required)
    empty = " OR ".join(f"\"{c}\" = ''" for c in strings)

    def rule(what: str, description: str, sql: str, of_column: bool = False) -> Check:
        return Check(f"{name}_{what}", name, "error", description, sql, of_column=of_column)

    out = [
        rule(
            "key_unique",
            f"No two rows have the same {' and '.join(declared.key)}.",
            f"SELECT {key}, count(*) AS rows_found FROM {of} GROUP BY {key} HAVING count(*) > 1",
        ),
        rule(
            "required_filled",
            f"These columns are never empty: {', '.join(required)}.",
            f"SELECT {key} FROM {of} WHERE {missing}",
            of_column=True,
        ),
        rule(
            "no_empty_strings", "What is not known is null, never an empty string.", f"SELECT {key} FROM {of} WHERE {empty}", of_column=True
        ),
    ]
    for column in declared.columns:
        shown = key if column.name in declared.key else f'{key}, "{column.name}"'
        for what, said, wrong in _column_rules(column):
            out.append(rule(f"{column.name}_{what}", said, f"SELECT {shown} FROM {of} r WHERE {wrong}", of_column=what != "exists"))
    return out


def _column_rules(column: Column) -> list[tuple[str, str, str]]:
    """(name, description, condition of the rows that break it) of each rule of a column."""
    c, out = f'r."{column.name}"', []
    if column.values:
        closed = ", ".join(_quoted(v) for v in column.values)
        out.append(("in_list", f"{column.name} is one of: {', '.join(column.values)}.", f"{c} NOT IN ({closed})"))
    if column.pattern:
        wrong = f"NOT regexp_full_match({c}, {_quoted(column.pattern)})"
        out.append(("pattern", f"{column.name} is written as {column.pattern}.", wrong))
    if column.minimum is not None:
        out.append(("minimum", f"{column.name} is not below {column.minimum:g}.", f"{c} < {column.minimum}"))
    if column.refers_to:
        other, target = column.refers_to
        absent = f'{c} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM published."{other}" o WHERE o."{target}" = {c})'
        out.append(("exists", f"{column.name} is the {target} of a row in {other}.", absent))
    return out


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


CHECKS: tuple[Check, ...] = all_checks()
"""Every rule, table by table."""
