"""A part whose whole "av dem" before it takes up ("Av dessa är 2 063"), and the second part of the same whole."""

from __future__ import annotations

import re
from fractions import Fraction

from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.noun_words import same_noun
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.shared.of_which import ARE
from riksdata.extractors.statistics.shared.told_amounts import NEXT_REACH, REACH, SENTENCE_ENDS, VERB_REACH, Told
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def them_before(plain: str, candidate: Candidate) -> re.Match[str] | None:
    """ "av dem" before a figure, with the words between the two."""
    start = candidate.quantity.start
    low = max(0, start - VERB_REACH)
    near = plain[low : candidate.start]
    # nearly never, and sooner told than by a search
    named = "dessa" in near or "dem" in near or "dom" in near or "detta" in near or "Därav" in near
    return _OF_THEM.search(plain, low, candidate.start) if named else None


_OF_THEM = lazy_regex(
    rf"""
    (?P<of>
        (?:
            (?:^|[.!?:;\n]{_S}?)(?:Av|Bland)                                # a sentence that begins with "Av dem"
            |(?:,|,?{_S}(?:och|men|varvid)|–|\(){_S}?(?:av|bland)            # ", och av dem"
        )
        {_S}(?P<them>dessa|dem|dom|detta|dessa{_S}\d[\d \u00a0]*)
        |(?:^|[.!?\n]{_S}?)Därav                                            # a sentence that begins with "Därav"
    )
    {_S}
    (?P<words>[^\W\d_]{{2,24}}(?:{_S}[^\W\d_]{{1,12}}){{0,3}}){_S}$        # har bara
    """,
    re.X,
)


def and_as_many(between: str) -> bool:
    """Whether the words between two figures make them parts of one whole ("var 7 486 män och 2 838 kvinnor")."""
    return _AND_AS_MANY.fullmatch(between) is not None and not _NOT_OF_IT.search(between.lower())


_AND_AS_MANY = lazy_regex(
    rf"""
    (?:{_S}[^\W\d_][\w-]*){{0,7}},?{_S}(?:och|samt){_S}                  # män och
    (?:(?:ca|cirka|omkring|ungefär|drygt|knappt|nästan|bara|endast|övriga|resterande){_S})?(?:är{_S})?
    """,
    re.X,
)
"""Between two parts of one whole ("var 7 486 män och 2 838 kvinnor")."""
_NOT_OF_IT = lazy_regex(r"(?<!\w)(?:jämför|mot|än|medan|riket|landet|snitt|genomsnitt|totalt|ökning|minskning|år|varav|dessa)")


def meant_by_them(told: Told, candidate: Candidate, them: re.Match[str]) -> tuple[int, Fraction] | None:
    """The count or sum that "av dem" means, where the words behind let the figure be a part of it, and one alone can be meant."""
    q, words = candidate.quantity, them["words"].lower().split()
    if not _OTHER_CLAUSE.isdisjoint(words):
        return None  # "Av dem som friges återfaller", "av detta följer att"
    counted = told.counts[-1][2] if told.counts else frozenset[str]()
    if words[0] in _MONEY and len(words) > 1 and finite(words[1]):
        last = told.last_told()
        return last if last and any(last == each[:2] for each in told.sums) else None
    same = len(words) > 1 and finite(words[1]) and any(same_noun(words[0], word) for word in counted)
    alone = len(words) == 1 and words[0] not in CLASSES["preposition"]  # "Bland dessa erbjöd 14 bolag": before it, only a verb can be
    if not (finite(words[0]) or same or alone):
        return None  # "Av dessa skäl behövs"
    if words[0] in ARE and q.kind != "count" and any(map(definite, words[1:])):
        return None  # "Bland dem är inkomsten 20 procent lägre"
    if words[-1] not in _HAVE and _BY_SO_MUCH.match(told.plain, q.end):
        return None
    if q.kind == "money":
        return told.last_sum(q.unit)
    near = [(end, value) for end, value, _ in told.counts if told.within(end, q.start, NEXT_REACH) and end < them.end("of")]
    if (them["them"] or "").lower() == "detta" or (not near and q.kind != "count"):
        return told.last_count() if q.kind == "count" else told.last_told()
    begins = (
        max((mark.end() for mark in SENTENCE_ENDS.finditer(told.plain, max(0, near[-1][0] - REACH), near[-1][0])), default=0) if near else 0
    )
    larger = {value for end, value in near if end > begins and (q.kind != "count" or q.value is None or value > q.value)}
    if len(larger) != 1 or _WHERE.search(told.plain, max(0, near[-1][0] - VERB_REACH), near[-1][0]):
        return None
    return told.last_count()


_OTHER_CLAUSE = frozenset(("att", "som", "med"))
"""Words that may not stand between "av dem" and a part of them: the figure is then of another clause, or a change."""
_MONEY = frozenset(("pengar", "medel", "miljoner", "miljarder", "kronor"))
_HAVE = frozenset(("har", "hade", "får", "fick"))
_BY_SO_MUCH = lazy_regex(
    rf"""
    {_S}
    (?:högre|lägre|fler|färre|mera?|mindre|större|bättre|sämre|längre
    |kortare|dyrare|billigare|snabbare|oftare)
    (?!\w)
    """,
    re.X,
)
"""Behind a figure: that it is a difference, no part."""
_WHERE = lazy_regex(
    rf"""
    (?<!\w)(?:i|på|från|vid|hos|inom|till){_S}                              # i
    (?:(?:de|ca|cirka|omkring|drygt|knappt|ungefär|över|totalt){_S})*      # drygt
    [^\W_]+(?:{_S}\d{{3}})*$                                               # 40
    """,
    re.X,
)
"""A number that says where or by whom something is ("anställda i 40 länder"), up to its end."""


def of_others(told: Told, candidate: Candidate) -> bool:
    """Whether a second figure is of others than the first one ("och 12 procent av kommunerna", "och 30 konsulter hyrs in")."""
    noun = candidate.noun
    if noun and any(same_noun(noun.lower().rsplit(None, 1)[-1], word) for *_, words in told.counts for word in words):
        return False  # "och hela 10 000 personer är under 30 år"
    behind = _NEXT_WORD.match(told.plain, candidate.end) if noun else None
    return bool(noun and noun.startswith("av ")) or bool(behind and finite(behind[1].lower()))


_NEXT_WORD = lazy_regex(rf"{_S}([^\W\d_]+)")
