"""The built wheel works by itself: in an empty environment, outside the checkout, with its data files inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

MOTION = """Motion till riksdagen 2020/21:9001
av Ada Exempel (X)
Fler bänkar

Förslag till riksdagsbeslut
Riksdagen ställer sig bakom det som anförs i motionen om fler bänkar i parker och tillkännager detta för regeringen.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Built from a copy of what git would hand over, so that nothing half-built of the checkout gets in."""
    source = tmp_path_factory.mktemp("source")
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, capture_output=True, check=True
    ).stdout
    for name in files.decode().split("\0"):
        if name and (root / name).is_file() and not name.startswith(("tests/", "benchmarks/", "docs/")):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((root / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(source)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_every_data_file_is_inside(wheel: Path, root: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    data = [
        path.relative_to(root).as_posix()
        for folder in ("pipelines", "assets", "schemas", "riksdata")
        for path in (root / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".tsv", ".yaml", ".json", ".sql", ".j2", ".typed"}
    ]
    assert {Path(name).suffix for name in data} >= {".py", ".tsv", ".yaml", ".sql", ".j2", ".typed"}, "a kind of file is looked for in vain"
    assert "schemas/codes.tsv" in data
    assert [name for name in data if name not in inside] == []


def plainly_installed(requirements: list[str]) -> dict[str, Distribution]:
    """What pip installs for these requirements, by name: with what they require in turn, and none of the extras that nobody asked for."""
    found: dict[str, Distribution] = {}
    seen = set()
    due = [Requirement(each) for each in requirements]
    while due:
        wanted = due.pop()
        if (key := (wanted.name, frozenset(wanted.extras))) in seen:
            continue
        seen.add(key)
        found[wanted.name] = distribution(wanted.name)
        further = [Requirement(each) for each in found[wanted.name].requires or []]
        due += [r for r in further if r.marker is None or any(r.marker.evaluate({"extra": extra}) for extra in wanted.extras or {""})]
    return found


def test_it_reads_and_publishes_outside_the_checkout_without_any_extra(wheel: Path, root: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    zipfile.ZipFile(wheel).extractall(site)
    # The libraries come from this environment, without its editable install of the checkout: only what pip would download is shared.
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    here = Path(sysconfig.get_path("purelib"))
    for library in plainly_installed(declared).values():
        for top in {file.parts[0] for file in library.files or [] if file.parts[0] not in ("..", "__pycache__")}:
            if not (site / top).exists():
                (site / top).symlink_to(here / top)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "schemas").mkdir(parents=True)  # another project's folder of that name must not disturb
    (elsewhere / "motion.txt").write_bytes((root / "data" / "inbox" / "002_8584eac85a031944.txt").read_bytes())
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    code = "import riksdata, schemas, pipelines; print(riksdata.__file__, schemas.__file__)"
    where = subprocess.run([python, "-I", "-c", code], cwd=elsewhere, env=clean, capture_output=True, text=True, check=True).stdout
    assert str(root) not in where
    code = "from pipelines.cli import main; main()"
    done = subprocess.run(
        [python, "-I", "-c", code, "extract", "motion.txt", "--format", "jsonl"], cwd=elsewhere, env=clean, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert sum(row["table"] == "demands" for row in rows) == 21
    serve = subprocess.run([python, "-I", "-c", code, "serve"], cwd=elsewhere, env=clean, capture_output=True, text=True)
    assert serve.returncode == 1
    assert "datasette" in serve.stderr
    assert "pip install 'riksdata[site]'" in serve.stderr
    (elsewhere / "data" / "inbox").mkdir(parents=True)
    (elsewhere / "data" / "inbox" / "motion.txt").write_text(MOTION, encoding="utf-8")
    run = subprocess.run([python, "-I", "-c", code, "run"], cwd=elsewhere, env=clean, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert len(list(elsewhere.glob("data/releases/*/demands.parquet"))) == 1
    version = subprocess.run([python, "-I", "-c", code, "--version"], cwd=elsewhere, env=clean, capture_output=True, text=True)
    assert version.returncode == 0, version.stderr
    assert version.stdout.startswith("riksdata ")
    assert version.stdout.split()[-1] == wheel.name.split("-")[1], "the version of the wheel itself"
