"""The release before: what a new one is compared with, and which of its files the new one may keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import orjson

from riksdata.release.config import ReleaseSettings
from riksdata.release.corrections import Correction
from riksdata.release.exporters.parts import made_by
from riksdata.release.exporters.registry import WHOLE_FORMATS
from riksdata.release.links import Earlier, keep
from riksdata.release.manifest import (
    FORMAT,
    BrokenRelease,
    FileEntry,
    Manifest,
    Part,
    TableEntry,
    VersionEntry,
    columns_of,
    latest_entry,
    read_manifest,
)
from riksdata.release.places import Changed, Place, everywhere
from riksdata.release.quality import Quality, read_quality
from riksdata.release.source import view
from riksdata.release.sql import parquet_sources
from schemas.tables import SCHEMA_VERSION, Table


@dataclass(frozen=True, slots=True)
class Before:
    """The latest release, as far as it can be compared with."""

    version: str | None = None
    manifest_sha256: str | None = None
    schema_version: str | None = None
    folder: Path | None = None
    tables: dict[str, TableEntry] = field(default_factory=dict)
    quality: Quality | None = None
    files: Earlier = field(default_factory=Earlier)
    last_whole: dict[str, str] = field(default_factory=dict)
    """The releases that hold the files over everything last, as far as they can be used."""
    corrections: list[dict[str, Any]] = field(default_factory=list)

    @staticmethod
    def of(releases: Path, entries: Sequence[VersionEntry]) -> Before:
        """The latest of `entries`, read from `releases`; empty where there is none. Raises BrokenRelease where its manifest is damaged."""
        entry = latest_entry(entries)
        if entry is None:
            return Before()
        folder = releases / entry.version
        try:
            manifest = read_manifest(folder)
        except BrokenRelease as error:
            raise BrokenRelease(
                f"{error}; the latest release is damaged: withdraw it (riksdata withdraw {entry.version}) and run again"
            ) from error
        usable = {e.version for e in entries if e.usable}
        last = manifest.whole if manifest.whole or manifest.format >= FORMAT else _forms_of(manifest)
        return Before(
            entry.version,
            entry.manifest_sha256,
            manifest.schema_version,
            folder,
            manifest.tables,
            read_quality(folder / "quality.json"),
            Earlier.of(folder, manifest),
            {form: version for form, version in last.items() if version in usable},
            manifest.corrections,
        )

    def same(self, tables: Mapping[str, TableEntry]) -> bool:
        """Whether every table's content and columns are those of this release."""
        if self.version is None or self.schema_version != SCHEMA_VERSION or set(self.tables) != set(tables):
            return False
        return all(self.tables[n].content_sha256 == t.content_sha256 and self.tables[n].columns == t.columns for n, t in tables.items())

    def differs(self, tables: Mapping[str, TableEntry]) -> bool:
        """Whether one of these tables, each in a single file, is surely not as in this release."""
        return any(name not in self.tables or self.tables[name].content_sha256 != table.content_sha256 for name, table in tables.items())


@dataclass(frozen=True, slots=True)
class Kept:
    """What may be kept of the release before: parts of which it is known that no row changed."""

    before: Before
    changed: Changed | None
    turn: int

    def parts(self, table: Table, there: Mapping[Place, int], folder: Path) -> tuple[list[Part], list[FileEntry]]:
        """The parts of a table that stay, put into `folder`. `there`: the places of its rows, and how many there are."""
        old = self.before.tables.get(table.name)
        if self.changed is None or old is None or old.columns != columns_of(table) or old.made_by != made_by(table.name):
            return [], []
        changed = self.changed.get(table.name, ())
        parts, files = [], []
        for part in old.parts:
            place = (part.riksmote, part.doc_type)
            if place not in changed and there.get(place) == part.rows:
                entry = keep(folder, part.path, self.before.files, self.turn)
                if entry is not None:
                    parts.append(part)
                    files.append(entry)
        return parts, files


def files_due(settings: ReleaseSettings, before: Before, now: datetime) -> set[str]:
    """The files over everything that are made this time."""
    today = now.astimezone(UTC).date()

    def is_due(form: str, often: str) -> bool:
        last = before.last_whole.get(form)
        if often == "release" or last is None:
            return True
        day = date.fromisoformat(last[:10])
        return day.isocalendar()[:2] != today.isocalendar()[:2] if often == "week" else (day.year, day.month) != (today.year, today.month)

    every = {"tables": "release", **{form.name: "release" for form in WHOLE_FORMATS}, **settings.every}
    return {form for form, often in every.items() if form not in settings.leave_out and is_due(form, often)}


def places_changed(
    con: duckdb.DuckDBPyConnection,
    before: Before,
    changed: Changed | None,
    corrections: Sequence[Correction],
    forgotten: Sequence[str],
    version: str,
) -> Changed | None:
    """The places at which rows of each table may be others than in the release before.

    None for any, and where the release `version` keeps nothing.
    """
    if changed is None or before.folder is None or before.schema_version != SCHEMA_VERSION or not before.files.may_share(version):
        return None
    if before.corrections != orjson.loads(orjson.dumps([c.as_published() for c in corrections])):
        return None
    found = {name: set(places) for name, places in changed.items()}
    moved = [c.key.get("document_id") for c in corrections if c.table == "documents" and c.column in ("riksmote", "doc_type")]
    if moved:  # their rows lie elsewhere than the warehouse knows
        sql = f"SELECT DISTINCT riksmote, doc_type FROM {view('documents')} WHERE document_id IN (SELECT unnest($1))"
        _add(found, con.execute(sql, [moved]).fetchall())
    documents = before.tables.get("documents")
    if forgotten and documents and documents.key == ["document_id"]:  # whatever was noted: what is to be forgotten is in no kept file
        source = parquet_sources(before.folder / path for path in documents.parquet_paths)
        sql = f"SELECT DISTINCT riksmote, doc_type FROM {source} WHERE document_id IN (SELECT unnest($1))"
        _add(found, con.execute(sql, [list(forgotten)]).fetchall())
    return found


def _add(found: dict[str, set[Place]], places: Collection[Place]) -> None:
    """Add places to those of every table."""
    for name, more in everywhere(places).items():
        found[name] = found.get(name, set()) | more


def _forms_of(manifest: Manifest) -> dict[str, str]:
    """The files over everything of a release that does not say which it has."""
    there = {file.path for file in manifest.files}
    forms = ["tables", *(form.name for form in WHOLE_FORMATS if form.main in there)]
    return dict.fromkeys(forms, manifest.version)
