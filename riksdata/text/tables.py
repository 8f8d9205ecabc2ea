"""Reads the tables of facts that lie beside this package's code."""

from __future__ import annotations

from importlib.resources import files


def read_table(name: str) -> list[list[str]]:
    """The rows of a tab-separated file of this package; lines that begin with `#` (origin, column names) and empty lines are left out."""
    content = files("riksdata.text").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in content.splitlines() if line and not line.startswith("#")]
