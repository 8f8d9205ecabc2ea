"""The notebooks of `examples/`, executed cell by cell on a release of invented motions, as Jupyter does it."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest


def execute(notebook: Path) -> dict[str, Any]:
    """Run every code cell in order; gives the names that they leave. A cell that ends in a value must have something to show."""
    book = json.loads(notebook.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in book["cells"]:
        if cell["cell_type"] != "code":
            continue
        assert cell["outputs"] == [], "answers are not committed: they are those of whoever runs it"
        code = ast.parse("".join(cell["source"]))
        shown = code.body.pop() if isinstance(code.body[-1], ast.Expr) else None
        exec(compile(code, notebook.name, "exec"), names)
        if shown is not None:
            value = eval(compile(ast.Expression(shown.value), notebook.name, "eval"), names)
            assert str(value).strip()
    return names


@pytest.fixture
def run(root: Path, three_motions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RIKSDATA_RELEASE", str(three_motions))
    return lambda name: execute(root / "examples" / f"{name}.ipynb")


def test_what_became_of_our_demands(run: Any, tmp_path: Path) -> None:
    names = run("what-became-of-our-demands")
    assert names["decided"].fetchall() == [("2018/19", 4, 1, 2, 1, 0.3333)]
    assert [row[:4] for row in names["approved"].fetchall()] == [("mot. 2018/19:1", "att =stärka stöd 1", "bifall", "2018/19:SoU5")]
    assert [(row[1], row[4], row[6]) for row in names["asked_again"].fetchall()] == [(1, "V", "bifall"), (2, "M", "avslag")]
    assert names["figures_help"].fetchall() == [(False, 2, 0), (True, 1, 1)]
    assert "=stärka stöd 1" in (tmp_path / "approved-demands.csv").read_text(encoding="utf-8")


def test_where_do_these_figures_come_from(run: Any) -> None:
    names = run("where-do-these-figures-come-from")
    assert names["sourced"].fetchall() == [(6, 3, 3, 3)]
    assert names["publishers"].fetchall() == [("Påhittsverket", 3, 3, ["pv"])]
    assert {row[0] for row in names["traced"].fetchall()} == {"29,1 procent av kvinnorna"}
    assert [(row[2], row[4]) for row in names["travelling"].fetchall()] == [(3, "Påhittsverket")]
    assert len(names["without"].fetchall()) == 3


def test_the_latest_release_of_the_home_above_is_found(
    root: Path, three_motions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = json.loads((root / "examples" / "what-became-of-our-demands.ipynb").read_text(encoding="utf-8"))
    opening = "".join(next(cell["source"] for cell in book["cells"] if cell["cell_type"] == "code"))
    monkeypatch.delenv("RIKSDATA_RELEASE", raising=False)
    (tmp_path / "data").mkdir()
    (tmp_path / "examples").mkdir()
    monkeypatch.chdir(tmp_path / "examples")
    with pytest.raises(FileNotFoundError, match="make run"):
        exec(opening, {})
    (tmp_path / "data" / "releases").symlink_to(three_motions.parent)
    names: dict[str, Any] = {}
    exec(opening, names)
    assert names["release"].name == three_motions.name


def test_the_readme_leads_to_each(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [book.name for book in (root / "examples").glob("*.ipynb") if f"(examples/{book.name})" not in readme] == []


def test_what_is_approved_is_what_the_views_count(root: Path) -> None:
    from riksdata.release.site.rows import APPROVED

    book = (root / "examples" / "what-became-of-our-demands.ipynb").read_text(encoding="utf-8")
    assert book.count("decision IN (") == book.count(f"decision IN {APPROVED}") == 2
