"""Whether a release is whole: sums, signature, schema, keys, spans, and the same rows in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from riksdata.release.database import FILE_NAME
from riksdata.release.files import files_below, sha256_file
from riksdata.release.manifest import BrokenRelease, Manifest, TableEntry, read_manifest
from riksdata.release.parity import differences
from riksdata.release.schema_version import current_shapes, level_of, schema_changes, shapes_of
from riksdata.release.sql import parquet_source, quoted, reading_connection
from riksdata.release.sums import SIGNATURE, SUMS, read_sums, signature_problem
from schemas.tables import SCHEMA_VERSION, all_tables

EXAMPLES = 5
SPANS = {"references": "surface", "statistics": "surface", "demands": "text"}
"""Tables whose rows are cut out of a text, and the column that holds the words."""
_MARKER = re.compile(r"\[(?:footnoteRef:|bookmark:)[^\]\n]{0,80}\]")
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class VerifyProblem:
    """One thing wrong with a release."""

    file: str
    rule: str
    """sum, missing, extra, index, signature, schema, required, key, foreign_key, span or parity."""
    message: str
    examples: list[dict[str, Any]] = field(default_factory=list)


def verify(path: Path, public_key: str | None = None, progress: Progress | None = None) -> list[VerifyProblem]:
    """All that is wrong with the release in the folder `path`; an empty list for a good one.

    `public_key`: a minisign key (or the path of one) that must have signed it. Nothing in the folder is trusted, written or run.
    """
    step = progress or (lambda stage, done, total: None)
    step("sums", 0, 5)
    problems = _sums(path)
    if public_key:
        why = signature_problem(path, public_key)
        if why:
            problems.append(VerifyProblem(SIGNATURE, "signature", why))
    try:
        manifest = read_manifest(path)
    except BrokenRelease as error:
        return [*problems, VerifyProblem("release.json", "index", str(error))]
    step("schema", 1, 5)
    problems.extend(_index(path, manifest))
    problems.extend(_schema(path, manifest))
    unreadable = {p.file for p in problems if p.rule in ("schema", "missing")}
    readable = {n: e for n, e in manifest.tables.items() if e.parquet.path not in unreadable}
    with reading_connection() as con:
        step("keys", 2, 5)
        for name, entry in readable.items():
            problems.extend(_guard(entry.parquet.path, lambda name=name, entry=entry: _keys(con, path, name, entry, readable)))  # type: ignore[misc]
        step("spans", 3, 5)
        problems.extend(_guard("texts.parquet", lambda: _spans(con, path, readable)))
    step("parity", 4, 5)
    problems.extend(VerifyProblem(d.file, "parity", d.message, d.examples) for d in differences(path, readable, FILE_NAME))
    step("done", 5, 5)
    return problems


def _guard(file: str, check: Callable[[], list[VerifyProblem]]) -> list[VerifyProblem]:
    """The problems a check finds; a file too broken to be read at all is one of them."""
    try:
        return check()
    except duckdb.Error as error:
        return [VerifyProblem(file, "schema", f"cannot be read: {str(error).strip().splitlines()[0][:300]}")]


def _sums(path: Path) -> list[VerifyProblem]:
    try:
        sums = read_sums(path)
    except BrokenRelease as error:
        return [VerifyProblem(SUMS, "index", str(error))]
    problems = []
    for name, wanted in sums.items():
        file = path / name
        if file.is_symlink() or not file.is_file():
            problems.append(VerifyProblem(name, "missing", "is listed in SHA256SUMS but is not there as a file"))
        elif sha256_file(file) != wanted:
            problems.append(VerifyProblem(name, "sum", "its sha256 is not the one in SHA256SUMS"))
    extra = set(files_below(path)) - set(sums) - {SUMS, SIGNATURE}
    problems.extend(VerifyProblem(name, "extra", "is not listed in SHA256SUMS") for name in sorted(extra))
    return problems


def _index(path: Path, manifest: Manifest) -> list[VerifyProblem]:
    """release.json against the files: every entry's size and sum, and none without an entry."""
    entries = [*manifest.files]
    for table in manifest.tables.values():
        entries.extend(e for e in (table.parquet, table.csv, table.csv_gz, table.excel) if e)
    problems = []
    try:
        sums = read_sums(path)
    except BrokenRelease:
        sums = {}
    for entry in entries:
        if sums.get(entry.path) != entry.sha256:
            problems.append(VerifyProblem(entry.path, "index", "release.json and SHA256SUMS do not agree on it"))
        elif (path / entry.path).is_file() and (path / entry.path).stat().st_size != entry.bytes:
            problems.append(VerifyProblem(entry.path, "index", f"is not of the {entry.bytes} bytes that release.json says"))
    listed = {entry.path for entry in entries} | {"release.json"}
    problems.extend(VerifyProblem(name, "index", "has no entry in release.json") for name in sorted(set(sums) - listed))
    return problems


