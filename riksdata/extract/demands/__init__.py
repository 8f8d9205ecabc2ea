"""Demands: what a text formally asks for."""

from __future__ import annotations

from collections.abc import Sequence

from riksdata.extract.demands.argument import find_arguments
from riksdata.extract.demands.classify import classify_yrkande, substance
from riksdata.extract.demands.words import fold
from riksdata.extract.demands.yrkanden import find_block
from riksdata.extract.records import Demand, OfficialDemand, TextIssue
from riksdata.text.document import TextDocument
from riksdata.text.spans import Span


def find_demands(document: TextDocument, official: Sequence[OfficialDemand] | None = None) -> tuple[list[Demand], list[TextIssue]]:
    """The demands of a document in its order, and what a reader of them should know.

    Where `official` is given (the record's yrkanden), the demands are these, word for word (`origin` "record", `ordinal` their number), with the span
    at which the text says the same; where text and record differ an issue says how. Without it they are read from the text.
    """
    block = find_block(document)
    if block is None:
        return [], []
    texts = [fold(document.text[s.start : s.end]) for s in block.items]
    arguments = find_arguments(document, [substance(t) for t in texts], Span(block.start, block.end))
    demands = []
    for k, (text, s, found) in enumerate(zip(texts, block.items, arguments, strict=True), 1):
        c = classify_yrkande(text)
        demands.append(
            Demand(
                k,
                "yrkande",
                text,
                s.start,
                s.end,
                addressee=c.addressee,
                form=c.form,
                action=c.action,
                agency=c.agency,
                section=found.section if found else None,
                argument_start=found.start if found else None,
                argument_end=found.closing.end if found else None,
            )
        )
    return demands, []
