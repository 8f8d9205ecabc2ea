"""The published rows of changed documents, as they were and as they are now, held apart while the tables are brought in step.

Each is looked for once: sums, keys, rules, and what is taken out and put in are all told from the rows that are held.
"""

from __future__ import annotations

from collections.abc import Collection

from riksdata.pipeline.published_rows import AS_THEY_LIE, SELECTS, as_declared, is_of_documents, of_changed, rows_where
from riksdata.pipeline.target_rows import CHANGED_TARGETS, RETARGETED
from riksdata.rules.rule import Relation
from riksdata.storage.warehouse import Connection
from schemas.tables import all_tables, table

_FEW = 40
"""Up to so many documents their rows are sooner found by their places."""
_DOCUMENT_OF_DECISION = "regexp_replace(t.demand_id, '-d[0-9]+$', '')"


def published(name: str) -> str:
    """The warehouse's table as SQL reads it."""
    return f'published."{name}"'


def replaced(name: str) -> str:
    """The rows of the table that belong to what changed, as they are now; all, of a table that is not brought in step row by row."""
    return f'temp."replaced {name}"' if is_held(name) else published(name)


def was(name: str) -> str:
    """The same rows as they were, with their place in the table behind (`_row`)."""
    return f'temp."was {name}"' if is_held(name) else published(name)


def fresh(name: str) -> str:
    """Those of the replaced rows that were put into the table: the others lie there as they did."""
    return f'temp."fresh {name}"'


def is_held(name: str) -> bool:
    """Whether a table is brought in step row by row."""
    return name == "targets" or is_of_documents(name)


_HELD = tuple(sorted(filter(is_held, all_tables()), key="targets".__eq__))
"""What is cited by the rows of others comes last."""


def hold_rows(con: Connection) -> None:
    """Fill the tables of `was` and `replaced` with the rows of what `_republished` and `_resourced` name; nothing is replaced yet."""
    (documents,) = con.execute("SELECT count(*) FROM _republished").fetchone() or (0,)
    few = documents <= _FEW
    for name in _HELD:
        if name == "targets":
            con.execute(f"CREATE OR REPLACE TEMP TABLE _retargeted AS {RETARGETED}")
        if name not in AS_THEY_LIE:  # those are as they are now
            rows = rows_where(published(name), _belongs(name), few=few)
            con.execute(f"CREATE OR REPLACE TEMP TABLE {was(name)} AS SELECT *, rowid AS _row {rows}")
        now = CHANGED_TARGETS if name == "targets" else of_changed(SELECTS[name], few=few)
        con.execute(f"CREATE OR REPLACE TEMP TABLE {replaced(name)} AS {as_declared(name, now)}")


def put_rows(con: Connection) -> None:
    """Have the tables hold the replaced rows.

    One that is the same again is left where it lies: most are, of a document that is only linked to otherwise.
    """
    for name in _HELD:
        if name in AS_THEY_LIE:
            told = "document_id, text_sha256"
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE {fresh(name)} AS SELECT document_id FROM {replaced('documents')} WHERE characters > 0 "
                f"AND ({told}) NOT IN (SELECT ({told}) FROM {was('documents')})"
            )
            continue
        con.execute(f"CREATE OR REPLACE TEMP TABLE {fresh(name)} AS SELECT n.* FROM {replaced(name)} n {_unlike(name, 'n', was(name))}")
        gone = f"SELECT _row FROM {was(name)} o {_unlike(name, 'o', replaced(name))}"
        (out,) = con.execute(f"SELECT count(*) FROM ({gone})").fetchone() or (0,)
        if out:
            con.execute(f"DELETE FROM {published(name)} WHERE rowid IN ({gone})")
        con.execute(f"INSERT INTO {published(name)} FROM {fresh(name)}")


def drop_rows(con: Connection) -> None:
    """Take away what was held."""
    for name in _HELD:
        for held in (was(name), replaced(name), fresh(name)):
            con.execute(f"DROP TABLE IF EXISTS {held}")


def sums(of: Relation) -> str:
    """SQL of what the held rows come to, table by table and place by place: how many they are, and the sum of their hashes.

    `of` is `was` or `replaced`. A text is told by the length and hash that its document has of it: it was replaced when it was read.
    """
    parts = []
    for name in filter(is_of_documents, _HELD):
        rows = "documents" if name in AS_THEY_LIE else name
        summed = "hash(t.document_id, t.characters, t.text_sha256)" if name in AS_THEY_LIE else f"hash({_columns(name, 't.')})"
        of_document = _DOCUMENT_OF_DECISION if name == "demand_decisions" else "t.document_id"
        parts.append(
            f"""SELECT '{name}' AS table_name, d.doc_type, d.riksmote, count(*) AS n, sum({summed}::HUGEINT) AS summed
            FROM {of(rows)} t LEFT JOIN {of("documents")} d ON d.document_id = {of_document} GROUP BY ALL"""
        )
    return " UNION ALL ".join(parts)


def gone_keys(referred: Collection[tuple[str, str]]) -> str:
    """SQL of the keys (table_name, key) that held rows had and have no more, of the tables and columns that others refer to."""
    return " UNION ALL ".join(
        f"SELECT '{name}' AS table_name, key "
        f'FROM (SELECT "{column}" AS key FROM {was(name)} EXCEPT SELECT "{column}" FROM {replaced(name)})'
        for name, column in referred
        if is_held(name)
    )


def _belongs(name: str) -> list[str]:
    """SQL of the conditions of which one holds for a published row that belongs to what changed."""
    if name == "targets":
        return ["target IN (FROM _retargeted)"]
    if name == "demand_decisions":
        return [f"demand_id IN (SELECT demand_id FROM {was('demands')})"]
    of_none = ["document_id IS NULL AND source IN (FROM _resourced)"] if name == "issues" else []
    return ["document_id IN (FROM _republished)", *of_none]


def _columns(name: str, prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{column.name}"' for column in table(name).columns)


def _unlike(name: str, prefix: str, other: str) -> str:
    """SQL of the join that leaves rows out which stand in `other` too: those of the same key and the same hash over all columns."""
    on = " AND ".join(f'{prefix}."{key}" = x."{key}"' for key in table(name).key)
    return f"ANTI JOIN {other} x ON {on} AND hash({_columns(name, prefix + '.')}) = hash({_columns(name, 'x.')})"
