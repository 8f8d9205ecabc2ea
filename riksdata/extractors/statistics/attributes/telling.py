"""The words of telling figures and of the works that hold them, as parts of patterns; the words are a table (`telling.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.wordings import WORDINGS
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

S = "[ \u00a0]"
_ROWS = [
    (row["kind"], row["forms"].split(";"), row["with"].replace(" ", S).replace(";", "|")) for row in read_table(__package__, "telling.tsv")
]
ADVERBS = "|".join(_ROWS[0][1]).replace(" ", S).replace(".", r"\.")
"""Adverbs that stand between a name and its verb."""
_MORE_STUDIES = (
    "genomgång",
    "uppföljning",
    "kalkyl",
    "stickprov",
    "simulering",
    "publikation",
    "pressmeddelande",
    "artikel",
    "reportage",
    "lägesbild",
)
STUDIES = f"(?:{WORDINGS['study']}|{'|'.join(_MORE_STUDIES)})"
"""Stems of works that hold figures."""
STUDY = rf"{STUDIES}[a-zåäö]{{0,10}}(?!\w)"
"""The end of the name of a work that holds figures, in any form."""
_FORMS = {
    kind: {form: follows for of, forms, follows in _ROWS if of in kinds for form in forms}
    for kind, kinds in {"tells": ("says", "finds", "seldom"), "alone": ("says", "finds"), "makes": ("makes",)}.items()
}
SHOWN = frozenset(("framgår", "framgick", "framkommer", "framkom", "konstateras", "redovisas", "uppges", "anges", "rapporteras"))
"""Verbs that tell what a work says without naming it."""
TELLING_VERBS, MAKING_VERBS = _FORMS["tells"], _FORMS["makes"]
TOLD_WITH = lazy_regex(rf"[,”\"]{S}[^\W\d_]+{S}$")
"""Before who tells: a verb that begins behind what is told (", rapporterar")."""
"""By form of a verb: what must follow it, as a pattern; empty where nothing must."""
MOSTLY_TELL = frozenset(_FORMS["alone"])
"""The telling verbs that seldom do anything else."""
HINTS = frozenset(
    (
        *TELLING_VERBS,
        *MAKING_VERBS,
        *SHOWN,
        "enligt",
        "artikel",
        "reportage",
        "källa",
        "beräknas",
        "beräknades",
        "beräknats",
        "uppskattas",
        "uppskattades",
    )
)
"""Words of which a sentence that names a source has one, where it names no work and has no brackets."""
_WORD = lazy_regex(r"[^\W\d_]+")


def names_work(sentence: Sentence) -> bool:
    """Whether a sentence may name a work that holds figures."""
    return sentence.judged(_named_work) is not None


def _named_work(sentence: Sentence) -> str | None:
    return "work" if "study" in sentence.signs or any(map(sentence.lower.__contains__, _MORE_STUDIES)) else None


def verb_end(text: str, at: int, *kinds: str) -> int | None:
    """Where the verb ends that begins at a place, with what must follow it; none where it is of none of the `kinds` (`tells`, `makes`)."""
    word = _WORD.match(text, at)
    if word is None:
        return None
    for kind in kinds:
        follows = _FORMS[kind].get(word[0].lower())
        if follows == "":
            return word.end()
        particle = _particle(follows).match(text, word.end()) if follows else None
        if particle:
            return particle.end()
    return None


_INSERTED = rf"(?:i{S}(?:en|ett|sin|sitt|sina){S}[^.,;:()]{{3,50}}?{S}(?:(?:från|av)?{S}?den{S}\d{{1,2}}{S}[a-z]+{S})?)?"
"""What may stand between a verb and its particle: the work in which somebody "slog" something "fast"."""


@cache
def _particle(follows: str) -> re.Pattern[str]:
    return lazy_regex(rf"{S}{_INSERTED}(?:[^\W\d_]+{S}){{0,4}}?(?:{follows})(?!\w)")
