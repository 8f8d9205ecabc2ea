"""HTML of the riksdag's documents, of every generation, to the canonical text.

Generations: scans of the 1970s and 80s (`<div class="dok">`, lines broken with `<br>`), plain text in `<pre>` (1990s), Word through upCast
(2001–2014), Word's own HTML (interpellations of the 2000s) and Aspose.Words (2014–). One walk over the parsed tree reads them all:
a paragraph, heading or list item is a line, a table row a line with its cells parted by tabs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from riksdata.text.html_source import KEPT, prepared
from riksdata.text.html_walk import Walk
from riksdata.text.lines import blocks
from riksdata.text.rendered_lines import Line, LineCollector
from riksdata.text.sections import find_headings, part
from riksdata.text.structure import KnownHeading

_MAX_SHARED = 60
_HEAD = 20_000


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A document as text."""

    text: str
    """Line ends as `\\n`; no white space at line ends, no empty lines; cells of a table row parted by tabs; footnote marks as `[5]`, their
    bodies as lines `[5] …`."""
    headings: tuple[KnownHeading, ...]
    """In order: those that the markup declares; where it declares none but the title, those told from the text."""


def render_html(html: str) -> RenderedText:
    """The text of a document's HTML, whole page or fragment; never raises on any markup."""
    source, exact = prepared(html)
    paged = any(source.find(sign, 0, _HEAD) >= 0 for sign in ('class="sida"', 'id="page_1"'))
    out = LineCollector(scanned=paged)
    walk = Walk(out, exact)
    body = LexborHTMLParser("<!DOCTYPE html>" + source).body
    if body is not None:
        walk.run(body)
    return _assemble(out.lines[0], infer=paged or walk.preformatted > 2)


_INVISIBLE = (("\xad", ""), (KEPT, " "), ("\u2011", "-"), ("\u200b", ""), ("\u2060", ""), ("\ufeff", ""), ("\u200e", ""), ("\u200f", ""))


def _visible(lines: list[Line]) -> list[Line]:
    """The lines without soft hyphens and other signs of no width, no-break hyphens as hyphens, letters in one piece.

    Some Word files set their å, ä and ö as a letter and an accent of its own: composed (NFC) they are words again.
    """
    whole = "".join([line.text for line in lines])
    if whole.isascii() and KEPT not in whole:
        return lines
    if not unicodedata.is_normalized("NFC", whole):
        for line in lines:
            line.text = unicodedata.normalize("NFC", line.text)
    for sign, instead in _INVISIBLE:
        if sign in whole:
            for line in lines:
                if sign in line.text:
                    line.text = " ".join(filter(None, line.text.replace(sign, instead).split(" "))).strip()
            lines = [line for line in lines if line.text]
    return lines


def _assemble(lines: list[Line], infer: bool) -> RenderedText:
    """Lines to text and heading spans; headings are told from the text too where the markup has none.

    The heading of the yrkanden is one even where the markup of this document forgot it.
    """
    lines = _visible(lines)
    if not any(line.level and part(line.text) == "proposal" for line in lines):
        undeclared = next((line for line in lines if len(line.text) < _MAX_SHARED and part(line.text) == "proposal"), None)
        if undeclared is not None:
            undeclared.level = 1
    headings: list[KnownHeading] = []
    at = 0
    for line in lines:
        if line.level:
            headings.append(KnownHeading(at, at + len(line.text), line.level))
        at += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    if infer:
        declared = {heading.start for heading in headings}
        found = find_headings(text, text, blocks(text, hard=False))
        headings += [KnownHeading(h.span.start, h.span.end, h.level + 1) for h in found if h.span.start not in declared]
        headings.sort(key=lambda heading: heading.start)
    return RenderedText(text, tuple(headings))
