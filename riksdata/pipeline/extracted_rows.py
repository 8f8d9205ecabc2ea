"""Extracted records to rows: their identifiers, and the check that each span says what the row says."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from riksdata.extractors.records import Reference, Statistic, TextIssue
from riksdata.pipeline.worked_out import addresses, folded_sentence, population, share, target_of, title_before
from riksdata.storage.extracted import EXTRACTED, ID_COLUMNS, extracted_columns
from riksdata.storage.ids import row_ids

if TYPE_CHECKING:  # imported where tables are made: one document's rows need no Arrow
    import pyarrow as pa

_SHOWN = 80
_ISSUE = ("table_name", "document_id", "rule", "severity", "message", "char_start", "char_end")
"""The columns of an issue."""


class Extracted(NamedTuple):
    """What came of a batch of documents for one extracted table."""

    rows: pa.Table
    issues: pa.Table
    """What a reader of the rows should know."""
    rejected: pa.Table
    """Quantities that are no statistics, counted by document and rule."""


class Collector:
    """Gathers the rows of one extracted table, document by document, as columns."""

    def __init__(self, table: str) -> None:
        """`table`: one of EXTRACTED, such as demands."""
        self.table = table
        known = {f.name for f in dataclasses.fields(EXTRACTED[table])}
        self._columns: dict[str, list[Any]] = {column.name: [] for column in extracted_columns(table)}
        self._fields = {name: attrgetter(name) for name in self._columns if name in known}
        self._issues: dict[str, list[Any]] = {name: [] for name in _ISSUE}
        self._rejected: list[dict[str, Any]] = []

    def add(self, ids: Sequence[str], document: str, records: Sequence[Any], **extra: Sequence[Any]) -> None:
        """Append the rows of one document; `extra` are columns that the records do not have, or have in another form."""
        columns = self._columns
        columns[ID_COLUMNS[self.table]].extend(ids)
        columns["document_id"].extend([document] * len(records))
        for name, field in self._fields.items():
            if name not in extra:
                columns[name].extend(map(field, records))
        for name, values in extra.items():
            columns[name].extend(values)

    def add_issues(self, document: str, issues: Sequence[TextIssue]) -> None:
        """Append what is to be known of one document."""
        for issue in issues:
            said = (self.table, document, issue.rule, issue.severity, issue.message, issue.char_start, issue.char_end)
            for name, value in zip(_ISSUE, said, strict=True):
                self._issues[name].append(value)

    def add_rejected(self, document: str, by_rule: Mapping[str, int]) -> None:
        """Append how many quantities of one document each rule rejected."""
        self._rejected += [{"document_id": document, "rule": rule, "quantities": n} for rule, n in sorted(by_rule.items())]

    def finish(self) -> Extracted:
        """The rows, the issues and what was rejected, as tables. Raises what Arrow raises where a value fits no column."""
        import pyarrow as pa

        from riksdata.storage.layout import TABLES, inner

        schema, issues = TABLES[inner(self.table)], TABLES["core.text_issues"]
        columns = self._cleaned()
        return Extracted(
            pa.table([pa.array(columns[f.name], f.type) for f in schema], schema=schema),
            pa.table([pa.array(self._issues[f.name], f.type) for f in issues], schema=issues),
            pa.Table.from_pylist(self._rejected, TABLES["core.rejected_quantities"]),
        )

    def rows(self) -> list[dict[str, Any]]:
        """The rows as plain values."""
        columns = self._cleaned()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def issues(self) -> list[dict[str, Any]]:
        """The issues as plain values."""
        return [dict(zip(_ISSUE, issue, strict=True)) for issue in zip(*self._issues.values(), strict=True)]

    def _cleaned(self) -> dict[str, list[Any]]:
        """The columns of the rows; of texts an empty one is none."""
        texts = {column.name for column in extracted_columns(self.table) if column.sql_type == "VARCHAR"}
        return {name: [value or None for value in values] if name in texts else values for name, values in self._columns.items()}


def reference_ids(document: str, text: str, references: Sequence[Reference]) -> list[str]:
    """The ids of the references of one document whose span holds, in their order."""
    return row_ids(document, "r", text, [(r.char_start, r.char_end) for r in references if _surface_fault(text, r) is None])


def reference_rows(
    into: Collector, document: str, text: str, references: Sequence[Reference], ids: Callable[[], Sequence[str]] | None = None
) -> None:
    """The references of one document; those whose span does not hold become error issues. `ids`: where `reference_ids` are known."""
    kept, wrong = split(references, lambda r: _surface_fault(text, r))
    found = [addresses(r.uri) for r in kept]
    into.add(
        ids() if ids else reference_ids(document, text, references),
        document,
        kept,
        uri=[uri for uri, _ in found],
        targets=[several for _, several in found],
        target=[target_of(r.kind, r.label) for r in kept],
        title=[title_before(text, r) for r in kept],
    )
    into.add_issues(document, wrong)


def statistic_rows(
    into: Collector,
    document: str,
    text: str,
    statistics: Sequence[Statistic],
    references: Sequence[Reference],
    ids: Callable[[], Sequence[str]] | None = None,
) -> None:
    """The statistics of one document, each with the id of the reference it rests on; `references` and `ids` are the document's."""
    kept, wrong = split(statistics, lambda s: _surface_fault(text, s) or _sentence_fault(text, s))
    sound = [r for r in references if _surface_fault(text, r) is None]
    known: Sequence[str] = []
    if any(s.reference_ordinal is not None for s in kept):
        known = ids() if ids else reference_ids(document, text, references)
    of = {r.ordinal: found for r, found in zip(sound, known, strict=False)}
    into.add(
        row_ids(document, "s", text, [(s.char_start, s.char_end) for s in kept]),
        document,
        kept,
        reference_id=[None if s.reference_ordinal is None else of.get(s.reference_ordinal) for s in kept],
        share=[share(s) for s in kept],
        population=[population(s) for s in kept],
        sentence=[folded_sentence(text, s) for s in kept],
    )
    into.add_issues(document, wrong)


def split(records: Sequence[Any], fault: Callable[[Any], str | None]) -> tuple[list[Any], list[TextIssue]]:
    """The records without a fault, and an error issue for each of the others; `fault` tells what is wrong, None for nothing."""
    kept, wrong = [], []
    for record in records:
        said = fault(record)
        if said is None:
            kept.append(record)
        else:
            wrong.append(TextIssue("span_mismatch", "error", f"Not published, since its place in the text is not right: {said}."))
    return kept, wrong


def within(text: str, start: int | None, end: int | None) -> bool:
    """Whether a span lies in the text."""
    return start is not None and end is not None and 0 <= start <= end <= len(text)


def _surface_fault(text: str, row: Reference | Statistic) -> str | None:
    if within(text, row.char_start, row.char_end) and text[row.char_start : row.char_end] == row.surface and row.surface:
        return None
    return f"{row.surface[:_SHOWN]!r} at {row.char_start}–{row.char_end}"


def _sentence_fault(text: str, row: Statistic) -> str | None:
    if within(text, row.sentence_start, row.sentence_end) and row.sentence_start <= row.char_start and row.char_end <= row.sentence_end:
        return None
    return f"{row.surface[:_SHOWN]!r} lies outside its sentence {row.sentence_start}–{row.sentence_end}"
