"""HTML of the riksdag's documents, of every generation, to the canonical text.

Generations: scans of the 1970s and 80s (`<div class="dok">`, lines broken with `<br>`), plain text in `<pre>` (1990s), Word through upCast
(2001–2014), Word's own HTML (interpellations of the 2000s) and Aspose.Words (2014–). One walk over the parsed tree reads them all:
a paragraph, heading or list item is a line, a table row a line with its cells parted by tabs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from riksdata.text.lines import blocks, join, unwrap
from riksdata.text.sections import find_headings, part
from riksdata.text.structure import KnownHeading
from riksdata.text.tables import read_table

MAX_DEPTH = 400
"""Elements nested deeper than this are read as if they were not nested: the parser's time grows with the depth."""

_BREAK = "\x02"
_LONG = 120_000
_MANY_TAGS = 20_000
_MANY_REOPENED = 8_000_000
_MANY_RARE = 100
_HARMLESS = frozenset({"<a"})

_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_SKIPPED = frozenset(
    {
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
        "hr",
    }
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr o:p object q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_RARE_TAG = re.compile(r"<(?:[abceimnfABCEIMNF]|[sS][^pP]|[tT][eEtT]|[oO][bB]|[uU][\s>])")
_TELLING_TAG = re.compile(
    r"<(?:(button|object|applet|marquee|template|svg|math|select|style|script|textarea)"
    r"|(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u))(?=[\s/>])",
    re.IGNORECASE,
)
_FORMATTING_TAG = re.compile(r"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})[^>]*>")
_UNNESTED = frozenset(
    "p li td th tr dt dd option br img hr meta link input col wbr area base embed source track param thead tbody tfoot html head body".split()
)
_ATTRIBUTES = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
_TAB_STOP = re.compile(r'<span style="[^"<>]{0,200}-aw-tabstop[^"<>]{0,200}"></span>')
_RAISED_MARK = re.compile(
    r"(<a [^<>]{0,200}>\s{0,9}|</notreferens>\s{0,9}|<p[^<>]{0,200}>\s{0,9}|[.!?”\")]\s?)"
    r"<sup[^<>]{0,200}>\s{0,9}(?:<span[^<>]{0,200}>)?(\d{1,3})(?:</span>)?\s{0,9}</sup>"
)
_LINE_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)

_FOOTNOTE_NUMBER = re.compile(r"\[\d{1,3}\]$")
_RUNNING_HEAD = re.compile(
    r"(?:(?:Mot|Prop|Skr|[A-ZÅÄÖ][A-Za-zåäö]{1,3}U)\.? ?|[A-ZÅÄÖ ]{5,60}[\t ])?\d{4}(?:/\d{2})?: ?\w{1,8}(?: \d{1,4}|[\t ][A-ZÅÄÖ ]{5,60})?$"
)
_PAGE_NUMBER = re.compile(r"\d{1,4}$")
_SIGNED = re.compile(r"[A-ZÅÄÖÉ][^\d\t]{3,60} ?\([A-ZÅÄÖa-zåäö]{1,4}\)$")
_WIDE = re.compile(r" {3,}|\t| ?\.{4,} ?")
_FIGURE = re.compile(r"[\s\d.,:%+–−-]{1,20}$")
_SENTENCE_OVER = frozenset(".:;!?")

_MAX_CELL_LINE = 240
_MAX_BOLD_HEADING = 100


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A document as text."""

    text: str
    """Line ends as `\\n`; no white space at line ends, no empty lines; cells of a table row parted by tabs; footnote marks as `[5]`, bodies as lines `[5] …`."""
    headings: tuple[KnownHeading, ...]
    """In order: those that the markup declares; where it declares none but the title, those told from the text."""


def render_html(html: str) -> RenderedText:
    """The text of a document's HTML, whole page or fragment; never raises on any markup."""
    source, exact = _prepared(html)
    walk = _Walk(scanned='class="sida"' in source or 'id="page_1"' in source, exact=exact)
    body = LexborHTMLParser("<!DOCTYPE html>" + source).body
    if body is not None:
        walk.run(body)
    return _assemble(walk.lines[0], infer=walk.scanned or walk.preformatted > 2)


