"""The site's database and charts for the latest release: what `riksdata serve` would otherwise make when it starts."""

from typing import Any

import dagster as dg

from assets.home import HomeResource
from assets.metadata import OWNERS
from riksdata.extras import ExtraMissing, need
from riksdata.release.manifest import latest_entry, read_versions
from riksdata.release.site.build import build_site, tidy
from riksdata.release.site.store import Store


@dg.asset(
    group_name="release",
    owners=OWNERS,
    kinds={"sqlite"},
    deps=["release"],
    description=(
        "The SQLite file of the latest release, made where it has none, and the charts, under `site/<version>`. After each release; "
        "`riksdata run` leaves it to `riksdata serve`, which makes it when it is missing."
    ),
)
def site(home: HomeResource) -> dg.MaterializeResult[Any]:
    """The latest release → what the site is served from."""
    try:
        need("site")
    except ExtraMissing as error:
        raise dg.Failure(description=str(error), allow_retries=False) from None
    folder = home.open()
    latest = latest_entry(read_versions(folder.releases))
    if latest is None:
        raise dg.Failure(description="There is no release yet. Run the job publish first.", allow_retries=False)
    tidy(folder.root / "site", folder.releases)
    database = build_site(folder.releases / latest.version, folder.root / "site" / latest.version)
    documents = Store(database).row("SELECT count(*) AS n FROM documents") or {"n": 0}
    return dg.MaterializeResult(
        metadata={
            "version": latest.version,
            "path": dg.MetadataValue.path(database),
            "bytes": database.stat().st_size,
            "dagster/row_count": documents["n"],
        }
    )
