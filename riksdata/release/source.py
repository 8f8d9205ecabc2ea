"""What is released, as temporary views over the schema `published`: declared columns in order, corrections applied, no empty texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from riksdata.release.corrections import Correction, corrected_columns
from schemas.tables import Table, all_tables

ROWS_AT_ONCE = 2048
"""DuckDB's own chunk: the fewest rows it hands over, which bounds the memory of a table of long texts."""


def view(table_name: str) -> str:
    """The quoted name of the temporary view that holds a table as it will be published."""
    return f'temp.main."release {table_name}"'


def make_views(con: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Make the view of every table. An empty text in a column that may be empty becomes null: no empty text is ever published."""
    for table in all_tables().values():
        corrected = corrected_columns(table, corrections)
        columns = []
        for column in table.columns:
            value = corrected.get(column.name, f'"{column.name}"')
            if column.sql_type == "VARCHAR" and not column.required:
                value = f"nullif({value}, '')"
            columns.append(f'CAST({value} AS {column.sql_type}) AS "{column.name}"')
        con.execute(f'CREATE OR REPLACE TEMP VIEW "release {table.name}" AS SELECT {", ".join(columns)} FROM published."{table.name}"')


def drop_views(con: duckdb.DuckDBPyConnection) -> None:
    """Leave the connection as it was."""
    for name in all_tables():
        con.execute(f'DROP VIEW IF EXISTS "release {name}"')


def key_order(table: Table, prefix: str = "") -> str:
    """The columns of the key, for ORDER BY."""
    return ", ".join(f'{prefix}"{name}"' for name in table.key)


def batches(con: duckdb.DuckDBPyConnection, table: Table, query: str | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of a table sorted by key, in batches of its declared Arrow schema.

    `query` may select other rows in another order; extra columns before the table's own are dropped.
    """
    # A cursor of its own would not see the temporary views; one stream at a time is read from `con`.
    sql = query or f"SELECT * FROM {view(table.name)} ORDER BY {key_order(table)}"
    reader = con.execute(sql).to_arrow_reader(ROWS_AT_ONCE)
    schema = table.arrow_schema
    for batch in reader:
        if batch.num_rows:
            yield pa.RecordBatch.from_arrays(
                [batch.column(name).cast(field.type) for name, field in zip(schema.names, schema, strict=True)], schema=schema
            )
