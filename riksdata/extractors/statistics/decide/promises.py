"""What is promised, aimed at or allowed, or would be: the words right before a figure, or behind it, say that nobody has observed it.

Asked of what a sentence says; each answer is the reason why the quantity is no statistic, or None.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

_NO_LINK = r"(?!(?:att|som|har|hade|är|var|blev|blir|finns|fick|får|och|men|enligt|när|framför|inför|till|för|om|av|under|hos)[ ])"
"""Words that part a promise from a figure behind it."""
_PROMISED = lazy_regex(
    rf"""
    (?<!\w)(?<!de[ ])(?<!den[ ])(?<!det[ ])(?<!som[ ])
    (?:
        (?:ut)?lova(?:r|de|t|ts|des)?[ ](?:{_NO_LINK}[^\W\d_]+[ ]){{0,3}}       # lovade väljarna
        |(?:ut)?lova(?:r|de|t)?[ ](?:[^\W\d_]+[ ]){{0,3}}?                      # lovade
        att[ ](?:(?!har|hade|är|var)[^\W\d_]+[ ]){{0,8}}?                       # att de skulle
        (?:med|till|bygga|skapa|anställa|inrätta|satsa)[ ]                     # bygga
        |(?:val)?löfte(?:t|n|na)?[ ]om[ ]                                      # löftet om
        (?:(?:minst|ytterligare|att[ ][^\W\d_]+)[ ])?                          # minst
    )$
    """,
    re.X,
)
"""Before a figure: somebody promises it."""
_AIMED_AT = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:[a-zåäö]*mål(?:et|en|sättning(?:en)?)?|ambition(?:en)?|vision(?:en)?)[ ]  # målet
        (?:är[ ]|var[ ])?(?:om|på|att[ ]nå)[ ](?:minst[ ])?                        # på
        |(?:har|hade)[ ](?:som|till)[ ](?:mål|målsättning|ambition|vision)[ ]       # har som mål
        att[ ](?:[^\W\d_]+[ ]){0,4}?                                               # att
    )$
    """,
    re.X,
)
"""Before a figure: it is a target."""
_LIMITED = lazy_regex(
    r"(?<!\w)begräns(?:a|ar|as|ade|ades|at|ats)(?: [^\W\d_]+){0,6} till (?:max|högst|maximalt|som mest) "  # begränsades till högst
)
_ALLOWED = lazy_regex(
    r"(?<!\w)(?:tillåts|tillåtet|tillåter|medger|ger rätt|har rätt)"  # tillåts
    r"(?: (?!har|hade|som|att)[^\W\d_]+){0,7}? att (?:[^\W\d_]+ ){1,4}$"  # att handleda
)
_BY_RULES = lazy_regex(
    r"(?:med|enligt|i) (?:de |den )?(?:nu |i dag )?(?:nuvarande|gällande|dagens|rådande|nya|föreslagna) "  # med nuvarande
    r"(?:regler(?:na)?|regelverk(?:et)?|lag(?:en|stiftning(?:en)?|text)?|bestämmelser(?:na)?|avtal)(?!\w)"  # regler
)
_FORESEEN = lazy_regex(r"beräkn|vänta|prognos|kosta[rd]|uppskatt|uppgick|genomsnitt|snitt|andel|antal|totalt|procent av|skulle")
_REPLACES = lazy_regex(
    r"(?<!\w)(?:ersättning|bidrag|stöd|penning|pension|studiemedel|sjuklön|lön)(?:en|et)? (?:som )?"  # ersättning
    r"(?:motsvarande|motsvarar|motsvarade|på|om|med) $"  # motsvarande
)
_OF_PAY = lazy_regex(
    r" av (?:[^\W\d_]+ ){0,2}?[a-zåäö]*"  # av den
    r"(?:ersättning|lön|inkomst|sjukpenning|a-kassa|sgi)[a-zåäö]*(?!\w)"  # lönen
)
_WOULD = lazy_regex(r"(?<!\w)(?:motsvara(?:r|de|s av)?|det vore som|som|lika mycket som) (?:om|att)(?: [^.;]{0,220})? $")
_SET_ASIDE = lazy_regex(
    r"(?:kronor|kr) (?:[^\W\d_]+ ){0,2}?(?:avsatta?|avsatts|reserverade|öronmärkta|anslagna|anvisade|budgeterade)(?!\w)"
)
_OF_STATE = lazy_regex(
    r"(?<!\w)(?:regeringen|staten|riksdagen|alliansen|statsbudgeten|budgeten|budgetpropositionen|propositionen"  # regeringen
    r"|nationella planen|infrastrukturplanen|åtgärdsplanen|anslaget)(?!\w)"  # planen
)
_IN_BUDGET = lazy_regex(
    r" (?:kronor |kr )?i (?:skatte|avgifts)?(?:höjningar|sänkningar|besparingar|satsningar|nedskärningar)"  # i skattehöjningar
    r"[^.;]{0,40} i (?:regeringens|den) (?:[^\W\d_]+ )?(?:budget|vårbudget|höstbudget|vårproposition)"  # i regeringens budget
)


def promised(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Why a figure is promised, aimed at, allowed or only supposed; `q_start`, `q_end`: its bounds in the sentence, hedges included."""
    lower = sentence.lower
    near = lower[max(0, q_start - 130) : q_start]
    if ("lova" in near or "löfte" in near) and _PROMISED.search(near):
        return "promised"
    if _AIMED_AT.search(near[-60:]):
        return "aimed_at"
    if "begräns" in near and _LIMITED.search(lower, max(0, q_start - 110), q_end):
        return "limited"
    if " att " in near and _ALLOWED.search(near):
        return "limited"
    if q.kind == "percent" and _REPLACES.search(near) and _OF_PAY.match(lower, q_end):
        return "benefit"
    if q.kind == "count" and " skulle " in lower and _WOULD.search(lower, max(0, q_start - 240), q_start):
        return "supposed"
    if _BY_RULES.match(lower) and not _FORESEEN.search(lower) and q.kind in ("money", "time", "percent"):
        return "limited"
    if q.kind == "money":
        if _SET_ASIDE.match(lower, max(0, q_end - len("kronor"))) and _OF_STATE.search(lower):
            return "appropriated"
        if _IN_BUDGET.match(lower, q_end):
            return "appropriated"
    return None
