"""The version of code is worked out from what it is made of."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import riksdata
from riksdata.store.extracting import VERSIONED
from riksdata.store.versions import closure, code_version

PACKAGE = Path(riksdata.__file__).parent


def test_it_covers_what_is_imported_and_the_facts_beside_it() -> None:
    files, libraries = closure(VERSIONED["references"])
    assert "riksdata/extract/references/__init__.py" in files
    assert "riksdata/extract/records.py" in files
    assert "riksdata/text/document.py" in files
    assert "riksdata/text/abbreviations.tsv" in files
    assert "riksdata/store/rows.py" in files
    assert any(library.startswith("pyarrow==") for library in libraries)


def test_each_extractor_stands_for_itself() -> None:
    references, _ = closure(["riksdata.extract.references"])
    assert not any(
        name.startswith(("riksdata/extract/demands/", "riksdata/extract/statistics/", "riksdata/release/")) for name in references
    )
    statistics, _ = closure(VERSIONED["statistics"])
    assert any(name.startswith("riksdata/extract/references/") for name in statistics)  # figures rest on references


def test_a_module_that_is_not_there_is_told() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"riksdata\.nothing"):
        code_version("riksdata.nothing")


@pytest.mark.parametrize(
    ("changed", "differ"),
    [
        ("extract/references/__init__.py", {"references", "statistics"}),
        ("extract/demands/forms.tsv", {"demands"}),
        ("text/abbreviations.tsv", {"demands", "references", "statistics"}),
        ("release/__init__.py", set()),
    ],
)
def test_a_change_redoes_what_depends_on_it(tmp_path: Path, changed: str, differ: set[str]) -> None:
    shutil.copytree(PACKAGE, tmp_path / "riksdata", ignore=shutil.ignore_patterns("__pycache__"))

    def versions() -> dict[str, str]:
        code = (
            "from riksdata.store.versions import code_version; from riksdata.store.extracting import VERSIONED; import riksdata\n"
            f"assert riksdata.__file__.startswith({str(tmp_path)!r})\n"
            "for name, roots in VERSIONED.items(): print(name, code_version(*roots))"
        )
        path = f"{tmp_path}:{PACKAGE.parent}"
        out = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": path}, cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout
        return dict(line.split() for line in out.splitlines())  # type: ignore[misc]

    before = versions()
    with (tmp_path / "riksdata" / changed).open("a") as file:
        file.write("\n# a remark\n")
    after = versions()
    assert {name for name in before if before[name] != after[name]} == differ
