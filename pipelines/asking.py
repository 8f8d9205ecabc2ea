"""How a sensor asks for a run of something once, and again where the run that it asked for failed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import dagster as dg

from assets.home import HomeResource

RUN_KEY_TAG = "dagster/run_key"
UNFINISHED = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
FIRST_PAUSE, LONGEST_PAUSE = 300.0, 6 * 3600.0
"""Seconds. After a first failure a run is asked for again at the next look, then after five, ten, twenty ... minutes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sensor asked for last: its cursor."""

    state: str = ""
    """Of what is watched."""
    count: int = 0
    """Of all that was asked for, so that a state that comes back has a run key of its own."""
    tries: int = 0
    """For this state."""

    @classmethod
    def of(cls, cursor: str | None) -> Asked:
        """From a cursor; nothing was asked for where there is none, or where it is of another form."""
        try:
            return cls(**json.loads(cursor or "{}"))
        except (ValueError, TypeError):
            return cls()

    def run_key(self, sensor: str) -> str:
        """The key of the run that was asked for."""
        return f"{sensor}-{self.count}-{self.state}"


def ask(context: dg.SensorEvaluationContext, home: HomeResource, sensor: str, state: str) -> dg.SensorResult | dg.SkipReason:
    """A run for a state that is new, or whose run failed; else why not."""
    asked = Asked.of(context.cursor)
    if state != asked.state:
        return _request(sensor, Asked(state, asked.count + 1, 1))
    with _instance(context, home) as instance:
        found = instance.get_run_records(dg.RunsFilter(tags={RUN_KEY_TAG: asked.run_key(sensor)}), limit=1) if instance else []
    if not found or found[0].dagster_run.status != dg.DagsterRunStatus.FAILURE:
        return dg.SkipReason("nothing new")
    failed = found[0].dagster_run.run_id[:8]
    pause = min(FIRST_PAUSE * 2 ** (asked.tries - 2), LONGEST_PAUSE) if asked.tries > 1 else 0.0
    left = (found[0].end_time or 0.0) + pause - time.time()
    if left > 0:
        return dg.SkipReason(f"run {failed} failed, the {asked.tries}th for this; it is asked for again in {left / 60:.0f} minutes")
    return _request(sensor, Asked(state, asked.count + 1, asked.tries + 1))


def _request(sensor: str, asked: Asked) -> dg.SensorResult:
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=asked.run_key(sensor))], cursor=json.dumps(asdict(asked)))


@contextmanager
def _instance(context: dg.SensorEvaluationContext, home: HomeResource) -> Iterator[dg.DagsterInstance | None]:
    """The daemon's instance; outside a daemon that of the home; None where neither is."""
    try:
        instance = context.instance
    except dg.DagsterInvariantViolationError:
        pass
    else:
        yield instance
        return
    folder = home.open().dagster
    if not (folder / "dagster.yaml").is_file():
        yield None
        return
    with dg.DagsterInstance.from_config(str(folder)) as own:
        yield own
