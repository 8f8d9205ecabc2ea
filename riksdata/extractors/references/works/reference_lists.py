"""Lines of a list of literature in running text: "Lab, Steven P. (2007), Crime Prevention. Newark: LexisNexis."."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works import citations
from riksdata.extractors.references.works.press import papers
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


def read_listed_work(reading: Reading, start: int, end: int) -> None:
    """A line that names authors, a year in brackets and a title, whole; addresses inside it are rows of their own."""
    text = reading.text
    start += text[start] == "\n"
    found = _AUTHORS.match(text, start, start + 260)
    stop = text.find("\n", start, start + _LONGEST + 1)
    stop = stop if stop >= 0 else min(len(text), start + _LONGEST)
    if found is None or stop - start < _SHORTEST:
        return
    address = re.compile(r"https?://|www\.").search(text, start, stop)
    stop = address.start() if address else stop
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
    """A line that names a body and a year in brackets before a title, whole: "Boverket (2017). Bryggor i norr. Stockholm: Boverket."."""
    text = reading.text
    start += text[start] == "\n"
    found = _BODY_AND_YEAR.match(text, start, start + 140)
    stop = text.find("\n", start, start + _LONGEST + 1)
    stop = stop if stop >= 0 else min(len(text), start + _LONGEST)
    if found is None or stop - start < _SHORTEST:
        return
    address = re.compile(r"https?://|www\.").search(text, start, stop)
    stop = address.start() if address else stop
    start = found.start("who")
    body = text[start:stop].rstrip(" .,;:")
    cited = citations.work(body) if not _NUMBERED.search(body) else None
    if cited is None or cited.who is None or cited.year != found["year"] or citations.is_sentence(body):
        return
    who = papers().get(found["who"], cited.who)
    reading.drafts.append(Draft(start, start + len(body), f"work/{who}/{cited.year}"))


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
    address = re.compile(r"https?://|www\.").search(text, lead.end(), stop)
    body = text[lead.end() : address.start() if address else stop].rstrip(" .,;:\xa0")
    cited = citations.work(body) if not _NUMBERED.search(body) else None
    known = cited is not None and cited.who in publishers().values()
    if cited is None or cited.who is None or not known or citations.is_sentence(body):
        return
    reading.drafts.append(Draft(lead.end(), lead.end() + len(body), f"work/{cited.who}/{cited.year or '-'}"))


_LONGEST_SOURCE = 220
