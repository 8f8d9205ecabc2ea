"""The published tables: the extracted rows with the links joined in, exactly as `schemas` declares them."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from riksdata.pipeline.code_rows import body_ids, body_rows, code_rows, facts_version
from riksdata.pipeline.link.update import links_are_current, links_version
from riksdata.pipeline.published_rows import AS_THEY_LIE, SELECTS, is_of_documents, is_replaced, issue_rows, of_all, of_changed
from riksdata.pipeline.stage_code import PUBLISHED_CODE
from riksdata.pipeline.target_rows import CHANGED_TARGETS, RETARGETED, statute_titles
from riksdata.pipeline.versions import code_version
from riksdata.storage.changes import forget_changes, since
from riksdata.storage.warehouse import TRACES, Connection, generation, get_state, set_state, transaction
from schemas.tables import SCHEMA_VERSION, all_tables, table

Check = Callable[[Connection, bool], None]
"""Holds new rows against the rules; told whether all tables are new, or only the rows of what `_republished` and `_resourced` name."""

Place = tuple[str | None, str | None]
"""A riksmöte and a type of document."""

_DOCUMENT_OF_DECISION = "regexp_replace(t.demand_id, '-d[0-9]+$', '')"
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
        ids = body_ids(con)
        given = {
            "_issues": issue_rows(con, of_all if whole else of_changed), "_codes": code_rows(con), "_body_ids": ids,
            "_bodies": body_rows(ids), "_statutes": statute_titles(),
        }  # fmt: skip
        for name, rows in given.items():
            con.register(name, rows)
        try:
            if whole:
                _make_all(con)
                con.execute("DELETE FROM core.unreleased")
                con.execute("INSERT INTO core.unreleased (whole) VALUES (true)")
            else:
                _sum_up(con, "_rows_before")
                _replace_changed(con)
                _sum_up(con, "_rows_after")
                _note_unreleased(con)
        finally:
            for name in given:
                con.unregister(name)
        if check is not None:
            check(con, whole)
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
        con.execute(f'CREATE OR REPLACE {kind} published."{name}" AS {_as_declared(name, of_all(SELECTS[name]))}')


def _keys(con: Connection, into: str) -> None:
    """The keys that the replaced rows have now, of tables that others refer to."""
    referred = sorted({c.refers_to for declared in all_tables().values() for c in declared.columns if c.refers_to})
    parts = []
    for name, column in referred:
        if is_of_documents(name):
            parts.append(
                f'SELECT \'{name}\' AS table_name, "{column}" AS key FROM published."{name}" WHERE document_id IN (FROM _republished)'
            )
    con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS {' UNION ALL '.join(parts)}")


def _replace_changed(con: Connection) -> None:
    _keys(con, "_keys_before")
    con.execute(f"CREATE OR REPLACE TEMP TABLE _retargeted AS {RETARGETED}")
    con.execute(f"DELETE FROM published.demand_decisions WHERE {is_replaced('demand_decisions')}")  # while its demands are there
    for name in all_tables():
        if name in AS_THEY_LIE:
            continue
        if name == "targets":
            con.execute("DELETE FROM published.targets WHERE target IN (FROM _retargeted)")
            con.execute(f"INSERT INTO published.targets {_as_declared(name, CHANGED_TARGETS)}")
            continue
        if not is_of_documents(name):
            con.execute(f'CREATE OR REPLACE TABLE published."{name}" AS {_as_declared(name, SELECTS[name])}')
            continue
        if name != "demand_decisions":
            con.execute(f'DELETE FROM published."{name}" WHERE {is_replaced(name)}')
        con.execute(f'INSERT INTO published."{name}" {_as_declared(name, of_changed(SELECTS[name]))}')
    _keys(con, "_keys_after")
    con.execute("CREATE OR REPLACE TEMP TABLE _gone_keys AS FROM _keys_before EXCEPT FROM _keys_after")


def _as_declared(name: str, select: str) -> str:
    columns = ", ".join(f'"{c.name}"::{c.sql_type} AS "{c.name}"' for c in table(name).columns)
    return f"SELECT {columns} FROM ({select})"


def _sum_up(con: Connection, into: str) -> None:
    """What the rows that are replaced come to, table by table and place by place: how many they are, and the sum of their hashes.

    A text is told by the length and hash that its document has of it: it was replaced already when it was read.
    """
    parts = []
    for name in filter(is_of_documents, all_tables()):
        rows = "documents" if name in AS_THEY_LIE else name
        summed = "hash(t.document_id, t.characters, t.text_sha256)" if name in AS_THEY_LIE else "hash(t)"
        of_document = _DOCUMENT_OF_DECISION if name == "demand_decisions" else "t.document_id"
        parts.append(
            f"""SELECT '{name}' AS table_name, d.doc_type, d.riksmote, count(*) AS n, sum({summed}::HUGEINT) AS summed
            FROM (FROM published."{rows}" WHERE {is_replaced(rows)}) t
            LEFT JOIN _places d ON d.document_id = {of_document} GROUP BY ALL"""
        )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE _places AS "
        "SELECT document_id, doc_type, riksmote FROM published.documents SEMI JOIN _republished USING (document_id)"
    )
    con.execute(f"CREATE OR REPLACE TEMP TABLE {into} AS {' UNION ALL '.join(parts)}")


def _note_unreleased(con: Connection) -> None:
    """Note of each table to which type and riksmöte the documents belong whose rows are others than before.

    Before and after, since a document may have moved. Most rows that are replaced are the same again: a document that is linked to
    otherwise has other demands, but its text, its people and its figures are what they were.
    """
    con.execute(
        """INSERT INTO core.unreleased
        SELECT false, table_name, doc_type, riksmote
        FROM ((FROM _rows_before EXCEPT FROM _rows_after) UNION ALL (FROM _rows_after EXCEPT FROM _rows_before))
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


def published_batches(con: Connection, name: str, *, in_order: bool = True) -> pa.RecordBatchReader:
    """The rows of a published table as batches of the declared Arrow schema, in order of its key unless that does not matter."""
    declared = table(name)
    columns = ", ".join(f'"{c.name}"' for c in declared.columns)
    order = " ORDER BY " + ", ".join(f'"{key}"' for key in declared.key) if in_order else ""
    at_once = _ROWS_OF_TEXTS_AT_ONCE if name in AS_THEY_LIE else _ROWS_AT_ONCE
    reader = con.sql(f'SELECT {columns} FROM published."{name}"{order}').to_arrow_reader(at_once)
    schema = pa.schema([pa.field(f.name, f.type) for f in declared.arrow_schema])
    return pa.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in reader))


def _drop_other(con: Connection, name: str, kind: str) -> None:
    """Drop a view where a table shall be made, or a table where a view shall, as an earlier version of the code may have left it."""
    row = con.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_schema = 'published' AND table_name = $1", [name]
    ).fetchone()
    if row and (row[0] == "VIEW") != (kind == "VIEW"):
        con.execute(f'DROP {"VIEW" if row[0] == "VIEW" else "TABLE"} published."{name}"')
