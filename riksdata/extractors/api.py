"""The one call that reads a text: `extract(text)` gives its demands, references and statistics."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from riksdata.chamber.document_types import document_types
from riksdata.extractors.records import Extraction
from riksdata.text.document import KnownHeading, TextDocument


def extract(
    text: str,
    doc_type: str | None = None,
    date: datetime.date | str | None = None,
    headings: Sequence[KnownHeading] | None = None,
) -> Extraction:
    """Read one text.

    `text`: the canonical text, line ends as `\\n`; every span of the result counts its characters.
    `doc_type` (`mot`, `ip`, `fr`, …): None to tell it from the text.
    `date`: when the document was written (a date, or ISO text such as `2020-10-05`), for names of laws that have changed their meaning;
    None for the date that the text states, else names resolve to the law in force now.
    `headings`: headings that the source's markup declares.

    Raises TypeError for a text that is no `str` and for a date that is neither, ValueError for a date in another form and for an unknown
    `doc_type`; the message says what is wanted.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: a str is wanted, not {type(text).__name__}; decode bytes first")
    day = _day(date)
    if doc_type is not None and doc_type != "other" and doc_type not in document_types():
        raise ValueError(f"doc_type: {doc_type!r} is no document type; there are {', '.join(document_types())}, other, or None to tell it")
    # imported when they are needed: the commands that read no text start a quarter of a second sooner
    from riksdata.extractors.demands import find_demands
    from riksdata.extractors.references import find_references
    from riksdata.extractors.statistics import find_statistics

    document = TextDocument(text, doc_type, day, headings)
    references = find_references(document)
    demands, issues = find_demands(document)
    return Extraction(
        demands=demands,
        references=references,
        statistics=find_statistics(document, references),
        issues=issues,
    )


def _day(date: datetime.date | str | None) -> datetime.date | None:
    if isinstance(date, datetime.datetime):
        return date.date()
    if date is None or isinstance(date, datetime.date):
        return date
    wanted = "date: a datetime.date or ISO text such as '2020-10-05' is wanted"
    if not isinstance(date, str):
        raise TypeError(f"{wanted}, not {type(date).__name__}")
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise ValueError(f"{wanted}, not {date!r:.60}") from None
