"""Texts to extracted rows: what a worker does with a batch of documents. Pure; Arrow in, Arrow out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import pyarrow as pa

from riksdata.chamber.official_demands import OfficialDemand
from riksdata.extractors.demands import find_demands
from riksdata.extractors.records import Reference, Statistic, TextIssue
from riksdata.extractors.references import find_references
from riksdata.extractors.statistics import find_statistics, find_statistics_of
from riksdata.pipeline.demand_rows import demand_rows
from riksdata.pipeline.extracted_rows import Collector, Extracted, reference_ids, reference_rows, statistic_rows
from riksdata.storage.layout import HEADINGS, OFFICIAL
from riksdata.text.document import KnownHeading, TextDocument

INPUT_SCHEMA = pa.schema(
    [
        ("document_id", pa.string()),
        ("text", pa.string()),
        ("doc_type", pa.string()),
        ("date", pa.date32()),
        ("headings", HEADINGS),
        ("official", OFFICIAL),
    ]
)
"""What a worker is given of each document."""

_MESSAGE = 300
_UNFIT = (pa.ArrowException, UnicodeError, OverflowError, TypeError)
"""What Arrow raises for a value that no column can hold."""


class Subject:
    """A document that rows are read from; what several tables need of it is worked out once."""

    def __init__(self, document_id: str, document: TextDocument, official: list[OfficialDemand] | None) -> None:
        """Keep what is given; `official` are the demands that its record lists."""
        self.document_id = document_id
        self.document = document
        self.official = official
        self.read_ahead: tuple[list[Statistic], Counter[str]] | None = None
        """Its statistics and counts of rejected quantities, where they were read with those of other documents."""

    @cached_property
    def references(self) -> list[Reference]:
        """The references of the document."""
        return find_references(self.document)

    @cached_property
    def reference_ids(self) -> list[str]:
        """Their ids."""
        return reference_ids(self.document_id, self.document.text, self.references)


ReadRows = Callable[[Collector, Subject], None]


def _demands(into: Collector, of: Subject) -> None:
    demands, issues = find_demands(of.document, of.official)
    demand_rows(into, of.document_id, of.document.text, demands, issues)


def _references(into: Collector, of: Subject) -> None:
    reference_rows(into, of.document_id, of.document.text, of.references, lambda: of.reference_ids)


def _statistics(into: Collector, of: Subject) -> None:
    if of.read_ahead is not None:
        statistics, rejected = of.read_ahead
    else:
        rejected = Counter()
        statistics = find_statistics(of.document, of.references, rejected)
    into.add_rejected(of.document_id, rejected)
    statistic_rows(into, of.document_id, of.document.text, statistics, of.references, lambda: of.reference_ids)


READERS: dict[str, ReadRows] = {"demands": _demands, "references": _references, "statistics": _statistics}
"""Extracted table -> what reads its rows from a document."""


def extract_batch(tables: Sequence[str], batch: pa.RecordBatch, readers: Mapping[str, ReadRows] = READERS) -> dict[str, Extracted]:
    """By extracted table what came of a batch of documents (columns INPUT_SCHEMA), each document read once for all of them."""
    rows = batch.to_pylist()
    into = {table: Collector(table) for table in tables}
    _read(into, rows, readers)
    return {table: _finished(collector, rows, readers) for table, collector in into.items()}


def _read(into: Mapping[str, Collector], rows: Sequence[dict[str, Any]], readers: Mapping[str, ReadRows]) -> None:
    """Read documents extractor by extractor: the code and the tables of one stay in the processor's cache."""
    subjects = [_subject(row) for row in rows]
    for table, collector in into.items():
        if readers[table] is _statistics:
            _read_statistics_ahead(subjects)
        for subject in subjects:
            try:
                readers[table](collector, subject)
            except Exception as cause:  # whatever one document does to an extractor, the others go on
                collector.add_issues(subject.document_id, [_failed(table, cause)])


def _read_statistics_ahead(subjects: Sequence[Subject]) -> None:
    """Read the statistics of all documents together, which is sooner; where one of them fails, each is left to be read alone."""
    try:
        found = list(find_statistics_of((subject.document, subject.references) for subject in subjects))
    except Exception:  # told of the document that fails, when it is read alone
        return
    for subject, read in zip(subjects, found, strict=True):
        subject.read_ahead = read


def _subject(row: dict[str, Any]) -> Subject:
    headings, official = row["headings"], row["official"]
    known = None if headings is None else [KnownHeading(h["start"], h["end"], h["level"]) for h in headings]
    given = None if official is None else [OfficialDemand(o["number"], o["text"]) for o in official]
    return Subject(row["document_id"], TextDocument(row["text"], row["doc_type"], row["date"], known), given)


def _finished(into: Collector, rows: Sequence[dict[str, Any]], readers: Mapping[str, ReadRows]) -> Extracted:
    try:
        return into.finish()
    except _UNFIT:
        # find the document, and let the others through
        parts = [_alone(into.table, row, readers) for row in rows]
        return Extracted(*(pa.concat_tables(part) for part in zip(*parts, strict=True)))


def _alone(table: str, row: dict[str, Any], readers: Mapping[str, ReadRows]) -> Extracted:
    into = Collector(table)
    try:
        _read({table: into}, [row], readers)
        return into.finish()
    except _UNFIT as cause:
        into = Collector(table)
        into.add_issues(row["document_id"], [_failed(table, cause)])
        return into.finish()


def _failed(table: str, cause: Exception) -> TextIssue:
    return TextIssue(
        "extractor_failed", "error", f"No {table} could be read from this document: {type(cause).__name__}: {cause}"[:_MESSAGE]
    )
