"""What reads texts compiles its patterns when they are first used: a page needs few of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import riksdata

ROOM = Path(riksdata.__file__).parent
PATHS = sorted(path for room in ("chamber", "swedish", "text", "extractors", "sources") for path in (ROOM / room).rglob("*.py"))


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.Lambda)):
            yield child
            yield from _at_import(child)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_no_pattern_is_compiled_when_a_module_is_imported(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    compiled = [node.lineno for node in _at_import(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"]
    assert compiled == [], f"{path.name}: `riksdata.swedish.lazy.lazy_regex` instead of `re.compile`"
