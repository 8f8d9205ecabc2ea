"""Releases of invented rows for the tests of this folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def three_motions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of invented motions with decisions, repeats and figures. Nobody may change it."""
    from motions_fixture import three_motions

    return three_motions(tmp_path_factory.mktemp("motions"))


@pytest.fixture
def broken(sample: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(sample, tmp_path / "broken"))


@pytest.fixture
def released(sample: Path, tmp_path: Path) -> Path:
    """A folder of releases with a copy of it, to be gone on from."""
    return Path(shutil.copytree(sample.parent, tmp_path / "released"))


@pytest.fixture(scope="session")
def site_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a release for the site. Nobody may change it."""
    from site_fixture import site_release

    home = tmp_path_factory.mktemp("site-home")
    site_release(home / "releases")
    return home


@pytest.fixture(scope="session")
def site_address(site_home: Path) -> Iterator[str]:
    """The site over it, served over HTTP."""
    from site_fixture import served

    with served(site_home) as address:
        yield address
