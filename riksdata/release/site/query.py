"""Parses what is written into the search box: words, quotations and exclusions, as queries for the index and patterns for the texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import re2

from riksdata.release.site.words import WORD, fold, folding, stem

LONGEST = 300
"""Characters of a question that are read."""
MOST_CLAUSES = 12
_BETWEEN = " ʘ ".encode()
"""A letter that no text has, between texts that are searched as one: no quotation goes on from one to the next."""
COMPOUND_FROM = 4
"""A stem of so many letters also finds the words that begin with it: `polis` finds `polismyndigheten`, `mot` no `motion`."""

_PARTS = re.compile(r'(-?)(?:["”“«»]([^"”“«»]{1,300})["”“«»]|([^\s"”“«»]{1,80}))')


@dataclass(frozen=True, slots=True)
class Clause:
    """A word, or words in quotes."""

    words: tuple[str, ...]
    """As written, in lower case, accents folded."""
    stems: tuple[str, ...]
    quoted: bool
    excluded: bool
    begins: bool
    """Whether words that begin with the stem count too."""

    @property
    def expression(self) -> str:
        """For FTS5. The words of a quotation are all there; that they follow one another is seen in the text."""
        return " AND ".join(f'"{each}"*' if self.begins else f'"{each}"' for each in self.stems)


@dataclass(frozen=True)
class Question:
    """All clauses of a question; a row answers it that satisfies every one."""

    text: str
    clauses: tuple[Clause, ...]

    @property
    def expression(self) -> str:
        """For FTS5; empty where nothing is asked."""
        wanted = " AND ".join(f"({each.expression})" for each in self.clauses if not each.excluded)
        for each in self.clauses:
            if each.excluded and not each.quoted and wanted:
                wanted = f"({wanted}) NOT ({each.expression})"
        return wanted

    @cached_property
    def phrases(self) -> tuple[tuple[Any, bool], ...]:
        """For each quotation its pattern over UTF-8, and whether it is excluded."""
        return tuple((_pattern(each.words), each.excluded) for each in self.clauses if each.quoted)

    def holds(self, *texts: bytes | None) -> bool:
        """Whether every quotation stands, word for word, in one of the texts (UTF-8), and no excluded one does."""
        joined = _BETWEEN.join(text for text in texts if text)
        return all((pattern.search(joined) is not None) != excluded for pattern, excluded in self.phrases)

    @cached_property
    def marks(self) -> re.Pattern[str] | None:
        """Finds words that may be marked in a hit; `is_marked` decides."""
        found = sorted({each for clause in self.clauses if not clause.excluded for each in clause.stems}, key=lambda s: (-len(s), s))
        return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, found)) + r")[^\W_]*", re.IGNORECASE) if found else None

    @cached_property
    def _plain(self) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
        wanted = [each for each in self.clauses if not each.excluded]
        return (
            frozenset(s for each in wanted if not each.quoted for s in each.stems),
            tuple(s for each in wanted if each.begins for s in each.stems),
            frozenset(w for each in wanted if each.quoted for w in each.words),
        )

    def is_marked(self, word: str) -> bool:
        """Whether a word of a text is one that was asked for."""
        stems, beginnings, exact = self._plain
        return stem(word) in stems or fold(word).startswith(beginnings or ("\0",)) or fold(word) in exact

    @property
    def as_phrase(self) -> str | None:
        """The same words as one quotation, where several plain words were written."""
        if len(self.clauses) > 1 and not any(each.quoted or each.excluded for each in self.clauses):
            return '"' + " ".join(word for each in self.clauses for word in each.words) + '"'
        return None


@cache
def _accented() -> dict[str, str]:
    """A letter → a class of it with all its accents."""
    found: dict[str, str] = {}
    for code, plain in folding().items():
        found[plain.lower()] = found.get(plain.lower(), "") + chr(code)
    return {plain: f"[{plain}{accents}]" for plain, accents in found.items()}


def _pattern(words: tuple[str, ...]) -> Any:
    letters = _accented()
    spelled = ("".join(letters.get(letter) or re2.escape(letter) for letter in word) for word in words)
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    # RE2 reads in linear time whatever is asked.
    return re2.compile(("(?i)(?:^|[^\\pL\\pN])" + "[^\\pL\\pN]+".join(spelled) + "(?:$|[^\\pL\\pN])").encode(), options)


def read_question(text: str) -> Question:
    """A question as written → its clauses. Whatever is no word is passed over; `-word` excludes, `"words"` are read word for word."""
    text = " ".join(text[:LONGEST].split())
    clauses = []
    for minus, quotation, plain in _PARTS.findall(text):
        words = tuple(fold(word) for word in WORD.findall(quotation or plain))
        if not words:
            continue
        quoted = bool(quotation) or len(words) > 1  # "2023:97" and "e-post" are read as they stand
        stems = tuple(map(stem, words))
        begins = not quoted and len(stems[0]) >= COMPOUND_FROM and not words[0].isdigit()
        clauses.append(Clause(words, stems, quoted, bool(minus), begins))
    return Question(text, tuple(clauses[:MOST_CLAUSES]))
