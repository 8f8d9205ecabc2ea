"""All published tables in their order, and what is derived from their declarations: columns, Arrow schema, DuckDB DDL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from schemas.codes import Codes
from schemas.columns import Declared, TableDeclaration, columns_of
from schemas.demands import DemandDecisions, Demands
from schemas.documents import DocumentRelations, Documents, People, Texts
from schemas.issues import Issues
from schemas.references import References
from schemas.statistics import Statistics
from schemas.targets import Bodies, Targets
from schemas.types import TYPES, Type

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = "2.0.0"
"""Semantic version of the published schema: a removed, renamed or retyped column is a new major, a new column a new minor version."""

DECLARATIONS: tuple[type[TableDeclaration], ...] = (
    Documents, Texts, People, DocumentRelations, Demands, DemandDecisions, References, Statistics, Targets, Bodies, Codes, Issues,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column, with every form of its type."""

    name: str
    kind: Type
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
    def arrow_type(self) -> pa.DataType:
        """The type in Arrow and Parquet."""
        return self.kind.arrow

    @property
    def sql_type(self) -> str:
        """The type in DuckDB."""
        return self.kind.sql

    @property
    def frictionless_type(self) -> str:
        """The type in Frictionless table schemas."""
        return self.kind.frictionless

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

    @property
    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema, columns in declared order."""
        import pyarrow as pa

        return pa.schema([pa.field(c.name, c.arrow_type, nullable=not c.required) for c in self.columns])

    def ddl(self, name: str | None = None) -> str:
        """`CREATE TABLE` for DuckDB. Names are quoted, since `references` is a reserved word."""
        lines = [f'  "{c.name}" {c.sql_type}{" NOT NULL" if c.required else ""}' for c in self.columns]
        return f'CREATE TABLE "{name or self.name}" (\n' + ",\n".join(lines) + "\n)"

    def has(self, name: str) -> bool:
        """Whether it has a column of that name."""
        return any(c.name == name for c in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for c in self.columns:
            if c.name == name:
                return c
        raise KeyError(f"{self.name} has no column {name}")


def _column(name: str, kind: str, declared: Declared) -> Column:
    target = declared.refers_to
    return Column(
        name=name,
        kind=TYPES[kind],
        required=declared.required,
        title=declared.title,
        title_sv=declared.title_sv,
        description=declared.description,
        description_sv=declared.description_sv,
        example=declared.example,
        unit=declared.unit,
        values=declared.values,
        pattern=declared.pattern,
        minimum=declared.minimum,
        refers_to=(target.split(".")[0], target.split(".")[1]) if target else None,
        codes=declared.codes,
    )


@cache
def all_tables() -> dict[str, Table]:
    """Every published table by name, in the order of publication."""
    found = {}
    for declaration in DECLARATIONS:
        meta = declaration.Config.metadata
        found[meta["name"]] = Table(
            name=meta["name"],
            title=declaration.Config.title,
            title_sv=meta["title_sv"],
            description=declaration.Config.description,
            description_sv=meta["description_sv"],
            key=tuple(meta["key"]),
            columns=tuple(_column(name, *declared) for name, declared in columns_of(declaration).items()),
        )
    return found


def table(name: str) -> Table:
    """The published table of that name; KeyError with the names that exist where there is none."""
    tables = all_tables()
    if name not in tables:
        raise KeyError(f"no table {name!r}; there are {', '.join(tables)}")
    return tables[name]
