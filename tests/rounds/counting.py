"""Counts of a document's rows against its gold, and figures with intervals from the counts of many documents.

Rows are counted as the package's scoring counts them; actions and arguments as the gold's own script does: each of a motion's yrkanden is
put into a minimal motion for its action, and the argument must end where an accepted closing paragraph ends.
"""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from riksdata import extract
from riksdata.extractors.scoring import KEYS, score
from tests.rounds.draw import Drawn
from tests.rounds.merge import Merged
from tests.rounds.paragraphs import plain
from tests.rounds.pool import SAMPLES

Row = Mapping[str, Any]

TABLES = (*KEYS, "actions", "arguments")
RESAMPLES = 2000
_SEED = 20261129
_MINIMAL = (
    "Motion till riksdagen\n2018/19:1\nav Namn Namnsson (S)\nRubrik\nFörslag till riksdagsbeslut\n{}\nMotivering\nHär står skälen.\n"
    "Namn Namnsson (S)\n"
)


@dataclass(slots=True)
class Count:
    """What was right of one table in one document. For actions and arguments `hits` and `misses` are demands found or not."""

    doc: str
    stratum: str
    table: str
    hits: int = 0
    misses: int = 0
    false: int = 0
    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def ask(self, name: str, right: bool) -> None:
        """Count one field."""
        self.asked[name] = self.asked.get(name, 0) + 1
        self.right[name] = self.right.get(name, 0) + right


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to read when the round has been scored."""

    doc: str
    table: str
    what: str
    """`miss`, `false`, or the field that is wrong."""
    kind: str
    """The reference's kind, the statistic's unit, the demand's action."""
    char_start: int
    char_end: int
    said: str
    """What the gold and the program say."""


def count_document(drawn: Drawn, gold: Merged, text: str) -> tuple[list[Count], list[Wrong]]:
    """Read a text with the program and count against its gold."""
    doc = f"{drawn.name}.txt"
    date = None if drawn.date is None else datetime.date.fromisoformat(drawn.date)
    found = extract(text, doc_type=drawn.doc_type, date=date)
    rows = [{"doc": doc, "table": table, **asdict(row)} for table in KEYS for row in getattr(found, table)]
    counts, wrong = _count_rows(drawn, doc, gold.rows, rows)
    more, also = _count_actions(drawn, doc, gold.rows, found.demands)
    last, and_also = _count_arguments(drawn, doc, gold.arguments, found.demands)
    return [*counts, more, last], [*wrong, *also, *and_also]


def _count_rows(drawn: Drawn, doc: str, gold: Sequence[Row], rows: Sequence[dict[str, Any]]) -> tuple[list[Count], list[Wrong]]:
    """The three tables. A document without gold rows was judged to hold none, so that whatever is found there is false."""
    counts, wrong = [], []
    scores = score(gold, rows)
    for table in KEYS:
        one = Count(doc, drawn.stratum, table)
        if gold:
            scored = scores[table]
            one.hits, one.misses, one.false = scored.hits, len(scored.misses), len(scored.false)
            one.right, one.asked = dict(scored.right), dict(scored.asked)
            misses, false = [m.row for m in scored.misses], [f.row for f in scored.false]
        else:
            misses, false = [], [row for row in rows if row["table"] == table and table != "demands"]
            one.false = len(false)
        wrong += [_wrong(doc, table, "miss", row) for row in misses] + [_wrong(doc, table, "false", row) for row in false]
        wrong += _wrong_fields(doc, table, gold, rows)
        counts.append(one)
    return counts, wrong


def _wrong(doc: str, table: str, what: str, row: Row) -> Wrong:
    kind = row.get("kind") if table == "references" else row.get("unit") if table == "statistics" else row.get("action")
    said = {name: row.get(name) for name in (*KEYS[table], "period", "noun") if row.get(name) is not None and name != "text"}
    return Wrong(doc, table, what, str(kind), row["char_start"] or 0, row["char_end"] or 0, str(said))


def _wrong_fields(doc: str, table: str, gold: Sequence[Row], rows: Sequence[Row]) -> list[Wrong]:
    """Fields that differ in rows whose key is right, for reading only."""
    found = []
    for wanted in gold:
        if wanted["table"] != table or wanted.get("optional"):
            continue
        for row in rows:
            if row["table"] != table or row["char_start"] is None:
                continue
            overlaps = wanted["char_start"] < row["char_end"] and row["char_start"] < wanted["char_end"]
            if overlaps and (alone := score([wanted], [row])[table]).hits:
                for name in alone.asked:
                    if not alone.right[name] and name != "span":
                        said = f"{wanted.get(name)!r}, not {row.get(name)!r}"
                        found.append(
                            Wrong(doc, table, name, str(row.get("unit") or row.get("kind")), row["char_start"], row["char_end"], said)
                        )
    return found


def _accepted(gold: Row, value: Any, name: str) -> bool:
    return value in [gold.get(name), *gold.get("also", {}).get(name, [])]


@cache
def _tuned_on() -> frozenset[str]:
    """Yrkanden whose action was labelled while rules were tuned, as `H6021234-d2`."""
    sample = SAMPLES / "actions-20261122.tsv"
    lines = sample.read_text(encoding="utf-8").splitlines() if sample.is_file() else []
    return frozenset(line.partition("\t")[0] for line in lines if not line.startswith("#"))


