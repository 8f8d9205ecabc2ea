"""What a demand asks for: form, action and the agency that is to act, by rules that are data (`forms.tsv`, `actions.tsv` and others)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import re2

from riksdata.extract.demands.words import read_rows

_FORMULA = re.compile(
    r"^(?:att\s+)?riksdagen\s+(?:ställer\s+sig\s+bakom|tillkännager\s+för\s+\w+(?:\s+som\s+sin\s+mening)?|(?:som\s+sin\s+mening\s+)?ger\s+\w+\s+till\s?känna"
    r"|(?:hos\s+regeringen\s+)?(?:begär|anhåller)(?:\s+(?:hos\s+regeringen|av\s+regeringen))?|uppdrar\s+åt\s+regeringen|uttalar|uppmanar\s+regeringen|beslutar)\b,?\s*"
    r"(?:(?:det|vad)(?:\s+som)?\s+(?:(?:i\s+motionen\s+)?(?:anförs|anförts|sägs|har\s+anförts|framförs|framhålls|förordats|föreslås|angetts|anges|anfördes)(?:\s+ovan)?(?:\s+i\s+(?:denna\s+)?motionen?)?)?,?\s*)?"
    r"(?:om|kring|avseende|angående|beträffande|rörande|gällande|i\s+fråga\s+om)?\s*",
    re.I,
)
_TAIL = re.compile(
    r"[,\s]*(?:\b(?:och|samt)\s+)?(?:tillkännager\s+detta\s+för|detta\s+tillkännager\s+riksdagen\s+för|tillkännager\s+riksdagen\s+detta\s+för|ger\s+\w+\s+detta\s+till\s?känna)[\s\w-]*\.?\s*$"
    r"|[,\s]*(?:vad\s+(?:som\s+)?(?:i\s+motionen\s+)?(?:anförs|anförts)(?:\s+i\s+motionen)?|i\s+enlighet\s+med\s+vad\s+(?:som\s+)?(?:i\s+motionen\s+)?(?:anförs|anförts)(?:\s+i\s+motionen)?)\.?\s*$",
    re.I,
)
_VERB = re.compile(r"riksdagen\s+(?:(?:därför|härmed|inte|som\s+sin\s+mening|hos\s+regeringen|till\s[^,]{3,80}?)\s+){0,2}(\w+)", re.I)
_TOLD = re.compile(r"(?:tillkännager|tillkännage)\s+(?:detta\s+|riksdagen\s+|detta\s+för\s+|för\s+){1,3}(\w+)", re.I)
_NEGATED = re.compile(r"riksdagen\s+(?:beslutar?\s+(?:att\s+)?)?(?:avslå|avvisa|inte\s+anta|inte\s+godkän)", re.I)
_APPROPRIATES = re.compile(r"riksdagen\s+(?:[^.]{0,200}?\s)?(?:anvisar?|anslår?)\s", re.I)
_TOKEN = re.compile(r"[^\W_]+(?:[-/:–][^\W_]+)*-?|,")
_RELATIVE = frozenset({"som"})
_MODALS = ("bör ", "ska ", "skall ", "måste ", "behöver ", "får ")
_MODAL = re.compile(r" (?:bör|ska|skall|måste|behöver|får) ")
_PRESENT = re.compile(r" (?=(?:sker|genomförs|vidtas|införs|inrättas|avskaffas|höjs|sänks|byggs|tas) )")
_PRESENT_FORMS = {
    "sker": "ske",
    "genomförs": "genomföra",
    "vidtas": "vidta",
    "införs": "införa",
    "inrättas": "inrätta",
    "avskaffas": "avskaffa",
    "höjs": "höja",
    "sänks": "sänka",
    "byggs": "bygga",
    "tas": "ta",
}
_NOUN_END = re.compile(r" (?:för|med|i|på|vid|om|av|till|mot|inom|hos|från|kring|under|efter|genom|och en|och ett|,) ")
_SUBORDINATE = re.compile(r" (?:som|där|vilket|vilka|vilken|att|om|när|hur|huruvida|ifall|varför|vad|vem) ")
_ENSURES = re.compile(r" (?:säkerställ|tillse|se till|ser till|verka|arbeta|medverka|bidra).* att ")
_ENABLED = re.compile(r" (?:ges|får|har|kan|erbjuds) ")
_NESTED = re.compile(r" (?:att|genom|inom|med|mot|vid|hos|bland|kring|under) ")
_ACTORS = ("regering", "staten", "sverige", "riksdagen", "samhället", "det", "vi")
"""Who carries out a measure; what others shall do is a rule for them."""
_BESIDE = re.compile(r" (?:samverkan|samarbete|samråd|dialog|tillsammans) med ")
_BUDGET = re.compile(r"\b(?:beräkning|utgiftstak|fördelning\w*\s+av\s+utgifter|ekonomiska\s+åtaganden|användning\w*\s+av\s+anslag)", re.I)
_THAT = re.compile(r" (?:(?:om|och) )?att ")
_SECOND = re.compile(r" (?:och|samt) om | (?:bör|ska|skall|måste) [^,]{3,200}?(?P<also> (?:och|samt) att )")
_OPEN = frozenset({"aim", "light", "carry", "adverb"})
"""Kinds of verbs that leave what is asked to their subject or object."""
_OF_SUBJECT = frozenset({"ha", "få", "ges", "bli", "vara", "finnas"})
"""Verbs that say something of their subject, which is not the object of an act."""
_UNNAMED_ACT = re.compile(r"(?!alla$|andra$|samma$|båda$|flera$|nya$|våra$|inga$|många$|sina$|dessa$).{3,}(?<!sk)(?<!lig)(?<!ell)(?<!nd)(?<!iv)(?<!st)a$|.*(?:sta|önska|granska)$")
_SAID_BODY = re.compile(r" (?:åt|ge) myndigheten ")
_OF_HEAD = frozenset({"review", "measure", "organise", "inform"})
"""Actions whose nouns speak for a demand without a verb only as its head."""
_AUXILIARIES = frozenset({"kunna", "behöva", "börja"})
_PURPOSE = re.compile(
    r" (i syfte att|i syfte|med syfte att|med syftet att|för att|så att|som|där|vilket|vilka|,? t ex|,? bl a|exempelvis"
    r"|på grund av|till följd av|med anledning av|med hänsyn till|när det gäller|utifrån|med utgångspunkt|inklusive|innan|utan att|till dess|med att|trots) "
)
_IN_LAW = re.compile(r" (?:lagstift|i lag |lagändring|reglering|regelverk|beviljas |förbud)")
_QUESTION_PEEL = re.compile(
    r"^(?:(?:om|och|men|samt)\s+)?(?:(?:avser|tänker|ämnar|kommer|planerar|överväger|har|är|kan|vill|ska|skall|tar)\s+(?:[\w-]+\s+){1,6}?(?:för\s+avsikt\s+)?(?:(?:beredd|beredda|villig|villiga|redo)\s+)?(?:att\s+)|"
    r"(?:hon|han|ministern|statsrådet|regeringen)\s+(?:avser|tänker|ämnar|kommer|är\s+(?:beredd|villig))\s+(?:att\s+)?)",
    re.I,
)
_STEPS = re.compile(
    r"\b(?:åtgärd\w*|initiativ\w*|steg)\b.{0,60}\b(?:avser|tänker|ämnar|kommer|vidta|ta|planerar|bered\w*)"
    r"|\bvad\s+(?:avser|tänker|kommer|ämnar|är|gör|ska|har)\b.{0,60}\b(?:göra|vidta|beredd)"
    r"|\b(?:vidta|vidtas|ta|tar)\b.{0,40}\b(?:åtgärd\w*|initiativ\w*|steg)\b"
    r"|\bhur\s+(?:avser|tänker|ämnar|kommer|ska|planerar)\b|\b(?:agera|verka för|arbeta för|säkerställa)\b",
    re.I,
)


_LAW = r"(?:[^ ]*(?:[^sor ]|ings|ions|ets|skaps|doms|tids|livs|els|rätts|skydds|hets|ands|öds|res|des|urs|ads|ens|rks|ster)|)lag(?:en|ar|arna|ens)?"
"""Law and its compounds, but not "förslag", "anslag", "bolag", "underlag"."""


@dataclass(frozen=True, slots=True)
class Classified:
    """Form, action, agency and addressee of a demand."""

    form: str
    action: str
    agency: str | None
    addressee: str


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return re.compile("^ (?:" + "|".join(row[0] for row in read_rows("openings.tsv")) + ")")


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in read_rows("forms.tsv")}


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {verb: row[0] for row in read_rows("verbs.tsv") for verb in row[1].split()}


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    return {alias: row[0] for row in read_rows("agencies.tsv") for alias in row[1].split("|")}


@lru_cache(maxsize=1)
def _agency_pattern() -> re.Pattern[str]:
    names = sorted(_agencies(), key=lambda a: (-len(a), a))
    return re.compile(" (" + "|".join(map(re.escape, names)) + r")(?::?s)?(?= )")


_SET_SIZE = 6
"""Rules a compiled set: larger ones need more states than they save scans."""
_LONGEST = 3000
"""Characters of a demand that are read to classify it."""


@lru_cache(maxsize=1)
def _macros() -> Callable[[str], str]:
    """Puts lists of words that several rules share where a rule names them as `@NAME`."""
    shared = {row[1]: row[2] for row in read_rows("actions.tsv") if row[0] == "="}
    return lambda source: re.sub("|".join("@" + name for name in shared), lambda m: shared[m[0][1:]], source)


_GAP = "([^ ]+ ){"
_NARROW = r"((?!(?:inom|med|mot|vid|genom|från|under|mellan|kring|hos|som|att|där|när|bland|efter) )[^ ]+ ){"
"""Words between an act and its object hold no preposition that opens something else: looked at where a hit is located."""


class _Rules:
    """The rules of one tier: all are tried in one pass, those that hit are located."""

    def __init__(self, rows: list[list[str]]) -> None:
        names = "|".join(sorted(map(re.escape, _agencies()), key=lambda a: (-len(a), a)))
        self.actions = [row[1] for row in rows]
        sources = [
            _macros()(row[2])
            .replace(" _", r" (?:[^ ]+ ){0,3}")
            .replace("@LAG", _LAW)
            .replace("@AGENCY", f" (?:{names}|[^ ]+(?:verket|myndigheten|inspektionen|[^s]styrelsen|myndighet))")
            for row in rows
        ]
        self.patterns = [re.compile(s.replace(_GAP, _NARROW)) for s in sources]
        self.sets = []
        for at in range(0, len(sources), _SET_SIZE):
            options = re2.Options()
            options.max_mem = 64 << 20
            options.log_errors = False
            some = re2.Set.SearchSet(options)
            for source in sources[at : at + _SET_SIZE]:
                some.Add(source)
            some.Compile()
            self.sets.append(some)

    def first(self, text: str, by_place: bool) -> tuple[str, int, int] | None:
        """The action of the first rule that hits: first in the text (`by_place`), or first in the list; with its span."""
        best: tuple[int, int, int] | None = None
        hits = [at * _SET_SIZE + k for at, some in enumerate(self.sets) for k in sorted(some.Match(text) or ())]
        for k in hits:
            m = self.patterns[k].search(text)
            if m is None:
                continue
            if not by_place:
                return self.actions[k], m.start(), m.end()
            if best is None or (m.start(), k) < best[:2]:
                best = (m.start(), k, m.end())
        return (self.actions[best[1]], best[0], best[2]) if best else None


@lru_cache(maxsize=1)
def _tiers() -> tuple[_Rules, _Rules, _Rules, _Rules]:
    rows = read_rows("actions.tsv")
    return tuple(_Rules([r for r in rows if r[0] == tier]) for tier in "012N")  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def substance(text: str) -> str:
    """A yrkande without the chamber's formula: "att riksdagen … till känna vad som anförs om X" gives X."""
    return _TAIL.sub("", _FORMULA.sub("", text, count=1)) or text


def classify_yrkande(text: str) -> Classified:
    """Form, action, agency and addressee of a yrkande, given verbatim."""
    form, addressee = _form(text)
    if form == "appropriate":
        return Classified(form, "fund", None, "riksdagen")
    if form == "reject":
        return Classified(form, "reject", None, "riksdagen")
    if form == "adopt" and _BUDGET.search(text[:160]):
        return Classified(form, "fund", None, addressee)
    action, agency = _action(substance(text))
    if form == "adopt" and action in ("principle", "measure"):
        action = "fund" if re.search(r"anslag|utgift|budget", text, re.I) else "legislate"
    return Classified(form, action, agency, addressee)


def classify_question(text: str) -> tuple[str, str | None]:
    """Action and agency of a question: what it asks whether the minister will do."""
    peeled = _QUESTION_PEEL.sub("", text, count=1)
    if peeled != text:
        action, agency = _action(peeled)
        if action != "principle":
            return action, agency
    return ("measure" if _STEPS.search(text) else "principle"), None


def _form(text: str) -> tuple[str, str]:
    verb = _VERB.search(text)
    form, addressee = _forms().get(verb[1].lower(), ("announce", "regeringen")) if verb else ("announce", "regeringen")
    if _NEGATED.search(text[:200]):
        return "reject", "riksdagen"
    if (
        form in ("adopt", "announce")
        and not text.lower().startswith("riksdagen ställer")
        and _APPROPRIATES.match(re.sub(r"^att\s+", "", text))
    ):
        return "appropriate", "riksdagen"
    if form == "announce":
        told = _TOLD.search(text)
        if told and told[1].lower().startswith("riksdagsstyrelse"):
            addressee = "riksdagsstyrelsen"
    return form, addressee


