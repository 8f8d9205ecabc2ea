"""The threat model names the test of each threat; what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

NAMED = re.compile(r"`(?P<file>[\w/]*\.py)?(?P<inside>(?:::\w+)*)`")


def test_every_threat_names_tests_that_are_there(root: Path) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (root / "tests").rglob("*.py")}
    page = (root / "docs" / "threat-model.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("|")][2:]
    assert len(rows) > 15
    for row in rows:
        file, count = "", 0
        for found in NAMED.finditer(row.rsplit("|", 2)[1]):
            file, count = (found["file"] or file).split("/")[-1], count + 1
            assert file in written, row
            for name in found["inside"].split("::")[1:]:
                assert re.search(rf"(?:def|class) {name}\b", written[file]), f"{file}::{name}"
        assert count, row
