"""The whole release as one SQLite file, with full-text search: what the site reads, and what Datasette, DB Browser, QGIS and R open."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from urllib.parse import quote

import pyarrow.parquet as pq

from riksdata.release.manifest import TableEntry, columns_of
from riksdata.release.site.sqlite import FILE_NAME, rows_of, write_sqlite
from riksdata.rules.quoting import quoted
from schemas.tables import all_tables

__all__ = ["FILE_NAME", "sqlite_difference", "write_sqlite_file"]
_STEPS = 1_000_000
_MOST_STEPS = 20_000
"""Rounds of `_STEPS` instructions that reading one table may take: a crafted file could hold a query that never ends."""


def write_sqlite_file(folder: Path) -> dict[str, int]:
    """Write the file from the Parquet files in `folder`; it is no single table, so it has no rows of its own."""
    tables = {
        table.name: {"key": list(table.key), "columns": [asdict(column) for column in columns_of(table)]} for table in all_tables().values()
    }
    write_sqlite(folder, folder / FILE_NAME, tables)
    return {FILE_NAME: 0}


def sqlite_difference(folder: Path, name: str, entry: TableEntry) -> str | None:
    """How the table `name` of the SQLite file differs from its Parquet file, row by row and value by value; None where it does not.

    Both are sorted by key, so they are read side by side, and no table is held whole.
    """
    left = _MOST_STEPS

    def still() -> int:
        nonlocal left
        left -= 1
        return left < 0

    con = sqlite3.connect(f"file:{quote(str((folder / FILE_NAME).resolve()))}?mode=ro&immutable=1", uri=True)
    try:
        con.set_progress_handler(still, _STEPS)
        con.execute("PRAGMA trusted_schema = OFF")
        kinds = [row[0] for row in con.execute("SELECT type FROM sqlite_master WHERE name = ?", (name,))]
        if kinds != ["table"]:
            return "holds no such table"
        columns = ", ".join(quoted(column.name) for column in entry.columns)
        there = con.execute(f"SELECT {columns} FROM {quoted(name)} ORDER BY rowid")
        whole = entry.parquet_paths[0] if len(entry.parquet_paths) == 1 else "its parts"
        rows = chain.from_iterable(rows_of(pq.ParquetFile(folder / path)) for path in sorted(entry.parquet_paths))
        for number, row in enumerate(rows, 1):
            if there.fetchone() != row:
                return f"its row {number} is not that of {whole}"
        return f"holds more rows than {whole}" if there.fetchone() else None
    except sqlite3.Error as error:
        return f"cannot be read: {error}"
    finally:
        con.close()
