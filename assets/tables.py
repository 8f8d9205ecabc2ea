"""The published tables: one asset each, exactly the columns that `schemas` declares, with links joined in."""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from assets import checks
from assets.home import POOL, HomeResource
from assets.metadata import FRESH, OWNERS, column_schema, preview
from assets.warehouse import GROUP as WAREHOUSE
from riksdata.pipeline.publish_checked import RulesBroken, publish_checked
from riksdata.storage.runs import record_failures
from schemas.tables import all_tables

GROUP = "tables"

_READ_FROM = {
    "demands": ["documents", "demands", "links"],
    "demand_decisions": ["documents", "demands"],
    "references": ["references", "links"],
    "statistics": ["statistics", "links"],
    "issues": ["documents", "demands", "references", "statistics", "links"],
    "document_relations": ["documents", "links"],
}
"""Published table -> the warehouse assets whose rows it holds; `documents` alone where nothing is said."""


def _specs() -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            name,
            group_name=GROUP,
            owners=OWNERS,
            freshness_policy=FRESH,
            kinds={"duckdb", "table"},
            description=f"{table.description}\n\n*{table.title_sv}.* {table.description_sv}",
            deps=[dg.AssetKey([WAREHOUSE, upstream]) for upstream in _READ_FROM.get(name, ["documents"])],
            metadata={
                "dagster/column_schema": column_schema(table),
                "dagster/table_name": f"published.{name}",
                "primary key": ", ".join(table.key),
            },
        )
        for name, table in all_tables().items()
    ]


@dg.multi_asset(specs=_specs(), check_specs=checks.specs(), name="published_tables", pool=POOL)
def published_tables(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[Any] | dg.AssetCheckResult]:
    """Warehouse → the tables as they are published, all in one act: they refer to each other, and the rules hold between them.

    New tables are held against every rule before anybody sees them; where one of severity error is broken, the old ones stay.
    """
    with home.writing() as (folder, con):
        try:
            verdict = publish_checked(con)
        except RulesBroken as broken:
            record_failures(folder.runs / context.run.run_id, broken.verdict.failures)
            yield from checks.results(broken.verdict)
            raise dg.Failure(f"What was published before stays: {broken}", allow_retries=False) from broken
        record_failures(folder.runs / context.run.run_id, verdict.failures)
        for name, table in all_tables().items():
            (count,) = con.execute(f'SELECT count(*) FROM published."{name}"').fetchone() or (0,)
            yield dg.MaterializeResult(
                asset_key=name,
                metadata={
                    "dagster/row_count": count,
                    "dagster/column_schema": column_schema(table),
                    "path": dg.MetadataValue.path(folder.warehouse),
                    "preview": preview(con, table),
                },
            )
        yield from checks.results(verdict)
