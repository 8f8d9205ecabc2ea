"""What the chamber is formally asked to do, and who is to act: told by the chamber's verb."""

from __future__ import annotations

import re
from functools import lru_cache

from riksdata.swedish.facts import read_rows

_VERB = re.compile(r"riksdagen\s+(?:(?:därför|härmed|inte|som\s+sin\s+mening|hos\s+regeringen|till\s[^,]{3,80}?)\s+){0,2}(\w+)", re.I)
_TOLD = re.compile(r"(?:tillkännager|tillkännage)\s+(?:detta\s+|riksdagen\s+|detta\s+för\s+|för\s+){1,3}(\w+)", re.I)
_NEGATED = re.compile(r"riksdagen\s+(?:beslutar?\s+(?:att\s+)?)?(?:avslå|avvisa|inte\s+anta|inte\s+godkän)", re.I)
_APPROPRIATES = re.compile(r"riksdagen\s+(?:[^.]{0,200}?\s)?(?:anvisar?|anslår?)\s", re.I)


@lru_cache(maxsize=1)
def chamber_verbs() -> dict[str, tuple[str, str]]:
    """Each verb by which the chamber acts (lower case), with the form and the addressee of a yrkande that has it."""
    return {row[0]: (row[1], row[2]) for row in read_rows("riksdata.extractors.demands.act", "forms.tsv")}


def form_of(text: str) -> tuple[str, str]:
    """Form (`announce`, `adopt`, `appropriate`, `reject`) and addressee of a yrkande, given verbatim."""
    verb = _VERB.search(text)
    form, addressee = chamber_verbs().get(verb[1].lower(), ("announce", "regeringen")) if verb else ("announce", "regeringen")
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
