"""A part whose whole is told or taken up behind it ("tre av ärendena", "21 kommuner av 52", "95 procent av dem")."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_words import same_noun
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.shared.told_amounts import NEXT_REACH, REACH, Told
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import number_at

_S = "[ \u00a0]"
PART = lazy_regex(
    rf"{_S}(?:av|utav){_S}(?:(dessa|dem|dom)(?!\w)|(?:(?:de|dessa|våra|samma){_S})?([^\W\d_]{{3,40}})(?:{_S}([^\W\d_]{{3,40}}))?)",
    re.IGNORECASE,
)


def number_of_all(plain: str, candidate: Candidate) -> Fraction | None:
    """The number of all, behind a part and its noun ("21 kommuner av 52", "8 000 svin av över 2 miljoner")."""
    q = candidate.quantity
    if candidate.noun is None and not q.about:
        return None
    led = _OF_THE_TOLD.match(plain, candidate.end) or (
        _OF_ALL_IN_BRACKETS.match(plain, candidate.end) if plain.find("(av", candidate.end, candidate.end + _TO_BRACKET) >= 0 else None
    )
    number = number_at(plain, led.end()) if led else None
    if number is None or q.value is None or number.value is None or number.value <= q.value:
        return None
    ended = _OF_TOLD_ENDS.match(plain, number.end)
    if ended and ended["verb"] and not finite(ended["verb"].lower()):
        ended = None  # "12 utskott av 17 ledamöter" have so many each
    again = candidate.noun and plain.startswith(candidate.noun.rsplit(None, 1)[-1].lower()[:4], number.end + 1)
    return Fraction(number.value) if ended or again or q.about else None


_OF_THE_TOLD = lazy_regex(
    rf"""
    (?:{_S}\()?{_S}?(?:,{_S})?av
    (?:{_S}(?:de|totalt|sammanlagt|alla|mer{_S}än|över|drygt|ca|cirka|omkring|ungefär|knappt|nästan|planerade|sammantaget)){{0,3}}{_S}
    """,
    re.X,
)
"""Behind a part and its noun: what leads to the number of all ("21 kommuner av 52", "(av totalt 7,8 miljoner)")."""
_OF_ALL_IN_BRACKETS = lazy_regex(rf"(?:{_S}[^\W\d_]+){{1,3}}{_S}\(av{_S}(?:totalt|sammanlagt|sammantaget){_S}")
"""Behind a part and what became of it: the number of all ("miste 350 fiskare livet (av totalt 750)")."""
_TO_BRACKET = 60
_OF_TOLD_ENDS = lazy_regex(
    rf"""
    {_S}?[.,;)]
    |{_S}
    (?:
        i|på|som|har|hade|är|var|kan|hos|för|från|vid|inom|under|efter|fick|får|saknar   # i
        |(?P<verb>[^\W\d_]+(?:de|er|r))                                                  # behandlar
    )
    (?!\w)
    """,
    re.X,
)


def of_same_noun(told: Told, start: int, value: Fraction, part: re.Match[str]) -> Fraction | None:
    """The last count of what stands behind a part ("de elva ärendena … i tre av ärendena")."""
    nouns = [part[2].lower()]
    if part[3] and nouns[0].endswith(("a", "e")):
        nouns.append(part[3].lower())  # "av de utpekade områdena"
    for end, count, words in reversed(told.counts):
        if not told.within(end, start, REACH):
            break
        if any(same_noun(word, noun) for word in words for noun in nouns):
            return count if count > value else None
    return None


def of_them_behind(told: Told, end: int) -> Fraction | None:
    """The count before in the same sentence, of which a percentage is told ("1 662 arter, och 95 procent av dem …")."""
    part = PART.match(told.plain, end)
    if part is None or not part[1] or not told.counts:
        return None
    last, value, _ = told.counts[-1]
    alone = told.within(last, end, NEXT_REACH) and not told.ended(last, end)
    return value if alone else None
