"""What is set by law, supposed as an example, or follows from a proposal made just before: figures that no one has observed.

Each answer is the reason why the quantity is no statistic, or None. Asked last, of what the sentence alone lets pass.
"""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.wordings import SIGNS, ending
from riksdata.swedish.lazy import lazy_regex

LEGAL_AMOUNT = 1_000_000
"""Kronor from which an amount is a sum of money spent or earned rather than a fee, a ceiling or a rate of the law."""
_LEVEL = ending("level", r"(?:[^.;\d]|\d{1,3}(?:[ \u00a0]\d{3})?[ \u00a0](?:procent|kr|kronor|år|till|och|respektive)\b){0,90}")
_OBSERVED = lazy_regex(
    r"""
    genomsnitt|\bsnitt|median|andel|antal|intäkt|kostnad|i[ ]fjol|uppgick  # snitt
    |\b(?:ökat|minskat|stigit|sjunkit)\b                                   # ökat
    |(?:ök|minsk|höj|sänk|stig|sjunk)\w{1,6}[ ]med[ ]$                     # ökpåhitt med
    |\b(?:ök|minsk|stig|sjunk)\w{1,6}[ ][^.;]{0,60}med[ ]$                 # ökpåhitt med
    """,
    re.X,
)
_LISTED_RATES = lazy_regex(r"\bbeskattas (?:med|till) ")
_PUT = lazy_regex(
    r"""
    \b
    (?:
        för|om|valt
        |väljer(?:[ ]\w+)?                                                              # väljer påhitt
        |planerar|är|avser|lovat|lovar|möjlighet|möjligheten|förslaget?|förslag         # förslaget
        |förslag(?:et)?(?:[ ]\w{1,12}){1,4}                                              # förslag ligger på bordet
    )
    [ ]att[ ](?!sedan)(?:\w{1,12}[ ])?                                                  # att påhitt
    (?:
        höja|sänka|öka|minska|utöka|förlänga|förkorta|korta|begränsa|reducera|dubblera
        |införa|ta[ ]ut
    )
    \b[^.;]{0,90}\b(?:med|till|från|om|på)[ \u00a0]$                                    # med
    """,
    re.X,
)
_PUT_BY = ("med ", "till ", "från ", "om ", "på ", "med\u00a0", "till\u00a0")
_EXAMPLE = lazy_regex(r"(?:till exempel|t\.ex\.|t ex|exempelvis|förslagsvis|säg|anta|låt säga)[ \u00a0]$")
_CASE = lazy_regex(
    r"""
    (?:exempelvis[ ]|som[ ]exempel[ ])?                                    # exempelvis
    (?:
        (?:för|till|om)[ ](?:en|ett|dem[ ]som|den[ ]som|de[ ]som|hushåll)  # för en
        |en[ ]person[ ](?:med|som)                                         # en person med
        |den[ ]som|ett[ ]par
    )
    [ ]
    """,
    re.X,
)
_IF_ONE = lazy_regex(r"om (?:man|du|jag|vi|någon|en|ett) ")
_EARNING = lazy_regex(
    r"""
    (?:
        \b(?:med|vid|som|för|på)[ ](?:en[ ]|ett[ ]|sin[ ])?                              # med en
        (?:(?!sammanlag|samman[ ]|total|genomsnittlig|samla)[^\W\d_]{1,20}[ ])?          # påhitt
        (?:
            inkomst|lön|månadslön|inkomster|månadsinkomst|årsinkomst|årslön|löner
            |månadslöner|pension|boendekostnad|skuld|lån|bolån
        )
        (?:[ ]före[ ]skatt)?[ ](?:på|om|mellan|från)                                     # före skatt på
        |inkomstskikt\w{0,4}(?:[ ]\+|[ ]på|[ ]över|[ ]mellan)?                           # inkomstskikt +
        |\b(?:som|man|du|de|den|person)[ ](?:\w{1,10}[ ])?tjänar(?:[ ]mellan|[ ]minst)?  # som påhitt tjänar mellan
    )
    [ \u00a0+–-]{0,2}$
    |\b(?:med|vid|på)[ ](?:en[ ]|ett[ ])?(?:[^\W\d_]{1,20}[ ])?                          # med en påhitt
    (?:inkomst|lön|månadslön|inkomster|månadsinkomst)\w{0,3}[ \u00a0]$                   # inkomst
    """,
    re.X,
)
"""What earns so much: an income that tells who is meant, also with its bound ("för dem som tjänar över …")."""
_WHO_EARN = lazy_regex(
    r"""
    \b(?:dem|de|den|alla|personer|hushåll|familjer|pensionärer|kvinnor|män|löntagare)[ ]som[ ]  # dem som
    (?:[^\W\d_]+[ ])?(?:har|hade|får|fick)[ ](?:en[ ])?(?:[^\W\d_]+[ ])?                       # har en
    (?:års|månads|hushålls)?(?:inkomst|lön|pension)(?:er)?[ \u00a0]$                            # årsinkomst
    """,
    re.X,
)
"""Before a bound: the income by which people are told apart ("de som har en årsinkomst under")."""
_MAY_BE_PAID = lazy_regex(
    r"""
    (?:bidrag|stöd|avdrag|ersättning|tillägg|böter|vite|avgift|premie|bonus|rabatt|subvention|peng|skadestånd|garanti|arvode|check)
    (?:et|en|erna|n|ens|ar|er)?
    (?!\w)[^.;:]{0,60}[ ]kan[ ](?:\w+[ ]){0,2}
    (?:uppgå|ges|bli|vara|betalas|utbetalas|lämnas|utgå|beviljas|sökas|fås|få|höjas|sättas|bestämmas|utdömas|dömas)
    (?:[ ](?:med|till|på|ut))?[ ]$
    """,
    re.X,
)
"""Before an amount: how much a benefit or a fee may be ("bidraget kan uppgå till")."""
_REPLACED = lazy_regex(r"[ \u00a0](?:av (?:[^\W\d_]{2,12} )?lönen )?(?:i ersättning|i[ \u00a0]\d+[ \u00a0]veckor)\b")
_PERMITTED = lazy_regex(r"\btillstånd (?:för|till)[ \u00a0](?:\d+[ \u00a0][^\W\d_]{2,20} och[ \u00a0])?$")
_DECIDED = lazy_regex(r"\bbeslut(?:et)? om (?:en|ett) [^.;,]{0,40} på[ \u00a0]$")
_COMPARED = lazy_regex(
    r"""
    (?:företag|personer|hushåll|kommuner|män|kvinnor|de|bolag|verksamheter)[ ]med[ ]  # företag med
    (?:en[ ]|ett[ ])?(?:högre|lägre|större|mindre)[ ][^\W\d_]{2,20}[ ]än[ \u00a0]$    # en högre påhitt än
    """,
    re.X,
)
_IF_SOMEONE = lazy_regex(r"\bom (?:man|du|jag|någon) [^.;,]{0,40}$")
_LIMIT = lazy_regex(r"(?:minst|högst|maximalt|lägst) ")
_FOR_A_TIME = ("tid av ", "tid än ", "period av ", "period på ")
_BOUNDED = lazy_regex(r"(?:färre|mindre|fler|mer|lägre|högre|minst|högst|över|under) ")
_IF_IT = lazy_regex(r"\bom (?:den|det|de) (?:finns|förekommer|har|hade|är|var|väger|kostar|överstiger)\b[^.;,]{0,25}$")
_GRANTED = lazy_regex(r"bidrag|avdrag|avgift|anslag|stöd|taket|ersättning|skatt|\bdet till\b")
_FORESEEN = ("vänta", "beräkn", "riskera", "varje", "kan komma", "kommer att", "när ", "hotar")
_SHOWN_BY = lazy_regex(r"enligt|\bvisa[rdt]|statistik|har (?:ökat|minskat|stigit)|genomsnitt|andelen|antalet")
_CALCULATED = ("räkneexempel", "typfall", "låt oss säga", "antag att", "anta att", "förutsatt att")
_FOLLOWS = lazy_regex(
    r"""
    (?:
        detta|det|denna|dessa|vilket|därutöver|därtill|dessutom|vidare|totalt|sammantaget
        |sammanlagt|summan|kostnaden|effekten|det[ ]föreslagna|den[ ]föreslagna
        |\w{0,24}
        (?:
            satsning|reform|förslag|paket|åtgärd|höjning|sänkning|förstärkning|förändring
            |lättnad|ökning|minskning|tillskott|avdrag|pengen|bidraget|stödet|avgiften
            |skatten
        )
        (?:et|en|na|arna|s)?                                                              # et
    )
    \b
    """,
    re.X,
)
_AMOUNTS_TO = lazy_regex(
    r"""
    \b
    (?:
        innebär|innebära|medför|medföra|ger|ge|motsvarar|motsvara|omfattar|uppgår|kostar|rör|handlar
        |kosta|blir|får|beräknas|skulle|stärker|frigör|finansieras|ökar|minskar|höjs|sänks
    )
    \b
    """,
    re.X,
)
_SUMMED = lazy_regex(r"[ \u00a0]\+[ \u00a0]")


