"""Lines of a list of literature in running text: "Lab, Steven P. (2007), Crime Prevention. Newark: LexisNexis."."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works import citations
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
