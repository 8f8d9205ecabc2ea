"""Two annotations of a document become one: what both have is required, what one has is optional, where they differ both answers stand.

The rules are those by which the gold files were merged. Rows of the three tables are matched by overlap; arguments by their demands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.rounds.annotation import Annotation
from tests.rounds.paragraphs import paragraphs, without_marks

Row = dict[str, Any]

FIELDS = {
    "references": ("label",),
    "statistics": ("value", "whole", "low", "high", "unit", "qualifier", "period", "footnote"),
    "demands": ("ordinal", "addressee", "action", "agency"),
}
"""Table -> fields of which both answers are accepted where the annotators differ."""

KEYS = {"references": ("label",), "statistics": ("value", "whole", "low", "high", "unit"), "demands": ("ordinal",)}
"""Table -> fields in which two rows must be the same to be the same finding."""


@dataclass(slots=True)
class Agreement:
    """How far two annotators agree on one table of one document."""

    required: int = 0
    """Rows that either annotator calls required, both counted."""
    shared: int = 0
    """Of these, how many the other has, with the same key fields, required or optional."""
    compared: dict[str, int] = field(default_factory=dict)
    """Field -> rows that both have."""
    same: dict[str, int] = field(default_factory=dict)
    """Field -> of these, how many agree."""

    def compare(self, name: str, same: bool) -> None:
        """Count one comparison of a field."""
        self.compared[name] = self.compared.get(name, 0) + 1
        self.same[name] = self.same.get(name, 0) + same


@dataclass(slots=True)
class Merged:
    """One document's gold rows and arguments, and how far the annotators agreed on each table."""

    rows: list[Row] = field(default_factory=list)
    arguments: list[Row] = field(default_factory=list)
    agreement: dict[str, Agreement] = field(default_factory=dict)


def merge(a: Annotation, b: Annotation, text: str, doc: str) -> Merged:
    """Merge the annotations of one document with this text."""
    found = Merged(agreement={table: Agreement() for table in (*FIELDS, "arguments")})
    paired: list[tuple[Row, Row]] = []
    for table in FIELDS:
        a_rows = [row for row in a.rows if row["table"] == table]
        b_rows = [row for row in b.rows if row["table"] == table]
        pairs = _pairs(a_rows, b_rows, table)
        _agree(found.agreement[table], pairs, table)
        found.rows += [_one(x, y, table) for x, y in pairs]
        paired += [(x, y) for x, y in pairs if table == "demands" and x is not None and y is not None]
    found.rows.sort(key=lambda row: (row["table"], row["char_start"], row["char_end"]))
    for x, y in paired:
        mine = next((g for g in a.arguments if g["ordinal"] == x["ordinal"]), None)
        other = next((g for g in b.arguments if g["ordinal"] == y["ordinal"]), None)
        if mine and other and not (x.get("optional") or y.get("optional")):
            found.arguments.append(_argument(mine, other, text, doc, found.agreement["arguments"]))
    return found


def _overlap(a: Row, b: Row) -> int:
    return int(min(a["char_end"], b["char_end"]) - max(a["char_start"], b["char_start"]))


def _pairs(a_rows: Sequence[Row], b_rows: Sequence[Row], table: str) -> list[tuple[Row | None, Row | None]]:
    """Each row of A with the row of B that overlaps it most, one with its label before others; the rest alone."""
    free = set(range(len(b_rows)))
    found: list[tuple[Row | None, Row | None]] = []
    for a in a_rows:
        fits = [(table == "references" and b_rows[k]["label"] == a["label"], _overlap(a, b_rows[k]), -k) for k in free]
        best = max((fit for fit in fits if fit[1] > 0), default=None)
        if best is None:
            found.append((a, None))
            continue
        free.discard(-best[2])
        found.append((a, b_rows[-best[2]]))
    return found + [(None, b_rows[k]) for k in sorted(free)]


def _one(a: Row | None, b: Row | None, table: str) -> Row:
    row = dict(a or b or {})
    if a is None or b is None:
        row["optional"] = True
        return row
    if a.get("optional") or b.get("optional"):
        row["optional"] = True
    also = {name: [b.get(name)] for name in FIELDS[table] if a.get(name) != b.get(name)}
    if also:
        row["also"] = also
    return row


def _agree(into: Agreement, pairs: Sequence[tuple[Row | None, Row | None]], table: str) -> None:
    for a, b in pairs:
        same = a is not None and b is not None and all(a.get(key) == b.get(key) for key in KEYS[table])
        for row in (a, b):
            if row is not None and not row.get("optional"):
                into.required += 1
                into.shared += same
        if a is not None and b is not None and same:
            for name in FIELDS[table]:
                if name not in KEYS[table]:
                    into.compare(name, a.get(name) == b.get(name))


def _argument(a: Row, b: Row, text: str, doc: str, agreed: Agreement) -> Row:
    """Both answers accepted: `closing` as spans (null where one says that the text never takes it up), `argument_start`, `section`."""
    known = paragraphs(text)

    def spans(numbers: Sequence[int]) -> list[list[int] | None]:
        picked = [known[n - 1] for n in numbers]
        return [[p.start, p.end] for p in picked] or [None]

    def starts(numbers: Sequence[int]) -> list[int | None]:
        return [known[n - 1].start for n in numbers] or [None]

    agreed.required += 2
    overlap = bool(set(a["closing"]) & set(b["closing"])) or a["closing"] == b["closing"]
    agreed.shared += 2 * overlap
    agreed.compare("closing", overlap)
    agreed.compare("start", bool(set(a["start"]) & set(b["start"])) or a["start"] == b["start"])
    agreed.compare("section", bool(set(a["section"]) & set(b["section"])))
    closing = spans(a["closing"])
    closing += [span for span in spans(b["closing"]) if span not in closing]
    ends = sorted({end for span in closing if span for end in (span[1], without_marks(text, *span))})
    return {
        "doc": doc, "table": "arguments", "ordinal": a["ordinal"], "closing": closing, "ends": ends,
        "argument_start": list(dict.fromkeys([*starts(a["start"]), *starts(b["start"])])),
        "section": list(dict.fromkeys([*a["section"], *b["section"]])),
    }  # fmt: skip
