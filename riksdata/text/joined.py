"""A text without the signs that only its layout put inside words and numbers, and a map back to the places of the file.

Left out are soft hyphens, hyphens at line ends where a word was divided ("miljo-⏎ner"; of "EU-⏎kommissionen" only the line end), footnote
marks behind a word or a number ("procent[3]", "14[2] brott") and raised digits behind a word ("kronor²", not "m²"). Readers that match
patterns read `JoinedText.plain` and turn the places they found into places of the text by `to_source` and `end_to_source`; spans so stay
on the characters of the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from riksdata.swedish.lazy import lazy_regex

Gap = tuple[int, int]
"""Start and end of characters that are not read."""

_DIVIDED = lazy_regex(r"-[ \t]{0,3}\n[ \t]{0,20}")
_SUSPENDED = lazy_regex(r"(?:och|eller|samt|respektive|resp|till)\b")
"""After "barn-": the rest of the compound comes later."""
_MARK = lazy_regex(r"\[(?:footnoteRef:)?\d{1,4}\]")
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_RAISED_MARK = lazy_regex(rf"[{_RAISED}]{{1,4}}")
_SHORTEST_WORD = 4
"""Letters before a raised digit from which it is a footnote mark rather than part of a unit ("km²") or a formula."""


class JoinedText:
    """The text without its gaps. Places and spans count characters."""

    def __init__(self, text: str, gaps: Sequence[Gap]) -> None:
        """`gaps`: ascending, without overlap."""
        self._starts = [start for start, _ in gaps]
        lengths = list(accumulate((end - start for start, end in gaps), initial=0))
        self._lengths = lengths
        # where each gap would stand in the plain text
        self._places = [start - before for (start, _), before in zip(gaps, lengths, strict=False)]
        self._ends = [end for _, end in gaps]
        if gaps:
            kept, at = [], 0
            for start, end in gaps:
                kept.append(text[at:start])
                at = end
            text = "".join([*kept, text[at:]])
        self.plain = text
        """The text that is read."""

    def to_source(self, place: int) -> int:
        """A place of the plain text in the source; at a gap the character behind it."""
        return place + self._lengths[bisect_right(self._places, place)] if self._places else place

    def end_to_source(self, place: int) -> int:
        """The end of a span of the plain text in the source: before the gap that follows it."""
        return place + self._lengths[bisect_right(self._places, place - 1)] if self._places else place

    def from_source(self, place: int) -> int:
        """A place of the source in the plain text; within a gap the place of the gap."""
        if not self._places:
            return place
        k = bisect_left(self._starts, place)
        if k and place < self._ends[k - 1]:
            return self._places[k - 1]
        return place - self._lengths[k]

    def goes_on(self, place: int) -> bool:
        """Whether a gap stands at a place of the plain text, so that what ends there in the source goes on behind the gap."""
        k = bisect_left(self._places, place)
        return k < len(self._places) and self._places[k] == place


def divided_words(text: str) -> Iterator[Gap]:
    """The hyphens and line ends that divide words."""
    if "-\n" not in text and "- \n" not in text:
        return
    for hit in _DIVIDED.finditer(text):
        start, end = hit.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalpha() and after.islower()) or _SUSPENDED.match(text, end):
            continue
        yield (start, end) if before.islower() else (start + 1, end)


def soft_hyphens(text: str) -> Iterator[Gap]:
    """Soft hyphens."""
    at = text.find("\u00ad")
    while at >= 0:
        yield at, at + 1
        at = text.find("\u00ad", at + 1)


def footnote_marks(text: str) -> Iterator[Gap]:
    """Marks in brackets or as raised digits that stand directly behind a word or a number."""
    if "[" in text:
        for hit in _MARK.finditer(text):
            if text[hit.start() - 1 : hit.start()].isalnum():
                yield hit.span()
    if any(sign in text for sign in _RAISED):
        for hit in _RAISED_MARK.finditer(text):
            start = hit.start()
            if start >= _SHORTEST_WORD and text[start - _SHORTEST_WORD : start].isalpha() and not text[hit.end() : hit.end() + 1].isalnum():
                yield hit.span()


def joined(text: str) -> JoinedText:
    """The text without soft hyphens, hyphens at line ends and footnote marks inside its sentences; linear."""
    gaps = sorted({*soft_hyphens(text), *divided_words(text), *footnote_marks(text)})
    return JoinedText(text, merged(gaps))


def merged(gaps: list[Gap]) -> list[Gap]:
    """Gaps that touch or overlap as one."""
    out: list[Gap] = []
    for start, end in gaps:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
