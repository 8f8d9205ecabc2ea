"""The rules that the published tables of the warehouse keep: those of the declarations, of spans and hashes, and those of `checks.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import yaml

from riksdata.pipeline.changed_rows import fresh, is_held, published, replaced, was
from riksdata.pipeline.published_rows import AS_THEY_LIE
from riksdata.rules.declared import declared_rules, shape_of
from riksdata.rules.rule import Relation, Rule, shortened
from riksdata.rules.spans import SPAN_TABLES, hash_rule, span_rules
from riksdata.storage.extracted import EXTRACTED
from riksdata.storage.warehouse import Connection
from schemas.tables import Table, all_tables

if TYPE_CHECKING:
    import pandera.errors


def differing_columns(con: Connection) -> dict[str, str]:
    """Of the published tables whose columns, their order or their types are not as declared, what is there."""
    there: dict[str, list[tuple[str, str]]] = {name: [] for name in all_tables()}
    for name, column, kind in con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'published' ORDER BY table_name, column_index"
    ).fetchall():
        if name in there:
            there[name].append((column, kind))
    declared = {name: [(column.name, column.sql_type) for column in made.columns] for name, made in all_tables().items()}
    return {name: f"its columns are {own}, not {declared[name]}" for name, own in there.items() if own != declared[name]}


def validate_schema(con: Connection, name: str, limit: int = 20) -> list[str]:
    """Hold a published table against its declaration by pandera, batch by batch; gives what does not fit, at most `limit` lines."""
    import pandera.errors

    from riksdata.pipeline.publish import published_batches
    from schemas.validation import schema_of

    schema = schema_of(name)
    problems: list[str] = []
    for batch in published_batches(con, name, in_order=False, short=long_texts(name)):
        try:
            schema.validate(pa.Table.from_batches([batch]), lazy=True)
        except (pandera.errors.SchemaErrors, pandera.errors.SchemaError) as cause:
            problems += [shortened(line) for line in _said(cause)]
        if len(problems) >= limit:
            break
    return problems[:limit]


def long_texts(name: str) -> list[str]:
    """The columns of a table that hold the texts themselves, of which nothing is declared but that they are there."""
    declared = all_tables()[name]
    free = [c.name for c in declared.columns if c.sql_type == "VARCHAR" and c.name not in declared.key and not (c.values or c.pattern)]
    return free if name in AS_THEY_LIE else []


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, table by table: those of the declarations first, then those between columns and tables."""
    return _rules(published, _of_all)


@cache
def rules_of_replaced() -> tuple[Rule, ...]:
    """The same rules in the same order, asked only of what was replaced: its rows, what they refer to, and what referred to rows that are
    gone.

    Where the other rows kept the rules before, all of them do when these hold. Of a rule of severity `warning`, which they need not have
    kept, it tells what these rows add to it.
    """
    found = {(rule.table, rule.name): rule for rule in _rules(replaced, _reader(replaced))}
    for declared in all_tables().values():
        if not is_held(declared.name):  # it is made anew as a whole
            continue
        key = ", ".join(f'"{name}"' for name in declared.key)
        name = (declared.name, f"{declared.name}_key_unique")
        twice = f"SELECT {key}, count(*) AS rows_found FROM {{}} GROUP BY {key} HAVING count(*) > 1"
        among = f"(FROM {published(declared.name)} SEMI JOIN {fresh(declared.name)} USING ({key}))"
        of_replaced, of_fresh = twice.format(replaced(declared.name)), twice.format(among)
        sooner = f"SELECT 1 FROM {fresh(declared.name)} UNION ALL SELECT 1 FROM ({of_replaced})"
        found[name] = replace(found[name], sql=f"{of_replaced} UNION {of_fresh}", sooner=sooner)
        for column in declared.columns:
            name = (declared.name, f"{declared.name}_{column.name}_exists")
            if column.refers_to and name in found:
                sql, sooner = _dangling(declared, column.name, *column.refers_to)
                found[name] = replace(found[name], sql=sql, sooner=sooner)
    return tuple(found.values())


@cache
def warnings_before() -> tuple[Rule, ...]:
    """The rules of severity `warning`, asked of the same rows as they were."""
    return tuple(rule for rule in _rules(was, _reader(was)) if rule.severity == "warning")


def _dangling(declared: Table, column: str, other: str, target: str) -> tuple[str, str]:
    """Replaced rows that refer to no row, and rows that refer to one that is gone; before that, whether they refer to no replaced one."""
    shown = ", ".join(f'r."{name}"' for name in dict.fromkeys((*declared.key, column)))
    of = f'FROM {replaced(declared.name)} r WHERE r."{column}" IS NOT NULL AND r."{column}" NOT IN'
    there = f'SELECT o."{target}" FROM {published(other)} o WHERE o."{target}" IN (SELECT "{column}" FROM {replaced(declared.name)})'
    gone = f"SELECT key FROM _gone_keys WHERE table_name = '{other}'"
    return (
        f"""SELECT {shown} {of} ({there})
        UNION SELECT {shown} FROM {published(declared.name)} r WHERE r."{column}" IN ({gone})""",
        f'SELECT 1 {of} (SELECT "{target}" FROM {replaced(other)}) UNION ALL SELECT 1 FROM ({gone})',
    )


_READ = re.compile(r"\{(core|published)\.(\w+)\}")
_EXTRACTED = str(list(EXTRACTED))
"""The names of the extracted tables, as a list of SQL."""


def _of_all(sql: str) -> str:
    return _READ.sub(lambda found: f'{found[1]}."{found[2]}"', sql)


def _reader(relation: Relation) -> Callable[[str], str]:
    """What puts into a query the rows that it reads: `relation` gives those of a published table, of the inner ones those that changed."""

    def read(found: re.Match[str]) -> str:
        if found[1] == "published":
            return relation(found[2])
        sources = " OR source IN (FROM _resourced)" if found[2] == "readings" else ""
        return f'(FROM core."{found[2]}" WHERE document_id IN (FROM _republished){sources})'

    return lambda sql: _READ.sub(read, sql)


def counted(rule_name: str) -> str:
    """The temporary table that holds the counts from which a rule of replaced rows is told; one of all rows counts them itself."""
    return f'temp."counted {rule_name}"'


def _rules(relation: Relation, of: Callable[[str], str]) -> tuple[Rule, ...]:
    declared = all_tables()
    entries = yaml.safe_load(files("riksdata.pipeline").joinpath("checks.yaml").read_text("utf-8"))
    content = []
    for entry in entries:
        counts = f"({entry['counted']})" if relation is published and "counted" in entry else counted(entry["name"])
        filled: dict[str, Any] = {
            name: of(said.replace("{extracted}", _EXTRACTED).replace("{counted}", counts)) for name, said in entry.items()
        }
        content.append(Rule(kind="content", **filled))
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
