"""Questions put in the middle of the argument, each with its own "jag vill fråga", before those that the text ends with."""

from __future__ import annotations

from riksdata.extractors.demands.locate.introductions import HOLDS_QUESTION, PUTS, asks_another
from riksdata.extractors.demands.locate.question_signs import AFTER_COLON, OF_MINISTER, QUESTION_END, Question, sentences_of
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span


def scattered(document: TextDocument, paragraphs: list[Paragraph], before: int) -> list[Question]:
    """The questions before a place that are put to the minister one by one, with argument between them."""
    masked = document.masked
    out: list[Question] = []
    for k, p in enumerate(paragraphs):
        if p.start >= before:
            break
        shown = masked[p.start : p.end]
        if "fråga" not in shown:
            continue
        for s in sentences_of(document, p, k):
            if s.end > before:
                break
            span = _question(masked, Span(s.start, s.end))
            if span:
                out.append(Question(span, Span(s.start, s.end)))
    return out


def _question(masked: str, sentence: Span) -> Span | None:
    """Where a sentence puts a question to the minister, that question: behind its colon, or the sentence as a whole."""
    shown = masked[sentence.start : sentence.end]
    puts = PUTS.search(shown)
    if not puts or not asks_another(shown):
        return None
    colon = AFTER_COLON.search(masked, sentence.start, sentence.end)
    if colon:
        question = Span(colon.end(), sentence.end)
        return question if QUESTION_END.search(shown) and OF_MINISTER.search(masked, question.start, question.end) else None
    held = HOLDS_QUESTION.search(shown, puts.start())
    return sentence if held and OF_MINISTER.search(shown, held.start("clause")) else None
