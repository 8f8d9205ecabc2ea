"""What a candidate is of: the phrase after it, that of the candidate it is joined to, or what its sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import (
    comparisons,
    lengths,
    money,
    no_whole,
    parts_of_told,
    restriction,
    second_clause,
    turned_subject,
    what_is_done,
)
from riksdata.extractors.statistics.attributes.bare_nouns import completed
from riksdata.extractors.statistics.attributes.beside_another import figure_beside
from riksdata.extractors.statistics.attributes.cut_ends import is_none, without_cut_end
from riksdata.extractors.statistics.attributes.not_its_own import own_noun
from riksdata.extractors.statistics.attributes.noun_about_figure import about_figure
from riksdata.extractors.statistics.attributes.noun_by_kind import AT_BEGINNING, by_kind
from riksdata.extractors.statistics.attributes.noun_of_change import number_that_changed
from riksdata.extractors.statistics.attributes.relative_clause import without_maker
from riksdata.extractors.statistics.attributes.said import predicate, supposed
from riksdata.extractors.statistics.attributes.set_beside import ANYBODY, as_before
from riksdata.extractors.statistics.attributes.taken_up import meant, told_before
from riksdata.extractors.statistics.attributes.whole_phrase import whole_phrase
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import PARTS
from riksdata.extractors.statistics.shared.of_which import named_before
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def measured(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate] = ()) -> str | None:
    """What is counted or measured, with what restricts it; of a part of what was told before, "av dessa", as the text says.

    `previous`: the figure before it in its sentence; `told`: those before it in the text, of which "Motsvarande siffra" speaks.
    """
    found = _restricted(plain, candidate, previous, told)
    if not found or is_none(found):
        return None
    if _LISTED.match(found):
        found = found.partition(":")[0]  # "Antal poliser per län: Blekinge 310": whose number it is, is not what is counted
    return whole_phrase(candidate, own_noun(plain, candidate, without_cut_end(without_maker(found)), told))


_LISTED = lazy_regex(r"[^\W\d_]*antal(?:et)?[ \u00a0][^:]{2,80}:[ \u00a0]", re.IGNORECASE)


def _restricted(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    if previous is not None and candidate.noun is None and _is_lacking(candidate, previous):
        return None
    found = _chosen(plain, candidate, previous, told)
    if not found and candidate.lent_by is not None:
        found = candidate.lent_by.resolved  # "I Göteborg är den hela 28"
    if found and (counted := _SO_MANY.match(found)):
        found = found[counted.end() :]  # "de tolv bagarna": how many they are is another figure
    if found and previous is not None and found == plain[previous.start : previous.quantity.end]:
        found = previous.resolved  # another figure is no noun: "på sommaren 15 GW och på vintern 25 GW"
    if found and candidate.noun is None and comparisons.more_or_less(plain, candidate):
        return what_is_done.compared_by(candidate, found, previous.q_end if previous is not None else 0)
    if found and candidate.quantity.kind in PARTS:
        part = candidate.quantity.kind != "count" or candidate.quantity.whole is not None
        return _SO_FEW.sub("", restriction.with_restriction(candidate, found)) if part else restriction.with_restriction(candidate, found)
    lasts = candidate.quantity.kind == "time" or candidate.quantity.unit in ("min", "s")
    if not found or not lasts:
        return found
    done = lengths.with_its_verb(candidate, found)
    return done if done != found else what_is_done.lasting(candidate, found, previous.q_end if previous is not None else 0)


def _is_lacking(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a clause behind another figure only says that so much is lacking: it is not of what that one is of."""
    sentence = candidate.sentence
    return "det" in sentence.words and _IS_LACKING.search(sentence.lower, previous.q_end, candidate.q_start) is not None


_IS_LACKING = lazy_regex(
    rf"""
    (?<!\w)(?:och|men|samt|medan|,){_S}(?:(?:då|nu|fortfarande|alltså){_S})?                            # och
    det{_S}(?:fattas|saknas|återstår|behövs|krävs)
    (?:{_S}(?:nu|då|ännu|fortfarande|alltså|därför|ytterligare|minst|cirka|ca|omkring|drygt|nästan|hela|över))*{_S}$  # ännu
    """,
    re.X,
)
"""Before an amount: a statement of its own that only says that so much is lacking."""
_SO_MANY = lazy_regex(
    rf"""
    (?:(?:av{_S})?(?:de|dessa|alla){_S})?
    (?:[3-9]|[1-9]\d{{1,2}}|\d{{1,3}}(?:{_S}\d{{3}})+|tre|fyra|fem|sju|åtta|nio|tio|elva|tolv)
    {_S}(?!procent|miljon|miljard|kron|år|mån|veck|dag|tim|gång|basbelopp)(?=[a-zåäö]{{3}})  # no unit
    """,
    re.IGNORECASE | re.X,
)
"""How what a figure is of begins where it tells how many they are."""
_SO_FEW = lazy_regex(r"^(?:(?:ett[ \u00a0])?(?:tio|femtio|hundra|tusen|dussin)talet?|få|fåtalet)[ \u00a0](?=[^\W\d_])", re.IGNORECASE)
"""Before what is counted: how many in words, of which another figure is a part ("hundratalet kommuner, en tredjedel")."""


