"""One citation of a work as footnotes write it: author, title and year in their several orders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.slugs import slug
from riksdata.extractors.references.works.authors import author_slug, is_body
from riksdata.swedish.lazy import lazy_regex

_Y = r"(?<![\d-])(?:19\d\d|20[0-3]\d)"
_YEAR_END = lazy_regex(
    rf"""
    (?P<year>{_Y})(?:[-–/](?:\d\d-\d\d|\d{{2,4}}))?
    (?:
        ,?[ \xa0](?:s\.?|sid\.?|p\.|pp\.|kap\.)[ \xa0]?\d{{1,4}}  # , s. 1
        (?:[ \xa0]?[-–−][ \xa0]?\d{{1,4}}|[ ]?ff?)?               # - 1
        |,[ \xa0][Rr]apport(?:[ \xa0]nr)?[ \xa0]\d{{1,5}}         # , Rapport nr 1
    )?
    \)?\.?$                                                       # ).
    """,
    re.X,
)
_NUMBERED = lazy_regex(
    r"(?:[Rr]apport(?:[ \xa0]nr)?[ \xa0])?(?P<n>(?:19|20)\d\d:\d{1,3})(?:,?[ \xa0](?:s\.|sid\.)[ \xa0]?[\d–-]{1,9})?\.?$"
)
_COUNTED = lazy_regex(r"[,;.][ \xa0][Rr]apport(?:[ \xa0]nr\.?)?[ \xa0](?P<n>\d{1,5})(?=[,.;)]|\Z)")
"""A number that runs on through the years, a part of its own: "Skolverket, Läsning i förskolan, rapport nr 228, 2003"."""
_IN_BRACKETS = lazy_regex(rf"(?P<who>[^()\n]{{2,90}}?),?[ \xa0]\((?P<year>{_Y})[a-z]?(?:[:,][^()]{{0,20}})?\)[.,:]?[ \xa0]\S")
_YEAR_SECOND = lazy_regex(
    rf"""
    (?P<who>[^\d()]{{2,80}}?),?[ \xa0](?P<year>{_Y})(?:-\d\d-\d\d)?,[ \xa0]  # påhitt, 1911-11-11,
    (?!(?:s|sid|p|pp)\.?[ \xa0]?\d)                                          # no page
    (?!(?:[A-ZÅÄÖ]\w+[ \xa0])?(?:19|20)\d\d(?:,[ \xa0](?:s|sid)\.?[ \xa0]?\d[\d–-]*)?\.?\Z)  # no second year
    (?P<title>\S+[ \xa0]\S.*|[A-ZÅÄÖ][a-zåäö]{{6,}}\.?$)                     # p p
    """,
    re.X,
)
_ONE_WORD = lazy_regex(
    r"""
    [A-ZÅÄÖ][a-zåäö]{2,}                                                        # Nybils
    (?:guiden|boken|rapporten|barometern|kalendern|statistiken?|översikten      # guiden
        |indexet|läget|katalogen|atlasen|året)
    ,[ \xa0](?:19|20)\d\d
    """,
    re.X,
)
"""A title of one word with its year: "Nybilsguiden, 2004"."""
_YEARS = lazy_regex(rf"(?<![\d/:-])({_Y})(?![\d/:])")
_SPAN = lazy_regex(rf"(?<![,(])[ \xa0]{_Y}[ \xa0]?[-–][ \xa0]?(?:19|20)\d\d(?![\d-])")
"""Years that a title speaks of ("Vanor i norr 2012–2013"): the work is not of the first of them."""
_LIST = lazy_regex(rf"(?:Jfr )?\S[^,;]{{0,40}},? {_Y}(?:[,;] (?:\S[^,;]{{0,40}},? )?{_Y})+$")
_CHUNK = lazy_regex(r"(?:[^,.:;()]|\([^()]{0,40}\)|[.:](?=\S)){1,140}")
_PARTS = lazy_regex(r"[,.;:][ \xa0]")
_OWN_REPORT = lazy_regex(
    r"""
    (?P<who>[A-ZÅÄÖ][\wÅÄÖåäö-]*(?:[ \xa0][\wÅÄÖåäö-]+){0,4}?)       # P påhitt
    (?::s|s)?[ \xa0][\wåäö]*                                         # :s
    (?:rapport|årsredovisning|årsbok|barometer|undersökning)(?:en)?[ \xa0]  # rapporten
    """,
    re.X | re.I,
)
_PAGES = lazy_regex(r"[.,]?[ \xa0](?:s|sid|p|pp)\.?[ \xa0]?\d{1,4}(?:[ \xa0]?[-–−][ \xa0]?\d{1,4}|[ \xa0]?ff?)?\.?\Z", re.I)
_SMALL_WORD = lazy_regex(r"(?<![\w-])(?!och|and|samt)[a-zåäöé]{3,}")
"""A title holds one; a list of names holds none."""
_SHORTEST_SITE = 4
"""In letters: names that are shorter stand in many addresses by chance."""
_LONGEST_BODY = 5
"""Words of a body's name behind a title."""
_OWNED = lazy_regex(
    r"(?::s|(?<=\w)s)[ \xa0](?!statistik|siffror|uppgifter|beräkning|prognos)(?:[a-zåäö-]+[ \xa0]){0,3}[a-zåäö-]{6,}[ \xa0]\Z"
)
"""Between a publisher and the year of its work: "Boverkets nationella bryggplan 2017"."""
_PART_END = lazy_regex(r"[,.;:][ \xa0]|[ \xa0][–-][ \xa0]")
_NO_TITLE = lazy_regex(
    r"""
    (?:
        tabell|diagram|figur|bild|bilaga|beslut|avsnitt|beräkning|dom|mål|protokoll|uppgift|siffr|statistik[ ]från  # tabell
        |betänkandet|finansplan|förarbete|reservation|propositionen|budgetpropositionen|motionen|skrivelsen                    # Betänkandet
        |numera|senaste|överenskommelse|sammanställning|egna|remissvar|samtal|intervju|mejl|brev|läs[ ]mer|mer[ ]information
    )
    \w*(?!\w)
    """,
    re.I | re.X,
)
"""What a note begins with that describes something else than a work."""
_SENTENCE = lazy_regex(
    r"""
    (?<!\w)
    (?:
        är|har|finns|visar|ska|kan|framgår|innebär|räknas|avses|består|tillfördes
        |kommer[ ]från|anger|gäller|omfattar|publiceras
    )
    (?!\w)
    """,
    re.X,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """`number` for a numbered report, else `year` (None: none given); `who` None where the author is not stated."""

    who: str | None
    year: str | None = None
    number: str | None = None


def first_chunk(body: str) -> str:
    """What stands before the first comma, full stop, colon or semicolon."""
    found = _CHUNK.match(body)
    return found.group() if found else ""


def publisher_in(body: str) -> str | None:
    """The first part of a citation that is exactly a known publisher."""
    for part in _PARTS.split(body):
        name = re.sub(r"\s*\([^)]*\)\s*$", "", part).strip(" .").lower()
        if name in publishers():
            return publishers()[name]
    return None


def numbered_report(body: str, number: str | None, publisher: str | None = None) -> Citation | None:
    """A numbered report: number and publisher where they were found in it already, else those it names; None without a publisher."""
    ending = None if number else _NUMBERED.search(body) or _counted(body)
    if not number and not ending:
        return None
    first = first_chunk(body)
    who = publishers().get(first.strip().lower()) or publisher_in(body) or publisher or author_slug(first)
    if who is None and ending:
        last = _PARTS.split(body[: ending.start()].strip())[-1]
        who = author_slug(last) if is_body(last) else None
    return Citation(who, number=number or (ending["n"] if ending else None)) if who else None


def _counted(body: str) -> re.Match[str] | None:
    """The number of a report of a body that the citation begins with; none that may be a year."""
    found = _COUNTED.search(body)
    first = first_chunk(body).strip()
    told = found is not None and not "1900" <= found["n"] <= "2099" and (first.lower() in publishers() or is_body(first))
    return found if told else None


def work(body: str) -> Citation | None:
    """A work; `who` is None where a title and a year stand without an author. None where the words are no citation.

    `body` is the citation without its lead ("Se t.ex."), closing stop and web address.
    """
    if _LIST.match(body) or len(body.split()) < 3 or ", samt " in body:
        return None
    found = _IN_BRACKETS.match(body)
    if found:
        who = author_slug(found["who"]) or author_slug(first_chunk(found["who"]))
        return Citation(who, found["year"]) if who else None
    found = _YEAR_SECOND.match(body)
    if found and (who := author_slug(found["who"]) or author_slug(first_chunk(found["who"]))):
        return Citation(who, found["year"])
    first = first_chunk(body)
    who = author_slug(first)
    spanned = _SPAN.search(body)
    body = _SPAN.sub("", body) if spanned else body
    years = _YEARS.findall(body)
    if len(years) > 4:
        return None
    own = _OWN_REPORT.match(body)
    if own and years and (owner := _owner(own["who"].lower())):
        return Citation(owner, years[0])
    final = _YEAR_END.search(body)
    rest = body[len(first) :].strip(" ,.:;")
    if final and len(body.split()) >= 4:
        return _year_last(body, first, who, rest, final)
    if len(body.split()) < 4:
        named = first.strip().lower() in publishers() and _ONE_WORD.fullmatch(rest)
        return Citation(who, final["year"]) if final and named and who else None
    if years and len(years) == 1 and (middle := re.search(rf",[ \xa0]{years[0]},[ \xa0](?P<who>[^,]+)$", body)) and is_body(middle["who"]):
        return Citation(author_slug(middle["who"]), years[0])
    if years and len(body) > 60 and who and who in publishers().values() and first.strip().lower() not in publishers():
        return Citation(who, years[-1])
    if len(years) == 1 and who and (first.strip().lower() in publishers() or is_body(first)) and _is_title(rest, 3):
        return None if _SENTENCE.search(body) else Citation(who, years[0])
    return _undated(body, first, who, rest)


def _owner(name: str) -> str | None:
    """The slug of the publisher whose name, lower case and in the genitive or not, stands before its report."""
    return next((publishers()[written] for written in (name, name + "s", name.removesuffix("s")) if written in publishers()), None)


def _is_title(words: str, least: int) -> bool:
    """Whether words read as a title of at least so many words: they begin with a capital, are no names alone, and begin with no body's."""
    if not (words[:1].isupper() or words[:1] in '”"“') or len(words.split()) < least or not _SMALL_WORD.search(words):
        return False
    part = _PART_END.split(words)[0].strip(' ”"“')
    return not is_body(part) and not _NO_TITLE.match(part)


def of_site(body: str, address: str) -> Citation | None:
    """A title of whoever runs the site that the note names behind it: "Brokollen, Listan över bryggor. https://brokollen.se/lista"."""
    first = first_chunk(body).strip()
    name, rest = slug(first), body[len(first) :].strip(" ,.:;")
    host = address.split("//")[-1].partition("/")[0].replace("-", "")
    if len(name) < _SHORTEST_SITE or name.replace("-", "") not in host.lower() or _SENTENCE.search(body) or _YEARS.search(body):
        return None
    return Citation(name) if first[:1].isupper() and _is_title(rest, 3) else None


def is_sentence(words: str) -> bool:
    """Whether words hold a verb that titles seldom have."""
    return _SENTENCE.search(words) is not None


def _year_last(body: str, first: str, who: str | None, rest: str, final: re.Match[str]) -> Citation | None:
    before = body[: final.start()].strip(" ,.:(")
    last = _PARTS.split(before)[-1]
    alone = len(first) >= len(before)
    if who and not alone and len(rest.split()) >= 2:
        return Citation(who, final["year"])
    if alone and who and (owned := _OWNED.search(body, 0, final.start())) and (owner := _owner(body[: owned.start()].lower())):
        return Citation(owner, final["year"])
    if alone:
        return None if who else Citation(None, final["year"])
    if is_body(last):
        return Citation(author_slug(last), final["year"])
    return Citation(who, final["year"]) if who else Citation(publisher_in(body), final["year"])


def _undated(body: str, first: str, who: str | None, rest: str) -> Citation | None:
    """Author and title without a year: "Berg, Eva: En bok. Bokförlaget", "LIF, Förslag för en modern vård", "Berg, Om bryggor, s. 4"."""
    paged = _PAGES.search(body)
    if paged:
        body, rest = body[: paged.start()], _PAGES.sub("", rest)
    if _SENTENCE.search(body) or _YEARS.search(body) or len(body) > 220 or _NO_TITLE.match(body):
        return None
    mark = body[len(first) : len(first) + 1]
    known = first.strip().lower() in publishers()
    short = first.strip().isupper() and 2 <= len(first.strip()) <= 6
    named = mark == ":" and who is not None and 2 <= len(first.split()) <= 4
    if known or short or named:
        listed = _PART_END.split(rest)[0].lower() in publishers()
        return Citation(who) if who and len(rest.split()) >= 3 and rest[:1].isupper() and not listed else None
    if who and (paged or is_body(first) or who in publishers().values()) and _is_title(rest, 2 if paged else 3):
        return Citation(who)
    last = _PARTS.split(body.rstrip("."))[-1].strip()
    if len(first.split()) < 3 or not first[:1].isupper() or last == first.strip():
        return None
    return Citation(author_slug(last)) if last.lower() in publishers() or (is_body(last) and len(last.split()) <= _LONGEST_BODY) else None
