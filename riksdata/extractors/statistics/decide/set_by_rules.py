"""What surely is set by a law or a decision, or only supposed: rates of tax, levels of benefits, what somebody has a right to, examples.

Asked first of what a sentence says; each answer is the reason why the quantity is no statistic, or None. What is observed of such things
(a mean, a share, what was paid in all) is let pass.
"""

from __future__ import annotations

from riksdata.extractors.statistics.decide.norms_and_proposals import LEGAL_AMOUNT
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

_NUMBER = r"(?:\d[\d ,]*|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)"
_OBSERVED = frozenset(
    (
        *("genomsnitt", "snitt", "genomsnittlig", "genomsnittliga", "median", "medelvärdet", "andel", "andelen", "antalet", "totalt"),
        *("sammanlagt", "marginalskatt", "marginalskatten", "marginalskatter", "kostnaden", "kostnaderna", "intäkterna", "bnp"),
    )
)
"""Words of a sentence that tells what was observed, not what is set."""
_TAX = r"(?:[a-zåäö]+skatt|moms|mervärdesskatt|skatteavdrag|[a-zåäö]*(?:egen|arbetsgivar|skade)avgift(?:er)?)"
_IN_TAX = lazy_regex(
    rf"(?:s)?(?: av (?:brutto)?lönen| eller {_NUMBER} ?(?:procent|%))?"  # eller 1 procent
    rf" (?:(?:i )?(?:statlig |kommunal )?{_TAX}|skatt på (?:det|den|detta|dessa))(?!\w)(?! (?:av|än)(?!\w))"  # i moms
    r"|(?: eller \d+ ?(?:procent|%))? på den del(?:en)? av (?:inkomsten|lönen|beloppet|värdet)"  # på den del av inkomsten
)
"""Behind a share: it is the rate of a tax."""
_TAX_IS = lazy_regex(
    r"(?<!\w)[a-zåäö]*(?:momsen|skattesatsen|momssatsen|mervärdesskatten|arbetsgivaravgiften|bolagsskatten|kapitalskatten)"  # momsen
    r"(?: (?:på|för|i) [^.,;:]{1,50}?)? (?:är|ligger på|uppgår till) (?:[^\W\d_]+ )?$"  # på böcker är
)
"""Before a share: it is the rate of a tax."""
_TAXED = lazy_regex(
    r"(?<!\w)(?:beskattas|momsbeläggs) "  # beskattas
    r"(?:(?!(?:har|hade|är|var|vilket|att|som|hårt|hårdare|mindre|högre|lägre|än) )[^.; ]+ ){0,22}?"  # resor
    r"(?:med|till|eller|och) $"  # med
)
"""Before a share: one of the rates at which things are taxed ("beskattas resor med 6 procent, mat med")."""
_HAS_RIGHT = lazy_regex(
    r"(?<!\w)(?:rätt till|berättigade? till|tillerkänns|garanteras)"  # rätt till
    r" (?:(?!ett|en)[^\W\d_]+ )?$"  # ytterligare
)


def _has_right(near: str) -> bool:
    return ("rätt" in near or "tillerkänns" in near or "garanteras" in near) and _HAS_RIGHT.search(near) is not None


_EACH = lazy_regex(r" var(?:dera(?!\w)| av(?!\w)|[.;])")
"""Behind a fraction: each gets so much ("tar föräldrarna hälften var")."""
_GETS = lazy_regex(r"(?<!\w)(?:tar|ta|får|få|ska|skall|bör|betalar|rätt)(?: [^.,;]{1,60})? $")
"""Before it: it is what each is to have."""
_PROVIDED = lazy_regex(r"(?<!\w)(?:förutsatt att|under förutsättning att|såvida)(?: [^\W\d_]+){0,4} $")


def _provided(near: str) -> bool:
    return ("förut" in near or "såvida" in near) and _PROVIDED.search(near) is not None


