"""Two numbers that are read together: a range, a change from one level to another, a list with one unit at its end."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from riksdata.extractors.statistics.quantity.one_number import measure, one_number_quantity, scale_of, whole_of
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import ONE, Unit, unit_at
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import Number, number_at
from riksdata.swedish.numbers.words import cardinal

_S = "[ \u00a0\u2009\u202f]"
_DASH = lazy_regex(rf"{_S}?[–—−-]{_S}?(?=\d|(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo){_S})")
_JOIN = lazy_regex(
    rf"""
    {_S}(till|à|eller|och|respektive|resp\.?|mot|samt|a)                         # till
    {_S}(?:ca{_S}|cirka{_S}|drygt{_S}|knappt{_S}|nästan{_S}|över{_S})?           # drygt
    (?:[–−-](?=\d))?                                                             # −2
    """,
    re.IGNORECASE | re.X,
)
_PAIR = lazy_regex(rf"((?:två|tre|fyra|fem|sex|sju|åtta){_S})(?:tre|fyra|fem|sex|sju|åtta|nio|tio){_S}", re.IGNORECASE)
"""Two neighbouring numbers as a loose range: "fem sex tusen kronor"."""
_SUSPENDED = lazy_regex(rf"-{_S}och{_S}(?=\d)")
"""After the first of "mellan 10- och 20 000"."""
_MINUS = frozenset("–−-")
_PART = lazy_regex(r"(?:hälften|del(?:en|ar|arna)?)$", re.IGNORECASE)
"""How a part is written that has no scale of its own: the number behind it tells the same once more, or something else."""
_TALLY = lazy_regex(r"-tal(?!\w)")
"""After the second of "ett 50–60-tal"; "50–60-talet" is a time."""
_LIST = lazy_regex(
    rf"""
    (?:
        ,{_S}(?:\d{{1,3}}(?:{_S}\d{{3}}){{1,3}}|\d{{1,6}})(?:,\d{{1,2}})?(?![\d/:.])  # , 12 500
    )*
    {_S}(?:och|samt|respektive|resp\.?|eller){_S}(?=(\d))                            # och 18
    """,
    re.X,
)
"""The further numbers of a list up to the last."""
_WORD_LIST = lazy_regex(rf"(?:,{_S}[^\W\d_]{{2,24}}){{1,8}}{_S}(?:och|samt|respektive|eller){_S}(?=([^\W\d_]))")
_DATED = rf"{_S}\((?:19|20)\d\d\)"
_DATED_LIST = lazy_regex(
    rf"""
    {_DATED}                                              # (2018)
    (?:
        (?:,|{_S}(?:och|samt|respektive)){_S}
        (?:\d{{1,3}}(?:{_S}\d{{3}})+|\d{{1,6}})(?:,\d{{1,2}})?  # 12 500
        {_DATED}
    ){{0,12}}
    """,
    re.X,
)
"""Behind a number: its year, the further numbers with theirs."""
_UNSCALED_FROM = 1000
"""A number from which it has its own scale, though the second is followed by a scale word."""
_LONGEST_LIST = 200
_LONGEST_UNIT = 80
_TO = lazy_regex(rf"{_S}(?:till){_S}(?:ca{_S}|cirka{_S}|drygt{_S}|knappt{_S}|nästan{_S}|över{_S})?(?=\d)")
_NOUN_FOLLOWS = lazy_regex(rf"{_S}[^\W\d_]{{3}}")
_BEFORE_LEVEL = frozenset(("från", "med", "på", "av", "om", "i"))
"""Before a level or a change that is followed by another level ("ökade med 90 miljarder kronor till 1 412 miljarder kronor")."""
_IN_YEAR = lazy_regex(
    rf"{_S}(?:(?:år|åren|i|under|läsåret|budgetåret|säsongen){_S})?(?:1[89]|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?=,?{_S}till{_S})"
)
"""Behind the first of two levels: when it was so ("från 95 år 1973 till 42")."""
_AGES = lazy_regex(r"(?:(?:medel|median|snitt|genomsnitts|genomsnittliga? )ålder|livslängd)(?:en|n)?(?!\w)[^.;:\d\n]*$", re.IGNORECASE)
_AGE_REACH = 60
"""Characters before the first of two levels within which an age or a length of life is named."""
_FROM = lazy_regex(r"(?<!\w)från(?!\w)[^;\n]{0,60}$", re.IGNORECASE)
_MAY_JOIN = lazy_regex(
    rf"""
    {_S}?[–—−-]                                                   # 10–15
    |,{_S}                                                        # 12, 15 och 18
    (?:
        \d
        |(?:
            två|tre|fyr|fem|sex|sju|åtta|nio|tio|elva|tolv
            |[fns]\w{{3,5}}ton|arton|tjugo                        # femton
        )
    )
    |{_S}(?:ti|à|el|oc|re|mo|sa|a{_S})                            # till, à, eller, och
    """,
    re.IGNORECASE | re.X,
)
"""Whether a second number may follow: a cheap look that spares most numbers the rest."""
_COMMA_JOIN = lazy_regex(rf",{_S}(?=\d)")


def _is_year(text: str, number: Number) -> bool:
    """Whether a number has the shape of a year and no unit."""
    return (
        number.written == "digits"
        and number.end - number.start == len("1990")
        and 1900 <= number.value <= 2100
        and unit_at(text, number.end) is None
    )


def joined(text: str, number: Number, before: str) -> Quantity | None:
    """A range, or the first of several numbers that share a unit said after the last."""
    if number.kind in ("about", "open"):
        return None
    if (both := _side_by_side(text, number)) is not None:
        return both
    if before not in ("mellan", "från") and not _MAY_JOIN.match(text, number.end):
        return _level_to_level(text, number, before)
    shared = _listed(text, number)
    if shared is not None:
        return shared
    if before in ("mellan", "från") and (apart := _apart(text, number, before)) is not None:
        return apart
    joint = _joint(text, number, before)
    if joint is None:
        return None
    end, word, own, dated = joint
    dash = word == "–"
    second = number_at(text, end)
    if second is not None and not dash and text[end - 1] in _MINUS:
        second = second._replace(value=-second.value)
    if second is None or second.kind in ("about", "open") or (second.value == 1 and second.surface.lower() in ("en", "ett")):
        return None
    if (not dash and _is_year(text, second) and not _is_year(text, number)) or _is_apart(text, number, second):
        return None  # "2019 2 860 och 2023 endast 1 940"
    if dated and (word != "till" or _is_year(text, number)):
        return None
    led = text[max(0, number.start - 4) : number.start - 1].lower() == "ett"
    if dash and led and number.value < second.value and (tally := _TALLY.match(text, second.end)):
        return Quantity(
            number.start, tally.end(), None, "count", "count", low=number.value, high=second.value, number_end=tally.end(), about=True
        )
    unit, kind, factor, end = measure(text, second)
    if dated and unit == "count" and dated[1:3] == "år" and _AGES.search(text, max(0, number.start - _AGE_REACH), number.start):
        unit, kind = "years", "time"  # "medelåldern sjönk från 45 år 1973 till 42"
    scale = ONE if number.scaled or own else scale_of(second)
    if _UNSCALED_FROM <= number.value < second.value <= number.value * scale:
        scale = ONE  # "mellan 100 000 och 1 miljon": the scale is the second's alone
    low, high = number.value * scale * (own[0].factor if own else factor), second.value * factor
    spread = word == "till" and before == "från" and _VARIES.search(text, max(0, number.start - _RANGE_REACH), number.start) is not None
    is_range = word in ("–", "à", "a", "eller") or (word == "till" and before != "från") or (word == "och" and before == "mellan") or spread
    if own and not (word == "och" and before == "mellan"):
        if word != "till":
            return None
        level = one_number_quantity(text, number)  # "från 45 procent till 60 procent"
        level.share = "from"
        return level
    if dash and not own:
        low *= _left_out(number, second, low, high)
    if is_range:
        if low >= high or (word == "eller" and low * 4 < high):
            return None
        got = Quantity(
            number.start, end, None, unit, kind, low=low, high=high, number_end=second.end, written=number.written, scaled=second.scaled
        )
        if kind == "count":
            whole_of(text, got)
        return got
    if word == "," and "count" in (unit, kind):
        return None
    return _first_of_several(number, number.value * scale * factor, second, word, (unit, kind, end))


def _first_of_several(number: Number, value: Fraction, second: Number, word: str, measured: tuple[str, str, int]) -> Quantity:
    """The first of several numbers with one unit, which is a row of its own; `measured`: the unit, its kind and where it ends."""
    unit, kind, end = measured
    got = Quantity(number.start, number.end, value, unit, kind, number_end=number.end, written=number.written, scaled=second.scaled)
    got.share = "from" if word == "till" else "list"
    got.next_start = second.start if got.share == "from" else 0
    got.unit_end = end if got.share == "list" else 0
    return got


class _Joint(NamedTuple):
    """What joins a number to the one behind it."""

    end: int
    word: str
    """ "–", "," or the word between them."""
    own: tuple[Unit, int] | None
    """The unit of the first, where it has one, and its end."""
    dated: str
    """The year of the first, where it has one."""


def _joint(text: str, number: Number, before: str) -> _Joint | None:
    """What joins a number to the one behind it; None where nothing does."""
    dash = _DASH.match(text, number.end)
    if dash is None and before == "mellan":
        dash = _SUSPENDED.match(text, number.end)
    join = None if dash else _JOIN.match(text, number.end) or _COMMA_JOIN.match(text, number.end)
    own = None
    dated = _IN_YEAR.match(text, number.end) if before == "från" and dash is None and join is None else None
    if dated:
        join = _JOIN.match(text, dated.end())  # "från 95 år 1973 till 42"
    elif dash is None and join is None:
        if before not in ("mellan", "från"):
            return None
        own = unit_at(text, number.end)
        if own is None:
            return None
        join = _JOIN.match(text, own[1])
    if dash:
        return _Joint(dash.end(), "–", own, "")
    if join is None:
        return None
    return _Joint(join.end(), "," if join[0].startswith(",") else join[1].lower(), own, dated[0] if dated else "")


def _side_by_side(text: str, number: Number) -> Quantity | None:
    """Two small numbers in words side by side, which say about how many ("två tre hundra")."""
    pair = _PAIR.match(text, number.start) if number.written == "words" and number.value < 10 else None
    if pair and (second := number_at(text, pair.end(1))) is not None:
        step = 1000 if second.value >= 1000 else 100 if second.value >= 100 else 1
        if number.value < second.value / step <= 10:
            unit, kind, factor, end = measure(text, second)
            low, high = number.value * step * factor, second.value * factor
            return Quantity(number.start, end, None, unit, kind, low=low, high=high, number_end=second.end, written="words", about=True)
    return None


def _is_apart(text: str, number: Number, second: Number) -> bool:
    """Whether two numbers share no unit: one is a part of something and the other is none, or is the number of a case."""
    if "/" in second.surface and not text.startswith((" av ", "\u00a0av "), second.end):
        return True  # "1-19/1"
    if number.kind == "fraction" and second.kind != "fraction" and (unit_at(text, second.end) or _PART.search(number.surface)):
        return True  # "hälften, 52 procent"; "hälften, 10 miljarder"
    return (
        second.kind == "fraction" and number.scaled and _PART.search(second.surface) is not None
    )  # "10 miljarder respektive en tredjedel"


def _left_out(number: Number, second: Number, low: Fraction, high: Fraction) -> int:
    """By what the first bound of a range is multiplied, whose last noughts only the second says."""
    if number.written == "digits" and 0 < low * 1000 < high and low < 1000 and high % 1000 == 0 and not second.scaled:
        return 1000  # "40–50 000"
    base = second.value / scale_of(second)
    return 100 if number.value < 10 and base >= 100 and base % 100 == 0 and number.value * 100 < base <= 1000 else 1  # "2–300 miljarder"


_SPREAD = lazy_regex(
    r"""
    (?<!\w)
    (?:
        variera(?:r|de|t)?|spänn(?:er|a|de)|växla(?:r|de)|pendla(?:r|de)|skilj(?:er|de)  # varierar
        |sträck(?:er|te)|rör(?:de)?|går|gick                                             # sträcker
    )
    (?!\w)[^.;:\n\d]{0,40}$
    """,
    re.IGNORECASE | re.X,
)
"""Before "från": what tells that two levels are the bounds of a range, no change from one to the other."""
_VARIES = lazy_regex(
    r"(?<!\w)(?:variera(?:r|de|t)?|spänn(?:er|a|de)|växla(?:r|de)|pendla(?:r|de))(?!\w)"  # varierade
    r"(?:(?! och[ \u00a0])[^.,;:\n\d]){0,30}från[ \u00a0]$"  # mellan åren från
)
"""Before the first of two levels that carry one unit: they are the bounds of a range ("gick från" tells of a change)."""
_OTHER_BOUND = lazy_regex(
    rf"""
    (?P<own>(?:{_S}[^\W\d_]+|{_S}?%))?(?P<where>(?:{_S}[^\W\d_]+){{0,5}}?)
    {_S}(?P<joint>och|till){_S}(?:ca{_S}|cirka{_S}|drygt{_S}|knappt{_S}|nästan{_S}|över{_S}|hela{_S})?(?=\d)
    """,
    re.X,
)
_SAME_WORD = lazy_regex(rf"(?:{_S}[^\W\d_]+|{_S}?%)")
_RANGE_REACH = 70


def _apart(text: str, number: Number, before: str) -> Quantity | None:
    """A range whose bounds both carry their unit or noun ("mellan 6 personer och 24 personer")."""
    hit = _OTHER_BOUND.match(text, number.end)
    if hit is None or hit["own"] is None or hit["joint"] != ("och" if before == "mellan" else "till"):
        return None
    if before == "från" and not _SPREAD.search(text, max(0, number.start - _RANGE_REACH), number.start - len("från ")):
        return None
    second = number_at(text, hit.end())
    if second is None or second.kind != "cardinal" or second.written != number.written or second.value <= number.value:
        return None
    again = _SAME_WORD.match(text, second.end)
    if again is None or again[0].lower() != hit["own"].lower():
        return None
    unit, kind, factor, end = measure(text, second)
    first_unit = unit_at(text, number.end)
    if (first_unit[0].symbol if first_unit else "count") != unit or (kind == "time" and not hit["where"]):
        return None
    low, high = number.value * factor, second.value * factor
    return Quantity(
        number.start, end, None, unit, kind, low=low, high=high, number_end=second.end, written=number.written, scaled=second.scaled
    )


def _listed(text: str, number: Number) -> Quantity | None:
    """The number as one of a list of at least three that ends with "och 18 procent": with the unit and scale of the last."""
    if not text.startswith(",", number.end):
        return None
    pattern = _LIST if number.written == "digits" else _WORD_LIST
    hit = pattern.match(text, number.end, number.end + _LONGEST_LIST)
    if hit is None:
        return None
    if number.written == "words" and any(cardinal(word.strip().lower()) is None for word in hit[0].rpartition(" ")[0].split(",")[1:-1]):
        return None
    last = number_at(text, hit.end())
    if last is None or last.kind in ("about", "open") or last.written != number.written:
        return None
    if _is_year(text, last) and not _is_year(text, number):
        return None
    unit, kind, factor, end = measure(text, last)
    if kind == "count" and not last.scaled and _NOUN_FOLLOWS.match(text, end) is None:
        return None
    scale = ONE if number.scaled else scale_of(last)
    value = number.value * scale * factor
    got = Quantity(number.start, number.end, value, unit, kind, number_end=number.end, written=number.written, scaled=last.scaled)
    got.share, got.unit_end = "list", end
    return got


def dated_in_list(text: str, number: Number) -> Quantity | None:
    """The number as one of a list whose unit stands behind the last year: "12 (2018), 15 (2019) och 18 (2020) miljoner kronor"."""
    hit = _DATED_LIST.match(text, number.end, number.end + _LONGEST_LIST)
    if hit is None:
        return None
    rest = "2" + text[hit.end() : hit.end() + _LONGEST_UNIT]  # some number, so that scale and unit are read as behind any
    shown = number_at(rest, 0)
    if shown is None:
        return None
    unit, kind, factor, end = measure(rest, shown)
    if kind == "count" and _NOUN_FOLLOWS.match(rest, end) is None:
        return None
    got = Quantity(number.start, number.end, number.value * shown.value / 2 * factor, unit, kind, number_end=number.end)
    got.scaled, got.share, got.unit_end = shown.scaled, "list", hit.end() + end - 1
    return got


def _level_to_level(text: str, number: Number, before: str) -> Quantity | None:
    """ "18 procent till 25 procent" without "från" before it: a range with its unit said twice."""
    if before in _BEFORE_LEVEL or text.find("till", number.end, number.end + _LONGEST_UNIT) < 0:
        return None
    own = unit_at(text, number.end)
    hit = _TO.match(text, own[1]) if own else None
    second = number_at(text, hit.end()) if hit else None
    if own is None or second is None or second.kind in ("about", "open") or _FROM.search(text, max(0, number.start - 80), number.start):
        return None
    other = unit_at(text, second.end)
    if other is None or other[0].symbol != own[0].symbol:
        return None
    low, high = number.value * own[0].factor, second.value * other[0].factor
    if low >= high:
        return None
    unit = own[0]
    return Quantity(number.start, other[1], None, unit.symbol, unit.kind, low=low, high=high, number_end=second.end, written=number.written)
