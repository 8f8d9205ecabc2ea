"""Nouns that were taken over with words that are not the figure's own: a rank, a place, the clause before; and what has so many people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import groups
from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, LIGHT
from riksdata.extractors.statistics.attributes.noun_phrase import definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_after import acceptable, following
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.attributes.subject_words import PRONOUNS
from riksdata.extractors.statistics.attributes.taken_up import told_before
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import SHARES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_][\w-]*"


def own_noun(plain: str, candidate: Candidate, found: str, told: Sequence[Candidate]) -> str:
    """What a candidate is of, without what belongs to another figure; `told`: the figures before it in the text."""
    if candidate.noun is not None:
        if candidate.hedged.before in ("på", "om") and candidate.noun.partition(" ")[0].lower() in _PEOPLE:
            return _had_by_so_many(candidate) or found
        in_cases = found == "fall" and candidate.quantity.kind == "fraction" and candidate.hedged.before == "i"
        subject = _HAS_IN_CASES.match(candidate.sentence.text, 0, candidate.q_start) if in_cases else None
        return subject[1] if subject else found  # "Kommunerna har i sju av tio fall sagt nej"
    if candidate.quantity.kind == "time" and (takes := _takes_until(plain, candidate, found)):
        return takes
    if found.lower() in _THEM:
        return _those_named(candidate, found) or found
    if " medan " in found or " samtidigt som " in found:
        return _of_last_clause(plain, candidate, found, told)
    if thought := _THOUGHT.match(found):
        return found[thought.end() :]  # "gör bedömningen att tillväxten stannar på": not of who thinks so
    if (said := _COPULA.match(found)) and definite(said["noun"].lower()):
        return found[said.start("what") :]  # "I Tuna är kostnaden för bidrag": not with its verb
    if candidate.hedged.before in ("på", "om", "av") and (tail := _behind_article(candidate, found)):
        return tail
    if told and told[-1].sentence is candidate.sentence and (own := _behind_other(candidate, found, told)):
        return own
    if (whose := _of_subject_told(candidate, found)) or (whose := _for_others(plain, candidate, found, told)):
        return whose
    if not told:
        return found
    if candidate.quantity.kind == "money" and _OF_THESE.match(candidate.sentence.text) and _AUXILIARY.match(found):
        return told_before(plain, candidate, told, ("money",)) or found  # "Av dessa hade länen beviljats 2 miljarder kronor"
    counted = told[-1].sentence is candidate.sentence and told[-1].quantity.kind == "count"
    if candidate.quantity.kind in SHARES and counted and _is_place(candidate, found):
        return told[-1].resolved or found  # "De 400 fyrarna finns i hela Norrland, men över hälften lyser i Tuna"
    if candidate.quantity.kind in SHARES and (same := _same_elsewhere(plain, candidate, found, told)):
        return same
    ranked = _RANKED.match(found)
    if ranked and found not in candidate.sentence.text:
        return found[ranked.end() :]  # "Tuna har landets högsta skuld, 90 kronor. Sedan kommer Boda med 80"
    return found


def _is_place(candidate: Candidate, found: str) -> bool:
    """Whether a noun is the name of a place that stands as one before the figure ("i hela Norrland")."""
    text = candidate.sentence.text
    begins = text.rfind(found, 0, candidate.q_start)
    return (
        found[0].isupper() and " " not in found and begins > 0 and _AT_PLACE.search(text, max(0, begins - _NEAR_PLACE), begins) is not None
    )


_AT_PLACE = lazy_regex(rf"(?<!\w)(?:i|över|från|till){_S}(?:hela{_S})?$")
_NEAR_PLACE = 12
_THOUGHT = lazy_regex(rf"(?:{_W}{_S})?(?:bedömning|prognos|uppfattning|slutsats|uppskattning)(?:en)?{_S}att{_S}")
_HAS_IN_CASES = lazy_regex(rf"((?:{_W}{_S}){{0,2}}{_W}na){_S}(?:har|hade|är|var|blir|blev|får|fick){_S}[^.,;:()]{{0,40}}$")
_TAKES = lazy_regex(rf"(?<!\w)(?:ta|tar|tog|tagit|dröja|dröjer|dröjde|dröjt)(?:{_S}det)?(?:{_S}{_W}){{0,3}}{_S}$")
_LEADS = lazy_regex(rf"(?:^|[.:;]{_S})(?:I|För|På|Hos|Inom)(?:{_S}{_W}){{0,2}}{_S}$")
_UNTIL = lazy_regex(rf"{_S}(?:i{_S}kö{_S})?innan{_S}((?:{_W}{_S}){{1,6}}?{_W})(?=[.,;:()]|$|{_S}(?:och|men|samt){_S})")


def _takes_until(plain: str, candidate: Candidate, found: str) -> str | None:
    """What takes so long, behind the time, where the noun is only where ("I länet tar det 4 månader innan beslut fattas")."""
    sentence, at = candidate.sentence, candidate.q_start
    begins = sentence.text.rfind(found, 0, at)
    if begins < 0 or not _LEADS.search(sentence.text, 0, begins):
        return None
    until = _UNTIL.match(plain, candidate.quantity.end) if _TAKES.search(sentence.lower, 0, at) else None
    return until[1] if until else None


_THEM = frozenset(("av dem", "av dessa", "av dom"))
_SO_MANY = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        \d{{1,3}}(?:{_S}\d{{3}})*|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv                    # två
        |alla|samtliga|(?:många|flera|några|flertalet|merparten)(?:{_S}av{_S}de)?|ett{_S}(?:stort{_S})?antal  # alla
    )
    {_S}
    (?P<those>
        (?:(?!som|och|av)[a-zåäö]+[ad]e?{_S}){{0,2}}  # nya
        (?!procent|miljon|miljard|kron|euro|dollar|år|mån|veck|dag|tim|gång|tillfäll|minut|basbelopp)
        [a-zåäö][a-zåäö-]{{3,}}(?:ar|or|er|are|na|brott|fall|barn|företag|mål|ärenden|reservat|skott|förslag|beslut|hem|hus|träd|tåg|län)
    )
    (?!\w)
    """,
    re.X,
)
"""Those told by how many they are, whose number is no statistic or was not read as one."""


