"""Passages that were invented by who saw neither papers nor the program: what it finds in them, as marks that only rise.

The times of the same passages are trained on (`training.periods`), so the mark of the times says that nothing of it is lost, no more."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from riksdata.extractors.references import find_references
from riksdata.extractors.statistics import find_statistics
from training.written import BLIND, PASSAGES, SENTENCES, marked

FOUND, RIGHT_ROWS, NOUNS, PERIODS = 0.85, 0.95, 0.87, 0.8
"""Of the marked statistics; of the rows; of what the found ones are of; of the times that they or the passages state."""


def _words(phrase: str) -> set[str]:
    return set(re.findall(r"\w{3,}", phrase.lower()))


def test_the_marks_are_well_formed() -> None:
    for path in (PASSAGES, SENTENCES, BLIND):
        for _, document, figures in marked(path):
            assert not re.search("[⟦⟧|]", document.text)
            assert all(left.end <= right.start for left, right in pairwise(figures))
            assert all(re.fullmatch(r"\d{4}|\d{4}–\d{4}|\d{4}–|–\d{4}|\d{3}0-talet", figure.period) for figure in figures if figure.period)


def test_what_is_found_in_passages_that_nobody_tuned_to_before_they_were_scored() -> None:
    counts: Counter[str] = Counter()
    for _, document, figures in marked(PASSAGES):
        rows = find_statistics(document, find_references(document))
        for figure in figures:
            row = next((row for row in rows if row.char_start < figure.end and figure.start < row.char_end), None)
            if figure.doubtful:
                continue
            counts["marked"] += 1
            if row is None:
                continue
            counts["found"] += 1
            if figure.noun:
                counts["with a noun"] += 1
                counts["noun"] += not _words(figure.noun).isdisjoint(_words(row.noun or ""))
            if figure.period or row.period:
                counts["with a time"] += 1
                counts["time"] += figure.period == row.period
        counts["rows"] += len(rows)
        counts["rows of a mark"] += sum(any(row.char_start < f.end and f.start < row.char_end for f in figures) for row in rows)
    assert counts["found"] / counts["marked"] >= FOUND, counts
    assert counts["rows of a mark"] / counts["rows"] >= RIGHT_ROWS, counts
    assert counts["noun"] / counts["with a noun"] >= NOUNS, counts
    assert counts["time"] / counts["with a time"] >= PERIODS, counts
