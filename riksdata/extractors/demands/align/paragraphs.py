"""The paragraphs of an argument, ready to be compared with yrkanden.

How much of the weight of a yrkande's words (rare words weigh more) a paragraph and its best sentence hold, a little more where the
sentence asks for something. A word is held whole by a form of itself, in part by its relatives: compounds and derivations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter, mul

from riksdata.extractors.demands.align.held import ByYrkande, WordsHeld
from riksdata.extractors.demands.align.purpose import ASKING, CLOSING, FORMULA, WAY, cues_of, grant_change, proposes
from riksdata.extractors.demands.align.relatives import Kin
from riksdata.extractors.demands.word_weights import STEPS
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.stems import stem, words
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_MOST_KEPT = 2_000_000
"""Characters of an argument whose words are held in memory between two passes over it; of a longer one they are read twice."""
_CANDIDATES = 10
_WORTH = 0.05
_READ = 3
_UNREAD = 0.7
_PAIR = 0.6
"""What two sentences hold together, against what one holds alone."""
_MAX_SENTENCES = 60
_FORMULA_LENGTH = 160
_SECTION_SHARE = 1.05
_ASKING_BONUS = 0.06
_ENOUGH = 0.6
"""A sentence that asks for something earns all for it where it holds this share of what the best paragraph holds."""
_FLAT = 1.0
_STEEP = 0.75
_CLOSING_BONUS = 0.2
_GRANT_BONUS = 0.35
_PROPOSAL_BONUS = 0.25
_PLACE = 0.2
"""What a paragraph loses by standing far from where the yrkande's number expects it."""
_SHORT = 220
_NO_SUBSTANCE = lazy_regex(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:motivering|inledning|sammanfattning|anslag|tabell|förslag\s+till|innehåll)", re.I
)
_MONEY = lazy_regex(r"\b(?:kronor|mkr|mnkr|mdkr|miljoner|miljarder)\b|\d ?(?:kr|tkr)\b", re.I)
_OF_GRANTS = lazy_regex(r"anslag|\b(?:kostnad|utgift(?!sområde)|besparing)", re.I)
_SUMMARY = lazy_regex(r"(?:sammanfattningsvis|avslutningsvis)\b", re.I)
_CONCLUDES = lazy_regex(
    r"""
    (?:
        därför
        |mot\s+(?:denna|den|bakgrund)           # mot denna
        |med\s+(?:anledning|hänvisning|hänsyn)  # med anledning
        |av\s+(?:detta|denna|dessa)             # av detta
        |utifrån|sammanfattningsvis
        |för\s+att\s+(?:möta|komma)             # för att möta
    )
    \b
    """,
    re.I | re.X,
)
_GRANT_KEY = "anslag"
_LESS_KEYS = frozenset(stem(word) for word in ("minskat", "minskade", "minskad", "minska", "sänkt", "sänka"))


@dataclass(slots=True)
class Candidate:
    """A paragraph that may argue for a yrkande: its place among the argument's, what it scores, its best sentence and what that holds."""

    paragraph: int
    score: float
    sentence: Span
    coverage: float
    asks: int
    """Whether that sentence, or the one beside it, asks for something: 2 a proposal of the writer's, 1 a word of need, 0 no."""
    share: float = 1.0
    """The share of the yrkande's weight that the whole paragraph holds."""
    weighed: tuple[float, ...] = ()
    """What the score is made of, in the order of `EVIDENCE`."""

    @property
    def evidence(self) -> dict[str, float]:
        """What the score is made of, by name."""
        return dict(zip(EVIDENCE, self.weighed, strict=False))


EVIDENCE = (
    "words held",
    "words held, of the most",
    "words of its best sentence",
    "its sentence asks",
    "its sentence proposes",
    "earned by asking",
    "words of the heading",
    "far from its place",
    "changes the grant",
    "sums up",
    "ends its section",
    "ends the text",
    "words held by the next",
    "one demand only",
    "draws a conclusion",
    "short",
)
"""What may speak for a paragraph as the closing one; the ranker's weights are fitted to it."""
_ranks = itemgetter(*EVIDENCE)


