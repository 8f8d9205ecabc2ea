"""Where rows belong: to a riksmöte and a type of document. Large tables lie in parts by it, and what is counted is counted by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from riksdata.release.source import document_of, view
from riksdata.rules.quoting import sql_text
from schemas.tables import Table, all_tables

Place = tuple[str | None, str | None]
"""A riksmöte and a type of document; rows of no document are of neither."""
NOWHERE: Place = (None, None)
Changed = Mapping[str, Collection[Place]]
"""Table → the places at which its rows may be others than before; a table that is not named has none."""


def is_of_documents(table: Table) -> bool:
    """Whether the rows of a table belong to a document, and so to a riksmöte."""
    return any(column.name == "document_id" for column in table.columns) or "demand_id" in table.key


def everywhere(places: Collection[Place]) -> dict[str, set[Place]]:
    """The same places for every table of documents."""
    return {table.name: set(places) for table in all_tables().values() if is_of_documents(table)}


def rows_at(table: Table, wanted: Collection[Place] | None, own: str | None = None) -> str:
    """SQL of the rows of the places wanted, each with its place in front (`riksmote_of`, `type_of`); of all rows where none are named.

    `own`: SQL of those rows of the table that are looked at, by default all.
    """
    within, without = rows_within(table, wanted, own), rows_of_none(table, own)
    return f"{within} UNION ALL {without}" if wanted is None or NOWHERE in wanted else within


def rows_within(table: Table, wanted: Collection[Place] | None, own: str | None = None) -> str:
    """The same of the rows of documents."""
    of_documents = (
        f"SELECT d.riksmote AS riksmote_of, d.doc_type AS type_of, t.* FROM {own or view(table.name)} t "
        f"JOIN {view('documents')} d ON d.document_id = {document_of(table, 't.')}"
    )
    return of_documents if wanted is None else f"{of_documents} WHERE {is_at('d.', wanted)}"


def rows_of_none(table: Table, own: str | None = None) -> str:
    """The same of the rows of no document."""
    return (
        "SELECT NULL::VARCHAR AS riksmote_of, NULL::VARCHAR AS type_of, t.* "
        f"FROM {own or view(table.name)} t ANTI JOIN {view('documents')} d ON d.document_id = {document_of(table, 't.')}"
    )


def is_at(prefix: str, wanted: Collection[Place]) -> str:
    """SQL of the condition that a document is of one of these places."""
    each = (
        f"({prefix}riksmote IS NOT DISTINCT FROM {_literal(riksmote)} AND {prefix}doc_type IS NOT DISTINCT FROM {_literal(doc_type)})"
        for riksmote, doc_type in sorted(wanted, key=repr)
    )
    return f"({' OR '.join(each) or 'false'})"


def _literal(value: str | None) -> str:
    return "NULL" if value is None else sql_text(value)
