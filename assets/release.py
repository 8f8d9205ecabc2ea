"""The release: the published tables as files with their metadata, immutable once made."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import dagster as dg
import duckdb

from assets.home import POOL, HomeResource
from assets.metadata import FRESH, OWNERS, markdown_table, refusal, tags
from assets.revision import git_revision
from riksdata.pipeline.publish import released, unreleased
from riksdata.pipeline.publish_checked import is_checked
from riksdata.release.build import PublishResult, publish
from riksdata.release.config import ReleaseSettings
from riksdata.release.gates import RULES, PublicationRefused
from riksdata.release.manifest import latest_entry, read_versions
from riksdata.release.places import Changed
from riksdata.release.recover import recover
from riksdata.release.scores import recorded_scores
from riksdata.storage.home import Home
from riksdata.storage.raw import RawZone
from riksdata.storage.runs import FailedRule, record_failures
from riksdata.storage.warehouse import get_state, set_state, transaction
from schemas.tables import SCHEMA_VERSION, all_tables

_RELEASED = "released"
"""State of the warehouse: from which rows, corrections and settings the latest release was made."""


def _gates() -> list[dg.AssetCheckSpec]:
    """The gates: what is asked of the whole before it is published."""
    return [dg.AssetCheckSpec(f"gate_{rule}", asset="release", description=f"Not published where {why}.") for rule, why in RULES.items()]


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            "release",
            group_name="release",
            owners=OWNERS,
            tags=tags("release"),
            freshness_policy=FRESH,
            kinds={"parquet", "csv", "duckdb"},
            code_version=SCHEMA_VERSION,
            deps=list(all_tables()),
            description=(
                "Parquet, CSV and one DuckDB file of all tables, with metadata, checksums, changes and measured quality, "
                "under `releases/<version>`. "
                "Made only where the checks of every table and every gate passed and something changed."
            ),
        )
    ],
    check_specs=_gates(),
    name="release",
    pool=POOL,
)
def release(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[Any] | dg.AssetCheckResult]:
    """Published tables → an immutable release, or none where nothing changed."""
    with home.writing() as (folder, con):
        found = _publish(context, home, folder, con)
    yield from found  # once the warehouse is closed
    refused = [result for result in found if isinstance(result, dg.AssetCheckResult) and result.severity is dg.AssetCheckSeverity.ERROR]
    if refused:  # an answer, no accident: it says which gates said no, without a trace of the code
        raise refusal(
            "Nothing was published, and the release before stays the latest.",
            {str(result.check_name): str(result.description) for result in refused},
            home.open().runs / context.run.run_id,
        )


def _publish(
    context: dg.AssetExecutionContext, home: HomeResource, folder: Home, con: duckdb.DuckDBPyConnection
) -> list[dg.MaterializeResult[Any] | dg.AssetCheckResult]:
    """The release and what each gate says of it; where a gate refuses, only that."""
    settings = ReleaseSettings.load(folder.root)
    for line in recover(folder.releases):
        context.log.warning(line)
    if get_state(con, _RELEASED) == _made_from(folder, con, settings):
        return [_unchanged(folder), *_outcomes([], "nothing changed since the latest release, which passed")]
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
            damaged=list(RawZone(folder.raw).damage()),
            progress=home.progress,
            changed=_changed(folder, con),
            checked=True,
        )
    except PublicationRefused as refused:
        failures = [FailedRule(f.rule, None, "error", len(f.examples), f.message, list(f.examples)) for f in refused.failures]
        record_failures(folder.runs / context.run.run_id, failures)
        return list(_outcomes(failures))
    with transaction(con):
        set_state(con, _RELEASED, _made_from(folder, con, settings))
        released(con)
    set_aside = [FailedRule(o["rule"], None, "warning", 0, f"set aside: {o['reason']}") for o in result.overrides]
    return [_unchanged(folder) if result.unchanged else _made(result), *_outcomes(set_aside)]


def _outcomes(failures: Sequence[FailedRule], note: str | None = None) -> Iterator[dg.AssetCheckResult]:
    """One result a gate. Its severity is that of the failure: one that the operator set aside warns."""
    for rule in RULES:
        failed = [failure for failure in failures if failure.rule == rule]
        metadata: dict[str, Any] = {}
        for number, failure in enumerate(failed, 1):
            metadata[f"why {number}"] = failure.message
            if failure.examples:
                rows = [list(row.values()) for row in failure.examples]
                metadata[f"rows {number}"] = markdown_table(list(failure.examples[0]), rows)
        yield dg.AssetCheckResult(
            asset_key="release",
            check_name=f"gate_{rule}",
            passed=not failed,
            severity=dg.AssetCheckSeverity.ERROR if any(f.severity == "error" for f in failed) else dg.AssetCheckSeverity.WARN,
            description="; ".join(failure.message for failure in failed) or note,
            metadata=metadata,
        )


def _made_from(folder: Home, con: duckdb.DuckDBPyConnection, settings: ReleaseSettings) -> str:
    corrections = settings.corrections.read_bytes() if settings.corrections else b""
    latest = latest_entry(read_versions(folder.releases))
    there = latest is not None and (folder.releases / latest.version / "release.json").is_file()
    parts = (get_state(con, "published"), latest.manifest_sha256 if latest and there else None, hashlib.sha256(corrections).hexdigest())
    return " ".join(str(part) for part in parts)


def _changed(folder: Home, con: duckdb.DuckDBPyConnection) -> Changed | None:
    """What changed since the latest release, where that is the one that the warehouse knows of."""
    latest = latest_entry(read_versions(folder.releases))
    made_from = (get_state(con, _RELEASED) or "").split(" ")
    return unreleased(con) if latest is not None and len(made_from) > 1 and made_from[-2] == latest.manifest_sha256 else None


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
        },
        data_version=dg.DataVersion(latest.version),
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
    return dg.MaterializeResult(metadata=metadata, data_version=dg.DataVersion(str(result.version)))
