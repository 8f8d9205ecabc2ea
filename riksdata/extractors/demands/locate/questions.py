"""The questions of interpellations and written questions: what stands after "vill jag fråga", or inside it."""

from __future__ import annotations

import re

from riksdata.extractors.demands.locate.introductions import FIRM, HOLDS_QUESTION, find_introductions
from riksdata.extractors.demands.locate.question_signs import (
    AFTER_COLON,
    BULLET,
    CLOSING,
    MARKS,
    NUMBER,
    OF_MINISTER,
    QUESTION_END,
    UNMARKED,
    Question,
    Sentence,
    item_start,
    past_lead,
    sentences_of,
    skip_number,
)
from riksdata.extractors.demands.locate.scattered import scattered
from riksdata.extractors.demands.locate.unintroduced import closing, trailing
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

__all__ = ["Question", "find_questions"]

_INLINE_NUMBER = lazy_regex(r"(?<=[.?:!])\s{0,5}(?P<number>\d{1,2})\s?[.)]\s{0,5}(?=[A-ZÅÄÖ])")
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
_INDIRECT = lazy_regex(
    r"""
    (?:och\s+|samt\s+|dels\s+)?
    (?:om|huruvida|ifall|hur|vad|vilk\w+|när|varför|vem|(?:på|av|i|till|med|för|under|genom)\s+vilk\w+)\s
    """,
    re.X,
)
"""A question that goes on with its introduction's sentence, in small letters."""
_FOLLOW = lazy_regex(r"\bföljande\s+(?:frågor|punkter|frågeställningar|fråga)\b[^?!]{0,80}[.:]$", re.I)
"""Says that the questions follow."""
_COUNTED = lazy_regex(
    r"""
    (?:och\s+)?(?:den|min|det)\s+(?:första|andra|tredje|fjärde|femte|sista|ena)\s+(?:frågan?\s+)?
    (?:är|gäller|rör|lyder|blir|handlar\s+om)\s+(?:därför\s+|då\s+)?                      # den första är
    (?:om|huruvida|hur|vad|vilk\w+|när|varför|vem|(?:på|av|i|till|med|för)\s+vilk\w+)\s    # om
    """,
    re.I | re.X,
)
"""A question that is told by its number in a row: "den första är om statsrådet avser …"."""
_TELLS = lazy_regex(r"[a-zåäö]{2,}[\"”’)]?\.\s")
"""A sentence's end."""
_FLOURISH = 10
"""Words of a rhetorical question at most: what asks after facts is longer."""
_EDGE_LINES, _EDGE_WIDTH = 5, 60
"""Of what stands at the edge of a page, so many lines at most, so wide."""
_BETWEEN_ITEMS = f" \n\t\u200b{MARKS},;"


def find_questions(document: TextDocument) -> list[Question]:
    """The questions put to the minister, in order; rhetorical questions of the argument are none."""
    paragraphs = [p for p in document.paragraphs if not p.is_heading or document.masked[p.end - 1] in "?:"]
    if not paragraphs:
        return []
    asks = find_introductions(document, paragraphs)
    if asks:
        found = _after(document, paragraphs, asks)
        if found:
            found = _without_flourish(document.masked, found)
            ending = closing(document, paragraphs, found[-1])
            firm = [question for question in found if not _loose(document.masked, question)]
            return scattered(document, paragraphs, asks[0].start) + (firm if firm or ending else found) + ending
    return [Question(span, None) for span in trailing(document, paragraphs)]


def _without_flourish(masked: str, found: list[Question]) -> list[Question]:
    """Questions without those at their end that ask nobody, behind a sentence that tells: "Svaret är viktigt. Eller ska de vänta?"."""
    while len(found) > 1 and not OF_MINISTER.search(masked, found[-1].span.start, found[-1].span.end):
        last, before = found[-1], found[-2].span
        told = masked[before.end : last.span.start]
        if "." not in told or not _TELLS.search(told) or last.introduction is None or last.introduction.start > before.start:
            break
        if not OF_MINISTER.search(masked, before.start, before.end) or len(masked[last.span.start : last.span.end].split()) > _FLOURISH:
            break
        found = found[:-1]
    return found


