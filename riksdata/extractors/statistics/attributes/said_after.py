"""What is said of a figure right behind it: in a clause, by a verb, by an ordinal; who those are that it counts."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_words import DETERMINERS, STATING, STOP, adjective
from riksdata.extractors.statistics.attributes.phrase_after import acceptable, following
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.attributes.words_after import ADVERB, SUSPENDED
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_CLAUSE = lazy_regex(r"[ \u00a0](?:[^\W\d_]+[ \u00a0])?att((?:[ \u00a0](?!än[ \u00a0]|jämfört[ \u00a0])[^\W\d_]+){1,6})")


def clause(text: str, at: int) -> str | None:
    """What is said to be so much more common: "vanligt att inhyrd personal drabbas"."""
    hit = _CLAUSE.match(text, at)
    return hit[1].strip() if hit else None


_AWAITED = lazy_regex(
    r"""
    (?:[ \u00a0]i[ \u00a0](?:genomsnitt|snitt|medeltal))?[ \u00a0]
    (?:på[ \u00a0]sig[ \u00a0](?:för[ \u00a0])?att|för[ \u00a0]att|innan|tills|från[ \u00a0]det[ \u00a0]att|att)
    ((?:[ \u00a0](?!än[ ])[^\W\d_][\w-]*){1,8})
    """,
    re.X,
)


def awaited(text: str, at: int) -> str | None:
    """What it takes a time to do, or what is waited for so long ("att åka till Oslo", "innan alla har fått jobb")."""
    hit = _AWAITED.match(text, at)
    words_of = re.split(r"(?=[ \u00a0])", hit[1])[1:] if hit else []
    ends = STOP - {"fram", "ut", "in", "upp", "bort"} | DETERMINERS
    while len(words_of) > 1 and (last := words_of[-1][1:].lower()) in ends:
        if len(words_of) == _NOUN_AND_VERB and is_verb(last) and last not in CLASSES["auxiliary"] - {"kom"}:
            break  # "innan polisen kom"
        words_of.pop()
    return "".join(words_of).strip() or None


_NOUN_AND_VERB = 2
"""Words of a clause that its verb may end."""

THOSE_WHO = lazy_regex(
    r"""
    [ \u00a0]
    (?:(?:de|dem|alla|dessa)[ \u00a0](?:som(?![ \u00a0](?:en|ett)\b)|med|vars)|(?:de|alla)[ \u00a0](?:i|inom|över|under))
    ((?:[ \u00a0][^\W\d_]+){1,3})
    """,
    re.X,
)

_HELD = lazy_regex(
    r"""
    (?:
        tid|resor|resan?|arbete|restid|semester|ledighet|väntan|vila|sömn|praktik|utbildning|undervisning|erfarenhet|frånvaro|bilväg
        |körning|handläggning|träning|verksamhet|drift|fängelse|vård|pension|garanti|uppehåll|försening|skoldag(?:ar)?|lektion(?:er)?
    )
    $
    """,
    re.X,
)
"""What lasts, where it stands behind its time without more ("sju timmar resa", "24 timmar lärarledd tid")."""


def lasting(text: str, at: int) -> str | None:
    """What stands behind a length of time and is so long: "fyra timmars restid", "tio års trafikeringsrätt", "sju timmar resa"."""
    if text[at - 1] == "s" and not text.endswith("timmas", 0, at):
        phrase = following(text, at)[0]
        head = phrase.rsplit(None, 1)[-1].lower() if phrase else ""
        told = phrase is not None and not phrase[0].isupper() and acceptable(phrase)
        return phrase if told and head not in CLASSES["degree"] and not head.startswith("ålder") else None
    words = _UP_TO_THREE.match(text, at)
    for held in _WORD.finditer(words[1]) if words else ():
        word = held[0].lower()
        if _HELD.search(word):
            return text[at + 1 : at + held.end()]
        if word in STOP or word in VERBS or not (adjective(word) or word.endswith(("d", "t"))):
            return None
    return None


_UP_TO_THREE = lazy_regex(r"((?:[ \u00a0][^\W\d_]+){1,3})")

_WORD = lazy_regex(r"[^\W\d_]+")

_MOST_SAID, _MOST_OF_WHOM = 15, 9
"""Words of what is said of a figure, and of a relative clause, behind which the verb of the sentence may stand."""

_SAID_WORD = lazy_regex(r"[ \u00a0]([^\W\d_][\w-]*)")

_SO_MANY = lazy_regex(
    r"[ \u00a0]((?!(?:19|20)\d\d\D)\d[\d \u00a0]*(?:,\d+)?(?:[–-]\d+)?"  # 30 000
    r"[ \u00a0](?:miljoner[ \u00a0])?[^\W\d_]+)"  # kronor
)

_MORE_THAN_SO_MANY = lazy_regex(
    r"""
    [ \u00a0](?:mer|mera|mindre|fler|färre|äldre|yngre|högre|lägre|längre|kortare|större)  # äldre
    [ \u00a0]än[ \u00a0](?:\d|[^\W\d_]+[ \u00a0]år)                                       # än tio år
    """,
    re.X,
)

_BEFORE_SO_MANY = frozenset(("inom", "under", "över", "än", "minst", "högst", "efter", "mellan", "om", "i", "på", "till", "cirka", "ca"))

_NUMBER_REACH = 12


def _so_many(text: str, ends: list[int]) -> re.Match[str] | None:
    """A number with its noun behind a preposition, in what is said of a figure ("som får besök inom 30 dagar")."""
    before = text[ends[-2] : ends[-1]].strip().lower() if len(ends) > 1 else ""
    return _SO_MANY.match(text, ends[-1]) if before in _BEFORE_SO_MANY else None


_SAID_ENDS = frozenset(("och", "men", "medan", "samt", "eftersom", "då", "än", "jämfört", "enligt", "varav", "på grund"))
"""Words that end what is said of a figure once something is said."""

_LEADS_TO = frozenset(("innebär", "innebar", "betyder", "betydde", "medför", "medförde"))

_OWN_SUBJECT = frozenset(("det", "detta", "vi", "man", "jag", "regeringen", "riksdagen"))


def said_of(text: str, at: int) -> str | None:
    """What is said of a figure that is its clause's subject, where no noun stands by it ("500 miljarder kronor har lämnat Sverige")."""
    hit = _SAID_WORD.match(text, at)
    begins = hit.start(1) if hit else at
    if hit and ADVERB.search(hit[1].lower()) and (second := _SAID_WORD.match(text, hit.end())) and is_verb(second[1].lower()):
        hit = second  # "har hundratals miljoner felaktigt betalats ut"
    first = hit[1].lower() if hit else ""
    if hit is None or not (is_verb(first) or first in STATING or first in ("som", "att", "inte")):
        return None
    start, ends = begins, [hit.end()]
    if first in _LEADS_TO and (behind := _SAID_WORD.match(text, hit.end())) and behind[1].lower() in _OWN_SUBJECT:
        return None  # "eftersom antalet stannat på 3 500 innebär det att …"
    most = _MOST_OF_WHOM if first == "som" else _MOST_SAID
    while len(ends) <= most and (hit := _SAID_WORD.match(text, ends[-1]) or _so_many(text, ends)):
        if len(ends) > 1 and hit[1].lower() in _SAID_ENDS and not _MORE_THAN_SO_MANY.search(text, ends[-2], hit.end() + _NUMBER_REACH):
            break
        ends.append(hit.end())
    while len(ends) > 1 and text[ends[-2] : ends[-1]].strip().lower() in STOP - _SAID_ENDS | DETERMINERS:
        ends.pop()
    if suspended := SUSPENDED.match(text, ends[-1] - text.endswith("-", 0, ends[-1])):
        ends.append(suspended.end())  # "hälso- och sjukvården"
    return text[start : ends[-1]] if len(ends) > 1 else None


