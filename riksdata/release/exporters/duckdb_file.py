"""The whole release as one DuckDB file that any 1.x client opens, with comments on every table and column, and views."""

from __future__ import annotations

from pathlib import Path

from riksdata.release.manifest import ATTRIBUTION
from riksdata.release.sql import parquet_of, parquet_sources, reading_connection
from riksdata.rules.quoting import sql_text
from schemas.tables import all_tables
from schemas.views import all_views, views_sql

FILE_NAME = "riksdata.duckdb"
STORAGE_VERSION = "v1.0.0"
_ALIAS = "release_file"


def write_database_file(folder: Path) -> dict[str, int]:
    """Write the file with the views of the schemas; the file is no single table, so it has no rows of its own."""
    write_database(folder)
    return {FILE_NAME: 0}


def write_database(folder: Path, views: str | None = None, into: Path | None = None) -> None:
    """Write `riksdata.duckdb` into `folder`, or into the folder `into`, from the Parquet files of `folder`.

    `views`: SQL of `CREATE VIEW` statements over the file's own tables, by default `views_sql()`.
    """
    with reading_connection(folder) as con:
        con.execute(f"ATTACH {sql_text(str((into or folder) / FILE_NAME))} AS {_ALIAS} (STORAGE_VERSION '{STORAGE_VERSION}')")
        # The views must name the file's own tables, so all is made from inside it.
        con.execute(f"USE {_ALIAS}.main")
        con.execute("BEGIN")  # one write to disk for all of it
        for table in all_tables().values():
            con.execute(table.ddl())
            con.execute(f'INSERT INTO "{table.name}" SELECT * FROM {parquet_sources(parquet_of(folder, table.name))}')
            con.execute(f'COMMENT ON TABLE "{table.name}" IS {sql_text(f"{table.description} {ATTRIBUTION}.")}')
            for column in table.columns:
                con.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {sql_text(column.description)}')
        if views is None:
            con.execute(views_sql())
            for view in all_views().values():
                con.execute(f'COMMENT ON VIEW "{view.name}" IS {sql_text(view.description)}')
        elif views.strip():
            con.execute(views)
        con.execute("COMMIT")
        con.execute("USE memory.main")
        con.execute(f"DETACH {_ALIAS}")
