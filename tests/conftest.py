"""What all tests share: where the project and the shared material lie, and a home of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("riksdata", deadline=None, print_blob=True)
settings.load_profile("riksdata")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the checkout; the test is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the shared material is not beside the checkout")
    return SHARED


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; what the environment says of another is hidden."""
    for name in ("RIKSDATA_HOME", "RIKSDATA_INBOX", "RIKSDATA_WORKERS", "DAGSTER_HOME"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def seeded(home: Path) -> Path:
    """A home with the two sample documents in its inbox."""
    shutil.copytree(ROOT / "data" / "inbox", home / "inbox")
    return home
