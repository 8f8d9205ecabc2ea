"""The riksdag's own records, fetched: one partition a document type and riksmöte, because that is how the source is asked."""

import datetime
from typing import Any

import dagster as dg

from assets.home import HomeFolder
from assets.metadata import OWNERS, markdown_table
from riksdata.chamber.document_types import listed_types
from riksdata.chamber.riksmoten import CALENDAR_YEARS, FIRST_SPLIT_YEAR, riksmote
from riksdata.pipeline.collect import fetch_into
from riksdata.pipeline.ingest import StageReport
from riksdata.sources.api import BASE_URL

YEARS_AHEAD = 1
"""Partitions exist for the riksmöte that begins next, so that a server that has run since spring can fetch it in autumn."""


def partition_key(doc_type: str, of: str) -> str:
    """`mot|2018-19`: the slash of a riksmöte is none in a key."""
    return f"{doc_type}|{of.replace('/', '-')}"


_NOW = datetime.datetime.now(datetime.UTC).year
PARTITIONS = dg.MultiPartitionsDefinition(
    {
        "doc_type": dg.StaticPartitionsDefinition(list(listed_types())),
        "riksmote": dg.StaticPartitionsDefinition(
            [*CALENDAR_YEARS, *(riksmote(year).replace("/", "-") for year in range(FIRST_SPLIT_YEAR, _NOW + YEARS_AHEAD + 1))]
        ),
    }
)


class FetchConfig(dg.Config):
    """How a fetch is done; the defaults are polite."""

    since: str = ""
    """Only what is dated, published or changed on that day (`2026-01-31`) or later; empty for all."""
    pause_seconds: float = 0.5
    """Between two requests."""
    base_url: str = BASE_URL


@dg.asset(
    group_name="raw",
    owners=OWNERS,
    kinds={"python", "parquet"},
    partitions_def=PARTITIONS,
    description=(
        "The riksdag's records of one document type and riksmöte, from its open API into the raw zone. What is held and unchanged is not "
        "fetched again; an interrupted fetch goes on where it stopped."
    ),
)
def riksdag_records(
    context: dg.AssetExecutionContext, config: FetchConfig, home: dg.ResourceParam[HomeFolder]
) -> dg.MaterializeResult[Any]:
    """The riksdag's API → raw zone."""
    dimensions = PARTITIONS.get_partition_key_from_str(context.partition_key).keys_by_dimension
    with home.locked() as folder:
        report = fetch_into(
            folder,
            dimensions["doc_type"],
            dimensions["riksmote"],
            since=datetime.date.fromisoformat(config.since) if config.since else None,
            base_url=config.base_url,
            pause=config.pause_seconds,
            progress=home.progress,
        )
    return dg.MaterializeResult(metadata=fetch_metadata(report))


def fetch_metadata(report: StageReport) -> dict[str, Any]:
    """What a fetch brought."""
    unread = list(report.unread)
    return {
        "added": report.changed,
        "known": report.skipped,
        "failed": len(unread),
        **({"failed sources": markdown_table(["source", "rule", "message"], unread[:20])} if unread else {}),
    }
