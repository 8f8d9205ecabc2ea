"""How far a run is, in the terminal: a bar for each stage where there is one, a plain line a stage elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

from pipelines.cli.common import console

if TYPE_CHECKING:
    from rich.console import Console

_LABELS = {
    "raw": "taking in",
    "documents": "reading documents",
    "extraction": "extracting rows",
    "links": "linking",
    "tables": "writing tables",
    "database": "writing DuckDB file",
    "parity": "comparing formats",
    "metadata": "writing metadata",
    "fetch": "fetching",
    "import": "taking in",
    "download": "downloading (bytes)",
}
_SECONDS_BETWEEN_LINES = 15.0


def label(stage: str) -> str:
    """A stage's name for people."""
    return _LABELS.get(stage, stage)


@contextmanager
def reporter() -> Iterator[Callable[[str, int, int | None], None]]:
    """Something to tell how far a stage is. It writes to standard error, so that standard output stays what the command gives."""
    with _own_stream() as stream:
        out = console(stderr=True, stream=stream)
        if out.is_terminal:
            with _bars(out) as tell:
                yield tell
        else:
            yield _Lines(stream).tell


@contextmanager
def _own_stream() -> Iterator[IO[str]]:
    """A copy of standard error as it is now: Dagster redirects it to a file while steps run, where a progress bar would not be seen."""
    try:
        handle = os.dup(sys.stderr.fileno())
    except (OSError, ValueError):  # no real stream, as in tests
        yield sys.stderr
        return
    with os.fdopen(handle, "w", encoding=sys.stderr.encoding or "utf-8", errors="replace", buffering=1) as stream:
        yield stream


@contextmanager
def _bars(out: Console) -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar for each stage, with how much of it is done and how long it will take."""
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(finished_text="[green]✓"), TextColumn("{task.description}"), BarColumn(bar_width=24),
        TextColumn("{task.fields[count]:>15}"), TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[rate]}"), TimeRemainingColumn(compact=True),
    )  # fmt: skip
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=out, transient=False, redirect_stdout=False, redirect_stderr=False) as bars:

        def finish() -> None:
            for task in bars.tasks:  # stages follow each other: where one begins, those before are done
                if not task.finished:
                    whole = task.total or task.completed or 1
                    count = f"{int(whole):,} of {int(whole):,}" if task.total else task.fields["count"]
                    bars.update(task.id, completed=whole, total=whole, count=count)

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage == "done":
                return
            if stage not in tasks:
                finish()
                tasks[stage] = bars.add_task(f"{label(stage):<22}", total=total, rate="", count="")
            elapsed = bars.tasks[tasks[stage]].elapsed or 0
            rate = f"{done / elapsed:,.0f}/s" if elapsed > 1 and done else ""
            count = f"{done:,}{f' of {total:,}' if total else ''}" if done else ""
            bars.update(tasks[stage], completed=done, total=total, rate=rate, count=count)

        yield tell
        finish()


class _Lines:
    """A line when a stage begins to take long, and one when it is done."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._last: dict[str, float] = {}
        self._finished: set[str] = set()

    def tell(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        before = self._last.setdefault(stage, now)
        if total is not None and done >= total:
            if stage not in self._finished and done and stage != "done":
                self._finished.add(stage)
                click.echo(f"{label(stage)}: {done}", file=self._stream)
        elif now - before >= _SECONDS_BETWEEN_LINES:
            self._last[stage] = now
            click.echo(f"{label(stage)}: {done}{f' of {total}' if total else ''}", file=self._stream)
