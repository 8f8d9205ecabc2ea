"""The daily schedules: first fetch what changed, then publish."""

from collections.abc import Iterator

import dagster as dg

from assets.fetched import partition_key
from assets.metadata import DAILY
from pipelines.jobs import fetch, publish
from riksdata.chamber.document_types import followed_types
from riksdata.chamber.riksmoten import current_riksmote

TIME_ZONE = "Europe/Stockholm"
_AT_START = dg.DefaultScheduleStatus.RUNNING if DAILY else dg.DefaultScheduleStatus.STOPPED
publish_daily = dg.ScheduleDefinition(
    name="publish_daily",
    job=publish,
    cron_schedule="0 5 * * *",
    execution_timezone=TIME_ZONE,
    default_status=_AT_START,
    description="Every morning at five: whatever is new in inbox and raw zone, published.",
)


@dg.schedule(
    name="fetch_daily",
    job=fetch,
    cron_schedule="30 3 * * *",
    execution_timezone=TIME_ZONE,
    default_status=_AT_START,
    description="Every night at half past three: the followed types of the current riksmöte, only what changed since the last time.",
)
def fetch_daily(context: dg.ScheduleEvaluationContext) -> Iterator[dg.RunRequest]:
    """One run a type."""
    day = context.scheduled_execution_time.date()
    for doc_type in followed_types():
        yield dg.RunRequest(run_key=f"{doc_type}-{day}", partition_key=partition_key(doc_type, current_riksmote(day)))
