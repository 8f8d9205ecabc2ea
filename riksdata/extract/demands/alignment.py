"""The paragraphs of an argument, ready to be compared with yrkanden.

How much of the weight of a yrkande's words (rare words weigh more) a paragraph and its best sentence hold, a little more where the
sentence asks for something. A word is held whole by a form of itself, in part by its relatives: compounds and derivations.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from riksdata.extract.demands.words import rarity, stem, stop_words, visible, word_list, words
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_PREFIX = 6
_SHORT_PREFIX = 4
_SUFFIX = 5
_LONGEST = 40
"""Letters of a word that are looked at for its parts."""
_PARTS = 3
"""Letters before a compound's last part."""
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
_HYPHEN = re.compile("[-:\u2011]")
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
CLOSING = re.compile(
    r"riksdagen\s+(?:bör\s+)?(?:ställa|ställer|tillkännage|ge|begär|besluta|avslå)|till\s?känna|(?:detta|det)\s+bör\s+(?:riksdagen|ges)",
    re.I,
)
"""The chamber's formula in an argument: "Detta bör riksdagen ställa sig bakom"."""
_CUE_LISTS = ("asking", "proposers", "proposing", "actors", "obliged", "should", "mentioned", "formula_words")
_ASKING, _PROPOSERS, _PROPOSING, _ACTORS, _OBLIGED, _SHOULD, _MENTIONED, _FORMULA = (1 << k for k in range(len(_CUE_LISTS)))
_NO_SUBSTANCE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:motivering|inledning|sammanfattning|anslag|tabell|förslag\s+till|innehåll)", re.I
)
_MONEY = re.compile(r"\b(?:kronor|mkr|mnkr|miljoner|miljarder)\b", re.I)
_SUMMARY = re.compile(r"(?:sammanfattningsvis|avslutningsvis)\b", re.I)
_GRANT = re.compile(
    r"\b(?:anslag|medel\b|medlen\b|tilldelning)\w*[^.]{0,200}\b(?:öka|ökas|ökar|minska|minskas|minskar|höjs|sänks|tillför|tillförs|uppgå)\b|"
    r"\b(?:utökade|utökat|öka|ökas|ökar|minska|minskas|minskar|höjer|sänker|tillför|avsätter|anvisar|anslår)\b[^.]{0,200}\b(?:anslag|medel\b)",
    re.I,
)
_WAY = re.compile(r"(?:Ytterligare e|E)tt (?:[^\W\d_]+ )?sätt\b")
"""A proposal by its first words: "Ett annat sätt att … är att …"."""
_GRANT_KEY = "anslag"
_LESS_KEYS = frozenset(stem(word) for word in ("minskat", "minskade", "minskad", "minska", "sänkt", "sänka"))
_MORE = re.compile(r"\b(?:öka|utöka|höj|tillför|avsätt|anvisa|anslå|uppgå|förstärk)", re.I)
_LESS = re.compile(r"\b(?:minska|sänk|reducera|neddrag|skär)", re.I)


@dataclass(slots=True)
class Candidate:
    """A paragraph that may argue for a yrkande: its place among the argument's, what it scores, its best sentence and what that holds."""

    paragraph: int
    score: float
    sentence: Span
    coverage: float
    asks: int
    """Whether that sentence, or the one beside it, asks for something: 2 a proposal of the writer's, 1 a word of need, 0 no."""


_MOST_TOKENS = 500_000
_PUNCTUATION = ".,;:!?()\"'”“’–"


@lru_cache(maxsize=1)
def _cue_bits() -> dict[str, int]:
    """The words of the cue lists, each with the bits of the lists that hold it."""
    bits: dict[str, int] = {}
    for k, name in enumerate(_CUE_LISTS):
        for word in word_list(name):
            bits[word] = bits.get(word, 0) | 1 << k
    return bits


