"""The jobs: `fetch` fills the raw zone from the riksdag, `publish` makes a release of what is there, `show` makes the site of it ready."""

from __future__ import annotations

import dagster as dg

from assets.fetched import PARTITIONS, fetch_records
from pipelines.operator_log import console

_CONFIG = {"loggers": console()}

publish = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets("site"),  # riksdag_records is nothing that a run could make
    description=(
        "Inbox → raw zone → warehouse → tables → checks → release. "
        "What is unchanged is not done again; with nothing new, no release is made."
    ),
    tags={"riksdata/job": "publish"},
    config=_CONFIG,
)

show = dg.define_asset_job(
    "show",
    selection=dg.AssetSelection.assets("site"),
    description="The latest release → the database and the charts that `riksdata serve` shows.",
    tags={"riksdata/job": "show"},
    config=_CONFIG,
)


@dg.job(
    partitions_def=PARTITIONS,
    description=(
        "The riksdag's records of one document type and riksmöte → raw zone. What is there and unchanged is not fetched again. "
        "Choose partitions under *Partitions*, *Launch backfill*; the sensor `after_fetch` publishes what came."
    ),
    tags={"riksdata/job": "fetch"},
    config=_CONFIG,
)
def fetch() -> None:
    """One partition's records."""
    fetch_records()
