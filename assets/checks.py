"""The checks: one of the schema for each table, and one for each rule; those of severity `error` keep a release from being made."""

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg
import duckdb

from assets.home import HomeFolder
from assets.metadata import markdown_table
from riksdata.pipeline.checks import CHECKS, Check, run_check, run_report, validate_schema
from riksdata.pipeline.proven import SCHEMA_CHECK, note_outcomes
from riksdata.storage.runs import FailedRule, record_failures
from schemas.tables import all_tables

_SHOWN = 20


_OF_COLUMNS = {name: [c for c in CHECKS if c.table == name and c.of_column] for name in all_tables()}
_RULES = [c for c in CHECKS if not c.of_column]


def _specs() -> list[dg.AssetCheckSpec]:
    of_schema = [
        dg.AssetCheckSpec(
            SCHEMA_CHECK,
            asset=name,
            blocking=True,
            description=f"Columns, types, required values, closed lists, patterns and bounds of `{name}` are as declared.",
        )
        for name in all_tables()
    ]
    of_rules = [dg.AssetCheckSpec(c.name, asset=c.table, blocking=c.severity == "error", description=c.description) for c in _RULES]
    return of_schema + of_rules


@dg.multi_asset_check(specs=_specs(), name="checks", can_subset=True, pool="duckdb")
def checks(context: dg.AssetCheckExecutionContext, home: dg.ResourceParam[HomeFolder]) -> Iterator[dg.AssetCheckResult]:
    """Published tables → what holds and what does not; what fails is also written to the run's folder."""
    wanted = {(key.asset_key.to_user_string(), key.name) for key in context.selected_asset_check_keys}
    with home.writing() as (folder, con):
        for name in all_tables():
            if (name, SCHEMA_CHECK) in wanted:
                failures = _schema_failures(con, name)
                record_failures(folder.runs / context.run.run_id, failures)
                note_outcomes(con, [(name, SCHEMA_CHECK, not failures)])
                yield _result(name, SCHEMA_CHECK, failures, "error")
        for check in _RULES:
            if (check.table, check.name) in wanted:
                failures = _rule_failures(con, check)
                record_failures(folder.runs / context.run.run_id, failures)
                note_outcomes(con, [(check.table, check.name, not failures)])
                yield _result(check.table, check.name, failures, check.severity, run_report(con, check))


def _schema_failures(con: duckdb.DuckDBPyConnection, name: str) -> list[FailedRule]:
    """The declaration of a table against its rows: by pandera, and where a column breaks a rule, with the rows that do."""
    of_columns = [failure for check in _OF_COLUMNS[name] for failure in _rule_failures(con, check)]
    problems = validate_schema(con, name)
    if problems and not of_columns:
        return [
            FailedRule(SCHEMA_CHECK, name, "error", len(problems), problems[0], [{"problem": problem} for problem in problems[:_SHOWN]])
        ]
    return of_columns


def _rule_failures(con: duckdb.DuckDBPyConnection, check: Check) -> list[FailedRule]:
    result = run_check(con, check, limit=_SHOWN)
    return [FailedRule(check.name, check.table, check.severity, result.failed, check.description, result.examples)] if result.failed else []


def _result(table: str, name: str, failures: list[FailedRule], severity: str, report: Sequence[dict[str, Any]] = ()) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = {}
    if report:
        metadata["report"] = markdown_table(list(report[0]), [list(row.values()) for row in report])
    for failure in failures:
        metadata[f"{failure.rule}: rows that fail"] = failure.failed
        if failure.examples:
            metadata[f"{failure.rule}: some of them"] = markdown_table(
                list(failure.examples[0]), [list(row.values()) for row in failure.examples]
            )
    return dg.AssetCheckResult(
        asset_key=table,
        check_name=name,
        passed=not failures,
        severity=dg.AssetCheckSeverity.ERROR if severity == "error" else dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )
