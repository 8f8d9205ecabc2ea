"""Works that come out again and again, cited by their name and issue alone: "Konjunkturläget mars 2019"."""

from __future__ import annotations

from functools import cache

from riksdata.extractors.references.publishers import publisher_before
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_ISSUE = lazy_regex(
    rf"(?P<apart>[,:])?(?:\.(?=[ \xa0\n](?i:{ANY_MONTH})))?[ \xa0\n](?P<opened>\()?(?:(?P<month>(?i:{ANY_MONTH}))[ \xa0])?"  # . Mars
    r"(?P<year>(?:19|20)\d\d)(?![\d:/–-]|[ \xa0]års(?!\w))(?(opened)\))",
)


@cache
def serials() -> dict[str, tuple[str, bool, str]]:
    """Of each such work, by its name: the publisher's slug, whether its year counts only with what sets it apart, its letters."""
    rows = read_table("riksdata.extractors.references.works", "serial_works.tsv")
    return {name: (row["publisher"], row["issue"] == "month", row["short"]) for row in rows for name in row["names"].split(";")}


def read_serial(reading: Reading, start: int, end: int) -> None:
    """An issue of the work whose name begins at `start`; without a year that tells it the name says nothing."""
    text = reading.text
    name = max((name for name in serials() if text.startswith(name, start, end)), key=len, default=None)
    issue = _ISSUE.match(text, start + len(name)) if name else None
    if name is None or issue is None or (start and text[start - 1].isalnum()):
        return
    publisher, strictly, short = serials()[name]
    begin = max(_owner_before(text, start, publisher, short), reading.done)
    if strictly and begin == start and not (issue["apart"] or issue["opened"] or issue["month"]):
        return
    reading.add(Draft(begin, issue.end(), f"work/{publisher}/{issue['year']}"))


_BETWEEN = (" ", ", ", ": ", "\xa0")


def _owner_before(text: str, start: int, publisher: str, short: str) -> int:
    """Where the work's publisher begins that stands right before its name ("SKL, Ekonomirapporten"), else where the name does."""
    for between in _BETWEEN if short else ():
        if text.endswith(short + between, 0, start):
            return start - len(short + between)
    known = publisher_before(text, start)
    return known[0] if known and known[2] == publisher and text[known[1] : start] in _BETWEEN else start
