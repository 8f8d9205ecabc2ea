"""Two numbers that are read together: a range, a change from one level to another, a list with one unit at its end."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.quantity.single import measure, scale_of, single, whole_of
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import unit_at
from riksdata.swedish.numbers.parse import Number, number_at

_S = "[ \u00a0\u2009\u202f]"
_DASH = re.compile(rf"{_S}?[–—−-]{_S}?(?=\d|(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo){_S})")
_JOIN = re.compile(
    rf"{_S}(till|à|eller|och|respektive|resp\.?|mot|samt|a){_S}(?:ca{_S}|cirka{_S}|drygt{_S}|knappt{_S}|nästan{_S}|över{_S})?(?:[–−-](?=\d))?",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"((?:två|tre|fyra|fem|sex|sju|åtta){_S})(?:tre|fyra|fem|sex|sju|åtta|nio|tio){_S}", re.IGNORECASE)
"""Two neighbouring numbers as a loose range: "fem sex tusen kronor"."""
_MAY_JOIN = re.compile(rf"{_S}?[–—−-]|,{_S}\d|{_S}(?:ti|à|el|oc|re|mo|sa|a{_S})", re.IGNORECASE)
"""Whether a second number may follow: a cheap look that spares most numbers the rest."""
_COMMA_JOIN = re.compile(rf",{_S}(?=\d)")


def joined(text: str, number: Number, before: str) -> Quantity | None:
    """A range, or the first of several numbers that share a unit said after the last."""
    if number.kind in ("about", "open"):
        return None
    pair = _PAIR.match(text, number.start) if number.written == "words" and number.value < 10 else None
    if pair and (second := number_at(text, pair.end(1))) is not None:
        step = 1000 if second.value >= 1000 else 100 if second.value >= 100 else 1
        if number.value < second.value / step <= 10:
            unit, kind, factor, end = measure(text, second)
            low, high = number.value * step * factor, second.value * factor
            return Quantity(number.start, end, None, unit, kind, low=low, high=high, number_end=second.end, written="words", about=True)
    if before not in ("mellan", "från") and not _MAY_JOIN.match(text, number.end):
        return None
    dash = _DASH.match(text, number.end)
    join = None if dash else _JOIN.match(text, number.end) or _COMMA_JOIN.match(text, number.end)
    middle = number.end
    own = None
    if dash is None and join is None:
        if before not in ("mellan", "från"):
            return None
        own = unit_at(text, number.end)
        if own is None:
            return None
        middle = own[1]
        join = _JOIN.match(text, middle)
        if join is None:
            return None
    hit = dash or join
    if hit is None:
        return None
    second = number_at(text, hit.end())
    if second is None or second.kind in ("about", "open") or (second.value == 1 and second.surface.lower() in ("en", "ett")):
        return None
    if number.kind == "fraction" and unit_at(text, second.end) and second.kind != "fraction":
        return None  # "hälften, 52 procent"
    word = "–" if dash else (join[1].lower() if join and join.re is _JOIN else ",")
    unit, kind, factor, end = measure(text, second)
    scale = Fraction(1) if number.scaled or own else scale_of(second)
    low, high = number.value * scale * (own[0].factor if own else factor), second.value * factor
    is_range = word in ("–", "à", "a") or (word == "till" and before != "från") or (word == "och" and before == "mellan") or word == "eller"
    if own and not (word == "och" and before == "mellan"):
        if word != "till":
            return None
        level = single(text, number)  # "från 45 procent till 60 procent"
        level.share = "from"
        return level
    if dash and not own and number.written == "digits" and 0 < low * 1000 < high and low < 1000 and high % 1000 == 0 and not second.scaled:
        low *= 1000  # "40–50 000"
    base = second.value / scale_of(second)
    if dash and not own and number.value < 10 and base >= 100 and base % 100 == 0 and number.value * 100 < base <= 1000:
        low *= 100  # "2–300 miljarder"
    if is_range:
        if low >= high or (word == "eller" and low * 4 < high):
            return None
        got = Quantity(
            number.start, end, None, unit, kind, low=low, high=high, number_end=second.end, written=number.written, scaled=second.scaled
        )
        if kind == "count":
            whole_of(text, got)
        return got
    # several numbers, one unit: the first is a row of its own
    if unit == "count" and word == ",":
        return None
    if word == "," and kind == "count":
        return None
    value = number.value * scale * factor
    got = Quantity(number.start, number.end, value, unit, kind, number_end=number.end, written=number.written, scaled=second.scaled)
    got.share = "from" if word == "till" else "list"
    return got