def _prepared(html: str) -> tuple[str, bool]:
    """The source without style blocks, line breaks as a sign that outlives parsing, nesting bounded; and whether paragraphs may hold blocks.

    Bounded is what makes a parser slow: elements nested without end, and formatting elements left open, which every later paragraph opens again.
    """
    if "<style" in html:
        html = _without(html, "<style", "</style")
    if _BREAK in html or _KEPT in html:
        html = html.replace(_BREAK, " ").replace(_KEPT, " ")
    for written in ("<br />", "<br>", "<br/>"):
        if written in html:
            html = html.replace(written, _BREAK)
    if "-aw-tabstop" in html:
        html = _TAB_STOP.sub(" ", html)
    if "<sup" in html:
        html = _RAISED_MARK.sub(r"\1[\2]", html)
    exact = False
    rare = _RARE_TAG.findall(html)
    if not _HARMLESS.issuperset(rare) or len(rare) > _MANY_RARE:
        for opening, closing in (("<STYLE", "</STYLE"), ("<script", "</script"), ("<SCRIPT", "</SCRIPT")):
            if opening in html:
                html = _without(html, opening, closing)
        html = _LINE_BREAK.sub(_BREAK, html)
        telling = _TELLING_TAG.findall(html)
        if len(telling) * len(html) > _MANY_REOPENED:
            html = _FORMATTING_TAG.sub("", html)
        exact = any(telling)
    if len(html) > _LONG:
        html = _ATTRIBUTES.sub(" ", html)
        if html.count("<") > _MANY_TAGS:
            html = _flattened(html)
    return html, exact


def _without(html: str, opening: str, closing: str) -> str:
    """The source without these elements; one that is not closed runs to the end."""
    kept: list[str] = []
    at = 0
    while (start := html.find(opening, at)) >= 0:
        kept.append(html[at:start])
        end = html.find(closing, start)
        close = html.find(">", end) if end >= 0 else -1
        if close < 0:
            return "".join(kept)
        at = close + 1
    kept.append(html[at:])
    return "".join(kept)


