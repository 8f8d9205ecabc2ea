"""A document's text as HTML: its paragraphs, headings and footnotes, and in them demands, references and figures marked where they stand.

Marks overlap freely: the text is cut at every edge of a mark, and each piece carries the classes of all marks over it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from riksdata.text.document import TextDocument


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place: `kind` is `demand`, `reference` or `figure`; `id` is that of the row."""

    kind: str
    id: str
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """A heading, a paragraph or a footnote, with the marks that begin in it."""

    kind: str
    """`heading`, `paragraph`, `line` (a short one without a final stop: a row of a table or of the contents) or `footnote`."""
    level: int
    """Of a heading, from 2 (the page's title is 1); of a footnote its number."""
    html: Markup
    starts: list[str] = field(default_factory=list)
    """Ids of the rows whose mark begins here."""
    argues: list[str] = field(default_factory=list)
    """Ids of the demands for which the paragraph argues."""
    begins: list[str] = field(default_factory=list)
    """Ids of the demands whose argument begins here."""


_SHORT = 90
_LETTER = {"demand": "d", "reference": "r", "figure": "f"}
_ORDER = {"figure": 0, "reference": 1, "demand": 2}
"""Which of several marks over one piece it leads to."""


def read(text: str, doc_type: str | None, marks: list[Mark], arguments: list[tuple[str, int, int]]) -> list[Block]:
    """The blocks of a text in order, footnotes last. `arguments`: for each demand its id and the span of its passage.

    Every mark is in some block; one that the text's structure leaves out (in a marker between paragraphs) is put into the next.
    """
    document = TextDocument(text, doc_type)
    spots = {span.start: (span.end, number) for number, note in document.footnotes.items() for span in note.marks}
    headings = {section.heading_start: section.level for section in document.sections}
    levels = {level: place + 2 for place, level in enumerate(sorted(set(headings.values())))}
    cut = _Cutter(marks, spots)
    blocks: list[tuple[int, int, Block]] = []
    for paragraph in document.paragraphs:
        kind = "heading" if paragraph.is_heading else "line" if _is_line(text, paragraph.start, paragraph.end) else "paragraph"
        html = cut.piece(document.masked, paragraph.start, cut.past_spots(text, paragraph.end))
        level = min(levels.get(headings.get(paragraph.start, 0), 3), 4)
        if html.strip() or cut.begun:
            blocks.append((paragraph.start, paragraph.end, Block(kind, level, html, cut.begun)))
    for number, note in sorted(document.footnotes.items()):
        if note.body is not None:
            html = cut.piece(text, note.body.start, note.body.end)
            blocks.append((note.body.start, note.body.end, Block("footnote", number, html, cut.begun)))
    _argue([each for each in blocks if each[2].kind != "footnote"], arguments)
    return [block for _, _, block in blocks]


def _is_line(text: str, start: int, end: int) -> bool:
    return end - start < _SHORT and text[end - 1] not in '.?!:”"]'


def _argue(blocks: list[tuple[int, int, Block]], arguments: list[tuple[str, int, int]]) -> None:
    starts = [start for start, _, _ in blocks]
    for demand, start, end in arguments:
        first = max(0, bisect_right(starts, start) - 1)
        if first < len(blocks) and blocks[first][1] <= start:
            first += 1
        for place in range(first, min(bisect_left(starts, end), len(blocks))):
            block = blocks[place][2]
            block.argues.append(demand)
            if place == first:
                block.begins.append(demand)


class _Cutter:
    """Cuts stretches of one text at the edges of its marks."""

    def __init__(self, marks: list[Mark], spots: dict[int, tuple[int, int]]) -> None:
        self._marks = sorted(marks, key=lambda m: (m.start, -m.end, m.id))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in marks), default=0)
        self._spots = spots
        self._spot_starts = sorted(spots)
        self._shown: set[str] = set()
        self.begun: list[str] = []
        """Ids of the marks that the last piece showed first."""

    def past_spots(self, text: str, end: int) -> int:
        """The end of a paragraph with the footnote marks that stand behind its last word, on the same line."""
        line = text.find("\n", end)
        place = bisect_left(self._spot_starts, line if line >= 0 else len(text)) - 1
        return max(end, self._spots[self._spot_starts[place]][0]) if place >= 0 and self._spot_starts[place] >= end else end

    def piece(self, text: str, start: int, end: int) -> Markup:
        """`text[start:end]` as HTML."""
        near = self._marks[bisect_left(self._starts, start - self._longest) : bisect_left(self._starts, end)]
        over = [mark for mark in near if mark.end > start]
        spots = self._spot_starts[bisect_left(self._spot_starts, start) : bisect_left(self._spot_starts, end)]
        edges = {start, end}
        for mark in over:
            edges.update((max(mark.start, start), min(mark.end, end)))
        for spot in spots:
            edges.update((spot, min(self._spots[spot][0], end)))
        self.begun = []
        out: list[str] = []
        places = sorted(edges)
        active: list[Mark] = []
        at = 0
        for low, high in pairwise(places):
            while at < len(over) and over[at].start <= low:
                active.append(over[at])
                at += 1
            active = [mark for mark in active if mark.end > low]
            out.append(self._segment(text, low, high, active))
        return Markup("".join(out))  # noqa: S704  # every piece of text in it is escaped by _segment  # nosec B704

    def _segment(self, text: str, low: int, high: int, active: list[Mark]) -> str:
        if low in self._spots:
            number = self._spots[low][1]
            return f'<sup><a class="fnref" href="#fn-{number}">{number}</a></sup>'
        shown = str(escape(" ".join(text[low:high].split(" "))))
        if not active:
            return shown
        fresh = [mark for mark in active if mark.id not in self._shown]
        self._shown.update(mark.id for mark in fresh)
        self.begun += [mark.id for mark in fresh]
        anchors = "".join(f'<span id="{escape(mark.id)}" class="at"></span>' for mark in fresh[:-1])
        own = f' id="{escape(fresh[-1].id)}"' if fresh else ""
        kinds = " ".join(sorted({_LETTER[mark.kind] for mark in active}))
        first = " first" if fresh else ""
        leads = min(active, key=lambda m: (_ORDER[m.kind], m.end - m.start))
        if leads.kind == "demand":
            return f'{anchors}<span{own} class="mk {kinds}{first}">{shown}</span>'
        return f'{anchors}<a{own} class="mk {kinds}{first}" href="#n-{escape(leads.id)}">{shown}</a>'
