"""The measured quality of a release: what was scored against gold, what is resolved, filled, counted, missing and noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import orjson

from riksdata.release.source import view
from schemas.tables import all_tables

MISSING_SHOWN = 20
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


def measure(con: duckdb.DuckDBPyConnection, scores: Mapping[str, Any] | Sequence[Score] | None = None) -> Quality:
    """Measure the rows of the temporary views of `source.make_views`."""
    rows, rates = _fill(con)
    return Quality(
        scores=as_scores(scores),
        references_resolved=_dicts(
            con,
            f"""SELECT kind, count(*) AS "rows", count(uri) AS with_address, count(target_dok_id) AS with_target,
                       count(target_document_id) AS in_documents, round(count(uri) / count(*), 4) AS share_with_address,
                       CASE WHEN count(target_dok_id) > 0 THEN round(count(target_document_id) / count(target_dok_id), 4) END
                           AS share_in_documents
                FROM {view("references")} GROUP BY kind ORDER BY kind""",
        ),
        statistics_sourced=_dicts(
            con,
            f"""SELECT count(*) AS "rows", count(publisher) AS with_publisher, count(reference_id) AS with_reference,
                       count(coalesce(publisher, reference_id)) AS with_source,
                       CASE WHEN count(*) > 0 THEN round(count(coalesce(publisher, reference_id)) / count(*), 4) END AS share_with_source
                FROM {view("statistics")}""",
        )[0],
        fill_rates=rates,
        rows=rows,
        partitions=_partitions(con),
        number_gaps=_gaps(con),
        models=trained_models(),
        issues=_dicts(con, f'SELECT rule, severity, count(*) AS "rows" FROM {view("issues")} GROUP BY ALL ORDER BY ALL'),
    )


def _dicts(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = con.execute(sql)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _fill(con: duckdb.DuckDBPyConnection) -> tuple[dict[str, int], dict[str, dict[str, float | None]]]:
    rows: dict[str, int] = {}
    rates: dict[str, dict[str, float | None]] = {}
    for table in all_tables().values():
        counts = ", ".join(f'count("{c.name}")' for c in table.columns)
        found = con.execute(f"SELECT count(*), {counts} FROM {view(table.name)}").fetchone() or (0,)
        rows[table.name] = found[0]
        rates[table.name] = {
            c.name: round(count / found[0], 4) if found[0] else None for c, count in zip(table.columns, found[1:], strict=True)
        }
    return rows, rates


def _partitions(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for table in all_tables().values():
        if table.name == "documents":
            sql = f"SELECT coalesce(riksmote, 'unknown'), count(*) FROM {view('documents')} GROUP BY 1 ORDER BY 1"
        elif any(c.name == "document_id" for c in table.columns):
            sql = (
                f"SELECT coalesce(d.riksmote, 'unknown'), count(*) FROM {view(table.name)} t "
                f"LEFT JOIN {view('documents')} d ON d.document_id = t.document_id GROUP BY 1 ORDER BY 1"
            )
        else:
            continue
        found[table.name] = dict(con.execute(sql).fetchall())
    sql = f"SELECT doc_type || ' ' || coalesce(riksmote, 'unknown'), count(*) FROM {view('documents')} GROUP BY 1 ORDER BY 1"
    found["documents by type"] = dict(con.execute(sql).fetchall())
    return found


def _gaps(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    rows = con.execute(
        f"""SELECT doc_type, riksmote, list(DISTINCT CAST("number" AS INTEGER)) FROM {view("documents")}
            WHERE riksmote IS NOT NULL AND regexp_full_match("number", '[0-9]{{1,6}}')
            GROUP BY doc_type, riksmote ORDER BY doc_type, riksmote"""
    ).fetchall()
    found = []
    for doc_type, riksmote, numbers in rows:
        there = set(numbers)
        missing = [n for n in range(min(there), max(there) + 1) if n not in there]
        found.append(
            {
                "doc_type": doc_type,
                "riksmote": riksmote,
                "lowest": min(there),
                "highest": max(there),
                "numbers": len(there),
                "missing": len(missing),
                "first_missing": missing[:MISSING_SHOWN],
            }
        )
    return found
