"""Demands: what a text formally asks for."""

from __future__ import annotations

from riksdata.extract.records import Demand, TextIssue
from riksdata.text.document import TextDocument


def find_demands(document: TextDocument) -> tuple[list[Demand], list[TextIssue]]:
    """The demands of a document in its order, and what a reader of them should know."""
    return [], []
