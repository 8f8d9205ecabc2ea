"""Who tells a figure without a name: the media, a management, a minister ("enligt uppgifter i medierna", "företaget räknar med")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.extractors.statistics.attributes.body_names import KINDS, SEAT
from riksdata.extractors.statistics.attributes.telling import HINTS, STUDY, S, names_work
from riksdata.extractors.statistics.attributes.telling_clause import tells, word_before
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_COMMON = lazy_regex(rf"(?<![\w-])(?:media|pressen|[^\W\d_]*(?:{'|'.join(KINDS['common'])}))(?=s?(?![\w-]))", re.IGNORECASE)
_COMMON_ENDS = lazy_regex("|".join(("media", "pressen", *KINDS["common"])))
"""A cheap look for them, before each letter of a sentence is one at which a word of theirs may begin."""
_ACCORDING = lazy_regex(
    rf"""
    (?<!\w)[Ee]nligt{S}
    (?:
        [^.;:]{{0,30}}?(?:uppgift|uppgifter|beräkningar|siffror|statistik|rapporter|källor){S}  # uppgifter
        (?:som{S}[^.;:,]{{3,30}}?{S})?(?:i|från|hos|inom){S}                                  # som gått ut i
        (?:flera{S}|svenska{S}|lokala{S}|den{S}|det{S})?                                       # flera
        |(?:den|det|de){S}(?:[a-zåäö]+a{S})?
    )?$
    """,
    re.X,
)
_WORK_FROM = lazy_regex(rf"(?:^|(?<!\w)[^\W\d_]*){STUDY}{S}(?:från|inom){S}$", re.IGNORECASE)
_SAYS = lazy_regex(rf"{S}(?:gör{S}gällande|visar|tyder{S}på|talar{S}om|säger|pekar{S}på)(?!\w)")
_TELLS = lazy_regex(
    rf"[^.;:!?]{{0,80}}?(?<!\w)att(?!\w)"  # att
    rf"|(?!{S}[^\W\d_]+{S}(?:prov|bilder|stor|vilja|om)(?!\w))[^.;:!?]{{0,90}}?\d"  # no "visar bilder på 12"
)
_OWN_WORK = lazy_regex(rf"[Ee]nligt{S}([a-zåäö]{{3,}}(?:en|et|na))s{S}(?:egen|egna){S}[a-zåäö]*{STUDY}")
"""Those in small letters whose own work holds a figure ("enligt fyrvakternas egna beräkningar")."""
_SHORT_NAME = lazy_regex(rf"{S}(?:för|mot|i){S}[^.,;:()]{{2,70}},{S}([A-ZÅÄÖ]{{2,6}}),")
"""Behind a body in small letters: its short name ("organisationen för fyrarna i norr, FYR,")."""
_CLOSED = lazy_regex(rf"(?:{S}(?:för|på|vid|hos|inom){S}[^.,;:!?()]{{2,40}}?)?[ \u00a0]?(?:[.,;:!?)]|$)")
_REACH = 90


def common_in(sentence: Sentence) -> list[Source]:
    """Those who tell figures of a sentence without a name."""
    if sentence.is_question or (HINTS.isdisjoint(sentence.words) and not names_work(sentence)):
        return []
    out = list(_common(sentence.text)) if _COMMON_ENDS.search(sentence.lower) else []
    if "enligt" in sentence.lower:
        out += [Source(own.start(1), own[1]) for own in _OWN_WORK.finditer(sentence.text)]
    return out


def _common(text: str) -> Iterator[Source]:
    for common in _COMMON.finditer(text):
        start, end = common.span()
        owner = text.startswith("s", end)
        before = text[max(0, start - _REACH) : start]
        if _ACCORDING.search(before):
            named = _SHORT_NAME.match(text, end)
            if named:
                yield Source(named.start(1), named[1])
            elif not owner:
                yield Source(start, common[0], onward=not _CLOSED.match(text, end))
        elif owner or word_before(text, start) in ("den", "det"):
            continue
        elif _WORK_FROM.search(before):
            if _SAYS.match(text, end):
                yield Source(start, common[0])
        else:
            seat = SEAT.match(text, end)
            end = seat.end() if seat else end
            if tells(text, start, end, owner=False) == "onward" and _TELLS.match(text, end):
                yield Source(start, text[start:end], onward=True)
