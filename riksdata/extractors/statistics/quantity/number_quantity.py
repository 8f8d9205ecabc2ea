"""The strict reader of a quantity that begins with a number, in digits or words."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.quantity.before_number import currency_before, is_negative, quantity_start
from riksdata.extractors.statistics.quantity.joined import dated_in_list, joined
from riksdata.extractors.statistics.quantity.one_number import one_number_quantity, whole_of
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import unit_at
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import Number, number_at

_DATED_BEFORE = lazy_regex(r"\d[ \u00a0\u2009\u202f]\(\d{4}\)[ \u00a0\u2009\u202f]$")
_TALLY = lazy_regex(r"-tal(s)?\b")


def number_quantity(text: str, start: int, before: str) -> Quantity | None:
    """The quantity whose number begins at `start`; `before`: the word before it, lower case ("mellan", "från"). None where none does."""
    number = number_at(text, start)
    if number is None:
        return None
    if number.written == "words" and text[max(0, start - 2) : start - 1] == ")" and _DATED_BEFORE.search(text, max(0, start - 9), start):
        return None  # the scale of a list with years: "12 (2018) och 15 (2019) miljoner kronor"
    begins = quantity_start(text, start)
    if begins != start:
        return _marked(text, number, begins, before)
    if "/" in number.surface and (number.value.denominator > 20 or not text.startswith((" av ", "\u00a0av "), number.end)):
        return None
    tally = _TALLY.match(text, number.end) if text.startswith("-", number.end) else None
    if tally and tally[1]:
        return Quantity(start, tally.end(), None, "count", "count", low=number.value, number_end=tally.end(), opened=True)
    if tally:
        return Quantity(start, tally.end(), number.value, "count", "count", number_end=tally.end(), about=True)
    return joined(text, number, before) or one_number_quantity(text, number)


def _marked(text: str, number: Number, begins: int, before: str) -> Quantity | None:
    """The quantity of a number with a minus sign or a currency before it, from `begins`."""
    if is_negative(text, number.start):
        number = number._replace(value=-number.value)
    quantity = joined(text, number, before) or one_number_quantity(text, number)
    currency = currency_before(text, number.start)
    if currency is not None and quantity.end <= max(number.end, quantity.number_end):
        quantity.unit, quantity.kind, quantity.assumed = currency.symbol, currency.kind, False
        quantity.value, quantity.low, quantity.high = (
            bound if bound is None else bound * currency.factor for bound in (quantity.value, quantity.low, quantity.high)
        )
    quantity.start = begins
    return quantity


def between_one_and(text: str, start: int, before: str) -> Quantity | None:
    """ "mellan en och två miljoner": only after "mellan", since "en" is mostly an article."""
    return number_quantity(text, start, before) if before == "mellan" else None


def first_of_list(text: str, start: int, before: str) -> Quantity | None:
    """The first of several numbers that share a unit said after the last ("12, 15 och 18 procent"); None where none follows."""
    number = number_at(text, start)
    return joined(text, number, before) if number is not None and text.startswith(",", number.end) else None


def alone(text: str, start: int, before: str) -> Quantity | None:
    """A bare number that ends its clause: a quantity only where a figure before it lends its unit, so none by itself."""
    return None


def dated(text: str, start: int, before: str) -> Quantity | None:
    """A number with its year in brackets ("12 (2018), 15 (2019) och 18 (2020) procent"); None where no unit is said behind the last."""
    number = number_at(text, start)
    return dated_in_list(text, number) if number is not None else None


_OCCASION = lazy_regex(r"[^ \u00a0]+[ \u00a0](?:enda[ \u00a0])?(?:gång|par|dag|kväll|natt|timme|minut|vecka|månad)\b", re.IGNORECASE)


def one_rated(text: str, start: int, before: str) -> Quantity | None:
    """ "minst ett fall om dagen": one in so long a time; None where what is counted are occasions or times ("minst en gång om året")."""
    return None if _OCCASION.match(text, start) else number_quantity(text, start, before)


_HALF_TO = lazy_regex(r"en[ \u00a0]halv[ \u00a0](till|och)[ \u00a0]", re.IGNORECASE)


def half_to_scale(text: str, start: int, before: str) -> Quantity | None:
    """ "en halv till en miljard kronor", "mellan en halv och två miljoner": from half of the scale said behind the second."""
    hit = _HALF_TO.match(text, start)
    second = number_at(text, hit.end()) if hit else None
    if hit is None or second is None or not second.scaled or (hit[1].lower() == "och" and before != "mellan"):
        return None
    got = one_number_quantity(text, second)
    if got.value is None or got.whole is not None:
        return None
    got.start, got.low, got.high, got.value = start, got.value / (2 * second.value / _scale_said(second)), got.value, None
    return got


def _scale_said(number: Number) -> Fraction:
    """The scale that ends a number in words ("två miljoner": a million)."""
    return next(scale for scale in (Fraction(10**power) for power in (12, 9, 6)) if number.value >= scale)


_KRONOR_AND_ORE = lazy_regex(r"(\d{1,3}):(\d\d)(?=[ \u00a0](?:kronor|kr)(?!\w))")


def kronor_and_ore(text: str, start: int, before: str) -> Quantity | None:
    """ "3:12 kronor": kronor and öre."""
    hit = _KRONOR_AND_ORE.match(text, start)
    found = unit_at(text, hit.end()) if hit else None
    if hit is None or found is None:
        return None
    value = int(hit[1]) + Fraction(int(hit[2]), 100)
    return Quantity(start, found[1], value, found[0].symbol, found[0].kind, number_end=hit.end())


_NONE = lazy_regex(r"[^\W\d_]+")


def none_of(text: str, start: int, before: str) -> Quantity | None:
    """ "ingen av de 11 ordförandena": none of so many."""
    hit = _NONE.match(text, start)
    if hit is None:
        return None
    got = Quantity(start, hit.end(), Fraction(0), "count", "count", number_end=hit.end(), written="words")
    whole_of(text, got)
    return got if got.whole is not None and got.kind == "count" else None
