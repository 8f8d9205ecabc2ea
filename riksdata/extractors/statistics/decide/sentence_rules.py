"""What its sentence says of a quantity: whether it is stated as a fact, or demanded, proposed, allowed, aimed at.

Each answer is the reason why the quantity is no statistic, or None. The wordings are a table (`wordings.tsv`), seen in one pass; only
where one is seen is its place asked for.
"""

from __future__ import annotations

import re

from riksdata.chamber.decision_points import decision_point
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.decide.norms_and_proposals import by_norm_or_proposal
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.extractors.statistics.wordings import SIGNS, ending
from riksdata.swedish.lazy import lazy_regex

_DEMAND = lazy_regex(
    r"""
    (?:\d{1,3}[.)]?\s{0,3})?                                                              # 1.
    (?:
        Riksdagen\s+                                                                      # Riksdagen
        (?:
            ställer|tillkännager|beslutar|anvisar|avslår|antar|godkänner|begär|bemyndigar
            |ger|bifaller|anser|upphäver|lägger|uppmanar
        )
        \b
        |Jag[ ]yrkar|Därför[ ]yrkar
    )
    """,
    re.X,
)
_NUMBER = lazy_regex(r"\d{1,3}[.)]?\s{0,3}(?=[A-ZÅÄÖ])")
_MAY_DECIDE = ("Riksdagen", "Vid ", "Om ", "I andra hand", "I första hand", "Därest ", "Alternativt", *"0123456789")
_ASKED = lazy_regex(
    r"""
    (?:avser|ämnar|tänker|kommer|vill|är|anser|har|ska|vilka|hur|när|varför)\b[^?]{0,80}  # avser
    \b(?:ministern|statsrådet|regeringen|statsministern)                                  # ministern
    """,
    re.IGNORECASE | re.X,
)
_RANKS = ("plats", "placering", "topp")
_RATED = (" moms", "\u00a0moms", " i moms", " mervärdesskatt", " i mervärdesskatt", " rot-avdrag", " rut-avdrag")
_SO_MANY_PERCENT = ("-procentig", "-procentiga", "-procentigt")
_PROPOSED_CHANGE = lazy_regex(r"(?:förslag(?:et)?|krav(?:et)?|mål(?:et)?|beslut(?:et)?) (?:om|på) $")
_FIRST = lazy_regex(r"[^\W\d_]{2,12} (?:första|sista) [^\W\d_]{0,20}(?:år|åren|dagar|dagarna|månader|månaderna)\b")
_POSED = ("Vad händer", "Tänk om", "Vad skulle")
_WISHED = lazy_regex(
    r"\bsom (?:(\w{1,16}) )?(?:ska|skall)$|(?:na|kvinnor|män|personer|människor|barn) (?:vill|ville)$"
)  # what is counted, not demanded
_ASIDE_BEFORE = lazy_regex(r", (?:som|vilket|vilka|där|varav) (?!ska|bör|måste|borde|vill)[^,;]{0,50}$")
"""A share in a relative clause is told, whatever the clause around it demands ("utsläppen från bilar, som står för två tredjedelar …")."""
_WHICH_MAKES_UP = lazy_regex(
    r"(?<!\w)som (?:tillsammans |idag |i dag |nu )?(?:(?:står|stod|svarar|svarade) för|utgör|utgjorde|motsvarar|motsvarade) $"
)
"""Right before a share: a relative clause that tells it, without a comma ("fonder som står för 30 procent")."""
_SAID_TO_BE = lazy_regex(r"(?<!\w)får (?:väl |nog )?(?:sägas|anses|antas|betraktas|räknas|ses|förmodas)(?!\w)[^.;:]*$")
"""What is said or supposed of something ("får sägas ha"): no rule allows it."""
_TO_BECOME = lazy_regex(r"(?<!\w)(?:ska|skall|skulle) bli (?:[^\W\d_]+ )?$")
_SO_LARGE = lazy_regex(
    r" (?:lång|långt|långa|hög|högt|höga|bred|brett|breda|djup|djupt|stor|stort|tung|tungt)(?!\w)| [^\W\d_]+are än(?!\w)"
)
"""Behind a figure of something that is going to be so long, or so much cheaper than foretold: a plan is told."""
_ANSWERS = "uppger|uppgav|anger|angav|anser|ansåg|svarar|svarade|tycker|tyckte|menar|menade|säger|sade|tror|trodde|upplever|upplevde"
_ANSWERED_BEFORE = lazy_regex(rf"\b(?:{_ANSWERS}) (?:hela |så mycket som |bara |endast )?$")
_THAT = lazy_regex(r"(?: [^\W_]+){0,6},? att ")
_ANSWER = lazy_regex(
    rf"(?: [^\W\d_]+){{0,6}} (?:{_ANSWERS}|vill|ville|önskar|önskade|kräver|krävde|hoppas|instämmer)(?: [^\W\d_]+)?,? att "
)
_JUDGED = lazy_regex(
    r" (?:är|var) (?:[^\W\d_]+ ){0,3}och (?:något|någonting) | och (?:de|den|det|detta|dessa|vi|därför|mer|mycket|fler|ännu) "
)
"""What is told is judged, and only then something demanded ("är oacceptabelt och något vi måste förändra")."""
_SUPPOSED = frozenset(("man", "skulle", "du"))
_WHICH_IS = lazy_regex(r"\bsom (?:har |hade )?(?:är|varat|varar|pågått|vistats|varit|bott|levt|arbetat|studerat|ägt)\b[^,.]{0,24}$")
_LASTING = (
    "ledtid",
    "ledtiden",
    "ledtider",
    "ledtiderna",
    "väntetiderna",
    "väntetid",
    "handläggningstiderna",
    "köerna",
    "kötiden",
    "medianen",
    "åldersskillnad",
    "åldersskillnaden",
    "sjukpenningtalet",
    "sjuktalet",
    "ohälsotalet",
    "stid",
    "stiden",
    "stider",
    "stiderna",
)
_NO_DURATION = (
    r"(?!"
    r"framtid|samtid|nutid|dåtid|forntid|alltid|emellertid|sommartid|vintertid|deltid|heltid|halvtid|fritid"  # framtid
    r"|preskriptions|straff|vistelse|uppsägnings|karens|prövo|giltighets|kör|arbetstid|vilo|jour|beredskap"  # straff
    r"|(?:prov)?anställning|garanti|öppet|(?:åter)?betalning|lektions|undervisnings|ansöknings|överklagande|besvärs|mandat"  # mandat
    r"|betänke|remiss|bindnings|kvalifikations|avskrivnings|skydds|övergångs|föräldrapenning"  # remiss
    r")"
)
"""What ends like a duration and is none, or is one that rules set."""
_LASTS_SO_LONG = lazy_regex(
    rf"(?<!\w){_NO_DURATION}[^\W\d_]{{2,30}}tid(?:en|er|erna)?(?!\w)"  # påhittstiden
    r"|(?<!\w)(?<!i )(?:medel|genomsnitts)?"  # medel
    r"(?:väntan|arbetsveckan?|arbetsdag(?:en)?|skoldag(?:en)?|kö(?:n|er|erna)?)(?!\w)"  # väntan
)
"""Before a time: what lasts so long ("arbetsveckan blir 68 timmar", "skärmtiden")."""
_CHANGED_FROM = lazy_regex(
    rf"(?<!\w)(?:tiden|tider|tiderna|tid|väntan|längd|längden|ålder|kön|köerna|takten"  # tiden
    rf"|{_NO_DURATION}[^\W\d_]{{2,30}}(?:tiden|tider|tiderna|åldern|längden))(?!\w)"  # påhittstiden
    rf"[^.;:]*(?<!\w)(?:från|till) (?:[^\W\d_]+ )?$"  # kortas från ungefär
)
"""Before one of two levels of a time that changes."""
_PAYS_OFF = lazy_regex(
    r"(?<!\w)(?:räkn(?:as|ats|ades) hem|betal(?:ar|at|ade) sig|lön(?:ar|at|ade) sig|tjän(?:as|ats|ades) in)"  # räknas hem
    r"(?: [^\W\d_]+){0,3} (?:på|efter|inom) (?:[^\W\d_]+ )?$"  # på ungefär
)
"""Before a time after which something has paid for itself."""
_RUNS = lazy_regex(r"(?<!\w)löp(?:er|te|t)(?: [^\W\d_]+){0,2} (?:på|i|under|om)? ?$")
"""Before a time for which a contract runs."""
_ONGOING = frozenset(("har", "hade", "funnits", "varat", "pågått"))
_TAKES = frozenset(("tar", "tog", "dröjer", "dröjde"))
_TOOK = frozenset(("tog", "dröjde", "tagit", "dröjt"))
_LASTS = _TAKES | {"i", "är", "var", "varar", "tagit", "pågått", "dröjt", "varade", "till", "med", "levt"}
_HAD_TO_WAIT = lazy_regex(
    r"""
    \b(?:får|fick|fått|tvingas|tvingades|tvingats)(?:[ ][^.,;?]{1,80})?[ ]vänta[ ](?:\w{1,16}[ ]){0,2}$  # får vänta i
    |\b(?:väntar|väntade|väntat)[ ](?:\w{1,16}[ ]){0,2}$                                             # väntade hela
    """,
    re.X,
)
"""Before a time that somebody waits as things are ("den som vill ha stöd får vänta i sju veckor")."""
_HAS_BEEN = lazy_regex(
    r"(?<!\w)(?:har|hade) (?:[^\W\d_]+ )?"  # har
    r"(?:varit|bott|arbetat|levt|suttit|verkat|tjänstgjort) (?:i|på|hos|vid) [^\W\d_]+ (?:i )?$"  # varit i yrket
)
"""Before a time: how long somebody has been somewhere ("de flesta har varit i yrket 5–7 år")."""
_MAY_LAST = lazy_regex(
    r"""
    (?:inkubations|vänte|handläggnings|leverans|res|svars|kö|led|sjukdoms)(?:tid|tiden|tider|tiderna)  # väntetiden
    [ ]kan[ ](?:vara|bli|uppgå[ ]till|ta)[ ]$
    """,
    re.X,
)
"""Before a bound: how long something may take as things are, no rule."""
_VARIES = lazy_regex(r"(?<!\w)(?:variera|skilja|skilja[ ]sig|skifta|fluktuera|svänga)[ ](?:med[ ])?(?:så mycket som[ ])?$")
"""Before a bound: how much something differs, which no rule sets ("priset kan variera med upp till 40 procent")."""
_VARIED = lazy_regex(r"(?<!\w)(?:varierade|varierat|pendlade|pendlat|spände)(?: [^\W\d_]+){0,2} $")
"""Before a range: so much something differed, which tells how it was ("vitena varierade från 50 000 till 1,2 miljoner kronor")."""
_MAY_GROW = lazy_regex(
    r"""
    (?<!\w)(?:kan|kunde)[ ](?:(?:komma[ ]att|i[ ]framtiden|då|därmed|också|enligt[ ][^\W\d_]+)[ ])?
    (?:stiga|sjunka|växa|falla|krympa|öka|minska|smälta|torka|rasa|svälla)[ ](?:[^\W\d_]+[ ]){0,2}?(?:med|till)[ ]$
    """,
    re.X,
)
"""Before a bound: how much something may grow by itself, which no rule sets ("havet kan stiga med upp till 1 meter")."""
_COULD_CHANGE = lazy_regex(
    r"""
    (?<!\w)(?:kan|kunnat|kunde)(?:[ ][^\W\d_]+){0,4}[ ]                  # kunnat
    (?:minskas|ökas|reduceras|sänkas|förkortas|förbättras)[ ]med[ ]      # minskas med
    (?:[^\W\d_]+[ ]){0,2}$
    """,
    re.X,
)
"""Before a share by which something is able to change ("med ny teknik kan åtgången minskas med 40 procent")."""
_RULE_BOUND = lazy_regex(r"(?:högst|minst|maximalt|upp till|överstig|understig|lägst)")
_ORDERS = CLASSES["order"]
_GOALS = lazy_regex(r"(?:det )?(?:övergripande |långsiktiga |svenska )?mål(?:et|en|sättningen)?\b")
_MAY = lazy_regex(r"\bfår (?!vänta|leva|klara)(?:\w{1,20} ){0,2}(?!vänta |leva |klara )\w{3,20}[aå] $")
_CAPTIONS = ("Figur ", "Tabell ", "Diagram ", "Bild ")
_CAPTION = lazy_regex(rf"(?:{'|'.join(_CAPTIONS)})\d")
_WE_WANT = lazy_regex(
    r"(?<!\w)(?:vi|jag|[^\W\d_]+partiet|[^\W\d_]+demokraterna|moderaterna|liberalerna) vill (?:[^\W\d_]+ )?(?:se|nå|ha) $"
)
"""Right before a figure: what the authors want it to become ("vi vill se 10 000")."""
_WAITED_MORE = lazy_regex(r"(?<!\w)som (?:har |hade )?(?:fått |tvingats )?vänta(?:t|r|de)? $")
"""Before a bound: how long those have waited who are meant ("patienter som väntat mer än 90 dagar")."""
_MEAN_OF_NEXT = lazy_regex(
    r" i (?:snitt|genomsnitt) (?:\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|drygt|knappt|cirka|ca|omkring|över|nästan)"
)
"""Behind a time: the mean is of the figure that follows ("mötte på fjorton dagar i snitt nio personer")."""
_THOSE_WHO = lazy_regex(
    r"""
    \b
    (?:
        de|den|dem|personer|människor|kvinnor|män|barn|någon|alla|person|företag|hushåll
        |familjer|pensionärer
    )
    (?:[ ]vald)?[ ]som[ ](?:\w{1,20}[ ]){1,2}$                                            # vald som påhitt
    """,
    re.X,
)
_IF_SO = lazy_regex(r"(?:är|blir|uppgår|överstiger|understiger|kostar|tjänar|väger|finns|saknas|varar|dröjer|tar) ")
"""A sentence that begins with its verb and asks nothing supposes ("Är beloppet lägre än 100 kronor står det kvar")."""
_LEAST = lazy_regex(r"(?:minst|högst|maximalt|lägst)\b")
_SUPPOSING = frozenset(("skulle", "hade"))
_TURNS = (";", " men ", " medan ", ", vilket", " då det ", " eftersom ", " trots att ")
_RESULTS = lazy_regex(r", vilket (?:kan|skulle|innebär|medför|ger|kostar|beräknas|leder)\b")
_STOPS = (",", " – ", " för att ", " så att ", " och att ", " och jag ", " och vi ", " då ", " eftersom ", " medan ")
_STATES = words("fact", "verb", "auxiliary", "increase", "decrease") - {
    "höja",
    "öka",
    "minska",
    "sänka",
    "ökning",
    "minskning",
    "höjning",
    "sänkning",
}
_TOLD = words("fact")
_FORETOLD = lazy_regex(r"beräkn|vänta|prognos|enligt|uppskatta|bedöm|kommer att|saknas|fattas|underskott")
_AT_MOST = lazy_regex(r"(?:högst|max|maximalt)\b")
_CRITERION = lazy_regex(
    r"""
    (?:ar|er|or|hushåll|företag|barn|fordon|fartyg)[ \u00a0]             # ar
    (?:med|vars|som(?:[ \u00a0]\w{2,12})?[ \u00a0](?:har|tjänar|väger))  # med
    (?:[ \u00a0](?:en|ett))?[ \u00a0]                                    # en
    (?:[^,.;]{0,40}[ ]och[ \u00a0](?:en|ett)[ \u00a0])?[^\W\d_]{3,30}    # och en påhitt
    (?:[ \u00a0]på)?[ \u00a0]$                                           # på
    """,
    re.X,
)
_BOUND_WORDS = lazy_regex(r"(?:färre|mindre|fler|mer|lägre|högre|upp till|minst|högst|över|under|max|längre|kortare)\b")
_CHANGES = lazy_regex(r"\b(?:ök|minsk|höj|sänk|stig|sjunk)[^.;]{0,60}\b(?:med|på)[ \u00a0]$|andel")


