"""What the words beside a share say: that it defines a group, is a slogan, or a half that names a time."""

from __future__ import annotations

from fractions import Fraction

from riksdata.extractors.statistics.decide.ages_and_times import is_time
from riksdata.extractors.statistics.decide.counts import BOUND_WORD
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_WHICH_HALF = frozenset(("första", "andra", "sista", "senare", "ena", "övre", "nedre", "undre", "norra", "södra"))
_OF_TIME = lazy_regex(
    r"[ \u00a0]av[ \u00a0](?:\d"  # 1990
    r"|(?:året|perioden|mandatperioden|decenniet|seklet|århundradet|månaden|veckan|dygnet|terminen|läsåret|säsongen"  # året
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?!\w))"  # januari
)
"""Behind "första hälften": it is a time."""
_AT_THE_TOP = lazy_regex(r"[^,.\d]{0,25}[ \u00a0](?:högst|lägst|högsta|lägsta|rikaste|fattigaste)\b")
"""The share that tells which group: "de tio procent som har högst inkomst"."""
_KINDS = lazy_regex(rf"(?:kommuner|länder|län|regioner|områden|företag|hushåll|skolor|orter){_S}med{_S}$")
_FULLY = lazy_regex(rf"{_S}(?:förnybar|fossilfri|ekologisk|förnyelsebar|hållbar|av sin|av sitt|säker|nöjd|lön)")


def percentage(text: str, q: Quantity, low: int, start: int, before: str) -> str | None:
    """Why a share in percent is none; `low`: where its line begins, `start`: where it begins with its hedges."""
    if text[q.number_end : q.end].strip().lower() == "volymprocent":
        return "content"
    if before == "med" and BOUND_WORD.match(text, start) and _KINDS.search(text, max(low, start - 20), start):
        return "group"
    if before in ("de", "den") and _AT_THE_TOP.match(text, q.end):
        return "group"
    return "slogan" if q.value == 100 and _FULLY.match(text, q.end) else None


def fraction(text: str, q: Quantity, start: int, before: str, noun: str | None) -> str | None:
    """Why a fraction is none; `start`: where it begins with its hedges, `noun`: what it is of."""
    if q.written == "every":
        if text[max(0, start - 9) : start].lower() == "vart och ":
            return "idiom"
        return "frequency" if noun is not None and is_time(noun) else None
    if q.whole is None and before in ("den", "de") and q.value is not None and q.value < Fraction(1, 2):
        return "group"
    half = text[q.start : q.start + 4].lower()
    if before in _WHICH_HALF and (half == "halv" or (half == "hälf" and _OF_TIME.match(text, q.number_end))):
        return "half"
    if text.startswith(("dagen", "dagar"), q.end + 1):
        return "half_day"
    return "name" if text.startswith("basbelopp", q.end + 1) else None