class _Traits(dict[str, tuple[str, ...]]):
    """What a token (lower case, cut at white space) can be told by: stems; `^` and a beginning; `$` and a last part. Read once each."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        traits: list[str] = []
        bare = token.strip(_PUNCTUATION)
        for stemmed in _stems(token) if not bare.isalpha() else (stem(bare),) if len(bare) > 1 and bare not in stop_words() else ():
            traits.append(stemmed)
            traits += ["^" + stemmed[:k] for k in range(_SHORT_PREFIX, min(len(stemmed), _PREFIX) + 1)]
            traits += ["$" + stemmed[k:] for k in range(_PARTS, min(len(stemmed), _LONGEST) - _SUFFIX + 1)]
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[token] = found = tuple(traits)
        return found


class _Cues(dict[str, int]):
    """Which of the cue lists hold a token's words, as bits."""

    def __missing__(self, token: str) -> int:
        found = 0
        for word in words(token):
            found |= _cue_bits().get(word, 0)
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[token] = found
        return found


_TRAITS = _Traits()
_CUES = _Cues()


def _stems(text: str) -> list[str]:
    """The stems of a text's telling words, parts of hyphened words too, each once."""
    stops = stop_words()
    out: dict[str, None] = {}
    for word in words(text):
        for part in (word, *_HYPHEN.split(word)) if _HYPHEN.search(word) else (word,):
            if len(part) > 1 and part not in stops:
                out[stem(part)] = None
    return list(out)


def _tokens(text: str) -> list[str]:
    """What stands between white space, lower case, without the characters that no reader sees."""
    return visible(text).lower().split()


def _related(tokens: set[str], vocabulary: set[str]) -> set[str]:
    """Those of many tokens that may be a form or a relative of a stem: all that are, and few others.

    Most are neither, so they are looked for in one string: who shares a stem's beginning or is its last part holds its first or its last
    letters.
    """
    sought: set[str] = set()
    for stemmed in vocabulary:
        if stemmed[0] != "~":
            sought.add(stemmed[:_PREFIX])
            if len(stemmed) >= _PARTS + _SUFFIX:
                sought.add(stemmed[-_SUFFIX:])
    listed = "\n".join(tokens) + "\n"
    found: set[str] = set()
    for letters in sought:
        at = listed.find(letters)
        while at >= 0:
            end = listed.find("\n", at)
            found.add(listed[listed.rfind("\n", 0, at) + 1 : end])
            at = listed.find(letters, end)
    return found


def _relatives(stemmed: str) -> list[str]:
    """The traits by which another word shows itself a relative: the same beginning, this word as its last part, or as this one's."""
    size = min(len(stemmed), _LONGEST)
    out = ["$" + stemmed] if size >= _SUFFIX else []
    if size >= _SHORT_PREFIX:
        out.append("^" + stemmed[:_PREFIX])
    return out + [stemmed[k:] for k in range(_PARTS, size - _SUFFIX + 1)]


