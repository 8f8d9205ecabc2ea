"""The warehouse: one DuckDB file with what was read and extracted. It can be rebuilt from the raw zone at any time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from riksdata.rules.quoting import sql_text
from riksdata.storage.files import remove
from riksdata.storage.home import Home, HomeBusy, HomeNotWritable
from riksdata.storage.layout import LAYOUT, TABLES, create_table

Connection = duckdb.DuckDBPyConnection
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)

MEMORY_LIMIT = "300MB"
"""Of DuckDB: what does not fit goes to disk, so that a run takes no more memory for a large archive than for a small one."""
LITTLE_MEMORY = "160MB"
"""The same while links are made and tables published: a small archive fills what a large one fills, and does it in the same time."""
_AHEAD = "100KB"
"""Of what DuckDB reads ahead where rows are streamed: long texts do not count in it, so that by default it held fifteen batches of them."""
SMALL = 32_000_000
"""In bytes: what is read of a smaller file is read sooner by one thread than by several that wait for each other."""
TRACES = "traces"
"""State of what was forgotten: `left` until no table holds it, then `erase` until the file is written anew."""


class WarehouseDamaged(Exception):
    """The warehouse file cannot be read; the message says what to do."""

    def __init__(self, path: Path, cause: Exception, removed: bool) -> None:
        """`path` of the file, what was met there, and whether it was removed."""
        what = str(cause).strip().splitlines()[0][:200]
        todo = "It was removed; run again, and it is built anew" if removed else "`riksdata run` builds it anew"
        super().__init__(f"{path}: the warehouse is damaged ({what}). {todo} from the raw zone.")


@contextmanager
def open_warehouse(home: Home, *, read_only: bool = False, threads: int = 2, memory_limit: str = MEMORY_LIMIT) -> Iterator[Connection]:
    """A connection to the home's warehouse, its tables made where they are missing; closed at the end, also on an error.

    `threads`: of DuckDB, where the file is large; a small one is read by one.
    A warehouse of another layout is removed, and so is one that cannot be opened, which is logged: both are built anew from the raw zone by
    the stages. Raises HomeBusy where another process has it open; WarehouseDamaged where it is to be read only and cannot be, and where
    damage shows only while it is worked on, in which case it is removed too and the next run is well.
    """
    if read_only and not home.warehouse.exists():
        with open_warehouse(home, threads=threads, memory_limit=memory_limit):
            pass
    con = _connect(home, read_only, threads, memory_limit)
    damage: duckdb.Error | None = None
    traces = False
    try:
        yield con
        traces = not read_only and get_state(con, TRACES) == "erase"
    except duckdb.Error as cause:
        if not _is_damage(cause):
            raise
        damage = cause
    finally:
        con.close()
    if damage is not None:
        if not read_only:
            remove_warehouse(home)
        raise WarehouseDamaged(home.warehouse, damage, removed=not read_only) from damage
    if traces:
        _write_anew(home, threads, memory_limit)


def remove_warehouse(home: Home) -> None:
    """Take the file away, with its log. Nothing is set aside: a copy would keep what is to be forgotten."""
    remove(home.warehouse.with_name(home.warehouse.name + ".wal"))
    remove(home.warehouse)


def _is_damage(cause: duckdb.Error) -> bool:
    """Whether DuckDB says that the file itself cannot be relied on."""
    said = str(cause).lower()
    return isinstance(cause, duckdb.FatalException | duckdb.SerializationException) or any(
        word in said for word in ("corrupt", "checksum", "deserializ", "not a valid duckdb", "database has been invalidated")
    )


def _is_surroundings(cause: duckdb.Error) -> bool:
    """Whether it is not the file but the disk, its rights or the memory that keeps it from being opened."""
    said = str(cause).lower()
    words = ("permission denied", "no space left", "read-only file system", "input/output error", "quota", "too many open")
    return isinstance(cause, duckdb.OutOfMemoryException) or any(word in said for word in words)


def _write_anew(home: Home, threads: int, memory_limit: str) -> None:
    """Copy all tables into a new file and replace the old one by it: DuckDB leaves removed rows in free blocks of a file."""
    fresh = home.warehouse.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    con = duckdb.connect(config={"threads": threads, "memory_limit": memory_limit})
    try:
        con.execute(f"ATTACH {sql_text(str(home.warehouse))} AS old (READ_ONLY)")
        con.execute(f"ATTACH {sql_text(str(fresh))} AS fresh")
        con.execute("COPY FROM DATABASE old TO fresh")
        con.execute("DELETE FROM fresh.core.state WHERE name = $1", [TRACES])
    finally:
        con.close()
    fresh.replace(home.warehouse)


def warehouse_problem(home: Home) -> str | None:
    """What is wrong with the warehouse where every block of it is read, in DuckDB's words; None for nothing, and for one that is not there.

    Raises HomeBusy.
    """
    if not home.warehouse.exists():
        return None
    try:
        with open_warehouse(home, read_only=True) as con:
            tables = con.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
            for schema, name in tables:
                con.execute(f'SELECT bit_xor(hash(t)) FROM "{schema}"."{name}" t').fetchone()
    except WarehouseDamaged as damaged:
        return str(damaged.__cause__).strip().splitlines()[0][:200]
    except duckdb.Error as error:
        return str(error).strip().splitlines()[0][:200]
    return None


def memory_warehouse() -> Connection:
    """A warehouse in memory, for few documents."""
    con = duckdb.connect(config={"threads": 1})
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


def in_little_memory(con: Connection, work: Callable[[], _Result]) -> _Result:
    """Do `work` while DuckDB holds no more than `LITTLE_MEMORY`; where that is not enough, once more within what it was opened with.

    So `work` leaves nothing behind where it fails. A warehouse in memory, and one that was opened with less, are left as they are. Where
    DuckDB already holds more that it cannot give back, `work` is done once, within what it was opened with.
    """
    bounds = "SELECT current_setting('memory_limit'), parse_formatted_bytes(current_setting('memory_limit')) > parse_formatted_bytes($1)"
    before, more = con.execute(bounds, [LITTLE_MEMORY]).fetchone() or ("", False)
    in_file = con.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database() AND path IS NOT NULL").fetchone()
    if not more or not in_file:
        return work()
    try:
        if _is_bounded(con):
            return work()
        _log.warning("DuckDB holds more than %s already that it cannot give back, and is given %s", LITTLE_MEMORY, before)
    except duckdb.OutOfMemoryException:
        _log.info("DuckDB needs more than %s here, and is given %s", LITTLE_MEMORY, before)
    finally:
        con.execute(f"SET memory_limit = '{before}'")  # also where it was refused: DuckDB keeps a bound that it could not come down to
    return work()


def _is_bounded(con: Connection) -> bool:
    """Bring DuckDB down to `LITTLE_MEMORY`; whether it could be."""
    try:
        con.execute(f"SET memory_limit = '{LITTLE_MEMORY}'")
    except duckdb.OutOfMemoryException:
        return False
    return True


def get_state(con: Connection, name: str) -> str | None:
    """A value that a stage left for the next run."""
    found = con.execute("SELECT value FROM core.state WHERE name = ?", [name]).fetchone()
    return str(found[0]) if found else None


def set_state(con: Connection, name: str, value: str) -> None:
    """Leave a value for the next run."""
    con.execute("INSERT OR REPLACE INTO core.state VALUES (?, ?)", [name, value])


def changed(con: Connection) -> None:
    """Note that rows changed without saying of which documents: links and published tables are then made again as a whole.

    Where it is known, `riksdata.storage.changes` takes the names.
    """
    con.execute("INSERT INTO core.changes VALUES (NULL, NULL, $1)", [advance(con)])


def advance(con: Connection) -> int:
    """Begin a new generation of the warehouse, so that what is above looks at it again; gives its number."""
    set_state(con, "generation", str(generation(con) + 1))
    return generation(con)


def generation(con: Connection) -> int:
    """How often rows were changed so far."""
    return int(get_state(con, "generation") or 0)


def _connect(home: Home, read_only: bool, threads: int, memory_limit: str) -> Connection:
    """An open connection, to tables of the present layout unless it only reads."""
    for last in (False, True):
        con: Connection | None = None
        try:
            con = _opened(home, read_only, threads, memory_limit)
            if read_only:
                return con
            if _layout(con) in (None, LAYOUT):
                _create(con)
                return con
        except duckdb.Error as cause:
            if con is not None:
                con.close()
            if isinstance(cause, duckdb.IOException) and "lock on file" in str(cause).lower():
                raise HomeBusy(home.root) from cause
            if _is_surroundings(cause):
                raise HomeNotWritable(home.warehouse, OSError(str(cause).strip().splitlines()[0])) from cause
            if read_only or last:
                raise WarehouseDamaged(home.warehouse, cause, removed=False) from cause
            _log.warning("%s: the warehouse was damaged; it is built anew from the raw zone", home.warehouse)
        if con is not None:
            con.close()
        remove_warehouse(home)
    raise AssertionError("a new warehouse has the present layout")


def _opened(home: Home, read_only: bool, threads: int, memory_limit: str) -> Connection:
    small = not home.warehouse.is_file() or home.warehouse.stat().st_size < SMALL
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1 if small else threads,
        "memory_limit": memory_limit,
        "temp_directory": str(home.root / "tmp"),
        "preserve_insertion_order": True,
    }
    con = duckdb.connect(str(home.warehouse), read_only=read_only, config=config)
    con.execute(f"SET streaming_buffer_size = '{_AHEAD}'")
    con.execute("SET enable_progress_bar = false")  # in a notebook DuckDB would draw one between what is said here
    return con


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
