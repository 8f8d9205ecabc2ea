"""A text that is cut off: whether it still holds the argument of a yrkande.

A motion ends with the names of its signatories (with or without their parties; older ones with a place and a date before them) and
begins with its designation. Where its argument has lost one or the other, most yrkanden are argued for in what is missing, and the
paragraph that shares most words with one says nothing. In a whole motion every yrkande is taken up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from riksdata.extractors.demands.align.paragraphs import Aligner, Candidate
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument
from riksdata.text.spans import Span

_HEAD = 300
"""Characters from the beginning in which a motion is called one."""
_TAIL = 800
_LINES = 8
"""Lines at the end among which a signatory's stands."""
_LONGEST_LINE = 200
_NEXT = 3
"""Yrkanden after one whose match tells how far the text goes."""
_CALLED = lazy_regex(r"\bmotion(?:en)?\b|\b(?:19|20)\d\d(?:/\d\d)?:", re.I)
_SIGNED = lazy_regex(r"[^\n.!?]{2,70}\((?:[A-ZÅÄÖa-zåäö]{1,4}|-)\)\s*$")
_NAME = lazy_regex(
    r"""
    \s*(?!(?:Norra|Södra|Östra|Västra|Mellersta|Stora|Lilla|Nya|Gamla|Nordiska|Svenska|Europeiska)\b)  # Västra
    [A-ZÅÄÖ][a-zåäöéü]+(?:[ -](?:[A-ZÅÄÖ][a-zåäöéü]+|[A-ZÅÄÖ]\.|af|von)){1,4}\s*$                      # Namn Namnsson
    """,
    re.X,
)
"""A line that is nothing but a person's name; a heading that names a part of the country is none."""
_DATED = lazy_regex(r"\s*[A-ZÅÄÖ][a-zåäöé]+ den \d{1,2} [a-zåäö]+ (?:19|20)\d\d\.?\s*$")


def is_cut_off(document: TextDocument, block: Span, first: int) -> bool:
    """Whether the argument, the first paragraph of which begins at `first`, has lost its end, or its beginning where it comes first."""
    masked = document.masked
    if first < block.start:
        return _CALLED.search(masked, 0, _HEAD) is None
    lines = [line for line in masked[-_TAIL:].split("\n") if line.strip()][-_LINES:]
    if lines and _NAME.match(lines[-1]):
        return False
    return not any((")" in line and _SIGNED.search(line)) or _DATED.match(line) for line in lines if len(line) <= _LONGEST_LINE)


def evidence(aligner: Aligner, chosen: Sequence[Candidate | None], order: int, ends_cut: bool) -> dict[str, float]:
    """What tells whether a yrkande's best paragraph is its argument, by name; the weights of `fragment.tsv` are fitted to it.

    `chosen`: the best paragraph of each yrkande; `ends_cut`: whether the end is what is missing.
    """
    one = chosen[order]
    assert one is not None
    shares = [aligner.held.share(c.paragraph, k) if c else 0.0 for k, c in enumerate(chosen[order : order + 1 + _NEXT], order)]
    section = aligner.paragraphs[one.paragraph].section
    others = max((aligner.held.share(one.paragraph, k) for k in range(len(aligner.wanted)) if k != order), default=0.0)
    place = order / max(1, len(chosen) - 1)
    return {
        "always": 1.0,
        "weight held": aligner.held.weight_held(one.paragraph, order),
        "words of the heading": aligner.share_of_heading(section, order),
        "held more by another": others - shares[0],
        "its sentence asks": float(one.asks > 0),
        "its sentence proposes": float(one.asks > 1),
        "far into what is missing": place if ends_cut else 1.0 - place,
        "paragraphs a yrkande": math.log(len(aligner.paragraphs) / len(chosen)),
        "words of the next ones held": sum(shares[1:]) / len(shares[1:]) if shares[1:] else shares[0],
    }


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each piece of evidence, as fitted by `make models`."""
    return {name: float(weight) for name, weight in read_rows("riksdata.extractors.demands.align", "fragment.tsv")}


def is_taken_up(found: dict[str, float]) -> bool:
    """Whether the text that is there takes a yrkande up, by its evidence."""
    return sum(weights()[name] * value for name, value in found.items()) > 0