def _loose(masked: str, question: Question) -> bool:
    """Whether a sentence only speaks of a question, in nobody's name: "frågan är om …" of the argument, before questions at the end."""
    return question.span == question.introduction and not FIRM.search(masked, question.span.start, question.span.end)


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
        sentences = sentences_of(document, p, k)
        if out and out[-1].span.end <= paragraphs[asks[-1].paragraph].end < p.start and _argues(masked, sentences):
            break
        asked = False
        for s in sentences:
            if s.start < asks[0].start:
                continue
            shown = masked[s.start : s.end]
            if s.start in starts:
                introduction = Span(s.start, s.end)
                colon = AFTER_COLON.search(masked, s.start, s.end)
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
            if _FOLLOW.search(shown) and not QUESTION_END.search(shown):
                if out and out[-1].span == introduction:  # "jag vill veta hur ministern ser på detta": told in what follows
                    out.pop()
                introduction = Span(s.start, s.end)
                continue
            if shown[-1] == ":" and _INTERROGATIVE.match(shown):  # "vilka initiativ avser statsrådet att ta för att:", items follow
                asked = True
                continue
            if _COUNTED.match(shown):
                out.append(Question(Span(s.start, s.end), introduction))
                asked = True
                continue
            if QUESTION_END.search(shown) or (s.start == p.start and _continues(masked, introduction, s, out)):
                start = past_lead(masked, s.start, s.end)
                bullet = BULLET.match(masked, start, s.end)
                start = bullet.end() if bullet else start
                item = _split_numbers(masked, skip_number(masked, start), s.end, out, introduction)
                close()
                asked = True
        if (
            out
            and not asked
            and (numbered or k > asks[-1].paragraph + 1)
            and not (numbered and _goes_on(masked, paragraphs, k, len(out) + 1))
        ):
            break
    close()
    return out


def _argues(masked: str, sentences: list[Sentence]) -> bool:
    """Whether a paragraph tells and asks, and asks nobody: the argument behind questions that a text begins with."""
    if not sentences or BULLET.match(masked, sentences[0].start):
        return False
    asking = [s for s in sentences if QUESTION_END.search(masked[s.start : s.end])]
    return 0 < len(asking) < len(sentences) and not any(OF_MINISTER.search(masked, s.start, s.end) for s in asking)


def _continues(masked: str, introduction: Span, sentence: Sentence, before: list[Question]) -> bool:
    """Whether a paragraph without a question's mark goes on with its introduction: "… fråga ministern", "– hur hon avser att …"."""
    if masked[introduction.end - 1] in ".?!" and not _FOLLOW.search(masked, introduction.start, introduction.end):
        return False
    start = item_start(masked, sentence)
    if _INDIRECT.match(masked, start, sentence.end):
        if not before:
            return True
        last = before[-1].span
        return bool(_INDIRECT.match(masked, last.start, last.end)) and not masked[last.end : start].strip(_BETWEEN_ITEMS)
    opens = UNMARKED if before and masked[before[-1].span.end - 1] != "." else _INTERROGATIVE
    return masked[introduction.end - 1] in ":." and bool(opens.match(masked, start, sentence.end))


def _goes_on(masked: str, paragraphs: list[Paragraph], k: int, number: int) -> bool:
    """Whether the list goes on with its next number behind what stands at the edge of a page (its number, the record's name and day)."""
    for p in paragraphs[k : k + _EDGE_LINES]:
        mark = NUMBER.match(masked, p.start, p.end)
        if mark:
            return mark["number"] == str(number)
        if p.end - p.start > _EDGE_WIDTH or masked[p.end - 1] in ".?!":
            return False
    return False


def _split_numbers(masked: str, start: int, end: int, out: list[Question], introduction: Span | None) -> Span:
    """Numbered questions in one line: all but the last are put out, the last is given back."""
    for m in _INLINE_NUMBER.finditer(masked, start, end):
        out.append(Question(Span(start, m.start()), introduction))
        start = m.end()
    return Span(start, end)
