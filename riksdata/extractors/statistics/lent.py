"""Bare numbers to which a figure before them lends its unit ("27 minuter, i Umeå 11", "18 procent. I dag är siffran 12").

A number is lent to only in a slot that is parallel to the figure: after a word that compares or joins, and with nothing between but where,
when, of whom, and the verb of a level. What follows must end the clause or say the same.
"""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.parallel_slots import (
    is_part,
    is_same_figure,
    leaves_verb_out,
    masked,
    names_dimension,
    shares_place,
)
from riksdata.extractors.statistics.quantity.one_number import scale_of
from riksdata.extractors.statistics.quantity.types import OF_HUNDRED, Quantity
from riksdata.extractors.statistics.quantity.units import ONE, unit_at
from riksdata.extractors.statistics.vocabulary import words
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.parse import number_at

_S = "[ \u00a0]"
_W = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_YEAR = r"(?:19|20)\d\d(?!\d)"
REACH = 120
"""Characters behind a figure within which its unit may be left out."""
_WHERE = r"(?:i|bland|hos|för|på|under|inom|vid|med|till)"
_LEVEL = r"(?:låg|ligger|legat|uppgick|uppgår|uppgått|kom|landade|hamnade|stannade|nådde)"
_CHANGE = (
    r"(?:"
    r"steg|stiger|stigit|sjönk|sjunker|sjunkit|föll|faller|fallit|ökade|ökar|ökat|minskade|minskar|minskat"  # steg
    r"|växte|växer|vuxit|gick|gått|krympte|krympt|rasade|rasat|höjdes|höjts|sänktes|sänkts"  # växte
    r")"
)
_WHEN = (
    rf"(?:"
    rf"året{_S}(?:därpå|efter|innan|före|dessförinnan)"  # året därpå
    rf"|{_W}{_S}år{_S}(?:senare|tidigare|dessförinnan|innan|därefter)"  # två år senare
    rf"|ett{_S}(?:decennium|årtionde|år|halvår){_S}(?:senare|tidigare|dessförinnan|innan)"  # ett decennium tidigare
    rf"|därefter|därpå|i{_S}(?:dag|fjol|år)|idag|nu|numera|då|förra{_S}året|förra{_S}årets|fjolårets|dagens"  # i dag
    rf"|nuvarande|redan|så{_S}sent{_S}som|tidigare|(?:under{_S}|sedan{_S}|år{_S}|åren{_S})?{_YEAR}"  # så sent som
    rf")"
)
_FIGURE = (
    rf"(?:"
    rf"siffran|andelen|antalet|talet|nivån|snittet|genomsnittet|rikssnittet|riksgenomsnittet|medianen"  # siffran
    rf"|motsvarande(?:{_S}(?:siffran?|andel|tal|nivå|antal|tid|belopp|summa))?|det|den|de"  # motsvarande siffra
    rf")"
)
_ATOM = rf"""
    (?:
        {_WHEN}
        |{_WHERE}{_S}{_W}(?:{_S}{_W}){{0,2}}?                            # i de nordiska länderna
        |{_FIGURE}
        |(?:är|var|blev|blir|hade|har|vara|bli|väntas|beräknas)
        |{_LEVEL}(?:{_S}{_W})?{_S}(?:på|till|vid)
        |{_CHANGE}(?:{_S}{_W})?{_S}(?:till|med)
        |(?:nere|uppe){_S}(?:i|på)
        |[^\W\d_]{{2,}}s(?!\w)                                           # mäns
    )
"""
_PARALLEL = lazy_regex(
    rf"""
    (?:[^.;:\d\n?!()]|(?<!\d){_YEAR}){{0,100}}?                          # bland de äldre 2010
    (?:
        (?P<compared>,?(?:{_S}[–-])?{_S}
            (?:
                att{_S}(?:jämföra{_S}med|ställa{_S}mot|ställas{_S}mot|jämföras{_S}med)  # att jämföra med
                |jämfört{_S}med|gentemot|mot|än|till(?={_S}(?:dagens|nuvarande|fjolårets){_S})
            )
        )
        |(?P<to>{_S}till)
        |(?P<joined>,?{_S}(?:och|men|medan|samt|respektive)|[,;])
        |(?P<next>[.])
    )
    (?:{_S}där)?
    (?:{_S}(?P<when>{_WHEN}))?
    (?P<atoms>(?:{_S}{_ATOM}){{0,5}}?)
    (?:{_S}(?P<last>till|med|på|i))?
    {_S}
    """,
    re.X | re.IGNORECASE,
)
"""Between a figure and the number that it lends to."""
_SUBJECT = lazy_regex(
    rf"""
    (?:[^.;:\d\n?!()]|(?<!\d){_YEAR}|(?<=\d)\)){{0,60}}?                # behandlade ärenden
    (?:,|,?{_S}(?:och|medan|men|samt|följt{_S}av)){_S}
    [A-ZÅÄÖ][^\W\d_]+(?:{_S}{_W}){{0,3}}?                              # Hylte kommun
    (?:{_S}(?:har|hade|på|med))?{_S}\(?
    """,
    re.X,
)
"""Between two figures of a list that tells of whom each is ("Danmark har 33 platser, Norge 17", "med 25 döda, Irland (33)")."""
_NAMED = lazy_regex(rf"(?:[^.;:\d\n?!()]|(?<!\d){_YEAR}|^\)){{0,60}}?{_S}[A-ZÅÄÖ][^\W\d_]+(?:{_S}{_W}){{0,2}}{_S}\(")
_ANOTHER = lazy_regex(rf"\),?{_S}(?:{_W}{_S}){{0,5}}\(\d")
"""Of each of whom the figure stands in brackets behind the name ("följer Finland (27), Danmark (32) och Irland (33)")."""
_MOST_OF_THEM = lazy_regex(
    rf"[^.;:\d\n?!()]{{0,80}}?[.,;]{_S}(?:en|ett|de){_S}(?:{_W}{_S})?(?:majoritet|minoritet|flertal|flesta),{_S}", re.IGNORECASE
)
"""Between a count and the number of most of what it counts, set off by commas ("En majoritet, 88, höll med")."""
_BRACKETED = lazy_regex(rf"(?:{_S}{_W}){{0,4}}(?:{_S}\({_YEAR}:{_S}|,{_S}{_YEAR}:{_S}|{_S}\((?:mot{_S})?)")
_CLOSES = lazy_regex(rf"\)|,{_S}{_YEAR}:{_S}\d")
_DATED_CLOSES = lazy_regex(rf"{_S}(?:(?:år{_S}|under{_S})?{_YEAR}|i{_S}fjol|förra{_S}året|året{_S}(?:innan|före))\)")
_ENDS = lazy_regex(
    rf"""
    [.;)]|,(?!\d)|{_S}[–-]{_S}|$
    |{_S}(?:i|för|bland|hos|på|år|under|och|inom|vid|från|per|medan|men|mot|jämfört|respektive|året|förra|tidigare|dessförinnan|redan){_S}
    |{_S}(?:innan|före|efter|sedan|när){_S}
    |{_S}(?:två|tre|fyra|fem|tio|tjugo|ett){_S}(?:år|decennium|årtionde){_S}(?:senare|tidigare|innan)
    |{_S}{_YEAR}
    """,
    re.X,
)
_CHANGE_APPOSED = lazy_regex(
    rf"[^.;:,\d\n?!()]{{0,40}},{_S}(?:(?:det|vilket){_S}(?:är|var|innebär|innebar){_S})?(?:alltså{_S})?en{_S}(?:{_W}{_S})?"  # vilket är en
    rf"[^\W\d_]*(?:ökning|minskning|uppgång|nedgång|höjning|sänkning){_S}(?:med|på|om){_S}"  # ökning med
)
"""Between a level and the bare amount of its change ("var 2 790, en ökning med 310")."""
_ENDS_DIRECT = lazy_regex(
    rf"{_S}(?:i|för|bland|hos|på|inom|vid|under){_S}(?!(?:stället|alla|sin|sitt|sina|grund)(?!\w))"  # i Norge
    rf"|{_S}(?:år{_S})?{_YEAR}|{_S}året{_S}|{_S}förra{_S}året"  # år 2012
    rf"|{_S}(?:\d{{1,2}}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|femton|tjugo|ett){_S}"  # tio
    rf"(?:år|decennium|årtionde|månader|veckor){_S}(?:senare|tidigare|innan|därefter)(?!\w)"  # år senare
)
"""Behind a number that stands right behind "och": of whom, where or when it is."""
_OF_WHOM = lazy_regex(rf"{_S}av{_S}[^\W\d_]+(?:na|en|et)(?!\w)")
"""Behind a share without its unit: of whom it is ("12 procent av kvinnorna och 8 av männen")."""
_NAMES_WHICH = lazy_regex(
    r"(?:"
    r"artikel|paragraf|punkt|kapitel|bilaga|tabell|figur|diagram|avsnitt|sidan?|klass|fas|steg|zon|version"  # artikel
    r"|vägen|väg|linje|kvartal|nr|nummer|kanal|agenda|grupp|nivå|årskurs|vecka|kl|klockan|målnr|resolution|rum|bana"  # väg
    r")$"
)
_OF_AGE_OR_DAY = lazy_regex(
    rf"(?<!\w)(?:barn|personer|alla|unga|ungdomar|vuxna|elever|män|kvinnor|den|dem){_S}(?:under|över|från){_S}$"  # barn under
    rf"|(?<!\w)det{_S}den{_S}$",  # det den
    re.IGNORECASE,
)
"""Before a number that is an age or a day: "för barn under 12", "i dag är det den 12"."""
_AGE_REACH = 20
_NUMBERED = words("numbered", "month") - {"mot"}
_LAST_WORD = lazy_regex(r"([^\W\d_]+)\.?[ \u00a0(]$")
_LENDING = frozenset(("percent", "money", "time", "physical", "count"))
_GROUPED = 1000
"""The number from which one that counts is a figure though its noun stands further before."""
_LARGE_SHARE, _LARGEST_SHARE = 60, 250
"""Percent from which a share may stand beside one of more than all, and how large that one may be ("skulden 91 procent, i Påhitt 168")."""
_LIKE, _LIKE_ONCE_CHANGED = 12, 60
"""How many times as large as the other one of two parallel figures may be; and after a change, or of other times."""


