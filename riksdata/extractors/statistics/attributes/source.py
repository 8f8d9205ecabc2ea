"""What a figure rests on: the footnote that its sentence carries and the reference nearest to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riksdata.extractors.records import Reference
from riksdata.text.document import TextDocument

_MOST_REFERENCES = 50


class Sources:
    """Where a document's figures may come from: its footnotes and the references of its text."""

    def __init__(self, document: TextDocument, references: Sequence[Reference]) -> None:
        """`references`: the document's, in any order."""
        self._document = document
        self._by_footnote: dict[int, int] = {}
        places: list[tuple[int, int]] = []
        for reference in references:
            if reference.footnote is not None:
                self._by_footnote.setdefault(reference.footnote, reference.ordinal)
            else:
                places.append((reference.char_start, reference.ordinal))
        self._places = sorted(places)

    def footnote(self, q_start: int, start: int, end: int) -> int | None:
        """The footnote that the sentence `start`–`end` carries: the first mark after the figure at `q_start`, else the last before it."""
        after = self._document.footnotes_marked_in(q_start, end)
        if after:
            return after[0]
        before = self._document.footnotes_marked_in(start, q_start)
        return before[-1] if before else None

    def reference(self, footnote: int | None, q_start: int, start: int, end: int) -> int | None:
        """Ordinal of the footnote's reference, else of the reference in the same sentence that stands nearest to the figure."""
        if footnote is not None and footnote in self._by_footnote:
            return self._by_footnote[footnote]
        low = bisect_left(self._places, (start, 0))
        inside = [place for place in self._places[low : low + _MOST_REFERENCES] if place[0] < end]
        return min(inside, key=lambda place: abs(place[0] - q_start))[1] if inside else None
