"""Whether a body is the one who says the figures of its clause, or made the work that holds them."""

from __future__ import annotations

import re
from typing import Literal

from riksdata.extractors.statistics.attributes.body_names import KINDS
from riksdata.extractors.statistics.attributes.telling import ADVERBS, MAKING_VERBS, SHOWN, STUDY, TELLING_VERBS, TOLD_WITH, S, verb_end
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_ASIDE = (
    rf"(?:,{S}[^,.;()\d]{{2,70}},|,{S}P\d{S}[^,.;()]{{2,40}},"  # , P1 Norr,
    rf"|{S}\([^()]{{1,60}}\)|{S}(?:tillsammans{S}med|vid){S}[^,.;()]{{2,40}}?){{0,2}}"  # (FV)
)
"""What may follow a name: its apposition, its abbreviation in brackets."""
_WHERE_TOLD = r"(?:inslag|intervju|presskonferens|pressträff|hearing|skrivelse|remissvar|svar|brev|tal)(?:et|en|n)?(?!\w)"
"""What is no work that holds figures, but where somebody tells some."""
_BETWEEN = rf"""(?:
    (?:{ADVERBS}){S}
    |(?:i{S}(?:veckan|helgen|dagarna|våras|somras|höstas|vintras|går|morse)  # i veckan
    |häromdagen|förra{S}veckan|under{S}(?:våren|hösten|dagen)){S}          # häromdagen
    |på{S}uppdrag{S}av{S}(?:[^\W\d_]+{S}){{1,4}}?                     # på uppdrag av Företagarna
    |(?:i|genom|vid|på|via){S}(?:en|ett|sin|sitt|sina|flera|den|det|samma){S}  # i en
    (?:[^\W\d_]+{S}){{0,2}}?[^\W\d_]*(?:{STUDY}|{_WHERE_TOLD}){S}       # ny rapport
    (?:(?:om|från|för|i|år|den){S}(?:några{S}|flera{S})?[\w-]+{S}){{0,2}}  # om sömn från 2011
){{0,3}}"""
"""What may stand between a name and its verb."""
_HAS = rf"(?:(?:har|hade|kan|kunde){S})?"
_FEW = rf"(?:(?:{ADVERBS}){S}){{0,2}}"
_TO_VERB = lazy_regex(rf"{_ASIDE}(?:(?<=\)),)?{S}{_HAS}{_BETWEEN}", re.X)
_TO_NEAR_VERB = lazy_regex(rf"{_ASIDE}{S}{_HAS}{_FEW}")
"""From the end of a name to its verb."""
_WHO_TELLS = lazy_regex(rf"(?:{S}\([^()]{{1,60}}\))?,?{S}som{S}(?:(?:också|även|i{S}sin{S}tur|dessutom){S})?{_HAS}{_BETWEEN}", re.X)
"""From the end of a name to the verb of a clause that tells what the one named says ("Boverket, som bedömer att")."""
_FOR_WHOM = lazy_regex(
    rf"(?<!\w)(?:åt|(?:på{S}(?:uppdrag|beställning|begäran)|bekosta[dt]|finansiera[dt]|beställ[dt]){S}av){S}(?:[a-zåäö]+{S})?$"  # åt
)
_ORDERED_WITHIN = 50
"""Before a name: who ordered a work or paid for it, and did not make it ("en undersökning åt serviceföretaget Hemglans som visar")."""
_NO_SPEAKER = frozenset(("till", "mot", "om", "på", "i", "för", "åt", "över", "kring", "bland", "inför", "än"))
"""Before a name of which a relative clause may rather tell what was sent to it or said of it."""
_OWN_WORK = lazy_regex(rf"{S}{_FEW}[^,.;()]{{0,60}}?{STUDY}[^,.;()]{{0,60}},")
_THAT = lazy_regex(rf"(?:{S}(?:{ADVERBS}))?,?{S}{_BETWEEN}(?:att|om)(?!\w)", re.X)
_SAID = lazy_regex(rf"(?:{S}(?:{ADVERBS}))?,?{S}{_BETWEEN}(?:(?:[^\W\d_]+{S}){{0,4}}?(?:som{S})?att(?!\w)|\d)", re.X)
_CLOSED = lazy_regex(r"[ \u00a0]?(?:[.!,;:)–”\"]|$)")
_WORD_BEFORE = lazy_regex(rf"(?<!\w)([^\W\d_]+){S}$")
_VERB_WITHIN = 20
_OF_WHICH = frozenset(("som", "vilket", "vilka", "vilken"))
_ASIDE_ENDS = lazy_regex(r"[ \u00a0]?(?:[.!,;:)–]|[ \u00a0](?:i|på|att)[ \u00a0]|$)")
"""Behind the verb of "som Brå redovisar": then the figures are those of the sentence."""
_GOVERNS = CLASSES["preposition"] - CLASSES["conjunction"] - {"sedan", "trots", "enligt"}
_OF_WORK = lazy_regex(rf"(?:(?<!uppdrag){S}av|(?<!\w)(?:från|hos|vid|inom)|(?:[Ff]orskare|[Ff]orskarna|[Ee]xperter){S}på){S}$")
"""Before a name that is governed: then it made the work that is the subject ("en rapport från Brå visar")."""
_PARTY = lazy_regex(rf"{S}\((?i:s|m|c|v|l|fp|kd|mp|sd)\)")
_KIND = rf"[a-zåäö]*(?:{'|'.join(KINDS['kindofbody'])})"
_WORK_OF = lazy_regex(
    rf"{STUDY}(?:{S}[”\"][^”\"]{{2,90}}[”\"])?(?:{S}\w+){{0,3}}?,?{S}(?:som{S})?"  # ”Platta tak” som
    rf"(?:(?:det|den){S}[^\W\d_]+{S})?(?:{_KIND}{S})?$",  # den fria sajten
    re.IGNORECASE,
)
_IN_WORK = lazy_regex(rf"(?<!\w)[Ii]{S}[^.,;()]{{0,40}}{STUDY}[^.,;()]{{0,40}}{S}(?:har|hade){S}$")
_ITS_WORK = lazy_regex(rf"{S}{_FEW}[^.;()]{{0,80}}?{STUDY}")
_SOME_WORK = lazy_regex(rf"{S}(?:[^\W\d_]+{S}|\d+{S}){{0,12}}?[^\W\d_]*{STUDY}")
_SPEAKER = lazy_regex(rf"{S}(?:[^\W\d_]+{S})?[a-zåäö]*(?:{'|'.join(KINDS['title'])})(?:{S}[A-ZÅÄÖ][\w-]+){{0,3}}(?!\w)")
"""Who speaks for the body whose name stands before in the genitive ("Byggföretagens chefsekonom")."""
_ENDS_CLAUSE = lazy_regex(
    rf"""
    (?:,{S}[A-ZÅÄÖ][\w-]+|,{S}(?!(?:och|men|som|där|medan|vilket|samt){S})[^.,;:!?\d]{{2,70}})?  # , fyrchef i norr
    (?:{S}(?:i|på|den|sin|en|ett|[^\W\d_]{{1,20}}|\d+)){{0,6}}[ \u00a0]?(?:[.!)”\"]|$)        # den 3 maj.
    """,
    re.X,
)
"""Behind the one who tells what stands before: a time or a place at most ("rapporterar Ekot den 3 maj.")."""
_QUOTES = lazy_regex(rf"(?:säger|sade|sa|sagt|skriver|skrev|svarar|svarade|inleds)(?!\w)[^.;:]{{0,70}}:{S}(?=[”\"–])")
_RELATIVES = frozenset(("som", "där", "vilken", "vilket", "vilka", "och"))
_CLAUSE = lazy_regex(r"[^.;]{0,200}")
_BEHIND = 100
_SUPINE = lazy_regex(rf"(?<!\w)(?:har|hade){S}(?:[^\W\d_]+{S}){{1,8}}$")
_EXAMINED = lazy_regex(
    r"(?:(?:granska|studera|inventera|intervjua|utvärdera|analysera)(?:r|t|de)"  # granskar
    r"|undersök(?:er|t|te)|kartl(?:ägger|ade|agt)|följt upp)(?!\w)"  # undersökte
)


