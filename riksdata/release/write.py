"""One table into its files in a single pass over its rows, in every format of the registry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from riksdata.release.exporters.registry import TABLE_FORMATS
from riksdata.release.exporters.row_groups import row_groups
from riksdata.release.files import HashedFile, media_type
from riksdata.release.manifest import FileEntry
from schemas.tables import Table


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The files of one table, by the names of their formats."""

    rows: int
    value_bytes: int
    """Bytes of its values, uncompressed."""
    files: dict[str, FileEntry]


def write_table(source: Iterable[pa.RecordBatch], table: Table, folder: Path) -> WrittenTable:
    """Write the files of a table that are made from its rows into `folder`, reading `source` once."""
    formats = [each for each in TABLE_FORMATS if each.rows is not None and each.fits(table)]
    sinks = {each.name: HashedFile(folder / f"{table.name}{each.ending}") for each in formats}
    try:
        writers = [each.rows(sinks[each.name], table) for each in formats if each.rows is not None]
        rows = total = 0
        for group, size in row_groups(source):
            for writer in writers:
                writer.write(group)
            rows += group.num_rows
            total += size
        for writer in writers:
            writer.close()
    finally:
        for sink in sinks.values():
            sink.close()
    files = {}
    for each in formats:
        name, sink = f"{table.name}{each.ending}", sinks[each.name]
        files[each.name] = FileEntry(name, media_type(name), sink.bytes, sink.sha256)
    return WrittenTable(rows, total, files)


def pack_table(table: Table, folder: Path) -> dict[str, FileEntry]:
    """Write the files of a table that are made from its CSV, which must lie in `folder`."""
    files = {}
    for each in TABLE_FORMATS:
        if each.packed is not None and each.fits(table):
            name = f"{table.name}{each.ending}"
            sha256, size = each.packed(folder / f"{table.name}.csv", folder / name)
            files[each.name] = FileEntry(name, media_type(name), size, sha256)
    return files
