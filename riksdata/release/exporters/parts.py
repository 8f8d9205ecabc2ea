"""Large tables in parts, one a riksmöte and type of document: `parts/<table>/riksmote=<riksmöte>/<type>.parquet`."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from riksdata.release.exporters.csv import CsvRows
from riksdata.release.exporters.formats import RowWriter
from riksdata.release.exporters.parquet import COMPRESSION_LEVEL, ParquetRows
from riksdata.release.exporters.row_groups import ROW_GROUP_BYTES, ROW_GROUP_ROWS, row_groups
from riksdata.release.files import HashedFile, media_type
from riksdata.release.manifest import FileEntry, Part
from riksdata.release.places import Place, rows_at
from riksdata.release.source import in_order, view
from riksdata.rules.quoting import sql_text
from schemas.tables import Table, all_tables

FOLDER = "parts"


def is_large(con: duckdb.DuckDBPyConnection, table: Table, rows: int, value_bytes: int) -> bool:
    """Whether a table that has rows holds at least so many, or at least so many bytes of values."""
    texts = "".join(f' + coalesce(strlen("{c.name}"), 0)' for c in table.columns if c.sql_type == "VARCHAR")
    fixed = 8 * sum(1 for c in table.columns if c.sql_type != "VARCHAR")
    (there,) = con.execute(f"SELECT count(*) FROM {view(table.name)}").fetchone() or (0,)
    if not there or there >= rows:
        return bool(there)
    if table.name == "texts":  # no text has fewer bytes than characters, and those are counted: where they are enough, no text is read
        (characters,) = con.execute(f"SELECT coalesce(sum(characters), 0) FROM {view('documents')}").fetchone() or (0,)
        if characters >= value_bytes:
            return True
    (size,) = con.execute(f"SELECT sum({fixed}{texts}) FROM {view(table.name)}").fetchone() or (0,)
    return bool(size >= value_bytes)


def file_of(table: Table, place: Place) -> str:
    """The path of a part: `parts/demands/riksmote=2018-19/mot.parquet`; the slash of `2018/19` would be a folder of its own."""
    riksmote, doc_type = (re.sub(r"[^0-9A-Za-z]", "-", name) if name else "unknown" for name in place)
    return f"{FOLDER}/{table.name}/riksmote={riksmote}/{doc_type}.parquet"


def content_of(parts: Iterable[Part]) -> str:
    """The identity of a table that lies in parts: a sum over theirs."""
    return hashlib.sha256("".join(f"{part.content_sha256}  {part.path}\n" for part in parts).encode()).hexdigest()


@cache
def made_by(table_name: str) -> str:
    """What the bytes of a part depend on beside its rows: prose and types of the columns, settings, the library that writes it."""
    table = all_tables()[table_name]
    sink = HashedFile(Path(os.devnull))
    ParquetRows(sink, table).close()
    sink.close()
    return hashlib.sha256(f"{sink.sha256} {COMPRESSION_LEVEL} {ROW_GROUP_ROWS} {ROW_GROUP_BYTES}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Written:
    """Parts that were written, with their files, and how their rows differ from those of the table, if they do."""

    parts: list[Part]
    files: list[FileEntry]
    wrong: str | None = None


def write_parts(con: duckdb.DuckDBPyConnection, table: Table, folder: Path, wanted: Collection[Place] | None = None) -> Written:
    """Write parts of one table below `folder`, reading its rows once in the order of riksmöte, type and key; all, where none are named.

    They are read again, and held against the rows that they were written from.
    """
    with _Writers(table, folder) as writers:
        for place, batches in _runs(con, lambda own: rows_at(table, wanted, own), table):
            writers.write(place, batches)
    parts, files = writers.parts, writers.files
    if not parts:
        return Written(parts, files)
    columns = ", ".join(f'"{c.name}"' for c in table.columns)
    paths = ", ".join(sql_text(str(folder / part.path)) for part in parts)
    summed = f"SELECT count(*), sum(hash({columns})::HUGEINT) FROM "
    # where all are wanted no document is asked for its place: of a join DuckDB may hold all texts
    rows = view(table.name) if wanted is None else f"({rows_at(table, wanted)})"
    meant = con.execute(f"{summed} {rows}").fetchone()
    found = con.execute(f"{summed} read_parquet([{paths}], hive_partitioning = false)").fetchone()
    wrong = None if meant == found else f"{FOLDER}/{table.name} does not hold the rows of the table"
    return Written(parts, files, wrong)


class _Writers:
    """Two threads that write what this one reads: the parts as Parquet, and the sums of their rows as CSV.

    While they write a row group the next one is read, so that two are held and no more. What fails in them is raised here.
    """

    def __init__(self, table: Table, folder: Path) -> None:
        """The parts of `table`, below `folder`; they stand in `parts` and `files` when the writers have been left."""
        self.parts: list[Part] = []
        self.files: list[FileEntry] = []
        self._table, self._folder = table, folder
        self._places: list[tuple[Place, str, int]] = []
        self._threads = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._under_way: list[Future[None]] = []
        self._sinks: list[tuple[HashedFile, HashedFile]] = []

    def write(self, place: Place, batches: Iterable[pa.RecordBatch]) -> None:
        """The part of one place; it is written to its end when the next one begins."""
        name = file_of(self._table, place)
        (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
        sinks = HashedFile(self._folder / name), HashedFile(Path(os.devnull))
        self._sinks.append(sinks)
        writers: tuple[RowWriter, RowWriter] = ParquetRows(sinks[0], self._table), CsvRows(sinks[1], self._table)
        rows = 0
        for group, _ in row_groups(batches):
            self._wait()
            self._under_way = [thread.submit(writer.write, group) for thread, writer in zip(self._threads, writers, strict=True)]
            rows += group.num_rows
        for thread, writer, sink in zip(self._threads, writers, sinks, strict=True):
            self._under_way += [thread.submit(writer.close), thread.submit(sink.close)]
        self._places.append((place, name, rows))

    def _wait(self) -> None:
        for each in self._under_way:
            each.result()
        self._under_way = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for thread in self._threads:
            thread.shutdown(cancel_futures=kind is not None)
        for sink in chain(*self._sinks):
            sink.close()
        if kind is None:
            self._wait()
        for (place, name, rows), (sink, content) in zip(self._places, self._sinks, strict=False):
            self.parts.append(Part(place[0], rows, name, doc_type=place[1], content_sha256=content.sha256))
            self.files.append(FileEntry(name, media_type(name), sink.bytes, sink.sha256))


def _runs(
    con: duckdb.DuckDBPyConnection, rows_wanted: Callable[[str], str], table: Table
) -> Iterator[tuple[Place, Iterator[pa.RecordBatch]]]:
    """Each place with its rows; a run must be read to its end before the next is asked for."""
    pieces = _pieces(con, rows_wanted, table)
    ahead = next(pieces, None)
    while ahead is not None:
        place = ahead[0]

        def rows(place: Place = place) -> Iterator[pa.RecordBatch]:
            nonlocal ahead
            while ahead is not None and ahead[0] == place:
                yield ahead[1]
                ahead = next(pieces, None)

        yield place, rows()


def _pieces(con: duckdb.DuckDBPyConnection, rows: Callable[[str], str], table: Table) -> Iterator[tuple[Place, pa.RecordBatch]]:
    """Rows in the order of their places, cut where the place changes."""
    schema = table.arrow_schema
    for batch in in_order(con, table, rows, "riksmote_of NULLS FIRST, type_of NULLS FIRST, "):
        own = pa.RecordBatch.from_arrays([column.cast(f.type) for column, f in zip(batch.columns[2:], schema, strict=True)], schema=schema)
        first, last = ((batch.column(0)[row].as_py(), batch.column(1)[row].as_py()) for row in (0, batch.num_rows - 1))
        if first == last:  # they come in order
            yield first, own
            continue
        places = list(zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True))
        start = 0
        for end in range(1, len(places) + 1):
            if end == len(places) or places[end] != places[start]:
                yield places[start], own.slice(start, end - start)
                start = end
