"""The rows of the tables `codes` and `bodies`: what is declared, what is a fact of the riksdag, and what was met in the data besides."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

import pyarrow as pa

from riksdata.chamber.bodies import body_id, known_bodies
from riksdata.chamber.riksmoten import CALENDAR_YEARS, FIRST_SPLIT_YEAR, riksmote
from riksdata.storage.warehouse import Connection
from riksdata.swedish.facts import read_table
from schemas.codes import declared_codes
from schemas.tables import all_tables, table

_CHAMBER = "riksdata.chamber"
_LAST_SESSION = 2049
_MET = ("Met in the data; nothing more is known of it here.", "Förekommer i data; mer är inte känt här.")
Row = tuple[str | None, ...]


@cache
def known_codes() -> tuple[Row, ...]:
    """Every code that is declared or a fact of the riksdag, in the columns of `codes`; sessions to the middle of the century."""
    rows: list[Row] = [
        (c.list, c.code, c.title_en, c.title_sv, c.definition_en, c.definition_sv, c.since or None, c.until or None)
        for c in declared_codes()
    ]
    for party in read_table(_CHAMBER, "parties.tsv"):
        since, _, until = party["years"].partition("–")
        said = ("Members without party designation.", "Ledamöter utan partibeteckning.") if party["party"] == "-" else None
        english, swedish = said or ("A party with members in the riksdag.", "Ett parti med ledamöter i riksdagen.")
        rows.append(("party", party["party"], party["name_en"], party["name_sv"], english, swedish, since or None, until or None))
    for committee in read_table(_CHAMBER, "committees.tsv"):
        names = committee["name_en"] or committee["name"], committee["name"]
        rows.append(("committee", committee["committee"], *names, "A committee of the riksdag.", "Ett utskott i riksdagen.", None, None))
    rows += [_session(year, int(year), int(year)) for year in CALENDAR_YEARS]
    rows += [_session(riksmote(year), year, year + 1) for year in range(FIRST_SPLIT_YEAR, _LAST_SESSION)]
    return tuple(rows)


def _session(code: str, first: int, last: int) -> Row:
    english, swedish = "A working year of the chamber.", "Kammarens arbetsår."
    return ("riksmote", code, f"session of {code}", f"riksmötet {code}", english, swedish, str(first), str(last))


def facts_version() -> str:
    """Changes when any known code or body does."""
    said = repr((known_codes(), [(b.body_id, b.name, b.written, b.since, b.until) for b in known_bodies().values()]))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def code_rows(con: Connection) -> pa.Table:
    """The rows of `codes`: known codes, of sessions those that the data hold, and a row for each other value of a coded column."""
    met = _met(con)
    known = [row for row in known_codes() if row[0] != "riksmote" or row[1] in met.get("riksmote", ())]
    there = {(row[0], row[1]) for row in known}
    for name in sorted(met):
        known += [(name, value, value, value, *_MET, None, None) for value in sorted(met[name]) if (name, value) not in there]
    return _as_table("codes", known)


def _met(con: Connection) -> dict[str, set[str]]:
    """List -> the values of the columns that are coded by it, over the inner tables."""
    found: dict[str, set[str]] = {}
    seen = {
        (row[0], row[1])
        for row in con.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'core'").fetchall()
    }
    for declared in all_tables().values():
        inner = "decisions" if declared.name == "demand_decisions" else declared.name
        for column in declared.columns:
            if column.codes and (inner, column.name) in seen:
                value = f'unnest("{column.name}")' if column.is_list else f'"{column.name}"'
                rows = con.execute(f'SELECT DISTINCT {value} FROM core."{inner}"').fetchall()
                found.setdefault(column.codes, set()).update(row[0] for row in rows if row[0])
    decided = con.execute("SELECT DISTINCT committee FROM core.decisions WHERE committee IS NOT NULL").fetchall()
    found.setdefault("committee", set()).update(row[0] for row in decided)
    return found


def body_ids(con: Connection) -> pa.Table:
    """(written, body_id) of every publisher and agency of the inner tables."""
    rows = con.execute(
        """SELECT DISTINCT publisher FROM core.statistics WHERE publisher IS NOT NULL
        UNION SELECT DISTINCT unnest(agency) FROM core.demands ORDER BY 1"""
    ).fetchall()
    return pa.table(
        {
            "written": pa.array([row[0] for row in rows], pa.string()),
            "body_id": pa.array([body_id(row[0]) for row in rows], pa.string()),
        }
    )


def body_rows(ids: pa.Table) -> pa.Table:
    """The rows of `bodies` without their counts: every known body, and those met in the data (`ids`, of `body_ids`)."""
    met: dict[str, list[str]] = {}
    for written, body in zip(ids["written"].to_pylist(), ids["body_id"].to_pylist(), strict=True):
        met.setdefault(body, []).append(written)
    names, rows = known_bodies(), []
    for body in sorted({*names, *met}):
        known = names.get(body)
        forms = sorted({*(known.written if known else ()), *(form.lower() for form in met.get(body, ()))})
        rows.append(
            {
                "body_id": body, "name": known.name if known else met[body][0], "written": forms,
                "since": (known.since if known else "") or None, "until": (known.until if known else "") or None,
                "known": known is not None,
            }
        )  # fmt: skip
    kept = ("body_id", "name", "written", "since", "until", "known")
    schema = pa.schema([f.with_nullable(True) for f in table("bodies").arrow_schema if f.name in kept])
    return pa.Table.from_pylist(rows, schema=schema)


def _as_table(name: str, rows: Iterable[Row]) -> pa.Table:
    schema = pa.schema([f.with_nullable(True) for f in table(name).arrow_schema])
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)
