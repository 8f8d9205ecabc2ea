"""A release of invented rows, and the validators of `.venv-conformance` and `.venv-cffconvert` that read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHAPES = ROOT.parent / "shared" / "shapes"
sys.path.insert(0, str(ROOT / "tests" / "riksdata" / "release"))

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These run under `make conformance` only, which builds the validators' environments."""
    if os.environ.get("RIKSDATA_CONFORMANCE"):
        return
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.skip(reason="run by make conformance"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a release that holds every kind of value."""
    from release_fixture import release

    scores = {"references": {"collection": "seeds", "documents": 2, "gold_rows": 30, "precision": 0.9, "recall": 0.8, "f1": 0.85}}
    made = release(tmp_path_factory.mktemp("releases"), scores=scores)
    assert made.path
    return made.path


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """The same release, to be broken."""
    return Path(shutil.copytree(published, tmp_path / "release"))


@pytest.fixture(scope="session")
def shapes() -> Path:
    """The official shapes and profiles; they are not part of the project."""
    if not SHAPES.is_dir():
        pytest.skip("the official shapes are not beside this checkout")
    return SHAPES


@pytest.fixture(scope="session")
def tool() -> Run:
    """Runs a validator; the environment that holds it is found by its name."""

    def run(name: str, *arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        folder = ".venv-cffconvert" if name == "cffconvert" else ".venv-conformance"
        # Nothing of the project's own environment leaks in, and nothing is asked of the network.
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "NO_COLOR": "1"}
        return subprocess.run(
            [ROOT / folder / "bin" / name, *map(str, arguments)],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run
