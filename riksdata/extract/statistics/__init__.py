"""Statistics: which figures a text states as facts."""

from __future__ import annotations

from collections.abc import Sequence

from riksdata.extract.records import Reference, Statistic
from riksdata.text.document import TextDocument


def find_statistics(document: TextDocument, references: Sequence[Reference]) -> list[Statistic]:
    """The statistics of a document in the order of its text; `references` are the document's, for the source of a figure."""
    return []
