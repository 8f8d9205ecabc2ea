"""The fields of a figure that its sentence gives: what it is of, of which time, and what it rests on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from riksdata.extractors.records import Reference
from riksdata.extractors.statistics import ahead
from riksdata.extractors.statistics import noun as nouns
from riksdata.extractors.statistics.figure import RATIO, Figure
from riksdata.extractors.statistics.lexicon import alternatives
from riksdata.extractors.statistics.periods import period_of
from riksdata.text.document import TextDocument

_S = "[ \u00a0]"
_SIZE = re.compile(rf"{_S}(?:{alternatives('size')})(?={_S})")
_APPOSED = re.compile(
    rf"\($|,{_S}(?:vilket{_S}är{_S})?en{_S}[^\W\d_]{{0,20}}(?:{alternatives('changenoun')}){_S}(?:med|på|om){_S}$",
)
_COMMON = ("vanligare", "oftare", "så", "större", "mindre")
"""What is told by "att": "vanligare att kvinnor drabbas", "högre risk att dö", but "sannolikheten är 24 procent högre att …"."""
_OF_THEM = re.compile(r"\b(?:av|bland) (?:dessa|dem|dom|detta)\b(?=[^,;]*$)")
_OF_THEM_REACH = 60
"""Characters before a figure within which "av dessa" says what it is of."""
_SPAN = re.compile(r"(\d{4})–(\d{4})")
_JOINTS = frozenset(("och", "samt", "respektive", ",", "eller", "men", "("))
_SHARES = ("percent", "fraction")
_MOST_REFERENCES = 50


class Sources:
    """Where a document's figures may come from: its footnotes and the references of its text."""

    def __init__(self, document: TextDocument, references: Sequence[Reference]) -> None:
        """`references`: the document's, in any order."""
        self._document = document
        self._by_footnote: dict[int, int] = {}
        places: list[tuple[int, int]] = []
        for reference in references:
            if reference.footnote is not None:
                self._by_footnote.setdefault(reference.footnote, reference.ordinal)
            else:
                places.append((reference.char_start, reference.ordinal))
        self._places = sorted(places)

    def footnote(self, here: int, start: int, end: int) -> int | None:
        """The footnote that the sentence `start`–`end` carries: the first mark after the figure at `here`, else the last before it."""
        after = self._document.footnotes_marked_in(here, end)
        if after:
            return after[0]
        before = self._document.footnotes_marked_in(start, here)
        return before[-1] if before else None

    def reference(self, footnote: int | None, here: int, start: int, end: int) -> int | None:
        """Ordinal of the footnote's reference, else of the reference in the same sentence that stands nearest to the figure."""
        if footnote is not None and footnote in self._by_footnote:
            return self._by_footnote[footnote]
        low = bisect_left(self._places, (start, 0))
        inside = [place for place in self._places[low : low + _MOST_REFERENCES] if place[0] < end]
        return min(inside, key=lambda place: abs(place[0] - here))[1] if inside else None


def period(figure: Figure, previous: Figure | None, following: Figure | None) -> str | None:
    """The year or years of the figure; of a change "från … till …" each end takes its own."""
    sentence = figure.sentence
    spans = [(x.here, x.there) for x in (previous, figure, following) if x is not None]
    if figure.quantity.share == "from" and following is not None:
        return _end_of(period_of(sentence, following.here, following.there, None, spans), 1)
    aside = following is not None and sentence.text[figure.there : following.here] in (" (", "\u00a0(")
    limit = following.here if following and not aside else None
    found = period_of(sentence, figure.here, figure.there, limit, spans)
    if previous is None:
        return found
    if figure.hedged.before == "till" and any(previous.there <= y.start < figure.here and y.label == found for y in sentence.years):
        return None  # "från 21 procent 2011 till två procent i dag"
    if previous.quantity.share != "from":
        return found
    return None if found and found.endswith("–") else _end_of(found, 2)


