"""Decisions in courts' reports: "NJA 2015 s. 298", "HFD 2018 ref. 12", "AD 2005 nr 115"."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.references.cases.points import point_after
from riksdata.extractors.references.cases.registry_numbers import AND
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_REPORT = lazy_regex(
    r"(PMÖD|PMD|MÖD|FÖD|NJA|HFD|MIG|RÅ|RH|AD(?![ \xa0\n]dom)|MD|RK)[ \xa0\n]"  # by the series
    r"|(?:AD|Arbetsdomstolen)(?::?s)?[ \xa0\n]dom(?:en|ar)?[ \xa0\n]"
)
_LABOUR = "AD"
_PAGE = lazy_regex(r"((?:19|18|20)\d\d),?[ \xa0\n]?(?:s\.?|sid\.?)[ \xa0\n]?(\d{1,4})(?![\d:])(?P<part>[ \xa0]?[A-C](?![\w.]))?")
_REF = lazy_regex(
    r"((?:19|20)\d\d)(?:[ \xa0\n]?(?P<what>ref|not)\.?[ \xa0\n]?|[ \xa0]?:[ \xa0]?|[ \xa0]Aa[ \xa0]"
    r"|-)(\d{1,4})(?![\d/])"
)
_NR = lazy_regex(r"((?:19|20)\d\d)(?:[ \xa0\n]?[-,]?[ \xa0\n]?nr\.?[ \xa0\n]?|[ \xa0]?[:\-–][ \xa0]?)(\d{1,4})(?![\d/-])")
_NR_FIRST = lazy_regex(r"(?:nr\.?[ \xa0\n]?)?(\d{1,4})[:/](\d{4}|[6-9]\d)(?!\d)")
_ROMAN = r"(I{1,3}|IV|VI{0,3})(?!\w|\.\w|\.[ \xa0][a-zåäö])"
_PART = lazy_regex(rf"[ \xa0]{_ROMAN}")
_FURTHER_PART = lazy_regex(rf"(?:,|[ \xa0\n](?:och|samt|respektive))[ \xa0\n]{_ROMAN}")
_LAST_PART = lazy_regex(rf"[ \xa0]?[-–‐‑‒−][ \xa0]?{_ROMAN}")
"""The last of a run of parts: "I–III", one row for the run, as for runs of numbers in series."""
_MOST = 20
_PAGE_ONLY = lazy_regex(r"s\.[ \xa0\n]?(\d{1,4})(?!\d)")
_REF_ONLY = lazy_regex(r"(?P<what>ref|not)\.?[ \xa0\n]?(\d{1,4})(?!\d)")

_BARE_ONLY = lazy_regex(r"(\d{1,3})(?=[).;\n]|,[ \xa0\n]|[ \xa0\n](?:och|samt)[ \xa0\n]\d|$)(?![.,]\d)")
"""A further number of the same year: "HFD 2017 ref. 46 och 47"."""


@cache
def _courts() -> dict[str, tuple[str, str]]:
    return {row["report"]: (row["code"], row["style"]) for row in read_table(__package__, "courts.tsv")}


def reports() -> list[str]:
    """The abbreviations of the courts' reports."""
    return list(_courts())


def read_report(reading: Reading, start: int, end: int) -> None:
    """A court's report at `start`, and the further cases of a list (`NJA 1998 s. 14, 1999 s. 22 och s. 30`)."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return
    found = _REPORT.match(text, start)
    if not found:
        return
    code, style = _courts()[found[1] or _LABOUR]
    case = _case(text, found.end(), code, style, None)
    if case is None:
        return
    end, label, uri, year = case
    end = _add_case(reading, Draft(start, end, label, (uri,)))
    for _ in range(_MOST):
        joint = AND.match(text, end, end + 8)
        more = _case(text, joint.end(), code, style, year) if joint else None
        if joint is None or more is None:
            return
        begin = joint.end()
        end, label, uri, year = more
        end = _add_case(reading, Draft(begin, end, label, (uri,)))


def _add_case(reading: Reading, draft: Draft) -> int:
    """Take a case with its parts ("I och II", a row each; "I–III", a row for the run) and the point that is cited; where they end."""
    text, label = reading.text, draft.label
    part = _PART.match(text, draft.end, draft.end + 8)
    if part:
        draft.label, draft.end = label + part[1], part.end()
        last = _LAST_PART.match(text, part.end(), part.end() + 8)
        if last and last[1] != part[1]:
            draft.label, draft.end = f"{draft.label}-{last[1]}", last.end()
    reading.add(draft)
    for _ in range(_MOST):
        further = _FURTHER_PART.match(text, reading.done, reading.done + 16) if part else None
        if further is None:
            break
        draft = Draft(further.start(1), further.end(), label + further[1], draft.uris)
        reading.add(draft)
    draft.pinpoint = point_after(text, draft.end)
    return draft.end


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
