"""A declared table as a pandera schema, which validates Arrow rows. In a module of its own, since importing pandera takes a quarter of a second."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from typing import Any

import pandera.pyarrow as pandera_arrow
from pandera.dtypes import Date, DateTime

from schemas.tables import Column, table
from schemas.types import TYPES

_DTYPES: dict[str, Any] = {"VARCHAR": str, "BIGINT": int, "DOUBLE": float, "BOOLEAN": bool, "DATE": Date, "TIMESTAMP": DateTime}

_OF_OTHER_LIBRARIES = ("pandera.engines.pyspark_engine", "pandera.engines.numpy_engine", "pandera.engines.pandas_engine")


def _note_what_is_not_installed() -> None:
    """Note which parts of pandera want a library that is not there: it tries them for every column, and Python keeps no failed import."""
    for name in _OF_OTHER_LIBRARIES:
        try:
            import_module(name)
        except ImportError:
            sys.modules[name] = None  # type: ignore[assignment]


_note_what_is_not_installed()


@cache
def schema_of(name: str) -> pandera_arrow.DataFrameSchema:
    """The pandera schema of a published table: its columns, all of them and in their order. KeyError where there is no such table."""
    return pandera_arrow.DataFrameSchema({c.name: _column(c) for c in table(name).columns}, strict=True, ordered=True)


def _column(declared: Column) -> pandera_arrow.Column:
    checks = []
    if declared.values is not None:
        checks.append(pandera_arrow.Check.isin(list(declared.values)))
    if declared.pattern:
        checks.append(pandera_arrow.Check.str_matches(f"^(?:{declared.pattern})$"))
    if declared.minimum is not None:
        checks.append(pandera_arrow.Check.ge(declared.minimum))
    dtype = TYPES["TEXTS"].arrow if declared.is_list else _DTYPES[declared.sql_type]
    return pandera_arrow.Column(dtype, checks=checks, nullable=not declared.required)