def may_lend(quantity: Quantity, noun: object, per: object, rule: str | None) -> bool:
    """Whether a figure may lend its unit, or what it counts, to a bare number behind it."""
    if rule is not None or quantity.kind not in _LENDING or quantity.value is None or quantity.value <= 0 or quantity.share == "list":
        return False
    named = noun is not None or per is not None or (quantity.written == "digits" and quantity.value >= _GROUPED)
    return quantity.kind != "count" or (quantity.whole is None and named)


def is_bare(quantity: Quantity, noun: str | None, per: object) -> bool:
    """Whether nothing behind a number says what it counts."""
    return (
        quantity.unit == "count"
        and quantity.end == quantity.number_end
        and quantity.value is not None
        and quantity.value > 0
        and quantity.whole is None
        and not quantity.scaled
        and not quantity.about
        and not quantity.share
        and noun is None
        and per is None
    )


def lent(plain: str, source: Quantity, low: int, start: int, quantity: Quantity, led: str, last: Quantity | None = None) -> bool:
    """Whether the bare `quantity`, which begins at `start` with its hedges, is parallel to the figure `source`, and takes its unit.

    `low`: where the last figure of the chain that begins with `source` ends; `led`: the word before `source`; `last`: the figure that took
    its unit last.
    """
    if not 0 < start - low <= REACH or quantity.value is None:
        return False
    between = masked(plain[low:start])
    if not _may_be_a_figure(plain, between, quantity):
        return False
    if is_part(plain, source.start, between):
        factor = _factor(plain, source, quantity.value)
        if factor is None or quantity.value * factor >= (source.value or 0):
            return False
        quantity.value *= factor
        quantity.unit, quantity.kind, quantity.whole = source.unit, source.kind, source.value
        return True
    changed = _is_parallel(plain, between, source, quantity, led)
    if changed is None:
        return False
    factor = _factor(plain, source, quantity.value)
    if factor is None:
        return False
    most = _LIKE_ONCE_CHANGED if changed else _LIKE
    if not any(_alike(other, quantity.value * factor, most) for other in (source, last) if other is not None):
        return False
    quantity.value *= factor
    quantity.unit, quantity.kind = source.unit, source.kind
    return True


