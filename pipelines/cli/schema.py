"""`riksdata schema`: the data dictionary."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from pipelines.cli.common import console

if TYPE_CHECKING:
    from schemas.tables import Table
    from schemas.views import View


@click.command(short_help="The data dictionary: what each column of each table and view holds.")
@click.argument("table", required=False, metavar="[TABLE|VIEW]")
@click.option("--format", "form", type=click.Choice(["table", "json", "sql"]), default="table", show_default=True, help="How to print it.")
@click.option("--language", type=click.Choice(["en", "sv"]), default="en", show_default=True, help="Language of titles and descriptions.")
def schema(table: str | None, form: str, language: str) -> None:
    """Print what the published tables hold, and which views the DuckDB file has; with TABLE or VIEW, only that one.

    \b
    Examples:
      riksdata schema                       all tables, and the views by title and description
      riksdata schema statistics            one table
      riksdata schema demand_evidence       one view, with its columns
      riksdata schema demands --format sql  as CREATE TABLE or CREATE VIEW for DuckDB
      riksdata schema --format json         for programs
    """
    from schemas.tables import all_tables
    from schemas.views import all_views, view_sql

    tables, views = all_tables(), all_views()
    if table is not None and table not in tables and table not in views:
        raise click.UsageError(
            f"there is no table or view {table!r}; the tables are {', '.join(tables)}; the views of the DuckDB file are {', '.join(views)}"
        )
    chosen = [each for each in tables.values() if table in (None, each.name)]
    looks = [each for each in views.values() if table in (None, each.name)]
    if form == "sql":
        click.echo("\n\n".join([*(f"{each.ddl()};" for each in chosen), *(view_sql(each.name) for each in looks)]))
    elif form == "json":
        click.echo(json.dumps([*map(_as_json, chosen), *map(_view_as_json, looks)], ensure_ascii=False, indent=2))
    elif table is None:
        _print(chosen, language)
        _print_views(looks, language)
    elif looks:
        _print_view(looks[0], language)
    else:
        _print(chosen, language)


def _as_json(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "kind": "table",
        "title": {"en": table.title, "sv": table.title_sv},
        "description": {"en": table.description, "sv": table.description_sv},
        "key": list(table.key),
        "columns": [
            {
                "name": column.name,
                "type": column.frictionless_type,
                "required": column.required,
                "title": {"en": column.title, "sv": column.title_sv},
                "description": _languages(column.description, column.description_sv),
                "unit": column.unit,
                "values": list(column.values) if column.values else None,
                "refers_to": ".".join(column.refers_to) if column.refers_to else None,
                "example": column.example,
            }
            for column in table.columns
        ],
    }


def _view_as_json(view: View) -> dict[str, Any]:
    return {
        "name": view.name,
        "kind": "view",
        "title": {"en": view.title, "sv": view.title_sv},
        "description": {"en": view.description, "sv": view.description_sv},
        "columns": [
            {
                "name": column.name,
                "type": column.sql_type,
                "title": {"en": column.title, "sv": column.title_sv},
                "description": _languages(column.description, column.description_sv),
            }
            for column in view.columns
        ],
    }


def _languages(english: str, swedish: str | None) -> Mapping[str, str]:
    return {"en": english, **({"sv": swedish} if swedish else {})}


def _print_views(views: Sequence[View], language: str) -> None:
    """Each view by name, title and description; its columns are printed where it is asked for by name."""
    from rich.text import Text

    out, swedish = console(), language == "sv"
    out.print()
    heading = "Vyer i DuckDB-filen (riksdata.duckdb)" if swedish else "Views of the DuckDB file (riksdata.duckdb)"
    out.print(Text.assemble((heading, "bold"), ("  riksdata schema VIEW", "dim")))
    for view in views:
        out.print(Text.assemble((view.name, "bold cyan"), "  ", (view.title_sv if swedish else view.title, "bold")))
        out.print(view.description_sv if swedish else view.description, style="dim")


def _print_view(view: View, language: str) -> None:
    from rich.table import Table as Grid
    from rich.text import Text

    out, swedish = console(), language == "sv"
    out.print(Text.assemble((view.name, "bold cyan"), "  ", (view.title_sv if swedish else view.title, "bold")))
    out.print(view.description_sv if swedish else view.description, style="dim")
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    grid.add_column("column", no_wrap=True)
    grid.add_column("type", no_wrap=True)
    grid.add_column("kolumnen innehåller" if swedish else "holds")
    for column in view.columns:
        said = f"{column.title_sv}. {column.description_sv or column.description}" if swedish else column.description
        grid.add_row(Text(column.name, style="bold"), Text(column.sql_type, style="green"), Text(said))
    out.print(grid)


def _print(tables: Sequence[Table], language: str) -> None:
    from rich.table import Table as Grid
    from rich.text import Text

    out = console()
    for k, table in enumerate(tables):
        if k:
            out.print()
        swedish = language == "sv"
        out.print(Text.assemble((table.name, "bold cyan"), "  ", (table.title_sv if swedish else table.title, "bold")))
        out.print(table.description_sv if swedish else table.description, style="dim")
        grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
        grid.add_column("column", no_wrap=True)
        grid.add_column("type", no_wrap=True)
        grid.add_column("", no_wrap=True)
        grid.add_column("kolumnen innehåller" if swedish else "holds")
        for column in table.columns:
            mark = "key" if column.name in table.key else "filled" if column.required else ""
            said = (column.description_sv if swedish else None) or column.description
            notes = [f"In {column.unit}."] if column.unit and not swedish else []
            if column.values:
                notes.append("One of: " + ", ".join(column.values) + ".")
            if column.refers_to:
                notes.append("→ " + ".".join(column.refers_to))
            title = f"{column.title_sv}. " if swedish else ""
            grid.add_row(
                Text(column.name, style="bold"), Text(column.frictionless_type, style="green"), Text(mark, style="yellow"),
                Text(" ".join([title + said, *notes])),
            )  # fmt: skip
        out.print(grid)