def _flattened(html: str) -> str:
    """The source without the tags of elements nested deeper than `MAX_DEPTH`."""
    depth = 0

    def bounded(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _UNNESTED or tag[0].endswith("/>"):
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < MAX_DEPTH else " "
        depth += 1
        return tag[0] if depth <= MAX_DEPTH else " "

    return _TAG.sub(bounded, html)


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
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                if self.inline or not text.isspace():
                    self.inline.append(text)
            elif tag in _SKIPPED:
                pass
            elif tag in _LEAVES and (not self.exact or tag == "pre"):
                if self.inline:
                    self.flush()
                self.leaf(node, tag or "")
            else:
                child = node.child
                if self.open(node, tag or "") and child is not None:
                    open_elements.append(node)
                    node = child
                    continue
                self.close(node)
            node = node.next

    def open(self, node: LexborNode, tag: str) -> bool:
        """Enter an element; False where it was read whole, or is left out."""
        if tag in _INLINE:
            return True
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
                self.emit(" ".join(_folded(p) for p in _paragraph_texts(node)))
                self.read_whole = True
                return False
            if name == "brask":
                return False
        elif tag in _HEADINGS:
            self.level = int(tag[1])
        return True

    read_whole: bool = False

    def close(self, node: LexborNode) -> None:
        """Leave an element."""
        tag = node.tag or ""
        if tag in _INLINE:
            return
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
        attributes = node.attributes
        start = attributes.get("start") or "1"
        style = (attributes.get("type") or "1") if tag == "ol" else ""
        self.lists.append(
            _List(int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1, style if style in "1aAiI" else "1")
        )

    def open_item(self, node: LexborNode) -> None:
        self.prefix = ""
        if self.lists and self.lists[-1].style:
            items = self.lists[-1]
            if not self.proposal and not (node.attributes.get("class") or "").startswith("Frslagstext"):
                self.prefix = _numeral(items.number, items.style) + ". "
            items.number += 1

    def leaf(self, node: LexborNode, tag: str) -> None:
        """Read a paragraph, heading or preformatted block in one go."""
        raw = node.text()
        if tag == "pre":
            self.preformatted += 1
            for line in _preformatted(raw):
                self.emit(line)
            return
        name = node.attrs.get("class") if tag == "p" else None
        level = int(tag[1]) if tag != "p" else (_class_level(name) if name else 0)
        if not level and name is None and _MAX_BOLD_HEADING > len(raw.strip()) > 2 and not self.rows and _is_bold(node, raw):
            level = 4
        self.paragraph(raw, level, signature=name is not None and name.startswith("Underskrift"))

    def flush(self) -> None:
        """End the line of what stood outside paragraphs."""
        if self.inline:
            raw = "".join(self.inline)
            self.inline.clear()
            if not raw.isspace():
                self.paragraph(raw, self.level)

    def paragraph(self, raw: str, level: int, signature: bool = False) -> None:
        """Add the text of one paragraph, its line breaks still as signs."""
        if _BREAK not in raw:
            self.emit(_folded(raw), level, signature)
            return
        segments = [segment for segment in map(_folded, raw.split(_BREAK)) if segment]
        if not segments:
            return
        if self.scanned or level or self.proposal or _FOOTNOTE_NUMBER.match(segments[0].split(" ", 1)[0]):
            self.emit(join(segments) if self.scanned else " ".join(segments), level, signature)
            return
        for line in _rejoined(segments):
            self.emit(line, level, signature)

    def emit(self, text: str, level: int = 0, signature: bool = False) -> None:
        """Add a line."""
        if not text:
            return
        if len(self.lines) == 1:
            if self.scanned and self.emit_scanned(text):
                return
            out = self.lines[0]
            if out and out[-1].level and out[-1].text == text:
                return
            if level or (len(text) < 60 and part(text) is not None):
                self.proposal = part(text) == "proposal"
        if self.prefix:
            text, self.prefix = self.prefix + text, ""
        self.lines[-1].append(_Line(text, level if len(text) <= 300 else 0, signature))

    def emit_scanned(self, text: str) -> bool:
        """Drop a page's running head; let a paragraph go on over a page's end. Whether the line is done with."""
        out = self.lines[0]
        if len(out) > 2 and (_RUNNING_HEAD.match(text) or _PAGE_NUMBER.match(text)):
            return True
        if out and text[0].islower() and out[-1].text[-1] not in _SENTENCE_OVER and len(out[-1].text) > 60 and not text[-1].isdigit():
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
        if _FOOTNOTE_NUMBER.match(texts[0]) and len(filled) == 2:
            out.append(_Line(" ".join(text for text in texts if text)))
        elif len(row[-1]) > 1 and len(texts[-1]) > _MAX_CELL_LINE:
            out.append(_Line("\t".join([*texts[:-1], row[-1][0].text])))
            out += row[-1][1:]
        else:
            out.append(_Line("\t".join(texts)))


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _folded(raw: str) -> str:
    """White space folded to single spaces; a lone no-break space between two signs stays, since it holds a number's groups together."""
    if "\xa0" not in raw:
        return " ".join(raw.split())
    text = " ".join(raw.replace("\xa0", _KEPT).split())
    if _KEPT + _KEPT in text:
        text = _KEPT_RUN.sub(" ", text)
    text = text.replace(" " + _KEPT, " ").replace(_KEPT + " ", " ")
    if "  " in text:
        text = " ".join(text.split())
    return text.strip(_KEPT_AND_SPACE).replace(_KEPT, "\xa0")


_KEPT = "\x03"
_KEPT_AND_SPACE = _KEPT + " "
_KEPT_RUN = re.compile(_KEPT + "{2,}")
_INVISIBLE = (("\xad", ""), ("\u2011", "-"), ("\u200b", ""), ("\u2060", ""), ("\ufeff", ""), ("\u200e", ""), ("\u200f", ""))


def _visible(lines: list[_Line]) -> list[_Line]:
    """The lines without soft hyphens and other signs of no width, no-break hyphens as hyphens."""
    whole = "".join([line.text for line in lines])
    if whole.isascii():
        return lines
    for sign, instead in _INVISIBLE:
        if sign in whole:
            for line in lines:
                if sign in line.text:
                    line.text = line.text.replace(sign, instead).strip()
            lines = [line for line in lines if line.text]
    return lines


def _paragraph_texts(node: LexborNode) -> list[str]:
    """The texts of an element's paragraphs, or its own text where it has none."""
    found = [(p.text() or "").replace(_BREAK, " ") for p in node.css("p, li")]
    return found or [(node.text() or "").replace(_BREAK, " ")]


def _rejoined(segments: list[str]) -> list[str]:
    """The segments between line breaks as lines; a break within a sentence is none."""
    lines = [segments[0]]
    for segment in segments[1:]:
        before = lines[-1]
        if before[-1] not in _SENTENCE_OVER and len(before) > 20 and (segment[0].islower() or (len(before) > 70 and before[-1] != ",")):
            lines[-1] = join([before, segment])
        else:
            lines.append(segment)
    return lines


def _preformatted(raw: str) -> list[str]:
    """The lines of a `<pre>` block: paragraphs put together, rows of columns kept as rows with tabs."""
    lines = raw.replace(_BREAK, "\n").split("\n")
    out: list[str] = []
    text: list[str] = []
    for line in lines:
        cells = _columns(line)
        if cells:
            out += unwrap(text)
            text = []
            out.append("\t".join(cells))
        else:
            text.append(line)
    return [line for line in (out + unwrap(text)) if line]


def _columns(line: str) -> list[str]:
    """The cells of a line that is set in columns, else nothing.

    Wide gaps alone do not tell, since lines were justified with spaces: in columns a cell is a figure, or has several words.
    """
    if "   " not in line and "...." not in line and "\t" not in line:
        return []
    cells = [" ".join(cell.split()) for cell in _WIDE.split(line.strip()) if cell.strip()]
    if len(cells) < 2:
        return []
    figures = sum(bool(_FIGURE.match(cell)) for cell in cells[1:])
    words = sum(cell.count(" ") + 1 for cell in cells)
    return cells if figures * 2 >= len(cells) - 1 and figures or words >= 2.5 * len(cells) else []


@cache
def _class_levels() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row[0]), row[1]) for row in read_table("heading_classes.tsv")]


