"""EU acts and documents, by number, CELEX number or name."""

from __future__ import annotations

import re

from riksdata.extractors.references.eu.act_names import DEFINITE, act_meant, definite_by_indefinite, indefinite_name, name_at
from riksdata.extractors.references.eu.act_numbers import BARE_NUMBER, act_of_bare, celex_address, number_at, number_in_brackets, type_of
from riksdata.extractors.references.eu.celex import act_label
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.dates import full_year
from riksdata.swedish.lazy import lazy_regex

_WORD = lazy_regex(
    r"""
    (
        (?:
            [\w-]*
            (?:direktiv|förordning|rambeslut|beslut|rekommendation)  # direktiv
            (?:et|en|arna|erna)?s?                                   # ets
            |rådsdirektiv
            |delegerade[ \xa0]förordning(?:en)?                      # delegerade förordningen
            |genomförande\w+                                         # genomförandepåhitt
        )
    )
    [ \xa0\n]{1,3}(?:nr[ \xa0\n])?$                                  # nr
    """,
    re.I | re.X,
)
_BY = (
    "(?:"
    "(?:"
    r"Europaparlamentets[ \xa0\n]och[ \xa0\n]rådets"  # Europaparlamentets och rådets
    "|Europaparlamentets|rådets|kommissionens|EU:s|EG:s"
    ")"
    r"[ \xa0\n]{1,2}"
    "){0,2}"
)
_DECIDED_BY = lazy_regex(_BY, re.I)
_LEAD = lazy_regex(
    (
        f"{_BY}"
        "(?:"
        "(?:"
        r"[\w-]*"
        "(?:direktiv|förordning|rambeslut|beslut|rekommendation)"  # direktiv
        "(?:et|en|arna|erna)?"  # et
        ")"
        r"[ \xa0\n]{1,2}"
        r"|(?:delegerade|genomförande\w*)[ \xa0\n]"  # delegerade
        "){0,3}"
    ),
    re.I,
)
"""What stands before the number of an act: who decided it, and what it is."""
_POSSESSIVE = lazy_regex(r"E[UG](?:[:-]s?[ \xa0\n]?|s[ \xa0\n])(?:(?:nya|nuvarande|gällande|så[ \xa0]kallade|s\.k\.)[ \xa0\n])?")
_IN_TITLE = lazy_regex(r"\)?,?[ \xa0\n][A-ZÅÄÖ][^.;:?!\n]{0,140}$")
"""Between the number of a paper and a name in its title: "prop. 2018/19:71 Genomförande av barnrättsdirektivet"."""
_LONGEST_TITLE = 150
_TITLED = ("prop", "skr", "bet", "sou", "ds", "dir")
_BARE_KIND = lazy_regex(r"[\w-]*(?:direktiv|förordning)(?:et|en)?(?!\w)")


def act_at(reading: Reading, start: int) -> tuple[int, int, str, str] | None:
    """An EU act written from `start` on: start, end of the identifier, label, address."""
    text = reading.text
    window = text[start : start + 260]
    lead = _LEAD.match(window)
    at = lead.end() if lead else 0
    found = number_at(text, start + at) or (number_in_brackets(text, start + at) if at else None)
    if found and at:
        word = re.search(
            r"([\w-]*(?:direktiv|förordning|rambeslut|beslut|rekommendation)(?:et|en|arna|erna)?)[ \xa0\n]{1,2}$", window[:at], re.I
        )
        kind = type_of(word[1]) if word else found[3]
        return start, found[0], act_label(kind, found[1], found[2]), celex_address(kind, found[1], found[2])
    if found:
        return start, found[0], act_label(found[3], found[1], found[2]), celex_address(found[3], found[1], found[2])
    by = _DECIDED_BY.match(window)
    bare = BARE_NUMBER.match(window, by.end() if by else 0)
    bare_act = act_of_bare(bare) if bare else None
    if bare and bare_act:
        return start, start + bare.end(), bare_act.label, bare_act.uri
    name = name_at(window)
    kept = _of_the_union(reading, start) if name is None and window.startswith("E") else None
    if kept:
        return kept
    end = len(name) + (window[len(name) : len(name) + 1] == "s") if name else 0
    if name and not window[end : end + 1].isalnum():
        act = act_meant(reading, name)
        return (start, start + end, act.label, act.uri) if act else None
    return None


def _of_the_union(reading: Reading, start: int) -> tuple[int, int, str, str] | None:
    """ "EU:s brottsofferdirektiv", "EU:s arbetstidsdirektivet": an act by its name behind the Union's."""
    possessive = _POSSESSIVE.match(reading.text, start, start + 30)
    if possessive is None:
        return None
    longer = indefinite_name().match(reading.text, possessive.end(), possessive.end() + 60)
    if longer is not None:
        act = act_meant(reading, definite_by_indefinite()[longer.group().lower()])
        return (start, longer.end(), act.label, act.uri) if act else None
    bare = _BARE_KIND.match(reading.text, possessive.end(), possessive.end() + 60)
    if bare is None:
        return None
    stem = DEFINITE.sub("", bare.group().lower())
    name = stem + ("et" if stem.endswith("direktiv") else "en")
    act = (act_meant(reading, f"nya {name}") if "nya" in possessive.group() else None) or act_meant(reading, name)
    return (start, bare.end(), act.label, act.uri) if act else None


