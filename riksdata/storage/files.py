"""Files and folders that change by one act: there whole or as they were, also after a kill or a power cut."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from pathlib import Path

TEMPORARY = ".tmp-"
"""How the name of a file begins that is not yet what it will be; one that is found when no run is at work is a rest."""


def write_atomic(path: Path, data: bytes | memoryview) -> None:
    """Write `data` under a temporary name beside `path`, bring it to disk, and rename it: a reader sees the old file or the new one."""
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(6)}-{path.name}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Bring every file and folder below `folder`, and itself, to disk; raises OSError where a file cannot be."""
    for here, _, files in os.walk(folder, topdown=False):
        for name in files:
            with open(os.path.join(here, name), "rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(here))


def remove(path: Path) -> None:
    """Take away a file, a link or a whole folder; what is not there is no error."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Rename what cannot be used, so that a new one can take its place and nothing is lost: `x` becomes `.damaged-20261129-101500-x`.

    Gives the new path.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    target = path.with_name(f".damaged-{stamp}-{path.name}")
    while target.exists() or target.is_symlink():
        target = path.with_name(f".damaged-{stamp}-{secrets.token_hex(2)}-{path.name}")
    path.rename(target)
    sync_folder(path.parent)
    return target
