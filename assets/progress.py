"""Progress of a stage, reported to the program that started the run: `riksdata run` shows it in the terminal, Dagster shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[str, int, int | None], None]


def _silent(stage: str, done: int, total: int | None) -> None:
    """Shows nothing: the default where no terminal is attached."""


_current: ContextVar[Progress] = ContextVar("progress", default=_silent)


def current() -> Progress:
    """The function that progress is told to in this context: (stage, done, total or None)."""
    return _current.get()


@contextmanager
def told_to(progress: Progress) -> Iterator[None]:
    """Tell `progress` of all that runs in this block."""
    token = _current.set(progress)
    try:
        yield
    finally:
        _current.reset(token)