def _end_of(label: str | None, end: int) -> str | None:
    span = _SPAN.fullmatch(label) if label else None
    return span[end] if span else label.rstrip("–") if label else None


def measured(plain: str, figure: Figure, previous: Figure | None) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    q, sentence, here = figure.quantity, figure.sentence, figure.here
    if figure.noun and q.kind in ("count", "fraction", "percent", "physical"):
        return figure.noun
    if "dubbl" in q.word or q.word.startswith("halver"):
        done = ahead.owned(plain, q.end) or (nouns.subject(sentence, here) if q.word.endswith(("ats", "at")) else None)
        return done or ahead.following(plain, q.end, determiners=True)[0] or nouns.subject(sentence, here)
    if q.kind == "physical" and (phrase := ahead.of_phrase(plain, q.end)[0]):
        return phrase
    compared = _compared(plain, figure)
    if compared:
        return compared
    if figure.hedged.before in ("på", "om", "mellan", "av") and (attribute := nouns.attribute(sentence, here)):
        return attribute
    low = previous.there if previous is not None else 0
    if q.kind in _SHARES and figure.hedged.before == "där":  # "länder där 98 procent får avslag": not of the countries
        return _after(plain, figure)
    if q.kind in ("percent", "fraction", "count"):
        those = _OF_THEM.search(sentence.lower, max(low, here - _OF_THEM_REACH), here)
        if those and (phrase := ahead.following(sentence.text, those.end())[0]) and ahead.acceptable(phrase):
            return phrase  # "Av dessa lärare uppgav 60 procent"
        if those or figure.hedged.before == "att":
            # the figure is of those told before, or begins a clause
            return (previous.resolved if previous else None) or nouns.among(sentence) or _after(plain, figure)
    close = (
        (nouns.among(sentence) if q.kind in _SHARES else None)
        or nouns.related(sentence, here, low)
        or (nouns.elliptic(sentence, low, here) if low else None)
    )
    if close:
        return close
    if previous is None or not previous.resolved:
        return nouns.apposed(sentence, here, low) or nouns.subject(sentence, here) or _after(plain, figure) or nouns.around(sentence, here)
    joined = q.kind in _SHARES and previous.quantity.kind in _SHARES and figure.hedged.before in _JOINTS
    if joined or _APPOSED.search(plain[previous.quantity.end : figure.start].lower()) or not nouns.has_verb(sentence, low, here):
        return previous.resolved
    found = nouns.subject(sentence, here, low)
    if found is None and (q.kind in _SHARES) != (previous.quantity.kind in _SHARES):
        found = nouns.subject(sentence, here)
    return found or previous.resolved or nouns.around(sentence, here)


def _after(plain: str, figure: Figure) -> str | None:
    """What stands after the figure and its denominator."""
    q = figure.quantity
    if q.kind == "time":
        return None
    return figure.noun or ahead.after_phrase(plain, figure.per[1] if figure.per else q.end, q.kind in _SHARES)


def _compared(plain: str, figure: Figure) -> str | None:
    """What a comparison is about ("tre gånger så mycket manskap", "10 procent mer i ersättning"), or the noun of a numbered whole."""
    q = figure.quantity
    if q.kind not in ("times", "percent"):
        return None
    ratio = RATIO.match(plain, q.end)
    at = ratio.end() if ratio else q.end
    if ratio or q.word == "dubbelt":
        size = _SIZE.match(plain, at)
        phrase = ahead.following(plain, size.end() if size else at)[0]
        if phrase is None and ratio and ratio[1] in ("mer", "mera", "mindre"):
            phrase = ahead.after_phrase(plain, at, False)
        if phrase is None and (ratio is None or ratio[1] in _COMMON or "risk" in ratio[0]):
            phrase = ahead.clause(plain, at)
        if phrase and ahead.acceptable(phrase):
            return phrase
    return ahead.following(plain, q.end)[0] if q.kind == "percent" and q.whole is not None else None
