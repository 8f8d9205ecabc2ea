"""What the assets ask of the resource `home`: where things lie and how to open the warehouse. The pipelines supply it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import duckdb

from riksdata.storage.home import Home

Progress = Callable[[str, int, int | None], None]
"""Called with the stage, how much of it is done, and how much there is (None where nobody knows)."""


class HomeFolder(Protocol):
    """The home folder of this deployment."""

    @property
    def inbox_folder(self) -> Path:
        """Where new documents are put."""

    @property
    def worker_count(self) -> int:
        """How many processes may read and extract."""

    @property
    def cluster(self) -> str | None:
        """The address of the Dask scheduler that batches go to; None for processes on this machine."""

    @property
    def progress(self) -> Progress:
        """Told how far a stage is."""

    @property
    def overrides(self) -> dict[str, str]:
        """Gates that the operator set aside for this run: rule -> reason."""

    def open(self) -> Home:
        """The home's folders."""

    def writing(self) -> AbstractContextManager[tuple[Home, duckdb.DuckDBPyConnection]]:
        """The home and its warehouse, held against any other run until the block ends."""

    def locked(self) -> AbstractContextManager[Home]:
        """The home, held against any other run until the block ends."""
