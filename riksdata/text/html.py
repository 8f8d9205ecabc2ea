"""HTML of the riksdag's documents, of every generation, to the canonical text.

Generations: scans of the 1970s and 80s (`<div class="dok">`, lines broken with `<br>`), plain text in `<pre>` (1990s), Word through upCast
(2001–2014), Word's own HTML (interpellations of the 2000s) and Aspose.Words (2014–). One walk over the parsed tree reads them all:
a paragraph, heading or list item is a line, a table row a line with its cells parted by tabs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from riksdata.text.html_lines import SENTENCE_OVER, class_level, folded, numeral, preformatted, rejoined
from riksdata.text.html_source import BREAK, KEPT, prepared
from riksdata.text.lines import blocks, join
from riksdata.text.sections import find_headings, part
from riksdata.text.structure import KnownHeading

_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset(
    [
        *(
            "style",
            "script",
            "title",
            "template",
            "noscript",
            "colgroup",
            "img",
            "input",
            "select",
            "svg",
            "math",
            "-comment",
            "meta",
            "link",
        ),
        "hr",
    ]
)
_INLINE = frozenset(
    [
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "button",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
        ),
        *(
            "label",
            "mark",
            "nobr",
            "o:p",
            "object",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
        ),
        *("time", "tt", "u", "var", "wbr", "hanvisning", "notreferens"),
    ]
)

_FOOTNOTE_NUMBER = re.compile(r"\[\d{1,3}\]$")
_RUNNING_HEAD = re.compile(
    r"(?:(?:Mot|Prop|Skr|[A-ZÅÄÖ][A-Za-zåäö]{1,3}U)\.? ?|[A-ZÅÄÖ ]{5,60}[\t ])?"
    r"\d{4}(?:/\d{2})?: ?\w{1,8}(?: \d{1,4}|[\t ][A-ZÅÄÖ ]{5,60})?$"
)
_GLUED_NUMBER = re.compile(r"^(\d{1,2}\.|[a-z]\))(?=[A-ZÅÄÖa-zåäö])")
_PAGE_NUMBER = re.compile(r"\d{1,4}$")
_SIGNED = re.compile(r"[A-ZÅÄÖÉ][^\d\t]{3,60} ?\([A-ZÅÄÖa-zåäö]{1,4}\)$")

_MAX_CELL_LINE = 240
_MAX_BOLD_HEADING = 120
_BOLD_LEVEL = 4
_MAX_MERGED = 20_000
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
    walk = _Walk(scanned=paged, exact=exact)
    body = LexborHTMLParser("<!DOCTYPE html>" + source).body
    if body is not None:
        walk.run(body)
    return _assemble(walk.lines[0], infer=walk.scanned or walk.preformatted > 2)


@dataclass(slots=True)
class _Line:
    text: str
    level: int = 0
    """Of a heading; 0 for all else."""
    signature: bool = False


@dataclass(slots=True)
class _List:
    number: int
    style: str
    """`1`, `a`, `A`, `i`, `I` or empty for a list without numbers."""


@dataclass(slots=True)
class _Walk:
    """One walk over the tree: `lines` is a stack, a table cell collects its own."""

    scanned: bool
    exact: bool
    """Whether paragraphs may hold blocks, so that none is read in one go."""
    lines: list[list[_Line]] = field(default_factory=lambda: [[]])
    rows: list[list[list[_Line]]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    prefix: str = ""
    level: int = 0
    proposal: bool = False
    """Whether the last heading was that of the yrkanden, whose items are not numbered in the text."""
    preformatted: int = 0

    def run(self, body: LexborNode) -> None:
        """Read the children of an element; no recursion, whatever the depth."""
        open_elements: list[LexborNode] = []
        inline = self.inline
        leaves = frozenset({"pre"}) if self.exact else _LEAVES
        node = body.child
        while True:
            if node is None:
                if not open_elements:
                    self.flush()
                    return
                node = open_elements.pop()
                self.close(node)
                node = node.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                if inline or not node.is_empty_text_node:
                    inline.append(node.text_content or "")
            elif tag in leaves:
                if inline:
                    self.flush()
                self.leaf(node, tag)
            elif tag not in _SKIPPED:
                child = node.child
                if self.open(node, tag) and child is not None:
                    open_elements.append(node)
                    node = child
                    continue
                self.close(node)
            node = node.next

    def open(self, node: LexborNode, tag: str) -> bool:
        """Enter an element; False where it was read whole, or is left out."""
        if tag in _INLINE:
            return True
        if self.inline:
            self.flush()
        if tag in ("td", "th"):
            self.lines.append([])
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("ol", "ul"):
            self.open_list(node, tag)
        elif tag == "li":
            self.open_item(node)
        elif tag == "div":
            attributes = node.attributes
            name = attributes.get("class") or ""
            if (attributes.get("id") or "").startswith(("_ftn", "ftn", "_edn")) or name == "footnote":
                self.emit(" ".join(filter(None, map(folded, _paragraph_texts(node)))))
                return False
            if name == "brask":
                return False
        elif tag in _HEADINGS:
            self.level = int(tag[1])
        return True

    def close(self, node: LexborNode) -> None:
        """Leave an element."""
        tag = node.tag or ""
        if tag in _INLINE:
            return
        if self.inline:
            self.flush()
        if tag in ("td", "th"):
            if len(self.lines) > 1:
                cell = self.lines.pop()
                if self.rows:
                    self.rows[-1].append(cell)
                else:
                    self.lines[-1] += cell
        elif tag == "tr" and self.rows:
            self.emit_row(self.rows.pop())
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.prefix = ""
        elif tag in _HEADINGS:
            self.level = 0

    def open_list(self, node: LexborNode, tag: str) -> None:
        start = node.attributes.get("start") or ""
        style = node.attributes.get("type") or ""
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        self.lists.append(_List(number, "" if tag == "ul" else style if style in ("a", "A", "i", "I") else "1"))

    def open_item(self, node: LexborNode) -> None:
        self.prefix = ""
        if self.lists and self.lists[-1].style:
            items = self.lists[-1]
            if not self.proposal and not (node.attributes.get("class") or "").startswith("Frslagstext"):
                self.prefix = numeral(items.number, items.style) + ". "
            items.number += 1

    def leaf(self, node: LexborNode, tag: str) -> None:
        """Read a paragraph, heading or preformatted block in one go."""
        raw = node.text()
        if tag == "pre":
            self.preformatted += 1
            for line in preformatted(raw):
                self.emit(line)
            return
        if not raw or raw.isspace():
            return
        if tag != "p":
            self.paragraph(raw, int(tag[1]))
            return
        name = node.attributes.get("class")
        if name:
            self.paragraph(raw, class_level(name), name.startswith("Underskrift"))
        else:
            bold = len(raw) < _MAX_BOLD_HEADING and not self.rows and _is_bold(node, raw)
            self.paragraph(raw, _BOLD_LEVEL if bold else 0)

    def flush(self) -> None:
        """End the line of what stood outside paragraphs."""
        raw = "".join(self.inline)
        self.inline.clear()
        if raw and not raw.isspace():
            self.paragraph(raw, self.level)

    def paragraph(self, raw: str, level: int, signature: bool = False) -> None:
        """Add the text of one paragraph, its line breaks still as signs."""
        if BREAK not in raw:
            if text := folded(raw):
                self.emit(text, level, signature)
            return
        segments = [segment for segment in map(folded, raw.split(BREAK)) if segment]
        if not segments:
            return
        if self.scanned or level or self.proposal or _FOOTNOTE_NUMBER.match(segments[0].split(" ", 1)[0]):
            self.emit(join(segments) if self.scanned else " ".join(segments), level, signature)
            return
        for line in rejoined(segments):
            self.emit(line, level, signature)

    def emit(self, text: str, level: int = 0, signature: bool = False) -> None:
        """Add a line."""
        if not text:
            return
        if len(self.lines) == 1:
            if self.scanned:
                text = _GLUED_NUMBER.sub(r"\1 ", text)
                if self.emit_scanned(text):
                    return
            out = self.lines[0]
            if out and out[-1].level and out[-1].text == text:
                return
            if level or (len(text) < _MAX_SHARED and part(text) is not None):
                self.proposal = part(text) == "proposal"
        if self.prefix:
            text, self.prefix = self.prefix + text, ""
        self.lines[-1].append(_Line(text, level if len(text) <= 300 else 0, signature))

    def emit_scanned(self, text: str) -> bool:
        """Drop a page's running head; let a paragraph go on over a page's end. Whether the line is done with."""
        out = self.lines[0]
        if len(out) > 2 and (_RUNNING_HEAD.match(text) or _PAGE_NUMBER.match(text)):
            return True
        if (
            out
            and text[0].islower()
            and out[-1].text[-1] not in SENTENCE_OVER
            and 60 < len(out[-1].text) < _MAX_MERGED
            and not text[-1].isdigit()
        ):
            out[-1].text = join([out[-1].text, text])
            return True
        return False

    def emit_row(self, row: list[list[_Line]]) -> None:
        """Add a table row: its cells parted by tabs, unless the table only lays out paragraphs or signatures."""
        filled = [cell for cell in row if cell]
        if not filled:
            return
        out = self.lines[-1]
        if len(filled) == 1 or all(line.signature or _SIGNED.match(line.text) for cell in filled for line in cell):
            for cell in filled:
                out += cell
            return
        while not row[-1]:
            row.pop()
        texts = [" ".join(line.text for line in cell) for cell in row]
        if self.scanned and len(self.lines) == 1 and _RUNNING_HEAD.match("\t".join(texts)):
            return
        if _FOOTNOTE_NUMBER.match(texts[0]) and len(filled) == 2:
            out.append(_Line(" ".join(text for text in texts if text)))
        elif len(row[-1]) > 1 and len(texts[-1]) > _MAX_CELL_LINE:
            out.append(_Line("\t".join([*texts[:-1], row[-1][0].text])))
            out += row[-1][1:]
        else:
            out.append(_Line("\t".join(texts)))


def _paragraph_texts(node: LexborNode) -> list[str]:
    """The texts of an element's paragraphs, or its own text where it has none."""
    found = [(p.text() or "").replace(BREAK, " ") for p in node.css("p")]
    return found or [(node.text() or "").replace(BREAK, " ")]


