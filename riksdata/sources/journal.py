"""What a fetch has done so far, so that one that was killed is resumed where it stopped."""

from __future__ import annotations

import datetime
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from riksdata.sources.listing import Listed
from riksdata.sources.records import RawRecord, UnreadableSource

_TABLES = """
create table if not exists lists (task text primary key, listed_at text not null);
create table if not exists listed (task text, place integer, dok_id text, stamp text, date text, primary key (task, place));
create table if not exists list_problems (task text, place integer, source text, rule text, message text, primary key (task, place));
create table if not exists counts (series text primary key, hits integer not null);
create table if not exists fetched (source text primary key, stamp text, sha256 text not null, etag text, modified text);
create table if not exists kept
    (source text primary key, series text not null, content blob not null, url text, retrieved_at text, sha256 text not null);
"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is remembered of a record once it has been fetched."""

    stamp: str | None
    """The list's date of change at that time."""
    sha256: str
    etag: str | None
    modified: str | None


class Journal:
    """A small database beside the raw zone; None for one that lives in memory only.

    Every record is kept in it, with its bytes, before it is handed over, until the raw zone is seen to hold it. So a batch that was
    fetched but not yet written when the process died is handed over again by the next run, without asking the server. A `series` is a type
    and riksmöte, a `task` a series with the day since which it is fetched.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Creates the file and its folder where they are missing. Raises sqlite3.OperationalError where that is not possible.

        A file that is damaged is begun anew: what it said is fetched again, as the raw zone holds nothing that it alone knew of.
        """
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _opened(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            if path is None:
                raise
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            self._db = _opened(path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def open_list(self, task: str, newest: datetime.timedelta, now: datetime.datetime) -> list[Listed] | None:
        """The list of a task that was begun and not finished, if it is not older than `newest`; None where the source is to be asked."""
        row = self._db.execute("select listed_at from lists where task = ?", [task]).fetchone()
        if row is None or now - datetime.datetime.fromisoformat(row[0]) > newest:
            return None
        rows = self._db.execute("select dok_id, stamp, date from listed where task = ? order by place", [task])
        return [Listed(dok_id, stamp, datetime.date.fromisoformat(date) if date else None) for dok_id, stamp, date in rows]

    def problems(self, task: str) -> list[UnreadableSource]:
        """What could not be had of the list of a task that was begun and not finished."""
        rows = self._db.execute("select source, rule, message from list_problems where task = ? order by place", [task])
        return [UnreadableSource(source, rule, message) for source, rule, message in rows]

    def count(self, series: str) -> int:
        """How many documents the last list of a series named that was read to its end."""
        row = self._db.execute("select hits from counts where series = ?", [series]).fetchone()
        return int(row[0]) if row else 0

    def counted(self, series: str, hits: int) -> None:
        """A list was read to its end and named so many documents."""
        self._db.execute("insert or replace into counts values (?, ?)", [series, hits])

    def begin(self, task: str, listed: Iterable[Listed], now: datetime.datetime, problems: Iterable[UnreadableSource] = ()) -> None:
        """Remember a list, with what could not be had of it, in one step."""
        rows = [(task, place, x.dok_id, x.stamp, x.date.isoformat() if x.date else None) for place, x in enumerate(listed)]
        with self._transaction():
            self._db.execute("delete from listed where task = ?", [task])
            self._db.executemany("insert into listed values (?, ?, ?, ?, ?)", rows)
            self._db.execute("delete from list_problems where task = ?", [task])
            said = [(task, place, x.source, x.rule, x.message) for place, x in enumerate(problems)]
            self._db.executemany("insert into list_problems values (?, ?, ?, ?, ?)", said)
            self._db.execute("insert or replace into lists values (?, ?)", [task, now.isoformat()])

    def finish(self, task: str) -> None:
        """The task is done: the next run asks the source for a new list."""
        with self._transaction():
            for table in ("listed", "list_problems", "lists"):
                self._db.execute(f"delete from {table} where task = ?", [task])

    def fetched(self, source: str) -> Fetched | None:
        """What is remembered of a record."""
        row = self._db.execute("select stamp, sha256, etag, modified from fetched where source = ?", [source]).fetchone()
        return Fetched(*row) if row else None

    def keep(self, series: str, record: RawRecord, fetched: Fetched) -> None:
        """A record has come: keep its bytes until `settle` sees that they are held elsewhere."""
        stamped = record.retrieved_at.isoformat() if record.retrieved_at else None
        content = zlib.compress(record.content, 6)
        with self._transaction():
            self._db.execute(
                "insert or replace into fetched values (?, ?, ?, ?, ?)",
                [record.source, fetched.stamp, fetched.sha256, fetched.etag, fetched.modified],
            )
            self._db.execute(
                "insert or replace into kept values (?, ?, ?, ?, ?, ?)",
                [record.source, series, content, record.source_url, stamped, record.sha256],
            )

    def unchanged(self, source: str, stamp: str | None) -> None:
        """The source says that a record is as it was, under a new date."""
        self._db.execute("update fetched set stamp = ? where source = ?", [stamp, source])

    def kept(self, series: str) -> Iterator[RawRecord]:
        """The records that were handed over but are not known to be held, in the order of their names."""
        for (source,) in self._db.execute("select source from kept where series = ? order by source", [series]).fetchall():
            row = self._db.execute("select content, url, retrieved_at from kept where source = ?", [source]).fetchone()
            if row:
                retrieved = datetime.datetime.fromisoformat(row[2]) if row[2] else None
                yield RawRecord(source, zlib.decompress(row[0]), "application/json", row[1], retrieved)

    def settle(self, series: str, have: Callable[[str], str | None]) -> None:
        """Let go of the records that are held elsewhere by now."""
        rows = self._db.execute("select source, sha256 from kept where series = ?", [series]).fetchall()
        held = [(source,) for source, sha256 in rows if have(source) == sha256]
        with self._transaction():
            self._db.executemany("delete from kept where source = ?", held)

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


def _opened(path: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect(path or ":memory:", timeout=30, isolation_level=None)
    try:
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")
        db.executescript(_TABLES)
    except sqlite3.Error:
        db.close()
        raise
    return db


class _Transaction:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin immediate")

    def __exit__(self, kind: object, *_: object) -> None:
        self._db.execute("rollback" if kind else "commit")
