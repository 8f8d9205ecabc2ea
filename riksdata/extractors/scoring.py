"""Precision, recall and F1 of extracted rows against rows judged by hand.

A row is a mapping with `doc` (the source file's name), `table`, `char_start`, `char_end` and the fields of its table. A reference is
found when an extracted row overlaps it and has its label; a statistic when one overlaps it and has its value, whole, low, high and unit;
a demand when ordinal and text (white space folded) are the same. Gold rows marked `optional` count neither way: finding one is no false
find, missing it is no miss. A gold row may hold further accepted answers under `also`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from riksdata.swedish.lazy import lazy_regex

Row = Mapping[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "demands": ("ordinal", "text"),
    "references": ("label",),
    "statistics": ("value", "whole", "low", "high", "unit"),
}
"""Table -> the columns that decide whether a row is found."""

FIELDS: dict[str, tuple[str, ...]] = {
    "demands": ("addressee", "span"),
    "references": ("kind", "span"),
    "statistics": ("qualifier", "period", "footnote", "noun"),
}
"""Table -> what is compared of the rows found."""

_ONLY_WHERE_STATED = frozenset({"period", "footnote"})  # two nulls agree by themselves and would flatter the figure
_WORD = lazy_regex(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One miss or false find: the file, the row, and for a miss what stood at its place."""

    doc: str
    row: Row
    near: tuple[Row, ...] = ()


@dataclass(slots=True)
class Score:
    """The counts of one table."""

    hits: int = 0
    misses: list[Wrong] = field(default_factory=list)
    false: list[Wrong] = field(default_factory=list)
    right: dict[str, int] = field(default_factory=dict)
    """Field -> in how many of the rows found it agrees."""
    asked: dict[str, int] = field(default_factory=dict)
    """Field -> in how many of the rows found it was compared."""

    @property
    def expected(self) -> int:
        """Number of required gold rows."""
        return self.hits + len(self.misses)

    @property
    def found(self) -> int:
        """Number of extracted rows that count."""
        return self.hits + len(self.false)

    @property
    def precision(self) -> float:
        """Share of the extracted rows that are right, 0 to 1; 0 where there are none."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold rows that were found, 0 to 1; 0 where there are none."""
        return self.hits / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def row_problem(row: object) -> str | None:
    """Why something is no row that can be compared, in words; None where it is one."""
    if not isinstance(row, dict):
        return "a row is an object"
    if not isinstance(row.get("doc"), str) or row.get("table") not in KEYS:
        return f"a row has `doc`, the name of a text, and `table`, one of {', '.join(KEYS)}"
    placed = ("char_start", "char_end")
    if row["table"] != "demands" and any(type(row.get(name)) is not int for name in placed):
        return "a row of this table has `char_start` and `char_end`, whole numbers"
    compared = [name for name in (*KEYS[row["table"]], *FIELDS[row["table"]], *placed) if name != "span"]
    also = row.get("also", {})
    if not isinstance(also, dict) or not all(isinstance(answers, list) for answers in also.values()):
        return "`also` holds a list of answers for each field"
    for name, values in [*((name, [row.get(name)]) for name in compared), *also.items()]:
        if not all(value is None or isinstance(value, str | int | float) for value in values):
            return f"`{name}` is a text or a number"
    return None


def score(gold: Iterable[Row], rows: Iterable[Row]) -> dict[str, Score]:
    """The score of each table of `KEYS`.

    Rows of documents that no gold row names are left out; for demands also those of documents without gold demands, since none of
    their demands was judged.
    """
    wanted, got = _by_table_and_document(gold), _by_table_and_document(rows)
    documents = {doc for of_table in wanted.values() for doc in of_table}
    scores = {}
    for table in KEYS:
        total = scores[table] = Score()
        for doc in sorted(wanted[table] if table == "demands" else documents):
            _score_document(total, table, doc, wanted[table][doc], got[table][doc])
    return scores


def _by_table_and_document(rows: Iterable[Row]) -> dict[str, dict[str, list[Row]]]:
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["table"]][row["doc"]].append(row)
    return found


def _score_document(total: Score, table: str, doc: str, gold: list[Row], rows: list[Row]) -> None:
    free = list(range(len(rows)))
    for wanted in gold:
        near = [k for k in free if table == "demands" or _overlap(wanted, rows[k])]
        match = next((k for k in near if all(_agree(wanted, rows[k], key) for key in KEYS[table])), None)
        if match is not None:
            free.remove(match)
        if wanted.get("optional"):
            continue
        if match is None:
            total.misses.append(Wrong(doc, wanted, tuple(rows[k] for k in near)))
            continue
        total.hits += 1
        for name in FIELDS[table]:
            if name in _ONLY_WHERE_STATED and wanted.get(name) is None and rows[match].get(name) is None:
                continue
            total.asked[name] = total.asked.get(name, 0) + 1
            total.right[name] = total.right.get(name, 0) + _agree(wanted, rows[match], name)
    optional = [wanted for wanted in gold if wanted.get("optional") and table != "demands"]
    total.false += [Wrong(doc, rows[k]) for k in free if not any(_overlap(wanted, rows[k]) for wanted in optional)]


def _overlap(a: Row, b: Row) -> bool:
    return bool(a["char_start"] < b["char_end"] and b["char_start"] < a["char_end"])


def _agree(gold: Row, row: Row, name: str) -> bool:
    if name == "span":
        return (gold.get("char_start"), gold.get("char_end")) == (row.get("char_start"), row.get("char_end"))
    if name == "noun":  # the counted thing is right when the two noun phrases share a word
        words = _words(gold.get("noun"))
        return not words or not words.isdisjoint(_words(row.get("noun")))
    answers = (gold.get(name), *gold.get("also", {}).get(name, ()))
    return _plain(row.get(name)) in {_plain(answer) for answer in answers}


def _words(phrase: str | None) -> set[str]:
    return set(_WORD.findall((phrase or "").lower()))


def _plain(value: Any) -> str | float | None:
    if isinstance(value, str):
        return " ".join(value.split())
    return None if value is None else round(float(value), 4)
