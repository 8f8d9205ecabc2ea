"""What a time, a distance or another measure is of, where the words next to it say what lasts or is so long."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes import groups, phrase_after, phrase_before, prepositions_after, said_after, subject_of_verb
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.noun_words import STATING, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_WAITED = lazy_regex(r"(?<!\w)(vänta(?:r|t|de)?)(?: [^\W\d_]+){0,2} $")
_WAITED_REACH = 40
"""Characters before a time within which it is said that somebody waits so long."""
_LONG = lazy_regex(rf"{_S}(?:långt?|långa|gamla?|gammalt)(?={_S}[^\W\d_]{{4}})")


def of_time(plain: str, candidate: Candidate) -> str | None:
    """What lasts so long or is waited for, where the words next to the time say so."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if plain.startswith((" av ", "\u00a0av "), q.end) and (phrase := prepositions_after.of_phrase(plain, q.end)[0]):
        return phrase
    if waited := _WAITED.search(sentence.lower, max(0, q_start - _WAITED_REACH), q_start):
        return sentence.text[waited.start(1) : waited.end(1)]
    if awaited := _awaited(plain, candidate):
        return awaited
    if long := _LONG.match(plain, q.end):
        return phrase_after.following(plain, long.end())[0]
    return said_after.lasting(plain, q.end)


