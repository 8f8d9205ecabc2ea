"""One quantity at a place of a text: number, range or part of a whole, with scale and unit; it reads ahead a few words only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from riksdata.extractors.statistics.lexicon import UNITS, Unit, alternatives, words
from riksdata.swedish.numbers.parse import Number, digits_value, number_at
from riksdata.swedish.numbers.words import ORDINALS

_S = "[ \u00a0\u2009\u202f]"
_UNIT = re.compile(rf"{_S}{{0,2}}(°C|[%‰€$°℃]|:-|[^\W\d_]+(?:[²³]|[23](?!\w))?(?:/(?:s|h|tim)\b)?(?:\(A\))?)")
_CURRENCY_ADJECTIVE = {
    "svenska": None,
    "fasta": None,
    "norska": "nok",
    "danska": "dkk",
    "isländska": "isk",
    "amerikanska": None,
    "brittiska": None,
}
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
_OF = re.compile(
    rf"{_S}(?:st{_S}|stycken{_S})?(?:procent{_S}|%{_S})?av{_S}(?:(?:{alternatives('ofwhole')}|[^\W\d_]{{3,30}}s){_S}){{0,3}}(?=[^\W_])",
    re.IGNORECASE,
)
_EVERY = re.compile(rf"(varannan|vartannat|vart?{_S}([^\W\d_]+))", re.IGNORECASE)
_DOUBLE = re.compile(r"(för|tre|fyr|fem|sex|sju|åtta|nio|tio)dubbl([^\W\d_]*)", re.IGNORECASE)
_HALVE = re.compile(r"halver([^\W\d_]+)", re.IGNORECASE)
_TWICE = re.compile(rf"dubbelt{_S}(så|fler|upp)\b", re.IGNORECASE)
_MAY_BE_SPECIAL = re.compile(r"va|halver|(?:för|tre|fyr|fem|sex|sju|åtta|nio|tio)dubbl|dubbelt", re.IGNORECASE)
"""Whether what begins here may be such a word: a cheap look that spares most number words the rest."""
_NO_COUNTED = re.compile(r"(?:[lt]igt|aft|art|ört|[ae]nt|iskt|vart|des|tes|ts|as|gick|fick|gå|få|ge)$")
"""Shapes of adverbs and verbs: a scale before them counts nothing, it is money ("304,7 miljoner gick till …")."""
_MINUTES = re.compile(rf"{_S}och{_S}(\d{{1,2}}|[^\W\d_]{{2,14}}){_S}minuter\b")
_IN_YEAR = re.compile(rf"{_S}(?:1[6-9]|20)\d\d(?!\d)")
_TALLY = re.compile(r"-tal(s)?\b")
_SPEED = re.compile(rf"(?:km|kilometer){_S}?(?:/{_S}?(?:h|tim|timme|timmen)|i{_S}timm(?:en|an)|per{_S}timme)\b")
_TIMES = {"för": 2, "tre": 3, "fyr": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10}
_FINITE = ("as", "ats", "ade", "ades", "at", "ar", "a", "ing", "ingen")
_RATIO = (3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10000, 100000)
_SCALE_STEP = 1_000_000
_NO_NOUN = words("preposition", "conjunction", "auxiliary", "verb", "adverb", "pronoun", "time") | {"förra", "ifjol"}


@dataclass(slots=True)
class Quantity:
    """What was read: `start`–`end` without the hedges before it."""

    start: int
    end: int
    value: Fraction | None
    unit: str
    kind: str
    """`percent`, `money`, `time`, `physical`, `times`, `fraction`, `count`."""
    low: Fraction | None = None
    high: Fraction | None = None
    whole: Fraction | None = None
    number_end: int = 0
    written: str = "digits"
    about: bool = False
    opened: bool = False
    share: str = ""
    """How it is joined to the next number: `from` (a level that changes to the next), `list`, or nothing."""
    word: str = ""
    """A verb or phrase that is itself the quantity ("fördubblas")."""
    scaled: bool = False
    assumed: bool = False
    """Whether kronor are only assumed, since a scale stands alone ("317 miljarder")."""


def quantity_at(text: str, start: int, before: str) -> Quantity | None:
    """The quantity at `start`; `before`: the word before it, lower case ("mellan", "från"). None where the place holds none."""
    first = text[start]
    if first.isalpha() and _MAY_BE_SPECIAL.match(text, start):
        special = _special(text, start)
        if special is not None:
            return special
        if first in "vV" and text[start : start + 2].lower() == "va":
            return None
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
    joined = _joined(text, number, before)
    if joined is not None:
        return joined
    return _single(text, number)


def _special(text: str, start: int) -> Quantity | None:
    every = _EVERY.match(text, start)
    if every:
        n = 2 if every[2] is None else ORDINALS.get(every[2].lower(), 0)
        if n < 2:
            return None
        return Quantity(start, every.end(), Fraction(1), "fraction", "fraction", whole=Fraction(n), number_end=every.end(), written="every")
    twice = _TWICE.match(text, start)
    if twice:
        return Quantity(start, twice.end(), Fraction(2), "times", "times", number_end=twice.end(), written="words", word="dubbelt")
    double = _DOUBLE.match(text, start)
    if double:
        if double[2].lower() not in _FINITE:
            return None
        value = Fraction(_TIMES[double[1].lower()])
        return Quantity(start, double.end(), value, "times", "times", number_end=double.end(), written="words", word=double[0].lower())
    halve = _HALVE.match(text, start)
    if halve and halve[1].lower() in _FINITE:
        return Quantity(
            start, halve.end(), Fraction(1, 2), "times", "times", number_end=halve.end(), written="words", word=halve[0].lower()
        )
    return None


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that stands at `at` (after optional space) and where it ends."""
    hit = _UNIT.match(text, at)
    if hit is None:
        return None
    word = hit[1]
    if word in ("km", "kilometer", "km/h", "km/tim") and (speed := _SPEED.match(text, hit.start(1))):
        return UNITS["km/h"], speed.end()
    lower = word.lower()
    if lower == "år" and _IN_YEAR.match(text, hit.end()):
        return None
    if lower in ("nautiska", "sjö") and (mile := _UNIT.match(text, hit.end())) and mile[1].lower() == "mil":
        return UNITS["sjömil"], mile.end()
    if lower in _CURRENCY_ADJECTIVE:
        nxt = _UNIT.match(text, hit.end())
        unit = UNITS.get(nxt[1].lower()) if nxt else None
        if nxt and unit and unit.kind == "money":
            symbol = _CURRENCY_ADJECTIVE[lower] if unit.symbol == "sek" else None
            return (unit._replace(symbol=symbol) if symbol else unit), nxt.end()
        return None
    unit = UNITS.get(word) or (UNITS.get(lower) if not word.isupper() or len(word) > 2 else None)
    return (unit, hit.end()) if unit else None


