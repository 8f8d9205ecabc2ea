"""Demands: what a text formally asks for."""

from __future__ import annotations

from collections.abc import Sequence

from riksdata.chamber.document_types import asks
from riksdata.chamber.official_demands import OfficialDemand
from riksdata.extractors.demands.act.action import classify_question, classify_yrkande
from riksdata.extractors.demands.align.argument import find_arguments
from riksdata.extractors.demands.align.differences import find_difference
from riksdata.extractors.demands.locate.block import Block, find_block
from riksdata.extractors.demands.official import locate
from riksdata.extractors.demands.wording import fold, substance
from riksdata.extractors.records import Demand, TextIssue
from riksdata.text.document import TextDocument
from riksdata.text.spans import Span


def find_demands(document: TextDocument, official: Sequence[OfficialDemand] | None = None) -> tuple[list[Demand], list[TextIssue]]:
    """The demands of a document in its order, and what a reader of them should know.

    Where `official` is given (the record's yrkanden), the demands are these, word for word (`origin` "record", `ordinal` its number), with
    the span at which the text says the same; where the two differ an issue says how. Without it they are read from the text.
    """
    if official:
        return _of_record(document, official)
    if asks(document.doc_type) == "questions":
        return _asked(document), []
    if asks(document.doc_type) == "nothing":
        return [], []
    block = find_block(document)
    if block is None:
        return [], []
    rows = [(k, fold(document.text[s.start : s.end]), s) for k, s in zip(block.numbers, block.items, strict=True)]
    return _yrkanden(document, rows, block, "text")


def _of_record(document: TextDocument, official: Sequence[OfficialDemand]) -> tuple[list[Demand], list[TextIssue]]:
    block = find_block(document)
    located, issues = locate(document, official, block.items if block else ())
    rows = [(one.official.number, one.official.text, one.span) for one in located]
    demands, differences = _yrkanden(document, rows, block, "record")
    return demands, issues + differences


def _yrkanden(
    document: TextDocument, rows: Sequence[tuple[int, str, Span | None]], block: Block | None, origin: str
) -> tuple[list[Demand], list[TextIssue]]:
    """Demands of (ordinal, wording, span) rows, each with what it asks for and the passage that argues for it."""
    year = document.date.year if document.date else None
    wordings = [substance(text) for _, text, _ in rows]
    where = Span(block.start, block.end) if block else Span(0, 0)
    demands, issues = [], []
    for (ordinal, text, span), wording, found in zip(rows, wordings, find_arguments(document, wordings, where), strict=True):
        asked = classify_yrkande(text, year)
        demands.append(
            Demand(
                ordinal=ordinal,
                kind="yrkande",
                text=text,
                char_start=span.start if span else None,
                char_end=span.end if span else None,
                origin=origin,
                addressee=asked.addressee,
                form=asked.form,
                action=asked.action,
                action_confidence=asked.confidence,
                agency=asked.agency,
                section=found.section if found else None,
                argument_start=found.start if found else None,
                argument_end=found.closing.end if found else None,
            )
        )
        issue = find_difference(document, ordinal, wording, found) if found else None
        if issue:
            issues.append(issue)
    return demands, issues


def _asked(document: TextDocument) -> list[Demand]:
    """The questions of an interpellation or a written question."""
    # imported where they are read: a motion need not wait for their patterns
    from riksdata.extractors.demands.act.addressee import find_addressee
    from riksdata.extractors.demands.locate.questions import find_questions

    demands = []
    year = document.date.year if document.date else None
    for ordinal, question in enumerate(find_questions(document), 1):
        text = fold(document.text[question.span.start : question.span.end])
        minister = find_addressee(document, question.introduction, text)
        asked = classify_question(text, year)
        demands.append(
            Demand(
                ordinal=ordinal,
                kind="question",
                text=text,
                char_start=question.span.start,
                char_end=question.span.end,
                addressee=minister.shown if minister else None,
                addressee_name=minister.name if minister else None,
                addressee_party=minister.party if minister else None,
                form="question",
                action=asked.action,
                action_confidence=asked.confidence,
                agency=asked.agency,
            )
        )
    return demands
