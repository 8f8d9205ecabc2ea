"""The folder `simple/`: demands, references and figures with nothing to join, as Parquet, CSV and one Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from riksdata.release.exporters.csv import CsvFile
from riksdata.release.exporters.duckdb_file import FILE_NAME, write_database
from riksdata.release.exporters.parquet import COMPRESSION_LEVEL
from riksdata.release.exporters.workbook import Sheet, write_workbook
from riksdata.release.files import HashedFile
from riksdata.release.manifest import ATTRIBUTION, LICENSE
from riksdata.release.sql import reading_connection
from riksdata.rules.quoting import sql_text
from riksdata.rules.streamed import streamed
from schemas.views import SIMPLE, View, all_views

FOLDER = "simple"
WORKBOOK = f"{FOLDER}/riksdata.xlsx"
_ROWS_AT_ONCE = 8192
MEMORY_LIMIT = "2GB"
"""What names, sources and figures are strung together of does not go to disk: 3 000 motions take 120 MB, 12 000 some 220."""


def file_of(view: str, ending: str) -> str:
    """`simple_demands` → `simple/demands.csv`."""
    return f"{FOLDER}/{view.removeprefix('simple_')}{ending}"


def write_simple(folder: Path) -> Mapping[str, int]:
    """Write the simple tables from the DuckDB file in `folder`, or from one made for it; gives each file with its rows.

    The workbook is written while the rows are read, so that no table is held whole.
    """
    (folder / FOLDER).mkdir(exist_ok=True)
    rows: dict[str, int] = {}
    with TemporaryDirectory(prefix="riksdata-simple-") as own, reading_connection(folder, memory_limit=MEMORY_LIMIT) as con:
        place = folder
        if not (folder / FILE_NAME).is_file():
            place = Path(own)
            write_database(folder, into=place)
        con.execute(f"ATTACH {sql_text(str(place / FILE_NAME))} AS release_file (READ_ONLY)")
        con.execute("USE release_file.main")
        with write_workbook(folder / WORKBOOK) as book:
            for name in SIMPLE:
                view = all_views()[name]
                reader = con.execute(f'FROM "{name}"').to_arrow_reader(_ROWS_AT_ONCE)
                count = _write(streamed(reader), reader.schema, view, folder, book.sheet(view))
                rows |= {file_of(name, ".parquet"): count, file_of(name, ".csv"): count}
    return rows | {WORKBOOK: 0}


def _write(batches: Iterator[pa.RecordBatch], schema: pa.Schema, view: View, folder: Path, sheet: Sheet) -> int:
    described = {c.name: c.description for c in view.columns}
    schema = pa.schema([pa.field(f.name, f.type, metadata={"description": described[f.name]}) for f in schema])
    schema = schema.with_metadata({"title": view.title, "description": view.description, "license": LICENSE, "attribution": ATTRIBUTION})
    sinks = [HashedFile(folder / file_of(view.name, ending)) for ending in (".parquet", ".csv")]
    count = 0
    try:
        parquet = pq.ParquetWriter(
            pa.PythonFile(sinks[0], mode="w"), schema, compression="zstd", compression_level=COMPRESSION_LEVEL, version="2.6",
            data_page_version="1.0", store_schema=False,
        )  # fmt: skip
        parquet.add_key_value_metadata(schema.metadata)
        csv = CsvFile(sinks[1], schema)
        for batch in batches:
            group = pa.Table.from_batches([batch]).cast(schema)
            parquet.write_table(group)
            csv.write(group)
            sheet.write(batch)
            count += batch.num_rows
        parquet.close()
        csv.close()
    finally:
        for sink in sinks:
            sink.close()
    return count
