"""Patterns that are put together from tables of words are the same in every process, whatever seed it hashes strings with."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LIST_PATTERNS = r"""
import importlib, pkgutil, riksdata

def patterns(value):
    if hasattr(value, "pattern") and hasattr(value, "fullmatch"):  # of `re`, of `re2`, or compiled when it is first used, which is now
        yield value.pattern
    elif isinstance(value, dict):
        for inner in value.values():
            yield from patterns(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from patterns(inner)

for name in ("chamber", "swedish", "text", "extractors", "sources"):
    room = importlib.import_module(f"riksdata.{name}")
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        for constant, value in vars(importlib.import_module(module.name)).items():
            for pattern in patterns(value):
                print(module.name, constant, ascii(pattern))
"""


@pytest.fixture(scope="module")
def listed() -> list[list[str]]:
    """The patterns of every module that reads texts, each list from a process with another seed."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", LIST_PATTERNS], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in ("1", "2")
    ]
    out = [process.communicate()[0].splitlines() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    return out


def test_patterns_do_not_depend_on_the_order_of_a_set(listed: list[list[str]]) -> None:
    first, second = listed
    assert len(first) == len(second) > 500
    differing = [" ".join(one.split(" ", 2)[:2]) for one, other in zip(first, second, strict=True) if one != other]
    assert differing == []
