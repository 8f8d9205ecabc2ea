"""The command, as the tests of this folder call it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.run import Outcome, run_publish
from riksdata.storage.home import Home
from tests.conftest import made_once
from tests.warm import Command, started, with_samples


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A home after its first run; tests that change it copy it."""

    def make(folder: Path) -> None:
        (folder / "home").mkdir()
        outcome = run_publish(Home.open(with_samples(folder / "home")), workers=1)
        (folder / "outcome").write_bytes(pickle.dumps(outcome))

    made = made_once(tmp_path_factory, "first-run", make)
    return made / "home", pickle.loads((made / "outcome").read_bytes())


@pytest.fixture(scope="session")
def riksdata() -> Iterator[Command]:
    """`riksdata` as a process of its own, that starts at once."""
    with started() as command:
        yield command
