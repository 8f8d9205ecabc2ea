"""What Dagster's history shows of a document's rows is wiped from it when the document is forgotten, wherever the history is kept.

Dagster keeps it in SQLite files of its folder, or in the storage that the folder's `dagster.yaml` names, such as a PostgreSQL. The folder
is the home's, and that of DAGSTER_HOME where it is another: on Kubernetes the chart gives one.

Rows are shown by metadata of the kind Markdown: tables of what failed a check, and what earlier versions showed of a table's first rows. In
these, lines that name the document become one that says so; all else of the history stays, also of other projects that share the storage.
"""

from __future__ import annotations

import html
import json
import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.instance import is_at_rest
from riksdata.extras import need
from riksdata.storage.home import Home
from riksdata.storage.names import Names

if TYPE_CHECKING:
    import dagster as dg
    import sqlalchemy as sa

WIPED = "(wiped when a document was forgotten)"
_MARKDOWN = "MarkdownMetadataEntryData"
"""How Dagster names, in what it stores, the metadata that hold rows."""
_STORAGES = ("storage", "run_storage", "event_log_storage", "schedule_storage")
_AT_ONCE = 200
"""Rows of a table of the history that are held at a time."""
_PATIENCE = 60
"""Seconds to wait for another process that writes to an SQLite file."""


class HistoryUnreachable(Exception):
    """A history that may show rows of the document cannot be read or written. The message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many entries of a history name the document."""

    where: str
    """The folder or the database."""
    entries: int


@dataclass(frozen=True, slots=True)
class _Database:
    """One place where a history is kept."""

    where: str
    """The file or the database, without user names and passwords."""
    place: str
    """What it is counted under: of files, their folder."""
    rows: Callable[[], Iterator[tuple[str, str, Any, str]]]
    """Table, column, key and text of all that holds Markdown."""
    put: Callable[[str, str, Any, str, str], bool]
    """Put a text in the place of another, given by table, column and key; whether it was still the one that was read."""
    end: Callable[[set[str]], None]
    """What is to be done once texts of these tables were replaced, so that the old ones go from the disk."""


@dataclass(frozen=True, slots=True)
class Histories:
    """All that Dagster keeps of this home's runs."""

    databases: list[_Database] = field(default_factory=list)

    def look(self, names: Names) -> list[Found]:
        """What names the document, by place."""
        return self._found(lambda each: _count(each, names))

    def wipe(self, names: Names) -> list[Found]:
        """Wipe it. Raises HistoryUnreachable where that cannot be done; what was wiped before stays so."""
        return self._found(lambda each: _wipe(each, names))

    def _found(self, count: Callable[[_Database], int]) -> list[Found]:
        counts: dict[str, int] = {}
        for each in self.databases:
            counts[each.place] = counts.get(each.place, 0) + count(each)
        return [Found(place, entries) for place, entries in counts.items()]


def _named(database: _Database, names: Names) -> Iterator[tuple[str, str, Any, str, str]]:
    """Table, column, key, text and the text without what names the document."""
    for table, column, key, said in database.rows():
        read = json.loads(said)
        without = _without(read, names)
        if without != read:
            yield table, column, key, said, json.dumps(without)


def _count(database: _Database, names: Names) -> int:
    with _told(database.where, "read"):
        return sum(1 for _ in _named(database, names))


def _wipe(database: _Database, names: Names) -> int:
    wiped = 0
    tables: set[str] = set()
    with _told(database.where, "wiped"):
        replaced = True
        while replaced:  # by Dagster after it was read: then all is read again
            replaced = False
            for table, column, key, said, without in list(_named(database, names)):
                if database.put(table, column, key, said, without):
                    wiped += 1
                    tables.add(table)
                else:
                    replaced = True
        if tables:
            database.end(tables)
    return wiped


def _without(said: Any, names: Names) -> Any:
    if isinstance(said, list):
        return [_without(each, names) for each in said]
    if not isinstance(said, dict):
        return said
    if said.get("__class__") == _MARKDOWN:
        lines = str(said.get("md_str", "")).split("\n")
        # cells are shown as text of HTML
        return {**said, "md_str": "\n".join(_wiped_line(line) if names.stand_in(html.unescape(line)) else line for line in lines)}
    return {name: _without(each, names) for name, each in said.items()}


def _wiped_line(line: str) -> str:
    return f"| {WIPED} |" if line.startswith("|") else f"- {WIPED}" if line.startswith("- ") else WIPED