def read_number(reading: Reading, start: int, end: int) -> None:
    """An act by number, with the word before it: `direktiv 2012/29/EU`, `förordning (EU) 2016/679`."""
    text = reading.text
    if start and text[start - 1].isdigit():
        return
    found = number_at(text, start)
    if not found:
        return
    end, year, number, kind = found
    window = text[max(0, start - 50) : start]
    word = _WORD.search(window)
    begin = start
    if _beside_name(reading, start, end, year, number):
        return
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    if word is None and bracketed and (named := _WORD.search(window[:-1])) and start - len(window) + named.start(1) >= reading.done:
        word, end = named, end + 1
    if word:
        kind = type_of(word[1])
        begin = max(start - (len(window) - word.start(1)), reading.done)
    elif (last := _last_act(reading)) is not None and re.fullmatch(
        r"[ \xa0\n]{0,2}(?:,|och|samt|eller|,[ \xa0\n]och)[ \xa0\n]{1,2}", text[last.end : start]
    ):
        kind = {"dir": "dir", "reg": "reg", "dec": "dec"}.get(last.label.split("/")[1], kind)
    label = act_label(kind, year, number)
    reading.add(Draft(begin, end, label, (celex_address(kind, year, number),)))
    reading.act = label + " " + celex_address(kind, year, number)
    if text[start] == "(":
        _add_further(reading, kind)


def _add_further(reading: Reading, kind: str) -> None:
    """Acts that go on without their community: "förordningarna (EEG) nr 1408/71 och 574/72"."""
    text = reading.text
    for _ in range(_MOST_FURTHER):
        found = _FURTHER.match(text, reading.done, reading.done + 30)
        year = full_year(found["year"]) if found else 0
        if found is None or not 1958 <= year <= 2014:  # from 2015 the year is first
            return
        number = int(found["number"])
        reading.add(Draft(found.start("number"), found.end(), act_label(kind, year, number), (celex_address(kind, year, number),)))


_FURTHER = lazy_regex(
    r"""
    (?:,|,?[ \xa0\n](?:och|samt|respektive))[ \xa0\n](?:nr[ \xa0])?                     # och nr
    (?P<number>\d{1,4})/(?P<year>(?:19|20)\d\d|[5-9]\d)(?![\d/:-])                      # 574/72
    """,
    re.X,
)
_MOST_FURTHER = 12


def _beside_name(reading: Reading, start: int, end: int, year: int, number: int) -> bool:
    """Whether a number is that of the act named right before ("familjeåterföreningsdirektivet (2003/86/EG)"); then it is taken in."""
    last = _last_act(reading)
    if last is None or "#" in last.label or not 0 < start - last.end <= _BETWEEN_LONGEST:
        return False
    between, bracketed = reading.text[last.end : start], reading.text[end : end + 1] == ")"
    opened = between.strip() == "("
    if last.label != act_label(last.label.split("/")[1], year, number) or not (between.strip() in ("", ",") or (opened and bracketed)):
        return False
    last.end = end + opened
    reading.done = max(reading.done, last.end)
    return True


_BETWEEN_LONGEST = 3


def read_bare(reading: Reading, start: int, end: int) -> None:
    """`direktiv 2016/2102`, `förordning nr 1107/2009`: an act whose number lacks the community."""
    text = reading.text
    digits = re.compile(r"\d").search(text, start, start + 40)
    if digits and number_at(text, digits.start()):
        read_number(reading, digits.start(), digits.end())
        return
    low = max(0, start - 40)
    while start > low and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    found = BARE_NUMBER.match(text, start, start + 60)
    if not found:
        return
    act = act_of_bare(found)
    if act is not None:
        reading.add(Draft(max(start, reading.done), found.end(), act.label, (act.uri,)))
        reading.act = f"{act.label} {act.uri}"


def _last_act(reading: Reading) -> Draft | None:
    return reading.drafts[-1] if reading.drafts and reading.drafts[-1].kind == "eu" else None


_UNION = "EU-"


def _of_union(text: str, start: int) -> bool:
    """Whether a name of several words stands behind the Union: "EU-förordningen om kliniska läkemedelsprövningar"."""
    return text[max(0, start - len(_UNION)) : start] in (_UNION, "EG-") and text[start : start + 1].islower()


def read_name(reading: Reading, start: int, end: int) -> None:
    """An act by its own name ("dataskyddsförordningen"), standing without an article."""
    text = reading.text
    begin = start - len(_UNION) if _of_union(text, start) else start
    if begin and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
        return
    found = act_at(reading, start)
    if found and not _in_title(reading, start) and not reading.in_own_title(start) and text[found[1] : found[1] + 1] != "-":
        reading.add(Draft(begin, found[1], found[2], (found[3],)))
        reading.act = f"{found[2]} {found[3]}"


def read_act_of_the_union(reading: Reading, start: int, end: int) -> None:
    """`EU:s dataskyddsförordning`: an act by what it is about, without an article."""
    found = _of_the_union(reading, start)
    if found and not (reading.text[start - 1 : start].isalnum() or _in_title(reading, start) or reading.in_own_title(start)):
        reading.add(Draft(start, found[1], found[2], (found[3],)))
        reading.act = f"{found[2]} {found[3]}"


def _in_title(reading: Reading, start: int) -> bool:
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or last.kind not in _TITLED or start - last.end > _LONGEST_TITLE:
        return False
    return _IN_TITLE.match(reading.text[last.end : start]) is not None
