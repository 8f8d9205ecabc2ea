"""The folder of all releases: the one list that says which there are, and what follows from it at stable addresses.

`versions.json` is the truth: a release is published, withdrawn or removed by the one rename that replaces it. `latest.json`, the
catalogues and the copy of the list follow from it, and are made again wherever they do not (`riksdata.release.recover`).
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import orjson

from riksdata.release.files import sha256_file
from riksdata.release.manifest import VersionEntry, latest_entry, read_manifest, version_order, versions_json, write_versions
from riksdata.storage.files import remove, sync_folder, write_atomic

CATALOGUES = ("dcat-ap-se.rdf", "dcat-ap.ttl", "dcat-ap.jsonld")
"""Portals harvest one address day after day, so the latest release's catalogue also lies beside `latest.json`."""
COPY = ".versions.json"
"""What `versions.json` said last: withdrawals stand nowhere else."""
FORGOTTEN = ".forgotten"


def iso(now: datetime) -> str:
    """A time in UTC, to the second. Raises ValueError for one without a time zone."""
    if now.tzinfo is None:
        raise ValueError("a time without a time zone says too little: pass datetime.now(UTC)")
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def entry_of(release: Path) -> VersionEntry:
    """What `versions.json` says of a release folder. Raises BrokenRelease."""
    manifest = read_manifest(release)
    rows = {name: table.rows for name, table in manifest.tables.items()}
    sha256 = sha256_file(release / "release.json")
    return VersionEntry(manifest.version, manifest.created, manifest.schema_version, rows, sha256, sequence=manifest.sequence)


def is_version(name: str) -> bool:
    """Whether a name is that of a release: a date, with a number behind it where there are several of one day."""
    try:
        version_order(name)
    except ValueError:
        return False
    return True


def taken_names(releases: Path) -> list[str]:
    """The names in the folder that look like versions, of folders and files alike."""
    return [path.name for path in releases.iterdir() if is_version(path.name)] if releases.is_dir() else []


def point(releases: Path, entries: Sequence[VersionEntry]) -> VersionEntry | None:
    """Write `versions.json`, then what follows from it; returns the latest release, if any is left."""
    write_versions(releases, entries)
    write_derived(releases, entries)
    return latest_entry(entries)


def write_derived(releases: Path, entries: Sequence[VersionEntry], *, dry_run: bool = False) -> list[str]:
    """Make what follows from `versions.json` as it must be, where it is not; returns the names of what was written or removed.

    `dry_run`: the names of what would be.
    """
    changed = []
    for name, data in _derived(releases, entries).items():
        path = releases / name
        if path.is_symlink() or path.is_dir() or (path.read_bytes() if path.is_file() else None) != data:
            changed.append(name)
            if dry_run:
                continue
            if data is None or path.is_dir():
                remove(path)
            if data is not None:
                write_atomic(path, data)
    return changed


def _derived(releases: Path, entries: Sequence[VersionEntry]) -> dict[str, bytes | None]:
    """Name -> content; None for what must not be there."""
    latest = latest_entry(entries)
    found: dict[str, bytes | None] = dict.fromkeys(("latest.json", *CATALOGUES, COPY))
    if entries:
        found[COPY] = versions_json(entries)
    if latest is not None:
        for name in CATALOGUES:
            path = releases / latest.version / name
            found[name] = path.read_bytes() if path.is_file() else None
        pointer = {
            "version": latest.version,
            "sequence": latest.sequence,
            "path": f"{latest.version}/",
            "created": latest.created,
            "manifest_sha256": latest.manifest_sha256,
        }
        found["latest.json"] = orjson.dumps(pointer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return found


def remove_files(releases: Path, version: str) -> None:
    """Remove a release's files: out of sight at once, then from the disk. A link is taken away, not what it leads to."""
    version_order(version)
    folder = releases / version
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        hidden = releases / f".removed-{version}-{secrets.token_hex(4)}"
        folder.rename(hidden)
        sync_folder(releases)
        shutil.rmtree(hidden)


def forgotten_documents(releases: Path) -> list[str]:
    """Documents that were to be forgotten, of which no later release shows a row but its key."""
    path = releases / FORGOTTEN
    return sorted(set(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []
