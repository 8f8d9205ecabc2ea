"""Markers in a text, and footnotes: where they are marked, and where their bodies stand.

Three shapes are read, all of them left by converters in texts of the riksdag:

- Word's export: `[bookmark: _Toc210398295]`, a mark `[footnoteRef:5]`, the body inline at the end of its paragraph, `[5:  …]`;
- Word's web export: `<![if !supportLists]>- <![endif]>`;
- web pages rendered to text: a mark `[5]`, the body in a paragraph of its own, `[5] …`, mostly at the end.

One pass over the brackets of the text, in linear time whatever they hold.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from riksdata.swedish.lazy import lazy_regex
from riksdata.text.lines import is_hard_broken
from riksdata.text.spans import Span
from riksdata.text.structure import Footnote

_MARKER = lazy_regex(
    r"\[(?:(?P<bookmark>bookmark: [^\]\[\n]{0,200}\])"  # [bookmark: _Toc1]
    r"|footnoteRef:(?P<ref>\d{1,4})\]"  # [footnoteRef:5]
    r"|(?P<body>\d{1,4}):[ \t\u00a0]"  # [5: a body]
    r"|(?P<mark>\d{1,3})\])"  # [5]
)
_MARKER_INSIDE = lazy_regex(_MARKER.pattern + r"|[\[\]\n]")
"""The same inside an inline body, where brackets and line ends matter too."""
_NOT_NEWLINE = lazy_regex(r"[^\n]")
_CONDITIONAL = lazy_regex(r"<!\[(?:if ![A-Za-z]{1,30}|endif)\]>")
"""Conditions that Word's web export leaves around bullets and empty paragraphs: `<![if !supportLists]>- <![endif]>`."""
_FURTHER_MARKS = lazy_regex(r"(?:[ \u00a0]?\[(?:footnoteRef:\d{1,4}|\d{1,3})\]){1,20}")

_ONLY_INDENTED = lazy_regex(r"(?:\n|\A)[ \t\u00a0]*\Z")
_INDENT = 8

_LONGEST_LINE = 600
_FEWEST_UNMARKED = 3
"""So many lines with numbers that follow one another are notes though nothing marks them."""
MAX_INLINE_BODY = 6000
"""An inline body that is not closed within so many characters ends with its line."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markers of one text say."""

    masked: str
    """The text, same length, markers and footnote bodies blanked (line ends kept)."""
    footnotes: dict[int, Footnote]
    """The footnotes by their number, in ascending order."""
    mark_starts: list[int]
    """Where a footnote is marked, ascending."""
    mark_numbers: list[int]
    """The number marked there."""
    bodies: list[tuple[int, int, int]]
    """(start, end, number) of the bodies, ascending, without number and brackets."""


def without_conditions(text: str) -> str:
    """The text, same length, with the conditions of Word's web export blanked."""
    return _CONDITIONAL.sub(lambda m: " " * len(m[0]), text) if "<![" in text else text


def read_markup(text: str) -> Markup:
    """Find the markers and footnotes of a text."""
    if "[" not in text:
        return Markup(text, {}, [], [], [])
    text = without_conditions(text)
    cuts, marks, inline, loose = _scan(text)
    bodies: dict[int, Span] = {}
    for number, start, end in inline:
        bodies.setdefault(number, _strip(text, text.index(":", start) + 1, end - (text[end - 1] == "]")))
        cuts.append((start, end))
    _settle_loose(text, loose, marks, bodies, cuts, sorted(start for _, start, _ in inline))
    by_number: dict[int, list[Span]] = {}
    for number, span in sorted(marks, key=lambda found: found[1]):
        by_number.setdefault(number, []).append(span)
    footnotes = {n: Footnote(n, tuple(by_number.get(n, ())), bodies.get(n)) for n in sorted(by_number.keys() | bodies.keys())}
    placed = sorted((span.start, number) for number, spans in by_number.items() for span in spans)
    return Markup(
        _blank(text, cuts),
        footnotes,
        [start for start, _ in placed],
        [number for _, number in placed],
        sorted((body.start, body.end, number) for number, body in bodies.items()),
    )


def past_marks(text: str, end: int) -> int:
    """The end of the footnote marks that follow a position at once (or after one space), else the position itself.

    A mark after a sentence's final stop belongs to that sentence.
    """
    found = _FURTHER_MARKS.match(text, end)
    return found.end() if found else end


_Marks = list[tuple[int, Span]]


