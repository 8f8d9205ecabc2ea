"""How a database is read: by one thread where it is small, by as many as are asked for where it is not, and little ahead."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from riksdata.release import sql
from riksdata.release.sql import reading_connection
from riksdata.storage import warehouse
from riksdata.storage.home import Home
from riksdata.storage.warehouse import open_warehouse

THREADS = "SELECT current_setting('threads')"
AHEAD = "SELECT current_setting('streaming_buffer_size')"


def threads(con: duckdb.DuckDBPyConnection) -> int:
    (found,) = con.execute(THREADS).fetchone() or (0,)
    return int(found)


def test_a_small_warehouse_is_read_by_one_thread(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):  # made, then opened again
        with open_warehouse(Home.open(home), threads=2) as con:
            assert threads(con) == 1
    monkeypatch.setattr(warehouse, "SMALL", 1)
    with open_warehouse(Home.open(home), threads=2) as con:
        assert threads(con) == 2


def test_few_batches_are_read_ahead(home: Path) -> None:
    with open_warehouse(Home.open(home)) as con:
        con.execute("SET streaming_buffer_size = '100KB'")
        (wanted,) = con.execute(AHEAD).fetchone() or ("",)
    with open_warehouse(Home.open(home)) as con:
        assert con.execute(AHEAD).fetchone() == (wanted,)


def test_a_small_release_is_read_by_one_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "demands.parquet").write_bytes(b"x" * 100)
    with reading_connection(tmp_path) as con:
        assert threads(con) == 1
    monkeypatch.setattr(sql, "SMALL", 100)
    with reading_connection(tmp_path) as con:
        assert threads(con) == 2