@cache
def _known_class_level(name: str) -> int:
    for pattern, level in _class_levels():
        found = pattern.fullmatch(name)
        if found:
            return int(found.group(1)) if level == "n" else int(level)
    return 0


def _class_level(name: str) -> int:
    """The level of the heading that a paragraph's class names, 0 for none. Several names stand apart by commas."""
    return _known_class_level(name.split(",", 1)[0].strip().lower()) if len(name) < 60 else 0


def _is_bold(node: LexborNode, raw: str) -> bool:
    """Whether a short paragraph is set in bold from end to end and could be a heading."""
    text = raw.strip()
    if text[-1] in ".:;," or not (text[0].isupper() or text[0].isdigit()) or "\t" in text or not any(sign.islower() for sign in text):
        return False
    seen = False
    child = node.child
    while child is not None:
        if (child.text() or "").strip():
            if child.tag in ("b", "strong"):
                seen = True
            elif child.tag in ("span", "font", "a") and "font-weight:bold" in (child.html or "").replace(" ", "")[:400]:
                seen = True
            else:
                return False
        child = child.next
    return seen


def _numeral(number: int, style: str) -> str:
    if style in "aA" and number <= 26:
        return chr(ord(style) + number - 1)
    if style in "iI" and number < 40:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if style == "i" else roman.upper()
    return str(number)


def _assemble(lines: list[_Line], infer: bool) -> RenderedText:
    """Lines to text and heading spans; headings are told from the text too where the markup has none."""
    lines = _visible(lines)
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
