"""What is promised, aimed at or allowed, or would be: the words right before a figure, or behind it, say that nobody has observed it.

Asked of what a sentence says; each answer is the reason why the quantity is no statistic, or None.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import SHORT_INFINITIVES, VERBS
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
        att[ ](?:(?!har|hade|är|var|men[ ]|ändå[ ])[^\W\d_]+[ ]){{0,8}}?                       # att de skulle
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
        (?:(?<!\d[ ])(?!(?:brott|tviste|rätts|migrations)mål)[a-zåäö]*mål(?:et|en|sättning(?:en)?)?|ambition(?:en)?|vision(?:en)?)[ ]  # mål
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
    r"""
    (?<!\w)
    (?:
        tillåts|tillåtet|har[ ]rätt                                                        # tillåts
        |(?:\w*(?<!ans)(?<!förs)lag(?:en|ar|arna|stiftning|stiftningen)?                   # skollagen
            |\w*(?:regel|regeln|regler|reglerna|regelverk|regelverket|avtal|avtalet|direktiv|direktivet|tillstånd|tillståndet)
            |\w*(?:förordning(?:en)?|bestämmelse(?:n|r|rna)?|föreskrift(?:en|er|erna)?|dispens(?:en)?)
        )
        [ ](?:[^\W\d_]+[ ]){0,4}?(?:tillåter|medger|ger[ ]rätt)                            # om bröd medger
    )
    (?:[ ](?!har|hade|som|att)[^\W\d_]+){0,7}?[ ]att[ ](?:[^\W\d_]+[ ]){1,4}$              # att handleda
    """,
    re.X,
)
"""Before a figure: a rule allows so much. What else lets somebody do it is no rule ("tekniken tillåter fabriken att minska")."""
_BY_RULES = lazy_regex(
    r"""
    (?:med|enligt|i)[ ](?:de[ ]|den[ ])?(?:nu[ ]|i[ ]dag[ ])?(?:nuvarande|gällande|dagens|rådande|nya|föreslagna)[ ]  # med nuvarande
    (?:regler(?:na)?|regelverk(?:et)?|lag(?:en|stiftning(?:en)?|text)?|bestämmelser(?:na)?|avtal)(?!\w)  # regler
    [^.;]{0,60}?[ ](?:får|ska|skall|kan|måste|gäller|är|uppgår|har[ ](?:[^\W\d_]+[ ]){0,4}rätt)(?!\w)  # får
    """,
    re.X,
)
"""What rules say that is done or had."""
_UNDER_RULES = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:per|varje|om)[ ]år(?:et)?(?!\w)                                                  # per år
        |förlora|går[ ]miste|gå[ ]miste|tar[ ]det|det[ ]tar|drabba|dör(?!\w)               # förlorar
        |(?:har|hade)[ ](?:[^\W\d_]+[ ]){0,5}?[^\W\d_]{2,}(?:at|ats|it|its|tt|tts)(?!\w)  # har handläggningstiden ökat
        |(?:blev|var|fick|kom|gick|tog|[^\W\d_]{2,}(?:ade|ades))(?!\w)                     # betalade
    )
    """,
    re.X,
)
"""What has come of rules, or comes of them again and again: it was seen."""
_ASIDE = lazy_regex(r"[ ](?:som|–)[ ]")
_TIME_BEHIND = 12
"""Characters behind a figure in which it may be told that it is so each year."""
_FORESEEN = lazy_regex(r"beräkn|vänta|prognos|kosta[rd]|uppskatt|uppgick|genomsnitt|snitt|andel|antal|totalt|procent av|skulle")
_REPLACES = lazy_regex(
    r"(?<!\w)(?:ersättning|penning|pension|studiemedel|sjuklön)(?:en|et)? (?:som )?"  # ersättning
    r"(?:motsvarande|motsvarar|på|om|med) $"  # motsvarande
)
"""Before a share: a benefit, which is set by rules; not the pay or the support that somebody is seen to have."""
_OF_PAY = lazy_regex(
    r" av (?:(?:den|din|sin|hela) )?(?:(?:tidigare|förlorade?|ordinarie|sjukpenninggrundande) )?"  # av den
    r"(?:lön|lönen|inkomst|inkomsten|sjukpenningen|a-kassan|sgi|[a-zåäö]*ersättning(?:en)?)(?!\w)"  # lönen
)
"""Behind the share: the pay of whoever gets the benefit, and of no one who is named ("av jordbrukets inkomster")."""
_PAID_OUT = lazy_regex(r"(?<!\w)(?:fick|motsvarade|(?:i )?(?:genom)?snitt|genomsnittlig[^\W\d_]*)(?!\w)")
_AS_SET = lazy_regex(r"(?<!\w)som (?:gäll|(?:[^\W\d_]+ ){1,5}skulle )")
"""Behind the pay of a benefit: that it is set, though somebody got it."""
_WOULD = lazy_regex(
    r"(?<!\w)(?:motsvara(?:r|de|s av)?|det vore som|som|lika mycket som) "  # motsvarar
    r"(?P<what>(?:om|att)(?: (?:(?!, (?:trots|men|medan|fast) | men )[^.;]){0,220})? )$"  # att 40 bagare
)
_WOULD_BE = lazy_regex(r"(?:[^,.;]|(?<=\d),(?=\d))*[ ]skulle(?!\w)")
"""From "att" or "om": its clause says that it would be so."""
_MAY_MEAN = lazy_regex(r"(?<!\w)skulle (?:(?!och |men )[^\W\d_]+ ){0,4}$")
"""Before what something equals or is taken as: it would ("skulle kunna tolkas som att", "skulle motsvara att")."""
_SET_ASIDE = lazy_regex(
    r"(?:kronor|kr) (?:[^\W\d_]+ ){0,2}?(?:avsatta?|avsatts|reserverade|öronmärkta|anslagna|anvisade|budgeterade)(?!\w)"
)
"""At the end of an amount: that it is set aside."""
_OF_STATE = lazy_regex(
    r"(?<!\w)(?:regeringen|staten|riksdagen|alliansen|statsbudgeten|budgeten|budgetpropositionen|propositionen"  # regeringen
    r"|nationella planen|infrastrukturplanen|åtgärdsplanen|anslaget)(?!\w)"  # planen
)
_IN_BUDGET = lazy_regex(
    r" (?:kronor |kr )?i (?:skatte|avgifts)?(?:höjningar|sänkningar|besparingar|satsningar|nedskärningar)"  # i skattehöjningar
    r"[^.;]{0,40} i (?:regeringens|den) (?:[^\W\d_]+ )?(?:budget|vårbudget|höstbudget|vårproposition)"  # i regeringens budget
)


