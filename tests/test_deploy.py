"""The files for a server: they parse, and what they call and set is what there is."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

UNITS = ("riksdata-webserver", "riksdata-daemon", "riksdata-serve")


def settings(root: Path) -> set[str]:
    """Names of environment variables that the code reads."""
    return {
        name
        for folder in ("assets", "pipelines")
        for path in (root / folder).rglob("*.py")
        for name in re.findall(r"\b(?:RIKSDATA|DAGSTER)_[A-Z_]+", path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_calls_programs_that_are_installed(root: Path, unit: str) -> None:
    lines = (root / "deploy" / f"{unit}.service").read_text(encoding="utf-8").splitlines()
    assert {"[Unit]", "[Service]", "[Install]"} <= set(lines)
    called = [line.split("=", 1)[1].split()[0] for line in lines if line.startswith("Exec")]
    assert called
    for program in called:
        assert program.startswith("/opt/riksdata/bin/")
        assert (Path(sys.executable).parent / Path(program).name).exists(), program
    assert "EnvironmentFile=/etc/riksdata.env" in lines


def test_every_variable_that_is_set_is_one_that_is_read(root: Path) -> None:
    known = settings(root)
    for path in (root / "deploy").iterdir():
        named = set(re.findall(r"\b(?:RIKSDATA|DAGSTER)_[A-Z_]+", path.read_text(encoding="utf-8")))
        assert named <= known, path.name


def test_compose_and_kubernetes_name_the_services_alike(root: Path) -> None:
    compose = yaml.safe_load((root / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    assert set(compose["services"]) == {"daemon", "webserver", "serve"}
    values = yaml.safe_load((root / "deploy" / "kubernetes-values.yaml").read_text(encoding="utf-8"))
    (deployment,) = values["dagster-user-deployments"]["deployments"]
    assert deployment["dagsterApiGrpcArgs"] == ["-m", "pipelines.definitions"]
    assert deployment["name"] == "riksdata"


def test_the_image_holds_every_package(root: Path) -> None:
    recipe = (root / "deploy" / "Containerfile").read_text(encoding="utf-8")
    included = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]["find"]["include"]
    assert len(included) == 4
    for top in {pattern.rstrip("*") for pattern in included}:
        assert f"COPY {top} {top}" in recipe


def test_the_workspace_is_written_by_one_command(tmp_path: Path) -> None:
    import os
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "pipelines.workspace"],
        env={**os.environ, "RIKSDATA_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    (module,) = yaml.safe_load(Path(done.stdout.strip()).read_text())["load_from"]
    assert module["python_module"]["location_name"] == "riksdata"
    assert (tmp_path / "home" / "dagster" / "dagster.yaml").is_file()
