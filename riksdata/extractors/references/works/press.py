"""Press items: a newspaper or broadcaster with the day of its issue."""

from __future__ import annotations

import datetime
import re
from functools import cache

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.slugs import slug
from riksdata.swedish.dates import full_year
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_MONTHS = {m: k + 1 for k, m in enumerate(["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"])}
_MONTH = (
    "(?:"
    "jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?"  # januari
    "|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"  # augusti
    ")"
    r"\.?"
)
DATE = lazy_regex(
    rf"""
    (?:
        (?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)
        |(?:från[ \xa0\n])?(?:[a-zö]{{3,4}}dagen[ \xa0\n])?                             # från påhidagen
        (?:den[ \xa0\n])?(?P<d2>\d{{1,2}}):?e?[ \xa0\n](?P<m2>{_MONTH})[ \xa0\n,]{{1,2}} # den 1:e jan.
        (?P<y2>(?:19|20)\d\d)
        |(?:den[ \xa0\n])?(?P<d3>\d{{1,2}})[/.](?P<m3>\d{{1,2}})[ \xa0,./–-]{{0,2}}(?P<y3>(?:19|20)\d\d)
        |(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})[ \xa0]?[-–’'][ \xa0]?(?P<y4>\d\d)       # 29/11-16
        |(?P<y5>\d\d)-(?P<m5>0[1-9]|1[0-2])-(?P<d5>0[1-9]|[12]\d|3[01])             # 84-03-12
        |(?P<y6>\d\d)(?P<m6>0[1-9]|1[0-2])(?P<d6>0[1-9]|[12]\d|3[01])               # 840312
    )
    (?![\d/-]|:\d)
    """,
    re.X,
)
_WAYS = ("", "2", "3", "4", "5", "6")
"""The ways in which `DATE` has the day, by what is behind the names of their groups."""
SAYS = (
    "avslöjade", "avslöjar", "belyste", "berättade", "berättar", "beskrev", "beskriver", "citerade", "citerar", "framhöll", "granskade",
    "granskar", "hävdade", "hävdar", "intervjuade", "konstaterade", "konstaterar", "larmade", "larmar", "meddelade", "noterade", "noterar",
    "publicerade", "publicerar", "påpekade", "påstod", "rapporterade", "rapporterar", "redovisade", "redovisar", "refererade", "skildrade",
    "kunde", "kunde man", "kunde vi", "skrev", "skriver", "uppgav", "uppger", "uppmärksammade", "uppmärksammar", "varnade", "varnar",
    "återgav",
)  # fmt: skip
"""What a paper does on the day that is named behind it: "Aftonbladet skrev den 6 mars 2001 att"."""
PARTS = ("-artikel", "-artikeln", "-intervju", "-intervjun", "-krönika", "-krönikan", " debatt", " webb")
"""What of a paper was read: "DN-artikeln den 21 augusti 2018", "SvD debatt den 17 maj 2018"."""
_ALSO = lazy_regex(
    rf"[ \xa0\n]\([A-ZÅÄÖ][\w-]{{1,6}}\)|(?::s|s)[ \xa0\n](?:ledarsida|ledare|debattsida)"
    rf"|(?:{'|'.join(sorted(PARTS, reverse=True))})(?!\w)|[ \xa0\n](?:{'|'.join(sorted(SAYS, reverse=True))})(?!\w)"
)
"""Behind a paper's name: its abbreviation, a page or part of it, that it writes."""
_LEAD = lazy_regex(
    r"""
    (?:,?[ \xa0]nr[ \xa0]\d{1,3}(?=,))?[ \xa0\n]?  # , nr 3
    (?:
        ,[ \xa0\n]
        |\((?=[dfmtosl\d])
        |[ \xa0\n]\((?=[dfmtosl\d])
        |[ \xa0\n](?:av[ \xa0\n](?=den))?         # av den
    )
    """,
    re.X,
)


@cache
def papers() -> dict[str, str]:
    """Newspapers and broadcasters by name as written, each with its slug."""
    return {name: row["slug"] for row in read_table("riksdata.extractors.references", "papers.tsv") for name in row["names"].split(";")}


def day_of(found: re.Match[str]) -> str | None:
    """The date as `2023-07-07`; None for a day that does not exist."""
    said = found.groupdict()
    way = next(way for way in _WAYS if said["y" + way])
    try:
        return datetime.date(full_year(said["y" + way]), _month(said["m" + way]), int(said["d" + way])).isoformat()
    except ValueError:
        return None


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS[written[:3].lower()]


