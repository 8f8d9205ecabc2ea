"""Lines of a list of literature in running text: "Lab, Steven P. (2007), Crime Prevention. Newark: LexisNexis."."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works import citations
from riksdata.extractors.references.works.authors import author_slug
from riksdata.extractors.references.works.press import papers
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

# All names after the first two are one run, with one way only to read it: with runs in runs, a line of names took half a second.
_AUTHORS = lazy_regex(
    r"""[A-ZÅÄÖÉ][\w’'-]{1,30},[ ][A-ZÅÄÖÉ][\w.-]{0,20}                   # Lab, Steven
    (?:,?[ ](?:(?:och|and|&)[ ])?[A-ZÅÄÖÉ][\w’'.-]{0,30}){0,40}           # P., & Farrington, D. P.
    (?:[ ](?:m\.?[ ]?fl\.?|et[ ]al\.?|\([Rr]ed\.?\)|\([Ee]ds?\.?\)))?
    ,?[ ]\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,:]?[ ](?=[A-ZÅÄÖÉ0-9”"“])    # (2007), Crime
    """,
    re.X,
)
_SHORTEST, _LONGEST = 30, 500
"""In characters: a line with author, year and title, up to where an abstract or a paragraph would begin."""
_ADDRESS = lazy_regex(r"https?://|www\.")


def _dated_line(text: str, start: int, form: re.Pattern[str]) -> tuple[re.Match[str], int, bool] | None:
    """The line that begins at `start` and has this form: what matched, where the line or an address in it cuts it off, whether one does."""
    found = form.match(text, start, start + _LONGEST_HEAD)
    stop = text.find("\n", start, start + _LONGEST + 1)
    stop = stop if stop >= 0 else min(len(text), start + _LONGEST)
    if found is None or stop - start < _SHORTEST:
        return None
    address = _ADDRESS.search(text, start, stop)
    return found, address.start() if address else stop, address is not None


_LONGEST_HEAD = 260
"""In characters: authors and year at the head of a line."""


def read_listed_work(reading: Reading, start: int, end: int) -> None:
    """A line that names authors, a year in brackets and a title, whole; addresses inside it are rows of their own."""
    text = reading.text
    start += text[start] == "\n"
    line = _dated_line(text, start, _AUTHORS)
    if line is None:
        return
    found, stop, _ = line
    body = text[start:stop].rstrip(" .,;:")
    cited = citations.work(body)
    if cited is None or cited.who is None or cited.year != found["year"]:
        return
    reading.drafts.append(Draft(start, start + len(body), f"work/{cited.who}/{cited.year}"))


_BODY_AND_YEAR = lazy_regex(
    r"""
    (?:Källa:[ \xa0])?
    (?P<who>[A-ZÅÄÖ][^\n().,:;\d]{1,70}|[A-ZÅÄÖ][^\n().:\d]{1,90})               # Boverket
    [ ]\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,:]?[ ](?=[A-ZÅÄÖ0-9”\"“])            # (2017).
    """,
    re.X,
)
_NUMBERED = lazy_regex(r"\d[:/]\w*\d")


def read_dated_work(reading: Reading, start: int, end: int) -> None:
    """A line that names a body and a year in brackets before a title, whole: "Boverket (2017). Bryggor i norr. Stockholm: Boverket.".

    A sentence may begin so too ("Alliansregeringen (2013). …"): the line is of a list, or ends with an imprint, a day or an address.
    """
    text = reading.text
    start += text[start] == "\n"
    line = _dated_line(text, start, _BODY_AND_YEAR)
    if line is None:
        return
    found, stop, addressed = line
    start = found.start("who")
    body = text[start:stop].rstrip(" .,;:")
    cited = citations.work(body) if not _NUMBERED.search(body) else None
    if cited is None or cited.who is None or cited.year != found["year"] or citations.is_sentence(body):
        return
    if not (addressed or found.start("who") > found.start() or _has_imprint(body, found, cited.who) or _in_list(text, found.start())):
        return
    who = papers().get(found["who"], cited.who)
    reading.drafts.append(Draft(start, start + len(body), f"work/{who}/{cited.year}"))


_IMPRINT = lazy_regex(
    rf"""
    [.,?!–][ \xa0]
    (?:[A-ZÅÄÖ][\wåäö-]+(?:[ \xa0][A-ZÅÄÖ][\wåäö-]+)?:[ \xa0][A-ZÅÄÖ][^.:\n]{{2,60}}       # Stockholm: Boverket
    |\d{{1,2}}[ \xa0](?:{ANY_MONTH})(?:[ \xa0]\d{{4}})?|\d{{4}}-\d\d-\d\d                    # 13 april
    |(?P<who>[A-ZÅÄÖ][^.:,\n]{{1,60}}))\Z                                                  # Boverket
    """,
    re.X,
)
_HEADING = lazy_regex(
    r"""
    (?:\A|\n)(?:\d[\d.]*[ \xa0])?                                           # 7.
    (?:
        Referenser|Referenslista|Litteratur|Litteraturlista|Litteraturförteckning
        |Källor|Källförteckning|Källhänvisningar|Käll-[ ]och[ ]litteraturförteckning
    )
    [ \xa0]?:?[ \xa0]*\n
    """,
    re.X | re.I,
)
_LONGEST_LIST = 6000
"""In characters: a list of literature under its heading, up to the line that is read."""


def _has_imprint(body: str, found: re.Match[str], who: str) -> bool:
    """Whether a line ends with place and publisher, a day, or a publisher alone."""
    last = _IMPRINT.search(body, found.end() - found.start("who"))
    return last is not None and (last["who"] is None or last["who"].lower() in publishers() or author_slug(last["who"]) == who)


def _in_list(text: str, start: int) -> bool:
    """Whether a line that begins at `start` has one of its form beside it, or stands under a heading of sources."""
    before = text[max(0, start - _LONGEST) : start].rstrip("\n").rpartition("\n")[2] if start else ""
    end = text.find("\n", start, start + _LONGEST + 1)
    behind = text[end : end + _LONGEST].lstrip("\n") if end >= 0 else ""
    if any(form.match(line) for form in (_AUTHORS, _BODY_AND_YEAR) for line in (before, behind)):
        return True
    return _HEADING.search(text, max(0, start - _LONGEST_LIST), start) is not None


_LONGEST_SOURCE = 220
"""In characters: what is longer is a text that begins with its source."""
_BETWEEN_NAMES = lazy_regex(r"[ \xa0]*[,;/][ \xa0]*(?:(?:och|samt)[ \xa0])?|[ \xa0](?:och|samt)[ \xa0]")
_LAST_YEAR = lazy_regex(r"[,\xa0 ]+\(?(?:19|20)\d\d\)?\Z")
_OWN_FIGURES = lazy_regex(r"(?:egn?a[ \xa0])?(?:beräkning|bearbetning)(?:ar|en|arna)?", re.I)
_SOURCE = lazy_regex(r"Käll(?:a|or):[ \xa0]?(?:[Ss]e[ \xa0])?")


def read_source_line(reading: Reading, start: int, end: int) -> None:
    """What stands behind "Källa:" below a table or in brackets, if it is one work: "Källa: SKL, Ekonomirapporten dec. 2018."."""
    text = reading.text
    bracketed = text[start] == "("
    lead = _SOURCE.match(text, start + (text[start] in "\n("))
    if lead is None:
        return
    stop = text.find(")" if bracketed else "\n", lead.end(), lead.end() + _LONGEST_SOURCE)
    stop = stop if stop >= 0 else len(text) if len(text) - lead.end() < _LONGEST_SOURCE else -1
    if stop < 0 or "\n" in text[lead.end() : stop]:
        return
    address = _ADDRESS.search(text, lead.end(), stop)
    body = text[lead.end() : address.start() if address else stop].rstrip(" .,;:\xa0")
    cited = citations.work(body) if not _NUMBERED.search(body) else None
    known = cited is not None and cited.who in publishers().values() and not _names_only_publishers(body)
    if cited is None or cited.who is None or not known or citations.is_sentence(body):
        return
    reading.drafts.append(Draft(lead.end(), lead.end() + len(body), f"work/{cited.who}/{cited.year or '-'}"))


def _names_only_publishers(body: str) -> bool:
    """Whether a source is a row of publishers, and the year that of their figures: "SCB, Boverket och Skolverket 2018"."""
    parts = _BETWEEN_NAMES.split(_LAST_YEAR.sub("", body))
    return all(part.lower() in publishers() or _OWN_FIGURES.fullmatch(part) for part in parts)
