"""What the chamber is formally asked to do, and who is to act: told by the chamber's verb."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.chamber.decision_points import decision_point, decision_verbs, riksdag_bodies
from riksdata.swedish.lazy import lazy_regex

_VERB = lazy_regex(r"riksdagen\s+(?:(?:därför|härmed|inte|som\s+sin\s+mening|hos\s+regeringen|till\s[^,]{3,80}?)\s+){0,2}(\w+)", re.I)
_PRESENT = lazy_regex(r"(?!(?:har|är|var|bör|får|kan|behöver|kommer|avser|vill)\b)\w{2,20}[aeiouyåäö]r$", re.I)
_REJECTS = lazy_regex(r"riksdagen\s+(?:beslutar?\s+(?:att\s+)?)?(?:avslå|avvisa|inte\s+anta|inte\s+godkän|inte\s+bifall)", re.I)
_APPROPRIATES = lazy_regex(r"riksdagen\s+(?:[^.]{0,200}?\s)?(?:anvisar?|anslår?)\s", re.I)
_ASSENTS = frozenset({"antar", "anta", "antager", "godkänner", "godkänna", "godtar", "godta", "bifaller", "bifalla", "medger", "medge"})


_REFUSING = ("avslå", "avvisa", "inte")
"""One of these stands in whatever the pattern finds."""


@lru_cache(maxsize=1)
def _first_words() -> tuple[str, ...]:
    """One of these stands wherever a body under the riksdag is named."""
    return tuple(sorted({begins.split()[0] for begins in riksdag_bodies()}))


@lru_cache(maxsize=1)
def _turned_to() -> re.Pattern[str]:
    """A body under the riksdag that is told or asked something."""
    bodies = "|".join(re.escape(begins).replace(r"\ ", r"\s+") for begins in riksdag_bodies())
    return re.compile(
        rf"""
        (?:
            (?:tillkännager|tillkännage)\s+                                             # tillkännager
            (?:detta\s+|riksdagen\s+|detta\s+för\s+|för\s+){{1,3}}                      # detta
            |^(?:att\s+)?riksdagen\s+(?:\w+\s+){{0,2}}?                                 # att riksdagen påhitt
            (?:
                begär|begära|uppdrar|uppdra|uppmanar|uppmana|anmodar|ger|ge|hemställer
                |anhåller|hos|ställer
            )
            \s+
            (?:det\s+|av\s+|åt\s+|hos\s+|till\s+|att\s+|i\s+uppdrag\s+åt\s+)?           # det
        )
        (?P<body>(?-x:{bodies}))
        """,
        re.I | re.X,
    )


def form_of(text: str) -> tuple[str, str]:
    """Form (`announce`, `adopt`, `appropriate`, `reject`) and addressee of a yrkande, given verbatim."""
    point = decision_point(text)
    if point:
        form, addressee = decision_verbs()[point.verb]
        if point.negated and point.verb in _ASSENTS:
            return "reject", "riksdagen"
    else:
        verb = _VERB.search(text)
        known = decision_verbs().get(verb[1].lower()) if verb else None
        direct = verb is not None and verb.start() <= len("att ") and _PRESENT.match(verb[1])
        form, addressee = known or (("adopt", "riksdagen") if direct else ("announce", "regeringen"))
    lower = text.lower()
    if any(map(lower[:200].__contains__, _REFUSING)) and _REJECTS.search(text[:200]):
        return "reject", "riksdagen"
    if form in ("adopt", "announce") and not lower.startswith("riksdagen ställer") and _APPROPRIATES.match(re.sub(r"^att\s+", "", text)):
        return "appropriate", "riksdagen"
    if form == "announce" and any(map(lower.__contains__, _first_words())):
        told = _turned_to().search(text)
        if told:
            said = " ".join(told["body"].lower().split())
            addressee = riksdag_bodies()[said]
    return form, addressee
