"""How far a stage is, told to whoever started the run: a bar or plain lines in a terminal, nothing where Dagster itself runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[str, int, int | None], None]


def _silent(stage: str, done: int, total: int | None) -> None:
    """Nobody watches."""


_current: ContextVar[Progress] = ContextVar("progress", default=_silent)


def current() -> Progress:
    """Who is to be told."""
    return _current.get()


@contextmanager
def told_to(progress: Progress) -> Iterator[None]:
    """Tell `progress` of all that runs in this block."""
    token = _current.set(progress)
    try:
        yield
    finally:
        _current.reset(token)
