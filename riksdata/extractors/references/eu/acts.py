"""EU acts and documents, by number, CELEX number or name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from riksdata.extractors.references.eu.celex import CELEX, act_label
from riksdata.extractors.references.eu.court_cases import draft_case
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.dates import full_year
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_PROPOSED = 4
"""For so many years a name may have meant an act that was only proposed."""
_BY_TYPE = {"dir": "L", "reg": "R", "dec": "D", "fdec": "F", "rec": "H"}
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
_OLD = lazy_regex(r"(\d{2,4})/(\d{1,4})/(EG|EEG|EU|RIF|Euratom|GUSP|Gusp|EKSG|EC|EEC|JHA)(?![\wÅÄÖåäö])")
_NEW = lazy_regex(
    r"[(\[](EU|EG|EEG|Euratom|EU, Euratom|EG, Euratom|GUSP|Gusp)[)\]][ \xa0\n]{1,2}(nr[ \xa0\n])?(\d{1,4})/(\d{1,4})(?![\d/])"
)
_BARE = lazy_regex(r"((?:[\w-]*(?:direktiv|förordning))(?:et|en)?)[ \xa0\n](?:nr[ \xa0])?(\d{1,4})/(\d{1,4})(?![\d/:])", re.I)
_COM = lazy_regex(r"(COM|KOM|SWD|SEC|SEK|JOIN) ?[(\[]((?:19|20)\d\d)[)\]][ \xa0]?(?:nr[ \xa0])?(\d{1,4})(?:[ \xa0]?(?:slutlig|final))?")
_DOCUMENTS = {"KOM": "COM", "SEK": "SEC"}
"""Swedish names of series of documents, by their English ones as addresses write them."""
_SECTOR = lazy_regex(
    r"3((?:19|20)?\d\d)([LRDFH])(\d{4})(?![\dA-Z])|6((?:19|20)\d\d)([CTF][JOCAN])(\d{4})(?!\d)|3([89]\d)([LRD])(\d{4})(?!\d)"
)


def _celex(kind: str, year: int, number: int) -> str:
    return f"{CELEX}3{year}{_BY_TYPE[kind]}{number:04d}"


def _type_of(word: str) -> str:
    low = word.lower()
    return (
        "dir"
        if "direktiv" in low
        else "fdec"
        if "rambeslut" in low
        else "dec"
        if "beslut" in low
        else "rec"
        if "rekommend" in low
        else "reg"
    )


def _rows() -> tuple[dict[str, str], ...]:
    return read_table(__package__, "acts.tsv")


class _Act(NamedTuple):
    kind: str
    year: int
    number: int
    since: int
    """The first year in which a name means this act."""

    @property
    def label(self) -> str:
        return act_label(self.kind, self.year, self.number)

    @property
    def uri(self) -> str:
        return _celex(self.kind, self.year, self.number)


def own_names() -> list[str]:
    """Names that mean an act wherever they stand."""
    names = [row["name"] for row in _rows() if not row["name"].startswith("~")]
    return [*names, *(name.lower() for name in names if name.endswith(("direktivet", "förordningen")))]


@cache
def _acts() -> dict[str, tuple[_Act, ...]]:
    """The acts of each name, lower case, the oldest first."""
    found: dict[str, list[_Act]] = {}
    for row in _rows():
        acts = found.setdefault(row["name"].lstrip("~").lower(), [])
        year = int(row["year"])
        since = int(row["since"]) if row["since"] else year + 1 if acts else year - _PROPOSED
        acts.append(_Act(row["type"], year, int(row["number"]), since))
    return {name: tuple(acts) for name, acts in found.items()}


@cache
def lone_acts() -> frozenset[str]:
    """Names that mean an act wherever they stand, lower case."""
    return frozenset(row["name"].lower() for row in _rows() if not row["name"].startswith("~"))


@cache
def act_words() -> frozenset[str]:
    """The names of acts, lower case."""
    return frozenset(_acts())


def _meant(reading: Reading, name: str) -> _Act | None:
    """The act that a name (lower case) meant when the document was written; None before there was one."""
    acts = _acts().get(name)
    if acts is None:
        return None
    day = reading.day
    return next((act for act in reversed(acts) if day is None or act.since <= day.year), None)


def act_of_year(name: str, year: int) -> tuple[str, str] | None:
    """Label and address of the act of a name (lower case, definite form) and a year: "2015 års insolvensförordning"."""
    return next(((act.label, act.uri) for act in _acts().get(name, ()) if act.year == year), None)


def act_named(reading: Reading, name: str) -> tuple[str, str] | None:
    """Label and address of the act that a name means; None where it means none."""
    act = _meant(reading, name.lower())
    return (act.label, act.uri) if act else None


@cache
def _lengths() -> tuple[int, ...]:
    """How long names of acts are, the longest first."""
    return tuple(sorted(set(map(len, _acts())), reverse=True))


def _name_at(window: str) -> str | None:
    """The longest name of an act, lower case, that a text begins with; None where it begins with none."""
    if window[:2].lower() not in _act_beginnings():
        return None
    lower = window[: _lengths()[0]].lower()
    return next((lower[:length] for length in _lengths() if lower[:length] in _acts()), None)


@cache
def _act_beginnings() -> frozenset[str]:
    return frozenset(name[:2].lower() for name in _acts())


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
    found = number_at(text, start + at) or (_number_in_brackets(text, start + at) if at else None)
    if found and at:
        word = re.search(
            r"([\w-]*(?:direktiv|förordning|rambeslut|beslut|rekommendation)(?:et|en|arna|erna)?)[ \xa0\n]{1,2}$", window[:at], re.I
        )
        kind = _type_of(word[1]) if word else found[3]
        return start, found[0], act_label(kind, found[1], found[2]), _celex(kind, found[1], found[2])
    if found:
        return start, found[0], act_label(found[3], found[1], found[2]), _celex(found[3], found[1], found[2])
    by = _DECIDED_BY.match(window)
    bare = _BARE.match(window, by.end() if by else 0)
    bare_act = _bare_act(bare) if bare else None
    if bare and bare_act:
        return start, start + bare.end(), bare_act.label, bare_act.uri
    name = _name_at(window)
    kept = _of_the_union(reading, start) if name is None and window.startswith("E") else None
    if kept:
        return kept
    end = len(name) + (window[len(name) : len(name) + 1] == "s") if name else 0
    if name and not window[end : end + 1].isalnum():
        act = _meant(reading, name)
        return (start, start + end, act.label, act.uri) if act else None
    return None


def _of_the_union(reading: Reading, start: int) -> tuple[int, int, str, str] | None:
    """ "EU:s brottsofferdirektiv", "EU:s arbetstidsdirektivet": an act by its name behind the Union's."""
    possessive = _POSSESSIVE.match(reading.text, start, start + 30)
    if possessive is None:
        return None
    longer = _indefinite().match(reading.text, possessive.end(), possessive.end() + 60)
    if longer is not None:
        act = _meant(reading, _definite_by_indefinite()[longer.group().lower()])
        return (start, longer.end(), act.label, act.uri) if act else None
    bare = _BARE_KIND.match(reading.text, possessive.end(), possessive.end() + 60)
    if bare is None:
        return None
    stem = _DEFINITE.sub("", bare.group().lower())
    name = stem + ("et" if stem.endswith("direktiv") else "en")
    act = (_meant(reading, f"nya {name}") if "nya" in possessive.group() else None) or _meant(reading, name)
    return (start, bare.end(), act.label, act.uri) if act else None


