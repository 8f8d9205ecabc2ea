"""The inbox sensor: a run of `publish` when files in the inbox have come, changed or gone."""

import time

import dagster as dg

from pipelines.jobs import publish
from pipelines.resources import HomeResource
from riksdata.pipeline.unchanged import inbox_state

SECONDS_BETWEEN_LOOKS = 60
SETTLE_SECONDS = 10
"""A file changed less than this ago may still be being written; the next look takes it."""


@dg.sensor(
    job=publish,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    description="Looks at the inbox once a minute; when files in it have come, changed or gone, and are at rest, it starts `publish`.",
)
def inbox(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """One look at the inbox."""
    folder = home.inbox_folder
    state, newest = inbox_state(folder)
    if not newest:
        return dg.SkipReason(f"no files in {folder}")
    if state == context.cursor:
        return dg.SkipReason(f"nothing new in {folder}")
    if time.time() - newest < SETTLE_SECONDS:
        return dg.SkipReason(f"a file in {folder} was changed a moment ago; waiting until it is at rest")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=f"inbox-{state}")], cursor=state)
