"""Names of bodies that no list has: known by the word for their kind before them, or by how the text itself writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from riksdata.extractors.statistics.attributes.body_names import KINDS, is_no_body
from riksdata.extractors.statistics.attributes.telling import STUDIES, S
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import words
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_PART = r"[A-ZÅÄÖ][\w&’-]*"
_RUN = lazy_regex(rf"{_PART}(?:{S}(?:(?:och|mot|of|and|the|for|on|&|at{S}a){S})?{_PART}){{0,9}}")
_SPACE = lazy_regex(S)
_SPACES = frozenset(" \u00a0")
_WORD_BEFORE = lazy_regex(rf"(?<![\w-])([^\W\d_][\w-]*){S}[”\"]?$")
_WORD_REACH = 30
_BEHIND_COMMA = (", ", ",\u00a0")
_OPENERS = words("preposition", "conjunction", "pronoun", "adverb") | {
    "vad",
    "hur",
    "varför",
    "vilka",
    "vem",
    "när",
    "deras",
    "dess",
    "dessa",
}
_PLACED = lazy_regex(rf"(?<!\w)(?:i|på|för|om|till|inom|över|några|flera|många|alla|kring|mellan){S}(?:[^\W\d_]+{S})?$")
_OTHER_SUBJECT = lazy_regex(rf"{S}[^\W\d_]+{S}(?:man|vi|jag|de|hon|han)(?!\w)")
"""Behind a name that is no subject: its clause has another ("i bara Nordsjön räknar man med")."""
_FIRST_NAMES = frozenset(KINDS["firstname"])
_SURNAME_ENDS = ("sson", "qvist", "kvist", "berg", "gren", "ström", "lund", "dahl", "stedt", "ander", "blad", "holm")
_OWNED_WORK = lazy_regex(
    rf"""
    ({_PART}(?:{S}{_PART}){{0,3}}?):?s{S}
    (?:(?:egen|egna|nya|senaste|färska|årliga|stora|första|tidigare|nationella|internationella|20\d\d){S}){{0,2}}  # nya
    [a-zåäö]{{0,24}}(?!uppgift|data|siffr|bedömning|forskning|analys){STUDIES}
    """,
    re.X,
)
"""A name in the genitive and the work that is its owner's."""
_WORK = lazy_regex(r"-(?:undersökning|mätning|enkät|studie|rapport|statistik)[a-zåäö]{0,3}$")
"""What ends a word for a work by its subject or maker ("AKU-undersökningen"), which is no body."""
_COMMON_GENITIVES = ("en", "et", "an", "na", "are", "er", "or", "ar", "tag", "barn", "folk", "man", "mans", "kvinnor", "ing", "år", "land")
"""How ordinary words end before the s of their genitive ("kommunernas", "läkares"), which a sentence may begin with."""
_DESCRIBED = lazy_regex(
    rf"""
    (?<!\w)(?:[Dd]en|[Dd]et){S}
    (?:[a-zåäö]{{2,}}ska|statliga|kommunala|regionala|federala|nationella|internationella|oberoende){S}[a-zåäö]{{0,24}}  # europeiska
    (?:myndigheten|institutet|rådet|förbundet|stiftelsen|byrån|styrelsen|nämnden|inspektionen|kommissionen|kommittén  # myndigheten
        |revisionen|departementet|föreningen|organisationen|kammaren|fonden|banken|akademin|delegationen|ombudsmannen
        |ministeriet|centralbyrån)
    (?!\w)
    """,
    re.X,
)
"""A body that is told in small letters from others of its kind, with its article."""


