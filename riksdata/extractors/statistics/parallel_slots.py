"""Slots in which a bare number is parallel to the figure before it by the shape of the clauses alone: a part of it, the same figure of
others, and clauses that leave out their verb.

What stands between is given with its ages, grades and decades masked (`masked`), so that a digit in it is another figure.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TEXT = rf"(?:[^.;:\d\n?!]|(?<!\d){_YEAR})"
_NO_FIGURE = lazy_regex(
    rf"""
    (?:(?<=årskurs{_S})|(?<=klass{_S})|(?<=åk{_S}))\d{{1,2}}(?!\d)               # årskurs 9
    |(?<![\d,])\d{{1,2}}{_S}?[–-]{_S}?\d{{1,2}}(?=-åring|{_S}år(?!\w))          # 25–34 år
    |(?<![\d,])\d{{1,2}}(?=-(?:åring|tal))                                      # 80-talet
    |(?:(?<=(?<!\w)under{_S})|(?<=(?<!\w)över{_S}))\d{{1,2}}(?={_S}års?(?!\w))      # barn under 15 år
    |(?<=EU-)\d\d(?!\d)                                                         # EU-27
    |(?<![\d,])(?:\d{{1,2}}{_S}kap\.?{_S})?\d{{1,3}}(?:{_S}[a-z])?{_S}§               # 1 kap. 3 a §
    |\((?:1[789]|20)\d\d:\d{{1,4}}\)                                              # (1966:413)
    """,
    re.X,
)
"""Numbers that tell which, not how many."""


def masked(between: str) -> str:
    """The text with letters for the digits of ages, grades and decades; as long as it was."""
    if not any(map(str.isdigit, between)):
        return between
    return _NO_FIGURE.sub(lambda hit: "x" * len(hit[0]), between)


_OF_WHICH = lazy_regex(
    rf"(?:{_TEXT}){{0,80}}?,?{_S}\(?(?:varav|därav|däribland|av{_S}vil(?:ka|ket|ken))(?:{_S}(?:hela|en|ett))?{_S}", re.IGNORECASE
)
_OUT_OF = lazy_regex(rf"(?:^|[.;:,(–]{_S}|\n|{_S}(?:att|och|men|medan){_S})(?:av|utav|bland){_S}(?:{_W}{_S}){{0,3}}$", re.IGNORECASE)
_OUT_OF_REACH = 60
_DID = lazy_regex(rf"{_TEXT}{{1,110}}?{_S}({_W})(?:{_S}({_W}))?(?:{_S}({_W}))?{_S}")
_NO_SUBJECT = frozenset(
    (
        *("i", "på", "till", "från", "med", "för", "om", "av", "under", "över", "vid", "hos", "inom", "mot", "än", "per", "nr", "kl", "år"),
        *("som", "att", "och", "eller", "den", "det", "de", "denna", "dessa"),
    )
)
"""Right before a number: what makes it none of those who did something."""


def leads_to_part(plain: str, start: int) -> bool:
    """Whether the words before a number say that a part of so many follows ("Av de")."""
    return _OUT_OF.search(plain, max(0, start - _OUT_OF_REACH), start) is not None


def is_part(plain: str, start: int, between: str) -> bool:
    """Whether the number is a part of the figure that begins at `start` ("256 fyrar, av vilka 97", "Av de 28 förarna hade 17 …")."""
    if _OF_WHICH.fullmatch(between):
        return True
    hit = _DID.fullmatch(between)
    if hit is None or not _OUT_OF.search(plain, max(0, start - _OUT_OF_REACH), start):
        return False
    words = [word.lower() for word in hit.groups() if word]
    if words[-1] in _NO_SUBJECT:
        return False
    return any(word in VERBS or is_verb(word) for word in words) or (words[-1].endswith(_SUPINE) and _PERFECT.search(between) is not None)


_SUPINE = ("it", "at", "ott", "ått", "ett", "tt", "rt", "ft", "lt", "nt", "gt", "pt")
_PERFECT = lazy_regex(rf"{_S}(?:har|hade){_S}")
"""Before a supine that no list needs to hold ("Av 40 mål hade rätten i maj bifallit 12")."""


_OF_THESE = lazy_regex(
    rf"""
    (?:(?:^|[.!?]{_S}?)(?:Av|Bland)|(?:,|{_S}och|{_S}men){_S}(?:av|bland)){_S}(?:dessa|dem|dom){_S}
    (?P<verb>[^\W\d_]{{2,}})(?P<rest>(?:{_S}{_W}){{1,8}}){_S}$
    """,
    re.X,
)
_OF_THESE_REACH = 130
_TURNS = frozenset(("att", "som", "med", "om", "än", "mer", "minst", "per", "den", "det", "de"))
"""Words that begin another phrase, which the number would be of ("Av dem är den äldsta 93")."""


def is_part_of_these(plain: str, start: int) -> bool:
    """Whether a bare number is what somebody has done to so many of those told before ("Av dessa har verket hittills prövat fem")."""
    low = max(0, start - _OF_THESE_REACH)
    if plain.find("v de", low, start) < 0 and plain.find("and de", low, start) < 0:
        return False
    hit = _OF_THESE.search(plain, max(low, plain.rfind("\n", low, start) + 1), start)
    if hit is None:
        return False
    verb, rest = hit["verb"].lower(), hit["rest"].lower().split()
    if (
        rest[0] in _TURNS - {"den", "det", "de"}
        or not _TURNS.isdisjoint(rest[1:])
        or rest[-1] in _NO_SUBJECT
        or _TELLS_WHICH_END.search(rest[-1])
    ):
        return False
    if verb in _HAS_DONE:
        return rest[-1].endswith(_SUPINE) or (rest[-1] in _ONLY and rest[-2:-1] != [] and rest[-2].endswith(_SUPINE))
    return (
        (is_verb(verb) or verb.endswith(_PAST))
        and verb not in _BEING
        and (rest[-1] in _ONLY or _BEGINS_SUBJECT.match(rest[-1]) is not None)
    )


_PAST = ("ade", "dde", "lde", "rde", "gde", "vde", "kte", "pte", "tte")
_HAS_DONE = frozenset(("har", "hade"))
_ONLY = frozenset(("bara", "endast", "hittills", "alla", "ännu", "dock", "redan", "sammanlagt", "totalt"))
_BEING = frozenset(("är", "var", "blev", "blir", "har", "hade", "fyller", "fyllde", "ligger", "låg"))
_TELLS_WHICH_END = lazy_regex(r"(?:klass|zon|grupp|nivå|nummer|kategori|årskurs|steg)$")


_IS = r"(?:är|var|blev|blir|låg|ligger|uppgår|uppgick|stannade|stannar)"
_SAME = r"(?:siffran?|andel(?:en)?|tal(?:et)?|belopp(?:et)?|summan?|nivån?|kostnad(?:en)?|antal(?:et)?|tid(?:en)?|kvot(?:en)?)"
_SAME_FIGURE = lazy_regex(
    rf"""
    {_TEXT}{{0,90}}[.;,](?:{_TEXT}){{1,90}}?
    (?:
        {_S}{_IS}{_S}motsvarande{_S}{_SAME}                                     # var motsvarande belopp
        |(?:{_S}|(?<=\w))[Mm]otsvarande{_S}{_SAME}(?:{_S}{_W}){{0,6}}{_S}{_IS}   # motsvarande siffra för pojkar var
    )
    (?:{_S}(?:på|till|vid))?{_S}
    """,
    re.X,
)


def is_same_figure(between: str) -> bool:
    """Whether the clause says the same figure of others ("För pojkarna var motsvarande siffra")."""
    return "otsvarande" in between and _SAME_FIGURE.fullmatch(between) is not None


_LENGTH = r"(?:höjd|längd|djup|bredd|avstånd|spännvidd|spannvidd|räckvidd|diameter|radie|tjocklek|sträcka)"
_DIMENSIONS = {
    **dict.fromkeys(("m", "cm", "mm", "km", "mil"), _LENGTH),
    **dict.fromkeys(("kg", "g", "t"), "vikt"),
    **dict.fromkeys(("years", "months", "weeks", "days", "hours", "min", "s"), "(?:tid|väntan|ålder|livslängd)"),
    "°C": "temperatur",
    "km/h": "(?:hastighet|fart)",
}
"""By unit: the ends of the nouns of what is measured by it."""
_SUMS = "(?:kostnad|lön|hyra|avgift|inkomst|pension|pris|belopp|snittpris)"
_DIMENSION_IS = lazy_regex(
    rf"""
    {_TEXT}{{0,60}}?(?:[.;]|,?{_S}(?:och|men|medan)){_S}(?:{_W}{_S}|{_YEAR}{_S}){{0,4}}?
    (?:
        {_IS}{_S}(?:[^\W\d_]+a{_S})?(?P<behind>{_W})                        # är den genomsnittliga totalhöjden
        |(?P<before>{_W})(?:{_S}(?:i|för|på|med|hos|bland|vid){_S}{_W})?{_S}{_IS}  # vikten för herrar är
    )
    (?:{_S}(?:normalt|ofta|nu|då|i{_S}dag|numera|bara|hela|redan|i{_S}stället|i{_S}snitt|i{_S}genomsnitt|på|till|vid|uppe|nere|i)){{0,3}}{_S}
    """,
    re.X,
)


def names_dimension(between: str, unit: str, kind: str) -> bool:
    """Whether the next clause names what is measured by the unit ("95 meter höga; i dag är totalhöjden normalt")."""
    ends = _SUMS if kind == "money" else _DIMENSIONS.get(unit)
    hit = _DIMENSION_IS.fullmatch(between) if ends else None
    if hit is None:
        return False
    noun = (hit["behind"] or hit["before"]).lower()
    return re.search(rf"{ends}(?:en|et|n|an)$", noun) is not None


_OF_ONE_CLAUSE = (
    rf"(?:(?!,|{_S}(?:och|men|samt|medan|som|är|var|har|hade|får|kan|ska|skall|bör|måste|inte){_S})[^.;:\d\n?!]|(?<!\d){_YEAR})"
)
"""A sign between the subject and its verb: no comma, joint or verb of another clause."""
_NAMED = lazy_regex(
    rf"""
    (?<![^\W\d_])(?:[^\W\d_]{{3,}})?[Aa]ntalet(?![\w])
    (?!{_S}(?:(?:semester|karens|sjuk)dagar|dagar{_S}i{_S}[^\W\d_]*försäkringen)(?!\w))  # the law sets them
    (?:
        {_OF_ONE_CLAUSE}{{1,80}}?(?<!{_S}som){_S}
        (?:
            (?:är|var|blev|blir){_S}
            (?:(?:i{_S}fjol|i{_S}dag|i{_S}år|då|nu|bara|år|samma{_S}år|förra{_S}året|det{_S}året|året{_S}(?:innan|före|därpå)){_S})?
            |(?:uppgick|uppgår|uppgått|ökade|ökat|ökar|minskade|minskat|minskar|steg|stigit|stiger|sjönk|sjunkit|sjunker|växte|vuxit
                |föll|fallit|faller|låg|ligger|legat|stannade|beräknas|beräknades|uppskattas|uppskattades|uppskattar){_S}(?:{_W}{_S})?(?:till|på){_S}
        )
        (?:{_YEAR}{_S})?
        |(?:{_S}{_W}){{1,6}},{_S}(?=[\d]+(?:{_S}\d{{3}})*,)                       # antalet döda, 185,
    )
    $
    """,
    re.X,
)
_COUNTED_BEHIND = lazy_regex(
    rf"(?<!\w)(?:är|var|blir|blev){_S}(?:det{_S}[^\W\d_]+{_S})?[^\W\d_]*antalet(?:{_S}{_W}){{1,5}}{_S}(?:{_YEAR}{_S})?$", re.IGNORECASE
)
_ESTIMATED = lazy_regex(
    rf"(?<!\w)(?:uppskatta[rdet]*|beräkna[rdet]*|bedömer|bedömde|anger|angav)(?:{_S}{_W}|{_S}{_YEAR}){{0,4}}?"  # uppskattade
    rf"{_S}[^\W\d_]*antalet(?:{_S}{_W}){{1,8}}{_S}till{_S}$",
    re.IGNORECASE,
)
_NAMED_REACH = 150
_LISTED = lazy_regex(
    rf"""
    (?<![^\W\d_])(?:[^\W\d_]{{3,}})?[Aa]ntal(?:et)?(?:{_S}{_W}){{1,8}}?:{_S}   # Antal poliser per län:
    (?:(?:i|på|för|hos){_S})?(?:{_W}{_S}){{0,2}}(?P<last>{_W}){_S}$             # Norra Skogar
    """,
    re.X,
)
"""Before the first number of a list behind what there is a number of ("Antal poliser per län: Blekinge 310, Halland 540")."""
_AND_NEXT = lazy_regex(
    rf"""
    \d{{1,3}}(?:{_S}?\d{{3}})*(?:{_S}?[,;]|{_S}(?:och|samt)){_S}             # 310,
    (?:(?:och|samt|i|på|för|hos){_S})*{_W}(?:{_S}{_W}){{0,2}}{_S}\d          # och Halland 540
    """,
    re.X,
)
"""The first number of such a list, and the next of whom there is one."""


def is_named_number(plain: str, start: int) -> bool:
    """Whether the clause before a bare number says what there is a number of ("antalet lotsar var 84", "uppskattar antalet till 700")."""
    low = max(0, start - _NAMED_REACH)
    if plain.find("ntal", low, start) < 0:
        return False
    before = plain[max(low, plain.rfind("\n", low, start) + 1) : start]
    if ":" in before and (item := _LISTED.search(before)) and _AND_NEXT.match(plain, start):
        return item["last"].lower() not in _NO_SUBJECT | _TELLS_WHICH and _TELLS_WHICH_END.search(item["last"].lower()) is None
    return any(pattern.search(masked(before)) is not None for pattern in (_NAMED, _COUNTED_BEHIND, _ESTIMATED))


_JOINT = rf"(?:[,;]|,?{_S}(?:och|samt|men|medan|respektive))"
_GAP = lazy_regex(rf"{_TEXT}{{0,60}}?{_JOINT}(?P<who>(?:{_S}{_W}){{1,5}}?)(?:{_S}(?P<last>för|på|till|med|av|i|om))?{_S}")
_LET = frozenset(("för", "på", "till", "med", "av", "i", "om"))
_BEGINS_SUBJECT = lazy_regex(
    r"(?:den|det|de|en|ett|hans|hennes|deras|dess"  # den
    r"|[^\W\d_]+(?:arna|orna|erna|ena|en|et|an)|[A-ZÅÄÖ][^\W\d_]+)(?!\w)"  # bagarna
)
_TELLS_WHEN = lazy_regex(
    r"(?:år|dag|månad|vecka|natt|gång|tid|period|sommar|vinter|vår|höst"  # år
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"  # januari
    r")(?:en|et|ar|er|arna|erna)?$"
)


_TELLS_WHICH = frozenset(
    (
        *(
            "figuren",
            "figur",
            "bilagan",
            "bilaga",
            "tabellen",
            "tabell",
            "posten",
            "punkten",
            "sidan",
            "artikeln",
            "kapitlet",
            "paragrafen",
        ),
        *("avsnitt", "avsnittet", "kapitel", "punkt", "sida", "artikel", "paragraf"),
    )
)
"""What a number tells apart behind it ("30 procent, figuren 12")."""


def leaves_verb_out(between: str, led: str) -> bool:
    """Whether the number stands in a clause without a verb that goes on as the figure's ("för 70 procent, butikerna för åtta").

    `led`: the word before the figure. Where that is no preposition the number stands right behind its subject ("0,15 procent, den dyraste
    fonden 3,1").
    """
    return _gap(between, led) is not None


_ADVERBS = frozenset(("alltså", "däremot", "dock", "bara", "endast", "hela", "redan", "nu", "därmed", "sedan"))


def gap_subject(between: str, led: str) -> str | None:
    """Whom the number is of, where it stands in such a clause; None where only a place is named."""
    who = _gap(between, led)
    if who is None:
        return None
    words = who.split()
    while words and words[-1].lower() in _ADVERBS:
        words.pop()
    return " ".join(words) if words and words[0].lower() not in _NO_SUBJECT - {"den", "det", "de"} else None


def _gap(between: str, led: str) -> str | None:
    """The words of the clause without a verb; None where the number stands in none."""
    hit = _GAP.fullmatch(between)
    if hit is None:
        return None
    who = hit["who"].split()
    if any(word.lower() in VERBS or word.lower() in _NO_SUBJECT - {"den", "det", "de", "i", "på", "av", "från"} for word in who):
        return None
    if who[-1].lower() in _NO_SUBJECT or who[-1].lower() in _TELLS_WHICH or _TELLS_WHEN.search(who[-1].lower()):
        return None
    if hit["last"]:
        return hit["who"] if hit["last"] == led and led in _LET else None
    return hit["who"] if led not in _LET and _BEGINS_SUBJECT.match(who[0]) else None


_PLACES = ("till", "av", "från", "åt", "i", "på", "för", "hos", "bland", "inom", "mot")
_PLACED = lazy_regex(rf"{_S}({'|'.join(_PLACES)}){_S}")
_PLACED_BEFORE = {
    place: lazy_regex(
        rf"{_TEXT}{{0,80}}{_S}{place}(?P<what>(?:{_S}{_W}){{1,5}}?)(?:{_JOINT}|,?{_S}(?:mot|jämfört{_S}med)){_S}"  # till vägar,
    )
    for place in _PLACES
}
"""By preposition: what stands between two figures where it leads what the first is of."""


def shares_place(plain: str, between: str, end: int) -> bool:
    """Whether behind both stands of what they are, by one preposition ("31 procent till vägar, 22 till skolor")."""
    placed = _PLACED.match(plain, end)
    hit = _PLACED_BEFORE[placed[1]].fullmatch(between) if placed else None
    return hit is not None and not any(word in VERBS for word in hit["what"].lower().split())
