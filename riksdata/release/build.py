"""From the warehouse to an immutable release: built beside, checked, and renamed into place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from riksdata.release.baseline import comparable
from riksdata.release.before import Before, Kept, files_due, places_changed
from riksdata.release.config import ReleaseSettings
from riksdata.release.corrections import check_corrections, read_corrections
from riksdata.release.diff import FOLDER, ReleaseDiff, diff_tables
from riksdata.release.exporters.parts import content_of, is_large, made_by, write_parts
from riksdata.release.exporters.registry import TABLE_FORMATS
from riksdata.release.exporters.whole import WholeFiles, whole_files
from riksdata.release.gates import GateFailure, PublicationRefused, check_against, check_losses, check_overrides, check_rows, decide
from riksdata.release.links import Earlier, share_unchanged
from riksdata.release.manifest import (
    FileEntry,
    Part,
    TableEntry,
    columns_of,
    next_sequence,
    next_version,
    read_versions,
    table_files,
)
from riksdata.release.metadata.facts import ReleaseFacts
from riksdata.release.places import Changed, Place, is_of_documents
from riksdata.release.pointers import entry_of, forgotten_documents, iso, point, taken_names
from riksdata.release.quality import Score, measure
from riksdata.release.recover import recover, remember_sums
from riksdata.release.source import batches, drop_views, make_views
from riksdata.release.sums import sign
from riksdata.release.totals import Count, Totals, count, keep_totals, kept_totals, recount
from riksdata.release.write import WrittenTable, pack_table, write_table
from riksdata.storage.files import sync_folder, sync_tree
from schemas.tables import SCHEMA_VERSION, Table, all_tables

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class TableResult:
    """One table of a release: rows, bytes of all its files, sha256 of its content."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What `publish` did."""

    version: str | None
    """None where nothing was published since nothing had changed."""
    path: Path | None
    unchanged: bool
    tables: dict[str, TableResult]
    changes: ReleaseDiff | None = None
    overrides: list[dict[str, str]] = field(default_factory=list)
    latest: str | None = None
    """The release that `latest.json` names now."""


