"""The riksmöte of a paper of the chamber that is cited without one: that in which a report or a record was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.chamber.riksmoten import OPENS, current_riksmote, riksmote_written
from riksdata.extractors.references.reading import Reading
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.sentences import sentence_ends

_OF_THE_CHAMBER = frozenset(("bet", "yttr", "utl", "prot"))
"""Types of documents in which a paper without its riksmöte is one of that at hand."""
_ANOTHER = lazy_regex(
    r"""
    (?<!\d)(?P<year>[12]\d{3})/(?P<second>\d{4}|\d\d)(?!\d)                                # 1123/24
    |[12]\d{3}[ \xa0]års|[Ff]örra[ \xa0](?:året|riksmötet)|i[ \xa0]fjol|[Ff]öregående[ \xa0]riksmöte  # förra året
    """,
    re.X,
)
"""Before a paper in its sentence: that another riksmöte is spoken of."""
_SENTENCE = 200
_BEFORE_LETTERS = ("bet. ", "bet.\xa0", "bet.\n")
"""No sentence ends before a committee's letters."""


def session_at_hand(reading: Reading, start: int) -> str | None:
    """The riksmöte, or year, in which a report or a record was written; None for other documents and where `start` follows another."""
    document = reading.document
    if document.doc_type not in _OF_THE_CHAMBER or document.date is None or document.date.month == OPENS:
        return None
    session = current_riksmote(document.date)
    low = sentence_begins(reading.text, max(0, start - _SENTENCE), start)
    if any(_told(other) != session for other in _ANOTHER.finditer(reading.text, low, start)):
        return None
    return session


def sentence_begins(text: str, low: int, start: int) -> int:
    """Where the sentence of a place begins, not before `low`."""
    return max((end for end in _sentence_ends(text, low, start + 1) if end <= start), default=low)


def sentence_closes(text: str, end: int, high: int) -> int:
    """Where the sentence of a place ends, not behind `high`."""
    return min(_sentence_ends(text, end, high), default=high)


def _sentence_ends(text: str, low: int, high: int) -> Iterator[int]:
    """The ends of sentences between two places, but before a parenthesis or letters that go on: "… 1985/86:100. (UU8)", "bet. UU8"."""
    for end in sentence_ends(text, low, high):
        if end < high and text[end] != "(" and not text.endswith(_BEFORE_LETTERS, low, end):
            yield end


def _told(other: re.Match[str]) -> str | None:
    return riksmote_written(other["year"], other["second"]) if other["year"] else None
