"""A figure that tells the one before it once more: as a share of the same whole, or by how much it has changed."""

from __future__ import annotations

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def once_more(plain: str, previous: Candidate, candidate: Candidate) -> None:
    """The whole of a part that is told as a share just before ("63 procent, eller 95 av dessa"), if it is that share of it."""
    share, part = previous.quantity, candidate.quantity
    if share.unit != "percent" or not share.whole or share.value is None or part.value is None or part.whole is not None:
        return
    if part.kind not in ("count", "money") or not _SAME_SHARE.fullmatch(plain, share.end, candidate.start):
        return
    if abs(part.value / share.whole - share.value / 100) < _ROUNDED_BY:
        part.whole = share.whole


_SAME_SHARE = lazy_regex(rf",?{_S}(?:eller|dvs\.?|det{_S}vill{_S}säga|alltså|motsvarande){_S}|{_S}\((?:motsvarande{_S}|dvs\.?{_S})?")
_ROUNDED_BY = 0.02


def up_by(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a figure is the change of the one before it ("51 procent svarade ja, upp 9 procentenheter")."""
    return previous.rule is None and _UP_BY.fullmatch(plain, previous.quantity.end, candidate.quantity.start) is not None


_UP_BY = lazy_regex(rf"(?:{_S}[^\W\d_][\w-]*){{0,6}},{_S}(?:upp|ned|ner){_S}(?:med{_S})?(?:(?:hela|drygt|knappt|nästan){_S})?")


def tells_again(plain: str, previous: Candidate, candidate: Candidate) -> bool:
    """Whether a share says how large the part before it is, by its amount ("besvarades 281 av 514 i tid, dvs. 55 procent")."""
    part, share = previous.quantity, candidate.quantity
    if part.whole is None or part.value is None or share.value is None or part.kind not in ("count", "money", "physical"):
        return False
    alike = abs(part.value / part.whole - share.value / 100) < _ROUNDED_BY
    return alike and _AGAIN.search(plain, max(part.end, candidate.start - _AGAIN_REACH), candidate.start) is not None


_AGAIN = lazy_regex(
    rf"(?:,|{_S}\(|{_S}[–-])?{_S}?(?:eller|dvs\.?|d\.v\.s\.|det{_S}vill{_S}säga|alltså|motsvarande|vilket{_S}(?:är|motsvarar)){_S}$"
)
_AGAIN_REACH = 24
