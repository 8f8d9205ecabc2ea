"""Who is named as the source of a figure: who counted, estimated, reported or said it, never who only does, pays or gets something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.extractors.statistics.attributes.body_names import KINDS, NAME_BEGINS, TITLES, name_at
from riksdata.extractors.statistics.attributes.common_sources import common_in
from riksdata.extractors.statistics.attributes.joined_names import joined
from riksdata.extractors.statistics.attributes.owned_works import works_in
from riksdata.extractors.statistics.attributes.source_cues import cued_in
from riksdata.extractors.statistics.attributes.speakers import credited_in, speakers_in
from riksdata.extractors.statistics.attributes.telling import HINTS, S, names_work
from riksdata.extractors.statistics.attributes.telling_clause import tells, word_before
from riksdata.extractors.statistics.attributes.told_before import told_before
from riksdata.extractors.statistics.attributes.unlisted_names import described_in, unlisted_at
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_TO_KIND = 30
_KIND_BEFORE = lazy_regex(
    rf"""
    (?<![\w-])
    (?:
        (?:(?:den|det){S}(?:[a-zåäö]+{S}){{1,2}})?[a-zåäö]*(?:{"|".join(KINDS["kindofbody"])})           # den ansedda tidskriften
        |[a-zåäö]+s{S}(?:egen{S}|eget{S})?[a-zåäö]*(?:myndighet|organ|organisation|expertmyndighet|institut)  # regeringens egen myndighet
    )
    {S}$
    """,
    re.X,
)
_NEXT_TELLER = lazy_regex(rf"(?:,|(?<!\w)(?:och|medan|samt|men)){S}(?=[A-ZÅÄÖ])")
_OWN_FIGURE = lazy_regex(rf"{S}(?:till|på|med|om){S}(?:[a-zåäö]+{S}){{0,2}}?[-–−]?\d")
_TELLS_WHAT = lazy_regex(
    r"[^.;:!?]{0,110}?(?<!\w)(?:att|uppskatta(?:r|de|t|s)|beräkna(?:r|de|t)|uppge(?:r|tt)|uppgav|rapportera(?:r|de|t))(?!\w)"  # att
)
"""What a name that no list has must be followed by, with its verb, to tell figures."""
_FROM_VERB, _TO_VERB = 50, 140
"""Characters from the beginning of a name back to the verb before it, and on to the one behind it."""
_BRACKET = lazy_regex(r"\((?:källa:? )?(?=[A-ZÅÄÖ])([^()]{2,60})\)", re.IGNORECASE)
_YEARLY = lazy_regex(
    r"(?:,[ \u00a0][^()]{3,60}?)?[,.]?[ \u00a0]+(?:år[ \u00a0]|den[ \u00a0]\d{1,2}[ \u00a0][a-z]+[ \u00a0])?"  # , Hushållens ekonomi
    r"(?:20\d\d|19\d\d|rapport|pm(?!\w)|dnr|s\.)[^()]*$"  # pm
)


def publisher_of(sentence: Sentence, q_start: int) -> str | None:
    """Who is named as the source of the figure at `q_start`: in its sentence, or where that only goes on, in one before."""
    name = _nearest(sentence.sources(named_in), q_start)
    name = name or sentence.judged(_named_before) or _nearest(common_in(sentence), q_start)
    return _which_body(sentence, name.lower()) if name and name.lower() in _SOME_BODY else name


_SOME_BODY = {
    "myndigheten": "myndighet",
    "verket": "verk",
    "rådet": "råd",
    "institutet": "institut",
    "styrelsen": "styrelse",
    "förbundet": "förbund",
    "nämnden": "nämnd",
}
"""What a body is called that was named before, and the noun in it; alone it names none."""


def _which_body(sentence: Sentence, called: str) -> str | None:
    """The body that "myndigheten" takes up: the last named before it in its sentence, or in the one before, if any is so called."""
    at = sentence.lower.find(called)
    full = name_at(called.capitalize() + sentence.text[at + len(called) :], 0, evident=True) if at >= 0 else None
    if full and len(full[0]) > len(called):
        return sentence.text[at : at + len(full[0])]  # "den nya myndigheten för digital förvaltning"
    for place, end in ((sentence, at), (sentence.earlier, None)):
        named = [name for name in _bodies_in(place, end) if _is_called(name, called)] if place is not None else []
        if named:
            return named[-1]
    return None


def _is_called(name: str, called: str) -> bool:
    """Whether a body may be taken up by what it is: "myndigheten" of "Statens energimyndighet", "rådet" of "Brottsförebyggande rådet"."""
    return any(word.endswith((called, _SOME_BODY[called])) for word in name.lower().split())


def _bodies_in(sentence: Sentence, end: int | None) -> list[str]:
    """The names of bodies in a sentence, up to a place of it."""
    found = (name_at(sentence.text, begins.start(), evident=True) for begins in NAME_BEGINS.finditer(sentence.text[:end]))
    return [name_and_end[0] for name_and_end in found if name_and_end]


def _nearest(sources: list[Source], q_start: int) -> str | None:
    """The source that stands nearest to the figure at `q_start`, of those that may tell it."""
    covering = [source for source in sources if not source.onward or source.place < q_start]
    return min(covering, key=lambda source: abs(source.place - q_start)).name if covering else None


def _named_before(sentence: Sentence) -> str | None:
    return told_before(sentence, named_in)


def named_in(sentence: Sentence) -> list[Source]:
    """The sources that a sentence names: where figures come from and who says them, else those in brackets."""
    hinted = not HINTS.isdisjoint(sentence.words)
    if not hinted and not names_work(sentence):
        return _bracketed(sentence.text)
    told = list(_telling(sentence)) if hinted else []
    told += _beside(sentence.text, told)
    cued = cued_in(sentence)
    if cued:
        return cued + [source for source in told if source.onward]
    return (works_in(sentence) + told) or _bracketed(sentence.text)


def _telling(sentence: Sentence) -> Iterator[Source]:
    """ "Boverket bedömer", "rapporterar Ekot att", "en enkät som Seko genomfört"."""
    text = sentence.text
    verbs = [token[1] for token in sentence.tokens if token[0] in HINTS]
    end = 0
    for begins in NAME_BEGINS.finditer(text):
        start = begins.start()
        if start < end or not any(start - _FROM_VERB < place < start + _TO_VERB for place in verbs):
            continue
        found = name_at(text, start, evident=True, trusted=word_before(text, start) in TITLES)
        if found:
            name, end = joined(text, start, found)
            kind = _KIND_BEFORE.search(text, max(0, start - _FROM_VERB - _TO_KIND), start)
            reach = tells(text, start, end, owner=end > start + len(name))
            if reach is None and kind:  # "rapporterar den ansedda tidskriften Fyrar att"
                reach = tells(text, kind.start(), end, owner=end > start + len(name))
            if reach:
                yield Source(start, name, onward=reach == "onward")
        elif unlisted := unlisted_at(sentence, start):
            reach = tells(text, start, unlisted[1], owner=False)
            if reach == "all" or (reach and _TELLS_WHAT.match(text, unlisted[1])):
                name, end = unlisted
                yield Source(start, name, onward=reach == "onward")
    for name, start, end in described_in(text):
        if tells(text, start, end, owner=False):
            yield Source(start, name, onward=True)
    yield from speakers_in(sentence)


def _beside(text: str, told: list[Source]) -> Iterator[Source]:
    """Others who tell the same with one verb: "Boverket räknar med 40 000, Seko med 50 000 och SCB med 60 000"."""
    if not any(source.onward for source in told):
        return
    first = min(source.place for source in told if source.onward)
    for joint in _NEXT_TELLER.finditer(text, first):
        found = name_at(text, joint.end(), evident=True)
        if found and joint.end() + len(found[0]) == found[1] and _OWN_FIGURE.match(text, found[1]):
            yield Source(joint.end(), found[0], onward=True)


def _bracketed(text: str) -> list[Source]:
    """ "(Brå 2024)"."""
    out: list[Source] = []
    if "(" not in text:
        return out
    for bracket in _BRACKET.finditer(text):
        inside = _YEARLY.sub("", bracket[1])
        if inside == bracket[1]:
            continue
        found = name_at(inside + " ", 0)
        if found and found[1] == len(inside):
            out.append(Source(bracket.start(), found[0]))
    return out or list(credited_in(text))
