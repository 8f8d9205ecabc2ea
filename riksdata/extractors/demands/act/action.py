"""What a demand asks for: form, action and the agency that is to act, by rules that are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from riksdata.extractors.demands.act.agency import agency_of
from riksdata.extractors.demands.act.clauses import Clause, clause_of, head_of, noun_of, object_of, qualifies
from riksdata.extractors.demands.act.form import form_of
from riksdata.extractors.demands.act.rules import tiers, verbs
from riksdata.extractors.demands.wording import substance
from riksdata.swedish.facts import read_rows

_TOKEN = re.compile(r"[^\W_]+(?:[-/:–][^\W_]+)*-?|,")
_ENSURES = re.compile(r" (?:säkerställ|tillse|se till|ser till|verka|arbeta|medverka|bidra).* att ")
_ENABLED = re.compile(r" (?:ges|får|har|kan|erbjuds) ")
_BUDGET = re.compile(r"\b(?:beräkning|utgiftstak|fördelning\w*\s+av\s+utgifter|ekonomiska\s+åtaganden|användning\w*\s+av\s+anslag)", re.I)
_THAT = re.compile(r" (?:(?:om|och) )?att ")
_SECOND = re.compile(r" (?:och|samt) om | (?:bör|ska|skall|måste) [^,]{3,200}?(?P<also> (?:och|samt) att )")
_OPEN = frozenset({"aim", "light", "carry", "adverb"})
"""Kinds of verbs that leave what is asked to their subject or object."""
_OF_SUBJECT = frozenset({"ha", "få", "ges", "bli", "vara", "finnas"})
"""Verbs that say something of their subject, which is not the object of an act."""
_UNNAMED_ACT = re.compile(
    r"(?!(?:alla|andra|samma|båda|flera|nya|våra|inga|många|sina|dessa)$).{3,}(?<!sk)(?<!lig)(?<!ell)(?<!nd)(?<!iv)(?<!st)a$|.*(?:sta|önska|granska)$"
)
"""What looks like an infinitive and not like an adjective."""
_STATES = re.compile(r" (?:är|utgör|innebär) ")
"""What says how things are: no infinitive stands before it."""
_SAID_BODY = re.compile(r" (?:åt|ge) myndigheten ")
_OF_HEAD = frozenset({"review", "measure", "organise", "inform"})
"""Actions whose nouns speak for a demand without a verb only as its head."""
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


@dataclass(frozen=True, slots=True)
class Classified:
    """Form, action, agency and addressee of a demand."""

    form: str
    action: str
    agency: str | None
    addressee: str


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return re.compile("^ (?:" + "|".join(row[0] for row in read_rows("riksdata.extractors.demands.act", "openings.tsv")) + ")")


_LONGEST = 3000
"""Characters of a demand that are read to classify it."""


def classify_yrkande(text: str, year: int | None = None) -> Classified:
    """Form, action, agency and addressee of a yrkande, given verbatim; a body gets the name that it had in `year`, None for now."""
    form, addressee = form_of(text)
    if form == "appropriate":
        return Classified(form, "fund", None, "riksdagen")
    if form == "reject":
        return Classified(form, "reject", None, "riksdagen")
    if form == "adopt" and _BUDGET.search(text[:160]):
        return Classified(form, "fund", None, addressee)
    action, agency = _action(substance(text), year)
    if form == "adopt" and action in ("principle", "measure"):
        action = "fund" if re.search(r"anslag|utgift|budget", text, re.I) else "legislate"
    return Classified(form, action, agency, addressee)


def classify_question(text: str, year: int | None = None) -> tuple[str, str | None]:
    """Action and agency of a question: what it asks whether the minister will do. `year` as in `classify_yrkande`."""
    peeled = _QUESTION_PEEL.sub("", text, count=1)
    if peeled != text:
        action, agency = _action(peeled, year)
        if action != "principle":
            return action, agency
    return ("measure" if _STEPS.search(text) else "principle"), None


def _action(body: str, year: int | None) -> tuple[str, str | None]:
    whole = core = " " + " ".join(_TOKEN.findall(body[:_LONGEST].lower())) + " "
    second = _SECOND.search(core, 12)
    if second:
        whole = core = core[: second.start("also" if second["also"] else 0) + 1]
    that = _THAT.match(core)
    if that:
        core = core[that.end() - 1 :]
    opening, general, subject, bare = tiers()
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
        head = head_of(core)
        clause = clause_of(head)
        if clause:
            found = _of_clause(clause, head, ensured)
        else:
            noun = "" if infinitive else noun_of(head)
            if infinitive and core.strip() and verbs().get(core.split(None, 1)[0]) == "aim":
                head = object_of(head)
            found = (
                (None if infinitive else bare.first(head, by_place=False))
                or (noun and (general.first(noun, by_place=True) or subject.first(noun, by_place=False)))
                or general.first(head, by_place=True)
                or subject.first(head, by_place=False)
            )
            if found and ensured and found[0] == "legislate" and _ENABLED.search(head):
                found = None
            if found and found[0] in _OF_HEAD and not infinitive and qualifies(head, found[1]):
                found = None
        if found is None and head is not core:
            found = general.first(core, by_place=True)
            if found and (found[0] != "legislate" or not _IN_LAW.search(core)):
                found = None
        if found is None and not clause and infinitive:
            word = core.split(None, 1)[0] if core.strip() else ""
            unnamed = "measure" if _UNNAMED_ACT.match(word) and not ensured and not _STATES.search(head) else "aim"
            kind = verbs().get(word, unnamed)
            found = None if kind in _OPEN else (kind, 0, 0)
    if found is None:
        return "principle", None
    action, start, end = found
    if action != "assign":
        return action, None
    agency = agency_of(core, start, end, year)
    if agency is None and len(core) < len(whole) and _SAID_BODY.search(core):
        agency = agency_of(whole[: len(whole) - len(core) + 1], 0, len(whole), year)
    return action, agency


def _of_clause(clause: Clause, head: str, ensured: bool) -> tuple[str, int, int] | None:
    """What a clause asks for: its verb with its subject as object.

    An act without a rule of its own is a rule laid down for the subject, or an aim where it is only to be ensured.
    """
    opening, general, subject, _ = tiers()
    own = clause.verb in _OF_SUBJECT
    found = None if own else opening.first(clause.turned, by_place=False)
    if found:
        return found[0], 0, len(head) if found[0] == "assign" else 0
    found = general.first(head, by_place=True)
    if found and (found[2] > clause.start + 1 or (found[0] == "review" and found[1] == 0)):
        return found
    kind = verbs().get(clause.verb)
    turned = general.first(head if own else clause.turned, by_place=True)
    if turned and turned[0] == "measure" and not own and clause.binds:
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
    return ("legislate" if kind == "measure" and clause.binds else kind), 0, 0
