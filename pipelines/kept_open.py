"""Dagster's SQLite storages that keep their files open, for the process of one `riksdata run`.

A run makes some thousand small writes. For each, Dagster's own storages make a new SQLAlchemy engine, compile the statement, open the file
and close it; at each close of the last connection SQLite writes its log into the file and waits for the disk. That is a sixth of the
processor time of a small run and half of its seconds. The classes here make one engine a file. A killed process still loses nothing; a
power cut may lose the last lines of the run's record (releases are synced separately).

Dagster is told of these classes by its configuration. The files are those of Dagster's own storages, so web server and daemon read them
without any of this. Where `dagster.yaml` names another storage, such as Postgres, that one is used.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
import yaml
from alembic.config import Config
from alembic.script import ScriptDirectory
from dagster._core.events.log import EventLogEntry
from dagster._core.instance.ref import InstanceRef
from dagster._core.remote_origin import ManagedGrpcPythonEnvCodeLocationOrigin, RemoteJobOrigin, RemoteRepositoryOrigin
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME
from dagster._core.storage.runs import SqliteRunStorage
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin
from sqlalchemy import Connection, Engine, create_engine, event

from pipelines.history import DEFINITIONS, LOCATION

_STORAGES = ("storage", "run_storage", "event_log_storage", "schedule_storage")
_PATIENCE = 60
"""Seconds to wait for another process that writes."""


def _read_migrations_once() -> None:
    """Have Alembic keep the migrations that it has read: Dagster asks for them nine times to make the files of a new home.

    That was a fifteenth of the processor time of a small run; they are files of a library, so that they stay what they are.
    """
    read: Callable[[Config], ScriptDirectory] = ScriptDirectory.from_config
    if not isinstance(read, _Kept):
        ScriptDirectory.from_config = _Kept(read)  # type: ignore[method-assign]


class _Kept:
    """Reads a folder of migrations once."""

    def __init__(self, read: Callable[[Config], ScriptDirectory]) -> None:
        self._read = read
        self._found: dict[str | None, ScriptDirectory] = {}

    def __call__(self, config: Config) -> ScriptDirectory:
        where = config.get_main_option("script_location")
        if where not in self._found:
            self._found[where] = self._read(config)
        return self._found[where]


def open_kept(folder: Path) -> dg.DagsterInstance:
    """The instance of a folder with a `dagster.yaml`, its files kept open until it is left."""
    configured = yaml.safe_load((folder / "dagster.yaml").read_bytes()) or {}
    _read_migrations_once()
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", "1000")  # what a run is about to do is told at once
    ours: dict[str, Any] = {}
    if not any(name in configured for name in _STORAGES):
        ours = {
            "run_storage": _named("KeptOpenRuns", folder / "history"),
            "event_log_storage": _named("KeptOpenEvents", folder / "history" / "runs"),
        }
    return dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(folder), overrides=ours))


def _named(name: str, folder: Path) -> dict[str, Any]:
    return {"module": __name__, "class": name, "config": {"base_dir": str(folder)}}


def _engine(address: str) -> Engine:
    engine = create_engine(address, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", lambda connection, record: connection.execute("PRAGMA synchronous = NORMAL"))
    return engine


def _origin(job: str) -> RemoteJobOrigin:
    target = LoadableTargetOrigin(executable_path=sys.executable, module_name=DEFINITIONS)
    location = ManagedGrpcPythonEnvCodeLocationOrigin(loadable_target_origin=target, location_name=LOCATION)
    return RemoteJobOrigin(RemoteRepositoryOrigin(location, "__repository__"), job)


class _Held(threading.local):
    """The transactions that are open for this thread, one a file, and what ends them."""

    until: ExitStack | None = None
    connections: dict[str, Connection]


class KeptOpenEvents(SqliteEventLogStorage):
    """The event log: one file a run, and an index over all."""

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        """As the storage of Dagster."""
        self._engines: dict[str, Engine] = {}
        self._held = _Held()
        self._tables: set[str] = set()
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> KeptOpenEvents:
        """As Dagster makes it from its configuration."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        if self._held.until is not None:
            if shard not in self._held.connections:
                self._held.connections[shard] = self._held.until.enter_context(self._engines[shard].begin())
            yield self._held.connections[shard]
            return
        self._make(shard)
        with self._db_lock, self._engines[shard].begin() as connection:
            yield connection

    def _make(self, shard: str) -> None:
        if shard not in self._engines:
            with super()._connect(shard):  # makes the file and its tables
                self._engines[shard] = _engine(self.conn_string_for_shard(shard))

    def store_event(self, event: EventLogEntry) -> None:
        """Keep an event, in one transaction a file: what Dagster writes of it by itself are up to four."""
        with self._one_transaction([event]):
            super().store_event(event)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """Keep events that belong together, such as all that a run is about to do, in one transaction a file."""
        with self._one_transaction(events):
            for each in events:
                super().store_event(each)

    @contextmanager
    def _one_transaction(self, events: Sequence[EventLogEntry]) -> Iterator[None]:
        """Hold the connections that this thread asks for to keep these events, until the end."""
        for shard in {INDEX_SHARD_NAME, *(each.run_id for each in events)}:
            self._make(shard)
        with self._db_lock, ExitStack() as until:
            self._held.connections, self._held.until = {}, until
            try:
                yield
            finally:
                self._held.until = None

    def has_table(self, table_name: str) -> bool:
        """Whether the index has a table, which Dagster asks once an event: one that is there stays."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def dispose(self) -> None:
        """Close the files."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        super().dispose()


class KeptOpenRuns(SqliteRunStorage):
    """The runs."""

    def __init__(self, conn_string: str, inst_data: Any = None) -> None:
        """As the storage of Dagster."""
        self._engine = _engine(conn_string)
        super().__init__(conn_string, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> KeptOpenRuns:
        """As Dagster makes it from its configuration."""
        return cls.from_local(inst_data=inst_data, **config_value)

    def add_run(self, dagster_run: dg.DagsterRun) -> dg.DagsterRun:
        """Keep a run, as one of the code location that web server and daemon load: their start page shows no other."""
        if dagster_run.remote_job_origin is None:
            dagster_run = dagster_run._replace(remote_job_origin=_origin(dagster_run.job_name))
        return super().add_run(dagster_run)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection to the file that is open already, in a transaction of its own."""
        with self._engine.begin() as connection:
            yield connection

    def dispose(self) -> None:
        """Close the file."""
        self._engine.dispose()
        super().dispose()