_APPROPRIATED = lazy_regex(
    r"""
    (?:beräknas|beräknar|föreslås)[ ](?:[^\W\d_]+[ ]){0,4}?(?:anslaget|anslagen|anslagsbehovet|bemyndigandet|utgiftsramen)
    [ ](?:[^.;:]{0,40}[ ])?(?:till|uppgå[ ]till)[ ](?:[\d \u00a0]+[ \u00a0]kronor[ ](?:och|respektive)[ ])?$
    |(?:anslaget|anslagen|bemyndigandet|utgiftsramen)[ ](?:[^.;:]{1,60}[ ])?(?:beräknas|föreslås)[ ](?:[^.;:\d]{0,30}[ ])?till[ ]
    (?:[\d \u00a0]+[ \u00a0]kronor[ ](?:och|respektive)[ ])?$
    """,
    re.X,
)
"""Before an amount: what the budget reckons with for an appropriation, which is a proposal ("beräknas anslaget till")."""
_WILL_BE_RAISED = lazy_regex(
    r"""
    (?:skatten|skatterna|avgiften|avgifterna|momsen|tullen)[ ](?:kommer[ ]att|ska|skall|föreslås|avses)[ ]
    (?:[^\W\d_]+[ ]){0,2}?(?:höjas|sänkas)[ ](?:med|till|från)[ ]$
    |(?:kommer|ska|skall|föreslås|avses)[ ][^\W\d_]*(?:skatten|skatterna|avgiften|avgifterna|momsen|tullen)[ ]
    (?:att[ ])?(?:höjas|sänkas)[ ](?:med|till|från)[ ]$
    """,
    re.X,
)
"""Before an amount: a tax or a fee that is going to be changed ("kommer skatten att höjas med")."""


