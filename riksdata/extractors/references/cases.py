"""Decisions: courts' reports (NJA, HFD, RÅ, AD …), cases of the ombudsman, the chancellor and the complaints board, registry numbers."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.references.draft import Draft, Reading
from riksdata.extractors.references.tables import rows

_REPORT = re.compile(r"(PMÖD|PMD|MÖD|FÖD|NJA|HFD|MIG|RÅ|RH|AD|MD|RK)[ \xa0\n]")
_PAGE = re.compile(r"((?:19|18|20)\d\d),?[ \xa0\n]?(?:s\.?|sid\.?)[ \xa0\n]?(\d{1,4})(?![\d:])(?P<part>[ \xa0]?(?:[A-C]|I{1,3})(?![\w.]))?")
_REF = re.compile(
    r"((?:19|20)\d\d)(?:[ \xa0\n]?(?P<what>ref|not)\.?[ \xa0\n]?|[ \xa0]?:[ \xa0]?|[ \xa0]Aa[ \xa0]"
    r"|-)(\d{1,4})(?P<part>[ \xa0]?I{1,3}(?!\w))?(?![\d/])"
)
_NR = re.compile(r"((?:19|20)\d\d)(?:[ \xa0\n]?[-,]?[ \xa0\n]?nr\.?[ \xa0\n]?|[ \xa0]?[:\-–][ \xa0]?)(\d{1,4})(?![\d/-])")
_NR_FIRST = re.compile(r"(?:nr\.?[ \xa0\n]?)?(\d{1,4})[:/](\d{4}|[6-9]\d)(?!\d)")
_AND = re.compile(r"[ \xa0\n]?(?:,|och|samt|;)[ \xa0\n]{1,2}")
_PAGE_ONLY = re.compile(r"s\.[ \xa0\n]?(\d{1,4})(?!\d)")
_REF_ONLY = re.compile(r"(?P<what>ref|not)\.?[ \xa0\n]?(\d{1,4})(?!\d)")

_BARE_ONLY = re.compile(r"(\d{1,3})(?=[).;\n]|,[ \xa0\n]|[ \xa0\n](?:och|samt)[ \xa0\n]\d|$)(?![.,]\d)")
"""A further number of the same year: "HFD 2017 ref. 46 och 47"."""


@cache
def _courts() -> dict[str, tuple[str, str]]:
    return {row["report"]: (row["code"], row["style"]) for row in rows("courts")}


def at_report(reading: Reading, start: int) -> None:
    """A court's report at `start`, and the further cases of a list (`NJA 1998 s. 14, 1999 s. 22 och s. 30`)."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return
    found = _REPORT.match(text, start)
    if not found:
        return
    code, style = _courts()[found[1]]
    case = _case(text, found.end(), code, style, None)
    if case is None:
        return
    end, label, uri, year = case
    reading.add(Draft(start, end, label, (uri,)))
    for _ in range(20):
        joint = _AND.match(text, end, end + 8)
        more = _case(text, joint.end(), code, style, year) if joint else None
        if joint is None or more is None:
            return
        begin = joint.end()
        end, label, uri, year = more
        reading.add(Draft(begin, end, label, (uri,)))


def _case(text: str, at: int, code: str, style: str, year: str | None) -> tuple[int, str, str, str] | None:
    base = f"https://lagen.nu/dom/{code}/"
    stop = at + 40
    if style == "page":
        found = _PAGE.match(text, at, stop)
        if found:
            part = (found["part"] or "").strip()
            return (
                found.end(),
                f"{code}/{found[1]}s{found[2]}{part}",
                f"{base}{found[1]}s{found[2]}{part if part in 'ABC' else ''}",
                found[1],
            )
        notice = re.compile(r"((?:19|20)\d\d)[ \xa0]not\.?[ \xa0]?([A-C]?[ \xa0]?\d{1,3})(?!\d)").match(text, at, stop)
        if notice:
            number = re.sub(r"\s", "", notice[2])
            return notice.end(), f"{code}/{notice[1]}not{number}", f"{base}{notice[1]}/not/{number}", notice[1]
        only = _PAGE_ONLY.match(text, at, stop) if year else None
        if only and year:
            return only.end(), f"{code}/{year}s{only[1]}", f"{base}{year}s{only[1]}", year
        return None
    bare = _BARE_ONLY.match(text, at, stop) if year else None
    if bare and year:
        return bare.end(), f"{code}/{year}:{bare[1]}", f"{base}{year}:{bare[1]}", year
    if style == "ref":
        found = _REF.match(text, at, stop)
        if found:
            if found["what"] == "not":
                return found.end(), f"{code}/{found[1]}:not{found[3]}", f"{base}{found[1]}/not/{found[3]}", found[1]
            return found.end(), f"{code}/{found[1]}:{found[3]}", f"{base}{found[1]}:{found[3]}", found[1]
        only = _REF_ONLY.match(text, at, stop) if year else None
        if only and year:
            note = only["what"] == "not"
            return only.end(), f"{code}/{year}:{'not' if note else ''}{only[2]}", f"{base}{year}{'/not/' if note else ':'}{only[2]}", year
        return None
    found = _NR.match(text, at, stop)
    if found:
        return found.end(), f"{code}/{found[1]}:{found[2]}", f"{base}{found[1]}:{found[2]}", found[1]
    turned = _NR_FIRST.match(text, at, stop) if code in ("rh", "ad") and not year else None
    if turned and (len(turned[2]) == 2 or 1900 < int(turned[2]) < 2100):
        when = turned[2] if len(turned[2]) == 4 else "19" + turned[2]
        return turned.end(), f"{code}/{when}:{turned[1]}", f"{base}{when}:{turned[1]}", when
    return None


