"""Whether a quantity is a statistic at all: a fact about the world, not a date, an age, a norm, a place in a list or a proposal.

Two questions, the cheap one first: what the words next to it say (`by_words`), then what its sentence says (`by_sentence`). Each answers with
the reason why not, or None.
"""

from __future__ import annotations

import re

from riksdata.extract.statistics.lexicon import CLASSES, words
from riksdata.extract.statistics.quantity import Quantity
from riksdata.extract.statistics.sentence import Sentence

_S = "[ \u00a0]"
_DEMAND = re.compile(
    r"(?:\d{1,3}[.)]?\s{0,3})?(?:Riksdagen\s+(?:ställer|tillkännager|beslutar|anvisar|avslår|antar|godkänner|begär|bemyndigar|ger|bifaller|anser|upphäver"
    r"|lägger|uppmanar)\b|Jag yrkar|Därför yrkar)"
)
_ASKED = re.compile(
    r"(?:avser|ämnar|tänker|kommer|vill|är|anser|har|ska|vilka|hur|när|varför)\b[^?]{0,80}\b(?:ministern|statsrådet|regeringen|statsministern)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"(?:ålder\w{0,12}|åldr\w{0,12}|fyll[dters]{0,3}|personer|äldre än|yngre än|barn|ungdomar|unga|elever|flickor|pojkar|kvinnor|män|medborgare|alla|vuxna|född\w{0,3}"
    rf"|befolkningen|innan|gruppen){_S}(?:(?:mellan|under|över|om|på|vid|i|från|de|han|hon|som är|är|sina|sin|upp till|till|och med|minst|fyllt|och){_S}){{0,3}}$"
)
_AGE_AFTER = re.compile(rf"{_S}(?:gam|ålder|fyllda|och (?:uppåt|äldre|över)|eller (?:äldre|yngre))")
_AGO = re.compile(rf"{_S}(?:sedan|tillbaka|framåt|innan|efter|före|bakåt|framöver|gammal|gamla|gammalt|senare)\b")
_TAKES = frozenset(("tar", "tog", "dröjer", "dröjde"))
_LASTS = _TAKES | {"i", "är", "var", "varar", "tagit", "pågått", "dröjt", "varade", "till", "med", "levt"}
_MEAN_AGE = re.compile(r"medelålder|genomsnittsålder|medianålder|genomsnittlig\w{0,3} ålder|livslängd|snittålder")
_SUPPOSED = frozenset(("man", "skulle", "du"))
_WHICH_IS = re.compile(r"\bsom (?:är|varat|varar|pågått)\b[^,.]{0,14}$")
_LASTING = ("ledtid", "ledtiden", "ledtider", "ledtiderna", "väntetiderna", "väntetid", "handläggningstiderna", "köerna", "kötiden", "medianen")
_ONGOING = frozenset(("har", "hade", "funnits", "varat", "pågått"))
_SEX = re.compile(r"(?:or|ar|er|na|ade|ska|nya|fall|barn|år|gånger|stycken|företag|mord|brott|landsting|län)$")
_LEADS = words("preposition", "auxiliary", "fact", "verb") | {"än", "och", "respektive", "eller", "mot", "jämförelse", "(", "–", ",", ":"}
_RATE_OF = re.compile(rf"{_S}(?:per|på){_S}\d{{1,3}}(?:{_S}\d{{3}})+{_S}[^\W\d_]")
_FIRMS = re.compile(rf"(?:företag\w*|bolag\w*|arbetsgivare|verksamhet\w*|arbetsplats\w*|kommuner|orter|tätorter){_S}(?:som{_S})?(?:med|har){_S}?\S{{0,12}}{_S}?$")
_HAVING = re.compile(rf"\b(?:med|har){_S}$")
_FIRM = re.compile(r"(?:företag|bolag)\w*[^,.]{0,20}$")
_BOUND_WORD = re.compile(r"(?:färre|mindre|fler|mer|upp till|minst|högst|över|under|max)\b")
_RULE = re.compile(r"\b(?:får|kan|krävs|kräver|inte|tillåts|tillåtet|tillåten|gräns\w{0,6}|rätt|rätten)\b")
_RULE_BOUND = re.compile(r"(?:högst|minst|maximalt|upp till|överstig|understig|lägst)")
_LAW = re.compile(rf"{_S}{{0,2}}(?:§|kap\b|procentenhetsmål)")
_MODAL = re.compile(r"\b(?:" + "|".join(sorted(CLASSES["modal"])) + r")\b")
_TURNS = (";", " men ", " medan ", ", vilket")
_STATES = words("fact", "verb", "auxiliary", "increase", "decrease")
_TOLD = words("fact")
_STOP_NOUN = CLASSES["notcounted"]
_ABSTRACT = CLASSES["abstract"]
_PARTY = "vi|jag|sverigedemokraterna|moderaterna|centerpartiet|vänsterpartiet|kristdemokraterna|liberalerna|miljöpartiet|socialdemokraterna"
_ALLOTS = (
    "föreslår|avsätter|anslår|anvisar|tillför|satsar|vill|lägger|reserverar|avsatt|föreslagit|föreslog|satsat|budgeterar|skjuter|beräknar|ökar|minskar|höjer|sänker"
    "|stärker|förstärker|utökar|prioriterar|motsätter|avvisar|avslår|tillskjuter|finansierar|inför|väljer|avsatte|yrkar|avser"
)
_ALLOTTED = re.compile(
    rf"\b(?:{_PARTY}|partiet|sd)\b[^;]{{0,80}}?\b(?:{_ALLOTS})\b"
    rf"|\b(?:föreslår|avsätter|anslår|anvisar|tillför|satsar|lägger|reserverar|budgeterar|ökar|minskar|höjer|sänker|beräknar|stärker|avvisar)\b[^.;,]{{0,25}}\b(?:{_PARTY})\b"
    r"|\b(?:anslaget|anslagen|anslag|medel|bemyndigande\w{0,5}|anslagsposten|ramen|beloppet)\b[^;]{0,90}?"
    r"\b(?:ökas|minskas|höjs|sänks|tillförs|föreslås|utökas|reduceras|förstärks|anvisas|avslås|uppräknas|bör|ska|höjas|ökar|minskar|öka|minska|föreslår)\b"
    r"|\b(?:avsätts|anslås|anvisas|tillförs|föreslås|avsättas|tillföras|anvisa|avsätta|anslå|satsas|satsa|tillföra|lägga)\b"
    r"|\b(?:vårt förslag|vår budget|budgetmotion\w{0,3}|i förhållande till regeringen|jämfört med regeringen|(?:mer|mindre|högre|lägre) än regeringen|utöver regeringen\w{0,3}"
    r"|än vad regeringen)\b"
)
_BUDGET = re.compile(
    r"\b(?:budgetförstärkning\w{0,3}|anslag\w{0,3} \d{1,2}:\d|inkomsttitel\w{0,2}|utgiftstitel|nivåhöjning\w{0,2}|resurstillskott|anslagsökning\w{0,2}|anslagshöjning|resursförstärkning\w{0,3}"
    r"|(?:en|denna|vår|våra|total|årlig) satsning\w{0,3}|satsning(?:en)? (?:på|om)|(?:öka|minska|utöka|höj|sänk|förstärk)s\b[^.]{0,60}\banslag\w{0,3}|besparing\w{0,3} (?:på|om)|reformutrymme\w{0,2})"
)
_PAST = re.compile(r"\b(?:uppgick|kostade|omsatte|betalade|fick|betalades|fördelades|användes|var|hade)\b")
_FORECAST = re.compile(r"\b(?:beräknas|beräknats|väntas|förväntas|prognos\w{0,4}|enligt|uppskatta\w{0,3}|kostar|kostade|bedöms|uppgår|uppgick|kommer att)\b")
_REQUIRED = re.compile(r"\bkrav(?:et|en)?\b[^.;]{0,60}$")
_ALLOWED = re.compile(
    r"\bfår(?: \w{1,20}){0,4}? (?:ha|inte|göra|ta|vara|ge|betala|tjäna|använda|lämna|köra|bygga|dra|uppgå|överstiga|bli|endast|\w{3,20}as)\b"
    r"|\b(?:höjs|sänks|minskas|ökas|reduceras|utökas|slopas|införs|begränsas|differentieras)\b"
    r"|\b(?:avskaffa|slopa|införa|inrätta|utöka|återinföra|dubblera|fördubbla|tillsätta|återställa)\b"
    r"|\b(?:vi|sverige|regeringen|kommunerna|staten|det)\b[^,.]{0,12}\bbehöver\b"
    r"|\b(?:tilläggsavgift|sanktionsavgift|böter|vite|straffavgift)\w{0,4}\b"
)
"""What allows, orders or asks: a figure after it is a norm or a wish."""
_AT_MOST = re.compile(r"(?:högst|max|maximalt)\b")
_PROPOSAL = re.compile(r"\b(?:förslag(?:et|en)?|reform(?:en)?) (?:om|kan|att|är|innebär|på|till)\b")
_CRITERION = re.compile(
    r"(?:ar|er|or|hushåll|företag|barn|fordon|fartyg)[ \u00a0](?:med|vars|som(?:[ \u00a0]\w{2,12})?[ \u00a0](?:har|tjänar|väger))(?:[ \u00a0](?:en|ett))?[ \u00a0][^\W\d_]{3,30}(?:[ \u00a0]på)?[ \u00a0]$"
)
_BOUND_WORDS = re.compile(r"(?:färre|mindre|fler|mer|lägre|högre|upp till|minst|högst|över|under|max)\b")
_STATED = re.compile(
    r"\b(?:uppgick|uppgår|uppgått|enligt|kostar|kostade|kostat|har ökat|har minskat|ökade|minskade|omsatte|omsätter|förlorat|förlorar|betalade|utgjorde|motsvarade"
    r"|uppskattas|beräknats|hade|var)\b"
)
_GOAL = re.compile(
    r"\b(?:föreslår|föreslås|föreslog|föreslagit|föreslagna|föreslaget|vårt förslag|yrkar|mål(?:et|sättning\w{0,3})? (?:är|om|på|att)|\w{0,20}målet|\w{0,20}målen|etappmål\w{0,3}"
    r"|åtagande\w{0,3}|åtar sig|åtagit sig|ambition\w{0,5}|målsättning\w{0,3}|(?:energi|klimat|etapp|bostads|miljö|utsläpps|del|hållbarhets|millennie|produktions|beting)\w{0,12}mål(?:en|et)?)\b"
)
_RATE = re.compile(
    r"\b(?:beskatt\w{0,5}|\w{0,20}tak(?:et)?|krav(?:et)?|belopp(?:et)?|\w{0,20}moms\w{0,12}|skattesats\w{0,3}|\w{0,20}skatten?|\w{0,20}avgift(?:en|er|erna)?|schablon\w{0,12}"
    r"|gräns\w{0,12}|promillegräns\w{0,3}|ränta på|sats(?:en)?)\b[^,.;]{0,40}$"
)
_CHANGES = re.compile(r"ök|minsk|höj|sänk|andel|procent")
_CEILING = re.compile(rf"\b(?:\w{{0,20}}tak(?:et)?|krav(?:et)?|\w{{0,20}}gräns(?:en|er)?|\w{{0,20}}bonus|schablonbelopp\w{{0,3}}|grundavdrag\w{{0,3}})\b[^,.;]{{0,60}}(?:,{_S})?$")
_FUTURE = re.compile(rf"\b(?:till|senast|före|innan){_S}(?:år{_S})?20[2-5]\d\b")
_PLEDGE = re.compile(r"\b(?:utlovat|lovat|lovar|utlovade|lovade|planerar|planeras|utbyggnad|fler)\b")
_OWN = re.compile(rf"\b(?:{_PARTY}|anslaget|anslag)\b")
_AIMS = re.compile(r"\b(?:minska|minskas|öka|ökas|nå|nås|uppnå|sänka)\b")


def by_words(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    """Why the words next to the quantity say that it is none; `low`: where its line begins, `start`: where it begins with its hedges."""
    kind = q.kind
    if kind == "time":
        return _span_of_time(text, q, start, before)
    if kind == "times":
        return "times" if not q.word and before in ("andra", "upprepade", "flera", "många") else None
    if kind == "physical":
        if before == "om":
            return "name"
        if q.unit in ("°C", "°") and (before == "vid" or (before in ("på", "till") and start == q.start) or text.startswith("under", start)):
            return "name"
        return None
    return _counted(text, q, low, start, before, noun) if kind == "count" else None


def _span_of_time(text: str, q: Quantity, start: int, before: str) -> str | None:
    right = text[q.end : q.end + 24].lower()
    if before not in _TAKES and _AGO.match(right):
        return "ago"
    if before in CLASSES["spanning"]:
        return "time span"
    if q.unit == "years":
        left = text[max(0, start - 60) : start].lower()
        if (before in ("är", "var") and start < q.start or _AGE_BEFORE.search(left) or _AGE_AFTER.match(right)) and not _MEAN_AGE.search(left):
            return "age"
    return None


def _counted(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    if q.whole is not None:
        return "one of" if q.value == 1 and q.whole <= 2 else None
    surface = text[q.start : q.number_end].lower()
    if _LAW.match(text, q.end):
        return "law"
    if noun is None:
        if _RATE_OF.match(text, q.end):
            return None
        grouped = q.written == "digits" and not surface.isalnum() and q.value is not None and q.value >= 1000
        large = start < q.start and q.written == "digits" and q.value is not None and q.value >= 100
        if start == q.start and q.written == "digits" and not q.about and before not in _LEADS:
            return "bare"
        return None if (grouped or q.about or q.opened or large) and not before.isdigit() else "bare"
    if start == q.start and surface in ("miljon", "miljard") and text[q.start - 5 : q.start - 1].lower() != "halv":
        return "name"
    parts = noun.lower().split()
    first, head = parts[0], parts[-1]
    if first in _STOP_NOUN or len(head) == 1:
        return "law or name"
    if surface == "sex" and not _SEX.search(first):
        return "sex"
    if q.opened or q.about:
        return None
    if before in CLASSES["numbered"]:
        return "numbered"
    if q.value is not None and q.value < 1 and q.value.denominator == 1:
        return "zero"
    hedged = start < q.start
    most = q.value if q.value is not None else q.high
    if most is not None and most <= 12:
        if (head in _ABSTRACT or first in _ABSTRACT) and not (q.value is None and hedged):
            return "abstract"
        if q.written == "words" and q.value is not None:
            if not hedged and before in CLASSES["pointed"]:
                return "definite"
            if q.value <= 2 and not hedged:
                return "two"
            if head.endswith("na"):
                return "definite noun"
    return _group(text, q, low, start, before, head)


def _group(text: str, q: Quantity, low: int, start: int, before: str, head: str) -> str | None:
    """A number that only tells which: "företag med färre än 50 anställda"."""
    left = text[max(low, start - 40) : start].lower()
    if before in ("med", "har", "på", "minst", "än") and _FIRMS.search(left):
        return "group"
    if head in ("anställda", "medarbetare", "invånare") and q.value is not None and q.value <= 100_000 and _BOUND_WORD.match(text, start):
        if _HAVING.search(left) or (head != "invånare" and _FIRM.search(left)):
            return "group"
    return None


def by_sentence(q: Quantity, sentence: Sentence, before: str, here: int, there: int, year: int | None) -> str | None:
    """Why the sentence says that the quantity is none; `here`, `there`: its bounds in the sentence, hedges
    included; `year`: when the document was written, since money of later years without a forecast is a budget."""
    why = sentence.judged(_whole_sentence)
    if why is not None:
        return why
    lower = sentence.lower
    if _RULE_BOUND.match(lower, here) and _RULE.search(lower, max(0, here - 60), here):
        return "bound"
    if _modal_near(lower, here, there) and (q.kind != "money" or not _STATED.search(lower, max(0, here - 60), here)):
        return "norm"
    if _REQUIRED.search(lower, max(0, here - 60), here):
        return "requirement"
    if _ALLOWED.search(lower, max(0, here - 90), here) and not _PAST.search(lower, max(0, here - 60), here):
        return "norm"
    if _AT_MOST.match(lower, here) and not _FORECAST.search(lower) and not _PAST.search(lower):
        return "norm"
    if _PROPOSAL.search(lower, 0, here) and not _FORECAST.search(lower) and not _PAST.search(lower):
        return "proposed"
    if here < there and _CRITERION.search(lower[max(0, here - 60) : here]) and _BOUND_WORDS.match(lower, here):
        return "group"
    if q.kind == "time":
        return _duration(q, sentence, before, here, there)
    if q.kind == "money":
        if sentence.judged(_allotted):
            return "proposed"
        if year is not None and any(int(y.first) > year and here - 60 < y.start < there + 25 for y in sentence.years) and not _FORECAST.search(lower):
            return "budget"
        if (here == 0 and not (sentence.words & _TOLD)) or (before == "om" and not (sentence.words & _TOLD)):
            return "proposed"
        return "legal amount" if _CEILING.search(lower[max(0, here - 70) : here]) else None
    if _GOAL.search(lower, max(0, here - 110), here) or (_FUTURE.search(lower, there, there + 60) and _PLEDGE.search(lower)):
        return "goal"
    if q.kind == "percent" and (sentence.judged(_allotted) and _OWN.search(lower)):
        return "proposed"
    if q.kind in ("percent", "physical") and _FUTURE.search(lower) and _AIMS.search(lower):
        return "goal"
    if q.kind == "percent":
        near = lower[max(0, here - 70) : here]
        if _RATE.search(near) and not lower.startswith((" av ", "\u00a0av "), there) and not _CHANGES.search(near):
            return "legal rate"
    return None


def _whole_sentence(sentence: Sentence) -> str | None:
    """Why no figure of the sentence counts: a yrkande, a question to the minister, a table, a heading."""
    text = sentence.text
    if text.startswith(("R", "J", "D", *"0123456789")) and _DEMAND.match(text):
        return "demand"
    if sentence.is_question and _ASKED.search(text):
        return "question"
    if "\t" in text:
        return "table"
    if len(text) < 60 and len(sentence.words) < 4:
        return "no sentence"
    if text[-1:].isalnum() and len(text) < 300 and not (sentence.words & _STATES):
        return "heading"
    return None


def _allotted(sentence: Sentence) -> str | None:
    """Whether the sentence allots money of the document's own budget."""
    lower = sentence.lower
    if _ALLOTTED.search(lower) or (_BUDGET.search(lower) and not _PAST.search(lower)):
        return "proposed"
    return None


def _modal_near(lower: str, here: int, there: int) -> bool:
    """Whether a modal verb governs the clause: between the last turn before the figure and the next comma after it."""
    low = max(lower.rfind(turn, 0, here) for turn in _TURNS)
    high = lower.find(",", there)
    return bool(_MODAL.search(lower, max(low, 0), high if high >= 0 else len(lower)))


def _duration(q: Quantity, sentence: Sentence, before: str, here: int, there: int) -> str | None:
    """A duration counts where the sentence observes it: a mean, a queue, something that has gone on so long."""
    lower = sentence.lower
    if _WHICH_IS.search(lower[max(0, here - 40) : here]):
        return "group"
    if sentence.words & _SUPPOSED:
        return "norm"
    tokens = [t[0] for t in sentence.tokens if t[2] <= here][-14:]
    lasting = any(t in CLASSES["lasting"] or t.endswith(_LASTING) for t in tokens) or lower.startswith(
        (" i rad", " i genomsnitt", " i medellivsl", " i snitt"), there
    )
    if q.value == 1 and q.written == "words" and not lasting:
        return "one"
    if lasting and not any(t in CLASSES["norm"] for t in tokens):
        return None
    if before in _LASTS and any(t in CLASSES["perfect"] for t in tokens[-9:]) and not (sentence.words & CLASSES["norm"]):
        if before == "i" and not any(t in _ONGOING for t in tokens[-9:]):
            return "time span"
        return None
    return "duration"
