"""What stands behind a figure and says when it was, or where to, and is nothing that is counted ("22 procent första halvåret")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.units import TIMES_LATER
from riksdata.swedish.lazy import lazy_regex

BEFORE_YEAR = frozenset(
    (
        *("år", "åren", "året", "perioden", "våren", "hösten", "sommaren", "vintern"),
        *("läsåret", "budgetåret", "skolåret", "säsongen", "verksamhetsåret", "kalenderåret", "räkenskapsåret"),
    )
)
"""Before a year: when it was, and nothing that is counted."""
YEAR = lazy_regex(r"[ \u00a0](?:19|20)\d\d")
YEAR_BESIDE = lazy_regex(
    r"(?:läs)?året[ \u00a0](?:(?P<before>innan|före|dessförinnan)|(?P<after>efter|därpå|därefter))(?!\w)", re.IGNORECASE
)
"""Behind a figure: it is of the year before or after that of the one before it."""
_AT_A_TIME = lazy_regex(
    r"""
    (?:
        (?:första|andra|tredje|fjärde|sista|senaste|gångna|förra|kommande|närmaste|innevarande|samma)[ \u00a0]  # första
        (?:(?:halv|tre|två|fem|tio|tjugo)[ \u00a0]?)?
        (?:
            halvåret|kvartalet|året|åren|veckan|veckorna|månaden|månaderna|dygnet|dagarna|decenniet|decennierna  # halvåret
            |perioden|mandatperioden|tiden
        )
        |hittills|dittills|halvårsvis|därefter|dessförinnan
    )
    (?!\w)
    """,
    re.X | re.IGNORECASE,
)
"""Behind a figure: when, and no noun ("22 procent första halvåret")."""
TIME_BEGINS = (
    *("första", "andra", "tredje", "fjärde", "sista", "senaste", "gångna", "förra", "kommande", "närmaste", "innevarande", "samma"),
    *("hittills", "dittills", "halvårsvis", "därefter", "dessförinnan", "året", "läsåret"),
    *("ett", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "femton", "tjugo", "några", "flera"),
)
"""How the words begin that say when: a cheap look before the patterns of `tells_when`."""


def tells_when(text: str, at: int) -> bool:
    """Whether what begins at a place behind a figure says when it was."""
    return any(when.match(text, at) for when in (_AT_A_TIME, YEAR_BESIDE, TIMES_LATER))


DIRECTIONS = frozenset(
    (
        *(
            "norr",
            "söder",
            "öster",
            "väster",
            "söderöver",
            "norröver",
            "norrut",
            "söderut",
            "österut",
            "västerut",
            "nordost",
            "nordöst",
            "nordväst",
        ),
        *("sydost", "sydöst", "sydväst", "bort", "uppströms", "nedströms", "härifrån", "därifrån", "inåt", "utåt", "uppåt", "nedåt"),
    )
)
