"""What a figure is of whose sentence has told another: that of the other, or its own subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import money, phrase_before, subject_of_verb, words_before_verb
from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, COPULAS
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.insertions import apart
from riksdata.extractors.statistics.attributes.noun_phrase import definite, noun_phrase
from riksdata.extractors.statistics.attributes.noun_words import STATING
from riksdata.extractors.statistics.attributes.said import said
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import SHARES
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.lazy import lazy_regex

_JOINTS = frozenset(("och", "samt", "respektive", ",", "eller", "men", "("))
_S = "[ \u00a0]"
_APPOSED = lazy_regex(
    rf"\($|,{_S}(?:vilket{_S}är{_S})?en{_S}[^\W\d_]{{0,20}}(?:{alternatives('changenoun')}){_S}(?:med|på|om){_S}$",
)
_PRONOUN = lazy_regex(r"(?:av|bland) (?:dessa|dem|dom|detta)")


def figure_beside(candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> Candidate | None:
    """The figure before it in its sentence, or the one before that where that one is in an insertion that does not hold the candidate."""
    if previous is None or apart(candidate.sentence, candidate.q_start, previous.q_start) is None:
        return previous
    return next(
        (
            other
            for other in reversed(told)
            if other.sentence is candidate.sentence and apart(candidate.sentence, candidate.q_start, other.q_start) is None
        ),
        None,
    )


def elliptic(candidate: Candidate, previous: Candidate | None, low: int) -> str | None:
    """What stands between two figures that share a verb; of a place only where the figure before is of one ("och Stormalmö med 30")."""
    found = phrase_before.elliptic(candidate.sentence, low, candidate.q_start) if low else None
    other = previous.resolved if previous is not None else None
    return other if found and found[0].isupper() and " " not in found and other and other[0].islower() else found


def beside_another(plain: str, candidate: Candidate, previous: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a figure is of whose sentence has told another: that of the other, or its own subject."""
    q, sentence, q_start, low = candidate.quantity, candidate.sentence, candidate.q_start, previous.q_end
    if q.kind in SHARES and (whose := _before_relative(sentence, previous, q_start)):
        return whose
    if what := _of_so_many(sentence, candidate, previous):
        return what
    unlike = (q.kind in SHARES) != (previous.quantity.kind in SHARES) or (q.kind == "time") != (previous.quantity.kind == "time")
    if q.kind in SHARES and unlike and _FROM_LEVEL.search(plain, previous.quantity.end, candidate.start + 6):
        return subject_of_verb.subject(sentence, previous.q_start) or previous.resolved
    if _AND_EARNS.search(sentence.lower, low, q_start) and previous.quantity.kind != q.kind:
        begun = next((other for other in told if other.sentence is sentence), previous)
        return (
            subject_of_verb.subject(sentence, begun.q_start) or words_before_verb.before_verb(sentence, begun.q_start) or previous.resolved
        )
    if previous.quantity.kind in (q.kind, "times") and previous.resolved and _AND_IS_NOW.match(sentence.lower, low, q_start):
        return previous.resolved
    if (
        q.kind == "money"
        and previous.quantity.kind in ("count", "fraction")
        and _TOGETHER.fullmatch(sentence.lower, previous.end - sentence.start, q_start)
    ):
        return money.done_with(candidate) or previous.resolved  # "tjänade sex av bolagen tillsammans 150 miljoner kronor"
    if q.kind == previous.quantity.kind == "money" and candidate.hedged.before in ("och", "samt"):
        if previous.hedged.before in COPULAS and _FOR_WHOM.match(plain, previous.quantity.end) and _FOR_WHOM.match(plain, q.end):
            return previous.resolved  # "lönen är 31 000 kronor för bagare och 42 000 kronor för kockar": both are the wage
        goes = money.goes_to(plain, candidate)
        if goes and not definite(goes.rsplit(" ", 1)[-1]):
            return goes
    if q.kind == "money" and previous.quantity.kind == "count" and candidate.hedged.before in ("och", "samt") and said(plain, candidate):
        return None  # "1,9 miljoner besök gjordes och 1,6 miljarder kronor betalades ut"
    joined = q.kind in SHARES and previous.quantity.kind in SHARES and candidate.hedged.before in _JOINTS
    if q.kind == previous.quantity.kind == "count" and previous.noun and candidate.hedged.before in ("och", "samt") and not candidate.per:
        return previous.resolved  # "6 miljoner människor lever i läger och 5 miljoner i städer"
    if q.kind in SHARES and previous.quantity.kind in SHARES and (item := phrase_before.listed(sentence, low, q_start)):
        return item
    if (
        joined
        or _APPOSED.search(plain[previous.quantity.end : candidate.start].lower())
        or not words_before_verb.has_verb(sentence, low, q_start)
    ):
        if q.kind == "money" and unlike and previous.resolved and _PRONOUN.fullmatch(previous.resolved.lower()):
            return subject_of_verb.subject(sentence, previous.q_start) or words_before_verb.around(sentence, q_start)
        alike = (other.resolved for other in reversed(told) if other.sentence is sentence and other.quantity.kind == "money")
        return (next(alike, None) if q.kind == "money" else None) or previous.resolved
    inside = _OWN_OF.match(sentence.lower, low) and previous.quantity.kind == "count" and previous.resolved
    behind = previous.end - sentence.start
    if _AND_ANOTHER.match(sentence.lower, behind):
        low = behind  # "bötfälldes 42 000 danskar och bötesbeloppet ligger på"
    if aside := _ASIDE.match(sentence.lower, low, q_start):
        low = aside.end()  # what is said of the figure before in brackets
    found = (money.done_with(candidate, low) if q.kind == "money" else None) or subject_of_verb.subject(
        sentence, q_start, 0 if inside else low
    )
    if found is None and unlike:
        found = subject_of_verb.subject(sentence, q_start)
    return found or previous.resolved or words_before_verb.around(sentence, q_start)


