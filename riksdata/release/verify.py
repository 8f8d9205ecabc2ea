"""Whether a release is whole: sums, signature, schema, keys, spans, and the same rows in every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from riksdata.release.exporters.duckdb_file import FILE_NAME
from riksdata.release.files import files_below, sha256_file
from riksdata.release.manifest import BrokenRelease, Manifest, TableEntry, read_manifest, table_files
from riksdata.release.parity import differences
from riksdata.release.schema_version import current_shapes, level_of, schema_changes, shapes_of
from riksdata.release.sql import parquet_sources, reading_connection
from riksdata.release.sums import SIGNATURE, SUMS, read_sums, signature_problem
from riksdata.rules.declared import ColumnShape, Shape, declared_rules, shape_of
from riksdata.rules.rule import Rule, run_rule
from riksdata.rules.spans import SPAN_TABLES, hash_rule, span_rules
from schemas.tables import SCHEMA_VERSION, all_tables

EXAMPLES = 5
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class VerifyProblem:
    """One thing wrong with a release."""

    file: str
    rule: str
    """sum, missing, extra, index, signature, schema, parity, or the kind of a rule of rows: required, key, foreign_key, span …"""
    message: str
    examples: list[dict[str, Any]] = field(default_factory=list)


def verify(path: Path, public_key: str | None = None, progress: Progress | None = None) -> list[VerifyProblem]:
    """All that is wrong with the release in the folder `path`; an empty list for a good one.

    `public_key`: a minisign key (or the path of one) that must have signed it. Nothing in the folder is trusted, written or run.
    """
    step = progress or (lambda stage, done, total: None)
    step("sums", 0, 4)
    problems = _sums(path)
    if public_key:
        why = signature_problem(path, public_key)
        if why:
            problems.append(VerifyProblem(SIGNATURE, "signature", why))
    try:
        manifest = read_manifest(path)
    except BrokenRelease as error:
        return [*problems, VerifyProblem("release.json", "index", str(error))]
    step("schema", 1, 4)
    problems.extend(_index(path, manifest))
    problems.extend(_schema(path, manifest))
    unreadable = {p.file for p in problems if p.rule in ("schema", "missing")}
    readable = {n: e for n, e in manifest.tables.items() if not unreadable & set(e.parquet_paths)}
    step("rows", 2, 4)
    with reading_connection(path) as con:
        problems.extend(_rows(con, path, manifest, readable))
    step("parity", 3, 4)
    database = FILE_NAME if manifest.format < 3 or FILE_NAME in {file.path for file in manifest.files} else None
    problems.extend(VerifyProblem(d.file, "parity", d.message, d.examples) for d in differences(path, readable, database))
    step("done", 4, 4)
    return problems


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
        entries.extend(table_files(table))
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
        for file in entry.parquet_paths:
            problems.extend(_schema_of(path, file, name, entry, manifest))
    if manifest.schema_version == SCHEMA_VERSION:
        changes = [c for c in schema_changes(current_shapes(), shapes_of(manifest.tables)) if c.level != "patch"]
        if level_of(changes) != "none":
            problems.append(
                VerifyProblem(
                    "release.json", "schema", f"is not schema {SCHEMA_VERSION} as declared: " + "; ".join(c.message for c in changes)
                )
            )
    return problems


def _schema_of(path: Path, file: str, name: str, entry: TableEntry, manifest: Manifest) -> list[VerifyProblem]:
    """One Parquet file against what release.json and the declared schema say of its columns."""
    if (path / file).is_symlink() or not (path / file).is_file():
        return [VerifyProblem(file, "missing", "is not there")]
    try:
        schema = pq.read_schema(path / file)
    except Exception as error:  # a damaged footer fails in as many ways as it can be damaged
        return [VerifyProblem(file, "schema", f"cannot be read as Parquet: {str(error).splitlines()[0][:200]}")]
    if schema.names != [c.name for c in entry.columns]:
        return [VerifyProblem(file, "schema", f"its columns are not those that release.json names: {', '.join(schema.names)}")]
    if name not in current_shapes() or manifest.schema_version != SCHEMA_VERSION:
        return []
    return [
        VerifyProblem(file, "schema", f"column {own.name} is {got}, declared {own.type}")
        for own, got in zip(all_tables()[name].arrow_schema, schema.types, strict=False)
        if got != own.type
    ]


_KINDS = {"empty": "required"}
"""Kind of rule → the rule that a problem names, where they differ."""


def _rows(con: duckdb.DuckDBPyConnection, path: Path, manifest: Manifest, tables: dict[str, TableEntry]) -> list[VerifyProblem]:
    """The rules of the declarations, of spans and of hashes over the Parquet files; a file too broken to be read is a problem itself."""

    def source(name: str) -> str:
        return parquet_sources(path / file for file in tables[name].parquet_paths)

    rules: list[Rule] = []
    for name, entry in tables.items():
        rules += declared_rules(_shape(name, entry, manifest), source, list(tables))
    if "texts" in tables:
        rules += span_rules(source, {name: tables[name].key[0] for name in SPAN_TABLES if name in tables})
        rules += [hash_rule(source)] if {"documents", "issues"} <= tables.keys() else []
    problems: list[VerifyProblem] = []
    prepared: set[object] = set()
    for rule in rules:
        file = tables[rule.table].shown(rule.table)
        once = replace(rule, prepare=None) if rule.prepare in prepared else rule
        prepared.add(rule.prepare)
        try:
            found = run_rule(con, once, EXAMPLES)
        except duckdb.Error as error:
            problems.append(VerifyProblem(file, "schema", f"cannot be read: {str(error).strip().splitlines()[0][:300]}"))
            continue
        if not found.passed:
            kind = _KINDS.get(rule.kind, rule.kind)
            problems.append(VerifyProblem(file, kind, f"{found.failed} row(s) break the rule: {rule.description}", found.examples))
    return problems


def _shape(name: str, entry: TableEntry, manifest: Manifest) -> Shape:
    """A table as the release declares it; closed lists and patterns are known where it is of the schema of today."""
    if manifest.schema_version == SCHEMA_VERSION and name in all_tables():
        return shape_of(all_tables()[name])
    columns = []
    for column in entry.columns:
        target, _, target_column = (column.refers_to or "").partition(".")
        columns.append(ColumnShape(column.name, column.type, column.required, (target, target_column) if target else None))
    return Shape(name, tuple(entry.key), tuple(columns))
