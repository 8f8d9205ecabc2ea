"""Which passage argues for a yrkande: the paragraph that restates it, its section, and where the passage begins.

The wording of each yrkande is aligned with the paragraphs of the argument: how much of its words' weight (rare words weigh more) a
paragraph and its best sentence hold, a little more where the sentence asks for something, and the order of the yrkanden kept where the
words leave it open.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from riksdata.extract.demands.words import rarity, stem, stop_words, word_list, words
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.spans import Span

_PREFIX = 6
_SUFFIX = 5
_PART_WEIGHTS = {"^": 0.5, "$": 0.05}
_LOCAL = 0.65
_MAX_POSTINGS = 400
_CANDIDATES = 10
_WORTH = 0.05
_READ = 3
_UNREAD = 0.7
_WHOLE = 0.55
_MAX_SENTENCES = 60
_FORMULA_LENGTH = 160
_MIN_SCORE = 0.04
"""Below this score a yrkande counts as never taken up."""
_SECTION_SHARE = 1.05
_ASKING_BONUS = 0.06
_FLAT = 1.0
_STEEP = 0.75
_CLOSING_BONUS = 0.2
_GRANT_BONUS = 0.35
_PROPOSAL_BONUS = 0.25
_SHORT = 220
_SUMMARY_COST = 0.35
_FRAGMENT = 100
_BACKWARD = 0.2
_FAR = 0.08
_SAME = 0.2
_RELATED = 0.08
_GENERIC_HEADING = re.compile(r"(?:\d{1,2}[.)]?\s*)?(?:motivering|motivation)[.:]?$", re.I)
_ASKING = word_list("asking")
CLOSING = re.compile(
    r"riksdagen\s+(?:bör\s+)?(?:ställa|ställer|tillkännage|ge|begär|besluta|avslå)|till\s?känna|(?:detta|det)\s+bör\s+(?:riksdagen|ges)",
    re.I,
)
_PROPOSERS = word_list("proposers")
_PROPOSING = word_list("proposing")
_ACTORS = word_list("actors")
_OBLIGED = word_list("obliged")
_FORMULA_WORDS = word_list("formula_words")
_BUDGET = re.compile(r"(?:att\s+)?riksdagen\s+(?:anvisar|anslår)\b", re.I)
_NO_SUBSTANCE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?(?:motivering|inledning|sammanfattning|anslag|tabell|förslag\s+till|innehåll)", re.I
)
_MONEY = re.compile(r"\b(?:kronor|mkr|mnkr|miljoner|miljarder)\b", re.I)
_SUMMARY = re.compile(r"(?:sammanfattningsvis|avslutningsvis)\b", re.I)
_CAPTION = re.compile(r"(?:tabell|figur|diagram|källa|not)\b[^.]{0,12}\d*[:. ]", re.I)
_GRANT = re.compile(
    r"\banslag\w*[^.]{0,200}\b(?:öka|ökas|ökar|minska|minskas|minskar|höjs|sänks|tillför|tillförs|uppgå)\b|\b(?:öka|ökas|ökar|minska|minskas|minskar|höjer|sänker|tillför|avsätter|anvisar|anslår)\b[^.]{0,200}\banslag",
    re.I,
)
_GRANT_KEY = "anslag"
_LESS_KEYS = frozenset(stem(word) for word in ("minskat", "minskade", "minskad", "minska", "sänkt", "sänka"))
_MORE = re.compile(r"\b(?:öka|höj|tillför|avsätt|anvisa|anslå|uppgå|förstärk)", re.I)
_LESS = re.compile(r"\b(?:minska|sänk|reducera|neddrag|skär)", re.I)
_SIGNATURE = re.compile(r"[^\n.!?]{2,70}\([A-ZÅÄÖa-zåäö]{1,4}\)\s*$")


@dataclass(frozen=True, slots=True)
class Argument:
    """The passage that argues for a yrkande. `closing` is the paragraph that restates it, `sentence` its sentence that does so best."""

    section: str | None
    start: int
    closing: Span
    sentence: Span
    coverage: float
    """Share of the yrkande's weight that the sentence holds, 0 to 1."""


@dataclass(slots=True)
class _Candidate:
    paragraph: int
    score: float
    sentence: Span
    coverage: float


_KEYS: dict[str, tuple[str, ...]] = {}
_MAX_KEYS = 400_000


