"""Imports point down only: pipelines → assets → riksdata → schemas; the text and the extractors know nothing above them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

GROUND = {"schemas", "riksdata.chamber", "riksdata.swedish", "riksdata.text"}
ALLOWED = {
    "schemas": {"schemas"},
    "riksdata.swedish": {"riksdata.swedish"},
    "riksdata.chamber": {"riksdata.swedish", "riksdata.chamber"},
    "riksdata.text": {"riksdata.swedish", "riksdata.chamber", "riksdata.text"},
    "riksdata.rules": {"schemas", "riksdata.rules"},
    "riksdata.extractors": GROUND | {"riksdata.extractors"},
    "riksdata.sources": GROUND | {"riksdata.sources"},
    "riksdata.storage": GROUND | {"riksdata.extractors", "riksdata.sources", "riksdata.storage"},
    "riksdata.release": GROUND | {"riksdata.rules", "riksdata.storage.files", "riksdata.release"},
    "riksdata.pipeline": GROUND | {"riksdata.extractors", "riksdata.sources", "riksdata.storage", "riksdata.rules", "riksdata.pipeline"},
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


def test_every_package_is_in_the_wheel(root: Path) -> None:
    import tomllib

    listed = set(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    there = {str(path.parent.relative_to(root)).replace("/", ".") for top in OURS for path in (root / top).rglob("__init__.py")}
    assert there == listed


def test_every_library_that_is_imported_is_a_declared_dependency(root: Path) -> None:
    import re
    import sys
    import tomllib
    from importlib.metadata import packages_distributions

    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {plain(re.split(r"[\[<>=~! ]", each)[0]) for each in declared}
    used = {name.split(".")[0] for folder in OURS for path in (root / folder).rglob("*.py") for name in imports(path)}
    theirs = used - OURS - set(sys.stdlib_module_names) - {"distributed"}  # optional: a Dask cluster, where one is named
    owners = packages_distributions()
    missing = {name for name in theirs if not {plain(owner) for owner in owners.get(name, [])} & names}
    assert missing == set()


def test_every_dependency_is_pinned_by_name_and_version_alone(root: Path) -> None:
    import re
    import tomllib

    pins = [line for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.+!-]*", pin) for pin in pins)
    pinned = {pin.split("==")[0] for pin in pins}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    assert {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ]", each)[0]).lower() for each in wanted} <= pinned
    assert "duckdb==1.5.5" in pins


def test_a_run_that_has_nothing_to_do_imports_neither_extractors_nor_pandera_nor_dagster() -> None:
    code = "import sys, pipelines.run, pipelines.cli.run, riksdata.pipeline.unread; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = ("riksdata.extractors.demands", "riksdata.extractors.references", "riksdata.extractors.statistics", "pandera", "dagster")
    assert [name for name in heavy if name in loaded] == []
