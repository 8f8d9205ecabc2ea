"""The version of code is worked out from what it is made of."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import riksdata
from riksdata.pipeline.extract_batch import VERSIONED
from riksdata.pipeline.versions import _imports, closure, code_version

PACKAGE = Path(riksdata.__file__).parent


def test_it_covers_what_is_imported_and_the_facts_beside_it() -> None:
    files, libraries = closure(VERSIONED["references"])
    assert "riksdata/extractors/references/__init__.py" in files
    assert "riksdata/extractors/records.py" in files
    assert "riksdata/text/document.py" in files
    assert "riksdata/text/abbreviations.tsv" in files
    assert "riksdata/pipeline/extracted_rows.py" in files
    assert any(library.startswith("pyarrow==") for library in libraries)


def test_each_extractor_stands_for_itself() -> None:
    references, _ = closure(["riksdata.extractors.references"])
    assert not any(
        name.startswith(("riksdata/extractors/demands/", "riksdata/extractors/statistics/", "riksdata/release/")) for name in references
    )
    statistics, _ = closure(VERSIONED["statistics"])
    assert any(name.startswith("riksdata/extractors/references/") for name in statistics)  # figures rest on references


def modules_named(path: Path) -> set[str]:
    """Every module that the import statements of a file can mean, by Python's own parser."""
    out: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            out |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return out


def test_imports_are_those_that_the_parser_sees() -> None:
    for path in PACKAGE.rglob("*.py"):
        named = modules_named(path)
        ours, theirs = _imports(path)
        assert {name.partition(".")[0] for name in named} - set(sys.stdlib_module_names) - {"riksdata", "schemas"} == theirs, path
        assert set(ours) <= named, path
        single = {n for n in named if n.startswith(("riksdata.", "schemas.")) and (PACKAGE.parent / f"{n.replace('.', '/')}.py").is_file()}
        assert single <= set(ours), path


def test_imports_in_any_form_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "some.py"
    path.write_text(
        '''"""Prose:
import nothing that is there, from nobody.
"""
import json, duckdb as db
from riksdata.text import (
    document,  # (a remark)
    spans as places,
)
def late():
    from schemas.tables import all_tables
    import riksdata.storage.ids
'''
    )
    ours, theirs = _imports(path)
    assert set(ours) >= {"riksdata.text.document", "riksdata.text.spans", "schemas.tables", "riksdata.storage.ids"}
    assert "duckdb" in theirs
    assert "json" not in theirs


def test_a_module_that_is_not_there_is_told() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"riksdata\.nothing"):
        code_version("riksdata.nothing")


@pytest.mark.parametrize(
    ("changed", "differ"),
    [
        ("extractors/references/__init__.py", {"references", "statistics"}),
        ("extractors/demands/forms.tsv", {"demands"}),
        ("text/abbreviations.tsv", {"demands", "references", "statistics"}),
        ("release/__init__.py", set()),
    ],
)
def test_a_change_redoes_what_depends_on_it(tmp_path: Path, changed: str, differ: set[str]) -> None:
    shutil.copytree(PACKAGE, tmp_path / "riksdata", ignore=shutil.ignore_patterns("__pycache__"))

    def versions() -> dict[str, str]:
        code = (
            "from riksdata.pipeline.versions import code_version; from riksdata.pipeline.extract_batch import VERSIONED; import riksdata\n"
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
