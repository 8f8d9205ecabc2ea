"""The one call that reads a text: `extract(text)` gives its demands, references and statistics."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from riksdata.extractors.records import Extraction
from riksdata.text.document import KnownHeading, TextDocument


def extract(
    text: str,
    doc_type: str | None = None,
    date: datetime.date | None = None,
    headings: Sequence[KnownHeading] | None = None,
) -> Extraction:
    """Read one text.

    `text`: the canonical text, line ends as `\\n`; every span of the result counts its characters. `doc_type` (`mot`, `ip`, `fr`, …):
    None to tell it from the text. `date`: when the document was written, for names of laws that have changed their meaning; None for the
    date that the text states, else names resolve to the law in force now. `headings`: headings that the source's markup declares.
    """
    # imported when they are needed: the commands that read no text start a quarter of a second sooner
    from riksdata.extractors.demands import find_demands
    from riksdata.extractors.references import find_references
    from riksdata.extractors.statistics import find_statistics

    document = TextDocument(text, doc_type, date, headings)
    references = find_references(document)
    demands, issues = find_demands(document)
    return Extraction(
        demands=demands,
        references=references,
        statistics=find_statistics(document, references),
        issues=issues,
    )