_AFTER_SHARE = lazy_regex(r"(?:\d[ \u00a0]?(?:procent|%)|dels?|hälften)[ \u00a0]\($")
"""Before an amount in brackets that tells a share once more ("12 procent (349 miljoner kronor)")."""
_LOST = lazy_regex(r"(?:miste|talar|pratar|frågan|sig|handlar|rör)[ \u00a0]om[ \u00a0]$")
"""Before an amount: what is lost, or what it is about; no proposal of so much."""
_REQUIRED = ending("required", r"[^.;]{0,130}")
_CEILING = ending("ceiling", r"[^,.;]{0,60}(?:,[ \u00a0])?")
_RATE = ending("rate", r"[^,.;]{0,40}")


def by_sentence(
    q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int, year: int | None, budget: bool = False
) -> str | None:
    """Why the sentence says that the quantity is none; `q_start`, `q_end`: its bounds in the sentence, hedges
    included; `year`: when the document was written, since money of later years without a forecast is
    a budget; `budget`: whether the document is one, so that an amount counts only where it is told as a fact."""
    why = sentence.judged(_whole_sentence)
    if why is not None:
        return why
    lower, signs = sentence.lower, sentence.signs
    if _WE_WANT.search(lower, max(0, q_start - 40), q_start):
        return "wished"
    if before in _RANKS and q.kind == "count":
        return "rank"
    if lower.startswith(_RATED, q_end) and q.kind == "percent":
        return "tax_rate"
    if (
        q.kind == "percent"
        and lower.endswith(_SO_MANY_PERCENT, 0, q_end)
        and (
            (before in ("den", "det", "de") and lower.endswith("a", 0, q_end))
            or "skulle" in sentence.words
            or _PROPOSED_CHANGE.search(lower, max(0, q_start - 24), q_start)
        )
    ):
        return "proposed"
    if lower.startswith((" som föreslagits", " som föreslås"), q_end) or (q.kind == "money" and lower.startswith("förslaget")):
        return "of_a_proposal"
    if (("första " in lower or "sista " in lower) and _FIRST.match(lower, q_start)) or lower.startswith((' kvar"', " kvar”"), q_end):
        return "first_or_last"
    if q.assumed and lower[q_start:q_end] in ("miljon", "miljard"):
        return "bare_scale"
    if before == "om" and q_start <= 3 and q.kind in ("percent", "fraction"):
        return "condition"
    factual = sentence.shows("past") or sentence.shows("forecast")
    why = _ruled(q, sentence, q_start, q_end) or (None if factual else _offered(lower, signs, q_start))
    if why is not None:
        return why
    if _BOUND_WORDS.match(lower, q_start) and _IF_SO.match(lower) and not sentence.is_question and "," not in lower[:q_start]:
        return "condition"
    if (
        lower.startswith("om ")
        and sentence.words & _SUPPOSING
        and "," not in lower[:q_start]
        and " så " not in lower[:q_start]
        and len(lower) > q_end + 10
    ):
        return "condition"
    if (
        before == "om"
        and q.kind in ("percent", "count")
        and _LEAST.match(lower, q_start)
        and not lower.endswith((" sig om ", "handlar om "), 0, q_start)
    ):
        return "condition"
    if sentence.may_show("statute", q_start + 90) and SIGNS["statute"].search(lower, q_start - 90, q_start + 90):
        return "law"
    if "rule" in signs and _MAY.search(lower, q_start - 60, q_start):
        return "norm"
    if _BOUND_WORDS.match(lower, q_start) and (
        _CRITERION.search(lower[max(0, q_start - 100) : q_start]) or _THOSE_WHO.search(lower, q_start - 50, q_start)
    ):
        return "group"
    if " om du " in lower[:q_start]:
        return "condition"
    if sentence.may_show("legal", q_start) and SIGNS["legal"].search(lower, q_start - 120, q_start) and not sentence.shows("shown"):
        return "law"
    if q.kind == "time":
        return _duration(q, sentence, before, q_start, q_end) or by_norm_or_proposal(q, sentence, q_start, q_end)
    if sentence.shows("grants"):
        return "proposed"
    why = by_norm_or_proposal(q, sentence, q_start, q_end)
    if why is not None:
        return why
    if q.kind == "money":
        told = factual or sentence.shows("stated") or sentence.shows("shown")
        return "budget" if budget and not told and q.unit == "sek" else _money(sentence, before, q_start, q_end, year, budget)
    return _aimed(q, sentence, q_start, q_end)


