"""Bytes to text: UTF-8, UTF-16 by its byte-order mark, otherwise Windows-1252.

The canonical text of a plain-text file is its own characters with line ends as `\\n`, so that spans point into the file that the user has.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from riksdata.sources.records import SourceIssue, UnreadableSource
from riksdata.swedish.lazy import lazy_regex

# The first bytes of formats that people drop beside texts, with what to do about them.
_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF among texts; give it the ending .pdf"),
    (
        b"PK\x03\x04",
        "a zip archive or an Office file that is no Word document; read a collection with `riksdata import`, save the rest as plain text",
    ),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as plain text"),
    (b"{\\rtf", "a Rich Text file; save it as plain text"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_CONTROL = lazy_regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.01
# Damaged UTF-8 is told from Windows-1252 by its well-formed characters: in Swedish text of one byte a letter, a lead byte followed by a
# continuation byte ("Ã¥") practically does not occur.
_UTF8_CHARACTER = lazy_regex(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = lazy_regex(rb"[\x80-\xff]")
_UTF8_SHARE = 0.8
_TWICE = lazy_regex("Ã[\x80-\xbf¥¤¶…„–]")
_TWICE_FEW = 2
_SWEDISH = lazy_regex("[åäöÅÄÖ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read as, and what a reader should know about that."""

    text: str
    encoding: str
    issues: tuple[SourceIssue, ...] = ()


def decode(content: bytes, source: str) -> Decoded:
    """Decode `content`; line ends become `\\n`.

    UTF-8 with or without byte-order mark, UTF-16 (and UTF-32) with one, otherwise Windows-1252 with the issue `decoded_as_windows_1252`.
    UTF-8 with a few damaged bytes keeps its text, the damage as U+FFFD, with the issue `undecodable_bytes`.
    Raises UnreadableSource (rules `empty_file`, `binary_file`, `undecodable`), its message naming `source`.
    """
    text, encoding, issues = _read(content, source)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise UnreadableSource(source, "empty_file", "the file holds no text; remove it or put the document in it")
    return Decoded(text, encoding, issues)


def is_binary(content: bytes) -> str | None:
    """What kind of binary file this is, in words; None for what may be a text (UTF-16 only with its byte-order mark)."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None
    for magic, kind in _FORMATS:
        if content.startswith(magic):
            return kind
    if b"\x00" in content:
        return "a binary file (it holds NUL bytes); if it is a text, save it as UTF-8"
    if sum(1 for _ in _CONTROL.finditer(content)) > len(content) * _CONTROL_SHARE:
        return "a binary file (it holds many control characters); if it is a text, save it as UTF-8"
    return None


def _read(content: bytes, source: str) -> tuple[str, str, tuple[SourceIssue, ...]]:
    if not content:
        raise UnreadableSource(source, "empty_file", "the file is empty; remove it or put the document in it")
    kind = is_binary(content)
    if kind is not None:
        raise UnreadableSource(source, "binary_file", f"this is {kind}")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark) and encoding != "utf-8-sig":
            return _wide(content, encoding, source), encoding, ()
    try:
        return content.decode("utf-8-sig"), "utf-8", ()
    except UnicodeDecodeError as error:
        damage = error
    if is_damaged_utf8(content):
        text = content.decode("utf-8-sig", "replace")
        message = f"The file is UTF-8, but some bytes are damaged (the first at byte {damage.start}); they read as U+FFFD."
        return text, "utf-8", (SourceIssue("undecodable_bytes", "warning", message),)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"byte {error.start} is neither UTF-8 nor Windows-1252; save the file as UTF-8"
        raise UnreadableSource(source, "undecodable", message) from None
    message = "The file is not UTF-8; it was read as Windows-1252."
    return text, "windows-1252", (SourceIssue("decoded_as_windows_1252", "warning", message),)


def is_damaged_utf8(content: bytes) -> bool:
    """Whether bytes that are no UTF-8 are so by a damage, rather than by being in an encoding of one byte a letter."""
    high = sum(1 for _ in _HIGH_BYTE.finditer(content))
    whole = sum(len(m.group()) for m in _UTF8_CHARACTER.finditer(content))
    return content.startswith(codecs.BOM_UTF8) or whole >= high * _UTF8_SHARE


def encoding_issue(content: bytes) -> SourceIssue | None:
    """What a reader of a record should know about its encoding; None for UTF-8, and UTF-16 with its mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if is_damaged_utf8(content):
            message = f"The record is UTF-8, but some bytes are damaged (the first at byte {error.start}); they read as U+FFFD."
            return SourceIssue("undecodable_bytes", "warning", message)
        return SourceIssue("decoded_as_windows_1252", "warning", "The record is not UTF-8; it was read as Windows-1252.")
    if len(_TWICE.findall(text)) > _TWICE_FEW and not _SWEDISH.search(text):
        return SourceIssue("encoded_twice", "warning", "The record's letters were encoded twice (å reads as Ã¥); fetch it again.")
    return None


def _wide(content: bytes, encoding: str, source: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the byte-order mark says {encoding.upper()}, but byte {error.start} does not fit; save the file as UTF-8"
        raise UnreadableSource(source, "undecodable", message) from None
    if "\x00" in text:
        raise UnreadableSource(source, "binary_file", "this is a binary file (it holds NUL characters); if it is a text, save it as UTF-8")
    return text