_DEFINITE = lazy_regex(r"(?<=direktiv)et\b|(?<=förordning)en\b")


@cache
def _definite_by_indefinite() -> dict[str, str]:
    """Names of several words as they stand behind a genitive: "ramdirektiv för vatten" of "ramdirektivet för vatten"."""
    return {_DEFINITE.sub("", name, count=1): name for name in _acts() if " " in name and _DEFINITE.search(name)}


@cache
def _indefinite() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(n) for n in sorted(_definite_by_indefinite(), key=len, reverse=True))})(?!\w)", re.I)


def _number_in_brackets(text: str, start: int) -> tuple[int, int, int, str] | None:
    """An act's number alone in brackets that open at `start`: "direktivet (1999/44/EG)"; as `number_at`, its end behind the brackets."""
    found = number_at(text, start + 1) if text[start : start + 1] == "(" else None
    return (found[0] + 1, *found[1:]) if found and text[found[0] : found[0] + 1] == ")" else None


def number_at(text: str, start: int) -> tuple[int, int, int, str] | None:
    """An act's number at `start`: end, year, number, the type that its form suggests."""
    first = text[start : start + 1]
    if first not in ("(", "[") and not first.isdigit():
        return None
    old = _OLD.match(text, start, start + 30)
    if old:
        year, number = full_year(old[1]), int(old[2])
        if not 1951 <= year <= 2060 and len(old[2]) == 4:  # decisions of Parliament and Council: nr 1313/2013/EU
            return old.end(), int(old[2]), int(old[1]), "dec"
        if not 1951 <= year <= 2060:
            return None
        return old.end(), year, number, "fdec" if old[3] in ("RIF", "JHA") else "dec" if old[3].upper() == "GUSP" else "dir"
    new = _NEW.match(text, start, start + 40)
    if new:
        first, second = new[3], new[4]
        # number/year after "nr" and in all acts before 2015; year/number since
        if new[2] or not (len(first) == 4 and 2015 <= int(first) <= 2060):
            if len(second) not in (2, 4) or (len(first) == 4 and len(second) != 4 and len(second) != 2):
                return None
            year, number = full_year(second), int(first)
        else:
            year, number = int(first), int(second)
        if 1951 <= year <= 2060:
            return new.end(), year, number, "dec" if new[1].upper() == "GUSP" else "reg"
    return None


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
        kind = _type_of(word[1])
        begin = max(start - (len(window) - word.start(1)), reading.done)
    elif (last := _last_act(reading)) is not None and re.fullmatch(
        r"[ \xa0\n]{0,2}(?:,|och|samt|eller|,[ \xa0\n]och)[ \xa0\n]{1,2}", text[last.end : start]
    ):
        kind = {"dir": "dir", "reg": "reg", "dec": "dec"}.get(last.label.split("/")[1], kind)
    label = act_label(kind, year, number)
    reading.add(Draft(begin, end, label, (_celex(kind, year, number),)))
    reading.act = label + " " + _celex(kind, year, number)


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
    found = _BARE.match(text, start, start + 60)
    if not found:
        return
    act = _bare_act(found)
    if act is not None:
        reading.add(Draft(max(start, reading.done), found.end(), act.label, (act.uri,)))
        reading.act = f"{act.label} {act.uri}"