@lru_cache(maxsize=1)
def ranker() -> dict[str, float]:
    """The weight of each piece of evidence, as fitted by `make models`."""
    return {name: float(weight) for name, weight in read_rows("riksdata.extractors.demands.align", "ranker.tsv")}


@dataclass(slots=True)
class _Sentence:
    """A sentence: where it stands, what it holds of each yrkande, and of each together with the sentence before."""

    span: Span
    held: ByYrkande
    both: ByYrkande | None
    """None where one of the two holds nothing."""
    asking: float
    """A bonus for one that asks for something."""
    grants: str
    """Which way it changes a grant."""


class Aligner:
    """The paragraphs of one argument, ready to be compared with its yrkanden (`wanted`: the bag of each).

    What its passages hold of the yrkanden is added up for all of them at once (`held`).
    """

    def __init__(self, document: TextDocument, paragraphs: list[Paragraph], wanted: list[set[str]]) -> None:
        """Read every paragraph once."""
        self.document = document
        self.paragraphs = paragraphs
        self.wanted = wanted
        vocabulary: set[str] = set().union(*wanted)
        self._masked = document.masked
        self._alone = document.words_alone
        kin = Kin(key for key in vocabulary if key[0] != "~")
        size = paragraphs[-1].end - paragraphs[0].start
        kept = list(self._spoken()) if size <= _MOST_KEPT else None
        said: set[str] = set()
        if kept is None:
            for one in self._spoken():
                said.update(one)
        else:
            said.update(*kept)
        self._useful = kin.held_by(said)
        bags = [self._shared(one) for one in kept or self._spoken()]
        self.held = WordsHeld(wanted, vocabulary, bags)
        self.several = len(wanted) > 2
        grants = _GRANT_KEY in vocabulary
        self.grants = [grant_change(self._masked[p.start : p.end]) for p in paragraphs] if grants else []
        start, end = paragraphs[0].start, paragraphs[-1].end
        formulas = self._masked.count("känna", start, end) + self._masked.count("ställa sig bakom", start, end)
        self.closing_bonus = _CLOSING_BONUS if len(wanted) == 1 or formulas * 2 >= len(wanted) else 0.0
        self._heads: dict[int, ByYrkande] = {}
        for section in {p.section for p in paragraphs if p.section is not None}:
            self._heads[section] = self.held.of_each(set().union(*map(kin.keys_of, words(document.sections[section].heading))))
        self._sentences: dict[int, list[_Sentence]] = {}
        self._places: dict[int, tuple[int, float, float, float, float]] = {}
        self._ranks = _ranks(ranker())

    def _spoken(self) -> Iterator[list[str]]:
        """The words of each paragraph."""
        return (self._words_of(p.start, p.end) for p in self.paragraphs)

    def _words_of(self, start: int, end: int) -> list[str]:
        """The words of a part of the text; one that a hyphen or a colon stands beside may still have it."""
        return words(self._masked[start:end]) if self._alone is None else self._alone[start:end].split()

    def _shared(self, said: list[str]) -> set[str]:
        """The keys of the yrkanden that some words hold."""
        useful = self._useful
        return set().union(*map(useful.__getitem__, filter(useful.__contains__, said)))

    def share_of_heading(self, section: int | None, order: int) -> float:
        """The share of a yrkande's weight that the heading of a section holds, 0 to 1."""
        return 0.0 if section is None else self._heads[section][order] / (self.held.totals[order] or STEPS)

    def candidates(self, order: int) -> list[Candidate]:
        """The few paragraphs that share most with a yrkande (by its place among them), scored by their best sentences."""
        bag, total = self.wanted[order], self.held.totals[order]
        if not total:
            return []
        shared = self.held.shares(order)
        heads = {s: _SECTION_SHARE * held[order] / total for s, held in self._heads.items() if held[order]}
        expected = (order + 1) / len(self.wanted)
        grant = ("-" if _LESS_KEYS & bag else "+") if _GRANT_KEY in bag else "?"
        paragraphs, grants = self.paragraphs, self.grants
        count = len(paragraphs)
        rough = {
            k: value + (heads.get(paragraphs[k].section or 0, 0.0) if heads else 0.0) - _PLACE * abs((k + 1) / count - expected)
            for k, value in shared.items()
        }
        if not rough:
            return []
        if grants:
            for k in rough:
                if grant in grants[k]:
                    rough[k] += _GRANT_BONUS
        best = max(shared.values())
        ranked = sorted(rough, key=rough.__getitem__, reverse=True)[:_CANDIDATES]
        least = _WORTH * rough[ranked[0]]
        out: list[Candidate] = []
        for place, k in enumerate(ranked):
            if place and rough[k] < least:
                break
            p = paragraphs[k]
            if place < _READ:
                sentence, held, bonus, asks = self._best_sentence(k, order, grant, _ENOUGH * best or 1.0)
            else:
                sentence, held, bonus, asks = Span(p.start, p.end), _UNREAD * shared[k], 0.0, 0
            next_one, ends_text, ends_section, sums_up, concludes = self._place_of(k)
            weighed = (
                shared[k],
                shared[k] / best,
                held,
                float(asks > 0),
                float(asks > 1),
                bonus,
                heads.get(p.section, 0.0) if p.section is not None else 0.0,
                abs((k + 1) / count - expected),
                float(bool(grants) and grant in grants[k]),
                sums_up,
                ends_section,
                ends_text,
                shared.get(next_one, 0.0) if next_one else 0.0,
                (k + 1) / count if len(self.wanted) == 1 else 0.0,
                concludes,
                float(p.end - p.start < _SHORT),
            )
            score = sum(map(mul, self._ranks, weighed))
            out.append(Candidate(k, score, sentence, held, asks, shared[k], weighed))
        return out

    def _place_of(self, k: int) -> tuple[int, float, float, float, float]:
        """What a paragraph's place and its first words say of it, whatever the yrkande.

        The paragraph after it in its section (0 for none), and whether it ends the text, ends its section, sums up, draws a conclusion.
        """
        known = self._places.get(k)
        if known is None:
            p = self.paragraphs[k]
            after = self.paragraphs[k + 1] if k + 1 < len(self.paragraphs) else None
            ends_section = after is None or after.section != p.section
            concludes = _CONCLUDES.match(self._masked, p.start, p.end) is not None
            known = self._places[k] = (
                0 if ends_section else k + 1,
                float(after is None),
                float(ends_section),
                float(self._sums_up(k)),
                float(concludes),
            )
        return known

    def _sums_up(self, k: int) -> bool:
        """Whether a paragraph closes the motion as a whole: by its first word, or as a short last one after several arguments."""
        p = self.paragraphs[k]
        if _SUMMARY.match(self._masked, p.start):
            return True
        return k == len(self.paragraphs) - 1 and p.end - p.start < _SHORT and self.several and self.paragraphs[0].section == p.section

    def budget(self) -> list[Candidate]:
        """For a yrkande that grants a whole area: the last paragraph of the first section of substance that names a sum, else grants."""
        for p in self.paragraphs:
            if p.section is not None and not _NO_SUBSTANCE.match(self.document.sections[p.section].heading):
                return self.about_money({p.section})
        return []

    def about_money(self, sections: Set[int]) -> list[Candidate]:
        """The last paragraph that names a sum, of the first of some sections in a row; else the last about grants, else the first."""
        places = [k for k, p in enumerate(self.paragraphs) if p.section in sections]
        own = [k for k in places if self.paragraphs[k].section == self.paragraphs[places[0]].section and k - places[0] == places.index(k)]
        chosen = own[0]
        names_sum = False
        for k in own:
            p = self.paragraphs[k]
            if _MONEY.search(self._masked, p.start, p.end):
                chosen, names_sum = k, True
            elif not names_sum and _OF_GRANTS.search(self._masked, p.start, p.end):
                chosen = k
        p = self.paragraphs[chosen]
        return [Candidate(chosen, 1.0, Span(p.start, p.end), 0.0, 0)]

    def last_asking(self) -> list[Candidate]:
        """For a motion of one yrkande whose words its argument never uses: the last paragraph that asks for something, else the last."""
        chosen = len(self.paragraphs) - 1
        for k in range(chosen, max(chosen - _CANDIDATES, -1), -1):
            p = self.paragraphs[k]
            spans = self.document.sentences(p.start, p.end)[:_MAX_SENTENCES]
            said = [self._words_of(*span) for span in spans]
            if any(self._asking(spans, said, i) > _ASKING_BONUS for i in range(len(spans))):
                chosen = k
                break
        p = self.paragraphs[chosen]
        return [Candidate(chosen, 1.0, Span(p.start, p.end), 0.0, 0)]

    def _best_sentence(self, k: int, order: int, grant: str, most: float) -> tuple[Span, float, float, int]:
        """The sentence of a paragraph that holds most of the yrkande, the share it holds, and what it earns by asking for something.

        Two sentences in a row may share the task: one names the matter, the other asks.
        """
        best, place, share, earned, asks = -1.0, None, 0.0, 0.0, 0
        alone = -1.0
        before, asking_before = 0, 0.0
        total = self.held.totals[order]
        for sentence in self._read(k):
            own, asking = sentence.held[order], sentence.asking
            if own:
                held = own / total
                extra = _GRANT_BONUS if grant in sentence.grants else 0.0
                gain = held + asking * min(1.0, held / most) * (_FLAT + _STEEP * held) + extra
                if gain > best:
                    best, share, earned, asks = gain, held, gain - held, (asking > 0) + (asking > _ASKING_BONUS)
                if before and sentence.both is not None:
                    value, bonus = _PAIR * sentence.both[order] / total, max(asking, asking_before)
                    gain = value + bonus * min(1.0, value / most) * (_FLAT + _STEEP * value) + extra
                    if gain > best:
                        best, share, earned, asks = gain, max(value, held), gain - value, (bonus > 0) + (bonus > _ASKING_BONUS)
                if (single := held + asking * (_FLAT + _STEEP * held)) > alone:
                    alone, place = single, sentence.span
            before, asking_before = own, asking
        return place or Span(self.paragraphs[k].start, self.paragraphs[k].end), share, earned, asks

    def _read(self, k: int) -> list[_Sentence]:
        """The sentences of a paragraph, read once."""
        known = self._sentences.get(k)
        if known is not None:
            return known
        p, masked = self.paragraphs[k], self._masked
        spans = self.document.sentences(p.start, p.end)[:_MAX_SENTENCES]
        said = [self._words_of(*span) for span in spans]
        keys = list(map(self._shared, said))
        known = self._sentences[k] = []
        for i, span in enumerate(spans):
            own = keys[i]
            if not own:
                known.append(_Sentence(span, self.held.nothing, None, 0.0, ""))
                continue
            both = self.held.of_each(own | keys[i - 1]) if i and keys[i - 1] else None
            grants = grant_change(masked[span.start : span.end]) if self.grants else ""
            known.append(_Sentence(span, self.held.of_each(own), both, self._asking(spans, said, i), grants))
        return known

    def _asking(self, spans: list[Span], said: list[list[str]], i: int) -> float:
        """The bonus of a sentence for asking for something, more where the chamber's formula stands in it or right behind."""
        span = spans[i]
        cues = cues_of(said[i])
        bonus = 0.0
        if proposes(cues):
            bonus = _PROPOSAL_BONUS
        elif cues & ASKING or (self._masked.startswith(("E", "Y"), span.start) and WAY.match(self._masked, span.start, span.end)):
            bonus = _ASKING_BONUS
        if not self.closing_bonus:
            return bonus
        after = spans[i + 1] if i + 1 < len(spans) else None
        if self._closes(span, cues) or (after and after.end - after.start < _FORMULA_LENGTH and self._closes(after, cues_of(said[i + 1]))):
            bonus += self.closing_bonus
        return bonus

    def _closes(self, span: Span, cues: int) -> bool:
        """Whether a sentence holds the chamber's formula."""
        return bool(cues & FORMULA) and CLOSING.search(self._masked, span.start, span.end) is not None