def bag_of(wording: str) -> set[str]:
    """What a yrkande is told by: its stems, and `~` with a stem for the relatives of it."""
    stems = _stems(wording)
    return {*stems, *("~" + s for s in stems)}


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
                for trait in _relatives(key):
                    meant.setdefault(trait, []).append("~" + key)
        said = [_tokens(masked[p.start : p.end]) for p in paragraphs]
        useful: dict[str, set[str]] = {}
        for word in _related(set().union(*said), self.vocabulary):
            keys = {key for trait in _TRAITS[word] if trait in meant for key in meant[trait]}
            if keys:
                useful[word] = keys
        self._useful = useful
        self._words = useful.keys()
        self.bags = [self._shared(one) for one in said]
        self._postings: dict[str, list[int]] = {}
        for k, bag in enumerate(self.bags):
            for key in bag:
                self._postings.setdefault(key, []).append(k)
        self.weight = {key: self._weigh(key) for key in self.vocabulary}
        self.several = len(wanted) > 2
        self.grants = [_grant(masked[p.start : p.end]) for p in paragraphs] if _GRANT_KEY in self.vocabulary else []
        whole = masked[paragraphs[0].start : paragraphs[-1].end]
        formulas = whole.count("känna") + whole.count("ställa sig bakom")
        self.closing_bonus = _CLOSING_BONUS if len(wanted) == 1 or formulas * 2 >= len(wanted) else 0.0
        self.heads: dict[int, set[str]] = {}
        for section in {p.section for p in paragraphs if p.section is not None}:
            held: set[str] = set()
            for word in document.sections[section].heading.lower().split():
                for trait in _TRAITS[word]:
                    held.update(meant.get(trait, ()))
            self.heads[section] = held
        self._sentences: dict[int, list[tuple[Span, set[str], float, str]]] = {}

    def _weigh(self, key: str) -> float:
        here = math.log((len(self.paragraphs) + 1) / (len(self._postings.get(key, ())) + 0.5))
        value = _LOCAL * max(here, 0.1) + (1 - _LOCAL) * rarity(key.lstrip("~"))
        return value * (_RELATED_PART if key[0] == "~" else 1 - _RELATED_PART)

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
                weight = self.weight[key] / total
                for k in places:
                    shared[k] = shared.get(k, 0.0) + weight
        heads = {s: _SECTION_SHARE * self.total(keys & bag) / total for s, keys in self.heads.items() if not keys.isdisjoint(bag)}
        expected = (order + 1) / len(self.wanted)
        grant = ("-" if _LESS_KEYS & bag else "+") if _GRANT_KEY in bag else "?"
        rough: dict[int, float] = {}
        for k, value in shared.items():
            rough[k] = value + heads.get(self.paragraphs[k].section or 0, 0.0) - _PLACE * abs((k + 1) / len(self.paragraphs) - expected)
            if self.grants and grant in self.grants[k]:
                rough[k] += _GRANT_BONUS
        most = _ENOUGH * max(shared.values(), default=0.0) or 1.0
        ranked = sorted(rough, key=lambda k: (-rough[k], k))[:_CANDIDATES]
        out: list[Candidate] = []
        for place, k in enumerate(ranked):
            if place and rough[k] < _WORTH * rough[ranked[0]]:
                break
            p = self.paragraphs[k]
            if place < _READ:
                span, held, bonus, asks = self._best_sentence(k, bag, total, grant, most)
            else:
                span, held, bonus, asks = Span(p.start, p.end), _UNREAD * shared[k], 0.0, 0
            score = rough[k] - (1 - _WHOLE) * (shared[k] - held) + bonus
            if self._sums_up(k):
                score -= _SUMMARY_COST
            out.append(Candidate(k, score, span, held, asks))
        return out

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
        said = [_tokens(text) for text in shown]
        cues = [_cues(one) for one in said]
        closing = [bool(cue & _FORMULA) and CLOSING.search(text) is not None for text, cue in zip(shown, cues, strict=True)]
        out = []
        for i, span in enumerate(sentences):
            bonus = _PROPOSAL_BONUS if _proposes(cues[i]) else _ASKING_BONUS if cues[i] & _ASKING or _WAY.match(shown[i]) else 0.0
            if closing[i] or (i + 1 < len(shown) and len(shown[i + 1]) < _FORMULA_LENGTH and closing[i + 1]):
                bonus += self.closing_bonus
            out.append((span, self._shared(said[i]), bonus, _grant(shown[i]) if self.grants else ""))
        self._sentences[k] = out
        return out


def _grant(text: str) -> str:
    """Which way a text changes a grant: "+" up, "-" down, "+-" both, "" not at all."""
    if not _GRANT.search(text):
        return ""
    return ("-" if _LESS.search(text) else "") + ("+" if _MORE.search(text) else "")


def _cues(tokens: list[str]) -> int:
    """Which of the cue lists a sentence uses, as bits."""
    found = 0
    for cue in set(map(_CUES.__getitem__, tokens)):
        found |= cue
    return found


def _proposes(cues: int) -> bool:
    """Whether the words of a sentence make it a proposal of its writer's."""
    if cues & _MENTIONED:
        return False
    if cues & _SHOULD:
        return True
    return bool(cues & _PROPOSING and cues & _PROPOSERS) or bool(cues & _OBLIGED and cues & _ACTORS)
