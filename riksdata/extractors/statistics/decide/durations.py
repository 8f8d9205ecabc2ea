"""Whether a sentence observes a time that something lasts: a mean, a queue, something that has gone on so long."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.decide.ages_and_times import TAKES, came_after
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

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
_TOOK = frozenset(("tog", "dröjde", "tagit", "dröjt"))
_LASTS = TAKES | {"i", "är", "var", "varar", "tagit", "pågått", "dröjt", "varade", "till", "med", "levt"}
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
_WAITED_MORE = lazy_regex(r"(?<!\w)som (?:har |hade )?(?:fått |tvingats )?vänta(?:t|r|de)? $")
"""Before a bound: how long those have waited who are meant ("patienter som väntat mer än 90 dagar")."""
_MEAN_OF_NEXT = lazy_regex(
    r" i (?:snitt|genomsnitt) (?:\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|drygt|knappt|cirka|ca|omkring|över|nästan)"
)
"""Behind a time: the mean is of the figure that follows ("mötte på fjorton dagar i snitt nio personer")."""
BOUND_WORDS = lazy_regex(r"(?:färre|mindre|fler|mer|lägre|högre|upp till|minst|högst|över|under|max|längre|kortare)\b")


def waits(lower: str, q_start: int) -> bool:
    """Whether somebody waits so long; a bound only tells which ("patienter som får vänta längre än 90 dagar")."""
    return _HAD_TO_WAIT.search(lower, max(0, q_start - 110), q_start) is not None and not BOUND_WORDS.match(lower, q_start)


def duration(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """A duration counts where the sentence observes it: a mean, a queue, something that has gone on so long."""
    lower = sentence.lower
    if _WHICH_IS.search(lower[max(0, q_start - 40) : q_start]):
        return "group"
    if BOUND_WORDS.match(lower, q_start) and _WAITED_MORE.search(lower, max(0, q_start - 40), q_start):
        return "group"
    if before == "på" and _MEAN_OF_NEXT.match(lower, q_end):
        return "time_span"
    if waits(lower, q_start):
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
    if before == "det" and tokens[-2:-1] and tokens[-2] in TAKES and q_start < q_end and lower.startswith(" att ", q_end):
        return None  # "i dag tar det närmare fem timmar att …"
    if _HAS_BEEN.search(lower, max(0, q_start - 60), q_start) and not (sentence.words & CLASSES["norm"]):
        return None
    if before == "efter" and (lower.startswith((" av ", "\u00a0av "), q_end) or came_after(lower, q_start, q_end)):
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
