"""Names of bodies in a sentence: agencies, organisations, papers, authors; never a place, a party, a law or a kind of study."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.telling import STUDIES
from riksdata.extractors.statistics.vocabulary import words
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_SPACE = lazy_regex(_S)

KINDS = {kind: tuple(members.split(";")) for kind, members in read_rows(__package__, "publishers.tsv")[1:]}
"""The words of each kind of `publishers.tsv`."""
_NOT_BODIES = frozenset(KINDS["notbody"])
_ENDINGS, _NOT_ENDINGS = KINDS["ending"], KINDS["notending"]
_BEGINNINGS = frozenset(KINDS["beginning"])
_SMALL = frozenset(KINDS["small"]) | {
    name.lower() for name, *_ in read_rows("riksdata.chamber", "agencies.tsv") if name.lower().endswith(KINDS["smallending"])
}
"""Bodies that texts write in small letters too."""
SMALL = rf"(?:riksdagens{_S}utredningstjänst|[a-zåäö]{{0,22}}(?:{'|'.join(KINDS['smallending'])}))s?(?!\w)"
"""A word that may be one of them."""
_LOCAL = (
    *("länsstyrelsen", "polisen", "arbetsförmedlingen", "kronofogden", "försäkringskassan", "hyresgästföreningen"),
    *("fastighetsägarna", "villaägarna", "kriminalvården", "landstinget", "stadsmissionen", "byggmästareföreningen"),
)
SEAT = lazy_regex(rf"{_S}i{_S}[A-ZÅÄÖ][a-zåäö]+(?:{_S}[A-ZÅÄÖ][a-zåäö]+)?(?:{_S}län)?(?![\w-])")
"""Behind a body or those who speak for one: where it is, of several places ("Länsstyrelsen i Kronobergs län", "revisorerna i Norrvik")."""
_NOT_UNIQUE = frozenset(("greta", "handels", "ki"))
"""Names of bodies that are as often those of people and other things."""


def _named() -> dict[str, list[str]]:
    """Known names in lower case by their first word, the longest first."""
    names = {name.lower() for name in KINDS["body"]}
    for row in read_rows("riksdata.chamber", "agencies.tsv"):
        names |= {row[0].lower(), *(other for other in row[1].lower().split("|") if len(other) > 2)}
    for row in read_rows("riksdata.chamber", "bodies.tsv")[1:]:
        names |= {other for other in row[2].split("|") if len(other) > 2} - _NOT_UNIQUE
    for row in read_rows("riksdata.extractors.references", "papers.tsv")[1:]:
        names |= {name.lower() for name in row[1].split(";")}
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(_SPACE.split(name, 1)[0], []).append(name)
    return by_first


_NAMED = _named()
_OPENERS = words("preposition", "conjunction", "pronoun", "adverb") - {"hans", "per"}
_SHORT = frozenset(name for names in _NAMED.values() for name in names if len(name) < 5)
"""Short names, which are names for sure in capitals only ("SCB", "Brå", not "rut" or "mind")."""
_WORD = lazy_regex(r"[^\W\d_](?:[\w&’-]|:(?!s\b)(?=\w))*")
_SHAPE = lazy_regex(
    rf"""
    [A-ZÅÄÖ][\w&-]*
    (?:
        {_S}(?:(?:och|för|mot|i|in|of|and|the|for|on|&){_S})?              # och
        (?:[A-ZÅÄÖ][\w&-]*|(?:{"|".join(_ENDINGS)})\b)
    ){{0,5}}
    """,
    re.X,
)
_COUNTY = " län"
_SMALL_PART = lazy_regex(rf"{_S}([a-zåäö]+)(?![\w-])")
_PUBLIC_BODY = lazy_regex(rf"(?<=s)(?:{_S}läns)?{_S}(?:landsting|kommun|stad)(?![\w-])")
"""Behind a place in the genitive: "Stockholms läns landsting"."""
_ATTRIBUTE = lazy_regex(r"(?:lla|ska|iga|iva|ala)$")
_DEFINITE = ("et", "en", "na")
"""How the noun ends that a name's first word is the adjective of ("Nationella skogsprogrammet")."""
_OF_WHAT = lazy_regex(
    rf"""
    {_S}(?:för|mot){_S}
    (?!(?:närvarande|övrigt|egen|sin|sitt|sina|en|ett|några|flera|den|det|dessa|att|exempel|första|år){_S})  # för närvarande
    (?:[a-zåäö]+(?:iga|ska|ala|iva|bara){_S})?[a-zåäö-]+(?:{_S}och{_S}[a-zåäö-]+)?  # påhittade unga och äldre
    (?:{_S}inom{_S}[a-zåäö]+(?:en|et|in|na)(?!\w))?                                       # inom vården
    """,
    re.X,
)
_HAVE_FIELDS = ("heten", "mittén", "ationen", "ionen", "tutet", "föreningen", "förbundet", "nätverket", "stiftelsen", "centrum", "rådet")
"""Ends of names of bodies that go on with what they are for ("Myndigheten för …")."""
_OFFICE = lazy_regex(
    rf"""
    (?:EU|FN|USA|Nato|NATO|OECD|Europarådet)s?:?s{_S}
    (?:[a-zåäö]{{3,20}}(?:a|iga|ska){_S})?                             # särskilda
    [a-zåäö]{{0,24}}(?:{"|".join(KINDS["office"])})(?![\w-])           # påhittsbyrå
    (?:{_S}för{_S}[a-zåäö-]+(?:{_S}(?:och{_S})?[a-zåäö-]{{5,}}(?:er|or|ar|het))?)?  # för påhitt och rättigheter
    """,
    re.X,
)
"""What is named by its office ("EU:s byrå för grundläggande rättigheter")."""
NAME_BEGINS = lazy_regex(rf"(?<![\w-])(?:[A-ZÅÄÖ]|{SMALL})")
"""Where a name may begin."""
TITLES = frozenset(KINDS["title"])
"""Words before the names of people who know."""
_PERSON = lazy_regex(rf"[A-ZÅÄÖ][\w-]+(?:{_S}[A-ZÅÄÖ][\w-]+){{1,2}}(?={{,}}{_S}(?:{'|'.join(KINDS['title'])})(?!\w))".replace("{,}", ","))
_TWO_NAMES = lazy_regex(r"[A-ZÅÄÖ]{3,6}/[A-ZÅÄÖ]{3,6}(?![\w/])")
"""Two short names of bodies that speak as one ("FRV/KFV")."""
_OWNER = lazy_regex(r":?s?(?![\w-])")
OF_STUDY = lazy_regex(
    rf"""
    (?:{_S}\([^()]{{1,40}}\))?{_S}                                     # (IFP)
    (?:(?!(?:i|på|av|för|till|om|från|med|hos|vid|är|var|har|kan|som|att|där|och){_S})[a-zåäö]{{1,24}}{_S}){{0,3}}  # nya
    (?:[A-ZÅÄÖ]{{2,6}}-)?[a-zåäö]{{0,30}}(?:(?!uppgift(?!er)|databas|forsknings[pm]){STUDIES}|webbplats|hemsida)
    """,
    re.X,
)
"""Behind an owner: the work that holds the figures."""


