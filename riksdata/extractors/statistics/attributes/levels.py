"""What a level is of whose sentence says only whose it is, since it was told before of another ("Därefter kommer Norrbotten med")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.swedish.lazy import lazy_regex

_AVERAGE = lazy_regex(
    r"""
    (?:(?:riks|eu-|europa|oecd-|läns|landets[ \u00a0])?(?:snittet|genomsnittet|medelvärdet|medianen)|rikets)
    (?:[ \u00a0](?:i|för|inom|bland)[ \u00a0](?:(?:alla|samtliga|hela)[ \u00a0])?[^\W\d_]+)?$
    """,
    re.X,
)
_OF_ALL = lazy_regex(
    r"(?:riks|eu-|europa|oecd-|läns)?(?:snittet|genomsnittet)"  # EU-snittet
    r"(?:$|[ \u00a0](?:i|för|inom)[ \u00a0](?:alla|samtliga|hela|landet|riket|eu)(?!\w))"  # för samtliga
)
_PLACE = lazy_regex(
    r"""
    (?:[A-ZÅÄÖ][^\W\d_]+(?:-[A-ZÅÄÖ][^\W\d_]+)?[ \u00a0])?(?:län|kommun|stad|region|landskap)$
    |[A-ZÅÄÖ][^\W\d_]*[a-zåäö][^\W\d_]*$
    """,
    re.X,
)
_LEVEL = lazy_regex(
    r"""
    (?:andel|frekvens|grad|nivå|kvot|takt|täthet|löshet|fattigdom|belastning|frånvaro|deltagande
    |sysselsättning|tal)(?:en|et|n|erna)?(?:[ \u00a0]|$)
    """,
    re.X,
)
"""Nouns of what is told in percent of many."""
_SETS_BESIDE = lazy_regex(
    r"""
    (?<!\w)(?:därefter|sedan|följt|följd|följer|följs|kommer|toppar|ligger|låg|hamnar|näst|sämst|bäst|högst|lägst|medan|jämfört|jämföra|snittet
    |genomsnittet|riksgenomsnittet|motsvarande|har|hade)(?!\w)
    """,
    re.X,
)


def names_only_whose(noun: str) -> bool:
    """Whether a noun is an average or a place by name, which no level is of."""
    return bool(_AVERAGE.match(noun.lower()) or _PLACE.match(noun))


def level_before(plain: str, candidate: Candidate, told: Sequence[Candidate], average: str = "") -> str | None:
    """The level that the figures right before were of, in the same paragraph, where the sentence sets one more beside them.

    An `average` of all, named as nothing else, is of whatever share was told.
    """
    of_all = _OF_ALL.match(average.lower())
    if not _SETS_BESIDE.search(candidate.sentence.lower, 0, candidate.q_start):
        return None
    for earlier in reversed(told[-_MOST_BACK:]):
        if "\n" in plain[earlier.quantity.end : candidate.start]:
            return None
        if earlier.quantity.kind == "percent" and earlier.resolved and (of_all or _LEVEL.search(earlier.resolved.lower())):
            return earlier.resolved
    return None


_MOST_BACK = 4
