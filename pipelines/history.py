"""Dagster's history: runs that found nothing to do are entered in it.

A run that finds nothing to do takes less time than importing Dagster would. It therefore only appends a line to a journal file. The next
process that opens the instance (a run that has work to do, `riksdata ui`, or one of its sensors) adds each line to the history: a
successful run of `publish` without steps.
"""

from __future__ import annotations

import datetime
import json
import logging
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from riksdata.storage.home import Home

if TYPE_CHECKING:
    import dagster as dg

JOURNAL = "settled.jsonl"
_MOST = 200
"""Lines that are entered; of more, the newest."""
LOCATION = "riksdata"
DEFINITIONS = "pipelines.definitions"
"""Dagster's name for our code, and the module that it loads."""
DOOR_TAG = "riksdata/door"
TERMINAL = "terminal"
OF_TERMINAL = {DOOR_TAG: TERMINAL}
"""Tags of a run of the terminal."""


def note_unchanged_run(home: Home, begun: float, version: str | None) -> None:
    """Leave a line for a run that began at a moment (seconds since 1970) and ends now."""
    line = json.dumps({"run_id": str(uuid.uuid4()), "begun": begun, "ended": time.time(), "version": version})
    with (home.dagster / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(line + "\n")


def enter_unchanged_runs(home: Home, instance: dg.DagsterInstance) -> int:
    """Enter the journal's lines in the history; gives their number. A line that cannot be read, or was entered before, is left out."""
    with FileLock(home.dagster / f"{JOURNAL}.lock"):  # a sensor looks at the journal while a run opens the instance
        return _enter_all(home.dagster / JOURNAL, instance)


def _enter_all(journal: Path, instance: dg.DagsterInstance) -> int:
    taken = journal.with_suffix(".taken")
    if journal.exists():
        # Two steps, so that what a killed process had taken is entered by the next.
        earlier = taken.read_text(encoding="utf-8") if taken.exists() else ""
        taken.write_text(earlier + journal.read_text(encoding="utf-8", errors="replace"), encoding="utf-8")
        journal.unlink()
    if not taken.exists():
        return 0
    entered = sum(_enter(instance, line) for line in taken.read_text(encoding="utf-8").splitlines()[-_MOST:])
    taken.unlink()
    return entered


def _enter(instance: dg.DagsterInstance, line: str) -> bool:
    import dagster as dg

    try:
        said = json.loads(line)
        run_id, begun, ended = str(uuid.UUID(said["run_id"])), float(said["begun"]), float(said["ended"])
        version = str(said["version"] or "none")
    except (ValueError, TypeError, KeyError):
        return False
    if instance.get_run_by_id(run_id) is not None:
        return False
    tags = {**OF_TERMINAL, "riksdata/unchanged since": version}
    instance.add_run(dg.DagsterRun("publish", run_id=run_id, status=dg.DagsterRunStatus.NOT_STARTED, tags=tags))
    day = datetime.datetime.fromtimestamp(begun, datetime.UTC)
    for moment, kind, message in (
        (begun, dg.DagsterEventType.PIPELINE_START, f"riksdata run, {day:%Y-%m-%d %H:%M} UTC"),
        (ended, dg.DagsterEventType.PIPELINE_SUCCESS, f"Nothing changed since release {version}; no step was needed."),
    ):
        event = dg.DagsterEvent(kind.value, job_name="publish", message=message)
        instance.handle_new_event(
            dg.EventLogEntry(  # type: ignore[no-untyped-call]
                error_info=None,
                level=logging.INFO,
                user_message=message,
                run_id=run_id,
                timestamp=moment,
                job_name="publish",
                dagster_event=event,
            )
        )
    return True
