"""Documents that extracted rows are read from, and what reads the rows of each table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from riksdata.chamber.official_demands import OfficialDemand
from riksdata.extractors.demands import find_demands
from riksdata.extractors.records import Reference, Statistic, TextIssue
from riksdata.extractors.references import Scanned, find_references, scanned
from riksdata.extractors.statistics import find_statistics, find_statistics_of
from riksdata.pipeline.demand_rows import demand_rows
from riksdata.pipeline.extracted_rows import Collector, reference_ids, reference_rows, statistic_rows
from riksdata.text.document import KnownHeading, TextDocument

_MESSAGE = 300


class Subject:
    """A document that rows are read from; what several tables need of it is worked out once."""

    def __init__(self, document_id: str, document: TextDocument, official: list[OfficialDemand] | None) -> None:
        """Keep what is given; `official` are the demands that its record lists."""
        self.document_id = document_id
        self.document = document
        self.official = official
        self.scanned: Scanned | None = None
        """What was scanned for its references, where that was done with other documents."""
        self.read_ahead: tuple[list[Statistic], Counter[str]] | None = None
        """Its statistics and counts of rejected quantities, where they were read with those of other documents."""

    @cached_property
    def references(self) -> list[Reference]:
        """The references of the document."""
        ahead, self.scanned = self.scanned, None
        return find_references(self.document, ahead)

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


def read_rows_of(rows: Sequence[dict[str, Any]], into: Mapping[str, Collector], readers: Mapping[str, ReadRows] = READERS) -> None:
    """Read documents (what a worker is given of each) into the collectors of extracted tables.

    Extractor by extractor: the code and the tables of one stay in the processor's cache.
    """
    subjects = [_subject(row) for row in rows]
    if any(readers[table] in (_references, _statistics) for table in into):
        _scan_ahead(subjects)
    for table, collector in into.items():
        if readers[table] is _statistics:
            _read_statistics_ahead(subjects)
        for subject in subjects:
            try:
                readers[table](collector, subject)
            except Exception as cause:  # whatever one document does to an extractor, the others go on
                collector.add_issues(subject.document_id, [failed(table, cause)])


def _scan_ahead(subjects: Sequence[Subject]) -> None:
    """Scan all documents for references together, which is sooner; where that fails, each is left to be scanned alone."""
    try:
        found = scanned([subject.document for subject in subjects])
    except Exception:  # told of the document that fails, when it is read alone
        return
    for subject, ahead in zip(subjects, found, strict=True):
        subject.scanned = ahead


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


def failed(table: str, cause: Exception) -> TextIssue:
    """The issue of a document in which an extractor failed."""
    return TextIssue(
        "extractor_failed", "error", f"No {table} could be read from this document: {type(cause).__name__}: {cause}"[:_MESSAGE]
    )