_TAX = r"[^\W\d_]*(?:skatt|moms|avgift|skattesats)(?:en|erna|er)?(?!\w)"
_TAX_CHANGES = lazy_regex(
    rf"(?:(?<!\w)(?:höj|sänk|nedsätt|minskad nedsättning)[^.;:]{{0,60}}?{_TAX}"  # höjs skatten
    rf"|(?<!\w){_TAX}[^.;:]{{0,60}}?(?<!\w)(?:höj|sänk)(?:s|ts|tes|as|des|t|te|er|de)(?!\w))"  # skatten höjdes
    r"(?:"  # no other change
    r"(?!andel|antal|(?<!\w)har |vuxit|växt|ök(?:at|ade)|minsk(?:at|ade)|s[jt](?:unkit|önk|igit|eg)|föll|fallit)[^.;:]"  # andel
    r"){0,60}"
    r"(?<!\w)(?:från|till) (?:[^\W\d_]+ )?$"  # från
)
"""Before one of two levels between which a tax is changed, which the law sets ("höjs fastighetsskatten från 1,5 procent till")."""
_NAMED_LIMIT = lazy_regex(
    r"(?:gräns(?:en)?|(?:gräns|rikt|tröskel)värde(?:t)?) för (?:[^\W\d_]+ ){0,3}[^\W\d_]+(?:,| –| \()[ ]?$"  # gräns för X,
    r"|(?<!\w)(?:åtgärds|fattigdoms|inkomst|ålders|halt|inblandnings|utsläpps)gräns(?:en)? (?:på|om|vid) $"  # åtgärdsgräns om
)
"""Before a figure that is the limit itself ("under EU:s gräns för fattigdom, 60 procent av medianen")."""
_ANNOUNCED = lazy_regex(
    r"(?<!\w)(?:avisera(?:r|de|t) (?:regeringen|statsrådet|ministern|alliansen)"  # aviserar regeringen
    r"|(?:regeringen|statsrådet|ministern) (?:[^\W\d_]+ ){0,3}avisera(?:r|de|t))(?!\w)"  # regeringen aviserade
)
"""The government announces the amount of its budget."""
_APPROPRIATED_TO = lazy_regex(r"(?<!\w)(?<!som )(?:anvisades|anslogs|tillsköts|anslagits|anvisats)(?: (?!och )[^\W\d_]+){0,5} $")
_GIVEN_TO = lazy_regex(r"(?<!\w)(?:fick|får|tilldelades|erhöll)(?! in )(?: (?!snitt|genomsnitt)[^\W\d_]+){0,4} $")
_IN_BUDGET = lazy_regex(
    r"[^.;,]{0,60}(?<!\w)(?:i|genom) (?:stats|höst|vår|vårändrings|höständrings|ändrings)?budget(?:en|propositionen)(?!\w)"
)
"""Behind an amount that somebody got: it was granted in the budget."""
_FIXED = lazy_regex(
    r"(?<!\w)(?:låst|låsta|fastlåsta|begränsat|begränsad|begränsade|bundna) "  # låsta
    r"(?:[^\W\d_]+ ){0,2}?(?:till|vid|på) (?:[\d ,]|eller |och )*$"  # till 100, 75 eller
)
"""Before one of the levels that a rule allows ("låsta till 75, 50 eller 25 procent")."""