def _those_named(candidate: Candidate, them: str) -> str | None:
    """Whom "av dem" means, where no figure told of them: those named by their number, or the many of the sentence before."""
    sentence = candidate.sentence
    said = sentence.text.rfind(them, 0, candidate.q_start)
    if sentence.lower.startswith(f"{them.lower()} som ", said if said >= 0 else candidate.q_end + 1):
        return None
    for place, end in ((sentence, candidate.q_start if said < 0 else said), (sentence.earlier, None)):
        if place is None or (place is not sentence and sentence.start - place.end > _NEAR):
            return None
        end = len(place.text) if end is None else end
        told = [hit for hit in _SO_MANY.finditer(place.lower, 0, end) if hit["those"].rsplit(None, 1)[-1] not in FUNCTION]
        if told:
            return place.text[told[-1].start("those") : told[-1].end("those")]
        if place is not sentence:
            return groups.many(place)
    return None


_NEAR = 4
"""Characters between two sentences of a paragraph."""
_PEOPLE = frozenset(("personer", "invånare", "människor", "individer", "boende"))
_SIZE_TOLD = lazy_regex(
    rf"""
    (?<!\w)
    (?P<what>
        [^\W\d_]*(?:netto|folkmängd|befolkning|befolkningen|invånarantal|invånartal|medlemsantal|tillväxt|
        (?:flyttnings|födelse|inflyttnings|befolknings|flytt)(?:överskott|underskott|förlust|vinst))
        (?:{_S}(?:gentemot|mot|från|till|i|inom){_S}(?:{_W}{_S}?){{1,3}}?)?
    )
    {_S}(?:på|om){_S}(?:{_W}{_S}){{0,2}}$
    """,
    re.X,
)
"""What is as large as so many people are, before its size ("ett flyttnetto mot länet på")."""
_SIZES = ("netto", "folkmängd", "befolkning", "antal", "invånartal", "tillväxt", "överskott", "underskott", "förlust", "vinst")
_BEFORE = 110
"""Characters before a figure within which such a noun stands."""


def _had_by_so_many(candidate: Candidate) -> str | None:
    """What has a size that is told in people ("en folkmängd på 5 000 invånare")."""
    sentence, at = candidate.sentence, candidate.q_start
    left = sentence.lower[max(0, at - _BEFORE) : at]
    hit = _SIZE_TOLD.search(left) if any(word in left for word in _SIZES) else None
    if hit is None:
        return None
    begins = at - len(left) + hit.start("what")
    for word, start, _ in reversed(sentence.before(begins)):
        if word in FUNCTION or not adjective(word) or sentence.text[start].isupper():
            break
        begins = start  # "ett positivt flyttnetto"
    return sentence.text[begins : at - len(left) + hit.end("what")]


