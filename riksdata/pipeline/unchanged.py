"""Whether anything could have changed since the last publication, told in a moment, without opening a document."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from riksdata.pipeline.stage_code import EXTRACTION_CODE, LINK_CODE, PUBLISHED_CODE, READER_CODE
from riksdata.pipeline.versions import code_version
from riksdata.storage.files import remove, write_atomic
from riksdata.storage.home import Home
from riksdata.storage.ledger import LEDGER

_STATE = ".settled"
_SETTINGS = ("publisher.yaml", "corrections.yaml")


def inbox_state(folder: Path) -> tuple[str, float]:
    """A hash over a folder's path and its visible files (names, sizes, times), and the time of the newest change (0 without files).

    The time of the file's entry is among them: a file of the same size and date with other content has another.
    """
    seen, newest = [], 0.0
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            try:
                status = os.stat(os.path.join(here, name))
            except OSError:
                seen.append(f"{os.path.relpath(os.path.join(here, name), folder)}\0gone")
                continue
            seen.append(
                f"{os.path.relpath(os.path.join(here, name), folder)}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}"
            )
            newest = max(newest, status.st_mtime)
    return hashlib.sha256("\n".join([str(folder.resolve()), *seen]).encode("utf-8", "surrogateescape")).hexdigest()[:32], newest


def fingerprint(home: Home, inbox: str) -> str:
    """A hash over all that a publication is made from: the inbox's state, raw zone, code, settings, and the release that is the latest."""
    raw = [_seen(home.raw, path) for path in sorted(home.raw.rglob("*")) if path.is_file() and path.name != LEDGER]
    stages = (READER_CODE, LINK_CODE, (*PUBLISHED_CODE, "riksdata.pipeline.publish_checked"), *EXTRACTION_CODE.values())
    code = [code_version(*modules) for modules in stages]
    files = [home.root / name for name in _SETTINGS] + [home.releases / "latest.json", home.releases / "versions.json"]
    contents = [hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in files]
    return hashlib.sha256("\n".join([inbox, *raw, "", *code, *contents]).encode("utf-8", "surrogateescape")).hexdigest()


def _seen(folder: Path, path: Path) -> str:
    """A file by name, size and time: raw files are named by their content, but may be damaged."""
    status = path.stat()
    return f"{path.relative_to(folder).as_posix()}\0{status.st_size}\0{status.st_mtime_ns}"


def is_unchanged(home: Home, mark: str) -> bool:
    """Whether the last run that published, or found nothing to publish, began from the same fingerprint, and its work is still there."""
    try:
        return (home.root / _STATE).read_bytes() == mark.encode() and home.warehouse.is_file()
    except OSError:
        return False


def remember_unchanged(home: Home, mark: str) -> None:
    """Note the fingerprint of a run that went well."""
    path = home.root / _STATE
    if path.is_dir() and not path.is_symlink():
        remove(path)
    write_atomic(path, mark.encode())
