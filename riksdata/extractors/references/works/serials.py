"""Works that come out again and again, cited by their name and issue alone: "Konjunkturläget mars 2019"."""

from __future__ import annotations

from functools import cache

from riksdata.extractors.references.publishers import publisher_before
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_ISSUE = lazy_regex(
    rf"(?P<apart>[,.:])?[ \xa0\n](?P<opened>\()?(?:(?P<month>(?i:{ANY_MONTH}))[ \xa0])?(?P<year>(?:19|20)\d\d)(?![\d:/–-])(?(opened)\))"
)


@cache
def serials() -> dict[str, tuple[str, bool]]:
    """Of each such work, by its name, the publisher's slug and whether its year counts only with a month, a comma or a bracket."""
    rows = read_table("riksdata.extractors.references.works", "serial_works.tsv")
    return {name: (row["publisher"], row["issue"] == "month") for row in rows for name in row["names"].split(";")}


def read_serial(reading: Reading, start: int, end: int) -> None:
    """An issue of the work whose name begins at `start`; without a year that tells it the name says nothing."""
    text = reading.text
    name = max((name for name in serials() if text.startswith(name, start, end)), key=len, default=None)
    issue = _ISSUE.match(text, start + len(name)) if name else None
    if name is None or issue is None or (start and text[start - 1].isalnum()):
        return
    publisher, strictly = serials()[name]
    if strictly and not (issue["apart"] or issue["opened"] or issue["month"]):
        return
    reading.add(Draft(max(_owner_before(text, start), reading.done), issue.end(), f"work/{publisher}/{issue['year']}"))


_ACRONYM = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ]{2,8}(?::s|,)?[ \xa0]$")
_BETWEEN = (" ", ", ", ": ", "\xa0")


def _owner_before(text: str, start: int) -> int:
    """Where the work's publisher begins that stands right before its name ("SKL, Ekonomirapporten"), else where the name does."""
    known = publisher_before(text, start)
    if known and text[known[1] : start] in _BETWEEN:
        return known[0]
    acronym = _ACRONYM.search(text, max(0, start - 12), start)
    return acronym.start() if acronym else start
