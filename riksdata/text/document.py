"""One canonical text with its structure: headings, sections, paragraphs, sentences, footnotes, and what it says about itself.

Everything is a span into the unchanged text and is worked out when it is first asked for, so that an extractor pays only for
the structure it uses. Markers that Word's export leaves (`[bookmark: _Toc…]`, `[footnoteRef:5]`) and inline footnote bodies
(`[5:  …]`) stay in the text; `masked` is the same text, of the same length, with them blanked, for reading across them.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from riksdata.text.spans import Span

_MARKER = re.compile(r"\[(?:bookmark: [^\]\n]{0,200}|footnoteRef:\d{1,4})\]")
_MARK = re.compile(r"\[footnoteRef:(\d{1,4})\]")
_INLINE_BODY = re.compile(r"\[(\d{1,4}):\s")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]{0,3}\s+(?=[\"”(–-]{0,2}[A-ZÅÄÖÉ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bl|t|s|d|m|f|dvs|kap|prop|bet|mot|skr|rskr|dir|nr|ca|jfr|se|s\.k|bl\.a|t\.ex|m\.m|p\.g\.a|st|art|resp|inkl|exkl|tkr|mnkr|mdkr|o)|\d)\.$"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `start`–`end` runs from the heading to the next heading of any level."""

    heading: str
    """White space folded, markers left out."""
    heading_start: int
    heading_end: int
    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without its surrounding white space; `section` is an index into `sections`, None before the first."""

    start: int
    end: int
    section: int | None
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its number, where it is marked, and the span of its body without number and brackets."""

    number: int
    marks: tuple[Span, ...]
    body: Span | None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, as the text gives it."""

    name: str
    party: str | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a text states about itself; None where it does not."""

    doc_type: str
    """`mot`, `ip`, `fr`, … or `other`."""
    riksmote: str | None = None
    number: str | None = None
    title: str | None = None
    date: datetime.date | None = None
    recipient: str | None = None
    recipient_title: str | None = None
    recipient_name: str | None = None
    recipient_party: str | None = None
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A heading that the source's markup declares, for texts that were rendered from HTML."""

    start: int
    end: int
    level: int


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
        self.text = text
        self._doc_type = doc_type
        self._date = date
        self._known_headings = headings

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
        head = self.text[:1500].lower()
        if "interpellation" in head:
            return FrontMatter("ip")
        if "riksdagsbeslut" in self.text[:20000] or "motion till riksdagen" in head:
            return FrontMatter("mot")
        return FrontMatter("fr" if "skriftlig fråga" in head else "other")

    @cached_property
    def masked(self) -> str:
        """The text, same length, with markers and inline footnote bodies blanked to spaces."""
        text = self.text
        if "[" not in text:
            return text
        cuts = [m.span() for m in _MARKER.finditer(text)]
        cuts += [self._inline_bounds[n] for n in self._inline_bounds]
        out, at = [], 0
        for start, end in sorted(cuts):
            if start < at:
                continue
            out += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
        out.append(text[at:])
        return "".join(out)

    @cached_property
    def _inline_bounds(self) -> dict[int, Span]:
        """The whole `[5:  …]` of each inline body, brackets balanced, within its line."""
        found: dict[int, Span] = {}
        for m in _INLINE_BODY.finditer(self.text):
            depth, at = 0, m.start()
            limit = min(len(self.text), at + 5000)
            while at < limit and self.text[at] != "\n":
                depth += {"[": 1, "]": -1}.get(self.text[at], 0)
                at += 1
                if depth == 0:
                    found.setdefault(int(m.group(1)), Span(m.start(), at))
                    break
        return found

    @cached_property
    def _lines(self) -> list[Span]:
        lines, at = [], 0
        for line in self.masked.split("\n"):
            if line.strip():
                lead = len(line) - len(line.lstrip())
                lines.append(Span(at + lead, at + len(line.rstrip())))
            at += len(line) + 1
        return lines

    def _looks_like_heading(self, line: Span) -> bool:
        shown = self.masked[line.start : line.end]
        if len(shown) > 120 or shown[-1] in ".:;,?!…" or not shown[0].isalnum():
            return False
        return not re.search(r"\([A-ZÅÄÖ]{1,3}\)$|^\d{4}/\d{2}:|^av ", shown) and shown[0].isupper() | shown[0].isdigit()

    @cached_property
    def sections(self) -> list[Section]:
        """Sections in order."""
        if self._known_headings is not None:
            spans = [(Span(h.start, h.end), h.level) for h in self._known_headings]
        else:
            spans = [(line, 1) for line in self._lines if self._looks_like_heading(line)]
        out = []
        for k, (span, level) in enumerate(spans):
            end = spans[k + 1][0].start if k + 1 < len(spans) else len(self.text)
            out.append(Section(" ".join(self.masked[span.start : span.end].split()), span.start, span.end, span.start, end, level))
        return out

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Paragraphs in order, headings among them; footnote bodies are none."""
        starts = [s.start for s in self.sections]
        heads = {s.heading_start for s in self.sections}
        return [
            Paragraph(line.start, line.end, (bisect_right(starts, line.start) - 1) if starts and line.start >= starts[0] else None, line.start in heads)
            for line in self._lines
        ]

    @cached_property
    def footnotes(self) -> dict[int, Footnote]:
        """Footnotes by number."""
        marks: dict[int, list[Span]] = {}
        for m in _MARK.finditer(self.text):
            marks.setdefault(int(m.group(1)), []).append(Span(*m.span()))
        out: dict[int, Footnote] = {}
        for number in sorted(marks.keys() | self._inline_bounds.keys()):
            bounds = self._inline_bounds.get(number)
            body = None
            if bounds:
                start = self.text.index(":", bounds.start) + 1
                while start < bounds.end - 1 and self.text[start].isspace():
                    start += 1
                body = Span(start, bounds.end - 1)
            out[number] = Footnote(number, tuple(marks.get(number, ())), body)
        return out

    def sentence_at(self, position: int) -> Span:
        """The sentence around a position, cut at paragraph ends and at the bounds of a footnote body; looks at most 2 000 characters either way."""
        low, high = max(0, position - 2000), min(len(self.text), position + 2000)
        number = self.footnote_at(position)
        if number is not None and (body := self.footnotes[number].body):
            low, high, text = max(low, body.start), min(high, body.end), self.text
        else:
            text = self.masked
            found = self.paragraph_at(position)
            if found is not None:
                low, high = max(low, found.start), min(high, found.end)
        for span in self._split(text, low, high):
            if span.start <= position < span.end:
                return span
        return Span(low, high)

    def _split(self, text: str, start: int, end: int) -> list[Span]:
        out, at = [], start
        for m in _SENTENCE_END.finditer(text, start, end):
            if text[m.start()] == "." and _ABBREVIATION.search(text, max(start, m.start() - 8), m.start() + 1):
                continue
            out.append(Span(at, m.end()))
            at = m.end()
        if at < end:
            out.append(Span(at, end))
        return [Span(s.start, s.start + len(text[s.start : s.end].rstrip())) for s in out]

    def sentences(self, start: int, end: int) -> list[Span]:
        """The sentences of a span."""
        out = []
        for p in self.paragraphs:
            if p.end > start and p.start < end:
                out += [s for s in self._split(self.masked, p.start, p.end) if s.end > start and s.start < end]
        return out

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that holds a position."""
        k = bisect_right(self._paragraph_starts, position) - 1
        return self.paragraphs[k] if k >= 0 and position < self.paragraphs[k].end else None

    def section_at(self, position: int) -> Section | None:
        """The innermost section that holds a position."""
        k = bisect_right([s.start for s in self.sections], position) - 1
        return self.sections[k] if k >= 0 else None

    def footnote_at(self, position: int) -> int | None:
        """The number of the footnote whose body holds the position."""
        for number, note in self.footnotes.items():
            if note.body and note.body.start <= position < note.body.end:
                return number
        return None

    def footnotes_marked_in(self, start: int, end: int) -> list[int]:
        """Numbers of the footnotes marked within a span, in order."""
        return [number for number, note in self.footnotes.items() if any(start <= mark.start < end for mark in note.marks)]