def _is_bold(node: LexborNode, raw: str) -> bool:
    """Whether a short paragraph is set in bold from end to end and could be a heading."""
    text = raw.strip()
    if text[-1] in ".:;," or not (text[0].isupper() or text[0].isdigit()) or "\t" in text or not any(sign.islower() for sign in text):
        return False
    seen = False
    child = node.child
    while child is not None:
        if (child.text() or "").strip():
            styled = child.tag in ("span", "font", "a") and "font-weight:bold" in (child.html or "").replace(" ", "")[:400]
            if not styled and child.tag not in ("b", "strong"):
                return False
            seen = True
        child = child.next
    return seen


_INVISIBLE = (("\xad", ""), (KEPT, " "), ("\u2011", "-"), ("\u200b", ""), ("\u2060", ""), ("\ufeff", ""), ("\u200e", ""), ("\u200f", ""))


def _visible(lines: list[_Line]) -> list[_Line]:
    """The lines without soft hyphens and other signs of no width, no-break hyphens as hyphens."""
    whole = "".join([line.text for line in lines])
    if whole.isascii() and KEPT not in whole:
        return lines
    for sign, instead in _INVISIBLE:
        if sign in whole:
            for line in lines:
                if sign in line.text:
                    line.text = " ".join(filter(None, line.text.replace(sign, instead).split(" "))).strip()
            lines = [line for line in lines if line.text]
    return lines


def _assemble(lines: list[_Line], infer: bool) -> RenderedText:
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
