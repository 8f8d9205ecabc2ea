"""The two jobs: `fetch` fills the raw zone from the riksdag, `publish` makes a release of what is there."""

from __future__ import annotations

import dagster as dg

from assets.fetched import riksdag_records

publish = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(riksdag_records),
    description=(
        "Inbox → raw zone → warehouse → tables → checks → release. "
        "What is unchanged is not done again; with nothing new, no release is made."
    ),
    tags={"riksdata/job": "publish"},
)

fetch = dg.define_asset_job(
    "fetch",
    selection=dg.AssetSelection.assets(riksdag_records),
    description="The riksdag's records of one document type and riksmöte → raw zone. What is there and unchanged is not fetched again.",
    tags={"riksdata/job": "fetch"},
)
