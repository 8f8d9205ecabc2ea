"""What a run that publishes nothing leaves behind: its failures, in the run's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

from riksdata.storage.files import write_atomic
from riksdata.storage.names import Names

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


def forget_failures(runs: Path, names: Names, *, dry_run: bool = False) -> int:
    """Take the failing rows that name a document out of what earlier runs left; gives their number.

    A file that cannot be read goes as a whole.
    """
    gone = 0
    for path in sorted(runs.glob(f"*/{FAILURES}")):
        try:
            failures = [orjson.loads(line) for line in path.read_bytes().splitlines()]
            rows = sum(len(failure["examples"]) for failure in failures)
            for failure in failures:
                failure["examples"] = [row for row in failure["examples"] if not names.stand_in_any(map(str, row.values()))]
            named = rows - sum(len(failure["examples"]) for failure in failures)
        except (ValueError, TypeError, KeyError, AttributeError):
            gone += 1
            if not dry_run:
                path.unlink()
            continue
        gone += named
        if named and not dry_run:
            write_atomic(path, b"".join(orjson.dumps(failure) + b"\n" for failure in failures))
    return gone
