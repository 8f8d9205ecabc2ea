"""Invented passages and sentences with marked figures, for training beside what was read in papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riksdata.text.document import TextDocument
from tests.rounds.pool import ROOT

SENTENCES = ROOT / "training" / "periods_written.txt"
"""Sentences whose figures are marked with their times: ⟦figure|time⟧."""
BLIND = ROOT / "training" / "periods_blind.txt"
"""The same by a writer who saw no paper and no output."""
PASSAGES = ROOT / "training" / "statistics_written.txt"
"""Passages whose statistics are all marked, with time and noun: ⟦figure|time|noun⟧, ⟦figure|?⟧ where readers may differ."""
_FIGURE = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)(?:\|([^⟧]*))?⟧")
_DOUBTFUL = "?"


class Marked(NamedTuple):
    """A marked figure: its span in the text, its time (None: its sentence names none) and what it is of, where that is told."""

    start: int
    end: int
    period: str | None
    noun: str | None
    doubtful: bool
    """Whether careful readers would differ on it."""


def marked(path: Path) -> Iterator[tuple[str, TextDocument, list[Marked]]]:
    """The name of each line of a file (its number), its text without the marks, and its figures in order."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            yield f"written-{path.stem}-{number}", *_read(line)


def _read(line: str) -> tuple[TextDocument, list[Marked]]:
    text, figures, at = "Motivering\n\n", [], 0
    for mark in _FIGURE.finditer(line):
        text += line[at : mark.start()]
        doubtful = mark[2] == _DOUBTFUL
        figures.append(Marked(len(text), len(text) + len(mark[1]), None if doubtful else mark[2] or None, mark[3] or None, doubtful))
        text, at = text + mark[1], mark.end()
    return TextDocument(f"{text}{line[at:]}\n", "mot"), figures