_JO = re.compile(r"JO[ \xa0](\d{4}/\d\d)[ \xa0]s\.[ \xa0\n]?(\d{1,4})")
_HYPHENED = re.compile(r"(\d{1,5}-\d{2,4}(?:-\d{2})?)(?![\d-])")
_OMBUDSMAN = re.compile(
    r"(?<!\w)(JO|JO:s|JO-beslut|[Jj]ustitieombudsmannen|[Jj]ustitieombudsmannens|JK|JK:s|JK-beslut|[Jj]ustitiekanslern|[Jj]ustitiekanslerns"
    r"|ARN|ARN:s|ARN-beslut|Allmänna reklamationsnämnden|Allmänna reklamationsnämndens|[Nn]ämnden|[Nn]ämndens)(?!\w)"
)
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_PREFIX = re.compile(r"((?:[Dd]nr|[Dd]iarienummer|[Dd]iarienr|ärende(?:t)?[ \xa0]nr|ärende|mål[ \xa0]nr|beslut)[.:]?[ \xa0\n]{1,2})$")
_CODE = re.compile(r"([A-ZÅÄÖ][A-Za-zåäö]{0,4}(?:19|20)\d\d/\d{2,6}(?:/[A-ZÅÄÖ][A-Za-zÅÄÖåäö0-9]{0,6}){0,3})(?![\w/])")
_FREE = re.compile(
    r"[Dd]nr[.:]?[ \xa0\n]{1,2}((?:[A-ZÅÄÖ][A-Za-zåäö]{0,6}[ \xa0]?)?\d[\dA-ZÅÄÖa-z]{0,8}(?:[.:/–-][\dA-ZÅÄÖ]{1,8}){1,5})(?![\w])"
)


def at_ombudsman(reading: Reading, start: int) -> None:
    """`JO 2013/14 s. 392`: the ombudsman's printed report."""
    text = reading.text
    found = _JO.match(text, start, start + 30)
    if found and not (start and text[start - 1].isalnum()):
        reading.add(Draft(start, found.end(), f"jo/{found[1]}s{found[2]}"))


def at_hyphened(reading: Reading, start: int) -> None:
    """`dnr 2914-2011`, `1879-02-40`, `1998-3712`: case numbers of JO, JK and ARN, where the text names the body or says dnr."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-–/.:"):
        return
    found = _HYPHENED.match(text, start, start + 16)
    if not found:
        return
    number = found[1]
    parts = number.split("-")
    if _DAY.fullmatch(number):
        return
    prefix = _PREFIX.search(text[max(0, start - 20) : start])
    last = reading.drafts[-1] if reading.drafts else None
    chained = last is not None and last.kind == "dnr" and last.uris and _AND.fullmatch(text[last.end : start])
    direct = re.search(r"(?<!\w)(?:JO|JK|ARN)[ \xa0]$", text[max(0, start - 6) : start])
    if (
        not prefix
        and not chained
        and not direct
        and not (len(parts) == 2 and re.search(r"(?:ARN|avgörande|beslut|;)[^.]{0,30}$", text[max(0, start - 60) : start]))
    ):
        return
    body = None
    for named in _OMBUDSMAN.finditer(text[max(0, start - 160) : start]):
        body = named[1]
    uri = None
    if body or chained:
        who = (body or "").lower()
        if len(parts) == 3 and len(parts[1]) == 2:
            uri = f"https://lagen.nu/avg/jk/{number}"
        elif len(parts) == 2 and (who.startswith(("arn", "allmänna", "nämnd"))) and re.fullmatch(r"(?:19|20)\d\d-\d{3,5}", number):
            uri = f"https://lagen.nu/avg/arn/{number}"
        elif len(parts) == 2 and (who.startswith(("jo", "justitieo")) or chained) and re.fullmatch(r"\d{1,5}-(?:19|20)?\d\d", number):
            uri = f"https://lagen.nu/avg/jo/{number}"
    if uri is None and not (prefix and re.match(r"[Dd]", prefix[1])):
        return
    begin = start - len(prefix[1]) if prefix and re.match(r"[Dd]", prefix[1]) else start
    reading.add(Draft(max(begin, reading.done), found.end(), f"dnr/{number}", (uri,) if uri else ()))


def at_code(reading: Reading, start: int) -> None:
    """A registry number of the government offices: `A2024/00777`, `A2020/0036/JÄM`."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
        return
    found = _CODE.match(text, start, start + 50)
    if found:
        reading.add(Draft(start, found.end(), f"dnr/{found[1]}"))


def at_dnr(reading: Reading, start: int) -> None:
    """`dnr 1.1-2015-123` and other registry numbers that say that they are."""
    text = reading.text
    if start and text[start - 1].isalnum():
        return
    code = re.compile(r"[Dd]nr[.:]?[ \xa0\n]{1,2}").match(text, start)
    inner = _CODE.match(text, code.end(), code.end() + 50) if code else None
    if inner:
        reading.add(Draft(inner.start(), inner.end(), f"dnr/{inner[1]}"))
        return
    found = _FREE.match(text, start, start + 60)
    if (
        found
        and re.search(r"\d{2}", found[1])
        and not re.match(r"\d{1,5}-(?:19|20)\d\d$|(?:19|20)\d\d-\d{3,5}$|\d{3,5}-\d\d-\d\d$", found[1])
    ):
        reading.add(Draft(start, found.end(), f"dnr/{found[1]}"))
