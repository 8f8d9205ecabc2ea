"""How far a stage is, told to whoever started the run: a bar or plain lines in a terminal, nothing where Dagster itself runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[str, int, int | None], None]


def _silent(stage: str, done: int, total: int | None) -> None:
    """Progress that is shown to nobody: what is used where no terminal waits."""


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