def _of_so_many(sentence: Sentence, candidate: Candidate, previous: Candidate) -> str | None:
    """What is told of so many things, where a statement says only its level ("Kostnaden för de 12 broarna blev 40 miljoner kronor")."""
    if previous.quantity.kind != "count" or candidate.quantity.kind == "count" or candidate.hedged.before not in _LEVEL_BEFORE:
        return None
    if _NEXT_STATEMENT.search(sentence.lower, previous.q_end, candidate.q_start):
        return None
    found = _WHAT_OF_THEM.search(sentence.text, max(0, previous.q_start - _WHAT_REACH), previous.q_start)
    return found["what"] if found else None


_LEVEL_BEFORE = COPULAS | {"till", "på"}
_NEXT_STATEMENT = lazy_regex(rf"[,;:–(]|{_S}(?:och|men|samt|medan|där|då|att|fick|får){_S}")
_ALL = "(?:de|alla|samtliga|våra|landets)"
_WHAT_OF_THEM = lazy_regex(
    rf"""
    (?:^|[ \u00a0])(?:de[nt]{_S}(?=[^\W\d_]+[ae]{_S}))?                   # den genomsnittliga
    (?P<what>
        (?:andelen|antalet){_S}[^\W\d_]+                              # andelen kvinnor
        |(?:(?<=de[nt][ \u00a0])[^\W\d_]+[ae]{_S})?[^\W\d_]{{3,}}(?:en|et|an|ln|rn|on)  # genomsnittliga avgiften
    )
    {_S}(?:(?:för|bland|hos|av){_S}(?:{_ALL}{_S})?|(?:i|på|vid|inom){_S}{_ALL}{_S})$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WHAT_REACH = 80


def _before_relative(sentence: Sentence, previous: Candidate, at: int) -> str | None:
    """The subject of a verb behind a relative clause that holds the figure before ("Exporten som utgör hälften av allt föll med")."""
    behind = previous.end - sentence.start
    verb = next(iter(sentence.before(at, behind)), None)
    if verb is None or verb[0] not in STATING or verb[1] > behind + 1:
        return None
    tokens = sentence.before(previous.q_start)
    som = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k][0] == "som"), None)
    if som is None or not any(finite(token[0]) for token in tokens[som:]) or "," in sentence.text[tokens[som][1] : at]:
        return None
    first = next((k + 1 for k in range(som - 1, -1, -1) if tokens[k][0] in CLAUSES), 0)
    return None if any(finite(token[0]) for token in tokens[first:som]) else noun_phrase(sentence, tokens[first:som])


_FOR_WHOM = lazy_regex(rf"(?:{_S}(?:i|per|om){_S}[^\W\d_]+)?{_S}(?:för|bland|hos){_S}")
"""Behind an amount: of whom it is."""
_TOGETHER = lazy_regex(rf"(?:{_S}(?:tillsammans|sammanlagt|totalt|ihop|över|drygt|minst|omkring|i{_S}snitt|i{_S}genomsnitt))*{_S}")
_ASIDE = lazy_regex(rf"{_S}\([^()]{{1,80}}\)(?={_S})")
_OWN_OF = lazy_regex(r"[ \u00a0]av[ \u00a0][^\W\d_]+[ \u00a0](?:är|var|har|hade|ligger|låg|blev)[ \u00a0]")
"""After a figure: what it is of, and the verb of a subject that holds the figure ("tiden i tre av ärendena var")."""
_FROM_LEVEL = lazy_regex(r"\((?:från|upp från|ner från|ned från)[ \u00a0]")
"""Before the level that a change began at, in brackets behind its amount ("stigit med 157 000 personer (från 6,1 till …)")."""
_AND_ANOTHER = lazy_regex(r",?[ \u00a0](?:och|samt|medan|men)[ \u00a0][^\W\d_]{3,}(?:en|et|na)[ \u00a0]")
"""Behind what another figure counts: the next statement, with a subject of its own."""
_AND_IS_NOW = lazy_regex(
    r"""
    [^,.;:()]{0,40}?,?[ \u00a0](?:och|samt)[ \u00a0](?:är|var|ligger|låg|uppgår|uppgick|blev|når|nådde)
    (?:[ \u00a0](?:nu|då|redan|i|dag|uppe|nere|på|till|därmed|sedan|alltså|senast|omkring|i[ ]år))*[ \u00a0]$
    """,
    re.VERBOSE,
)
"""A second verb of the same subject, and nothing between it and its level ("och är nu uppe i")."""
_AND_EARNS = lazy_regex(
    r"""
    ,?[ \u00a0](?:och|samt)[ \u00a0]
    (?:(?:är|var|beräknas|uppskattas|bedöms|anses)(?:[ \u00a0]vara)?[ \u00a0]vär[dt]a?
    |omsätter|omsatte|kostar|kostade|tjänar|tjänade|sysselsätter|sysselsatte|väger|vägde|får|fick)
    [^,.;:()]{0,30}$
    """,
    re.VERBOSE,
)
"""A second verb of the same subject ("har 50 anställda och omsätter")."""
