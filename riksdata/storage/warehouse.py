"""The warehouse: one DuckDB file with what was read and extracted. It can be rebuilt from the raw zone at any time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from riksdata.storage.home import Home, HomeBusy
from riksdata.storage.layout import LAYOUT, TABLES, create_table

Connection = duckdb.DuckDBPyConnection

TRACES = "traces"
"""State of what was forgotten: `left` until no table holds it, then `erase` until the file is written anew."""


class WarehouseDamaged(Exception):
    """The warehouse file cannot be opened; the message says what to do."""


@contextmanager
def open_warehouse(home: Home, *, read_only: bool = False, threads: int = 2, memory_limit: str = "1GB") -> Iterator[Connection]:
    """A connection to the home's warehouse, its tables made where they are missing; closed at the end, also on an error.

    A warehouse of another layout is removed, and built anew from the raw zone by the stages. Raises HomeBusy where another process has it
    open, and WarehouseDamaged where it cannot be read.
    """
    if read_only and not home.warehouse.exists():
        with open_warehouse(home, threads=threads, memory_limit=memory_limit):
            pass
    con = _connect(home, read_only, threads, memory_limit)
    try:
        if not read_only:
            if _layout(con) not in (None, LAYOUT):
                con.close()
                home.warehouse.unlink()
                con = _connect(home, read_only, threads, memory_limit)
            _create(con)
        yield con
        traces = not read_only and get_state(con, TRACES) == "erase"
    finally:
        con.close()
    if traces:
        _write_anew(home, threads, memory_limit)


def _write_anew(home: Home, threads: int, memory_limit: str) -> None:
    """Copy what lives into a new file that takes the old one's place: DuckDB keeps removed rows in free blocks."""
    fresh = home.warehouse.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    con = duckdb.connect(config={"threads": threads, "memory_limit": memory_limit})
    try:
        con.execute(f"ATTACH '{_path(home.warehouse)}' AS old (READ_ONLY)")
        con.execute(f"ATTACH '{_path(fresh)}' AS fresh")
        con.execute("COPY FROM DATABASE old TO fresh")
        con.execute("DELETE FROM fresh.core.state WHERE name = $1", [TRACES])
    finally:
        con.close()
    fresh.replace(home.warehouse)


def _path(path: Path) -> str:
    return str(path).replace("'", "''")


def memory_warehouse() -> Connection:
    """A warehouse that lives in memory only."""
    con = duckdb.connect(config={"threads": 2})
    _create(con)
    return con


def insert(con: Connection, table: str, rows: pa.Table | pa.RecordBatch) -> None:
    """Append rows (columns by name) to a table."""
    if rows.num_rows:
        con.register("_rows", rows)
        try:
            con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM _rows")
        finally:
            con.unregister("_rows")


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All of it or nothing."""
    con.execute("BEGIN")
    try:
        yield
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


def get_state(con: Connection, name: str) -> str | None:
    """A value that a stage left for the next run."""
    found = con.execute("SELECT value FROM core.state WHERE name = ?", [name]).fetchone()
    return str(found[0]) if found else None


def set_state(con: Connection, name: str, value: str) -> None:
    """Leave a value for the next run."""
    con.execute("INSERT OR REPLACE INTO core.state VALUES (?, ?)", [name, value])


def changed(con: Connection) -> None:
    """Note that rows changed, so that links and published tables are worked out again."""
    set_state(con, "generation", str(generation(con) + 1))


def generation(con: Connection) -> int:
    """How often rows were changed so far."""
    return int(get_state(con, "generation") or 0)


def _connect(home: Home, read_only: bool, threads: int, memory_limit: str) -> Connection:
    spill = Path(home.root) / "tmp"
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "memory_limit": memory_limit,
        "temp_directory": str(spill),
        "preserve_insertion_order": True,
    }
    try:
        return duckdb.connect(str(home.warehouse), read_only=read_only, config=config)
    except duckdb.IOException as cause:
        if "lock" in str(cause).lower():
            raise HomeBusy(home.root) from cause
        raise WarehouseDamaged(
            f"{home.warehouse}: the warehouse cannot be opened ({cause}). Remove it: it is built anew from the raw zone."
        ) from cause
    except duckdb.Error as cause:
        raise WarehouseDamaged(
            f"{home.warehouse}: the warehouse cannot be opened ({cause}). Remove it: it is built anew from the raw zone."
        ) from cause


def _layout(con: Connection) -> str | None:
    try:
        return get_state(con, "layout")
    except duckdb.CatalogException:
        return None


def _create(con: Connection) -> None:
    if _layout(con) == LAYOUT:
        return
    with transaction(con):
        con.execute("CREATE SCHEMA IF NOT EXISTS core")
        con.execute("CREATE SCHEMA IF NOT EXISTS link")
        con.execute("CREATE SCHEMA IF NOT EXISTS published")
        for name, schema in TABLES.items():
            con.execute(create_table(name, schema))
        con.execute("CREATE TABLE core.state (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
        set_state(con, "layout", LAYOUT)
