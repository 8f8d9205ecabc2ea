"""The learned choice among the times of a sentence: which of its years, and in which form, a figure is of, or none.

The grammar reads the years and spans (`Sentence.years`); each may be meant as a year, as the first or the last of a time, or by one of its
ends. Each such option has named evidence, and a conditional logistic regression (`period_weights.tsv`, made by `make models`) weighs them
against each other and against none. What the readings in their order choose (`attributes.period`) is evidence too, and stays where the
model does not clearly prefer another answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import exp
from typing import NamedTuple

from riksdata.extractors.statistics.attributes.period import dates_something_else
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import ISSUE_OF_DAY, ISSUE_REACH, NAMED_BY_YEAR, Period, Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.facts import read_lines
from riksdata.swedish.lazy import lazy_regex


class Option(NamedTuple):
    """A time that a figure may be of (None: none that the sentence names), with the names of the evidence for it."""

    label: str | None
    names: list[str]


OVERRULES = 1.5
"""How many times as probable as what the readings choose another answer must be: a doubtful one leaves what they say."""
_BEFORE = 110
"""Characters before a year whose words are looked at."""
_RAW = lazy_regex(r"[^\s\u00a0]+")
_MARKS = '(”"’,.:;)'
_SEASONS = frozenset(("hösten", "våren", "sommaren", "vintern", "höstterminen", "vårterminen", "sommar", "höst", "vår", "vinter"))
_WITHIN = frozenset(
    (
        *("slutet", "början", "mitten", "utgången", "ingången", "kvartalet", "halvåret", "årsskiftet"),
        *("första", "andra", "tredje", "fjärde", "sista"),
    )
)
_PREPOSITIONS = frozenset(
    (
        *("i", "under", "sedan", "sen", "alltsedan", "från", "fr.o.m.", "fr.o.m", "till", "t.o.m.", "t.o.m", "tills", "fram", "av", "för"),
        *("per", "mellan", "efter", "före", "innan", "mot", "än", "med", "inför", "kring", "omkring", "runt", "redan", "intill", "över"),
    )
)
_CALENDAR = frozenset(
    (
        *("år", "åren", "året", "perioden", "läsåret", "säsongen", "den", "budgetåret", "verksamhetsåret", "kalenderåret", "riksmötet"),
        "räkenskapsåret",
    )
)
_ENDING = frozenset(("fram", "till", "tills", "t.o.m.", "intill", "före", "innan", "inför"))
"""What may lead to the last year of a time."""
_BEGINNING = frozenset(("sedan", "sen", "alltsedan", "från", "fr.o.m.", "fr.o.m", "efter"))
"""What may lead to its first."""
_DAY = lazy_regex(r"\d{1,2}$")
_TOLD = lazy_regex(
    r"""
    (?:
        studi|rapport|undersökning|enkät|mätning|bedömning|prognos|beräkning|utredning|granskning|kartläggning|barometer
        |skrivelse|betänkande|utvärdering|kalkyl|(?<![^\W\d_])plan|uppskattning|sammanställning|artikel|proposition|inventering
        |årsredovisning|redovisning|avhandling|översikt|statistik|siffror|uppgift|data|analys
    )
    (?:e|en|n|er|erna|ar|arna|et|s|ens|rna|r|na)?$
    """,
    re.X,
)
"""What tells of a figure."""
_EVENT = lazy_regex(
    r"""
    (?:
        val|lag|reform|beslut|avtal|konferens|kris|krig|överenskommelse|uppgörelse|katastrof    # val
        |möte|toppmöte|förordning|konvention|direktiv|os|vm|attentat|ockupation|kupp|bränder    # möte
        |branden|jubileum                                                                       # branden
    )
    (?:e|en|n|er|erna|ar|arna|et|s|ens|rna|r|na)?$                                              # et
    """,
    re.X,
)
"""What happens or is decided in a year."""
_BEGINS = frozenset(
    (
        *("infördes", "trädde", "bildades", "grundades", "startade", "startades", "inrättades", "invigdes", "öppnade", "avskaffades"),
        *("beslutade", "antog", "antogs", "beslutades", "presenterade", "publicerade", "byggdes", "tillsattes", "genomförde"),
        *("genomfördes", "gjorde", "gjordes", "starten", "start", "bildandet", "införandet"),
    )
)
"""What begins, is made or is decided in a year."""
_SPLITS = lazy_regex(
    r"""
    (?<!\w)
    (
        att|som|där|när|då|eftersom|men|och|medan|samtidigt|samt|eller|än|mot|respektive|varav  # att
        |vilket|till|från|efter|sedan|med|jämfört|för|av|visar|visade                           # vilket
    )
    (?!\w)
    """,
    re.X,
)
"""Words between a year and a figure that may part them, or join them."""
_PARTS = frozenset(("att", "eftersom", "som", "och", "där", "då", "när", "men", "medan", "samtidigt", "än", "från", "till"))
"""Those of them that are weighed together with what stands at the year."""
_NOW = lazy_regex(
    r"""
    (?<!\w)
    (?:
        i[ \u00a0]dag|idag|nu|i[ \u00a0]år|numera|för[ \u00a0]närvarande|hittills|nästa[ \u00a0]år                   # i dag
        |förra[ \u00a0]året|i[ \u00a0]fjol|för[ \u00a0][^\W\d_]+[ \u00a0]år[ \u00a0]sedan|de[ \u00a0]senaste  # i fjol
    )
    (?!\w)
    """,
    re.X,
)
"""A time without a year."""
_COMPARED = lazy_regex(
    r"""
    (?<!\w)
    (?:
        jämfört[ \u00a0]med|i[ \u00a0]jämförelse[ \u00a0]med|jämför\w*  # jämfört med
        |än|mot|gentemot|i[ \u00a0]förhållande[ \u00a0]till             # än
    )
    (?!\w)
    """,
    re.X,
)
_UNTIL_EVENT = lazy_regex(r"(?<!\w)fram[ \u00a0]till[ \u00a0](?:[^\W\d_]+[ \u00a0]){1,3}$")
"""Before a year: the event until which something was ("fram till krigsutbrottet 1939")."""
_PAST = frozenset(("var", "blev", "fick", "kom", "låg", "fanns", "stod", "gick", "steg", "sjönk", "föll", "dog", "tog", "gav"))
_FUTURE = frozenset(("ska", "skall", "kommer", "väntas", "beräknas", "behöver", "behövs", "bör", "förväntas"))
_DISTANCES = (0, 1, 2, 4, 7, 12, 20)
"""Words between a year and a figure, in steps."""
_VERB_REACH = 70


@cache
def _weights() -> dict[str, int]:
    """By the name of the evidence: what it weighs, in thousandths, so that sums are exact in any order.

    Read when a sentence names a year for the first time.
    """
    rows = (line.split("\t") for line in read_lines(__package__, "period_weights.tsv")[1:])
    return {name: round(1000 * float(weight)) for name, weight in rows}


_STUDY_FROM = lazy_regex(
    r"(?:studie|undersökning|enkät|rapport|granskning|kartläggning|utvärdering|artikel)[a-zåäö]{0,4}[ ]från[ ](?:år[ ])?$"
)
"""Before a year that dates a work and no figure."""


def chosen(candidate: Candidate, same: Sequence[Candidate], read: str | None, listed: str | None) -> str | None:
    """The time that the candidate is of, as far as its sentence says so.

    `same`: the figures of its sentence in order, the candidate among them; `read`: what the readings in their order choose; `listed`: its
    year in a list of as many years as figures, which stands.
    """
    if listed:
        return listed
    given = options(candidate, same, read)
    found = preferred(given, read, _weights()) if len(given) > 1 else read
    return None if found and _of_source(candidate.sentence, found) else found


def _of_source(sentence: Sentence, label: str) -> bool:
    """Whether a time is only the year from which a study or an issue is, or in a name ("en studie från 2006", "Vision 2000")."""
    told = [year for year in sentence.years if year.label == label]
    return bool(told) and all(year.published and _dates_source(sentence, year.start) for year in told)


def _dates_source(sentence: Sentence, start: int) -> bool:
    low = max(0, start - ISSUE_REACH)
    if _STUDY_FROM.search(sentence.lower, low, start) or ISSUE_OF_DAY.search(sentence.text, low, start):
        return True
    return sentence.lower[low:start].rstrip().rpartition(" ")[2] in NAMED_BY_YEAR


def preferred(given: Sequence[Option], read: str | None, weights: Mapping[str, int]) -> str | None:
    """Which of the options weighs most, unless what the readings choose weighs nearly as much; `weights` in thousandths, by evidence."""
    found = _probable(given, weights)
    if read not in found:
        return read  # a year that the sentence tells by another ("året innan")
    best = max(found, key=lambda label: (found[label], label is None))
    return best if found[best] > OVERRULES * found[read] else read


def _probable(given: Sequence[Option], weights: Mapping[str, int]) -> dict[str | None, float]:
    """How probable each time is, but for one factor that all share."""
    scores = [(option.label, sum(map(weights.__getitem__, filter(weights.__contains__, option.names)))) for option in given]
    top = max(score for _, score in scores)
    found: dict[str | None, float] = {}
    for label, score in scores:
        found[label] = found.get(label, 0.0) + exp((score - top) / 1000)
    return found


def options(candidate: Candidate, same: Sequence[Candidate], read: str | None) -> list[Option]:
    """Every time that the candidate may be of, with the evidence for it; the first is none at all. See `chosen`."""
    sentence = candidate.sentence
    spans = [(figure.q_start, figure.q_end) for figure in same]
    years = [year for year in _years_of(sentence) if not any(low <= year.period.start < high for low, high in spans)]
    index = next((k for k, figure in enumerate(same) if figure is candidate), 0)
    own, tense = _of_figure(candidate, len(same)), _clause_tense(candidate)
    now = _NOW.search(sentence.lower, max(0, candidate.q_start - 60), min(len(sentence.lower), candidate.q_end + 50)) is not None
    out = [Option(None, _of_none(candidate, own, len(years), now, read))]
    before = [k for k, year in enumerate(years) if year.period.start < candidate.q_start]
    role = _role(candidate)
    level = role == "from" or (role == "to" and index > 0 and _role(same[index - 1]) == "from")
    nearest = min(range(len(years)), key=lambda k: _distance(years[k].period, candidate), default=0)
    for k, year in enumerate(years):
        shared = _of_pair(candidate, same, index, years, k, tense)
        if k == nearest:
            shared.append("nearest")
        if before and k == before[-1]:
            shared.append("last before")
        else:
            shared.append("first behind" if k == len(before) else "beyond another")
        if now:
            shared.append("now")
        out += [
            Option(
                label,
                [*shared, *year.names, *_of_shape(candidate, same, index, years, k, shape, label, shared, tense), _as_read(label, read)],
            )
            for shape, label in _shapes(candidate, year, "compared before year" in shared, level)
        ]
    if _changes(candidate):
        out += _pairs(years, own, "changes" if candidate.direction else "level", read)
    return out


class _Year:
    """A year of a sentence with what its own surroundings say of it."""

    def __init__(self, sentence: Sentence, period: Period) -> None:
        self.period = period
        text, start = sentence.text, period.start
        words = [(m[0], m.start()) for m in _RAW.finditer(text, max(0, start - _BEFORE), start)]
        if start > _BEFORE and words:
            del words[0]  # it may be cut
        glued = text[start - 1 : start].strip() if start else ""
        if glued and words and len(words[-1][0]) > 1:
            del words[-1]
        k, forms, prepositions = _led(words)
        self.form = "day" if "day" in forms else forms[-1] if forms else "bare"
        self.lead = "fram" if "fram" in prepositions else prepositions[-1] if prepositions else ""
        if not self.lead and _UNTIL_EVENT.search(sentence.lower, max(0, start - 60), start):
            self.lead = "fram"
        self.start = words[k][1] if k < len(words) else start
        before = [word for word, _ in words[:k]]
        head = before[-1] if before else ""
        self.kind = _kind(head) if before else "^"
        self.next_kind = self.next_word = ""
        self.names = names = [f"lead={self.lead}", f"form={self.form}", f"lead={self.lead} form={self.form}"]
        if prepositions and prepositions[0] != self.lead:
            names.append(f"near={prepositions[0]}")
        if glued:
            names.append(f"glued={glued}")
        names += self._of_head(before, head)
        after = text[period.end : period.end + 1]
        names.append(f"after={after.strip()}")
        follow = _RAW.match(text, period.end + 1) if after.isspace() else None
        if follow:
            self.next_word, self.next_kind = follow[0].lower().strip(_MARKS), _kind(follow[0])
            names += [f"next={self.next_word}", f"next {self.next_kind}"]
        if period.published:
            names.append("published")
        if text.rfind("(", max(0, start - 80), start) > text.rfind(")", max(0, start - 80), start):
            names.append("in brackets")
        if period.last:
            names.append("from to" if period.from_to else "span")

    def _of_head(self, before: Sequence[str], head: str) -> Iterator[str]:
        """What the words before its preposition, or before it, say."""
        if not before:
            yield "head=^"
            return
        bare = head.lower().strip(_MARKS)
        if head[-1] in ',.:;)”"’':
            yield f"head ends {head[-1]}"
        if head[0] == "(":
            yield "head opens"
        yield from (f"head={bare}", f"head5={bare[:5]}", f"head~{bare[-4:]}", f"lead={self.lead} {self.kind}")
        for far, word in enumerate(reversed(before[-6:-1])):
            kind = _kind(word)
            if kind != "head other":
                yield f"near{'er' if far < 2 else ''} {kind}"
            if (low := word.lower().strip(_MARKS)) in ("som", "att", "när", "där"):
                yield f"before {low}"
        if not self.lead and head[:1].isupper() and len(before) > 1 and self.form == "bare":
            yield "named"


@lru_cache(maxsize=4)
def _years_of(sentence: Sentence) -> list[_Year]:
    """The years of a sentence, looked at once for all its figures."""
    return [_Year(sentence, period) for period in sentence.years]


def _led(words: Sequence[tuple[str, int]]) -> tuple[int, list[str], list[str]]:
    """Where what leads to a year begins among the words before it, its forms (a month) and its prepositions, the nearest first."""
    forms: list[str] = []
    prepositions: list[str] = []
    k = len(words)
    while k:
        word = words[k - 1][0].lower().strip('(”"')
        if word in CLASSES["month"]:
            forms.append("month")
        elif "month" in forms and _DAY.match(word):
            forms.append("day")
        elif word in _SEASONS:
            forms.append("season")
        elif word in _WITHIN:
            forms.append("within")
        elif word in _CALENDAR:
            forms.append("år" if word.endswith(("år", "året", "åren")) else word)
        elif word in _PREPOSITIONS or (word == "och" and prepositions[-1:] == ["med"]):
            prepositions.append(word)
        else:
            break
        k -= 1
        if words[k][0].startswith("("):
            break
    return k, forms, prepositions


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
    """What kind of word it is."""
    low = word.lower().strip(_MARKS)
    if low in CLASSES["study"] or _TOLD.search(low):
        return "head told"
    if _EVENT.search(low):
        return "head event"
    if low in _BEGINS:
        return "head begins"
    if low in CLASSES["reporting"]:
        return "head reports"
    if low in CLASSES["increase"] or low in CLASSES["decrease"]:
        return "head changes"
    if low in VERBS:
        return f"head verb {_tense(low)}"
    if low in CLASSES["conjunction"]:
        return f"head {low}"
    if low in CLASSES["preposition"]:
        return f"head prep {low}"
    if word[:1].isupper():
        return "head Name"
    return "head digit" if low.isdigit() else "head other"


@lru_cache(maxsize=20_000)
def _tense(verb: str) -> str:
    if verb in ("har", "hade"):
        return verb
    if verb in _FUTURE:
        return "future"
    if verb in _PAST or verb.endswith(("de", "des", "te", "tes")):
        return "past"
    if len(verb) > 3 and verb.endswith(("t", "ts")):
        return "supine"
    if verb.endswith("r") or verb in ("finns", "kan", "måste", "vill"):
        return "present"
    return "passive" if verb.endswith("s") else "other"


def _clause_tense(candidate: Candidate) -> str:
    """The tense of the verb nearest to the figure."""
    before = [token for token in candidate.sentence.before(candidate.q_start)[-12:] if token[0] in VERBS]
    reach = candidate.q_end + _VERB_REACH
    after = next((token for token in candidate.sentence.tokens if candidate.q_end <= token[1] < reach and token[0] in VERBS), None)
    if before and (after is None or candidate.q_start - before[-1][2] <= after[1] - candidate.q_end):
        return _tense(before[-1][0])
    return _tense(after[0]) if after else "unknown"


def _changes(candidate: Candidate) -> bool:
    """Whether it is the amount of a change, which may be between two years."""
    return candidate.direction is not None or candidate.quantity.kind == "times"


def _distance(period: Period, candidate: Candidate) -> int:
    return candidate.q_start - period.end if period.start < candidate.q_start else period.start - candidate.q_end


def _shapes(candidate: Candidate, year: _Year, compared: bool, level: bool) -> Iterator[tuple[str, str]]:
    """The times that the year may be meant as, with their labels; `level`: it is a level from or to which something changed."""
    period = year.period
    if period.last is not None:
        yield "span", f"{period.first}–{period.last}"
        yield "first", period.first
        yield "last", period.last
        if "," in period.label:
            yield "both", period.label
        return
    yield "year", period.first
    since, until = f"{period.first}–", f"–{period.first}"
    if year.lead in _BEGINNING or since == period.label or compared or _changes(candidate) or year.kind == "head begins":
        yield "since", since
    if (year.lead in _ENDING or until == period.label) and not level:
        yield "until", until


def _as_read(label: str, read: str | None) -> str:
    """How it stands to what the readings choose."""
    return "chain" if read == label else "chain none" if read is None else "chain other"


def _of_none(candidate: Candidate, own: Sequence[str], years: int, now: bool, read: str | None) -> list[str]:
    """The evidence that no year of the sentence is the figure's."""
    lower = candidate.sentence.lower
    names = [
        "none",
        "none chain" if read is None else "none against chain",
        f"none years {min(years, 3)}",
        *(f"none {name}" for name in own),
    ]
    if now:
        names.append("none now")
    if _NOW.match(lower, candidate.q_end + 1) or _NOW.search(lower, max(0, candidate.q_start - 16), candidate.q_start):
        names += ["none now beside", f"none now beside {candidate.hedged.before == 'till'}"]
    return names


