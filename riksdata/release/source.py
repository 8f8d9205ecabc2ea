"""What is released, as temporary views over the schema `published`: declared columns in order, corrections applied, no empty texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import duckdb
import pyarrow as pa

from riksdata.release.corrections import Correction, corrected_columns
from riksdata.rules.streamed import streamed
from schemas.tables import Table, all_tables

_CHARACTERS_AT_ONCE, _CHARACTERS_OF_ROWS = 24_000_000, 2_000
"""Texts whose rows are sorted at once, and what a document counts beside its text."""
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


def document_of(table: Table, prefix: str = "") -> str:
    """SQL of the document that a row belongs to; a demand's decisions name only the demand, whose id begins with it."""
    if any(column.name == "document_id" for column in table.columns):
        return f"{prefix}document_id"
    return f"regexp_replace({prefix}demand_id, '-d[0-9]+$', '')"


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
        first = [natural(document_of(table, prefix)), number]
    return ", ".join([*first, *([f'{prefix}"ordinal"'] if "ordinal" in names else []), *key])


def plainly_ordered(table: Table) -> bool:
    """Whether a table lies in the order of its key as texts compare, so that its files may say so."""
    return table.key[0] not in ("document_id", "demand_id", "reference_id", "statistic_id")


def natural(document: str) -> str:
    """SQL that orders ids by their series, then by the number behind it."""
    return f"left({document}, 4) || regexp_replace(substr({document}, 5), '[0-9]+$', ''), length({document}), {document}"


def batches(con: duckdb.DuckDBPyConnection, table: Table) -> Iterator[pa.RecordBatch]:
    """The rows of a table sorted by key, in batches of its declared Arrow schema."""
    schema = table.arrow_schema
    for batch in in_order(con, table, lambda own: f"SELECT * FROM {own}", ""):
        yield pa.RecordBatch.from_arrays(
            [batch.column(name).cast(field.type) for name, field in zip(schema.names, schema, strict=True)], schema=schema
        )


def in_order(con: duckdb.DuckDBPyConnection, table: Table, rows: Callable[[str], str], before: str) -> Iterator[pa.RecordBatch]:
    """Rows of a table in the order of the SQL `before` and then of its key. `rows`: their SQL, given that of the table's own rows.

    They are read and sorted some documents at a time, as many as their texts fill `_CHARACTERS_AT_ONCE`: rows with long texts are more than
    memory holds, and a sort or a join keeps more of them there than it must.
    """
    # A cursor of its own would not see the temporary views; one stream at a time is read from `con`.
    if plainly_ordered(table) or _fits_at_once(con, table):
        yield from _stream(con, f"SELECT * FROM ({rows(view(table.name))}) ORDER BY {before}{key_order(table)}")
        return
    document = document_of(table)
    columns = f"{before}{document} AS document".replace(" NULLS FIRST", "")
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE _in_order AS
        SELECT document, sum(coalesce(characters, 0) + {_CHARACTERS_OF_ROWS}) OVER (ORDER BY {before}{natural("document")}
            ROWS UNBOUNDED PRECEDING) // {_CHARACTERS_AT_ONCE} AS chunk
        FROM (SELECT DISTINCT {columns} FROM ({rows(view(table.name))}))
        LEFT JOIN (SELECT document_id, any_value(characters) AS characters FROM {view("documents")} GROUP BY 1) ON document_id = document"""
    )
    chunks = [row[0] for row in con.execute("SELECT DISTINCT chunk FROM _in_order ORDER BY chunk").fetchall()]
    for chunk in chunks:
        some = f" WHERE {document} IN (SELECT document FROM _in_order WHERE chunk = {chunk})" if len(chunks) > 1 else ""
        own = f"(SELECT * FROM {view(table.name)}{some})"
        yield from _stream(con, f"SELECT * FROM ({rows(own)}) ORDER BY {before}{key_order(table)}")


def _fits_at_once(con: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether the rows of a table can be sorted at once: had each row a document of its own, beside all texts that there are."""
    (most,) = con.execute(
        f"SELECT (SELECT coalesce(sum(characters), 0) FROM {view('documents')}) + {_CHARACTERS_OF_ROWS} * "
        f"(SELECT count(*) FROM {view(table.name)})"
    ).fetchone() or (0,)
    return bool(most < _CHARACTERS_AT_ONCE)


def _stream(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pa.RecordBatch]:
    for batch in streamed(con.execute(sql).to_arrow_reader(ROWS_AT_ONCE)):
        if batch.num_rows:
            yield batch