def publish(
    con: duckdb.DuckDBPyConnection,
    releases: Path,
    *,
    settings: ReleaseSettings,
    now: datetime,
    git_revision: str | None = None,
    retrieved: datetime | None = None,
    override: Mapping[str, str] | None = None,
    scores: Mapping[str, Any] | Sequence[Score] | None = None,
    damaged: Sequence[str] = (),
    progress: Progress | None = None,
    changed: Changed | None = None,
    checked: bool = False,
) -> PublishResult:
    """Publish the tables of the schema `published` of `con` as a new release below `releases`, unless nothing changed.

    `now`: the time of publication, with its zone. `retrieved`: when the newest source was fetched. `override`: reasons by the name of the
    gate that is to be passed all the same. `scores`: measured against gold, published as they are.
    `damaged`: files of the raw zone that cannot be read; with them no document goes in silence. `progress` gets stage, done and total.
    `changed`: for each table riksmöte and type of the documents whose rows there may be others than in the latest release; None where that
    is not known. Parts of large tables that hold no such document are the files of that release. The release is the same either way.
    `checked`: the rows, as they stand, have passed the rules of their declarations; they are asked again only where corrections apply.

    Raises PublicationRefused with all failed gates, CorrectionMismatch and ConfigError for the corrections file, SigningFailed, ValueError
    for an override that names no gate. Whatever is raised, nothing published has changed and nothing half-made is left.
    """
    override = dict(override or {})
    check_overrides(override)
    created = iso(now)
    step = progress or (lambda stage, done, total: None)
    corrections = read_corrections(settings.corrections) if settings.corrections else []
    if settings.corrections:
        check_corrections(con, corrections, settings.corrections)
    releases.mkdir(parents=True, exist_ok=True)
    recover(releases)
    entries = read_versions(releases)
    version = next_version(now, [*(e.version for e in entries), *taken_names(releases)])
    before = Before.of(releases, entries)
    forgotten = forgotten_documents(releases)
    make_views(con, corrections)
    try:
        failures = check_rows(con, checked=checked and not corrections)
        hard = [f for f in failures if f.rule == "required"]
        if hard:  # not even the files could be written
            raise PublicationRefused(failures)
        places = places_changed(con, before, changed, corrections, forgotten, version)
        known = kept_totals(releases, before.version, before.manifest_sha256) if places is not None else None
        totals = recount(con, known, places) if known is not None and places is not None else count(con)
        if totals is None:  # rows changed of which nobody was told
            places, totals = None, count(con)
        quality = measure(totals, scores)
        due = files_due(settings, before, now)
        left_out = {*settings.leave_out, *(settings.every.keys() - due)}
        with _building(releases, version) as folder, whole_files(folder, sum(quality.rows.values()), left_out) as beside:
            kept = Kept(before, places, next_sequence(entries))
            tables, parts, wrong = _write_tables(con, folder, settings, step, kept, totals, beside, whole="tables" in due)
            failures += [GateFailure("parity", message) for message in wrong]
            result = _results(tables, parts)
            if before.same(tables):
                return PublishResult(None, None, True, result, latest=before.version)
            beside.begin(tables)
            step("database", 0, None)
            beside.compare(tables)
            with ThreadPoolExecutor(1) as pool:  # DuckDB works while this thread gets ready for what comes next
                comparing = pool.submit(
                    diff_tables,
                    before.folder,
                    before.tables,
                    folder,
                    tables,
                    names=(before.version, version),
                    schemas=(before.schema_version, SCHEMA_VERSION),
                    folder=folder / FOLDER,
                    withheld=forgotten,
                    hashes_hold=checked and not corrections and not before.corrections,
                )
                # Imported here: what describes is half the time of a run that publishes nothing.
                from riksdata.release.describe import describe, get_ready, write_index

                get_ready()
                measures = None
                if before.quality and before.folder:
                    measures = comparable(con, before.folder, before.tables, before.quality, quality, forgotten, totals, places)
                changes = comparing.result()
            if measures is not None:
                failures += check_against(con, *measures, changes, settings.gates)
            if before.folder:
                failures += check_losses(con, before.folder, before.tables, damaged, forgotten)
            step("parity", 0, None)
            whole = beside.written()
            failures += [GateFailure("parity", f"{d.file} {d.message}", d.examples) for d in beside.differences()]
            overrides = decide(failures, override)
            step("metadata", 0, None)
            tables, parts, whole = _since(before.files, tables, parts, whole)
            if before.files.may_share(version):
                share_unchanged(folder, _data_files(tables, parts, whole), before.files)
            facts = ReleaseFacts(
                settings=settings,
                version=version,
                created=now.astimezone(UTC),
                schema_version=SCHEMA_VERSION,
                git_revision=git_revision,
                tables=tables,
                declared=all_tables(),
                whole=whole,
                parts=parts,
                last_whole=dict(sorted({**before.last_whole, **dict.fromkeys(due, version)}.items())),
                period=_period(totals),
                quality=quality,
                changes=changes,
                corrections=[c.as_published() for c in corrections],
                overrides=overrides,
                sequence=next_sequence(entries),
            )
            describe(facts, folder, con)
            write_index(facts, folder, created, iso(retrieved) if retrieved else None)
            if settings.secret_key:
                sign(folder, settings.secret_key, settings.password, f"{settings.name} {version}")
            _place(folder, releases / version)
        entry = entry_of(releases / version)
        latest = point(releases, [*entries, entry])  # the one act by which it is published
        remember_sums(releases, version)
        keep_totals(releases, version, entry.manifest_sha256, totals)
        step("done", 1, 1)
        return PublishResult(version, releases / version, False, result, changes, overrides, latest.version if latest else None)
    finally:
        drop_views(con)


@contextmanager
def _building(releases: Path, version: str) -> Iterator[Path]:
    """A hidden folder beside the releases, gone in the end unless it was renamed."""
    folder = releases / f".building-{version}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place(folder: Path, target: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o644)
    sync_tree(folder)
    folder.rename(target)
    sync_folder(target.parent)


_Whole = dict[str, dict[str, tuple[FileEntry, int]]]


def _since(
    earlier: Earlier, tables: Mapping[str, TableEntry], parts: Sequence[FileEntry], whole: _Whole
) -> tuple[dict[str, TableEntry], list[FileEntry], _Whole]:
    """The entries of all files of data, with what is that of the release before marked so."""
    now = earlier.entry_now
    return (
        {name: replace(table, files={form: now(file) for form, file in table.files.items()}) for name, table in tables.items()},
        [now(file) for file in parts],
        {name: {path: (now(file), rows) for path, (file, rows) in files.items()} for name, files in whole.items()},
    )


