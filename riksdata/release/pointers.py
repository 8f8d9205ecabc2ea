"""The folder of all releases: which there are, which is the latest, and the files at stable addresses that point at it."""

from __future__ import annotations

import os
import secrets
import shutil
from datetime import UTC, datetime
from pathlib import Path

import orjson

from riksdata.release.files import sha256_file, sync_folder, write_atomic
from riksdata.release.manifest import (
    BrokenRelease,
    VersionEntry,
    latest_entry,
    read_manifest,
    read_versions,
    version_order,
    write_versions,
)

CATALOGUES = ("dcat-ap-se.rdf", "dcat-ap.ttl", "dcat-ap.jsonld")
"""Portals harvest one address day after day, so the latest release's catalogue also lies beside `latest.json`."""
FORGOTTEN = ".forgotten"


def iso(now: datetime) -> str:
    """A time in UTC, to the second. Raises ValueError for one without a time zone."""
    if now.tzinfo is None:
        raise ValueError("a time without a time zone says too little: pass datetime.now(UTC)")
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def entry_of(release: Path) -> VersionEntry:
    """What `versions.json` says of a release folder."""
    manifest = read_manifest(release)
    rows = {name: table.rows for name, table in manifest.tables.items()}
    return VersionEntry(manifest.version, manifest.created, manifest.schema_version, rows, sha256_file(release / "release.json"))


def all_versions(releases: Path) -> list[VersionEntry]:
    """`versions.json`, and releases that were renamed into place but not yet listed when a run was cut off."""
    listed = read_versions(releases)
    names = {entry.version for entry in listed}
    found = list(listed)
    for path in sorted(releases.iterdir()) if releases.is_dir() else ():
        if path.is_dir() and not path.is_symlink() and path.name not in names and _is_version(path.name):
            try:
                found.append(entry_of(path))
            except BrokenRelease:
                continue
    return sorted(found, key=lambda entry: version_order(entry.version))


def _is_version(name: str) -> bool:
    try:
        version_order(name)
    except ValueError:
        return False
    return True


def point(releases: Path, entries: list[VersionEntry]) -> VersionEntry | None:
    """Write `versions.json`, `latest.json` and the catalogues at stable addresses; returns the latest release, if any is left."""
    latest = latest_entry(entries)
    write_versions(releases, entries)
    if latest is None:
        for name in ("latest.json", *CATALOGUES):
            (releases / name).unlink(missing_ok=True)
        return None
    folder = releases / latest.version
    for name in CATALOGUES:
        if (folder / name).is_file():
            write_atomic(releases / name, (folder / name).read_bytes())
    pointer = {
        "version": latest.version,
        "path": f"{latest.version}/",
        "created": latest.created,
        "manifest_sha256": latest.manifest_sha256,
    }
    write_atomic(releases / "latest.json", orjson.dumps(pointer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return latest


def remove_files(releases: Path, version: str) -> None:
    """Remove a release's files: out of sight at once, then from the disk."""
    version_order(version)
    folder = releases / version
    if folder.is_dir() and not folder.is_symlink():
        hidden = releases / f".removed-{version}-{secrets.token_hex(4)}"
        os.replace(folder, hidden)
        sync_folder(releases)
        shutil.rmtree(hidden)


def forgotten_documents(releases: Path) -> list[str]:
    """Documents that were to be forgotten, of which no later release shows a removed row."""
    path = releases / FORGOTTEN
    return sorted(set(path.read_text(encoding="utf-8").splitlines())) if path.is_file() else []
