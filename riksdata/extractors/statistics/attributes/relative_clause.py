"""Where a relative clause behind a noun ends, as far as its verb needs words ("som letar efter personal", "som fick ett jobb")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.attached import (
    ADVERBS,
    AUXILIARY,
    COPULA,
    ENDS_CLAUSE,
    LEADS_ON,
    NUMBERED,
    PREPOSITIONS,
    WORD,
    YEAR,
    ends_well,
    noun_phrase,
    of_number,
    prepositional,
    verb_follows,
)
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION
from riksdata.extractors.statistics.attributes.phrase_edges import PARTICLES, SHORT_INFINITIVES, is_verb
from riksdata.extractors.statistics.attributes.subject_words import PERSONAL
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_][\w-]*"
MOST = 120
"""Characters behind a noun that are taken at most."""
_NEEDED = lazy_regex(
    rf"""
    {_S}(?P<prep>i|inom|på|vid|hos|från|för|till|mot|med|utan|bland|mellan|om|av|utanför|över|under
    |kring|runt|längs|efter|åt|ur|bakom|genom|inför)(?={_S}["”’]?\w)
    """,
    re.X,
)
"""The same behind a verb ("som letar efter personal")."""
_WHITHER = lazy_regex(rf"(?:{_S}(?!som{_S})[^\W\d_]+){{0,3}}{_S}(?:till|mot){_S}")
"""Behind the verb of a relative clause what more often belongs to that of the sentence."""


def relative(text: str, at: int, most: int, *, whither: bool = True) -> int | None:
    """Where a relative clause that begins with "som" at a place ends, as far as its verb needs words; None where no verb is known.

    `most`: phrases that its verb may have behind it. `whither`: one with "till" or "mot" may be its, no verb before the noun has it.
    """
    word = WORD.match(text, at)
    assert word is not None
    end = _verb_group(text, word.end())
    if end is None or _MADE.match(text, word.end()):
        return None
    verbs, limit = end, at + MOST
    end = _complements(text, end, limit, most)
    if not whither and _WHITHER.match(text, verbs):
        end = verbs  # "dömdes 40 män som begått brott | till fängelse"
    while joint := _AND_WHO.match(text, end) or _and_does(text, end):
        further = _verb_group(text, joint.end())
        if further is None or further > limit:
            break
        reached = _complements(text, further, limit, most)
        if reached == further and not ends_well(text, reached):
            break
        end = reached
    stranded = WORD.match(text, end)
    if stranded and stranded["word"].lower() in CLASSES["preposition"] and verb_follows(text, stranded.end()):
        return stranded.end()  # "som verket slutit avtal för kan"
    if end > verbs:
        return end
    alone = ENDS_CLAUSE.match(text, end) or verb_follows(text, end)
    return end if alone and not _INCOMPLETE.search(text, at, end) else None


_MADE = lazy_regex(
    rf"""
    (?:{_S}[^\W\d_][\w-]*){{1,4}}?                                                             # Statskontoret
    {_S}(?:(?:genomför|publicera|presentera|beställ|utför)[a-zåäö]{{0,4}}|gjorde?|gjort)(?!\w)  # genomförde
    """,
    re.X,
)
"""Behind "som": that somebody made the study of those who stand before it ("undersökning bland vuxna som Statskontoret gjorde")."""


def without_maker(phrase: str) -> str:
    """A noun without a clause at its end that tells who made the study of it ("vuxna med skydd | som Statskontoret gjorde")."""
    at = max(phrase.rfind(" som "), phrase.rfind("\u00a0som "))
    return phrase[:at] if at > 0 and _MADE.match(phrase, at + len(" som")) else phrase


def _and_does(text: str, at: int) -> re.Match[str] | None:
    """Behind a verb of a relative clause: "och" and its next verb ("som cyklar och saknar hjälm")."""
    joint = _AND.match(text, at)
    verb = WORD.match(text, joint.end()) if joint else None
    return joint if verb and finite(verb["word"].lower()) and not verb_follows(text, at) else None


_AND = lazy_regex(rf"{_S}(?:och|eller)(?={_S})")
_INCOMPLETE = lazy_regex(
    rf"""
    {_S}(?:har|hade|kan|ska|skulle|vill|måste|får|fick|bör|är|var|blir|blev|anser|tycker|menar|uppger
    |säger|tror|vet|bedömer|att)$
    """,
    re.X,
)
"""Verbs that say nothing without what follows them."""
_AND_WHO = lazy_regex(rf"{_S}(?:och|eller|men)(?:{_S}som)(?={_S})|{_S}eller(?={_S}{_W}(?:r|de|te|t|s){_S})")


def _verb_group(text: str, at: int) -> int | None:
    """Where the verbs of a relative clause end that begins at a place, with its subject where it has one of its own."""
    end, subject = at, False
    for _ in range(6):
        hit = WORD.match(text, end)
        if hit is None:
            return None
        word = hit["word"].lower()
        known = finite(word) or word in AUXILIARY or word in COPULA or (end == at and _PAST.search(word))
        if known or (is_verb(word) and word.endswith(("t", "ts", "as"))):
            return _verbs(text, hit.start(), word)
        if word in ADVERBS or word in _BEFORE_VERB:
            end = hit.end()
            continue
        if not subject and (when := _WHEN.match(text, end)):
            end = when.end()  # "de som under året lämnar ersättningen"
            continue
        if subject or not (word in PERSONAL or hit["word"][0].isupper() or _DEFINITE.search(word)):
            return None
        subject = True
        if word in PERSONAL:
            end = hit.end()
        else:
            phrase, end = noun_phrase(text, end)
            if phrase is None:
                return None
    return None


_DEFINITE = lazy_regex(r"\w{3}(?:en|et|na|an)$")
_BEFORE_VERB = frozenset(("hittills", "redan", "ofta", "aldrig", "alltid", "fortfarande", "också", "tidigare", "själva", "ännu", "nu"))
"""What may stand between "som" and its verb."""
_WHEN = lazy_regex(
    rf"""
    {_S}(?:under|i|på|vid|sedan|efter|före|inom|någon){_S}
    (?:(?:den|det|de|ett|en|samma|hela){_S}(?:[^\W\d_]+{_S})?)?
    (?:(?:19|20)\d\d|dag|fjol|[^\W\d_]*(?:år|året|åren|tiden|perioden|månaden|månaderna|veckan|veckorna|sommaren|hösten|våren|vintern|talet))
    (?!\w)
    """,
    re.X,
)
"""When, between "som" and its verb."""
_PAST = lazy_regex(r"\w{2}(?:ade|dde|tte|lde|rde|gde|vde)$")
"""Right behind "som": a verb in the past that no list needs to hold."""


def _verbs(text: str, at: int, first: str) -> int:
    """Where the verbs that begin at a place end: an auxiliary with its verb, a copula with what is said, a verb with its particle."""
    hit = WORD.match(text, at)
    assert hit is not None
    end, word = hit.end(), first
    for _ in range(4):
        nxt = WORD.match(text, end)
        if nxt is None:
            return end
        follows = nxt["word"].lower()
        second = WORD.match(text, nxt.end())
        then = second["word"].lower() if second else ""
        if word in AUXILIARY and follows in ADVERBS and (is_verb(then) or then in ADVERBS):
            end = nxt.end()
            continue
        if (word in AUXILIARY or (is_verb(word) and follows in ("att",))) and (
            is_verb(follows) or follows in ("varit", "vara", "blivit", "bli", "ha", "haft", "få", "fått")
        ):
            end, word = nxt.end(), follows
            continue
        if (
            word in ("kommer", "riskerar", "valt", "väljer", "väntar", "tvingas", "tvingats", "börjat", "önskar")
            and follows == "att"
            and is_verb(then)
        ):
            assert second is not None
            end, word = second.end(), then
            continue
        if word in COPULA:
            return _said(text, end)
        if follows in ("minst", "mest", "bäst", "sämst") and ends_well(text, nxt.end()):
            return nxt.end()
        if follows in PARTICLES and not (follows in PREPOSITIONS and second is not None and not is_verb(then)):
            end = nxt.end()
            most = WORD.match(text, end)
            return most.end() if most and most["word"].lower() in ("minst", "mest", "helt") else end
        return end
    return end


def _said(text: str, at: int) -> int:
    """Where what a copula says ends: its first word that is no small one."""
    end = at
    for _ in range(3):
        hit = WORD.match(text, end)
        if hit is None:
            return end
        word = hit["word"].lower()
        if word in PREPOSITIONS:
            return end
        if word in ADVERBS or word.endswith(("igt", "vis", "skt")):
            end = hit.end()
            continue
        than = _THAN_SO_MANY.match(text, hit.end()) if word.endswith(("re", "mer")) else None
        return than.end() if than else hit.end()
    return end


_THAN_SO_MANY = lazy_regex(rf"{_S}än{_S}(?:\d[\d \u00a0]*(?:,\d+)?{_S}[^\W\d_]+|[^\W\d_]+{_S}(?:år|månader|veckor|dagar))(?!\w)")
"""Behind a comparative: what it is measured by ("yngre än tio år", "högre än 30 000 kronor")."""


def complements(text: str, at: int) -> int:
    """Where what a verb needs ends that stands before a place: an object, and one phrase with a preposition behind it."""
    return _complements(text, at, at + MOST, 2)


def _complements(text: str, at: int, limit: int, most: int) -> int:
    """Where an object, and the phrases with prepositions behind it, `most` in all, end; `at` where there is none."""
    end = at
    hit = WORD.match(text, end)
    word = hit["word"].lower() if hit else ""
    own = _OWN_INFINITIVE.match(text, end)
    if own:
        return _complements(text, own.end(), limit, most)
    if hit and word in ("sig", "varandra", "ingen", "inget", "inga", "någon", "något", "några", "egen", "eget", "egna"):
        end = hit.end()
        hit = WORD.match(text, end)
        word = hit["word"].lower() if hit else ""
    if not YEAR.match(text, end) and (numbered := NUMBERED.match(text, end)):
        end = of_number(text, numbered)
    elif hit and word not in PREPOSITIONS and word not in LEADS_ON and not finite(word):
        hedge = _HEDGE.match(text, end)
        phrase, reached = noun_phrase(text, hedge.end() if hedge else end)
        if phrase and phrase.lower() not in FUNCTION and not _verb_is_object(phrase):
            end = reached
    for _ in range(most - (end > at)):
        if year := YEAR.match(text, end):
            end = year.end()
        infinitive = _TO_DO.match(text, end)
        if infinitive and (is_verb(infinitive["verb"].lower()) or infinitive["verb"] in SHORT_INFINITIVES):
            done = WORD.match(text, infinitive.end())
            leads = infinitive["verb"] in _MAY and done is not None and is_verb(done["word"].lower())
            reached = _complements(text, done.end() if leads and done else infinitive.end(), limit, most)
            if reached > infinitive.end() or infinitive["verb"] not in SHORT_INFINITIVES:
                return reached
            break  # "ett arbete att gå till än 2006"
        reached = prepositional(text, end, _NEEDED) or -1
        if reached < 0 or reached > limit:
            break
        end = reached
    return end if end <= limit else at


_OWN_INFINITIVE = lazy_regex(rf"(?:{_S}sig)?{_S}(?:ha|vara|kunna|få|behöva|sakna|känna)(?!\w)")
"""Behind a verb of thinking: what one thinks of oneself ("som anser sig ha tid")."""
_HEDGE = lazy_regex(rf"{_S}(?:minst|högst|ungefär|cirka|ca|drygt|nästan|både|bara|endast|mer{_S}än|fler{_S}än)(?={_S})")
_TO_DO = lazy_regex(rf"{_S}(?:(?:till|för|med|om|på|av|i){_S})?att{_S}(?P<verb>[^\W\d_]+)(?!\w)")
"""What a verb leads on to ("som syftade till att bidra")."""
_MAY = frozenset(("få", "ha"))
"""Infinitives that lead on to another verb ("för att få utövas")."""


def _verb_is_object(phrase: str) -> bool:
    return finite(phrase.split(None, 1)[0].lower())
