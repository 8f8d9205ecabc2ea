"""What stands behind a noun or a verb: phrases with a preposition, years, and whether the verb of the sentence comes next."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.clause_words import LIGHT
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, adjective
from riksdata.extractors.statistics.attributes.phrase_after import following
from riksdata.extractors.statistics.attributes.phrase_edges import ATTRIBUTIVE, CIRCUMSTANCES, INNER, TIMES, is_verb
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_W = r"[^\W\d_][\w-]*"
WORD = lazy_regex(rf"{_S}(?P<word>{_W})")
"""The word at a place, with the space before it."""
PREPOSITIONS = CLASSES["preposition"] | {"enligt", "genom", "trots", "per", "än"}
AUXILIARY = frozenset(
    (
        *("har", "hade", "kan", "kunde", "ska", "skall", "skulle", "vill", "ville"),
        *("måste", "får", "fick", "bör", "kommer", "behöver", "väntas", "beräknas"),
    )
)
"""Verbs that another verb follows, or an object."""
COPULA = frozenset(("är", "var", "blir", "blev", "varit", "blivit", "vara", "bli", "anses", "ansågs", "känner", "kände", "står", "stod"))
"""Verbs behind which stands what their subject is."""
ADVERBS = LIGHT | INNER
"""What may stand between the words of a clause without belonging to any."""
ENDS_CLAUSE = lazy_regex(rf"[.,;:!?)–—]|$|{_S}(?:[(–—@]|-{_S})")
LEADS_ON = frozenset(
    ("att", "och", "eller", "men", "medan", "samt", "när", "då", "där", "eftersom", "än", "som", "varav", "innan", "enligt", "jämfört")
)
"""Words that begin the next clause."""
NUMBERED = lazy_regex(
    rf"""
    {_S}(?:(?:de|cirka|ca|drygt|knappt|över|under|minst|högst|omkring|upp{_S}till|(?:mer|fler|mindre|färre|äldre|yngre|högre|lägre|längre){_S}än){_S})*
    \d[\d\u00a0 ,.–-]*{_S}(?!och{_S}|men{_S}|samt{_S}|som{_S}|i{_S}|på{_S}|av{_S}){_W}
    """,
    re.X,
)
"""So many of something ("mer än 200 anställda")."""
YEAR = lazy_regex(
    rf"""
    (?:{_S}(?:år|under|sedan|före|efter|i|mellan|från))?
    (?:{_S}(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|år(?:en)?))?
    {_S}(?:19|20)\d\d(?:[–@-]\d\d(?:\d\d)?|{_S}(?:och|till){_S}(?:19|20)\d\d)?
    (?![\d/:])
    """,
    re.X,
)
"""When, by a year."""
PLACING = lazy_regex(
    rf"""
    {_S}(?P<prep>i|inom|på|vid|hos|från|för|till|mot|med|utan|bland|mellan|om|av|utanför|över|under
    |kring|runt|längs)(?={_S}["”’]?\w)
    """,
    re.X,
)


def prepositional(text: str, at: int, places: re.Pattern[str] = PLACING) -> int | None:
    """Where a phrase with a preposition at a place ends; None where there is none, or one that says when or how."""
    hit = places.match(text, at)
    if hit is None:
        return None
    word = WORD.match(text, hit.end())
    if word and (word["word"].lower() in CIRCUMSTANCES or word["word"].lower() in CLASSES["month"] or (word["word"].lower() == "att")):
        return None
    if YEAR.match(text, at):
        return None
    phrase, end = noun_phrase(text, hit.end())
    if phrase is None:
        numbered = NUMBERED.match(text, hit.end())
        if (
            numbered is None
            or hit["prep"] == "av"
            or text[hit.end() : numbered.end()].rsplit(None, 1)[-1].lower() in ("år", "procent", "månader", "dagar", "veckor")
        ):
            return None
        return of_number(text, numbered)
    last = phrase.rsplit(None, 1)[-1].lower()
    if last in TIMES or ends_as_time(last):
        return None
    if counted := _SO_MANY_TH.match(text, end):
        return counted.end() if _COUNTED_NOUN.search(last) else end
    end = _joined(text, end)
    other = _OR_WITH.match(text, end)
    both = prepositional(text, other.end(), places) if other else None  # "i arbetslöshet eller med aktivitetsstöd"
    return both if both is not None and both - at <= _LONGEST_BOTH else end


def ends_as_time(word: str) -> bool:
    """Whether a noun in lower case is one of a time, by how it ends ("budgetåret")."""
    return _TIME_ENDS.search(word) is not None


def of_number(text: str, numbered: re.Match[str]) -> int:
    """Where so many of something end: behind the noun, where an adjective stands before it ("28 olika språk")."""
    begins = text.rfind(" ", numbered.start() + 1, numbered.end())
    word = text[begins + 1 : numbered.end()].lower()
    if word != "olika" and not adjective(word):
        return numbered.end()
    phrase, end = following(text, begins)
    return end if phrase and end > numbered.end() else numbered.end()


_OR_WITH = lazy_regex(rf"{_S}(?:eller|samt)(?={_S}(?:i|på|med|utan|från|vid|inom|för|till){_S})")
"""Between two phrases with prepositions."""
_LONGEST_BOTH = 90
"""In characters: two such phrases that restrict one noun."""
_SO_MANY_TH = lazy_regex(rf"{_S}\d{{1,2}}(?:[–@-]\d{{1,2}}|{_S}(?:och|till|eller){_S}\d{{1,2}})?(?![\d%\w])")
_COUNTED_NOUN = lazy_regex(r"(?:årskurs(?:erna|er)?|klass|kategori|nivå|steg|typ|grupp|zon|kapitel)$")
"""Nouns that a number tells apart ("i årskurs 9")."""
_TIME_ENDS = lazy_regex(
    r"""
    (?:året|åren|år|månad(?:en|er|erna)|veck(?:an|or|orna)|perioden|talet|kvartal(?:et)?|halvår(?:et)?
    |dag(?:en|ar|arna)|gång(?:en)?)$
    """,
    re.X,
)


def noun_phrase(text: str, at: int) -> tuple[str | None, int]:
    """The noun phrase at a place; an adjective in the form of a noun is not its last word where a noun follows."""
    phrase, end = following(text, at, determiners=True)
    if phrase is not None and phrase.lower() in _NO_PHRASE:
        return None, at
    for _ in range(2):
        nxt = WORD.match(text, end) if phrase else None
        if phrase is None or nxt is None or not (_ADJECTIVE.search(phrase) or phrase.rsplit(None, 1)[-1].lower() in ATTRIBUTIVE):
            break
        word = nxt["word"].lower()
        if (
            word in FUNCTION
            or is_verb(word)
            or finite(word)
            or word in ADVERBS
            or word in PREPOSITIONS
            or (adjective(word) and not word.endswith(("a", "e")) and word != "risk")
            or len(word) < 4
        ):
            break
        more, behind = following(text, end, determiners=False)
        if more is None:
            break
        phrase, end = f"{phrase} {more}", behind
    return phrase, end


_NO_PHRASE = frozenset(("såväl", "hur", "vad", "just", "både", "hittills", "nu"))
_ADJECTIVE = lazy_regex(r"(?:[dlmns]sk|(?<!e)[vglrnks]t|satt|nytt|akut|il|bruten|öppen|olika|egen|eget|annan|annat|\b[A-ZÅÄÖ]{2,}:?s|a)$")
_AND = lazy_regex(rf"{_S}(?:och|eller){_S}(?=[^\W\d_])")


def _joined(text: str, end: int) -> int:
    """With a second noun that "och" joins to a phrase, where a verb follows it ("i grund- och gymnasieskolan", "i vården och omsorgen")."""
    hit = _AND.match(text, end)
    if hit is None:
        return end
    phrase, behind = following(text, hit.end() - 1)
    return behind if phrase and text.endswith(text[end - 2 : end], hit.end(), behind) and verb_follows(text, behind) else end


def verb_follows(text: str, at: int) -> bool:
    """Whether the finite verb of the sentence follows, one or two small words set aside."""
    for _ in range(3):
        hit = WORD.match(text, at)
        if hit is None:
            return False
        word = hit["word"].lower()
        if finite(word) or word in AUXILIARY or word in COPULA:
            return True
        if word not in ADVERBS:
            return False
        at = hit.end()
    return False


def ends_well(text: str, at: int) -> bool:
    """Whether what follows a relative clause is the end of a clause, the verb of the sentence, or what begins a new one."""
    if ENDS_CLAUSE.match(text, at) or verb_follows(text, at):
        return True
    hit = WORD.match(text, at)
    word = hit["word"].lower() if hit else ""
    return word in LEADS_ON or word in PREPOSITIONS or word in ADVERBS or is_verb(word)  # "har de som fick hjälp klarat"
