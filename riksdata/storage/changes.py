"""Which documents and sources changed, by generation: written by each stage, read by the next, which redoes those and no others.

`core.changes` holds a row for each document (or source of no document) and the generation of the warehouse in which it changed. A row
without either says that anything may have changed.
"""

from __future__ import annotations

from riksdata.storage.warehouse import Connection, advance

CHANGED, SOURCES = "_changed", "_changed_sources"
"""The temporary tables that `since` fills: document_id, and source."""


def note_documents(con: Connection, documents: str) -> None:
    """Note that rows of some documents changed; `documents` is a query for their ids. Nothing is noted where there are none."""
    if con.execute(f"SELECT 1 FROM ({documents}) LIMIT 1").fetchone():
        con.execute(f"INSERT INTO core.changes SELECT DISTINCT document_id, NULL, {advance(con)} FROM ({documents}) d(document_id)")


def note_sources(con: Connection, sources: str) -> None:
    """Note that the records of some sources changed; `sources` is a query for their names."""
    if con.execute(f"SELECT 1 FROM ({sources}) LIMIT 1").fetchone():
        con.execute(f"INSERT INTO core.changes SELECT DISTINCT NULL, source, {advance(con)} FROM ({sources}) s(source)")


def since(con: Connection, seen: int) -> bool:
    """Fill the temporary tables `_changed` and `_changed_sources` with what changed after generation `seen`.

    Gives False where something changed that was not noted by document, so that everything must be redone.
    """
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {CHANGED} AS SELECT DISTINCT document_id FROM core.changes "
        f"WHERE document_id IS NOT NULL AND generation > {int(seen)}"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {SOURCES} AS SELECT DISTINCT source FROM core.changes "
        f"WHERE source IS NOT NULL AND generation > {int(seen)}"
    )
    unnamed = "SELECT 1 FROM core.changes WHERE document_id IS NULL AND source IS NULL AND generation > $1"
    return con.execute(unnamed, [seen]).fetchone() is None


def forget_changes(con: Connection, seen: int) -> None:
    """Drop what every stage has seen: changes up to generation `seen`."""
    con.execute("DELETE FROM core.changes WHERE generation <= $1", [seen])