_LAST_CLAUSE = lazy_regex(rf"^.*{_S}(?:medan|samtidigt{_S}som){_S}")
_THE_FIGURE_OF = lazy_regex(
    rf"(?:motsvarande{_S})?(?:siffran?|andelen|antalet|talet|tal|nivån){_S}(?P<led>för|bland|hos|i|på|inom){_S}(?P<whose>.+)$"
)
_GROUPS = ("för", "bland", "hos")
_TIME = lazy_regex(rf"(?:^|{_S})(?:år|året|halvår|halvåret|kvartal|kvartalet|månad|månaden|perioden|tal|\d{{4}})(?:{_S}|$)")


def _of_last_clause(plain: str, candidate: Candidate, found: str, told: Sequence[Candidate]) -> str:
    """What the clause of a figure says, where the one before it was taken too ("har bil medan siffran för män är 30 procent")."""
    cut = _LAST_CLAUSE.match(found)
    rest = found[cut.end() :] if cut else found
    hit = _THE_FIGURE_OF.match(rest)
    if hit is None:
        return rest or found
    if hit["led"] in _GROUPS and not _TIME.search(hit["whose"].lower()):
        return hit["whose"]
    kinds = SHARES if candidate.quantity.kind in SHARES else (candidate.quantity.kind,)
    return told_before(plain, candidate, told, kinds) or rest


_ARTICLE = lazy_regex(
    rf"""
    [^\W\d_]{{3,}}(?:na|en|et)(?:{_S}{_W})?{_S}(?:ett|en){_S}(?P<noun>[a-zåäö]{{3,}}(?:{_S}[a-zåäö]{{3,}})?)$  # fonden ett resultat
    |{_S}till{_S}(?:ett|en){_S}(?P<at>[a-zåäö]{{3,}})$                                                          # till en kostnad
    """,
    re.X,
)


def _behind_article(candidate: Candidate, found: str) -> str | None:
    """The noun with its article right before the figure, where a subject before it was taken too ("gav fonden ett resultat på")."""
    hit = _ARTICLE.search(found)
    noun = (hit["noun"] or hit["at"]) if hit else None
    near = noun is not None and candidate.sentence.text.endswith(found, 0, max(0, candidate.q_start - len(candidate.hedged.before) - 2))
    if near and hit is not None and noun in ("nivå", "andel"):
        return found[: hit.start("at")].rsplit(" till ", 1)[0] if hit["at"] else None  # "höja räntan till en nivå på"
    return noun if near and noun is not None and not is_verb(noun.split()[0]) else None


def _behind_other(candidate: Candidate, found: str, told: Sequence[Candidate]) -> str | None:
    """The noun without what the figure before it counts ("20 personer i fjol och kostnaderna"); of a name in a list, what was counted."""
    sentence, last = candidate.sentence, told[-1]
    if last.noun and found.startswith(f"{last.noun} ") and (joint := _AND_DEFINITE.search(found)):
        begins = sentence.text.rfind(found, 0, candidate.q_start)
        return found[joint.end() :] if begins >= last.q_end else None
    found = _AFTER_BRACKET.sub("", found)
    if (
        candidate.quantity.kind == "count"
        and found[0].isupper()
        and _NAMED.fullmatch(found)
        and sentence.text.endswith(f"{found} (", 0, candidate.q_start)
    ):
        others = (other for other in reversed(told) if other.sentence is sentence and other.resolved and other.resolved[0].islower())
        other = next(others, None)
        return other.resolved if other is not None and other.quantity.unit == candidate.quantity.unit else None
    return None


_AND_DEFINITE = lazy_regex(rf"{_S}och{_S}(?=[^\W\d_]{{3,}}(?:na|en|et)$)")
_AFTER_BRACKET = lazy_regex(rf"^.*\),?{_S}(?:och{_S}|samt{_S})?")
_NAMED = lazy_regex(r"[A-ZÅÄÖ][a-zåäö]+(?:[ \u00a0-][A-ZÅÄÖ][a-zåäö]+)?")
_OF_THESE = lazy_regex(rf"Av{_S}(?:dessa|detta|dem){_S}")
_AUXILIARY = lazy_regex(rf"(?:har|hade|fick|får|ska|skall|skulle){_S}")


