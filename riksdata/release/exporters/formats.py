"""What a format is: how people and portals call it, and what writes it. The registry of all formats is `registry.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from riksdata.release.files import HashedFile
from schemas.tables import Table


class RowWriter(Protocol):
    """Writes the rows of one table, group by group, into a file."""

    def write(self, group: pa.Table) -> None:
        """The rows of one group, in the declared Arrow schema."""

    def close(self) -> None:
        """Write what is left; the file itself is closed by whoever opened it."""


def every_table(table: Table) -> bool:
    """For formats in which every table is published."""
    return True


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A form in which each table is published as a file of its own, `<table><ending>`."""

    name: str
    ending: str
    title: tuple[str, str]
    """In English and Swedish."""
    media_type: str
    file_type: str | None
    """The EU's name of the file type, for catalogues; None where it has none or the catalogue leaves the format out."""
    rows: Callable[[HashedFile, Table], RowWriter] | None = None
    """Makes a writer of rows, which the file is written by; None where it is made from the CSV."""
    packed: Callable[[Path, Path], tuple[str, int]] | None = None
    """Writes it from the table's CSV; gives sha256 and bytes."""
    fits: Callable[[Table], bool] = every_table
    """The tables that can be published so."""
    in_catalogue: bool = True
    """Whether the DCAT catalogue names it."""


@dataclass(frozen=True, slots=True)
class WholeFormat:
    """A form in which the release as a whole is published, in files of its own beside the tables."""

    name: str
    title: tuple[str, str]
    description: tuple[str, str]
    media_type: str
    file_type: str | None
    write: Callable[[Path], Mapping[str, int]]
    """Writes into the folder of the release, from what was written before it; gives the files' names with their rows (0: no table)."""
    main: str
    """The file that catalogues name."""
    from_tables: bool = False
    """Whether it needs the tables alone, and so can be written beside the others."""
