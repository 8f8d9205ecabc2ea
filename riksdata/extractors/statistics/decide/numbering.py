"""What the words beside a number say: that it tells which chapter, road or week is meant, not how many."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_NUMBERED = lazy_regex(
    rf"""
    (?:
        årskurs|årskurserna|kapitel|punkterna|(?:riks|läns)?väg(?:arna)?|artiklarna|utgiftsområde
        |vecka|veckorna|steg|nivå|elområde
    )
    {_S}\d{{1,3}}(?:,{_S}\d{{1,3}})?                                  # 4, 5
    {_S}?(?:och|till|–|,|eller){_S}?(?:vecka{_S})?$                   # till vecka
    """,
    re.X,
)
_IN_A_ROW = lazy_regex(
    rf"""
    (?:
        (?<!per[ ])(?<!om[ ])(?<!varje[ ])(?<!en[ ])(?<!samma[ ])\bdag     # dag, but not "per dag"
        |\b(?:[Pp]aragraf|(?:[Rr]iks|[Ll]äns)?[Vv]äg(?:arna)?|[Vv]årdguiden)        # Riksväg
        |(?<![^\s(])E                                                      # (E
    )
    {_S}$
    """,
    re.X,
)
"""Before a number that tells which day, paragraph or European road."""
_ABBREVIATED = lazy_regex(rf"(?<!\w)(?:v|vv|kl|nr|s|sid|avsn|fig|tab|art|kap|punkt)\.{_S}$")
_JOINTS = frozenset(("och", "till", "–", ",", "eller", "vecka"))
"""What stands before the last of several that are numbered."""
_TREATIES = ("resolution", "resolutionen", "resolutionerna", "resolutioner", "konvention", "konventionen", "konventioner", "artikel")

_ADVICE = "1177"
"""The number of the health service, which is its name too."""
_DIALLED = frozenset(("112", "11313", "11414"))
_RINGS = frozenset(("ringer", "ringa", "ring", "ringde", "ringt", "larmar", "larma", "numret", "via"))
_OF_SEVERAL = lazy_regex(r"[ \u00a0](?:[a-zåäö]+a[ \u00a0])?[a-zåäö]{3,}(?:or|ar|er|are|gånger|brott|fall|barn|ärenden)(?!\w)")
"""Behind a number: so many are counted."""


def dialled(text: str, q: Quantity, before: str) -> bool:
    """Whether a number is one that is rung up, and counts nothing."""
    surface = text[q.start : q.end]
    if surface != _ADVICE and not (surface in _DIALLED and before in _RINGS):
        return False
    return _OF_SEVERAL.match(text, q.end) is None


def numbered(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    """Whether the number tells which, not how many: of a chapter, a grade, a road, a rate's denominator."""
    if dialled(text, q, before):
        return "numbered"
    if before.endswith(_TREATIES) and start == q.start and q.written == "digits" and q.end == q.number_end:
        return "numbered"  # "resolution 1325", "konvention 169", "artikel 267"
    if before in ("kräver", "per"):
        return "need_or_denominator"
    if start == q.start and before == "." and _ABBREVIATED.search(text, max(low, start - 6), start):
        return "numbered"
    if start == q.start and text[max(low, start - 5) : start] == "kap. ":
        return "numbered"
    if start == q.start and q.written == "digits" and _IN_A_ROW.search(text, max(low, start - 24), start):
        return "numbered"
    return "numbered" if before in _JOINTS and _NUMBERED.search(text, max(low, start - 30), start) else None
