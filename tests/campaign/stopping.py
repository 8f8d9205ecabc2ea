"""A process that stops dead at its n-th act on the files of a home: an audit hook counts, `os._exit` ends it without a word more."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

STOPPED = 137
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_ACTS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.link", "os.chmod", "os.symlink"}


def stop_at(number: int, root: Path) -> Callable[[], int]:
    """Stop this process before its `number`-th opening for writing, fsync, rename, link, removal or making of a folder below `root`.

    0: never. Gives a function that tells how many acts there were so far. What is buffered when the process stops reaches no file.
    """
    own = str(root)
    count = 0

    def act() -> None:
        nonlocal count
        count += 1
        if count == number:
            os._exit(STOPPED)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITES and _below(path, own):
                act()
        elif event in _ACTS and _below(arguments[0], own):
            act()

    def fsync(handle: int) -> None:
        act()  # nothing more: a stopped process loses nothing that the system has, and the disk need not be waited for

    os.fsync = fsync
    sys.addaudithook(hook)
    return lambda: count


def _below(path: object, root: str) -> bool:
    return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(root)


def in_child(task: Callable[[], object]) -> tuple[int, Any]:
    """Run a task in a child of this process; gives its exit code and what it returned, which JSON can hold. 1: it raised."""
    return start_child(task)()


def start_child(task: Callable[[], object]) -> Callable[[], tuple[int, Any]]:
    """Start a task in a child of this process; calling what this gives waits for it, and gives what `in_child` does."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            result = task()
            code = 0
        except BaseException:
            result = traceback.format_exc()
        with os.fdopen(writing, "w") as out:
            json.dump(result, out, default=str)
        os._exit(code)
    os.close(writing)

    def outcome() -> tuple[int, Any]:
        with os.fdopen(reading) as out:
            said = out.read()
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), json.loads(said) if said else None

    return outcome
