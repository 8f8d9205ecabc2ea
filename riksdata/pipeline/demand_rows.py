"""Demands to rows: their ids and gists, and the check that each span says what the row says."""

from __future__ import annotations

from collections.abc import Sequence

from riksdata.extractors.demands.wording import substance
from riksdata.extractors.records import Demand, TextIssue
from riksdata.pipeline.extracted_rows import Collector, split, within
from riksdata.storage.ids import demand_id

_SHOWN = 80
_ENDS = " .;,:"


def demand_rows(into: Collector, document: str, text: str, demands: Sequence[Demand], issues: Sequence[TextIssue]) -> None:
    """The demands of one document; those whose span does not hold become error issues."""
    kept, wrong = split(demands, lambda d: _demand_fault(text, d))
    into.add(
        [demand_id(document, d.ordinal) for d in kept],
        document,
        kept,
        gist=[gist(d.text) for d in kept],
        agency=[d.agency.split("; ") if d.agency else None for d in kept],
    )
    into.add_issues(document, [*issues, *wrong])


def gist(text: str) -> str:
    """A demand without the formula that it begins and ends with: `Riksdagen … tillkännager detta för regeringen` gives what is between."""
    said = substance(text).strip(_ENDS)
    return said or text


def _demand_fault(text: str, row: Demand) -> str | None:
    where = f"{row.text[:_SHOWN]!r} at {row.char_start}–{row.char_end}"
    if (row.argument_start is None) != (row.argument_end is None):
        return f"{where}, half an argument"
    if row.argument_start is not None and not within(text, row.argument_start, row.argument_end):
        return f"{where}, argument {row.argument_start}–{row.argument_end}"
    if row.char_start is None and row.char_end is None:
        return None if row.origin == "record" else f"{where}, no place"
    if not within(text, row.char_start, row.char_end):
        return where
    if row.origin == "text" and " ".join(text[row.char_start : row.char_end].split()) != row.text:
        return where
    return None
