"""Reports named in running text with their publisher and title: "Konstnärernas Riksorganisations rapport Årets Konstkommuner 2017"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.reports import read_counted
from riksdata.extractors.references.slugs import slug

_TITLED = re.compile(r"[Rr]apport(?:en)?[ \xa0\n]{1,2}")
_QUOTED = re.compile(r"[”\"“](?P<title>[^”\"“\n]{4,160})[”\"“](?P<year>[ \xa0]\(?(?:från[ \xa0]|, )?(?:19|20)\d\d(?![:/\d])\)?)?")
_CAPITALISED = re.compile(
    r"[A-ZÅÄÖ][^.;:!?()\n”\"]{3,110}?[ \xa0](?P<year>(?:19"
    r"|20)\d\d(?:–\d{2,4})?)(?![\d:/-])(?P<more>[ \xa0][–-][ \xa0][^.,;!?()\n]{3,110}(?=[.,;()\n]))?"
)
_BRACKETED = re.compile(r",?[ \xa0]\((?:(?:[Rr]apport[ \xa0])?(?P<n>(?:19|20)\d\d:\d{1,3})\)|[^()]{2,30}\d:\w*\d\))")
_CLAUSE = re.compile(
    r"(?<!\w)(?:att|visar|visade|anger|pekar|framgår|konstaterar|konstateras|skattas|uppgav|uppger|anser|menar|som|redovisas"
    r"|föreslår|är|har)(?!\w)"
)
_OWNER = re.compile(
    r"((?:[A-ZÅÄÖ][\wÅÄÖåäö/&-]*[ \xa0]){0,3}[A-ZÅÄÖ][\wÅÄÖåäö/&-]*?)(?::s|s)[ \xa0\n](?:(?:senaste|nya|årliga|färska|egen)[ \xa0])?$"
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
    owner = _OWNER.search(text[low:start])
    if not owner:
        return
    begin = low + owner.start(1)
    name = owner[1]
    while (first := _BEGINS.match(name)) and len(name) > first.end():
        begin, name = begin + first.end(), name[first.end() :]
    if begin < reading.done:
        return
    if numbered:
        reading.add(Draft(begin, numbered.end(), f"report/{publishers().get(name.lower()) or slug(name)}/{numbered['n']}"))
        return
    who = publishers().get(name.lower()) or publishers().get(name.lower() + "s") or slug(name)
    year = re.sub(r"\D", "", (title["year"] or "").partition("–")[0])
    if not year and who not in publishers().values():
        return
    reading.add(Draft(begin, end, f"work/{who}/{year or '-'}"))
