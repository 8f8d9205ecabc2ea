"""The sentence around a quantity and what all its figures share: years, source, whether it proposes or states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from riksdata.extract.statistics.lexicon import CLASSES

REACH = 2000
"""Characters that a sentence may reach to either side of a number; longer runs of text are cut there."""

_END = re.compile(r"[.!?…][\"”’»)\]]{0,3}[ \u00a0\u2009\u202f]+(?=[\"”’»(–─•-]{0,2}[ \u00a0]?[A-ZÅÄÖÉ0-9\[])|[.!?…](?=\[(?:footnoteRef:)?\d{1,3}\][ \u00a0\n]|\[\d{1,3}:)")
_ABBREVIATION = re.compile(
    r"(?:(?<![^\W\d_])(?:bl|t|s|d|m|f|dvs|kap|prop|bet|mot|skr|rskr|dir|nr|ca|jfr|resp|inkl|exkl|tkr|mnkr|mdkr|art|st|ev|fr|o|e|k|a|p|g|kl|bl\.a|tr|inb|utg|sid|ang|max|min|milj|mdr|dnr|nr)|(?<!\d)\d{1,2})$",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[(?:footnoteRef:)?\d{1,3}\]")
YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_YEARS = re.compile(
    rf"(?<![\w/:.,§-])(?:(mellan|från|åren|under|sedan|perioden|år|i|och|till|hösten|våren|sommaren|vintern|före|efter|tom|fram till|innan)[ \u00a0]"
    rf"(?:åren[ \u00a0]|år[ \u00a0]|och[ \u00a0]med[ \u00a0])?)?({YEAR})(?!\d|[/:]\d|[.,]\d)"
    rf"(?:([–—-])({YEAR}|\d\d)(?![\d:/])|[ \u00a0](och|till|t\.o\.m\.|fram till)[ \u00a0](?:och[ \u00a0]med[ \u00a0])?(?:år[ \u00a0])?({YEAR})(?![\d:/]))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-:’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Period:
    """A year or span of years as the sentence writes it."""

    start: int
    end: int
    label: str
    first: str
    last: str | None
    published: bool
    """Whether it is the year of a source rather than of the figure."""




class Sentence:
    """A sentence: `text` is the sentence, `start` its place in the document's text (without soft hyphens)."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.text = text[start:end]
        self.lower = self.text.lower()

    @cached_property
    def tokens(self) -> list[tuple[str, int, int]]:
        """Words, lower case, with their places in the sentence."""
        return [(m[0], m.start(), m.end()) for m in _WORD.finditer(self.lower)]

    @cached_property
    def words(self) -> frozenset[str]:
        """The sentence's words, lower case."""
        return frozenset(token[0] for token in self.tokens)

    @cached_property
    def is_question(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip("”\"’) ").endswith("?")

    @cached_property
    def years(self) -> list[Period]:
        """Years and spans of years in the sentence."""
        found = []
        for m in _YEARS.finditer(self.text):
            found.append(self._period(m))
        return found

    def _period(self, m: re.Match[str]) -> Period:
        lead = (m[1] or "").lower()
        first, last = m[2], m[4] or m[6]
        start = m.start(2)
        joint = (m[5] or "").lower()
        if last and len(last) == 2:
            last = first[:2] + last
        if last and joint == "och" and lead != "mellan" and int(last) - int(first) != 1 and lead not in ("åren", "perioden"):
            last_label = f"{first}, {last}"
        elif last:
            last_label = f"{first}–{last}"
        else:
            last_label = f"{first}–" if lead == "sedan" else first
        return Period(start, m.end(), last_label, first, last, self._published(m, lead))

    def _published(self, m: re.Match[str], lead: str) -> bool:
        """Whether the year dates a source: "en studie från 2022", "(Brå 2024)", "MU-barometer 2015", "i juli 2023 larmade DN"."""
        before = self.lower[max(0, m.start() - 45) : m.start(2)]
        after = self.lower[m.end() : m.end() + 30]
        nearest = re.findall(r"[^\W\d_]+", before)
        if lead == "från" and not m[4] and not m[6] and any(w in CLASSES["study"] for w in nearest[-4:]):
            return True
        if re.match(r"[ \u00a0]?års (?:rapport|budget|proposition|vårproposition|betänkande|val|riksdag|höständring|studie|undersökning|lag|utredning)", after):
            return True
        follow = re.match(r"[\s,)]{0,3}([^\W\d_]+)", after)
        reports = bool(follow and follow[1] in CLASSES["reporting"])
        if reports and not lead:
            return True
        if reports and nearest[-2:-1] and nearest[-1] in CLASSES["month"]:
            return True
        if nearest and nearest[-1] in CLASSES["month"] and follow and follow[1] in CLASSES["reporting"]:
            return True
        opened = self.text.rfind("(", max(0, m.start() - 60), m.start(2))
        if opened >= 0 and self.text.find(")", opened, m.start(2)) < 0:
            inside = self.text[opened + 1 : m.start(2)].strip(" ,")
            return bool(inside) and inside.lower() not in ("år", "under", "för", "avser", "perioden", "i", "data från", "data för")
        return not lead and bool(nearest) and self.text[max(0, m.start(2) - 1 - len(nearest[-1])) : m.start(2) - 1][:1].isupper() and bool(nearest[-1] in CLASSES["study"])


class Sentences:
    """Sentences of one text, found around a place and kept while places rise."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: Sentence | None = None
        self._line = (0, -1)
        self._cuts: list[int] = []

    def at(self, place: int) -> Sentence:
        """The sentence that holds the place: within its line, at most `REACH` characters either way."""
        last = self._last
        if last is not None and last.start <= place < last.end:
            return last
        text = self._text
        low = text.rfind("\n", max(0, place - REACH), place) + 1 or max(0, place - REACH)
        high = text.find("\n", place, place + REACH)
        if high < 0:
            high = min(len(text), place + REACH)
        start, end = low, high
        for m in _END.finditer(text, low, high):
            if text[m.start()] == "." and _ABBREVIATION.search(text, max(low, m.start() - 12), m.start()):
                continue
            if m.end() <= place:
                start = m.end()
            else:
                end = m.start() + 1
                break
        marks = start
        while (mark := _MARK.match(text, marks)) and mark.end() <= place:
            marks = mark.end()
            while marks < place and text[marks] in " \u00a0":
                marks += 1
        start = marks
        while start < end and text[start].isspace():
            start += 1
        # a footnote mark after the full stop belongs to the sentence before it
        self._last = Sentence(text, min(start, place), max(end, place + 1))
        return self._last
