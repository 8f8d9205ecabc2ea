"""Which checks the published tables have passed, as they stand now: a release is made of rows that were checked, whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from riksdata.pipeline.checks import CHECKS
from riksdata.pipeline.versions import code_version
from riksdata.storage.warehouse import Connection, generation, get_state, set_state
from schemas.tables import all_tables

SCHEMA_CHECK = "schema"
"""The check of a table's whole declaration; rules of single columns are part of it."""
_STATE = "proven"
_CHECK_CODE = ("riksdata.pipeline.checks", "riksdata.pipeline.spans")


def blocking_checks() -> set[str]:
    """`table.check` of every check without which nothing is published."""
    rules = {f"{check.table}.{check.name}" for check in CHECKS if check.severity == "error" and not check.of_column}
    return rules | {f"{name}.{SCHEMA_CHECK}" for name in all_tables()}


def note_outcomes(con: Connection, outcomes: Iterable[tuple[str, str, bool]]) -> None:
    """Remember (table, check, whether it passed) for the rows that the published tables hold now; other rows have to pass again."""
    rows = _rows(con)
    known = _known(con)
    passed = set(known["passed"]) if known["rows"] == rows else set()
    for table, name, good in outcomes:
        passed = passed | {f"{table}.{name}"} if good else passed - {f"{table}.{name}"}
    set_state(con, _STATE, orjson.dumps({"rows": rows, "passed": sorted(passed)}).decode())


def unproven(con: Connection) -> list[str]:
    """`table.check` of the blocking checks that these very rows have not passed; empty where a release may be made."""
    known = _known(con)
    passed = known["passed"] if known["rows"] == _rows(con) else []
    return sorted(blocking_checks() - set(passed))


def _known(con: Connection) -> dict[str, list[str]]:
    try:
        found = orjson.loads(get_state(con, _STATE) or "{}")
    except ValueError:
        found = {}
    return {"rows": found.get("rows", []), "passed": found.get("passed", [])}


def _rows(con: Connection) -> list[str]:
    """What tells these rows from any others: from what the tables were built, whether anything below them changed since, and the checks."""
    return [str(get_state(con, "published")), str(generation(con)), code_version(*_CHECK_CODE)]