def _action(body: str) -> tuple[str, str | None]:
    whole = core = " " + " ".join(_TOKEN.findall(body[:_LONGEST].lower())) + " "
    that = _THAT.match(core)
    if that:
        core = core[that.end() - 1 :]
    second = _SECOND.search(core, 12)
    if second:
        core = core[: second.start("also" if second["also"] else 0) + 1]
    opening, general, subject, bare = _tiers()
    found = None
    ensured, infinitive = False, that is not None
    for _ in range(8):
        found = opening.first(core, by_place=False)
        if found:
            break
        m = _openings().match(core)
        if not m or m.end() >= len(core) - 3:
            break
        ensured = ensured or _ENSURES.search(m[0]) is not None
        infinitive = infinitive or m[0].endswith("att ")
        core = " " + core[m.end() :]
    if found is None:
        head = _head(core)
        clause = _clause(head)
        if clause:
            found = _of_clause(clause, head, ensured)
        else:
            noun = "" if infinitive else _noun(head)
            if infinitive and _verbs().get(core.split(None, 1)[0]) == "aim":
                head = _object(head)
            found = (
                (None if infinitive else bare.first(head, by_place=False))
                or (noun and (general.first(noun, by_place=True) or subject.first(noun, by_place=False)))
                or general.first(head, by_place=True)
                or subject.first(head, by_place=False)
            )
            if found and ensured and found[0] == "legislate" and _ENABLED.search(head):
                found = None
            if found and found[0] in _OF_HEAD and not infinitive and _within(head, found[1]):
                found = None
        if found is None and head is not core:
            found = general.first(core, by_place=True)
            if found and (found[0] != "legislate" or not _IN_LAW.search(core)):
                found = None
        if found is None and not clause and not ensured and infinitive:
            word = core.split(None, 1)[0]
            kind = _verbs().get(word, "measure" if _UNNAMED_ACT.match(word) else "aim")
            found = None if kind in _OPEN else (kind, 0, 0)
    if found is None:
        return "principle", None
    action, start, end = found
    if action != "assign":
        return action, None
    agency = _agency(core, start, end)
    if agency is None and len(core) < len(whole) and _SAID_BODY.search(core):
        agency = _agency(whole[: len(whole) - len(core) + 1], 0, len(whole))
    return action, agency