def _ruled(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Whether the clause orders, allows or demands: the figure is then a norm or a wish."""
    lower = sentence.lower
    shared = q.kind in ("percent", "fraction")
    if (
        sentence.may_show("rule", q_start)
        and _RULE_BOUND.match(lower, q_start)
        and SIGNS["rule"].search(lower, max(0, q_start - (140 if _LEAST.match(lower, q_start) else 60)), q_start)
        and not (q.kind == "time" and _MAY_LAST.search(lower, q_start - 60, q_start))
        and not _VARIES.search(lower, max(0, q_start - 40), q_start)
        and not (q.kind != "money" and _MAY_GROW.search(lower, max(0, q_start - 60), q_start))
    ):
        return "bound"
    if (
        sentence.shows("modal")
        and not (q.kind == "time" and _waits(lower, q_start))
        and _modal_near(lower, q_start, q_end)
        and not (shared and _ASIDE_BEFORE.search(lower, q_start - 60, q_start))
        and not (shared and _WHICH_MAKES_UP.search(lower, max(0, q_start - 50), q_start))
        and not (_SO_LARGE.match(lower, q_end) and _TO_BECOME.search(lower, max(0, q_start - 40), q_start))
        and not (shared and _answered(lower, q_start, q_end))
        and not (q.kind == "money" and SIGNS["stated"].search(lower, q_start - 60, q_start))
    ):
        return "norm"
    if sentence.may_show("required", q_start) and _REQUIRED.search(lower, q_start - 150, q_start):
        return "requirement"
    if (
        sentence.may_show("allowed", q_start)
        and SIGNS["allowed"].search(lower, q_start - 130, q_start)
        and not _SAID_TO_BE.search(lower, max(0, q_start - 130), q_start)
        and not SIGNS["past"].search(lower, q_start - 60, q_start)
        and not (q.high is not None and _VARIED.search(lower, max(0, q_start - 40), q_start))
        and not (q.kind == "percent" and _COULD_CHANGE.search(lower, max(0, q_start - 90), q_start))
    ):
        return "norm"
    return None


def _answered(lower: str, q_start: int, q_end: int) -> bool:
    """Whether a share of those asked answers so ("uppger 62 procent att de skulle kunna …"): what they want demands nothing."""
    if _ANSWERED_BEFORE.search(lower, max(0, q_start - 24), q_start):
        return _THAT.match(lower, q_end) is not None
    return _ANSWER.match(lower, q_end) is not None


def _offered(lower: str, signs: frozenset[str], q_start: int) -> str | None:
    """In a sentence that tells neither past nor forecast: an upper bound is a rule, what follows a proposal is proposed."""
    if _AT_MOST.match(lower, q_start):
        return "norm"
    return "proposed" if "proposal" in signs and SIGNS["proposal"].search(lower, 0, q_start) else None


def _money(sentence: Sentence, before: str, q_start: int, q_end: int, year: int | None, budget: bool) -> str | None:
    """Whether an amount is of a budget or of a rule."""
    lower = sentence.lower
    if sentence.judged(_allotted):
        return "proposed"
    if (
        year is not None
        and any(int(y.first) > year and (budget or q_start - 60 < y.start < q_end + 25) for y in sentence.years)
        and (not _FORETOLD.search(lower) or "reformen" in lower or "förslaget" in lower)
    ):
        return "budget"
    if lower[max(0, q_start - 1) : q_start] == "(" and not _AFTER_SHARE.search(lower, q_start - 20, q_start) and sentence.judged(_verbless):
        return "no_sentence"
    if (q_start == 0 or (before == "om" and not _LOST.search(lower, q_start - 14, q_start))) and not (sentence.words & _TOLD):
        return "proposed"
    if sentence.may_show("granted", q_start) and SIGNS["granted"].search(lower, 0, q_start):
        return "granted"
    return "legal_amount" if sentence.may_show("ceiling", q_start) and _CEILING.search(lower, q_start - 70, q_start) else None


def _aimed(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Whether a share, number or measure is a goal, a pledge or a rate set in law."""
    lower, signs = sentence.lower, sentence.signs
    if "goal" in signs and (
        (sentence.may_show("goal", q_start) and SIGNS["goal"].search(lower, q_start - 110, q_start)) or _GOALS.match(lower)
    ):
        return "goal"
    if q.kind in ("percent", "fraction") and sentence.may_show("base", q_end + 60) and SIGNS["base"].search(lower, q_end, q_end + 60):
        return "legal_rate"
    if q.unit == "°C" and sentence.shows("warming"):
        return "goal"
    if "future" in signs:
        if "pledge" in signs and SIGNS["future"].search(lower, q_end, q_end + 60) and sentence.shows("pledge"):
            return "goal"
        if q.kind in ("percent", "physical") and sentence.shows("future") and sentence.shows("aims"):
            return "goal"
    if q.kind in ("percent", "times") and "own" in signs and sentence.judged(_allotted) and sentence.shows("own"):
        return "proposed"
    if q.kind == "percent" and sentence.may_show("rate", q_start) and not lower.startswith((" av ", "\u00a0av "), q_end):
        low = max(0, q_start - 70)
        if _RATE.search(lower, low, q_start) and not _CHANGES.search(lower, low, q_start):
            return "legal_rate"
    return None


def _is_decision_point(text: str) -> bool:
    """Whether a sentence is a yrkande whose verb does not stand right behind "Riksdagen" ("Vid avslag på … anvisar riksdagen …")."""
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    point = decision_point(text, start)
    return point is not None and (point.conditional or number is not None or text.startswith("Riksdagen,"))


def _whole_sentence(sentence: Sentence) -> str | None:
    """Why no figure of the sentence counts: a yrkande, a question to the minister, a table, a heading."""
    text = sentence.text
    if text.startswith(("R", "J", "D", *"0123456789")) and _DEMAND.match(text):
        return "demand"
    if "iksdagen" in text and text.startswith(_MAY_DECIDE) and _is_decision_point(text):
        return "demand"
    if sentence.is_question and (_ASKED.search(text) or text.startswith(_POSED)):
        return "question"
    if "\t" in text:
        return "table"
    if len(text) < 60 and len(sentence.words) < 3:
        return "no_sentence"
    if text.startswith(_CAPTIONS) and _CAPTION.match(text):
        return "caption"
    if sentence.lower.split(None, 1)[0] in _ORDERS:
        return "proposed"
    if text[-1:].isalnum() and len(text) < 300 and not (sentence.words & _STATES):
        return "heading"
    return None


def _verbless(sentence: Sentence) -> str | None:
    """Whether no verb is known in it: an item of a list ("Insatser inom kommuner (100 miljoner), regioner (100 miljoner)")."""
    told = sentence.words & _STATES or len(sentence.tokens) > 25 or any(map(is_verb, sentence.words))
    return None if told else "no_sentence"


def _allotted(sentence: Sentence) -> str | None:
    """Whether the sentence allots money of the document's own budget."""
    if sentence.shows("allotted") or (sentence.shows("budget") and not sentence.shows("past")):
        return "proposed"
    return None


_IS_TO_SAY = lazy_regex(r"det[ \u00a0]vill[ \u00a0]säga")
_WANTS = frozenset(("vill", "ville"))
_ONLY_SAYS = lazy_regex(
    r"""
    (?:[ ](?!att[ ])[^\W\d_]+){0,1}?[ ](?:betraktas|ses|uppfattas|beskrivas)[ ]som(?!\w)
    |(?:[ ](?!att[ ])[^\W\d_]+){0,4}?[ ]
    (?:
        (?:framhålla|understryka|påpeka|erinra|betona|nämna|notera|observera|konstatera|tillägga|framhäva|uppmärksamma|påminna|upplysa)s?
        |sägas|peka[ ]på|hänvisa[ ]till|jämföras[ ]med|ställas[ ]i[ ]relation[ ]till
    )
    (?!\w)
    """,
    re.X,
)
"""Behind a modal verb: what is to be said is no demand ("vill framhålla att", "det bör påpekas att", "ska jämföras med")."""
_OF_THOSE_ASKED = lazy_regex(
    r"""
    (?:%|procent|hälften|delar(?:na)?|del|\bav[ ](?:tio|fem|fyra|tre|\d{1,3}))  # sju av tio
    (?:[ ](?:av[ ])?[^\W\d_]+){0,4}[ ]$                                       # av eleverna
    """,
    re.X,
)
"""Before "vill": how many of those asked, whose wish demands nothing ("27 procent vill arbeta mindre")."""


def _modal_near(lower: str, q_start: int, q_end: int) -> bool:
    """Whether a modal verb governs the clause: between the last turn before the figure and the next comma or purpose after it."""
    low = max(lower.rfind(turn, 0, q_start) for turn in _TURNS)
    if low >= 0 and _RESULTS.match(lower, low):
        low = -1  # what follows from a demand is demanded with it
    high = min((end for end in (lower.find(stop, q_end) for stop in _STOPS) if end >= 0), default=-1)
    end = high if high >= 0 else len(lower)
    return any(
        not _IS_TO_SAY.match(lower, match.start() - 4)
        and not (match.end() < q_start and _ONLY_SAYS.match(lower, match.end()))
        and not (match[0] in _WANTS and _OF_THOSE_ASKED.search(lower, max(0, match.start() - 60), match.start()))
        and (
            match.start() < q_end
            or not (_wished(lower, max(q_end, match.start() - 24), match.end()) or _JUDGED.search(lower, q_end, match.start()))
        )
        for match in SIGNS["modal"].finditer(lower, max(low, 0), end)
    )


def _wished(lower: str, start: int, end: int) -> bool:
    """Whether the modal verb that ends at `end` is of what is counted ("som ska byggas", not "som byggs ska vara …")."""
    hit = _WISHED.search(lower, start, end)
    return hit is not None and hit[1] not in VERBS


def _waits(lower: str, q_start: int) -> bool:
    """Whether somebody waits so long; a bound only tells which ("patienter som får vänta längre än 90 dagar")."""
    return _HAD_TO_WAIT.search(lower, max(0, q_start - 110), q_start) is not None and not _BOUND_WORDS.match(lower, q_start)


def _duration(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """A duration counts where the sentence observes it: a mean, a queue, something that has gone on so long."""
    lower = sentence.lower
    if _WHICH_IS.search(lower[max(0, q_start - 40) : q_start]):
        return "group"
    if _BOUND_WORDS.match(lower, q_start) and _WAITED_MORE.search(lower, max(0, q_start - 40), q_start):
        return "group"
    if before == "på" and _MEAN_OF_NEXT.match(lower, q_end):
        return "time_span"
    if _waits(lower, q_start):
        return None
    if sentence.words & _SUPPOSED:
        return "norm"
    tokens = [token[0] for token in sentence.before(q_start)[-14:]]
    lasting = (
        any(t in CLASSES["lasting"] or t.endswith(_LASTING) for t in tokens)
        or (" kan " not in lower and _LASTS_SO_LONG.search(lower, max(0, q_start - 90), q_start) is not None)
        or lower.startswith((" lång ", " långa ", " långt "), q_end)
        or lower.startswith((" i rad", " i genomsnitt", " i medellivsl", " i snitt"), q_end)
        or lower.startswith(("i genomsnitt", "i snitt", "i medeltal"), q_start)
    )
    if q.value == 1 and q.written == "words" and not lasting:
        return "one"
    if any(token in _TOOK for token in tokens[-3:]) and not (sentence.words & CLASSES["norm"]):
        return None  # "mellan fråga och svar tog det sex dagar"
    if before == "det" and tokens[-2:-1] and tokens[-2] in _TAKES and q_start < q_end and lower.startswith(" att ", q_end):
        return None  # "i dag tar det närmare fem timmar att …"
    if _HAS_BEEN.search(lower, max(0, q_start - 60), q_start) and not (sentence.words & CLASSES["norm"]):
        return None
    if before == "efter" and lower.startswith((" av ", "\u00a0av "), q_end):
        return None  # "fred efter 21 år av krig"
    near = lower[max(0, q_start - 110) : q_start]
    if _PAYS_OFF.search(near) or (_RUNS.search(near) and q.unit == "years"):
        return None
    if before in ("från", "till") and _CHANGED_FROM.search(near) and not (sentence.words & CLASSES["norm"]):
        return None
    if before == "på" and len(tokens) > 1 and tokens[-2].endswith(("des", "ts", "ade", "at")):
        return "time_span"
    if lasting and not any(t in CLASSES["norm"] for t in tokens):
        return None
    if before in ("är", "var"):
        return "norm"
    if before in _LASTS and any(t in CLASSES["perfect"] for t in tokens[-9:]) and not (sentence.words & CLASSES["norm"]):
        if before == "i" and not any(t in _ONGOING for t in tokens[-9:]):
            return "time_span"
        return None
    return "duration"
