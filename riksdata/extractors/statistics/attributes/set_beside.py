"""What a figure is of that few words set beside the one before it.

Whom a clause without its verb names; the same where it says the one before once more, or how it was earlier; else the subject of both.
"""

from __future__ import annotations

from riksdata.extractors.statistics.attributes import phrase_before, subject_of_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.parallel_slots import gap_subject, masked
from riksdata.extractors.statistics.quantity.types import SHARES
from riksdata.extractors.statistics.vocabulary import SET_TIMES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_]+"
_WHICH_IS = lazy_regex(
    rf",?{_S}vilket{_S}(?:{_W}{_S})?"  # vilket
    rf"(?:är|var|motsvarar|motsvarade|utgör|utgjorde|innebär|innebar){_S}(?:{_W}{_S}){{0,2}}$"  # motsvarar
)
"""Before a figure that says the one before it once more ("11 000 färre bröd, vilket motsvarar 5 procent")."""
_EARLIER = lazy_regex(
    rf"(?<!\w)(?:mot|jämfört{_S}med|jämföra{_S}med|jämföras{_S}med"  # mot
    rf"|upp{_S}från|ned{_S}från|ner{_S}från){_S}(?:{_W}{_S})?$"  # upp från
)
_FROM_LEVEL = lazy_regex(rf"(?<!\w)från{_S}(?:{_W}{_S}|\d{{4}}{_S}){{1,5}}(?:på|om){_S}$")
_ELSEWHERE = lazy_regex(
    rf"(?:,|,?{_S}(?:och|samt|medan|men)){_S}(?P<led>på|i|för|bland|hos|inom){_S}"  # och på
    rf"(?P<whose>(?:[a-zåäö-]{{2,}}{_S}){{1,3}})"  # häktena
)
"""Between a figure and that of another place or group."""
_DEFINITE = ("na", "en", "et", "erna", "orna", "arna")
_THEN = lazy_regex(
    rf"(?:{_S}(?:{_W}|\d+){_S}(?:år|månader|decennier){_S}(?:tidigare|senare|innan)"  # två år tidigare
    rf"|{_S}(?:år{_S})?(?:19|20)\d\d|{_S}året{_S}(?:innan|före)|{_S}förra{_S}året"  # år 1990
    rf"|{_S}i{_S}fjol|{_S}i{_S}början{_S}av|{_S}på{_S}\d\d-talet)(?!\w)"  # i fjol
)
"""Behind a figure: when it was, and nobody whom it is of."""
_AND_TO = lazy_regex(rf".{{0,60}}?(?:{_S}(?:och|samt){_S}(?:till{_S})?|,{_S}till{_S})")
_ONCE_MORE = lazy_regex(rf",?{_S}(?:eller|dvs\.?|alltså|det{_S}vill{_S}säga){_S}")
ANYBODY = frozenset(("personer", "människor", "individer", "stycken", "st", "fall"))
"""What may be said of whatever is counted."""


def as_before(plain: str, candidate: Candidate, previous: Candidate) -> str | None:
    """What the candidate is of, as far as the words between it and `previous`, the figure before it in its sentence, say so."""
    q, other = candidate.quantity, previous.quantity
    if candidate.noun is None and candidate.hedged.before == "till" and q.unit == other.unit and previous.hedged.before in ("på", "om"):
        # "från en omsättning på 1 miljard … till 2 miljarder", "från 2004 års nivå om 44 procent till 35 procent"
        start = _FROM_LEVEL.search(candidate.sentence.lower, max(0, previous.q_start - 60), previous.q_start)
        if start and previous.resolved:
            named = subject_of_verb.subject(candidate.sentence, start.start()) if "nivå" in start[0] else None
            return named or previous.resolved
    between = plain[previous.quantity.end : candidate.start]
    if candidate.noun is None and q.unit == other.unit and previous.resolved and (whose := _ELSEWHERE.fullmatch(between)):
        led = f" {whose['led']} "
        named = whose["whose"].rstrip()
        if not SET_TIMES.isdisjoint(named.split()):
            return previous.resolved  # "och på hösten 8 procent", "och i praktiken 105 procent"
        if led in previous.resolved and named.split()[-1].endswith(_DEFINITE):
            return named  # "Beläggningen på anstalterna var 109 procent och på häktena"
    lender = candidate.lent_by
    if lender is not None and (who := gap_subject(masked(between), lender.hedged.before)):
        counted = lender.quantity.kind == "count" and not who.lower().startswith("antal")
        return lender.noun or lender.resolved if counted else who  # "Byn har 112 traktorer, Påhitts kommun 133"
    lower, at = candidate.sentence.lower, candidate.q_start
    if candidate.noun is None and _WHICH_IS.search(lower, max(previous.q_end, at - 50), at):
        own = phrase_before.attribute(candidate.sentence, candidate.q_start) if candidate.hedged.before in ("på", "om") else None
        return own or previous.resolved  # "vilket motsvarar investeringar på 150 miljarder"
    shares = q.kind in SHARES and other.kind in SHARES and previous.resolved and (candidate.noun is None or lender is not None)
    if shares and _EARLIER.search(lower, max(previous.q_end, at - 40), at):
        return previous.resolved if _THEN.match(plain, q.end) else None
    if candidate.noun is not None:
        owned = q.kind in SHARES and candidate.hedged.before == previous.hedged.before == "till" and _AND_TO.fullmatch(between)
        by_whom = owned and (previous.noun or "").startswith("av ") and candidate.noun.startswith("av ")
        return previous.resolved if by_whom and previous.resolved != previous.noun else None  # "ägs till 70 procent av A och till 30 av B"
    noun = (previous.noun or "").lower()
    told_twice = q.kind in ("money", "physical") and other.kind in SHARES and noun.startswith("av ")
    again = told_twice and _ONCE_MORE.fullmatch(plain, max(previous.end, other.end), candidate.start)
    reached = q.kind == other.kind == "count" and candidate.hedged.before == "till" and previous.hedged.before == "med" and noun in ANYBODY
    return subject_of_verb.subject(candidate.sentence, previous.q_start) if again or reached else None
