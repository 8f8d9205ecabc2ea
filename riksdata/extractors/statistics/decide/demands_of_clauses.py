"""Whether the clause of a figure orders, allows, offers or demands: the figure is then a norm or a wish."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.decide.durations import waits
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.wordings import SIGNS, ending
from riksdata.swedish.lazy import lazy_regex

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
LEAST = lazy_regex(r"(?:minst|högst|maximalt|lägst)\b")
_TURNS = (";", " men ", " medan ", ", vilket", " då det ", " eftersom ", " trots att ")
_RESULTS = lazy_regex(r", vilket (?:kan|skulle|innebär|medför|ger|kostar|beräknas|leder)\b")
_STOPS = (",", " – ", " för att ", " så att ", " och att ", " och jag ", " och vi ", " då ", " eftersom ", " medan ")
_AT_MOST = lazy_regex(r"(?:högst|max|maximalt)\b")
_REQUIRED = ending("required", r"[^.;]{0,130}")


def ruled(q: Quantity, sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """Whether the clause orders, allows or demands: the figure is then a norm or a wish."""
    lower = sentence.lower
    shared = q.kind in ("percent", "fraction")
    if (
        sentence.may_show("rule", q_start)
        and _RULE_BOUND.match(lower, q_start)
        and SIGNS["rule"].search(lower, max(0, q_start - (140 if LEAST.match(lower, q_start) else 60)), q_start)
        and not (q.kind == "time" and _MAY_LAST.search(lower, q_start - 60, q_start))
        and not _VARIES.search(lower, max(0, q_start - 40), q_start)
        and not (q.kind != "money" and _MAY_GROW.search(lower, max(0, q_start - 60), q_start))
    ):
        return "bound"
    if (
        sentence.shows("modal")
        and not (q.kind == "time" and waits(lower, q_start))
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


def offered(lower: str, signs: frozenset[str], q_start: int, q_end: int) -> str | None:
    """In a sentence that tells neither past nor forecast: an upper bound is a rule, what follows a proposal is proposed."""
    if _AT_MOST.match(lower, q_start) and not lower.startswith(_OF_THEM, q_end):
        return "norm"
    return "proposed" if "proposal" in signs and SIGNS["proposal"].search(lower, 0, q_start) else None


_OF_THEM = (" av dem ", " av dessa ")
"""Behind a bound: it tells of those counted before ("Högst tre av dem ledde till åtal")."""
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