_BENEFIT = (
    r"(?:barnbidrag|flerbarnstillägg|bostadsbidrag|bostadstillägg|underhållsstöd|försörjningsstöd|riksnorm"  # bidrag
    r"|grundavdrag|reseavdrag|jobbskatteavdrag|rot-?avdrag|rut-?avdrag|(?:skatte|(?<![a-zåäö]))reduktion|studiebidrag"  # avdrag
    r"|garantipension|lägstanivå|grundnivå|dagersättning|dagpenning|aktivitetsstöd"  # stöd
    r"|högkostnadsskydd|patientavgift|maxtaxa|milersättning|basbelopp|inkomsttak"  # tak
    r"|föräldrapenning|sjukpenning|sjuklön)"  # penning
    r"(?:en|et|n|t|erna|s)?"
)
_BENEFIT_IS = lazy_regex(
    r"(?:^|[.,;:(] |(?<!\w)(?:är|att|och|men|den|det|samt) )(?:[a-zåäö]+a )?"  # och det
    rf"[a-zåäö-]*{_BENEFIT}(?: (?:för|till|per|på|som|i) [^.,;:\d]{{1,60}}?)?"  # bidraget för ett barn
    r" (?:är|uppgår(?: som huvudregel)? till|ligger på)"  # är
    r"(?: (?:i dag|idag|nu|för närvarande|i år|högst|maximalt|som mest|bara|endast|alltså))? $"  # nu
)
"""Before an amount or a share: the level of a benefit."""
_PAID_BY_RULE = lazy_regex(
    r"(?<!\w)(?:lämnas|utgår|utges|utbetalas|beviljas) (?:[^\W\d_]+ ){0,4}[^\W\d_]*"  # lämnas
    r"(?:ersättning|bidrag|penning|stöd|pension|avdrag|reduktion)(?:en|et)? (?:[^\W\d_]+ ){0,4}med $"  # ersättning med
    r"|(?:ersättning|penning|stöd|bidrag)(?:en|et)? (?:lämnas|utgår|utges|utbetalas) (?:[^\W\d_]+ ){0,3}med $"  # bidraget lämnas med
)
_CAP = lazy_regex(
    r"(?<!\w)(?:[a-zåäö-]*(?:inkomst|utgifts|avdrags|kostnads|bidrags|förmåns|avgifts|hyres|pris|löne))?tak(?:et)?"  # taket
    r"(?: (?:för|i|på) [^.,;:\d]{1,60}?)?(?: som)?"  # för hyran som
    r"(?: (?:är|ligger|sattes|uppgår|höjdes|sänktes)(?: i dag| nu)?)? (?:på |till |om )?$"  # ligger på
)
"""Before an amount: the most that is paid or may be deducted ("taket för avdraget är")."""
_ALTERNATIVES = lazy_regex(rf"(?<!\w){_NUMBER}(?: [^\W\d_]+)? eller {_NUMBER}(?: [^\W\d_]+)? eller {_NUMBER}(?!\w)")
_INSTANCE = lazy_regex(r"(?<!\w)(?:på|om|efter|med|för|av|till|i) (?:exempelvis|till exempel|t\.ex\.|t ex|säg|låt säga) $")
"""Before a figure: it is one of those that might be ("en väntan på exempelvis fem månader")."""
_IF_YOU = lazy_regex(
    r"(?:säljer|köper|hyr|tjänar|äger|betalar|åker|kör|jobbar|arbetar|bor|lånar|sparar|startar"  # säljer
    r"|anställer|ansöker|vinner|väljer) (?:man|du|någon) "  # väljer man
)
"""How a sentence begins that supposes ("Säljer man en tomt …"); a question has other words."""
_COMPARED = frozenset(("högre", "lägre", "mer", "mindre", "snitt", "risken", "chansen", "enligt"))
_EXISTS = ("Finns det ", "Kommer det att ", "Blir det ")
_TRUE = ("Stämmer det ", "Är det sant ")
"""How a question begins that asks whether there is what it tells, and one whether it is true."""
_PRESUPPOSED = lazy_regex(r"(?<!\w)(?:när|då|att|eftersom|trots|sedan|som|med tanke på) ")
_PAGES = ("sidor", "sidorna", "sidors", "sidigt", "sidig")
_WORK = lazy_regex(
    r"(?:rapport|betänkande|utredning|bok|skrift|dokument|proposition|lagtext|text|manus|avtal|brev|broschyr|skrivelse|plan)"  # rapport
)
_WEIGHED = lazy_regex(
    r"(?<!\w)(?:[a-zåäö]*(?:lastbil|fordons|ekipage|brutto|total|max|tåg)[a-zåäö]*vikt|viktgräns)[a-zåäö]*[^.;]{0,60}$"  # totalvikten
)
"""Before a weight: that of vehicles that may be driven."""
_HEAVIEST = {"t": 100, "kg": 100_000}
"""The heaviest vehicles that rules speak of."""
_GOVERNMENT = r"(?:regeringen|riksdagen|alliansregeringen|[a-zåäö-]*regeringen)"
_OTHER_CLAUSE = "(?:som|och|att|när|då|trots|eftersom|men|vilket|där|kostade|förlorade)"
_GRANTS = "tillförde|tillför|avsatte|avsätter|anslog|anslår|sköt till|skjuter till"
_DECISION = lazy_regex(
    rf"(?<!\w){_GOVERNMENT} (?:[^\W\d_]+ )?(?:tog|tar|fattade|fattar|tagit|fattat) (?:[^\W\d_]+ ){{0,6}}"  # tog
    r"beslut om [^.;]{0,80} (?:för|på|om) $"  # beslut om vägar för
    rf"|(?<!\w)(?:beslöt|beslutade|stärkte|förstärkte|{_GRANTS}) {_GOVERNMENT} (?:(?!{_OTHER_CLAUSE} )[^.,;: ]+ ){{0,12}}$"  # stärkte
    rf"|(?<!\w){_GOVERNMENT} (?:[^\W\d_]+ )?(?:{_GRANTS}|har (?:avsatt|tillfört|anslagit)|avdelade)(?: [^\W\d_]+){{0,4}} $"  # tillför
)
"""Before an amount: what government or parliament has granted."""
_ENOUGH = 160
_UNIT_LABEL = lazy_regex(r"\((?:i )?(?:miljoner|miljarder|tusen|tusentals|miljon|miljard) (?:kronor|kr|euro|dollar)[,)]")
_OF_TWO = ("damernas", "herrarnas")


