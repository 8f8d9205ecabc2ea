"""Publishing with the rules: new tables are held against every rule before anybody can see them, and stay unseen where one is broken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson
import pyarrow as pa

from riksdata.pipeline.changed_rows import published
from riksdata.pipeline.checks import all_rules, counted, differing_columns, rules_of_replaced, validate_schema, warnings_before
from riksdata.pipeline.publish import build_published
from riksdata.pipeline.versions import code_version
from riksdata.rules.rule import Rule, run_report, run_rules
from riksdata.storage.memory import give_back
from riksdata.storage.runs import FailedRule
from riksdata.storage.warehouse import Connection, get_state, in_little_memory, set_state
from schemas.tables import all_tables

SCHEMA_RULE = "schema"
"""The name under which a table's declaration as a whole is checked."""
_STATE = "checked"
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of the published tables."""

    failures: tuple[FailedRule, ...]
    """The rules that some rows break."""
    reports: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Rule → what it reports beside its outcome."""
    counts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Rule → the counts that it was told from."""

    @property
    def errors(self) -> tuple[FailedRule, ...]:
        """Those that keep the tables from being published."""
        return tuple(failure for failure in self.failures if failure.severity == "error")


class RulesBroken(Exception):
    """New tables break rules of severity `error`; what was published before stays."""

    def __init__(self, verdict: Verdict) -> None:
        """The verdict on the new tables."""
        said = "; ".join(f"{failure.rule} ({failure.failed} in {failure.table})" for failure in verdict.errors)
        super().__init__(f"rules are broken: {said}")
        self.verdict = verdict


def publish_checked(con: Connection) -> Verdict:
    """Build the published tables where anything changed, and hold them against every rule; the verdict on what is published now.

    Raises RulesBroken where a rule of severity `error` is broken: the new tables are gone then, and the old ones stay.
    """
    return in_little_memory(con, lambda: _publish_checked(con))


def _publish_checked(con: Connection) -> Verdict:
    code = _rules_version()
    found: list[Verdict] = []

    def check(con: Connection, whole: bool) -> None:
        # what was not replaced has passed the rules before, if they are those of today
        passed = None if whole or _passed_by(con) != code else _known(con, code)
        verdict = hold_against_rules(con, passed)
        if verdict.errors:
            raise RulesBroken(verdict)
        found.append(verdict)

    if build_published(con, check):
        give_back()
        set_state(con, _STATE, _dumped(con, code, found[0]))
    if not found:
        known = _known(con, code)
        if known is not None:
            return known
        check(con, True)  # the rows are as they were, the rules are not
        set_state(con, _STATE, _dumped(con, code, found[0]))
    return found[0]


def is_checked(con: Connection) -> bool:
    """Whether the published tables, as they stand now, have passed every rule of today."""
    return _known(con, _rules_version()) is not None


def hold_against_rules(con: Connection, before: Verdict | None = None) -> Verdict:
    """Every rule over the tables as they stand.

    `before`: what they said of the tables before some rows were replaced: then only those are asked, as they were and as they are, and what
    belongs to them. The verdict is the same.
    """
    counts = {rule.name: _counts(con, rule, before) for rule in all_rules() if rule.counted}
    stands = _warnings_that_stand(con) if before is not None else set()
    results = run_rules(con, all_rules() if before is None else _asked_again(stands), _SHOWN)
    found = {
        (result.rule.table, result.rule.name): FailedRule(
            result.rule.name, result.rule.table, result.rule.severity, result.failed, result.rule.description, _plain(result.examples)
        )
        for result in results
        if not result.passed
    }
    found |= {(str(each.table), each.rule): each for each in (before.failures if before else ()) if (each.table, each.rule) in stands}
    failures = [found[key] for key in ((rule.table, rule.name) for rule in all_rules()) if key in found]
    broken_columns = {result.rule.table for result in results if not result.passed and result.rule.of_columns}
    differing = differing_columns(con)
    for name in all_tables():
        # pandera says less of the rows than the rules do, so it speaks where they found nothing; of rows that were put into tables which it
        # has seen it could only say that the columns are others, which one question tells without importing it
        if name in broken_columns:
            continue
        problems = validate_schema(con, name) if before is None else [differing[name]] if name in differing else []
        if problems:
            shown = [{"problem": problem} for problem in problems[:_SHOWN]]
            failures.append(FailedRule(SCHEMA_RULE, name, "error", len(problems), problems[0], shown))
    reports = {rule.name: _plain(run_report(con, rule)) for rule in (all_rules() if before is None else rules_of_replaced()) if rule.report}
    for name in counts:
        con.execute(f"DROP TABLE {counted(name)}")
    return Verdict(tuple(failures), reports, counts)


def _asked_again(stands: Collection[tuple[str, str]]) -> list[Rule]:
    """What is asked where some rows were replaced: the rules of them, and of all rows each `warning` that may have changed by them."""
    of_all = {(rule.table, rule.name): rule for rule in all_rules()}
    names = [(rule.table, rule.name, rule) for rule in rules_of_replaced() if (rule.table, rule.name) not in stands]
    return [rule if rule.severity == "error" or rule.counted else of_all[table, name] for table, name, rule in names]


def _warnings_that_stand(con: Connection) -> set[tuple[str, str]]:
    """Table and name of the rules of severity `warning` that the replaced rows break as they did before; none told by counts."""
    now = {(rule.table, rule.name): rule for rule in rules_of_replaced() if rule.severity == "warning" and not rule.counted}
    before = {(rule.table, rule.name): rule for rule in warnings_before()}
    names = list(now)
    others = [
        f"SELECT {place} WHERE EXISTS ((FROM ({now[name].sql}) EXCEPT ALL FROM ({before[name].sql})) "
        f"UNION ALL (FROM ({before[name].sql}) EXCEPT ALL FROM ({now[name].sql})))"
        for place, name in enumerate(names)
    ]
    differ = {names[place] for (place,) in con.execute(" UNION ALL ".join(others)).fetchall()}
    return now.keys() - differ


def _counts(con: Connection, rule: Rule, before: Verdict | None) -> list[dict[str, Any]]:
    """Fill the table that a rule and its report are told from, and give its rows.

    From the counts of `before` and of the replaced rows, as they were and as they are; of all rows where the rows do not add up then.
    """
    table = counted(rule.name)
    known = before.counts.get(rule.name) if before is not None else None
    if known:
        by, *summed = known[0]
        was, is_now = (next(each.counted for each in rules if each.name == rule.name) for rules in (warnings_before(), rules_of_replaced()))
        sums = ", ".join(f"sum({name})::BIGINT AS {name}" for name in summed)
        less = ", ".join(f"-{name} AS {name}" for name in summed)
        kept = pa.table(
            {by: pa.array([row[by] for row in known], pa.string())}
            | {name: pa.array([row[name] for row in known], pa.int64()) for name in summed}
        )
        con.register("_counted_before", kept)
        try:
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {by}, {sums} FROM (FROM _counted_before UNION ALL FROM ({is_now}) "
                f"UNION ALL SELECT {by}, {less} FROM ({was})) GROUP BY {by} HAVING sum(rows_found) > 0"
            )
        finally:
            con.unregister("_counted_before")
        there = f"SELECT (SELECT sum(rows_found) FROM {table}) = (SELECT count(*) FROM {published(rule.table)})"
        (adds_up,) = con.execute(there).fetchone() or (None,)
        if not adds_up:
            known = None
    if not known:
        con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {rule.counted}")
    rows: list[dict[str, Any]] = con.sql(f"FROM {table} ORDER BY ALL").to_arrow_table().to_pylist()
    return rows


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as they are kept, so that a verdict is the same whether it was just given or is known."""
    plain: list[dict[str, Any]] = orjson.loads(orjson.dumps(rows, default=str))
    return plain


