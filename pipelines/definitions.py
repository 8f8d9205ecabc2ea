"""Everything that Dagster is told of: `dagster dev` and the command line both load it from here."""

from __future__ import annotations

import warnings
from typing import Any

import dagster as dg

from assets import fetched, raw, release, site, tables, warehouse
from assets.fetched import Riksdag
from assets.home import HomeResource
from pipelines.alerts import alert
from pipelines.jobs import fetch, publish, show
from pipelines.operator_log import operator_log
from pipelines.resources import home_from_environment, riksdag_from_environment
from pipelines.schedules import fetch_daily, publish_daily
from pipelines.sensors import after_fetch, after_release, inbox, terminal_runs


def build(home: HomeResource, riksdag: Riksdag | None = None) -> dg.Definitions:
    """The definitions over one home; `riksdag` is the server that is asked, its own where none is named."""
    return dg.Definitions(
        assets=[
            fetched.riksdag_records,
            *_with_code_links(
                [
                    raw.raw_documents,
                    warehouse.documents,
                    warehouse.extracted,
                    warehouse.links,
                    tables.published_tables,
                    release.release,
                    site.site,
                ]
            ),
        ],
        asset_checks=[warehouse.readable],
        jobs=[publish, fetch, show],
        schedules=[publish_daily, fetch_daily],
        sensors=[inbox, after_fetch, after_release, terminal_runs, alert],
        resources={"home": home, "riksdag": riksdag or Riksdag()},
        executor=dg.in_process_executor,
        loggers={"console": operator_log},
    )


def _with_code_links(assets: list[dg.AssetsDefinition]) -> list[Any]:
    """Each asset with a link to the lines that make it. Dagster calls this beta; losing it would lose a convenience."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)
        return list(dg.with_source_code_references(assets))


defs = build(home_from_environment(), riksdag_from_environment())
