"""Nouns that say too little alone ("andelen", "ökningen", "motsvarande siffra"), and what they are of in their turn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import groups, levels, parts_of_told, phrase_after, prepositions_after, subject_of_verb
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.not_its_own import without_place
from riksdata.extractors.statistics.attributes.noun_of_change import CHANGE_OF, change_seen, reckoned_change
from riksdata.extractors.statistics.attributes.taken_up import changed_before, told_before
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import PARTS, SHARES
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def completed(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate], found: str | None) -> str | None:
    """What a candidate is of, where the words found say too little: what they are of in their turn, if it is told."""
    q, sentence, last = candidate.quantity, candidate.sentence, told[-1] if told else None
    if "otsvarande" in sentence.text[: q.start - sentence.start] or (
        "otsvarande" in sentence.text and _CORRESPONDING.search(sentence.text)
    ):
        whose = groups.corresponding(*own(sentence, candidate.q_start)[:2])
        if whose and _COUNTRY.fullmatch(whose) and last is not None:
            of_told = (other.resolved for other in reversed(told) if other.quantity.unit == q.unit and other.resolved)
            return without_place(next(of_told, whose))
        placed = whose is None and last is not None and _CORRESPONDING_THERE.search(sentence.lower, 0, candidate.q_start)
        if whose is None and last is not None and (placed or parts_of_told.says_no_whom(sentence, candidate.q_start)):
            alike = (other.resolved for other in reversed(told) if (other.quantity.kind in SHARES) == (q.kind in SHARES))
            same = next(alike, last.resolved)
            return without_place(same) if placed and same else same
        if whose or found is None or found.lower() in _EMPTY:
            return whose or (last.resolved if last is not None else found)
    if found is None:
        return None
    if candidate.hedged.before in ("från", "till") and (of_what := CHANGE_OF.match(found)):
        return found[of_what.end() :]  # "en dubblering av kommuner som köpt lägenheter, från 23 till"
    if candidate.noun is None and "räkn" in sentence.lower and (reckoned := reckoned_change(sentence, candidate.q_start)):
        return reckoned
    if candidate.noun is None and found[0].isupper() and (changing := change_seen(sentence, candidate.q_start)):
        return changing  # not who tells it
    bare = found.lower()
    if bare == "antalet" and (whose := _number_of_done(sentence, candidate.q_start)):
        return whose
    if bare in _SHARES_NAMED and (part := groups.part_before(sentence)):
        return part
    if bare in _EMPTY:
        whose = groups.named_share(sentence, candidate.q_start) if bare in _SHARES_NAMED else None
        whose = whose or groups.regarding(sentence) or (previous.resolved if previous is not None and previous.resolved else None)
        return whose or told_before(plain, candidate, told, SHARES if q.kind in SHARES else (q.kind,)) or found
    if bare in _BARE_CHANGES and not prepositions_after.of_phrase(plain, q.end)[0]:
        return changed_before(sentence) or found
    if bare in _APPOSED_CHANGES:
        return _before_apposition(sentence, candidate.q_start) or _changed_by_it(plain, candidate, told) or found
    if q.kind == "percent" and candidate.noun is None and levels.names_only_whose(found):
        return levels.level_before(plain, candidate, told, found) or found
    if q.kind == "times" and previous is not None and previous.resolved and levels.names_only_whose(found):
        return previous.resolved  # "Snittet är 17 dödsfall, och Sverige ligger fem gånger högre"
    return _MOST.sub("", found) if found and q.kind in SHARES else found


_MOST = lazy_regex(rf"^(?:de{_S})?(?:allra{_S})?flesta{_S}", re.I)
"""Before what a share is of, which is all of it: "i de allra flesta fallen, 88 procent"."""
_EMPTY = frozenset(
    (
        "andelen",
        "andel",
        "siffran",
        "siffra",
        "antalet",
        "nivån",
        "motsvarande siffra",
        "motsvarande andel",
        "löpande priser",
        "fasta priser",
    )
)
"""Nouns that say nothing without what they are of."""
_SHARES_NAMED = ("andelen", "andel")
_CORRESPONDING = lazy_regex(rf"otsvarande{_S}(?:siffr|tal|andel|nivå|belopp|antal|summa|tid)")

_COUNTRY = lazy_regex(
    r"Sverige|Norge|Danmark|Finland|Island|Tyskland|Frankrike|Storbritannien|England|USA"  # Sverige
    r"|EU|Europa|Norden|OECD|(?:hela[ ])?riket|landet"  # EU
)
"""Places of which the corresponding figure is told with "för"."""
_CORRESPONDING_THERE = lazy_regex(
    rf"""
    otsvarande{_S}(?:siffra|siffran|tal|andel|nivå|belopp|antal){_S}(?:i|inom|på|vid){_S}(?:[^\W\d_][\w-]*{_S}){{1,4}}?
    (?:är|var|ligger|låg|uppgår|uppgick|blev)(?:{_S}[^\W\d_]+){{0,3}}{_S}$
    """,
    re.X,
)
"""Before the same figure of another place ("Motsvarande tal i Tuna är")."""


def _number_of_done(sentence: Sentence, at: int) -> str | None:
    """ "antalet" with a participle and its noun, which has the form of a verb ("antalet bekräftade fall under 2019 uppgick till")."""
    start = sentence.lower.rfind("antalet ", 0, at)
    done = _PARTICIPLE.match(sentence.text, start + len("antalet")) if start >= 0 else None
    phrase, end = phrase_after.following(sentence.text, done.end()) if done else (None, 0)
    return sentence.text[start:end] if phrase and end < at else None


_PARTICIPLE = lazy_regex(rf"{_S}[^\W\d_]{{3,}}(?:ade|da|ta|na)(?={_S})")
_BARE_CHANGES = frozenset(("ökningen", "minskningen", "höjningen", "sänkningen", "uppgången", "nedgången"))
"""Changes that the sentence does not say of what."""
_APPOSED_CHANGES = frozenset(("ökning", "minskning", "höjning", "sänkning", "uppgång", "nedgång", "en ökning", "en minskning"))
"""Changes set beside the statement of what changes."""


_IT_IS_A = lazy_regex(
    rf"""
    (?:
        (?:det|detta|vilket){_S}(?:är|var|innebär|innebar|motsvarar|betyder)
        |(?:är|var|innebär|innebar){_S}(?:det|detta)
        |(?:ser|såg|noteras|redovisas){_S}(?:vi|man|det)
        |dvs\.?|det{_S}vill{_S}säga|motsvarande|,
    )
    (?:{_S}[^\W\d_]+){{0,2}}?{_S}(?:en{_S}(?:[^\W\d_]+{_S})?)?(?:(?:ökning|minskning|höjning|sänkning|uppgång|nedgång){_S}(?:med|på|om|av){_S})?$
    """,
    re.X,
)
"""Before the amount of a change, or its noun with the amount ("dvs. en 15-procentig ökning"), of what was told before."""
_ANY = (*PARTS, "money", "physical", "time")


def _changed_by_it(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What was told before, or in the sentence before, where a clause says only that it is a change ("Det är en ökning med")."""
    sentence, at = candidate.sentence, candidate.q_start
    if not _IT_IS_A.search(sentence.lower, max(0, at - 90), at):
        return None
    if before := told_before(plain, candidate, told, _ANY):
        return before
    earlier = sentence.earlier
    if earlier is None or sentence.start - earlier.end > _NEAR:
        return None
    return changed_before(sentence) or subject_of_verb.subject(earlier, len(earlier.text))


_NEAR = 4
"""Characters between two sentences of a paragraph."""


def _before_apposition(sentence: Sentence, at: int) -> str | None:
    """The subject of the statement that a change is set beside ("har många kommit till, en ökning från")."""
    comma = sentence.lower.rfind(", en ", 0, at)
    return subject_of_verb.subject(sentence, comma) if comma > 0 else None
