"""The same demand asked again: near-duplicates over all demands, each traced to the earliest.

Wordings are compared without the chamber's formula, as sets of stems. MinHash in DuckDB proposes pairs (time near-linear in the number of
demands); each pair is then confirmed strictly: numbers, names and direction (more or less, for or against) must agree, and no telling
word may be exchanged for another. Rarity of words comes from a fixed table, so that a pair is judged alike in a warehouse of ten demands
and of a million.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import duckdb
import pyarrow as pa

from riksdata.extractors.demands.word_weights import exact, rarity, stop_words
from riksdata.extractors.demands.wording import substance
from riksdata.swedish.facts import read_rows
from riksdata.swedish.stems import stem

REPEATS = pa.schema(
    [
        pa.field("demand_id", pa.string(), False),
        pa.field("repeats_demand_id", pa.string(), False),
        pa.field("similarity", pa.float64(), False),
    ]
)

_THRESHOLD = 0.72
"""Least weighted Jaccard similarity of two wordings of one demand."""
_TO_ROOT = 0.6
"""The same towards the earliest of the chain, through demands in between."""
_BANDS, _ROWS = 24, 3
_SIGNS = 2.0
"""Weight from which a word counts in a signature."""
_NEIGHBOURS = 24
"""In a bucket of many wordings each is compared with this many before it, and with as many of the first."""
_TELLING = 3.6
"""Rarity from which an exchanged word makes another demand."""
_LEAST_CONTENT = 6.5
_LEAST_OF_QUESTION = 12.0
"""Least weight of the words that say what is asked for: "psykisk ohälsa" says it, "gå vidare i frågan" does not."""
_OPINION = re.compile(
    r"(?:hur\s+(?:ser|bedömer|ställer|motiverar)|vad\s+(?:anser|är|beror|har)|vilk\w+\s+(?:är|har|anser)|varför|anser|delar|tycker|instämmer|bedömer|är\s+det)\b",
    re.I,
)
_ACT_WEIGHT = 0.35
_WORD = re.compile(r"[^\W_]+(?:[-:/][^\W_]+)*")
_OWN_PAPER = re.compile(
    r"\b(?:tabell\w*|bilag\w*|uppställning\w*|avsnitt\w*|kapitel|(?:föreslås|anförs|anförts|anges|angetts|beskrivs|redovisas)\s+(?:\w+\s+){0,2}(?:motionen|nedan|ovan|interpellationen|frågan))\b|\bmotionens?\b",
    re.I,
)
_APPROPRIATION = re.compile(r"^(?:att\s+)?riksdagen\s+(?:\w+\s+){0,6}?(?:anvisar|fastställer|bemyndigar)\b", re.I)
_REJECTION = re.compile(r"\b(?:avslår|avslå|avvisar)\b", re.I)
_PAPER = re.compile(r"\d{4}(?:/\d{2})?:\w+")


def _words() -> dict[str, list[str]]:
    return {name: [stem(word) for word in words.split()] for name, words in read_rows(__package__, "repeat_words.tsv")}


_LISTS = _words()
_ACTS = frozenset(_LISTS["act"])
_DIRECTIONS = {word: name for name, words in _LISTS.items() if name != "act" for word in words}
_NEGATIONS = frozenset({"inte", "ej", "inga", "ingen", "inget", "icke", "aldrig"})


@dataclass(frozen=True, slots=True)
class _Wording:
    """What two demands are compared by."""

    stems: frozenset[str]
    fixed: frozenset[str]
    """Numbers, names of places and papers, and negation: must be equal."""
    directions: frozenset[str]
    weight: float


@lru_cache(maxsize=100_000)
def _weight(stemmed: str) -> float:
    return exact(_ACT_WEIGHT if stemmed in _ACTS else max(rarity(stemmed), 0.3))


def _wording(text: str) -> _Wording | None:
    """The comparable form of a demand; None for one that does not say by itself what it asks for (its tables, "the bill")."""
    rejection = bool(_REJECTION.search(text[:120]))
    if _APPROPRIATION.match(text) or (rejection and not _PAPER.search(text)):
        return None
    body = substance(text)
    if _OWN_PAPER.search(body):
        return None
    stop = stop_words()
    stems: set[str] = set()
    fixed: set[str] = {"avslag"} if rejection else set()
    directions: set[str] = set()
    for place, m in enumerate(_WORD.finditer(body.replace("\u00ad", "").replace("\u2011", "-"))):
        shown = m[0]
        word = shown.lower()
        if word in _NEGATIONS:
            fixed.add("inte")
            continue
        if not word.isalpha() and any(map(str.isdigit, word)):
            fixed.add(word)
            stems.add(word)
            continue
        if word in stop or len(word) < 2:
            continue
        stemmed = stem(word)
        stems.add(stemmed)
        if stemmed in _DIRECTIONS:
            directions.add(_DIRECTIONS[stemmed])
        if place and shown[0].isupper():
            fixed.add(stemmed.rstrip("s"))
    question = text.rstrip().endswith("?")
    if question and _OPINION.match(body):
        fixed.add("?")
    weight = sum(map(_weight, stems))
    if sum(_weight(s) for s in stems if s not in _ACTS) < (_LEAST_OF_QUESTION if question else _LEAST_CONTENT):
        return None
    return _Wording(frozenset(stems), frozenset(fixed), frozenset(directions), weight)


def _similarity(a: _Wording, b: _Wording) -> float:
    """Weighted Jaccard similarity of two wordings, 0 to 1; 0 where they cannot be one demand."""
    if a.stems == b.stems:
        return 1.0 if a.fixed == b.fixed else 0.0
    if a.fixed != b.fixed or a.directions != b.directions:
        return 0.0
    left, right = a.stems - b.stems, b.stems - a.stems
    if max(map(_weight, left), default=0.0) >= _TELLING and max(map(_weight, right), default=0.0) >= _TELLING:
        return 0.0
    shared = sum(map(_weight, a.stems & b.stems))
    return shared / (a.weight + b.weight - shared)


def find_repeats(table: pa.Table | Iterable[tuple[str, str, datetime.date | str | None, str]]) -> pa.Table:
    """Which demands were asked before: `demand_id`, `repeats_demand_id` (the earliest of the chain), `similarity` (0 to 1, with it).

    `table`: columns `demand_id`, `document_id`, `date`, `text` (others are ignored), or an iterable of such tuples. Documents come in the
    order of their dates, those without a date last, and of their ids on one day; a demand repeats one of an earlier document. Demands that
    repeat nothing have no row. Rows come sorted by `demand_id`; the order of the input does not matter.
    """
    rows = _rows(table)
    rows.sort(key=lambda r: (r[2] is None, r[2] or "", r[1], r[0]))
    groups: dict[tuple[frozenset[str], frozenset[str]], int] = {}
    wordings: list[_Wording] = []
    member: list[int | None] = []
    for row in rows:
        wording = _wording(row[3])
        if wording is None:
            member.append(None)
            continue
        key = (wording.stems, wording.fixed)
        if key not in groups:
            groups[key] = len(wordings)
            wordings.append(wording)
        member.append(groups[key])
    near = _near(wordings)
    return _trace(rows, member, wordings, near)


def _rows(table: pa.Table | Iterable[tuple[str, str, datetime.date | str | None, str]]) -> list[tuple[str, str, str | None, str]]:
    if isinstance(table, pa.Table):
        table = zip(*(table.column(name).to_pylist() for name in ("demand_id", "document_id", "date", "text")), strict=True)
    return [(one[0], one[1], None if one[2] is None else str(one[2])[:10], one[3]) for one in table]


def _near(wordings: list[_Wording]) -> dict[int, list[int]]:
    """For each distinct wording the earlier ones that are close enough; wordings are in the order of their first demand."""
    near: dict[int, list[int]] = {}
    for later, earlier in _candidates(wordings):
        if _similarity(wordings[later], wordings[earlier]) >= _THRESHOLD:
            near.setdefault(later, []).append(earlier)
    return near


def _candidates(wordings: list[_Wording]) -> list[tuple[int, int]]:
    """Pairs (later, earlier) that share a band of their MinHash signatures."""
    if len(wordings) < 2:
        return []
    # what all demands say (acts, common words) tells no two of them alike, and would put many into one bucket
    told = [[s for s in w.stems if _weight(s) >= _SIGNS] or list(w.stems) for w in wordings]
    stems = sorted({s for some in told for s in some})
    number = {s: k for k, s in enumerate(stems)}
    holds = pa.table(
        {
            "wording": pa.array([k for k, some in enumerate(told) for _ in some], pa.int32()),
            "stem": pa.array([number[s] for some in told for s in some], pa.int32()),
        }
    )
    names = pa.table({"stem": pa.array(range(len(stems)), pa.int32()), "name": pa.array(stems, pa.string())})
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.register("holds", holds)
        connection.register("names", names)
        # a column for each hash, so that the rows that are grouped stay as few as the words of the wordings
        hashes = ", ".join(f"hash(name || chr(1) || '{k}') AS h{k}" for k in range(_BANDS * _ROWS))
        least = ", ".join(f"min(h{k}) AS h{k}" for k in range(_BANDS * _ROWS))
        bands = ", ".join(f"hash([{', '.join(f'h{k}' for k in range(at, at + _ROWS))}])" for at in range(0, _BANDS * _ROWS, _ROWS))
        buckets = connection.execute(
            f"""
            WITH hashed AS MATERIALIZED (SELECT stem, {hashes} FROM names),
            signature AS (SELECT wording, {least} FROM holds JOIN hashed USING (stem) GROUP BY wording),
            banded AS (SELECT wording, unnest(range({_BANDS})) AS band, unnest([{bands}]) AS bucket FROM signature)
            SELECT list(wording ORDER BY wording) AS members FROM banded GROUP BY band, bucket HAVING count(*) > 1
            """
        ).fetchall()
    pairs: set[tuple[int, int]] = set()
    for (members,) in buckets:
        for at, later in enumerate(members):
            low = max(0, at - _NEIGHBOURS)
            pairs.update((later, earlier) for earlier in members[low:at])
            pairs.update((later, earlier) for earlier in members[: min(low, _NEIGHBOURS)])
    return sorted(pairs)


def _trace(
    rows: list[tuple[str, str, str | None, str]], member: list[int | None], wordings: list[_Wording], near: dict[int, list[int]]
) -> pa.Table:
    """Each demand to the root of its chain. `rows` in the order of time; a root is the first demand of its kind."""
    first: dict[int, int] = {}
    root_of: dict[int, int] = {}
    found: list[tuple[str, str, float]] = []
    for at, (row, group) in enumerate(zip(rows, member, strict=True)):
        if group is None:
            continue
        if group not in first:
            first[group] = at
            root_of[group] = _root(group, near.get(group, []), root_of, wordings)
        root = root_of[group]
        origin = rows[first[root]]
        if origin[1] == row[1]:
            continue
        found.append((row[0], origin[0], round(_similarity(wordings[group], wordings[root]), 4)))
    found.sort()
    return pa.Table.from_arrays([pa.array([f[k] for f in found], REPEATS.field(k).type) for k in range(3)], schema=REPEATS)


def _root(group: int, close: list[int], root_of: dict[int, int], wordings: list[_Wording]) -> int:
    """The earliest root among those of the close wordings that is still like enough; the wording itself where none is."""
    for root in sorted({root_of[c] for c in close if c in root_of}):
        if _similarity(wordings[group], wordings[root]) >= _TO_ROOT:
            return root
    return group
