"""A rule and what it finds: a name, a query for the rows that break it, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    rows: str | None = None
    """SQL of the rows that the rule is of, where each breaks it by itself: such rules are asked together, in one pass over the rows."""
    wrong: str | None = None
    """The condition by which one of those `rows` breaks it."""
    sooner: str | None = None
    """A query over less: where it gives no row the rule holds, and is not asked. Such queries are asked together."""
    counted: str | None = None
    """A query of counts from which the rule and its report are told: by what is counted, `rows_found` of it, then what else is counted."""

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
    """The results of several rules in their order; what they share is prepared once, and what can be asked together is."""
    asked = list(rules)
    kept = _kept(con, asked)
    prepared: set[Callable[[Connection], None]] = set()
    results = []
    for place, rule in enumerate(asked):
        if place in kept:
            results.append(RuleResult(rule, 0, []))
            continue
        once = replace(rule, prepare=None) if rule.prepare in prepared else rule
        if rule.prepare is not None:
            prepared.add(rule.prepare)
        results.append(replace(run_rule(con, once, limit), rule=rule))
    return results


def _kept(con: Connection, rules: Sequence[Rule]) -> set[int]:
    """The places of rules that no row breaks, as far as few queries tell."""
    kept = set()
    together: dict[str, list[int]] = {}
    for place, rule in enumerate(rules):
        if rule.rows is not None and rule.wrong is not None:
            together.setdefault(rule.rows, []).append(place)
    for rows, places in together.items():
        broken = con.execute(f"SELECT {', '.join(f'bool_or({rules[place].wrong})' for place in places)} FROM {rows} r").fetchone() or ()
        kept |= {place for place, found in zip(places, broken, strict=True) if not found}
    sooner = [place for place, rule in enumerate(rules) if rule.sooner is not None]
    if sooner:
        each = (f"SELECT {place} WHERE EXISTS (FROM ({rules[place].sooner}))" for place in sooner)
        asked = {place for (place,) in con.execute(" UNION ALL ".join(each)).fetchall()}
        kept |= set(sooner) - asked
    return kept


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
