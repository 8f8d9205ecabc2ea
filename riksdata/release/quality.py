"""The measured quality of a release: what was scored against gold, what is resolved, filled, counted, missing and noted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from riksdata.release.places import is_of_documents
from riksdata.release.totals import Count, Totals
from schemas.tables import Table, all_tables

MODELS = ("action_quality.json",)


@dataclass(frozen=True, slots=True)
class Score:
    """How well one extractor does on texts that it had not seen, against independent annotations by written guidelines.

    Shares are parts of one; intervals are of 95 %, lower and upper bound.
    """

    table: str
    collection: str
    """Which texts it was measured on, such as `rounds 5 and 6, first sight`."""
    documents: int
    gold_rows: int
    """Rows that people judged, in the sample."""
    precision: float | None
    """None, as recall and F1, for what is no table of rows: the actions and arguments of demands, of which only fields are measured."""
    recall: float | None
    f1: float | None
    stratum: str = "all"
    """The kind of documents, or `all`."""
    intervals: dict[str, list[float]] = field(default_factory=dict)
    """95 % intervals of precision, recall and F1, by name: [low, high]."""
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    """For each field `share` right, its `interval`, and in how many `rows` it was compared."""


@dataclass(frozen=True, slots=True)
class Quality:
    """All of quality.json."""

    scores: list[dict[str, Any]]
    references_resolved: list[dict[str, Any]]
    """For each kind of reference: rows, with an address, with a computed target, with a target among the documents."""
    statistics_sourced: dict[str, Any]
    """Rows, and how many name a publisher, rest on a reference, or either."""
    fill_rates: dict[str, dict[str, float | None]]
    """For each table and column the share of rows where it is filled; null for an empty table."""
    rows: dict[str, int]
    partitions: dict[str, dict[str, int]]
    """For each table rows by riksmöte, or `unknown`; of documents also by type and riksmöte, as `documents by type`."""
    number_gaps: list[dict[str, Any]]
    """For each type and riksmöte the number series of the documents here: lowest, highest, how many between are missing, the first."""
    issues: list[dict[str, Any]]
    """Open issues by rule and severity."""
    notes: list[str] = field(default_factory=list)
    models: list[dict[str, Any]] = field(default_factory=list)
    """Of each column that a model decides: held-out shares, confusion (judged right → given → rows) and calibration."""

    def to_json(self) -> bytes:
        """The bytes of `quality.json`."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_quality(path: Path) -> Quality | None:
    """quality.json of a release; None where there is none that can be read."""
    try:
        return Quality(**orjson.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def as_scores(scores: Mapping[str, Any] | Sequence[Score] | None) -> list[dict[str, Any]]:
    """Scores as plain rows. A mapping is one of table to a mapping of the fields of `Score`, or to a list of such mappings."""
    if scores is None:
        return []
    if not isinstance(scores, Mapping):
        return [asdict(score) for score in scores]
    rows = []
    for table, found in scores.items():
        for row in found if isinstance(found, list | tuple) else [found]:
            rows.append({"table": table, **(row if isinstance(row, Mapping) else asdict(row))})  # noqa: PERF401
    return rows


def trained_models() -> list[dict[str, Any]]:
    """What `make models` measured of each model, on documents that it had not seen."""
    return [orjson.loads(files("riksdata.release").joinpath(name).read_bytes()) for name in MODELS]


def measure(totals: Totals, scores: Mapping[str, Any] | Sequence[Score] | None = None) -> Quality:
    """What the counts of a release's rows and the scores measured against gold come to."""
    return Quality(
        scores=as_scores(scores),
        references_resolved=[_resolved(kind, *counts) for (kind,), counts in _grouped(totals, "references")],
        statistics_sourced=_sourced(*next((counts for _, counts in _grouped(totals, "statistics")), (0, 0, 0, 0))),
        fill_rates={table.name: _rates(table, totals[table.name].values()) for table in all_tables().values()},
        rows={name: sum(count.rows for count in places.values()) for name, places in totals.items()},
        partitions=_partitions(totals),
        number_gaps=_gaps(totals),
        models=trained_models(),
        issues=[{"rule": rule, "severity": severity, "rows": rows} for (rule, severity), (rows,) in _grouped(totals, "issues")],
    )


def _grouped(totals: Totals, name: str) -> list[tuple[tuple[str, ...], list[int]]]:
    """The groups of a table over all places, in order."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place in totals[name].values():
        for key, counts in place.groups.items():
            found[key] = [a + b for a, b in zip(found.get(key, [0] * len(counts)), counts, strict=True)]
    return sorted(found.items())


def _share(part: int, of: int) -> float | None:
    return round(part / of, 4) if of else None


def _resolved(kind: str, rows: int, with_address: int, with_target: int, in_documents: int) -> dict[str, Any]:
    return {
        "kind": kind,
        "rows": rows,
        "with_address": with_address,
        "with_target": with_target,
        "in_documents": in_documents,
        "share_with_address": _share(with_address, rows),
        "share_in_documents": _share(in_documents, with_target),
    }


def _sourced(rows: int, with_publisher: int, with_reference: int, with_source: int) -> dict[str, Any]:
    return {
        "rows": rows,
        "with_publisher": with_publisher,
        "with_reference": with_reference,
        "with_source": with_source,
        "share_with_source": _share(with_source, rows),
    }


def _rates(table: Table, places: Collection[Count]) -> dict[str, float | None]:
    rows = sum(count.rows for count in places)
    filled = {c.name: rows if c.required else sum(count.filled[c.name] for count in places) for c in table.columns}
    return {name: _share(count, rows) for name, count in filled.items()}


def _partitions(totals: Totals) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for table in all_tables().values():
        if is_of_documents(table):
            found[table.name] = _added((riksmote or "unknown", count.rows) for (riksmote, _), count in totals[table.name].items())
    found["documents by type"] = _added(
        (f"{doc_type} {riksmote or 'unknown'}", count.rows) for (riksmote, doc_type), count in totals["documents"].items()
    )
    return found


def _added(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, rows in counted:
        found[name] = found.get(name, 0) + rows
    return dict(sorted(found.items()))


def _gaps(totals: Totals) -> list[dict[str, Any]]:
    found = []
    for (riksmote, doc_type), count in totals["documents"].items():
        if riksmote is not None and count.numbers is not None:
            lowest, highest, numbers, missing, first = count.numbers
            found.append(
                {
                    "doc_type": doc_type,
                    "riksmote": riksmote,
                    "lowest": lowest,
                    "highest": highest,
                    "numbers": numbers,
                    "missing": missing,
                    "first_missing": first,
                }
            )
    return sorted(found, key=lambda gap: (gap["doc_type"], gap["riksmote"]))
