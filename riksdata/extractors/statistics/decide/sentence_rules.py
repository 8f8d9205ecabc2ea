"""What its sentence says of a quantity: whether it is stated as a fact, or demanded, proposed, allowed, aimed at.

Each answer is the reason why the quantity is no statistic, or None. The wordings are a table (`wordings.tsv`), seen in one pass; only
where one is seen is its place asked for.
"""

from __future__ import annotations

import re

from riksdata.chamber.decision_points import decision_point
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.decide.demands_of_clauses import LEAST, offered, ruled
from riksdata.extractors.statistics.decide.durations import BOUND_WORDS, duration
from riksdata.extractors.statistics.decide.norms_and_proposals import by_norm_or_proposal
from riksdata.extractors.statistics.decide.only_supposed import only_supposed
from riksdata.extractors.statistics.decide.promises import promised
from riksdata.extractors.statistics.decide.set_by_rules import by_set_rule
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
_SO_MANY_PERCENT = ("-procentig", "-procentiga", "-procentigt", "- procentig", "- procentiga", "- procentigt")
_PROPOSED_CHANGE = lazy_regex(r"(?:förslag(?:et)?|krav(?:et)?|mål(?:et)?|beslut(?:et)?) (?:om|på) $")
_FIRST = lazy_regex(r"[^\W\d_]{2,12} (?:första|sista) [^\W\d_]{0,20}(?:år|åren|dagar|dagarna|månader|månaderna)\b")
_POSED = ("Vad händer", "Tänk om", "Vad skulle")
_ORDERS = CLASSES["order"]
_GOALS = lazy_regex(r"(?:det )?(?:övergripande |långsiktiga |svenska )?mål(?:et|en|sättningen)?\b")
_MAY = lazy_regex(r"\bfår (?!vänta|leva|klara)(?:\w{1,20} ){0,2}(?!vänta |leva |klara )\w{3,20}[aå] $")
_CAPTIONS = ("Figur ", "Tabell ", "Diagram ", "Bild ")
_CAPTION = lazy_regex(rf"(?:{'|'.join(_CAPTIONS)})\d")
_WE_WANT = lazy_regex(
    r"(?<!\w)(?:vi|jag|[^\W\d_]+partiet|[^\W\d_]+demokraterna|moderaterna|liberalerna) vill (?:[^\W\d_]+ )?(?:se|nå|ha) $"
)
"""Right before a figure: what the authors want it to become ("vi vill se 10 000")."""
_DEFINES = lazy_regex(
    r"""
    (?:
        (?:\d|tal|miljoner|tusen|hundra)[ ](?:små|stora|mindre|större|korta|långa|låga|höga|tunga|lätta)                       # 1 700 små
        |(?<!\w)(?:små|stora|mindre|större|medelstora)[ ]
        (?:företag|bolag|kommuner|gårdar|jordbruk|hushåll|familjer|skolor|kraftverk|anläggningar|fastigheter|orter|tätorter|sjöar|företagare)
    )
    ,?[ ]\(?(?:det[ ]vill[ ]säga|dvs\.?|d\.v\.s\.|alltså)[ ](?:(?:de|dem|sådana|de[ ]som[ ]är|som[ ]är|med|på|om)[ ])?$
    """,
    re.X,
)
"""Before a bound: it tells which ones are called so ("små, det vill säga under 10 MW")."""
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
_IF = ("om ", "”om ", '"om ', "»om ")
_SUPPOSING = frozenset(("skulle", "hade"))
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
_CRITERION = lazy_regex(
    r"""
    (?:ar|er|or|hushåll|företag|barn|fordon|fartyg|verk)[ \u00a0]  # ar
    (?:med|vars|som(?:[ \u00a0]\w{2,12})?[ \u00a0](?:har|tjänar|väger))  # med
    (?:[ \u00a0](?:en|ett))?[ \u00a0]                                    # en
    (?:[^,.;]{0,40}[ ]och[ \u00a0](?:en|ett)[ \u00a0])?[^\W\d_]{3,30}    # och en påhitt
    (?:[ \u00a0]på)?[ \u00a0]$                                           # på
    """,
    re.X,
)
_CHANGES = lazy_regex(r"\b(?:ök|minsk|höj|sänk|stig|sjunk)[^.;]{0,60}\b(?:med|på)[ \u00a0]$|andel")
_AFTER_SHARE = lazy_regex(r"(?:\d[ \u00a0]?(?:procent|%)|dels?|hälften)[ \u00a0]\($")
"""Before an amount in brackets that tells a share once more ("12 procent (349 miljoner kronor)")."""
_LOST = lazy_regex(r"(?:miste|talar|pratar|frågan|sig|handlar|rör)[ \u00a0]om[ \u00a0]$")
"""Before an amount: what is lost, or what it is about; no proposal of so much."""
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
        return (promised(q, sentence, q_start, q_end) or why) if why == "proposed" else why
    why = (
        by_set_rule(q, sentence, before, q_start, q_end)
        or only_supposed(q, sentence, before, q_start, q_end)
        or promised(q, sentence, q_start, q_end)
    )
    if why is not None:
        return why
    why = _by_words_about(q, sentence, before, q_start, q_end)
    if why is not None:
        return why
    lower, signs = sentence.lower, sentence.signs
    factual = sentence.shows("past") or sentence.shows("forecast")
    why = ruled(q, sentence, q_start, q_end) or (None if factual else offered(lower, signs, q_start, q_end))
    if why is not None:
        return why
    if _is_condition(q, sentence, before, q_start, q_end):
        return "condition"
    if sentence.may_show("statute", q_start + 90) and SIGNS["statute"].search(lower, q_start - 90, q_start + 90):
        return "law"
    if "rule" in signs and _MAY.search(lower, q_start - 60, q_start):
        return "norm"
    if BOUND_WORDS.match(lower, q_start) and (
        _CRITERION.search(lower[max(0, q_start - 100) : q_start]) or _THOSE_WHO.search(lower, q_start - 50, q_start)
    ):
        return "group"
    if q_start < q_end and BOUND_WORDS.match(lower, q_start) and _DEFINES.search(lower, max(0, q_start - 70), q_start):
        return "defines"
    if " om du " in lower[:q_start]:
        return "condition"
    if sentence.may_show("legal", q_start) and SIGNS["legal"].search(lower, q_start - 120, q_start) and not sentence.shows("shown"):
        return "law"
    if q.kind == "time":
        return duration(q, sentence, before, q_start, q_end) or by_norm_or_proposal(q, sentence, q_start, q_end)
    if sentence.shows("grants"):
        return "proposed"
    why = by_norm_or_proposal(q, sentence, q_start, q_end)
    if why is not None:
        return why
    if q.kind == "money":
        told = factual or sentence.shows("stated") or sentence.shows("shown")
        return "budget" if budget and not told and q.unit == "sek" else _money(sentence, before, q_start, q_end, year, budget)
    return _aimed(q, sentence, q_start, q_end)


def _by_words_about(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> str | None:
    """Why the words right before or behind the quantity say that it is none."""
    lower = sentence.lower
    if " vill " in lower and _WE_WANT.search(lower, max(0, q_start - 40), q_start):
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
    return None


def _is_condition(q: Quantity, sentence: Sentence, before: str, q_start: int, q_end: int) -> bool:
    """Whether the clause of the quantity only supposes something ("Om minst 40 procent …")."""
    lower = sentence.lower
    if BOUND_WORDS.match(lower, q_start) and _IF_SO.match(lower) and not sentence.is_question and "," not in lower[:q_start]:
        return True
    if (
        lower.startswith(_IF)
        and sentence.words & _SUPPOSING
        and "," not in lower[:q_start]
        and " så " not in lower[:q_start]
        and len(lower) > q_end + 10
    ):
        return True
    return (
        before == "om"
        and q.kind in ("percent", "count")
        and LEAST.match(lower, q_start) is not None
        and not lower.endswith((" sig om ", "handlar om "), 0, q_start)
    )


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
