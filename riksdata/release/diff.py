"""What changed between two releases: rows by primary key, and the schema apart from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import orjson

from riksdata.release.manifest import BrokenRelease, TableEntry, read_manifest
from riksdata.release.schema_version import SchemaChange, level_of, schema_changes, shapes_of
from riksdata.release.sql import parquet_sources, reading_connection
from riksdata.rules.quoting import quoted, sql_text

FOLDER = "changes"
EXAMPLES = 10
_FEW_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class TableDiff:
    """How the rows of one table changed."""

    before: int
    after: int
    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: dict[str, int] = field(default_factory=dict)
    """For each column in how many of the changed rows it differs."""
    added_keys: list[dict[str, Any]] = field(default_factory=list)
    """The first keys only."""
    removed_keys: list[dict[str, Any]] = field(default_factory=list)
    comparable: bool = True
    """False where the table is new or gone or has another key: its rows are not compared."""


@dataclass(frozen=True, slots=True)
class ReleaseDiff:
    """All that changed between two releases."""

    before: str | None
    after: str
    schema_before: str | None
    schema_after: str
    schema: list[SchemaChange]
    tables: dict[str, TableDiff]

    @property
    def unchanged(self) -> bool:
        """Whether no row and nothing of the schema differs."""
        return not self.schema and all(t.comparable and not (t.added or t.removed or t.changed) for t in self.tables.values())

    def to_json(self) -> bytes:
        """The summary that is published as changes/summary.json."""
        raw = {**asdict(self), "schema_level": level_of(self.schema)}
        return orjson.dumps(raw, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def diff(a: Path, b: Path) -> ReleaseDiff:
    """What changed from release folder `a` to release folder `b`. Raises BrokenRelease where one is no release."""
    before, after = read_manifest(a), read_manifest(b)
    names = (before.version, after.version)
    try:
        return diff_tables(a, before.tables, b, after.tables, names=names, schemas=(before.schema_version, after.schema_version))
    except duckdb.Error as error:
        raise BrokenRelease(f"{a} and {b} cannot be compared: {str(error).splitlines()[0]}") from error


def diff_tables(
    a: Path | None,
    before: Mapping[str, TableEntry],
    b: Path,
    after: Mapping[str, TableEntry],
    *,
    names: tuple[str | None, str],
    schemas: tuple[str | None, str],
    folder: Path | None = None,
    withheld: Collection[str] = (),
    hashes_hold: bool = False,
) -> ReleaseDiff:
    """The same for the tables of two folders; `a` None compares with nothing.

    With `folder`, the rows are written there as `<table>.added.parquet`, `.removed.parquet` and `.changed.parquet`, where there are any.
    `withheld`: documents that were to be forgotten: of their removed rows only the keys are written. `hashes_hold`: in both the hash that a
    document has of its text is known to be right, so that the texts that changed are told by it and no others are read.
    """
    found: dict[str, TableDiff] = {}
    with reading_connection(b) as con:
        for name, entry in after.items():
            old = before.get(name)
            if a is None or old is None or old.key != entry.key:
                found[name] = TableDiff(old.rows if old else 0, entry.rows, comparable=a is None)
            elif old.content_sha256 == entry.content_sha256 and [c.name for c in old.columns] == [c.name for c in entry.columns]:
                found[name] = TableDiff(old.rows, entry.rows)
            else:
                told_by = _text_hashes(a, before, b, after) if name == "texts" and hashes_hold else None
                sources = _sources(a, old, b, entry)
                found[name] = _table_diff(con, name, (sources[0], old), (sources[1], entry), folder, withheld, told_by)
        for name, old in before.items():
            if name not in after:
                found[name] = TableDiff(old.rows, 0, comparable=False)
    changes = schema_changes(shapes_of(before), shapes_of(after)) if a is not None else []
    return ReleaseDiff(names[0], names[1], schemas[0], schemas[1], changes, found)


def _sources(a: Path, old: TableEntry, b: Path, new: TableEntry) -> tuple[str, str]:
    """SQL of the rows of a table before and now that are to be compared: where both lie in parts, of those that differ alone."""
    if not all(part.content_sha256 for part in (*old.parts, *new.parts)) or not old.parts or not new.parts:
        return parquet_sources(a / path for path in old.parquet_paths), parquet_sources(b / path for path in new.parquet_paths)
    was, is_now = ({part.path: part.content_sha256 for part in entry.parts} for entry in (old, new))
    changed = {path for path in was.keys() | is_now.keys() if was.get(path) != is_now.get(path)}
    return _some(a, sorted(was), changed), _some(b, sorted(is_now), changed)


def _text_hashes(a: Path, before: Mapping[str, TableEntry], b: Path, after: Mapping[str, TableEntry]) -> tuple[str, str] | None:
    """SQL of the key and the hash of every text before and now, as their documents have them; None where they have none."""
    old, new = before.get("documents"), after.get("documents")
    if old is None or new is None or not all({"characters", "text_sha256"} <= {c.name for c in entry.columns} for entry in (old, new)):
        return None
    was, is_now = (f"(SELECT document_id, text_sha256 AS h FROM {each} WHERE characters > 0)" for each in _sources(a, old, b, new))
    return was, is_now


def _some(folder: Path, paths: list[str], changed: set[str]) -> str:
    """SQL that reads those of the files that changed; no row, where none did."""
    there = [folder / path for path in paths if path in changed]
    return parquet_sources(there) if there else f"(FROM {parquet_sources([folder / paths[0]])} WHERE false)"


def _table_diff(
    con: duckdb.DuckDBPyConnection,
    name: str,
    old: tuple[str, TableEntry],
    new: tuple[str, TableEntry],
    folder: Path | None,
    withheld: Collection[str],
    told_by: tuple[str, str] | None = None,
) -> TableDiff:
    """`told_by`: SQL of the key and a hash (`h`) of each row before and now, where these are known without reading the rows."""
    key = new[1].key
    types = {c.name: c.type for c in old[1].columns}
    shared = [c.name for c in new[1].columns if types.get(c.name) == c.type and c.name not in key]
    on = " AND ".join(f"a.{quoted(k)} = b.{quoted(k)}" for k in key)
    order = ", ".join(quoted(k) for k in key)
    before, after = _sides(con, old[0], new[0], key, shared, told_by)
    names = ", ".join(f"CASE WHEN a.{quoted(c)} IS DISTINCT FROM b.{quoted(c)} THEN {sql_text(c)} END" for c in shared)
    differs = f"list_filter([{names}]::VARCHAR[], lambda c: c IS NOT NULL)" if shared else "[]::VARCHAR[]"
    any_differs = " OR ".join(f"a.{quoted(c)} IS DISTINCT FROM b.{quoted(c)}" for c in shared) or "false"
    queries = {
        "added": f"SELECT b.* FROM {after} b ANTI JOIN {before} a ON {on}",
        "removed": f"SELECT a.* FROM {before} a ANTI JOIN {after} b ON {on}",
        "changed": f"SELECT {differs} AS changed_columns, b.*, {_before(shared)} AS before FROM {before} a JOIN {after} b ON {on} "
        f"WHERE {any_differs}",
    }
    # Only keys and names of columns are held: the rows themselves go from file to file.
    for what, query in queries.items():
        columns = f"{order}, changed_columns" if what == "changed" else order
        con.execute(f"CREATE OR REPLACE TEMP TABLE keys_{what} AS SELECT {columns} FROM ({query})")
    counts = {what: _count(con, f"SELECT count(*) FROM keys_{what}") for what in queries}
    columns_changed = con.execute(
        "SELECT c, count(*) FROM (SELECT unnest(changed_columns) AS c FROM keys_changed) GROUP BY c ORDER BY c"
    ).fetchall()
    if folder is not None:
        for what, query in queries.items():
            if counts[what]:
                shown = _withheld(old[1], withheld) if what == "removed" else "*"
                _write(con, f"SELECT {shown} FROM ({query}) ORDER BY {order}", folder / f"{name}.{what}.parquet")
    return TableDiff(
        old[1].rows, new[1].rows, counts["added"], counts["removed"], counts["changed"], dict(columns_changed),
        _keys(con, "added", key, order), _keys(con, "removed", key, order),
    )  # fmt: skip


def _sides(
    con: duckdb.DuckDBPyConnection, old: str, new: str, key: list[str], shared: list[str], told_by: tuple[str, str] | None = None
) -> tuple[str, str]:
    """SQL of the rows before and now that may differ: those of which a hash does, so that few are compared column by column.

    Where they are few they are held, else read again from their files.
    """
    names = ", ".join(map(quoted, key))
    hashed = f"SELECT {names}, hash({', '.join(map(quoted, (*key, *shared)))}) AS h FROM"
    was, is_now = told_by or (f"({hashed} {old})", f"({hashed} {new})")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE moved AS SELECT DISTINCT {names}, a.h IS NOT NULL AS was, b.h IS NOT NULL AS is_now "
        f"FROM {was} a FULL JOIN {is_now} b USING ({names}) WHERE a.h IS DISTINCT FROM b.h"
    )
    before, after = (
        f"(SELECT * FROM {source} SEMI JOIN (FROM moved WHERE {when}) USING ({names}))" for source, when in ((old, "was"), (new, "is_now"))
    )
    if _count(con, "SELECT count(*) FROM moved") > _FEW_ROWS:
        return before, after
    con.execute(f"CREATE OR REPLACE TEMP TABLE moved_before AS {before}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE moved_after AS {after}")
    return "moved_before", "moved_after"


def _before(shared: list[str]) -> str:
    """JSON of the values before, of the changed columns only."""
    if not shared:
        return "'{}'"
    pairs = ", ".join(
        f"CASE WHEN a.{quoted(c)} IS DISTINCT FROM b.{quoted(c)} "
        f"THEN to_json({sql_text(c)}) || ':' || coalesce(to_json(a.{quoted(c)}), 'null') END"
        for c in shared
    )
    return f"'{{' || concat_ws(',', {pairs}) || '}}'"


def _withheld(entry: TableEntry, withheld: Collection[str]) -> str:
    """The columns of removed rows: of a forgotten document nothing is shown but the keys, by which every copy removes its rows too."""
    if not withheld:
        return "*"
    ids = ", ".join(map(sql_text, sorted(withheld)))
    if any(c.name == "document_id" for c in entry.columns):
        forgotten = f"coalesce(document_id IN ({ids}), false)"
    elif "demand_id" in entry.key:
        forgotten = f"regexp_replace(demand_id, '-d[0-9]+$', '') IN ({ids})"
    else:
        return "*"
    return ", ".join(
        quoted(c.name) if c.name in entry.key else f"CASE WHEN NOT {forgotten} THEN {quoted(c.name)} END AS {quoted(c.name)}"
        for c in entry.columns
    )


def _write(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    con.execute(f"COPY ({query}) TO {sql_text(str(path))} (FORMAT parquet, COMPRESSION zstd)")


def _count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _keys(con: duckdb.DuckDBPyConnection, what: str, key: list[str], order: str) -> list[dict[str, Any]]:
    rows = con.execute(f"SELECT {order} FROM keys_{what} ORDER BY {order} LIMIT {EXAMPLES}").fetchall()
    return [dict(zip(key, row, strict=True)) for row in rows]
