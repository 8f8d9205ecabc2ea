"""The sentences of a document, found around places of its text."""

from __future__ import annotations

from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument
from riksdata.text.joined import JoinedText, joined
from riksdata.text.markup import without_conditions


class Sentences:
    """Sentences of one document, found around places of its plain text: joined (see `riksdata.text.joined`), hard line breaks as spaces."""

    def __init__(self, document: TextDocument) -> None:
        """The sentences of `document`."""
        self._document = document
        self._joined = joined(without_conditions(document.text))
        plain = _unbroken(self._joined, document) if document.hard_broken else self._joined.plain
        self.plain = _SCANNED_DASH.sub("–", plain) if "@" in plain else plain
        self.to_document, self.end_to_document = self._joined.to_source, self._joined.end_to_source
        """From a place of the plain text, and from the end of a span of it, to the document's text."""
        self._last: Sentence | None = None

    def at(self, place: int) -> Sentence:
        """The sentence that holds a place."""
        last = self._last
        if last is not None and last.start <= place < last.end:
            return last
        span = self._document.sentence_at(self.to_document(place))
        start, end = self._joined.from_source(span.start), self._joined.from_source(span.end)
        for _ in range(_MOST_DIVIDED):
            # in text that is not hard-broken each line is a paragraph: a word divided at its end leads on to the next
            if start <= 0 or not self._joined.goes_on(start):
                break
            start = self._joined.from_source(self._document.sentence_at(self.to_document(start - 1)).start)
        for _ in range(_MOST_DIVIDED):
            if not self._joined.goes_on(end) or end >= len(self.plain) or self.plain[end].isspace():
                break
            end = self._joined.from_source(self._document.sentence_at(self.to_document(end)).end)
        if self.plain.startswith("[", start) and (mark := _OWN_MARK.match(self.plain, start)) and mark.end() <= place:
            start = mark.end()
        self._last = Sentence(self.plain, min(start, place), max(end, place + 1))
        return self._last


_MOST_DIVIDED = 4
"""Lines that a sentence is followed over, where words are divided at their ends."""
_OWN_MARK = lazy_regex(r"\[\d{1,4}[\]:][ \u00a0]*")


def _unbroken(view: JoinedText, document: TextDocument) -> str:
    """The plain text with the line breaks inside its paragraphs as spaces, so that a phrase is read across them."""
    text, out, at = view.plain, [], 0
    for paragraph in document.paragraphs:
        start, end = view.from_source(paragraph.start), view.from_source(paragraph.end)
        out += [text[at:start], text[start:end].replace("\n", " ")]
        at = end
    out.append(text[at:])
    return "".join(out)


_SMALL_NUMBERS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "femton", "tjugo")
_SCANNED_DASH = lazy_regex(
    r"(?<=\d)@(?=\d)|(?<=\d )@(?= \d)"  # 1@2
    rf"|(?:{'|'.join(f'(?<={number})' for number in _SMALL_NUMBERS)})@(?=(?:{'|'.join(_SMALL_NUMBERS)})(?!\w))"  # fem@tio
)
"""The dash of a range as papers of 1994-2005 were scanned ("10@20 %", "fem@tio procent")."""
