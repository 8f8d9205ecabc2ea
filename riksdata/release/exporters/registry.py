"""Every format of a release, in the order in which they are written. A new one is a module beside this, and a line here."""

from __future__ import annotations

from riksdata.release.exporters.csv import CsvRows
from riksdata.release.exporters.duckdb_file import FILE_NAME as DUCKDB_FILE
from riksdata.release.exporters.duckdb_file import write_database_file
from riksdata.release.exporters.excel_csv import NO_EXCEL, ExcelRows
from riksdata.release.exporters.formats import TableFormat, WholeFormat
from riksdata.release.exporters.parquet import ParquetRows
from riksdata.release.exporters.simple import WORKBOOK, write_simple
from riksdata.release.exporters.sqlite_file import FILE_NAME as SQLITE_FILE
from riksdata.release.exporters.sqlite_file import write_sqlite_file
from riksdata.release.files import gzip_file

TABLE_FORMATS = (
    TableFormat("parquet", ".parquet", ("Parquet", "Parquet"), "application/vnd.apache.parquet", "PARQUET", rows=ParquetRows),
    TableFormat("csv", ".csv", ("CSV", "CSV"), "text/csv", "CSV", rows=CsvRows),
    TableFormat("csv_gz", ".csv.gz", ("CSV, gzipped", "CSV, gzip-packad"), "application/gzip", None, packed=gzip_file, in_catalogue=False),
    TableFormat(
        "excel", ".excel.csv", ("CSV for Swedish Excel", "CSV för svensk Excel"), "text/csv", "CSV", rows=ExcelRows,
        fits=lambda table: table.name not in NO_EXCEL,
    ),
)  # fmt: skip
"""The forms of each table."""

WHOLE_FORMATS = (
    WholeFormat(
        "duckdb",
        ("All tables as one DuckDB file", "Alla tabeller i en DuckDB-fil"),
        ("All tables and views in one file for DuckDB.", "Alla tabeller och vyer i en fil för DuckDB."),
        "application/octet-stream",
        None,
        write_database_file,
        DUCKDB_FILE,
    ),
    WholeFormat(
        "simple",
        ("Excel workbook", "Excel-arbetsbok"),
        (
            "Demands, references and figures, a row each that needs no other table, in one Excel workbook.",
            "Yrkanden och frågor, referenser och uppgifter, en rad som står för sig själv, i en Excel-arbetsbok.",
        ),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        write_simple,
        WORKBOOK,
    ),
    WholeFormat(
        "sqlite",
        ("All tables as one SQLite file", "Alla tabeller i en SQLite-fil"),
        (
            "All tables in one SQLite file with keys, full-text search in Swedish, and which figures and sources support each demand.",
            "Alla tabeller i en SQLite-fil med nycklar, fritextsökning på svenska, och vilka siffror och källor som stöder varje yrkande.",
        ),
        "application/vnd.sqlite3",
        None,
        write_sqlite_file,
        SQLITE_FILE,
        from_tables=True,
    ),
)
"""The forms of the whole; each is written from those before it and from the tables."""
