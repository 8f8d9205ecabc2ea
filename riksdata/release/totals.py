"""What is counted of the rows of a release, place by place: of places where no row changed, what was counted for the release before stays.

It is kept beside the releases, in a file that names the release it was counted for and holds a sum over itself; without it, or with one
that does not add up to the rows that there are, everything is counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import orjson

from riksdata.release.places import NOWHERE, Changed, Place, is_of_documents, rows_of_none, rows_within
from riksdata.release.source import view
from riksdata.storage.files import write_atomic
from schemas.tables import Table, all_tables

FILE = ".totals.json"
_FORM = 1
_GROUPED = {
    "references": (("kind",), ('count("uri")', 'count("target_dok_id")', 'count("target_document_id")')),
    "statistics": ((), ('count("publisher")', 'count("reference_id")', 'count(coalesce("publisher", "reference_id"))')),
    "issues": (("rule", "severity"), ()),
}
"""Table → the columns by whose values its rows are counted, and what is counted of each beside them."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted of the rows of one table at one place."""

    rows: int
    filled: dict[str, int]
    """In how many rows each column that may be empty is filled."""
    groups: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """Rows, and what else is counted, by the values of the columns of `_GROUPED`."""
    first: str | None = None
    last: str | None = None
    """Of documents the first and the last date, ISO 8601."""
    numbers: tuple[int, int, int, int, list[int]] | None = None
    """Of documents the lowest and the highest number, how many there are and are missing between, and the first of those."""

    def __add__(self, other: Count) -> Count:
        """Rows of documents of no place and rows of no document stand at one place."""
        filled = {name: count + other.filled[name] for name, count in self.filled.items()}
        groups = {key: list(counts) for key, counts in self.groups.items()}
        for key, counts in other.groups.items():
            groups[key] = [a + b for a, b in zip(groups.get(key, [0] * len(counts)), counts, strict=True)]
        return Count(self.rows + other.rows, filled, groups, self.first, self.last, self.numbers)


Totals = Mapping[str, Mapping[Place, Count]]
"""Table → place → what is counted; tables of no document are counted at one place."""
MISSING_SHOWN = 20


def count(con: duckdb.DuckDBPyConnection) -> dict[str, dict[Place, Count]]:
    """Count all rows of the temporary views of `source.make_views`."""
    return {table.name: _of_all(con, table) for table in all_tables().values()}


def recount(con: duckdb.DuckDBPyConnection, known: Totals, changed: Changed) -> dict[str, dict[Place, Count]] | None:
    """The same from what was counted before, where only rows at the places `changed` may be others than then.

    None where that does not add up to the rows that there are: then rows changed elsewhere too.
    """
    found = {}
    for table in all_tables().values():
        own = _of_changed(con, table, known[table.name], changed.get(table.name, ())) if is_of_documents(table) else _of_all(con, table)
        if own is None:
            return None
        found[table.name] = own
    return found


def _of_all(con: duckdb.DuckDBPyConnection, table: Table) -> dict[Place, Count]:
    if not is_of_documents(table):
        return _counted(con, table, f"SELECT NULL AS riksmote_of, NULL AS type_of, * FROM {view(table.name)}") or {
            NOWHERE: Count(0, dict.fromkeys(may_be_empty(table), 0))
        }
    return _sum((_counted(con, table, rows_within(table, None)), _counted(con, table, rows_of_none(table))))


def _of_changed(
    con: duckdb.DuckDBPyConnection, table: Table, known: Mapping[Place, Count], changed: Collection[Place]
) -> dict[Place, Count] | None:
    """Counts of which those of changed places are new; None where they do not add up to all rows that there are."""
    kept = {place: count for place, count in known.items() if place not in changed}
    fresh = _counted(con, table, rows_within(table, changed)) if changed else {}
    (there,) = con.execute(f"SELECT count(*) FROM {view(table.name)}").fetchone() or (0,)
    left = there - sum(count.rows for count in (*kept.values(), *fresh.values()))
    if left and NOWHERE in changed:
        of_none = _counted(con, table, rows_of_none(table))
        left -= sum(count.rows for count in of_none.values())
        fresh = _sum((fresh, of_none))
    return kept | fresh if left == 0 else None