def _may_be_a_figure(plain: str, between: str, quantity: Quantity) -> bool:
    """Whether a bare number is neither a year, an age or a day, nor tells which, and has no unit of its own."""
    value, end = quantity.value or Fraction(0), quantity.end
    if quantity.written == "digits" and 1900 <= value <= 2100 and end - quantity.start == 4:
        return False
    if unit_at(plain, end) is not None:
        return False
    word = _LAST_WORD.search(between)
    if word and ((last_word := word[1].lower()) in _NUMBERED or _NAMES_WHICH.search(last_word)):
        return False
    return not _OF_AGE_OR_DAY.search(plain, max(0, quantity.start - _AGE_REACH), quantity.start)


def _is_parallel(plain: str, between: str, source: Quantity, quantity: Quantity, led: str) -> bool | None:
    """None where it is not; else whether the slot is of another time or of a change."""
    value, end = quantity.value or Fraction(0), quantity.end
    if between.endswith("(") and plain.startswith(")", end) and _NAMED.fullmatch(between):
        return False if between.startswith(")") or _ANOTHER.match(plain, end) else None
    if between.endswith(("(", "(mot ", ": ")):
        bracketed = _BRACKETED.fullmatch(between)
        if bracketed is None:
            return None
        closes = _CLOSES if between.endswith(": ") else _DATED_CLOSES
        return True if closes.match(plain, end) else None
    if source.kind == "count" and value < (source.value or 0) and _is_tally(plain, between, end):
        return False
    if source.unit not in OF_HUNDRED and _CHANGE_APPOSED.fullmatch(between):
        return True if _ENDS.match(plain, end) else None
    if is_same_figure(between):
        return True if _ENDS.match(plain, end) else None
    if shares_place(plain, between, end) or (leaves_verb_out(between, led) and _ENDS.match(plain, end)):
        return False
    if names_dimension(between, source.unit, source.kind) and _ENDS.match(plain, end):
        return False
    hit = _PARALLEL.fullmatch(between)
    if hit is None:
        if source.unit == "percent" and between.endswith((" har ", " hade ")):
            return None  # "Stödet är 12 procent, och Centern har 70 i kammaren"
        return False if not between.endswith("(") and _SUBJECT.fullmatch(between) and _ENDS.match(plain, end) else None
    atoms, last = hit["atoms"].lower().split(), (hit["last"] or "").lower()
    timed = bool(hit["when"])
    if last and last != led and last != "i":
        return None
    if hit["next"]:
        return _in_next_sentence(plain, between, hit, atoms, end)
    if hit["to"] and led != "från":
        return None
    if hit["compared"] or hit["to"]:
        return timed or bool(hit["to"]) if _ENDS.match(plain, end) else None
    if not atoms and not timed and not last:
        if source.unit == "percent" and _OF_WHOM.match(plain, end):
            return False
        return False if _ENDS_DIRECT.match(plain, end) else None
    return timed if _ENDS.match(plain, end) else None


