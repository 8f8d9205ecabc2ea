"""The typed index of a release, `release.json`, and the two pointers at all releases: `latest.json` and `versions.json`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from riksdata.release.files import is_inside, media_type, sha256_file
from riksdata.storage.files import write_atomic
from schemas.tables import Table

FORMAT = 3
"""Version of the form of release.json itself. Older releases have others: 1 names the files of a table beside each other, 2 knows no
`since`."""
LICENSE = "CC-BY-4.0"
ATTRIBUTION = "Källa: Sveriges riksdag"
_VERSION = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:\.([1-9]\d{0,5}))?")
_MAX_BYTES = 64 << 20
_HEX = re.compile(r"[0-9a-f]{64}")


class BrokenRelease(ValueError):
    """A release or an index of releases whose files do not say what they must; the message names the file."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One published file: its path inside the release, size in bytes and sha256."""

    path: str
    media_type: str
    bytes: int
    sha256: str
    since: str | None = None
    """The release since which there has been this very file under this path; None where it is new."""


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """One column as it was published."""

    name: str
    type: str
    """The DuckDB type, such as VARCHAR or BIGINT."""
    required: bool
    refers_to: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a table that is published by riksmöte and type of document. Its file stands among the files of the release."""

    riksmote: str | None
    rows: int
    path: str
    doc_type: str | None = None
    content_sha256: str = ""
    """sha256 of its rows as CSV; empty in releases that were made without it."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table: how many rows, what it holds, and in which files it lies."""

    rows: int
    content_sha256: str
    """sha256 of the table's CSV, or of the list of such sums of its parts: it does not depend on the version of any library."""
    key: list[str]
    columns: list[ColumnEntry]
    files: dict[str, FileEntry]
    """Its files by the names of their formats: parquet, csv and others. None, where a table in parts is not published as a whole too."""
    parts: list[Part] = field(default_factory=list)
    made_by: str = ""
    """What the bytes of its parts depend on beside their rows, as a sum."""

    def shown(self, name: str) -> str:
        """The file, or the folder of the parts, of the table of that name."""
        return self.parquet_paths[0] if len(self.parquet_paths) == 1 else f"parts/{name}"

    @property
    def parquet_paths(self) -> list[str]:
        """The Parquet files that together hold its rows once: the one file, else its parts."""
        return [self.files["parquet"].path] if "parquet" in self.files else [part.path for part in self.parts]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of release.json."""

    format: int
    name: str
    version: str
    sequence: int = field(default=0, kw_only=True)
    """The how-manieth release this is; order comes from it, as a clock can be wrong. 0 in releases that were made without one."""
    schema_version: str
    created: str
    """UTC, ISO 8601."""
    git_revision: str | None
    retrieved: str | None
    """When the newest source was fetched; null for local files only."""
    previous: str | None
    license: str
    attribution: str
    tables: dict[str, TableEntry]
    files: list[FileEntry]
    """Every other file than release.json, SHA256SUMS and its signature."""
    overrides: list[dict[str, str]]
    """Gates that an operator overrode: rule, reason, and what the gate said."""
    corrections: list[dict[str, Any]]
    """Declared corrections that this release's data carry."""
    whole: dict[str, str] = field(default_factory=dict, kw_only=True)
    """The last release that has the files over everything, by what they are: `tables` (a file a table), duckdb, simple, sqlite."""

    def to_json(self) -> bytes:
        """As published: indented, keys in the order of this class."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def table_files(table: TableEntry) -> list[FileEntry]:
    """The files of one table, its parts aside."""
    return list(table.files.values())


def file_entry(folder: Path, name: str) -> FileEntry:
    """The entry of a file that lies in the release, which is read for its sum."""
    path = folder / name
    return FileEntry(name, media_type(name), path.stat().st_size, sha256_file(path))


def columns_of(table: Table) -> list[ColumnEntry]:
    """The published form of a table's columns."""
    return [
        ColumnEntry(c.name, c.sql_type, c.required, ".".join(c.refers_to) if c.refers_to else None, c.description) for c in table.columns
    ]


def read_manifest(release: Path) -> Manifest:
    """release.json of a release folder. Raises BrokenRelease where it is missing, unreadable or not of its type."""
    path = release / "release.json"
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BrokenRelease(f"{path}: is too large for a release's index")
        raw = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise BrokenRelease(f"{path}: cannot be read as a release's index ({error})") from error
    try:
        tables = {str(name): _table(entry) for name, entry in raw["tables"].items()}
        made = Manifest(**{**raw, "tables": tables, "files": [_file(f) for f in raw["files"]]})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BrokenRelease(f"{path}: is not of the form of a release's index ({error})") from error
    if made.format not in (1, 2, FORMAT) or not _VERSION.fullmatch(made.version):
        raise BrokenRelease(f"{path}: format {made.format!r} or version {made.version!r} is none that this program reads")
    return made


