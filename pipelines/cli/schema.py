"""`riksdata schema`: the data dictionary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from pipelines.cli.common import console

if TYPE_CHECKING:
    from schemas.tables import Table


@click.command(short_help="The data dictionary: what each column of each table holds.")
@click.argument("table", required=False)
@click.option("--format", "form", type=click.Choice(["table", "json", "sql"]), default="table", show_default=True, help="How to print it.")
@click.option("--language", type=click.Choice(["en", "sv"]), default="en", show_default=True, help="Language of titles and descriptions.")
def schema(table: str | None, form: str, language: str) -> None:
    """Print what the published tables hold; with TABLE, only that one.

    \b
    Examples:
      riksdata schema                       all tables
      riksdata schema statistics            one table
      riksdata schema demands --format sql  as CREATE TABLE for DuckDB
      riksdata schema --format json         for programs
    """
    from schemas.tables import all_tables

    tables = all_tables()
    if table is not None and table not in tables:
        raise click.UsageError(f"there is no table {table!r}; the tables are {', '.join(tables)}")
    chosen = [tables[table]] if table else list(tables.values())
    if form == "sql":
        click.echo("\n\n".join(f"{each.ddl()};" for each in chosen))
    elif form == "json":
        click.echo(json.dumps([_as_json(each) for each in chosen], ensure_ascii=False, indent=2))
    else:
        _print(chosen, language)


def _as_json(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": {"en": table.title, "sv": table.title_sv},
        "description": {"en": table.description, "sv": table.description_sv},
        "key": list(table.key),
        "columns": [
            {
                "name": column.name,
                "type": column.frictionless_type,
                "required": column.required,
                "title": {"en": column.title, "sv": column.title_sv},
                "description": {"en": column.description, **({"sv": column.description_sv} if column.description_sv else {})},
                "unit": column.unit,
                "values": list(column.values) if column.values else None,
                "refers_to": ".".join(column.refers_to) if column.refers_to else None,
                "example": column.example,
            }
            for column in table.columns
        ],
    }


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
