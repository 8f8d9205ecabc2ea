"""The Dagster instance: it lives in the home folder, so that runs of the terminal are seen in the browser afterwards."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pipelines.history import DOOR_TAG, TERMINAL, enter_unchanged_runs
from riksdata.storage.files import set_aside, write_atomic
from riksdata.storage.home import Home

if TYPE_CHECKING:
    import dagster as dg

_log = logging.getLogger(__name__)

CONFIG_FILE = "dagster.yaml"
CONFIG = """\
# Written by riksdata where there is none; change it freely.
telemetry:
  enabled: false
nux:
  enabled: false

# A home has one run at work; the others wait in the queue until it is done (steps name the pool `home`).
concurrency:
  pools:
    default_limit: 1
    granularity: run

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

_ONE_STEP_AT_WORK = """\
# The warehouse has one writer.
concurrency:
  pools:
    default_limit: 1
    granularity: op
"""
"""What an earlier version wrote: runs began side by side, and their steps waited for each other."""
_ONE_RUN_AT_WORK = CONFIG[CONFIG.index("# A home has one run") : CONFIG.index("\nrun_monitoring")]

DATABASES = ("history/runs.db", "history/runs/index.db", "schedules/schedules.db")
_QUICKLY_CHECKED = 32 << 20


def prepare(home: Home) -> Path:
    """The instance's folder, with its configuration written where there is none; what cannot be used is set aside and made anew."""
    config = home.dagster / CONFIG_FILE
    if is_config_damaged(home):
        aside = set_aside(config)
        _log.warning("%s: cannot be read as a configuration; it was set aside as %s, and one is written anew", config, aside.name)
    if not config.exists():
        write_atomic(config, CONFIG.encode())
    elif (text := config.read_text(encoding="utf-8")) != (upgraded := brought_up_to_date(text)):
        write_atomic(config, upgraded.encode())
        _log.warning(
            "%s: an earlier version of riksdata wrote it; now one run is at work on the home at a time, and the others wait", config
        )
    for name in DATABASES:
        if wrong := database_problem(home.dagster / name):
            _begin_anew(home, f"{name}: {wrong}")
            break
    return home.dagster


def brought_up_to_date(text: str) -> str:
    """A configuration with the limits that this version needs: what an earlier one wrote is replaced, and limits are added where none are.

    Limits that the operator wrote stay, as all else does.
    """
    import yaml

    if _ONE_STEP_AT_WORK in text:
        return text.replace(_ONE_STEP_AT_WORK, _ONE_RUN_AT_WORK)
    if "concurrency" in yaml.safe_load(text):
        return text
    return f"{text.rstrip()}\n\n{_ONE_RUN_AT_WORK}"


def database_problem(path: Path, *, thorough: bool = False) -> str | None:
    """What is wrong with an SQLite file, in SQLite's words; None where nothing is or no file is there. Large ones are seen lightly."""
    if not path.exists():
        return None
    how = "mode=ro&immutable=1" if is_at_rest(path) else "mode=ro"
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, timeout=10)) as con:
            con.text_factory = lambda said: said.decode(errors="replace")  # of a damaged file it may say anything
            light = not thorough and path.stat().st_size > _QUICKLY_CHECKED
            said = con.execute("SELECT count(*) FROM sqlite_master" if light else "PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            return None
        return str(error)
    except sqlite3.DatabaseError as error:
        return str(error)
    except UnicodeDecodeError:  # what SQLite says of a damaged file holds bytes of it
        return "database disk image is malformed"
    return None if light or said == "ok" else str(said)


def is_at_rest(path: Path) -> bool:
    """Whether an SQLite file with a log of changes is open nowhere: the log is gone then. To read it otherwise would make one beside it."""
    try:
        with path.open("rb") as file:
            journal = file.read(20)[18:]
    except OSError:
        return False
    return journal == b"\x02\x02" and not path.with_name(f"{path.name}-wal").exists()


def _begin_anew(home: Home, why: str) -> None:
    """Set the instance's records aside; the configuration stays."""
    aside = set_aside(home.dagster)
    home.dagster.mkdir()
    if (aside / CONFIG_FILE).is_file():
        write_atomic(home.dagster / CONFIG_FILE, (aside / CONFIG_FILE).read_bytes())
    _log.warning(
        "%s: Dagster's records are damaged (%s); they were set aside as %s and are begun anew. Switch schedules and sensors on again",
        home.dagster,
        why,
        aside.name,
    )


def is_config_damaged(home: Home) -> bool:
    """Whether a configuration lies there that cannot be read as one."""
    config = home.dagster / CONFIG_FILE
    return (config.exists() or config.is_symlink()) and not _is_mapping(config)


def _is_mapping(config: Path) -> bool:
    import yaml

    try:
        return isinstance(yaml.safe_load(config.read_bytes()), dict)
    except (OSError, ValueError, yaml.YAMLError):
        return False


@contextmanager
def open_instance(home: Home) -> Iterator[dg.DagsterInstance]:
    """The instance of a home, for this process, which holds the home's lock; what a dead run of the terminal left is cleared.

    Settled runs of the terminal since the last time are entered in the history.
    """
    folder = prepare(home)
    os.environ["DAGSTER_HOME"] = str(folder)
    with _from_config(folder) as instance:
        _clear_dead_runs(instance)
        enter_unchanged_runs(home, instance)
        yield instance


def limit_home(instance: dg.DagsterInstance) -> None:
    """Give the pool of the home its limit before runs wait for it, where nobody gave it one.

    Dagster's daemon gives a pool the default limit when it first sees a run of it in its queue, and then takes the runs that it sees as if
    there were none: two that wait in a new home would begin side by side.
    """
    from assets.home import POOL

    if POOL not in {limit.name for limit in instance.event_log_storage.get_pool_limits()}:
        instance.event_log_storage.initialize_concurrency_limit_to_default(POOL)


def _from_config(folder: Path) -> dg.DagsterInstance:
    """The instance; a configuration that Dagster refuses is set aside."""
    import dagster as dg

    from pipelines.kept_open import open_kept

    try:
        return open_kept(folder)
    except dg.DagsterError as error:
        aside = set_aside(folder / CONFIG_FILE)
        write_atomic(folder / CONFIG_FILE, CONFIG.encode())
        what = str(error).strip().splitlines()[0][:200]
        _log.warning("%s: Dagster refuses it (%s); it was set aside as %s, and one is written anew", folder / CONFIG_FILE, what, aside.name)
        return open_kept(folder)


def _clear_dead_runs(instance: dg.DagsterInstance) -> None:
    """Mark runs of the terminal that were killed as failed, and free the pool slots that they held.

    Nobody else can be at work: a run from the terminal holds the home's lock from its first to its last moment.
    """
    import dagster as dg

    unfinished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED], tags={DOOR_TAG: TERMINAL})
    for run in instance.get_runs(filters=unfinished):
        instance.report_run_failed(run, "The process ended before the run did.")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
