"""A single quantity: a number with its scale and unit, and the whole that it is a part of."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import ONE, TIMES_LATER, unit_at
from riksdata.extractors.statistics.vocabulary import alternatives, words
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import Number, digits_value, number_at
from riksdata.swedish.numbers.words import cardinal

_S = "[ \u00a0\u2009\u202f]"
_OF = lazy_regex(
    rf"{_S}(?:st{_S}|stycken{_S})?(?:procent{_S}|%{_S})?av{_S}(?:(?:{alternatives('ofwhole')}|[^\W\d_]{{3,30}}s){_S}){{0,3}}(?=[^\W_])",
    re.IGNORECASE,
)
_RECKONED_OF = lazy_regex(
    rf"{_S}av{_S}(?:ca\.?|cirka|circa|c:a|ungefär|omkring|runt|drygt|knappt|nästan|uppskattningsvis){_S}", re.IGNORECASE
)
"""Before the whole of a rate of one, which nobody has counted ("1 av ca 160")."""
_NEXT_WORD = lazy_regex(rf"{_S}{{0,2}}([^\W\d_]+)")
_MORE_OF_IT = lazy_regex(
    rf"""
    {_S}(?:extra|ytterligare|mer|mera|mindre|totalt|sammanlagt)   # extra
    (?:{_S}(?:till|för|på|i|om|per|än|under|från|åt)(?!\w)        # till
    |[.,;:)]|$)
    """,
    re.X,
)
"""Behind a scale: so much more of it, with nothing counted behind ("100 miljoner extra till polisen", not "extra vårddagar")."""
_NO_COUNTED = lazy_regex(
    r"(?:"
    r"[lt]igt|aft|art|ört|[ae]nt|iskt|vart"  # tydligt
    r"|des|tes|ts|as|gick|fick|gå|få|ge"  # betalades
    r"|(?:ring|ning|het|tion)en"  # regeringen
    r"|avsedda|avsatta|öronmärkta|anslagna|budgeterade"  # avsedda
    r")$"
)
"""Shapes of adverbs, verbs and words in the definite singular: a scale before them counts nothing, it is money.