def _scaled_value(number: Number, factor: Fraction) -> Fraction:
    return number.value * factor


def _scale_of(number: Number) -> Fraction:
    """What the scale words of a digit number multiply it with."""
    if number.written != "digits" or not number.scaled:
        return Fraction(1)
    hit = re.match(r"[\d.,]+(?:[ \u00a0\u2009\u202f]\d{3})*", number.surface)
    base = digits_value(hit[0]) if hit else Fraction(0)
    return number.value / base if base else Fraction(1)


def _currency_inside(number: Number) -> bool:
    return number.scaled and number.surface.lower().endswith(("kr", "sek"))


def _measure(text: str, number: Number) -> tuple[str, str, Fraction, int]:
    """Unit symbol, kind, factor and end of a number."""
    if number.scaled and number.written == "digits" and number.surface.lower().endswith(("kr", "sek")):
        return "sek", "money", Fraction(1), number.end
    found = unit_at(text, number.end)
    if found:
        unit, end = found
        return unit.symbol, unit.kind, unit.factor, end
    if number.scaled:
        hit = _UNIT.match(text, number.end)
        dated = hit is not None and hit[1].lower() == "år"  # a unit of time would have been found above: "5 358 miljoner år 2021"
        if hit is None or dated or hit[1].lower() in _NO_NOUN or _NO_COUNTED.search(hit[1]):
            return "sek", "money", Fraction(1), number.end
    if number.kind == "fraction":
        return "fraction", "fraction", Fraction(1), number.end
    return "count", "count", Fraction(1), number.end


def _whole_amount(text: str, got: Quantity, whole: Number) -> None:
    """The whole of an amount without unit: "100 miljoner av landets 325 miljoner invånare" counts, "68 av totalt 100 miljoner" is money."""
    unit, kind, factor, end = _measure(text, whole)
    if kind == "money":
        got.unit, got.kind, got.whole, got.end, got.number_end = unit, kind, whole.value * factor, end, end
    else:
        got.unit = got.kind = "count"