def name_at(text: str, at: int, *, trusted: bool = False, evident: bool = False) -> tuple[str, int] | None:
    """The name that begins at `at`, without the s of a genitive, and where it ends with it.

    `trusted`: after "enligt", where any name that is no place, party or law tells. `evident`: where the words around it show that it is
    a body, so that its form suffices.
    """
    first = _WORD.match(text, at)
    if first is None:
        return None
    if evident and (person := _PERSON.match(text, at)):
        return person[0], person.end()
    if (evident or trusted) and (two := _TWO_NAMES.match(text, at)):
        return two[0], two.end()
    if (evident or trusted) and (office := _OFFICE.match(text, at)):
        return office[0], office.end()
    known = _known(text, at, first[0], evident or trusted)
    if known:
        return known
    if first[0].lower() in _OPENERS:
        return None  # "Av Riksrevisionens rapport": the capital is the sentence's
    shape = _shape_end(text, at)
    if shape is None:
        return None
    name, end = text[at:shape].rstrip("-&"), shape
    parts = _SPACE.split(name)
    placed = len(parts) > 1 and parts[-1].lower().endswith(_ENDINGS)  # "Umeå universitet"
    if (parts[0] in _NOT_BODIES and not placed) or (len(parts) == 1 and parts[0].rstrip("s") in _NOT_BODIES):
        return None
    owner = text.startswith(":s", end)
    if owner:
        end += 2
    elif (
        name.endswith("s")
        and not name.endswith("ss")
        and (name[:-1].lower().endswith(_ENDINGS) or (len(parts) > 1 and OF_STUDY.match(text, end)))
    ):
        name, owner = name[:-1], True
    low = name.lower()
    if low.endswith(_NOT_ENDINGS) or name in _NOT_BODIES or text.startswith("-", shape):
        return None
    shaped = low.endswith(_ENDINGS) or any(part.lower().endswith(_ENDINGS) for part in (parts if evident else parts[:1]))
    acronym = (trusted or evident) and len(parts) == 1 and len(name) > 2 and name.isupper() and name.isalpha()
    capitals = len(parts[0]) > 2 and parts[0].isalpha() and parts[0].isupper()
    formed = evident and len(parts) > 1 and (parts[0] in _BEGINNINGS or parts[-1] == "AB" or capitals)
    if shaped or acronym or formed:
        return (name, end) if not (shaped and len(parts) == 1 and low in _ENDINGS) else None
    if not trusted or len(name) < 4:
        return None
    if len(parts) == 1 and not owner and _ATTRIBUTE.search(name) and (named := _SMALL_PART.match(text, end)):
        return (text[at : named.end()], named.end()) if named[1].endswith(_DEFINITE) else None
    if len(parts) == 1 and name.endswith("s") and OF_STUDY.match(text, end):
        return name[:-1], end
    follows = text[end : end + 2].strip()
    return (name, end) if owner or len(parts) > 1 or not follows or not follows[0].isalpha() or not name.endswith("s") else None


