"""When publication stops: tables that shrink, parts that vanish, columns that empty, keys that break, formats that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from riksdata.release.config import Gates
from riksdata.release.diff import ReleaseDiff
from riksdata.release.manifest import TableEntry
from riksdata.release.quality import Quality
from riksdata.release.schema_version import undeclared
from riksdata.release.source import view
from riksdata.release.sql import parquet_sources
from riksdata.rules.declared import declared_rules, shape_of
from riksdata.rules.rule import run_rules
from schemas.tables import Table, all_tables

RULES: dict[str, str] = {
    "no_documents": "there is not one document",
    "required": "a column that is never empty is empty in some rows",
    "key_duplicate": "a primary key stands more than once",
    "foreign_key": "a row refers to a row that is not there",
    "empty_text": "a text that must say something is empty",
    "shrink": "a table has lost a larger share of its rows than is allowed",
    "vanished_partition": "a riksmöte, or a type of document in it, has no rows any more",
    "fill_rate": "a column is filled in far fewer rows than before",
    "schema_version": "the schema changed without its version being raised",
    "raw_zone": "a file of the raw zone cannot be read, and documents of the release before would be gone with it",
    "parity": "Parquet, CSV and DuckDB do not hold the same rows",
}
NEVER_OVERRIDDEN = frozenset({"required", "parity"})
"""A release that breaks these could not be read as what it says it is."""
EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class GateFailure:
    """One reason not to publish."""

    rule: str
    message: str
    examples: list[dict[str, Any]] = field(default_factory=list)
    """Rows that show it."""


class PublicationRefused(Exception):
    """Nothing was published; `failures` says why."""

    def __init__(self, failures: Sequence[GateFailure]) -> None:
        """The failures, all of which the message tells."""
        self.failures = list(failures)
        lines = []
        for failure in self.failures:
            lines.append(f"{failure.rule}: {failure.message}")
            lines.extend("    " + ", ".join(f"{k}={_short(v)}" for k, v in row.items()) for row in failure.examples)
        super().__init__("nothing was published:\n  " + "\n  ".join(lines))


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:79] + "…"


def check_overrides(override: Mapping[str, str]) -> None:
    """Raise ValueError for an override of a rule that is none, that is never overridden, or that gives no reason."""
    for rule, reason in override.items():
        if rule not in RULES:
            raise ValueError(f"there is no gate {rule!r}; there are {', '.join(RULES)}")
        if rule in NEVER_OVERRIDDEN:
            raise ValueError(f"the gate {rule!r} is never overridden: {RULES[rule]}")
        if not reason.strip():
            raise ValueError(f"an override of {rule!r} needs a reason")


_GATES = {"required": "required", "key": "key_duplicate", "foreign_key": "foreign_key", "empty": "empty_text"}
"""Kind of rule → the gate that it closes."""


def check_rows(con: duckdb.DuckDBPyConnection, *, checked: bool = False) -> list[GateFailure]:
    """Whether there is a document, and by the rules of the declarations keys, foreign keys, required columns and empty texts.

    `checked`: these very rows are known to keep those rules.
    """
    if con.execute(f"SELECT 1 FROM {view('documents')} LIMIT 1").fetchone() is None:
        return [GateFailure("no_documents", "there is not one document to publish; see which inputs could not be read, and why")]
    if checked:
        return []
    declared = all_tables()
    rules = [rule for table in declared.values() for rule in declared_rules(shape_of(table), view, list(declared))]
    return [
        GateFailure(_GATES[found.rule.kind], f"{found.rule.table}: {found.failed} row(s): {found.rule.description}", found.examples)
        for found in run_rules(con, [rule for rule in rules if rule.kind in _GATES], EXAMPLES)
        if not found.passed
    ]


def check_against(con: duckdb.DuckDBPyConnection, before: Quality, after: Quality, changes: ReleaseDiff, gates: Gates) -> list[GateFailure]:
    """Against the release before: shrunken tables, vanished parts, emptied columns, an undeclared change of the schema."""
    found = []
    for name, was in before.rows.items():
        now = after.rows.get(name, 0)
        if name in gates.shrink_except or was == 0:
            continue
        lost = was - now
        if lost > gates.shrink_rows and lost > was * gates.max_shrink:
            table = changes.tables.get(name)
            allowed = f"{lost / was:.1%}; allowed {gates.max_shrink:.1%}"
            message = f"{name} has {now} rows, {lost} fewer than the {was} of release {changes.before} ({allowed})"
            found.append(GateFailure("shrink", message, table.removed_keys if table else []))
    for name, parts in before.partitions.items():
        gone = {
            part: rows
            for part, rows in parts.items()
            if rows and not part.endswith("unknown") and not after.partitions.get(name, {}).get(part)
        }
        if gone and name not in gates.shrink_except:
            rows = [{"partition": part, "rows_before": rows} for part, rows in sorted(gone.items())]
            found.append(GateFailure("vanished_partition", f"{name}: no rows any more in {', '.join(sorted(gone))}", rows[:EXAMPLES]))
    for name, rates in before.fill_rates.items():
        if min(before.rows.get(name, 0), after.rows.get(name, 0)) < max(1, gates.fill_rows) or name in gates.shrink_except:
            continue
        for column, was_filled in rates.items():
            now_filled = after.fill_rates.get(name, {}).get(column)
            if was_filled is not None and now_filled is not None and was_filled - now_filled > gates.max_fill_fall:
                allowed = f"allowed fall {gates.max_fill_fall:.1%}"
                message = f"{name}.{column} is filled in {now_filled:.1%} of the rows, before in {was_filled:.1%} ({allowed})"
                found.append(GateFailure("fill_rate", message, _empty_rows(con, all_tables()[name], column)))
    if changes.schema_before is not None:
        try:
            why = undeclared(changes.schema_before, changes.schema_after, changes.schema)
        except ValueError as error:
            why = str(error)
        if why:
            found.append(GateFailure("schema_version", why))
    return found


def check_losses(
    con: duckdb.DuckDBPyConnection, before: Path, tables: Mapping[str, TableEntry], damaged: Sequence[str], forgotten: Sequence[str]
) -> list[GateFailure]:
    """Documents of the release in the folder `before` that would be gone while files of the raw zone (`damaged`) cannot be read."""
    entry = tables.get("documents")
    if not damaged or entry is None or entry.key != ["document_id"]:
        return []
    con.execute("CREATE OR REPLACE TEMP TABLE _forgotten AS SELECT unnest($1::VARCHAR[]) AS document_id", [list(forgotten)])
    sql = (
        f"SELECT document_id FROM {parquet_sources(before / path for path in entry.parquet_paths)} "
        f"ANTI JOIN {view('documents')} USING (document_id) ANTI JOIN _forgotten USING (document_id)"
    )
    files = ", ".join(damaged[:3]) + (" …" if damaged[3:] else "")
    try:
        row = con.execute(f"SELECT count(*) FROM ({sql})").fetchone()
        if not row or not row[0]:
            return []
        found = con.execute(f"{sql} ORDER BY document_id LIMIT {EXAMPLES}").fetchall()
    finally:
        con.execute("DROP TABLE _forgotten")
    message = f"{row[0]} document(s) of the release before would be gone, as files of the raw zone cannot be read: {files}. Restore them"
    return [GateFailure("raw_zone", message, [{"document_id": document} for (document,) in found])]


def _empty_rows(con: duckdb.DuckDBPyConnection, table: Table, column: str) -> list[dict[str, Any]]:
    key = ", ".join(f'"{k}"' for k in table.key)
    cursor = con.execute(f'SELECT {key}, "{column}" FROM {view(table.name)} WHERE "{column}" IS NULL ORDER BY {key} LIMIT {EXAMPLES}')
    return [dict(zip((*table.key, column), row, strict=True)) for row in cursor.fetchall()]


def decide(failures: Sequence[GateFailure], override: Mapping[str, str]) -> list[dict[str, str]]:
    """The overrides that were needed, as the release records them. Raises PublicationRefused with all failures that no override names."""
    left = [failure for failure in failures if failure.rule not in override]
    if left:
        raise PublicationRefused(left)
    return [{"rule": f.rule, "reason": override[f.rule].strip(), "message": f.message} for f in failures]
