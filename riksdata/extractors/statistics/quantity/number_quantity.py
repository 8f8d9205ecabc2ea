"""The strict reader of a quantity that begins with a number, in digits or words."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.joined import joined
from riksdata.extractors.statistics.quantity.single import single
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.swedish.numbers.parse import number_at

_TALLY = re.compile(r"-tal(s)?\b")


def number_quantity(text: str, start: int, before: str) -> Quantity | None:
    """The quantity whose number begins at `start`; `before`: the word before it, lower case ("mellan", "från"). None where none does."""
    number = number_at(text, start)
    if number is None:
        return None
    if "/" in number.surface and (number.value.denominator > 20 or not text.startswith((" av ", "\u00a0av "), number.end)):
        return None
    tally = _TALLY.match(text, number.end) if text.startswith("-", number.end) else None
    if tally and tally[1]:
        return Quantity(start, tally.end(), None, "count", "count", low=number.value, number_end=tally.end(), opened=True)
    if tally:
        return Quantity(start, tally.end(), number.value, "count", "count", number_end=tally.end(), about=True)
    return joined(text, number, before) or single(text, number)