def is_no_body(name: str) -> bool:
    """Whether words with capitals name a place, a party, a law or an agreement, or are ordinary words that begin a sentence."""
    parts = _SPACE.split(name)
    return not _NOT_BODIES.isdisjoint((parts[0], parts[-1], name.rstrip("s"))) or name.lower().endswith(_NOT_ENDINGS)


def _shape_end(text: str, at: int) -> int | None:
    """Where the capitals and small words end that may be one name: "Statens geotekniska institut", "Delegationen för unga och äldre"."""
    shape = _SHAPE.match(text, at)
    if shape is None:
        return None
    end = shape.end()
    public = _PUBLIC_BODY.match(text, end)
    if public and all(part[:1].isupper() for part in _SPACE.split(shape[0])):
        return public.end()
    if text.startswith(_COUNTY, end) and text.endswith("s", at, end) and " i " in text[at:end]:
        return end + len(_COUNTY)  # "LO-distriktet i Fyrlands län"
    small = _SMALL_PART.match(text, end)
    if small and (small[1].endswith(_ENDINGS) or small[1].removesuffix("s").endswith(_ENDINGS)):
        end = small.end()
    if text.endswith(_HAVE_FIELDS, at, end) and (field := _OF_WHAT.match(text, end)):
        end = field.end()
    return end


def _known(text: str, at: int, first: str, evident: bool) -> tuple[str, int] | None:
    """A name of the lists that begins at `at`; a short one in small letters ("Bris") only where it is `evident` that it is a name."""
    lower = text[at : at + 90].lower().replace("\u00a0", " ")
    word = first.lower()
    for key in dict.fromkeys((word, word.removesuffix("s"), word.removesuffix("-"))):
        for name in _NAMED.get(key, ()):
            if not lower.startswith(name):
                continue
            end = at + len(name)
            owner = _OWNER.match(text, end)
            small = not text[at].isupper() and name not in _SMALL
            common = not evident and name in _SHORT and name != "brå" and text[at + 1 : end].islower()
            other = owner is not None and owner.end() > end and name in _SHORT and text[owner.end() + 1 : owner.end() + 2].isupper()
            if owner is None or small or common or other:  # no "Havs Vänner"
                continue
            if owner.end() == end and name.endswith(_LOCAL) and (local := SEAT.match(text, end)):
                end = local.end()
                owned = text[end - 1] == "s" and OF_STUDY.match(text, end) is not None  # "Fastighetsägarna i Stockholms enkät"
                return text[at : end - owned], end
            return text[at:end], owner.end()
    return None
