"""What the words beside a count say: that it names, dates or only determines, or tells a group by its bound."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_ONE_IN = lazy_regex(
    r"\b(?:en|ett|1)(?: (?:person|barn|människa|kvinna|man|fall|patient|elev|invånare|födsel))? på (?:cirka |ca |ungefär )?$"
)
_NUMBER_OF = lazy_regex(r"[Aa]ntal[^.\n]{0,90} (?:passera|nå|överstig|överskrid|toppa)[^\W\d_]{0,4}[ \u00a0]$")
_YEAR_BEFORE = frozenset(("år", "åren", "årtalet"))
_CHANGED = lazy_regex(
    r"(?:ökning|minskning|uppgång|nedgång|ökat|ökade|ökar|öka|minskat|minskade|minskar|minska)(?:en)?[ \u00a0]med[ \u00a0]$"
)
"""Before the bare amount of a change ("en minskning med 77 sedan 2008")."""
_PIECES = lazy_regex(r"[ \u00a0](?:st(?=[ ,)])|stycken\b)")
"""After a number whose noun stands before it ("kommunerna (36 st)")."""
_NO_AGES = 100
"""The lower bound from which "mellan … och …" without a noun is no span of ages, hours or points of a scale."""
_REST = frozenset(("övriga", "resterande", "återstående"))
_FOLLOWED = lazy_regex(rf"{_S}[a-zåäö]")
"""What is left of a number told before: "Övriga 970 000 går på väg"."""
_BEEN = frozenset(("har", "hade", "och", "varav"))
_DONE = lazy_regex(rf"{_S}[^\W\d_]{{3,20}}(?:ats|its|tts|nats|at|it)(?=[ \u00a0.,)])")
"""A supine: who has so been counted is named before ("11 har dött och 126 skadats")."""
_BASES = (10, 20, 50, 100, 1000, 10000)
_BASE_OF = lazy_regex(r"(?:^|[,(.] |\b(?:att|men) )[Aa]v[ \u00a0]$")
"""What a ratio is out of, before the ratio is said ("att av 100 nya företag tros sju …")."""
_OF_THEM = lazy_regex(rf"{_S}av{_S}(?:dessa|dem|dom)\b")
_NOT_COUNTED = words("preposition", "auxiliary", "fact") | {"och", "eller", "som", "att", "men", "inte", "kontra"}
"""Behind "sex" that is not six of something ("sex och samlevnad", "sex mot ersättning")."""
_PLURALS = ("or", "ar", "er", "na", "da", "ta", "ra", "ade", "ska")
"""Endings of words that are six of something behind "sex", though they may look like verbs ("sex anställda")."""
_TRADED = ("köp", "sälj", "såld", "sålt")
"""Beginnings of verbs whose object is sex, not six of something ("köper sex av män")."""
_LEADS = words("preposition", "auxiliary", "fact", "verb") | {
    "varav",
    "än",
    "och",
    "respektive",
    "eller",
    "mot",
    "jämförelse",
    "(",
    "–",
    ",",
    ":",
}
_RATE_OF = lazy_regex(rf"{_S}(?:per|på){_S}(?:\d{{1,3}}(?:{_S}\d{{3}})+|miljon|miljard|tusen|hundra|hundratusen){_S}[^\W\d_]")
_FEWER_THAN = lazy_regex(rf"{_S}(?:fler|färre){_S}än(?!\w)")
"""Behind the amount of a change whose noun stands before ("168 kommuner, 26 färre än året innan")."""
_IN_YEAR = lazy_regex(rf"(?<!\w)(?:under|år|i|för){_S}(?:1[89]|20)\d\d{_S}$", re.IGNORECASE)
"""Before a number: the year in which so many were counted ("frikallades under 1981 5 900 man")."""
_WORDS = lazy_regex(r"[^\W\d_]+")
_THEIR_NAMES = lazy_regex(rf"{_S}[^\W\d_]+{_S}(?:är|var|heter|hette){_S}[A-ZÅÄÖ][^\W\d_]+(?:,|\.|{_S}och{_S}[A-ZÅÄÖ])")
"""Behind "de N": a superlative, and who they are by their names, which counts none."""
_MORE_DIGITS = lazy_regex(rf"{_S}\d")
_EACH_OF_THEM = lazy_regex(
    rf"(?<!\w)(?:varje|per|en){_S}(?:etapp|reaktor|tertial|korridor|kvartal|årskurs|klass|avsnitt|kapitel){_S}$", re.IGNORECASE
)
"""Before a number that counts what there is in each, or in one of them, and tells none of them ("i varje korridor 5 rum")."""
_EACH_REACH = 20
_PER_ONE = lazy_regex(rf"{_S}per{_S}[a-zåäö]{{2}}")
"""Behind a number with decimals: it is a rate of something named before ("antalet ungar är 1,6 per bo")."""
_FIRMS = lazy_regex(
    rf"""
    (?:
        företag\w*|bolag\w*|arbetsgivare|verksamhet\w*|arbetsplats\w*  # företagen
        |kommuner|orter|tätorter
    )
    {_S}(?:som{_S})?(?:med|har)                                       # som har
    {_S}?\S{{0,12}}{_S}?$                                             # minst
    """,
    re.X,
)
_ONE_WITH = lazy_regex(
    r"""
    (?<!har[ ])(?<!finns[ ])(?<!fanns[ ])(?<!hade[ ])(?<!till[ ])(?<!\w)
    (?:ett|en)[ ]
    (?:företag|bolag|kommun|ort|tätort|hushåll|familj|skola|gård|arbetsplats|arbetsgivare)[ ]med[ ]$
    """,
    re.X,
)
"""Before a bound: any one of those that it tells apart ("ett hushåll med fler än tre barn")."""
_HAVING = lazy_regex(rf"\b(?:med|har){_S}$")
_FIRM = lazy_regex(r"(?:företag|bolag)\w*[^,.]{0,20}$")
BOUND_WORD = lazy_regex(r"(?:färre|mindre|fler|mer|upp till|minst|högst|över|under|max)\b")
_LAW = lazy_regex(rf"{_S}{{0,2}}(?:[a-z]{_S})?(?:§|kap\b|procentenhetsmål)")
_NAMED = lazy_regex(rf"[a-zåäö,]{_S}[A-ZÅÄÖ][a-zåäö]{{2,20}}{_S}$")
_ACRONYM = lazy_regex(rf"(?<!\w)[A-ZÅÄÖ]{{2,6}}{_S}$")
_AGED = lazy_regex(rf"(?:barn|personer|ungdomar|unga|alla|män|kvinnor|någon|flickor|pojkar){_S}(?:under|över){_S}$")
_STOP_NOUN = CLASSES["notcounted"]
_ABSTRACT = CLASSES["abstract"]
_ABSTRACT_ENDS = (
    "skäl",
    "områden",
    "förslag",
    "frågor",
    "punkter",
    "åtgärder",
    "principer",
    "syften",
    "kriterier",
    "uppgifter",
    "perspektiv",
    "motioner",
    "steg",
)
_ACTS = ("lagen", "balken", "förordningen", "stadgan", "direktivet", "konventionen", "fördraget", "grundlagarna")
"""Words that name an act of law: a number before them is of a paragraph or an article."""
_CHANGES_BY = frozenset(("fler", "färre"))
"""After a number: it is the amount of a change ("två färre operationer"), however small."""
_IN_PLACE = lazy_regex(rf"områden{_S}(?:som{_S}ligger{_S})?(?:i|på|kring|runt|längs){_S}(?!Sverige)[A-ZÅÄÖ]")
"""Areas on the map ("fyra områden i Skåne"), not of policy."""
_NOUN_REACH = 60
_OF_ONE_BODY = lazy_regex(r"[A-ZÅÄÖ]{2,5}-[^\W\d_]+(?:en|et|ens|ets)(?!\w)")
"""A compound of an abbreviation in the definite singular, which no number counts."""


def counted(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    """Why a count is none; `low`: where its line begins, `start`: where it begins with its hedges, `noun`: what is counted."""
    if q.whole is not None:
        return "one_of" if q.value == 1 and q.whole <= 2 else None
    surface = text[q.start : q.number_end].lower()
    if before in ("på", "cirka", "ca") and _ONE_IN.search(text, max(low, start - 30), q.start):
        return "one_in"
    if before == "av" and q.value in _BASES and _BASE_OF.search(text, max(low, start - 8), q.start):
        return "base"
    if surface in ("112", "114") and before in ("via", "ringa", "ringer", "larma", "nummer"):
        return "name"
    if _LAW.match(text, q.end):
        return "law"
    if start == q.start and q.written == "digits" and _ACRONYM.search(text, max(low, start - 8), start):
        return "name"
    if q.value is not None and q.value < 100 and _AGED.search(text, max(low, start - 12), q.start):
        return "age"
    if noun is None:
        return _of_nothing(text, q, low, start, before)
    if start == q.start and surface in ("miljon", "miljard") and text[q.start - 5 : q.start - 1].lower() != "halv":
        return "name"
    parts = noun.lower().split()
    first, head = parts[0], parts[-1]
    if why := _no_thing(text, q, low, start, noun):
        return why
    if head in CLASSES["timenoun"] and (before in CLASSES["spanning"] or text[start : start + 6].lower() == "under "):
        return "time_span"
    if surface == "sex" and (before.startswith(_TRADED) or (first != "av" and _is_no_six(first)) or _is_had(text, low, start, noun)):
        return "sex"
    if q.opened or q.about:
        return None
    if before == "de" and start == q.start and head.endswith(("aste", "sta")) and _THEIR_NAMES.match(text, q.end):
        return "name"  # "De 3 senaste är Nykvarn, Knivsta och Bjuv"
    if before in CLASSES["numbered"] and not _EACH_OF_THEM.search(text, max(low, start - _EACH_REACH), start):
        return "numbered"
    if q.value is not None and q.value == 0:
        return "zero"
    most = q.value if q.value is not None else q.high
    if most is not None and most <= _FEW:
        if first == "av" and len(parts) > 1 and parts[1] != "varandra" and not parts[1].endswith("s"):
            return "one_of" if q.value == 1 else None  # some of several: a tally
        if why := _too_few(text, q, start, before, parts):
            return why
    return _group(text, q, low, start, before, head)


_FEW = 12
"""Numbers up to which a count may only introduce what it counts."""
_SHORT_NUMBER = 3


def _of_nothing(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    """Why a number with nothing behind it that is counted is none."""
    surface = text[q.start : q.number_end].lower()
    if before in _REST and q.written == "digits" and q.value is not None and q.value >= 100 and _FOLLOWED.match(text, q.end):
        return None
    if before in _BEEN and q.value is not None and not 1900 <= q.value <= 2100 and q.value >= 3 and _DONE.match(text, q.end):
        return None
    if _OF_THEM.match(text, q.end) and q.value is not None:
        return None
    if q.value is not None and q.value >= _LEAST_PART and is_verb(before) and _is_part(text, q, max(low, start - _PART_REACH)):
        return None
    if _RATE_OF.match(text, q.end) or _PIECES.match(text, q.end) or _FEWER_THAN.match(text, q.end):
        return None
    if q.value is not None and q.value.denominator != 1 and _PER_ONE.match(text, q.end):
        return None
    if before in _YEAR_BEFORE and q.written == "digits" and surface.isdigit() and q.value is not None and q.value <= 2100:
        return "year"
    if before == "med" and q.written == "digits" and _CHANGED.search(text, max(low, start - 24), start) and q.value is not None:
        return None
    if q.written == "digits" and surface.isdigit() and q.value is not None and 1900 <= q.value <= 2100:
        return "year"
    least = q.value if q.value is not None else q.low
    grouped = q.written == "digits" and not surface.isalnum() and least is not None and least >= 1000
    dated = grouped and before.isdigit() and _dated(text, q, max(low, start - 120), start)
    large = start < q.start and q.written == "digits" and q.value is not None and q.value >= 100
    if start == q.start and q.written == "digits" and not q.about and before not in _LEADS and not (grouped and (dated or is_verb(before))):
        return None if grouped and _NUMBER_OF.search(text, max(low, start - 120), start) else _bare(q, before)
    ranged = start < q.start and q.written == "digits" and q.low is not None and q.high is not None
    ranged = ranged and (before != "mellan" or (q.low or 0) >= _NO_AGES)
    return None if (grouped or q.about or q.opened or large or ranged) and (dated or not before.isdigit()) else _bare(q, before)


def _is_part(text: str, q: Quantity, low: int) -> bool:
    """Whether a bare number right behind the verb is a part of those to whom "av" leads ("Av landets gruvor ligger nio i norr")."""
    led = _OF_THOSE.search(text, low, q.start)
    return led is not None and led["verb"].lower() not in _FOLLOWS and _PART_ENDS.match(text, q.end) is not None


_LEAST_PART = 2
_PART_REACH = 80
_OF_THOSE = lazy_regex(
    rf"""
    (?:(?<![^\n])|[.!?:,–]{_S}|att{_S})av{_S}
    (?:
        de[mt]|dessa                                                                    # av dem
        |(?:(?:de|alla|samtliga|våra){_S})?(?:[^\W\d_]+{_S}){{0,3}}?[^\W\d_]+(?:na|er|ar|or)  # av landets gruvor
    )
    {_S}(?P<verb>[^\W\d_]+){_S}$
    """,
    re.IGNORECASE | re.X,
)
"""Before a number: the whole that its clause begins with, and the verb."""
_FOLLOWS = frozenset(("framgår", "framgick", "följer", "lär", "lärde"))
"""Verbs of what "av" leads to as a source."""
_PART_ENDS = lazy_regex(
    rf"""
    {_S}?[.;!?]|,{_S}
    |{_S}(?:i|på|inom|hos|vid|under|utanför|med|utan|inte|redan|fortfarande|helt|bara|att|ja|nej)(?!\w)  # i
    |{_S}[^\W\d_]{{3,}}(?:ats|its|tts|at|it|ts)(?=[ \u00a0.,)])                                           # stängts
    """,
    re.X,
)
"""Behind a number that is a part: the end of the clause, a place, or what has been done; nothing that is counted."""


def _no_thing(text: str, q: Quantity, low: int, start: int, noun: str) -> str | None:
    """Why what stands behind a number is nothing that is counted: it goes on with a name, a law, a date."""
    parts = noun.lower().split()
    first, head = parts[0], parts[-1]
    bare = start == q.start and q.written == "digits"
    if _OF_ONE_BODY.match(noun) and bare:
        return "name"  # "2 EU-nämnden", a heading
    if first in _STOP_NOUN or len(head) <= 2:
        return "law_or_name"
    if first in CLASSES["month"]:
        return "date"
    if (
        start == q.start
        and text[q.start : q.number_end].isdigit()
        and q.number_end - q.start < _SHORT_NUMBER
        and _NAMED.search(text, max(low, start - 24), start)
        and (is_verb(first) or first.endswith(("des", "tes")))
    ):
        return "name"  # "kritiska mot Nordstream 2 försattes de"
    if first == "av" and bare and len(parts) > 1 and noun.split()[1][0].isupper():
        return "name"  # "Nordstream 2 av Hans …": a title and who wrote it
    if first.endswith(_ACTS) and bare and (q.value or q.high or 0) < 1000:
        return "law"
    return None


def _too_few(text: str, q: Quantity, start: int, before: str, parts: list[str]) -> str | None:
    """Why a small number of what `parts` say is no figure: it only introduces them, or counts what is no thing."""
    first, head = parts[0], parts[-1]
    hedged = start < q.start
    abstract = head in _ABSTRACT or first in _ABSTRACT or head.endswith(_ABSTRACT_ENDS)
    if (
        abstract
        and not (q.value is None and hedged)
        and not (first.endswith("områden") and _IN_PLACE.search(text, q.end, q.end + _NOUN_REACH))
    ):
        return "abstract"
    if q.written == "words" and q.value is not None:
        if not hedged and before in CLASSES["pointed"] and not (before == "det" and q.value > 1):  # "finns det fem aktörer"
            return "definite"
        if q.value <= 2 and not hedged and first not in _CHANGES_BY:
            return "two"
        if head.endswith("na"):
            return "definite_noun"
    return None


_OF_WHICH = frozenset(("varav", "därav"))
"""Before a part of what was told, which needs no noun ("varav 11 är kassor")."""


def _is_no_six(first: str) -> bool:
    """Whether "sex" is no number, by the first word of what would be counted (none: empty)."""
    return not first or first in _NOT_COUNTED or first in _MANY or (is_verb(first) and not first.endswith(_PLURALS))


def _is_had(text: str, low: int, start: int, noun: str) -> bool:
    """Whether "sex" is what somebody has or pays for, by the words around it: `noun` tells how, not of what there are six."""
    first, *more = noun.lower().split()
    if _HAS.search(text, max(low, start - _HAS_REACH), start):
        return first in _HOW or first.endswith(_HOW_ENDS)
    return bool(more) and first in _SIZES and more[0] in _SUMS and _PAYS.search(text, max(low, start - _HAS_REACH), start) is not None


_MANY = frozenset(("flera", "många"))
"""Behind "sex": how often ("ha sex flera gånger")."""
_HOW = frozenset(
    ("säkrare", "oftare", "oftast", "ofta", "sällan", "ibland", "hemma", "ute", "utomhus", "utomlands", "igen", "ihop", "tillsammans")
)
_HOW_ENDS = ("ligt", "skyddat", "bundet", "vetet")
"""Behind what somebody has: how, when or where, and no plural, which may lack an ending ("har sex projekt", "har sex bagare")."""
_HAS = lazy_regex(rf"(?<!\w)(?:ha|har|haft|hade){_S}$")
_PAYS = lazy_regex(rf"(?<!\w)(?:betal[^\W\d_]*|lägg[^\W\d_]*){_S}(?:ofta{_S})?(?:för|på){_S}$")
_HAS_REACH = 24
_SIZES = frozenset(("stora", "små", "höga", "stor", "enorma"))
_SUMS = frozenset(("summor", "belopp", "pengar"))


def _dated(text: str, q: Quantity, low: int, start: int) -> bool:
    """Whether a number behind a year was counted in it: a verb stands before, and no further digits as of a telephone or an address."""
    if _IN_YEAR.search(text, max(low, start - 16), start) is None or text.startswith("0", q.start) or _MORE_DIGITS.match(text, q.end):
        return False
    return any(is_verb(word.lower()) or word.endswith(_PAST) for word in _WORDS.findall(text, low, start))


_PAST = ("ade", "ades", "des", "tes")
"""How verbs of the past end that no list has."""


def _bare(q: Quantity, before: str) -> str:
    """The rule against a number with nothing after it; a level before a change, a part and a large number may be figures all the same."""
    if q.share == "from" or before in _OF_WHICH or (before == "till" and q.value is not None and q.value > 2):
        return "bare_level"
    return "bare_large" if q.value is not None and q.value >= 100 and not before.isdigit() else "bare"


def _group(text: str, q: Quantity, low: int, start: int, before: str, head: str) -> str | None:
    """A number that only tells which: "företag med färre än 50 anställda"."""
    left = text[max(low, start - 40) : start].lower()
    if before == "med" and start < q.start and _ONE_WITH.search(left):
        return "defines"
    if head in ("anställda", "medarbetare") and (before == "(" or q.low is not None):
        return "group"
    if before in ("med", "har", "på", "minst", "än") and _FIRMS.search(left):
        return "group"
    if head not in ("anställda", "medarbetare", "invånare") or q.value is None or q.value > 100_000 or not BOUND_WORD.match(text, start):
        return None
    return "group" if _HAVING.search(left) or (head != "invånare" and _FIRM.search(left)) else None
