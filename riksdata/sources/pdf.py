"""PDF files to a text a paragraph a line: headings and numbers of pages left out, divided words whole, footnote marks as `[5]`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from riksdata.sources.records import UnreadableSource
from riksdata.swedish.lazy import lazy_regex

MAX_PAGES = 2_000
_MAX_CHARACTERS = 5_000_000
_LEAST_TEXT = 25
"""Characters a page, on average, below which the pages are pictures."""
_EDGE = 2
"""Lines at the top and the bottom of a page in which headings and numbers of pages stand."""
_SMALL = 0.82
"""A digit this much smaller than its line is a mark of a footnote; a line this much smaller than the page's text, its body."""
_DIGITS = lazy_regex(r"\d+")
_BODY = lazy_regex(r"^(?:\[(\d{1,3})\]|(\d{1,3}))\s*(?=\S)")
_SUSPENDED = lazy_regex(r"(?:och|eller|samt|respektive|till)\b")
_DIVIDED = ("\ufffe", "\u00ad", "\u0002")
"""How the library gives a hyphen that only divides a word at a line's end."""
_LIST_ITEM = lazy_regex(r"^(?:\d{1,3}\.|[•–-])\s")
_ENDS = (".", "!", "?", ":", "”", '"', "]")


@dataclass(slots=True)
class _Line:
    text: str
    size: float
    """Of most of its characters, in points."""
    left: float
    right: float
    bottom: float


def pdf_text(content: bytes, source: str) -> str:
    """The text of a PDF. Raises UnreadableSource (`pdf_unreadable`, `pdf_scanned`, `file_too_large`)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = (
            "is locked with a password; save it without one" if locked else "is damaged; save it again, or fetch the document's record"
        )
        raise UnreadableSource(source, "pdf_unreadable", f"the PDF {message}") from None
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableSource(source, "file_too_large", f"the PDF has more than {MAX_PAGES:,} pages; split it")
        pages = []
        for number in range(len(document)):
            try:
                pages.append(_lines(document[number]))
            except pypdfium2.PdfiumError:
                message = f"page {number + 1} of the PDF is damaged; save it again, or fetch the document's record"
                raise UnreadableSource(source, "pdf_unreadable", message) from None
    finally:
        document.close()
    characters = sum(len(line.text) for page in pages for line in page)
    if characters < _LEAST_TEXT * max(len(pages), 1):
        message = "the PDF holds pictures of pages and hardly any text; run text recognition on it first, or fetch the document's record"
        raise UnreadableSource(source, "pdf_scanned", message)
    if characters > _MAX_CHARACTERS:
        raise UnreadableSource(source, "file_too_large", f"the PDF holds more than {_MAX_CHARACTERS:,} characters; split it")
    return "\n".join(_paragraphs(_without_edges(pages))) + "\n"


def _lines(page: Any) -> list[_Line]:
    """The lines of a page from top to bottom, as the library orders them, marks of footnotes in brackets."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    box = [raw.c_double() for _ in range(4)]
    left, right, bottom, top = box
    lines: list[_Line] = []
    held: list[tuple[str, float, float, float, float]] = []
    for index in range(text_page.count_chars() + 1):
        code = raw.FPDFText_GetUnicode(text_page, index) if index < text_page.count_chars() else 10
        if code in (10, 13):
            if held:
                lines.append(_line(held))
                held = []
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(text_page, index)
        held.append((chr(code) if code else "\ufffe", size, left.value, right.value, bottom.value))
    text_page.close()
    return [line for line in lines if line.text.strip()]


def _line(held: Sequence[tuple[str, float, float, float, float]]) -> _Line:
    solid = [piece for piece in held if not piece[0].isspace()] or list(held)
    size = Counter(round(piece[1], 1) for piece in solid).most_common(1)[0][0]
    out: list[str] = []
    mark = ""
    for character, own, *_ in (*held, ("", size, 0.0, 0.0, 0.0)):
        if character.isdigit() and own < size * _SMALL:
            mark += character
            continue
        if mark:
            out.append(f"[{mark}]")
            mark = ""
        out.append(character)
    return _Line("".join(out), size, solid[0][2], max(piece[3] for piece in solid), solid[0][4])


def _without_edges(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without what stands at the top or the bottom of most of them, whatever number it bears."""

    def edges(page: list[_Line]) -> list[_Line]:
        return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]

    seen = Counter(form for page in pages for form in {_form(line) for line in edges(page)})
    often = {form for form, count in seen.items() if count > 1 and count * 2 > len(pages)}
    alone = {form for form in seen if not form.strip("# -–")}
    kept = []
    for page in pages:
        dropped = {id(line) for line in edges(page) if _form(line) in often or (_form(line) in alone and len(page) > 1)}
        kept.append([line for line in page if id(line) not in dropped])
    return kept


def _form(line: _Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _paragraphs(pages: Sequence[list[_Line]]) -> Iterator[str]:
    """Lines joined to paragraphs; the footnotes of a page come behind the paragraph that the page ends in."""
    sizes = Counter(line.size for page in pages for line in page for _ in range(len(line.text)))
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    width = max((line.right for page in pages for line in page), default=0.0)
    held: list[_Line] = []
    notes: list[str] = []
    for page in pages:
        body = [line for line in page if not _is_note(line, usual)]
        page_notes = _notes([line for line in page if _is_note(line, usual)])
        for line in body:
            if held and _begins(held[-1], line, width):
                yield _joined(held)
                yield from notes
                held, notes = [], []
            held.append(line)
        notes += page_notes
    if held:
        yield _joined(held)
    yield from notes


def _is_note(line: _Line, usual: float) -> bool:
    return line.size < usual * 0.95 and "\t" not in line.text


def _notes(lines: Sequence[_Line]) -> list[str]:
    """Lines in small print as `[5] …`, each note on one line; small print without a number stays as it is."""
    out: list[list[_Line]] = []
    for line in lines:
        if _BODY.match(line.text.lstrip()) or not out:
            out.append([])
        out[-1].append(line)
    return [_BODY.sub(lambda found: f"[{found[1] or found[2]}] ", _joined(note), count=1) for note in out]


def _begins(before: _Line, line: _Line, width: float) -> bool:
    """Whether a paragraph begins with `line`."""
    text, said = line.text.strip(), before.text.rstrip()
    if abs(before.size - line.size) > 0.4 or _LIST_ITEM.match(text):
        return True
    if said.endswith((*_DIVIDED, "-")) or text[:1].islower():
        return False
    same_page = line.bottom < before.bottom
    height = max(before.size, 1.0)
    if same_page and before.bottom - line.bottom > 1.7 * height:
        return True
    short = before.right < width - 0.18 * max(width - before.left, 1.0)
    return short and (said.endswith(_ENDS) or not text[:1].islower())


def _joined(lines: Sequence[_Line]) -> str:
    out = ""
    for line in lines:
        text = " ".join(line.text.split())
        if out.endswith(_DIVIDED):
            out = out[:-1] + text
        elif out.endswith("-") and out[-2:-1].isalpha():
            word = out.split()[-1]
            if _SUSPENDED.match(text):
                out += " " + text
            elif text[:1].islower() and not any(c.isupper() for c in word[1:]) and not word[:-1].isupper():
                out = out[:-1] + text
            else:
                out += text
        else:
            out += (" " if out else "") + text
    for sign in _DIVIDED:
        out = out.replace(sign, "")
    return out
