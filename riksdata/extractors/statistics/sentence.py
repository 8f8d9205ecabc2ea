"""The sentence around a quantity and what all its figures share: years, source, whether it proposes or states."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from riksdata.extractors.statistics.once import once
from riksdata.extractors.statistics.sentence_years import Period, years_in
from riksdata.extractors.statistics.wordings import LOOSELY, leading_signs, projected, signs_in, signs_shown, words_of
from riksdata.swedish.lazy import lazy_regex

NEAR = 80
"""Words before a figure that are looked at for what it is of."""
EARLIER = 700
"""Characters of the sentence before that are read for whom it names."""
LEAD = 300
"""Characters before a sentence that are looked at for what it goes on with."""
_INSIDE = lazy_regex(r"\w\w")


class Source(NamedTuple):
    """Who a sentence names as the source of figures."""

    place: int
    name: str
    onward: bool = False
    """Whether it tells only what follows ("Boverket bedömer att")."""


class Sentence:
    """A sentence: `text` is the sentence, `start` its place in the joined text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """The span `start`–`end` of the plain text `text`."""
        self.start, self.end = start, end
        self.text = text[start:end]
        self.whole = text
        """The text that it is a sentence of."""
        self.lower = self.text.lower()
        self.projected = b" " + projected(self.lower)
        """The sentence in lower case with one byte a character, behind a space; see `wordings.projected`."""
        self._in_order = words_of(self.lower, self.projected)
        self.words = frozenset(self._in_order)
        """Its words, lower case."""
        self._sources: list[Source] | None = None
        self._judged: dict[Callable[[Sentence], str | None], str | None] = {}

    def judged(self, judge: Callable[[Sentence], str | None]) -> str | None:
        """What `judge` says of the sentence, asked once."""
        if judge not in self._judged:
            self._judged[judge] = judge(self)
        return self._judged[judge]

    def sources(self, finder: Callable[[Sentence], list[Source]]) -> list[Source]:
        """The sources that `finder` sees in the sentence, looked for once."""
        if self._sources is None:
            self._sources = finder(self)
        return self._sources

    @once
    def signs(self) -> frozenset[str]:
        """What it may be doing with its figures, as far as that is asked for (see `wordings.LOOSELY`)."""
        return signs_in(self.projected)

    @once
    def shown(self) -> frozenset[str]:
        """What it surely does with its figures."""
        return signs_shown(self.projected)

    @once
    def tokens(self) -> list[tuple[str, int, int]]:
        """Words, lower case, with their places in the sentence."""
        out, end, find = [], 0, self.lower.find
        for word in self._in_order:
            start = find(word, end)
            end = start + len(word)
            out.append((word, start, end))
        return out

    @once
    def _ends(self) -> list[int]:
        return [token[2] for token in self.tokens]

    def before(self, at: int, low: int = 0) -> list[tuple[str, int, int]]:
        """The words that end at `at` or before and begin at `low` or after, at most `NEAR` of them."""
        k = bisect_right(self._ends, at)
        return [token for token in self.tokens[max(0, k - NEAR) : k] if token[1] >= low]

    @once
    def lead(self) -> str:
        """The sentence before it in its paragraph, lower case, at most `LEAD` characters; empty where it is the first."""
        left = self.whole[max(0, self.start - LEAD) : self.start].rpartition("\n")[2].rstrip()
        return left[left.rfind(". ", 0, -1) + 1 :].lower()

    @once
    def earlier(self) -> Sentence | None:
        """The sentence before it in its paragraph, at most `EARLIER` characters of it; none where it is the first."""
        if not self.lead:
            return None
        left = self.whole[max(0, self.start - EARLIER) : self.start].rpartition("\n")[2]
        end = self.start - len(left) + len(left.rstrip())
        return Sentence(self.whole, self.start - len(left) + _last_begins(left.rstrip()), end)

    @once
    def last_of_paragraph_before(self) -> Sentence | None:
        """The last sentence of the paragraph before, where it begins a paragraph and that one is no heading."""
        if self.lead:
            return None
        left = self.whole[max(0, self.start - EARLIER) : self.start]
        line = left.rstrip().rpartition("\n")[2].rstrip()
        if not line.endswith((".", "!", "?", "”", '"', ")")):
            return None
        end = self.start - len(left) + len(left.rstrip())
        return Sentence(self.whole, end - len(line) + _last_begins(line), end)

    @once
    def lead_signs(self) -> tuple[str, ...]:
        """What the sentence before it may be doing, as far as that tells of this one."""
        return leading_signs(projected(self.lead)) if self.lead else ()

    def shows(self, sign: str) -> bool:
        """Whether the sentence surely holds a sign."""
        return sign in self.shown

    def shown_within(self, low: int, high: int) -> frozenset[str]:
        """The signs between two places of the sentence; a word that is cut at the second place is read as one that ends there."""
        return signs_shown(self.projected[low : high + 1]) if self.shown or self._cuts_word(high) else self.shown

    def may_show(self, sign: str, before: int) -> bool:
        """Whether a search for the sign that ends at a place of the sentence may find it: it is shown, or is where a word is cut there."""
        return sign in self.shown or ((sign in self.signs or sign not in LOOSELY) and self._cuts_word(before))

    def _cuts_word(self, place: int) -> bool:
        return 0 < place < len(self.lower) and _INSIDE.match(self.lower, place - 1) is not None

    @once
    def is_question(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip('”"’) ').endswith("?")

    @once
    def years(self) -> list[Period]:
        """Years and spans of years in the sentence."""
        return years_in(self.text, self.lower, self.words)


def _last_begins(text: str) -> int:
    """Where the last sentence of a text begins: behind a full stop that ends no abbreviation."""
    at = text.rfind(". ", 0, -1)
    while at > 0 and _ABBREVIATED.search(text, max(0, at - _LONGEST_SHORT), at + 1):
        at = text.rfind(". ", 0, at)
    return at + 1


_LONGEST_SHORT = 8
_ABBREVIATED = lazy_regex(r"(?<!\w)(?:bl\.[ ]?a|t\.[ ]?ex|s\.[ ]?k|fr\.o\.m|t\.o\.m|d\.v\.s|dvs|ca|nr|kl|resp|jfr|inkl|exkl)\.$")
NO_SENTENCE = Sentence("", 0, 0)
"""Of a quantity whose sentence was not yet asked for."""
