"""The strict reader of a quantity that begins with a number, in digits or words."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.quantity.before_number import currency_before, is_negative, quantity_start
from riksdata.extractors.statistics.quantity.joined import dated_in_list, joined
from riksdata.extractors.statistics.quantity.one_number import RATIO, one_number_quantity, whole_of
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
    if number.surface == "1" and _ONE_ON.match(text, start) and (share := one_in(text, start, before)) is not None:
        return share
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
    if number.kind == "about" and number.written == "words" and text[max(0, start - 3) : start].lower() == " i ":
        number = number._replace(kind="open")  # "passerar i tusental"
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
    """A bare number that ends its clause: none by itself. A figure before it may lend a unit, or its clause say what is counted."""
    return None


def dated(text: str, start: int, before: str) -> Quantity | None:
    """A number with its year in brackets ("12 (2018), 15 (2019) och 18 (2020) procent"); None where no unit is said behind the last."""
    number = number_at(text, start)
    return dated_in_list(text, number) if number is not None else None


_OCCASION = lazy_regex(r"[^ \u00a0]+[ \u00a0](?:enda[ \u00a0])?(?:gång|par|dag|kväll|natt|timme|minut|vecka|månad)\b", re.IGNORECASE)


def one_rated(text: str, start: int, before: str) -> Quantity | None:
    """ "minst ett fall om dagen": one in so long a time; None where what is counted are occasions or times ("minst en gång om året")."""
    return None if _OCCASION.match(text, start) else number_quantity(text, start, before)


_IS = frozenset(("är", "var", "blir", "blev", "som", "bara", "och"))
_OF_THEM_END = lazy_regex(r"[ \u00a0]av[ \u00a0](?:dem|dessa)(?=[.,;:)]|[ \u00a0](?:och|men|samt)[ \u00a0])")


def one_of_them(text: str, start: int, before: str) -> Quantity | None:
    """ "fann brister i ett av dem": one of those counted before, at the end of a clause; "Ett av dem är" only picks it out."""
    end = start + len("en") + (text[start + 2 : start + 3] in "tT")
    if not text[start].islower() or not before.isalpha() or before in _IS or _OF_THEM_END.match(text, end) is None:
        return None
    return Quantity(start, end, Fraction(1), "count", "count", number_end=end, written="words")


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


_ONE_AND = lazy_regex(r"(?:en|ett)[ \u00a0]och[ \u00a0]", re.IGNORECASE)


def one_to_one_and_half(text: str, start: int, before: str) -> Quantity | None:
    """ "mellan en och en och en halv miljon": from one of the scale, or of the unit, said behind the second."""
    hit = _ONE_AND.match(text, start)
    if hit is None or before != "mellan":
        return number_quantity(text, hit.end(), "och") if hit else None
    second = number_at(text, hit.end())
    if second is None:
        return None
    got = one_number_quantity(text, second)
    if got.value is None or got.whole is not None:
        return None
    got.start, got.low, got.high, got.value = start, got.value * Fraction(2, 3), got.value, None
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


def one_to_few(text: str, start: int, before: str) -> Quantity | None:
    """ "en till två veckor": a range from one; None where "en" only begins a phrase ("från en till två andra")."""
    got = number_quantity(text, start, before) if before != "från" else None
    return got if got is not None and got.low == 1 and got.high is not None else None


_ONE_POINT = lazy_regex(r"en[ \u00a0](?:enda|hel)(?=[ \u00a0])", re.IGNORECASE)


def one_point(text: str, start: int, before: str) -> Quantity | None:
    """ "en enda procentenhet"."""
    hit = _ONE_POINT.match(text, start) if before != "inte" else None  # "inte en hel procent"
    found = unit_at(text, hit.end()) if hit else None
    if found is None:
        return None
    unit, end = found
    return Quantity(start, end, unit.factor, unit.symbol, unit.kind, number_end=end, written="words")


_BEHIND_ONE = lazy_regex(
    r"(?:en|ett|1)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}?"  # en ökning
    r"(?:på|av|till|à|eller)[ \u00a0](?:(?:cirka|ca|ungefär)[ \u00a0])?(?=[^\W_])",  # av
    re.IGNORECASE,
)
_IS_MEASURED = lazy_regex(r"[ \u00a0]?[–-][ \u00a0]?\d|[ \u00a0]{0,2}(?:[a-zåäöµ%‰€$£]|[A-ZÅÄÖ]{1,5}(?![a-zåäö]))")


def behind_one(text: str, start: int) -> int | None:
    """Where the number begins that "en … av" or "en … på" leads to, where the two are no share ("en ökning av 12 procent")."""
    hit = _BEHIND_ONE.match(text, start)
    number = number_at(text, hit.end()) if hit else None
    if hit is None or number is None or _is_year(number):
        return None
    told = number.scaled or _IS_MEASURED.match(text, number.end) or (number.value >= 1000 and not number.surface.isalnum())
    return hit.end() if told else None


_ONE_IN = lazy_regex(
    r"(?:en|ett|1)[ \u00a0](?:(?:person|barn|människa|kvinna|man|fall|patient|elev|invånare|födsel)[ \u00a0])?"  # ett barn
    r"på[ \u00a0](?:(?:cirka|ca|ungefär)[ \u00a0])?(?=[^\W_])",  # på ca
    re.IGNORECASE,
)
_ONE_ON = lazy_regex(
    r"1[ \u00a0](?:[^\W\d_]+[ \u00a0])?på[ \u00a0](?:(?:cirka|ca|ungefär)[ \u00a0])?"  # 1 barn på cirka
    r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d*00|[3-9]|10|20|50)(?![\w,.:/-]*\d)"  # 2 000
)
"""One of so many in digits, where the whole is round ("1 på 100 000")."""
_NO_SHARE = lazy_regex(
    r"[ \u00a0](?:gång(?:er)?|rum|plan|våning(?:ar)?|sidor|ställen|platser"  # gånger
    r"|orter|områden|nivå(?:er)?|grader|punkter|sätt|man|mil"  # orter
    r"|miljoner|miljarder|megawatt|ledamöter|anställda|kap)(?!\w)|-|[ \u00a0]?§"  # miljoner
)
"""Behind "en på N": what is so large or so long, not how many share it ("en på fyra rum")."""


def one_in(text: str, start: int, before: str) -> Quantity | None:
    """ "en på åtta", "ett barn på 700": one of so many; None where a unit or a place follows ("en på fem år")."""
    hit = _ONE_IN.match(text, start)
    number = number_at(text, hit.end()) if hit else None
    if number is None or number.kind != "cardinal" or number.value < 3 or number.value.denominator != 1:
        return None
    if unit_at(text, number.end) is not None or _NO_SHARE.match(text, number.end) or _is_year(number):
        return None
    counted = hit is not None and len(hit[0].split()) > _BARE
    if counted and number.value > _YOUNGEST and number.value % 100 and number.value not in RATIO:
        return None  # "en kvinna på 34"
    if not counted and _SEVERAL_BEFORE.search(text, max(0, start - _SEVERAL_REACH), start):
        return None  # "två skolor: en på 300 elever och en på 120"
    return _share_of(start, number)


_BARE = 2
"""Words of "en på"."""
_YOUNGEST = 10
"""Of more, "en kvinna på 34" is an age; but for the rounder numbers of ratios."""
_SEVERAL_REACH = 100
_SEVERAL_BEFORE = lazy_regex(
    r"(?<!\w)(?:två|tre|fyra|fem|sex|[2-9])[ \u00a0](?:[^\W\d_]+[ \u00a0])?[^\W\d_]{3,}(?:,|:|[ \u00a0]–)[ \u00a0]"  # två skolor:
    r"(?:en[ \u00a0]på[ \u00a0][^.;]{1,40}(?:,|[ \u00a0](?:och|samt))[ \u00a0])?$"  # en på 300 elever och
)
"""Before "en på N": that it is one of several things, each so large."""
_OF_SEVERAL = (
    *("grupp", "koalition", "allians", "kommitté", "familj", "serie", "paket", "lag", "majoritet", "minoritet", "typ", "rad", "union"),
    *("delegation", "trio", "panel", "jury", "styrelse", "nämnd", "kombination", "blandning", "uppsättning", "följd", "kedja", "del"),
)
"""Ends of nouns that name several things together, so that a number behind tells how many they are."""
_ONE_OF = lazy_regex(r"(?:en|ett)[ \u00a0](?:enda[ \u00a0])?(?P<one>[^\W\d_]{2,24})[ \u00a0]av[ \u00a0](?=[^\W_])", re.IGNORECASE)
_NO_NOUN_BEHIND = lazy_regex(
    r"[.,;:)?!]"
    r"|[ \u00a0](?:som|att|i|på|har|hade|är|var|får|fick|går|gick|saknar|när|inte|till|från|för|och|men)(?!\w)|$"  # som
    r"|[ \u00a0][^\W\d_]+[ \u00a0](?:att|inte|sig|aldrig)(?!\w)"  # överväger att
)


def one_of_so_many(text: str, start: int, before: str) -> Quantity | None:
    """ "en elev av tio": one of so many, where nothing behind is counted ("en granne av tre bröder")."""
    first = number_at(text, start)
    if first is not None and first.value != 1:
        return number_quantity(text, start, before)  # "en tredjedel av 18-åringarna"
    hit = _ONE_OF.match(text, start)
    if hit is not None and hit["one"].lower().endswith(_OF_SEVERAL):
        return None  # "en koalition av tre"
    number = number_at(text, hit.end()) if hit else None
    if number is None or number.kind != "cardinal" or number.value not in RATIO or _NO_NOUN_BEHIND.match(text, number.end) is None:
        return None
    return _share_of(start, number)


def _is_year(number: Number) -> bool:
    return number.written == "digits" and number.end - number.start == len("1990") and 1900 <= number.value <= 2100


def _share_of(start: int, number: Number) -> Quantity:
    return Quantity(start, number.end, Fraction(1), "fraction", "fraction", whole=number.value, number_end=number.end, written="words")
