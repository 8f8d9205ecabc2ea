"""Registry numbers, and the cases of the ombudsman, the chancellor and the complaints board, which bear them."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.lazy import lazy_regex

AND = lazy_regex(r"[ \xa0\n]?(?:,|och|samt|;)[ \xa0\n]{1,2}")
"""Between two numbers of a list."""
_JO = lazy_regex(
    r"""
    (?:(?:JO:s|[Jj]ustitieombudsmannens)[ \xa0\n]ämbetsberättelse|JO)[ \xa0\n](?:för[ \xa0](?:år(?:et)?[ \xa0])?)?  # JO:s ämbetsberättelse
    (\d{4}(?:/\d\d)?),?[ \xa0](?:s\.?|sid(?:an|\.))[ \xa0\n]?(\d{1,4})(?![\d:/])                              # 1979/80 s. 234
    """,
    re.X,
)
_HYPHENED = lazy_regex(r"(\d{1,5}-\d{2,4}(?:-\d{2})?)(?![\d-])")
_OMBUDSMAN = lazy_regex(
    r"""
    (?<!\w)
    (
        JO|JO:s|JO-beslut
        |[Jj]ustitieombudsmannen                                 # Justitieombudsmannen
        |[Jj]ustitieombudsmannens                                # Justitieombudsmannens
        |JK|JK:s|JK-beslut
        |[Jj]ustitiekanslern                                     # Justitiekanslern
        |[Jj]ustitiekanslerns                                    # Justitiekanslerns
        |ARN|ARN:s|ARN-beslut|Allmänna[ ]reklamationsnämnden
        |Allmänna[ ]reklamationsnämndens|[Nn]ämnden|[Nn]ämndens  # Allmänna reklamationsnämndens
    )
    (?!\w)
    """,
    re.X,
)
_DAY = lazy_regex(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_PREFIX = lazy_regex(r"((?:[Dd]nr|[Dd]iarienummer|[Dd]iarienr|ärende(?:t)?[ \xa0]nr|ärende|mål[ \xa0]nr|beslut)[.:]?[ \xa0\n]{1,2})$")
_CODE = lazy_regex(r"([A-ZÅÄÖ][A-Za-zåäö]{0,4}(?:19|20)\d\d/\d{2,6}(?:/[A-ZÅÄÖ][A-Za-zÅÄÖåäö0-9]{0,6}){0,3})(?![\w/])")
_FREE = lazy_regex(
    r"""
    (?:[Dd]nr|[Dd]iarie(?:nummer|nr))[.:]?[ \xa0\n]{1,2}            # Dnr.
    (
        (?:[A-ZÅÄÖ][A-Za-zåäö]{0,6}[ \xa0./-]?|\d{1,3}[ \xa0])?  # P, VS-, A., 131
        \d[\dA-ZÅÄÖa-z]{0,8}
        (?:[.:/–-][\dA-ZÅÄÖ]{1,8}){1,5}                            # .P
    )
    (?![\w])
    """,
    re.X,
)

_FURTHER = lazy_regex(
    r"(?:dnr[ \xa0])?((?:[A-ZÅÄÖ][A-Za-zåäö]{0,6}[ \xa0]?)?\d[\dA-Za-z]{0,8}[.–-]\d{1,6}"
    r"(?:[./–-][\dA-ZÅÄÖ]{1,8}){1,4})(?!\w)"
)
"""A registry number that goes on a list; it has two marks at least, so that a figure is none."""
_MOST_FURTHER = 12


def read_ombudsman(reading: Reading, start: int, end: int) -> None:
    """`JO 2013/14 s. 392`, `JO:s ämbetsberättelse 1979/80 s. 234`: the ombudsman's printed report."""
    text = reading.text
    found = _JO.match(text, start, start + 70)
    if found and not (start and text[start - 1].isalnum()):
        reading.add(Draft(start, found.end(), f"jo/{found[1]}s{found[2]}"))