def _scan(text: str) -> tuple[list[tuple[int, int]], _Marks, list[tuple[int, int, int]], _Marks]:
    """Cuts for bookmarks and marks, marks (number, span), inline bodies (number, start, end), and loose `[5]` that are not settled yet."""
    cuts: list[tuple[int, int]] = []
    marks: _Marks = []
    inline: list[tuple[int, int, int]] = []
    loose: _Marks = []
    body_number, body_start, depth, line_end = -1, 0, 0, -1

    def end_body_with_its_line(before: int) -> None:
        nonlocal body_number
        stop = line_end if line_end >= 0 else before
        inline.append((body_number, body_start, stop))
        body_number = -1

    end = 0
    while token := (_MARKER if body_number < 0 else _MARKER_INSIDE).search(text, end):
        start, end = token.span()
        kind = token.lastgroup
        if body_number >= 0 and (start - body_start > MAX_INLINE_BODY or (line_end >= 0 and kind in ("body", "bookmark"))):
            end_body_with_its_line(start)
        if kind == "bookmark":
            cuts.append((start, end))
        elif kind == "ref":
            marks.append((int(token["ref"]), Span(start, end)))
            cuts.append((start, end))
        elif kind == "mark":
            if body_number < 0:
                loose.append((int(token["mark"]), Span(start, end)))
        elif kind == "body":
            if body_number < 0:
                body_number, body_start, depth, line_end = int(token["body"]), start, 1, -1
            else:
                depth += 1
        elif body_number >= 0:
            sign = text[start]
            if sign == "\n":
                line_end = start if line_end < 0 else line_end
            elif sign == "[":
                depth += 1
            else:
                depth -= 1
                if depth == 0:
                    inline.append((body_number, body_start, end))
                    body_number = -1
    if body_number >= 0:
        end_body_with_its_line(len(text))
    return cuts, marks, inline, loose


def _settle_loose(
    text: str, loose: _Marks, marks: _Marks, bodies: dict[int, Span], cuts: list[tuple[int, int]], inline_starts: list[int]
) -> None:
    """Tell which `[5]` begin a body and which are marks, and add them to marks, bodies and cuts.

    One that begins a line and is followed by text is a body where the number is marked elsewhere (or the number before it was a body), or
    where lines of the next numbers follow, as in an excerpt that holds notes and not the text that marks them. One that stands against a
    word or stop, or whose number has a body, is a mark; others (`[1]` alone in a table) are text.
    """
    leading: list[tuple[int, Span]] = []
    others: _Marks = []
    for number, span in loose:
        begins = span.start == 0 or _ONLY_INDENTED.search(text, max(0, span.start - _INDENT), span.start) is not None
        if begins and text[span.end : span.end + 1].isspace() and text[span.end : span.end + 3].strip():
            leading.append((number, span))
        else:
            others.append((number, span))
    marked = {number for number, _ in marks} | {number for number, _ in others}
    hard = bool(leading) and is_hard_broken(text)
    accepted: set[int] = set()
    for k, (number, span) in enumerate(leading):
        if number in bodies or not (number in marked or number - 1 in accepted or _runs_on(text, leading[k : k + _FEWEST_UNMARKED])):
            continue
        accepted.add(number)
        limit = leading[k + 1][1].start if k + 1 < len(leading) else len(text)
        following = bisect_left(inline_starts, span.end)
        if following < len(inline_starts):
            limit = min(limit, inline_starts[following])
        stop = text.find("\n\n" if hard else "\n", span.end, limit)
        bodies[number] = _strip(text, span.end, limit if stop < 0 else stop)
        cuts.append((span.start, bodies[number].end))
    for number, span in others:
        if number in bodies or (span.start and not text[span.start - 1].isspace() and text[span.start - 1] not in '(["”’§'):
            marks.append((number, span))
            cuts.append((span.start, span.end))


_CITES = lazy_regex(r"(?:19|20)\d\d|[Ii]bid|\b[Aa]\.[ ]?a\.|https?:|www\.|\bs\.[ \u00a0]?\d")
"""What a note has that cites: a year, the same again, an address, a page."""


def _runs_on(text: str, leading: _Marks) -> bool:
    """Whether lines begin with one number after another, enough of them for a list of notes, and most of them cite."""
    first = leading[0][0]
    if [number for number, _ in leading] != list(range(first, first + _FEWEST_UNMARKED)):
        return False
    lines = [text[span.end : span.end + _LONGEST_LINE].partition("\n")[0] for _, span in leading]
    return 2 * sum(_CITES.search(line) is not None for line in lines) > len(lines)


def _strip(text: str, start: int, end: int) -> Span:
    """A span without the white space at its ends."""
    shown = text[start:end]
    lead = len(shown) - len(shown.lstrip())
    return Span(start + lead, max(start + lead, start + len(shown.rstrip())))


def _blank(text: str, cuts: list[tuple[int, int]]) -> str:
    """The text, same length, with the cuts blanked but for line ends."""
    out: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if end <= at:
            continue
        start = max(start, at)
        cut = text[start:end]
        out += [text[at:start], " " * len(cut) if "\n" not in cut else _NOT_NEWLINE.sub(" ", cut)]
        at = end
    out.append(text[at:])
    return "".join(out)