"304,7 miljoner gick till …", "30 miljarder regeringen sänker skatten med", "1,2 miljarder avsedda för …".
"""
_SMALLER = {
    unit: (lazy_regex(rf"{_S}(?:och{_S})?(\d{{1,2}}|[^\W\d_]{{2,14}}){_S}{name}\b"), symbol, kind, so_many)
    for unit, name, symbol, kind, so_many in (
        ("hours", "min(?:ut(?:er)?)?", "min", "physical", 60),
        ("years", "månad(?:er)?", "months", "time", 12),
        ("weeks", "dag(?:ar)?", "days", "time", 7),
        ("days", "tim(?:m(?:e|ar))?", "hours", "time", 24),
        ("min", "sek(?:und(?:er)?)?", "s", "physical", 60),
    )
}
"""By the unit of a time: the number of the next smaller one that may follow, its symbol and kind, and how many make one."""
RATIO = (3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10000, 100000)
"""Wholes that shares are told of ("tre av tio")."""
_NO_NOUN = words("preposition", "conjunction", "auxiliary", "verb", "adverb", "pronoun", "time") | {
    *("förra", "ifjol", "beroende", "oavsett", "tack", "räknat", "exklusive", "inklusive", "ungefär", "ständigt", "nästan"),
}


def scale_of(number: Number) -> Fraction:
    """What the scale words of a digit number multiply it with."""
    if number.written != "digits":
        return _scale_of_words(number)
    if not number.scaled:
        return ONE
    hit = re.match(r"[\d.,]+(?:[ \u00a0\u2009\u202f]\d{3})*", number.surface)
    base = digits_value(hit[0]) if hit else Fraction(0)
    return number.value / base if base else ONE


def measure(text: str, number: Number) -> tuple[str, str, Fraction, int]:
    """Unit symbol, kind, factor and end of a number."""
    if number.scaled and number.written == "digits" and _names_kronor(number.surface):
        return "sek", "money", ONE, number.end
    found = unit_at(text, number.end)
    if found and number.kind == "fraction" and found[0].symbol == "ha" and number.written == "words":
        found = None  # the verb: "knappt hälften ha bestående effekter"
    if found:
        unit, end = found
        return unit.symbol, unit.kind, unit.factor, end
    if number.scaled:
        hit = _NEXT_WORD.match(text, number.end)
        # a unit of time would have been found above: "5 358 miljoner år 2021", "583 miljoner fyra år tidigare"
        dated = hit is not None and (hit[1].lower() == "år" or TIMES_LATER.match(text, hit.start(1)) is not None)
        if hit is None or dated or _MORE_OF_IT.match(text, number.end) or hit[1].lower() in _NO_NOUN or _NO_COUNTED.search(hit[1]):
            return "sek", "money", ONE, number.end
    if number.kind == "fraction":
        return "fraction", "fraction", ONE, number.end
    return "count", "count", ONE, number.end


def _whole_amount(text: str, got: Quantity, whole: Number) -> None:
    """The whole of an amount without unit: "100 miljoner av landets 325 miljoner invånare" counts, "68 av totalt 100 miljoner" is money."""
    unit, kind, factor, end = measure(text, whole)
    if kind == "money":
        got.unit, got.kind, got.whole, got.end, got.number_end = unit, kind, whole.value * factor, end, end
    else:
        got.unit = got.kind = "count"


def _scale_of_words(number: Number) -> Fraction:
    """ "två miljoner": a million; of a number that is no small one with a scale behind it, 1."""
    first, _, last = number.surface.replace("\u00a0", " ").rpartition(" ")
    scale, base = cardinal(last.lower()) or 1, cardinal(first.lower()) or 0
    return Fraction(scale) if scale >= 100 and base and base * scale == number.value else ONE


def _names_kronor(surface: str) -> bool:
    """Whether the last word of a number names the currency: "12 mkr"."""
    return surface.lower().endswith(("kr", "sek"))


def start_of_word(text: str, end: int) -> int:
    """Where the run of letters that ends at `end` begins, at most 20 characters back."""
    start = end
    while start > end - 20 and start > 0 and text[start - 1].isalpha():
        start -= 1
    return start


def one_number_quantity(text: str, number: Number) -> Quantity:
    """The quantity of one number with its unit and the whole that it is a part of."""
    unit, kind, factor, end = measure(text, number)
    got = Quantity(
        number.start,
        end,
        number.value if factor is ONE else number.value * factor,
        unit,
        kind,
        number_end=number.end,
        written=number.written,
        scaled=number.scaled,
    )
    _with_smaller_unit(text, got)
    got.assumed = (
        kind == "money" and end == number.end and number.scaled and not _names_kronor(text[start_of_word(text, number.end) : number.end])
    )
    if got.assumed and (of := _OF.match(text, got.end)) and (whole := number_at(text, of.end())) and whole.kind == "cardinal":
        _whole_amount(text, got, whole)
    got.about, got.opened = number.kind == "about", number.kind == "open"
    if got.opened:
        got.low, got.value = got.value, None
    elif got.kind in ("count", "percent", "fraction") and not got.about:
        whole_of(text, got)
    return got


def _with_smaller_unit(text: str, got: Quantity) -> None:
    """Takes in what is said of the next smaller unit, in which the sum is a whole number: "2 timmar och 30 minuter" is 150 min."""
    smaller = _SMALLER.get(got.unit)
    if smaller is None or got.value is None or got.value.denominator != 1:
        return
    pattern, symbol, kind, so_many = smaller
    hit = pattern.match(text, got.end)
    more = number_at(text, hit.start(1)) if hit else None
    if hit is None or more is None or more.end != hit.end(1):
        return
    got.value, got.unit, got.kind = got.value * so_many + more.value, symbol, kind
    got.end = got.number_end = hit.end()


_BODIES = lazy_regex(
    rf"{_S}(?:[^\W\d_]{{3,20}}a{_S})?[^\W\d_]{{0,30}}"  # berörda riksdags-
    r"(?:kategorier|partier|utskott|ledamöter|delmål|indikatorer|departement|domstolar"  # sju av åtta riksdagspartier
    r"|alternativ|bilagor|utkast|remissinstanser|hovrätter|kammarrätter|landsting|regioner|kontinenter)\b",
    re.IGNORECASE,
)
"""What there are few of, so that some of them are told one by one ("sju av åtta riksdagspartier")."""


def _is_tally(text: str, whole: Number) -> bool:
    """Whether the whole is of things told one by one, not the denominator of a ratio ("tre av fyra svenskar")."""
    return _BODIES.match(text, whole.end) is not None


def _shares_scale(got: Quantity, whole: Number) -> bool:
    """Whether the scale said behind the whole is the part's too: "30 av de 40 miljarder", not "3 av 2 miljoner"."""
    scale = scale_of(whole)
    return scale > 1 and not got.scaled and got.written == "digits" and got.value is not None and 1 < got.value < whole.value / scale


