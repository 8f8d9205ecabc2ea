"""Reading the files of a release with DuckDB, over a connection that trusts nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from riksdata.rules.quoting import sql_text

SMALL = 8_000_000
"""In bytes of Parquet files."""


@contextmanager
def reading_connection(reads: Path, spills: Path | None = None, memory_limit: str = "400MB") -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB in memory that loads no extension by itself and spills into a folder of its own, below `spills` where one is named.

    `reads`: the folder of the release that is read: of a small one a single thread reads sooner than two that wait for each other.
    """
    with tempfile.TemporaryDirectory(prefix="riksdata-verify-", dir=spills) as spill:
        con = duckdb.connect(
            config={
                "threads": 1 if _is_small(reads) else 2,
                "memory_limit": memory_limit,
                "temp_directory": spill,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        try:
            # a process without a program of its own, as those that write the files over everything, passes for one that somebody sits at
            con.execute("SET enable_progress_bar = false")
            yield con
        finally:
            con.close()


def _is_small(folder: Path) -> bool:
    return sum(path.stat().st_size for path in folder.rglob("*.parquet")) < SMALL


def parquet_source(path: Path) -> str:
    """SQL that reads a Parquet file."""
    return f"read_parquet({sql_text(str(path))}, hive_partitioning = false)"


def parquet_sources(paths: Iterable[Path]) -> str:
    """SQL that reads Parquet files of the same columns, one after the other."""
    return f"read_parquet([{', '.join(sql_text(str(path)) for path in paths)}], hive_partitioning = false)"


def parquet_of(folder: Path, table: str) -> list[Path]:
    """The Parquet files of a table in the folder of a release that has no index yet: the one over all of it, else its parts."""
    whole = folder / f"{table}.parquet"
    return [whole] if whole.is_file() else sorted((folder / "parts" / table).glob("*/*.parquet"))