def unlisted_at(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """The name of a body that begins at a place of the sentence, though no list has it, and where it ends.

    It has several words and is no person's, or stands behind the word for its kind ("sajten Mareld"), or the text writes it with a
    capital within a sentence, and never as an ordinary word or as a surname.
    """
    text = sentence.text
    run = _RUN.match(text, at)
    if run is None:
        return None
    name = run[0]
    parts = _SPACE.split(name)
    word = _WORD_BEFORE.search(text, max(0, at - _WORD_REACH), at)
    before = word[1] if word else ""
    told = _is_kind(before)
    if not told and len(parts) > 1 and _is_kind(parts[0].lower()):  # "Sajten Mareld"
        name, parts, told = name[len(parts[0]) + 1 :], parts[1:], True
    if _WORK.search(name) or is_no_body(name) or before[:1].isupper() or before.lower().endswith(KINDS["saysforothers"]):
        return None
    if told:
        return name, run.end()
    if parts[0].lower() in _OPENERS or _is_person(parts) or _is_placed(text, at, run.end()):
        return None
    begins = not before and not text.endswith(_BEHIND_COMMA, 0, at)
    if _is_body(name, parts) if len(parts) > 1 else _written_as_name(sentence, name, begins=begins):
        return name, run.end()
    return None


_JOINS = lazy_regex(rf"{S}(?:och|mot|of|and|the|for|on|&){S}|(?<![\w-])[A-ZÅÄÖ]{{2,}}(?![a-zåäö])|&")


def _is_body(name: str, parts: list[str]) -> bool:
    """Whether a name of several words says that it is a body's; two words with capitals are as often a person or a place."""
    ends = KINDS["ending"]
    return (
        len(parts) > 2 or _JOINS.search(name) is not None or any(part in KINDS["bodyword"] or part.lower().endswith(ends) for part in parts)
    )


def unlisted_owner_at(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """The name in the genitive that begins at a place, where it owns a work that holds figures, and where the genitive ends."""
    owned = _OWNED_WORK.match(sentence.text, at)
    if owned is None:
        return None
    name = owned[1]
    parts = _SPACE.split(name)
    if is_no_body(name) or not _OPENERS.isdisjoint((parts[0].lower(), f"{name.lower()}s")) or _is_person(parts):
        return None
    inside = _WORD_BEFORE.search(sentence.text, max(0, at - _WORD_REACH), at) is not None
    sure = inside or len(parts) > 1 or not name.lower().endswith(_COMMON_GENITIVES)
    if len(name) < 4 or not sure or f" {name.lower()}" in sentence.lower:
        return None
    return name, owned.end(1) + (2 if sentence.text.startswith(":", owned.end(1)) else 1)


def described_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The bodies of a sentence that are told in small letters ("den europeiska smittskyddsmyndigheten"), with their places."""
    for body in _DESCRIBED.finditer(text):
        yield body[0], body.start(), body.end()


@cache
def _ministers() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("riksdata.chamber", "ministers.tsv"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.rsplit(" ", 1)[-1] for name in _ministers())


def is_first_name(word: str) -> bool:
    """Whether a word is a first name that many bear."""
    return word in _FIRST_NAMES


def is_minister(name: str) -> bool:
    """Whether a name is that of somebody who is or was a minister."""
    return name in _ministers()


def _is_kind(word: str) -> bool:
    """Whether a word in small letters says what kind of body the name behind it is of: "reportagesajten"."""
    return word.endswith(KINDS["kindofbody"])


def _is_person(parts: list[str]) -> bool:
    """Whether words with capitals are the name of somebody: then what they say is no source by itself."""
    return (
        parts[0] in _FIRST_NAMES
        or parts[0].lower().endswith(KINDS["saysforothers"])
        or (len(parts) > 1 and (parts[1] in _FIRST_NAMES or all(len(part) == 1 for part in parts[:-1])))  # "P O Fyrman"
        or parts[-1].rstrip("s").endswith(_SURNAME_ENDS)
        or " ".join(parts) in _ministers()
        or (len(parts) == 1 and parts[0].removesuffix("s") in _surnames())
    )


def _is_placed(text: str, start: int, end: int) -> bool:
    """Whether words with capitals only say where: "i bara Nordsjön räknar man med"."""
    return _PLACED.search(text, max(0, start - _WORD_REACH), start) is not None or _OTHER_SUBJECT.match(text, end) is not None


def _written_as_name(sentence: Sentence, name: str, *, begins: bool) -> bool:
    """Whether the text writes a word as a name within a sentence, and nowhere as an ordinary word or behind a first name.

    `begins`: whether the word begins its sentence, so that this place says nothing.
    """
    whole, common = sentence.whole, name.lower()
    if len(name) < 3 or any(not _in_word(whole, at - 1) for at in _ends_of_word(whole, common)):
        return False
    within = 0
    for start in _ends_of_word(whole, name):
        if whole[start - 1 : start] not in _SPACES or not _in_word(whole, start - 2):
            continue
        word = _WORD_BEFORE.search(whole, max(0, start - _WORD_REACH), start)
        if word and word[1][0].isupper():
            return False
        within += 1
    return within > 0 or not begins


def _ends_of_word(text: str, ending: str) -> Iterator[int]:
    """Where the ends of words that are written so begin; a pattern of the word would be compiled for each, and looks at each letter."""
    at = text.find(ending)
    while at >= 0:
        if not _in_word(text, at + len(ending)):
            yield at
        at = text.find(ending, at + 1)


def _in_word(text: str, at: int) -> bool:
    """Whether a letter, a figure or an underscore stands at a place, which may be outside the text."""
    sign = text[at : at + 1] if at >= 0 else ""
    return sign.isalnum() or sign == "_"
