"""What changed between two schemas, and by which rule the schema's semantic version must rise.

A removed, renamed or retyped column, a removed table or another primary key is a major change; a new column or table, or another
requirement, a minor one; other prose a patch.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from riksdata.release.manifest import ColumnEntry, TableEntry, columns_of
from schemas.tables import SCHEMA_VERSION, all_tables

LEVELS = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class TableShape:
    """The key and columns of one table."""

    key: tuple[str, ...]
    columns: tuple[ColumnEntry, ...]


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One difference between two schemas."""

    level: str
    """patch, minor or major."""
    table: str
    column: str | None
    message: str


def current_shapes() -> dict[str, TableShape]:
    """The schema as it is declared now."""
    return {t.name: TableShape(t.key, tuple(columns_of(t))) for t in all_tables().values()}


def shapes_of(tables: Mapping[str, TableEntry]) -> dict[str, TableShape]:
    """The schema that a release was published with."""
    return {name: TableShape(tuple(entry.key), tuple(entry.columns)) for name, entry in tables.items()}


def schema_changes(before: Mapping[str, TableShape], after: Mapping[str, TableShape]) -> list[SchemaChange]:
    """Every difference, in the order of the newer schema, what is gone last."""
    found: list[SchemaChange] = []
    for name, shape in after.items():
        if name not in before:
            found.append(SchemaChange("minor", name, None, f"new table {name}"))
        else:
            found.extend(_table_changes(name, before[name], shape))
    found.extend(SchemaChange("major", name, None, f"table {name} removed") for name in before if name not in after)
    return found


def _table_changes(name: str, before: TableShape, after: TableShape) -> list[SchemaChange]:
    found = []
    if before.key != after.key:
        found.append(SchemaChange("major", name, None, f"primary key of {name} was {', '.join(before.key)}, is {', '.join(after.key)}"))
    old = {c.name: c for c in before.columns}
    for column in after.columns:
        was = old.pop(column.name, None)
        what = f"{name}.{column.name}"
        if was is None:
            found.append(SchemaChange("minor", name, column.name, f"new column {what} ({column.type})"))
        elif was.type != column.type:
            found.append(SchemaChange("major", name, column.name, f"{what} was {was.type}, is {column.type}"))
        elif (was.required, was.refers_to) != (column.required, column.refers_to):
            found.append(SchemaChange("minor", name, column.name, f"{what}: another requirement (never empty, or what it refers to)"))
        elif was.description != column.description:
            found.append(SchemaChange("patch", name, column.name, f"{what}: described in other words"))
    found.extend(SchemaChange("major", name, column, f"column {name}.{column} removed") for column in old)
    if [c.name for c in before.columns if c.name not in old] != [
        c.name for c in after.columns if c.name in {b.name for b in before.columns}
    ]:
        found.append(SchemaChange("minor", name, None, f"columns of {name} in another order"))
    return found


def level_of(changes: list[SchemaChange]) -> str:
    """The highest level among the changes, or `none`."""
    return max((c.level for c in changes), key=LEVELS.index, default="none")


def declared_level(before: str, after: str) -> str:
    """By how much the declared version rose: none, patch, minor or major. Raises ValueError for a version that fell or is none."""
    old, new = _numbers(before), _numbers(after)
    if new < old:
        raise ValueError(f"the schema's version fell from {before} to {after}")
    for place, level in enumerate(("major", "minor", "patch")):
        if new[place] != old[place]:
            return level
    return "none"


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    if len(parts) != 3 or not all(p.isascii() and p.isdigit() for p in parts):
        raise ValueError(f"{version!r} is no semantic version such as 1.0.0")
    return tuple(int(p) for p in parts)


def undeclared(before: str, after: str, changes: list[SchemaChange]) -> str | None:
    """Why the declared version is too low for these changes; None where it is high enough. Prose alone needs no new version."""
    needed = level_of(changes)
    declared = declared_level(before, after)
    if needed in ("none", "patch") or LEVELS.index(declared) >= LEVELS.index(needed):
        return None
    return f"the schema changed by a {needed} step, but its version rose only from {before} to {after}: " + "; ".join(
        c.message for c in changes if c.level == needed
    )


def snapshot() -> dict[str, Any]:
    """The declared schema as plain values, to be kept beside the tests."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tables": {name: {"key": list(s.key), "columns": [asdict(c) for c in s.columns]} for name, s in current_shapes().items()},
    }


def shapes_of_snapshot(raw: Mapping[str, Any]) -> dict[str, TableShape]:
    """The shapes that a snapshot holds."""
    return {name: TableShape(tuple(t["key"]), tuple(ColumnEntry(**c) for c in t["columns"])) for name, t in raw["tables"].items()}


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(snapshot(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
