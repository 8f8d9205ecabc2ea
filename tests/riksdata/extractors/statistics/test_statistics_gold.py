"""The measured quality of the statistics, held as a ratchet."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from riksdata.extractors.references import find_references
from riksdata.extractors.scoring import Score, score
from riksdata.extractors.statistics import find_statistics
from riksdata.text.document import TextDocument


def _score(gold: Path, texts: Path) -> Score:
    rows = [row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()) if row["table"] == "statistics"]
    got: list[dict[str, Any]] = []
    for name in sorted({json.loads(line)["doc"] for line in gold.read_text(encoding="utf-8").splitlines()}):
        document = TextDocument((texts / name).read_text(encoding="utf-8"))
        found = find_statistics(document, find_references(document))
        got += [{"doc": name, "table": "statistics", **asdict(row)} for row in found]
    return score(rows, got)["statistics"]


def _check(found: Score, f1: float) -> None:
    assert found.f1 >= f1, (found.misses, found.false)
    for name, least in (("qualifier", 0.97), ("footnote", 0.95), ("period", 0.9), ("noun", 0.9)):
        if found.asked.get(name):
            assert found.right[name] >= least * found.asked[name], name


def test_samples(root: Path) -> None:
    _check(_score(root / "tests" / "gold" / "seeds.jsonl", root / "data" / "inbox"), 0.98)


def test_shared_gold(shared: Path) -> None:
    _check(_score(shared / "gold" / "dev.jsonl", shared / "gold" / "texts"), 0.98)
