"""Repairs the folder of releases after a killed process or damage: finds what is incomplete, mends what can be mended, reports the rest.

Called at the start of whatever writes there, by whoever holds the home's lock. Nothing is done where all is well but to look at the
files' sizes and times.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import orjson

from riksdata.release.files import is_inside, sha256_file
from riksdata.release.manifest import (
    BrokenRelease,
    Manifest,
    VersionEntry,
    in_order,
    latest_entry,
    next_sequence,
    read_manifest,
    read_versions,
    table_files,
    version_order,
    write_versions,
)
from riksdata.release.pointers import COPY, entry_of, is_version, remove_files, write_derived
from riksdata.release.sums import SUMS, read_sums
from riksdata.storage.files import TEMPORARY, remove, set_aside, write_atomic

TODO = "Restore it from a copy, or withdraw it with --delete"
"""What is to be done about a release that is not whole."""
CHECKED = ".checked.json"
"""For each release whose sums were found right: sizes and times of its files at that moment."""


def recover(releases: Path, *, thorough: bool = False, dry_run: bool = False) -> list[str]:
    """Bring the folder of releases into the state that is its own, and say in a line each what was done.

    Interrupted work is finished (a release that is whole but not listed) or removed (one that was being built); the list is made again
    where it cannot be read; a release whose files are gone or changed is no longer the latest; what follows from the list is made to
    follow. The sums of the latest release are taken again where a size or time of its files changed; `thorough`: of all releases.
    `dry_run`: say what would be done, and do nothing.
    """
    if not releases.is_dir():
        return []
    work = _Recovery(releases, thorough, dry_run)
    work.run()
    return work.said


def remember_sums(releases: Path, version: str) -> None:
    """Note that the sums of a release's files are right as they lie there now."""
    known = _checked(releases)
    known[version] = _signature(releases / version)
    write_atomic(releases / CHECKED, orjson.dumps({v: s for v, s in sorted(known.items()) if (releases / v).is_dir()}))


class _Recovery:
    def __init__(self, releases: Path, thorough: bool, dry_run: bool) -> None:
        self.releases, self.thorough, self.dry_run = releases, thorough, dry_run
        self.said: list[str] = []
        self.was_latest = ""

    def run(self) -> None:
        listed, readable = self._listed()
        entries = self._with_unlisted(listed)
        was = latest_entry(entries)
        self.was_latest = was.version if was else ""
        entries = [self._looked_at(entry, latest=False) for entry in entries]
        # The latest is looked at more closely; where it turns out to be damaged, the one before is the latest, and is looked at.
        while (latest := latest_entry(entries)) is not None:
            again = self._looked_at(latest, latest=True)
            if again == latest:
                break
            entries[entries.index(latest)] = again
        if not readable or entries != listed:
            self._do(partial(write_versions, self.releases, entries))
        for name in write_derived(self.releases, entries, dry_run=self.dry_run):
            if readable and entries == listed and name != COPY:
                self.said.append(f"{self.releases / name}: did not follow from versions.json; made again")
        self._sweep(entries)

    def _do(self, act: Callable[[], object]) -> None:
        if not self.dry_run:
            act()

    def _listed(self) -> tuple[list[VersionEntry], bool]:
        """The list, and whether it could be read as it lies there."""
        path = self.releases / "versions.json"
        try:
            found = read_versions(self.releases)
            if found or path.exists():
                return found, True
            why = "is not there"
        except BrokenRelease:
            why = "cannot be read"
        there = [p.name for p in self.releases.iterdir() if p.is_dir() and is_version(p.name)]
        try:
            copy = read_versions(self.releases, COPY)
        except BrokenRelease:
            copy = []
        if not copy and not there and not path.exists():
            return [], True  # nothing was ever published here
        if path.exists() or path.is_symlink():
            self._do(partial(set_aside, path))
        by = "its copy" if copy else "the releases themselves; withdrawals that it held are lost: withdraw again what is wrong"
        self.said.append(f"{path}: {why}; made again from {by}")
        return copy, False

    def _with_unlisted(self, listed: list[VersionEntry]) -> list[VersionEntry]:
        """The listed releases and those that lie there whole but unlisted: a run was stopped between its last two steps."""
        entries = list(listed)
        names = {entry.version for entry in listed}
        unlisted = [p for p in self.releases.iterdir() if is_version(p.name) and p.name not in names and p.is_dir() and not p.is_symlink()]
        for path in sorted(unlisted, key=lambda p: (_sequence_of(p), version_order(p.name))):
            wrong = _wrong_with(path, None, hashing=True)
            if wrong is not None:
                self._do(partial(set_aside, path))
                self.said.append(f"{path}: is not listed and not whole ({wrong}); it was set aside under a hidden name")
                continue
            entry = entry_of(path)
            if not entry.sequence and listed:
                entry = replace(entry, sequence=next_sequence(entries))
            entries.append(entry)
            if listed:
                self.said.append(f"{path}: the run that made it was stopped before it was listed; it is listed now")
        return in_order(entries)

    def _looked_at(self, entry: VersionEntry, *, latest: bool) -> VersionEntry:
        """The entry with what is wrong with its files, if anything is."""
        folder = self.releases / entry.version
        if entry.removed:
            return entry
        signature = None
        if latest or self.thorough or entry.damaged:
            signature = _signature(folder)
            hashing = self.thorough or _checked(self.releases).get(entry.version) != signature
            wrong = _wrong_with(folder, entry, hashing=hashing)
            if wrong is None and hashing:
                self._do(partial(remember_sums, self.releases, entry.version))
        else:
            wrong = None if (folder / "release.json").is_file() else _gone(folder)
        if wrong and not entry.damaged:
            fallen = "; it is not the latest any more" if latest or entry.version == self.was_latest else ""
            self.said.append(f"{folder}: {wrong}{fallen}. {TODO}")
        elif entry.damaged and not wrong:
            self.said.append(f"{folder}: is whole again")
        return replace(entry, damaged=wrong)

    def _sweep(self, entries: Iterable[VersionEntry]) -> None:
        """Finish or take away what a run that was stopped left lying about."""
        for entry in entries:
            path = self.releases / entry.version
            if entry.removed and (path.exists() or path.is_symlink()):
                self._do(partial(remove_files, self.releases, entry.version))
                self.said.append(f"{path}: its removal was interrupted; it is removed now")
        for pattern, what in ((".building-*", "a release that was not finished"), (".removed-*", "what was left of a removed release")):
            for path in self.releases.glob(pattern):
                self._do(partial(remove, path))
                self.said.append(f"{path}: {what}; removed")
        for path in self.releases.glob(f"{TEMPORARY}*"):
            self._do(partial(remove, path))


