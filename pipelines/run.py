"""The job `publish`, run in this process: what `riksdata run` does, without a word printed."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assets import progress
from pipelines.history import OF_TERMINAL, note_unchanged_run
from pipelines.instance import open_instance
from riksdata.pipeline.batches import begin_starting, worker_count
from riksdata.pipeline.unchanged import fingerprint, inbox_state, is_unchanged, remember_unchanged
from riksdata.release.manifest import latest_entry, read_versions
from riksdata.release.recover import recover
from riksdata.storage.home import Home
from riksdata.storage.runs import FailedRule, read_failures
from riksdata.storage.warehouse import WarehouseDamaged

if TYPE_CHECKING:
    import dagster as dg

    from pipelines.resources import HomeResource

_log = logging.getLogger(__name__)
_MUCH_BYTES = 400_000
"""Of the raw zone on disk: a hundred long documents."""
_INTERRUPTIONS = ("DagsterExecutionInterruptedError", "KeyboardInterrupt")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run."""

    run_id: str
    success: bool
    rows: dict[str, int] = field(default_factory=dict)
    """Table -> rows, of the tables that were built."""
    done: int = 0
    """Documents read anew in this run."""
    version: str | None = None
    """Of the release made, or of the one that stays where nothing changed."""
    path: Path | None = None
    unchanged: bool = False
    failures: tuple[FailedRule, ...] = ()
    """Rules that did not hold, warnings among them."""
    unread: tuple[tuple[str, str, str], ...] = ()
    """(source, rule, message) of every source that no document came of."""
    error: str | None = None
    """Why the run ended early, where no rule says it."""


def run_publish(
    home: Home,
    *,
    inbox: Path | None = None,
    workers: int = 0,
    cluster: str | None = None,
    override: dict[str, str] | None = None,
    tell: progress.Progress | None = None,
    verbose: bool = False,
) -> Outcome:
    """Run the job in this process, with its record in the home's Dagster instance. Raises HomeBusy where another run has the home.

    Where nothing that a release is made from changed since the last run, nothing is run, which is told in a second.
    """
    begun = time.time()
    with home.lock(), _quiet(verbose):
        for line in recover(home.releases):
            _log.warning(line)
        state, _ = inbox_state(inbox or home.root / "inbox")  # as it is now: what comes in during the run is for the next
        if not override and is_unchanged(home, fingerprint(home, state)):
            try:
                outcome = _unchanged_outcome(home)
            except WarehouseDamaged:
                pass  # the job builds it anew
            else:
                note_unchanged_run(home, begun, outcome.version)
                return outcome
        if cluster is None and home.unread_bytes() > _MUCH_BYTES:
            begin_starting(worker_count(workers))  # while Dagster is imported
        from pipelines.resources import HomeResource

        resource = HomeResource(
            home=str(home.root),
            inbox=str(inbox.resolve()) if inbox else None,
            workers=workers,
            cluster=cluster,
            override=override or {},
            holds_lock=True,
        )
        outcome = _execute(home, resource, tell or progress.current(), verbose)
        if not outcome.success and not home.warehouse.exists():
            _log.warning("%s: the warehouse was damaged; it is built anew from the raw zone", home.warehouse)
            outcome = _execute(home, resource, tell or progress.current(), verbose)
        if outcome.success:
            remember_unchanged(home, fingerprint(home, state))
        return outcome


def _execute(home: Home, resource: HomeResource, tell: progress.Progress, verbose: bool) -> Outcome:
    """The job, once."""
    import dagster as dg

    from pipelines.definitions import build
    from pipelines.operator_log import console

    job = build(resource).resolve_job_def("publish")
    with open_instance(home) as instance, progress.told_to(tell):
        result = job.execute_in_process(
            instance=instance,
            raise_on_error=False,
            tags=OF_TERMINAL,
            run_config=dg.RunConfig(loggers=console(level="DEBUG" if verbose else "CRITICAL", everything=verbose)),
        )
        return _outcome(home, result)


def _unchanged_outcome(home: Home) -> Outcome:
    """The outcome of a run that found nothing new or changed."""
    latest = latest_entry(read_versions(home.releases))
    return Outcome(
        run_id="",
        success=True,
        rows=latest.rows if latest else {},
        version=latest.version if latest else None,
        path=home.releases / latest.version if latest else None,
        unchanged=True,
        unread=_unread(home),
    )


def _outcome(home: Home, result: dg.ExecuteInProcessResult) -> Outcome:
    metadata: dict[str, dict[str, Any]] = {}
    for event in result.get_asset_materialization_events():
        made = event.step_materialization_data.materialization
        metadata[made.asset_key.to_user_string()] = {name: value.value for name, value in made.metadata.items()}
    failures = tuple(read_failures(home.runs / result.run_id))
    release = metadata.get("release", {})
    return Outcome(
        run_id=result.run_id,
        success=result.success,
        rows={
            name: of["dagster/row_count"]
            for name, of in metadata.items()
            if "/" not in name and name != "release" and "dagster/row_count" in of
        },
        done=int(metadata.get("warehouse/documents", {}).get("documents done", 0)),
        version=release.get("version") or None,
        path=Path(str(release["path"])) if release else None,
        unchanged=bool(release.get("unchanged")),
        failures=failures,
        unread=_unread(home) if "warehouse/documents" in metadata and home.warehouse.exists() else (),
        error=None if result.success else _first_error(result),
    )


def _unread(home: Home) -> tuple[tuple[str, str, str], ...]:
    """Sources that gave no document."""
    from riksdata.pipeline.unread import unread_sources
    from riksdata.storage.warehouse import open_warehouse

    with open_warehouse(home, read_only=True) as con:
        return unread_sources(con)


def _first_error(result: dg.ExecuteInProcessResult) -> str | None:
    for event in result.all_events:
        if event.is_step_failure:
            error = event.step_failure_data.error
            while error is not None and error.cause is not None and not _repeats(error.message, error.cause.message):
                error = error.cause
            if error is not None and error.cls_name in _INTERRUPTIONS:
                return "stopped before the end: nothing was published. What was done so far is kept; run again to go on from there"
            if error is not None:
                named, _, message = error.message.strip().partition(": ")
                return message if error.cls_name and named.endswith(error.cls_name) else error.message.strip()
    return None


def _repeats(message: str, cause: str) -> bool:
    """Whether an error's message holds what its cause says, and so says more: which file cannot be read, and why."""
    said = cause.strip().partition("\n")[0].partition(": ")[2]
    return bool(said) and said in message


@contextmanager
def _quiet(verbose: bool) -> Iterator[None]:
    """Without Dagster's own log lines and its notices about features in beta."""
    with warnings.catch_warnings():
        if not verbose:
            warnings.filterwarnings("ignore", module="dagster.*")
            for name in ("dagster", "alembic"):
                logging.getLogger(name).setLevel(logging.CRITICAL)
        yield
