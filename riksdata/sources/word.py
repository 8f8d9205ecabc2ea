"""Word files (.docx) to a text like Word's own export: a paragraph a line, a table row a line, footnotes behind their paragraph."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from riksdata.sources.records import UnreadableSource
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import KnownHeading

MAIN_PART = "word/document.xml"
_MAX_PARTS = 10_000
_MAX_BYTES = 200 << 20
"""Unpacked; a motion has one."""
_BAD_ARCHIVE = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, NotImplementedError)
"""What `zipfile` raises for bytes that it cannot read."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", _FALLBACK})
"""What a reader of the page does not see in its place: deleted words, text boxes, the code of fields."""
_HEADING = lazy_regex(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)


def is_word(content: bytes) -> bool:
    """Whether these are the bytes of a .docx; nothing is unpacked."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return MAIN_PART in packed.namelist()
    except _BAD_ARCHIVE:
        return False


def word_text(content: bytes, source: str) -> tuple[str, tuple[KnownHeading, ...]]:
    """The text of a .docx and the headings that its styles declare.

    Footnote 5 is the mark `[footnoteRef:5]` and, at the end of its paragraph, `[5:  …]`; cells of a table row are parted by tabs.
    Raises UnreadableSource (`word_unreadable`, `file_too_large`, `empty_file`).
    """
    _check(content, source)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(content))
        notes = _footnotes(document)
        lines = list(_lines(document.element.body, notes, _levels(document)))
    except (OpcError, LxmlError, *_BAD_ARCHIVE, LookupError, AttributeError, TypeError, RuntimeError) as error:
        message = f"the Word file is damaged ({type(error).__name__}); open it in Word and save it again"
        raise UnreadableSource(source, "word_unreadable", message) from None
    text, headings, at = [], [], 0
    for line, level in lines:
        if level is not None:
            headings.append(KnownHeading(at, at + len(line), level))
        text.append(line)
        at += len(line) + 1
    if not text:
        raise UnreadableSource(source, "empty_file", "the Word file holds no text; remove it or put the document in it")
    return "\n".join(text) + "\n", tuple(headings)


def _check(content: bytes, source: str) -> None:
    """Refuse an archive that would unpack to more than any document is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except _BAD_ARCHIVE:
        raise UnreadableSource(source, "word_unreadable", "the Word file is damaged; open it in Word and save it again") from None
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_BYTES:
        raise UnreadableSource(source, "file_too_large", "the Word file unpacks to more than 200 MB; save its text alone")


def _levels(document: Any) -> dict[str, int]:
    """Style id → the level of the headings that have it."""
    found = {}
    for style in document.styles.element.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        said = _HEADING.match(name.get(f"{_W}val", "")) if name is not None else None
        if said:
            found[style.get(f"{_W}styleId")] = int(said[1])
        elif outline is not None and outline.get(f"{_W}val", "9").isdigit() and int(outline.get(f"{_W}val")) < 9:
            found[style.get(f"{_W}styleId")] = int(outline.get(f"{_W}val")) + 1
    return found


def _footnotes(document: Any) -> dict[str, str]:
    """Id of a footnote or endnote → its words on one line."""
    from docx.oxml import parse_xml

    found = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        root = parse_xml(relation.target_part.blob)
        for note in root:
            if note.get(f"{_W}type") is None:
                words = " ".join(" ".join("".join(_pieces(p, {}, [])) for p in note.iter(f"{_W}p")).split())
                found[f"{kind[:-1]} {note.get(f'{_W}id')}"] = words
    return found


def _lines(body: Any, notes: dict[str, str], levels: dict[str, int]) -> Iterator[tuple[str, int | None]]:
    numbered: dict[str, int] = {}
    for block in body.iter(f"{_W}p", f"{_W}tbl"):
        inside = any(parent.tag in (f"{_W}tbl", *_GONE) for parent in block.iterancestors())
        if inside:
            continue
        if block.tag == f"{_W}tbl":
            for row in block.iter(f"{_W}tr"):
                cells = (" ".join(" ".join(_line(p, notes, numbered) for p in cell.iter(f"{_W}p")).split()) for cell in row.iter(f"{_W}tc"))
                line = "\t".join(cells).rstrip()
                if line:
                    yield line, None
            continue
        line = _line(block, notes, numbered)
        if line:
            style = block.find(f"{_W}pPr/{_W}pStyle")
            yield line, levels.get(style.get(f"{_W}val")) if style is not None else None


def _line(paragraph: Any, notes: dict[str, str], numbered: dict[str, int]) -> str:
    """The words of a paragraph, with its footnotes behind them."""
    here: list[str] = []
    words = "".join(_pieces(paragraph, numbered, here)).replace("\n", " ").strip()
    bodies = [f"[{numbered[key]}:  {notes.get(key, '')}]" for key in here]
    return " ".join([words, *bodies]).strip()


def _pieces(element: Any, numbered: dict[str, int], here: list[str]) -> Iterator[str]:
    """The words of an element in their order; `here` gathers the notes that are marked in it, `numbered` counts those of the document."""
    for child in element:
        tag = child.tag
        if tag in _GONE or tag == f"{_W}pPr":
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield " "
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            key = f"{tag.removeprefix(_W).removesuffix('Reference')} {child.get(f'{_W}id')}"
            here.append(key)
            yield f"[footnoteRef:{numbered.setdefault(key, len(numbered) + 1)}]"
        elif isinstance(tag, str):
            yield from _pieces(child, numbered, here)
