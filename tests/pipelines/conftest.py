"""The command, as the tests of this folder call it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.warm import Command, started


@pytest.fixture(scope="session")
def riksdata() -> Iterator[Command]:
    """`riksdata` as a process of its own, that starts at once."""
    with started() as command:
        yield command