def by_norm_or_proposal(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Why what the law or a proposal sets says that the quantity is none; `q_start`, `q_end`: its bounds in the sentence."""
    lower, signs = sentence.lower, sentence.signs
    legal = q.kind == "percent" or (q.kind == "money" and (q.value or q.high or q.low or 0) < LEGAL_AMOUNT)
    if "tillstånd " in lower and _PERMITTED.search(lower, q_start - 60, q_start):
        return "permit"
    if q.unit == "m" and ("strandskydd" in lower or "metersgräns" in lower):
        return "law"
    if "beslut" in lower and _DECIDED.search(lower, q_start - 80, q_start):
        return "decided"
    if lower.endswith("än ", 0, q_start) and _COMPARED.search(lower, q_start - 60, q_start):
        return "group"
    if (
        q.kind in ("percent", "physical", "money", "time")
        and "gräns" in lower
        and _NAMED_LIMIT.search(lower, max(0, q_start - 70), q_start)
    ):
        return "requirement"
    if q.kind == "percent" and _FIXED.search(lower, max(0, q_start - 70), q_start):
        return "legal_level"
    if q.kind == "money" and _is_appropriated(lower, q_start, q_end):
        return "appropriated"
    if q.kind == "physical" and _LIMIT.match(lower, q_start) and not sentence.judged(_told):
        return "limit"
    if q.kind == "time" and lower.endswith(_FOR_A_TIME, 0, q_start):
        return "time_span"
    if q.word.endswith("as") and _GRANTED.search(lower) and not sentence.judged(_foreseen):
        return "aim"
    if q_start < q_end and _BOUNDED.match(lower, q_start) and _IF_IT.search(lower, q_start - 60, q_start):
        return "condition"
    if q.kind == "money" and q_start < q_end and _WHO_EARN.search(lower, max(0, q_start - 80), q_start):
        return "earners"
    if q.kind == "money" and _EARNING.search(lower, q_start - 80, q_start):
        return "group"
    if q.kind == "money" and legal and _MAY_BE_PAID.search(lower, max(0, q_start - 110), q_start) and not sentence.judged(_told):
        return "legal_amount"
    if q.kind == "percent" and _REPLACED.match(lower, q_end) and not lower.startswith("i genomsnitt", q_start):
        return "legal_level"
    shared = q.unit != "percentage_points" and q.kind in ("percent", "fraction") and lower.startswith((" av ", "\u00a0av "), q_end)
    if legal and "level" in signs and _is_legal_level(q, sentence, q_start, shared):
        return "legal_level"
    if lower.endswith(_PUT_BY, 0, q_start) and _PUT.search(lower, q_start - 140, q_start) and not sentence.judged(_told):
        return "aim"
    if q.word and _IF_ONE.match(lower) and not sentence.judged(_told):
        return "example"
    if legal and _TAX_CHANGES.search(lower, max(0, q_start - 130), q_start) and "genomsnitt" not in lower and " snitt" not in lower:
        return "legal_level"
    if q.kind in ("money", "percent") and _WILL_BE_RAISED.search(lower, max(0, q_start - 90), q_start):
        return "proposed"
    if q.kind == "money" and "ansla" in lower and _APPROPRIATED.search(lower, max(0, q_start - 160), q_start):
        return "proposed"
    if q.kind == "money" and _is_example(sentence, q_start, legal):
        return "example"
    if (
        q.kind in ("money", "percent", "times")
        and not shared
        and sentence.judged(_follows_proposal) is not None
        and _AMOUNTS_TO.search(lower, 0, q_start)
    ):
        return "proposed"
    if lower.startswith("dessa ") and q_start <= len("dessa ") and sentence.judged(_follows_proposal) is not None:
        return "proposed"
    return "sum" if q.kind in ("physical", "time") and _SUMMED.search(lower, q_start - 4, q_end + 4) else None


def _is_legal_level(q: Quantity, sentence: Sentence, q_start: int, shared: bool) -> bool:
    """Whether a sentence that names levels set by law tells this figure as one; `shared`: whether it is a share of something."""
    lower, low = sentence.lower, max(0, q_start - 120)
    if (
        not shared
        and sentence.may_show("level", q_start)
        and _LEVEL.search(lower, low, q_start)
        and not _OBSERVED.search(lower, low, q_start)
    ):
        return True
    return q.kind == "percent" and _LISTED_RATES.search(lower) is not None


def _is_example(sentence: Sentence, q_start: int, legal: bool) -> bool:
    """Whether an amount is that of a case that is only supposed; `legal`: whether it is so small that a law may set it."""
    lower = sentence.lower
    if _EXAMPLE.search(lower, q_start - 16, q_start) or any(word in lower for word in _CALCULATED):
        return True
    if (_IF_ONE.match(lower) or _IF_SOMEONE.search(lower, q_start - 60, q_start)) and not sentence.judged(_told):
        return True
    return "past" not in sentence.signs and legal and (_CASE.match(lower) is not None or " innebär det " in lower[:q_start])


def _is_appropriated(lower: str, q_start: int, q_end: int) -> bool:
    """Whether an amount is what the government announces, or what was granted in its budget."""
    if "aviser" in lower and _ANNOUNCED.search(lower, max(0, q_start - 90), q_start):
        return True
    if _APPROPRIATED_TO.search(lower, max(0, q_start - 90), q_start):
        return True
    return (
        "budget" in lower
        and _GIVEN_TO.search(lower, max(0, q_start - 60), q_start) is not None
        and _IN_BUDGET.match(lower, q_end) is not None
    )


def _told(sentence: Sentence) -> str | None:
    """Whether the sentence tells what was, or what a source shows."""
    return "told" if sentence.shows("past") or sentence.shows("shown") else None


def _foreseen(sentence: Sentence) -> str | None:
    """Whether what happens in it is told, or foreseen by someone, rather than proposed."""
    return "foreseen" if sentence.judged(_told) or any(word in sentence.lower for word in _FORESEEN) else None


def _follows_proposal(sentence: Sentence) -> str | None:
    """Whether it goes on from a sentence of its paragraph that proposes or allots."""
    lower = sentence.lower
    if not _FOLLOWS.match(lower) or _SHOWN_BY.search(lower) or sentence.shows("past"):
        return None
    lead = sentence.lead
    proposed = (
        "föreslå" in lead
        or "föreslagit" in lead
        or any(SIGNS[name].search(lead) for name in ("modal", "allotted", "grants", "proposal", "budget"))
    )
    return "proposed" if proposed else None
