"""Interpellations and questions invented by who saw neither papers nor the program: what it finds in them, as marks that only rise.

No rule was made from them and no error in them was read; their sums alone were looked at. Who reads them should have others invented first.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riksdata.extractors.demands import find_demands
from riksdata.text.document import TextDocument
from tests.rounds.pool import ROOT

INVENTED = ROOT / "tests" / "samples" / "questions-invented.txt"
FOUND, TOO_MANY = 98, 11
"""Questions found of 108, word for word; rows that are none."""


def invented(path: Path = INVENTED) -> Iterator[tuple[TextDocument, list[str]]]:
    """The texts with their questions."""
    for part in re.split(r"(?m)^### ", path.read_text(encoding="utf-8"))[1:]:
        head, body = part.split("\n", 1)
        _, doc_type, year = head.split()
        text, questions = body.split("\n---\n")
        yield TextDocument(f"{text}\n", doc_type, datetime.date(int(year), 6, 1)), questions.splitlines()


def _plain(question: str) -> str:
    return " ".join(question.split()).strip(' .?!:;,”"’()').casefold()


def test_the_questions_stand_in_their_texts() -> None:
    for document, questions in invented():
        text = " ".join(document.text.split()).casefold()
        assert questions
        assert all(_plain(question) in text for question in questions), questions


def test_what_is_found_in_texts_that_nobody_tuned_to() -> None:
    counts: Counter[str] = Counter()
    for document, questions in invented():
        want = Counter(map(_plain, questions))
        got = Counter(_plain(demand.text) for demand in find_demands(document)[0])
        counts["asked"] += want.total()
        counts["found"] += (want & got).total()
        counts["too many"] += (got - want).total()
    assert counts["asked"] == 108
    assert counts["found"] >= FOUND, counts
    assert counts["too many"] <= TOO_MANY, counts
