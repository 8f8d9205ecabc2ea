"""What may happen to a release after publication: it is withdrawn, removed by age, or a document in it is to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb

from riksdata.release.manifest import BrokenRelease, VersionEntry, latest_entry, read_manifest, read_versions, version_order
from riksdata.release.pointers import FORGOTTEN, forgotten_documents, iso, point, remove_files
from riksdata.release.sql import parquet_source, reading_connection
from riksdata.rules.quoting import quoted
from riksdata.storage.files import write_atomic


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal did."""

    version: str
    latest: str | None
    """The release that `latest.json` names now; None where none is left."""
    removed: bool


def withdraw(releases: Path, version: str, reason: str, *, now: datetime, delete: bool = False) -> Withdrawal:
    """Mark a release as withdrawn in `versions.json`; where it was the latest, the one before becomes it.

    `delete`: its files go, its entry stays.

    Raises ValueError for a version that is not there or an empty reason. A second withdrawal keeps the first's time and reason.
    """
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    entries = read_versions(releases)
    place = _place(entries, version)
    entry = entries[place]
    removed = entry.removed
    if delete and removed is None:
        removed = iso(now)
    entries[place] = replace(entry, withdrawn=entry.withdrawn or {"at": iso(now), "reason": reason.strip()}, removed=removed)
    latest = point(releases, entries)
    if delete:
        remove_files(releases, version)
    return Withdrawal(version, latest.version if latest else None, delete)


def _place(entries: Sequence[VersionEntry], version: str) -> int:
    version_order(version)
    for place, entry in enumerate(entries):
        if entry.version == version:
            return place
    raise ValueError(f"there is no release {version}; there are {', '.join(e.version for e in entries) or 'none'}")


def prune(releases: Path, keep: int, *, now: datetime, dry_run: bool = False) -> list[str]:
    """Remove the files of old releases: all but the last `keep`, the first of each month, and the latest. Returns the versions.

    Their entries stay in `versions.json`. Raises ValueError for a `keep` below 1.
    """
    if keep < 1:
        raise ValueError("at least one release is kept")
    entries = read_versions(releases)
    there = [e for e in entries if not e.removed]
    kept = {e.version for e in there[-keep:]}
    months: set[str] = set()
    for entry in entries:
        # The first of a month that was not withdrawn, also where its files have gone since.
        if entry.version[:7] not in months and not entry.withdrawn:
            months.add(entry.version[:7])
            kept.add(entry.version)
    latest = latest_entry(entries)
    if latest:
        kept.add(latest.version)
    gone = [e.version for e in there if e.version not in kept]
    if gone and not dry_run:
        point(releases, [replace(e, removed=iso(now)) if e.version in gone else e for e in entries])
        for version in gone:
            remove_files(releases, version)
    return gone


def forget(releases: Path, document_id: str) -> list[str]:
    """Note that a document is to be forgotten, so that later releases show no more of its removed rows than their keys.

    Returns the releases that still hold it.

    Those are immutable: they are withdrawn with their files, or kept, as the operator decides.
    """
    if not document_id.strip() or any(c in document_id for c in "\n\r\x00"):
        raise ValueError("a document id is one line of text")
    releases.mkdir(parents=True, exist_ok=True)
    known = sorted({*forgotten_documents(releases), document_id})
    write_atomic(releases / FORGOTTEN, ("\n".join(known) + "\n").encode())
    return holding(releases, document_id)


def holding(releases: Path, document_id: str) -> list[str]:
    """The releases that hold a document among their own rows, or more than keys of it among those that they show as removed."""
    return [e.version for e in read_versions(releases) if not e.removed and _holds(releases / e.version, document_id)]


def _holds(release: Path, document_id: str) -> bool:
    """Whether a release holds the document among its own, or more than keys of it among the rows that it shows as removed."""
    try:
        tables = read_manifest(release).tables
        places = [(release / path, tables["documents"].key) for path in tables["documents"].parquet_paths]
    except (BrokenRelease, KeyError):
        return False
    removed = ((path, tables.get(path.name.split(".")[0])) for path in sorted((release / "changes").glob("*.removed.parquet")))
    places += [(path, table.key) for path, table in removed if table]
    with reading_connection(release) as con:
        return any(_holds_rows(con, path, key, document_id) for path, key in places if path.is_file())


def _holds_rows(con: duckdb.DuckDBPyConnection, path: Path, key: Sequence[str], document_id: str) -> bool:
    try:
        found = con.sql(f"FROM {parquet_source(path)}")
        rest = ", ".join(f"{quoted(name)}::VARCHAR" for name in found.columns if name not in key)
        sql = f"SELECT count(*) FROM {parquet_source(path)} WHERE document_id = $1 AND coalesce({rest}) IS NOT NULL"
        row = con.execute(sql, [document_id]).fetchone()
    except duckdb.Error:  # a table without that column
        return False
    return bool(row and row[0])