def _file(raw: Any) -> FileEntry:
    made = FileEntry(**raw)
    if not is_inside(made.path) or not _HEX.fullmatch(made.sha256) or not isinstance(made.bytes, int):
        raise ValueError(f"no proper entry of a file: {made.path!r}")
    return made


_FORM_1 = ("parquet", "csv", "csv_gz", "excel")


def _table(raw: Any) -> TableEntry:
    rest = {name: value for name, value in raw.items() if name not in _FORM_1}
    given = raw["files"] if "files" in raw else {name: raw[name] for name in _FORM_1 if raw.get(name) is not None}
    files = {str(name): _file(entry) for name, entry in given.items()}
    parts = [Part(**p) for p in raw["parts"]]
    if not isinstance(raw["rows"], int) or any(not is_inside(p.path) for p in parts):
        raise ValueError("no proper entry of a table")
    if not {"parquet", "csv"} <= files.keys() and (files or not parts):
        raise ValueError("a table without Parquet or CSV")
    return TableEntry(**{**rest, "files": files, "columns": [ColumnEntry(**c) for c in raw["columns"]], "parts": parts})


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One release in `versions.json`. An entry outlives its files."""

    version: str
    created: str
    schema_version: str
    rows: dict[str, int]
    manifest_sha256: str
    withdrawn: dict[str, str] | None = None
    """`at` and `reason`, once it was found wrong."""
    removed: str | None = None
    """When its files were removed, if they were."""
    sequence: int = 0
    """The how-manieth release this is: the usable one with the highest number is the latest. 0 in lists of a time without numbers."""
    damaged: str | None = None
    """What is wrong with its files, where something was found; cleared when they are whole again."""

    @property
    def usable(self) -> bool:
        """Whether it may be the latest: neither withdrawn, nor removed, nor found damaged."""
        return not (self.withdrawn or self.removed or self.damaged)


def version_order(version: str) -> tuple[str, int]:
    """Sorts versions by day and by number within the day. Raises ValueError for what is no version."""
    found = _VERSION.fullmatch(version)
    if not found:
        raise ValueError(f"{version!r} is no version; versions look like 2026-11-22 or 2026-11-22.2")
    return version[:10], int(found[4] or 1)


def next_version(now: datetime, taken: Sequence[str]) -> str:
    """The date of `now` in UTC, with `.2`, `.3` … where the day has releases already, whether or not their files are still there."""
    day = now.astimezone(UTC).date().isoformat()
    numbers = [number for date, number in map(version_order, taken) if date == day]
    return f"{day}.{max(numbers) + 1}" if numbers else day


def in_order(entries: Iterable[VersionEntry]) -> list[VersionEntry]:
    """Oldest first: by number; those of a time without numbers come before all others, in the order of their names."""
    return sorted(entries, key=lambda entry: (entry.sequence, version_order(entry.version)))


def next_sequence(entries: Sequence[VersionEntry]) -> int:
    """The number of the release that is made next."""
    return max([len(entries), *(entry.sequence for entry in entries)]) + 1


def read_versions(releases: Path, name: str = "versions.json") -> list[VersionEntry]:
    """All releases ever made here, oldest first; empty where there is none. Raises BrokenRelease for an unreadable index."""
    path = releases / name
    if not path.exists() and not path.is_symlink():
        return []
    try:
        found = [VersionEntry(**entry) for entry in orjson.loads(path.read_bytes())["versions"]]
        if len({entry.version for entry in found}) < len(found) or not all(isinstance(entry.sequence, int) for entry in found):
            raise ValueError("a version stands there twice, or has no number")
        return in_order(found)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise BrokenRelease(f"{path}: is no list of versions ({error}); `riksdata run` or `riksdata doctor` mends it") from error


def versions_json(entries: Iterable[VersionEntry]) -> bytes:
    """`versions.json`, newest first."""
    newest_first = reversed(in_order(entries))
    return orjson.dumps({"versions": [asdict(e) for e in newest_first]}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_versions(releases: Path, entries: Iterable[VersionEntry]) -> None:
    """Replace `versions.json` at once: the one act by which a release is published, withdrawn or removed."""
    write_atomic(releases / "versions.json", versions_json(entries))


def latest_entry(entries: Sequence[VersionEntry]) -> VersionEntry | None:
    """The newest release that may be used."""
    usable = in_order(entry for entry in entries if entry.usable)
    return usable[-1] if usable else None
