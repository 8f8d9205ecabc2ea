"""Patterns that are longer than a line can be read: verbose, or written one group a line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import riksdata

ROOM = Path(riksdata.__file__).parent
LONGEST = 120
PATHS = sorted(ROOM.rglob("*.py"))
_SPECIAL = re.compile(r"\(\?|\\[a-z]|\|")
_SQL = re.compile(r"SELECT|INSERT|regexp_replace")


def _long_patterns(tree: ast.Module) -> Iterator[tuple[ast.expr, bool]]:
    """Each pattern of more than `LONGEST` characters, and whether it is verbose."""
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    verbose = {
        id(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and any(re.search(r"\bre\.(X|VERBOSE)\b", ast.unparse(arg)) for arg in node.args[1:])
    }
    for node in ast.walk(tree):
        if id(node) in inner | told:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{ }" for part in node.values)
        else:
            continue
        if len(text) > LONGEST and len(_SPECIAL.findall(text)) > 1 and not _SQL.search(text):
            yield node, id(node) in verbose


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_a_pattern_longer_than_a_line_is_verbose_or_written_a_group_a_line(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for node, verbose in _long_patterns(ast.parse(source)):
        segment = ast.get_source_segment(source, node) or ""
        written = longest_line(segment) <= LONGEST and ("  # " in segment or "(" not in segment.removeprefix("("))
        assert verbose or written, f"{path.name}:{node.lineno}: a pattern of more than {LONGEST} characters that is not verbose"


def longest_line(segment: str) -> int:
    """Length of the longest line of a literal, comments aside."""
    return max(len(line.split("  # ")[0].strip()) for line in segment.splitlines())
