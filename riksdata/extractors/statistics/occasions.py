"""Whether "N gånger" counts occasions or says how many times as large something is."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.quantity.hedges import Hedged
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.vocabulary import CLASSES, alternatives
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def counts_occasions(plain: str, q: Quantity, hedged: Hedged, low: int) -> bool:
    """Whether "N gånger" says how often something happened ("sju gånger" alone), not how many times as large it is."""
    return (
        not q.word
        and (q.value is None or q.value.denominator == 1)
        and not RATIO.match(plain, q.end)
        and not _OF_ANOTHER.match(plain, q.end)
        and (_IN_A_ROW.match(plain, q.end) is not None or not _ratio_before(plain, hedged, low))
    )


RATIO = lazy_regex(
    rf"{_S}({alternatives('ratio')}|[^\W\d_]{{3,20}}are(?=[ \u00a0](?:än|vad|när|för)))\b(?:{_S}(?:{alternatives('size')}|i|risk)\b){{0,3}}"
)
"""What makes "N gånger" and "N procent" a comparison: "högre", "så många", "mer"."""
_OF_ANOTHER = lazy_regex(
    rf"""
    {_S}
    (?:
        (?:det|den){_S}(?:[^\W\d_]+{_S})?                                       # det sammanlagda
        (?:antal|summa|belopp|nivå|andel|mängd|kostnad)(?:et|n|en)?{_S}(?:som|för|i|av|på)  # antal som
        |genomsnittet|medelvärdet|medianen|årsinkomsten|budgeten|gränsvärdet
        |om(?=[.,;:!?]|$)                                                           # om
    )
    \b
    """,
    re.X,
)
"""Behind "N gånger": another amount that it is measured by ("tio gånger det antal som omkommer i trafiken"), or that it suffices ("om")."""
_IN_A_ROW = lazy_regex(rf"{_S}i{_S}(?:rad|följd|sträck)(?!\w)")
"""Behind "N gånger": they are occasions, whatever stands before."""


def _ratio_before(plain: str, hedged: Hedged, low: int) -> bool:
    """Whether what stands before "N gånger" says that something grows or is compared by it ("ökar över tre gånger")."""
    if _DIFFERENCE_IS.search(plain, max(low, hedged.start - 60), hedged.start):
        return True
    left = _STOPS.split(plain[max(low, hedged.start - 60) : hedged.start].lower())[-1].split()
    for back, word in enumerate(reversed(left)):
        if word in CLASSES["increase"] or word in CLASSES["decrease"]:
            # "höjde skatten tre gånger" counts occasions, "ökade andelen tre gånger" does not
            near = back == 0 or (back == 1 and left[-1] in ("med", "till"))
            return not word.endswith(("ts", "as", "des")) and (near or word.startswith(_GROWS))
        if word in VERBS or word in CLASSES["conjunction"]:
            break
    return False


_DIFFERENCE_IS = lazy_regex(
    rf"""
    (?:skillnaden|ökningen|uppgången|differensen|överrisken|prispåslaget|värdestegringen)
    (?:{_S}(?:i|mellan|på|för){_S}[^.;:,\d]{{1,30}})?                        # mellan byarna
    {_S}(?:är|var|blir|blev)
    (?:{_S}(?:därmed|alltså|nu|då|i{_S}dag|ofta|hela)){{0,2}}{_S}$          # därmed
    """,
    re.IGNORECASE | re.X,
)
"""Before "N gånger": what is so large, and no occasion ("Prisskillnaden är därmed sju gånger")."""
_GROWS = ("ök", "väx", "stig", "steg", "minsk", "sjunk", "sjönk", "fall", "föll")
_STOPS = lazy_regex(r"[,.;:]")
