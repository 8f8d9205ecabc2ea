"""How a decision point of the chamber is worded: its verb, which may stand behind an aside or before "riksdagen", and what it makes of it.

"Riksdagen avslår …", "Riksdagen, vid avslag på yrkande 1, beslutar …", "Vid avslag på yrkande 1 anvisar riksdagen …",
"Om yrkande 1 bifalls: Riksdagen godkänner …", "Riksdagen bifaller inte …".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex


@cache
def decision_verbs() -> Mapping[str, tuple[str, str]]:
    """Each verb by which the chamber acts (lower case) → form and addressee of a yrkande that has it."""
    return {row["verb"]: (row["form"], row["addressee"]) for row in read_table("riksdata.chamber", "decision_verbs.tsv")}


@cache
def riksdag_bodies() -> Mapping[str, str]:
    """How the names of bodies under the riksdag begin (lower case) → the name."""
    return {row["begins"]: row["name"] for row in read_table("riksdata.chamber", "riksdag_bodies.tsv")}


VERBS = "|".join(sorted(decision_verbs(), key=lambda verb: (-len(verb), verb)))
_NEGATIONS = ("inte", "ej", "icke")
_ADVERB = (
    r"\s+(?:därför|inte|ej|icke|härmed|därmed|nu|också|även|alltså"  # därför
    r"|således|därutöver|dessutom|vidare|alternativt|slutligen"
    r"|i\s+(?:första|andra|tredje)\s+hand|som\s+sin\s+mening"  # i andra hand
    r"|hos\s+\w{1,30}|till\s+[^,.:;]{2,80}?)"  # hos regeringen
)
# ", vid avslag på yrkande 1," | " – i andra hand –" | " (vid bifall till yrkande 2)"
_ASIDE = r"(?:\s?,\s(?:[^,.:;]|(?<=\d):(?=\d)){2,160},|\s[–—-]\s[^.:;–—]{2,160}\s[–—-](?=\s)|\s\([^().]{2,120}\))"
# " vid avslag på yrkande 1", " med anledning av proposition 2018/19:1"
_CIRCUMSTANCE = r"\s+(?:vid|med|under|utan|enligt|genom|efter|om|i|för)\s(?:[^,.:;\n]|(?<=\d):(?=\d)){2,140}?"
_WITH_VERB = rf"(?:{_ASIDE}){{0,2}}(?:{_ADVERB}){{0,3}}(?:{_CIRCUMSTANCE})?(?:{_ASIDE})?(?:{_ADVERB}){{0,2}}\s+(?P<verb>{VERBS})\b"
_HAND = r"(?:vid|om|i|med|därest|såvida|ifall|efter|under|alternativt|för)"
_NO_END = r"(?:[^.:;\n]|(?<=\d):(?=\d)){0,80}?"
_OF_ANOTHER = r"\b(?:avslag|avsl[åo]\w*|bifall\w*|yrkande\w*|(?:första|andra|tredje)\s+hand|förkastas|godtas|antas)\b"
CONDITION = rf"{_HAND}\b{_NO_END}{_OF_ANOTHER}{_NO_END}"
"""How a decision point opens that holds only if another falls or stands: "Vid avslag på yrkande 1", "I andra hand"."""
_STRAIGHT = lazy_regex(rf"(?:att\s+)?riksdagen{_WITH_VERB}", re.I)
_TURNED = lazy_regex(rf"(?:att\s+)?{CONDITION},?\s+(?:att\s+)?(?P<verb>{VERBS})(?:\s+sig)?\s+riksdagen\b", re.I)
_ANNOUNCED = lazy_regex(rf"(?:{CONDITION}|alternativt)\s?[:,–—-]\s{{1,3}}(?:att\s+)?riksdagen{_WITH_VERB}", re.I)
_REACH = 700
_BARE = 2
"""Words of "Riksdagen ställer", which holds no condition."""


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """The chamber's verb in a decision point: lower case, whether it is negated, and whether it holds only on a condition."""

    verb: str
    negated: bool
    conditional: bool
    end: int
    """Where the verb, or the inverted "riksdagen" after it, ends."""


def decision_point(text: str, start: int = 0, end: int | None = None) -> DecisionPoint | None:
    """The chamber's act that a text words from `start` on (up to `end`), None where it opens with none of the chamber's verbs."""
    reach = min(len(text) if end is None else end, start + _REACH)
    for pattern in (_STRAIGHT, _TURNED, _ANNOUNCED):
        found = pattern.match(text, start, reach)
        if found:
            held = found[0].lower().split()
            around = held + text[found.end() : found.end() + 40].lower().split()[:1]
            conditional = pattern is not _STRAIGHT or (len(held) > _BARE and re.search(CONDITION, found[0], re.I) is not None)
            return DecisionPoint(found["verb"].lower(), any(word in _NEGATIONS for word in around), conditional, found.end())
    return None