def _bare_act(found: re.Match[str]) -> _Act | None:
    """The act of a kind and two numbers; None where neither is a year."""
    kind = _type_of(found[1])
    first, second = int(found[2]), int(found[3])
    if kind == "dir" or (2015 <= first <= 2060 and not 1958 <= second <= 2014):
        year, number = full_year(found[2]), second
    else:
        year, number = full_year(found[3]), first
    shown = found[2] if year in (first, 1900 + first) else found[3]
    if 1958 <= year <= 2060 and (len(shown) == 4 or (year < 2000 and year >= 1958 and 58 <= int(shown) <= 99)):
        return _Act(kind, year, number, year)
    return None


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


def read_celex(reading: Reading, start: int, end: int) -> None:
    """A CELEX number; the short year of older files (`392L0100`) is written out."""
    text = reading.text
    if start and (text[start - 1].isalnum()):
        return
    found = _SECTOR.match(text, start, start + 14)
    if not found:
        return
    if found[4]:
        reading.add(draft_case(start, found.end(), found[5][0], int(found[6]), int(found[4]), found[5]))
        return
    year, letter, number = (full_year(found[1]), found[2], int(found[3])) if found[1] else (full_year(found[7]), found[8], int(found[9]))
    kind = {"L": "dir", "R": "reg", "D": "dec", "F": "dec", "H": "rec"}[letter]
    reading.add(Draft(start, found.end(), act_label(kind, year, number), (f"{CELEX}3{year}{letter}{number:04d}",)))


def read_com(reading: Reading, start: int, end: int) -> None:
    """A document of the Commission: `KOM(2018) 366`, `COM(2011) 635 final`, `SWD(2018) 301`."""
    text = reading.text
    found = _COM.match(text, start, start + 40)
    if found and not (start and text[start - 1].isalnum()):
        series = _DOCUMENTS.get(found[1], found[1])
        address = f"https://eur-lex.europa.eu/legal-content/SV/TXT/?uri={series}:{found[2]}:{int(found[3]):04d}:FIN"
        reading.add(Draft(start, found.end(), f"eu/{series.lower()}/{found[2]}/{found[3]}", (address,)))
