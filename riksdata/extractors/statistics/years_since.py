"""Whether a year begins a time that goes on ("sedan den 1 juli 2018", "från år 2000 har antalet fördubblats")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.vocabulary import CLASSES, DAY
from riksdata.swedish.lazy import lazy_regex

SINCE = frozenset(("sedan", "sen", "alltsedan"))


def open_since(lower: str, words: frozenset[str], m: re.Match[str]) -> bool:
    """Whether the year begins a time that goes on: "sedan den 1 juli 2018", "från år 2000 har antalet fördubblats"."""
    start = m.start()
    if "efter" in words and _after_event(lower, start, m.end()):
        return True
    if _SINCE_DAY.search(lower, max(0, start - 30), start) or _since_event(lower, words, start) or _UNTIL_NOW.match(lower, m.end()):
        return True
    return _FROM_YEAR.search(lower, max(0, start - 24), start) is not None and lower.startswith(_ONWARD, m.end())


_SINCE_DAY = lazy_regex(rf"(?<!\w)sedan[ \u00a0]{DAY}[ \u00a0]$")
_FROM_YEAR = lazy_regex(r"(?<!\w)(?:från|fr\.o\.m\.)[ \u00a0](?:och[ \u00a0]med[ \u00a0])?(?:år[ \u00a0])?$")
_ONWARD = (" har ", "\u00a0har ", " och framåt", " och fram till nu", " och fram till i dag")
_UNTIL_NOW = lazy_regex(r"[ \u00a0](?:till|fram[ ]till|tills|och)[ \u00a0](?:i[ \u00a0]dag|idag|nu|nutid)(?!\w)", re.IGNORECASE)


def _after_event(lower: str, start: int, end: int) -> bool:
    """Whether "efter att" leads to the year over what happened then, and it goes on ("efter att kraven kom 1993 godkänns")."""
    after = _AFTER_EVENT.search(lower, max(0, start - _SINCE_REACH), start)
    return after is not None and "ha" not in after[1].split() and _GOES_ON.match(lower, end) is not None


_AFTER_EVENT = lazy_regex(
    rf"""
    (?<!\w)efter[ \u00a0](?:det[ \u00a0])?att[ \u00a0]
    ((?:[^\W\d_]+(?:[-:][^\W\d_]+)*[ \u00a0]){{1,9}}?)  # kraven skärptes
    (?:år[ \u00a0]|i[ \u00a0]|den[ \u00a0])?(?:{DAY}[ \u00a0])?$
    """,
    re.X,
)
_GOES_ON = lazy_regex(r",?[ \u00a0](?:har|är|finns|får|går|ligger|[^\W\d_]{3,}(?:[^d]as|ar|er|ns))(?!\w)")
"""Behind a year: a verb of what goes on."""


def _since_event(lower: str, words: frozenset[str], start: int) -> bool:
    """Whether "sedan" leads to the year at `start` over what happened then: "sedan starten 2009", "sedan banan öppnade 2012"."""
    if words.isdisjoint(SINCE):
        return False
    since = _SINCE_EVENT.search(lower, max(0, start - _SINCE_REACH), start)
    if since is None or _AGO.search(lower, max(0, since.start() - 12), since.start()):
        return False
    told = since[1].split()
    # "sedan kom kriget 1939": then; "har sedan starten ökat till … 2018": the year is of another clause
    return not (
        told[0] in VERBS
        or told[-1] == "till"  # "sedan starten och fram till 2013"
        or told[0] in _NO_EVENT
        or any(word.endswith(("at", "it", "ts")) and (word in CLASSES["increase"] or word in CLASSES["decrease"]) for word in told)
    )


_SINCE_EVENT = lazy_regex(
    rf"""
    (?<!\w)(?:sedan|sen|alltsedan)[ \u00a0]
    ((?:[^\W\d_]+(?:[-:][^\W\d_]+)*[ \u00a0]){{1,9}})  # starten | lagen om tomträtt infördes
    (?:{DAY}[ \u00a0])?$                              # den 1 juli
    """,
    re.X,
)
"""From "sedan" to a year that is not directly behind it ("sedan starten 2009", "sedan banan öppnade hösten 2012")."""
_SINCE_REACH = 110
_AGO = lazy_regex(
    r"""
    (?<!per[ \u00a0])(?<!om[ \u00a0])(?<!varje[ \u00a0])                             # not "per år"
    (?:år|åren|månader|veckor|dagar|länge|tid|decennier|årtionden|sekel)[ \u00a0]$  # tio år
    """,
    re.X,
)
"""Before "sedan": how long ago ("för tio år sedan"; not "6 procent per år sedan starten")."""
_NO_EVENT = frozenset(("dess", "länge", "tidigare", "har", "hade", "med", "också", "även"))
"""Behind "sedan": what says that it begins no time whose first year follows."""
