"""The phrase after a figure that says what is counted, shared or compared, read ahead a few words only."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.noun_words import DETERMINERS, FUNCTION, STOP, adjective
from riksdata.extractors.statistics.attributes.nouns_like_verbs import (
    AFTER_DETERMINER,
    PAST_VERB,
    are_sheep,
    is_nominal_compound,
    reads_as_adjective,
)
from riksdata.extractors.statistics.attributes.phrase_edges import ATTRIBUTES, PREDICATES, VERBS, phrase_of
from riksdata.extractors.statistics.attributes.time_after import BEFORE_YEAR, DIRECTIONS, TIME_BEGINS, YEAR, tells_when
from riksdata.extractors.statistics.attributes.words_after import (
    ADVERB,
    ADVERBIAL,
    NEXT_WORD,
    SUSPENDED,
    following_participle,
    noun_follows,
    participle_follows,
    plain_noun_follows,
)
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms

_SO_CALLED = lazy_regex(r"[ \u00a0](?:s\.[ \u00a0]?k\.|så[ \u00a0]kallade)(?=[ \u00a0])")
_OWNERS = lazy_regex(r"[ \u00a0](?:och|samt)[ \u00a0][^\W\d_]+s(?=[ \u00a0][^\W\d_])")
_FUNCTION_OR_HALF = FUNCTION | {"hälften", "liksom"}
_JOINED_ADJECTIVE = lazy_regex(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{3,})")
_JOINT = lazy_regex(r"[ \u00a0](?:och|eller)[ \u00a0]([^\W\d_]{4,})(?=[ \u00a0,.;)]|$)")


def following(text: str, at: int, determiners: bool = False, verbal: re.Pattern[str] | None = None) -> tuple[str | None, int]:
    """The noun phrase that begins at `at`: adjectives and noun, cut where it ends; with its end. `determiners`: it may have some.

    `verbal`: forms of verbs that are adjectives where they come first and a noun follows, since a number stands before ("9 säkra mord").
    """
    end, taken, head = at, 0, None
    start = None
    done = False
    for _ in range(7):
        so_called = _SO_CALLED.match(text, end)
        hit = NEXT_WORD.match(text, so_called.end() if so_called else end)
        if hit is None:
            break
        word = hit[1].lower()
        if word in BEFORE_YEAR and YEAR.match(text, hit.end()):
            break  # "12 ton år 2012"
        if taken == 0 and start is None and word in _AS_TO:
            end = hit.end()  # "två kilo avseende kat"
            continue
        if taken == 0 and (word in DETERMINERS if determiners else word in ("andra", "sådana", "dylika")):
            start = hit.start(1) if start is None else start
            end = hit.end()
            continue
        if word == "får" and taken == 0 and start is None and are_sheep(text, at, hit.end()):
            return hit[1], hit.end()
        form = verbal or (AFTER_DETERMINER if start is not None and taken == 0 else None)
        adjectival = form and taken == 0 and reads_as_adjective(word, form) and plain_noun_follows(text, hit.end())
        if taken == 0 and word in _DEGREES and _quality_follows(text, hit.end(), determiners):
            start = hit.start(1) if start is None else start
            end = hit.end()
            continue  # "31 helt nya myndigheter"
        nominal = word == "fall" or word in CLASSES["nominal"] or adjectival or done or is_nominal_compound(word)
        participle, done = done, False
        if _ends_phrase(text, hit, word, taken, bool(nominal)):
            break
        if word in ("stycken", "st") or (taken == 0 and _MODIFIER.fullmatch(word) and noun_follows(text, hit.end())):
            end = hit.end()
            continue
        start = hit.start(1) if start is None else start
        end, taken = hit.end(), taken + 1
        head = hit[1]
        suspended = SUSPENDED.match(text, end)
        if suspended and suspended[1].lower() not in VERBS:
            end, head = suspended.end(), suspended[1]
            break
        genitive = word.endswith("s") and determiners and len(word) > 3 and taken < 4
        if word in _HOLLOW and NEXT_WORD.match(text, end) and noun_follows(text, end):
            continue
        leads = participle or genitive or (adjectival and not word.endswith("a")) or _leads_to_noun(text, end, word)
        if not leads or (word in _PLACES and hit[1][0].isupper() and not _OWNER.match(text, end)):
            break
        behind = _behind_insertion(text, end, taken == 1 and not determiners, genitive)
        if behind is not None:
            end = behind
            continue
        joined = _end_of_joined_adjective(text, end) if word == hit[1] else None
        end = end if joined is None else joined
        if nominal and _HAS_NEED.match(text, end):
            break
        if joined is not None:
            continue
        if (
            word.endswith(ADVERBIAL)
            and ADVERB.search(word)
            and (participle_follows(text, end) or (text[start:end] != hit[1] and following_participle(text, end)))
        ):
            done = True
            continue
        if not noun_follows(text, end):
            if word.endswith("ade") and not nominal and not determiners:
                # a verb: "elområde 3 handlade det om", "101 intellektuella fängslade"
                before = text[start : hit.start()].rstrip(" \u00a0")
                return (before, hit.start()) if taken == 2 and _NOMINAL_ADJECTIVE.search(before) else (None, at)
            break
    if start is None or head is None:
        return None, at
    return _to_its_end(text, start, end, head, determiners) or (None, at)


def _to_its_end(text: str, start: int, end: int, head: str, determiners: bool) -> tuple[str, int] | None:
    """A phrase with the rest of a name that is its head, and with a noun joined to it; None where its head is no noun."""
    if head[0].isupper() and (named := _NAME_GOES_ON.match(text, end)):
        end = named.end()
        if (
            head.endswith("s") is False
            and text[end - 1] == "s"
            and (owned_by_name := NEXT_WORD.match(text, end))
            and noun_follows(text, end)
        ):
            end = owned_by_name.end()
    if head.lower() in ATTRIBUTES - _NATIONS or head.lower() in PREDICATES:
        return None
    joint = _JOINT.match(text, end) if determiners else None
    if (
        joint
        and joint[1].lower() not in _FUNCTION_OR_HALF
        and not atoms(joint[1].lower())
        and re.match(r"[ \u00a0](?:av|i|på|som|har|är|från)\b", text[joint.end() : joint.end() + 5])
    ):
        end = joint.end()
    return text[start:end], end


_NATIONS = {"svensk", "dansk", "norsk", "finsk"}
"""Adjectives that are nouns of people too."""


def _ends_phrase(text: str, hit: re.Match[str], word: str, taken: int, nominal: bool) -> bool:
    """Whether a word belongs to no noun phrase that begins so many words before it: it is a verb or an abbreviation, or says when."""
    if len(word) < 3 and (word in ("m", "må") or (text.startswith(".", hit.end()) and text[hit.end() + 1 : hit.end() + 2].isalpha())):
        return True  # "5 000 fr.o.m. 2018"
    if not nominal and (word in STOP or word in VERBS or word.endswith("ades") or (taken and PAST_VERB.search(word) is not None)):
        return True
    # "6 km sydväst om staden", "31,7 året innan", "0,6 två år tidigare"
    return taken == 0 and (word in DIRECTIONS or (word.startswith(TIME_BEGINS) and tells_when(text, hit.start(1))))


def _behind_insertion(text: str, at: int, first: bool, genitive: bool) -> int | None:
    """Where an aside in brackets behind the first adjective ends, or another owner behind a genitive; None without one."""
    aside = _ASIDE.match(text, at) if first else None
    if aside and noun_follows(text, aside.end()):
        return aside.end()
    owners = _OWNERS.match(text, at) if genitive else None
    return owners.end() if owners else None


def _leads_to_noun(text: str, at: int, word: str) -> bool:
    """Whether a word that ends at a place may stand before the noun of its phrase."""
    return (
        adjective(word)
        or word in VERBS
        or word == "ren"
        or (word in _SHORT and plain_noun_follows(text, at))
        or (word.endswith(ADVERBIAL) and ADVERB.search(word) is not None and participle_follows(text, at))
    )


def _quality_follows(text: str, at: int, determiners: bool) -> bool:
    """Whether an adjective follows, and its noun ("helt nya myndigheter")."""
    quality = NEXT_WORD.match(text, at)
    if quality is None:
        return False
    word = quality[1].lower()
    known = word not in STOP and word not in VERBS and adjective(word)
    return known and (plain_noun_follows(text, quality.end()) or (determiners and word.endswith(("ande", "ende"))))


def _end_of_joined_adjective(text: str, at: int) -> int | None:
    """Where an adjective ends that "och" joins to the one before, of the same noun."""
    joined = _JOINED_ADJECTIVE.match(text, at)
    if joined is None:
        return None
    word = joined[1].lower()
    of_noun = adjective(word) and word not in VERBS and word not in FUNCTION and noun_follows(text, joined.end())
    return joined.end() if of_noun else None


_AS_TO = frozenset(("avseende", "gällande", "rörande", "beträffande"))
_HAS_NEED = lazy_regex(
    r"""
    [ \u00a0]
    (?:
        (?:behov|brist|rätt|råd|nytta|glädje|tillgång|möjlighet|möjligheter|svårt|lätt|svårigheter|anledning|hjälp|ont)  # behov
        [ \u00a0](?:av|på|till|att|om)                                                                                   # av
        |(?:rätt|råd|möjlighet)[.,]                                                                                       # rätt.
    )
    """,
    re.X,
)
"""Behind people: what they have, where the verb stands before them ("har 10 000 döva behov av")."""
_SHORT = frozenset(("ung", "rik", "frisk", "sjuk", "blind", "döv", "gift", "fast", "tung", "lätt", "dyr", "fri", "sen", "ren"))
"""Adjectives that are nouns of people where none follows ("var fjärde ung person")."""
_DEGREES = frozenset(("helt", "redan", "tidigare", "nyligen", "mycket", "väldigt", "särskilt", "relativt", "ganska", "fullt", "delvis"))
"""Adverbs that may stand before the adjective of what is counted."""
_NAME_GOES_ON = lazy_regex(r"(?:[ \u00a0][A-ZÅÄÖ][\w-]*[a-zåäö0-9]){1,3}(?!\w)")
"""The rest of a name ("av Post Danmark", "av Volvo Personvagnars anställda")."""
_MODIFIER = lazy_regex(r"\d+-[^\W\d_]+s")
"""A measure that a noun has for an attribute: "100 stycken 30-tons långtradare"."""
_OWNER = lazy_regex(r"[ \u00a0](?:läns|kommuns|stads|regions|universitets|landskaps)(?!\w)")
_PLACES = frozenset(
    ("sverige", "norge", "skåne", "europa", "kina", "uppsala", "afrika", "amerika", "frankrike", "österrike", "usa", "ukraina")
)
"""Names with the form of an adjective."""
_HOLLOW = frozenset(("antalet", "andelen", "mängden", "antal"))
"""Nouns behind which stands what they are of, without a word between ("av antalet sjukskrivna")."""
_ASIDE = lazy_regex(r"[ \u00a0]\([^()\n]{1,50}\)(?=[ \u00a0])")
_NOMINAL_ADJECTIVE = lazy_regex(r"\w{4}[ei]lla$|\w{4}iska$")
"""Adjectives that name people: "intellektuella"."""


def acceptable(phrase: str) -> bool:
    """Whether a phrase holds a noun that says something."""
    found = phrase_of([(word, 0, 0) for word in phrase.lower().split()])
    return bool(found)