_YEARLESS = lazy_regex(
    rf"""
    (?:från[ \xa0\n])?(?:[a-zö]{{3,4}}dagen[ \xa0\n])?den[ \xa0\n](?P<d>\d{{1,2}})(?::e)?[ \xa0\n](?P<m>{_MONTH})
    (?:
        [ \xa0\n]
        (?:i[ \xa0\n]år|(?P<before>förra[ \xa0\n]året|i[ \xa0\n]fjol)|år[ \xa0\n](?P<year>(?:19|20)\d\d))  # i år, år 1123
    )?
    (?![ \xa0\n,.]{{0,2}}\d|\w)
    """,
    re.X,
)
_YEARLESS_SLASH = lazy_regex(r"(?P<d>[12]?\d|3[01])/(?P<m>1[0-2]|[1-9])(?=[),.;:]|[ \xa0\n][^\W\d]|\Z)")
"""`DN 31/8`."""
_SESSION = lazy_regex(r"(?:Interpellation[ \xa0])?(\d{4})/\d\d(?:\d\d)?:\d{1,4}[ \xa0]")
"""The number at the top of an interpellation, with its riksmöte."""
_SUMMER = 6
_DAY_FIRST = lazy_regex(
    rf"""(?:den[ \xa0\n])?(?P<d>\d{{1,2}})(?::e)?[ \xa0\n](?P<m>{_MONTH})[ \xa0\n](?:(?P<y>(?:19|20)\d\d)[ \xa0\n])?
    i[ \xa0\n](?P<word>tidningen[ \xa0\n]|tidskriften[ \xa0\n])?""",
    re.X,
)


def _last_day(reading: Reading, found: re.Match[str]) -> str | None:
    """The last day of that date before the document was written; None where that is not stated."""
    said, month = found.groupdict(), _month(found["m"])
    written = datetime.date(int(said["year"]), 12, 31) if said.get("year") else reading.document.date
    session = _SESSION.match(reading.text) if written is None else None
    if session is not None:  # a question of spring is of its second year
        year = int(session[1]) + (month < _SUMMER)
    elif written is not None:
        year = written.year
    else:
        return None
    try:
        day = datetime.date(year - (said.get("before") is not None), month, int(found["d"]))
        return (day if written is None or day <= written else day.replace(year=day.year - 1)).isoformat()
    except ValueError:
        return None


def read_day_first(reading: Reading, start: int, end: int) -> None:
    """`den 3 mars 2015 i Dagens Nyheter`: the day before the paper."""
    text = reading.text
    found = _DAY_FIRST.match(text, start, start + 50)
    if found is None:
        return
    at = found.end()
    name = _paper_at(text, at, end)
    if name is None and found["word"]:  # "tidningen Dagen" is not any day
        at = found.start("word")
        name = _paper_at(text, at, end)
    if name is None or text[start - 1 : start].isalnum():
        return
    if found["y"]:
        try:
            day: str | None = datetime.date(int(found["y"]), _month(found["m"]), int(found["d"])).isoformat()
        except ValueError:
            return
    else:
        day = _last_day(reading, found)
    stop = at + len(name)
    if day is not None and not text[stop : stop + 1].isalnum():
        begin = start - 4 if text.startswith("den", start - 4) else start
        reading.add(Draft(max(begin, reading.done), stop, f"press/{papers()[name]}/{day}"))


def _paper_at(text: str, start: int, end: int) -> str | None:
    """The longest name of a paper that stands between two places."""
    return next((text[start:stop] for stop in range(min(start + 30, end), start + 1, -1) if text[start:stop] in papers()), None)


