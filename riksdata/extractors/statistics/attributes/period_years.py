"""The years of a sentence as it tells them: what leads to each, what kind of word stands at it, the tense of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.sentence_years import Period
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

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

BEGINNINGS = frozenset(
    ("infördes", "trädde", "bildades", "grundades", "startade", "startades", "inrättades", "invigdes", "öppnade", "avskaffades")
)
"""Verbs of what begins or ends in a year."""
_BEGINS = BEGINNINGS.union(
    (
        *("beslutade", "antog", "antogs", "beslutades", "presenterade", "publicerade", "byggdes", "tillsattes", "genomförde"),
        *("genomfördes", "gjorde", "gjordes", "starten", "start", "bildandet", "införandet"),
    )
)
"""What begins, is made or is decided in a year."""

_UNTIL_EVENT = lazy_regex(r"(?<!\w)fram[ \u00a0]till[ \u00a0](?:[^\W\d_]+[ \u00a0]){1,3}$")
"""Before a year: the event until which something was ("fram till krigsutbrottet 1939")."""

_PAST = frozenset(("var", "blev", "fick", "kom", "låg", "fanns", "stod", "gick", "steg", "sjönk", "föll", "dog", "tog", "gav"))

_FUTURE = frozenset(("ska", "skall", "kommer", "väntas", "beräknas", "behöver", "behövs", "bör", "förväntas"))


class TimedYear:
    """A year of a sentence with what its own surroundings say of it."""

    def __init__(self, sentence: Sentence, period: Period) -> None:
        """`period`: where the sentence tells the year."""
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
def years_of(sentence: Sentence) -> list[TimedYear]:
    """The years of a sentence, looked at once for all its figures."""
    return [TimedYear(sentence, period) for period in sentence.years]


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
        return f"head verb {tense_of(low)}"
    if low in CLASSES["conjunction"]:
        return f"head {low}"
    if low in CLASSES["preposition"]:
        return f"head prep {low}"
    if word[:1].isupper():
        return "head Name"
    return "head digit" if low.isdigit() else "head other"


@lru_cache(maxsize=20_000)
def tense_of(verb: str) -> str:
    """The tense of a verb by its form: `past`, `supine`, `present`, `passive`, `future` or `other`; "har" and "hade" are themselves."""
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
