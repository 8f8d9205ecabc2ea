"""The types of columns, by the name that a declaration annotates them with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

import pyarrow as pa

Date: TypeAlias = date
DateTime: TypeAlias = datetime
TEXTS: TypeAlias = list[str]
"""A list of texts: a list in Parquet and DuckDB, a JSON array in CSV, null where there is none."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type in each form that it is published in."""

    arrow: pa.DataType
    sql: str
    """Of DuckDB."""
    frictionless: str
    """In Frictionless table schemas."""


TYPES = {
    "str": Type(pa.string(), "VARCHAR", "string"),
    "int": Type(pa.int64(), "BIGINT", "integer"),
    "float": Type(pa.float64(), "DOUBLE", "number"),
    "bool": Type(pa.bool_(), "BOOLEAN", "boolean"),
    "Date": Type(pa.date32(), "DATE", "date"),
    "DateTime": Type(pa.timestamp("us"), "TIMESTAMP", "datetime"),
    "TEXTS": Type(pa.list_(pa.string()), "VARCHAR[]", "array"),
}
"""By annotation."""
