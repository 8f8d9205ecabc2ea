"""Numbers of a list whose series is named where the list is announced: in the line above it, or before the colon of its sentence."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import Designation, draft_series, is_committee
from riksdata.extractors.references.series.reports import draft_audit_report
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.lines import LIST_MARKS

_OPENS = rf"[^\S\n]*(?:[{LIST_MARKS}]|\d{{1,2}}[.)])?[^\S\n]*[A-ZÅÄÖ”\"][^\n]{{3,200}}[ \xa0]"
_ITEM_BEFORE = lazy_regex(rf"{_OPENS}\(")
_ITEM = lazy_regex(rf"{_OPENS}\([12]\d{{3}}(?:/\d\d)?:\d{{1,4}}\)[.,;]?[^\S\n]*")
_CLOSED = lazy_regex(r"\)[.,;]?[^\S\n]*(?:\n|\Z)")
_LEAD = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?P<rir>granskningsrapporter(?:na)?)                  # granskningsrapporter
        |(?P<mot>(?:följd)?motioner(?:na)?)                   # motionerna
        |(?P<prop>propositioner(?:na)?)                       # propositioner
        |(?P<skr>skrivelser(?:na)?)                           # skrivelser
        |(?P<ip>interpellationer(?:na)?)                      # interpellationer
        |(?P<sou>(?:statliga[ ])?utredningar(?:na)?|(?:del|slut)?betänkanden(?:a)?)
    )
    (?!\w)[^\n:.]*:\s*\Z
    """,
    re.I | re.X,
)
_IN_SENTENCE = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?P<mot>                                             # följdmotioner
            (?:följd|(?:fler|kommitté)?parti|kommitté|[a-z]{1,3}-)motion|(?<=[Ee]n[ ])motion|(?<=enskild[ ])motion
            |(?:följd|(?:fler|kommitté)?parti|kommitté|[a-z]{1,3}-)?motion(?:en|er|erna)
        )
        |(?P<prop>propositioner(?:na)?)                                         # propositioner
        |(?P<skr>skrivelser(?:na)?)                                             # skrivelser
    )
    (?!\w)[^\n:.;()\d]{0,90}(?P<sign>[:,])[ \xa0]\Z
    """,
    re.I | re.X,
)
"""Before a number in the sentence that announces it: "Två följdmotioner har väckts: 2024/25:3317 (V)"."""
_LONGEST_ANNOUNCEMENT = 130
_MOVER = lazy_regex(r"[ \xa0](?:\([A-ZÅÄÖa-zåäö-]{1,3}\)|av[ \xa0][A-ZÅÄÖ])")
"""Behind a motion's number: its party, or who moved it."""
_OF_ONE_YEAR = frozenset(("rir", "sou"))
_MOST_ITEMS = 80
_LONGEST_LINE = 1000


def read_listed_under(reading: Reading, found: Designation) -> bool:
    """`• Stödet till anhöriga (2014:9)`, an item of a list: its series is that of the papers which the line above the list announces."""
    text, start = reading.text, found.start
    if text[start - 1 : start] != "(" or found.letters or _CLOSED.match(text, found.end) is None:
        return False
    begin = text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
    if not begin or _ITEM_BEFORE.fullmatch(text, begin, start) is None:
        return False
    kind = _announced(text, begin)
    if kind is None or (kind in _OF_ONE_YEAR) == (found.second is not None):
        return False
    if kind == "rir":
        reading.add(draft_audit_report(start, found.end, found._replace(digits=found.digits.lstrip("0") or "0")))
    else:
        reading.add(draft_series(text, start, found.end, kind, found))
    return True


def read_announced(reading: Reading, found: Designation) -> bool:
    """`Två motioner har väckts: 2024/25:3317 (V)`: the first number of a sentence that says before a colon what it lists.

    Behind a comma only a motion with its party or mover: "En motion väcktes, 2024/25:3317 (V)".
    """
    text, start = reading.text, found.start
    if not found.second or text[start - 2 : start - 1] not in (":", ","):
        return False
    if any(sign.isspace() for sign in text[start : found.end]):
        return False  # "2021/22: 240" counts
    lead = _IN_SENTENCE.search(text, max(0, start - _LONGEST_ANNOUNCEMENT), start)
    if lead is None:
        return False
    kind = next(name for name in ("mot", "prop", "skr") if lead[name])
    if (lead["sign"] == "," or found.letters) and not (kind == "mot" and _MOVER.match(text, found.end)):
        return False
    if found.letters and is_committee(found.letters):
        return False
    reading.add(draft_series(text, start, found.end, kind, found))
    return True


def _announced(text: str, begin: int) -> str | None:
    """The series that is named in the line above a list, of which an item begins at `begin`."""
    for _ in range(_MOST_ITEMS):
        end = begin
        while end and text[end - 1].isspace():
            end -= 1
        begin = text.rfind("\n", max(0, end - _LONGEST_LINE), end) + 1
        if _ITEM.fullmatch(text, begin, end) is None:
            lead = _LEAD.search(text[begin:end])
            return lead.lastgroup if lead else None
    return None
