"""The published tables: one asset each, exactly the columns that `schemas` declares, with links joined in."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import duckdb

from assets import checks, versions
from assets.home import POOL, HomeResource
from assets.lineage import WAREHOUSE, column_lineage
from assets.metadata import FRESH, OWNERS, column_schema, preview, refusal, tags
from riksdata.pipeline.publish_checked import RulesBroken, publish_checked
from riksdata.storage.extracted import EXTRACTED
from riksdata.storage.runs import record_failures
from riksdata.storage.warehouse import get_state
from schemas.tables import Table, all_tables

GROUP = "tables"

_READ_FROM = {
    "demands": ["documents", "demands", "links"],
    "demand_decisions": ["documents", "demands"],
    "references": ["references", "links"],
    "statistics": ["statistics", "links"],
    "issues": ["documents", *EXTRACTED, "links"],
    "document_relations": ["documents", "links"],
    "targets": ["documents", "references", "links"],
    "bodies": ["demands", "statistics"],
    "codes": ["documents", *EXTRACTED],
}
"""Published table -> the warehouse assets whose rows it holds; where nothing is said the one of its name, else `documents`."""

_TOGETHER = "The published tables are built together, since they refer to each other: materialising one builds and checks all."


def _specs() -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            name,
            group_name=GROUP,
            owners=OWNERS,
            freshness_policy=FRESH,
            kinds={"duckdb", "table"},
            tags=tags(GROUP),
            code_version=versions.TABLES,
            description=f"{table.description}\n\n*{table.title_sv}.* {table.description_sv}\n\n{_TOGETHER}",
            deps=[dg.AssetKey([WAREHOUSE, upstream]) for upstream in _READ_FROM.get(name, [name if name in EXTRACTED else "documents"])],
            metadata={
                "dagster/column_schema": column_schema(table),
                "dagster/table_name": f"published.{name}",
                "primary key": ", ".join(table.key),
            },
        )
        for name, table in all_tables().items()
    ]


@dg.multi_asset(specs=_specs(), check_specs=checks.specs(), name="published_tables", can_subset=True, pool=POOL)
def published_tables(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[Any] | dg.AssetCheckResult]:
    """Warehouse → the tables as they are published, all in one act: they refer to each other, and the rules hold between them.

    New tables are held against every rule before anybody sees them; where one of severity error is broken, the old ones stay. Where only
    some are selected, all are built and checked, and those are reported.
    """
    made: list[dg.MaterializeResult[Any]] = []
    with home.writing() as (folder, con):
        try:
            verdict, broken = publish_checked(con), False
        except RulesBroken as refused:
            verdict, broken = refused.verdict, True
        record_failures(folder.runs / context.run.run_id, verdict.failures)
        if not broken:
            path = dg.MetadataValue.path(folder.warehouse)
            made = [_made(con, table, path) for name, table in all_tables().items() if dg.AssetKey(name) in context.selected_asset_keys]
    yield from made  # once the warehouse is closed
    yield from (result for result in checks.results(verdict) if _key(result) in context.selected_asset_check_keys)
    if broken:
        raise refusal(
            "What was published before stays: rules are broken.",
            {f"{failure.rule} ({failure.failed} in {failure.table})": failure.message for failure in verdict.errors},
            home.open().runs / context.run.run_id,
        )


def _made(con: duckdb.DuckDBPyConnection, table: Table, path: dg.PathMetadataValue) -> dg.MaterializeResult[Any]:
    """What Dagster shows of a published table."""
    (count,) = con.execute(f'SELECT count(*) FROM published."{table.name}"').fetchone() or (0,)
    return dg.MaterializeResult(
        asset_key=table.name,
        metadata={
            "dagster/row_count": count,
            "dagster/column_schema": column_schema(table),
            "dagster/column_lineage": column_lineage(table),
            "path": path,
            "preview": preview(con, table),
        },
        data_version=dg.DataVersion(str(get_state(con, "published"))),
    )


def _key(result: dg.AssetCheckResult) -> dg.AssetCheckKey:
    assert result.asset_key is not None
    assert result.check_name is not None
    return dg.AssetCheckKey(result.asset_key, result.check_name)
