"""The Dagster instance: it lives in the home folder, so that runs of the terminal are seen in the browser afterwards."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riksdata.store.home import Home

if TYPE_CHECKING:
    import dagster as dg

CONFIG_FILE = "dagster.yaml"
CONFIG = """\
# Written by riksdata where there is none; change it freely.
telemetry:
  enabled: false
nux:
  enabled: false

# The warehouse has one writer.
concurrency:
  pools:
    default_limit: 1
    granularity: op

run_monitoring:
  enabled: true
  free_slots_after_run_end_seconds: 60

# What sensors and schedules record of ticks without a run.
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days: {skipped: 7, failure: 30, success: 90}
"""
DOOR_TAG = "riksdata/door"
TERMINAL = "terminal"


def prepare(home: Home) -> Path:
    """The instance's folder, with its configuration written where there is none."""
    config = home.dagster / CONFIG_FILE
    if not config.exists():
        config.write_text(CONFIG, encoding="utf-8")
    return home.dagster


@contextmanager
def open_instance(home: Home) -> Iterator[dg.DagsterInstance]:
    """The instance of a home, for this process, which holds the home's lock; what a dead run of the terminal left is cleared."""
    import dagster as dg

    folder = prepare(home)
    os.environ["DAGSTER_HOME"] = str(folder)
    with _kept_open(), dg.DagsterInstance.from_config(str(folder)) as instance:
        _clear_dead_runs(instance)
        yield instance


@contextmanager
def _kept_open() -> Iterator[None]:
    """Hold one connection to each of Dagster's SQLite files while a run lasts.

    Dagster opens and closes the file for each of some thousand small writes, and at the last close SQLite folds its log into the
    file and waits for the disk, which took half the time of a run. With the log in use a killed process still loses nothing, a power
    cut at most the last lines of the run's record; releases are synced by themselves.
    """
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    held: dict[str, sqlite3.Connection] = {}

    def hold(connection: Any, record: object) -> None:
        if not isinstance(connection, sqlite3.Connection):
            return
        connection.execute("PRAGMA synchronous = NORMAL")
        file = str(connection.execute("PRAGMA database_list").fetchone()[2])
        if file and file not in held:
            held[file] = sqlite3.connect(file, check_same_thread=False)
            held[file].execute("SELECT count(*) FROM sqlite_master").fetchone()  # only a read opens the file

    event.listen(Engine, "connect", hold)
    try:
        yield
    finally:
        event.remove(Engine, "connect", hold)
        for connection in held.values():
            connection.close()


def _clear_dead_runs(instance: dg.DagsterInstance) -> None:
    """Mark runs of the terminal that were killed as failed, and free the pool slots that they held.

    Nobody else can be at work: a run from the terminal holds the home's lock from its first to its last moment.
    """
    import dagster as dg

    unfinished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED], tags={DOOR_TAG: TERMINAL})
    for run in instance.get_runs(filters=unfinished):
        instance.report_run_failed(run, "The process ended before the run did.")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
