"""The rules that the published tables of the warehouse keep: those of the declarations, of spans and hashes, and those of `checks.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import yaml

from riksdata.pipeline.published_rows import is_of_documents, is_replaced
from riksdata.rules.declared import declared_rules, shape_of
from riksdata.rules.rule import Relation, Rule, shortened
from riksdata.rules.spans import SPAN_TABLES, hash_rule, span_rules
from riksdata.storage.extracted import EXTRACTED
from riksdata.storage.warehouse import Connection
from schemas.tables import Table, all_tables

if TYPE_CHECKING:
    import pandera.errors


def published(name: str) -> str:
    """The warehouse's table as SQL reads it."""
    return f'published."{name}"'


def replaced(name: str) -> str:
    """The rows of the table that were replaced, as SQL reads them while `replaced_rows` holds them."""
    return f'temp."replaced {name}"' if is_of_documents(name) else published(name)


@contextmanager
def replaced_rows(con: Connection) -> Iterator[None]:
    """Hold the rows that were replaced, those of `_republished` and `_resourced`, apart: else each rule would look for them in all rows."""
    names = [name for name in all_tables() if is_of_documents(name)]
    for name in names:
        con.execute(f"CREATE OR REPLACE TEMP TABLE {replaced(name)} AS FROM {published(name)} WHERE {is_replaced(name)}")
    yield  # where a rule cannot be asked, they go with the transaction
    for name in names:
        con.execute(f"DROP TABLE {replaced(name)}")


def differing_columns(con: Connection, name: str) -> list[str]:
    """What of a published table's columns, their order and their types is not as declared."""
    there = [(row[0], row[1]) for row in con.execute(f"DESCRIBE {published(name)}").fetchall()]
    declared = [(column.name, column.sql_type) for column in all_tables()[name].columns]
    return [] if there == declared else [f"its columns are {there}, not {declared}"]


def validate_schema(con: Connection, name: str, limit: int = 20) -> list[str]:
    """Hold a published table against its declaration by pandera, batch by batch; gives what does not fit, at most `limit` lines."""
    import pandera.errors

    from riksdata.pipeline.publish import published_batches
    from schemas.validation import schema_of

    schema = schema_of(name)
    problems: list[str] = []
    for batch in published_batches(con, name, in_order=False):
        try:
            schema.validate(pa.Table.from_batches([batch]), lazy=True)
        except (pandera.errors.SchemaErrors, pandera.errors.SchemaError) as cause:
            problems += [shortened(line) for line in _said(cause)]
        if len(problems) >= limit:
            break
    return problems[:limit]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, table by table: those of the declarations first, then those between columns and tables."""
    return _rules(published, _of_all)


@cache
def rules_of_replaced() -> tuple[Rule, ...]:
    """The same rules, asked only of what was replaced: its rows, what they refer to, and what referred to rows that are gone.

    Where the other rows kept the rules before, all of them do when these hold.
    """
    found = {(rule.table, rule.name): rule for rule in _rules(replaced, _of_replaced)}
    everywhere = {(rule.table, rule.name): rule for rule in all_rules() if rule.severity == "warning"}
    for declared in all_tables().values():
        key = ", ".join(f'"{name}"' for name in declared.key)
        sql = f"SELECT {key}, count(*) AS rows_found FROM {published(declared.name)} SEMI JOIN {replaced(declared.name)} USING ({key})"
        name = (declared.name, f"{declared.name}_key_unique")
        if is_of_documents(declared.name):  # what is of no document is made anew as a whole
            found[name] = replace(found[name], sql=f"{sql} GROUP BY {key} HAVING count(*) > 1")
        for column in declared.columns:
            name = (declared.name, f"{declared.name}_{column.name}_exists")
            if column.refers_to and name in found:
                found[name] = replace(found[name], sql=_dangling(declared, column.name, *column.refers_to))
    return tuple((found | everywhere).values())


def _dangling(declared: Table, column: str, other: str, target: str) -> str:
    """Replaced rows that refer to no row, and rows that refer to one that is gone."""
    shown = ", ".join(f'r."{name}"' for name in dict.fromkeys((*declared.key, column)))
    there = f'SELECT o."{target}" FROM {published(other)} o WHERE o."{target}" IN (SELECT "{column}" FROM {replaced(declared.name)})'
    return f"""SELECT {shown} FROM {replaced(declared.name)} r WHERE r."{column}" IS NOT NULL AND r."{column}" NOT IN ({there})
    UNION SELECT {shown} FROM {published(declared.name)} r
    WHERE r."{column}" IN (SELECT key FROM _gone_keys WHERE table_name = '{other}')"""


_READ = re.compile(r"\{(core|published)\.(\w+)\}")
_EXTRACTED = str(list(EXTRACTED))
"""The names of the extracted tables, as a list of SQL."""


def _of_all(sql: str) -> str:
    return _READ.sub(lambda found: f'{found[1]}."{found[2]}"', sql)


def _of_replaced(sql: str) -> str:
    def read(found: re.Match[str]) -> str:
        if found[1] == "published":
            return replaced(found[2])
        sources = " OR source IN (FROM _resourced)" if found[2] == "readings" else ""
        return f'(FROM core."{found[2]}" WHERE document_id IN (FROM _republished){sources})'

    return _READ.sub(read, sql)


def _rules(relation: Relation, of: Callable[[str], str]) -> tuple[Rule, ...]:
    declared = all_tables()
    entries = yaml.safe_load(files("riksdata.pipeline").joinpath("checks.yaml").read_text("utf-8"))
    content = [Rule(kind="content", **{**entry, "sql": of(entry["sql"].replace("{extracted}", _EXTRACTED))}) for entry in entries]
    spans = span_rules(relation, {name: declared[name].key[0] for name in SPAN_TABLES})
    rules: list[Rule] = []
    for name, made in declared.items():
        rules += declared_rules(shape_of(made), relation, list(declared))
        rules += [rule for rule in (*spans, hash_rule(relation), *content) if rule.table == name]
    return tuple(rules)


def _said(cause: pandera.errors.SchemaErrors | pandera.errors.SchemaError) -> list[str]:
    failures = getattr(cause, "schema_errors", None)
    return [_line(failure) for failure in failures] if isinstance(failures, list) else [_line(cause)]


def _line(failure: Any) -> str:
    column = getattr(getattr(failure, "schema", None), "name", None)
    return f"{column}: {failure}" if column else str(failure)
