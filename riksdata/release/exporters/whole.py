"""The formats of the whole release, written and held against the tables beside the thread that describes it; some also side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from riksdata.processes import context, end_with_parent, plain_main
from riksdata.release.exporters.duckdb_file import FILE_NAME as DUCKDB_FILE
from riksdata.release.exporters.registry import WHOLE_FORMATS
from riksdata.release.exporters.sqlite_file import FILE_NAME as SQLITE_FILE
from riksdata.release.manifest import FileEntry, TableEntry, file_entry
from riksdata.release.parity import Difference, database_differences, sqlite_differences, table_differences

_MANY_ROWS = 20_000
"""From so many rows on, writing a workbook in this process would hold up everything else in it."""

Written = dict[str, dict[str, tuple[FileEntry, int]]]
"""Format → path → the file, and its rows."""
Tables = Mapping[str, TableEntry]


class WholeFiles:
    """The files over everything while they are made. What is asked of all rows is asked beside them."""

    def __init__(self, folder: Path, formats: tuple[str, ...], pool: Executor) -> None:
        """`formats`: those that are written, in the order of the registry."""
        self._folder, self._formats, self._pool = folder, formats, pool
        self._writing: list[Future[tuple[Written, list[Difference]]]] = []
        self._comparing: Future[list[Difference]] | None = None

    def begin(self, tables: Tables) -> None:
        """Begin to write them, now that the Parquet files of these tables lie in the folder; nothing where that was done."""
        if self._writing:
            return
        chains = [tuple(each.name for each in WHOLE_FORMATS if each.name in self._formats and each.from_tables)]
        chains += [tuple(each.name for each in WHOLE_FORMATS if each.name in self._formats and not each.from_tables)]
        self._writing = [self._pool.submit(write_whole, self._folder, chain, tables) for chain in chains if chain]

    def compare(self, tables: Tables) -> None:
        """Begin to compare the files of the tables, now that all of them lie in the folder."""
        # what a release keeps in parts from the one before was compared there
        compared = tables if self._formats else {name: table for name, table in tables.items() if table.files}
        self._comparing = self._pool.submit(table_differences, self._folder, compared)

    def written(self) -> Written:
        """Wait for the end; gives each format's files."""
        found = {name: files for each in self._writing for name, files in each.result()[0].items()}
        return {name: found[name] for name in self._formats}

    def differences(self) -> list[Difference]:
        """Wait for the end; gives what does not hold the rows of the tables' Parquet files."""
        found = self._comparing.result() if self._comparing else []
        return found + [difference for each in self._writing for difference in each.result()[1]]


def write_whole(folder: Path, names: tuple[str, ...], tables: Tables) -> tuple[Written, list[Difference]]:
    """Write these formats of the whole; gives their files, and how what stands in them differs from the tables."""
    written = {
        each.name: {file: (file_entry(folder, file), rows) for file, rows in each.write(folder).items()}
        for each in WHOLE_FORMATS
        if each.name in names
    }
    files = {file for each in written.values() for file in each}
    wrong = database_differences(folder, tables, DUCKDB_FILE) if DUCKDB_FILE in files else []
    return written, wrong + (sqlite_differences(folder, tables) if SQLITE_FILE in files else [])


@contextmanager
def whole_files(folder: Path, rows: int, leave_out: Collection[str] = ()) -> Iterator[WholeFiles]:
    """What makes them all but those in `leave_out`: in processes of their own where there is much. `rows`: of all tables together.

    The processes are started here, so that they are ready when the tables are.
    """
    formats = tuple(each.name for each in WHOLE_FORMATS if each.name not in leave_out)
    if formats and rows >= _MANY_ROWS:
        with ProcessPoolExecutor(2, mp_context=context(), initializer=end_with_parent) as processes:
            with plain_main():
                for _ in range(2):
                    processes.submit(_ready)
            yield WholeFiles(folder, formats, processes)
    else:
        with ThreadPoolExecutor(3) as threads:
            yield WholeFiles(folder, formats, threads)


def _ready() -> None:
    """Have a process load what its work needs."""