def read_hyphened(reading: Reading, start: int, end: int) -> None:
    """`dnr 2914-2011`, `1879-02-40`, `1998-3712`: case numbers of JO, JK and ARN, where the text names the body or says dnr."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-–/.:"):
        return
    found = _HYPHENED.match(text, start, start + 16)
    if not found:
        return
    number = found[1]
    parts = number.split("-")
    if _DAY.fullmatch(number):
        return
    prefix = _PREFIX.search(text[max(0, start - 20) : start])
    last = reading.drafts[-1] if reading.drafts else None
    chained = last is not None and last.kind == "dnr" and last.uris and AND.fullmatch(text[last.end : start])
    direct = re.search(r"(?<!\w)(?:JO|JK|ARN)[ \xa0]$", text[max(0, start - 6) : start])
    if (
        not prefix
        and not chained
        and not direct
        and not (len(parts) == 2 and re.search(r"(?:ARN|avgörande|beslut|;)[^.]{0,30}$", text[max(0, start - 60) : start]))
    ):
        return
    body = None
    for named in _OMBUDSMAN.finditer(text[max(0, start - 160) : start]):
        body = named[1]
    uri = None
    if body or chained:
        who = (body or "").lower()
        if len(parts) == 3 and len(parts[1]) == 2:
            uri = f"https://lagen.nu/avg/jk/{number}"
        elif len(parts) == 2 and (who.startswith(("arn", "allmänna", "nämnd"))) and re.fullmatch(r"(?:19|20)\d\d-\d{3,5}", number):
            uri = f"https://lagen.nu/avg/arn/{number}"
        elif len(parts) == 2 and (who.startswith(("jo", "justitieo")) or chained) and re.fullmatch(r"\d{1,5}-(?:19|20)?\d\d", number):
            uri = f"https://lagen.nu/avg/jo/{number}"
    if uri is None and not (prefix and re.match(r"[Dd]", prefix[1])):
        return
    begin = start - len(prefix[1]) if prefix and re.match(r"[Dd]", prefix[1]) else start
    reading.add(Draft(max(begin, reading.done), found.end(), f"dnr/{number}", (uri,) if uri else ()))


def read_code(reading: Reading, start: int, end: int) -> None:
    """A registry number of the government offices: `A2024/00777`, `A2020/0036/JÄM`."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
        return
    found = _CODE.match(text, start, start + 50)
    if found:
        reading.add(Draft(start, found.end(), f"dnr/{found[1]}"))


_PLANNED = lazy_regex(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}-(?:19|20)\d\d-\d{2,7})(?![\w-])")
_LETTERS_BEFORE = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}[ \xa0\n]\Z")


def read_planned(reading: Reading, start: int, end: int) -> None:
    """`MigV 1.1.2-2018-35843`: a heading of an agency's filing plan, the year, a number; before it the agency's letters."""
    text = reading.text
    start -= text[start - 1 : start].isdecimal()
    found = _PLANNED.match(text, start, end + 8)
    if found is None or (start and (text[start - 1].isalnum() or text[start - 1] in "-/.,")):
        return
    letters = _LETTERS_BEFORE.search(text, max(0, start - 8), start)
    named = letters is not None and letters.group().strip().lower() not in ("dnr", "nr")
    begin = start - len(letters.group()) if letters is not None and named else start
    reading.add(Draft(max(begin, reading.done), found.end(), f"dnr/{found['number']}"))


def read_dnr(reading: Reading, start: int, end: int) -> None:
    """`dnr 1.1-2015-123` and other registry numbers that say that they are."""
    text = reading.text
    if start and text[start - 1].isalnum():
        return
    code = re.compile(r"(?:[Dd]nr|[Dd]iarie(?:nummer|nr))[.:]?[ \xa0\n]{1,2}").match(text, start)
    inner = _CODE.match(text, code.end(), code.end() + 50) if code else None
    if inner:
        reading.add(Draft(inner.start(), inner.end(), f"dnr/{inner[1]}"))
        return
    found = _FREE.match(text, start, start + 60)
    if (
        found
        and re.search(r"\d{2}", found[1])
        and not re.match(r"\d{1,5}-(?:19|20)\d\d$|(?:19|20)\d\d-\d{3,4}$|\d{3,5}-\d\d-\d\d$", found[1])
    ):
        reading.add(Draft(start, found.end(), f"dnr/{found[1]}"))
        for _ in range(_MOST_FURTHER):  # "dnr 42-18/I, 2-19/I och 1-19/1"
            joint = AND.match(text, reading.done, reading.done + 10)
            further = _FURTHER.match(text, joint.end(), joint.end() + 40) if joint else None
            if further is None:
                return
            reading.add(Draft(further.start(1), further.end(), f"dnr/{further[1]}"))


