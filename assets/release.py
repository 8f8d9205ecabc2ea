"""The release: the published tables as files with their metadata, immutable once made."""

from __future__ import annotations

from datetime import UTC, datetime

import dagster as dg

from assets.home import HomeFolder
from assets.metadata import OWNERS, markdown_table
from assets.revision import git_revision
from riksdata.release.build import publish
from riksdata.release.config import ReleaseSettings
from riksdata.release.gates import PublicationRefused
from riksdata.store.runs import FailedRule, record_failures
from schemas.tables import all_tables


@dg.asset(
    group_name="release",
    owners=OWNERS,
    kinds={"parquet", "csv", "duckdb"},
    pool="duckdb",
    deps=list(all_tables()),
    description=(
        "Parquet, CSV and one DuckDB file of all tables, with metadata, checksums, changes and measured quality, under `releases/<version>`. "
        "Made only where a check of every table passed and something changed."
    ),
)
def release(context: dg.AssetExecutionContext, home: dg.ResourceParam[HomeFolder]) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Published tables → an immutable release, or none where nothing changed."""
    with home.writing() as (folder, con):
        try:
            result = publish(
                con,
                folder.releases,
                settings=ReleaseSettings.load(folder.root),
                now=datetime.now(UTC),
                git_revision=git_revision(),
                override=home.overrides or None,
                progress=home.progress,
            )
        except PublicationRefused as refused:
            failures = [FailedRule(f.rule, None, "error", len(f.examples), f.message, list(f.examples)) for f in refused.failures]
            record_failures(folder.runs / context.run_id, failures)
            raise dg.Failure(
                description="Publication was refused: " + "; ".join(f"{f.rule}: {f.message}" for f in refused.failures),
                metadata={f.rule: dg.MetadataValue.text(f.message) for f in refused.failures},
                allow_retries=False,
            ) from refused
    rows = {name: each.rows for name, each in result.tables.items()}
    return dg.MaterializeResult(
        metadata={
            "version": result.version or "",
            "unchanged": result.unchanged,
            "path": dg.MetadataValue.path(result.path or folder.releases),
            "dagster/row_count": sum(rows.values()),
            "tables": markdown_table(["table", "rows", "bytes", "sha256"], [[n, t.rows, t.bytes, t.sha256] for n, t in result.tables.items()]),
        }
    )
