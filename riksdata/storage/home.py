"""The home folder: everything that riksdata keeps, in one place that a run can lock."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from riksdata.storage.files import remove, set_aside, write_atomic

_log = logging.getLogger(__name__)

FORM = 2
"""The form of a home. 2: releases bear a number, the raw zone a ledger. A home without the file is of form 1, which is read as it is."""
FORM_FILE = "home.json"


class HomeNotWritable(Exception):
    """The home folder, or one within it, cannot be written."""

    def __init__(self, folder: Path, cause: OSError) -> None:
        """`folder` and the error met there."""
        super().__init__(
            f"{folder}: the home folder cannot be written ({cause.strerror or cause}). Give another with --home, or change its permissions."
        )
        self.folder = folder


class HomeTooNew(HomeNotWritable):
    """The home was written by a later version of this program, which may have laid things out in ways that this one would spoil."""

    def __init__(self, folder: Path, found: int) -> None:
        """`folder` of the home and the number of its form."""
        Exception.__init__(
            self,
            f"{folder}: this home was written by a later version of riksdata (form {found}; this version knows {FORM}). "
            "Install that version again, or give another folder with --home.",
        )
        self.folder = folder


class HomeMissing(HomeNotWritable):
    """There is no home at a place where one must be already."""

    def __init__(self, folder: Path) -> None:
        """`folder` that is none."""
        what = "there is no home in this folder" if folder.is_dir() else "there is no such home"
        Exception.__init__(self, f"{folder}: {what}; name another with --home, or make one with `riksdata run`")
        self.folder = folder


class HomeBusy(Exception):
    """Another run has the home folder."""

    def __init__(self, folder: Path) -> None:
        """`folder`: the home's."""
        super().__init__(f"another run is working on {folder}. Wait until it is done, or give another folder with --home.")
        self.folder = folder


@dataclass(frozen=True, slots=True)
class Home:
    """A home folder and the places in it."""

    root: Path

    @classmethod
    def open(cls, path: Path) -> Home:
        """The home at `path`, its folders made where they are missing. Raises HomeNotWritable, which names the folder."""
        home = cls(path.expanduser().resolve())
        for folder in (home.root, home.raw, home.releases, home.runs, home.dagster):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                probe = folder / f".probe-{os.getpid()}-{uuid4().hex[:8]}"
                probe.touch()
                probe.unlink()
            except OSError as cause:
                raise HomeNotWritable(folder, cause) from cause
        home._note_form()
        return home

    @classmethod
    def existing(cls, path: Path) -> Home:
        """The home that lies at `path` already. Nothing is written. Raises HomeMissing where there is none, HomeTooNew as `open` does."""
        home = cls(path.expanduser().resolve())
        of_any = (home.root / FORM_FILE, home.raw, home.releases, home.warehouse, home.dagster)
        if not any(each.exists() for each in of_any):
            raise HomeMissing(home.root)
        home._form()
        return home

    def _form(self) -> int:
        """The form that is noted, 0 where none is that can be read. Refuses a later one."""
        try:
            found = json.loads((self.root / FORM_FILE).read_bytes())["form"]
        except (OSError, ValueError, KeyError, TypeError):
            return 0
        if isinstance(found, int) and found > FORM:
            raise HomeTooNew(self.root, found)
        return found if isinstance(found, int) else 0

    def _note_form(self) -> None:
        """Refuse a home of a later form; note the present one where another, or none that can be read, is noted."""
        path = self.root / FORM_FILE
        if self._form() != FORM:
            if path.is_dir() and not path.is_symlink():
                remove(path)
            write_atomic(path, json.dumps({"form": FORM}).encode() + b"\n")

    @property
    def raw(self) -> Path:
        """Folder of the raw zone."""
        return self.root / "raw"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file; it can be rebuilt from the raw zone."""
        return self.root / "warehouse.duckdb"

    @property
    def releases(self) -> Path:
        """Folder of the published releases."""
        return self.root / "releases"

    @property
    def runs(self) -> Path:
        """Folder of what single runs leave, such as the issues of a refused publication."""
        return self.root / "runs"

    @property
    def dagster(self) -> Path:
        """Folder of the Dagster instance."""
        return self.root / "dagster"

    def unread_bytes(self) -> int:
        """About how much of the raw zone, as it lies on disk, came in since the warehouse was written last."""
        since = self.warehouse.stat().st_mtime if self.warehouse.is_file() else 0.0
        found = [path.stat() for path in self.raw.rglob("*.parquet") if path.is_file()]
        return sum(status.st_size for status in found if status.st_mtime > since)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Keep runs from beginning while the home is looked at; nothing is written. Raises HomeBusy where one is at work."""
        path = self.root / ".lock"
        try:
            held = path.open("rb")
        except OSError:  # no run has ever been here, or none can
            yield
            return
        with held:
            try:
                import fcntl

                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except ImportError:  # a system without such locks: what a run changes meanwhile may be told as found
                pass
            except BlockingIOError as cause:
                raise HomeBusy(self.root) from cause
            except OSError:  # a file system without them
                pass
            yield

    @contextmanager
    def lock(self, timeout: float = 0) -> Iterator[None]:
        """Hold the home for one run; a killed process holds nothing.

        `timeout`: seconds to wait for another process that holds it. Raises HomeBusy once they are over, by default at once.
        """
        path = self.root / ".lock"
        if path.is_symlink() or (path.exists() and not path.is_file()):
            aside = set_aside(path)  # a lock is a file; what lies there is none
            _log.warning("%s: is no file; it was set aside as %s", path, aside.name)
        lock = FileLock(path, timeout=timeout, poll_interval=0.2)
        try:
            lock.acquire()
        except Timeout as cause:
            raise HomeBusy(self.root) from cause
        except OSError as cause:
            raise HomeNotWritable(path, cause) from cause
        try:
            from riksdata.storage.memory import be_frugal  # loads Arrow, which who only looks at a home does not need

            be_frugal()
            yield
        finally:
            lock.release()