@contextmanager
def _told(where: str, done: str) -> Iterator[None]:
    """What goes wrong with a database, as a message that names it and what was to be done."""
    try:
        yield
    except HistoryUnreachable:
        raise
    except Exception as error:  # each kind of storage has errors of its own, and may belong to a library that is not installed
        raise HistoryUnreachable(f"Dagster's history in {where} cannot be {done} ({_reason(error)})") from error


def _reason(error: BaseException) -> str:
    """What went wrong at first, in a line that holds no password: databases tell of host and user, of settings the place is told."""
    while (cause := getattr(error, "orig", None) or error.__cause__) is not None:
        error = cause
    if isinstance(error, ModuleNotFoundError) and error.name == "psycopg":
        return "Dagster needs psycopg2, which its settings must name where SQLAlchemy is 2.1 or later: scheme `postgresql+psycopg2`"
    if getattr(error, "errors", None):  # Dagster's of its settings
        if unset := re.search(r'environment variable "(\w+)" which is not set', str(error)):
            return f"the environment variable {unset[1]} is not set"
        place = re.search(r"at path ([\w:]+)", str(error))
        return f"wrong settings at {place[1]}" if place else "wrong settings"
    return (str(error).strip().splitlines() or [type(error).__name__])[0].strip()[:300]


@contextmanager
def open_histories(home: Home) -> Iterator[Histories]:
    """The histories, each of which can be reached. Raises HistoryUnreachable, and ExtraMissing where a library for a storage is missing."""
    folders = [home.dagster]
    if named := os.environ.get("DAGSTER_HOME"):
        other = Path(named).expanduser()
        if other.resolve() != home.dagster.resolve():
            if not other.is_dir():
                raise HistoryUnreachable(f"{other}: DAGSTER_HOME names no folder; mend it, or unset it where no history is kept there")
            folders.append(other)
    databases = [_sqlite(path) for folder in folders for part in ("history", "schedules") for path in _files(folder / part)]
    instances: list[dg.DagsterInstance] = []
    try:
        for folder in folders:
            if _names_a_storage(folder / "dagster.yaml"):
                instances.append(_instance(folder))
                known = {each.where for each in databases}
                databases += [each for each in _of_instance(instances[-1], folder) if each.where not in known]
        yield Histories(databases)
    finally:
        for instance in instances:
            instance.dispose()


def _names_a_storage(config: Path) -> bool:
    """Whether a configuration has the history kept elsewhere than in its folder."""
    if not config.exists():
        return False
    import yaml

    try:
        read = yaml.safe_load(config.read_bytes())
        if read is not None and not isinstance(read, dict):
            raise ValueError("it is no mapping")
    except (OSError, ValueError, yaml.YAMLError) as error:
        said = f"{config}: cannot be read as a configuration, so nobody knows where Dagster's history is ({_reason(error)}); mend it first"
        raise HistoryUnreachable(said) from error
    return any(name in (read or {}) for name in _STORAGES)


# ---- SQLite


def _files(folder: Path) -> list[Path]:
    """The SQLite files below a folder, all of which must be seen."""
    if not folder.exists():
        return []

    def refused(error: OSError) -> None:
        raise HistoryUnreachable(f"{error.filename}: Dagster's history cannot be looked for there ({error.strerror})") from error

    found = [Path(here) / name for here, _, files in os.walk(folder, onerror=refused) for name in files]
    return sorted(path for path in found if path.name.endswith(".db"))  # of events without a run the file is `.db`


