"""How far the annotators of a round agree, table by table: shown and kept beside the record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.rounds.draw import HERE
from tests.rounds.merge import Agreement, Merged

COLUMNS = ("round", "table", "rows", "agreed", "fields")
HEAD = (
    "# How far the two annotators of each round agree. rows: those that either calls required (both counted); agreed: percent of them\n"
    "# that the other has, with the same label, value and unit, or ordinal; fields: percent of rows that both have in which they agree.\n"
)


def pooled(documents: Sequence[Merged]) -> dict[str, Agreement]:
    """The agreement over all documents of a round, by table."""
    found: dict[str, Agreement] = {}
    for merged in documents:
        for table, one in merged.agreement.items():
            into = found.setdefault(table, Agreement())
            into.required += one.required
            into.shared += one.shared
            for name, count in one.compared.items():
                into.compared[name] = into.compared.get(name, 0) + count
                into.same[name] = into.same.get(name, 0) + one.same[name]
    return found


def _rows(documents: Sequence[Merged]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for table, one in pooled(documents).items():
        if one.required:
            fields = "; ".join(f"{name} {100 * one.same[name] / n:.1f} of {n}" for name, n in one.compared.items())
            rows.append((table, str(one.required), f"{100 * one.shared / one.required:.1f}", fields))
    return rows


def agreement_text(documents: Sequence[Merged]) -> str:
    """For the screen."""
    return "".join(
        f"annotators agree: {table:<12}{rows:>5} rows  {agreed} %  {fields}\n" for table, rows, agreed, fields in _rows(documents)
    )


def keep_agreement(number: int, documents: Sequence[Merged], path: Path = HERE / "agreement.tsv") -> None:
    """Add a round's agreement to the file."""
    if not path.is_file():
        path.write_text(HEAD + "\t".join(COLUMNS) + "\n", encoding="utf-8", newline="\n")
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join([str(number), *row]) + "\n" for row in _rows(documents))
