"""What the words behind a figure say of it: that it is somebody ("97 procent var flickor"), what it is for, or what it did."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes import phrase_after, prepositions_after, said_after
from riksdata.extractors.statistics.attributes.noun_words import adjective
from riksdata.extractors.statistics.attributes.phrase_edges import TIMES
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_PARTS = frozenset(("varav", "därav", "och", "samt", "dem", "dessa"))
"""Before a part, of which the sentence then says what it is."""
_CONCERNS = lazy_regex(
    rf"{_S}(?:avser|avsåg|gäller|gällde|rör|rörde|(?:är|var)(?:{_S}avsatta?)?{_S}för|(?:har{_S})?(?:går|gick|gått){_S}till)(?={_S})"
)
"""Behind a part of an amount: what it is for ("varav 180 miljoner avser resurser")."""


def predicate(plain: str, candidate: Candidate) -> str | None:
    """What a part is said to be ("varav 45 600 var butiksstölder")."""
    q = candidate.quantity
    if q.kind in ("percent", "fraction") and candidate.noun is None and candidate.hedged.before in ("varav", "därav"):
        phrase = prepositions_after.after_phrase(plain, q.end, False) if plain.startswith((" i ", "\u00a0i "), q.end) else None
        return None if phrase and (adjective(phrase) or _is_time(phrase)) else phrase
    if q.kind not in ("count", "money") or candidate.noun or candidate.hedged.before not in _PARTS:
        return None
    if q.kind == "money" and (concerns := _CONCERNS.match(plain, q.end)):
        phrase = phrase_after.following(plain, concerns.end(), determiners=True)[0]
        return phrase if phrase and phrase_after.acceptable(phrase) else None
    return said_to_be(plain, q.end)


def _is_time(phrase: str) -> bool:
    """Whether a phrase says when ("varav hälften i fjol")."""
    return any(word in TIMES or word in _WHEN for word in phrase.lower().split())


_WHEN = frozenset(
    ("fjol", "år", "höstas", "våras", "somras", "vintras", "går", "morse", "januari", "februari", "mars", "april", "maj", "juni")
)
_WHEN |= {"juli", "augusti", "september", "oktober", "november", "december"}
_SUPPOSED = lazy_regex(
    rf"(?<!\w)(?:beräknas|uppskattas|bedöms|uppges|tros|antas|anses|befaras|misstänks"  # beräknas
    rf"|beräknades|uppskattades|bedömdes){_S}(?:[^\W\d_]+{_S}){{0,2}}$"  # beräknades uppemot
)
_BE = lazy_regex(rf"{_S}vara(?={_S})")


def supposed(plain: str, candidate: Candidate) -> str | None:
    """What a count or share is supposed to be ("beräknas uppemot 100 vara barn")."""
    q, at = candidate.quantity, candidate.q_start
    be = _BE.match(plain, q.end) if q.kind in ("count", "percent", "fraction") and candidate.noun is None else None
    if be is None or not _SUPPOSED.search(candidate.sentence.lower, max(0, at - 50), at):
        return None
    phrase = phrase_after.following(plain, be.end())[0]
    told = phrase and phrase_after.acceptable(phrase) and not adjective(phrase.rsplit(None, 1)[-1].lower())
    return phrase if told else None


_IS = lazy_regex(rf"{_S}(?:är|var|utgörs{_S}av|utgjordes{_S}av)(?={_S})")


def said_to_be(plain: str, at: int) -> str | None:
    """The noun after "är" ("97 procent var flickor")."""
    verb = _IS.match(plain, at)
    phrase = phrase_after.following(plain, verb.end())[0] if verb else None
    if phrase is None or not phrase_after.acceptable(phrase):
        return None
    head = phrase.rsplit(None, 1)[-1].lower()
    if head == phrase.lower() and head.endswith(("t", "vis")):
        return None  # an adverb: "16 procent var socialt isolerade"
    return None if adjective(head) and not (head.endswith("are") and head not in CLASSES["degree"]) else phrase


def said(plain: str, candidate: Candidate) -> str | None:
    """The words behind a candidate that say something of it, where it is its clause's subject and no noun tells what it is of."""
    q = candidate.quantity
    return said_after.said_of(plain, candidate.per[1] if candidate.per else q.end) if q.kind != "times" else None


def after(plain: str, candidate: Candidate) -> str | None:
    """What stands after the candidate and its denominator."""
    q = candidate.quantity
    if q.kind == "time":
        return said_after.clause(plain, q.end)
    share = q.kind in ("percent", "fraction")
    return candidate.noun or prepositions_after.after_phrase(plain, candidate.per[1] if candidate.per else q.end, share)
