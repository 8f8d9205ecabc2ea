"""Words that are quantities by themselves: "varannan", "vart tredje", "fördubblats", "halverats", "dubbelt så många".

Each reader takes the text, the place where the word begins and the word before it, and gives the quantity, or None where it is none.
"""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import ORDINALS, cardinal

_S = "[ \u00a0\u2009\u202f]"
_EVERY = lazy_regex(rf"(varannan|vartannat|vart?{_S}([^\W\d_]+))", re.IGNORECASE)
_MULTIPLE = lazy_regex(
    r"""
    (?:
        (?P<times>[^\W\d_]{2,14}?)dubbl            # fördubbl
        |(?P<fold>[^\W\d_]{2,14}?)faldig          # fyrfaldig
    )
    (?P<ending>[^\W\d_]*)
    """,
    re.IGNORECASE | re.X,
)
_MULTIPLIED = lazy_regex(
    rf"det{_S}(tre|fyr|fem|sex|sju|åtta|nio|tio)?dubbla(?=[.,;)]|$|{_S}(?:av|mot|jämfört|än|under|per|inom|sedan|och|på|i){_S})",
    re.IGNORECASE,
)
_HALVING = lazy_regex(r"halver([^\W\d_]+)", re.IGNORECASE)
_TWICE = lazy_regex(rf"dubbelt{_S}(?:så|fler|upp)\b", re.IGNORECASE)
_FACTORS = {"för": 2, "tre": 3, "fyr": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "hundra": 100}
_VERB_ENDINGS = ("as", "ats", "ade", "ades", "at", "ar", "a", "ing", "ingen")


def every(text: str, start: int, before: str) -> Quantity | None:
    """ "varannan", "vart tredje": one of so many."""
    hit = _EVERY.match(text, start)
    of = 0 if hit is None else 2 if hit[2] is None else ORDINALS.get(hit[2].lower(), 0)
    if hit is None or of < 2:
        return None
    return Quantity(start, hit.end(), Fraction(1), "fraction", "fraction", whole=Fraction(of), number_end=hit.end(), written="every")


def twice(text: str, start: int, before: str) -> Quantity | None:
    """ "dubbelt så många"."""
    hit = _TWICE.match(text, start)
    return _times(start, hit, Fraction(2), "dubbelt") if hit else None


def multiplied(text: str, start: int, before: str) -> Quantity | None:
    """ "det dubbla", "det tredubbla": so many times as much, where nothing follows that it would be an adjective of."""
    hit = _MULTIPLIED.match(text, start)
    return _times(start, hit, Fraction(_FACTORS[(hit[1] or "för").lower()]), hit[0].lower()) if hit else None


def multiple(text: str, start: int, before: str) -> Quantity | None:
    """ "fördubblats", "tredubbling", "fyrfaldigats"."""
    hit = _MULTIPLE.match(text, start)
    if hit is None or hit["ending"].lower() not in _VERB_ENDINGS or (hit["fold"] and hit["ending"].lower() == "a"):
        return None  # "den fyrfaldiga segraren"
    factor = (hit["times"] or hit["fold"]).lower()
    many = _FACTORS.get(factor) or cardinal(factor)
    return _times(start, hit, Fraction(many), hit[0].lower()) if many and many > 1 else None


def halving(text: str, start: int, before: str) -> Quantity | None:
    """ "halverats", "halvering"."""
    hit = _HALVING.match(text, start)
    if hit is None or hit[1].lower() not in _VERB_ENDINGS:
        return None
    return _times(start, hit, Fraction(1, 2), hit[0].lower())


def _times(start: int, hit: re.Match[str], value: Fraction, word: str) -> Quantity:
    return Quantity(start, hit.end(), value, "times", "times", number_end=hit.end(), written="words", word=word)
