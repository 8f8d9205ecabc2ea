"""The decision on each candidate of a text, in order: a statistic, or rejected by a rule that has a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from riksdata.extractors.records import Reference
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.sentence_rules import by_sentence
from riksdata.extractors.statistics.sentence import Sentences
from riksdata.extractors.statistics.shared_readings import Reader
from riksdata.text.document import TextDocument

_SESSION = re.compile(r"(?<!\d)(20\d\d)/\d\d(?!\d)")
_APPROPRIATION = re.compile(r"nslag(?:et)? \d{1,2}:\d")
_NESTED = 4
"""References that may lie within one another before a place."""


def decided(
    sentences: Sentences, found: Iterable[Candidate], document: TextDocument, references: Sequence[Reference]
) -> Iterator[Candidate]:
    """The candidates with `rejected_by` filled where they are no statistics; wholes and qualifiers that neighbours share are read too.

    `references`: the document's; the numbers in them are of what is cited.
    """
    spans = sorted((reference.char_start, reference.char_end) for reference in references)
    year: int | None = None
    budget: bool | None = None
    reader = Reader(sentences.plain)
    for candidate in found:
        if spans and candidate.rejected_by is None and _within(spans, sentences.to_document(candidate.quantity.start)):
            candidate.rejected_by = "in_reference"
        if candidate.rejected_by is None:
            reader.read(candidate)
            if budget is None and candidate.quantity.kind == "money":
                year, budget = _written_in(document), _is_budget(document.text)
            q, before = candidate.quantity, candidate.hedged.before
            candidate.rejected_by = by_sentence(q, candidate.sentence, before, candidate.q_start, candidate.q_end, year, bool(budget))
        yield candidate


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of the spans (sorted)."""
    k = bisect_right(spans, (place, place)) - 1
    return any(start <= place < end for start, end in spans[max(0, k - _NESTED) : k + 2])


def _written_in(document: TextDocument) -> int | None:
    """The year in which the document was written, or its riksmöte began."""
    session = _SESSION.search(document.text, 0, 400)
    if session:
        return int(session[1])
    return document.date.year if document.date else None


def _is_budget(text: str) -> bool:
    """Whether the document is a budget: it names appropriations by their numbers, again and again."""
    return "Anslagsförslag" in text or sum(1 for _ in islice(_APPROPRIATION.finditer(text), 3)) == 3
