"""Which year or years a figure speaks of: those of its own clause, never the year of what it is told by or of another event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.lexicon import CLASSES
from riksdata.extractors.statistics.phrases import VERBS, Token, is_source
from riksdata.extractors.statistics.sentence import Period, Sentence

NEAR = 30
"""Characters after a figure within which a year belongs to it."""
_MADE = frozenset(("genomförde", "gjorde", "genomfördes", "gjordes", "gjorts", "genomförts"))
"""Of a survey whose year is that of what it found."""
_BEGINNINGS = frozenset(
    ("infördes", "trädde", "bildades", "grundades", "startade", "startades", "inrättades", "invigdes", "öppnade", "avskaffades")
)
_BEGAN = re.compile(rf"[ \u00a0](?:{'|'.join(sorted(_BEGINNINGS))})\b")
"""After a year: it is that of a beginning, not of what is told of it since."""
_GOING_ON = re.compile(r"[ \u00a0](?:som|och|att)[ \u00a0]")
_COMPARED = re.compile(
    r"(?:jämfört med|jämförelse med|i förhållande till|jämföras med|mot|än|gentemot|samma [^\W\d_]+ som)"
    r"[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3}$"
)
_JOINED = re.compile(r"[,;]|[ \u00a0](?:och|samt)[ \u00a0]")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_LEADS = frozenset(("i", "år", "den", "under", "hösten", "våren", "sommaren", "från", "av", "för"))
_NAMES = frozenset(("agenda", "europa", "vision", "mål"))
"""Before a year that is part of a name."""
_IN_BRACKETS = "("
REACH = 1500
"""Characters around a figure in which its year is looked for."""
_RELATIVE = frozenset(("som", "när", "då", "att"))
_TURN = re.compile(r"(?:;|[ \u00a0](?:eftersom|men|medan)[ \u00a0]|,[ \u00a0](?:då|där|vilket)[ \u00a0])")
_QUOTED = re.compile(r"[ \u00a0]?[”\"’]|[ \u00a0]års[ \u00a0](?:fasta[ \u00a0])?(?:priser|penningvärde|prisnivå)")
_TOLD = re.compile(
    r"(?:studi|rapport|undersökning|enkät|mätning|bedömning|prognos|beräkning|utredning|granskning|kartläggning|barometer|statistik|skrivelse"
    r"|betänkande|utvärdering|uppskattning|sammanställning|beslut|artikel|proposition|inventering)(?:e|en|n|er|erna|ar|arna|et|s|ens|rna|r)?$"
)
_OBSERVED = ("genomförd", "gjord", "avser", "gäller", "data", "siffror", "uppgifter")


def period_of(sentence: Sentence, here: int, there: int, following: int | None, figures: Sequence[tuple[int, int]]) -> str | None:
    """The year or years that the figure at `here`–`there` of the sentence speaks of, as "2017" or "2000–2017"; None where none is said.

    `following`: where the next figure of the sentence begins; `figures`: the spans of figures, in which a number is no year.
    """
    text = sentence.text
    near = [y for y in sentence.years if here - REACH < y.start < there + REACH and not any(a <= y.start < b for a, b in figures)]
    years = [y for y in near if not _dates_something_else(sentence, y, y.start < here)]
    if not years:
        return None
    limit = following if following is not None else len(text)
    close = [
        y
        for y in years
        if there <= y.start < limit
        and (y.start - there < NEAR or y.led)
        and not _TURN.search(text, there, y.start)
        and not _begins_clause(text, there, y)
    ]
    ahead = [y for y in years if y.start < here and not _parted(text, y, here)]
    if close and (not ahead or (close[0].start - there < NEAR and not _JOINED.search(text, there, close[0].start))):
        return close[0].label
    if ahead:
        return ahead[-1].label
    return years[0].label if len(years) == 1 and text[years[0].start - 1 : years[0].start] == _IN_BRACKETS else None


def _begins_clause(text: str, there: int, year: Period) -> bool:
    """Whether a year after the figure begins a clause of its own ("… och under 2013 minskade")."""
    follows = _NEXT_WORD.match(text, year.end)
    return follows is not None and follows[1] in VERBS and _JOINED.search(text, there, year.start) is not None


def _parted(text: str, year: Period, here: int) -> bool:
    """Whether a reason stands between a year and the figure: the year is then that of what is explained."""
    if re.search(r"[ \u00a0](?:eftersom|därför att)[ \u00a0]", text[year.end : here]):
        return True
    return _BEGAN.match(text, year.end) is not None and _GOING_ON.search(text, year.end, here) is not None


def _dates_something_else(sentence: Sentence, year: Period, ahead: bool) -> bool:
    """Whether the year is that of a source, a title, what is compared with, or (`ahead` of the figure) an event in a relative clause."""
    if year.published:
        return True
    lower = sentence.lower
    if _QUOTED.match(lower, year.end) or _COMPARED.search(lower, year.start - 50, year.start):
        return True
    tokens = sentence.before(year.start)[-9:]
    before = [token[0] for token in tokens]
    lead = ""
    while before and (before[-1] in CLASSES["month"] or before[-1] in _LEADS):
        lead = before.pop()
        if lead == "för":
            return False
    if not before:
        return False
    if before[-1] in _NAMES or before[-1].startswith("född"):
        return True
    if ahead and before[-1] in _BEGINNINGS and "när" not in before:
        return True
    if ahead and before[-1] in VERBS and before[-1] not in _MADE and any(word in _RELATIVE for word in before[-5:]):
        return True
    if any(word.startswith(_OBSERVED) for word in before[-5:]):
        return False
    return _of_source(sentence, year, tokens[: len(before)], lead == "från")


def _of_source(sentence: Sentence, year: Period, before: list[Token], from_it: bool) -> bool:
    """Whether the words before the year end with a study and who made it ("en rapport från Skolverket 2016")."""
    if year.last is not None or sentence.text.startswith("–", year.end):
        return False
    for back in range(1, min(len(before), 24 if from_it else 7) + 1):
        word = before[-back][0]
        if _TOLD.search(word):
            # "en granskning av avtalet 2014" is of what was examined
            return from_it or back < 3 or before[1 - back][0] != "av" or sentence.text[before[2 - back][1]].isupper()
        if back == 1 and is_source(word) and word != "regeringen":
            return True
        if word in VERBS or word in _RELATIVE:
            return False
    return False
