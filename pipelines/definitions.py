"""Everything that Dagster is told of: `dagster dev` and the command line both load it from here."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

import dagster as dg

from assets import fetched, raw, release, tables, warehouse
from pipelines.jobs import fetch, publish
from pipelines.resources import DEFAULT_HOME, HomeResource
from pipelines.schedules import fetch_daily, publish_daily
from pipelines.sensors import inbox


def build(home: HomeResource) -> dg.Definitions:
    """The definitions over one home."""
    return dg.Definitions(
        assets=_with_code_links(
            [
                fetched.riksdag_records,
                raw.raw_documents,
                warehouse.documents,
                warehouse.extracted,
                warehouse.links,
                tables.published_tables,
                release.release,
            ]
        ),
        jobs=[publish, fetch],
        schedules=[publish_daily, fetch_daily],
        sensors=[inbox],
        resources={"home": home},
        executor=dg.in_process_executor,
    )


def _with_code_links(assets: list[dg.AssetsDefinition]) -> list[Any]:
    """Each asset with a link to the lines that make it. Dagster calls this beta; losing it would lose a convenience."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)
        return list(dg.with_source_code_references(assets))


def from_environment() -> HomeResource:
    """The home as the environment names it: `RIKSDATA_HOME`, `RIKSDATA_INBOX`, `RIKSDATA_WORKERS`."""
    inbox_folder = os.environ.get("RIKSDATA_INBOX")
    return HomeResource(
        home=str(Path(os.environ.get("RIKSDATA_HOME") or DEFAULT_HOME).resolve()),
        inbox=str(Path(inbox_folder).resolve()) if inbox_folder else None,
        workers=int(os.environ.get("RIKSDATA_WORKERS") or 0),
    )


defs = build(from_environment())
