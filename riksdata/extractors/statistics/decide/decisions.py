"""The decision on each candidate of a text, in order: a statistic, or rejected by a rule that has a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from riksdata.extractors.records import Reference
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.evidence import Surroundings, evidence
from riksdata.extractors.statistics.decide.model import confidence, of_topic
from riksdata.extractors.statistics.decide.sentence_rules import by_sentence
from riksdata.extractors.statistics.sentence import NO_SENTENCE, Sentences
from riksdata.extractors.statistics.shared_readings import Reader
from riksdata.text.document import TextDocument

_SESSION = re.compile(r"(?<!\d)(20\d\d)/\d\d(?!\d)")
_APPROPRIATION = re.compile(r"nslag(?:et)? \d{1,2}:\d")
_SO_MANY = 3
"""Appropriations named by their numbers from which a document is a budget."""
_NESTED = 4
"""References that may lie within one another before a place."""


MOST_IN_A_SENTENCE = 60
"""Quantities from which what reads as one sentence is a table; each costs time in proportion to its sentence."""
FOR_SURE = frozenset(
    (
        *("compound", "table", "demand", "in_reference", "numbered", "age", "date", "year", "sex"),
        *("frequency", "content", "zero", "weight_class", "tax_rate", "question", "half_day", "one_in"),
        *("base", "band", "rank", "caption", "permit", "radius", "half", "bare_scale", "idiom", "need_or_denominator", "bare"),
    )
)
"""Rules that were right in all, or nearly all, of the quantities judged by hand: what they reject is not weighed."""


def decided(
    sentences: Sentences, found: Iterable[Candidate], document: TextDocument, references: Sequence[Reference]
) -> Iterator[Candidate]:
    """The candidates with what was decided: `rule`, where one speaks against it, and `confidence` that it is a statistic.

    Rules that are sure reject; what is left is weighed by the model, for which the other rules are evidence. Wholes and qualifiers that
    neighbours share are read too. `references`: the document's; the numbers in them are of what is cited.
    """
    spans = sorted((reference.char_start, reference.char_end) for reference in references)
    around: Surroundings | None = None
    year: int | None = None
    reader = Reader(sentences.plain)
    last, within = None, 0
    beside: Candidate | None = None
    weighed, of_sentence = NO_SENTENCE, 0
    for candidate in found:
        place = sentences.to_document(candidate.quantity.start)
        if spans and _within(spans, place):
            candidate.rule = "in_reference"
        if candidate.rule == "bare" and reader.takes_unit(candidate):
            candidate.rule = None
        if candidate.rule not in FOR_SURE:
            if around is None:
                around = Surroundings(document, _is_budget(document.text))
                year = _written_in(document)
            candidate.stand_in(sentences.at(candidate.quantity.start))
            within = within + 1 if candidate.sentence is last else 0
            last = candidate.sentence
            if within >= MOST_IN_A_SENTENCE:
                candidate.rule = "table"
                yield candidate
                continue
            if candidate.rule is None or candidate.rule == "bare_large":
                reader.read(candidate)
            reader.note(candidate)
            q, before = candidate.quantity, candidate.hedged.before
            if candidate.rule is None:
                candidate.rule = by_sentence(q, candidate.sentence, before, candidate.q_start, candidate.q_end, year, around.budget)
            if candidate.rule not in FOR_SURE:
                candidate.evidence = evidence(candidate, around, place, beside)
                beside = candidate
                if candidate.sentence is not weighed:
                    weighed = candidate.sentence
                    of_sentence = of_topic(weighed.words, "§" in weighed.text)
                candidate.confidence = confidence(candidate.evidence, of_sentence)
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
    if "Anslagsförslag" in text:
        return True
    found, at = 0, text.find("nslag")
    while at >= 0 and found < _SO_MANY:
        found += _APPROPRIATION.match(text, at) is not None
        at = text.find("nslag", at + 1)
    return found == _SO_MANY