def by_set_rule(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """Why the quantity is surely set or supposed; `q_start`, `q_end`: its bounds in the sentence, hedges included."""
    lower = sentence.lower
    asked = sentence.is_question and sentence.text.startswith(_EXISTS) and not _PRESUPPOSED.search(lower, 13, q_start)
    if asked or (sentence.is_question and sentence.text.startswith(_TRUE)):
        return "asked_whether"
    near = lower[max(0, q_start - _ENOUGH) : q_start]
    if q.kind == "fraction" and (why := _named_fraction(lower, before, q_start, q_end)):
        return why
    if q.kind == "count" and _counts_pages(sentence, q_end):
        return "pages"
    given = _INSTANCE.search(near) if "ex" in near or "säg" in near else None
    instance = given is not None and (q.kind in ("time", "money") or (q.kind == "count" and given[0].startswith(("på", "om", "efter"))))
    if near.endswith((" ", "\u00a0")) and not sentence.shows("past") and (instance or _provided(near)):
        return "supposed"
    if " eller " in lower and _is_alternative(lower, q_start, q_end):
        return "supposed"
    if (
        q.kind == "money"
        and _IF_YOU.match(lower)
        and not (sentence.is_question or sentence.shows("past"))
        and sentence.words.isdisjoint(_OBSERVED | _COMPARED)
    ):
        return "supposed"
    if q.kind == "physical":
        weight = q.unit in ("t", "kg") and "vikt" in near and (q.value or q.high or 0) <= _HEAVIEST.get(q.unit, 0)
        observed = sentence.shows("past") or not sentence.words.isdisjoint(_OBSERVED)
        return "weight_class" if weight and not observed and _WEIGHED.search(near) else None
    entitled = q.kind in ("percent", "fraction", "time") and _has_right(near) and sentence.words.isdisjoint(_OBSERVED)
    if entitled and not sentence.shows("past"):
        return "entitled"
    if q.kind == "percent":
        return _rate(sentence, near, q_end)
    return _amount(q, sentence, near, q_start, q_end) if q.kind == "money" else None


def _rate(sentence: Sentence, near: str, q_end: int) -> str | None:
    """Whether a share is the rate of a tax, or the level of a benefit."""
    if not sentence.words.isdisjoint(_OBSERVED):
        return None
    lower = sentence.lower
    if sentence.shows("past") or _DIFFERS.match(lower, q_end) or _CHANGED_BY.search(near):
        return None
    of = lower.startswith((" av ", "\u00a0av "), q_end)
    if _IN_TAX.match(lower, q_end) or (not of and (_TAX_IS.search(near) or ("eskattas " in near and _TAXED.search(near)))):
        return "tax_rate"
    of_pay = _OF_PAY.match(lower, q_end) or not (of or "reduktion" in near)
    return "benefit" if of_pay and (_BENEFIT_IS.search(near) or _PAID_BY_RULE.search(near)) else None


_DIFFERS = lazy_regex(r" (?:högre|lägre|mer|mindre|dyrare|billigare|under|över|större)(?!\w)")
"""Behind a figure: it is a difference, no level."""
_CHANGED_BY = lazy_regex(r"(?<!\w)(?:öka|minska|höj|sänk|stig|sjunk|väx)[a-zåäö]* med $")
_OF_PAY = lazy_regex(
    r" av (?:[a-zåäö]+ )?(?:lön|lönen|inkomsten|inkomst|sgi|sjukpenninggrundande"  # lönen
    r"|arbetskostnaden|kostnaden|prisbasbeloppet|basbeloppet)(?!\w)"  # kostnaden
)
"""Behind a share: what a benefit is reckoned on."""


def _amount(q: Quantity, sentence: Sentence, near: str, q_start: int, q_end: int) -> str | None:
    """Whether an amount is a level, a ceiling, or what was granted; the scale of a table ("(miljarder kronor)") is none either."""
    if q.assumed and _UNIT_LABEL.match(sentence.lower, max(0, q_start - 1)):
        return "bare_scale"
    if ("regeringen" in near or "riksdagen" in near) and _DECISION.search(near):
        return "appropriated"
    if (q.value or q.high or q.low or 0) >= LEGAL_AMOUNT or not sentence.words.isdisjoint(_OBSERVED) or sentence.shows("past"):
        return None
    if _DIFFERS.match(sentence.lower, q_end):
        return None
    return "benefit" if _BENEFIT_IS.search(near) or ("tak" in near and _CAP.search(near)) else None


def _named_fraction(lower: str, before: str, q_start: int, q_end: int) -> str | None:
    """Whether a fraction is part of a saying, or what each gets."""
    if before == "om" and lower.endswith(("vartannat", "vartannat "), 0, q_end):
        return "idiom"
    if _EACH.match(lower, q_end) and _GETS.search(lower, max(0, q_start - 90), q_start):
        return "entitled"
    return "idiom" if lower[q_end:].lstrip().startswith(_OF_TWO) else None


def _counts_pages(sentence: Sentence, q_end: int) -> bool:
    """Whether the number that ends at a place counts the pages of a work."""
    follows = sentence.lower[q_end : q_end + 10].lstrip(" \u00a0-")
    return follows.startswith(_PAGES) and (_WORK.search(sentence.lower) or _WORK.search(sentence.lead)) is not None


def _is_alternative(lower: str, q_start: int, q_end: int) -> bool:
    """Whether a figure is one of three that might be ("25 eller 50 eller 150 kor")."""
    return any(span.start() < q_end and q_start < span.end() for span in _ALTERNATIVES.finditer(lower, max(0, q_start - 60), q_end + 40))
