"""What the words beside a length, a weight or a temperature say: that it is a limit, a class or a name."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.decide.ages_and_times import LASTS
from riksdata.extractors.statistics.decide.counts import BOUND_WORD
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_VEHICLE = lazy_regex(rf"{_S}(?:brutto|total|tjänste)vikt|{_S}(?:fordon|lastbil|släp|ekipage)")
_HEAVY = lazy_regex(r"(?:lastbil|fordon|ekipage|bilar|bruttovikt|totalvikt)\w{0,8} (?:på|om|över|under|till|upp till) (?:upp till )?$")
_AMOUNTS_TO = lazy_regex(
    r"(?:sig|handla|handlar|handlade|talar"  # handlar om
    r"|(?:rör|rörde|handlar|handlade|talas)[ \u00a0]det(?:[ \u00a0]sig)?)[ \u00a0]om[ \u00a0]$"  # rör det sig om
)
_WHICH_WEIGHS = lazy_regex(
    r"(?<!\w)(?:som (?:väger|vägde|rymmer|mäter)"  # som väger
    r"|[^\W\d_]*(?:fordon|bilar|släpvagnar|släp|brev|paket|försändelser"  # brev
    r"|båtar|fartyg|drönare|bussar|farkoster|vikt)) $",  # båtar
    re.IGNORECASE,
)
"""Before the bound of a weight or a length: what it tells apart ("brev upp till 250 gram", "släp som väger mer än 750 kilo")."""
_PER_TIME = lazy_regex(r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?(?:per|om|varje)[ \u00a0](?:år|året|dag|dagen|dygn|dygnet)(?!\w)")
_LIMIT_IS = lazy_regex(
    r"(?<!\w)(?!träd|skogs|odlings|lands|riks|stats)[^\W\d_]*gräns(?:en|värdet)?(?: för [^.,;:\d]{1,40})?"  # gränsen
    r" (?:är|går|ligger|sätts|dras)(?: i dag| nu)? (?:vid |på |till )?$",  # går vid
    re.IGNORECASE,
)
_MEASURED = lazy_regex(
    r"(?:genomsnitt|medelhastighet|medelfart|snitthastighet|snittfart|topphastighet|uppmät|vind|(?<!\w)i snitt(?!\w)"  # genomsnitt
    r"|(?<!\w)(?:mätte|mättes|körde|kört|körts|åkte|höll|hållit|färdades|rusade|flög"  # körde
    r"|blåser|blåste|nådde"  # blåser
    r"|kan tåge[nt] köra|kunde (?:[^\W\d_]+ )?köra)(?!\w))"  # kunde tågen köra
    r"(?:(?!gräns|tillåt|begräns|skylt|maxhastighet|byggd|standard|medger|trots |hastighet(?:en)? (?:är|på|sänk|höj)"  # no limit
    r"|(?<!i )\d+ km/h|(?<!\w)(?:får|ska|bör|måste) )[^.;\n])*$",  # no second speed
    re.IGNORECASE,
)
"""Before a speed: that something moved so fast, which no rule sets."""


def measured(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    """Why a measured size is none: a limit, a class of weight, a name; `low`: where its line begins, `start`: with its hedges."""
    unit = q.unit
    if before == "om":
        return None if _AMOUNTS_TO.search(text, max(low, start - 24), start) else "name"
    if text[max(low, start - 6) : start] == " inom " and start == q.start:
        return "limit"
    if unit in ("min", "s") and text[start : start + 6].lower() == "under " and before not in LASTS:
        return "time_span"
    heavy = q.scaled or _PER_TIME.match(text, q.end)  # "fraktar fartyg över 100 miljoner ton"
    if start < q.start and not heavy and BOUND_WORD.match(text, start) and _WHICH_WEIGHS.search(text, max(low, start - 40), start):
        return "weight_class" if unit in ("g", "kg", "t") else "group"
    distance = unit in ("km", "mil") or text.startswith((" lång", "\u00a0lång"), q.end)
    if not distance and _LIMIT_IS.search(text, max(low, start - 80), start):
        return "limit"
    if unit == "km/h" and not _MEASURED.search(text, max(0, start - 100), q.start):
        return "speed_limit"
    if text[max(0, start - 7) : start].lower() == "som är ":
        return "group"
    if unit in ("MHz", "GHz", "kHz", "Hz") and q.low is not None:
        return "band"
    if unit in ("t", "kg") and (_VEHICLE.match(text, q.end) or _HEAVY.search(text[max(low, start - 40) : start].lower())):
        return "weight_class"
    if text[max(0, start - 14) : start].endswith(("en radie på ", "en radie av ", "en radie om ")):
        return "radius"
    if unit not in ("°C", "°"):
        return None
    named = before == "vid" or (before in ("på", "till") and start == q.start) or text.startswith("under", start)
    return "name" if named else None
