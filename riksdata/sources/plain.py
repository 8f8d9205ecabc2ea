"""Texts without a record: what they are and who wrote them is read from what they state themselves."""

from __future__ import annotations

from collections.abc import Sequence

from riksdata.chamber.dok_id import dok_id as computed_dok_id
from riksdata.sources.decode import decode
from riksdata.sources.pdf import pdf_text
from riksdata.sources.records import Person, RawRecord, ReadDocument, SourceIssue, UnreadableSource
from riksdata.sources.word import word_text
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import KnownHeading, TextDocument
from riksdata.text.html import render_html

_PADDED = lazy_regex(r"(?<!\d)0+(?=\d)")
"""Noughts before a number, as in the printed heading `1990/91:AU01` of report AU1."""


def read_text(raw: RawRecord) -> ReadDocument:
    """A plain text: the canonical text is the file's own characters, so that spans point into it. Raises UnreadableSource."""
    decoded = decode(raw.content, raw.source)
    return _document("text", decoded.text, None, decoded.issues)


def read_html(raw: RawRecord) -> ReadDocument:
    """A page of HTML, rendered to its text. Raises UnreadableSource, also where it shows no text."""
    decoded = decode(raw.content, raw.source)
    rendered = render_html(decoded.text)
    if not rendered.text.strip():
        raise UnreadableSource(raw.source, "empty_file", "the page shows no text; fetch the document again")
    return _document("html", rendered.text, tuple(rendered.headings), decoded.issues)


def read_word(raw: RawRecord) -> ReadDocument:
    """A Word file (.docx). Its headings are told from the text, as those of Word's own export are. Raises UnreadableSource."""
    text, _ = word_text(raw.content, raw.source)
    return _document("text", text, None, ())


def read_pdf(raw: RawRecord) -> ReadDocument:
    """A PDF with text. Raises UnreadableSource, also for one that holds pictures of pages."""
    return _document("text", pdf_text(raw.content, raw.source), None, ())


def _document(source_kind: str, text: str, headings: Sequence[KnownHeading] | None, issues: Sequence[SourceIssue]) -> ReadDocument:
    front = TextDocument(text, headings=headings).front
    number = _PADDED.sub("", front.number) if front.number else None
    found = list(issues)
    if front.title is None:
        found.append(SourceIssue("title_missing", "info", "The text states no title."))
    if number is None:
        found.append(SourceIssue("number_missing", "info", "The text states no number; the document is known by its text."))
    people = [Person("author", s.name, None, s.party) for s in front.signatories]
    if front.recipient_name:
        people.append(Person("recipient", front.recipient_name, front.recipient_title, front.recipient_party))
    dok_id = computed_dok_id(front.doc_type, front.riksmote, number) if front.riksmote and number else None
    return ReadDocument(
        source_kind=source_kind,
        text=text,
        doc_type=front.doc_type,
        headings=tuple(headings) if headings is not None else None,
        dok_id=dok_id,
        riksmote=front.riksmote,
        number=number,
        title=front.title,
        date=front.date,
        recipient=front.recipient,
        people=tuple(people),
        byline_parties=front.parties,
        issues=tuple(found),
    )
