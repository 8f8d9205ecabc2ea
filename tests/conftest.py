"""What all tests share: where the project and the shared material lie, and a home of one's own."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.warm import with_samples

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("riksdata", deadline=None, print_blob=True)
settings.load_profile("riksdata")


LONG = ("test_daemon", "test_interrupted", "test_cluster", "test_recovery", "test_wheel", "test_recipes", "test_readme", "test_samples_job")
"""Modules with tests that take long one by one; they are begun first, so that none is left alone at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONG)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded with the tests stays to the end: nothing of it is looked through for cycles, now or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this name with what `make` put into it, made by the first of all processes of tests that asks. Nobody may change it."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / f"once-{name}"
    with FileLock(shared / f"once-{name}.lock"):
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one that failed
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder


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
    for name in ("RIKSDATA_HOME", "RIKSDATA_INBOX", "RIKSDATA_WORKERS", "RIKSDATA_CLUSTER", "DAGSTER_HOME"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def seeded(home: Path) -> Path:
    """A home with the two sample documents in its inbox."""
    return with_samples(home)


def without_rights(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A call of `riksdata` by somebody whom the permissions of files bind, as they do not bind root."""
    bound: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root cannot give up its rights here")
        bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    program = str(Path(sys.executable).parent / "riksdata")
    return subprocess.run([*bound, program, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)