def _keys(word: str) -> tuple[str, ...]:
    """A word's stem and its beginning, parts of hyphened words too; none for a word that carries no subject. `word` is lower case."""
    known = _KEYS.get(word)
    if known is not None:
        return known
    keys: list[str] = []
    for part in dict.fromkeys((word, *word.split("-"))):
        if part and part not in stop_words() and (len(part) > 2 or part.isdigit()):
            stemmed = stem(part)
            keys.append(stemmed)
            if len(stemmed) >= _PREFIX:
                keys += ["^" + stemmed[:_PREFIX], "$" + stemmed[-_SUFFIX:]]
    if len(_KEYS) >= _MAX_KEYS:
        _KEYS.clear()
    _KEYS[word] = found = tuple(keys)
    return found


def _bag(text: str) -> set[str]:
    """Stems and beginnings of the words of a text."""
    out: set[str] = set()
    for word in set(words(text)):
        out.update(_keys(word))
    return out


class _Aligner:
    """The paragraphs of one argument, ready to be compared with its yrkanden."""

    def __init__(self, document: TextDocument, paragraphs: list[Paragraph], wanted: list[set[str]]) -> None:
        self.document = document
        self.paragraphs = paragraphs
        self.vocabulary = set().union(*wanted)
        masked = document.masked
        postings: dict[str, list[int]] = {}
        said = [set(words(masked[p.start : p.end])) for p in paragraphs]
        self._useful: dict[str, tuple[str, ...]] = {}
        known, apart = _KEYS, self.vocabulary.isdisjoint
        for word in set().union(*said):
            keys = known.get(word) or _keys(word)
            if not apart(keys):
                self._useful[word] = tuple(key for key in keys if key in self.vocabulary)
        self._words = set(self._useful)
        self.bags = [self._shared(one) for one in said]
        for k, bag in enumerate(self.bags):
            for key in bag:
                postings.setdefault(key, []).append(k)
        self.postings = postings
        count = len(paragraphs)
        self.weight = {}
        for key in self.vocabulary:
            here = math.log((count + 1) / (len(postings.get(key, ())) + 0.5))
            value = _LOCAL * max(here, 0.1) + (1 - _LOCAL) * rarity(key.lstrip("^$"))
            self.weight[key] = value * _PART_WEIGHTS.get(key[0], 1.0)
        self.several = len(wanted) > 2
        self.grants = [_grant(masked[p.start : p.end]) for p in paragraphs] if _GRANT_KEY in self.vocabulary else []
        whole = masked[paragraphs[0].start : paragraphs[-1].end]
        formulas = whole.count("känna") + whole.count("ställa sig bakom")
        self.closing_bonus = _CLOSING_BONUS if len(wanted) == 1 or formulas * 2 >= len(wanted) else 0.0
        self.heads = {
            s: _bag(document.sections[s].heading) & self.vocabulary for s in {p.section for p in paragraphs if p.section is not None}
        }
        self._sentences: dict[int, list[tuple[Span, set[str], float, str]]] = {}

    def _shared(self, said: set[str]) -> set[str]:
        """The keys of the yrkanden that some words hold."""
        out: set[str] = set()
        for word in self._words & said:
            out.update(self._useful[word])
        return out

    def share(self, keys: set[str], total: float) -> float:
        """The share of a yrkande's weight that some of its keys hold."""
        return sum(map(self.weight.__getitem__, keys)) / total

    def candidates(self, bag: set[str]) -> list[_Candidate]:
        """The few paragraphs that share most with a yrkande, scored by their best sentences."""
        total = sum(map(self.weight.__getitem__, bag))
        if not total:
            return []
        shared: dict[int, float] = {}
        for key in bag:
            places = self.postings.get(key, ())
            if len(places) <= _MAX_POSTINGS:
                weight = self.weight[key] / total
                for k in places:
                    shared[k] = shared.get(k, 0.0) + weight
        heads = {s: _SECTION_SHARE * self.share(keys & bag, total) for s, keys in self.heads.items() if not keys.isdisjoint(bag)}
        rough = {k: value + heads.get(self.paragraphs[k].section or 0, 0.0) for k, value in shared.items()}
        wanted = "-" if _LESS_KEYS & bag else "+"
        if _GRANT_KEY in bag:
            for k in rough:
                rough[k] += _GRANT_BONUS if wanted in self.grants[k] else 0.0
        ranked = sorted(rough, key=lambda k: (-rough[k], k))[:_CANDIDATES]
        out: list[_Candidate] = []
        for k in ranked:
            if rough[k] < _WORTH * rough[ranked[0]]:
                break
            section = self.paragraphs[k].section
            if len(out) < _READ:
                span, held, bonus = self._best_sentence(k, bag, total)
            else:
                span, held, bonus = Span(self.paragraphs[k].start, self.paragraphs[k].end), _UNREAD * shared[k], 0.0
            score = _WHOLE * shared[k] + (1 - _WHOLE) * held + bonus + (heads.get(section, 0.0) if section is not None else 0.0)
            if self._sums_up(k):
                score -= _SUMMARY_COST
            out.append(_Candidate(k, score, span, held))
        return out

    def _sums_up(self, k: int) -> bool:
        """Whether a paragraph closes the motion as a whole: by its first word, or as a short last one after several arguments."""
        p = self.paragraphs[k]
        if _SUMMARY.match(self.document.masked, p.start):
            return True
        return k == len(self.paragraphs) - 1 and p.end - p.start < _SHORT and self.several and self.paragraphs[0].section == p.section

    def budget(self) -> list[_Candidate]:
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
        return [_Candidate(chosen, 1.0, Span(p.start, p.end), 0.0)]

    def _best_sentence(self, k: int, bag: set[str], total: float) -> tuple[Span, float, float]:
        """The sentence of a paragraph that holds most of the yrkande, the share it holds, and what it earns by asking for something."""
        best, place, share, earned = -1.0, Span(self.paragraphs[k].start, self.paragraphs[k].end), 0.0, 0.0
        grant = ("-" if _LESS_KEYS & bag else "+") if _GRANT_KEY in bag else "?"
        for span, keys, asking, grants in self._read(k):
            held = self.share(keys & bag, total)
            bonus = asking * (_FLAT + _STEEP * held) + (_GRANT_BONUS if grant in grants else 0.0)
            if held > 0 and held + bonus > best:
                best, place, share, earned = held + bonus, span, held, bonus
        return place, share, earned

    def _read(self, k: int) -> list[tuple[Span, set[str], float, str]]:
        """The sentences of a paragraph: span, keys, a bonus for those that ask for something, and which way they change a grant."""
        known = self._sentences.get(k)
        if known is not None:
            return known
        p, masked = self.paragraphs[k], self.document.masked
        sentences = self.document.sentences(p.start, p.end)[:_MAX_SENTENCES]
        shown = [masked[span.start : span.end] for span in sentences]
        said = [set(words(text)) for text in shown]
        out = []
        for i, span in enumerate(sentences):
            bonus = _PROPOSAL_BONUS if _proposes(said[i]) else _ASKING_BONUS if not _ASKING.isdisjoint(said[i]) else 0.0
            if _closes(shown[i], said[i]) or (
                i + 1 < len(shown) and len(shown[i + 1]) < _FORMULA_LENGTH and _closes(shown[i + 1], said[i + 1])
            ):
                bonus += self.closing_bonus
            out.append((span, self._shared(said[i]), bonus, _grant(shown[i]) if self.grants else ""))
        self._sentences[k] = out
        return out