_LETTERED = lazy_regex(r"(?P<number>(?!(?:SS|EN|ISO|IEC|DIN|TEL|TLF|FAX|MOB)-)[A-ZÅÄÖ]{2,4}-(?:\d{5}-\d{2}|\d{3}-\d{2,5}/\d{2}))(?![\w/-])")


def read_lettered(reading: Reading, start: int, end: int) -> None:
    """`NV-00123-15`, `POL-109-3098/05`: a registry number that begins with its agency's letters."""
    text = reading.text
    found = _LETTERED.match(text, start, start + 24)
    if found is not None and not (start and (text[start - 1].isalnum() or text[start - 1] in "-/.")):
        reading.add(Draft(start, found.end(), f"dnr/{found['number']}"))


_COURT_CASE = lazy_regex(
    r"""
    [Mm]ål(?:et|en)?(?P<told>[ \xa0\n]?(?:nr|nummer)\.?)?[ \xa0\n]             # målnr
    (?P<number>(?:[A-ZÖ]{1,3}[ \xa0]?)?\d{2,6}-\d\d)(?![\d/:-]|[ \xa0]?(?:procent|%|poäng))  # PMT 1123-17
    """,
    re.X,
)
_FURTHER_CASE = lazy_regex(
    r"(?:,|[ \xa0\n](?:och|samt|respektive|resp\.))[ \xa0\n](?P<number>(?:[A-ZÖ]{1,3}[ \xa0]?)?\d{2,6}-\d\d)(?![\d/:-])"
)
_COURT_REACH = 70
_OF_COURT = lazy_regex(r"rätt(?:en|ens|er)?(?!\w)|domstol|[Dd]om(?:en|ar)?(?!\w)|[Aa]vgörande|(?<!\w)(?:HFD|HD|AD|RÅ)(?!\w)")
"""Around "mål 1234-15": the court, or that it was decided."""
_FEWEST_DIGITS = 3
"""Of a number behind "mål" alone, so that no result of a match is one."""


def read_court_case(reading: Reading, start: int, end: int) -> None:
    """`mål nr P 1234-15 och P 1235-15`: cases of a court by their numbers; not of the Court of Justice (`C-123/09`)."""
    text = reading.text
    found = _COURT_CASE.match(text, start, end + 12)
    if found is None or (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
        return
    number = found["number"]
    if not found["told"] and number[0].isdigit():
        near = text[max(0, start - _COURT_REACH) : start] + text[found.end() : found.end() + _COURT_REACH].split(". ")[0]
        if number.index("-") < _FEWEST_DIGITS or not _OF_COURT.search(near):
            return  # "målet 2030-50", "mål 100-98"
    reading.add(Draft(start, found.end(), f"dnr/{''.join(number.split())}"))
    for _ in range(_MOST_FURTHER):
        further = _FURTHER_CASE.match(text, reading.done, reading.done + 40)
        if further is None:
            return
        reading.add(Draft(further.start("number"), further.end(), f"dnr/{''.join(further['number'].split())}"))


_CASE_OF_COURT = lazy_regex(r"(?P<number>(?:B|T|Ö|P|M|F|K|E|UM|PMT|PMÖ|PMÄ)[ \xa0]?[1-9]\d{2,5}-\d\d)(?![\w/:-]|[ \xa0]\d)")
_NO_CASE = lazy_regex(r"(?:flyg|Boeing|Volvo|sal|karta|telefon|tel\.?|rum|väg|modell)[ \xa0]\Z")
"""Before letters and a number that are a machine's, a room's, a map's."""


def read_lettered_case(reading: Reading, start: int, end: int) -> None:
    """`Svea hovrätts dom B 1234-15`, `Högsta domstolen (T 1234-15)`: the letters and number of a case, a court or a judgment before it."""
    text = reading.text
    found = _CASE_OF_COURT.match(text, start, end + 8)
    if found is None or (start and (text[start - 1].isalnum() or text[start - 1] in "-/")):
        return
    sentence = text[max(0, start - _COURT_REACH) : start].rsplit(". ")[-1].rsplit("\n")[-1]
    if _OF_COURT.search(sentence) and not _NO_CASE.search(sentence):
        reading.add(Draft(start, found.end(), f"dnr/{''.join(found['number'].split())}"))