_NAMED_OF = lazy_regex(rf"{_S}[^\W\d_]{{3,24}}{_S}av{_S}(?=\d|t|f|sex|sju|åtta|nio|hundra)")
_NOT_COUNTED = lazy_regex(
    r"[.,;:)?!]|$"
    rf"|{_S}(?:som|att|i|på|har|hade|är|var|får|fick|går|gick|saknar|när|inte"  # som
    r"|till|från|för|och|men|begås|anmäls|leder|ledde)(?!\w)"  # till
    rf"|{_S}[^\W\d_]+{_S}(?:att|inte|sig|aldrig)(?!\w)"  # överväger att
)
"""Behind the whole of a ratio: nothing that it would count."""


_IN = ("I ", "I\u00a0")
_VERBS = words("auxiliary", "fact", "verb", "reporting")
_COUNTED = lazy_regex(r"(?:ar|er|or|län|mål|hus|barn|arna|erna|orna)$")
"""Shapes of what a number counts ("I tre kommuner av tio län")."""


def _so_many_named_of(text: str, got: Quantity) -> bool:
    """Reads the ratio whose part is named before its whole ("94 fall av 100", "fyra lärare av tio"); whether it is one."""
    hit = _NAMED_OF.match(text, got.number_end)
    number = number_at(text, hit.end()) if hit else None
    if number is None or got.kind != "count" or got.value is None or not got.value < number.value or number.value not in RATIO:
        return False
    behind = _NEXT_WORD.match(text, number.end) if text.endswith(_IN, 0, got.start) else None
    clause = behind is not None and (behind[1].lower() in _VERBS or not _COUNTED.search(behind[1]))  # "I åtta ärenden av tio höll tiden"
    if not clause and not text.startswith("fall", got.end + 1) and _NOT_COUNTED.match(text, number.end) is None:
        return False
    got.unit = got.kind = "fraction"
    got.whole, got.end, got.number_end = number.value, number.end, number.end
    return True


def whole_of(text: str, got: Quantity) -> None:
    """Reads the whole behind a part into it: "47 av landets 290 kommuner", "80 procent av landets 2 000 salonger"."""
    if got.kind == "count" and " av " in text[got.end : got.end + 30] and _so_many_named_of(text, got):
        return
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
    if got.kind == "count" and _shares_scale(got, number):
        unit, kind, _, end = measure(text, number)
        got.value, got.whole, got.unit, got.kind = (got.value or 0) * scale_of(number), number.value, unit, kind
        got.end = got.number_end = end
        return
    if got.kind == "count":
        if got.value is None or got.value > number.value:
            return
        if number.value.denominator != 1:
            return
        reckoned = got.value == 1 and _RECKONED_OF.fullmatch(of[0]) is not None
        tally = got.value > 1 and number.value < 10 and _is_tally(text, number)
        if reckoned or (
            plain
            and not tally
            and got.value < number.value
            and (number.value in RATIO or (got.value == 1 and (number.value < 100 or number.value % 100 == 0)))
        ):
            got.unit = got.kind = "fraction"
        elif number.value <= 1:
            return
    elif plain and number.value < 20:
        return
    got.whole = number.value * (found[0].factor if found else 1)
    got.end = got.number_end = found[1] if found else number.end
