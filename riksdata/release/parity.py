"""Whether Parquet, its parts, CSV, its gzip, the Excel variant, the DuckDB file and the SQLite file of a release hold the same rows."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from riksdata.release.exporters.sqlite_file import FILE_NAME as SQLITE_FILE
from riksdata.release.exporters.sqlite_file import sqlite_difference
from riksdata.release.manifest import TableEntry
from riksdata.release.sql import parquet_sources, reading_connection
from riksdata.rules.quoting import quoted, sql_text

EXAMPLES = 5
LISTS = "VARCHAR[]"
"""The type of a column of lists, which a CSV holds as JSON."""
_ROW_ALLOWANCE = 65_536


@dataclass(frozen=True, slots=True)
class Difference:
    """One file whose rows are not those of the table's Parquet file."""

    file: str
    message: str
    examples: list[dict[str, Any]] = field(default_factory=list)


def csv_source(path: Path, entry: TableEntry, longest_row: int) -> str:
    """SQL that reads a CSV of a release with the declared types: nothing is guessed, and a quoted empty text is no null."""
    columns = ", ".join(f"{sql_text(c.name)}: {sql_text('VARCHAR' if c.type == LISTS else c.type)}" for c in entry.columns)
    lists = ", ".join(f"from_json({quoted(c.name)}, '[\"VARCHAR\"]') AS {quoted(c.name)}" for c in entry.columns if c.type == LISTS)
    line = max(1 << 21, 2 * longest_row + _ROW_ALLOWANCE)
    source = (
        f"read_csv({sql_text(str(path))}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
        f"allow_quoted_nulls = false, columns = {{{columns}}}, max_line_size = {line}, buffer_size = {4 * line})"
    )
    return f"(SELECT * REPLACE ({lists}) FROM {source})" if lists else source


def longest_row(con: duckdb.DuckDBPyConnection, source: str, entry: TableEntry) -> int:
    """The bytes of the texts of the longest row that the SQL of `source` reads."""
    texts = [f"coalesce(strlen({quoted(c.name)}), 0)" for c in entry.columns if c.type == "VARCHAR"]
    row = con.execute(f"SELECT max({' + '.join(texts) or '0'}) FROM {source}").fetchone()
    return int(row[0] or 0) if row else 0


def differences(folder: Path, tables: Mapping[str, TableEntry], database: str | None) -> list[Difference]:
    """Compare every file of every table with its Parquet file, or its parts where it has none, value by value.

    `database`: path of the DuckDB file inside the folder; None for a release without.
    """
    with ThreadPoolExecutor(1) as pool:
        of_sqlite = pool.submit(sqlite_differences, folder, tables)
        found = table_differences(folder, tables)
        if database is not None:
            found += database_differences(folder, tables, database)
        return found + of_sqlite.result()


def table_differences(folder: Path, tables: Mapping[str, TableEntry]) -> list[Difference]:
    """The same of the files that each table has for itself."""
    found: list[Difference] = []
    with reading_connection(folder) as con, ThreadPoolExecutor(1) as pool:
        packed = {name: pool.submit(_gzip, folder, entry) for name, entry in tables.items()}
        for name, entry in tables.items():
            found += _table(con, folder, name, entry)
            found += packed[name].result()
    return found


def database_differences(folder: Path, tables: Mapping[str, TableEntry], database: str) -> list[Difference]:
    """The same of the DuckDB file alone. A table whose Parquet file cannot be read is passed over: `table_differences` tells of it."""
    if not (folder / database).is_file():
        return [Difference(database, "is not there")]
    found: list[Difference] = []
    with reading_connection(folder) as con:
        try:
            con.execute(f"ATTACH {sql_text(str(folder / database))} AS released (READ_ONLY)")
        except duckdb.Error as error:
            return [Difference(database, f"cannot be opened: {error}")]
        for name, entry in tables.items():
            try:
                wanted = _sum(con, _source(folder, entry), entry)
            except duckdb.Error:
                continue
            found += _other(con, folder, name, entry, wanted, f"{database}:{name}", f"released.main.{quoted(name)}")
    return found


def sqlite_differences(folder: Path, tables: Mapping[str, TableEntry]) -> list[Difference]:
    """The same of the SQLite file alone."""
    return [difference for name, entry in tables.items() for difference in _sqlite(folder, name, entry)]


def _table(con: duckdb.DuckDBPyConnection, folder: Path, name: str, entry: TableEntry) -> list[Difference]:
    named = entry.shown(name)
    try:
        parquet = _source(folder, entry)
        there = [(row[0], row[1]) for row in con.execute(f"DESCRIBE SELECT * FROM {parquet}").fetchall()]
        if there != [(c.name, c.type) for c in entry.columns]:
            return [Difference(named, f"its columns are not the declared ones: {there}")]
        wanted = _sum(con, parquet, entry)
        longest = longest_row(con, parquet, entry)
    except duckdb.Error as error:
        return [Difference(named, f"cannot be read: {_first_line(error)}")]
    found = []
    if wanted[0] != entry.rows:
        found.append(Difference(named, f"holds {wanted[0]} rows, release.json says {entry.rows}"))
    others = {}
    if "csv" in entry.files:
        csv = entry.files["csv"].path
        others[csv] = csv_source(folder / csv, entry, longest)
    if entry.parts and entry.files:
        paths = ", ".join(sql_text(str(folder / part.path)) for part in entry.parts)
        others[f"parts/{name}"] = f"read_parquet([{paths}], hive_partitioning = false)"
    for file, source in others.items():
        found += _other(con, folder, name, entry, wanted, file, source)
    if "excel" in entry.files:
        found.extend(_excel(con, folder, entry, entry.files["excel"].path, longest))
    return found


