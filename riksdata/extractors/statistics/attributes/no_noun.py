"""Words behind a figure that are no noun of it (a verb, or the beginning of "tack vare"), and adjectives that need their noun."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_SUPINE = lazy_regex(r"(?:\w{2}its|(?:[aeiu]r|[^l]t|[dgklmnprstvj])ats)$")
_PLACE = lazy_regex(r"(?:plats|sats|sprats|krats)$")
_LEADS_ON = lazy_regex(
    rf"(?:tack(?={_S}vare)|beroende(?={_S}(?:på|av))|ifrån)(?!\w)",
)
_ADVERB = lazy_regex(r"\w{3}(?:lt|gt|skt|vis)$")
_PARTICIPLE = lazy_regex(rf"{_S}([^\W\d_]{{3,}}(?:ade|da|ta|na))(?={_S}|[.,;)]|$)")
_OF_NEUTER = lazy_regex(r"(?:[nrt]alt|ligt|iskt|ellt)$")
_NEUTER = lazy_regex(rf"{_S}(?![^\W\d_]+(?:ade|da|ta|na|a)(?!\w))[a-zåäö]{{4,}}(?={_S}|[.,;)])")
"""An adjective of one thing behind a number, and the noun that it belongs to: no such are counted."""
_HOME = lazy_regex(rf"{_S}hem(?={_S}|[.,;)]|$)")
_EQUIVALENTS = lazy_regex(r"-?e(?:kv(?:ivalenter)?\.?)?(?!\w)")
"""Behind "CO2": what makes of it a measure of all such gases."""
_RELATED = lazy_regex(r"^nära (?:anhörig|vän|släkt|relation|familj|kontakt)")
"""Of whom "nära" is said, and not where ("10 procent nära anhöriga")."""
_OF_WHICH = ("varav", "vilka", "därav")


def mend(plain: str, candidate: Candidate) -> None:
    """Takes away what is no noun of a candidate ("hade 58 återfunnits"), or adds what an adverb needs ("legalt registrerade")."""
    noun = candidate.noun
    if noun is None:
        return
    if candidate.quantity.kind in ("percent", "fraction") and noun.startswith("nära ") and not _RELATED.search(noun):
        candidate.noun, candidate.end = None, candidate.quantity.end  # "ökade med 13 procent nära verken"
        return
    if candidate.quantity.kind not in ("count", "physical", "fraction"):
        return
    if not plain.endswith(noun, 0, candidate.end):
        return
    words = noun.split()
    if candidate.quantity.kind == "physical" and noun.endswith("ekvivalenter"):
        candidate.noun = None  # how it is measured, not what
    elif noun.endswith("2") and (equivalents := _EQUIVALENTS.match(plain, candidate.end)):
        candidate.noun, candidate.end = None, equivalents.end()
    elif _leads_on(plain, candidate, words):
        candidate.noun, candidate.end = None, max(candidate.quantity.end, candidate.end - len(noun) - 1)
    elif len(words) > 1 and _is_supine(words[-1]):
        candidate.noun = noun[: -len(words[-1])].rstrip()
        candidate.end -= len(noun) - len(candidate.noun)
    elif len(words) == 1 and (more := _needed(plain, candidate, words[0].lower())):
        candidate.noun, candidate.end = plain[candidate.end - len(noun) : more], more
    elif len(words) == 1 and candidate.quantity.kind == "count" and _OF_NEUTER.search(words[0]) and _NEUTER.match(plain, candidate.end):
        candidate.noun, candidate.end = None, candidate.end - len(noun) - 1  # "har en halv miljon kommunalt bidrag"


def _leads_on(plain: str, candidate: Candidate, words: list[str]) -> bool:
    """Whether the words are a verb, or lead on to another phrase."""
    if len(words) == 1 and (_is_supine(words[0]) or _LEADS_ON.match(plain, candidate.end - len(words[0]))):
        return True
    return candidate.hedged.before in _OF_WHICH and len(words) > 1 and words[0].endswith("de") and is_verb(words[0].lower())


def _is_supine(word: str) -> bool:
    return _SUPINE.search(word.lower()) is not None and not _PLACE.search(word.lower())


def _needed(plain: str, candidate: Candidate, word: str) -> int | None:
    """Where the words end that an adverb or adjective needs."""
    if _ADVERB.search(word) and (participle := _PARTICIPLE.match(plain, candidate.end)):
        return participle.end(1)
    home = _HOME.match(plain, candidate.end) if word.endswith("a") else None
    return home.end() if home else None
