"""What a release is measured against: the release before without what was forgotten, and columns filled in the documents that both hold.

New documents of another era may well leave columns empty, and a forgotten document takes its rows with it: neither is a loss of data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from riksdata.release.manifest import TableEntry
from riksdata.release.quality import Quality
from riksdata.release.source import view
from riksdata.release.sql import parquet_sources, sql_text
from schemas.tables import Table, all_tables

_NO_PART = ("texts",)
"""Tables whose columns are never empty: nothing to compare, and much to read."""


def comparable(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    tables: Mapping[str, TableEntry],
    before: Quality,
    after: Quality,
    forgotten: Sequence[str],
) -> tuple[Quality, Quality]:
    """The two measures, as far as they can be held against each other.

    `folder`, `tables`: the release before, with its manifest's tables. `forgotten`: document ids whose rows are no loss. Rows and parts of
    `before` come without them; fill rates of both are of the documents that stand in both.
    """
    if "documents" not in tables or tables["documents"].key != ["document_id"]:
        return before, after
    con.execute(
        "CREATE OR REPLACE TEMP TABLE _kept AS SELECT document_id FROM "
        f"{_source(folder, tables['documents'])} SEMI JOIN {view('documents')} USING (document_id)"
    )
    try:
        rates_before, rates_after = dict(before.fill_rates), dict(after.fill_rates)
        for table in all_tables().values():
            entry = tables.get(table.name)
            if entry is None or table.name in _NO_PART:
                continue
            there = {c.name for c in entry.columns}
            names = [c.name for c in table.columns if c.name in there]
            rates_before[table.name] = _rates(con, _source(folder, entry), table, names, forgotten)
            rates_after[table.name] = _rates(con, view(table.name), table, names, forgotten)
    finally:
        con.execute("DROP TABLE _kept")
    rows, parts = _without(con, folder, tables, before, forgotten) if forgotten else (before.rows, before.partitions)
    return replace(before, rows=rows, partitions=parts, fill_rates=rates_before), replace(after, fill_rates=rates_after)


def _source(folder: Path, entry: TableEntry) -> str:
    return parquet_sources(folder / path for path in entry.parquet_paths)


def _document(table: Table) -> str | None:
    """SQL for the document of a row; a demand's decisions name only the demand, and what all documents share has none."""
    names = {c.name for c in table.columns}
    if "document_id" in names:
        return "document_id"
    return r"regexp_replace(demand_id, '-d\d+$', '')" if "demand_id" in names else None


def _rates(
    con: duckdb.DuckDBPyConnection, source: str, table: Table, names: Sequence[str], forgotten: Sequence[str]
) -> dict[str, float | None]:
    # A link to a forgotten document is empty from now on, so it counts as empty before.
    gone = "[" + ", ".join(sql_text(document) for document in forgotten) + "]::VARCHAR[]"
    linked = {c.name for c in table.columns if c.refers_to == ("documents", "document_id") and not c.required}
    counts = ", ".join(
        f'count("{name}") FILTER (NOT list_contains({gone}, "{name}"))' if name in linked and forgotten else f'count("{name}")'
        for name in names
    )
    document = _document(table)
    kept = "" if table.name == "issues" or document is None else f"WHERE {document} IN (SELECT document_id FROM _kept)"
    found = con.execute(f"SELECT count(*), {counts} FROM {source} {kept}").fetchone() or (0,)
    return {name: round(count / found[0], 4) if found[0] else None for name, count in zip(names, found[1:], strict=True)}


def _without(
    con: duckdb.DuckDBPyConnection, folder: Path, tables: Mapping[str, TableEntry], before: Quality, forgotten: Sequence[str]
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Rows and parts of the release before, less those of forgotten documents."""
    rows, parts = dict(before.rows), {name: dict(found) for name, found in before.partitions.items()}
    documents = _source(folder, tables["documents"])
    for table in all_tables().values():
        entry, document = tables.get(table.name), _document(table)
        if entry is None or document is None:
            continue
        lost = con.execute(
            f"SELECT coalesce(d.riksmote, 'unknown'), d.doc_type, count(*) "
            f"FROM (SELECT {document} AS gone FROM {_source(folder, entry)}) "
            f"JOIN {documents} d ON d.document_id = gone WHERE gone IN (SELECT unnest($1)) GROUP BY 1, 2",
            [list(forgotten)],
        ).fetchall()
        for riksmote, doc_type, count in lost:
            rows[table.name] = rows.get(table.name, 0) - count
            places = [(table.name, riksmote)]
            if table.name == "documents":
                places.append(("documents by type", f"{doc_type} {riksmote}"))
            for name, part in places:
                if part in parts.get(name, {}):
                    parts[name][part] -= count
    return rows, parts