def of_dimension(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """What is so long, heavy or wide, where the word behind the measure says which measure it is."""
    sentence = candidate.sentence
    further = _FURTHER.match(plain, candidate.end)
    place = further.end() if further else candidate.end if candidate.noun in _OF_ONE else None
    phrase = phrase_after.following(plain, place)[0] if place is not None else None
    phrase = phrase or (candidate.noun if candidate.noun in _OF_ONE else None)
    if phrase is None and previous is not None and _NEXT_MEASURE.fullmatch(sentence.lower, previous.q_end, candidate.q_start):
        return previous.resolved
    return phrase or subject_of_verb.subject(sentence, candidate.q_start)


def with_its_verb(candidate: Candidate, noun: str) -> str:
    """What is done so long, where the noun right before a time is only the object of it ("hålla fienden borta", "suttit fängslad")."""
    sentence, at = candidate.sentence, candidate.q_start
    begins = sentence.text.rfind(noun, max(0, at - _OBJECT_REACH), at)
    before = sentence.before(begins)[-1:] if begins > 0 else []
    if not before or begins - before[0][2] > 1 or noun.lower().startswith(("hur ", "att ", "vad ")):
        return noun
    verb, start, _ = before[0]
    object_of = verb.endswith(("a", "å", "it", "at", "tt")) and verb not in _OF_SUBJECT
    if not is_verb(verb) or verb in STATING or not (object_of or (adjective(noun) and " " not in noun)):
        return noun
    ends = begins + len(noun)
    rest = _BORTA.fullmatch(sentence.lower, ends, at)
    return sentence.text[start : rest.end(1) if rest and rest[1] else ends]


_OBJECT_REACH = 90
_BORTA = lazy_regex(rf"({_S}(?:borta|ute|inne|nere|kvar|vid{_S}liv|öppna?|öppet|fria?|gående|stående|tillbaka))?{_S}(?:[^\W\d_]+{_S})?")
_OF_SUBJECT = frozenset(("kommit", "komma", "finnas", "funnits", "följa", "följt", "hänt", "skett", "uppstå", "uppstått", "gå", "gått"))
"""Verbs behind which stands their subject ("det har kommit rop")."""


def _awaited(plain: str, candidate: Candidate) -> str | None:
    """What takes so long, told behind it, where the verb before it has no subject but "det" ("tar det nio år innan alla har jobb")."""
    q, lower, at = candidate.quantity, candidate.sentence.lower, candidate.q_start
    if _SKILJER.search(lower, max(0, at - 60), at):
        return prepositions_after.after_phrase(plain, q.end, False)
    if _ON_ITSELF.match(plain, q.end):
        return said_after.awaited(plain, q.end)
    if _IT_TAKES.search(lower, max(0, at - 60), at) is None:
        return None
    if told := _FOR_WHOM.match(plain, q.end):
        return told[1]
    whose = None if plain.startswith((" att ", "\u00a0att "), q.end) else groups.regarding(candidate.sentence)
    return whose or said_after.awaited(plain, q.end)


_FOR_WHOM = lazy_regex(
    rf"""
    {_S}
    (
        för(?:{_S}(?!att{_S})[^\W\d_][\w-]*){{1,5}}?                                       # för ett brev
        {_S}att(?:{_S}(?!än{_S}|och{_S}|som{_S}|men{_S})[^\W\d_][\w-]*){{1,5}}             # att nå fram
    )
    (?=[.,;:)]|{_S}|$)
    """,
    re.X,
)
"""Behind a time: for whom it takes so long to do what ("tar tre dagar för ett brev att nå fram")."""
_ON_ITSELF = lazy_regex(rf"{_S}på{_S}sig{_S}(?:för{_S})?att{_S}")
_SKILJER = lazy_regex(r"(?<!\w)(?:skilj(?:er|de)|skilt)(?!\w)[^,;:]{0,40}$")
_IT_TAKES = lazy_regex(
    r"""
    (?<!\w)
    (?:
        (?:tar|tog|ta|tagit|dröjer|dröjde|dröja|dröjt|kan|kunde|skulle|har|hade|krävs|krävdes|kommer|beräknas|väntas)[ \u00a0]det
        |det(?:[ \u00a0](?:i[ \u00a0](?:genomsnitt|snitt|praktiken|regel|dag)|ofta|vanligen|normalt|oftast))?  # det i genomsnitt
        [ \u00a0](?:tar|tog|dröjer|dröjde|krävs|krävdes|kan|har|hade|skulle|kunde|kommer|beräknas|väntas|gick|går)
    )
    (?!\w)[^.;:()\d]{0,45}$
    """,
    re.X,
)
_OF_ONE = frozenset(("tung", "lång", "bred", "hög", "djup", "tjock"))
DIMENSIONS = _OF_ONE | frozenset(
    ("tunga", "långa", "breda", "höga", "djupa", "tjocka", "stora", "tungt", "långt", "brett", "högt", "djupt")
)
_FURTHER = lazy_regex(rf"{_S}(?:och|samt|eller){_S}[^.;:()\n]{{1,30}}?{_S}(?:{'|'.join(sorted(DIMENSIONS))})(?={_S})")
"""The second measure of the same thing: "8 600 ton tunga och 750 meter långa tåg"."""
_NEXT_MEASURE = lazy_regex(rf"{_S}(?:{'|'.join(sorted(DIMENSIONS))})(?:,|{_S}och|{_S}samt){_S}")
"""Between two measures of the same thing: "är 81 meter långt, 16 meter brett"."""
_WHERE_TO = lazy_regex(rf"{_S}(?:till|från|mellan|runt|längs|över|genom)(?={_S}[^\W\d_])")


def distance(plain: str, candidate: Candidate) -> str | None:
    """What something is so far from ("Det är 40 kilometer till sjukhuset")."""
    hit = _WHERE_TO.match(plain, candidate.quantity.end) if candidate.quantity.unit in ("km", "m", "mil") else None
    phrase = phrase_after.following(plain, hit.end(), determiners=True)[0] if hit else None
    return phrase if phrase and phrase_after.acceptable(phrase) else None


_LIES = lazy_regex(
    rf"(?<!\w)(?:i|på|vid){_S}([A-ZÅÄÖ][\w-]+(?:{_S}[A-ZÅÄÖ][\w-]+)*),{_S}som{_S}(?:ligger|låg){_S}(?:[^\W\d_]+{_S}){{0,2}}$"
)


def placed(candidate: Candidate) -> str | None:
    """What lies so far away, where a relative clause tells it of a place ("var tänkt i Påhittby, som ligger 15 minuter från")."""
    hit = _LIES.search(candidate.sentence.text, max(0, candidate.q_start - 90), candidate.q_start)
    return hit[1] if hit else None


def named_level(candidate: Candidate) -> str | None:
    """The level whose points are told right before them ("under medelvärdet 65 poäng", "ett resultat på 480 poäng")."""
    sentence, q_start = candidate.sentence, candidate.q_start
    last = sentence.before(q_start)[-1:]
    if last and candidate.start == candidate.quantity.start and definite(last[0][0]) and last[0][0] not in VERBS:
        return sentence.text[last[0][1] : last[0][2]]
    return phrase_before.attribute(sentence, q_start) if candidate.hedged.before == "på" else None
