"""Large tables in parts, one a riksmöte: `parts/<table>/riksmote=<riksmöte>/<table>.parquet`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from riksdata.release.exporters.parquet import write_parquet
from riksdata.release.files import media_type
from riksdata.release.manifest import FileEntry, Part
from riksdata.release.source import ROWS_AT_ONCE, key_order, view
from schemas.tables import Table

FOLDER = "parts"


def has_parts(table: Table) -> bool:
    """Whether the rows of a table belong to a document, and so to a riksmöte."""
    return any(column.name == "document_id" for column in table.columns)


def part_name(riksmote: str | None) -> str:
    """The folder of a riksmöte: `riksmote=2018-19`; the slash of `2018/19` would be a folder of its own. Null is `riksmote=unknown`."""
    return "riksmote=" + (re.sub(r"[^0-9A-Za-z]", "-", riksmote) if riksmote else "unknown")


def write_parts(con: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> tuple[list[Part], list[FileEntry]]:
    """Write the parts of one table below `folder`, reading it once in the order of riksmöte and key."""
    parts: list[Part] = []
    files: list[FileEntry] = []
    for riksmote, source in _runs(con, table):
        name = f"{FOLDER}/{table.name}/{part_name(riksmote)}/{table.name}.parquet"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        sha256, size, rows = write_parquet(source, table, path)
        parts.append(Part(riksmote, rows, name))
        files.append(FileEntry(name, media_type(name), size, sha256))
    return parts, files


def _runs(con: duckdb.DuckDBPyConnection, table: Table) -> Iterator[tuple[str | None, Iterator[pa.RecordBatch]]]:
    """Each riksmöte with its rows; a run must be read to its end before the next is asked for."""
    pieces = _pieces(con, table)
    ahead = next(pieces, None)
    while ahead is not None:
        riksmote = ahead[0]

        def rows(riksmote: str | None = riksmote) -> Iterator[pa.RecordBatch]:
            nonlocal ahead
            while ahead is not None and ahead[0] == riksmote:
                yield ahead[1]
                ahead = next(pieces, None)

        yield riksmote, rows()


def _pieces(con: duckdb.DuckDBPyConnection, table: Table) -> Iterator[tuple[str | None, pa.RecordBatch]]:
    """The rows of the table in the order of riksmöte and key, cut where the riksmöte changes."""
    if table.name == "documents":
        sql = f'SELECT riksmote AS "session", * FROM {view("documents")} ORDER BY riksmote NULLS FIRST, {key_order(table)}'
    else:
        sql = (
            f'SELECT d.riksmote AS "session", t.* FROM {view(table.name)} t '
            f"LEFT JOIN {view('documents')} d ON d.document_id = t.document_id "
            f"ORDER BY d.riksmote NULLS FIRST, {key_order(table, 't.')}"
        )
    schema = table.arrow_schema
    for batch in con.execute(sql).to_arrow_reader(ROWS_AT_ONCE):
        sessions = batch.column(0).to_pylist()
        own = pa.RecordBatch.from_arrays([column.cast(f.type) for column, f in zip(batch.columns[1:], schema, strict=True)], schema=schema)
        start = 0
        for place in range(1, len(sessions) + 1):
            if place == len(sessions) or sessions[place] != sessions[start]:
                yield sessions[start], own.slice(start, place - start)
                start = place
