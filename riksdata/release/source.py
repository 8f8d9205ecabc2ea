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
    """SQL of the order in which a table is published: H6022 before H60210, and within a document in the order of the text.

    What belongs to no document is in the order of its key, which `plainly_ordered` tells.
    """
    names = {column.name for column in table.columns}
    key = [f'{prefix}"{name}"' for name in table.key]
    if plainly_ordered(table):
        return ", ".join(key)
    if "document_id" in names:
        first = [natural(f'{prefix}"document_id"')]
    else:
        demand = f'{prefix}"demand_id"'
        number = f"try_cast(regexp_extract({demand}, '-d([0-9]{{1,9}})$', 1) AS BIGINT)"
        first = [natural(f"regexp_replace({demand}, '-d[0-9]+$', '')"), number]
    return ", ".join([*first, *([f'{prefix}"ordinal"'] if "ordinal" in names else []), *key])


def plainly_ordered(table: Table) -> bool:
    """Whether a table lies in the order of its key as texts compare, so that its files may say so."""
    return table.key[0] not in ("document_id", "demand_id", "reference_id", "statistic_id")


def natural(document: str) -> str:
    """SQL that orders ids by their series, then by the number behind it."""
    return f"left({document}, 4) || regexp_replace(substr({document}, 5), '[0-9]+$', ''), length({document}), {document}"


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
