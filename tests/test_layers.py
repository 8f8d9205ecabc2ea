"""Imports point down only: pipelines → assets → riksdata → schemas; the text and the extractors know nothing above them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from riksdata.extras import EXTRAS

GROUND = {"schemas", "riksdata.chamber", "riksdata.swedish", "riksdata.text"}
ALLOWED = {
    "schemas": {"schemas"},
    "riksdata.swedish": {"riksdata.swedish"},
    "riksdata.chamber": {"riksdata.swedish", "riksdata.chamber"},
    "riksdata.text": {"riksdata.swedish", "riksdata.chamber", "riksdata.text"},
    "riksdata.rules": {"schemas", "riksdata.rules"},
    "riksdata.extractors": GROUND | {"riksdata.extractors"},
    "riksdata.sources": GROUND | {"riksdata.sources"},
    "riksdata.storage": GROUND | {"riksdata.extractors", "riksdata.sources", "riksdata.rules.quoting", "riksdata.storage"},
    "riksdata.release": GROUND | {"riksdata.extras", "riksdata.processes", "riksdata.rules", "riksdata.storage.files", "riksdata.release"},
    "riksdata.pipeline": GROUND
    | {
        "riksdata.extras",
        "riksdata.processes",
        "riksdata.extractors",
        "riksdata.sources",
        "riksdata.storage",
        "riksdata.rules",
        "riksdata.pipeline",
    },
    "assets": {"riksdata", "assets", "schemas"},
    "pipelines": {"riksdata", "assets", "schemas", "pipelines"},
}
"""What each room may import; a room that is not named here is an error."""
OURS = {"schemas", "riksdata", "assets", "pipelines"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("layer", ALLOWED)
def test_imports_point_down(root: Path, layer: str) -> None:
    files = sorted((root / layer.replace(".", "/")).rglob("*.py"))
    assert files
    wrong = [
        f"{path.relative_to(root)} imports {name}"
        for path in files
        for name in sorted(imports(path))
        if name.split(".")[0] in OURS and not any(name == low or name.startswith(low + ".") for low in ALLOWED[layer])
    ]
    assert wrong == []


@pytest.mark.parametrize("layer", ALLOWED)
def test_facts_are_read_from_rooms_below(root: Path, layer: str) -> None:
    """A room that reads another's tables leans on it as much as by an import."""
    wrong = []
    for path in sorted((root / layer.replace(".", "/")).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            room = ".".join(named.split(".")[:2])
            if room in ALLOWED and (root / named.replace(".", "/") / "__init__.py").is_file() and room not in ALLOWED[layer] | {layer}:
                wrong.append(f"{path.relative_to(root)} names {named}")
    assert wrong == []


EXTRACTORS = {"demands": set(), "references": set(), "statistics": {"references"}}
"""What each extractor may use of the others: figures rest on references, and on nothing else."""


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_extractors_stand_side_by_side(root: Path, extractor: str) -> None:
    for path in sorted((root / "riksdata" / "extractors" / extractor).rglob("*.py")):
        content = path.read_text(encoding="utf-8")
        for other in EXTRACTORS.keys() - EXTRACTORS[extractor] - {extractor}:
            assert f"riksdata.extractors.{other}" not in content, f"{path.relative_to(root)} names {other}"


@pytest.mark.parametrize("library", ["dagster", "pandas", "numpy", "polars"])
def test_the_domain_knows_no_such_library(root: Path, library: str) -> None:
    files = [path for folder in ("riksdata", "schemas") for path in (root / folder).rglob("*.py")]
    assert [str(path) for path in files if any(name.split(".")[0] == library for name in imports(path))] == []


def named(requirements: list[str]) -> set[str]:
    """The names of requirements in one spelling, this project's own aside."""
    return {canonicalize_name(Requirement(each).name) for each in requirements} - {"riksdata"}


def test_every_library_that_is_imported_is_a_declared_dependency(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = {name.split(".")[0] for folder in OURS for path in (root / folder).rglob("*.py") for name in imports(path)}
    theirs = used - OURS - set(sys.stdlib_module_names)
    owners = packages_distributions()
    of_extras = {module for _, modules in EXTRAS.values() for module in modules}

    def undeclared(modules: set[str], requirements: list[str]) -> set[str]:
        return {name for name in modules if not {canonicalize_name(owner) for owner in owners.get(name, [])} & named(requirements)}

    assert undeclared(theirs - of_extras, project["dependencies"]) == set()
    for extra, (_, modules) in EXTRAS.items():
        assert undeclared(set(modules), project["optional-dependencies"][extra]) == set()
        assert len(modules) == len(project["optional-dependencies"][extra])


def test_every_library_has_its_line_in_the_architecture(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = {name for line in page.splitlines() if line.startswith("| ") for name in re.findall(r"[\w-]+", line.split("|")[1].lower())}
    extras = [each for name in ("cluster", "postgres", "sign", "site", "ui", "train") for each in project["optional-dependencies"][name]]
    assert named(project["dependencies"] + extras) - told == set()


UNPINNED = {"train", "examples"}
"""Extras that no test installs: what trains models, and Jupyter for the notebooks, which the tests execute without it."""


def test_every_dependency_is_pinned_by_name_and_version_alone(root: Path) -> None:
    pins = [line for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.+!-]*", pin) for pin in pins)
    pinned = {pin.split("==")[0] for pin in pins}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [each for name, wanted in project["optional-dependencies"].items() if name not in UNPINNED for each in wanted]
    assert named(project["dependencies"] + extras) <= pinned
    assert "duckdb==1.5.5" in pins


def test_a_run_that_has_nothing_to_do_imports_neither_extractors_nor_pandera_nor_dagster() -> None:
    code = "import sys, pipelines.run, pipelines.cli.run, riksdata.pipeline.unread; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = ("riksdata.extractors.demands", "riksdata.extractors.references", "riksdata.extractors.statistics", "pandera", "dagster")
    assert [name for name in heavy if name in loaded] == []
