"""Works that running text cites in brackets by author, year and title: "(Hagen 2012, Bryggor i norr, och Boverket, Bryggor 2015)"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works.authors import author_slug, is_body, title_ends
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


_PUBLISHED = lazy_regex(rf"\((?P<who>[A-ZÅÄÖ][^()\d\n:;]{{1,50}}?),?[ \xa0\n](?P<year>{_YEAR})\)")
_LONGEST_TITLE = 120
_QUOTED = lazy_regex(r"[”\"“][^”\"“\n]{8,120}[”\"“]\Z")
_SENTENCE_STOP = lazy_regex(r"[.!?:;()][ \xa0](?=[A-ZÅÄÖ])|[\n()\d]")
_LEADS_ON = lazy_regex(
    r"""
    (?:(?<=[ \xa0\n])|\A)
    (?:i|I|enligt|Enligt|se|Se|jfr|Jfr|ur|boken|antologin|tidskriften|essän|artikeln|debattboken|programmet|avhandlingen)
    [ \xa0\n](?=[A-ZÅÄÖ])
    """,
    re.X,
)
"""What a title stands behind within a sentence."""
_TELLS = frozenset(("samlar", "skildrar", "dokumenterar", "kartlägger", "granskar", "jämför"))
_SAYS = lazy_regex(r",?[ \xa0\n](?P<word>[a-zåäö]+)")
_TITLE = lazy_regex(r"[A-ZÅÄÖ][\w-]+,?(?:[ \xa0\n](?:[–-][ \xa0])?[\wåäö-]+,?){1,11}[?!]?")
_PLACES = ("län", "kommun", "stad", "region", "universitet", "partiet", "landet", "skolan", "sverige", "världen")
"""Last words of what is a place or body and no title."""
_COUNTS = lazy_regex(
    r"(?:Antal|Andel|Siffr|Statistik|Var[ \xa0]|Drygt|Cirka|Runt|Omkring|Fler|Färre|Hälften|Bara|Endast|Minst|Mer[ \xa0]än)"
)
"""What begins a figure, whose source the bracket is."""
_SMALL = lazy_regex(r"(?<![\w-])(?!och|samt|eller)[a-zåäö]{3,}")


def read_published_title(reading: Reading, start: int, end: int) -> None:
    """`i Bryggor för alla (Boverket 2016)`, `Bryggor för alla (Boverket 2016) visar`: a title, behind it publisher and year in brackets.

    The publisher is one of the table. The title is in quotes, stands behind "i" or "enligt", or opens a sentence whose verb is behind the
    bracket.
    """
    text = reading.text
    opened = text.index("(", start)
    found = _PUBLISHED.match(text, opened, end + 2)
    who = publishers().get(" ".join(found["who"].split()).lower()) if found else None
    if found is None or who is None:
        return
    low, stop = max(reading.done, opened - 1 - _LONGEST_TITLE), opened - 1
    quoted = _QUOTED.search(text, low, stop) if text[stop - 1] in '”"“' else None
    if quoted:
        reading.add(Draft(quoted.start(), found.end(), f"work/{who}/{found['year']}"))
        return
    begins = [cut.end() for cut in _SENTENCE_STOP.finditer(text, low, stop)] or ([low] if low in (0, reading.done) else [])
    sentence = begins[-1] if begins else None
    leads = [lead.end() for lead in _LEADS_ON.finditer(text, low if sentence is None else sentence, stop)]
    says = _SAYS.match(text, found.end(), found.end() + 24)
    told = says is not None and (says["word"] in title_ends() or says["word"] in _TELLS)
    opens = told and sentence is not None and text[sentence : sentence + 1].isupper()
    for begin in (*leads[::-1], *([sentence] if opens and sentence is not None else [])):
        if _is_title(text[begin:stop]):
            reading.add(Draft(begin, found.end(), f"work/{who}/{found['year']}"))
            return


def _is_title(words: str) -> bool:
    """Whether words read as a title: no sentence, no place or body, more than names."""
    last = words.split()[-1].lower().rstrip("?!") if words.split() else ""
    if _COUNTS.match(words) or publishers().get(words.split()[0].lower().removesuffix("s")) or not _TITLE.fullmatch(words):
        return False
    if not _SMALL.search(words) or last.endswith(_PLACES) or is_body(words):
        return False
    return not any(word.strip(".,") in title_ends() for word in words.split()[1:])
