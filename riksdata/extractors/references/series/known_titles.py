"""Papers by a title that is known to be theirs, without their number: "slutbetänkandet En god hamn" for SOU 2016:13."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.references.publishers import publisher_before
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import draft_numbered
from riksdata.extractors.references.series.given_titles import NUMBER_BEHIND
from riksdata.extractors.references.works.makers import publisher_behind
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_NOUN = lazy_regex(
    r"""
    (?i:(?P<noun>betänkande|utredning|promemoria|rapport|granskning))(?:en|et|n|t|s)?   # utredningen
    ,?[ \xa0][”"“]?(?=[A-ZÅÄÖ])
    """,
    re.X,
)
_KINDS_OF = {
    "betänkande": ("sou",),
    "utredning": ("sou", "ds"),
    "promemoria": ("ds",),
    "rapport": ("rir", "sou", "ds"),
    "granskning": ("rir",),
}
_WORD = lazy_regex(r"[^\W_]+")
_APART = lazy_regex(r"[^\w”\"“()\[\]]{0,3}")
"""Between two words of a title: spaces, a dash, a comma."""
_HEADING = lazy_regex(r"(?:\A|\n)[^.\n]{0,25}\w[ \xa0][^.\n]{10,220}\n\Z")
_FEWEST_WORDS, _LONGEST = 3, 220
_BEFORE, _BEHIND = 60, 220
"""In characters: where the number of a paper stands beside its title, the number is the reference."""


@cache
def _labels() -> dict[str, str]:
    """Labels by folded title."""
    return {_folded(row["title"]): row["label"] for row in read_table(__package__, "paper_titles.tsv")}


@cache
def _beginnings() -> frozenset[str]:
    """The first words of the titles, folded."""
    return frozenset(" ".join(title.split()[:_FEWEST_WORDS]) for title in _labels())


def _folded(title: str) -> str:
    """The words of a title in lower case, without what stands between them."""
    return " ".join(_WORD.findall(title.lower()))


def read_known_title(reading: Reading, start: int, end: int) -> None:
    """A title behind the word for a paper at `start`, where no number stands with it and the paper is not younger than the text."""
    text = reading.text
    noun = _NOUN.match(text, start)
    found = _title_at(text, noun.end()) if noun else None
    if noun is None or found is None or noun.end() < reading.done or reading.in_own_title(start):
        return
    stop, label = found
    kind, _, number = label.partition("/")
    year, _, digits = number.partition(":")
    young = reading.day is not None and int(year) > reading.day.year
    beside = text[max(0, noun.start() - _BEFORE) : noun.start()] + text[stop : stop + _BEHIND]
    if young or kind not in _KINDS_OF[noun["noun"].lower()] or number in beside or NUMBER_BEHIND.match(text, stop):
        return
    if _is_of_another(text, start, stop, kind):
        return
    if text[stop : stop + 1] == "[" or _HEADING.search(text, max(0, start - _BEFORE), stop + 1):
        return
    reading.add(draft_numbered(kind, year, digits, noun.end(), stop))


_OWNERS = {
    "rir": frozenset(("riksrevisionen",)),
    "ds": frozenset(("forsvarsberedningen",)),
    "sou": frozenset(("forsvarsberedningen", "miljomalsberedningen")),
}
_OWNED = lazy_regex(r"(?<![\w-])[\w&:-]+s[ \xa0](?:[a-zåäö]{3,20}[ \xa0]){0,2}\Z")
_OTHERS = lazy_regex(r"(?:[\w]-|(?<!\w)(?:hans|hennes|deras|sin|min|vår)[ \xa0])\Z")


def _is_of_another(text: str, start: int, stop: int, kind: str) -> bool:
    """Whether somebody else than who publishes such papers is named as its owner: "Brås rapport Våld i nära relationer"."""
    if _OTHERS.search(text, max(0, start - 8), start):
        return True
    before = publisher_before(text, start) if _OWNED.search(text, max(0, start - 90), start) else None
    behind = publisher_behind(text, stop + (text[stop : stop + 1] in '”"“' and stop < len(text)))
    owners = [before[2]] if before else []
    owners += [behind] if behind else []
    return any(owner not in _OWNERS[kind] and not owner.endswith("departementet") for owner in owners)


def _title_at(text: str, at: int) -> tuple[int, str] | None:
    """Where the longest known title ends that begins at a place, and its label."""
    words: list[str] = []
    found, place, stop = None, at, min(len(text), at + _LONGEST)
    while word := _WORD.match(text, place, stop):
        words.append(word.group().lower())
        if len(words) == _FEWEST_WORDS and " ".join(words) not in _beginnings():
            return None
        label = _labels().get(" ".join(words)) if len(words) >= _FEWEST_WORDS else None
        found = (word.end(), label) if label else found
        apart = _APART.match(text, word.end(), stop)
        place = apart.end() if apart else stop
    return found