def _of_figure(candidate: Candidate, figures: int) -> list[str]:
    """What the figure itself and its clause say."""
    sentence, before = candidate.sentence, candidate.hedged.before
    names = [f"kind {candidate.quantity.kind}", f"hedge {before}" if before in ("från", "till", "med", "än", "mot") else "hedge"]
    if candidate.direction:
        names.append("changes")
    if candidate.per:
        names.append("rate")
    verb = next((token[0] for token in reversed(sentence.before(candidate.q_start)) if token[0] in VERBS), "")
    after = next((token[0] for token in sentence.tokens if token[1] >= candidate.q_end and token[0] in VERBS), "")
    names += [f"verb {_tense(verb) if verb else ''}", f"verb after {_tense(after) if after else ''}", f"figures {min(figures, 3)}"]
    return names


def _of_pair(candidate: Candidate, same: Sequence[Candidate], index: int, years: Sequence[_Year], k: int, tense: str) -> list[str]:
    """What stands between the figure and a year, and how they lie in the sentence."""
    sentence, year = candidate.sentence, years[k]
    ahead = year.period.start < candidate.q_start
    side = "ahead" if ahead else "after"
    low, high = (year.period.end, candidate.q_start) if ahead else (candidate.q_end, year.start)
    between = sentence.lower[low:high] if low < high else ""
    words = between.split()
    distance = next((edge for edge in _DISTANCES if len(words) <= edge), _DISTANCES[-1] + 1)
    names = [f"figure {side}", f"{side} {distance}", f"years {min(len(years), 3)}"]
    if any(low <= figure.q_start < high for figure in same if figure is not candidate):
        names.append(f"{side} over figure")
    if any(low <= other.period.start < high for other in years if other is not year):
        names.append(f"{side} over year")
    parted = sorted({m[1] for m in _SPLITS.finditer(between)})
    marks = [mark for mark in ",;:()–" if mark in between]
    names += [f"{side} over {what}" for what in (*parted, *marks)]
    verbs = [word for raw in words if (word := raw.strip(",.")) in VERBS]
    names.append(f"{side} verbs {min(len(verbs), 3)}")
    if verbs:
        names += [f"{side} last verb {_tense(verbs[-1])}", f"{side} first verb {_tense(verbs[0])}"]
    if not parted and (not marks or marks == ["–"]):
        names.append(f"{side} one phrase")
    for word in parted:
        if word in _PARTS:
            over = f"{side} over {word}"
            names += [f"{over} lead={year.lead}", f"{over} {year.kind}", f"{over} next {year.next_kind}", f"{over} tense {tense}"]
    if _COMPARED.search(sentence.lower, max(0, year.start - 40), year.start):
        names += ["compared before year", f"compared before year {side}", f"compared before year {side} next={year.next_word}"]
    if len(same) == len(years):
        names.append("in order" if index == k else "out of order")
        names.append(f"as many {'in order' if index == k else 'out of order'} {side}")
    if not sentence.text[: year.start].strip(' \u00a0(”"'):
        names += [
            "leads sentence",
            f"leads sentence {side}",
            f"leads sentence lead={year.lead}",
            f"leads sentence tense {tense} lead={year.lead}",
        ]
    if not sentence.text[year.period.end :].strip(' \u00a0.)”"'):
        names.append("ends sentence")
    names.append(f"else {side}" if dates_something_else(sentence, year.period, ahead) else f"own {side}")
    return names