def start_of_word(text: str, end: int) -> int:
    """Where the run of letters that ends at `end` begins, at most 20 characters back."""
    start = end
    while start > end - 20 and start > 0 and text[start - 1].isalpha():
        start -= 1
    return start


def _single(text: str, number: Number) -> Quantity:
    unit, kind, factor, end = _measure(text, number)
    got = Quantity(
        number.start,
        end,
        number.value if factor == 1 else number.value * factor,
        unit,
        kind,
        number_end=number.end,
        written=number.written,
        scaled=number.scaled,
    )
    minutes = _MINUTES.match(text, end) if unit == "hours" else None
    more = number_at(text, minutes.start(1)) if minutes else None
    if minutes and more and more.end == minutes.end(1) and got.value is not None:
        got.value, got.end = got.value + more.value / 60, minutes.end()
    got.assumed = (
        kind == "money"
        and end == number.end
        and number.scaled
        and not text[start_of_word(text, number.end) : number.end].lower().endswith(("kr", "sek"))
    )
    if got.assumed and (of := _OF.match(text, got.end)) and (whole := number_at(text, of.end())) and whole.kind == "cardinal":
        _whole_amount(text, got, whole)
    got.about, got.opened = number.kind == "about", number.kind == "open"
    if got.opened:
        got.low, got.value = got.value, None
    elif got.kind in ("count", "percent", "fraction") and not got.about:
        _whole(text, got)
    return got


def _whole(text: str, got: Quantity) -> None:
    of = _OF.match(text, got.end) if text[got.end + 1 : got.end + 3] in ("av", "st", "pr", "% ") else None
    if of is None:
        return
    number = number_at(text, of.end())
    if number is None or number.kind != "cardinal" or (number.value == 1 and number.written == "words"):
        return
    found = unit_at(text, number.end)
    if found and found[0].kind in ("time", "percent"):
        return
    if text[number.end : number.end + 1] in ("–", "-"):  # ages: "av alla 1–5-åringar"
        return
    plain = of[0].strip().lower() == "av"
    if got.kind == "count":
        if got.value is None or got.value > number.value:
            return
        if number.value.denominator != 1:
            return
        if plain and got.value < number.value and (number.value in _RATIO or (got.value == 1 and number.value < 100)):
            got.unit = got.kind = "fraction"
        elif number.value <= 1:
            return
    elif plain and number.value < 20:
        return
    got.whole = number.value * (found[0].factor if found else 1)
    got.end = got.number_end = found[1] if found else number.end


def _joined(text: str, number: Number, before: str) -> Quantity | None:
    """A range, or the first of several numbers that share a unit said after the last."""
    if number.kind in ("about", "open"):
        return None
    pair = _PAIR.match(text, number.start) if number.written == "words" and number.value < 10 else None
    if pair and (second := number_at(text, pair.end(1))) is not None:
        step = 1000 if second.value >= 1000 else 100 if second.value >= 100 else 1
        if number.value < second.value / step <= 10:
            unit, kind, factor, end = _measure(text, second)
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
    unit, kind, factor, end = _measure(text, second)
    scale = Fraction(1) if number.scaled or own else _scale_of(second)
    low, high = number.value * scale * (own[0].factor if own else factor), second.value * factor
    is_range = word in ("–", "à", "a") or (word == "till" and before != "från") or (word == "och" and before == "mellan") or word == "eller"
    if own and not (word == "och" and before == "mellan"):
        if word != "till":
            return None
        level = _single(text, number)  # "från 45 procent till 60 procent"
        level.share = "from"
        return level
    if dash and not own and number.written == "digits" and 0 < low * 1000 < high and low < 1000 and high % 1000 == 0 and not second.scaled:
        low *= 1000  # "40–50 000"
    base = second.value / _scale_of(second)
    if dash and not own and number.value < 10 and base >= 100 and base % 100 == 0 and number.value * 100 < base <= 1000:
        low *= 100  # "2–300 miljarder"
    if is_range:
        if low >= high or (word == "eller" and low * 4 < high):
            return None
        got = Quantity(
            number.start, end, None, unit, kind, low=low, high=high, number_end=second.end, written=number.written, scaled=second.scaled
        )
        if kind == "count":
            _whole(text, got)
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
