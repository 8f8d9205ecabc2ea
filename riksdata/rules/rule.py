"""A rule and what it finds: a name, a query for the rows that break it, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import duckdb

Connection = duckdb.DuckDBPyConnection
Relation = Callable[[str], str]
"""The name of a published table → SQL that reads its rows: a table, a view, a Parquet file."""

_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that the rows of a published table keep."""

    name: str
    table: str
    kind: str
    """`key`, `required`, `empty`, `values`, `pattern`, `minimum`, `foreign_key`, `span`, `hash` or `content`."""
    severity: str
    """`error`: a broken rule stops publication. `warning`: it is reported."""
    description: str
    sql: str
    """Gives the rows that break the rule."""
    prepare: Callable[[Connection], None] | None = None
    """Called before the query, for what SQL cannot do in linear time."""
    report: str | None = None
    """A query whose rows are shown whether the rule holds or not."""
    column: str | None = None
    """The column that the rule is of, where it is of one."""

    @property
    def of_columns(self) -> bool:
        """Whether it follows from the declaration of single columns, so that the table's schema check covers it."""
        return self.kind in ("required", "empty", "values", "pattern", "minimum")


@dataclass(frozen=True, slots=True)
class RuleResult:
    """How many rows break a rule, and some of them."""

    rule: Rule
    failed: int
    examples: list[dict[str, Any]]

    @property
    def passed(self) -> bool:
        """Whether no row breaks the rule."""
        return self.failed == 0


def run_rules(con: Connection, rules: Iterable[Rule], limit: int = 20) -> list[RuleResult]:
    """The results of several rules in their order; what they share is prepared once."""
    prepared: set[Callable[[Connection], None]] = set()
    results = []
    for rule in rules:
        if rule.prepare is not None and rule.prepare in prepared:
            rule = replace(rule, prepare=None)
        elif rule.prepare is not None:
            prepared.add(rule.prepare)
        results.append(run_rule(con, rule, limit))
    return results


def run_rule(con: Connection, rule: Rule, limit: int = 20) -> RuleResult:
    """Look for rows that break a rule; at most `limit` are given, long values cut. Raises duckdb.Error where a source cannot be read."""
    if rule.prepare is not None:
        rule.prepare(con)
    row = con.execute(f"SELECT count(*) FROM ({rule.sql})").fetchone()
    failed = int(row[0]) if row else 0
    examples = con.sql(f"SELECT * FROM ({rule.sql}) ORDER BY ALL LIMIT {int(limit)}").to_arrow_table().to_pylist() if failed else []
    return RuleResult(rule, failed, [{name: shortened(value) for name, value in example.items()} for example in examples])


def run_report(con: Connection, rule: Rule) -> list[dict[str, Any]]:
    """What a rule reports beside its outcome; nothing for most."""
    return con.sql(rule.report).to_arrow_table().to_pylist() if rule.report else []


def shortened(value: Any) -> Any:
    """A value as it is shown: long texts cut."""
    return value[:_SHOWN] + "…" if isinstance(value, str) and len(value) > _SHOWN else value
