"""The families of quantities: how each looks where it stands in a text, and who reads it.

A pattern (RE2) begins at the number, or at the word that leads it, and goes on far enough to leave out what is no quantity: years,
numbers of documents and laws, of lists, pages and tables, dates and times have no lower-case word, unit or group of thousands after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from riksdata.extractors.statistics.quantity.number_quantity import (
    alone,
    between_one_and,
    dated,
    first_of_list,
    half_to_scale,
    kronor_and_ore,
    none_of,
    number_quantity,
    one_in,
    one_of_so_many,
    one_of_them,
    one_point,
    one_rated,
    one_to_few,
    one_to_one_and_half,
)
from riksdata.extractors.statistics.quantity.special_words import every, halving, multiple, multiplied, twice
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import UNITS
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.numbers.words import CARDINALS, ORDINALS, SHORT_SCALES


class Family(NamedTuple):
    """One way in which quantities are written."""

    name: str
    pattern: str
    read: Callable[[str, int, str], Quantity | None]
    """From the text, the place of the number and the word before it, to the quantity."""
    led: bool = False
    """Whether the pattern begins with the word that leads the number ("drygt")."""


def _longest_first(forms: Iterable[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


SPACE = "[ \\x{A0}\\x{2009}\\x{202F}]"
_SP = SPACE
_SMALL_LETTER = (
    "[a-z\\x{B5}\\x{DF}-\\x{F6}\\x{F8}-\\x{FF}\\x{107}\\x{10D}\\x{111}\\x{119}\\x{11B}\\x{11F}\\x{131}\\x{142}\\x{144}"
    "\\x{148}\\x{151}\\x{159}\\x{15B}\\x{15F}\\x{161}\\x{165}\\x{16F}\\x{171}\\x{17A}\\x{17C}\\x{17E}\\x{3B1}-\\x{3C9}]"
)
"""Of the alphabets that papers are set in: all that Unicode has would make the automaton five times as large."""
_QUOTED = f'["”“»](?:{_SMALL_LETTER}+{_SP}|{_SMALL_LETTER}*[b-zåäöé]["”“»])'
"""What is counted between quotation marks; one word that ends in -a is an adjective whose noun was told before ("40 ”gamla”")."""
_NO_LETTER = "[^A-Za-z\\x{AA}\\x{B5}\\x{BA}\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{24F}\\x{370}-\\x{52F}\\x{1E00}-\\x{1FFF}]"
_WORDS = _longest_first(["ettusen", *(w for w, a in CARDINALS.items() if a.kind in ("unit", "teen", "ten", "hundred") or w == "tusen")])
_FIRST = _longest_first(w for w, a in CARDINALS.items() if a.value > 1 and a.value <= 1000 and w != "tu")
_COUNTED_ONE = "person|barn|människa|kvinna|man|fall|patient|elev|invånare|födsel"
_TENS = "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio"
_SMALL = "två|tre|fyra|fem|sex|sju|åtta|nio|tio"
_SHORT = [*SHORT_SCALES, *(scale.title() for scale in SHORT_SCALES if len(scale) > 2), "MSEK", "MNkr", "MKr"]
_CAPITAL_UNITS = _longest_first(form for form in (*UNITS, *_SHORT) if form[:1].isupper() and form[-1].isalnum())
_SIGNS = "|".join(sorted({"\\$" if u[0] == "$" else u[0] for u in UNITS if not u[0].isalnum() and u[0] != ":"}))
"""First signs of units that are no words: "12 %", "5°C"."""
_GLUED = _longest_first(
    [*(u for u in UNITS if u.isalnum() and len(u) > 1), *SHORT_SCALES, *(s.title() for s in SHORT_SCALES if len(s) > 2)]
)
"""Units that may follow without a space: "78dB", "120ha", "5mkr"; no single letters ("5G", "12a")."""
_YEAR_UNITS = alternatives("yearunit")
_LEADS = alternatives("lead")
_ORDINALS = _longest_first(word for word, value in ORDINALS.items() if value > 2)
_DIGITS = (
    "(?:[0-9]{1,3}(?:\\.[0-9]{3}){1,4}"  # 12.500
    "|[0-9]{1,3}(?:[.,][0-9]{1,4})?"  # 12,5
    "|(?:1[0-4]|2[1-9]|[3-9][0-9])[0-9]{2}(?:,[0-9]{1,4})?"  # 4500
    "|[0-9]{5,12}|[½¼¾⅓⅔])"
)
"""Digits that are no year."""

FAMILIES = (
    # 12 (2018), 15 (2019) och 18 (2020) procent
    Family(
        "dated_in_list",
        f"(?:[0-9]{{1,3}}(?:{_SP}[0-9]{{3}}){{1,3}}|[0-9]{{1,6}})(?:,[0-9]{{1,2}})?{_SP}\\((?:19|20)[0-9]{{2}}\\)",
        dated,
    ),
    # 12 500 invånare
    Family("grouped_digits", f"[0-9]{{1,3}}(?:{_SP}[0-9]{{3}}){{1,5}}(?:,[0-9]{{1,4}})?", number_quantity),
    # 12.500 kronor; 12 procent; 12 fall; 12%; 12-procentig; 12 EU-länder; 12 ”vänner”
    Family(
        "digits",
        f"{_DIGITS}(?:{_SP}?[½¼¾]|{_SP}{{0,2}}(?:{_SIGNS})|(?:{_GLUED}){_NO_LETTER}|-{_SP}?procentig"
        f"|{_SP}{{1,2}}(?:{_SMALL_LETTER}|{_QUOTED}|{_CAPITAL_UNITS}|[A-ZÅÄÖ]{{2,5}}-{_SMALL_LETTER}))",
        number_quantity,
    ),
    # a level that ends its clause: "i Danmark 1,78."
    Family("decimal_at_the_end", "[0-9]{1,3},[0-9]{1,2}[.;)]", number_quantity),
    # the first of a range or enumeration: 10–15 procent, 1/3 av
    Family(
        "first_of_several",
        f"{_DIGITS}(?:{_SP}?[–—−-]{_SP}?[0-9]|-{_SP}och{_SP}[0-9]|/[0-9]{{1,3}}{_SP}{_SMALL_LETTER})",
        number_quantity,
    ),
    # 12, 15 och 18 procent: not past the comma, so that the next number is seen too
    Family("first_of_list", f"{_DIGITS},", first_of_list),
    # tolv, femton och arton procent
    Family("first_of_word_list", f"(?i:{_FIRST}),", first_of_list),
    # a number of the shape of a year, only where its unit tells that it is none: 2000 kronor
    Family("year_shaped_with_unit", f"(?:19|20)[0-9]{{2}}{_SP}(?:{_YEAR_UNITS}){_NO_LETTER}", number_quantity),
    # … or where a hedge does: drygt 2000 personer
    Family("year_shaped_with_hedge", f"(?i:(?:{_LEADS})){_SP}(?:19|20)[0-9]{{2}}{_SP}{_SMALL_LETTER}", number_quantity, led=True),
    # a hedged number that ends its clause: "antalet var närmare 300."
    Family("hedged_at_the_end", f"(?i:(?:{_LEADS})){_SP}[0-9]{{3}}[.,;)]", number_quantity, led=True),
    # 3:12 kronor
    Family("kronor_and_ore", f"[0-9]{{1,3}}:[0-9]{{2}}{_SP}(?:kronor|kr){_NO_LETTER}", kronor_and_ore),
    # en halv till en miljard kronor
    Family("half_to_scale", f"(?i:en{_SP}halv{_SP}(?:till|och){_SP}(?:en|{_SMALL}){_SP}mil(?:jon|jard))", half_to_scale),
    # mellan en och en och en halv miljon
    Family(
        "one_to_one_and_half",
        f"(?i:(?:en{_SP}och{_SP}en{_SP}och{_SP}en{_SP}halv|ett{_SP}och{_SP}ett{_SP}och{_SP}ett{_SP}halvt)){_SP}",
        one_to_one_and_half,
    ),
    # tjugofem kommuner; ett hundratal fall
    Family(
        "words",
        f"(?i:(?:{_FIRST}|ett(?:hundra|tusen)|ettusen)(?:{_WORDS}){{0,12}}(?:tals?)?){_SP}{{1,2}}{_SMALL_LETTER}",
        number_quantity,
    ),
    # en till två veckor; en eller två timmar
    Family("one_to_few", f"(?i:(?:en|ett){_SP}(?:till|à|eller){_SP}(?:{_SMALL}|tolv){_SP}){_SMALL_LETTER}", one_to_few),
    # en på åtta; en elev av tio
    Family("one_in", f"(?i:(?:en|ett|1){_SP}(?:(?:{_COUNTED_ONE}){_SP})?på{_SP}(?:(?:cirka|ca|ungefär){_SP})?(?:[0-9]|{_FIRST}))", one_in),
    Family("one_of_so_many", f"(?i:(?:en|ett){_SP}(?:enda{_SP})?{_SMALL_LETTER}{{2,24}}{_SP}av{_SP}(?:[0-9]|{_FIRST}))", one_of_so_many),
    # två–tre veckor
    Family("range_of_words", f"(?i:(?:ett|en|{_SMALL})[–-](?:{_SMALL}|tolv|femton)){_SP}{_SMALL_LETTER}", number_quantity),
    # en av tio; en och en halv miljon; en procent
    Family(
        "one",
        f"(?i:(?:en|ett){_SP}(?:av{_SP}(?:(?:de|våra|landets|sveriges){_SP})?(?:[0-9]|{_FIRST})|och{_SP}e(?:n|tt){_SP}halv|(?:halv{_SP})?procent))",
        number_quantity,
    ),
    # en enda procentenhet
    Family("one_point", f"(?i:en{_SP}(?:enda|hel){_SP}procent)", one_point),
    # ett år och sju månader
    Family(
        "one_and_smaller",
        f"(?i:(?:en|ett){_SP}(?:år|timme|vecka|dygn|dag){_SP}och{_SP}(?:[0-9]{{1,2}}|{_FIRST}){_SP}(?:min|mån|dag|tim))",
        number_quantity,
    ),
    # en läkare per 3 500 invånare
    Family("one_per", f"(?i:(?:en|ett){_SP}{_SMALL_LETTER}{{3,30}}{_SP}per{_SP}[0-9])", number_quantity),
    # längre än ett år; drygt en månad; mindre än ett kilo
    Family(
        "one_unit",
        f"(?i:(?:(?:längre|kortare|mer|mindre|minst){_SP}än"  # längre än
        f"|drygt|knappt|nästan|över|ca|cirka|ungefär|minst)"
        f"{_SP}(?:en|ett){_SP}"
        f"(?:år|månad|vecka|dygn|timme|dag|kilo|ton|liter|meter|hyllmeter|kilometer|mil|hektar){_NO_LETTER})",  # en månad
        number_quantity,
        led=True,
    ),
    # minst ett fall om dagen; knappt en fällande dom per år
    Family(
        "one_rated",
        f"(?i:(?:minst|drygt|knappt|nästan|cirka|ca|ungefär|(?:mer|mindre){_SP}än){_SP}"  # hedge
        f"(?:en|ett){_SP}(?:{_SMALL_LETTER}{{2,20}}{_SP}){{1,5}}"
        f"(?:per{_SP}(?:år|månad|vecka|dygn|dag|timme)|om{_SP}(?:året|dagen|dygnet)"
        f"|i{_SP}(?:månaden|veckan|timmen)){_NO_LETTER})",
        one_rated,
        led=True,
    ),
    # ingen av de 11 ordförandena
    Family("none_of", f"(?i:(?:ingen|inget|inga|noll){_SP}av{_SP}(?:de|våra|landets|sveriges){_SP}(?:[0-9]|{_FIRST}))", none_of),
    # brister i ett av dem
    Family("one_of_them", f"(?i:(?:en|ett){_SP}av{_SP}(?:dem|dessa))\\b", one_of_them),
    # mellan en och två miljoner
    Family("between_one_and", f"(?i:(?:en|ett){_SP}och{_SP}(?:{_SMALL})){_SP}", between_one_and),
    # hundratals; ett dussin
    Family("rounded_words", f"(?i:(?:tio|hundra|tusen|miljon|miljard|dussin)(?:tals?)?|(?:{_TENS})tals?){_NO_LETTER}", number_quantity),
    # miljarder
    Family("scale_words", f"(?i:(?:miljon|miljard|biljon)(?:er|tals)?){_NO_LETTER}", number_quantity),
    # ett 50-tal
    Family("rounded_digits", f"(?i:ett(?:{_SP}(?:drygt|knappt))?){_SP}[0-9]{{2,4}}-tal{_NO_LETTER}", number_quantity, led=True),
    # 10 000-tals
    Family("many_thousands", f"[0-9]{{1,3}}(?:{_SP}?[0-9]{{3}})+-tals{_NO_LETTER}", number_quantity),
    # hälften av dem
    Family("half", f"(?i:hälften|halva{_NO_LETTER})", number_quantity),
    # varannan kvinna
    Family("every_other", "(?i:varannan|vartannat)", every),
    # har halverats
    Family("halving", "(?i:halver(?:a|ing))", halving),
    # har fördubblats
    Family("multiple", f"(?i:(?:för|fyr|{_FIRST})dubbl|(?:fyr|{_FIRST})faldig)", multiple),
    # till det dubbla
    Family("multiplied", f"(?i:det{_SP}(?:tre|fyr|fem|sex|sju|åtta|nio|tio)?dubbla){_NO_LETTER}", multiplied),
    # en halv miljon
    Family("half_of_scale", f"(?i:(?:halvt?|halvannan|halvtannat|kvarts){_SP}(?:miljon|miljard|dussin))", number_quantity),
    # vart tredje barn
    Family(
        "every_nth",
        f"(?i:vart?{_SP}(?:{_ORDINALS}){_NO_LETTER})",
        every,
    ),
    # dubbelt så många
    Family("twice", f"(?i:dubbelt{_SP}(?:så|fler|upp))", twice),
    # tredjedelen
    Family(
        "parts",
        "(?i:(?:tredje|fjärde|femte|sjätte|sjunde|åtton|åttonde|nion|nionde|tion|tionde|tolfte|femton|hundra|tusen"  # small
        "|(?:tju|tret|fyr|fem|sex|sjut|åt|nit)(?:gon|tion|tiofte|gonde|tionde))del)",
        number_quantity,
    ),
    # a bare number that ends its clause: "27 minuter, vid färjan 11."
    Family("alone", f"(?:[0-9]{{1,3}}(?:{_SP}[0-9]{{3}}){{1,3}}|{_DIGITS})(?:,[0-9]{{1,2}})?(?:[.;)]|{_SP}[–-]{_SP})", alone),
    Family("word_alone", f"(?i:{_SMALL}|elva|tolv)[.;)]", alone),
)
"""In the order in which they are tried at a place: the first that holds is the quantity's family."""
