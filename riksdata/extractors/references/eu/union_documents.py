"""Documents by the numbers of the Union's own registers: CELEX numbers, documents of the Commission."""

from __future__ import annotations

import re

from riksdata.extractors.references.eu.celex import CELEX, act_label
from riksdata.extractors.references.eu.court_cases import draft_case
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.dates import full_year
from riksdata.swedish.lazy import lazy_regex


def read_celex(reading: Reading, start: int, end: int) -> None:
    """A CELEX number; the short year of older files (`392L0100`) is written out."""
    text = reading.text
    if start and (text[start - 1].isalnum()):
        return
    found = _SECTOR.match(text, start, start + 14)
    if not found:
        return
    if found[4]:
        reading.add(draft_case(start, found.end(), found[5][0], int(found[6]), int(found[4]), found[5]))
        return
    year, letter, number = (full_year(found[1]), found[2], int(found[3])) if found[1] else (full_year(found[7]), found[8], int(found[9]))
    kind = {"L": "dir", "R": "reg", "D": "dec", "F": "dec", "H": "rec"}[letter]
    reading.add(Draft(start, found.end(), act_label(kind, year, number), (f"{CELEX}3{year}{letter}{number:04d}",)))


_SECTOR = lazy_regex(
    r"3((?:19|20)?\d\d)([LRDFH])(\d{4})(?![\dA-Z])|6((?:19|20)\d\d)([CTF][JOCAN])(\d{4})(?!\d)|3([89]\d)([LRD])(\d{4})(?!\d)"
)


def read_com(reading: Reading, start: int, end: int) -> None:
    """A document of the Commission: `KOM(2018) 366`, `COM(2011) 635 final`, `SWD(2018) 301`."""
    text = reading.text
    found = _COM.match(text, start, start + 40)
    if found is None or (start and text[start - 1].isalnum()):
        return
    series, year = _DOCUMENTS.get(found[1], found[1]), full_year(found[2])
    begin, end, number = start, found.end(), found[3]
    for _ in range(_MOST_FURTHER):
        address = f"https://eur-lex.europa.eu/legal-content/SV/TXT/?uri={series}:{year}:{int(number):04d}:FIN"
        reading.add(Draft(begin, end, f"eu/{series.lower()}/{year}/{number}", (address,)))
        further = _FURTHER.match(text, end, end + 24)
        if further is None:
            return
        begin, end, number = further.start("number"), further.end(), further["number"]


_COM = lazy_regex(
    r"""
    (COM|KOM|SWD|SEC|SEK|JOIN)[ ]?[(\[]((?:19|20)\d\d|[89]\d)[)\]]                      # KOM(2018)
    [ \xa0]?(?:nr[ \xa0])?(\d{1,4})(?:[ \xa0]?(?:slutlig|final))?                       # 366 slutlig
    """,
    re.X,
)
_FURTHER = lazy_regex(
    r"""
    (?:,|[ \xa0\n](?:och|samt))[ \xa0\n](?!(?:19|20)\d\d(?!\d))(?P<number>\d{2,4})                   # och 647
    (?:[ \xa0](?:slutlig|final)|(?=[).;\n]|,[ \xa0]|[ \xa0]och[ \xa0]\d|$))(?![.,]\d)
    """,
    re.X,
)
"""A further document of the same year: "KOM(2005) 646 och 647"; "och 2006" tells of another year."""
_MOST_FURTHER = 12
_DOCUMENTS = {"KOM": "COM", "SEK": "SEC"}
"""Swedish names of series of documents, by their English ones as addresses write them."""
