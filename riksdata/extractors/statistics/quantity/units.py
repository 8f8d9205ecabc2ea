"""Units of measure as they are written behind a number: what each means, where one stands, and how the scan sees it.

A unit is one row of `units.tsv`; the patterns below are made from its rows.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex


class Unit(NamedTuple):
    """What a written unit means: the published symbol, the factor to it, and its kind (percent, money, time, physical, times)."""

    symbol: str
    factor: Fraction
    kind: str


ONE = Fraction(1)
"""The factor of most units, one object, so that it is told without arithmetic."""


def _factor(written: str) -> Fraction:
    return ONE if written == "1" else Fraction(written)


UNITS: dict[str, Unit] = {form: Unit(unit, _factor(factor), kind) for form, unit, factor, kind in read_rows(__package__, "units.tsv")[1:]}
"""By written form; forms with a capital only as written, others in any case."""

_S = "[ \u00a0\u2009\u202f]"
_LETTERS = "[^\\W\\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_WORD_UNIT = rf"US[$]|{_LETTERS}(?:[²³]|[23](?!\w))?(?:/(?:s|h|tim)\b|(?<=km)/t\b)?(?:\(A\))?"
_HYPHENED = lazy_regex(rf"-{_LETTERS}(?!-)")
_NOTE = lazy_regex(r"[0-9]{1,2}(?![\w,.:-])")
"""The mark of a footnote glued to a unit ("procent3")."""
_UNIT = lazy_regex(rf"{_S}{{0,2}}(°C|[%‰€$£¥°℃]|:-|{_WORD_UNIT})")
_IN_YEAR = lazy_regex(rf"{_S}(?:1[6-9]|20)\d\d(?!\d)")
_NAMES_YEARS = frozenset(("år", "åren"))
"""Before a year they say when, not how long ("1 450 åren 2016 och 2017")."""
TIMES_LATER = lazy_regex(
    rf"""
    (?:\d{{1,3}}|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo|några|flera|ett{_S}par){_S}
    (?:år|månad|månader|vecka|veckor|dag|dagar|decennium|decennier|årtionde|årtionden|kvartal){_S}
    (?:senare|tidigare|innan|dessförinnan|därefter|efteråt)(?!\w)
    """,
    re.X | re.IGNORECASE,
)
"""Behind a figure it says when that was, and is not what is counted ("mot 0,6 två år tidigare")."""
_SPEED = lazy_regex(rf"(?:km|kilometer){_S}?(?:/{_S}?(?:h|t|tim|timme|timmen)|i{_S}timm(?:en|an)|per{_S}timme)\b")
_BY_SECOND = lazy_regex(rf"(?:m|meter){_S}?(?:/{_S}?(?:s|sek|sekund)|i{_S}sekund(?:en)?|per{_S}sekund)(?!\w)")
_FIRST_OF_TWO = frozenset(form.split()[0] for form in UNITS if " " in form)
"""First words of units of two words ("norska kronor")."""


_HAVE_DONE = lazy_regex(
    rf"""
    {_S}(?:(?:inte|redan|aldrig|också|även|då){_S})?
    (?!totalt|sammanlagt|produktiv)
    [^\W\d_]{{2,20}}(?:[aeiouyåäörnlkgdfmpt]t|ts|its|ats)\b  # dött, hållits
    """,
    re.X,
)
"""Behind "ha": a supine, so that it is the verb ("16 miljoner ha dött") and no hectares."""


_SO_MANY_PERCENT = lazy_regex(r"-[ \u00a0]?procentig(?:a|t)?(?!\w)", re.IGNORECASE)
"""Behind a number: an adjective of so many percent ("en 15-procentig ökning"), which scanning may have parted ("15- procentig")."""
_PARTED_PERCENT = ("-procentig", "- procentig")


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that stands at `at` (after optional space) and where it ends; None where none does."""
    if text.startswith(_PARTED_PERCENT, at) and (adjective := _SO_MANY_PERCENT.match(text, at)):
        return UNITS["procent"], adjective.end()
    hit = _UNIT.match(text, at)
    if hit is None:
        return None
    word = hit[1]
    if word in ("km", "kilometer", "km/h", "km/tim", "km/t") and (speed := _SPEED.match(text, hit.start(1))):
        return UNITS["km/h"], speed.end()
    if word in ("m", "meter", "m/s") and (speed := _BY_SECOND.match(text, hit.start(1))):
        return UNITS["m/s"], speed.end()
    lower = word.lower()
    if lower in _NAMES_YEARS and _IN_YEAR.match(text, hit.end()):
        return None
    if lower in _FIRST_OF_TWO:
        second = _UNIT.match(text, hit.end())
        unit = UNITS.get(f"{lower} {second[1].lower()}") if second else None
        return (unit, second.end()) if unit and second else None
    end = hit.end()
    if text.startswith("-", end) and (more := _HYPHENED.match(text, end)) and (unit := UNITS.get(word + more[0])):
        return unit, more.end()  # US-dollar
    if lower == "ha" and _HAVE_DONE.match(text, end):
        return None
    if len(word) == 1 and text.startswith(".", end) and text[end + 1 : end + 2].isalpha():
        return None  # "2 000 s.k. bilder", "5 m.fl."
    unit = UNITS.get(word) or (UNITS.get(lower) if not word.isupper() or len(word) > 2 else None)
    if unit is None and word[-1].isdigit():
        return _with_note(text, hit.start(1))
    if unit is not None and text[end : end + 1].isdigit() and not (len(word) > 3 and _NOTE.match(text, end)):
        return None
    return (unit, end) if unit else None


_LETTERS_ALONE = lazy_regex(_LETTERS)


def _with_note(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit at `start` without the footnote mark glued to it ("kronor2")."""
    word = _LETTERS_ALONE.match(text, start)
    unit = UNITS.get(word[0].lower()) if word and len(word[0]) > 3 and _NOTE.match(text, word.end()) else None
    return (unit, word.end()) if word and unit else None
