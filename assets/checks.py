"""The checks of the published tables: one of the schema for each table, one for each rule, worked out where the tables are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from assets.metadata import markdown_table
from riksdata.pipeline.checks import all_rules
from riksdata.pipeline.publish_checked import SCHEMA_RULE, Verdict, failures_of
from riksdata.storage.runs import FailedRule
from schemas.tables import all_tables

_RULES = [rule for rule in all_rules() if not rule.of_columns]


def specs() -> list[dg.AssetCheckSpec]:
    """What is checked; a check of severity error blocks what comes after."""
    of_schema = [
        dg.AssetCheckSpec(
            SCHEMA_RULE,
            asset=name,
            blocking=True,
            description=f"Columns, types, required values, closed lists, patterns and bounds of `{name}` are as declared.",
        )
        for name in all_tables()
    ]
    of_rules = [
        dg.AssetCheckSpec(rule.name, asset=rule.table, blocking=rule.severity == "error", description=rule.description) for rule in _RULES
    ]
    return of_schema + of_rules


def results(verdict: Verdict) -> Iterator[dg.AssetCheckResult]:
    """The verdict as Dagster shows it: a result for each check, with the rows that break it."""
    for name in all_tables():
        yield _result(name, SCHEMA_RULE, failures_of(verdict, name, None), "error")
    for rule in _RULES:
        yield _result(rule.table, rule.name, failures_of(verdict, rule.table, rule), rule.severity, verdict.reports.get(rule.name, ()))


def _result(
    table: str, name: str, failures: Sequence[FailedRule], severity: str, report: Sequence[dict[str, Any]] = ()
) -> dg.AssetCheckResult:
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
