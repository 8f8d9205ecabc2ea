"""The riksmöte of a paper of the chamber that is cited without one: that in which a report or a record was written."""

from __future__ import annotations

import datetime
import re

from riksdata.chamber.riksmoten import current_riksmote
from riksdata.extractors.references.reading import Reading
from riksdata.swedish.lazy import lazy_regex

_OF_THE_CHAMBER = frozenset(("bet", "yttr", "utl", "prot"))
"""Types of documents in which a paper without its riksmöte is one of that at hand."""
_ANOTHER = lazy_regex(
    r"""
    (?<!\d)(?P<session>[12]\d{3}/\d\d)(?!\d)
    |[12]\d{3}[ \xa0]års|[Ff]örra[ \xa0](?:året|riksmötet)|i[ \xa0]fjol|[Ff]öregående[ \xa0]riksmöte  # förra året
    """,
    re.X,
)
"""Before a paper in its sentence: that another riksmöte is spoken of."""
_SENTENCE = 200
_FIRST_OPENED = datetime.date(1975, 10, 1)
"""Until then a riksmöte was a calendar year."""
_OPENS = 9
"""The month in which one riksmöte follows another."""


def session_at_hand(reading: Reading, start: int) -> str | None:
    """The riksmöte, or year, in which a report or a record was written; None for other documents and where `start` follows another."""
    document = reading.document
    if document.doc_type not in _OF_THE_CHAMBER or document.date is None or document.date.month == _OPENS:
        return None
    session = str(document.date.year) if document.date < _FIRST_OPENED else current_riksmote(document.date)
    low = max(reading.text.rfind(". ", max(0, start - _SENTENCE), start), start - _SENTENCE, 0)
    if any(other["session"] != session for other in _ANOTHER.finditer(reading.text, low, start)):
        return None
    return session