def _grant(text: str) -> str:
    """Which way a text changes a grant: "+" up, "-" down, "+-" both, "" not at all."""
    if not _GRANT.search(text):
        return ""
    return ("-" if _LESS.search(text) else "") + ("+" if _MORE.search(text) else "")


def _proposes(said: set[str]) -> bool:
    """Whether the words of a sentence make it a proposal of its writer's."""
    if "bör" in said:
        return True
    if not (_PROPOSING.isdisjoint(said) or _PROPOSERS.isdisjoint(said)):
        return True
    return not (_OBLIGED.isdisjoint(said) or _ACTORS.isdisjoint(said))


def _closes(sentence: str, said: set[str]) -> bool:
    """Whether a sentence holds the chamber's formula, "Detta bör riksdagen ställa sig bakom"."""
    return not _FORMULA_WORDS.isdisjoint(said) and CLOSING.search(sentence) is not None


def find_arguments(document: TextDocument, texts: Sequence[str], block: Span) -> list[Argument | None]:
    """The argument of each yrkande, None where the document never takes it up.

    `texts`: the yrkanden's wording without formula; `block`: where they stand.
    """
    paragraphs = _body(document, block)
    if not paragraphs or not texts:
        return [None] * len(texts)
    wanted = [_bag(t) for t in texts]
    aligner = _Aligner(document, paragraphs, wanted)
    chosen = _in_order(
        [aligner.budget() if _BUDGET.match(text) else aligner.candidates(bag) for text, bag in zip(texts, wanted, strict=True)]
    )
    return _passages(aligner, wanted, chosen)


