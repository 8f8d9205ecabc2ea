"""The riksdag's own records, fetched: one partition a document type and riksmöte, because that is how the source is asked."""

import datetime
from typing import Any

import dagster as dg

from assets.home import POOL, HomeResource
from assets.metadata import OWNERS, markdown_table, tags
from riksdata.chamber.document_types import listed_types
from riksdata.chamber.riksmoten import CALENDAR_YEARS, FIRST_SPLIT_YEAR, riksmote
from riksdata.pipeline.collect import fetch_into
from riksdata.pipeline.ingest import StageReport
from riksdata.sources.api import BASE_URL
from riksdata.sources.errors import SourceError

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


RETRY = dg.RetryPolicy(max_retries=3, delay=30, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)
"""For a source that does not answer: after about 30, 60 and 120 seconds."""

riksdag_records = dg.AssetSpec(
    "riksdag_records",
    group_name="raw",
    owners=OWNERS,
    kinds={"python", "parquet"},
    tags=tags("raw"),
    partitions_def=PARTITIONS,
    description=(
        "The riksdag's records by document type and riksmöte, from its open API into the raw zone. Fetched by the job `fetch` or by "
        "`riksdata fetch`, never by *Materialize all*: its more than 600 partitions are days of requests to the riksdag's server."
    ),
)
"""Shown in the lineage with what was fetched of each partition; not materialised from there."""


class Riksdag(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The server that is asked, and how politely."""

    base_url: str = BASE_URL
    pause_seconds: float = 0.5
    """Between two requests."""


class FetchConfig(dg.Config):
    """What of the partition is fetched."""

    since: str = ""
    """Only what is dated, published or changed on that day (`2026-01-31`) or later; empty for all."""


@dg.op(
    pool=POOL,
    retry_policy=RETRY,
    out=dg.Out(dg.Nothing),
    description=(
        "The riksdag's API → raw zone. What is held and unchanged is not fetched again; an interrupted fetch goes on where it stopped."
    ),
)
def fetch_records(context: dg.OpExecutionContext, config: FetchConfig, home: HomeResource, riksdag: Riksdag) -> None:
    """Fetch one partition, and note in the catalogue what it brought."""
    dimensions = PARTITIONS.get_partition_key_from_str(context.partition_key).keys_by_dimension
    try:
        with home.locked() as folder:
            report = fetch_into(
                folder,
                dimensions["doc_type"],
                dimensions["riksmote"],
                since=datetime.date.fromisoformat(config.since) if config.since else None,
                base_url=riksdag.base_url,
                pause=riksdag.pause_seconds,
                progress=home.progress,
            )
    except SourceError as error:
        raise dg.Failure(description=str(error)) from None  # the message says it all; tried again by RETRY
    except ValueError as error:  # a riksmöte that the source does not have, a day that is none
        raise dg.Failure(description=str(error), allow_retries=False) from None
    for source, _, message in report.unread:
        context.log.warning(f"{source}: {message}")
    context.log_event(dg.AssetMaterialization(riksdag_records.key, partition=context.partition_key, metadata=fetch_metadata(report)))


def fetch_metadata(report: StageReport) -> dict[str, Any]:
    """What a fetch brought."""
    unread = list(report.unread)
    return {
        "added": report.changed,
        "known": report.skipped,
        "failed": len(unread),
        **({"failed sources": markdown_table(["source", "rule", "message"], unread[:20])} if unread else {}),
    }
