"""Declared corrections to published values: what, why, since when, reported by. An entry that no longer matches stops the run.

The file, `corrections.yaml` in the home folder:

    - table: documents
      key: {document_id: HD10232}
      column: committee
      from: JuU
      to: SoU
      why: The record names the wrong committee.
      since: 2026-11-22
      reported_by: the chamber secretariat
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import duckdb
from pydantic import BaseModel, Field, StringConstraints, ValidationError

from riksdata.release.config import ConfigError, read_yaml
from riksdata.rules.quoting import sql_text
from schemas.tables import Table, all_tables

_Value = str | bool | int | float | datetime | date
"""What a cell may hold in YAML."""
_UNTOUCHABLE = frozenset({"char_start", "char_end", "surface", "text_sha256"})
"""Columns that tie a row to the text: a wrong one is a fault of the extraction and is mended there."""


class CorrectionMismatch(ValueError):
    """Entries of the corrections file that match no row as it is now; `entries` says each."""

    def __init__(self, file: Path, entries: Sequence[str]) -> None:
        """All entries of `file` that do not match, each in words."""
        self.entries = list(entries)
        super().__init__(f"{file}: {len(self.entries)} correction(s) no longer match:\n  " + "\n  ".join(self.entries))


@dataclass(frozen=True, slots=True)
class Correction:
    """One declared correction of one value of one row."""

    table: str
    key: dict[str, Any]
    column: str
    old: Any
    new: Any
    why: str
    since: str
    reported_by: str

    def as_published(self) -> dict[str, Any]:
        """As release.json records it."""
        return {
            "table": self.table,
            "key": self.key,
            "column": self.column,
            "from": _plain(self.old),
            "to": _plain(self.new),
            "why": self.why,
            "since": self.since,
            "reported_by": self.reported_by,
        }

    def condition(self) -> str:
        """SQL that is true for the row that the correction means."""
        table = all_tables()[self.table]
        return " AND ".join(f'"{name}" = {literal(value, table.column(name).sql_type)}' for name, value in self.key.items())

    def expression(self) -> tuple[str, str]:
        """SQL literals of the value there must be, and of the one that shall be."""
        kind = all_tables()[self.table].column(self.column).sql_type
        return literal(self.old, kind), literal(self.new, kind)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def literal(value: Any, sql_type: str) -> str:
    """A value as a SQL literal of that type, quoted."""
    if value is None:
        return f"CAST(NULL AS {sql_type})"
    if isinstance(value, bool):
        value = "true" if value else "false"
    return f"CAST({sql_text(str(_plain(value)))} AS {sql_type})"


def read_corrections(path: Path) -> list[Correction]:
    """All entries of a corrections file. Raises ConfigError that names the entry and what it lacks."""
    raw = read_yaml(path)
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise ConfigError(f"{path} must be a list of corrections")
    found = [_correction(entry, f"{path}, entry {place}") for place, entry in enumerate(raw, 1)]
    places = [(c.table, tuple(sorted((k, str(v)) for k, v in c.key.items())), c.column) for c in found]
    for place, where in enumerate(places, 1):
        if where in places[: place - 1]:
            raise ConfigError(f"{path}, entry {place}: the same value is corrected by an entry above")
    return found


class _Entry(BaseModel):
    """The shape of an entry; what it says is held against the declared tables afterwards."""

    model_config = {"extra": "forbid", "strict": True, "arbitrary_types_allowed": True}

    table: str
    key: dict[str, _Value]
    column: str
    old: _Value | None = Field(alias="from")
    new: _Value | None = Field(alias="to")
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    since: date
    reported_by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


_WANTED = {
    "why": "must say something",
    "reported_by": "must say something",
    "since": "must be a date such as 2026-11-22",
    "from": "must be a single value",
    "to": "must be a single value",
    "key": "must hold columns and their values",
}


def _correction(raw: Any, where: str) -> Correction:
    names = [field.alias or name for name, field in _Entry.model_fields.items()]
    if not isinstance(raw, dict) or set(raw) != set(names):
        raise ConfigError(f"{where}: needs exactly the keys {', '.join(names)}")
    try:
        entry = _Entry.model_validate(raw)
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0])
        raise ConfigError(f"{where}: {key} {_WANTED.get(key, 'must be a text')}") from None
    table = all_tables().get(entry.table)
    if table is None:
        raise ConfigError(f"{where}: there is no table {entry.table!r}; there are {', '.join(all_tables())}")
    if set(entry.key) != set(table.key):
        raise ConfigError(f"{where}: key must give {', '.join(table.key)}")
    if entry.column not in {c.name for c in table.columns}:
        raise ConfigError(f"{where}: {table.name} has no column {entry.column!r}")
    if entry.column in table.key or entry.column in _UNTOUCHABLE:
        raise ConfigError(f"{where}: {entry.column} is not corrected here: a key or a span that is wrong is mended where it is made")
    if entry.new is None and table.column(entry.column).required:
        raise ConfigError(f"{where}: {table.name}.{entry.column} is never empty")
    return Correction(
        table.name, dict(entry.key), entry.column, entry.old, entry.new, entry.why, entry.since.isoformat(), entry.reported_by
    )


def check_corrections(con: duckdb.DuckDBPyConnection, corrections: Sequence[Correction], file: Path) -> None:
    """Raise CorrectionMismatch where an entry's row is gone or holds another value than the entry says; nothing is written."""
    wrong = []
    for place, correction in enumerate(corrections, 1):
        what = f"entry {place} ({correction.table} {correction.key}, {correction.column})"
        try:
            old, new = correction.expression()
            rows = con.execute(
                f'SELECT "{correction.column}", "{correction.column}" IS NOT DISTINCT FROM {old}, {new} '
                f'FROM published."{correction.table}" WHERE {correction.condition()}'
            ).fetchall()
        except duckdb.ConversionException as error:
            raise ConfigError(f"{file}, {what}: a value is not of the column's type: {error}") from error
        if not rows:
            wrong.append(f"{what}: the row is not there any more")
        elif not all(row[1] for row in rows):
            wrong.append(f"{what}: holds {rows[0][0]!r}, not {correction.old!r}")
    if wrong:
        raise CorrectionMismatch(file, wrong)


def corrected_columns(table: Table, corrections: Sequence[Correction]) -> dict[str, str]:
    """SQL for each column of `table` that a correction touches; the corrections must have been checked."""
    found: dict[str, str] = {}
    for correction in corrections:
        if correction.table == table.name:
            old, new = correction.expression()
            before = found.get(correction.column, f'"{correction.column}"')
            found[correction.column] = (
                f'CASE WHEN {correction.condition()} AND "{correction.column}" IS NOT DISTINCT FROM {old} THEN {new} ELSE {before} END'
            )
    return found
