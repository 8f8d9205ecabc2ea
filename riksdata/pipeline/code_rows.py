"""The rows of the tables `codes` and `bodies`: what is declared, what is a fact of the riksdag, and what was met in the data besides."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from riksdata.chamber.bodies import body_id, known_bodies
from riksdata.chamber.riksmoten import CALENDAR_YEARS, FIRST_SPLIT_YEAR, riksmote
from riksdata.rules.rule import Relation
from riksdata.storage.layout import TABLES, inner
from riksdata.storage.warehouse import Connection, insert
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


def codes_differ(con: Connection, changed: Relation) -> bool:
    """Whether the rows of `codes` are others than those that are published; `changed` gives the rows of changed documents.

    A known code is there whatever the data hold. So of lists of known codes alone the values of changed documents tell it; all values are
    looked at of sessions, and of lists that hold others.
    """
    there = {(row[0], row[1]) for row in con.execute("SELECT list, code FROM published.codes").fetchall()}
    known = {(row[0], row[1]) for row in known_codes() if row[0] != "riksmote"}
    if not _pairs(_met_of_changed(con, changed)) <= there | known:
        return True
    with_others = {name for name, _ in there - known} | {"riksmote"}
    return _pairs(_met(con, with_others)) - known != {(name, code) for name, code in there - known if name in with_others}


def _pairs(met: Mapping[str, set[str]]) -> set[tuple[str | None, str | None]]:
    return {(name, value) for name, values in met.items() for value in values}


def _met(con: Connection, wanted: Collection[str] | None = None) -> dict[str, set[str]]:
    """List -> the values of the columns that are coded by it, over the inner tables; `wanted`: of these lists alone."""
    found: dict[str, set[str]] = {}
    for name, own, column, is_list in _coded():
        if wanted is None or name in wanted:
            value = f'unnest("{column}")' if is_list else f'"{column}"'
            rows = con.execute(f"SELECT DISTINCT {value} FROM {inner(own)}").fetchall()
            found.setdefault(name, set()).update(row[0] for row in rows if row[0])
    return found


def _met_of_changed(con: Connection, changed: Relation) -> dict[str, set[str]]:
    """The same over the rows of changed documents."""
    parts = []
    for name, own, column, is_list in _coded():
        value = f'unnest("{column}")' if is_list else f'"{column}"'
        # of the decisions not all are rows of a published table
        rows = "(FROM core.decisions SEMI JOIN _republished USING (document_id))" if own == "decisions" else changed(own)
        parts.append(f"SELECT '{name}' AS list, {value} AS code FROM {rows}")
    found: dict[str, set[str]] = {}
    for name, value in con.execute(f"SELECT DISTINCT list, code FROM ({' UNION ALL '.join(parts)})").fetchall():
        found.setdefault(name, set()).update([value] if value else ())
    return found


def _coded() -> list[tuple[str, str, str, bool]]:
    """The inner columns that are coded: the list, the inner table, the column, and whether it holds lists."""
    found = []
    for declared in all_tables().values():
        name = "decisions" if declared.name == "demand_decisions" else declared.name
        there = TABLES[inner(name)].names if inner(name) in TABLES else ()
        found += [(c.codes, name, c.name, c.is_list) for c in declared.columns if c.codes and c.name in there]
    return found


def body_ids(con: Connection, changed: bool = False) -> pa.Table:
    """(written, body_id) of every publisher and agency of the inner tables; `changed`: of the documents in `_republished` alone."""
    of = "SEMI JOIN _republished USING (document_id)" if changed else ""
    rows = con.execute(
        f"""SELECT DISTINCT publisher FROM core.statistics {of} WHERE publisher IS NOT NULL
        UNION SELECT DISTINCT unnest(agency) FROM core.demands {of} ORDER BY 1"""
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
    rows = [_body_row(body, met.get(body, ())) for body in sorted({*known_bodies(), *met})]
    kept = ("body_id", "name", "written", "since", "until", "known")
    schema = pa.schema([f.with_nullable(True) for f in table("bodies").arrow_schema if f.name in kept])
    return pa.Table.from_pylist(rows, schema=schema)


def _body_row(body: str, met: Sequence[str]) -> dict[str, Any]:
    """A body without its counts; `met`: how the data write it, in order."""
    known = known_bodies().get(body)
    return {
        "body_id": body, "name": known.name if known else met[0],
        "written": sorted({*(known.written if known else ()), *(form.lower() for form in met)}),
        "since": (known.since if known else "") or None, "until": (known.until if known else "") or None, "known": known is not None,
    }  # fmt: skip


def bring_bodies_in_step(con: Connection, was: Relation, replaced: Relation) -> None:
    """Have the rows of `bodies` follow the replaced rows of figures and demands, as they were and as they are, which lie in the tables now.

    Counts are added and taken away. How a body is written is looked for in all rows only where a form may be gone, or is new.
    """
    forms: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    more: dict[str, list[int]] = {}
    for now, rows in enumerate((was, replaced)):
        for written, of_statistics in con.execute(
            f"""SELECT publisher, count(*) FROM {rows("statistics")} WHERE publisher IS NOT NULL GROUP BY ALL
            UNION ALL SELECT DISTINCT unnest(agency), 0 FROM {rows("demands")}"""
        ).fetchall():
            body = body_id(written)
            forms[now].setdefault(body, set()).add(written)
            more.setdefault(body, [0, 0])[0] += of_statistics if now else -of_statistics
        for body, of_demands in con.execute(
            f"""SELECT body_id, count(DISTINCT demand_id) FROM (SELECT demand_id, unnest(agency_ids) AS body_id FROM {rows("demands")})
            WHERE body_id IS NOT NULL GROUP BY ALL"""
        ).fetchall():
            more.setdefault(body, [0, 0])[1] += of_demands if now else -of_demands
    before, after = forms
    touched = {body for body, counts in more.items() if any(counts) or before.get(body) != after.get(body)}
    if not touched:
        return
    names = [column.name for column in table("bodies").columns]
    some = "FROM published.bodies WHERE body_id IN (SELECT unnest($1))"
    found = con.execute(f"SELECT {', '.join(names)} {some}", [sorted(touched)]).fetchall()
    old = {row[0]: dict(zip(names, row, strict=True)) for row in found}
    unsettled = {
        body
        for body in touched
        if body not in old or not old[body]["known"] or before.get(body, set()) - after.get(body, set())
        or not {form.lower() for form in after.get(body, ())} <= set(old[body]["written"])
    }  # fmt: skip
    met = _forms(con, unsettled)
    rows_now = []
    for body in sorted(touched):
        if body in unsettled and body not in known_bodies() and not met.get(body):
            continue
        row = _body_row(body, met.get(body, ())) if body in unsettled else old[body]
        counts = old.get(body, {"statistics": 0, "demands": 0})
        of_statistics, of_demands = more[body]
        rows_now.append({**row, "statistics": counts["statistics"] + of_statistics, "demands": counts["demands"] + of_demands})
    con.execute(f"DELETE {some}", [sorted(touched)])
    if rows_now:
        insert(con, "published.bodies", pa.Table.from_pylist(rows_now, schema=table("bodies").arrow_schema))


def _forms(con: Connection, bodies: Collection[str]) -> dict[str, list[str]]:
    """How all published rows write these bodies, in order."""
    found: dict[str, list[str]] = {}
    if bodies:
        for (written,) in con.execute(
            """SELECT publisher FROM published.statistics WHERE publisher_id IN (SELECT unnest($1))
            UNION SELECT unnest(agency) FROM published.demands WHERE list_has_any(agency_ids, $1) ORDER BY 1""",
            [sorted(bodies)],
        ).fetchall():
            found.setdefault(body_id(written), []).append(written)
    return found


def _as_table(name: str, rows: Iterable[Row]) -> pa.Table:
    schema = pa.schema([f.with_nullable(True) for f in table(name).arrow_schema])
    return pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)