def named_by_ordinal(text: str, at: int) -> tuple[str | None, int]:
    """The one word after "var tredje", where it has the form of an adjective ("var tredje anställd")."""
    hit = _SAID_WORD.match(text, at)
    word = hit[1].lower() if hit else ""
    if hit and word == "man":
        return hit[1], hit.end()  # no pronoun there: "var åttonde man"
    if hit is None or len(word) < 4 or word in STOP or is_verb(word) or not _ONE_OF.search(word):
        return None, at
    return hit[1], hit.end()


_ONE_OF = lazy_regex(r"(?:[^aoeiuyåäö]d|are|ing|isk|ant|ent|ist)$")


def those_who(text: str, at: int) -> str | None:
    """ "dem som finns i åldersgruppen": those of whom a clause at `at` tells."""
    hit = THOSE_WHO.match(text, at)
    return text[at : hit.start(1) + len(without_tail(hit[1]))].strip() if hit else None


def without_tail(clause: str) -> str:
    """The first words of a relative clause, without those at their end that lead on to the next or are the sentence's verb."""
    words_of = re.split(r"(?=[ \u00a0])", clause)[1:]
    while len(words_of) > 1:
        last = words_of[-1][1:].lower()
        if last == "sig" or not (last in STOP or (len(words_of) > 2 and is_verb(last))):
            break
        words_of.pop()
    if len(words_of) > 1 and finite(words_of[1][1:].lower()) and _is_whole(words_of[0][1:].lower()):
        words_of = words_of[:1]  # "av dem som friges | återfaller"
    return "".join(words_of)


def _is_whole(verb: str) -> bool:
    """Whether a verb right behind "som" may end its clause, so that a second one is that of the sentence."""
    return (finite(verb) or verb.endswith(_PASSIVE)) and verb not in CLASSES["auxiliary"] and verb not in CLASSES["modal"]


_PASSIVE = ("es", "as")
