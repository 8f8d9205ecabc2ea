"""Who was named before as the source of a figure whose own sentence names nobody and plainly goes on with what they said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from riksdata.extractors.statistics.attributes.body_names import NAME_BEGINS, name_at
from riksdata.extractors.statistics.attributes.telling import ADVERBS, SHOWN, STUDY, TELLING_VERBS, S, verb_end
from riksdata.extractors.statistics.attributes.telling_clause import presents
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_MOST_BACK = 3
"""Sentences that are looked back over."""
_WORK = r"""[a-zåäö]*(?:
    rapporten|undersökningen|studien|statistiken|siffrorna|uppgifterna|enkäten|mätningen|kartläggningen|granskningen  # rapporten
    |utvärderingen|prognosen|beräkningarna|analysen|sammanställningen|redovisningen|redogörelsen|barometern
    |uppföljningen|genomgången|inventeringen|resultaten|resultatet
)(?!\w)"""
_WORD = lazy_regex(r"[^\W\d_]+")
_BODY = r"""(?:
    myndigheten|organisationen|verket|banken|föreningen|förbundet|rådet|institutet|inspektionen|forskarna             # myndigheten
    |kommittén|tidningen|författarna
)"""
_ALSO = rf"(?:(?:{ADVERBS}|det){S}){{0,2}}"
_OF_SAME_WORK = lazy_regex(
    rf"""
    [^\w]*
    (?:
        (?:i|av|enligt|utifrån){S}
        (?:
            (?:(?:den|samma|denna){S}(?:nya{S}|senaste{S})?)?                                # samma
            (?:{_WORK}|(?:rapport|källa|undersökning|studie|statistik)(?!\w))                # källa
            |(?:deras|dess){S}(?:[a-zåäö]+{S})?[a-zåäö]*{STUDY}                              # deras senaste prognos
        )
        |enligt{S}{_BODY}(?!\w)                                                              # enligt myndigheten
    )
    """,
    re.X,
)
"""How a sentence in lower case begins that tells more of the same work or body."""
_BEFORE_VERB = lazy_regex(
    rf"""
    [^\w]*
    (?:
        (?:de{S}|den{S})?(?:nya{S}|senaste{S}|aktuella{S})?{_WORK}(?:{S}(?:av|från|i){S}\w+)?{S}{_ALSO}  # rapporten
        |(?:samma|dessa|sådana){S}[a-zåäö]*{STUDY}{S}{_ALSO}                                 # samma siffror
        |{_BODY}{S}|(?:där|här){S}
        |(?P<told>(?:man|de|den|hon|han){S}|{_ALSO})                                         # dessutom
    )
    """,
    re.X,
)
"""What stands before the verb in a sentence in lower case whose subject is the same work or body; `told`: where it says what with "att"."""
_WHAT = lazy_regex(rf"{S}{_ALSO}(?:(?:att|på)(?!\w)|{_WORK})", re.X)
_NUMBER = rf"""(?:
    (?!(?:19|20)\d\d(?!\d))\d[\d,\u00a0 ]*                                                   # 40
    (?:%|(?<![\d,])(?:procent|av|har|hade|är|var|uppger|uppgav|svarade|anser|menar|saknar)(?!\w))  # procent
    |en{S}av{S}|var{S}\w+{S}|varannan|hälften|en{S}(?:tredjedel|fjärdedel|femtedel|tiondel)  # en av
    |(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv){S}                                 # tre
)"""
_NEXT_FIGURE = lazy_regex(
    rf"""
    [^\w]*
    (?:
        (?:(?:{ADVERBS}|och|men){S})?
        (?:
            (?:av|från|bland|hela|drygt|knappt|cirka|ca|omkring|ungefär|över|mer{S}än|nästan|närmare|ytterligare|endast|bara|minst|strax{S}under)
            {S}
        ){{0,3}}
        {_NUMBER}
        |(?:av|bland){S}(?:dessa|dem|de)(?!\w)
        |i{S}dessa(?!\w)
        |(?P<count>
            (?:(?:även|bara|enbart|redan){S})?(?:år|under|sedan|mellan|åren){S}              # bara sedan
            (?:samma|(?:[a-z]{{3,9}}{S})?(?:19|20)\d\d)(?!\d)                               # mars 2011
            (?=(?:{S}(?:år|tid|period|månad))?{S}(?:har|hade|var|är|ökade|minskade|steg|sjönk){S}(?:andelen|antalet|siffran|det|den|de)(?!\w))
            |(?:det{S}(?:totala|sammanlagda){S})?(?:antalet|andelen){S}
        )
        |(?:det|detta|den{S}siffran|siffran){S}
        (?:
            motsvarar|(?:kan|ska){S}jämföras
            |(?:är|var|innebär|innebar){S}{_ALSO}(?:en|ett){S}(?:\w+{S})?\w*(?:ökning|minskning|nedgång|uppgång|halvering|dubbling)
        )
    )
    """,
    re.X,
)
"""How a sentence in lower case begins that sets one more figure beside those of the sentence before."""
_CORRESPONDING = lazy_regex(rf"(?<!\w)motsvarande{S}(?:siffr|andel|antal)")
_OWN = frozenset(("vi", "jag", "vår", "vårt", "våra", "regeringen", "utskottet", "ministern", "statsrådet"))
"""Words of a sentence that says something for itself."""
_FIGURES = rf"""
    (?<![\w/:])(?!(?:19|20)\d\d(?!\d))\d|procent|hälften|(?:tredje|fjärde|femte|tion)del(?!\w)     # tredjedel
    |(?<!\w)(?:var{S}(?:tredje|fjärde|femte|tionde)|varannan|av{S}tio)                       # var tredje
    |statistik|siffror|mätning
