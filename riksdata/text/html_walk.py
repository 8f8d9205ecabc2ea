"""The walk over a document's elements: which of them end lines, are headings, number the items of lists, or are left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from riksdata.text.html_lines import class_level, folded, numeral, preformatted, rejoined
from riksdata.text.html_source import BREAK
from riksdata.text.html_tags import HEADINGS, INLINE, LEAVES, SKIPPED
from riksdata.text.lines import join
from riksdata.text.rendered_lines import FOOTNOTE_NUMBER, LineCollector

_FOOTNOTE_IDS = ("_ftn", "ftn", "_edn")
_MAX_BOLD_HEADING = 120
_BOLD_LEVEL = 4


@dataclass(slots=True)
class _List:
    number: int
    style: str
    """`1`, `a`, `A`, `i`, `I` or empty for a list without numbers."""


@dataclass(slots=True)
class Walk:
    """One walk over the tree, whose lines go `out`."""

    out: LineCollector
    exact: bool
    """Whether paragraphs may hold blocks, so that none is read in one go."""
    lists: list[_List] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    level: int = 0
    preformatted: int = 0

    def run(self, body: LexborNode) -> None:
        """Read the children of an element; no recursion, whatever the depth."""
        open_elements: list[LexborNode] = []
        inline = self.inline
        leaves = frozenset({"pre"}) if self.exact else LEAVES
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
            elif tag not in SKIPPED:
                child = node.child
                if self.open(node, tag) and child is not None:
                    open_elements.append(node)
                    node = child
                    continue
                self.close(node)
            node = node.next

    def open(self, node: LexborNode, tag: str) -> bool:
        """Enter an element; False where it was read whole, or is left out."""
        if tag in INLINE:
            return True
        if self.inline:
            self.flush()
        if tag in ("td", "th"):
            self.out.open_cell()
        elif tag == "tr":
            self.out.open_row()
        elif tag in ("ol", "ul"):
            self.open_list(node, tag)
        elif tag == "li":
            self.open_item(node)
        elif tag == "div":
            return self.open_division(node)
        elif tag in HEADINGS:
            self.level = int(tag[1])
        return True

    def open_division(self, node: LexborNode) -> bool:
        """Enter a `div`; False for a footnote's body, which is read whole as one line, and for a notice about the page."""
        attributes = node.attributes
        name = attributes.get("class") or ""
        if (attributes.get("id") or "").startswith(_FOOTNOTE_IDS) or name == "footnote":
            self.out.add(" ".join(filter(None, map(folded, _paragraph_texts(node)))))
            return False
        return name != "brask"

    def close(self, node: LexborNode) -> None:
        """Leave an element."""
        tag = node.tag or ""
        if tag in INLINE:
            return
        if self.inline:
            self.flush()
        if tag in ("td", "th"):
            self.out.close_cell()
        elif tag == "tr":
            self.out.close_row()
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.out.prefix = ""
        elif tag in HEADINGS:
            self.level = 0

    def open_list(self, node: LexborNode, tag: str) -> None:
        """Enter a list: where its numbers begin, and how they are written."""
        start = node.attributes.get("start") or ""
        style = node.attributes.get("type") or ""
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        self.lists.append(_List(number, "" if tag == "ul" else style if style in ("a", "A", "i", "I") else "1"))

    def open_item(self, node: LexborNode) -> None:
        """Enter a list's item: the number that its first line gets, if any."""
        self.out.prefix = ""
        if self.lists and self.lists[-1].style:
            items = self.lists[-1]
            if not self.out.proposal and not (node.attributes.get("class") or "").startswith("Frslagstext"):
                self.out.prefix = numeral(items.number, items.style) + ". "
            items.number += 1

    def leaf(self, node: LexborNode, tag: str) -> None:
        """Read a paragraph, heading or preformatted block in one go."""
        raw = node.text()
        if tag == "pre":
            self.preformatted += 1
            for line in preformatted(raw):
                self.out.add(line)
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
            bold = len(raw) < _MAX_BOLD_HEADING and not self.out.in_table and _is_bold(node, raw)
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
                self.out.add(text, level, signature)
            return
        segments = [segment for segment in map(folded, raw.split(BREAK)) if segment]
        if not segments:
            return
        if self.out.scanned or level or self.out.proposal or FOOTNOTE_NUMBER.match(segments[0].split(" ", 1)[0]):
            self.out.add(join(segments) if self.out.scanned else " ".join(segments), level, signature)
            return
        for line in rejoined(segments):
            self.out.add(line, level, signature)


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
