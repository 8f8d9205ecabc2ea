"""One raw record to one document, whatever form it has."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import Any

from riksdata.sources.decode import encoding_issue
from riksdata.sources.parse import parse_json, parse_xml
from riksdata.sources.plain import read_html, read_pdf, read_text, read_word
from riksdata.sources.record import read_record
from riksdata.sources.records import RawRecord, ReadDocument, UnreadableSource
from riksdata.sources.word import is_word

_XML_RECORD = (b"<?xml", b"<dokumentstatus", b"<utskottsforslag")


def read_document(raw: RawRecord) -> ReadDocument:
    """Read a raw record: `dokumentstatus` in JSON or XML, a page of HTML, a plain text, a Word file or a PDF.

    What it is, is told from its first characters as well as from its media type: the source serves JSON as `text/html`, and error pages
    where a record was asked for. Raises UnreadableSource, whose message names the source and says what to do, and nothing else.
    """
    head = raw.content[:512].removeprefix(codecs.BOM_UTF8).lstrip()
    if not head and not raw.content.strip():
        raise UnreadableSource(raw.source, "empty_file", "the file is empty; remove it or put the document in it")
    if raw.content.startswith(b"%PDF-"):
        return read_pdf(raw)
    if is_word(raw.content):
        return read_word(raw)
    wants_record = raw.media_type in ("application/json", "application/xml")
    if head.startswith(_XML_RECORD) and (wants_record or b"<dokumentstatus" in head):
        return _record(parse_xml(raw.content.removeprefix(codecs.BOM_UTF8), raw.source), raw)
    if raw.media_type == "application/json" or (raw.media_type != "application/xml" and _holds_json_record(head)):
        return _record(parse_json(raw.content, raw.source), raw)
    if raw.media_type == "application/xml":
        if raw.content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _record(parse_xml(raw.content, raw.source), raw)
        raise UnreadableSource(raw.source, "html_instead_of_record", "the answer is no XML record; fetch the document again")
    return read_html(raw) if raw.media_type == "text/html" else read_text(raw)


def _record(data: Any, raw: RawRecord) -> ReadDocument:
    """The record's document, with a word on its encoding where that is not the usual one."""
    document = read_record(data, raw)
    issue = encoding_issue(raw.content)
    return replace(document, issues=(*document.issues, issue)) if issue else document


def _holds_json_record(head: bytes) -> bool:
    return head.startswith(b"{") and (b'"dokumentstatus"' in head or b'"utskottsforslag"' in head)
