"""Phrases that stand one after another behind a noun, with a preposition or "som", and where each ends.

"tusentals jobb | inom vård och omsorg | i kommuner som har skolor": what they belong to is another question (`belonging.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from riksdata.extractors.statistics.attributes.attached import WORD, ends_as_time, noun_phrase, prepositional, verb_follows
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_after import following
from riksdata.extractors.statistics.attributes.phrase_edges import HARDLY_ALONE, TIMES, is_verb
from riksdata.extractors.statistics.attributes.relative_clause import relative
from riksdata.extractors.statistics.attributes.restriction import age_behind
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

_S = "[ \u00a0]"
_MOST_PHRASES = 3
_SET_PHRASES = ("belopp", "värde", "summa", "pris", "huvud", "taget", "allo", "gott", "plats")
"""Ends of phrases that say how, in one with their preposition ("över huvud taget", "på plats", "för ett belopp")."""
_WHO = (" som ", "\u00a0som ")
_PLACING = lazy_regex(
    rf"""
    {_S}(?P<prep>i|inom|på|vid|hos|från|för|till|mot|med|utan|bland|mellan|om|av|ur|via|utanför|över|under|kring|runt|längs)(?={_S}["”’]?\w)
    """,
    re.X,
)
_FROM = (" från ", "\u00a0från ")
_TO = lazy_regex(rf"(?:{_S}[^\W\d_]+){{0,3}}?{_S}(?:till|upp){_S}")
"""Behind a phrase with "från": that it goes on to somewhere ("från Norrvik i norr till Söderö")."""
_AND = lazy_regex(rf"{_S}(?:och|eller|samt){_S}(?=[^\W\d_])")
_NAMED = lazy_regex(
    rf"""
    (?:{_S}[A-ZÅÄÖ][\w-]+(?:[–-][A-ZÅÄÖ][\w-]+)?){{1,3}}                                                    # Norrvik
    |(?:{_S}och{_S}[A-ZÅÄÖ][\w-]+)?
    {_S}(?:läns?|kommuns?|stads?|landstings?|universitet|högskola|sjukhus|flygplats|tingsrätt)(?!\w)       # och Söderö kommun
    """,
    re.X,
)
"""Behind a place or body: its name; behind a name: what it is."""
_NUMBERED_KIND = lazy_regex(r"(?:årskurs|åk|klass|typ|kategori|nivå|zon|grupp|steg)$")
_NUMBER = lazy_regex(rf"{_S}\d{{1,2}}(?:[–-]\d{{1,2}})?(?![\w,.]\w|{_S}(?:procent|personer|kronor))")
_DONE = lazy_regex(r"(?:(?<!pl)(?<!s)ats|its|tts|ades)$")
"""How verbs end that tell what was done; no "plats" or "insats"."""
_ARTICLE = ("en", "et", "an", "typ", "temat")
_SEVERAL = ("or", "ar", "er", "are", "män", "barn")
_LIST = lazy_regex(rf"((?:,{_S}[^\W\d_][\w-]*){{1,6}}){_S}(?:och|eller|samt){_S}(?P<last>[^\W\d_][\w-]*)")
"""Behind the first of several: the others ("i Norrvik, Söderö och Mossby")."""
_GOES_ON = lazy_regex(rf"-|\w|{_S}\d|,{_S}[^\W\d_][\w-]*,{_S}[^\W\d_][\w-]*")
"""Behind a phrase: that a word, a name with a number or a list goes on ("flerbo- stadshus", "E4", "vård, skola och")."""
_STOPS = lazy_regex(
    rf"{_S}?[.,;:!?)–]|$|{_S}(?:som|att|i|på|för|med|från|till|av|vid|inom|under|per|om|över|mot|hos|medan|när|än|jämfört)(?!\w)"
)


def phrases_behind(text: str, at: int, begins_clause: bool) -> Iterator[tuple[int, int]]:
    """Begin and end of each phrase behind a place of a text, in their order, three at most.

    `begins_clause`: whether the verb of the clause is still to come, so that one may stand behind two nouns that are joined.
    """
    for _ in range(_MOST_PHRASES):
        if text.startswith(_WHO, at):
            end = relative(text, at, _MOST_PHRASES, whither=begins_clause)
            end = end and with_joined(text, end, begins_clause)
        else:
            end = _preposition_phrase(text, at, begins_clause)
        if end is None or end <= at:
            return
        yield at, end
        at = end


def _preposition_phrase(text: str, at: int, begins_clause: bool) -> int | None:
    end = prepositional(text, at, _PLACING) or _definite(text, at)
    if end is None:
        return None
    end = _without_verb(text, at, end)
    if end is None:
        return None
    last = text[at:end].rsplit(None, 1)[-1]
    if ", " in text[at:end] or last in _SET_PHRASES or (text.startswith(_FROM, at) and _TO.match(text, end)):
        return None
    if named := _NAMED.match(text, end):
        told = (last.islower() and last.endswith(_ARTICLE)) or named[0].rsplit(None, 1)[-1].islower()
        if told and (_STOPS.match(text, named.end()) or _AND.match(text, named.end()) or verb_follows(text, named.end())):
            end = named.end()
    elif _NUMBERED_KIND.search(last) and (number := _NUMBER.match(text, end)):
        end = number.end()
    elif (years := age_behind(text, end, last)) is not None:
        return years
    end = with_joined(text, end, begins_clause)
    return None if _is_cut(text, end) or _goes_on(text, end) or _counts(text, at, end) else end


def _goes_on(text: str, end: int) -> bool:
    """Whether what a phrase begins goes on behind it: a word or name, a list, or a second noun that was not read."""
    if _GOES_ON.match(text, end):
        return True
    joint = _AND.match(text, end)
    follows = WORD.match(text, joint.end() - 1) if joint else None
    word = follows["word"].lower() if follows else ""
    return word == "andra" or bool(word and word not in FUNCTION and not finite(word) and not is_verb(word) and not atoms(word))


def _definite(text: str, at: int) -> int | None:
    """Where a phrase ends whose noun "den" leads and which is no time ("från den regionen"); None where there is none."""
    hit = _PLACING.match(text, at)
    if hit is None or not text.startswith((" den ", " det "), hit.end()):
        return None
    phrase, end = noun_phrase(text, hit.end())
    last = phrase.rsplit(None, 1)[-1].lower() if phrase else ""
    return None if not phrase or last in TIMES or ends_as_time(last) else end


def _is_cut(text: str, end: int) -> bool:
    """Whether a phrase ends with a genitive or an adjective whose noun was not read ("vid grundskolans | senare år")."""
    last = text[max(0, end - _LONG_WORD) : end].rsplit(None, 1)[-1]
    if (
        last.lower() in HARDLY_ALONE
        or _OF_SO_MUCH.match(text, end)
        or (last[0].isupper() and last.endswith("s") and text.startswith(", ", end))
    ):
        return True
    last = last.lower()
    one = _ONE.search(text, max(0, end - _LONG_WORD), end) is not None
    if not one and not last.endswith("s") and (not adjective(last) or last.endswith(("a", "e"))):
        return False
    follows = WORD.match(text, end)
    word = follows["word"].lower() if follows else ""
    return len(word) > 2 and word not in FUNCTION and not finite(word) and not is_verb(word)


_LONG_WORD = 60
_ONE = lazy_regex(rf"{_S}(?:en|ett){_S}[^\W\d_]+[dt]$")
"""At the end: an article and what has the form of a participle ("med en bedömd | risk")."""
_OF_SO_MUCH = lazy_regex(rf"{_S}(?:på|om|av){_S}(?:[^\W\d_]+{_S}){{0,2}}?\d")
"""Behind a noun: how much of it there is ("med en effekt | på 10 MW")."""


def _counts(text: str, at: int, end: int) -> bool:
    """Whether a phrase holds a figure of its own ("till 40 platser"), which is another statistic; the number of a kind is none."""
    words = text[at + 1 : end].lower().replace("\u00a0", " ").split(" ")
    for before, word in pairwise(words):
        if (word[0].isdigit() and not _NUMBERED_KIND.search(before)) or (word not in ("en", "ett", "den") and atoms(word)):
            return True
    return False


def _without_verb(text: str, at: int, end: int) -> int | None:
    """Where the phrase ends without a verb that was taken for its last word ("om fyrvakter | innehöll"); None where it is that alone."""
    words = text[at + 1 : end].split(" ")
    while len(words) > 1 and (finite(words[-1].lower()) or is_verb(words[-1].lower()) or _DONE.search(words[-1])):
        end -= len(words.pop()) + 1
    return end if len(words) > 1 else None


def with_joined(text: str, end: int, begins_clause: bool) -> int:
    """With a second noun that is joined to the phrase ("i kommuner och landsting"), alike in form, where no next clause begins with it."""
    joint = _AND.match(text, end)
    if joint is None:
        listed = _LIST.match(text, end)
        return listed.end() if listed and _one_list(text, end, listed) else end
    phrase, behind = following(text, joint.end() - 1)
    if (
        phrase is None
        or atoms(phrase.lower())
        or phrase.split(" ")[0].lower() in FUNCTION
        or is_verb(phrase.lower())
        or finite(phrase.lower())
    ):
        return end
    first, second = text[:end].rsplit(None, 1)[-1], phrase.rsplit(None, 1)[-1]
    if not _alike(first, second):
        return end
    if verb_follows(text, behind):
        return behind if begins_clause else end
    return behind if _STOPS.match(text, behind) else end


def _one_list(text: str, end: int, listed: re.Match[str]) -> bool:
    """Whether single words behind a noun are others of its kind, and what follows them ends their phrase."""
    words = [*listed[1].replace(",", " ").split(), listed["last"]]
    if any(word.lower() in FUNCTION or finite(word.lower()) or is_verb(word.lower()) for word in words):
        return False
    first = text[max(0, end - _LONG_WORD) : end].rsplit(None, 1)[-1]
    return all(first[0].isupper() == word[0].isupper() for word in words) and _STOPS.match(text, listed.end()) is not None


def _alike(first: str, second: str) -> bool:
    """Whether two nouns may be joined: both in the plural, both with their article, both names, or both bare."""
    if first[0].isupper() or second[0].isupper():
        return first[0].isupper() and second[0].isupper()
    for ends in (("na",), _SEVERAL):
        if first.endswith(ends) or second.endswith(ends):
            return first.endswith(ends) and second.endswith(ends)
    return _has_article(first) == _has_article(second)


def _has_article(word: str) -> bool:
    return word.endswith(("en", "et")) and not word.endswith(("tet", "ment", "cent"))


def governs(text: str, at: int) -> str:
    """The preposition (or "som") with which a phrase begins at a place; empty where none does."""
    hit = _PLACING.match(text, at)
    if hit is not None:
        return hit["prep"]
    word = WORD.match(text, at)
    return "som" if word and word["word"] == "som" else ""
