"""Reading `riksdata.sqlite`: one read-only connection a thread, rows as dictionaries."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

Row = dict[str, Any]

MOST_STEPS = 400
"""Rounds of `_STEPS` instructions after which a query of a page is given up: seconds, where pages take milliseconds."""
_STEPS = 1_000_000


class Store:
    """The serving copy of one release. Nothing can be written through it; each thread has a connection of its own."""

    def __init__(self, path: Path) -> None:
        """`path`: the SQLite file. Raises sqlite3.OperationalError where there is none."""
        self.path = path
        self._own = threading.local()
        self.rows("SELECT 1 FROM documents LIMIT 1")

    @property
    def _con(self) -> sqlite3.Connection:
        con: sqlite3.Connection | None = getattr(self._own, "con", None)
        if con is None:
            con = sqlite3.connect(f"file:{quote(str(self.path.resolve()))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            con.row_factory = _as_dict
            con.executescript("PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16384")
            self._own.con = con
        return con

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query. Raises sqlite3.OperationalError ("interrupted") for one that never ends."""
        con = self._con
        left = MOST_STEPS

        def still() -> int:
            nonlocal left
            left -= 1
            return left < 0

        con.set_progress_handler(still, _STEPS)
        return con.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def pairs(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows as tuples, for queries that give tens of thousands of rows."""
        cursor = self._con.cursor()
        cursor.row_factory = None
        return cursor.execute(sql, values).fetchall()

    def among(self, sql: str, members: Sequence[Any]) -> list[Row]:
        """Rows of a query whose `(?)` stands for the members of a list."""
        return self.rows(sql.replace("(?)", f"({', '.join('?' * len(members))})"), members) if members else []


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