def read_paper(reading: Reading, start: int, end: int) -> None:
    """A paper's name with a date at `start`; `end` lies behind the name and the date's first digit."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-@."):
        return
    name = _paper_at(text, start, end)
    if name is None:
        return
    at = start + len(name)
    also = _ALSO.match(text, at, at + 24)
    lead = _LEAD.match(text, also.end() if also else at)
    if not lead:
        return
    found = DATE.match(text, lead.end(), lead.end() + 40)
    yearless = None
    if found is None:
        yearless = _YEARLESS.match(text, lead.end(), lead.end() + 40) or _YEARLESS_SLASH.match(text, lead.end(), lead.end() + 9)
    day = day_of(found) if found else _last_day(reading, yearless) if yearless else None
    found = found or yearless
    if not found or day is None:
        return
    stop = found.end() - (yearless is not None and text[found.end() - 1] == ".")
    if "(" in lead.group():
        if text[stop : stop + 1] != ")":
            return
        stop += 1
    reading.add(Draft(start, stop, f"press/{papers()[name]}/{day}"))


_ADDRESSED = lazy_regex(r"www\.(?P<paper>[a-z0-9]{2,20}\.se),[ \xa0](?P<title>(?!www\.)[A-ZÅÄÖ0-9”\"][^\n;]{2,150}?),[ \xa0]")

_ADDRESSED_ON = lazy_regex(r"www\.(?P<paper>[a-z0-9]{2,20}\.se),[ \xa0](?P<title>(?!www\.)[A-ZÅÄÖ0-9”\"][^\n;]{2,170}),[ \xa0]\Z")
"""The same with a headline that holds commas."""


def read_addressed(reading: Reading, start: int, end: int) -> None:
    """`www.dn.se, Bryggor saknas i norr, 10 juni 2015`: a paper by its address, a headline and the day."""
    text = reading.text
    found = _ADDRESSED.match(text, start, start + 190)
    while found is not None and found["paper"] in papers():
        date = DATE.match(text, found.end(), found.end() + 40)
        day = day_of(date) if date else None
        if date is not None and day is not None and "www." not in found["title"]:
            reading.add(Draft(start, date.end(), f"press/{papers()[found['paper']]}/{day}"))
            return
        further = text.find(", ", found.end(), start + 190)  # a comma of the headline's own
        found = _ADDRESSED_ON.match(text, start, further + 2) if further > 0 else None


_QUOTES = '”"“'
_LONGEST_HEADLINE, _LONGEST_LEAD = 170, 90
_TO_DAY = lazy_regex(r",?[ \xa0\n](?:\(|(?<=,[ \xa0\n]))")
"""From the closing quotes to the day: a bracket, or `Dagens Nyheter, ”…”, 12 mars 2010`."""
_BEFORE_HEADLINE = lazy_regex(r"(?::s|s)?,?(?:[ \xa0][a-zåäö]{1,14}){0,6}[:,]?[ \xa0]\Z")
"""Between a paper and what it wrote: "skrev nyligen att", "i artikeln"."""
_CAPITAL = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ]|(?<!\w)svt|(?<!\w)tidningen")


def read_headline(reading: Reading, start: int, end: int) -> None:
    """What a paper wrote, in quotes that close at `start`, and the day behind it: `Dagens Nyheter skrev nyligen att ”…” (2017-09-05)`."""
    text = reading.text
    opens = _TO_DAY.match(text, start + 1)
    date = DATE.match(text, opens.end(), opens.end() + 40) if opens else None
    day = day_of(date) if date else None
    if text[start] not in _QUOTES or opens is None or date is None or day is None:
        return
    bracketed = "(" in opens[0]
    if bracketed and text[date.end() : date.end() + 1] != ")":
        return
    opened = max(text.rfind(sign, max(reading.done, start - _LONGEST_HEADLINE), start) for sign in _QUOTES)
    low = max(reading.done, opened - _LONGEST_LEAD)
    for capital in _CAPITAL.finditer(text, low, max(low, opened)):
        name = _paper_at(text, capital.start(), opened)
        between = _BEFORE_HEADLINE.match(text, capital.start() + len(name), opened) if name is not None else None
        if name is not None and between and (bracketed or "," in between[0]):
            reading.add(Draft(capital.start(), date.end() + bracketed, f"press/{papers()[name]}/{day}"))
            return


_UNKNOWN = lazy_regex(
    r"""
    (?<=[”\"])[.,]?[ \xa0\n]{1,2}(?:I[ \xa0])?                                  # . I
    (?P<name>[A-ZÅÄÖ][\wÅÄÖåäö&.-]{1,25}(?:[ \xa0][\wÅÄÖåäö&.-]{2,25}){0,3}),?  # Ppåhitt påhitt,
    [ \xa0\n]{1,2}\(?(?=\d|den)
    """,
    re.X,
)


def titled_item(text: str, start: int, end: int) -> Draft | None:
    """`”A title in quotes” Paper, 2022-08-24`: an item of a paper that the table need not know, within a footnote."""
    found = _UNKNOWN.search(text, start, end)
    if not found:
        return None
    date = DATE.match(text, found.end(), end)
    day = day_of(date) if date else None
    if date is None or day is None:
        return None
    name = found["name"].rstrip(".,")
    return Draft(found.start("name"), date.end(), f"press/{papers().get(name) or slug(name)}/{day}")
