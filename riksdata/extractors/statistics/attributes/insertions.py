"""What is set in a sentence, apart from its own clause.

Brackets, pairs of dashes, and pairs of commas around a relative clause ("exporten, som 2007 låg på …, steg"), a clause of time, cause or
condition ("hade 2012, när verket räknade, …"), what tells the source or a circumstance ("uppgick, trots kampanjen, till") or an apposition
("fartyget, typ 3, är") are insertions; a clause of time or condition that leads the sentence is one too. None crosses another.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from riksdata.extractors.statistics.attributes.comma_insertions import Insertion, Words, set_in_commas
from riksdata.extractors.statistics.attributes.phrase_edges import Token
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

MARKS = lazy_regex(r"[()]|[ \u00a0][–—@-][ \u00a0]|,(?!\d)")


@lru_cache(maxsize=8)
def insertions(sentence: Sentence) -> tuple[Insertion, ...]:
    """What is set in the sentence, in the order in which it begins; each lies wholly in or wholly outside every other."""
    text = sentence.text
    if text.count(",") + text.count("(") + text.count(" –") + text.count(" -") == 0:
        return ()
    found: list[Insertion] = []
    commas: list[int] = []
    opened: list[int] = []
    dashes: list[tuple[int, int]] = []
    for mark in MARKS.finditer(text):
        sign = mark[0].strip()
        if sign == "(":
            opened.append(mark.start())
        elif sign == ")":
            if opened:
                start = opened.pop()
                found.append(Insertion(start, start + 1, mark.start(), mark.end(), "bracket"))
        elif sign == ",":
            commas.append(mark.start())
        elif not opened:
            dashes.append(mark.span())
    for (start, inner), (stop, end) in zip(dashes[::2], dashes[1::2], strict=False) if len(dashes) in _PAIRED else ():
        if ";" not in text[inner:stop] and not _OPENS.match(text, end):
            found.append(Insertion(start, inner, stop, end, "dashes"))
    numbered = _numbered(sentence)
    regions = [(0, len(text)), *((each.inner, each.stop) for each in found)]
    for low, high in regions:
        inside = [each for each in found if low <= each.start and each.end <= high and each.kind in ("bracket", "dashes")]
        tokens = [t for t in numbered if low <= t[1] < high and not (inside and any(e.start <= t[1] < e.end for e in inside))]
        if len(tokens) > 1:
            own = [c for c in commas if low <= c < high and not (inside and any(e.start <= c < e.end for e in inside))]
            set_in_commas(Words(tokens, own, low), 0, len(tokens), found, high)
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


_PAIRED = (2, 4)
"""Dashes of a sentence that stand in pairs; more are those of a list."""
_OPENS = lazy_regex(r"(?:som|där|vilket|när|och|men|samt)(?!\w)")
"""Behind a dash: then it opens what follows and closes nothing."""


def _numbered(sentence: Sentence) -> list[Token]:
    """The words of the sentence and its numbers, in order."""
    numbers = [(m[0], m.start(), m.end()) for m in _NUMBER.finditer(sentence.text)]
    return sorted([*sentence.tokens, *numbers], key=itemgetter(1)) if numbers else sentence.tokens


_NUMBER = lazy_regex(r"(?<![^\W_])\d+(?:[ \u00a0.,:]\d+)*(?!\d)")


def apart(sentence: Sentence, at: int, place: int) -> Insertion | None:
    """The outermost insertion that holds `place` and not the figure at `at`."""
    return next((each for each in insertions(sentence) if each.start <= place < each.end and not each.start <= at < each.end), None)


def holding(sentence: Sentence, at: int) -> Insertion | None:
    """The innermost insertion that holds the figure at `at`."""
    return next((each for each in reversed(insertions(sentence)) if each.inner <= at < each.stop), None)
