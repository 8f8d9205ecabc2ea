"""The decision on each candidate of a text, in order: a statistic, or rejected by a rule that has a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from riksdata.extractors.records import Reference
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.evidence import Surroundings, evidence
from riksdata.extractors.statistics.decide.model import KINDS, confidence, of_kind, of_topic
from riksdata.extractors.statistics.decide.sentence_rules import by_sentence
from riksdata.extractors.statistics.find_candidates import candidates
from riksdata.extractors.statistics.quantity.families import Family
from riksdata.extractors.statistics.quantity.locate import places
from riksdata.extractors.statistics.sentence import NO_SENTENCE
from riksdata.extractors.statistics.sentences import Sentences
from riksdata.extractors.statistics.shared.reader import Reader
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument

_SESSION = lazy_regex(r"(?<!\d)(20\d\d)/\d\d(?!\d)")
_APPROPRIATION = lazy_regex(r"nslag(?:et)? \d{1,2}:\d")
_SO_MANY = 3
"""Appropriations named by their numbers from which a document is a budget."""
_NESTED = 4
"""References that may lie within one another before a place."""


MOST_IN_A_SENTENCE = 60
"""Quantities from which what reads as one sentence is a table; each costs time in proportion to its sentence."""
FOR_SURE = frozenset(
    (
        *("compound", "table", "demand", "in_reference", "numbered", "age", "date", "year", "sex"),
        *("frequency", "content", "zero", "weight_class", "tax_rate", "asked_whether", "half_day", "one_in"),
        *(
            "base",
            "band",
            "rank",
            "caption",
            "permit",
            "radius",
            "half",
            "bare_scale",
            "idiom",
            "need_or_denominator",
            "bare",
            "denied",
            "earners",
            "wished",
            "appropriated",
            "benefit",
            "entitled",
            "pages",
            "supposed",
            "title",
            "designation",
            "promised",
            "aimed_at",
            "limited",
            "over_time",
            "picked_out",
            "defines",
            "time_beside",
        ),
    )
)
"""Rules that were right in all, or nearly all, of the quantities judged by hand: what they reject is not weighed."""


class Decisions:
    """The candidates of one text on their way to a decision, in steps that are taken one after the other.

    Each step is for all candidates of a text, or of many texts: the code and the tables of one step stay in the processor's cache.
    """

    def __init__(self, document: TextDocument, references: Sequence[Reference]) -> None:
        """`references`: the document's; the numbers in them are of what is cited."""
        self.document, self.references = document, references
        self.sentences = Sentences(document)
        self.candidates: list[Candidate] = []
        """In the order of the text."""
        self._places: list[tuple[int, Family]] = []
        self._undecided: list[tuple[Candidate, int]] = []
        """Those that no rule has rejected for sure yet, with their places in the document's text."""
        self._budget = False

    def scan(self) -> None:
        """Finds where quantities may stand."""
        self._places = list(places(self.sentences.plain))

    def find(self) -> None:
        """Reads the candidates; those that lie in a reference are none."""
        spans = sorted((reference.char_start, reference.char_end) for reference in self.references)
        for candidate in candidates(self.sentences.plain, self._places):
            if spans and _within(spans, self.sentences.to_document(candidate.quantity.start)):
                candidate.rule = "in_reference"
            self.candidates.append(candidate)

    def place(self) -> None:
        """Finds the sentences of what may be a statistic, and what neighbours share: wholes, qualifiers, units."""
        sentences, reader = self.sentences, Reader(self.sentences.plain)
        last, within = None, 0
        for candidate in self.candidates:
            if candidate.rule == "bare" and (reader.takes_unit(candidate) or reader.takes_noun(candidate)):
                candidate.rule = None
            if candidate.rule in FOR_SURE:
                continue
            start = candidate.quantity.start
            candidate.stand_in(sentences.at(start))
            within = within + 1 if candidate.sentence is last else 0
            last = candidate.sentence
            if within >= MOST_IN_A_SENTENCE:
                candidate.rule = "table"
                continue
            # before its neighbours are read into it
            self._undecided.append((candidate, sentences.to_document(start)))
            if candidate.rule is None and reader.picks_out(candidate):
                candidate.rule = "picked_out"
            if candidate.rule is None or candidate.rule == "bare_large":
                reader.read(candidate)
            elif candidate.rule in ("bare", "bare_level") and candidate.hedged.before == "varav":
                reader.read_part(candidate)
            reader.note(candidate)

    def judge(self) -> None:
        """Asks what their sentences say of those that no rule speaks against."""
        if not self._undecided:
            return
        self._budget = budget = _is_budget(self.document.text)
        year = _written_in(self.document)
        for candidate, _ in self._undecided:
            if candidate.rule is None:
                q, before = candidate.quantity, candidate.hedged.before
                candidate.rule = by_sentence(q, candidate.sentence, before, candidate.q_start, candidate.q_end, year, budget)
                if candidate.again is not None:
                    candidate.rule = candidate.again.rule
                if candidate.rule in ("duration", "no_sentence") and candidate.lender is not None:
                    candidate.rule = candidate.lender.rule  # its sentence need not say again what lasts so long, and may be short

    def gather(self) -> None:
        """Gathers the evidence about what no rule rejects for sure."""
        around, beside = None, None
        for candidate, place in self._undecided:
            if candidate.rule not in FOR_SURE:
                around = around or Surroundings(self.document, self._budget)
                candidate.evidence = evidence(candidate, around, place, beside)
                beside = candidate

    def weigh(self) -> None:
        """Weighs the evidence."""
        weighed, law, of_sentence = NO_SENTENCE, False, 0
        by_kind: dict[str, int] = {}
        for candidate, _ in self._undecided:
            if candidate.evidence:
                if candidate.sentence is not weighed:
                    weighed = candidate.sentence
                    law = "§" in weighed.text
                    of_sentence = of_topic(weighed.words, law)
                    by_kind.clear()
                kind = KINDS[candidate.quantity.kind]
                if kind not in by_kind:
                    by_kind[kind] = of_sentence + of_kind(kind, weighed.words, law)
                candidate.confidence = confidence(candidate.evidence, by_kind[kind])
                if candidate.again is not None:
                    candidate.confidence = candidate.again.confidence  # the same fact
                if candidate.lender is not None:
                    candidate.confidence = min(candidate.confidence, candidate.lender.confidence)
        for candidate, _ in self._undecided:
            whole = candidate.among
            if whole is not None and whole.rejected_by is None and whole.rule != "definite" and candidate.rejected_by is None:
                whole.rule, whole.confidence = "told_with_part", 0.0  # one fact, told by its part


STEPS: tuple[Callable[[Decisions], None], ...] = (
    Decisions.scan,
    Decisions.find,
    Decisions.place,
    Decisions.judge,
    Decisions.gather,
    Decisions.weigh,
)


def decided(document: TextDocument, references: Sequence[Reference]) -> Decisions:
    """The candidates of a text with what was decided: `rule`, where one speaks against it, and `confidence` that it is a statistic.

    Rules that are sure reject; what is left is weighed by the model, for which the other rules are evidence. Wholes and qualifiers that
    neighbours share are read too. `references`: the document's; the numbers in them are of what is cited.
    """
    decisions = Decisions(document, references)
    for step in STEPS:
        step(decisions)
    return decisions


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
