"""Works that running text cites in brackets by author, year and title: "(Hagen 2012, Bryggor i norr, och Boverket, Bryggor 2015)"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works.authors import author_slug
from riksdata.swedish.lazy import lazy_regex

_LONGEST = 330
"""In characters: one bracket."""
_JOINT = lazy_regex(r";[ \xa0]|,?[ \xa0](?:och|samt)[ \xa0](?=[A-ZÅÄÖ][^,;]{1,60},[ \xa0])")
"""Between two works of one bracket."""
_LEAD = lazy_regex(r"(?:Se|se|jfr|Jfr|Källa:|källa:)[ \xa0](?:(?:t\.ex\.|även|också|bl\.a\.)[ \xa0])?")
_YEAR = r"(?:19|20)\d\d"
_AUTHOR_YEAR = lazy_regex(
    rf"""
    (?P<who>[A-ZÅÄÖ][^\d,:;]{{1,60}}?),?[ \xa0](?P<year>{_YEAR}),?:?[ \xa0]                           # Påhitt 2012,
    (?P<title>[A-ZÅÄÖ][^ \xa0]*[ \xa0].*(?<!\w)[a-zåäö].{{4,}}|[”\"“].{{7,}})                      # Pp p
    """,
    re.X | re.S,
)
_PUBLISHER_LAST = lazy_regex(rf"(?P<title>[A-ZÅÄÖ].{{7,150}}?),?[ \xa0](?P<year>{_YEAR}),[ \xa0](?P<who>[A-ZÅÄÖ][^\d,:;]{{1,60}})")
"""`Årsredovisning 2018, Boverket`."""
_YEAR_LAST = lazy_regex(
    rf"(?P<who>[A-ZÅÄÖ][^\d,:;]{{1,60}}?)[,:][ \xa0](?P<title>[”\"“]?[A-ZÅÄÖ].{{7,150}}?)[”\"“]?,?[ \xa0](?P<year>{_YEAR})"
)
_PAGES = lazy_regex(r",?[ \xa0](?:s\.|sid\.|kap\.)[ \xa0]?\d[\d–-]*(?:[ \xa0]ff?\.?)?\Z")
_NUMBERED = lazy_regex(r"\d[:/]\w*\d|\d{2}-\d{2}|https?:|www\.")
"""What a title does not hold: a number of a series, a day, an address."""


def read_bracketed_work(reading: Reading, start: int, end: int) -> None:
    """A bracket that opens at `start` and holds nothing but works: author, year, title; publisher, title, year; title, year, publisher."""
    text = reading.text
    close = text.find(")", start, start + _LONGEST)
    if close < 0 or "(" in text[start + 1 : close] or "\n" in text[start:close]:
        return
    drafts, at = [], start + 1
    for stop, after in [*((joint.start(), joint.end()) for joint in _JOINT.finditer(text, at, close)), (close, close)]:
        draft = _work(text, at, stop)
        if draft is None:
            return
        drafts.append(draft)
        at = after
    for draft in drafts:
        reading.add(draft)


def _work(text: str, start: int, end: int) -> Draft | None:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    pages = _PAGES.search(text, start, end)
    body = text[start : pages.start() if pages else end].rstrip(" .,\xa0")
    if _NUMBERED.search(body):
        return None
    for form in (_PUBLISHER_LAST, _AUTHOR_YEAR, _YEAR_LAST):
        found = form.fullmatch(body)
        known = publishers().get(found["who"].lower()) if found else None
        who = known or (author_slug(found["who"]) if found and form is _AUTHOR_YEAR else None)
        if found and who:
            return Draft(start, start + len(body), f"work/{who}/{found['year']}")
    return None
