"""The questions of interpellations and written questions: what stands after "vill jag fråga", or inside it."""

from __future__ import annotations

import re

from riksdata.extractors.demands.locate.introductions import HOLDS_QUESTION, find_introductions
from riksdata.extractors.demands.locate.question_signs import (
    BULLET,
    CLOSING,
    NUMBER,
    QUESTION_END,
    UNMARKED,
    Question,
    Sentence,
    past_lead,
    sentences_of,
    skip_number,
)
from riksdata.extractors.demands.locate.unintroduced import closing, trailing
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

__all__ = ["Question", "find_questions"]

_INLINE_NUMBER = lazy_regex(r"(?<=[.?:!])\s{0,5}(?P<number>\d{1,2})\s?[.)]\s{0,5}(?=[A-ZÅÄÖ])")
_AFTER_COLON = lazy_regex(r"[:;][\s\u200b]{0,40}[–·@-]?\s{0,40}(?=[\"”A-ZÅÄÖ0-9]|[a-h][.)]\s)")
_INTERROGATIVE = lazy_regex(
    r"""
    (?:
        hur|vad|vilk\w+|när|varför|vem|på\s+vilk\w+|av\s+vilk\w+|i\s+vilk\w+             # vilkpåhitt
        |om\s+(?:\w+\s+){1,4}?                                                           # om påhitt
        (?:avser|ämnar|tänker|har\s+för\s+avsikt|är\s+beredd|kommer|vill|anser)          # avser
        |avser|är|kommer|tänker|anser|har|kan|delar|ämnar|ska|skall|vill|finns|planerar
        |bedömer|instämmer
    )
    \s
    """,
    re.I | re.X,
)


def find_questions(document: TextDocument) -> list[Question]:
    """The questions put to the minister, in order; rhetorical questions of the argument are none."""
    paragraphs = [p for p in document.paragraphs if not p.is_heading or document.masked[p.end - 1] in "?:"]
    if not paragraphs:
        return []
    asks = find_introductions(document, paragraphs)
    if asks:
        found = _after(document, paragraphs, asks)
        if found:
            return found + closing(document, paragraphs, found[-1])
    return [Question(span, None) for span in trailing(document, paragraphs)]


def _after(document: TextDocument, paragraphs: list[Paragraph], asks: list[Sentence]) -> list[Question]:
    masked = document.masked
    out: list[Question] = []
    starts = {a.start for a in asks}
    introduction: Span | None = None
    item: Span | None = None
    numbered = False

    def close() -> None:
        nonlocal item
        if item is not None:
            out.append(Question(item, introduction))
            item = None

    for k in range(asks[0].paragraph, len(paragraphs)):
        p = paragraphs[k]
        if item is not None and not NUMBER.match(masked, p.start, p.end) and p.start not in starts:
            if masked[item.end - 1] not in "?.!" and not CLOSING.match(masked, p.start, p.end):
                item = Span(item.start, p.end)
                continue
            close()
        mark = NUMBER.match(masked, p.start, p.end) if introduction is not None else None
        if mark:
            close()
            numbered = True
            item = _split_numbers(masked, mark.end(), p.end, out, introduction)
            continue
        asked = False
        for s in sentences_of(document, p, k):
            if s.start < asks[0].start:
                continue
            shown = masked[s.start : s.end]
            if s.start in starts:
                introduction = Span(s.start, s.end)
                colon = _AFTER_COLON.search(masked, s.start, s.end)
                if colon and (QUESTION_END.search(shown) or UNMARKED.match(masked, skip_number(masked, colon.end()), s.end)):
                    item = _split_numbers(masked, skip_number(masked, colon.end()), s.end, out, introduction)
                    close()
                    asked = True
                elif shown[-1] != ":" and HOLDS_QUESTION.search(shown):
                    out.append(Question(Span(s.start, s.end), introduction))
                    asked = True
                continue
            if introduction is None:
                continue
            if QUESTION_END.search(shown) or (
                masked[introduction.end - 1] == ":" and s.start == p.start and (UNMARKED if out else _INTERROGATIVE).match(shown)
            ):
                start = past_lead(masked, s.start, s.end)
                bullet = BULLET.match(masked, start, s.end)
                start = bullet.end() if bullet else start
                item = _split_numbers(masked, skip_number(masked, start), s.end, out, introduction)
                close()
                asked = True
        if out and not asked and (numbered or k > asks[-1].paragraph + 1):
            break
    close()
    return out


def _split_numbers(masked: str, start: int, end: int, out: list[Question], introduction: Span | None) -> Span:
    """Numbered questions in one line: all but the last are put out, the last is given back."""
    for m in _INLINE_NUMBER.finditer(masked, start, end):
        out.append(Question(Span(start, m.start()), introduction))
        start = m.end()
    return Span(start, end)
