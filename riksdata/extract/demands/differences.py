"""Where a yrkande and the passage that restates it say different things."""

from __future__ import annotations

from riksdata.extract.demands.argument import Argument
from riksdata.extract.demands.words import fold
from riksdata.extract.records import TextIssue
from riksdata.text.document import TextDocument


def find_difference(document: TextDocument, ordinal: int, wording: str, found: Argument) -> TextIssue | None:
    """An issue of rule `wording_differs` that shows both wordings, or None where they agree. `wording`: the yrkande without formula."""
    if not found.differs:
        return None
    said = fold(document.masked[found.sentence.start : found.sentence.end])
    message = f"Yrkande {ordinal} asks for “{wording[:400]}”; the argument says “{said[:400]}”"
    return TextIssue("wording_differs", "info", message, found.sentence.start, found.sentence.end)
