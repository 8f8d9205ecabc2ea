"""One citation of a work as footnotes write it: author, title and year in their several orders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.extractors.references.publishers import publishers
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
_IN_BRACKETS = lazy_regex(rf"(?P<who>[^()\n]{{2,90}}?),?[ \xa0]\((?P<year>{_Y})[a-z]?(?:[:,][^()]{{0,20}})?\)[.,:]?[ \xa0]\S")
_YEAR_SECOND = lazy_regex(
    rf"""
    (?P<who>[^\d()]{{2,80}}?),?[ \xa0](?P<year>{_Y})(?:-\d\d-\d\d)?,[ \xa0]  # påhitt, 1911-11-11,
    (?P<title>\S+[ \xa0]\S.*|[A-ZÅÄÖ][a-zåäö]{{6,}}\.?$)                     # p p
    """,
    re.X,
)
_YEARS = lazy_regex(rf"(?<![\d/:-])({_Y})(?![\d/:])")
_LIST = lazy_regex(rf"(?:Jfr )?\S[^,;]{{0,40}},? {_Y}(?:[,;] (?:\S[^,;]{{0,40}},? )?{_Y})+$")
_CHUNK = lazy_regex(r"(?:[^,.:;()]|\([^()]{0,40}\)|[.:](?=\S)){1,140}")
_PARTS = lazy_regex(r"[,.;:][ \xa0]")
_OWN_REPORT = lazy_regex(
    r"""
    (?P<who>[A-ZÅÄÖ][\wÅÄÖåäö-]*(?:[ \xa0][\wÅÄÖåäö-]+){0,4}?)       # P påhitt
    (?::s|s)?[ \xa0][\wåäö]*                                         # :s
    (?:rapport|årsredovisning|barometer|undersökning)(?:en)?[ \xa0]  # rapporten
    """,
    re.X,
)
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
    ending = None if number else _NUMBERED.search(body)
    if not number and not ending:
        return None
    first = first_chunk(body)
    who = publishers().get(first.strip().lower()) or publisher_in(body) or publisher or author_slug(first)
    if who is None and ending:
        last = _PARTS.split(body[: ending.start()].strip())[-1]
        who = author_slug(last) if is_body(last) else None
    return Citation(who, number=number or (ending["n"] if ending else None)) if who else None


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
    years = _YEARS.findall(body)
    if len(years) > 4:
        return None
    own = _OWN_REPORT.match(body)
    if own and years and (owner := publishers().get(own["who"].lower()) or publishers().get(own["who"].lower() + "s")):
        return Citation(owner, years[0])
    final = _YEAR_END.search(body)
    rest = body[len(first) :].strip(" ,.:;")
    if final and len(body.split()) >= 4:
        return _year_last(body, first, who, rest, final)
    if len(body.split()) < 4:
        return None
    if years and len(years) == 1 and (middle := re.search(rf",[ \xa0]{years[0]},[ \xa0](?P<who>[^,]+)$", body)) and is_body(middle["who"]):
        return Citation(author_slug(middle["who"]), years[0])
    if years and len(body) > 60 and who and who in publishers().values() and first.strip().lower() not in publishers():
        return Citation(who, years[-1])
    return _undated(body, first, who, rest)


def _year_last(body: str, first: str, who: str | None, rest: str, final: re.Match[str]) -> Citation | None:
    before = body[: final.start()].strip(" ,.:(")
    last = _PARTS.split(before)[-1]
    alone = len(first) >= len(before)
    if who and not alone and len(rest.split()) >= 2:
        return Citation(who, final["year"])
    if alone:
        return None if who else Citation(None, final["year"])
    if is_body(last):
        return Citation(author_slug(last), final["year"])
    return Citation(who, final["year"]) if who else Citation(publisher_in(body), final["year"])


def _undated(body: str, first: str, who: str | None, rest: str) -> Citation | None:
    """Author and title without a year: "Berg, Eva: En bok om något. Bokförlaget", "LIF, Förslag för en modern vård"."""
    if _SENTENCE.search(body) or _YEARS.search(body) or len(body) > 220 or len(rest.split()) < 3 or not rest[:1].isupper():
        return None
    mark = body[len(first) : len(first) + 1]
    known = first.strip().lower() in publishers()
    if known or (first.strip().isupper() and 2 <= len(first.strip()) <= 6) or (mark == ":" and who and 2 <= len(first.split()) <= 4):
        return Citation(who) if who else None
    last = _PARTS.split(body.rstrip("."))[-1].strip()
    if last.lower() in publishers() and len(first.split()) >= 3 and first[:1].isupper():
        return Citation(publishers()[last.lower()])
    return None
