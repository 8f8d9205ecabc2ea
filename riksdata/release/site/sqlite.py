"""A release as one SQLite file: its tables with keys, tables and columns derived for the site, and full-text indexes of Swedish stems."""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from riksdata.release.site.search_index import write_indexes
from riksdata.release.sql import parquet_of
from riksdata.rules.quoting import quoted

FILE_NAME = "riksdata.sqlite"
LAYOUT = 3
"""Of what is derived beside the published tables, and of the stems that are indexed, in `PRAGMA user_version`."""

_VERSION_OF_LIBRARY = slice(96, 100)
"""Where SQLite's header names the library that wrote the file: nothing reads it, and it would make the bytes differ."""
_ROWS_AT_ONCE = 4096


@cache
def derived_descriptions() -> dict[str, tuple[str, str]]:
    """What stands in the file beside the published tables: name → description, English and Swedish (`derived.tsv`)."""
    lines = resources.files("riksdata.release.site").joinpath("derived.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {name: (english, swedish) for name, english, swedish in rows}


class NoRelease(ValueError):
    """A folder that holds no finished release."""


def read_manifest(release: Path) -> dict[str, Any]:
    """`release.json` of a finished release. Raises NoRelease with the path and what to do where there is none."""
    try:
        found = orjson.loads((release / "release.json").read_bytes())
        assert isinstance(found["tables"], dict)
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError, AssertionError) as error:
        raise NoRelease(f"{release}: no finished release lies here (no readable release.json); make one with `riksdata run`") from error
    return dict(found)


def build_sqlite(release: Path, out: Path) -> None:
    """Write the tables of a finished release, and what reading and searching them needs, into the SQLite file `out`.

    The same release gives the same bytes. `out` is written under another name and renamed, so that nobody sees half of it.
    Raises NoRelease where `release` is none, OSError where `out` cannot be written.
    """
    write_sqlite(release, out, read_manifest(release)["tables"])


def write_sqlite(release: Path, out: Path, tables: dict[str, Any]) -> None:
    """The same from the Parquet files of a folder. `tables`: name → `key` and `columns`, as release.json has them.

    Rows that share a key, which only a release that its gates were told to let pass can hold, are all kept: the file has no primary keys then.
    Raises NoRelease for tables of an older schema, which lack what pages ask for.
    """
    try:
        _write(release, out, tables)
    except sqlite3.IntegrityError:
        _write(release, out, {name: {**table, "key": []} for name, table in tables.items()})


def _write(release: Path, out: Path, tables: dict[str, Any]) -> None:
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        con = sqlite3.connect(draft, isolation_level=None)
        try:
            con.executescript(
                "PRAGMA page_size = 2048; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072; BEGIN"
            )
            for name, table in tables.items():
                _write_table(con, release, name, table)
            try:
                con.executescript(
                    resources.files("riksdata.release.site").joinpath("derived.sql").read_text(encoding="utf-8")
                )  # ends the transaction
                con.execute("BEGIN")
                _write_lists(con)
                write_indexes(con)
            except sqlite3.OperationalError as error:
                if "no such" not in str(error):
                    raise
                raise NoRelease(f"{release}: its tables are of an older schema ({error}); a new run publishes them anew") from error
            con.execute("COMMIT")
            con.execute(f"PRAGMA user_version = {LAYOUT}")
            con.execute("VACUUM")
        finally:
            con.close()
        with draft.open("r+b") as file:
            file.seek(_VERSION_OF_LIBRARY.start)
            file.write(bytes(_VERSION_OF_LIBRARY.stop - _VERSION_OF_LIBRARY.start))
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)


def _write_table(con: sqlite3.Connection, release: Path, name: str, table: dict[str, Any]) -> None:
    files = [pq.ParquetFile(path) for path in parquet_of(release, name)]
    fields = list(files[0].schema_arrow)
    declared = {column["name"]: column for column in table["columns"]}
    lines = []
    for field in fields:
        column = declared.get(field.name, {})
        lines.append(f"{quoted(field.name)} {_sql_type(field.type)}{' NOT NULL' if column.get('required') else ''}")
    if table.get("key"):
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table['key']))})")
    for field in fields:
        target = declared.get(field.name, {}).get("refers_to")
        if target:
            other, column_name = target.split(".") if isinstance(target, str) else target
            lines.append(f"FOREIGN KEY ({quoted(field.name)}) REFERENCES {quoted(other)} ({quoted(column_name)})")
    con.execute(f"CREATE TABLE {quoted(name)} (\n  " + ",\n  ".join(lines) + "\n)")
    con.executemany(f"INSERT INTO {quoted(name)} VALUES ({', '.join('?' * len(fields))})", chain.from_iterable(map(rows_of, files)))


def rows_of(file: pq.ParquetFile) -> Iterator[tuple[Any, ...]]:
    """The rows of a Parquet file as SQLite holds them: days and times as ISO texts, lists as JSON."""
    for batch in file.iter_batches(_ROWS_AT_ONCE):
        columns = [_values(column) for column in batch.columns]
        yield from zip(*columns, strict=True)


def _values(column: pa.Array) -> list[Any]:
    kind = column.type
    values: list[Any] = column.to_pylist()
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return [_moment(value) for value in values]
    if pa.types.is_nested(kind):
        return [None if value is None else orjson.dumps(value).decode() for value in values]
    return values


def _moment(value: datetime.date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _sql_type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"


def split_list(value: str | None) -> list[str]:
    """The members of a list column, whether it is written as JSON or separated by semicolons."""
    if not value:
        return []
    if value.startswith("["):
        return [str(each) for each in orjson.loads(value)]
    return [each.strip() for each in value.split(";") if each.strip()]


def _write_lists(con: sqlite3.Connection) -> None:
    """One row a member of the list columns that pages ask by."""
    con.execute(
        "CREATE TABLE document_parties (document_id TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (party, document_id)) WITHOUT ROWID"
    )
    con.execute(
        "CREATE TABLE demand_bodies (demand_id TEXT NOT NULL, body_id TEXT NOT NULL, PRIMARY KEY (body_id, demand_id)) WITHOUT ROWID"
    )
    for table, source in (
        ("document_parties", "SELECT document_id, parties FROM documents WHERE parties IS NOT NULL"),
        ("demand_bodies", "SELECT demand_id, agency_ids FROM demands WHERE agency_ids IS NOT NULL"),
    ):
        rows = sorted(
            {(each, member) for each, members in con.execute(source) for member in split_list(members)}, key=lambda r: (r[1], r[0])
        )
        con.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
