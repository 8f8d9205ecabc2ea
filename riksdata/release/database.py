"""The whole release as one DuckDB file that any 1.x client opens, with comments on every table and column, and views."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import duckdb

from riksdata.release.manifest import ATTRIBUTION
from riksdata.release.source import key_order, view
from schemas.tables import all_tables

FILE_NAME = "riksdata.duckdb"
STORAGE_VERSION = "v1.0.0"
_ALIAS = "release_file"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def views_sql() -> str:
    """The views that go into the file: `views.sql` of the store, or nothing where there is none."""
    file = resources.files("riksdata.store").joinpath("views.sql")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def write_database(con: duckdb.DuckDBPyConnection, path: Path, views: str | None = None) -> None:
    """Write every table of the release, sorted by key, into a new DuckDB file at `path`.

    Needs the temporary views of `source.make_views` on `con`. `views`: SQL of `CREATE VIEW` statements over the file's own tables, by
    default `views_sql()`.
    """
    before = con.execute("SELECT current_database(), current_schema()").fetchone()
    con.execute(f"ATTACH {_text(str(path))} AS {_ALIAS} (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        for table in all_tables().values():
            con.execute(table.ddl().replace("CREATE TABLE ", f"CREATE TABLE {_ALIAS}.main.", 1))
            con.execute(f'INSERT INTO {_ALIAS}.main."{table.name}" SELECT * FROM {view(table.name)} ORDER BY {key_order(table)}')
            con.execute(f'COMMENT ON TABLE {_ALIAS}.main."{table.name}" IS {_text(f"{table.description} {ATTRIBUTION}.")}')
            for column in table.columns:
                con.execute(f'COMMENT ON COLUMN {_ALIAS}.main."{table.name}"."{column.name}" IS {_text(column.description)}')
        sql = views_sql() if views is None else views
        if sql.strip():
            # The views must name the file's own tables, so they are made from inside it.
            con.execute(f"USE {_ALIAS}.main")
            con.execute(sql)
    finally:
        if before:
            con.execute(f'USE "{before[0]}"."{before[1]}"')
        con.execute(f"DETACH {_ALIAS}")
