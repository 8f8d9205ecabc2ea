"""Reads every table of a release with one library, as its own users would, and prints the rows as JSON. Runs in `.venv-interop`.

    python readers.py READER RELEASE [httpfs extension]        RELEASE: a folder, or an http address with a slash at its end

The options of the CSV readers are those that docs/publishing.md gives.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

Rows = list[dict[str, Any]]
Types = dict[str, str]
"""Column to the name of its type in datapackage.json."""


def plain(value: Any) -> Any:
    """A value as JSON: null for every library's null, times in ISO 8601 without a zone."""
    if hasattr(value, "tolist") and getattr(value, "ndim", 0):  # pandas has a list of a cell as an array
        value = value.tolist()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if value is None or value is missing() or value != value:
        return None
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def missing() -> Any:
    """pandas' null for its own types; where pandas is not loaded there is none."""
    pandas = sys.modules.get("pandas")
    return pandas.NA if pandas else None


def as_rows(names: list[str], values: Iterable[tuple[Any, ...]]) -> Rows:
    return [dict(zip(names, map(plain, row), strict=True)) for row in values]


def duckdb_query(sql: str, extension: str | None = None) -> Rows:
    import duckdb

    con = duckdb.connect(config={"allow_unsigned_extensions": True} if extension else {})
    if extension:
        con.execute(f"LOAD '{extension}'")
    cursor = con.execute(sql)
    return as_rows([c[0] for c in cursor.description], cursor.fetchall())


SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "array": "VARCHAR",
}


def duckdb_parquet(base: str, table: str, types: Types) -> Rows:
    return duckdb_query(f"SELECT * FROM read_parquet('{base}{table}.parquet')", sys.argv[3] if len(sys.argv) > 3 else None)


def duckdb_csv(base: str, table: str, types: Types) -> Rows:
    columns = ", ".join(f"'{name}': '{SQL_TYPES[kind]}'" for name, kind in types.items())
    return duckdb_query(
        f"SELECT * FROM read_csv('{base}{table}.csv', header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
    )


def duckdb_csv_gz(base: str, table: str, types: Types) -> Rows:
    columns = ", ".join(f"'{name}': '{SQL_TYPES[kind]}'" for name, kind in types.items())
    return duckdb_query(
        f"SELECT * FROM read_csv('{base}{table}.csv.gz', header = true, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
    )


def duckdb_file(base: str, table: str, types: Types) -> Rows:
    import duckdb

    con = duckdb.connect(base + "riksdata.duckdb", read_only=True)
    cursor = con.execute(f'SELECT * FROM "{table}"')
    return as_rows([c[0] for c in cursor.description], cursor.fetchall())


def pyarrow_parquet(base: str, table: str, types: Types) -> Rows:
    import pyarrow.parquet as pq

    found = pq.read_table(f"{base}{table}.parquet", page_checksum_verification=True)
    return as_rows(found.column_names, (tuple(row.values()) for row in found.to_pylist()))


def pyarrow_csv(base: str, table: str, types: Types) -> Rows:
    import pyarrow as pa
    from pyarrow import csv

    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    kinds |= {"datetime": pa.timestamp("us", tz="UTC"), "array": pa.string()}
    found = csv.read_csv(
        f"{base}{table}.csv",
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types={name: kinds[kind] for name, kind in types.items()}, null_values=[""], strings_can_be_null=True
        ),
    )
    return as_rows(found.column_names, (tuple(row.values()) for row in found.to_pylist()))


def polars_parquet(base: str, table: str, types: Types) -> Rows:
    import polars as pl

    found = pl.read_parquet(f"{base}{table}.parquet")
    return as_rows(found.columns, found.rows())


def polars_csv(base: str, table: str, types: Types) -> Rows:
    import polars as pl

    kinds = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date, "datetime": pl.String}
    kinds["array"] = pl.String
    found = pl.read_csv(f"{base}{table}.csv", schema={name: kinds[kind] for name, kind in types.items()})
    found = found.with_columns(
        pl.col(n).str.to_datetime(time_unit="us", time_zone="UTC") for n, kind in types.items() if kind == "datetime"
    )
    return as_rows(found.columns, found.rows())


def pandas_parquet(base: str, table: str, types: Types) -> Rows:
    import pandas as pd

    found = pd.read_parquet(f"{base}{table}.parquet", dtype_backend="numpy_nullable")
    return as_rows(list(found.columns), found.itertuples(index=False, name=None))


def pandas_csv(base: str, table: str, types: Types) -> Rows:
    import pandas as pd

    kinds = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean", "array": "string"}
    found = pd.read_csv(
        f"{base}{table}.csv",
        dtype={name: kinds[kind] for name, kind in types.items() if kind in kinds},
        parse_dates=[name for name, kind in types.items() if kind in ("date", "datetime")],
        date_format="ISO8601",
        keep_default_na=False,
        na_values=[""],
    )
    for name, kind in types.items():
        if kind == "date":
            found[name] = found[name].dt.date
    return as_rows(list(found.columns), found.itertuples(index=False, name=None))


READERS: dict[str, Callable[[str, str, Types], Rows]] = {
    reader.__name__: reader
    for reader in (
        *(duckdb_parquet, duckdb_csv, duckdb_csv_gz, duckdb_file),
        *(pyarrow_parquet, pyarrow_csv, polars_parquet, polars_csv, pandas_parquet, pandas_csv),
    )
}


def table_types(base: str) -> dict[str, Types]:
    if base.startswith("http"):
        with urllib.request.urlopen(base + "datapackage.json") as answer:
            package = json.load(answer)
    else:
        with open(base + "datapackage.json", encoding="utf-8") as file:
            package = json.load(file)
    return {
        r["name"]: {f["name"]: f["type"] for f in r["schema"]["fields"]} for r in package["resources"] if r["path"] == f"{r['name']}.csv"
    }


def parsed(rows: Rows, types: Types) -> Rows:
    """Lists of a CSV, which are JSON there; a list that is one already stays."""
    lists = [name for name, kind in types.items() if kind == "array"]
    return [row | {name: json.loads(row[name]) for name in lists if isinstance(row[name], str)} for row in rows]


if __name__ == "__main__":
    reader, base = READERS[sys.argv[1]], sys.argv[2] if sys.argv[2].endswith("/") else sys.argv[2] + "/"
    json.dump({table: parsed(reader(base, table, types), types) for table, types in table_types(base).items()}, sys.stdout)
