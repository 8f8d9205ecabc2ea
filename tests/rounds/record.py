"""The record of rounds: one row a round, stratum and table, added when a round is scored at first sight and never changed.

Each row carries a hash over itself and the row before, so that a changed, moved or removed row breaks the chain; a test compares the record
with every earlier version in the history, too. Beside it are each round's counts by document, from which later figures are pooled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.rounds.counting import TABLES, Count, Figures, Share, figures

HERE = Path(__file__).resolve().parent
RECORD = HERE / "rounds.tsv"

COLUMNS = (
    "date", "commit", "round", "stratum", "documents", "table", "judged", "found", "precision", "precision_95", "recall", "recall_95",
    "f1", "f1_95", "fields", "counts_sha256", "chain",
)  # fmt: skip
HEAD = (
    "# First-sight figures of every round, in percent with 95 % intervals (of precision, recall and F1 by resampling documents, of fields\n"
    "# by Wilson's formula). A field: share low-high of rows compared. Rows are added by `make round-score` and never changed; chain: a\n"
    "# hash over the row and the chain of the row before. counts_sha256: of the round's counts by document.\n"
)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _share(share: Share | None) -> tuple[str, str]:
    return ("", "") if share is None else (_percent(share.value), f"{_percent(share.low)}-{_percent(share.high)}")


def _cells(figure: Figures) -> list[str]:
    measured = [cell for share in (figure.precision, figure.recall, figure.f1) for cell in _share(share)]
    fields = "; ".join(f"{name} {_share(s)[0]} {_share(s)[1]} of {s.of}" for name, s in figure.fields.items())
    return [*measured, fields]


def _link(before: str, cells: Sequence[str]) -> str:
    return hashlib.sha256("\t".join([before, *cells]).encode()).hexdigest()[:16]


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a record. Raises ValueError where its columns or its chain are broken."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    if not lines or lines[0].split("\t") != list(COLUMNS):
        raise ValueError(f"the record of rounds must have the columns {', '.join(COLUMNS)}")
    rows, before = [], ""
    for number, line in enumerate(lines[1:], 1):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[-1] != _link(before, cells[:-1]):
            raise ValueError(f"row {number} of the record of rounds was changed, moved, or stands after one that was removed")
        before = cells[-1]
        rows.append(dict(zip(COLUMNS, cells, strict=True)))
    return rows


def read_record(path: Path = RECORD) -> list[dict[str, str]]:
    """The rows of the record; none where no round has been scored. Raises ValueError as `rows_of`."""
    return rows_of(path.read_text(encoding="utf-8")) if path.is_file() else []


def counts_text(counts: Iterable[Count]) -> str:
    """Counts as they are kept: one object a document and table."""
    return "".join(json.dumps(asdict(c), ensure_ascii=False, sort_keys=True) + "\n" for c in counts)


def counts_file(number: int, folder: Path = HERE) -> Path:
    """Where a round's counts are kept."""
    return folder / f"round-{number}.counts.jsonl"


def read_counts(number: int, folder: Path = HERE) -> list[Count]:
    """A round's counts. Raises ValueError where they are not those that were recorded."""
    text = counts_file(number, folder).read_text(encoding="utf-8")
    recorded = {row["counts_sha256"] for row in read_record(folder / RECORD.name) if row["round"] == str(number)}
    if recorded != {_digest(text)}:
        raise ValueError(f"{counts_file(number, folder).name} is not what was recorded when the round was scored")
    return [Count(**json.loads(line)) for line in text.splitlines()]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rows_for(number: int, counts: Sequence[Count], date: str, commit: str, before: str) -> list[str]:
    """A round's rows: over all strata first, then stratum by stratum; tables without anything to judge are left out."""
    digest = _digest(counts_text(counts))
    lines = []
    for stratum in ("all", *dict.fromkeys(c.stratum for c in counts)):
        picked = [c for c in counts if stratum in ("all", c.stratum)]
        for table in TABLES:
            figure = figures(picked, table)
            if not figure.judged and not figure.found:
                continue
            cells = [date, commit, str(number), stratum, str(figure.documents), table, str(figure.judged), str(figure.found)]
            cells += [*_cells(figure), digest]
            before = _link(before, cells)
            lines.append("\t".join([*cells, before]))
    return lines


def append(number: int, counts: Sequence[Count], date: str, commit: str, folder: Path = HERE) -> None:
    """Add a round to the record. Raises ValueError where it has been scored before: there is only one first sight."""
    path = folder / RECORD.name
    rows = read_record(path)
    if any(row["round"] == str(number) for row in rows):
        raise ValueError(f"round {number} has been scored at first sight; score it --again to see today's figures, which are not recorded")
    lines = rows_for(number, counts, date, commit, rows[-1]["chain"] if rows else "")
    if not lines:
        raise ValueError(f"round {number} holds nothing to judge")
    counts_file(number, folder).write_text(counts_text(counts), encoding="utf-8", newline="\n")
    if not path.is_file():
        path.write_text(HEAD + "\t".join(COLUMNS) + "\n", encoding="utf-8", newline="\n")
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


def last_rounds(how_many: int = 2, folder: Path = HERE) -> list[int]:
    """The numbers of the rounds scored last, in the order of scoring."""
    return [int(n) for n in list(dict.fromkeys(row["round"] for row in read_record(folder / RECORD.name)))[-how_many:]]