def _head(core: str) -> str:
    """The part of a demand that says what is to be done: up to its purpose, and without a relative clause in its subject."""
    cut = _PURPOSE.search(core, 12)
    if not cut:
        return core
    head = core[: cut.start() + 1]
    if core.startswith(_MODALS, cut.end()):
        return head
    if cut[1] in _RELATIVE and not _MODAL.search(head) and (modal := _MODAL.search(core, cut.end())):
        rest = core[modal.start() :]
        after = _PURPOSE.search(rest, 12)
        return head + rest[1 : after.start() + 1 if after else None]
    return head


def _noun(head: str) -> str:
    """The noun that a demand without a verb opens with, before what qualifies it."""
    end = _NOUN_END.search(head, 2)
    return head[: end.start() + 1] if end else ""


def _object(head: str) -> str:
    """An aim and what it is for: not what others are to be able to do, nor by what it is reached."""
    end = _NESTED.search(head, head.find(" ", 1))
    return head[: end.start() + 1] if end else head


def _within(head: str, at: int) -> bool:
    """True where a place lies in what qualifies the noun that a demand without a verb opens with."""
    end = _NOUN_END.search(head, 2)
    return end is not None and at > end.start() and not head.startswith((" fråga", " behov", " förslag", " tillsättande"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """ "X bör göras Y": the verb in its active form, what stands before it and after it."""

    verb: str
    subject: str
    rest: str
    passive: bool
    modal: str
    start: int

    @property
    def turned(self) -> str:
        """The clause as an infinitive would say it: verb, subject, rest."""
        return f" {self.verb} {self.rest} " if self.subject == "det" else f" {self.verb} {self.subject} {self.rest} "


def _clause(head: str) -> _Clause | None:
    """The main clause of a demand whose subject shall or should do or undergo something; None where it has none."""
    modal = _MODAL.search(head) or _PRESENT.search(head, 4)
    if not modal or _SUBORDINATE.search(head, 0, modal.start() + 1):
        return None
    verbs = _verbs()
    words = head[modal.end() :].split()
    at = 0
    while at < len(words) - 1 and (verbs.get(words[at]) == "adverb" or words[at] in _AUXILIARIES):
        at += 1
    if at >= len(words):
        return None
    word = words[at]
    passive = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    if modal.re is _PRESENT and word in _PRESENT_FORMS:
        word = _PRESENT_FORMS[word]
    verb = word[:-1] if passive and word[:-1].endswith(("a", "e", "å", "ö", "ä", "y")) else word
    return _Clause(verb, head[: modal.start()].strip(), " ".join(words[at + 1 :]), passive, modal[0].strip(), modal.start())


def _of_clause(clause: _Clause, head: str, ensured: bool) -> tuple[str, int, int] | None:
    """What a clause asks for: its verb with its subject as object.

    An act without a rule of its own is a rule laid down for the subject, or an aim where it is only to be ensured.
    """
    opening, general, subject, _ = _tiers()
    own = clause.verb in _OF_SUBJECT
    found = None if own else opening.first(clause.turned, by_place=False)
    if found:
        return found[0], 0, len(head) if found[0] == "assign" else 0
    found = general.first(head, by_place=True)
    if found and (found[2] > clause.start + 1 or (found[0] == "review" and found[1] == 0)):
        return found
    kind = _verbs().get(clause.verb)
    turned = general.first(head if own else clause.turned, by_place=True)
    if turned and turned[0] == "measure" and not own and not clause.passive and not clause.subject.startswith(_ACTORS):
        return "legislate", 0, 0
    if turned and (turned[1] <= 1 or kind in _OPEN):
        return turned[0], 0, len(head) if turned[0] == "assign" else 0
    found = subject.first(head, by_place=False)
    if ensured and (found is None or found[0] == "legislate") and (clause.modal == "får" or clause.verb in _OF_SUBJECT):
        return None
    if found and (kind in _OPEN or found[2] > clause.start + 1):
        return found
    if kind is None:
        return "legislate", 0, 0
    if kind == "carry":
        return "measure", 0, 0
    if kind in _OPEN:
        return None
    return ("legislate" if kind == "measure" and not clause.passive else kind), 0, 0


def _agency(core: str, start: int, end: int) -> str | None:
    """The bodies that are given a task: those named up to the task, or between "uppdrag till" and what it is."""
    rest = core.find(" att ", end - 1)
    close = end if rest < 0 or rest - end > 120 else rest
    names: list[str] = []
    for m in _agency_pattern().finditer(core, 0, close + 1):
        if names and _BESIDE.search(core, 0, m.start() + 1):
            break
        name = _agencies()[m[1]]
        if name not in names:
            names.append(name)
    return "; ".join(names) or None
