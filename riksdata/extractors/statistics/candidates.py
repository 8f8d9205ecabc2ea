"""A candidate: a quantity in its sentence, with what is read of it until it is known whether the text states it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riksdata.extractors.statistics.decide.model import Part
from riksdata.extractors.statistics.quantity.hedges import Hedged
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import NO_SENTENCE, Sentence

THRESHOLD = 0.42
"""The confidence from which a quantity is a statistic."""


@dataclass(slots=True)
class Candidate:
    """A quantity in its sentence. `start`–`end`: with its hedges and the phrase after it."""

    quantity: Quantity
    hedged: Hedged
    qualifier: str
    start: int
    end: int
    noun: str | None
    """The phrase after it."""
    sentence: Sentence = NO_SENTENCE
    per: tuple[str, int] | None = None
    """The denominator and where it ends."""
    resolved: str | None = None
    """What it is of, once it is known, as others may take it over."""
    full: str | None = None
    """The same as published: with the phrases behind the noun that belong to it."""
    lender: Candidate | None = None
    """Of a number that is a figure only because one before it lends its unit, or its noun: that one, than which it is no surer."""

    lent_by: Candidate | None = None
    """Of a number that takes its unit from a figure before it: that one."""
    among: Candidate | None = None
    """Of a part of so many that its sentence begins with ("Av 40 mål har rätten prövat 12"): those."""
    again: Candidate | None = None
    """The figure before it that a share tells again ("281 av dem, dvs. 55 procent"), or says the change of ("51 procent, upp 9")."""
    named: bool = False
    """Of a number with nothing behind it: whether its clause says what there is a number of."""
    direction: str | None = None
    """Whether it is the amount of an increase or a decrease, once it is known."""
    rule: str | None = None
    """The name of the rule that speaks against its being a statistic."""
    evidence: Sequence[Part] = ()
    """The evidence that the model weighed; empty where a rule was sure."""
    confidence: float = 0.0
    """How probable it is that it is a statistic."""
    q_start: int = 0
    """Where it begins in its sentence."""
    q_end: int = 0
    """Where its quantity ends in its sentence."""

    @property
    def rejected_by(self) -> str | None:
        """The name of the rule that rejected it, `improbable` where the model alone did; None for a statistic."""
        return None if self.confidence >= THRESHOLD else self.rule or "improbable"

    def stand_in(self, sentence: Sentence) -> None:
        """Its sentence is known."""
        self.sentence = sentence
        self.q_start, self.q_end = self.start - sentence.start, self.quantity.end - sentence.start
