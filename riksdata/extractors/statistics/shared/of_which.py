"""A part of what stands before it, told by "varav" ("61 områden, varav 23") or by the number again ("av dessa 1 500 personer är")."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.shared.told_amounts import NEXT_REACH, VERB_REACH, Told
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_HEDGE = "ca|cirka|omkring|ungefär|drygt|knappt|nästan|över|minst|högst|bara|endast|hela|nära|närmare|uppemot"
OF_WHICH = lazy_regex(
    rf"[,(–—-]?{_S}?(?:varav|därav|däribland|av{_S}vilka)"  # a part of what stands before
    rf"(?:{_S}(?:{_HEDGE}))?(?:{_S}en)?{_S}$",
    re.IGNORECASE,
)


def of_one_amount(told: Told, start: int) -> Fraction | None:
    """The amount of which a percentage is told in the same clause ("7 miljoner ton timmer, varav 75 procent …"), if it is but one."""
    before = OF_WHICH.search(told.plain, max(0, start - 24), start)
    if before is None:
        return None
    found = [
        value
        for end, value in (*told.amounts, *(each[:2] for each in told.sums))
        if told.within(end, before.start(), NEXT_REACH) and not told.ended(end, before.start())
    ]
    return found[0] if len(found) == 1 else None


def of_larger(told: Told, start: int, part: Fraction, unit: str, amounts: list[tuple[int, Fraction, str]]) -> Fraction | None:
    """The amount of which a part is told in the same clause ("2 miljoner kronor, varav 1 miljon …"), if it is but one."""
    before = OF_WHICH.search(told.plain, max(0, start - 24), start) or _of_which_did(told.plain, start)
    if before is None:
        return None
    found = [
        value
        for end, value, symbol in amounts
        if symbol == unit and value > part and told.within(end, before.start(), NEXT_REACH) and not told.ended(end, before.start())
    ]
    return found[0] if len(found) == 1 else None


def _of_which_did(plain: str, start: int) -> re.Match[str] | None:
    """ "varav" before a clause whose figure is a part ("varav staten har burit 174 miljoner kronor")."""
    hit = _OF_WHICH_DID.search(plain, max(0, start - VERB_REACH), start)
    words = hit["did"].lower().split() if hit is not None else []
    if hit is None or not any(map(finite, words)) or not _NO_PART.isdisjoint(words):
        return None
    if words[0].startswith(_MEANS) or words[0] in ("följer", "följde", "framgår", "framgick"):
        return None
    return None if words[-1] in ARE and words[0].startswith(("ränt", "årskostnad")) else hit  # "varav räntan blir"


_OF_WHICH_DID = lazy_regex(
    rf"[,(–—-]?{_S}?(?:varav|därav){_S}(?P<did>(?:[^\W\d_][\w-]*{_S}){{1,8}}?)(?:(?:{_HEDGE}){_S})?$",  # varav staten har burit
    re.IGNORECASE,
)
_MEANS = ("snitt", "genomsnitt", "medel", "median")
"""How what is said of all begins, which is no part of them ("varav snittet är")."""
_NO_PART = frozenset(
    (
        "att",
        "krävt",
        "krävde",
        "kräver",
        "begärt",
        "begärde",
        "begär",
        "varje",
        "per",
        "genomsnitt",
        "snitt",
        "än",
        "med",
        "ökat",
        "minskat",
        "ökade",
        "minskade",
    )
)
"""Words behind "varav" that make a figure no part of the one before."""


def of_one_count(told: Told, start: int, part: Fraction) -> Fraction | None:
    """The count of which "varav" at `start` tells a part, with its noun or, where it counts nothing for itself, in the text alone."""
    near = [value for end, value, _ in told.counts if told.within(end, start, NEXT_REACH) and not told.ended(end, start)]
    greater = [value for value in near if value > part]
    if not near and (named := _VARAV_NAMED.search(told.plain, max(0, start - VERB_REACH), start)):
        value = Fraction(re.sub(r"\D", "", named["number"]))
        greater = [value] if value > part else []
    return greater[0] if len(greater) == 1 else None


_VARAV_NAMED = lazy_regex(
    rf"""
    (?<![\d,.])(?<!av[ ])(?<!av\u00a0)(?P<number>\d{{1,3}}(?:[ \u00a0]\d{{3}})*)
    {_S}(?P<noun>[a-zåäö]{{3,}}(?:ar|er|or|n|na))(?:{_S}[^\W\d_]+){{0,6}}$
    """,
    re.X,
)
"""Before "varav": a number with its noun, where it counts nothing for itself ("finns 29 hamnar, varav")."""


def of_numbered(told: Told, start: int, part: Fraction) -> Fraction | None:
    """The last count, where it stands before a part of it ("av dessa 1 500 personer är")."""
    numbered = _OF_THESE_SO_MANY.search(told.plain, max(0, start - _NUMBERED_REACH), start)
    if numbered is None or not told.counts:
        return None
    end, value, _ = told.counts[-1]
    return value if value > part and numbered.start() < end <= numbered.end() else None


_OF_THESE_SO_MANY = lazy_regex(
    rf"""
    (?<!\w)[Aa]v{_S}(?:dessa|de|totalt|sammanlagt){_S}\d[\d \u00a0]*{_S}[^\W\d_]+       # av dessa 1 500 personer
    {_S}(?:är|var|har|hade|blev|fick){_S}                                                # är
    (?:(?:ca|cirka|omkring|ungefär|drygt|knappt|nästan|över|minst|bara|endast|hela){_S})?$  # ca
    """,
    re.X,
)
_NUMBERED_REACH = 80
"""Characters before a part in which its whole is told by a number ("av dessa 1 500 personer är")."""


def named_before(plain: str, candidate: Candidate) -> str | None:
    """The noun before "varav" of a number that counts nothing for itself ("finns 29 hamnar, varav 21")."""
    before = OF_WHICH.search(plain, max(0, candidate.quantity.start - 24), candidate.quantity.start)
    named = _VARAV_NAMED.search(plain, max(0, before.start() - VERB_REACH), before.start()) if before else None
    return named["noun"] if named else None


ARE = frozenset(("är", "var", "ligger", "låg", "blir", "blev"))
