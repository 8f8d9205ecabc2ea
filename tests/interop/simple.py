"""Reads the files of `simple/` with one library as a newcomer would, without an option, and answers the question of docs/publishing.md.

python simple.py READER RELEASE        runs in `.venv-interop`, prints JSON
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from readers import plain

TABLES = ("demands", "references", "statistics")
Columns = dict[str, list[Any]]


def pandas_csv(path: str) -> Columns:
    import pandas

    return {str(name): values.tolist() for name, values in pandas.read_csv(f"{path}.csv").items()}


def pandas_parquet(path: str) -> Columns:
    import pandas

    return {str(name): values.tolist() for name, values in pandas.read_parquet(f"{path}.parquet").items()}


def polars_csv(path: str) -> Columns:
    import polars

    return polars.read_csv(f"{path}.csv").to_dict(as_series=False)


def polars_parquet(path: str) -> Columns:
    import polars

    return polars.read_parquet(f"{path}.parquet").to_dict(as_series=False)


def duckdb_csv(path: str) -> Columns:
    import duckdb

    return duckdb.sql(f"FROM '{path}.csv'").to_arrow_table().to_pydict()


def duckdb_parquet(path: str) -> Columns:
    import duckdb

    return duckdb.sql(f"FROM '{path}.parquet'").to_arrow_table().to_pydict()


def pandas_answers(release: str) -> list[list[Any]]:
    """The three lines of the documentation."""
    import pandas

    demands = pandas.read_parquet(f"{release}/simple/demands.parquet")
    found = demands[demands.parties.str.contains("V", na=False) & (demands.decision == "bifall")]
    answer = found[["designation", "gist", "figures_stated", "url"]]
    return [[plain(value) for value in row] for row in answer.to_numpy()]


READERS: dict[str, Callable[[str], Columns]] = {
    reader.__name__: reader for reader in (pandas_csv, pandas_parquet, polars_csv, polars_parquet, duckdb_csv, duckdb_parquet)
}

if __name__ == "__main__":
    name, release = sys.argv[1:]
    if name == "pandas_answers":
        json.dump(pandas_answers(release), sys.stdout)
    else:
        read = {table: READERS[name](f"{release}/simple/{table}") for table in TABLES}
        json.dump({table: {c: [plain(v) for v in values] for c, values in columns.items()} for table, columns in read.items()}, sys.stdout)
