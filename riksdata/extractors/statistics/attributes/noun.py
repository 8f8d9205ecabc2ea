"""What a candidate is of: the phrase after it, that of the candidate it is joined to, or what its sentence speaks of."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import phrase_after
from riksdata.extractors.statistics.attributes import phrase_in_sentence as in_sentence
from riksdata.extractors.statistics.candidates import RATIO, Candidate
from riksdata.extractors.statistics.vocabulary import alternatives

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


_OF_THESE = re.compile(r"[ \u00a0]((?:av|bland)[ \u00a0](?:dessa|dem|dom))(?!\w)")


def measured(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """What is counted or measured, or, where the text says no more, "av dessa"."""
    found = _measured(plain, candidate, previous)
    these = _OF_THESE.match(plain, candidate.quantity.end) if found is None else None
    return these[1] if these else found


def _measured(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if candidate.noun and q.kind in ("count", "fraction", "percent", "physical"):
        return candidate.noun
    if "dubbl" in q.word or q.word.startswith("halver"):
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
            return (previous.resolved if previous else None) or in_sentence.among(sentence) or _after(plain, candidate)
    close = (
        (in_sentence.among(sentence) if q.kind in _SHARES else None)
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
    if found is None and (q.kind in _SHARES) != (previous.quantity.kind in _SHARES):
        found = in_sentence.subject(sentence, q_start)
    return found or previous.resolved or in_sentence.around(sentence, q_start)


def _after(plain: str, candidate: Candidate) -> str | None:
    """What stands after the candidate and its denominator."""
    q = candidate.quantity
    if q.kind == "time":
        return None
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
