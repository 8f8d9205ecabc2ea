"""The types of columns, by the name that a declaration annotates them with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # a quarter of a second, which one document's rows do not need
    import pyarrow as pa

Date: TypeAlias = date
DateTime: TypeAlias = datetime
TEXTS: TypeAlias = list[str]
"""A list of texts: a list in Parquet and DuckDB, a JSON array in CSV, null where there is none."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type in each form that it is published in."""

    sql: str
    """Of DuckDB."""
    frictionless: str
    """In Frictionless table schemas."""

    @property
    def arrow(self) -> pa.DataType:
        """In Arrow and Parquet."""
        return _arrow_types()[self.sql]


TYPES = {
    "str": Type("VARCHAR", "string"),
    "int": Type("BIGINT", "integer"),
    "float": Type("DOUBLE", "number"),
    "bool": Type("BOOLEAN", "boolean"),
    "Date": Type("DATE", "date"),
    "DateTime": Type("TIMESTAMP", "datetime"),
    "TEXTS": Type("VARCHAR[]", "array"),
}
"""By annotation."""


@cache
def _arrow_types() -> dict[str, pa.DataType]:
    """By the type of DuckDB."""
    import pyarrow as pa

    return {
        "VARCHAR": pa.string(),
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "TIMESTAMP": pa.timestamp("us"),
        "VARCHAR[]": pa.list_(pa.string()),
    }
