"""What the extractors return: small frozen records whose fields carry the names of the published columns.

Spans are half-open and count characters (code points) of the canonical text. A field is None where the text does not say.
Identifiers, links between documents and what the official record adds are filled in by the floors above.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that the document formally asks for."""

    ordinal: int
    kind: str
    """`yrkande` or `question`."""
    text: str
    """Verbatim, white space folded."""
    char_start: int | None
    """None only for a demand of the official record that the text does not hold."""
    char_end: int | None
    origin: str = "text"
    """`record` or `text`."""
    addressee: str | None = None
    """`regeringen`, `riksdagen`, or the minister asked, with title and name as the text gives them."""
    addressee_name: str | None = None
    addressee_party: str | None = None
    form: str | None = None
    action: str | None = None
    action_confidence: float | None = None
    """How sure the action is, 0 to 1, calibrated."""
    agency: str | None = None
    section: str | None = None
    argument_start: int | None = None
    argument_end: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of an identifiable source."""

    ordinal: int
    kind: str
    label: str
    surface: str
    char_start: int
    char_end: int
    pinpoint: str | None = None
    footnote: int | None = None
    ibid: bool = False
    uri: str | None = None
    target_dok_id: str | None = None


@dataclass(frozen=True, slots=True)
class Statistic:
    """One quantity that the text asserts as a fact about the world."""

    ordinal: int
    surface: str
    char_start: int
    char_end: int
    value: float | None
    whole: float | None
    low: float | None
    high: float | None
    unit: str
    per: str | None
    qualifier: str
    direction: str | None
    noun: str | None
    measure: str | None
    period: str | None
    sentence_start: int
    sentence_end: int
    footnote: int | None = None
    publisher: str | None = None
    confidence: float = 1.0
    """How probable it is that it is a statistic, between 0 and 1."""
    reference_ordinal: int | None = None
    """Ordinal of the reference that the figure rests on, if any."""


@dataclass(frozen=True, slots=True)
class QuantityDecision:
    """A quantity that the grammar read, and what was decided of it."""

    surface: str
    char_start: int
    char_end: int
    value: float | None
    whole: float | None
    low: float | None
    high: float | None
    unit: str
    qualifier: str
    rule: str | None
    """The name of the rule that rejected it, `improbable` where the model alone did; None for a statistic."""
    confidence: float
    """How probable it is that it is a statistic; 0 where a rule was sure."""
    why: tuple[tuple[str, float], ...] = ()
    """The evidence that weighed most, with what it added to the log odds."""


@dataclass(frozen=True, slots=True)
class TextIssue:
    """Something about a text that a reader of its rows should know."""

    rule: str
    severity: str
    """`error`, `warning` or `info`."""
    message: str
    char_start: int | None = None
    char_end: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one text, each list in the order of the text."""

    demands: list[Demand] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    issues: list[TextIssue] = field(default_factory=list)