def _of_shape(
    candidate: Candidate,
    same: Sequence[Candidate],
    index: int,
    years: Sequence[_Year],
    k: int,
    shape: str,
    label: str,
    shared: Sequence[str],
    tense: str,
) -> Iterator[str]:
    """What speaks for or against the year in this form."""
    year = years[k]
    yield f"as {shape}"
    yield "as read" if label == year.period.label else f"as {shape} not as read"
    yield f"as {shape} tense {tense} lead={year.lead}"
    yield f"as {shape} lead={year.lead}"
    yield f"as {shape} {'changes' if candidate.direction else 'level'} lead={year.lead}"
    yield from (f"as {shape} {name}" for name in shared if name.startswith(("compared", "ahead", "after", "figure ")))
    yield from (f"as {shape} {name}" for name in year.names if name.startswith(("next", "head")))
    role = _role(candidate)
    if role == "to" and index:
        other = same[index - 1]
        if other.q_end <= year.period.start < candidate.q_start and _role(other) == "from":
            yield "to, of the other"
    if role:
        firsts = [int(each.period.first) for each in years]
        first = int(year.period.first)
        place = "only" if len(years) == 1 else "earliest" if first == min(firsts) else "latest" if first == max(firsts) else "middle"
        yield from (f"as {shape} {role}", f"{role} {place}", f"{role} {place} as {shape}")
    if "respektive" in candidate.sentence.words and (part := _part(candidate, same, index)):
        yield f"respektive {part} as {shape}"


def _role(candidate: Candidate) -> str:
    """Which end of a change it is."""
    if candidate.hedged.before == "från" or candidate.quantity.share == "from":
        return "from"
    return "to" if candidate.hedged.before == "till" else ""


def _part(candidate: Candidate, same: Sequence[Candidate], index: int) -> str:
    """On which side of "respektive" it stands."""
    text = candidate.sentence.lower
    if index + 1 < len(same) and " respektive" in text[candidate.q_end : same[index + 1].q_start]:
        return "first"
    return "last" if index and " respektive" in text[same[index - 1].q_end : candidate.q_start] else ""


def _pairs(years: Sequence[_Year], own: Sequence[str], change: str, read: str | None) -> Iterator[Option]:
    """The times between two years that follow each other in the sentence, for a change ("ökade med 12 procent 2015 jämfört med 2013")."""
    for one, other in pairwise(years):
        first, last = sorted((one.period.first, other.period.first))
        if one.period.last or other.period.last or first == last:
            continue
        label = f"{first}–{last}"
        names = ["pair", f"pair {one.lead} {other.lead}", f"pair {change}", *(f"pair {name}" for name in own)]
        yield Option(label, [*names, _as_read(label, read)])
