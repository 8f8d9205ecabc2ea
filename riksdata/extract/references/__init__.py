"""References: which sources a text cites."""

from __future__ import annotations

from riksdata.extract.records import Reference
from riksdata.text.document import TextDocument


def find_references(document: TextDocument) -> list[Reference]:
    """The references of a document in the order of its text."""
    return []
