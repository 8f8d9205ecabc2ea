"""The resource that assets work with: the home folder, its lock, and the warehouse in it.

The stock DuckDB resource can neither open read-only nor close on an error, and knows nothing of the home's lock.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dagster as dg
import duckdb
from pydantic import Field

from assets import progress
from riksdata.pipeline.batches import worker_count
from riksdata.storage.home import Home, HomeBusy
from riksdata.storage.warehouse import MEMORY_LIMIT, open_warehouse

DEFAULT_HOME = "data"
POOL = "home"
"""Dagster's pool of every step that takes the home's lock: one run at a time has it, the others wait in the queue."""


class HomeResource(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The home folder, and how the work in it is done."""

    home: str = DEFAULT_HOME
    inbox: str | None = None
    """None: the folder `inbox` of the home."""
    workers: int = 0
    """Processes that read and extract; 0 for one a core."""
    cluster: str | None = None
    """The address of a Dask scheduler (`tcp://host:8786`) whose workers read and extract instead; they need riksdata installed."""
    threads: int = 2
    """Threads of DuckDB."""
    memory_limit: str = MEMORY_LIMIT
    """Memory of DuckDB, in its own notation."""
    override: dict[str, str] = Field(default_factory=dict)
    """Gates set aside for this deployment: rule -> reason. A release records them."""
    holds_lock: bool = False
    """Whether this process has locked the home for the whole run already."""
    wait_seconds: float = 0
    """How long to wait for a run of the terminal that has the home; 0 gives up at once."""

    @property
    def inbox_folder(self) -> Path:
        """Where new documents are put."""
        return Path(self.inbox) if self.inbox else Path(self.home) / "inbox"

    @property
    def worker_count(self) -> int:
        """How many processes may read and extract."""
        return worker_count(self.workers)

    @property
    def progress(self) -> progress.Progress:
        """Told how far a stage is."""
        return progress.current()

    @property
    def overrides(self) -> dict[str, str]:
        """Gates that the operator set aside: rule -> reason."""
        return dict(self.override)

    def open(self) -> Home:
        """The home's folders, made where they are missing. Raises HomeNotWritable."""
        return Home.open(Path(self.home))

    @contextmanager
    def locked(self) -> Iterator[Home]:
        """The home, held against any other run until the block ends.

        Fails the step where another run has it longer than `wait_seconds`; a later run of its sensor or a retry takes it up again.
        """
        home = self.open()
        if self.holds_lock:
            yield home
            return
        with ExitStack() as held:
            try:
                held.enter_context(home.lock(timeout=self.wait_seconds))
            except HomeBusy as busy:
                raise dg.Failure(description=str(busy)) from None  # the message says it all
            yield home

    @contextmanager
    def writing(self) -> Iterator[tuple[Home, duckdb.DuckDBPyConnection]]:
        """The locked home and its warehouse, closed when the block ends, also on an error."""
        with self.locked() as home, open_warehouse(home, threads=self.threads, memory_limit=self.memory_limit) as con:
            yield home, con
