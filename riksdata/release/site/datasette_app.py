"""Datasette beside the pages: tables, facets, filters, SQL, JSON and CSV of any selection, over the same read-only file."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp

from riksdata.release.site.plain_templates import make_plain
from riksdata.release.site.site import Site
from riksdata.release.site.sqlite import derived_descriptions
from schemas.tables import all_tables

PREFIX = "/tables/"
SQL_MILLISECONDS = 1000
SQL_ROWS = 1000


def make_tables(site: Site) -> ASGIApp:
    """Datasette as an ASGI application whose addresses begin with `PREFIX`."""
    from datasette.app import Datasette  # type: ignore[import-untyped]
    from datasette.plugins import pm  # type: ignore[import-untyped]

    # It would print every exception, that of a missing page too, with all variables: among them the reader's headers.
    pm.get_plugin("datasette.handle_exception").rich = None

    class Tables(Datasette):  # type: ignore[misc]
        async def expand_foreign_keys(self, *asked: Any) -> dict[tuple[str, Any], Any]:
            """What the ids of other tables are shown as: the label of the row, else the id."""
            found = await super().expand_foreign_keys(*asked)
            return {key: key[1] if label is None else label for key, label in found.items()}

    made = Tables(
        [],
        immutables=[str(site.database)],
        metadata=_metadata(site),
        template_dir=str(Path(str(resources.files("riksdata.release.site").joinpath("datasette")))),
        settings={
            "base_url": PREFIX,
            "sql_time_limit_ms": SQL_MILLISECONDS,
            "max_returned_rows": SQL_ROWS,
            "default_page_size": 50,
            "facet_time_limit_ms": 300,
            "suggest_facets": False,
            "allow_download": False,
            "max_csv_mb": 100,
            "num_sql_threads": 2,
            "cache_size_kb": 16000,
        },
    )
    make_plain(made.jinja_env)
    found: ASGIApp = made.app()
    return found


def _metadata(site: Site) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for name, table in all_tables().items():
        if name in site.manifest["tables"]:
            tables[name] = {
                "title": f"{table.title_sv} ({table.title})",
                "description": f"{table.description_sv} {table.description}",
                "columns": {column.name: column.description for column in table.columns},
            }
    for (name,) in site.store.pairs("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search\\_%' ESCAPE '\\'"):
        tables[name] = {"hidden": True}
    for name, (english, swedish) in derived_descriptions().items():
        tables[name] = {**tables.get(name, {}), "description": f"{swedish} {english}"}
    return {
        "title": "Riksdata",
        "license": "CC BY 4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "source": "Sveriges riksdag",
        "source_url": "https://data.riksdagen.se/",
        "databases": {"riksdata": {"tables": tables}},
    }