def _other(
    con: duckdb.DuckDBPyConnection, folder: Path, name: str, entry: TableEntry, wanted: tuple[int, Any], file: str, source: str
) -> list[Difference]:
    """How the rows that the SQL of `source` reads differ from those of the table's Parquet file, which sum up to `wanted`."""
    try:
        if _sum(con, source, entry) == wanted:
            return []
        examples = _examples(con, _source(folder, entry), source, entry)
        return [Difference(file, f"does not hold the same rows as {entry.shown(name)}", examples)]
    except duckdb.Error as error:
        return [Difference(file, f"cannot be read: {_first_line(error)}")]


def _source(folder: Path, entry: TableEntry) -> str:
    return parquet_sources(folder / path for path in entry.parquet_paths)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:300]


def _sum(con: duckdb.DuckDBPyConnection, source: str, entry: TableEntry) -> tuple[int, Any]:
    """Rows and the sum of their hashes: equal for the same rows in any order."""
    columns = ", ".join(quoted(c.name) for c in entry.columns)
    row = con.execute(f"SELECT count(*), sum(hash({columns})::HUGEINT) FROM {source}").fetchone()
    return (row[0], row[1]) if row else (0, None)


def _examples(con: duckdb.DuckDBPyConnection, left: str, right: str, entry: TableEntry) -> list[dict[str, Any]]:
    columns = ", ".join(quoted(c.name) for c in entry.columns)
    key = ", ".join(quoted(k) for k in entry.key)
    found: list[dict[str, Any]] = []
    for here, there, where in ((left, right, "Parquet only"), (right, left, "there only")):
        sql = f"SELECT {key} FROM (SELECT {columns} FROM {here} EXCEPT ALL SELECT {columns} FROM {there}) ORDER BY {key} LIMIT {EXAMPLES}"
        found.extend({"in": where, **dict(zip(entry.key, row, strict=True))} for row in con.execute(sql).fetchall())
    return found


def _sqlite(folder: Path, name: str, entry: TableEntry) -> list[Difference]:
    """A release from before the SQLite file was one of its formats has none."""
    if not (folder / SQLITE_FILE).is_file() or not all((folder / path).is_file() for path in entry.parquet_paths):
        return []
    try:
        differs = sqlite_difference(folder, name, entry)
    except (pa.ArrowException, OSError):  # what is wrong with the Parquet file is told elsewhere
        return []
    return [Difference(f"{SQLITE_FILE}:{name}", differs)] if differs else []


def _gzip(folder: Path, entry: TableEntry) -> list[Difference]:
    if "csv_gz" not in entry.files:
        return []
    packed = entry.files["csv_gz"].path
    digest = hashlib.sha256()
    size = 0
    try:
        with gzip.open(folder / packed) as file:
            # Reading stops where more comes out than the CSV holds, whatever a crafted file would unpack to.
            while (chunk := file.read(1 << 20)) and size <= entry.files["csv"].bytes:
                digest.update(chunk)
                size += len(chunk)
    except (OSError, EOFError, zlib.error) as error:
        return [Difference(packed, f"cannot be unpacked: {_first_line(error)}")]
    if digest.hexdigest() != entry.files["csv"].sha256:
        return [Difference(packed, f"does not unpack to {entry.files['csv'].path}")]
    return []


def _excel(con: duckdb.DuckDBPyConnection, folder: Path, entry: TableEntry, file: str, longest: int) -> list[Difference]:
    names = ", ".join(f"{sql_text(c.name)}: 'VARCHAR'" for c in entry.columns)
    line = max(1 << 21, 2 * longest + _ROW_ALLOWANCE)
    source = (
        f"read_csv({sql_text(str(folder / file))}, header = true, auto_detect = false, delim = ';', quote = '\"', escape = '\"', "
        f"columns = {{{names}}}, max_line_size = {line}, buffer_size = {4 * line})"
    )
    key = [c for c in entry.columns if c.name in entry.key]
    # a key that begins like a formula ("-") has an apostrophe before it there
    compared = ", ".join(
        f"regexp_replace({quoted(c.name)}, '^''([=+@\\t\\r-])', '\\1')" if c.type == "VARCHAR" else f"CAST({quoted(c.name)} AS {c.type})"
        for c in key
    )
    sql = "SELECT count(*), sum(hash({columns})::HUGEINT) FROM {source}"
    try:
        got = con.execute(sql.format(columns=compared, source=source)).fetchone()
        wanted = con.execute(sql.format(columns=", ".join(quoted(c.name) for c in key), source=_source(folder, entry))).fetchone()
    except duckdb.Error as error:
        return [Difference(file, f"cannot be read: {_first_line(error)}")]
    return [] if got == wanted else [Difference(file, f"does not hold the same keys as {entry.files['parquet'].path}")]
