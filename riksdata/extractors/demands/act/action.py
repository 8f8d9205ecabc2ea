"""What a demand asks for: form, action and the agency that is to act.

A rule that is right in nearly all demands decides alone (`rules.tsv`); in all others a linear model weighs the evidence (`features`,
`model`). The agency is read by grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.extractors.demands.act.agency import agency_of
from riksdata.extractors.demands.act.asked import Asked, asked
from riksdata.extractors.demands.act.features import features
from riksdata.extractors.demands.act.form import form_of
from riksdata.extractors.demands.act.model import action_model
from riksdata.extractors.demands.act.rules import Rule, that_decides, that_hit
from riksdata.extractors.demands.wording import substance
from riksdata.swedish.lazy import lazy_regex

_BUDGET = lazy_regex(r"\b(?:beräkning|utgiftstak|fördelning\w*\s+av\s+utgifter|ekonomiska\s+åtaganden|användning\w*\s+av\s+anslag)", re.I)
_GRANT = lazy_regex(r"anslag|utgift|budget", re.I)
_LAW = lazy_regex(
    r"\b\w*(?:lag|lagen|balken|förordningen)\s|\bändring(?:ar|en)?\s+i\s+\w*(?:lag|balk|ordning)|\bförslag\s+till\s+lag\b", re.I
)
_SAID_BODY = lazy_regex(r" (?:åt|ge) myndigheten ")
_TASK = lazy_regex(
    r"""
    [ ]
    (?:
        uppdra\w*|ålägg\w*|uppdrag\w*|direktiv\w*|instruktion\w*  # uppdra
        |regleringsbrev\w*                                        # regleringsbrev
        |ansvar\w*|bör|ska|skall|måste|behöver|få                 # ansvar
    )
    [ ]
    """,
    re.X,
)
_WORKS = lazy_regex(r"(?:verkar?|arbetar?|agerar?) (?:[^ ]+ ){0,3}för(?: att)?$")
BY_FORM = 0.99
"""How sure an action is that the chamber's own verb settles (anvisar, avslår); nothing is surer."""


@dataclass(frozen=True, slots=True)
class Classified:
    """Form, action, agency and addressee of a demand, how sure the action is (0 to 1), and what speaks for it."""

    form: str
    action: str
    agency: str | None
    addressee: str
    confidence: float
    evidence: tuple[tuple[str, float], ...] = ()


def classify_yrkande(text: str, year: int | None = None, shown: int = 0) -> Classified:
    """Form, action, agency and addressee of a yrkande, given verbatim; a body gets the name that it had in `year`, None for now.

    `shown`: how many pieces of evidence to name.
    """
    form, addressee = form_of(text)
    by_form = {"appropriate": "fund", "reject": "reject"}.get(form)
    if form == "adopt" and _BUDGET.search(text[:160]):
        by_form = "fund"
    if by_form:
        return Classified(form, by_form, None, addressee, BY_FORM, ((f"form={form}", 1.0),) if shown else ())
    what = asked(substance(text))
    action, confidence, evidence = judge(what, form, shown)
    if form == "adopt" and (action in ("principle", "measure") or _LAW.search(text)):
        action = "fund" if _GRANT.search(text) and not _LAW.search(text) else "legislate"
    return Classified(form, action, _agency(what, action, year), addressee, confidence, evidence)


def classify_question(text: str, year: int | None = None, shown: int = 0) -> Classified:
    """The same of a question: what it asks whether the minister will do. The addressee is told elsewhere."""
    what = asked(text, question=True)
    action, confidence, evidence = judge(what, "question", shown)
    return Classified("question", action, _agency(what, action, year), "", confidence, evidence)


def rule_that_decides(what: Asked) -> Rule | None:
    """The rule that decides alone what is asked for, None where the evidence is weighed.

    Where Sweden is to work for something, the outermost act is Sweden's towards others, whatever these are to do ("att Sverige ska verka
    för en översyn av direktivet").
    """
    works = any(opening.startswith("sverige ") for opening in what.openings) and any(_WORKS.search(opening) for opening in what.openings)
    return None if works else that_decides(what.core)


def judge(what: Asked, form: str, shown: int = 0) -> tuple[str, float, tuple[tuple[str, float], ...]]:
    """Action, confidence and evidence of what is asked for."""
    decides = rule_that_decides(what)
    if decides:
        return decides.action, min(BY_FORM, decides.right), ((decides.name, 1.0),) if shown else ()
    judged = action_model(what.frame is not None).judge(features(what, form, that_hit(what.core)), shown)
    return judged.action, min(BY_FORM, round(judged.confidence, 2)), judged.evidence


def _agency(what: Asked, action: str, year: int | None) -> str | None:
    if action != "assign":
        return None
    found = agency_of(what.core, *_place(what.core), year)
    if found is None and len(what.core) < len(what.whole) and _SAID_BODY.search(what.core):
        found = agency_of(what.whole[: len(what.whole) - len(what.core) + 1], 0, len(what.whole), year)
    return found


def _place(core: str) -> tuple[int, int]:
    """Where the task is given: the rule that says so, else the first word of giving a task."""
    task = _TASK.search(core)
    return (task.start(), task.end()) if task else (0, len(core))
