"""Reports named in running text with their publisher and title: "Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publisher_before, publisher_rows, publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.reports import read_counted
from riksdata.extractors.references.slugs import slug

_TITLED = re.compile(r"(?:[Rr]apport|undersökning|studie|enkät)(?:en)?[ \xa0\n]{1,2}")
_NUMBERED = re.compile(r"[A-ZÅÄÖ][^.;:!?()\n”\"\d]{3,110}?[ \xa0](?P<n>(?:19|20)\d\d:\d{1,3})(?![\d:])")
"""`Arbetsmiljöstatistik 2007:2`: a title that ends with the report's number."""
_YEAR_INSIDE = re.compile(r"[ \xa0]((?:19|20)\d\d)$")
_SAID_IN = re.compile(r"[ \xa0](?:[a-zåäö]{2,20}[ \xa0]){0,3}i[ \xa0](?:sin[ \xa0]|den[ \xa0])?")
"""Between a publisher and its report: "Statskontoret visar i rapporten …"."""
_FROM = re.compile(r",?[ \xa0](?:från|av|utgiven[ \xa0]av|framtagen[ \xa0]av)[ \xa0]")
_OWN_YEAR = re.compile(r"[A-ZÅÄÖ][^.;:!?()\n”\"\d]{3,110}[ \xa0]\((?P<who>[A-ZÅÄÖ][^()\n\d]{1,60}?),?[ \xa0](?P<year>(?:19|20)\d\d)\)")
"""`Statsbidrag till kommuner (Statskontoret 2017)`."""
_QUOTED = re.compile(r"[”\"“](?P<title>[^”\"“\n]{4,160})[”\"“](?P<year>[ \xa0]\(?(?:från[ \xa0]|, )?(?:19|20)\d\d(?![:/\d])\)?)?")
_CAPITALISED = re.compile(
    r"""[A-ZÅÄÖ][^.;:!?()\n”\"]{3,110}?[ \xa0](?:från[ \xa0])?                            # Hållbar återföring av fosfor
    (?P<opened>\()?(?P<year>(?:19|20)\d\d(?:–\d{2,4})?)(?(opened)\))(?![\d:/-])       # 2013, (2013)
    (?P<more>[ \xa0][–-][ \xa0][^.,;!?()\n]{3,110}(?=[.,;()\n]))?                   # – en studie""",
    re.X,
)
_BRACKETED = re.compile(r",?[ \xa0]\((?:(?:[Rr]apport[ \xa0])?(?P<n>(?:19|20)\d\d:\d{1,3})\)|[^()]{2,30}\d:\w*\d\))")
_CLAUSE = re.compile(
    r"""
    (?<!\w)
    (?:
        att|visar|visade|anger|pekar|framgår|konstaterar|konstateras|skattas|uppgav
        |uppger|anser|menar|som|redovisas|föreslår|är|har|ska|kan|fick|gav|ger|får|blir
    )
    (?!\w)
    """,
    re.X,
)
_OWNER = re.compile(
    r"""
    ((?:[A-ZÅÄÖ][\wÅÄÖåäö/&-]*[ \xa0]){0,3}[A-ZÅÄÖ][\wÅÄÖåäö/&-]*?)   # P P
    (?::s|s)[ \xa0\n](?:(?:senaste|nya|årliga|färska|egen)[ \xa0])?$  # :s senaste
    """,
    re.X,
)
_BEGINS = re.compile(r"(?:Enligt|I|Av|Från|Den|Se|Även|Också|Jfr|Men|Och|Ur|Med|Efter|Både)[ \xa0]")


def read_report_title(reading: Reading, start: int, end: int) -> None:
    """`Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017`: owner in the genitive, the word, title, year."""
    text = reading.text
    if read_counted(reading, start):
        return
    word = _TITLED.match(text, start)
    if not word or (start and text[start - 1].isalnum()):
        return
    if _read_numbered(reading, start, word.end()) or _read_own_year(reading, start, word.end()):
        return
    title = _QUOTED.match(text, word.end(), word.end() + 200) or _CAPITALISED.match(text, word.end(), word.end() + 280)
    if not title:
        return
    groups = title.groupdict()
    end = title.end()
    if "more" in groups:
        if groups["more"] and _CLAUSE.search(groups["more"]):
            end = title.start("more")
        if _CLAUSE.search(text, word.end(), title.start("year")):
            return
    numbered = _BRACKETED.match(text, title.end(), title.end() + 44)
    if numbered and not numbered["n"]:
        return  # an identifier in brackets follows: that is the reference
    low = max(0, start - 90)
    owner, known = _OWNER.search(text[low:start]), publisher_before(text, start)
    begin, name = start, ""
    if owner:
        begin, name = low + owner.start(1), owner[1]
    elif known and known[1] == start - 1:
        begin, name = known[0], text[known[0] : known[1]].removesuffix("s")
    elif known and title["year"] and "–" not in title["year"] and _SAID_IN.fullmatch(text, known[1], start):
        reading.add(Draft(start, end, f"work/{known[2]}/{_year(title['year'])}"))
        return
    elif title["year"] and (who := _publisher_behind(text, end)):
        reading.add(Draft(start, end, f"work/{who}/{_year(title['year'])}"))
        return
    else:
        return
    while (first := _BEGINS.match(name)) and len(name) > first.end():
        begin, name = begin + first.end(), name[first.end() :]
    if begin < reading.done:
        return
    if numbered:
        reading.add(Draft(begin, numbered.end(), f"report/{publishers().get(name.lower()) or slug(name)}/{numbered['n']}"))
        return
    who = publishers().get(name.lower()) or publishers().get(name.lower() + "s") or slug(name)
    inside = _YEAR_INSIDE.search(title["title"]) if "title" in groups and not title["year"] else None
    year = inside[1] if inside else _year(title["year"])
    if not year and who not in publishers().values():
        return
    reading.add(Draft(begin, end, f"work/{who}/{year or '-'}"))