def _schema(path: Path, manifest: Manifest) -> list[VerifyProblem]:
    """The Parquet files against release.json, and release.json against the declared schema where it is of the same version."""
    problems = []
    for name, entry in manifest.tables.items():
        file = entry.parquet.path
        if (path / file).is_symlink() or not (path / file).is_file():
            problems.append(VerifyProblem(file, "missing", "is not there"))
            continue
        try:
            schema = pq.read_schema(path / file)
        except Exception as error:  # a damaged footer fails in as many ways as it can be damaged
            problems.append(VerifyProblem(file, "schema", f"cannot be read as Parquet: {str(error).splitlines()[0][:200]}"))
            continue
        if schema.names != [c.name for c in entry.columns]:
            problems.append(VerifyProblem(file, "schema", f"its columns are not those that release.json names: {', '.join(schema.names)}"))
        elif name in current_shapes() and manifest.schema_version == SCHEMA_VERSION:
            problems.extend(
                VerifyProblem(file, "schema", f"column {own.name} is {got}, declared {own.type}")
                for own, got in zip(all_tables()[name].arrow_schema, schema.types, strict=False)
                if got != own.type
            )
    if manifest.schema_version == SCHEMA_VERSION:
        changes = [c for c in schema_changes(current_shapes(), shapes_of(manifest.tables)) if c.level != "patch"]
        if level_of(changes) != "none":
            problems.append(
                VerifyProblem(
                    "release.json", "schema", f"is not schema {SCHEMA_VERSION} as declared: " + "; ".join(c.message for c in changes)
                )
            )
    return problems


def _keys(con: duckdb.DuckDBPyConnection, path: Path, name: str, entry: TableEntry, tables: dict[str, TableEntry]) -> list[VerifyProblem]:
    """Unique keys, filled required columns, held foreign keys."""
    file = entry.parquet.path
    source = parquet_source(path / file)
    key = ", ".join(quoted(k) for k in entry.key)
    problems = _rows(
        con,
        file,
        "key",
        f"values of the key {', '.join(entry.key)} stand more than once",
        f"SELECT {key} FROM {source} GROUP BY {key} HAVING count(*) > 1",
        key,
    )
    for column in entry.columns:
        own = quoted(column.name)
        if column.required:
            problems += _rows(con, file, "required", f"rows have no {column.name}", f"SELECT {key} FROM {source} WHERE {own} IS NULL", key)
        if column.type == "VARCHAR":
            problems += _rows(
                con, file, "required", f"rows hold an empty text in {column.name}", f"SELECT {key} FROM {source} WHERE {own} = ''", key
            )
        if column.refers_to:
            target, _, target_column = column.refers_to.partition(".")
            if target in tables:
                there = quoted(target_column)
                other = parquet_source(path / tables[target].parquet.path)
                sql = f"SELECT a.* FROM {source} a ANTI JOIN {other} b ON a.{own} = b.{there} WHERE a.{own} IS NOT NULL"
                problems += _rows(
                    con,
                    file,
                    "foreign_key",
                    f"rows' {column.name} stands in no row of {target}",
                    f"SELECT {key}, {own} AS missing FROM ({sql})",
                    key,
                )
    return problems


def _rows(con: duckdb.DuckDBPyConnection, file: str, rule: str, message: str, sql: str, order: str) -> list[VerifyProblem]:
    row = con.execute(f"SELECT count(*) FROM ({sql})").fetchone()
    if not row or not row[0]:
        return []
    cursor = con.execute(f"SELECT * FROM ({sql}) ORDER BY {order} LIMIT {EXAMPLES}")
    names = [c[0] for c in cursor.description or []]
    return [VerifyProblem(file, rule, f"{row[0]} {message}", [dict(zip(names, r, strict=True)) for r in cursor.fetchall()])]


def fold(text: str) -> str:
    """A cut from the text as a demand words it: markers stepped over, white space folded."""
    return " ".join(_MARKER.sub("", text).split())


def _spans(con: duckdb.DuckDBPyConnection, path: Path, tables: dict[str, TableEntry]) -> list[VerifyProblem]:
    """`text[start:end]` of every row that has a span is the row's words. Texts and rows are walked side by side, once."""
    problems: list[VerifyProblem] = []
    if "texts" not in tables:
        return problems
    for name, words in SPANS.items():
        if name not in tables:
            continue
        entry = tables[name]
        where = "WHERE origin = 'text' OR char_start IS NOT NULL" if name == "demands" else ""
        origin = "origin" if name == "demands" else "'text'"
        # Python slices each text by characters at no cost; SQL would count from the text's start for every row.
        sql = (
            f"SELECT x.text, r.ids, r.starts, r.ends, r.words, r.origins FROM (SELECT document_id, "
            f"list({quoted(entry.key[0])} ORDER BY ordinal) AS ids, list(char_start ORDER BY ordinal) AS starts, "
            f"list(char_end ORDER BY ordinal) AS ends, list({quoted(words)} ORDER BY ordinal) AS words, "
            f"list({origin} ORDER BY ordinal) AS origins FROM {parquet_source(path / entry.parquet.path)} {where} GROUP BY document_id) r "
            f"LEFT JOIN {parquet_source(path / tables['texts'].parquet.path)} x ON x.document_id = r.document_id"
        )
        wrong = 0
        examples: list[dict[str, Any]] = []
        for text, *columns in _fetch(con, sql):
            for row_id, start, end, own, made in zip(*columns, strict=True):
                got = (
                    text[start:end]
                    if text is not None and start is not None and end is not None and 0 <= start <= end <= len(text)
                    else None
                )
                same = got is not None and (got == own if name != "demands" else " ".join(got.split()) == own or fold(got) == fold(own))
                # What the official record words otherwise than the text is the text's own matter: there the span must only lie in the text.
                if not same and not (made == "record" and got):
                    wrong += 1
                    if len(examples) < EXAMPLES:
                        examples.append(
                            {entry.key[0]: row_id, "char_start": start, "char_end": end, words: own[:80], "text_there": (got or "")[:80]}
                        )
        if wrong:
            problems.append(
                VerifyProblem(entry.parquet.path, "span", f"{wrong} row(s) whose span does not hold their words in the text", examples)
            )
    return problems


def _fetch(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[Any, ...]]:
    cursor = con.execute(sql)
    while rows := cursor.fetchmany(256):
        yield from rows
