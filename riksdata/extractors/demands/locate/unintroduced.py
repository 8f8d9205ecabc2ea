"""Questions that nothing introduces: those that a text ends with, and those in paragraphs of their own."""

from __future__ import annotations

import re

from riksdata.extractors.demands.locate.question_signs import (
    CLOSING,
    LAST,
    OF_MINISTER,
    QUESTION_END,
    UNMARKED,
    Question,
    Sentence,
    item_start,
    sentences_of,
)
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_OF_GOVERNMENT = lazy_regex(r"(?<!\w)(?:regeringen|statsrådet|\w*ministern)(?!\w)", re.I)
_OF_A_MINISTER = lazy_regex(r"(?<!\w)(?:statsrådet|\w*ministern)(?!\w)", re.I)
_LEAST_BLOCK = 2


def trailing(document: TextDocument, paragraphs: list[Paragraph]) -> list[Span]:
    """Where nothing introduces them: the questions that the text ends with, and those to the minister in paragraphs of their own."""
    last = _last(document, paragraphs)
    alone = _alone_before(document, paragraphs, last[0].start) if last else []
    if alone and not any(OF_MINISTER.search(document.masked, span.start, span.end) for span in last):
        return alone  # what the text ends with asks nobody
    return alone + last


def _alone_before(document: TextDocument, paragraphs: list[Paragraph], before: int) -> list[Span]:
    """The questions before a place that are paragraphs of their own, one each, and name the minister: others are rhetorical."""
    masked = document.masked
    out = []
    for k, p in enumerate(paragraphs):
        if p.end > before:
            break
        if masked[p.end - 1] != "?" or not _OF_A_MINISTER.search(masked, p.start, p.end):
            continue
        sentences = sentences_of(document, p, k)
        if len(sentences) == 1:
            out.append(Span(item_start(masked, sentences[0]), p.end))
    return out


def _last(document: TextDocument, paragraphs: list[Paragraph]) -> list[Span]:
    masked = document.masked
    out: list[Span] = []
    for k in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[k]
        sentences = sentences_of(document, p, k)
        asking = [
            s
            for s in sentences
            if QUESTION_END.search(masked[s.start : s.end])
            or (not out and s is sentences[-1] and len(paragraphs) - k <= LAST and UNMARKED.match(masked, item_start(masked, s), s.end))
        ]
        if not asking:
            if out or len(paragraphs) - k > 12:
                break
            continue
        if len(asking) < len(sentences) and out:
            break
        mixed = len(asking) < len(sentences)
        spans = [Span(item_start(masked, s), s.end) for s in (_addressed(masked, sentences, asking) if mixed else asking)]
        out = spans + out
        if mixed:
            return (_block_before(document, paragraphs, k) + out) if k == len(paragraphs) - 1 else out
    return out


def _addressed(masked: str, sentences: list[Sentence], asking: list[Sentence]) -> list[Sentence]:
    """Of a paragraph that tells and asks, the questions but those that it leaves before it comes to what the minister is asked."""
    to_minister = [s for s in asking if OF_MINISTER.search(masked, s.start, s.end)]
    if not to_minister:
        return asking
    told = max((s.start for s in sentences if s not in asking and s.start < to_minister[-1].start), default=0)
    return [s for s in asking if s in to_minister or s.start > told]


def _block_before(document: TextDocument, paragraphs: list[Paragraph], last: int) -> list[Span]:
    """The questions of paragraphs of their own, two or more, right before a last paragraph that tells and then asks too.

    At least one of them is about what the government does or means to do: others are rhetorical.
    """
    masked = document.masked
    found: list[Span] = []
    k = last - 1
    while k >= 0:
        sentences = sentences_of(document, paragraphs[k], k)
        if not sentences or not all(QUESTION_END.search(masked[s.start : s.end]) for s in sentences):
            break
        found = [Span(item_start(masked, s), s.end) for s in sentences] + found
        k -= 1
    asked = any(_OF_GOVERNMENT.search(masked, span.start, span.end) for span in found)
    return found if last - 1 - k >= _LEAST_BLOCK and asked else []


def closing(document: TextDocument, paragraphs: list[Paragraph], last: Question) -> list[Question]:
    """The questions to the minister that the text ends with, in paragraphs of their own, though others were asked before."""
    masked = document.masked
    found: list[Question] = []
    for k in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[k]
        if p.start < last.span.end:
            break
        sentences = sentences_of(document, p, k)
        first = sentences[0] if sentences else None
        asked = first is not None and UNMARKED.match(masked, item_start(masked, first), first.end)
        if asked and all(QUESTION_END.search(masked[s.start : s.end]) for s in sentences):
            found = [Question(Span(item_start(masked, s), s.end), last.introduction) for s in sentences] + found
        elif found or len(paragraphs) - k > LAST or not CLOSING.match(masked, p.start, p.end):
            break
    return found
