"""Whether a quantity is a statistic at all: a fact about the world, not a date, an age, a norm, a place in a list or a proposal."""

from __future__ import annotations

import re

from riksdata.extract.statistics.lexicon import CLASSES, words
from riksdata.extract.statistics.quantity import Quantity
from riksdata.extract.statistics.sentence import Sentence

_DEMAND = re.compile(
    r"(?:\d{1,3}[.)]?\s*)?(?:Riksdagen\s+(?:ställer|tillkännager|beslutar|anvisar|avslår|antar|godkänner|begär|bemyndigar|ger|bifaller|anser|upphäver|lägger|uppmanar))\b|Jag yrkar|Därför yrkar"
)
_ASKED = re.compile(
    r"(?:avser|ämnar|tänker|kommer|vill|är|anser|har|ska|vilka|hur|när|varför|på vilket)\b[^?]{0,80}\b(?:ministern|statsrådet|regeringen|statsministern)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"(?:ålder\w*|åldr\w*|fyll[dters]*|personer|äldre än|yngre än|barn|ungdomar|unga|elever|flickor|pojkar|kvinnor|män|medborgare|alla|vuxna|född\w*|befolkningen|innan|gruppen)[ \u00a0]+(?:(?:mellan|under|över|om|på|vid|i|från|de|han|hon|som är|är|sina|sin|upp till|till|och med|minst|fyllt|och)[ \u00a0]+){0,3}$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[ \u00a0](?:gam|ålder|fyllda|och (?:uppåt|äldre|över)|eller (?:äldre|yngre))", re.IGNORECASE)
_AGO = re.compile(r"[ \u00a0](?:sedan|tillbaka|framåt|innan|efter|före|bakåt|framöver|gammal|gamla|gammalt|senare)\b", re.IGNORECASE)
_LAWFUL = re.compile(
    r"(?:lag|förordning|paragraf|straff\w*|fängelse\w*|böter|dömas|krav(?:et)?|gräns\w*|regel\w*|regler\w*)\b", re.IGNORECASE
)
_SENTENCE_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SEX = re.compile(r"(?:or|ar|er|na|ade|ska|nya|fall|barn|år|gånger|stycken|företag|mord|brott|landsting|län)$")
_MODAL = CLASSES["modal"]
_MEAN_AGE = re.compile(r"medelålder|genomsnittsålder|medianålder|genomsnittlig\w* ålder|livslängd|snittålder")
_BOUND = re.compile(r"\b(?:får|kan|krävs|kräver|inte|tillåts|tillåtet|tillåten|gräns\w*|rätt|rätten)\b")
_PROPOSAL_ACT = re.compile(
    r"\b(?:vi|jag|sverigedemokraterna|moderaterna|centerpartiet|vänsterpartiet|kristdemokraterna|liberalerna|miljöpartiet|socialdemokraterna|partiet|sd)\b[^.;]{0,80}?"
    r"\b(?:föreslår|avsätter|anslår|anvisar|tillför|satsar|vill|lägger|reserverar|avsatt|föreslagit|föreslog|satsat|budgeterar|skjuter|beräknar|ökar|minskar|höjer|sänker|stärker|förstärker|utökar|prioriterar|motsätter|avvisar|avslår|tillskjuter|finansierar|inför|väljer|avsatte|yrkar|avser)\b|"
    r"\b(?:föreslår|avsätter|anslår|anvisar|tillför|satsar|lägger|reserverar|budgeterar|ökar|minskar|höjer|sänker|beräknar|stärker|avvisar)\b[^.;,]{0,25}\b(?:vi|jag|sverigedemokraterna|moderaterna|centerpartiet|vänsterpartiet|kristdemokraterna|liberalerna|miljöpartiet)\b|"
    r"\b(?:anslaget|anslagen|anslag|medel|bemyndigande\w*|anslagsposten|ramen|beloppet)\b[^.;]{0,80}?\b(?:ökas|minskas|höjs|sänks|tillförs|föreslås|utökas|reduceras|förstärks|anvisas|avslås|uppräknas|bör|ska|höjas|ökar|minskar|föreslår)\b|"
    r"\b(?:avsätts|anslås|anvisas|tillförs|föreslås|avsättas|anslås|tillföras|anvisa|avsätta|anslå|satsas|satsa|tillföra|lägga)\b|"
    r"\b(?:vårt förslag|vår budget|budgetmotion\w*|i förhållande till regeringen|jämfört med regeringen|(?:mer|mindre|högre|lägre) än regeringen|utöver regeringen\w*|än vad regeringen)\b",
    re.IGNORECASE,
)
_FACT_ACT = re.compile(
    r"\b(?:uppgick|uppgår|uppgått|enligt|kostar|kostade|kostat|har ökat|har minskat|ökade|minskade|omsatte|omsätter|förlorat|förlorar|betalade|utgjorde|motsvarade|uppskattas|beräknats|hade|var)\b",
    re.IGNORECASE,
)
_ABSTRACT = CLASSES["abstract"]
_TIME_BEFORE = frozenset(
    (
        "under",
        "inom",
        "efter",
        "senaste",
        "kommande",
        "närmaste",
        "första",
        "sista",
        "nästa",
        "för",
        "sedan",
        "förra",
        "före",
        "innan",
        "föregående",
        "gångna",
        "följande",
        "de",
        "dessa",
        "från",
        "om",
        "var",
        "varje",
        "vart",
        "tidigare",
        "varannan",
        "per",
        "inledande",
        "nästkommande",
        "längst",
        "att",
        "till",
    )
)
_RATE_OF = re.compile(r"[ \u00a0](?:per|på)[ \u00a0]\d{1,3}(?:[ \u00a0]\d{3})+[ \u00a0][^\W\d_]")
_LASTING = ("ledtid", "ledtiden", "ledtider", "ledtiderna", "väntetiderna", "väntetid", "handläggningstiderna", "köerna", "kötiden", "medianen")
_BOUND_WORD = re.compile(r"(?:färre|mindre|fler|mer|upp till|minst|högst|över|under|max)\b")
_STATES = words("fact", "verb", "auxiliary", "increase", "decrease")
_STOP_NOUN = words("notcounted")
_MONTHS = CLASSES["month"]


def rejected(text: str, q: Quantity, sentence: Sentence, before: str, hedged: bool, noun: str | None, here: int, there: int) -> str | None:
    """Why the quantity is no statistic, else None.

    `before`: the word before its hedges. `hedged`: whether a hedge stands there. `noun`: the phrase directly after it.
    `here`, `there`: its bounds in the sentence, hedges included.
    """
    if _DEMAND.match(sentence.text):
        return "demand"
    if sentence.is_question and _ASKED.search(sentence.text):
        return "question"
    if sentence.text.count(" ") + sentence.text.count("\u00a0") < 4 and len(sentence.words) < 4:
        return "no sentence"
    if "\t" in sentence.text:
        return "table"
    if sentence.text[-1:].isalnum() and not (sentence.words & _STATES):
        return "heading"
    kind = q.kind
    if _bounded(q, sentence, here):
        return "bound"
    if kind == "time":
        return _time(q, sentence, before, hedged, here, there)
    if kind == "count":
        why = _count(text, q, sentence, before, hedged, noun, here, there)
        if why:
            return why
    elif kind == "times":
        if q.word == "" and before in ("andra", "upprepade", "flera", "många"):
            return "times"
    elif kind == "physical" and (before == "om" or (q.unit in ("°C", "°") and (before == "vid" or (before in ("på", "till") and not hedged) or sentence.lower.startswith("under", here)))):
        return "name"
    return _proposed(q, sentence, here, there)


def _time(q: Quantity, sentence: Sentence, before: str, hedged: bool, here: int, there: int) -> str | None:
    lower = sentence.lower
    left, right = lower[max(0, here - 70) : here], lower[there : there + 40]
    if q.unit == "years" and (_AGE_BEFORE.search(left) or _AGE_AFTER.match(right)):
        if not _MEAN_AGE.search(lower):
            return "age"
    if before not in ("tar", "tog", "dröjer", "dröjde") and _AGO.match(right):
        return "ago"
    if q.unit == "years" and before in ("är", "var") and hedged and not _MEAN_AGE.search(lower):
        return "age"
    if before in _TIME_BEFORE or q.written == "every":
        return "time span"
    if re.search(r"\bsom (?:är|varat|varar|pågått)\b[^,.]{0,14}$", left):
        return "group"
    if _modal_near(sentence, here, there):
        return "norm"
    tokens = [t[0] for t in sentence.tokens if t[2] <= here][-14:]
    lasting = (
        any(t in CLASSES["lasting"] or t.endswith(_LASTING) for t in tokens)
        or lower[there : there + 8].startswith(" i rad")
        or lower[there : there + 14].startswith((" i genomsnitt", " i medellivsl", " i snitt"))
    )
    if q.value == 1 and q.written == "words" and not lasting:
        return "one"
    if lasting and not any(t in CLASSES["norm"] for t in tokens):
        return None
    if before == "på":
        return "time span"
    if (
        before in ("i", "tar", "tog", "dröjer", "är", "var", "varar", "tagit", "pågått", "dröjt", "varade", "till", "med", "tagit", "levt")
        and any(t in CLASSES["perfect"] for t in tokens[-9:])
        and not any(t in CLASSES["norm"] for t in sentence.words)
    ):
        if before == "i" and not any(t in ("har", "hade", "funnits", "varat", "pågått") for t in tokens[-9:]):
            return "time span"
        return None
    return "duration"


def _bounded(q: Quantity, sentence: Sentence, here: int) -> bool:
    """Whether the figure is the bound of a rule ("får göra avdrag med högst 30 procent")."""
    return bool(_BOUND.search(sentence.lower[max(0, here - 60) : here])) and bool(
        re.match(r"(?:högst|minst|maximalt|upp till|överstig|understig|lägst)", sentence.lower[here:])
    )


def _modal_near(sentence: Sentence, here: int, there: int) -> bool:
    """Whether a modal verb governs the clause: between the last clause mark before the figure and the next after it."""
    lower = sentence.lower
    low = max(
        lower.rfind(";", 0, here), lower.rfind(" men ", 0, here), lower.rfind(" medan ", 0, here), lower.rfind(", vilket", 0, here), 0
    )
    high = lower.find(",", there)
    clause = lower[low : high if high >= 0 else len(lower)]
    return any(word in _MODAL for word in re.findall(r"[^\W\d_]+", clause))


def _count(text: str, q: Quantity, sentence: Sentence, before: str, hedged: bool, noun: str | None, here: int, there: int) -> str | None:
    head = noun.split()[-1].lower() if noun else ""
    first = noun.split()[0].lower() if noun else ""
    grouped = any(c in " \u00a0\u2009\u202f" for c in text[q.start : q.number_end]) and q.written == "digits"
    if q.whole is not None:
        return None if q.value != 1 or q.whole > 2 else "one of"
    following = sentence.lower[there : there + 14].lstrip()
    if first in _STOP_NOUN or following.startswith(("§", "kap", "kap.")):
        return "law or name"
    if text[q.start : q.number_end].lower() == "sex" and not _SEX.search(first):
        return "sex"
    if noun is None and _RATE_OF.match(sentence.lower, there):
        return None
    if q.value is not None and q.value.denominator != 1 and noun is None:
        return "bare decimal"
    if noun is None:
        if grouped or q.about or q.opened or (hedged and q.written == "digits" and q.value and q.value >= 100):
            return None if not before.isdigit() else "bare"
        if q.share == "" or q.value is None:
            return "bare"
        return "bare"
    small = q.value is not None and q.value <= 12 and not q.about
    if q.opened or q.about:
        return None
    left = sentence.lower[max(0, here - 40) : here]
    if before in (
        "nr",
        "nummer",
        "artikel",
        "kap",
        "kapitel",
        "s",
        "sid",
        "sidan",
        "punkt",
        "punkterna",
        "tabell",
        "figur",
        "avsnitt",
        "bilaga",
        "utgiftsområde",
        "anslag",
        "§",
        "klass",
        "årskurs",
        "årskurserna",
        "väg",
        "riksväg",
        "länsväg",
        "agenda",
        "steg",
        "nivå",
        "typ",
        "zon",
        "stycke",
        "del",
        "alternativ",
        "grupp",
        "block",
        "version",
        "vecka",
        "graviditetsvecka",
        "klockan",
        "kl",
        "kolumn",
        "not",
        "riksvägarna",
        "kategori",
        "rum",
        "prop",
        "mot",
        "paragraf",
        "protokoll",
        "skyddsklass",
        "europaväg",
    ):
        return "numbered"
    if q.value is not None and q.value < 1 and q.value.denominator == 1:
        return "zero"
    if q.low is not None and q.value is None and q.high is not None and q.high <= 12 and not hedged and head in _ABSTRACT:
        return "abstract"
    if small:
        if head in _ABSTRACT or first in _ABSTRACT:
            return "abstract"
        if q.written == "words" and q.value is not None:
            if not hedged and (before in CLASSES["definite"] or before in (
                "den",
                "det",
                "alla",
                "senaste",
                "första",
                "sista",
                "kommande",
                "andra",
                "största",
                "bästa",
            )):
                return "definite"
            if q.value <= 2 and not hedged:
                return "two"
            if head.endswith(("na", "rna")) and q.whole is None:
                return "definite noun"
    if before in ("med", "har", "på", "minst", "än") and re.search(
        r"(?:företag\w*|bolag\w*|arbetsgivare|verksamhet\w*|arbetsplats\w*|kommuner|orter|tätorter)[ \u00a0](?:som[ \u00a0])?(?:med|har)[ \u00a0]\S*[ \u00a0]?$",
        left + " ",
    ):
        return "group"
    bounded = _BOUND_WORD.match(sentence.lower, here) and q.value is not None and q.value <= 100_000
    if head in ("anställda", "medarbetare", "invånare") and bounded and re.search(r"\b(?:med|har)[ \u00a0]*$", left):
        return "group"
    if bounded and head in ("anställda", "medarbetare") and re.search(r"(?:företag|bolag)\w*[^,.]{0,20}$", left):
        return "group"
    if _modal_near(sentence, here, there):
        return "norm"
    return None


_GOAL = re.compile(
    r"\b(?:föreslår|föreslås|föreslog|föreslagit|föreslagna|föreslaget|vårt förslag|yrkar|mål(?:et|sättning\w*)? (?:är|om|på|att)|\w*målet|\w*målen|etappmål\w*|åtagande\w*|åtar sig|åtagit sig|ambition\w*|målsättning\w*)\b"
)
_RATE = re.compile(
    r"\b(?:\w*moms\w*|skattesats\w*|\w*skatten?|\w*avgift(?:en|er|erna)?|schablon\w*|gräns\w*|promillegräns\w*|ränta på|sats(?:en)?)\b[^,.;]{0,40}$"
)
_CEILING = re.compile(r"\b(?:\w*tak(?:et)?|krav(?:et)?|\w*gräns(?:en|er)?|\w*bonus|schablonbelopp\w*|grundavdrag\w*)\b[^,.;]{0,60}(?:,[ \u00a0])?$")
_FUTURE = re.compile(r"\b(?:till|senast|före|innan)[ \u00a0](?:år[ \u00a0])?20[2-5]\d\b")


def _proposed(q: Quantity, sentence: Sentence, here: int, there: int) -> str | None:
    text = sentence.text
    if q.kind == "money":
        if _PROPOSAL_ACT.search(text):
            return "proposed"
        if _CEILING.search(sentence.lower[max(0, here - 70) : here]):
            return "legal amount"
        if _modal_near(sentence, here, there) and not _FACT_ACT.search(text[:here][-60:]):
            return "norm"
        return None
    lower = sentence.lower
    if _GOAL.search(lower[max(0, here - 110) : here]) and not (q.kind == "count" and "enligt" in sentence.words):
        return "goal"
    if _modal_near(sentence, here, there):
        return "norm"
    if _FUTURE.search(lower) and re.search(r"\b(?:minska|minskas|öka|ökas|nå|nås|uppnå|sänka)\b", lower) and q.kind in ("percent", "physical"):
        return "goal"
    if q.kind == "percent":
        near = lower[max(0, here - 70) : here]
        if (
            _RATE.search(near)
            and not re.match(r"[ \u00a0]av[ \u00a0]", lower[there:])
            and not re.search(r"ök|minsk|höj|sänk|andel|procent", near)
        ):
            return "legal rate"
    return None
