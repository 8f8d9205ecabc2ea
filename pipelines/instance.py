"""The Dagster instance: it lives in the home folder, so that runs of the terminal are seen in the browser afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riksdata.storage.home import Home

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
    """Keep Dagster's SQLite files open while a run lasts.

    For each of some thousand small writes Dagster makes an engine, compiles the statement, opens the file and closes it, and at the last
    close SQLite folds its log into the file and waits for the disk: half the time of a small run, a tenth of a large one. Here each file
    has one engine for the run. With the log in use a killed process still loses nothing, a power cut at most the last lines of the run's
    record; releases are synced by themselves.
    """
    from dagster._core.storage.event_log.sqlite import sqlite_event_log
    from dagster._core.storage.runs.sqlite import sqlite_run_storage
    from sqlalchemy import Engine, QueuePool, create_engine, event

    engines: dict[str, Engine] = {}

    def kept(url: str, *, poolclass: object = None, connect_args: dict[str, Any] | None = None) -> Engine:
        if url not in engines:
            engine = create_engine(url, poolclass=QueuePool, connect_args={**(connect_args or {}), "check_same_thread": False})
            event.listen(engine, "connect", lambda connection, record: connection.execute("PRAGMA synchronous = NORMAL"))
            engine.dispose = lambda close=True: None  # type: ignore[method-assign]  # it is wanted again for the next write
            engines[url] = engine
        return engines[url]

    modules = (sqlite_event_log, sqlite_run_storage)
    for module in modules:
        module.create_engine = kept  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for module in modules:
            module.create_engine = create_engine  # type: ignore[attr-defined]
        for engine in engines.values():
            Engine.dispose(engine)


def _clear_dead_runs(instance: dg.DagsterInstance) -> None:
    """Mark runs of the terminal that were killed as failed, and free the pool slots that they held.

    Nobody else can be at work: a run from the terminal holds the home's lock from its first to its last moment.
    """
    import dagster as dg

    unfinished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED], tags={DOOR_TAG: TERMINAL})
    for run in instance.get_runs(filters=unfinished):
        instance.report_run_failed(run, "The process ended before the run did.")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
