"""The published tables: the extracted rows with the links joined in, exactly as `schemas` declares them."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pyarrow as pa

from riksdata.pipeline.changed_rows import drop_rows, gone_keys, hold_rows, put_rows, replaced, sums, was
from riksdata.pipeline.code_rows import body_ids, body_rows, bring_bodies_in_step, code_rows, codes_differ, facts_version
from riksdata.pipeline.link.update import links_are_current, links_version
from riksdata.pipeline.published_rows import AS_THEY_LIE, SELECTS, as_declared, of_all
from riksdata.pipeline.stage_code import PUBLISHED_CODE
from riksdata.pipeline.target_rows import known_names
from riksdata.pipeline.versions import code_version
from riksdata.rules.streamed import streamed
from riksdata.storage.changes import forget_changes, since
from riksdata.storage.warehouse import TRACES, Connection, generation, get_state, insert, set_state, transaction
from schemas.tables import SCHEMA_VERSION, all_tables, table

Check = Callable[[Connection, bool], None]
"""Holds new rows against the rules; told whether all tables are new, or only the rows of what `_republished` and `_resourced` name."""

Place = tuple[str | None, str | None]
"""A riksmöte and a type of document."""

_ROWS_AT_ONCE, _ROWS_OF_TEXTS_AT_ONCE = 20_000, 2048


def build_published(con: Connection, check: Check | None = None) -> bool:
    """Bring every declared table of the schema `published` in step, its columns as declared; whether anything changed.

    Only the rows of documents that changed, themselves or through a link, are replaced; all where the code, the schema or the links were
    changed as a whole. The rows are the same either way. `check` is called on the new rows before anybody else can see them; where it
    raises, what was published before stays. Constraints are not put on these tables: the rules say which rows break them, and the
    release's own files carry the declarations.
    """
    current = links_are_current(con)
    made_by = f"{links_version() if current else 'unlinked'} {SCHEMA_VERSION} {code_version(*PUBLISHED_CODE)} {facts_version()}"
    state = f"{generation(con)} {made_by}"
    before = get_state(con, "published") or ""
    if before == state:
        return False
    seen, _, was_made_by = before.partition(" ")
    with transaction(con):
        whole = not current or was_made_by != made_by or not since(con, int(seen))
        if whole:
            since(con, generation(con))
        con.execute("CREATE OR REPLACE TEMP TABLE _republished AS FROM _changed")
        con.execute("CREATE OR REPLACE TEMP TABLE _resourced AS FROM _changed_sources")
        ids = body_ids(con, changed=not whole)
        given = {"_body_ids": ids, "_known": known_names()}
        if whole:
            given |= {"_codes": code_rows(con), "_bodies": body_rows(ids)}
        for name, rows in given.items():
            con.register(name, rows)
        try:
            if whole:
                _make_all(con)
                con.execute("DELETE FROM core.unreleased")
                con.execute("INSERT INTO core.unreleased (whole) VALUES (true)")
            else:
                hold_rows(con)
                _replace_changed(con)
                _note_unreleased(con)
        finally:
            for name in given:
                con.unregister(name)
        if check is not None:
            check(con, whole)
        drop_rows(con)
        set_state(con, "published", state)
        if current:
            forget_changes(con, generation(con))
        if get_state(con, TRACES):
            set_state(con, TRACES, "erase")
    return True


def _make_all(con: Connection) -> None:
    for name in all_tables():
        kind = "VIEW" if name in AS_THEY_LIE else "TABLE"
        _drop_other(con, name, kind)
        con.execute(f'CREATE OR REPLACE {kind} published."{name}" AS {as_declared(name, of_all(SELECTS[name]))}')


def _replace_changed(con: Connection) -> None:
    put_rows(con)
    bring_bodies_in_step(con, was, replaced)
    if codes_differ(con, replaced):
        con.execute("DELETE FROM published.codes")
        insert(con, "published.codes", code_rows(con))
    referred = sorted({c.refers_to for declared in all_tables().values() for c in declared.columns if c.refers_to})
    con.execute(f"CREATE OR REPLACE TEMP TABLE _gone_keys AS {gone_keys(referred)}")


def _note_unreleased(con: Connection) -> None:
    """Note of each table to which type and riksmöte the documents belong whose rows are others than before.

    Before and after, since a document may have moved. Most rows that are replaced are the same again: a document that is linked to
    otherwise has other demands, but its text, its people and its figures are what they were.
    """
    con.execute(
        f"""INSERT INTO core.unreleased
        WITH before AS MATERIALIZED ({sums(was)}), after AS MATERIALIZED ({sums(replaced)})
        SELECT false, table_name, doc_type, riksmote
        FROM ((FROM before EXCEPT FROM after) UNION ALL (FROM after EXCEPT FROM before))
        EXCEPT FROM core.unreleased"""
    )


def unreleased(con: Connection) -> dict[str, set[Place]] | None:
    """For each table riksmöte and type of the documents whose published rows changed since `released` was said last; None for any."""
    found: dict[str, set[Place]] = {}
    for whole, name, riksmote, doc_type in con.execute("SELECT whole, table_name, riksmote, doc_type FROM core.unreleased").fetchall():
        if whole:
            return None
        found.setdefault(name, set()).add((riksmote, doc_type))
    return found


def released(con: Connection) -> None:
    """Say that a release holds the published tables as they are now."""
    con.execute("DELETE FROM core.unreleased")


def published_batches(con: Connection, name: str, *, in_order: bool = True, short: Collection[str] = ()) -> pa.RecordBatchReader:
    """The rows of a published table as batches of the declared Arrow schema, in order of its key unless that does not matter.

    `short`: columns of which no more than the first letter is read. Raises DuckDB's errors, also once the first rows were given.
    """
    declared = table(name)
    columns = ", ".join(f'left("{c.name}", 1) AS "{c.name}"' if c.name in short else f'"{c.name}"' for c in declared.columns)
    order = " ORDER BY " + ", ".join(f'"{key}"' for key in declared.key) if in_order else ""
    at_once = _ROWS_OF_TEXTS_AT_ONCE if name in AS_THEY_LIE else _ROWS_AT_ONCE
    reader = con.sql(f'SELECT {columns} FROM published."{name}"{order}').to_arrow_reader(at_once)
    schema = pa.schema([pa.field(f.name, f.type) for f in declared.arrow_schema])
    return pa.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in streamed(reader)))


def _drop_other(con: Connection, name: str, kind: str) -> None:
    """Drop a view where a table shall be made, or a table where a view shall, as an earlier version of the code may have left it."""
    row = con.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_schema = 'published' AND table_name = $1", [name]
    ).fetchone()
    if row and (row[0] == "VIEW") != (kind == "VIEW"):
        con.execute(f'DROP {"VIEW" if row[0] == "VIEW" else "TABLE"} published."{name}"')