def _of_subject_told(candidate: Candidate, found: str) -> str | None:
    """The subject of which a sentence says what it is, where the figure is told of that by a clause ("Utter är en art som minskat med")."""
    sentence = candidate.sentence
    begins = sentence.text.rfind(f" {found} som ", 0, candidate.q_start)
    if begins < 0 or "," in sentence.text[begins : candidate.q_start]:
        return None
    tokens = sentence.before(begins + 1)
    if len(tokens) < _LEAST_PREDICATE or tokens[-1][0] not in ("en", "ett"):
        return None
    copula = len(tokens) - 2
    while copula and tokens[copula][0] in LIGHT:
        copula -= 1
    if tokens[copula][0] not in ("är", "var") or not copula:
        return None
    first = max((k for k in range(copula) if tokens[k][0] in CLAUSES), default=-1) + 1
    subject = noun_phrase(sentence, tokens[first:copula])
    return subject if subject and not any(token[0] in PRONOUNS for token in tokens[first:copula]) else None


_LEAST_PREDICATE = 3
_FOR_WHOM = lazy_regex(rf"{_S}för{_S}")


def _for_others(plain: str, candidate: Candidate, found: str, told: Sequence[Candidate]) -> str | None:
    """Whom a figure is for, where the noun is whom the one before was for ("3 procent för kvinnor och 5 procent för män")."""
    last = told[-1] if told else None
    if last is None or last.sentence is not candidate.sentence or last.resolved != found:
        return None
    whose = _FOR_WHOM.match(plain, candidate.quantity.end)
    if whose is None or not plain.startswith(f" för {found}", last.quantity.end):
        return None
    phrase = following(plain, whose.end() - 1, determiners=True)[0]
    return phrase if phrase and acceptable(phrase) else None


_COPULA = lazy_regex(
    rf"""
    (?:är|var|blir|blev){_S}(?:(?:den|det|de){_S})?  # är det
    (?P<what>(?:{_W}a{_S})?(?P<noun>{_W}))           # finansiella sparandet
    (?={_S}(?:för|i|på|av){_S}|$)
    """,
    re.X,
)
"""A subject that stands behind its copula, with which it was read."""
_RANKED = lazy_regex(
    rf"""
    (?:(?:{_W}s{_S})?(?:den{_S}|det{_S}|de{_S})?(?:näst{_S}|absolut{_S}|i{_S}särklass{_S})?)?  # Sveriges näst
    (?:högsta|lägsta|största|minsta|längsta|kortaste|bästa|sämsta){_S}                         # högsta
    (?=[a-zåäö]{{4}})
    """,
    re.X,
)
"""Which of all it is, before what is measured ("Sveriges näst högsta arbetslöshet")."""
_ELSEWHERE = lazy_regex(
    rf"""
    (?:^|[,;–]{_S}|(?<!\w)(?:och|men|medan|att){_S})(?:(?:den|det){_S})?
    (?:i|inom|på|vid){_S}(?:(?:den|det|de|vårt|vår|[^\W\d_]+[as]){_S}){{0,3}}$
    """,
    re.X | re.IGNORECASE,
)
"""Before a place that a clause begins with."""
_IS_THERE = lazy_regex(
    rf"""
    (?:{_S}(?:som{_S}helhet|i{_S}stort|totalt))?
    (?:
        {_S}(?:är|var|ligger|låg|blev|blir)(?:{_S}(?:det|den|de|siffran|andelen|nivån|ökningen|minskningen))?
        (?:{_S}(?:nu|redan|bara|hela|drygt|cirka|omkring|på|alltså|däremot|dock|i{_S}dag|idag))*
        |{_S}(?:på|med)
    )
    {_S}$
    """,
    re.X,
)
_CUT_PLACE = lazy_regex(rf"{_S}(?:i|inom|på|vid){_S}(?!(?:arbetsför{_S})?åld[er]).+$")
_AGE = lazy_regex(r"ålder|åldr|årskurs|grupp|kategori")


def _same_elsewhere(plain: str, candidate: Candidate, found: str, told: Sequence[Candidate]) -> str | None:
    """What a share was of that was told before, where this one's clause says only the place ("I vården är det 70 procent")."""
    sentence, at = candidate.sentence, candidate.q_start
    begins = sentence.text.rfind(found, 0, at)
    if begins < 0 or _AGE.search(found.lower()) or plain.startswith((" som ", " av "), candidate.quantity.end):
        return None
    if not _IS_THERE.fullmatch(sentence.lower, begins + len(found), at):
        return None
    if not _ELSEWHERE.search(sentence.lower, max(0, begins - 40), begins):
        return None
    before = told_before(plain, candidate, told, SHARES)
    if before is None or before == found:
        return None
    return without_place(before)


def without_place(noun: str) -> str:
    """A noun without the place that it was told of, where another place has the next figure."""
    return noun if " som " in noun else _CUT_PLACE.sub("", noun) or noun
