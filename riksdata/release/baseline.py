"""What a release is measured against: the release before without what was forgotten, and columns filled in the documents that both hold.

New documents of another era may well leave columns empty, and a forgotten document takes its rows with it: neither is a loss of data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from riksdata.release.manifest import TableEntry
from riksdata.release.places import Changed, Place, is_at, is_of_documents, rows_at
from riksdata.release.quality import Quality
from riksdata.release.source import document_of, view
from riksdata.release.sql import parquet_sources
from riksdata.release.totals import Totals, may_be_empty
from riksdata.rules.quoting import sql_text
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
    totals: Totals,
    changed: Changed | None,
) -> tuple[Quality, Quality]:
    """The two measures, as far as they can be held against each other.

    `folder`, `tables`: the release before, with its manifest's tables. `forgotten`: document ids whose rows are no loss. Rows and parts of
    `before` come without them; fill rates of both are of the documents that stand in both. `totals`: what was counted now, `changed`: the
    places of each table outside of which its rows are those of before, None for any: of large tables the rows of these alone are read.
    """
    if "documents" not in tables or tables["documents"].key != ["document_id"]:
        return before, after
    touched = None if changed is None else {place for places in changed.values() for place in places}
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE _kept AS SELECT document_id FROM (FROM {_rows_before(folder, tables['documents'], touched)} "
        f"WHERE {is_at('', touched) if touched is not None else 'true'}) SEMI JOIN {view('documents')} USING (document_id)"
    )
    try:
        rates_before, rates_after = dict(before.fill_rates), dict(after.fill_rates)
        for table in all_tables().values():
            entry = tables.get(table.name)
            if entry is None or table.name in _NO_PART:
                continue
            there = {c.name for c in entry.columns}
            names = [c.name for c in table.columns if c.name in there]
            # issues of no document are compared too, so that it takes parts to know which of them are those of before
            in_parts = is_of_documents(table) and (entry.parts or table.name != "issues")
            places = changed.get(table.name, ()) if changed is not None and in_parts else None
            same = _same(table, names, totals, places)
            new = view(table.name) if places is None or not entry.parts else f"({rows_at(table, places)})"
            rates_before[table.name] = _rates(con, _rows_before(folder, entry, places), table, names, forgotten, same)
            rates_after[table.name] = _rates(con, new, table, names, forgotten, same)
    finally:
        con.execute("DROP TABLE _kept")
    rows, parts = _without(con, folder, tables, before, forgotten) if forgotten else (before.rows, before.partitions)
    return replace(before, rows=rows, partitions=parts, fill_rates=rates_before), replace(after, fill_rates=rates_after)


def _source(folder: Path, entry: TableEntry) -> str:
    return parquet_sources(folder / path for path in entry.parquet_paths)


def _rows_before(folder: Path, entry: TableEntry, places: Collection[Place] | None) -> str:
    """SQL of the rows of the release before; of a table in parts, of those places alone."""
    if places is None or not entry.parts:
        return _source(folder, entry)
    paths = [folder / part.path for part in entry.parts if (part.riksmote, part.doc_type) in places]
    return parquet_sources(paths) if paths else f"(FROM {parquet_sources([folder / entry.parts[0].path])} WHERE false)"


def _same(table: Table, names: Sequence[str], totals: Totals, changed: Collection[Place] | None) -> tuple[int, list[int]]:
    """How many rows there are at all other places, the same before and now, and in how many of them each column is filled."""
    counts = [count for place, count in totals[table.name].items() if changed is not None and place not in changed]
    rows = sum(count.rows for count in counts)
    return rows, [sum(count.filled[name] for count in counts) if name in may_be_empty(table) else rows for name in names]


def _rates(
    con: duckdb.DuckDBPyConnection, source: str, table: Table, names: Sequence[str], forgotten: Sequence[str], same: tuple[int, list[int]]
) -> dict[str, float | None]:
    # A link to a forgotten document is empty from now on, so it counts as empty before.
    gone = "[" + ", ".join(sql_text(document) for document in forgotten) + "]::VARCHAR[]"
    linked = {c.name for c in table.columns if c.refers_to == ("documents", "document_id") and not c.required}
    counts = ", ".join(
        f'count("{name}") FILTER (NOT list_contains({gone}, "{name}"))' if name in linked and forgotten else f'count("{name}")'
        for name in names
    )
    kept = "" if table.name == "issues" or not is_of_documents(table) else f"WHERE {document_of(table)} IN (SELECT document_id FROM _kept)"
    found = con.execute(f"SELECT count(*), {counts} FROM {source} {kept}").fetchone() or (0,)
    rows = found[0] + same[0]
    return {name: round((count + more) / rows, 4) if rows else None for name, count, more in zip(names, found[1:], same[1], strict=True)}


def _without(
    con: duckdb.DuckDBPyConnection, folder: Path, tables: Mapping[str, TableEntry], before: Quality, forgotten: Sequence[str]
) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Rows and parts of the release before, less those of forgotten documents."""
    rows, parts = dict(before.rows), {name: dict(found) for name, found in before.partitions.items()}
    documents = _source(folder, tables["documents"])
    for table in all_tables().values():
        entry = tables.get(table.name)
        if entry is None or not is_of_documents(table):
            continue
        document = document_of(table)
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
