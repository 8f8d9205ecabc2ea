"""What a run that publishes nothing leaves behind: its failures, in the run's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

FAILURES = "failures.jsonl"


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule that did not hold: how many rows fail it, and some of them."""

    rule: str
    table: str | None
    severity: str
    """`error` or `warning`."""
    failed: int
    message: str
    examples: list[dict[str, Any]] = field(default_factory=list)


def record_failures(folder: Path, failures: Sequence[FailedRule]) -> None:
    """Append to `failures.jsonl` of a run's folder, one object a rule; without failures nothing is written."""
    if not failures:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FAILURES).open("ab") as file:
        for failure in failures:
            file.write(orjson.dumps(asdict(failure), default=str) + b"\n")


def read_failures(folder: Path) -> list[FailedRule]:
    """What `record_failures` wrote; empty where nothing failed."""
    path = folder / FAILURES
    return [FailedRule(**orjson.loads(line)) for line in path.read_bytes().splitlines()] if path.exists() else []


def forget_failures(runs: Path) -> int:
    """Remove what earlier runs left of failing rows, whichever document they are of; gives the number of files."""
    files = sorted(runs.glob(f"*/{FAILURES}"))
    for path in files:
        path.unlink()
    return len(files)