def _sum(counted: Iterable[Mapping[Place, Count]]) -> dict[Place, Count]:
    found: dict[Place, Count] = {}
    for each in counted:
        for place, count in each.items():
            found[place] = found[place] + count if place in found else count
    return found


def may_be_empty(table: Table) -> list[str]:
    """The columns of a table that may be empty: what is counted of it."""
    return [column.name for column in table.columns if not column.required]


def _counted(con: duckdb.DuckDBPyConnection, table: Table, rows: str) -> dict[Place, Count]:
    """What is counted of rows with their places in front. Columns that are never empty are not read."""
    names = may_be_empty(table)
    wanted = [f'count("{name}")' for name in names]
    if table.name == "documents":
        wanted += [
            'min("date")',
            'max("date")',
            """list(DISTINCT TRY_CAST("number" AS INTEGER)) FILTER (regexp_full_match("number", '[0-9]{1,6}'))""",
        ]
    found = {}
    for riksmote, doc_type, count, *more in con.execute(
        f"SELECT riksmote_of, type_of, {', '.join(['count(*)', *wanted])} FROM ({rows}) GROUP BY riksmote_of, type_of"
    ).fetchall():
        first, last, numbers = more[len(names) :] if table.name == "documents" else (None, None, None)
        found[riksmote, doc_type] = Count(
            count, dict(zip(names, more[: len(names)], strict=True)), {}, _iso(first), _iso(last), _series(numbers or ())
        )
    if table.name in _GROUPED:
        by, sums = _GROUPED[table.name]
        keys = [f'"{name}"' for name in by]
        for riksmote, doc_type, *values in con.execute(
            f"SELECT {', '.join(['riksmote_of', 'type_of', *keys, 'count(*)', *sums])} FROM ({rows}) "
            f"GROUP BY {', '.join(['riksmote_of', 'type_of', *keys])}"
        ).fetchall():
            found[riksmote, doc_type].groups[tuple(values[: len(by)])] = values[len(by) :]
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _series(numbers: Collection[int]) -> tuple[int, int, int, int, list[int]] | None:
    if not numbers:
        return None
    there = set(numbers)
    missing = [n for n in range(min(there), max(there) + 1) if n not in there]
    return min(there), max(there), len(there), len(missing), missing[:MISSING_SHOWN]


def keep_totals(releases: Path, version: str, manifest_sha256: str, totals: Totals) -> None:
    """Keep what was counted for a release."""
    said = {
        "form": _FORM,
        "version": version,
        "manifest_sha256": manifest_sha256,
        "tables": {
            name: [
                [*place, {**asdict(count), "groups": [[list(key), values] for key, values in sorted(count.groups.items())]}]
                for place, count in sorted(places.items(), key=lambda item: repr(item[0]))
            ]
            for name, places in totals.items()
        },
    }
    data = orjson.dumps(said)
    write_atomic(releases / FILE, hashlib.sha256(data).hexdigest().encode() + b"\n" + data)


def kept_totals(releases: Path, version: str | None, manifest_sha256: str | None) -> dict[str, dict[Place, Count]] | None:
    """What was counted for this release; None where that is not known, or was counted of other columns than there are today."""
    try:
        digest, _, data = (releases / FILE).read_bytes().partition(b"\n")
        if hashlib.sha256(data).hexdigest().encode() != digest:
            return None
        said = orjson.loads(data)
        if (said["form"], said["version"], said["manifest_sha256"]) != (_FORM, version, manifest_sha256):
            return None
        found = {name: {(riksmote, doc_type): _read(count) for riksmote, doc_type, count in rows} for name, rows in said["tables"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    declared = all_tables()
    same = found.keys() == declared.keys() and all(
        list(count.filled) == may_be_empty(declared[name]) for name, places in found.items() for count in places.values()
    )
    return found if same else None


def _read(said: dict[str, Any]) -> Count:
    numbers = said["numbers"]
    return Count(
        **{
            **said,
            "groups": {tuple(key): values for key, values in said["groups"]},
            "numbers": (*numbers[:4], numbers[4]) if numbers is not None else None,
        }
    )