"""
_OF = frozenset(("i", "av", "enligt", "utifrån"))
"""How a sentence begins that `_OF_SAME_WORK` matches."""
_TOLD_BY = SHOWN.union(TELLING_VERBS)
_JOINTS = ("-", ":", "’")
"""What joins words of a sentence to one."""
_HOLDS_FIGURES = lazy_regex(_FIGURES, re.X)
_SURVEYS = lazy_regex(rf"{_FIGURES}|undersökning|enkät|studie|stickprov|granskning|kartläggning|inventering", re.X)


def told_before(sentence: Sentence, named_in: Callable[[Sentence], list[Source]]) -> str | None:
    """The one whom `named_in` finds in the sentence that a sentence without a source goes on with; none where there are several."""
    for _ in range(_MOST_BACK):
        same_work = _same_work(sentence)
        next_figure = None if same_work else _next_figure(sentence)
        if not same_work and (next_figure is None or not _OWN.isdisjoint(sentence.words)):
            return None
        before = sentence.earlier
        if before is None:
            return None
        if next_figure and not next_figure.search(before.lower):
            return None
        names = {source.name for source in before.sources(named_in)} or (set(_presenting(before)) if same_work else set())
        if names:
            return names.pop() if len(names) == 1 else None
        sentence = before
    return None


def _same_work(sentence: Sentence) -> bool:
    """Whether a sentence tells more of a work or body named before: "rapporten visar", "vidare framgår att"."""
    lower, words = sentence.lower, sentence.words
    if not words.isdisjoint(_OF) and _OF_SAME_WORK.match(lower):
        return True
    if words.isdisjoint(_TOLD_BY) and not any(joint in lower for joint in _JOINTS):
        return False  # nearly all: no verb that tells, alone or joined to another word
    subject = _BEFORE_VERB.match(lower)
    if subject is None:
        return False
    word = _WORD.match(lower, subject.end())
    told = word.end() if word and word[0] in SHOWN else verb_end(lower, subject.end(), "tells")
    return told is not None and (subject["told"] is None or lower.startswith("att", told - 3) or _WHAT.match(lower, told) is not None)


def _next_figure(sentence: Sentence) -> re.Pattern[str] | None:
    """What the sentence before must hold where this one sets one more figure beside it; none where it does not."""
    beside = _NEXT_FIGURE.match(sentence.lower)
    if beside:
        return _HOLDS_FIGURES if beside["count"] else _SURVEYS
    return _HOLDS_FIGURES if "motsvarande" in sentence.words and _CORRESPONDING.search(sentence.lower) else None


def _presenting(sentence: Sentence) -> Iterator[str]:
    """Who presents a work in a sentence that tells no figures of it ("Skolverket kom i går med en rapport")."""
    if "study" not in sentence.signs:
        return
    for begins in NAME_BEGINS.finditer(sentence.text):
        found = name_at(sentence.text, begins.start(), evident=True)
        if found and presents(sentence.text, begins.start(), found[1]):
            yield found[0]
