"""What two demands are compared by: the wording without the chamber's formula, as a set of stems with what must agree exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, reduce
from hashlib import blake2b
from operator import or_
from sys import intern
from zlib import crc32

from riksdata.extractors.demands.word_weights import exact, rarity, stop_words
from riksdata.extractors.demands.wording import substance
from riksdata.swedish.facts import read_rows
from riksdata.swedish.stems import stem, without_ending

_TELLING = 3.6
"""Rarity from which an exchanged word makes another demand."""
_SIGNS = 2.0
"""Weight from which a word counts in a signature."""
_LEAST_CONTENT = 6.5
_LEAST_OF_QUESTION = 12.0
"""Least weight of the words that say what is asked for: "psykisk ohälsa" says it, "gå vidare i frågan" does not."""
_OPINION = re.compile(
    r"""
    (?:
        hur\s+(?:ser|bedömer|ställer|motiverar)           # hur ser
        |vad\s+(?:anser|är|beror|har)                     # vad anser
        |vilk\w+\s+(?:är|har|anser)                       # vilken är
        |varför|anser|delar|tycker|instämmer|bedömer|är\s+det
    )\b
    """,
    re.I | re.X,
)
_ACT_WEIGHT = 0.35
_WORD = re.compile(r"[^\W_]+(?:[-:/][^\W_]+)*")
_REMEMBERED = 20_000
"""Words and stems remembered: new words come with every document, so that a memory of all would grow with the archive."""
_OWN_PAPER = re.compile(
    r"""
    \b
    (?:
        tabell\w*|bilag\w*|uppställning\w*|avsnitt\w*|kapitel                              # tabellen
        |(?:föreslås|anförs|anförts|anges|angetts|beskrivs|redovisas)\s+(?:\w+\s+){0,2}    # anförs här
        (?:motionen|nedan|ovan|interpellationen|frågan)                                    # ovan
    )
    \b
    |\bmotionens?\b
    """,
    re.I | re.X,
)
_APPROPRIATION = re.compile(r"^(?:att\s+)?riksdagen\s+(?:\w+\s+){0,6}?(?:anvisar|fastställer|bemyndigar)\b", re.I)
_REJECTION = re.compile(r"\b(?:avslår|avslå|avvisar)\b", re.I)
_PAPER = re.compile(r"\d{4}(?:/\d{2})?:\w+")


def _words() -> dict[str, list[str]]:
    return {name: [stem(word) for word in words.split()] for name, words in read_rows(__package__, "repeat_words.tsv")}


_LISTS = _words()
_ACTS = frozenset(_LISTS["act"])
_DIRECTIONS = {word: name for name, words in _LISTS.items() if name != "act" for word in words}
_NEGATIONS = frozenset({"inte", "ej", "inga", "ingen", "inget", "icke", "aldrig"})


@dataclass(frozen=True, slots=True)
class Wording:
    """What two demands are compared by."""

    stems: frozenset[str]
    fixed: frozenset[str]
    """Numbers, names of places and papers, and negation: must be equal."""
    directions: frozenset[str]
    weight: float

    @property
    def key(self) -> int:
        """64 bits of a hash over stems and fixed words: demands with the same key are one wording."""
        return _hashed([*sorted(self.stems), "", *sorted(self.fixed)])

    @property
    def must_agree(self) -> int:
        """64 bits of a hash over what two different wordings of one demand have in common: fixed words and directions."""
        return _hashed([*sorted(self.fixed), "", *sorted(self.directions)])

    @property
    def telling(self) -> int:
        """The telling words, a bit each.

        Where each of two wordings has a bit that the other has not, each has a telling word that the other has not, and they are two
        demands, whatever `similarity` would have to take apart to say so. It is not said of all pairs of which it is true.
        """
        return reduce(or_, map(_telling, self.stems), 0)

    @property
    def signs(self) -> list[str]:
        """The stems that a signature is made of. What all demands say tells no two apart, and would put many into one bucket."""
        return [s for s in self.stems if _weight(s) >= _SIGNS] or list(self.stems)


def _hashed(words: list[str]) -> int:
    return int.from_bytes(blake2b("\0".join(words).encode(), digest_size=8).digest(), "big", signed=True)


def wording_from(stems: list[str], fixed: list[str]) -> Wording:
    """A wording from what is kept of it."""
    found = frozenset(map(intern, stems))  # words are the same in most wordings, and are held once
    return Wording(found, frozenset(fixed), frozenset(_DIRECTIONS[s] for s in found if s in _DIRECTIONS), sum(map(_weight, found)))


_stem = lru_cache(maxsize=_REMEMBERED)(without_ending)


@lru_cache(maxsize=_REMEMBERED)
def _weight(stemmed: str) -> float:
    return exact(_ACT_WEIGHT if stemmed in _ACTS else max(rarity(stemmed), 0.3))


@lru_cache(maxsize=_REMEMBERED)
def _telling(stemmed: str) -> int:
    """One of 64 bits for a telling word, none for another. Words may share a bit."""
    return 1 << (crc32(stemmed.encode()) & 63) if _weight(stemmed) >= _TELLING else 0


def wording_of(text: str) -> Wording | None:
    """The comparable form of a demand; None for one that does not say by itself what it asks for (its tables, "the bill")."""
    rejection = bool(_REJECTION.search(text[:120]))
    if _APPROPRIATION.match(text) or (rejection and not _PAPER.search(text)):
        return None
    body = substance(text)
    if _OWN_PAPER.search(body):
        return None
    stop = stop_words()
    stems: set[str] = set()
    fixed: set[str] = {"avslag"} if rejection else set()
    directions: set[str] = set()
    for place, m in enumerate(_WORD.finditer(body.replace("\u00ad", "").replace("\u2011", "-"))):
        shown = m[0]
        word = shown.lower()
        if word in _NEGATIONS:
            fixed.add("inte")
            continue
        if not word.isalpha() and any(map(str.isdigit, word)):
            fixed.add(word)
            stems.add(word)
            continue
        if word in stop or len(word) < 2:
            continue
        stemmed = _stem(word)
        stems.add(stemmed)
        if stemmed in _DIRECTIONS:
            directions.add(_DIRECTIONS[stemmed])
        if place and shown[0].isupper():
            fixed.add(stemmed.rstrip("s"))
    question = text.rstrip().endswith("?")
    if question and _OPINION.match(body):
        fixed.add("?")
    weight = sum(map(_weight, stems))
    if sum(_weight(s) for s in stems if s not in _ACTS) < (_LEAST_OF_QUESTION if question else _LEAST_CONTENT):
        return None
    return Wording(frozenset(stems), frozenset(fixed), frozenset(directions), weight)


def similarity(a: Wording, b: Wording) -> float:
    """Weighted Jaccard similarity of two wordings, 0 to 1; 0 where they cannot be one demand."""
    if a.stems == b.stems:
        return 1.0 if a.fixed == b.fixed else 0.0
    if a.fixed != b.fixed or a.directions != b.directions:
        return 0.0
    left, right = a.stems - b.stems, b.stems - a.stems
    if max(map(_weight, left), default=0.0) >= _TELLING and max(map(_weight, right), default=0.0) >= _TELLING:
        return 0.0
    shared = sum(map(_weight, a.stems & b.stems))
    return shared / (a.weight + b.weight - shared)