_CITED = lazy_regex(r" \((?:prop|skr|bet|rskr|sou|ds)\.? [^()]{1,60}\)")
_IN_BILL = lazy_regex(
    r"""
    (?:
        (?<!\w)i[ ](?:[^\W\d_]+[ ]){0,2}(?:statsverks|budget|kompletterings|tilläggs(?:budget)?|vår|ändringsbudget)propositionen
        (?:[ ]för[ ](?:budgetåret[ ])?\d{4}(?:/\d\d)?)?                               # för 1971/72
        [ ](?:har[ ](?:[^\W\d_]+[ ]){0,2})?                                             # har regeringen
        (?:
            (?:föreslå|föresl|anvisa|begär|avsätt|avsatt|anslå|reservera|äska|upptag|uppta|avisera)
            (?:s|ts|des|des|gs|gits|git|r|t|de)?[ ]                                       # föreslås
            (?:(?!att|som|en|ett)[^\W\d_]+[ ]){0,3}
            |beräkna(?P<reckoned>s|ts|des|r|t|de)[ ]                                       # beräknas
            (?:(?:därför|vidare|också|även|sammanlagt|totalt|tillsammans|ytterligare|nu|således|därutöver|dessutom  # därför
            |för[ ](?:detta[ ])?ändamål(?:et)?                                            # för ändamålet
            |[^\W\d_]*(?:anslag(?:et)?|medelsbehov(?:et)?)[ ]till)[ ]){0,2}                  # anslaget till
        )
        |(?<!\w)(?:regeringen|departementschefen|statsrådet|föredraganden|[^\W\d_]*ministern)[ ](?:har[ ])?
        (?:föreslår|föreslagit|föreslog|begär|begärt|aviserar|aviserat|anvisar|(?P<reckons>beräknar|beräknat))
        [ ]i[ ](?:[^\W\d_]+[ ]){0,2}[^\W\d_]*proposition(?:en)?[ ]                       # i årets budgetproposition
    )$
    """,
    re.X,
)
"""Before an amount or a number: a bill of the budget asks for so much. What is reckoned is asked for only right before the figure."""
_UP_TO_INFINITIVE = lazy_regex(r"(?:[ ](?!(?:att|för|till|som|och|under|enligt)[ ])[^\W\d_]+){1,6}")