def tells(text: str, start: int, end: int, owner: bool) -> Literal["onward", "all", None]:
    """Whether the body named between two places tells figures: only those that follow ("Boverket bedömer att"), or all of its sentence.

    `owner`: whether the name is a genitive, which has no verb ("Skolverkets redovisade kostnader").
    """
    if _PARTY.match(text, end) or _FOR_WHOM.search(text, max(0, start - _ORDERED_WITHIN), start):
        return None
    speaker = _SPEAKER.match(text, end) if owner else None
    to_verb = None if owner and speaker is None else _TO_VERB.match(text, speaker.end() if speaker else end)
    told = (verb_end(text, to_verb.end(), "tells") or _quotes(text, to_verb.end())) if to_verb else None
    before = word_before(text, start)
    if told and _is_subject(text, start, before, told):
        return "all" if before in _OF_WHICH or _CLOSED.match(text, told) else "onward"
    if _tells_after(text, start, end, before) or (not owner and before not in _NO_SPEAKER and _who_tells(text, end)):
        return "onward"
    if before in TELLING_VERBS and TOLD_WITH.search(text, max(0, start - _VERB_WITHIN), start) and _ENDS_CLAUSE.match(text, end):
        return "all"  # ", rapporterar Ekot."
    return "all" if _made_it(text, start, end) else None


