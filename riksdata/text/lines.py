"""Lines and the blocks they form: where a text is broken by hand at the width of a page, lines are put together to paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from riksdata.swedish.lazy import lazy_regex
from riksdata.text.spans import Span

LIST_MARKS = "–—•·*-"
"""What opens an item of a list that has no number, as it stands between the brackets of a pattern."""
_ITEM = lazy_regex(rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[.)]|[a-zåäö]\)|[{LIST_MARKS}])[ \t\u00a0]")
_SIGNED = lazy_regex(r"\([A-ZÅÄÖa-zåäö]{1,4}\)$")
_DOTS = lazy_regex(r"[.…_]{5}")
_FINAL = frozenset('.:;!?…”")')

SAMPLE = 4000
"""So many lines are looked at to tell whether a text is hard-broken."""


def is_hard_broken(text: str) -> bool:
    """Whether the text's lines are broken at a page's width rather than one paragraph a line.

    Told from its lines: none of them is long, and many go on in lower case after a line without a final stop.
    """
    lines = text[: SAMPLE * 200].split("\n", SAMPLE)[:SAMPLE]
    stripped = list(map(str.strip, lines))
    lengths = sorted(map(len, filter(None, stripped)))
    # Most texts have a paragraph a line: the lengths alone tell.
    if not lengths or lengths[int(len(lengths) * 0.95)] > 140:
        return False
    pairs = running = 0
    before = ""
    for shown in stripped:
        if shown and before:
            pairs += 1
            running += shown[0].islower() and before[-1] not in _FINAL
        before = shown
    return running >= 2 and running >= 0.12 * pairs


def line_spans(text: str) -> list[Span]:
    """The lines that hold more than white space, without the white space at their ends."""
    out, at = [], 0
    for line in text.split("\n"):
        if shown := line.strip():
            start = at + line.find(shown)
            out.append(Span(start, start + len(shown)))
        at += len(line) + 1
    return out


class Lines:
    """The lines of a text, found around places of it: each once, and none that is not asked for."""

    __slots__ = ("_found", "_starts", "_text")

    def __init__(self, text: str) -> None:
        """`text` is scanned only when lines are asked for."""
        self._text = text
        self._starts: list[int] = []
        self._found: list[tuple[int, Span]] = []

    def at(self, position: int) -> Span | None:
        """The line around a position, without the white space at its ends; None in an empty one or before its first sign."""
        k = bisect_right(self._starts, position) - 1
        if k < 0 or position > self._found[k][0]:
            k += 1
            self._look_around(position, k)
        line = self._found[k][1]
        return line if line.start <= position and line.end > line.start else None

    def _look_around(self, position: int, k: int) -> None:
        """Find the line around a position, the `k`-th of those found."""
        text = self._text
        start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
        end = len(text) if end < 0 else end
        shown = text[start:end]
        first = start + len(shown) - len(shown.lstrip())
        self._starts.insert(k, start)
        self._found.insert(k, (end, Span(first, max(first, start + len(shown.rstrip())))))


def blocks(text: str, hard: bool) -> list[Span]:
    """The paragraphs of a text: its lines, or, where it is hard-broken, the runs of lines that belong together."""
    lines = line_spans(text)
    if not hard:
        return lines
    out: list[Span] = []
    shown = [text[line.start : line.end] for line in lines]
    wide = width(shown)
    for k, line in enumerate(lines):
        apart = not k or text.count("\n", lines[k - 1].end, line.start) > 1
        if apart or not continues(shown[k - 1], shown[k], wide):
            out.append(line)
        else:
            out[-1] = Span(out[-1].start, line.end)
    return out


def width(lines: Sequence[str]) -> int:
    """The width at which lines are broken: that of nearly the longest."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def continues(line: str, following: str, wide: int) -> bool:
    """Whether the following line goes on with the same paragraph, in a text that is broken at about `wide` characters.

    A break was meant where the next word would still have had room on the line; it was not where the sentence goes on in lower case.
    """
    last, first = line[-1], following[0]
    if _SIGNED.search(line) or _DOTS.match(line) or _DOTS.match(following):
        return False
    if _ITEM.match(following):
        return not (last in _FINAL or last == "," or len(line) < 0.7 * wide or line.endswith((" och", " samt", " eller")))
    if last == "." and first.isupper() and len(following) < 0.6 * wide and following[-1] not in _FINAL and following[-1] not in ",-":
        return False
    if first.islower() and (last not in ".:!?" or len(line) > 0.6 * wide):
        return True
    room = len(line) + 1 + len(following.split(None, 1)[0]) <= wide * (0.9 if last in _FINAL else 0.75)
    return not room


def join(lines: Sequence[str]) -> str:
    """Hard-broken lines of one paragraph as one line; a word divided at the line's end is whole again.

    A hyphen before a lower-case letter is a division, unless an enumeration goes on ("inrikes- / och utrikes").
    """
    out: list[str] = []
    for line in lines:
        before = out[-1] if out else ""
        if (
            before.endswith("-")
            and before[-2:-1].isalpha()
            and line[:1].islower()
            and not line.startswith(("och ", "eller ", "samt ", "respektive "))
        ):
            out[-1] = before[:-1] + line
        else:
            out.append(line)
    return " ".join(out)


def unwrap(lines: Sequence[str]) -> list[str]:
    """The paragraphs of hard-broken lines (empty ones part paragraphs), one a line."""
    shown = [" ".join(line.split()) for line in lines]
    wide = width([line for line in shown if line])
    groups: list[list[str]] = []
    before = ""
    for line in shown:
        if line:
            if before and continues(before, line, wide):
                groups[-1].append(line)
            else:
                groups.append([line])
        before = line
    return [join(group) for group in groups]
