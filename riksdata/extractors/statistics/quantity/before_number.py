"""What belongs to a number and stands before its digits: a minus sign, written or said, and a currency ("−0,2", "minus 12", "EUR 15")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.hedges import SPACES
from riksdata.extractors.statistics.quantity.units import UNITS, Unit
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0\u2009\u202f]"
_REACH = 14
"""Characters before a number within which its sign and its currency stand."""
_SIGN = lazy_regex(rf"(?:(?:^|(?<=[\s(]))[‐‑‒–—―−-]|(?<![\w-])minus{_S}{{1,2}})$", re.IGNORECASE)
_SPACED_SIGN = lazy_regex(rf"(?<!\w)(?:var|blev|till|med|på|från){_S}([−–-]{_S})$", re.IGNORECASE)
"""A sign with a space behind it, after a word that a level or a change follows ("var - 2,5 procent")."""
_ASIDE_ENDS = lazy_regex(rf"[^.;\n]*[^\W\d]{_S}[–-]{_S}")
"""A second dash in the sentence: the two enclose an aside."""
_NOT_NEGATIVE = lazy_regex(rf"(?:\d{_S}?|[%‰€$]{_S}|(?<!\w)(?:plus|procent|kronor|kr){_S})$", re.IGNORECASE)
"""Before a dash: a number or unit, so that the dash makes a range; before "minus": "plus minus"."""
_SPACED = frozenset("−–-")
_LONGEST_ASIDE = 300
_CODES = {form for form, unit in UNITS.items() if unit.kind == "money" and (form.isupper() or not form.isalnum()) and form != ":-"}
_CURRENCY = lazy_regex(rf"(?<![\w$€£]){'(' + '|'.join(sorted(map(re.escape, _CODES), key=lambda form: (-len(form), form))) + ')'}{_S}?$")


def quantity_start(text: str, start: int) -> int:
    """Where the quantity begins whose digits or words begin at `start`: with its sign and currency."""
    if start > 1 and text[start - 1] == " " and (last := text[start - 2]).islower() and last != "s":
        return start  # nearly all: behind a word that is not "minus"
    return _sign_start(text, _currency_start(text, start)[1])


def is_negative(text: str, start: int) -> bool:
    """Whether the number at `start` is negative."""
    at = _currency_start(text, start)[1]
    return _sign_start(text, at) < at


def currency_before(text: str, start: int) -> Unit | None:
    """The currency named directly before the number."""
    return _currency_start(text, start)[0]


def _currency_start(text: str, start: int) -> tuple[Unit | None, int]:
    if not text[start : start + 1].isdigit():
        return None, start
    sign = text[max(0, start - 2) : start].strip(" \u00a0\u2009\u202f")[-1:]
    if sign not in _SIGNS_OF_MONEY and not sign.isupper():
        return None, start
    hit = _CURRENCY.search(text, max(0, start - _REACH), start)
    return (UNITS[hit[1]], hit.start()) if hit else (None, start)


_SIGNS_OF_MONEY = frozenset(form[-1] for form in _CODES if not form.isalnum())


def _sign_start(text: str, at: int) -> int:
    before = text[at - 1 : at]
    if before in SPACES and text[at - 2 : at - 1] in _SPACED and (spaced := _SPACED_SIGN.search(text, max(0, at - _REACH), at)):
        return at if _ASIDE_ENDS.match(text, at, at + _LONGEST_ASIDE) else spaced.start(1)
    if not before or (before not in "‐‑‒–—―−-" and text[max(0, at - 6) : at - 1].lower() != "minus"):
        return at
    low = max(0, at - _REACH)
    hit = _SIGN.search(text, low, at)
    if hit is None or not text[low : hit.start()].strip(" \u00a0") or text[hit.start() - 1 : hit.start()] == "\n":
        # at the beginning of a line a dash begins an item of a list
        return hit.start() if hit and hit[0][0] in "mM−" else at
    return at if _NOT_NEGATIVE.search(text, low, hit.start()) else hit.start()