def _body(document: TextDocument, block: Span) -> list[Paragraph]:
    """The paragraphs of the argument: those after the yrkanden, or before them where they end the text."""
    masked = document.masked

    def usable(p: Paragraph) -> bool:
        if p.is_heading or p.end - p.start <= 30 or masked.find("\t", p.start, p.end) >= 0:
            return False
        if p.end - p.start < 3 * _FRAGMENT and _CAPTION.match(masked, p.start, p.end):
            return False
        return p.end - p.start > _FRAGMENT or (masked[p.end - 1] in '.!?:”"' and not _SIGNATURE.match(masked, p.start, p.end))

    after = [p for p in document.paragraphs if p.start >= block.end and usable(p)]
    if sum(p.end - p.start for p in after) >= 120:
        return after
    return [p for p in document.paragraphs if p.end <= block.start and usable(p)]


def _in_order(choices: list[list[_Candidate]]) -> list[_Candidate | None]:
    """One candidate a yrkande, the best together: going back in the text costs a little, so that order decides where words do not."""
    table: list[list[tuple[float, int]]] = []
    options: list[list[_Candidate | None]] = []
    for row in choices:
        good: list[_Candidate | None] = [c for c in row if c.score >= _MIN_SCORE]
        options.append(good or [None])
        line = []
        for c in options[-1]:
            base = c.score if c else 0.0
            if not table:
                line.append((base, -1))
                continue
            best = max(range(len(table[-1])), key=lambda j: (table[-1][j][0] - _step(options[-2][j], c), -j))
            line.append((table[-1][best][0] - _step(options[-2][best], c) + base, best))
        table.append(line)
    if not table:
        return []
    chosen: list[_Candidate | None] = []
    at = max(range(len(table[-1])), key=lambda j: (table[-1][j][0], -j))
    for k in range(len(table) - 1, -1, -1):
        chosen.append(options[k][at])
        at = table[k][at][1]
    return chosen[::-1]


def _step(before: _Candidate | None, after: _Candidate | None) -> float:
    """What it costs to go from one yrkande's paragraph to the next one's: nothing to the paragraph after, most to go back."""
    if before is None or after is None:
        return 0.0
    ahead = after.paragraph - before.paragraph
    if ahead == 0:
        return _SAME
    return (_FAR * math.log(ahead)) if ahead > 0 else _BACKWARD + _FAR * math.log(-ahead)


def _passages(aligner: _Aligner, wanted: list[set[str]], chosen: list[_Candidate | None]) -> list[Argument | None]:
    closings = sorted({c.paragraph for c in chosen if c})
    out: list[Argument | None] = []
    for bag, c in zip(wanted, chosen, strict=True):
        if c is None:
            out.append(None)
            continue
        p = aligner.paragraphs[c.paragraph]
        first = _passage_start(aligner, bag, c.paragraph, closings)
        out.append(
            Argument(_section_name(aligner.document, p), aligner.paragraphs[first].start, Span(p.start, p.end), c.sentence, c.coverage)
        )
    return out


def _passage_start(aligner: _Aligner, bag: set[str], closing: int, closings: list[int]) -> int:
    """The first paragraph of the section, or the one after the section's previous closing paragraph.

    Where several yrkanden share a section, the paragraphs between that have little to do with this one are left out.
    """
    paragraphs = aligner.paragraphs
    section = paragraphs[closing].section
    place = bisect_left(closings, closing)
    bound = closings[place - 1] if place else -1
    first = closing
    while first - 1 > bound and paragraphs[first - 1].section == section:
        first -= 1
    following = closings[place + 1] if place + 1 < len(closings) else -1
    alone = not ((bound >= 0 and paragraphs[bound].section == section) or (following >= 0 and paragraphs[following].section == section))
    if not alone:
        total = sum(map(aligner.weight.__getitem__, bag)) or 1.0
        while first < closing and aligner.share(aligner.bags[first] & bag, total) < _RELATED:
            first += 1
    return first


def _section_name(document: TextDocument, p: Paragraph) -> str | None:
    """The heading above; None where the text has no headings but "Motivering"."""
    if p.section is None:
        return None
    heading = document.sections[p.section].heading
    if _GENERIC_HEADING.match(heading) and not _has_topics(document, p):
        return None
    return heading


def _has_topics(document: TextDocument, p: Paragraph) -> bool:
    """Whether the argument has headings of its own below "Motivering"."""
    sections = document.sections
    assert p.section is not None
    return any(not _GENERIC_HEADING.match(s.heading) and not _ends_text(document, s.start) for s in sections[p.section + 1 :])


def _ends_text(document: TextDocument, start: int) -> bool:
    return not document.masked[start:].strip()
