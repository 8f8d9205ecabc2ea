"""Which files the raw zone has and how they lay on disk when they were last known to be good: so that a loss is told, not taken for less.

The raw zone is the only original, and a file of it that is gone or damaged would look like documents that never were. Every file is named
by a hash over its bytes. The ledger remembers size and time of each; where those differ, the bytes are read and held against the name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from riksdata.storage.files import write_atomic
from riksdata.storage.raw_files import name_hash, raw_files

LEDGER = "files.json"
PAST = "past.json"
GONE = "this file of the raw zone is gone"
CHANGED = "this file of the raw zone is damaged: its bytes are not those it is named by"
TODO = (
    "Restore it from a copy; or remove it, fetch or import again what it held, and say so with `riksdata doctor --give-up`. "
    "Until then nothing that was read from it is taken away"
)


def look(folder: Path, *, thorough: bool = False, dry_run: bool = False) -> tuple[list[Path], dict[str, str]]:
    """The raw files that are good, and for each that is not what is wrong with it. Remembers what it found good, unless `dry_run`.

    `thorough`: the bytes of all files are read, not only of those whose size or time changed.
    """
    known = _read(folder)
    good: list[Path] = []
    wrong: dict[str, str] = {}
    now: dict[str, list[int]] = {}
    for path in raw_files(folder):
        mark = _mark(path)
        if mark is not None and ((known.get(path.name) == mark and not thorough) or name_hash(path) in path.name):
            good.append(path)
            now[path.name] = mark
        else:
            wrong[path.name] = CHANGED
            now[path.name] = []
    for name in known.keys() - now.keys():
        wrong[name] = GONE
        now[name] = []
    if now != known and not dry_run:
        _write(folder, now)
    return good, dict(sorted(wrong.items()))


def note(folder: Path, added: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
    """Remember files that were written, and that others are about to be removed."""
    known = _read(folder)
    gone = set(removed)
    found = {name: mark for name, mark in known.items() if name not in gone}
    for name in added:
        found[name] = _mark(folder / name) or []
    if found != known:
        _write(folder, found)


def give_up(folder: Path) -> list[str]:
    """Look no longer for files that are gone; returns their names."""
    _, wrong = look(folder)
    gone = [name for name, why in wrong.items() if why == GONE]
    note(folder, removed=gone)
    return gone


def past(folder: Path) -> set[tuple[str, str]]:
    """(source, sha256) of sources that were unreadable and are so no more."""
    return _keys(folder, "past")


def absent(folder: Path) -> set[tuple[str, str]]:
    """(source, sha256) of what is kept and was not there when its folder or archive was last read."""
    return _keys(folder, "absent")


def write_past(folder: Path, past: set[tuple[str, str]], absent: set[tuple[str, str]]) -> None:
    """Remember what is past and what is absent, where that changed."""
    if (past, absent) != (_keys(folder, "past"), _keys(folder, "absent")):
        found = {"past": sorted(past), "absent": sorted(absent)}
        write_atomic(folder / PAST, json.dumps(found, indent=0, ensure_ascii=False).encode())


def _keys(folder: Path, name: str) -> set[tuple[str, str]]:
    try:
        return {(str(source), str(sha)) for source, sha in json.loads((folder / PAST).read_bytes()).get(name, ())}
    except (OSError, ValueError, TypeError, AttributeError):
        return set()


def _mark(path: Path) -> list[int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


def _read(folder: Path) -> dict[str, list[int]]:
    """What is remembered; of a ledger that cannot be read, nothing: it begins anew from the files that are there."""
    try:
        found = json.loads((folder / LEDGER).read_bytes())["files"]
        return {str(name): list(mark) for name, mark in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(folder: Path, files: dict[str, list[int]]) -> None:
    write_atomic(folder / LEDGER, json.dumps({"files": dict(sorted(files.items()))}, indent=0).encode())
