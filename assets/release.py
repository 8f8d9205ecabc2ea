"""The release: the published tables as files with their metadata, immutable once made."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import dagster as dg
import duckdb

from assets.home import POOL, HomeResource
from assets.metadata import FRESH, OWNERS, markdown_table
from assets.revision import git_revision
from riksdata.pipeline.publish_checked import is_checked
from riksdata.release.build import PublishResult, publish
from riksdata.release.config import ReleaseSettings
from riksdata.release.gates import PublicationRefused
from riksdata.release.manifest import latest_entry, read_versions
from riksdata.release.recover import recover
from riksdata.release.scores import recorded_scores
from riksdata.storage.home import Home
from riksdata.storage.runs import FailedRule, record_failures
from riksdata.storage.warehouse import get_state, set_state
from schemas.tables import all_tables

_RELEASED = "released"
"""State of the warehouse: from which rows, corrections and settings the latest release was made."""


@dg.asset(
    group_name="release",
    owners=OWNERS,
    freshness_policy=FRESH,
    kinds={"parquet", "csv", "duckdb"},
    pool=POOL,
    deps=list(all_tables()),
    description=(
        "Parquet, CSV and one DuckDB file of all tables, with metadata, checksums, changes and measured quality, "
        "under `releases/<version>`. "
        "Made only where the checks of every table passed and something changed."
    ),
)
def release(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult[Any]:
    """Published tables → an immutable release, or none where nothing changed."""
    with home.writing() as (folder, con):
        settings = ReleaseSettings.load(folder.root)
        for line in recover(folder.releases):
            context.log.warning(line)
        if get_state(con, _RELEASED) == _made_from(folder, con, settings):
            return _unchanged(folder)
        if not is_checked(con):
            raise dg.Failure(
                description="These very rows have not passed every check, so nothing is published. Run the job publish, which checks what "
                "it publishes.",
                allow_retries=False,
            )
        try:
            result = publish(
                con,
                folder.releases,
                settings=settings,
                now=datetime.now(UTC),
                git_revision=git_revision(),
                retrieved=_newest(con),
                override=home.overrides or None,
                scores=recorded_scores(),
                progress=home.progress,
            )
        except PublicationRefused as refused:
            failures = [FailedRule(f.rule, None, "error", len(f.examples), f.message, list(f.examples)) for f in refused.failures]
            record_failures(folder.runs / context.run.run_id, failures)
            raise dg.Failure(
                description="Publication was refused: " + "; ".join(f"{f.rule}: {f.message}" for f in refused.failures),
                metadata={f.rule: dg.MetadataValue.text(f.message) for f in refused.failures},
                allow_retries=False,
            ) from refused
        set_state(con, _RELEASED, _made_from(folder, con, settings))
        return _unchanged(folder) if result.unchanged else _made(result)


def _made_from(folder: Home, con: duckdb.DuckDBPyConnection, settings: ReleaseSettings) -> str:
    corrections = settings.corrections.read_bytes() if settings.corrections else b""
    latest = latest_entry(read_versions(folder.releases))
    there = latest is not None and (folder.releases / latest.version / "release.json").is_file()
    parts = (get_state(con, "published"), latest.manifest_sha256 if latest and there else None, hashlib.sha256(corrections).hexdigest())
    return " ".join(str(part) for part in parts)


def _newest(con: duckdb.DuckDBPyConnection) -> datetime | None:
    row = con.execute("SELECT max(retrieved_at) FROM published.documents").fetchone()
    return row[0].replace(tzinfo=UTC) if row and row[0] else None


def _unchanged(folder: Home) -> dg.MaterializeResult[Any]:
    latest = latest_entry(read_versions(folder.releases))
    assert latest is not None, "nothing can be unchanged where nothing was released"
    return dg.MaterializeResult(
        metadata={
            "unchanged": True,
            "version": latest.version,
            "path": dg.MetadataValue.path(folder.releases / latest.version),
            "dagster/row_count": sum(latest.rows.values()),
        }
    )


def _made(result: PublishResult) -> dg.MaterializeResult[Any]:
    metadata: dict[str, Any] = {
        "unchanged": False,
        "version": result.version,
        "path": dg.MetadataValue.path(result.path or ""),
        "dagster/row_count": sum(table.rows for table in result.tables.values()),
        "tables": markdown_table(["table", "rows", "bytes", "sha256"], [[n, t.rows, t.bytes, t.sha256] for n, t in result.tables.items()]),
    }
    if result.overrides:
        metadata["gates set aside"] = markdown_table(["rule", "reason"], [[o["rule"], o["reason"]] for o in result.overrides])
    return dg.MaterializeResult(metadata=metadata)
