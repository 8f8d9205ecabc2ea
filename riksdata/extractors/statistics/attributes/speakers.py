"""People who are named with their role and say figures for it: officials, experts and ministers ("uppger rektorn Anna Fyr")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riksdata.chamber.parties import written_parties
from riksdata.extractors.statistics.attributes.body_names import KINDS
from riksdata.extractors.statistics.attributes.telling import S
from riksdata.extractors.statistics.attributes.telling_clause import tells
from riksdata.extractors.statistics.attributes.unlisted_names import is_first_name, is_minister
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_PART = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_NAME = lazy_regex(
    rf"""
    (?<![\w-])
    (?:{_PART}|[A-ZÅÄÖ](?:[.]?{S}?[A-ZÅÄÖ])?[.]?(?={S}[A-ZÅÄÖ][a-zåäöéü]))  # P.O.
    (?:{S}(?:von{S}|af{S}|de{S})?{_PART}){{1,2}}(?![\w-])                 # Fyrman
    """,
    re.X,
)
_ROLES = (*KINDS["saysforothers"], *KINDS["title"], *KINDS["role"])
_ROLE = "|".join(_ROLES)
_ROLE_BEFORE = lazy_regex(rf"(?<![\w-])[\w-]*(?:{_ROLE})(?:{S}(?:på|vid|i|för|hos){S}[^,.;:]{{2,60}},|,)?{S}$", re.IGNORECASE)
_ROLE_BEHIND = lazy_regex(
    rf"""
    ,{S}(?:(?:på|vid|från|hos){S}(?=[A-ZÅÄÖ])            # vid
    |(?:[^\W\d_]+{S}){{0,3}}?[a-zåäö-]*(?:{_ROLE})(?!\w)  # tillförordnad fyrchef
    |[A-ZÅÄÖ]{{2,}}(?![\w-]))                             # FRV
    """,
    re.X,
)
_HOUSE = lazy_regex(
    rf"""
    {S}på{S}
    (?:
        [^,.;:()\d]{{2,30}}?(?:en|et|an|skolan|universitet|sjukhus|högskola)(?:{S}i{S}[A-ZÅÄÖ]\w+)?  # laboratoriet i Norrvik
        |[A-ZÅÄÖ][\w-]+                                                                     # Fyrverket
    )
    (?={S})
    """,
    re.X,
)
"""Behind somebody with a role: where he works ("på laboratoriet i Norrvik")."""
_REACH = 90
_CREDITED = lazy_regex(
    rf"\(({_PART}(?:{S}{_PART}){{1,2}}),{S}(?!(?i:{'|'.join(map(re.escape, sorted(written_parties())))})\))"  # (Lars Fyrman,
    rf"[A-ZÅÄÖ][\w&-]*(?:{S}[A-ZÅÄÖ][\w&-]*){{0,3}}\)"  # LFI)
)


def speakers_in(sentence: Sentence) -> Iterator[Source]:
    """Who is named with a role in a sentence and tells figures."""
    text = "" if sentence.is_question else sentence.text
    for named in _NAME.finditer(text):
        start, end = named.span()
        first, _, others = named[0].partition(" ")
        if " " in others and first.lower().endswith(_ROLES):  # "Fyrminister Anna Berg"
            start += len(first) + 1
        name = text[start:end]
        before = text[max(0, start - _REACH) : start]
        role = _ROLE_BEFORE.search(before)
        if role is None and not is_minister(name) and not (_borne(name) and _ROLE_BEHIND.match(text, end)):
            continue
        begins = start - len(before) + role.start() if role else start
        if role and role[0].rstrip().endswith(",") and text.startswith(",", end):
            end += 1  # "Chefen för Fyrverket, Anna Fyr, berättar"
        elif role and (house := _HOUSE.match(text, end)):
            end = house.end()
        reach = tells(text, begins, end, owner=False)
        if reach:
            yield Source(start, name, onward=reach == "onward")


def credited_in(text: str) -> Iterator[Source]:
    """People and their houses in brackets behind a figure: "(Anna Fyr, FRV)"."""
    for credit in _CREDITED.finditer(text):
        if _borne(credit[1]):
            yield Source(credit.start(1), credit[1])


def _borne(name: str) -> bool:
    """Whether a name begins with a first name that many bear."""
    return is_first_name(name.split(" ")[0].split("-")[0])