def _chosen(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """The first answer of the readings, without what stands behind it."""
    q = candidate.quantity
    if q.kind == "fraction" and q.whole is not None and (counted := parts_of_told.counted_inside(plain, candidate)):
        return counted
    previous = figure_beside(candidate, previous, told)
    if candidate.noun is None and q.kind in (*PARTS, "money") and (these := parts_of_told.of_these(plain, candidate, told)):
        return these
    if q.kind == "count" and candidate.noun in _OCCASIONS:
        return _occasions(candidate, previous)
    if candidate.among is not None and (counted := parts_of_told.counted_among(candidate)):
        return counted
    if (left := _left_or_largest(plain, candidate, told)) or (left := _by_form_of_clause(plain, candidate, previous, told)):
        return left
    found = (
        number_that_changed(candidate, previous)
        or money.paid_in(plain, candidate)
        or money.spent_on(plain, candidate)
        or predicate(plain, candidate)
        or supposed(plain, candidate)
        or no_whole.paid_by(candidate, previous)
        or (named_before(plain, candidate) if q.kind == "count" and q.whole is not None and candidate.noun is None else None)
        or parts_of_told.shared_among(plain, candidate, told)
    )
    if found is None:
        referred = (comparisons.compared(plain, candidate) or meant(plain, candidate, told)) if candidate.noun is None else None
        found = about_figure(plain, candidate, previous, told)
        found = found if found and referred and found.startswith(referred) else referred or found or by_kind(plain, candidate, told)
    return completed(plain, candidate, previous, told, found)


def _left_or_largest(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What was told before, of those that are left of it or are the largest of it ("De 20 största bolagen … De 5 minsta")."""
    largest = (
        candidate.noun is not None
        and candidate.q_start <= AT_BEGINNING
        and candidate.hedged.before == "de"
        and _SUPERLATIVE.match(candidate.noun)
    )
    whole = told_before(plain, candidate, told, ("count",)) if candidate.noun in _LEFT or largest else None
    return _LARGEST.sub("", whole) if whole and largest else whole


def _by_form_of_clause(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """What a clause says by its form: in brackets, said once more, turned round, beside another one or behind a verb left out."""
    last = told[-1] if told else None
    if last is not None and last.sentence is candidate.sentence and (series := second_clause.of_bracket(plain, candidate, last)):
        return series
    again = candidate.again.resolved if candidate.again is not None and candidate.noun is None else None
    if again and again not in ANYBODY:
        return again
    if named := second_clause.of_name_in_bracket(plain, candidate, told):
        return named
    if yields := turned_subject.yielding(plain, candidate):
        return yields
    subject = turned_subject.turned(candidate, previous.q_end if previous is not None else 0)
    if subject and not money.paid_in(plain, candidate) and not money.spent_on(plain, candidate):
        return subject
    if previous is not None:
        return as_before(plain, candidate, previous) or second_clause.beside(plain, candidate, previous)
    return second_clause.behind_left_out(candidate)


def _occasions(candidate: Candidate, previous: Candidate | None) -> str | None:
    """What happens so many times; where it is a multiple, what the one before is of ("8 gånger så hög, i Polen 12 gånger")."""
    if previous is not None and previous.quantity.kind == "times":
        return previous.resolved
    low = previous.q_end if previous is not None else 0
    return what_is_done.happening(candidate, low) or what_is_done.done_behind(candidate) or candidate.noun


_OCCASIONS = frozenset(("gånger", "tillfällen"))
"""Nouns of what happens, which do not say what does."""
_SUPERLATIVE = lazy_regex(r"(?:[^\W\d_]{3,}aste|störs?ta|största|minsta|högsta|lägsta|äldsta|yngsta|främsta|bästa|sämsta|längsta|kortsta)$")
"""Which of those told before are meant, where no noun follows ("De 208 största")."""
_LARGEST = lazy_regex(
    r"^(?:de )?(?:[^\W\d_]{3,}aste|störs?ta|minsta|högsta|lägsta|äldsta|yngsta|bästa|sämsta|längsta|främsta)[ ](?=[^\W\d_])"
)
_LEFT = frozenset(("kvarstår", "kvarstod", "återstår", "återstod"))
"""What is said of those left, where no noun tells them ("170 fideikommiss har avvecklats. Ca 50 kvarstår")."""
