"""The types of columns that Python's own names do not tell."""

from __future__ import annotations

import pyarrow as pa

TEXTS = pa.list_(pa.string())
"""A list of texts: a list in Parquet and DuckDB, a JSON array in CSV, null where there is none."""