def _count_actions(drawn: Drawn, doc: str, gold: Sequence[Row], demands: Sequence[Any]) -> tuple[Count, list[Wrong]]:
    """Action and agency of every required demand; a question's as read in its document, one that is not found counts as wrong."""
    one, wrong = Count(doc, drawn.stratum, "actions"), []
    for row in gold:
        if row["table"] != "demands" or row.get("optional"):
            continue
        if drawn.doc_type == "mot":
            found = next(iter(extract(_MINIMAL.format(row["text"]), doc_type="mot").demands), None)
        else:
            near = (d for d in demands if d.char_start is not None and d.char_start < row["char_end"] and row["char_start"] < d.char_end)
            found = next(near, None)
        one.hits += found is not None
        one.misses += found is None
        for name in ("action", "agency"):
            got = getattr(found, name, None)
            right = found is not None and _accepted(row, got, name)
            one.ask(name, right)
            if name == "action" and f"{drawn.id}-d{row['ordinal']}" not in _tuned_on():
                one.ask("action_not_labelled_before", right)
            if not right:
                said = f"{row.get(name)!r}, not {got!r}"
                wrong.append(Wrong(doc, "actions", name, str(row.get("action")), row["char_start"], row["char_end"], said))
    return one, wrong


def _count_arguments(drawn: Drawn, doc: str, arguments: Sequence[Row], demands: Sequence[Any]) -> tuple[Count, list[Wrong]]:
    one, wrong = Count(doc, drawn.stratum, "arguments"), []
    by_ordinal = {d.ordinal: d for d in demands}
    for row in arguments:
        found = by_ordinal.get(row["ordinal"])
        one.hits += found is not None
        one.misses += found is None
        ends = [*row["ends"], *([None] if None in row["closing"] else [])]
        headings = [heading and plain(heading) for heading in row["section"]]
        good = {
            "closing": found is not None and found.argument_end in ends,
            "start": found is not None and found.argument_start in row["argument_start"],
            "section": found is not None and (found.section and plain(found.section)) in headings,
        }
        for name, right in good.items():
            one.ask(name, right)
            if not right:
                got = found and (found.section, found.argument_start, found.argument_end)
                said = f"demand {row['ordinal']}: {row['closing']} {row['argument_start']} {row['section']}, not {got}"
                wrong.append(Wrong(doc, "arguments", name, "", 0, 0, said))
    return one, wrong


@dataclass(frozen=True, slots=True)
class Share:
    """A share of `of` cases, 0 to 1, with its 95 % interval."""

    value: float
    low: float
    high: float
    of: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one table over some documents. Precision, recall and F1 are None for actions and arguments, which have fields only."""

    documents: int
    judged: int
    found: int
    precision: Share | None
    recall: Share | None
    f1: Share | None
    fields: dict[str, Share]


def figures(counts: Iterable[Count], table: str) -> Figures:
    """Pooled over documents; intervals of precision, recall and F1 by resampling documents, of fields by Wilson's formula.

    Where every sample gives the same, as it does where nothing is wrong, resampling knows no interval: then Wilson's of the rows counts.
    """
    picked = [c for c in counts if c.table == table]
    judged = [c for c in picked if c.hits + c.misses or (c.false and table != "demands")]
    triples = [(c.hits, c.misses, c.false) for c in picked]
    hits, misses, false = (sum(t[k] for t in triples) for k in range(3))
    names = sorted({name for c in picked for name in c.asked})
    shares = {name: _wilson(sum(c.right.get(name, 0) for c in picked), sum(c.asked.get(name, 0) for c in picked)) for name in names}
    if table not in KEYS or not picked:
        return Figures(len(judged), hits + misses, hits + false, None, None, None, shares)
    point = _prf(triples)
    low, high = _bootstrap(triples)
    of = (hits + false, hits + misses, hits + misses)
    each = [Share(point[k], low[k], high[k], of[k]) if low[k] < high[k] else _wilson(round(point[k] * of[k]), of[k]) for k in range(3)]
    return Figures(len(judged if table == "demands" else picked), hits + misses, hits + false, each[0], each[1], each[2], shares)


def _prf(triples: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    hits, misses, false = (sum(t[k] for t in triples) for k in range(3))
    p = hits / (hits + false) if hits + false else 0.0
    r = hits / (hits + misses) if hits + misses else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _bootstrap(triples: Sequence[tuple[int, int, int]]) -> tuple[list[float], list[float]]:
    """The 2.5th and 97.5th percentiles of precision, recall and F1 over documents drawn with replacement."""
    chance = random.Random(_SEED)
    drawn = [_prf(chance.choices(triples, k=len(triples))) for _ in range(RESAMPLES)]
    low, high = [], []
    for k in range(3):
        ordered = sorted(values[k] for values in drawn)
        low.append(ordered[int(0.025 * RESAMPLES)])
        high.append(ordered[int(0.975 * RESAMPLES) - 1])
    return low, high


def _wilson(right: int, of: int) -> Share:
    """Wilson's interval of a share."""
    if not of:
        return Share(0.0, 0.0, 1.0, 0)
    z, p = 1.959964, right / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return Share(p, max(0.0, middle - half), min(1.0, middle + half), of)
