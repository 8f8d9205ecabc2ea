"""The paragraphs of an argument, ready to be compared with yrkanden.

How much of the weight of a yrkande's words (rare words weigh more) a paragraph and its best sentence hold, a little more where the
sentence asks for something. A word is held whole by a form of itself, in part by its relatives: compounds and derivations.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from riksdata.extractors.demands.align.purpose import ASKING, CLOSING, FORMULA, WAY, cues_of, grant_change, proposes
from riksdata.extractors.demands.align.relatives import TRAITS, related, relatives, tokens
from riksdata.extractors.demands.word_weights import exact, rarity
from riksdata.swedish.facts import read_rows
from riksdata.swedish.stems import stem
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_MOST_KEPT = 2_000_000
"""Characters of an argument whose words are held in memory between two passes over it; of a longer one they are read twice."""
_RELATED_PART = 0.35
"""Of a word's weight, what its relatives hold as well as itself."""
_LOCAL = 0.5
_MAX_POSTINGS = 400
_CANDIDATES = 10
_WORTH = 0.05
_READ = 3
_UNREAD = 0.7
_WHOLE = 0.55
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
_SUMMARY_COST = 0.35
_NO_SUBSTANCE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:motivering|inledning|sammanfattning|anslag|tabell|förslag\s+till|innehåll)", re.I
)
_MONEY = re.compile(r"\b(?:kronor|mkr|mnkr|miljoner|miljarder)\b", re.I)
_SUMMARY = re.compile(r"(?:sammanfattningsvis|avslutningsvis)\b", re.I)
_CONCLUDES = re.compile(
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
    evidence: dict[str, float] = field(default_factory=dict)
    """What the score is made of."""


@lru_cache(maxsize=1)
def ranker() -> dict[str, float]:
    """The weight of each piece of evidence, as fitted by `make models`."""
    return {name: float(weight) for name, weight in read_rows("riksdata.extractors.demands.align", "ranker.tsv")}


class Aligner:
    """The paragraphs of one argument, ready to be compared with its yrkanden (`wanted`: the bag of each)."""

    def __init__(self, document: TextDocument, paragraphs: list[Paragraph], wanted: list[set[str]]) -> None:
        """Read every paragraph once."""
        self.document = document
        self.paragraphs = paragraphs
        self.wanted = wanted
        self.vocabulary: set[str] = set().union(*wanted)
        masked = document.masked
        meant: dict[str, list[str]] = {}
        for key in self.vocabulary:
            if key[0] != "~":
                meant.setdefault(key, []).extend((key, "~" + key))
                for trait in relatives(key):
                    meant.setdefault(trait, []).append("~" + key)
        size = paragraphs[-1].end - paragraphs[0].start
        kept = list(self._spoken()) if size <= _MOST_KEPT else None
        said: set[str] = set()
        for one in kept or self._spoken():
            said.update(one)
        useful: dict[str, set[str]] = {}
        for word in related(said, self.vocabulary):
            keys = {key for trait in TRAITS[word] if trait in meant for key in meant[trait]}
            if keys:
                useful[word] = keys
        self._useful = useful
        self._words = useful.keys()
        self.bags = [self._shared(one) for one in kept or self._spoken()]
        self._postings: dict[str, list[int]] = {}
        for k, bag in enumerate(self.bags):
            for key in bag:
                self._postings.setdefault(key, []).append(k)
        self.weight = self._weights()
        self.several = len(wanted) > 2
        self.grants = [grant_change(masked[p.start : p.end]) for p in paragraphs] if _GRANT_KEY in self.vocabulary else []
        whole = masked[paragraphs[0].start : paragraphs[-1].end]
        formulas = whole.count("känna") + whole.count("ställa sig bakom")
        self.closing_bonus = _CLOSING_BONUS if len(wanted) == 1 or formulas * 2 >= len(wanted) else 0.0
        self.heads: dict[int, set[str]] = {}
        for section in {p.section for p in paragraphs if p.section is not None}:
            held: set[str] = set()
            for word in document.sections[section].heading.lower().split():
                for trait in TRAITS[word]:
                    held.update(meant.get(trait, ()))
            self.heads[section] = held
        self._sentences: dict[int, list[tuple[Span, set[str], float, str]]] = {}

    def _spoken(self) -> Iterator[list[str]]:
        """The words of each paragraph."""
        return (tokens(self.document.masked[p.start : p.end]) for p in self.paragraphs)

    def _weights(self) -> dict[str, float]:
        """What each key of the yrkanden weighs: more where it is rare in motions, and rare here."""
        out: dict[str, float] = {}
        here: dict[int, float] = {}
        for key in self.vocabulary:
            count = len(self._postings.get(key, ()))
            if count not in here:
                here[count] = _LOCAL * max(math.log((len(self.paragraphs) + 1) / (count + 0.5)), 0.1)
            if key[0] == "~":
                out[key] = exact((here[count] + (1 - _LOCAL) * rarity(key[1:])) * _RELATED_PART)
            else:
                out[key] = exact((here[count] + (1 - _LOCAL) * rarity(key)) * (1 - _RELATED_PART))
        return out

    def _shared(self, said: list[str]) -> set[str]:
        """The keys of the yrkanden that some words hold."""
        out: set[str] = set()
        for word in self._words & said:
            out |= self._useful[word]
        return out

    def total(self, bag: set[str]) -> float:
        """The weight of a yrkande."""
        return sum(map(self.weight.__getitem__, bag))

    def share(self, paragraph: int, order: int) -> float:
        """The share of a yrkande's weight that a paragraph holds, 0 to 1."""
        bag = self.wanted[order]
        return self.total(self.bags[paragraph] & bag) / (self.total(bag) or 1.0)

    def alike(self) -> list[float]:
        """How much of each yrkande's weight the one before it shares, 0 to 1."""
        before: set[str] = set()
        out = []
        for bag in self.wanted:
            out.append(self.total(bag & before) / (self.total(bag) or 1.0))
            before = bag
        return out

    def candidates(self, order: int) -> list[Candidate]:
        """The few paragraphs that share most with a yrkande (by its place among them), scored by their best sentences."""
        bag = self.wanted[order]
        total = self.total(bag)
        if not total:
            return []
        shared: dict[int, float] = {}
        for key in bag:
            places = self._postings.get(key, ())
            if len(places) <= _MAX_POSTINGS:
                weight = self.weight[key]
                for k in places:
                    shared[k] = shared.get(k, 0.0) + weight
        shared = {k: value / total for k, value in shared.items()}
        heads = {s: _SECTION_SHARE * self.total(keys & bag) / total for s, keys in self.heads.items() if not keys.isdisjoint(bag)}
        expected = (order + 1) / len(self.wanted)
        grant = ("-" if _LESS_KEYS & bag else "+") if _GRANT_KEY in bag else "?"
        rough: dict[int, float] = {}
        for k, value in shared.items():
            rough[k] = value + heads.get(self.paragraphs[k].section or 0, 0.0) - _PLACE * abs((k + 1) / len(self.paragraphs) - expected)
            if self.grants and grant in self.grants[k]:
                rough[k] += _GRANT_BONUS
        best = max(shared.values(), default=0.0)
        ranked = sorted(rough, key=lambda k: (-rough[k], k))[:_CANDIDATES]
        weights = ranker()
        out: list[Candidate] = []
        for place, k in enumerate(ranked):
            if place and rough[k] < _WORTH * rough[ranked[0]]:
                break
            p = self.paragraphs[k]
            if place < _READ:
                found = self._best_sentence(k, bag, total, grant, _ENOUGH * best or 1.0)
            else:
                found = Span(p.start, p.end), _UNREAD * shared[k], 0.0, 0
            evidence = self._evidence(k, shared, best, heads, expected, grant, found)
            score = sum(weights[name] * value for name, value in evidence.items())
            out.append(Candidate(k, score, found[0], found[1], found[3], shared[k], evidence))
        return out

    def _evidence(
        self,
        k: int,
        shared: dict[int, float],
        best: float,
        heads: dict[int, float],
        expected: float,
        grant: str,
        found: tuple[Span, float, float, int],
    ) -> dict[str, float]:
        """What speaks for a paragraph as the closing one, by name; the ranker's weights are fitted to it."""
        p = self.paragraphs[k]
        _, held, bonus, asks = found
        after = self.paragraphs[k + 1] if k + 1 < len(self.paragraphs) else None
        ends_section = after is None or after.section != p.section
        return {
            "words held": shared[k],
            "words held, of the most": shared[k] / best if best else 0.0,
            "words of its best sentence": held,
            "its sentence asks": float(asks > 0),
            "its sentence proposes": float(asks > 1),
            "earned by asking": bonus,
            "words of the heading": heads.get(p.section, 0.0) if p.section is not None else 0.0,
            "far from its place": abs((k + 1) / len(self.paragraphs) - expected),
            "changes the grant": float(bool(self.grants) and grant in self.grants[k]),
            "sums up": float(self._sums_up(k)),
            "ends its section": float(ends_section),
            "ends the text": float(after is None),
            "words held by the next": shared.get(k + 1, 0.0) if not ends_section else 0.0,
            "one demand only": float(len(self.wanted) == 1) * (k + 1) / len(self.paragraphs),
            "draws a conclusion": float(_CONCLUDES.match(self.document.masked, p.start, p.end) is not None),
            "short": float(p.end - p.start < _SHORT),
        }

    def _sums_up(self, k: int) -> bool:
        """Whether a paragraph closes the motion as a whole: by its first word, or as a short last one after several arguments."""
        p = self.paragraphs[k]
        if _SUMMARY.match(self.document.masked, p.start):
            return True
        return k == len(self.paragraphs) - 1 and p.end - p.start < _SHORT and self.several and self.paragraphs[0].section == p.section

    def budget(self) -> list[Candidate]:
        """For a yrkande that grants a whole area: the paragraph that speaks of money in the first section of substance."""
        first: int | None = None
        chosen = None
        for k, p in enumerate(self.paragraphs):
            if p.section is None or (first is None and _NO_SUBSTANCE.match(self.document.sections[p.section].heading)):
                continue
            if first is None:
                first, chosen = p.section, k
            if p.section != first:
                break
            if _MONEY.search(self.document.masked, p.start, p.end):
                chosen = k
        if chosen is None:
            return []
        p = self.paragraphs[chosen]
        return [Candidate(chosen, 1.0, Span(p.start, p.end), 0.0, 0)]

    def last_asking(self) -> list[Candidate]:
        """For a motion of one yrkande whose words its argument never uses: the last paragraph that asks for something, else the last."""
        chosen = len(self.paragraphs) - 1
        for k in range(chosen, max(chosen - _CANDIDATES, -1), -1):
            if any(bonus > _ASKING_BONUS for _, _, bonus, _ in self._read(k)):
                chosen = k
                break
        p = self.paragraphs[chosen]
        return [Candidate(chosen, 1.0, Span(p.start, p.end), 0.0, 0)]

    def _best_sentence(self, k: int, bag: set[str], total: float, grant: str, most: float) -> tuple[Span, float, float, int]:
        """The sentence of a paragraph that holds most of the yrkande, the share it holds, and what it earns by asking for something.

        Two sentences in a row may share the task: one names the matter, the other asks.
        """
        best, place, share, earned, asks = -1.0, Span(self.paragraphs[k].start, self.paragraphs[k].end), 0.0, 0.0, 0
        alone = -1.0
        before: tuple[set[str], float] = (set(), 0.0)
        for span, keys, asking, grants in self._read(k):
            own = keys & bag
            held = self.total(own) / total
            extra = _GRANT_BONUS if grant in grants else 0.0
            both = _PAIR * self.total(own | before[0]) / total if own and before[0] else 0.0
            for value, bonus in ((held, asking), (both, max(asking, before[1]))):
                gain = value + bonus * min(1.0, value / most) * (_FLAT + _STEEP * value) + extra
                if value > 0 and gain > best:
                    best, share, earned, asks = gain, max(value, held), gain - value, (bonus > 0) + (bonus > _ASKING_BONUS)
            if held > 0 and (single := held + asking * (_FLAT + _STEEP * held)) > alone:
                alone, place = single, span
            before = (own, asking)
        return place, share, earned, asks

    def _read(self, k: int) -> list[tuple[Span, set[str], float, str]]:
        """The sentences of a paragraph: span, keys, a bonus for those that ask for something, and which way they change a grant."""
        known = self._sentences.get(k)
        if known is not None:
            return known
        p, masked = self.paragraphs[k], self.document.masked
        sentences = self.document.sentences(p.start, p.end)[:_MAX_SENTENCES]
        shown = [masked[span.start : span.end] for span in sentences]
        said = [tokens(text) for text in shown]
        cues = [cues_of(one) for one in said]
        closing = [bool(cue & FORMULA) and CLOSING.search(text) is not None for text, cue in zip(shown, cues, strict=True)]
        out = []
        for i, span in enumerate(sentences):
            bonus = _PROPOSAL_BONUS if proposes(cues[i]) else _ASKING_BONUS if cues[i] & ASKING or WAY.match(shown[i]) else 0.0
            if closing[i] or (i + 1 < len(shown) and len(shown[i + 1]) < _FORMULA_LENGTH and closing[i + 1]):
                bonus += self.closing_bonus
            out.append((span, self._shared(said[i]), bonus, grant_change(shown[i]) if self.grants else ""))
        self._sentences[k] = out
        return out