def _sqlite(path: Path) -> _Database:
    path = path.resolve()

    @contextmanager
    def connected(how: str) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=_PATIENCE)) as con:
            yield con

    def rows() -> Iterator[tuple[str, str, Any, str]]:
        with connected("mode=ro&immutable=1" if is_at_rest(path) else "mode=ro") as con:
            for (table,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                for _, column, kind, *_ in con.execute(f'PRAGMA table_info("{table}")').fetchall():
                    if kind.upper().startswith(("TEXT", "VARCHAR")):
                        sql = f'SELECT rowid, "{column}" FROM "{table}" WHERE instr("{column}", ?)'
                        for row, said in con.execute(sql, [_MARKDOWN]):
                            yield table, column, row, said

    def put(table: str, column: str, row: Any, said: str, without: str) -> bool:
        with connected("mode=rw") as con:
            con.execute("PRAGMA secure_delete = ON")
            sql = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ? AND "{column}" = ?'
            done = con.execute(sql, [without, row, said]).rowcount
            con.commit()
        return done > 0

    def end(tables: set[str]) -> None:
        with connected("mode=rw") as con:
            con.execute("VACUUM")  # what lies in pages that are no longer used goes too
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return _Database(str(path), str(path.parent), rows, put, end)


# ---- the storage that dagster.yaml names


def _instance(folder: Path) -> dg.DagsterInstance:
    if "postgres" in (folder / "dagster.yaml").read_text(encoding="utf-8"):
        need("postgres")
    import dagster as dg

    root, silent = logging.getLogger(), _NoRetries()
    root.addFilter(silent)
    try:
        return dg.DagsterInstance.from_config(str(folder))
    except Exception as error:  # see `_told`
        said = f"{folder / 'dagster.yaml'}: the storage of Dagster's history that it names cannot be opened ({_reason(error)})"
        raise HistoryUnreachable(said) from error
    finally:
        root.removeFilter(silent)


class _NoRetries(logging.Filter):
    """Leaves out what Dagster says of each try to reach a database: the end of it is told."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith("Retrying failed database connection")


def _of_instance(instance: dg.DagsterInstance, folder: Path) -> Iterator[_Database]:
    """The databases of an instance: one a storage, or a file of it."""
    from dagster._core.storage.event_log.schema import SqlEventLogStorageMetadata
    from dagster._core.storage.event_log.sql_event_log import SqlEventLogStorage
    from dagster._core.storage.runs.schema import RunStorageSqlMetadata
    from dagster._core.storage.runs.sql_run_storage import SqlRunStorage
    from dagster._core.storage.schedules.schema import ScheduleStorageSqlMetadata
    from dagster._core.storage.schedules.sql_schedule_storage import SqlScheduleStorage

    for storage in (instance.event_log_storage, instance.run_storage, instance.schedule_storage):
        declared: sa.MetaData
        connect: Callable[[], Any]
        if isinstance(storage, SqlEventLogStorage):
            declared, connect = SqlEventLogStorageMetadata, storage.index_connection
        elif isinstance(storage, SqlRunStorage):
            declared, connect = RunStorageSqlMetadata, storage.connect
        elif isinstance(storage, SqlScheduleStorage):
            declared, connect = ScheduleStorageSqlMetadata, storage.connect
        elif storage is None:
            continue
        else:
            raise HistoryUnreachable(
                f"{folder / 'dagster.yaml'}: Dagster's history is kept in a {type(storage).__name__}, in which nothing can be wiped"
            )
        with _told(str(folder), "read"), connect() as con:
            engine = con.engine
        if engine.dialect.name == "sqlite":
            if engine.url.database and Path(engine.url.database).is_file():
                yield from map(_sqlite, sorted(Path(engine.url.database).parent.glob("*.db")))  # of the event log, a file a run
        else:
            yield _of_server(engine, declared)


def _of_server(engine: sa.Engine, declared: sa.MetaData) -> _Database:
    """The declared tables of a storage in a server's database, as far as they are there: other tables of it are nothing of Dagster's."""
    import sqlalchemy as sa

    def rows() -> Iterator[tuple[str, str, Any, str]]:
        with engine.connect() as con:
            there = sa.inspect(con)
            for table in declared.sorted_tables:
                if not there.has_table(table.name):
                    continue
                columns = {each["name"] for each in there.get_columns(table.name)}
                for column in table.columns:
                    if column.name in columns and isinstance(column.type, sa.String):
                        yield from _pages(con, table, column)

    def put(table: str, column: str, key: Any, said: str, without: str) -> bool:
        of = declared.tables[table]
        with engine.connect() as con:
            done = con.execute(sa.update(of).where(of.c.id == key, of.c[column] == said).values({column: without})).rowcount
            con.commit()
        return done > 0

    def end(tables: set[str]) -> None:
        if engine.dialect.name == "postgresql":  # the rows as they were are kept until then
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as con:
                for name in sorted(tables):
                    con.execute(sa.text(f'VACUUM "{name}"'))

    host = engine.url.host or "this machine"
    where = f"{engine.dialect.name} {engine.url.database} on {host}{f':{engine.url.port}' if engine.url.port else ''}"
    return _Database(where, where, rows, put, end)


def _pages(con: sa.Connection, table: sa.Table, column: sa.Column[Any]) -> Iterator[tuple[str, str, Any, str]]:
    """The texts of a column that hold Markdown, some at a time."""
    import sqlalchemy as sa

    last = -1
    while True:
        asked = sa.select(table.c.id, column).where(table.c.id > last, column.contains(_MARKDOWN)).order_by(table.c.id).limit(_AT_ONCE)
        found = con.execute(asked).fetchall()
        for key, said in found:
            yield table.name, column.name, key, said
        if len(found) < _AT_ONCE:
            return
        last = found[-1][0]