def _data_files(tables: Mapping[str, TableEntry], parts: Sequence[FileEntry], whole: _Whole) -> list[FileEntry]:
    of_tables = [file for table in tables.values() for file in table_files(table)]
    return [*of_tables, *parts, *(file for files in whole.values() for file, _ in files.values())]


def _results(tables: Mapping[str, TableEntry], parts: Sequence[FileEntry]) -> dict[str, TableResult]:
    sizes = {file.path: file.bytes for file in parts}
    return {
        name: TableResult(
            table.rows, sum(f.bytes for f in table_files(table)) or sum(sizes[part.path] for part in table.parts), table.content_sha256
        )
        for name, table in tables.items()
    }


def _write_tables(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    settings: ReleaseSettings,
    step: Progress,
    kept: Kept,
    totals: Totals,
    beside: WholeFiles,
    *,
    whole: bool,
) -> tuple[dict[str, TableEntry], list[FileEntry], list[str]]:
    """Every table's files, those of the parts of large ones, and what is wrong with these; the gzips are made on other cores meanwhile.

    `whole`: large tables have files over all of their rows too. `beside` begins as soon as there is what it reads, where a table shows that
    there is something new: parts need not be waited for then.
    """
    declared = all_tables()
    large = {
        name
        for name, table in declared.items()
        if is_of_documents(table) and is_large(con, table, settings.partition_rows, settings.partition_bytes)
    }
    written: dict[str, WrittenTable] = {}
    parts: dict[str, list[Part]] = {}
    of_parts: list[FileEntry] = []
    wrong: list[str] = []
    with ThreadPoolExecutor(2) as pool:
        packed = {}
        for name in (name for name in declared if whole or name not in large):
            step("tables", len(written), len(declared) + len(large))
            written[name] = write_table(batches(con, declared[name]), declared[name], folder)
            packed[name] = pool.submit(pack_table, declared[name], folder)
        if whole and kept.before.differs(
            {name: _entry(declared[name], it.rows, it.files) for name, it in written.items() if name not in large}
        ):
            beside.begin({name: _entry(table, written[name].rows, written[name].files) for name, table in declared.items()})
        for name in (name for name in declared if name in large):
            step("tables", len(written) + len(parts), len(declared) + len(large))
            parts[name], files, said = _write_parts(con, folder, declared[name], kept, totals[name])
            of_parts += files
            wrong += said
        found = {}
        for name, table in declared.items():
            files_of = {**written[name].files, **packed[name].result()} if name in written else {}
            rows = written[name].rows if name in written else sum(part.rows for part in parts[name])
            found[name] = _entry(table, rows, files_of, parts.get(name, ()))
    return found, of_parts, wrong


def _entry(table: Table, rows: int, files: Mapping[str, FileEntry], parts: Sequence[Part] = ()) -> TableEntry:
    return TableEntry(
        rows=rows,
        content_sha256=content_of(parts) if parts else files["csv"].sha256,
        key=list(table.key),
        columns=columns_of(table),
        files=_in_order(files),
        parts=list(parts),
        made_by=made_by(table.name) if parts else "",
    )


def _write_parts(
    con: duckdb.DuckDBPyConnection, folder: Path, table: Table, kept: Kept, there: Mapping[Place, Count]
) -> tuple[list[Part], list[FileEntry], list[str]]:
    """The parts of one table, those that are kept and those that are written, in the order of their paths; `there`: where its rows are."""
    parts, files = kept.parts(table, {place: count.rows for place, count in there.items()}, folder)
    if parts:
        missing = there.keys() - {(part.riksmote, part.doc_type) for part in parts}
        made = write_parts(con, table, folder, missing) if missing else None
    else:
        made = write_parts(con, table, folder)
    if made:
        parts, files = [*parts, *made.parts], [*files, *made.files]
    return sorted(parts, key=lambda part: part.path), sorted(files, key=lambda file: file.path), [made.wrong] if made and made.wrong else []


def _in_order(files: Mapping[str, FileEntry]) -> dict[str, FileEntry]:
    """The files in the order of the registry."""
    return {each.name: files[each.name] for each in TABLE_FORMATS if each.name in files}


def _period(totals: Totals) -> tuple[date, date] | None:
    dates = [(each.first, each.last) for each in totals["documents"].values() if each.first and each.last]
    return (date.fromisoformat(min(first for first, _ in dates)), date.fromisoformat(max(last for _, last in dates))) if dates else None