def failures_of(verdict: Verdict, table: str, rule: Rule | None) -> Sequence[FailedRule]:
    """The failures of one check: of a rule, or (None) of a table's schema, which covers the rules of single columns."""
    if rule is not None:
        return [failure for failure in verdict.failures if failure.rule == rule.name and failure.table == table]
    names = {SCHEMA_RULE, *(each.name for each in all_rules() if each.table == table and each.of_columns)}
    return [failure for failure in verdict.failures if failure.table == table and failure.rule in names]


def _rules_version() -> str:
    return code_version("riksdata.pipeline.checks", "riksdata.rules.declared", "riksdata.rules.spans")


def _dumped(con: Connection, code: str, verdict: Verdict) -> str:
    said = {
        "code": code,
        "rows": get_state(con, "published"),
        "failures": [asdict(failure) for failure in verdict.failures],
        "reports": verdict.reports,
        "counts": verdict.counts,
    }
    return orjson.dumps(said, default=str).decode()


def _said(con: Connection) -> dict[str, Any]:
    try:
        said = orjson.loads(get_state(con, _STATE) or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _passed_by(con: Connection) -> str | None:
    """The version of the rules that the rows passed that are published now; None where that is not known."""
    said = _said(con)
    return said.get("code") if said.get("rows") == get_state(con, "published") else None


def _known(con: Connection, code: str) -> Verdict | None:
    if _passed_by(con) != code:
        return None
    said = _said(con)
    return Verdict(tuple(FailedRule(**failure) for failure in said["failures"]), said["reports"], said.get("counts", {}))
