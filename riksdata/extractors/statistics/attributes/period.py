"""Which year or years a figure speaks of: those of its own clause, never the year of what it is told by or of another event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes.period_years import BEGINNINGS
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, Token, is_source
from riksdata.extractors.statistics.attributes.time_after import YEAR_BESIDE
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.sentence_years import Period
from riksdata.extractors.statistics.vocabulary import CLASSES, MONTHS
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import number_at

NEAR = 30
"""Characters after a figure within which a year belongs to it."""
_MADE = frozenset(("genomförde", "gjorde", "genomfördes", "gjordes", "gjorts", "genomförts"))
"""Of a survey whose year is that of what it found."""
_JUDGED = lazy_regex(r"(?:bedömning|kalkyl|beräkning|prognos|utredning|utvärdering|analys)(?:en|ar|er)?$")
"""What is made in a year and speaks of another time."""
_SURVEYED = lazy_regex(
    rf"""
    (?<!\w)[^\W\d_]*(?:undersökning|mätning|enkät|intervju)(?:en|er|erna|ar|arna)?
    (?:[ \u00a0][^\W\d_]+){{0,3}}?
    [ \u00a0](?:i|under|\()[ \u00a0]?
    (?:{MONTHS})[ \u00a0]$
    """,
    re.X,
)
"""Before a year: the month in which people were asked or something was measured ("en undersökning i juni 2016")."""
_BEHIND_MONTH = tuple(month + space for month in sorted(CLASSES["month"]) for space in (" ", "\u00a0"))
"""What that ends with."""
_SURVEY_REACH = 90
_BEGAN = lazy_regex(rf"[ \u00a0](?:{'|'.join(sorted(BEGINNINGS))})\b")
"""After a year: it is that of a beginning, not of what is told of it since."""
_BEGAN_THEN = lazy_regex(rf"\b(?:{'|'.join(sorted(BEGINNINGS))})[ \u00a0](?:år[ \u00a0])?$")
"""Before a year: it is that of a beginning too ("74 procent av de avgifter som infördes 2001")."""
_AND_THAT = lazy_regex(r"[ \u00a0](?:och|samt)[ \u00a0]att[ \u00a0]")
"""Between a year and a figure: what is told next is not of that year, unless the year leads the sentence."""
_AHEAD_OF_ALL = 40
_GOING_ON = lazy_regex(r"[ \u00a0](?:som|och|att)[ \u00a0]")
_COMPARED = lazy_regex(
    r"""
    (?:
        jämfört[ ]med|jämförelse[ ]med|i[ ]förhållande[ ]till|jämföras[ ]med|mot|än
        |gentemot
        |samma[ ][^\W\d_]+[ ]som                                                     # samma påhitt som
    )
    [ \u00a0](?:(?:motsvarande|samma)[ \u00a0]period[ \u00a0])?(?:[^\W\d_]+[ \u00a0]){0,3}$  # motsvarande period påhitt
    """,
    re.X,
)
_JOINED = lazy_regex(r"[,;]|[ \u00a0](?:och|samt)[ \u00a0]")
_CLAUSE_ENDS = lazy_regex(r"[.,;](?!\d)|$")
_PARTED = lazy_regex(r"[,;:(]|[ \u00a0](?:och|samt|men|som|att|när|där|då|än|mot|med)[ \u00a0]")
"""Between a figure and a year: what may begin another statement or name what it is compared with."""
_NEXT_WORD = lazy_regex(r"[ \u00a0]([^\W\d_]+)")
_BECAUSE = lazy_regex(r"[ \u00a0](?:eftersom|därför att)[ \u00a0]")
_NEXT_OF_CLAUSE = lazy_regex(r"[ \u00a0](?:och|men|samt)[ \u00a0]([^\W\d_]+)")
_LEADS = frozenset(("i", "år", "den", "under", "hösten", "våren", "sommaren", "från", "av", "för"))
_NAMES = frozenset(("agenda", "europa", "vision", "mål"))
"""Before a year that is part of a name."""
_BUILT = frozenset(("byggda", "byggd", "byggt", "uppförda", "uppförd", "uppfört", "anlagda", "tillverkade"))
_BEFORE_OR_AFTER = frozenset(("före", "innan", "efter"))
_IN_BRACKETS = "("
REACH = 1500
"""Characters around a figure in which its year is looked for."""
_RELATIVE = frozenset(("som", "när", "då", "att"))
_TURN = lazy_regex(r"(?:;|[ \u00a0](?:eftersom|men|medan)[ \u00a0]|,[ \u00a0](?:då|där|vilket)[ \u00a0])")
_QUOTED = lazy_regex(r"[ \u00a0]?[”\"’]|[ \u00a0]års[ \u00a0](?:fasta[ \u00a0])?(?:priser|penningvärde|prisnivå)")
_TOLD = lazy_regex(
    r"""
    (?:
        studi|rapport|undersökning|enkät|mätning|bedömning|prognos|beräkning|utredning
        |granskning|kartläggning|barometer|skrivelse|betänkande|utvärdering
        |kalkyl|(?<![^\W\d_])plan|uppskattning|sammanställning|beslut|artikel|proposition|inventering
    )
    (?:e|en|n|er|erna|ar|arna|et|s|ens|rna|r)?$
    """,
    re.X,
)
_OBSERVED = ("genomförd", "gjord", "avser", "gäller", "data", "siffror", "uppgifter")
_YEARS_LISTED = lazy_regex(
    r"""
    (?<![\d/:])((?:19|20)\d\d(?:,[ \u00a0](?:19|20)\d\d)*),?[ \u00a0]  # 1911, 1911,
    (?:och|samt|respektive)[ \u00a0]((?:19|20)\d\d)(?![\d/:])          # och 1911
    """,
    re.X,
)
_YEARS_RUN = lazy_regex(r"(?<!\w)åren[ \u00a0]((?:19|20)\d\d)[ \u00a0]?[–-][ \u00a0]?((?:19|20)\d\d)(?![\d/:])")
"""Years as a run ("åren 2017–2019"), of as many figures."""
_SPAN = lazy_regex(r"(\d{4})–(\d{4})")


def periods_of_list(sentence: Sentence, length: int) -> list[str] | None:
    """The years that a sentence lists for as many figures ("12, 15 och 18 procent åren 2018, 2019 och 2020"), in their order."""
    for hit in _YEARS_LISTED.finditer(sentence.text):
        years = [*re.split(r",[ \u00a0]", hit[1]), hit[2]]
        if len(years) == length:
            return years
    for run in _YEARS_RUN.finditer(sentence.text):
        first, last = int(run[1]), int(run[2])
        if last - first + 1 == length > 2:
            return [str(year) for year in range(first, last + 1)]
    return None


def period(candidate: Candidate, previous: Candidate | None, following: Candidate | None) -> str | None:
    """The year or years of the candidate; of a change "från … till …" each end takes its own, "31,7 året innan" the year before."""
    found = _period(candidate, previous, following)
    beside = YEAR_BESIDE.match(candidate.sentence.text, candidate.q_end + 1) if found is not None and found.isdigit() else None
    if found is not None and found.isdigit() and (earlier := _YEARS_EARLIER.match(candidate.sentence.text, candidate.q_end)):
        ago = number_at(candidate.sentence.text, earlier.start(1))
        return str(int(found) - int(ago.value)) if ago is not None and ago.value < int(found) else None
    return found if found is None or beside is None else str(int(found) + (-1 if beside["before"] else 1))


def _period(candidate: Candidate, previous: Candidate | None, following: Candidate | None) -> str | None:
    sentence = candidate.sentence
    spans = [(x.q_start, x.q_end) for x in (previous, candidate, following) if x is not None]
    if following is not None and _from_to(candidate, following):
        label = period_of(sentence, following.q_start, following.q_end, None, spans)
        if candidate.quantity.share == "from" or (label and "–" in label[1:]):
            return _end_of(sentence, label, 1)
    if following is not None and candidate.direction is not None and (shared := _year_of_both(candidate, following, spans)):
        return shared
    aside = following is not None and sentence.text[candidate.q_end : following.q_start] in (" (", "\u00a0(")
    limit = following.q_start if following and not aside else None
    behind = candidate.end - sentence.start
    found = _at_its_end(candidate, previous, period_of(sentence, candidate.q_start, candidate.q_end, limit, spans, behind))
    if found is None and candidate.direction is not None and candidate.hedged.before == "med":
        than = _COMPARED_WITH.match(sentence.text, candidate.q_end)
        return than[1] if than else None
    if found is None and (told := _TOLD_OF.match(sentence.text, behind)):
        return told[1]
    if previous is None:
        return found
    if (
        candidate.hedged.before == "till"
        and previous.hedged.before == "från"
        and any(previous.q_end <= y.start < candidate.q_start and y.label == found for y in sentence.years)
    ):
        return None  # "från 21 procent 2011 till två procent i dag"
    return _end_of(sentence, found, 2) if _from_to(previous, candidate) else found


_AND_THE_OTHER = lazy_regex(r"[ \u00a0](?:och|samt|respektive)(?:[ \u00a0][^\W\d_]+){1,3}[ \u00a0]med[ \u00a0]")


_SUBORDINATE = lazy_regex(r"[ \u00a0](?:att|där|som)[ \u00a0]")


def _year_of_both(candidate: Candidate, following: Candidate, spans: Sequence[tuple[int, int]]) -> str | None:
    """The year behind the second of two changes that share a verb ("öka med 25 procent och lasten med 55 procent fram till 2030")."""
    sentence = candidate.sentence
    if candidate.hedged.before != "med" or candidate.quantity.unit != following.quantity.unit:
        return None
    if _AND_THE_OTHER.fullmatch(sentence.text, candidate.q_end, following.q_start) is None:
        return None
    ahead = [year for year in sentence.years if year.end <= candidate.q_start]
    if any(_SUBORDINATE.search(sentence.text, year.end, candidate.q_start) is None for year in ahead):
        return None  # "under 2012 steg hyrorna med 3 procent och …"
    label = period_of(sentence, following.q_start, following.q_end, None, spans)
    behind = any(year.label == label and 0 <= year.start - following.q_end < NEAR for year in sentence.years)
    return label if behind else None


_YEARS_EARLIER = lazy_regex(r"[ \u00a0](\d{1,2}|[^\W\d_]{2,6})[ \u00a0]år[ \u00a0](?:tidigare|dessförinnan|innan)(?!\w)")
"""Behind a figure: it is of so many years before the year of the one before it."""
_TOLD_OF = lazy_regex(
    r"""
    (?:[ \u00a0](?:om|per)[ \u00a0]året?)?                     # om året
    [ \u00a0]\((?:uppgift|siffr|statistik|data)[^\W\d_]{0,4}  # (uppgifter
    [ \u00a0](?:från|för|avser|gäller)[ \u00a0](?:år[ \u00a0])?((?:19|20)\d\d)(?![\d/:–-])
    """,
    re.X,
)
"""Behind a figure, in brackets: of which year it is ("200 miljoner kronor (uppgifter från 2011)")."""
_COMPARED_WITH = lazy_regex(
    r"""
    (?:[ \u00a0][^\W\d_]+){0,4}?                                       # i antalet
    [ \u00a0](?:jämfört|i[ ]jämförelse)[ \u00a0]med[ \u00a0](?:år[ \u00a0])?  # jämfört med år
    ((?:19|20)\d\d)(?![\d/:–-])
    """,
    re.X,
)
"""Behind the amount of a change that no other year dates: the year since which it changed."""


def _at_its_end(candidate: Candidate, previous: Candidate | None, label: str | None) -> str | None:
    """Of a time that only ends ("fram till 2025") its end, where the figure is the level that a change ended in."""
    if label is None or not label.startswith("–") or previous is None or not _from_to(previous, candidate):
        return label
    return label[1:]


def _from_to(one: Candidate, other: Candidate) -> bool:
    """Whether two figures are the ends of a change ("från 6,1 till 9,1 procent", "från 120 cyklar till 300 cyklar")."""
    if one.quantity.share == "from":
        return True
    if one.hedged.before != "från" or other.hedged.before != "till":
        return False
    return _TO_THE_OTHER.fullmatch(one.sentence.text, one.q_end, other.q_start) is not None


_TO_THE_OTHER = lazy_regex(r"(?:[ \u00a0][^\W\d_]+){0,4}[ \u00a0]till[ \u00a0]")


def _end_of(sentence: Sentence, label: str | None, end: int) -> str | None:
    """Of a span whose ends are told ("från 2015 till 2016") the one that belongs to an end of a change; of other times the whole."""
    span = _SPAN.fullmatch(label) if label else None
    if span is None or not any(year.from_to and year.label == label for year in sentence.years):
        return label
    return span[end]


def period_of(
    sentence: Sentence, q_start: int, q_end: int, following: int | None, figures: Sequence[tuple[int, int]], behind: int = -1
) -> str | None:
    """The year or years that the figure at `q_start`–`q_end` of the sentence speaks of, as "2017" or "2000–2017"; None where none is said.

    `following`: where the next figure of the sentence begins; `figures`: the spans of figures, in which a number is no year;
    `behind`: where the phrase that says what is counted ends.
    """
    text = sentence.text
    near = [y for y in sentence.years if q_start - REACH < y.start < q_end + REACH and not any(a <= y.start < b for a, b in figures)]
    years = [y for y in near if not dates_something_else(sentence, y, y.start < q_start)]
    if not years:
        return None
    limit = following if following is not None else len(text)
    close = [
        y
        for y in years
        if q_end <= y.start < limit
        and (y.start - q_end < NEAR or y.start == behind + 1 or y.led or _ends_clause(text, q_end, y))
        and not _TURN.search(text, q_end, y.start)
        and not _begins_clause(text, q_end, y)
        and not (y.label == y.first and _BEGAN_THEN.search(text, q_end, y.start))
    ]
    ahead = [y for y in years if y.start < q_start and not _parted(text, y, q_start)]
    compared = any(end <= q_start for _, end in figures) and _THAN.search(text, 0, q_start)
    if close and (not ahead or compared or (close[0].start - q_end < NEAR and not _JOINED.search(text, q_end, close[0].start))):
        return close[0].label
    if ahead:
        return _label_ahead(text, ahead[-1], q_start)
    alone = years[0] if len(years) == 1 else None
    if alone is None:
        return None
    return alone.label if text[alone.start - 1 : alone.start] == _IN_BRACKETS or _of_survey(sentence, alone) else None


_THAN = lazy_regex(r"(?<!\w)(?:(?:jämfört|jämförelse)[ \u00a0]med|mot|än)(?:[ \u00a0](?:bara|endast))?[ \u00a0]$")
"""Before the figure that another is compared with, whose year stands behind it."""
_THEN = lazy_regex(r",?[ \u00a0](?:då|när)[ \u00a0]")
_TO_NOW = lazy_regex(r"[,;:(]|[ \u00a0](?:men|samtidigt|har)[ \u00a0]|[ \u00a0]och[ \u00a0](?:det|den|de|detta|har)[ \u00a0]")


def _label_ahead(text: str, year: Period, q_start: int) -> str:
    """The label of a year before the figure; what was "då" is of that year alone ("sedan 2008 då 4 av 10 rökte")."""
    if not year.label.endswith("–"):
        return year.label
    then = _THEN.match(text, year.end)
    return year.first if then is not None and not _TO_NOW.search(text, then.end(), q_start) else year.label


def _ends_clause(text: str, q_end: int, year: Period) -> bool:
    """Whether a bare year ends the figure's own clause ("förstördes 700 ton spannmål 2014."), or that of what it counts."""
    if _CLAUSE_ENDS.match(text, year.end) is None:
        return False
    parted = _PARTED.search(text, q_end, year.start)
    if parted is None:
        return True
    between = text[q_end : parted.start()].lower().split()
    own = parted[0].strip() in _OF_WHAT_IS_COUNTED and len(between) <= _NEAR_WORDS
    if parted[0].strip() == "som" and not CLASSES["preposition"].isdisjoint(between):
        return False  # "700 ton spannmål av vildsvin som planterades ut 2014"
    return own and _PARTED.search(text, parted.end() - 1, year.start) is None


_OF_WHAT_IS_COUNTED = frozenset(("som", "att"))
"""What begins a clause about the counted ("23 insatser som infördes 2006–2015", "uppger 12 av 20 kommuner att de hade brist 2018")."""
_NEAR_WORDS = 5
"""Words between a figure and such a clause."""


def _begins_clause(text: str, q_end: int, year: Period) -> bool:
    """Whether a year after the figure is of a clause of its own ("… och under 2013 minskade", "… och är sedan 2008 uppdelat")."""
    follows = _NEXT_WORD.match(text, year.end)
    if follows is not None and follows[1] in VERBS and _JOINED.search(text, q_end, year.start) is not None:
        return True
    return any(joined[1] in VERBS for joined in _NEXT_OF_CLAUSE.finditer(text, q_end, year.start))


def _parted(text: str, year: Period, q_start: int) -> bool:
    """Whether a reason stands between a year and the figure: the year is then that of what is explained."""
    if _BECAUSE.search(text[year.end : q_start]):
        return True
    if year.start > _AHEAD_OF_ALL and _AND_THAT.search(text, year.end, q_start) and " samma år" not in text[year.end : q_start]:
        return True
    return _BEGAN.match(text, year.end) is not None and _GOING_ON.search(text, year.end, q_start) is not None


_FROM = ("från ", "från år ", "från\u00a0")


def _of_survey(sentence: Sentence, year: Period) -> bool:
    """Whether the year is that of the month in which a survey was made."""
    if not sentence.lower.endswith(_BEHIND_MONTH, 0, year.start):
        return False
    return _SURVEYED.search(sentence.lower, max(0, year.start - _SURVEY_REACH), year.start) is not None


def dates_something_else(sentence: Sentence, year: Period, ahead: bool) -> bool:
    """Whether the year is that of a source, a title, what is compared with, or (`ahead` of the figure) an event in a relative clause."""
    if _of_survey(sentence, year):
        return False
    if year.published:
        return True
    lower = sentence.lower
    if _QUOTED.match(lower, year.end):
        return True
    if year.label.endswith("–") and not lower.endswith(_FROM, 0, year.start):
        return False  # "sedan förbudet mot dynamit 1950", "sedan lagen infördes 2003": nothing compared, no event of its own
    if _COMPARED.search(lower, max(0, year.start - 70), year.start) and not (ahead and _THEN.match(lower, year.end)):
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
    if before[-1] in _BEFORE_OR_AFTER and before[-2:-1] and before[-2] in _BUILT:
        return True  # "är byggda före 1975": which houses are counted
    if ahead and before[-1] in BEGINNINGS and "när" not in before:
        return True
    if before[-1] in _MADE and any(_JUDGED.search(word) for word in before[-5:]):
        return True
    if ahead and before[-1] in VERBS and before[-1] not in _MADE and any(word in _RELATIVE for word in before[-5:]):
        return True
    if any(word.startswith(_OBSERVED) for word in before[-5:]):
        return False
    return _of_source(sentence, year, tokens[: len(before)], lead)


def _of_source(sentence: Sentence, year: Period, before: list[Token], lead: str) -> bool:
    """Whether the words before the year and its `lead` end with a study and who made it ("en rapport från Skolverket 2016")."""
    from_it = lead == "från"
    if year.last is not None or sentence.text.startswith("–", year.end):
        return False
    for back in range(1, min(len(before), 24 if from_it else 7) + 1):
        word = before[-back][0]
        if _TOLD.search(word):
            if lead == "under" and back > 2:
                return False  # "prognosen för antalet sökande under 2015"
            # "en granskning av avtalet 2014" is of what was examined
            return from_it or back < 3 or before[1 - back][0] != "av" or sentence.text[before[2 - back][1]].isupper()
        if back == 1 and is_source(word) and word not in ("regeringen", "statistik", "statistiken"):
            return True
        if word in VERBS or word in _RELATIVE:
            return False
    return False
