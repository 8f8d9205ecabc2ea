"""The sensors: `publish` when files in the inbox have come, changed or gone, and after every fetch; `show` after a release.

And one that starts nothing: it enters runs of the terminal that found nothing to do.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.fetched import riksdag_records
from assets.home import HomeResource
from pipelines.asking import UNFINISHED, ask
from pipelines.history import enter_unchanged_runs
from pipelines.jobs import fetch, publish, show
from riksdata.pipeline.unchanged import inbox_state

SECONDS_BETWEEN_LOOKS = 60
SETTLE_SECONDS = 10
"""A file changed less than this ago may still be being written; the next look takes it."""


@dg.sensor(
    job=publish,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    description=(
        "Looks at the inbox once a minute; when files in it have come, changed or gone, and are at rest, it starts `publish`. "
        "A run that failed is asked for again: at the next look, then after five, ten, twenty minutes, at last every six hours."
    ),
)
def inbox(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """One look at the inbox."""
    folder = home.inbox_folder
    moving = next(_moving(folder), None)
    if moving is not None:
        return dg.SkipReason(f"{moving} was changed a moment ago; waiting until it is at rest")
    state, newest = inbox_state(folder)
    if not newest:
        return dg.SkipReason(f"no files in {folder}")
    return ask(context, home, "inbox", state)


def _moving(folder: Path) -> Iterator[Path]:
    """Files that may still be being written. A date in the future, beyond what clocks differ by, says nothing of that."""
    now = time.time()
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(here, name)
            try:
                if not name.startswith(".") and abs(now - path.stat().st_mtime) < SETTLE_SECONDS:
                    yield path
            except OSError:
                continue  # gone, or a link that leads nowhere


@dg.sensor(
    job=publish,
    minimum_interval_seconds=15,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description=(
        "Starts `publish` when records were fetched, by the job `fetch` or by `riksdata fetch`, and no fetch is under way any more. "
        "A run that failed is asked for again, as by `inbox`."
    ),
)
def after_fetch(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """One look at what was fetched."""
    under_way = len(context.instance.get_run_ids(dg.RunsFilter(job_name=fetch.name, statuses=UNFINISHED)))
    if under_way:
        return dg.SkipReason(f"{under_way} fetches are queued or at work")
    fetched = context.instance.fetch_materializations(riksdag_records.key, limit=1).records
    if not fetched:
        return dg.SkipReason("nothing was fetched yet")
    if _published_since(context.instance, fetched[0].timestamp):
        return dg.SkipReason("what was fetched is published")
    return ask(context, home, "after_fetch", str(fetched[0].storage_id))


def _published_since(instance: dg.DagsterInstance, moment: float) -> bool:
    """Whether the latest run that made or confirmed a release began after a moment."""
    found = instance.fetch_materializations(dg.AssetKey("release"), limit=1).records
    run = instance.get_run_record_by_id(found[0].run_id) if found and found[0].run_id else None
    return run is not None and (run.start_time or 0.0) > moment


@dg.asset_sensor(
    asset_key=dg.AssetKey("release"),
    job=show,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Starts `show` when there is a new release, so that the site has it ready.",
)
def after_release(context: dg.SensorEvaluationContext, event: dg.EventLogEntry) -> dg.RunRequest:
    """One release, one run."""
    made = event.asset_materialization
    version = made.metadata["version"].value if made and "version" in made.metadata else event.run_id
    return dg.RunRequest(run_key=f"site {version}")


@dg.sensor(
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Enters runs of the terminal that found nothing to do, so that they are seen while the browser is open. It starts nothing.",
)
def terminal_runs(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SkipReason:
    """One look at the journal that such runs leave."""
    entered = enter_unchanged_runs(home.open(), context.instance)
    return dg.SkipReason(f"{entered} runs of the terminal that found nothing to do were entered" if entered else "nothing to enter")