def _year(written: str | None) -> str:
    return re.sub(r"\D", "", (written or "").partition("–")[0])


def _read_numbered(reading: Reading, start: int, at: int) -> bool:
    """`AV:s rapport Arbetsmiljöstatistik 2007:2`: owner in the genitive, a title, the report's number."""
    text = reading.text
    found = _NUMBERED.match(text, at, at + 140)
    owner = _OWNER.search(text, max(0, start - 90), start) if found and not _CLAUSE.search(found.group()) else None
    if found is None or owner is None or owner.start(1) < reading.done:
        return False
    begin, name = owner.start(1), owner[1]
    while (first := _BEGINS.match(name)) and len(name) > first.end():
        begin, name = begin + first.end(), name[first.end() :]
    who = publishers().get(name.lower()) or publishers().get(name.lower() + "s") or slug(name)
    reading.add(Draft(begin, found.end(), f"report/{who}/{found['n']}"))
    return True


def _read_own_year(reading: Reading, start: int, at: int) -> bool:
    """`rapporten Statsbidrag till kommuner (Statskontoret 2017)`: a title, publisher and year in brackets."""
    found = _OWN_YEAR.match(reading.text, at, at + 200)
    who = publishers().get(found["who"].lower()) if found else None
    if found is None or who is None:
        return False
    reading.add(Draft(start, found.end(), f"work/{who}/{found['year']}"))
    return True


def _publisher_behind(text: str, end: int) -> str | None:
    """The publisher that is named behind a report: "(2018) från Socialstyrelsen"."""
    lead = _FROM.match(text, end, end + 24)
    words = text[lead.end() : lead.end() + 90].split(" ")[:8] if lead else []
    return next(
        (who for count in range(len(words), 0, -1) if (who := publishers().get(" ".join(words[:count]).rstrip(".,;:)").lower()))), None
    )


_TITLE_AND_YEAR = re.compile(
    r"""[ \xa0\n](?P<title>[A-ZÅÄÖ][\w-]{2,40}(?<!fonds)(?<!råds)(?<!verks)                                     # Fördjupad
    (?:[ \xa0\n](?:[a-zåäö][\w-]{0,40}|[A-ZÅÄÖ]{2,6}|Sverige|Europa|Norden)){1,9})      # utvärdering av miljömålen
    ,?[ \xa0\n](?P<opened>\()?(?P<year>(?:19|20)\d\d)(?(opened)\))(?![\w:/–-])          # 2019, (2019)""",
    re.X,
)
_NO_TITLE = re.compile(
    r"""
    (?<!\w)
    (?:
        den|det|under|sedan|år|hösten|våren|januari|februari|mars|april|maj|juni|juli
        |augusti|september|oktober|november|december
    )
    $
    |(?<!\w)\w+(?:ade|ades|erar|gjorde|lades|ställde)(?!\w)                            # påhittade
    """,
    re.X,
)
"""What says that a year is a day's, or the words a sentence."""
_SHORTEST_NAME = 4


def owners() -> list[str]:
    """Publishers' names in the genitive, as running text writes them."""
    names = [name for row in publisher_rows() for name in row["names"].split(";") if len(name) >= _SHORTEST_NAME and name[0].isupper()]
    return [f"{name}:s" if name.isupper() else name if name.endswith("s") else f"{name}s" for name in names]


def read_owned_title(reading: Reading, start: int, end: int) -> None:
    """A publisher in the genitive, a title without verbs, a year: "Skolverkets Lägesbedömning av förskolan 2017"."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return
    found = _TITLE_AND_YEAR.match(text, end - 2, end + 200)
    if found is None or _CLAUSE.search(found["title"]) or _NO_TITLE.search(found["title"]):
        return
    owner = text[start : end - 2].lower().removesuffix(":s")
    who = publishers().get(owner) or publishers().get(owner.removesuffix("s"))
    if who:
        reading.add(Draft(start, found.end(), f"work/{who}/{found['year']}"))
