"""What the words beside a time say: that it is an age, a span, or how long ago something was."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.quantity.units import UNITS
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_AGE_BEFORE = lazy_regex(
    rf"""
    (?:
        ålder\w{{0,12}}|åldr\w{{0,12}}|fyll[dters]{{0,3}}                     # åldersgruppen, åldrarna, fyllde
        |personer|(?:så|lika)[ ]många|antalet|andelen|dem|äldre[ ]än|yngre[ ]än|barn|ungdomar|unga|elever|flickor
        |pojkar|kvinnor|män|medborgare|alla|vuxna
        |född\w{{0,3}}|befolkningen|innan|gruppen                             # födda
        |(?:person|invånare)(?=[ ](?:mellan|under|över|från)[ ]|[ ]?\()         # person mellan
    )
    {_S}\(?
    (?:
        (?:
            mellan|under|över|om|på|vid|i|från|de|han|hon|som[ ]är|är|sina|sin
            |upp[ ]till|till|och[ ]med|minst|fyllt|och
        )
        {_S}
    ){{0,3}}                                                                # från och med
    $
    """,
    re.X,
)
_OF_AGES = lazy_regex(
    r"(?:[^\W\d_]{3}arna|gärningsmän(?:nen)?|männen|kvinnorna|flickorna|pojkarna|ungdomar|barn),?[ \u00a0]"  # rånarna
    r"(?:(?:ofta|främst|oftast|alla|de flesta)[ \u00a0])?$"  # ofta
)
"""Before "mellan 15 och 18 år": whose age it is."""
_IT_TAKES = lazy_regex(r"(?<!\w)(?:tar|tog|tagit|ta|dröjer|dröjt|dröjde|krävs)(?!\w)[^.;]{0,40}$")
"""Before a time: that it is how long something takes ("det tar för skogsägarna mellan 70 och 100 år")."""
_AGE_AFTER = lazy_regex(rf"{_S}(?:gam|ålder|fyllda|och (?:uppåt|äldre|över)|eller (?:äldre|yngre))")
_AGO = lazy_regex(rf"{_S}(?:sedan|tillbaka|framåt|innan|efter|före|bakåt|framöver|gammal|gamla|gammalt|senare)\b")
_LASTING = lazy_regex(
    r"(?:(?<!kvalificerings)(?<!tjänstgörings)(?<!kvalifikations)(?<!intjänande)(?<!anställnings)tid(?:en|er|erna)?"  # tiden
    r"|väntan|köer|köerna|(?<!\w)(?<!på[ ])(?<!i[ ])kön?)"  # kön
    rf"(?:{_S}(?:för|till|på|i|hos|bland|från|vid)(?:{_S}[^\W\d_]+){{1,4}}?)?"  # för
    rf"{_S}(?:är|var){_S}$"  # är
)
"""Before a time: what lasts so long, which has no age ("väntetiden är i dag fem till åtta år")."""
_THAN_BEFORE = lazy_regex(rf"(?:mer|mindre|fler|färre|högre|lägre|större|mera){_S}än{_S}(?:för{_S})?$")
_LASTING_TIME = (
    r"(?:(?:handläggnings|vänte|kö|res|väntan|svars|ställ|led|omlopps|utrednings|behandlings|genomströmnings)"  # handläggnings
    r"tid(?:en|er|erna)?|väntan|köerna|kön)(?!\w)"  # tiden
)
_CHANGED_TIME = (
    r"(?:(?:ök|minsk)(?:a|ar|at|ade)|(?:för)?(?:kort|läng)(?:as|ats|ades|t|s)|ändra(?:s|ts|des)"  # ökat
    r"|sjunk(?:a|er|it)|sjönk|stig(?:a|er|it)|steg|väx(?:a|er|te)|vuxit|gått|gick|fall(?:a|er|it)|föll"  # steg
    r"|höjs|sänks|reviderats?|justerats?)(?!\w)"  # höjs
)
_TIME_CHANGES = lazy_regex(
    rf"(?:{_LASTING_TIME}[^.;:]{{0,100}}?(?<!\w){_CHANGED_TIME}|(?<!\w){_CHANGED_TIME}[^.;:]{{0,60}}?{_LASTING_TIME})"  # tiden … ökat
    r"[^.;:]{0,60}[ \u00a0](?:till|från)[ \u00a0]$",  # till
    re.IGNORECASE,
)
"""Before a level of a time that changes, further away ("väntetiden har minskat med en dag sedan 2016 till")."""
_OVER_TIME = lazy_regex(
    rf"(?<!\w)(?:har|hade){_S}(?:[^\W\d_]+{_S}){{0,3}}?(?:på|under|efter){_S}(?:[^\W\d_]+{_S})?$"  # har bara på
)
_SUPINE = lazy_regex(rf"{_S}(?:[^\W\d_]+{_S}){{0,2}}?[^\W\d_]{{2,20}}(?:at|it|ats|its|tts|nats|rts|gts|lts|[gknp]t)(?!\w)")
"""Behind a time in which something has become what it is ("har på tjugo år ökat med …")."""
_WAITING = lazy_regex(rf"(?<!\w)vänta(?:r|de|t)?{_S}(?:[^\W\d_]+{_S})?i{_S}$")
"""Before a time that somebody waits ("får vänta i tre veckor innan …")."""
_AMOUNT_TO = lazy_regex(rf"(?<!\w)(?:(?:uppgå|uppgår|uppgick|uppgått)(?:{_S}[^\W\d_]+){{0,4}}|ökat|ökade|minskat|minskade){_S}till{_S}$")
"""Before a time that something has come to ("handläggningen kan uppgå till ett och ett halvt år")."""
_AMOUNT_REACH = 60
_CHANGES_FROM = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        (?:för|av)?(?:kort|läng)(?:as|ats|ades|ts|des|t|er|ar|de|s)|(?:minsk|ök)(?:ar|at|ade|as|ats|ades)|(?:sjunk|stig)(?:er|it)|sjönk|steg
        |krymp(?:er|t|te)|väx(?:er|te|t)|vuxit|fall(?:er|it)|föll|gått|gick|går|(?:höj|sänk)(?:s|ts|tes|t|te)
    )
    {_S}(?:[^\W\d_]+{_S}){{0,3}}från{_S}
    (?:(?:\d[\d,]*|[^\W\d_]+){_S}(?:[^\W\d_]+{_S})?(?:(?:i{_S}genomsnitt|i{_S}snitt|år{_S}\d{{4}}|\d{{4}}){_S})?till{_S}(?:[^\W\d_]+{_S})?)?$
    """,
    re.X | re.IGNORECASE,
)
"""Before the first or the last of two times between which something has changed ("kortas från 16 till")."""
_CHANGES_REACH = 80
_TIME_REACH = 190
_SET_BY_RULE = lazy_regex(
    r"(?<!\w)(?:åldern[ \u00a0]för|[^\W\d_]*åldersgräns|pensionsålder|straff|giltighetstid|preskriptionstid|mandattid|karens)",
    re.IGNORECASE,
)
"""A time that a rule sets, and changes."""
_EARLIER = (" tidigare ", " senare ", " dessförinnan ", " därefter ")
_BEGINS_CLAUSE = frozenset(("", ";", ".", ",", "(", "–", "-", "och", "men", "medan"))
_TELLS_WHEN = lazy_regex(
    rf"""
    {_S}(?:tidigare|senare|dessförinnan|därefter){_S}
    (?:
        är|var|har|hade|låg|ligger|kom|gick|fick|fanns|finns|uppgick|steg|sjönk|blev|stod  # är
        |[^\W\d_]{{2,}}(?:ade|dde|rde|lde|kte|pte|tes|des)                                   # höjdes
    )
    (?!\w)
    """,
    re.X,
)
"""Behind a time that begins a clause: it says when that was ("Fem år senare var det 200")."""
_OF_WHAT = lazy_regex(rf"{_S}av{_S}(?!en{_S}period)[a-zåäö]")
"""Behind "efter N år": a time that is over ("fred efter 21 år av krig")."""
_CAME_AFTER = lazy_regex(
    rf"(?<!\w)(?:svar|besked|beslut|dom|ersättning|utbetalning|tillstånd|yttrande|hjälp)(?:en|et|n)?{_S}"  # svaret
    rf"(?:(?:inte|alltså|därmed|slutligen){_S})?(?:lämnades|kom|gavs|meddelades|fattades|avgavs|betalades{_S}ut|dröjde)"  # lämnades
    rf"(?:{_S}(?:först|fram|in))?{_S}efter{_S}$",  # först
    re.IGNORECASE,
)
"""Before a time after which somebody was answered, and which was measured ("svaret lämnades efter 31 dagar")."""
_AS_RULED = lazy_regex(
    rf"""
    (?:s)?{_S}
    (?:
        (?:karens|ålder(?!do)|bosättning|vistelse|anställning|medlemskap|kvalificering)[a-zåäö]*(?!\w)  # 6 dagars karens
        |(?:enligt|i{_S}enlighet{_S}med|i{_S}kraft{_S}av|med{_S}stöd{_S}av|under){_S}(?:[^\W\d_]+{_S}){{0,3}}?     # enligt
        [^\W\d_]*(?:regel|reglerna|regler|regelverket|lagen|lagstiftningen|balken|förordningen|bestämmelsen?|bestämmelserna|avtalet)(?!\w)
    )
    """,
    re.X | re.IGNORECASE,
)
"""Behind a time after which somebody was answered: a rule sets it, or it is how long somebody must have been or had something."""


def came_after(text: str, start: int, end: int) -> bool:
    """Whether somebody was answered after the time from `start` to `end`, which no rule sets."""
    return _CAME_AFTER.search(text, max(0, start - 60), start) is not None and _AS_RULED.match(text, end) is None


_EACH_ONE = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        (?:per|varje){_S}(?:person|invånare|vuxen)                                     # per invånare
        |(?:var(?:annan|tannat)|vart?{_S}[^\W\d_]{{2,9}}[dt]e){_S}[^\W\d_]{{2,30}}      # var tionde svensk
    )
    {_S}$
    """,
    re.X,
)
"""Before the age of those among whom something is shared out ("per invånare över 15 år"), or of whom it tells a part."""
_SUPERLATIVE = lazy_regex(rf"\b[^\W\d_]{{3,20}}sta{_S}(?:[^\W\d_]{{3,24}}{_S})?på{_S}$")
LASTS = frozenset(("är", "var", "på", "till", "hålls", "ligger", "blir"))
TAKES = frozenset(("tar", "tog", "dröjer", "dröjde"))
"""Verbs whose object is how long something takes."""
_TURNS_AGE = frozenset(("bli", "blir", "blivit", "blev", "fyller", "fylla", "fyllt", "fyllde"))
_MEAN_AGE = lazy_regex(r"medelålder|genomsnittsålder|medianålder|genomsnittlig\w{0,3} ålder|livslängd|snittålder")


def is_time(noun: str) -> bool:
    """Whether the noun is a time: "vart tredje år" says how often, not how many."""
    unit = UNITS.get(noun.split()[0].lower())
    return unit is not None and (unit.kind == "time" or unit.symbol in ("s", "min"))


_ON_AVERAGE = ("i genomsnitt ", "i snitt ", "i medeltal ")


def span_of_time(text: str, q: Quantity, start: int, before: str) -> str | None:
    """Why a time is no statistic: an age, a span, how long ago; `start`: where it begins with its hedges, `before`: the word before."""
    if q.unit == "hours" and before == "med" and start < q.start:
        return "group"
    if before == "på" and start == q.start and _SUPERLATIVE.search(text, max(0, start - 40), start):
        return "ago"  # "den lägsta räntan på tio år"
    changes = before in ("från", "till") and _CHANGES_FROM.search(text, max(0, start - _CHANGES_REACH), start)
    if changes and not _SET_BY_RULE.search(text, max(0, start - _CHANGES_REACH), start):
        return None  # "väntan kortas från 16 till 11 månader"
    if before == "efter" and (_OF_WHAT.match(text, q.end) or came_after(text, start, q.end)):
        return None
    if before in ("från", "till") and _TIME_CHANGES.search(text, max(0, start - _TIME_REACH), start):
        return None
    right = text[q.end : q.end + 24].lower()
    if before == "på" and _OVER_TIME.search(text, max(0, start - 40), start) and _SUPINE.match(text, q.end):
        return "over_time"
    if right.startswith((" tidigare", " senare", " innan")) and _THAN_BEFORE.search(text, start, q.start):
        return "ago"  # "22 miljarder mer än fyra år tidigare"
    if before == "för" and right.startswith((" sedan", "\u00a0sedan")):
        return "date"  # "skrev för cirka ett år sedan"
    if right.startswith(_EARLIER) and before in _BEGINS_CLAUSE and _TELLS_WHEN.match(text, q.end):
        return "time_beside"  # "; tio år tidigare var de 33 miljarder"
    on_average = text.startswith(_ON_AVERAGE, start)
    if before not in TAKES and not on_average and _AGO.match(right) and not _WAITING.search(text, max(0, start - 30), start):
        return "ago"
    if before in ("från", "till", "mellan") and q.unit == "years" and _MEAN_AGE.search(text, max(0, start - 60), start):
        return None  # "livslängden har fallit från 64 till 47 år"
    if (before in CLASSES["spanning"] and not (before == "till" and _AMOUNT_TO.search(text, max(0, start - _AMOUNT_REACH), start))) or (
        text[start : start + 6].lower() == "under " and before not in LASTS
    ):
        return "time_span"
    if q.unit == "years":
        if text[max(0, start - 13) : start].lower() == "till och med ":
            return "age"
        left = text[max(0, start - 60) : start].lower()
        if start < q.start and _EACH_ONE.search(left):
            return "age"
        if before in _TURNS_AGE and q.value is not None and q.value < 120:
            return "age"
        if on_average or text.startswith(("längre ", "kortare "), start):
            return None
        if (
            q.low is not None
            and q.high is not None
            and 10 <= q.low < q.high <= 100
            and _OF_AGES.search(left)
            and not _IT_TAKES.search(left)
        ):
            return "age"
        aged = (
            (before in ("är", "var") and start < q.start and not _LASTING.search(left))
            or _AGE_BEFORE.search(left)
            or _AGE_AFTER.match(right)
        )
        if aged and (right.startswith((" ålder", "\u00a0ålder")) or not _MEAN_AGE.search(left)):
            return "age"
    return None
