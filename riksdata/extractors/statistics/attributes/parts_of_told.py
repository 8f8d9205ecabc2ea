"""What a part is of whose whole is named apart: those told before it, those its sentence begins with, those asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import groups, phrase_after, words_before_verb
from riksdata.extractors.statistics.attributes.noun_words import STOP, adjective
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.attributes.said import after
from riksdata.extractors.statistics.attributes.taken_up import OF_WHOM, told_before
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import PARTS, SHARES
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

_S = "[ \u00a0]"
_OF_THESE = lazy_regex(rf"{_S}((?:av|bland){_S}(dessa|dem|dom))(?!\w)(?:{_S}([^\W\d_]+))?")
_PLURAL = lazy_regex(r"(?:are|ar|or|er|na|n)$")


def of_these(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What "av dessa" right behind a part takes up, or the words themselves; none where a noun follows them."""
    these = _OF_THESE.match(plain, candidate.quantity.end)
    if these and (these[2] != "dessa" or not these[3] or these[3] in STOP or is_verb(these[3]) or not _PLURAL.search(these[3])):
        return _taken_up(plain, candidate, told) or these[1]
    return None


def _taken_up(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What was counted right before, of which "av dessa" speaks."""
    for earlier in reversed(told[-2:]):
        if earlier.sentence is candidate.sentence and earlier.noun is None and _OF_THESE.match(plain, earlier.quantity.end):
            return earlier.resolved  # "hälften av dem har 30 anställda, tio av dem": the same
    if candidate.quantity.kind == "money":
        return told_before(plain, candidate, told, ("money",))
    return without_number(told_before(plain, candidate, told, ("count",)) or told_before(plain, candidate, told, SHARES))


_OF_THEM = lazy_regex(r"\b(?:av|bland) (?:dessa|dem|dom|detta)\b(?! (?:som|skäl|orsaker|anledningar)\b)(?=[^,;]*$)")
_OF_THEM_REACH = 60
"""Characters before a candidate within which "av dessa" says what it is of."""
_CAUSES = ("följd ", "grund ", "anledning ", "resultat ", "konsekvens ", "effekt ", "ljuset ", "stället ")
"""Before "av detta" that tells why ("till följd av detta")."""
_TURNED = lazy_regex(r"^[ \u00a0]\d|[–;:(]|[ \u00a0](?:men|medan|samtidigt|och)[ \u00a0]")
"""Between "av dessa" and a figure: another statement."""
_SO_THAT = lazy_regex(r"(?<=\w)[ \u00a0]så[ \u00a0]att[ \u00a0]$")
"""Before a share of what its sentence speaks of ("avdraget fördelas så att 56 procent går till män")."""
_CLEFT = lazy_regex(r"(?<!\w)(?:det[ \u00a0](?:är|var)|(?:är|var)[ \u00a0]det)[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,2}$")
"""Before a share of what was told before ("däremot är det bara 10 procent som gör det")."""


def of_them(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> tuple[bool, str | None]:
    """Whether "av dessa" before a part, or "att" right before it, decides what it is of, and what that is."""
    sentence, q_start = candidate.sentence, candidate.q_start
    low = previous.q_end if previous is not None else 0
    those = _OF_THEM.search(sentence.lower, max(low, q_start - _OF_THEM_REACH), q_start)
    if those and sentence.lower.endswith(_CAUSES, 0, those.start()):
        those = None
    phrase = phrase_after.following(sentence.text, those.end())[0] if those else None
    if phrase and phrase_after.acceptable(phrase):
        return True, phrase  # "Av dessa lärare uppgav 60 procent"
    if candidate.hedged.before == "att" and (so_that := _SO_THAT.search(sentence.lower, max(0, q_start - 12), q_start)):
        return True, words_before_verb.before_verb(sentence, so_that.start())
    if not those and candidate.hedged.before != "att":
        return False, None
    # the candidate is of those told before, or begins a clause
    if those and not phrase and previous is None and not _TURNED.search(sentence.lower[those.end() : q_start]):
        return True, without_number(told_before(plain, candidate, told, PARTS)) or sentence.text[those.start() : those.end()]
    return True, (previous.resolved if previous else None) or groups.among(sentence, q_start) or after(plain, candidate)


def that_part(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """Of whom a part is of which a relative clause tells what it does ("det är bara 10 procent som gör det", "de 20 procent som")."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.kind not in PARTS or not plain.startswith((" som ", "\u00a0som "), q.end):
        return None
    named = candidate.hedged.before in ("de", "dessa") and q.kind in SHARES
    if not named and not _CLEFT.search(sentence.lower, max(0, q_start - 40), q_start):
        return None
    return groups.among(sentence, q_start) or told_before(plain, candidate, told, PARTS)


def told_by_relative(plain: str, candidate: Candidate) -> bool:
    """Whether a share is of those of whom only a relative clause tells ("I länet är det 2 procent som får"), no place before it."""
    if candidate.quantity.kind not in SHARES or not plain.startswith((" som ", "\u00a0som "), candidate.quantity.end):
        return False
    return _IS_IT.search(candidate.sentence.lower, max(0, candidate.q_start - 70), candidate.q_start) is not None


_IS_IT = lazy_regex(
    rf"(?<!\w)(?:det{_S}(?:[^\W\d_]+{_S}){{0,6}}?(?:är|var)|(?:är|var){_S}det){_S}(?:[^\W\d_]+{_S}){{0,2}}$"  # det i en enkät var
)


def without_number(noun: str | None) -> str | None:
    """What was counted before, as a part of it is named: of "Antalet anställda" some are anställda; of "verk som ger 40 procent" verk."""
    noun = noun and _WITH_FIGURE.sub("", noun)
    return noun[len("antalet ") :] if noun and noun[:8].lower() == "antalet " else noun


_WITH_FIGURE = lazy_regex(
    rf",?{_S}som{_S}(?:tillsammans{_S}|sammanlagt{_S}|i{_S}dag{_S})?"  # som tillsammans
    rf"[^\W\d_]+{_S}[^.;]*\d{_S}?(?:%|procent|miljoner|miljarder|kronor).*$"  # ger 40 procent
)


def several(candidate: Candidate, noun: str | None) -> str | None:
    """A noun told before, unless one in so many cannot be of it since it is one thing ("två av tre" is not of the wage)."""
    one = noun and candidate.quantity.kind == "fraction" and candidate.quantity.whole is not None and _ONE_THING.search(noun.lower())
    return None if one else noun


def told_of_several(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What was counted before, if a part may be of it, named as its part is."""
    return without_number(several(candidate, told_before(plain, candidate, told, PARTS)))


_ONE_THING = lazy_regex(r"(?<!befolkning)(?<!personal)(?<!grupp)(?<!allmänhet)(?:en|et)$")
_LEAST_WORDS = 4


def counted_inside(plain: str, candidate: Candidate) -> str | None:
    """The noun between the numbers of a ratio: "en elev av tio", "fyra lärare av tio"."""
    words = plain[candidate.quantity.start : candidate.quantity.end].split()
    if len(words) < _LEAST_WORDS or words[-2].lower() not in ("av", "på"):
        return None
    noun = words[-3]
    told_apart = noun.lower() == "fall" and not plain.endswith(_IN, 0, candidate.quantity.start)  # of what follows
    return noun if noun.isalpha() and not told_apart and not atoms(noun.lower()) else None


def counted_among(candidate: Candidate) -> str | None:
    """What is counted where its sentence begins with so many of them and behind the part no noun follows ("Av 40 mål prövades 12")."""
    noun, among, lower = (candidate.noun or "").lower(), candidate.among, candidate.sentence.lower
    if among is None or among.rule == "definite":
        return None
    place = candidate.start - candidate.sentence.start
    named = noun in CLASSES["nominal"] or noun.endswith("are")
    said = (adjective(noun) or noun in _SAID) and not named and _IS_BEFORE.search(lower, 0, place)  # "är 1 700 små"
    verb = noun.endswith("s")  # "avslogs 61 och 20 avskrevs"
    led = _LACKS_BEFORE.search(lower, 0, place)
    lacking = led is not None and (led["lack"] is not None or not noun.partition(" ")[0].endswith(_PLURALS))  # "behöver 40 vård"
    if noun and not lacking and (" " in noun or not (said or verb)):
        return None
    found = groups.among(candidate.sentence, candidate.q_start)
    return found if found and (not among.noun or found.lower().endswith(among.noun.lower())) else among.noun


_LACKS_BEFORE = lazy_regex(r"[ \u00a0](?:(?P<lack>saknar|saknade|behöver|behövde|kräver|krävde)|har|hade|fick|får)[ \u00a0]$")
"""Right before a part: its noun is what they lack, or, where it is none of several, what they have ("har 40 ugnar stängt")."""
_PLURALS = ("ar", "er", "or", "are")
_SAID = frozenset(("små", "stora", "nya", "fel", "tomma", "klara", "fria", "blå", "grå"))
_IN = ("I ", "I\u00a0", " i ", " i\u00a0")


_DEFINITE = lazy_regex(r"^av (?:de|den|det|deras|sin|sitt|sina|alla|samtliga|dess|hans|hennes|\w+s) |(?:en|et|na|ns|dem|dom)$")


def shared_among(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a share is of where the sentence begins with it ("Av intagna i häkte fick 73 procent del av …"), unless it says so itself."""
    if candidate.noun and candidate.quantity.kind in PARTS and _said_of_group(candidate):
        if _OF_THESE_FIRST.match(candidate.sentence.text):
            return without_number(told_before(plain, candidate, told, PARTS))
        return groups.among(candidate.sentence, candidate.q_start)
    if candidate.quantity.kind not in SHARES or not candidate.noun:
        return None
    if not candidate.sentence.text.startswith(("Av", "Bland")) and " att " not in candidate.sentence.lower[: candidate.q_start]:
        return None
    if candidate.noun.startswith("av ") and _DEFINITE.search(candidate.noun):
        return None
    left = candidate.sentence.lower[: candidate.q_start]
    if _JUDGING_BY.match(left) or (
        candidate.quantity.kind == "fraction" and not candidate.noun.startswith("av ") and not _IS_OR_HAS.search(left)
    ):
        return None  # "att två av tre svenskar"
    return groups.among(candidate.sentence, candidate.q_start)


def _said_of_group(candidate: Candidate) -> bool:
    """Whether the word behind a part is no noun but what is said of it ("Av 400 beslut var 80 felaktiga", "Av dem fick 12 fängelse")."""
    noun = (candidate.noun or "").lower()
    if " " in noun or not candidate.sentence.text.startswith(("Av ", "Bland ", "Av\u00a0", "Bland\u00a0")):
        return False
    left = candidate.sentence.lower[: candidate.q_start]
    if noun in CLASSES["nominal"] or noun.endswith(("are", "or", "ar", "er", "barn")):
        return False
    return bool((adjective(noun) and _IS_BEFORE.search(left)) or _HAS_BEFORE.search(left))


_OF_THESE_FIRST = lazy_regex(rf"(?:Av|Bland){_S}(?:dessa|dem|dom){_S}(?:har|hade|fick|får|saknar|saknade|är|var){_S}")
_JUDGING_BY = lazy_regex(r"av[ \u00a0](?:[^\W\d_]+[ \u00a0]){1,4}att[ \u00a0]döma(?!\w)")
_IS_OR_HAS = lazy_regex(
    rf"(?:^|{_S}att{_S})(?:av|bland){_S}.*"  # av dem
    rf"{_S}(?:är|var|har|hade|saknar|saknade|fick|får){_S}(?:[^\W\d_]+{_S})?$"  # är
)
_IS_BEFORE = lazy_regex(r"[ \u00a0](?:är|var|blev|blir|bedömdes|ansågs)[ \u00a0]$")
_HAS_BEFORE = lazy_regex(r"[ \u00a0](?:fick|får|saknar|saknade|beviljades|har|hade)[ \u00a0]$")


def of_sentence_before(sentence: Sentence) -> str | None:
    """Of whom a share is that begins its sentence: those asked in the one or two before it, or the people that the last one is about."""
    before = sentence.earlier
    if before is None:
        return None
    asked = groups.asked_among(before, len(before.text))
    if asked is None and before.earlier is not None and len(before.text) <= _SHORT:
        asked = groups.asked_among(before.earlier, len(before.earlier.text))
    return asked or groups.many(before)


_SHORT = 70
"""Characters of a sentence that says only what an inquiry found ("Resultatet är entydigt.")."""
_SAME_OF_OTHER = lazy_regex(
    rf"""
    (?:
        {_S}(?:är|var|blev|låg|ligger|har|hade|beräknas|väntas|kan){_S}motsvarande{_S}(?:siffra|tal|andel|nivå)
        |{_S}där{_S}motsvarande{_S}(?:siffra|tal|andel|nivå){_S}(?:är|var|ligger|låg)
    )
    (?:{_S}(?!för|bland|hos)[^\W\d_]+,?){{0,4}}{_S}$
    """,
    re.X,
)
"""Before the same figure of another time or place ("I valet 2002 var motsvarande tal 38 procent")."""


def says_no_whom(sentence: Sentence, at: int) -> bool:
    """Whether the figure is said to correspond to the last one, and the sentence does not begin with whom it is of."""
    return _SAME_OF_OTHER.search(sentence.lower, max(0, at - 70), at) is not None and OF_WHOM.match(sentence.lower) is None
