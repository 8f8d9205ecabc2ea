"""One canonical text with its structure: headings, sections, paragraphs, sentences, footnotes, and what it says about itself.

Everything is a span into the unchanged text and is worked out when it is first asked for, so that an extractor pays only for
the structure it uses. Markers that Word's export leaves (`[bookmark: _Toc…]`, `[footnoteRef:5]`), footnote marks (`[5]`) and footnote
bodies (`[5:  …]`, or `[5] …` in a paragraph of its own) stay in the text; `masked` is the same text, of the same length, with them
blanked, for reading across them.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from riksdata.swedish.stems import words_alone
from riksdata.text.front import read_front
from riksdata.text.lines import Lines, blocks, is_hard_broken
from riksdata.text.markup import Markup, past_marks, read_markup
from riksdata.text.sections import find_headings
from riksdata.text.sentences import SentenceEnds
from riksdata.text.spans import Span
from riksdata.text.structure import Footnote, FrontMatter, KnownHeading, Paragraph, Section, Signatory

__all__ = ["Footnote", "FrontMatter", "KnownHeading", "Paragraph", "Section", "Signatory", "TextDocument"]


class TextDocument:
    """A canonical text and its structure.

    `text` has line ends as `\\n`. `doc_type` and `date` override what the text says. `headings` come from the markup where there was one;
    without them headings are told from the text alone.
    """

    def __init__(
        self,
        text: str,
        doc_type: str | None = None,
        date: datetime.date | None = None,
        headings: Sequence[KnownHeading] | None = None,
    ) -> None:
        """Keep the text; nothing is read yet."""
        self.text = text
        self._doc_type = doc_type
        self._date = date
        self._known_headings = headings
        self._paragraph_ends: dict[int, SentenceEnds] = {}
        self._body_ends: dict[int, SentenceEnds] = {}

    @property
    def doc_type(self) -> str:
        """The type given, else the one that the text shows."""
        return self._doc_type or self.front.doc_type

    @property
    def date(self) -> datetime.date | None:
        """The date given, else the one that the text states."""
        return self._date or self.front.date

    @cached_property
    def front(self) -> FrontMatter:
        """What the text states about itself."""
        return read_front(self.masked, self._blocks)

    @cached_property
    def _markup(self) -> Markup:
        return read_markup(self.text)

    @property
    def masked(self) -> str:
        """The running text, same length: markers, footnote marks and footnote bodies are blanked to spaces, line ends are kept."""
        return self._markup.masked

    @cached_property
    def words_alone(self) -> str | None:
        """`masked` with its words alone, same length, lower case; None where that cannot be said sign by sign."""
        return words_alone(self.masked)

    @cached_property
    def hard_broken(self) -> bool:
        """Whether lines are broken by hand at a page's width, so that a paragraph is a run of lines."""
        return is_hard_broken(self.text)

    @cached_property
    def _blocks(self) -> list[Span]:
        return blocks(self.masked, self.hard_broken)

    @cached_property
    def sections(self) -> list[Section]:
        """Sections in order: those the markup declares, else those told from the text."""
        found: list[tuple[int, int, int]]
        if self._known_headings is not None:
            found = sorted((h.start, h.end, h.level) for h in self._known_headings)
        else:
            found = [(h.span.start, h.span.end, h.level) for h in find_headings(self.text, self.masked, self._blocks)]
        out = []
        for k, (start, end, level) in enumerate(found):
            following = found[k + 1][0] if k + 1 < len(found) else len(self.text)
            out.append(Section(" ".join(self.masked[start:end].split()), start, end, start, following, level))
        return out

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Paragraphs in order, headings among them; footnote bodies are none."""
        starts = self._section_starts
        if not starts:
            return [Paragraph(start, end, None, False) for start, end in self._blocks]
        headings = set(starts)
        out = []
        for block in self._blocks:
            section = bisect_right(starts, block.start) - 1
            out.append(Paragraph(block.start, block.end, section if section >= 0 else None, block.start in headings))
        return out

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [block.start for block in self._blocks]

    @property
    def footnotes(self) -> dict[int, Footnote]:
        """Footnotes by number."""
        return self._markup.footnotes

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that holds a position; one in the markers that end a paragraph's last line belongs to it."""
        k = self._paragraph_index(position)
        return self.paragraphs[k] if k >= 0 else None

    def _paragraph_index(self, position: int) -> int:
        k = bisect_right(self._paragraph_starts, position) - 1
        if k >= 0 and (end := self._blocks[k].end) <= position and self.text.find("\n", end, position) >= 0:
            return -1
        return k

    def sentence_at(self, position: int) -> Span:
        """The sentence around a position, cut at paragraph ends and at the bounds of a footnote body.

        The span ends at the final stop and its closing quotes; a footnote mark after them is not in it, but `footnotes_marked_in` sees it.
        A position between two sentences (white space, a marker) belongs to the one before; one outside all paragraphs gives an empty span.
        No sentence is longer than `sentences.MAX_SENTENCE`, so that what is read around many places of a text stays linear.
        """
        number = self.footnote_at(position)
        if number is not None:
            return self._body_sentence(number, position)
        block = self._block_at(position)
        if block is None:
            return Span(position, position)
        ends = self._ends_of(block).past(position)
        place = bisect_right(ends, position)
        if place == len(ends):
            place -= 1
        return _trim(self.masked, ends[place - 1] if place else block.start, ends[place])

    def _block_at(self, position: int) -> Span | None:
        """The paragraph around a position; where each is a line, the others need not be known."""
        if not self.hard_broken:
            return self._lines.at(position)
        k = self._paragraph_index(position)
        return self._blocks[k] if k >= 0 else None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.masked)

    def _ends_of(self, block: Span) -> SentenceEnds:
        """The ends of a paragraph's sentences."""
        ends = self._paragraph_ends.get(block.start)
        if ends is None:
            ends = self._paragraph_ends[block.start] = SentenceEnds(self.masked, block)
        return ends

    def _body_sentence(self, number: int, position: int) -> Span:
        body = self.footnotes[number].body
        assert body is not None
        ends = self._body_ends.get(number)
        if ends is None:
            ends = self._body_ends[number] = SentenceEnds(self.text, body)
        found = ends.past(position)
        place = bisect_right(found, position)
        return _trim(self.text, found[place - 1] if place else body.start, found[place])

    def sentences(self, start: int, end: int) -> list[Span]:
        """The sentences of the running text that a span touches, in order."""
        out: list[Span] = []
        k = max(0, bisect_right(self._paragraph_starts, start) - 1)
        while k < len(self._blocks) and self._blocks[k].start < end:
            at = self._blocks[k].start
            for stop in self._ends_of(self._blocks[k]).past(end):
                span = _trim(self.masked, at, stop)
                if span.end > start and span.start < end:
                    out.append(span)
                at = stop
            k += 1
        return out

    def section_at(self, position: int) -> Section | None:
        """The innermost section that holds a position."""
        k = bisect_right(self._section_starts, position) - 1
        return self.sections[k] if k >= 0 else None

    @cached_property
    def _body_starts(self) -> list[int]:
        return [start for start, _, _ in self._markup.bodies]

    def footnote_at(self, position: int) -> int | None:
        """The number of the footnote whose body holds the position."""
        if not self._markup.bodies:
            return None
        k = bisect_right(self._body_starts, position) - 1
        if k >= 0 and position < self._markup.bodies[k][1]:
            return self._markup.bodies[k][2]
        return None

    def footnotes_marked_in(self, start: int, end: int) -> list[int]:
        """Numbers of the footnotes marked within a span or directly after it, in the order of their marks.

        A mark stands after the stop of the sentence that it belongs to, where the sentence's span has ended: so marks that follow the
        span at once, or after one space, count as within.
        """
        starts = self._markup.mark_starts
        if not starts:
            return []
        low, high = bisect_left(starts, start), bisect_left(starts, past_marks(self.text, end))
        return list(dict.fromkeys(self._markup.mark_numbers[low:high]))


def _trim(text: str, start: int, end: int) -> Span:
    """A span without the white space at its end."""
    return Span(start, start + len(text[start:end].rstrip()))
