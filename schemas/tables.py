"""All published tables in their order, and what is derived from their declarations: columns, Arrow schema, DuckDB DDL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandera.pyarrow as pandera_arrow
import pyarrow as pa

from schemas.codes import Codes
from schemas.demands import DemandDecisions, Demands
from schemas.documents import DocumentRelations, Documents, People, Texts
from schemas.issues import Issues
from schemas.references import References
from schemas.statistics import Statistics
from schemas.targets import Bodies, Targets

SCHEMA_VERSION = "2.0.0"
"""Semantic version of the published schema: a removed, renamed or retyped column is a new major, a new column a new minor version."""

MODELS: tuple[type[pandera_arrow.DataFrameModel], ...] = (
    Documents, Texts, People, DocumentRelations, Demands, DemandDecisions, References, Statistics, Targets, Bodies, Codes, Issues,
)  # fmt: skip

# pandera's narwhals types by name -> (Arrow type, DuckDB type, name in Frictionless table schemas)
_TYPES: dict[str, tuple[pa.DataType, str, str]] = {
    "String": (pa.string(), "VARCHAR", "string"),
    "Int64": (pa.int64(), "BIGINT", "integer"),
    "Float64": (pa.float64(), "DOUBLE", "number"),
    "Boolean": (pa.bool_(), "BOOLEAN", "boolean"),
    "Date": (pa.date32(), "DATE", "date"),
    "Datetime": (pa.timestamp("us"), "TIMESTAMP", "datetime"),
    "List": (pa.list_(pa.string()), "VARCHAR[]", "array"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column, with every form of its type."""

    name: str
    arrow_type: pa.DataType
    sql_type: str
    frictionless_type: str
    required: bool
    title: str
    title_sv: str
    description: str
    description_sv: str | None
    example: Any
    unit: str | None
    values: tuple[str, ...] | None
    pattern: str | None
    minimum: float | None
    refers_to: tuple[str, str] | None
    codes: str | None
    """The list of `codes` that says what its values mean."""

    @property
    def is_list(self) -> bool:
        """Whether a value is a list of texts."""
        return self.sql_type == "VARCHAR[]"


@dataclass(frozen=True, slots=True)
class Table:
    """One published table."""

    name: str
    title: str
    title_sv: str
    description: str
    description_sv: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    model: type[pandera_arrow.DataFrameModel]

    @property
    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema, columns in declared order."""
        return pa.schema([pa.field(c.name, c.arrow_type, nullable=not c.required) for c in self.columns])

    def ddl(self, name: str | None = None) -> str:
        """`CREATE TABLE` for DuckDB. Names are quoted, since `references` is a reserved word."""
        lines = [f'  "{c.name}" {c.sql_type}{" NOT NULL" if c.required else ""}' for c in self.columns]
        return f'CREATE TABLE "{name or self.name}" (\n' + ",\n".join(lines) + "\n)"

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for c in self.columns:
            if c.name == name:
                return c
        raise KeyError(f"{self.name} has no column {name}")


def _column(name: str, declared: Any) -> Column:
    arrow_type, sql_type, frictionless_type = _TYPES[str(declared.dtype).split("(")[0]]
    meta = declared.metadata
    target = meta["refers_to"]
    return Column(
        name=name,
        arrow_type=arrow_type,
        sql_type=sql_type,
        frictionless_type=frictionless_type,
        required=not declared.nullable,
        title=declared.title,
        title_sv=meta["title_sv"],
        description=declared.description,
        description_sv=meta["description_sv"],
        example=meta["example"],
        unit=meta["unit"],
        values=tuple(meta["values"]) if meta["values"] else None,
        pattern=meta["pattern"],
        minimum=meta["minimum"],
        refers_to=(target.split(".")[0], target.split(".")[1]) if target else None,
        codes=meta["codes"],
    )


@cache
def all_tables() -> dict[str, Table]:
    """Every published table by name, in the order of publication."""
    found = {}
    for model in MODELS:
        schema = model.to_schema()
        meta: dict[str, Any] = dict(model.Config.metadata or {})
        found[meta["name"]] = Table(
            name=meta["name"],
            title=schema.title,
            title_sv=meta["title_sv"],
            description=schema.description,
            description_sv=meta["description_sv"],
            key=tuple(meta["key"]),
            columns=tuple(_column(name, declared) for name, declared in schema.columns.items()),
            model=model,
        )
    return found


def table(name: str) -> Table:
    """The published table of that name; KeyError with the names that exist where there is none."""
    tables = all_tables()
    if name not in tables:
        raise KeyError(f"no table {name!r}; there are {', '.join(tables)}")
    return tables[name]
