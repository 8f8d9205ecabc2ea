"""The views of a release's DuckDB file, described like its tables: what a row is, and what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.tables import all_tables

WHOLE = {"citations": "references"}
"""Views that are a table under another name: their columns are the table's."""
SIMPLE = ("simple_demands", "simple_references", "simple_statistics")
"""The views that are also published as files of their own, in `simple/`."""


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One column of a view. `codes` names the list of `codes` that says what its values mean."""

    name: str
    sql_type: str
    title: str
    title_sv: str
    description: str
    description_sv: str
    codes: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One view of the DuckDB file."""

    name: str
    title: str
    title_sv: str
    description: str
    description_sv: str
    columns: tuple[ViewColumn, ...]


def views_sql() -> str:
    """The `CREATE VIEW` statements, in an order in which each finds what it reads."""
    return files("schemas").joinpath("views.sql").read_text(encoding="utf-8")


def view_sql(name: str) -> str:
    """The `CREATE VIEW` statement of one view, as it stands in `views.sql`. Raises KeyError for a name that is none."""
    statements = re.finditer(r"^CREATE VIEW (\w+) AS.*?;$", views_sql(), re.MULTILINE | re.DOTALL)
    return {found[1]: found[0] for found in statements}[name]


@cache
def all_views() -> dict[str, View]:
    """Every view by its name, in the order of `views.sql`.

    Names and types of columns are what DuckDB makes of the SQL over empty tables. Raises KeyError for a view or column that the two
    files beside this module do not describe.
    """
    import duckdb

    prose = {row["name"]: row for row in _rows("views.tsv")}
    columns = {(row["view"], row["column"]): row for row in _rows("view_columns.tsv")}
    found = {}
    with duckdb.connect(":memory:") as con:
        for table in all_tables().values():
            con.execute(table.ddl())
        con.execute(views_sql())
        made = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY view_oid").fetchall()
        for (name,) in made:
            said = prose[name]
            described = con.execute(f'DESCRIBE "{name}"').fetchall()
            found[name] = View(
                name, said["title_en"], said["title_sv"], said["description_en"], said["description_sv"],
                tuple(_column(name, row[0], row[1], columns) for row in described),
            )  # fmt: skip
    return found


def _column(view: str, name: str, sql_type: str, columns: dict[tuple[str, str], dict[str, str]]) -> ViewColumn:
    said = {"like": f"{WHOLE[view]}.{name}"} if view in WHOLE else columns[view, name]
    table, _, column = said["like"].partition(".")
    like = all_tables()[table].column(column) if table else None
    if like and not said.get("title_en"):
        return ViewColumn(name, sql_type, like.title, like.title_sv, like.description, like.description_sv or "", like.codes)
    codes = like.codes if like else None
    return ViewColumn(name, sql_type, said["title_en"], said["title_sv"], said["description_en"], said["description_sv"], codes)


def _rows(name: str) -> list[dict[str, str]]:
    lines = files("schemas").joinpath(name).read_text(encoding="utf-8").split("\n")
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=True)) for row in rows]
