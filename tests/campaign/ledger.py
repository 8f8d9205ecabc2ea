"""What was fuzzed so far, a line a batch in a file outside the repository, so that a night of it can be split."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Batch:
    """So many inputs of one target, drawn by one seed; what broke has its smallest input beside it, as hexadecimal digits."""

    target: str
    seed: int
    number: int
    commit: str
    inputs: int
    size: int
    seconds: float
    failures: dict[str, int] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The file: lines are only added."""

    path: Path

    def batches(self) -> list[Batch]:
        """All batches; a line that was cut off when the machine went is none."""
        found = []
        for line in self._read().splitlines():
            with suppress(ValueError):
                found.append(Batch(**json.loads(line)))
        return found

    def add(self, batch: Batch) -> None:
        """One batch more."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        written = self._read()
        begin = "\n" if written and not written.endswith("\n") else ""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(begin + json.dumps(asdict(batch)) + "\n")

    def _read(self) -> str:
        return self.path.read_text(encoding="utf-8") if self.path.exists() else ""
