"""Releases of invented rows for the tests of this folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release nobody may change."""
    from release_fixture import release

    made = release(tmp_path_factory.mktemp("releases"))
    assert made.path
    return made.path


@pytest.fixture
def broken(sample: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(sample, tmp_path / "broken"))
