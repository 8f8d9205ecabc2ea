"""Where a yrkande and the passage that restates it say different things.

Told by the words: telling words of the yrkande that the passage (or its heading) never uses, in any form or compound; a review that the
passage turns into something else; a limit or condition that only the argument sets; a word that a near-verbatim restatement exchanges.
Words of degree and formula do not count.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from riksdata.extract.demands.alignment import CLOSING
from riksdata.extract.demands.argument import Argument
from riksdata.extract.demands.words import fold, rarity, read_rows, stem, stop_words, words
from riksdata.extract.records import TextIssue
from riksdata.text.document import TextDocument

_PART = 5
"""Letters by which two words count as forms or compounds of one."""
_LONG = 9
_LEAST_WORDS = 5
_MOST_MISSING = 0.8
"""Where nearly all is missing the passage does not restate the yrkande at all."""
_REVIEW = re.compile(
    r"\b(?:se|ser|ses|sett)\s+(?:\w+\s+)?över\b|översyn|utred|pröva|överväg|undersök|analys|kartlägg|utvärder|kommission|följ\w*\s+upp|granska|studera",
    re.I,
)
_OPENS_REVIEW = re.compile(
    r"^(?:att\s+)?(?:regeringen\s+(?:bör|ska)\s+)?(?:skyndsamt\s+|snarast\s+)?(?:se\s+över|utreda|överväga|undersöka|göra\s+en\s+översyn)\b|^en\s+översyn",
    re.I,
)
_LIMIT = re.compile(
    r"\b(?:utan(?!\s+att)|efter(?=\s+avslut)|endast|enbart|förutsatt|max|maximalt|högst|minst|undantaget|inklusive|exklusive)\b", re.I
)
_RARE_ENOUGH = 4.0
"""A single missing word must be at least this rare to count."""
_LIMIT_COVERAGE = 0.6
_NEAR_VERBATIM = 0.8
_ADDED = 2
"""Telling words that a near-verbatim restatement adds before it counts as asking for more."""
_ALL = 0.999
_OPENING = 3
"""Words at the start of a yrkande that a restatement often puts elsewhere: its subject."""
_LONGEST = 120
_BUT_RATHER = re.compile(r"\binte\s+(?:bara|enbart)\b", re.I)
_GRANT = re.compile(r"\banslag", re.I)


@lru_cache(maxsize=1)
def _degree_words() -> frozenset[str]:
    return frozenset(stem(word) for row in read_rows("degree_words.tsv") for word in row[0].split())


def missing_words(wording: str, passage: str) -> tuple[list[str], int]:
    """The telling words of a wording that a passage does not use in any form, and how many telling words the wording has."""
    used = words(passage)
    whole = set(used)
    starts = {w[:_PART] for w in used}
    ends = {w[-_PART:] for w in used if len(w) >= _PART + 3}
    telling, missing = 0, []
    for word in dict.fromkeys(words(wording)):
        stemmed = stem(word)
        if word in stop_words() or len(word) < 3 or stemmed in _degree_words():
            continue
        telling += 1
        if word in whole or stemmed in whole or (len(stemmed) >= _PART and stemmed[:_PART] in starts):
            continue
        if len(stemmed) < _PART and any(w.startswith(stemmed) for w in whole):
            continue
        if len(word) >= _LONG and (word[-_PART:] in ends or any(word[k : k + _PART] in starts for k in range(3, len(word) - _PART))):
            continue
        missing.append(word)
    return missing, telling


def find_difference(document: TextDocument, ordinal: int, wording: str, found: Argument) -> TextIssue | None:
    """An issue of rule `wording_differs` that shows both wordings, or None where they agree. `wording`: the yrkande without formula."""
    if _GRANT.search(wording) or wording.startswith("Riksdagen"):
        return None
    said = fold(document.masked[found.sentence.start : found.sentence.end])
    passage = document.masked[found.closing.start : found.closing.end]
    why = _difference(wording, said, passage, f"{passage} {found.section or ''}", found.coverage)
    if why is None:
        return None
    message = f"Yrkande {ordinal} asks for “{wording[:400]}”, the argument says “{said[:400]}” ({why})"
    return TextIssue("wording_differs", "info", message, found.sentence.start, found.sentence.end)


def _telling(words_: list[str]) -> list[str]:
    return [w for w in words_ if w not in stop_words() and len(w) > 2 and stem(w) not in _degree_words()]


def _exchanged(wording: str, said: str, passage: str) -> str | None:
    """What a near-verbatim restatement exchanges or adds; additions count where the passage closes with the chamber's formula."""
    a, b = words(wording)[:_LONGEST], words(said)[:_LONGEST]
    known = {w[:_PART] for w in a}
    there = {w[:_PART] for w in b} | {stem(w) for w in b}
    closes = CLOSING.search(passage) is not None
    matcher = difflib.SequenceMatcher(None, [stem(w) for w in a], [stem(w) for w in b], autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes():
        old, new = _telling(a[i:j]), [w for w in _telling(b[m:n]) if w[:_PART] not in known]
        if tag == "replace" and old and new and not there & ({w[:_PART] for w in old} | {stem(w) for w in old}):
            return f"“{' '.join(a[i:j])}” is “{' '.join(b[m:n])}” there"
        if tag == "delete" and i >= _OPENING and old and not there & ({w[:_PART] for w in old} | {stem(w) for w in old}):
            return f"it leaves out “{' '.join(a[i:j])}”"
        if tag == "insert" and closes and len(new) >= _ADDED:
            return f"it adds “{' '.join(b[m:n])}”"
    return None


def _difference(wording: str, said: str, passage: str, around: str, coverage: float) -> str | None:
    if coverage >= _NEAR_VERBATIM and (exchanged := _exchanged(wording, said, passage)):
        return exchanged
    missing, telling = missing_words(wording, around) if coverage < _ALL else ([], 0)
    alone = len(missing) == 1 and rarity(stem(missing[0])) < _RARE_ENOUGH
    if missing and not alone and telling >= _LEAST_WORDS and len(missing) < _MOST_MISSING * telling:
        return "it does not speak of " + ", ".join(missing[:6])
    if _OPENS_REVIEW.match(wording) and not _REVIEW.search(passage):
        return "it does not ask for a review"
    limits = set() if _BUT_RATHER.search(said) else {m.lower() for m in _LIMIT.findall(said)} - {m.lower() for m in _LIMIT.findall(wording)}
    if limits and coverage >= _LIMIT_COVERAGE:
        return "it sets a limit: " + ", ".join(sorted(limits))
    return None
