"""The whole to which "Av" leads, of which the next figure of its sentence is a part ("Av de 86 kvinnorna")."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.noun_words import same_noun
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.shared.money_or_count import OF_MONEY
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def begins_with_whole(plain: str, candidate: Candidate) -> bool:
    """Whether "Av" leads to the candidate, with no verb before it ("Av de 86 kvinnorna", not "Av dessa var 201 000 män")."""
    start = candidate.sentence.start
    if candidate.q_start >= _BEGINS or not _FIRST_OF.match(plain, start):
        return False
    return not any(word in VERBS or word.endswith("ades") for word in plain[start + 3 : candidate.start].lower().split())


_FIRST_OF = lazy_regex(r"(?:Av|Bland)(?=[ \u00a0])")
_BEGINS = 80
"""Characters before a whole that leads its sentence."""


def is_of_so_many(plain: str, candidate: Candidate) -> bool:
    """Whether "av" leads to the candidate within its sentence, so that the next figure is a part of it ("visar att av 150 regler")."""
    led = candidate.hedged.before in ("av", "de", "totalt")
    return led and _OF_SO_MANY.search(plain, max(0, candidate.start - 16), candidate.start) is not None


_OF_SO_MANY = lazy_regex(rf"(?:{_S}att|,|:|{_S}och){_S}av{_S}(?:de{_S}|totalt{_S})?$")
"""Before a number of which the next figure is a part."""


def may_be_part(whole: Candidate, candidate: Candidate) -> bool:
    """Whether the figure behind a whole may be a part of it: a share, a count, or an amount in its unit."""
    q, of = candidate.quantity, whole.quantity
    if whole.rule == "definite" and candidate.noun is not None and whole.noun is not None and q.kind == "count":
        return same_noun(whole.noun.split()[0].lower(), candidate.noun.split()[-1].lower())
    return q.kind in ("percent", "fraction", "count") or (q.kind in ("money", "physical") and (q.unit == of.unit or of.unit == "count"))


def take_whole(whole: Candidate, candidate: Candidate) -> None:
    """The whole that a candidate is a part of."""
    value, part = whole.quantity.value, candidate.quantity
    if part.assumed and whole.quantity.unit == "count" and whole.quantity.scaled and not OF_MONEY.search(candidate.sentence.lower):
        part.unit = part.kind = "count"  # "Av världens åtta miljarder människor lever 800 miljoner i fattigdom"
    smaller = value is not None and part.value is not None and part.value < value and whole.quantity.unit == part.unit
    if smaller or part.unit in ("percent", "fraction"):
        part.whole = value
