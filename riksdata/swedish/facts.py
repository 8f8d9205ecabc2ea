"""Reads the tables of facts (laws, series, units, committees …): tab-separated files that lie beside the code that uses them."""

from __future__ import annotations

import pkgutil
from functools import cache


@cache
def read_lines(package: str, name: str) -> tuple[str, ...]:
    """The lines of a fact file (`riksdata.chamber`, `parties.tsv`) without remarks (`#`: origin, meaning of columns) and empty lines.

    Raises FileNotFoundError where the file is not there.
    """
    content = pkgutil.get_data(package, name)  # `importlib.resources` takes as long to load as fifty of these files
    if content is None:
        raise FileNotFoundError(f"{package}/{name}")
    return tuple(line for line in content.decode().split("\n") if line and not line.startswith("#"))


@cache
def read_rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each line of a fact file whose columns have no names."""
    return tuple(tuple(line.split("\t")) for line in read_lines(package, name))


@cache
def read_table(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a fact file whose first line names the columns, as column → cell; cells left off at a line's end are empty.

    Raises ValueError, with file and line, where a line has more cells than there are columns.
    """
    header, *rows = read_rows(package, name)
    out = []
    for row in rows:
        if len(row) > len(header):
            raise ValueError(f"{package}/{name}: {len(row)} cells where {len(header)} columns are named: {row}")
        out.append(dict(zip(header, (*row, *[""] * (len(header) - len(row))), strict=True)))
    return tuple(out)
