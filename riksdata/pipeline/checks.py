"""The rules that the published tables of the warehouse keep: those of the declarations, of spans and hashes, and those of `checks.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pandera.errors
import pyarrow as pa
import yaml

from riksdata.rules.declared import declared_rules, shape_of
from riksdata.rules.rule import Rule, shortened
from riksdata.rules.spans import SPAN_TABLES, hash_rule, span_rules
from riksdata.storage.warehouse import Connection
from schemas.tables import all_tables, table


def published(name: str) -> str:
    """The warehouse's table as SQL reads it."""
    return f'published."{name}"'


def validate_schema(con: Connection, name: str, limit: int = 20) -> list[str]:
    """Hold a published table against its declaration by pandera, batch by batch; gives what does not fit, at most `limit` lines."""
    from riksdata.pipeline.publish import published_batches

    declared = table(name)
    problems: list[str] = []
    for batch in published_batches(con, name):
        try:
            declared.model.validate(pa.Table.from_batches([batch]), lazy=True)
        except (pandera.errors.SchemaErrors, pandera.errors.SchemaError) as cause:
            problems += [shortened(line) for line in _said(cause)]
        if len(problems) >= limit:
            break
    return problems[:limit]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, table by table: those of the declarations first, then those between columns and tables."""
    declared = all_tables()
    content = [
        Rule(kind="content", **entry) for entry in yaml.safe_load(files("riksdata.pipeline").joinpath("checks.yaml").read_text("utf-8"))
    ]
    spans = span_rules(published, {name: declared[name].key[0] for name in SPAN_TABLES})
    rules: list[Rule] = []
    for name, made in declared.items():
        rules += declared_rules(shape_of(made), published, list(declared))
        rules += [rule for rule in (*spans, hash_rule(published), *content) if rule.table == name]
    return tuple(rules)


def _said(cause: pandera.errors.SchemaErrors | pandera.errors.SchemaError) -> list[str]:
    failures = getattr(cause, "schema_errors", None)
    return [_line(failure) for failure in failures] if isinstance(failures, list) else [_line(cause)]


def _line(failure: Any) -> str:
    column = getattr(getattr(failure, "schema", None), "name", None)
    return f"{column}: {failure}" if column else str(failure)
