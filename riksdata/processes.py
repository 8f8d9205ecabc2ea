"""Processes beside this one: how they are started, and that none of them outlives it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import types
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any


def context() -> Any:
    """How new processes come to be: from a server that has loaded libraries once, where the system has such a thing, else from nothing."""
    return multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")


@contextmanager
def plain_main() -> Iterator[None]:
    """Keep new processes from importing the program that was started: they need the functions only; Dagster takes a second to import."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def end_with_parent() -> None:
    """Have this process leave when the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: Any) -> None:
    wait([sentinel])
    os._exit(1)
