"""Works and papers that name whose they are: "Kriminalvårdens siffror", "i Tullverkets anslagsäskande anges att"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.extractors.statistics.attributes.body_names import KINDS, NAME_BEGINS, OF_STUDY, name_at
from riksdata.extractors.statistics.attributes.telling import ADVERBS, SHOWN, TELLING_VERBS, TOLD_WITH, S, names_work
from riksdata.extractors.statistics.attributes.telling_clause import word_before
from riksdata.extractors.statistics.attributes.unlisted_names import unlisted_owner_at
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_FROM_VERB = 20
_IN_NAMED_WORK = lazy_regex(rf"(?<!\w)[Ii]{S}(?:(?:den|årets|senaste){S})?(?=[A-ZÅÄÖ])")
_JOINED_WORK = lazy_regex(r"([A-ZÅÄÖ][\w&]{1,20}?)-?(?:undersökning|mätning|rapport|enkät|statistik|siffror|studie)[a-zåäö]{0,5}(?!\w)")
_STATING = SHOWN | {"beräknas", "bedöms", "uppskattas", "uttalas", "sägs", "påpekas", "skrivs", "nämns", "man"}
_IN = frozenset(("i", "av", "ur", "enligt"))
_STATES = lazy_regex(
    rf"""
    {S}[^.;:,()]{{3,60}}?(?:{S}\([^()]{{1,40}}\))?{S}[^.;:,()]{{0,40}}?                             # (utgiftsområde 1)
    (?:{"|".join(sorted(SHOWN))}|beräknas|bedöms|uppskattas|uttalas|sägs|påpekas|skrivs|nämns            # anges
        |(?:konstaterar|skriver|uppger|anger|räknar|bedömer|redovisar|säger|påpekar){S}man)
    (?!\w)(?:{S}(?:{ADVERBS}))?{S}(?:att|med{S}att)(?!\w)
    """,
    re.X,
)
"""Behind an owner: its paper, and a verb that tells what stands there."""


def works_in(sentence: Sentence) -> list[Source]:
    """The sources of a sentence whose works it names; a work that has its own name first ("i Småföretagsbarometern")."""
    if not names_work(sentence) and _STATING.isdisjoint(sentence.words):
        return []
    text, out = sentence.text, []
    for place in _IN_NAMED_WORK.finditer(text):
        found = name_at(text, place.end(), evident=True)
        if found and found[0].endswith(KINDS["workname"]):
            out.append(Source(place.start(), found[0]))
    return out or list(_owners_of_works(sentence))


def _owners_of_works(sentence: Sentence) -> Iterator[Source]:
    """ "Kriminalvårdens siffror", "Eurostat-statistik"; behind its verb it tells only what follows ("visar Kriminalvårdens siffror")."""
    text, end = sentence.text, 0
    for begins in NAME_BEGINS.finditer(text):
        if begins.start() < end:  # a part of the name before: "Konstnärernas Riksorganisation"
            continue
        found = name_at(text, begins.start(), evident=True)
        owner = found is not None and begins.start() + len(found[0]) < found[1]
        study = OF_STUDY.match(text, found[1]) if found and owner else None
        if found and owner and (study or _stated_in(text, begins.start(), found[1])):
            yield Source(begins.start(), found[0], onward=_verb_before(text, begins.start()))
            end = study.end() if study else found[1]
        elif found is None and (unlisted := unlisted_owner_at(sentence, begins.start())):
            yield Source(begins.start(), unlisted[0], onward=_verb_before(text, begins.start()))
            end = unlisted[1]
        elif (joined := _JOINED_WORK.match(text, begins.start())) and name_at(joined[1], 0, evident=True) == (
            joined[1],
            joined.end(1) - joined.start(),
        ):
            yield Source(begins.start(), joined[1])


def _stated_in(text: str, start: int, end: int) -> bool:
    """Whether a paper of the one whose name ends at a place is said to tell what follows: "i regeringens budgetproposition anges att"."""
    return word_before(text, start) in _IN and _STATES.match(text, end) is not None


def _verb_before(text: str, start: int) -> bool:
    """Whether a verb that tells, and no comma, stands before a name."""
    return word_before(text, start) in TELLING_VERBS and TOLD_WITH.search(text, max(0, start - _FROM_VERB), start) is None
