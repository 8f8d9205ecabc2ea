"""The parts of a demand: its main clause, its head, the noun or aim it opens with.

Texts here are lower-case words with single spaces between and around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from riksdata.extractors.demands.act.rules import verbs
from riksdata.swedish.lazy import lazy_regex

_RELATIVE = frozenset({"som"})
_MODALS = ("bör ", "ska ", "skall ", "måste ", "behöver ", "får ")
_MODAL = lazy_regex(r" (?:bör|ska|skall|måste|behöver|får) ")
_PRESENT = lazy_regex(r" (?=(?:sker|genomförs|vidtas|införs|inrättas|avskaffas|höjs|sänks|byggs|tas) )")
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
_NOUN_END = lazy_regex(r" (?:för|med|i|på|vid|om|av|till|mot|inom|hos|från|kring|under|efter|genom|och en|och ett|,) ")
_SUBORDINATE = lazy_regex(r" (?:som|där|vilket|vilka|vilken|att|om|när|hur|huruvida|ifall|varför|vad|vem) ")
_NESTED = lazy_regex(r" (?:att|genom|inom|med|mot|vid|hos|bland|kring|under) ")
_ACTORS = ("regering", "staten", "sverige", "riksdagen", "samhället", "det", "vi")
"""Who carries out a measure; what others shall do is a rule for them."""
_AUXILIARIES = frozenset({"kunna", "behöva", "börja"})
_PURPOSE = lazy_regex(
    r"""
    [ ]
    (
        i[ ]syfte[ ]att|i[ ]syfte|med[ ]syfte[ ]att|med[ ]syftet[ ]att|för[ ]att|så[ ]att
        |som|där|vilket|vilka|,?[ ]t[ ]ex|,?[ ]bl[ ]a|exempelvis|när|på[ ]grund[ ]av      # , t ex
        |till[ ]följd[ ]av|med[ ]anledning[ ]av|med[ ]hänsyn[ ]till|utifrån
        |med[ ]utgångspunkt|inklusive|innan|utan[ ]att|till[ ]dess|med[ ]att|trots
    )
    [ ]
    """,
    re.X,
)


def head_of(core: str) -> str:
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


def noun_of(head: str) -> str:
    """The noun that a demand without a verb opens with, before what qualifies it."""
    end = _NOUN_END.search(head, 2)
    return head[: end.start() + 1] if end else ""


def object_of(head: str) -> str:
    """An aim and what it is for: not what others are to be able to do, nor by what it is reached."""
    end = _NESTED.search(head, head.find(" ", 1))
    return head[: end.start() + 1] if end else head


def qualifies(head: str, at: int) -> bool:
    """True where a place lies in what qualifies the noun that a demand without a verb opens with."""
    end = _NOUN_END.search(head, 2)
    return end is not None and at > end.start() and not head.startswith((" fråga", " behov", " förslag", " tillsättande"))


@dataclass(frozen=True, slots=True)
class Clause:
    """ "X bör göras Y": the verb in its active form, what stands before it and after it."""

    verb: str
    subject: str
    rest: str
    passive: bool
    able: bool
    modal: str
    start: int

    @property
    def binds(self) -> bool:
        """True where a subject other than the state shall do something, or something shall be allowed: no measure but a rule."""
        return self.able or not (self.passive or self.subject.startswith(_ACTORS))

    @property
    def turned(self) -> str:
        """The clause as an infinitive would say it: verb, subject, rest."""
        return f" {self.verb} {self.rest} " if self.subject == "det" else f" {self.verb} {self.subject} {self.rest} "


def clause_of(head: str) -> Clause | None:
    """The main clause of a demand whose subject shall or should do or undergo something; None where it has none."""
    modal = _MODAL.search(head) or _PRESENT.search(head, 4)
    if not modal or _SUBORDINATE.search(head, 0, modal.start() + 1):
        return None
    kinds = verbs()
    words = head[modal.end() :].split()
    at = 0
    while at < len(words) - 1 and (kinds.get(words[at]) == "adverb" or words[at] in _AUXILIARIES):
        at += 1
    if at >= len(words):
        return None
    word = words[at]
    passive = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    if modal[0] == " " and word in _PRESENT_FORMS:  # no modal verb: `_PRESENT` ends before its own
        word = _PRESENT_FORMS[word]
    verb = word[:-1] if passive and word[:-1].endswith(("a", "e", "å", "ö", "ä", "y")) else word
    return Clause(
        verb=verb,
        subject=head[: modal.start()].strip(),
        rest=" ".join(words[at + 1 :]),
        passive=passive,
        able="kunna" in words[:at],
        modal=modal[0].strip(),
        start=modal.start(),
    )
