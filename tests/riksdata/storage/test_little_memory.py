"""How much DuckDB may hold while a stage works: little, and more only where that is not enough."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from riksdata.storage import warehouse
from riksdata.storage.home import Home
from riksdata.storage.warehouse import in_little_memory, memory_warehouse, open_warehouse


def bound(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchone()
    return int(row[0]) if row else 0


def about(megabytes: int) -> object:
    return pytest.approx(megabytes * 1_000_000, rel=0.01)


def test_the_bound_holds_while_the_work_is_done(home: Path) -> None:
    with open_warehouse(Home.open(home), memory_limit="300MB") as con:
        assert in_little_memory(con, lambda: bound(con)) == about(160)
        assert bound(con) == about(300)


def test_what_needs_more_is_done_again_with_more(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warehouse, "LITTLE_MEMORY", "4MB")
    tried = []

    def count() -> object:
        tried.append(bound(con))
        return con.execute("SELECT length(string_agg(i::VARCHAR, '')) FROM range(1000000) r(i)").fetchone()

    with open_warehouse(Home.open(home), memory_limit="300MB") as con:
        assert in_little_memory(con, count) == (5888890,)
        assert tried == [about(4), about(300)]
        assert bound(con) == about(300)


def test_where_more_is_held_already_it_is_done_once_within_what_there_is(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warehouse, "LITTLE_MEMORY", "1KB")  # less than an open warehouse holds, so that DuckDB refuses the bound
    tried = []
    with open_warehouse(Home.open(home), memory_limit="300MB") as con:
        con.execute("CREATE TEMP TABLE held AS SELECT md5(i::VARCHAR) AS h FROM range(100000) r(i)")
        assert in_little_memory(con, lambda: tried.append(bound(con)) or len(tried)) == 1  # type: ignore[func-returns-value]
        assert tried == [about(300)]
    (said,) = caplog.records
    assert said.levelname == "WARNING"
    assert "1KB" in said.getMessage()


def test_another_failure_is_not_tried_again(home: Path) -> None:
    tried = []

    def fail() -> None:
        tried.append(1)
        con.execute("SELECT no_such_column")

    with open_warehouse(Home.open(home), memory_limit="300MB") as con:
        with pytest.raises(duckdb.BinderException):
            in_little_memory(con, fail)
        assert bound(con) == about(300)
    assert tried == [1]


def test_less_is_not_made_more(home: Path) -> None:
    with open_warehouse(Home.open(home), memory_limit="100MB") as con:
        assert in_little_memory(con, lambda: bound(con)) == about(100)


def test_a_warehouse_in_memory_is_left_as_it_is() -> None:
    con = memory_warehouse()
    before = bound(con)
    assert in_little_memory(con, lambda: bound(con)) == before
