"""Everything that Dagster is told of: `dagster dev` and the command line both load it from here."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import dagster as dg

from assets import checks, fetched, raw, release, tables, warehouse
from pipelines.jobs import fetch, publish
from pipelines.resources import DEFAULT_HOME, HomeResource
from pipelines.schedules import fetch_daily, publish_daily
from pipelines.sensors import inbox

FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
"""A daily job: late after a missed day, failed after two."""


def build(home: HomeResource) -> dg.Definitions:
    """The definitions over one home."""
    definitions = dg.Definitions(
        assets=dg.with_source_code_references(
            [
                fetched.riksdag_records,
                raw.raw_documents,
                warehouse.documents,
                *warehouse.extracted,
                warehouse.links,
                tables.published_tables,
                release.release,
            ]
        ),
        asset_checks=[checks.checks],
        jobs=[publish, fetch],
        schedules=[publish_daily, fetch_daily],
        sensors=[inbox],
        resources={"home": home},
        executor=dg.in_process_executor,
    )
    return definitions.map_asset_specs(func=lambda spec: dg.apply_freshness_policy(spec, FRESH))


def from_environment() -> HomeResource:
    """The home as the environment names it: `RIKSDATA_HOME`, `RIKSDATA_INBOX`, `RIKSDATA_WORKERS`."""
    inbox_folder = os.environ.get("RIKSDATA_INBOX")
    return HomeResource(
        home=str(Path(os.environ.get("RIKSDATA_HOME") or DEFAULT_HOME).resolve()),
        inbox=str(Path(inbox_folder).resolve()) if inbox_folder else None,
        workers=int(os.environ.get("RIKSDATA_WORKERS") or 0),
    )


defs = build(from_environment())