_NEXT_OF_TALLY = lazy_regex(rf"(?:[^:\d\n?!()]|(?<!\d){_YEAR}){{0,80}}?(?:,|,?{_S}(?:och|men|medan|samt|varav)|[.;]){_S}")
_VERB_BEHIND = lazy_regex(rf"{_S}([a-zåäö]{{2,20}})(?={_S})")
_SO_MANY_WHO = lazy_regex(rf"{_S}som{_S}[a-zåäö]")


def _is_tally(plain: str, between: str, end: int) -> bool:
    """Whether the number is of some of those counted before ("var det fem som sålde", "29 avstyrkte och 24 hade inget att säga")."""
    if plain.startswith(",", end) and _MOST_OF_THEM.fullmatch(between):
        return True
    if _SO_MANY_WHO.match(plain, end):
        return between.endswith((" det ", "\u00a0det ")) and "." not in between
    hit = _VERB_BEHIND.match(plain, end)
    return hit is not None and hit[1] in VERBS and _NEXT_OF_TALLY.fullmatch(between) is not None


_TELLS = frozenset(("är", "var", "blev", "blir", "på", "till", "vid", "med"))
_TAKES_UP = frozenset(
    (
        *("siffran", "andelen", "antalet", "talet", "nivån", "motsvarande", "det", "den", "de"),
        *("snittet", "genomsnittet", "medianen", "rikssnittet", "riksgenomsnittet"),
    )
)


def _in_next_sentence(plain: str, between: str, hit: re.Match[str], atoms: list[str], end: int) -> bool | None:
    """Whether the next sentence says what the figure is at another time or of others ("I dag är siffran 12.")."""
    behind = between[hit.end("next") :].strip(" \u00a0")
    if not (behind[:1].isupper() or behind[:1].isdigit()) or not atoms or not _ENDS.match(plain, end):
        return None
    if not (_TELLS & set(atoms[-3:])) or not (_TAKES_UP & set(atoms)):
        return None
    return True


def _factor(plain: str, source: Quantity, value: Fraction) -> Fraction | None:
    """What the number is multiplied with: the factor of the unit, and the scale too where the figures are alike only with it."""
    if source.kind == "percent":
        return ONE
    number = number_at(plain, source.start)
    if number is None or source.value is None or not number.value or number.end != source.number_end:
        return None
    unit = abs(source.value) / number.value
    scale = scale_of(number)
    if scale > 1 and value < scale and _ratio(value * unit * scale, source.value) < _ratio(value * unit, source.value):
        return unit * scale
    return unit


def _ratio(one: Fraction, other: Fraction) -> Fraction:
    return max(one, other) / min(one, other)


def _alike(source: Quantity, value: Fraction, most: int) -> bool:
    """Whether the two may be figures of one thing."""
    other = source.value or Fraction(0)
    if source.unit == "percent" and other <= 100 < value and (other < _LARGE_SHARE or value > _LARGEST_SHARE):
        return False
    return _ratio(value, other) <= most