_IS_GIVER = lazy_regex(r"(?<!\w)(?:(?:av|i|ur|inom|från) (?:[^\W\d_]+ ){0,3}|(?:har|hade) )$")
"""Before the state or its budget: the money is of it, or in it, or it is the subject behind its verb."""
_GIVES = lazy_regex(
    r"(?:s(?: [^\W\d_]+){1,3})? (?:har|hade|avs|anslå|reserver|öronmärk|avsätt|avsatt|satsa|föreslå|innehåll|anvis|budgeter)"
)
"""Behind the state: its verb."""


def promised(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Why a figure is promised, aimed at, allowed or only supposed; `q_start`, `q_end`: its bounds in the sentence, hedges included."""
    lower = sentence.lower
    near = lower[max(0, q_start - 130) : q_start]
    if ("lova" in near or "löfte" in near) and _PROMISED.search(near):
        return "promised"
    if ("mål" in near or "ambition" in near or "vision" in near) and _AIMED_AT.search(near[-60:]):
        return "aimed_at"
    if "begräns" in near and _LIMITED.search(lower, max(0, q_start - 110), q_end):
        return "limited"
    if " att " in near and ("tillåt" in near or "medger" in near or "rätt" in near) and _ALLOWED.search(near):
        return "limited"
    if q.kind == "percent" and _REPLACES.search(near) and _OF_PAY.match(lower, q_end):
        return "benefit" if _AS_SET.search(lower, q_end) or not _PAID_OUT.search(lower) else None
    if (
        q.kind == "count"
        and " skulle " in lower
        and (would := _WOULD.search(lower, max(0, q_start - 240), q_start))
        and (_WOULD_BE.match(lower, would.start("what")) or _MAY_MEAN.search(lower, max(0, would.start() - 50), would.start()))
    ):
        return "supposed"
    if q.kind in ("money", "time", "percent") and _BY_RULES.match(lower) and not (_FORESEEN.search(lower) or _came_of_rules(lower, q_end)):
        return "limited"
    if q.kind in ("money", "count") and "propos" in near and (asked := _IN_BILL.search(_CITED.sub("", near))):
        return None if (asked["reckoned"] or asked["reckons"]) and _infinitive_behind(lower, q.end - sentence.start) else "appropriated"
    if q.kind == "money":
        if _SET_ASIDE.match(lower, max(0, q_end - len("kronor"))) and _of_state(lower):
            return "appropriated"
        if _IN_BUDGET.match(lower, q_end):
            return "appropriated"
    return None


def _infinitive_behind(lower: str, end: int) -> bool:
    """Whether what is reckoned does something, so that it is forecast ("beräknas 40 000 personer förlora arbetet")."""
    behind = _UP_TO_INFINITIVE.match(lower, end)
    return behind is not None and any(
        word in SHORT_INFINITIVES or (word.endswith(("a", "as")) and word in VERBS) for word in behind[0].split()
    )


def _came_of_rules(lower: str, q_end: int) -> bool:
    """Whether the main clause around a figure that ends at `q_end` tells what has come, or comes, of rules."""
    aside = _ASIDE.search(lower, 0, q_end)
    return _UNDER_RULES.search(lower, 0, aside.start() if aside else q_end + _TIME_BEHIND) is not None


def _of_state(lower: str) -> bool:
    """Whether an amount that is set aside is the state's: it sets it aside, or the amount is of its money."""
    return any(_GIVES.match(lower, body.end()) or _IS_GIVER.search(lower, 0, body.start()) for body in _OF_STATE.finditer(lower))
