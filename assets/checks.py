"""The checks: one of the schema for each table, and one for each rule; those of severity `error` keep a release from being made."""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg

from assets.home import HomeFolder
from assets.metadata import markdown_table
from riksdata.store.checks import CHECKS, run_check, validate_schema
from riksdata.store.runs import FailedRule, record_failures
from schemas.tables import all_tables

SCHEMA_CHECK = "schema"
_SHOWN = 20


def _specs() -> list[dg.AssetCheckSpec]:
    of_schema = [
        dg.AssetCheckSpec(
            SCHEMA_CHECK,
            asset=name,
            blocking=True,
            description=f"Columns, types, required values, closed lists and patterns of `{name}` are as declared.",
        )
        for name in all_tables()
    ]
    of_rules = [dg.AssetCheckSpec(c.name, asset=c.table, blocking=c.severity == "error", description=c.description) for c in CHECKS]
    return of_schema + of_rules


@dg.multi_asset_check(specs=_specs(), name="checks", can_subset=True, pool="duckdb")
def checks(context: dg.AssetCheckExecutionContext, home: dg.ResourceParam[HomeFolder]) -> Iterator[dg.AssetCheckResult]:
    """Published tables → what holds and what does not; what fails is also written to the run's folder."""
    wanted = {(key.asset_key.to_user_string(), key.name) for key in context.selected_asset_check_keys}
    failures: list[FailedRule] = []
    with home.writing() as (folder, con):
        for name in all_tables():
            if (name, SCHEMA_CHECK) not in wanted:
                continue
            problems = validate_schema(con, name)
            if problems:
                failures.append(FailedRule(SCHEMA_CHECK, name, "error", len(problems), "; ".join(problems[:3]), [{"problem": p} for p in problems[:_SHOWN]]))
            yield dg.AssetCheckResult(
                asset_key=name,
                check_name=SCHEMA_CHECK,
                passed=not problems,
                metadata={"problems": markdown_table(["problem"], [[p] for p in problems[:_SHOWN]])} if problems else {},
            )
        for check in CHECKS:
            if (check.table, check.name) not in wanted:
                continue
            result = run_check(con, check, limit=_SHOWN)
            if result.failed:
                failures.append(FailedRule(check.name, check.table, check.severity, result.failed, check.description, result.examples))
            header = list(result.examples[0]) if result.examples else []
            rows = markdown_table(header, [list(row.values()) for row in result.examples])
            yield dg.AssetCheckResult(
                asset_key=check.table,
                check_name=check.name,
                passed=not result.failed,
                severity=dg.AssetCheckSeverity.ERROR if check.severity == "error" else dg.AssetCheckSeverity.WARN,
                metadata={"failed rows": result.failed, **({"rows": rows} if header else {})},
            )
    record_failures(folder.runs / context.run_id, failures)
