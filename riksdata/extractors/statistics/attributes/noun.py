"""What a candidate is of: the phrase after it, that of the candidate it is joined to, or what its sentence speaks of."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import phrase_after
from riksdata.extractors.statistics.attributes import phrase_in_sentence as in_sentence
from riksdata.extractors.statistics.attributes.noun_words import adjective
from riksdata.extractors.statistics.candidates import RATIO, Candidate
from riksdata.extractors.statistics.vocabulary import CLASSES, alternatives

_S = "[ \u00a0]"
_SIZE = re.compile(rf"{_S}(?:{alternatives('size')})(?={_S})")
_APPOSED = re.compile(
    rf"\($|,{_S}(?:vilket{_S}är{_S})?en{_S}[^\W\d_]{{0,20}}(?:{alternatives('changenoun')}){_S}(?:med|på|om){_S}$",
)
_COMMON = ("vanligare", "oftare", "så", "större", "mindre")
"""What is told by "att": "vanligare att kvinnor drabbas", "högre risk att dö", but "sannolikheten är 24 procent högre att …"."""
_OF_THEM = re.compile(r"\b(?:av|bland) (?:dessa|dem|dom|detta)\b(?=[^,;]*$)")
_OF_THEM_REACH = 60
"""Characters before a candidate within which "av dessa" says what it is of."""
_JOINTS = frozenset(("och", "samt", "respektive", ",", "eller", "men", "("))
_SHARES = ("percent", "fraction")


_OF_THESE = re.compile(rf"{_S}((?:av|bland){_S}(?:dessa|dem|dom))(?!\w)(?!{_S}[^\W\d_]+(?:are|ar|or|er|na|n)\b)")
_PARTS = frozenset(("varav", "därav", "och", "samt", "dem", "dessa"))
"""Before a part, of which the sentence then says what it is."""
_ASIDE_OF = re.compile(rf",(?:{_S}\d[\d,]*{_S}(?:procent|%),)?(?={_S}av{_S})")
"""After a share that its percentage stands beside: "drygt hälften, 52 procent, av alla kunder"."""
_LONG = re.compile(rf"{_S}(?:långt?|långa|gamla?|gammalt)(?={_S}[^\W\d_]{{4}})")
_DIMENSIONS = frozenset(("tunga", "långa", "breda", "höga", "djupa", "tjocka", "stora", "tungt", "långt", "brett", "högt", "djupt"))
_FURTHER = re.compile(rf"{_S}(?:och|samt|eller){_S}[^.;:()\n]{{1,30}}?{_S}(?:{'|'.join(sorted(_DIMENSIONS))})(?={_S})")
"""The second measure of the same thing: "8 600 ton tunga och 750 meter långa tåg"."""
_IS = re.compile(rf"{_S}(?:är|var|utgörs{_S}av|utgjordes{_S}av)(?={_S})")


def measured(plain: str, candidate: Candidate, previous: Candidate | None, last: Candidate | None = None) -> str | None:
    """What is counted or measured; of a part of what was told before, "av dessa", as the text says.

    `previous`: the figure before it in its sentence; `last`: the one before it in the text, of which "Motsvarande siffra" speaks.
    """
    q, sentence = candidate.quantity, candidate.sentence
    these = _OF_THESE.match(plain, q.end) if candidate.noun is None and q.kind in ("percent", "fraction", "count") else None
    if these:
        return these[1]
    found = _paid_in(plain, candidate) or _spent_on(plain, candidate) or _predicate(plain, candidate) or _shared_among(candidate)
    found = found or _measured(plain, candidate, previous)
    if "otsvarande" in sentence.text:
        whose = in_sentence.corresponding(sentence, candidate.q_start)
        if whose or found is None or found.lower() in _EMPTY:
            return whose or (last.resolved if last is not None else found)
    if found is not None and found.lower() in _EMPTY:
        return in_sentence.regarding(sentence) or (previous.resolved if previous is not None and previous.resolved else found)
    return found


_EMPTY = frozenset(("andelen", "andel", "siffran", "siffra", "antalet", "nivån", "motsvarande siffra", "motsvarande andel"))
"""Nouns that say nothing without what they are of."""
_DEFINITE = re.compile(r"^av (?:de|den|det|deras|sin|sitt|sina|alla|samtliga|dess|hans|hennes|\w+s) |(?:en|et|na|ns|dem|dom)$")
_COPULA = re.compile(r"[ \u00a0](?:är|var|utgör|utgjorde|består)[ \u00a0]")
_SPENDING = re.compile(
    r"""
    \b(?:satsa\w{0,3}|lag[td]e?s?|lägger|läggs|spender\w{1,4}|investera\w{0,3}|använd\w{1,4}|fördela\w{0,3}|disponera\w{0,2}|bidr\w{2,4}
    |betala(?:r|de|t|s|des|ts)?|inbetala\w{0,3}|gått|går|gick|utbetala\w{0,3})\b
    [^.;:]{0,40}$
    """,
    re.VERBOSE,
)
_SPENT_ON = re.compile(
    rf"(?:{_S}(?:årligen|per{_S}år|om{_S}året|i{_S}år|{_S}kronor))?{_S}(?:på|till)"  # how often
    rf"(?:{_S}(?:att{_S}[^\W\d_]+|\d{{1,3}}|stöd{_S}till|insatser{_S}för))?(?={_S}[^\W\d_])"
)
"""After an amount that was spent: what for ("satsat 200 miljoner kronor på att elektrifiera banan")."""


def _spent_on(plain: str, candidate: Candidate) -> str | None:
    q, lower = candidate.quantity, candidate.sentence.lower
    found = _SPENT_ON.match(plain, q.end) if q.kind == "money" else None
    if found is None or not _SPENDING.search(lower, max(0, candidate.q_start - 70), candidate.q_start):
        return None
    phrase = phrase_after.following(plain, found.end(), determiners=True)[0]
    return phrase if phrase and phrase_after.acceptable(phrase) else None


def _shared_among(candidate: Candidate) -> str | None:
    """What a share is of where the sentence begins with it ("Av intagna i häkte fick 73 procent del av …"), unless it says so itself."""
    if candidate.quantity.kind not in _SHARES or not candidate.noun or not candidate.sentence.text.startswith(("Av", "Bland")):
        return None
    predicate = candidate.noun.startswith("av ") or _COPULA.search(candidate.sentence.lower, 0, candidate.q_start)
    if predicate and (_DEFINITE.search(candidate.noun) or not candidate.noun.startswith("av ")):
        return None
    return in_sentence.among(candidate.sentence, candidate.q_start)


_IN_WHAT = re.compile(
    rf"""
    (?:{_S}(?:om{_S}året|per{_S}(?:år|månad|person)|årligen|varje{_S}år))?{_S}i{_S}
    (
        (?:[^\W\d_]+(?:de|da|ad|ta|ga|ska|a){_S}){{0,2}}  # förlorade exportintäkter
        [^\W\d_]{{0,30}}
        (?:
            skatt|moms|bidrag|stöd|ersättning|kostnad(?:er)?|intäkt(?:er)?|inkomst(?:er)?|export|import|vinst|förlust(?:er)?|böter
            |avgift(?:er)?|lön(?:er)?|hyra|utdelning|värde|omsättning|utgift(?:er)?|penning|pension(?:er)?|lån|skuld(?:er)?|försäljning
            |besparing(?:ar)?|investering(?:ar)?|vite|skadestånd|ränt(?:a|or)|kapital|bistånd|arvode|marknadsvärde
        )
    )
    (?!\w)
    """,
    re.VERBOSE,
)
"""What an amount is in ("525 miljoner i moms", "3 miljarder kronor per år i förlorade exportintäkter")."""


def _paid_in(plain: str, candidate: Candidate) -> str | None:
    q = candidate.quantity
    found = _IN_WHAT.match(plain, q.end) if q.kind == "money" else None
    return found[1] if found else None


def _predicate(plain: str, candidate: Candidate) -> str | None:
    """What a part is said to be ("varav 45 600 var butiksstölder")."""
    q = candidate.quantity
    if q.kind != "count" or candidate.noun or candidate.hedged.before not in _PARTS:
        return None
    verb = _IS.match(plain, q.end)
    phrase = phrase_after.following(plain, verb.end())[0] if verb else None
    if phrase is None or not phrase_after.acceptable(phrase):
        return None
    head = phrase.rsplit(None, 1)[-1].lower()
    return None if adjective(head) and not (head.endswith("are") and head not in CLASSES["degree"]) else phrase


def _measured(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.kind in _SHARES and (aside := _ASIDE_OF.match(plain, q.end)) and (phrase := phrase_after.of_phrase(plain, aside.end())[0]):
        return phrase
    if q.kind == "time" and (long := _LONG.match(plain, q.end)):
        return phrase_after.following(plain, long.end())[0]
    if candidate.noun and q.kind == "physical" and candidate.noun in _DIMENSIONS:
        further = _FURTHER.match(plain, candidate.end)
        return phrase_after.following(plain, further.end())[0] if further else None
    if candidate.noun and q.kind in ("count", "fraction", "percent", "physical"):
        return candidate.noun
    if "dubbl" in q.word or q.word.startswith("halver"):
        if q.word.endswith(("ing", "ingen")) and (phrase := phrase_after.of_phrase(plain, q.end)[0]):
            return phrase
        done = phrase_after.owned(plain, q.end) or (in_sentence.subject(sentence, q_start) if q.word.endswith(("ats", "at")) else None)
        return done or phrase_after.following(plain, q.end, determiners=True)[0] or in_sentence.subject(sentence, q_start)
    if q.kind == "physical" and (phrase := phrase_after.of_phrase(plain, q.end)[0]):
        return phrase
    compared = _compared(plain, candidate)
    if compared:
        return compared
    if candidate.hedged.before in ("på", "om", "mellan", "av") and (attribute := in_sentence.attribute(sentence, q_start)):
        return attribute
    low = previous.q_end if previous is not None else 0
    if q.kind in _SHARES and candidate.hedged.before == "där":  # "länder där 98 procent får avslag": not of the countries
        return _after(plain, candidate)
    if q.kind in ("percent", "fraction", "count"):
        those = _OF_THEM.search(sentence.lower, max(low, q_start - _OF_THEM_REACH), q_start)
        if those and (phrase := phrase_after.following(sentence.text, those.end())[0]) and phrase_after.acceptable(phrase):
            return phrase  # "Av dessa lärare uppgav 60 procent"
        if those or candidate.hedged.before == "att":
            # the candidate is of those told before, or begins a clause
            return (previous.resolved if previous else None) or in_sentence.among(sentence, q_start) or _after(plain, candidate)
    close = (
        (in_sentence.among(sentence, q_start) if q.kind in _SHARES else None)
        or in_sentence.related(sentence, q_start, low)
        or (in_sentence.elliptic(sentence, low, q_start) if low else None)
    )
    if close:
        return close
    if previous is None or not previous.resolved:
        return (
            in_sentence.apposed(sentence, q_start, low)
            or in_sentence.subject(sentence, q_start)
            or _after(plain, candidate)
            or in_sentence.around(sentence, q_start)
        )
    joined = q.kind in _SHARES and previous.quantity.kind in _SHARES and candidate.hedged.before in _JOINTS
    if (
        joined
        or _APPOSED.search(plain[previous.quantity.end : candidate.start].lower())
        or not in_sentence.has_verb(sentence, low, q_start)
    ):
        return previous.resolved
    found = in_sentence.subject(sentence, q_start, low)
    unlike = (q.kind in _SHARES) != (previous.quantity.kind in _SHARES) or (q.kind == "time") != (previous.quantity.kind == "time")
    if found is None and unlike:
        found = in_sentence.subject(sentence, q_start)
    return found or previous.resolved or in_sentence.around(sentence, q_start)


def _after(plain: str, candidate: Candidate) -> str | None:
    """What stands after the candidate and its denominator."""
    q = candidate.quantity
    if q.kind == "time":
        return phrase_after.clause(plain, q.end)
    return candidate.noun or phrase_after.after_phrase(plain, candidate.per[1] if candidate.per else q.end, q.kind in _SHARES)


def _compared(plain: str, candidate: Candidate) -> str | None:
    """What a comparison is about ("tre gånger så mycket manskap", "10 procent mer i ersättning"), or the noun of a numbered whole."""
    q = candidate.quantity
    if q.kind not in ("times", "percent"):
        return None
    ratio = RATIO.match(plain, q.end)
    at = ratio.end() if ratio else q.end
    if ratio or q.word == "dubbelt":
        size = _SIZE.match(plain, at)
        phrase = phrase_after.following(plain, size.end() if size else at)[0]
        if phrase is None and ratio and ratio[1] in ("mer", "mera", "mindre"):
            phrase = phrase_after.after_phrase(plain, at, False)
        if phrase is None and (ratio is None or ratio[1] in _COMMON or "risk" in ratio[0]):
            phrase = phrase_after.clause(plain, at)
        if phrase and phrase_after.acceptable(phrase):
            return phrase
    return phrase_after.following(plain, q.end)[0] if q.kind == "percent" and q.whole is not None else None
