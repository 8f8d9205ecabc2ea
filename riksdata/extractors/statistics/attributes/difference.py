"""Whether a figure is by how much some differ from others, which is no change ("är 10 procent lägre än mäns")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.vocabulary import MONTHS
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_THEN_OR_PLANNED = rf"""(?:
    \d*(?:19|20)\d\d|\d\d-talet|(?:{MONTHS})(?!\w)                                        # 2015
    |(?:år|månad|veck|dag|dygn|kvartal|halvår|säsong|termin|period|tid)[^\W\d_]{{0,7}}     # åren
    |(?:decenni|sekel|seklet|mandat|kris|pandemi|krig)[^\W\d_]{{0,7}}                     # krisen
    |(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|s)?|(?:vår|sommar|höst|vint)(?:as|ras|en|ern)  # måndags
    |våras|somras|höstas|vintras|samma|fjol|föregående|förra|senast|innan|förut|förr|tidigare  # våras
    |nu|nuvarande|idag|någonsin|dessförinnan|gamla|sedan|före|efter|när|början|slutet|mitten  # nuvarande
    |hittills|varit|dåvarande|val(?:et)?|(?:normal|vanlig|preliminär|slutlig)[^\W\d_]*     # hittills
    |vad|om|utan|annars|eljest|tänkt                                                      # vad
    |(?:vänta|förvänta|planera|beräkna|anta|avse|anvis|prognos)[^\W\d_]*                  # planerat
    |[^\W\d_]*(?:budget|bemyndigande|prognos|kalkyl|beräkning|belopp|anslag|ram|plan|beslut)
    (?:et|en|er|erna|arna|s|ets)?                                                         # ramen
)(?!\w)"""
"""Words for an earlier time, and for what was planned or foretold: what differs from these has changed."""
_WITH_WHOM = rf"(?!de{_S}\d|(?:[^\s.,;:()]+{_S}){{0,8}}?{_THEN_OR_PLANNED})(?=[^\W\d_])"
_THAN_OTHERS = lazy_regex(
    rf"""
    {_S}(?:fler|mer|högre|större|dyrare|längre|färre|mindre|lägre|kortare|billigare)(?:{_S}[^\W\d_][\w-]*){{0,8}}?   # lägre lön
    (?:{_S}än|,?{_S}(?:jämfört{_S}med|i{_S}jämförelse{_S}med)){_S}{_WITH_WHOM}                             # än
    """,
    re.X,
)
"""Behind a figure: it is compared with that of others ("lägre lön än männen", "högre i Norge jämfört med Danmark")."""
_OTHERS_FIRST = lazy_regex(
    rf"""
    (?:^|[,;:–]{_S})(?:jämfört|i{_S}jämförelse){_S}med{_S}{_WITH_WHOM}[^.,;:()\d]{{3,80}}{_S}$  # jämfört med männen har kvinnorna
    """,
    re.X,
)
"""Before a figure: with whom some are compared."""
_FIRST_REACH = 110


def from_others(lower: str, q_start: int, q_end: int) -> bool:
    """Whether the figure of a sentence in lower case, behind which a comparative stands, is set beside what others have."""
    if _THAN_OTHERS.match(lower, q_end):
        return True
    return "med " in lower[:q_start] and _OTHERS_FIRST.search(lower, max(0, q_start - _FIRST_REACH), q_start) is not None
