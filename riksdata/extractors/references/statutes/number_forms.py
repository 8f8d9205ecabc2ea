"""How a statute's number in the statute book, or its day, stands behind its name."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes.titles import title_end
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

_OTHER_SERIES = (
    r"SOU|SFS,|(?:[A-ZÅÄÖ]*FS|EU|EG|EEG|NJA|HFD|RÅ|AD|MÖD|MIG|JO|JK|DS|DIR|BET|PROP|SKR|KOM"  # (AFS, 2012:3)
    r"|RIR|BRÅ|[A-ZÅÄÖ]{1,3}U),"  # (RIR, 2014:10)
)
"""Letters before a number that are a series, a court or a committee, no law's."""
NUMBER = lazy_regex(
    rf"""
    [ \xa0\n]{{1,3}}
    (?:
        [(\[](?:(?!{_OTHER_SERIES})[A-ZÅÄÖ]{{2,6}}(?:,[ \xa0]|[ \xa0](?=SFS)))?   # (FB, (FB SFS
        (?:SFS[ \xa0])?([12]\d{{3}}):[ \xa0]?(\d{{1,4}})           # SFS 1123: 1
        (?:[ \xa0](?:s\.?[ \xa0]?)?\d{{1,2}})?               # s. 1
        (?:[;,][ \xa0][^()\n]{{1,24}})?[)\]]                 # ; påhitt)
    )
    """,
    re.X,
)
PLAIN_NUMBER = lazy_regex(r"[ \xa0](?:SFS[ \xa0])?([12]\d{3}):(\d{1,4})(?![\d:/])")


def number_behind(text: str, end: int) -> re.Match[str] | None:
    """The number of a statute in the statute book, behind its name or title."""
    return NUMBER.match(text, end, end + 54) or PLAIN_NUMBER.match(text, end, end + 20)


def dated_at(reading: Reading, start: int, end: int) -> Mention | None:
    """`lagen den 6 juni 1924 (nr 361) om samhällets barnavård`: a statute by its day and number, which stand from `end` on."""
    found = DATED.match(reading.text, end, end + 40)
    if found is None:
        return None
    sfs = f"{found['year']}:{found['number']}"
    return Mention(start, title_end(reading.text, found.end(), sfs), sfs, True)


DATED = lazy_regex(
    rf"""
    [ \xa0\n]{{1,2}}(?:av[ \xa0\n])?den[ \xa0\n]\d{{1,2}}[ \xa0\n](?:{ANY_MONTH})[ \xa0\n](?P<year>1[789]\d\d)  # den 6 juni 1924
    [ \xa0\n]\((?:nr[ \xa0\n]?)?(?P<number>\d{{1,4}})\)                                            # (nr 361)
    """,
    re.X,
)
"""The day and number of a statute as they were cited until the 1970s: "lagen den 6 juni 1924 (nr 361) om …"."""