def _gone(folder: Path) -> str:
    return "its release.json is gone" if folder.is_dir() else "the folder is gone"


def _sequence_of(release: Path) -> int:
    try:
        return read_manifest(release).sequence
    except BrokenRelease:
        return 0


def _wrong_with(release: Path, entry: VersionEntry | None, *, hashing: bool) -> str | None:
    """What is wrong with a release's files, in a few words; None for nothing. Without `hashing` contents are not read but the index."""
    if not (release / "release.json").is_file():
        return _gone(release)
    try:
        manifest = read_manifest(release)
        sums = read_sums(release)
    except BrokenRelease as error:
        return str(error).removeprefix(f"{release}/")
    if manifest.version != release.name:
        return f"its release.json is of release {manifest.version}"
    if entry is not None and sha256_file(release / "release.json") != entry.manifest_sha256:
        return "its release.json is not the one that was published"
    sizes = _sizes(manifest)
    for name, wanted in sums.items():
        path = release / name
        if path.is_symlink() or not path.is_file():
            return f"{name} is missing"
        if name in sizes and path.stat().st_size != sizes[name]:
            return f"{name} is not of its size"
        if hashing and sha256_file(path) != wanted:
            return f"{name} is damaged: its sum is not the one in {SUMS}"
    return None


def _sizes(manifest: Manifest) -> dict[str, int]:
    files = [*manifest.files, *(file for table in manifest.tables.values() for file in table_files(table))]
    return {file.path: file.bytes for file in files if is_inside(file.path)}


def _signature(release: Path) -> str:
    """A hash over names, sizes and times of a release's files."""
    seen = []
    for path in sorted(release.rglob("*")):
        try:
            status = path.lstat()
        except OSError:
            continue
        if not path.is_dir():
            seen.append(f"{path.relative_to(release).as_posix()}\0{status.st_size}\0{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(seen).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _checked(releases: Path) -> dict[str, str]:
    try:
        found = orjson.loads((releases / CHECKED).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