def _quotes(text: str, at: int) -> int | None:
    """Where the words begin that a verb at a place quotes: "säger i DN den 3 maj: ”Vi har"."""
    quote = _QUOTES.match(text, at)
    return quote.end() if quote else None


def word_before(text: str, start: int) -> str:
    """The word directly before a place, in lower case."""
    found = _WORD_BEFORE.search(text, max(0, start - _VERB_WITHIN), start)
    return found[1].lower() if found else ""


def _is_subject(text: str, start: int, before: str, end: int) -> bool:
    """Whether the name at `start` may be the subject of the verb that ends at `end`: no "på uppdrag av regeringen visade"."""
    if before in _OF_WHICH:  # no "som polisen bedömer vara utsatta"
        return _ASIDE_ENDS.match(text, end) is not None
    return before not in _GOVERNS or _OF_WORK.search(text, max(0, start - _BEHIND), start) is not None


def _who_tells(text: str, end: int) -> bool:
    """Whether a relative clause behind a name says what the one named tells ("Boverket, som bedömer att")."""
    who = _WHO_TELLS.match(text, end)
    told = verb_end(text, who.end(), "tells") if who else None
    return told is not None and (text.startswith("att", told - 3) or _THAT.match(text, told) is not None)


def _tells_after(text: str, start: int, end: int, verb: str) -> bool:
    """Whether the verb before a name tells what it says: "I Sverige gör Säpo bedömningen att", ", bedömer Boverket."."""
    follows = TELLING_VERBS.get(verb)
    if follows is None or (verb.endswith("t") and _SUPINE.search(text, max(0, start - _BEHIND), start)):
        return False  # "har myndigheterna meddelat Boverket att": who is told
    if follows:
        particle = lazy_regex(rf"{S}{_FEW}(?:{follows})(?!\w)").match(text, end)
        return particle is not None and (particle[0].endswith("att") or _SAID.match(text, particle.end()) is not None)
    return _THAT.match(text, end) is not None


def _made_it(text: str, start: int, end: int) -> bool:
    """Whether the name between two places made the work that holds the figures."""
    before = text[max(0, start - _BEHIND) : start]
    to_verb = _TO_NEAR_VERB.match(text, end)
    if to_verb and _WORK_OF.search(before) and verb_end(text, to_verb.end(), "makes"):
        return True
    who = _WHO_TELLS.match(text, end)
    if who and (verb := verb_end(text, who.end(), "makes")) and _OWN_WORK.match(text, verb):
        return True  # "i Region Mälardalen, som har gjort en uppföljning, är"
    in_work = before.rstrip().endswith(("har", "hade")) and _IN_WORK.search(before)
    if in_work and to_verb and verb_end(text, to_verb.end(), "tells", "makes"):
        return True
    work = presents(text, start, end)
    return work is not None and _shows(text, work)


def presents(text: str, start: int, end: int) -> int | None:
    """Where the work ends that the one named between two places made: "Skolverket presenterade en enkät", "gjorde Skolverket en enkät"."""
    if word_before(text, start) in MAKING_VERBS:
        work = _SOME_WORK.match(text, end)
    else:
        to_verb = _TO_NEAR_VERB.match(text, end)
        verb = verb_end(text, to_verb.end(), "makes") if to_verb else None
        work = _ITS_WORK.match(text, verb) if verb else None
    return work.end() if work else None


def examines(text: str, start: int, end: int) -> bool:
    """Whether the one named between two places has examined something ("Boverket har granskat landets tak")."""
    to_verb = _TO_NEAR_VERB.match(text, end)
    return to_verb is not None and word_before(text, start) not in _GOVERNS and _EXAMINED.match(text, to_verb.end()) is not None


def _shows(text: str, work: int) -> bool:
    """Whether a clause behind the work that ends at a place tells what it shows ("som visar att", "där det konstateras")."""
    clause = _CLAUSE.match(text, work)
    words = clause[0].lower().split() if clause else []
    return any(
        word in _RELATIVES and any(verb in SHOWN or verb in TELLING_VERBS for verb in words[k + 1 : k + 5]) for k, word in enumerate(words)
    )
