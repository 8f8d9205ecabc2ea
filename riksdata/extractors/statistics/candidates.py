"""The candidates of a text: every quantity that the grammar reads, with its hedges, the phrase after it and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riksdata.extractors.statistics.attributes import noun_after_share, nouns_like_verbs, phrase_after, prepositions_after, said_after
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.attributes.rate_and_measure import per_at
from riksdata.extractors.statistics.decide.adjacent_words import by_adjacent_words
from riksdata.extractors.statistics.decide.ages_and_times import LASTS
from riksdata.extractors.statistics.decide.model import Part
from riksdata.extractors.statistics.lent import REACH, is_bare, lent, may_lend
from riksdata.extractors.statistics.parallel_slots import is_named_number, is_part, is_part_of_these, leads_to_part, masked, shares_place
from riksdata.extractors.statistics.quantity.before_number import quantity_start
from riksdata.extractors.statistics.quantity.families import Family
from riksdata.extractors.statistics.quantity.hedges import Hedged, hedge_after, hedges_before
from riksdata.extractors.statistics.quantity.locate import places
from riksdata.extractors.statistics.quantity.number_quantity import (
    alone,
    behind_one,
    first_of_list,
    number_quantity,
    one_in,
    one_of_so_many,
    one_to_few,
)
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import NO_SENTENCE, Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, alternatives
from riksdata.swedish.lazy import lazy_regex

THRESHOLD = 0.42
"""The confidence from which a quantity is a statistic."""
LARGEST = 10**21
"""A larger number is no figure of anything."""
_SHORT = 9
"""Characters of a quantity below which it is not so large, whatever its unit."""
LINE = 3000
"""Characters that are looked back for the beginning of a line."""
_S = "[ \u00a0]"
RATIO = lazy_regex(
    rf"{_S}({alternatives('ratio')}|[^\W\d_]{{3,20}}are(?=[ \u00a0](?:än|vad|när|för)))\b(?:{_S}(?:{alternatives('size')}|i|risk)\b){{0,3}}"
)
"""What makes "N gånger" and "N procent" a comparison: "högre", "så många", "mer"."""
_OF_ANOTHER = lazy_regex(
    rf"""
    {_S}
    (?:
        (?:det|den){_S}(?:[^\W\d_]+{_S})?                                       # det sammanlagda
        (?:antal|summa|belopp|nivå|andel|mängd|kostnad)(?:et|n|en)?{_S}(?:som|för|i|av|på)  # antal som
        |genomsnittet|medelvärdet|medianen|årsinkomsten|budgeten|gränsvärdet
    )
    \b
    """,
    re.X,
)
"""Behind "N gånger": another amount that it is measured by ("tio gånger det antal som omkommer i trafiken")."""
_MORE = lazy_regex(rf"{_S}(?:nya{_S})?(fler|färre|mer|mindre|ytterligare|extra)(?={_S})")
_MANY = lazy_regex(r"(?:miljoner|miljarder|biljoner)\b", re.IGNORECASE)
_BARE_SCALE = lazy_regex(r"(?:hundra|tusen|miljon|miljard|biljon|tiotal|hundratal|tusental)", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """A quantity in its sentence. `start`–`end`: with its hedges and the phrase after it."""

    quantity: Quantity
    hedged: Hedged
    qualifier: str
    start: int
    end: int
    noun: str | None
    """The phrase after it."""
    sentence: Sentence = NO_SENTENCE
    per: tuple[str, int] | None = None
    """The denominator and where it ends."""
    resolved: str | None = None
    """The noun as published, once it is known."""
    lender: Candidate | None = None
    """Of a number that is a figure only because one before it lends its unit, or its noun: that one, than which it is no surer."""

    lent_by: Candidate | None = None
    """Of a number that takes its unit from a figure before it: that one."""
    among: Candidate | None = None
    """Of a part of so many that its sentence begins with ("Av 40 mål har rätten prövat 12"): those."""
    again: Candidate | None = None
    """The figure before it that a share tells again ("281 av dem, dvs. 55 procent"), or says the change of ("51 procent, upp 9")."""
    named: bool = False
    """Of a number with nothing behind it: whether its clause says what there is a number of."""
    direction: str | None = None
    """Whether it is the amount of an increase or a decrease, once it is known."""
    rule: str | None = None
    """The name of the rule that speaks against its being a statistic."""
    evidence: Sequence[Part] = ()
    """The evidence that the model weighed; empty where a rule was sure."""
    confidence: float = 0.0
    """How probable it is that it is a statistic."""
    q_start: int = 0
    """Where it begins in its sentence."""
    q_end: int = 0
    """Where its quantity ends in its sentence."""

    @property
    def rejected_by(self) -> str | None:
        """The name of the rule that rejected it, `improbable` where the model alone did; None for a statistic."""
        return None if self.confidence >= THRESHOLD else self.rule or "improbable"

    def stand_in(self, sentence: Sentence) -> None:
        """Its sentence is known."""
        self.sentence = sentence
        self.q_start, self.q_end = self.start - sentence.start, self.quantity.end - sentence.start


def candidates(plain: str, found: Iterable[tuple[int, Family]] | None = None) -> Iterator[Candidate]:
    """Every quantity that the grammar reads, in order, none within another; `found`: the `places` of the text, where they are known.

    Those that the words next to them speak against have `rule` filled; sentences are not looked for yet.
    """
    last_end = 0
    last: Candidate | None = None
    chain = _Chain(plain)
    for start, family in places(plain) if found is None else found:
        if start < last_end:
            continue
        if family.read is alone and not chain.reaches(start) and not _may_be_named(plain, start):
            continue
        if start and plain[start].isdigit() and plain[start - 1] in "–—-−" and start > 1 and plain[start - 2].isalnum():
            continue
        low = max(plain.rfind("\n", max(0, start - LINE), start) + 1, last_end)
        hedged = hedges_before(plain, low, quantity_start(plain, start))
        quantity = family.read(plain, start, hedged.before)
        if quantity is None and family.read in _FROM_ONE and (behind := behind_one(plain, start)) is not None:
            start = behind
            hedged = hedges_before(plain, low, quantity_start(plain, start))
            quantity = number_quantity(plain, start, hedged.before)
        if quantity is None:
            if family.read not in _ALONE:
                continue
            item = chain.taken_at(start, hedged) if chain.reaches(start) else None
            if item is None and (item := _named_number(plain, start, hedged)) is not None:
                chain.add(item, item.quantity.end)
            if item is not None:
                last, last_end = item, item.quantity.end
                yield item
            continue
        if _is_vast(quantity):
            last_end = quantity.end  # nor are its last words
            continue
        last, last_end = _judged(plain, quantity, hedged, low, last)
        chain.add(last, last_end)
        yield last
        at = quantity.next_start
        if at and (quantity := _end_of_change(plain, at)) is not None:
            # no word or unit follows it by which the scan would see it
            last, last_end = _judged(plain, quantity, hedges_before(plain, low, at), low, last)
            chain.add(last, last_end)
            yield last


_FROM_ONE = frozenset((one_in, one_of_so_many, one_to_few))
"""Readers of shares and ranges that begin with "en": where there is none, the number behind it stands alone."""
_ALONE = frozenset((alone, first_of_list))
"""Readers of bare numbers: a figure before them may lend its unit, or their clause say what there is a number of."""


class _Chain:
    """The figure that lends its unit to bare numbers behind it, and those that have taken it, in the order of a text."""

    __slots__ = ("_end", "_last", "_of", "_plain", "source")

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self.source: Candidate | None = None
        """The last figure that may lend."""
        self._end = 0
        """Where the last of its chain ends."""
        self._last: Quantity | None = None
        """The last that has taken its unit."""
        self._of: Candidate | None = None
        """The last of which only a part may be told ("Av de tolv bagarna")."""

    def add(self, item: Candidate, end: int) -> None:
        """The next candidate, which ends at `end`: it takes the unit of the chain, or begins the next, or neither."""
        source = self.source
        if (
            source is not None
            and item.rule in _MAY_TAKE
            and (is_bare(item.quantity, item.noun, item.per) or self._is_share_of_another(source.quantity, item))
            and lent(self._plain, source.quantity, self._end, item.start, item.quantity, source.hedged.before, self._last)
        ):
            self._take(source, item)
            return
        if item.rule == "definite" and item.noun is not None and item.quantity.kind == "count" and leads_to_part(self._plain, item.start):
            self._of = item
        if self._of is not None and item.rule in _MAY_TAKE and is_bare(item.quantity, item.noun, item.per) and self._is_part_of_them(item):
            item.rule = None
        if may_lend(item.quantity, item.noun or item.named or None, item.per, item.rule):
            self.source, self._end, self._last = item, end, None

    def _is_share_of_another(self, source: Quantity, item: Candidate) -> bool:
        """Whether what seems a tally is a share or an amount like the figure before it ("30 procent av exporten och 53 av importen")."""
        if source.kind not in ("percent", "time", "physical", "money") or item.noun is None or not item.noun.startswith("av "):
            return False
        if not is_bare(item.quantity, None, item.per) or item.start - self._end > REACH:
            return False
        return shares_place(self._plain, masked(self._plain[self._end : item.start]), item.quantity.end)

    def _is_part_of_them(self, item: Candidate) -> bool:
        """Whether a bare number is so many of those before it ("Av de tolv bagarna som fick frågan tvekade elva"); fills in the whole."""
        them, q = self._of, item.quantity
        if them is None or not 0 < item.start - them.quantity.end <= REACH or q.value is None or them.quantity.value is None:
            return False
        self._of = None
        if q.value >= them.quantity.value or not is_part(
            self._plain, them.quantity.start, masked(self._plain[them.quantity.end : item.start])
        ):
            return False
        q.whole = them.quantity.value
        return True

    def reaches(self, start: int) -> bool:
        """Whether a number at `start` is near enough to take the unit of the chain."""
        return (self.source is not None and start - self._end <= REACH) or (self._of is not None and start - self._of.quantity.end <= REACH)

    def taken_at(self, start: int, hedged: Hedged) -> Candidate | None:
        """The bare number at `start`, where it takes the unit of the chain."""
        plain, source = self._plain, self.source
        quantity = number_quantity(plain, start, hedged.before)
        if quantity is None or quantity.start != start or not is_bare(quantity, None, None):
            return None
        part = Candidate(quantity, hedged, hedged.qualifier, hedged.start, quantity.end, None)
        if self._of is not None and self._is_part_of_them(part):
            return part
        if source is None or start - self._end > REACH:
            return None
        if not lent(plain, source.quantity, self._end, hedged.start, quantity, source.hedged.before, self._last):
            return None
        item = Candidate(quantity, hedged, hedged.qualifier, hedged.start, quantity.end, None, rule="bare")
        self._take(source, item)
        return item

    def _take(self, source: Candidate, item: Candidate) -> None:
        if item.rule == "bare":
            item.lender = source
        item.rule, item.per, item.lent_by = None, item.per or source.per, source
        self._end, self._last = item.quantity.end, item.quantity


_MAY_TAKE = frozenset((None, "bare", "bare_large", "bare_level"))
"""Rules against a number that stands alone, which does not where a figure lends its unit."""


def _is_vast(quantity: Quantity) -> bool:
    """Whether a number of it is larger than any figure; told from whole numbers, which is sooner than from fractions."""
    if not quantity.scaled and quantity.end - quantity.start < _SHORT:
        return False
    for number in (quantity.value, quantity.low, quantity.high, quantity.whole):
        if number is not None and abs(number.numerator) > LARGEST * number.denominator:
            return True
    return False


def _judged(plain: str, quantity: Quantity, hedged: Hedged, low: int, last: Candidate | None) -> tuple[Candidate, int]:
    """The candidate with the rule of the words next to it, and where it ends with its denominator."""
    item = _dressed(plain, quantity, hedged, low)
    item.per = per_at(plain, item.end) or (per_at(plain, quantity.end) if item.end != quantity.end else None)
    item.rule = by_adjacent_words(plain, quantity, low, item.start, hedged.before, item.noun)
    if item.rule in ("two", "definite") and item.per is not None and item.per[0][0].isdigit():
        item.rule = None  # "en läkare per 3 500 invånare"
    if item.rule == "bare" and item.per is not None and _NUMBER_OF.search(plain, max(low, item.start - _NUMBER_REACH), item.start):
        item.rule = None  # "antalet tåg kan öka till 30–40 per timme"
    if (
        item.rule in _MAY_TAKE
        and is_bare(quantity, item.noun, None)
        and not _of_year_shape(quantity)
        and (is_named_number(plain, item.start) or is_part_of_these(plain, item.start))
    ):
        item.rule, item.named = None, True
    if item.rule != "numbered" and last is not None and _numbered_with(plain, last, item):
        item.rule = "numbered"
    return item, max(quantity.end, item.per[1] if item.per else 0)


def _may_be_named(plain: str, start: int) -> bool:
    """Whether words stand before a bare number by which its clause may say what it counts; a cheap look."""
    low = max(0, start - _NAMED_REACH)
    return any(plain.find(words, low, start) >= 0 for words in ("ntal", "Av de", "Bland de", "av de", "bland de"))


def _named_number(plain: str, start: int, hedged: Hedged) -> Candidate | None:
    """A bare number that ends its clause, which said what there is a number of."""
    if not is_named_number(plain, hedged.start) and not is_part_of_these(plain, hedged.start):
        return None
    quantity = number_quantity(plain, start, hedged.before)
    if quantity is None or not is_bare(quantity, None, None) or _is_vast(quantity) or _of_year_shape(quantity):
        return None
    return Candidate(quantity, hedged, hedged.qualifier, hedged.start, quantity.end, None, named=True)


def _of_year_shape(quantity: Quantity) -> bool:
    return quantity.end - quantity.start == len("1990") and quantity.value is not None and 1900 <= quantity.value <= 2100


_NAMED_REACH = 150
"""Characters before a number within which its clause says what there is a number of."""
_NUMBER_OF = lazy_regex(rf"(?<!\w)antal(?:et)?{_S}(?:[^\W\d_]+{_S}){{1,7}}(?:till|är|var|blir|med|från|på|mellan){_S}$", re.IGNORECASE)
_NUMBER_REACH = 90
"""Characters before a bare number within which its clause names what there is a number of."""
_ENDS_CLAUSE = lazy_regex(r"[.;,)](?!\d)|$")


def _end_of_change(plain: str, at: int) -> Quantity | None:
    """The bare level that ends a change and its clause ("minskade från 987 till 466.")."""
    quantity = number_quantity(plain, at, "till")
    bare = quantity is not None and quantity.unit == "count" and quantity.end == quantity.number_end
    return quantity if quantity is not None and bare and _ENDS_CLAUSE.match(plain, quantity.end) else None


_NEXT_OF_LIST = lazy_regex(rf",?{_S}(?:(?:och|samt|respektive|eller){_S})?")


def _numbered_with(plain: str, last: Candidate, item: Candidate) -> bool:
    """Whether it goes on with a list whose numbers tell which, not how many ("yrkandena 4, 5 och 11 avstyrks")."""
    listed = last.quantity.share == "list" and last.rule == "numbered"
    return listed and _NEXT_OF_LIST.fullmatch(plain, last.quantity.end, item.quantity.start) is not None


def _dressed(plain: str, q: Quantity, hedged: Hedged, low: int) -> Candidate:
    """The quantity with its qualifier and the phrase after it; `low`: where its line begins."""
    if hedged.before in _SURVEYED and plain.startswith("över", hedged.start):
        hedged = hedged._replace(qualifier="exact", start=q.start)
    if q.kind == "time" and hedged.qualifier == "less_than" and hedged.before not in _SHORTER and _during(plain, hedged.start):
        hedged = hedged._replace(qualifier="exact")
    if q.kind == "count" and plain[hedged.start : hedged.start + len(_NEIGHBOURHOOD)].lower() == _NEIGHBOURHOOD:
        hedged = hedged._replace(qualifier="exact", start=q.start, before="av")
    qualifier = hedged.qualifier
    if q.about and qualifier == "exact":
        qualifier = "about"
    if q.opened or (hedged.before in CLASSES["several"] and q.value is not None and _BARE_SCALE.match(plain, q.start)):
        qualifier = "more_than"
        q.low, q.value, q.opened = q.low or q.value, None, True
    if hedged.before != "par" and q.value is not None and q.start == hedged.start and q.written == "words" and _MANY.match(plain, q.start):
        # bare "miljarder": that order of size, no number
        qualifier = "more_than"
        q.low, q.value, q.opened = q.value, None, True
    if hedged.before == "par" and q.value is not None and _BARE_SCALE.match(plain, q.start):
        # "ett par miljarder"
        q.value, qualifier = q.value * 2, "about" if qualifier == "exact" else qualifier
        outer = hedges_before(plain, low, max(low, plain.rfind("ett", low, hedged.before_start)))
        if outer.qualifier != "exact" and not plain.startswith(("över", "under"), outer.start):  # no "lämna över ett par miljarder"
            qualifier = outer.qualifier
    if (
        q.unit == "times"
        and not q.word
        and (q.value is None or q.value.denominator == 1)
        and not RATIO.match(plain, q.end)
        and not _OF_ANOTHER.match(plain, q.end)
        and (_IN_A_ROW.match(plain, q.end) or not _ratio_before(plain, hedged, low))
    ):
        # "sju gånger" alone counts occasions
        q.unit = q.kind = "count"
        q.end = q.number_end
    phrase, end = _phrase(plain, q, q.unit_end or q.end)
    if q.unit_end:
        end = q.end  # of a list: the phrase stands behind the last
    after = hedge_after(plain, end, bool(q.word))
    if after and qualifier == "exact":
        qualifier, end = after
    start = hedged.before_start if q.high is not None and hedged.before in ("mellan", "från") else hedged.start
    return Candidate(q, hedged, qualifier, start, max(end, q.end), phrase)


def _phrase(plain: str, q: Quantity, behind: int) -> tuple[str | None, int]:
    """The phrase at `behind`, after the quantity, that says what is counted or shared, and where it ends."""
    if q.kind == "count" or (q.kind == "fraction" and q.whole is not None):
        more = _MORE.match(plain, behind)
        phrase, end = phrase_after.following(
            plain, more.end() if more else behind, determiners=q.whole is not None, verbal=nouns_like_verbs.COUNTED_VERBAL
        )
        if more:
            phrase, end = (plain[more.start() + 1 : end], end) if phrase else (None, behind)
        if phrase is None and q.kind == "fraction" and plain[q.start : q.start + 3].lower() == "var":
            return said_after.named_by_ordinal(plain, behind)
        return prepositions_after.of_phrase(plain, behind) if phrase is None and q.whole is None else (phrase, end)
    if q.kind == "percent" and plain.startswith(("-p", "- p"), q.number_end):
        return _changed_by(plain, *phrase_after.following(plain, behind))  # "en 15-procentig ökning"
    if q.kind in ("percent", "fraction"):
        phrase, end = prepositions_after.of_phrase(plain, behind)
        if phrase is None and q.kind == "fraction" and plain[q.start : q.start + 4].lower() == "halv":
            return phrase_after.following(plain, behind, determiners=True)
        if phrase is None and plain.endswith(("procents", "%s"), q.start, behind):
            return _changed_by(plain, *phrase_after.following(plain, behind))  # "till 10 procents ränta", "tio procents minskning av"
        if phrase is None and q.unit == "percent" and q.whole is None:
            return noun_after_share.bare(plain, behind)
        return phrase, end
    if q.kind != "physical":
        return None, behind
    more = _MORE.match(plain, behind)
    phrase, end = phrase_after.following(plain, more.end() if more else behind, verbal=nouns_like_verbs.MEASURED_VERBAL)
    if phrase and (large := _SO_LARGE.match(phrase)):
        phrase = phrase[large.end() :]  # "den 45 000 kvadratmeter stora byggnaden"
    if more and phrase:
        phrase = plain[more.start() + 1 : end]
    elif more:
        end = behind
    # "634,02 km² Vattenarealen": the next line of a list
    return (None, behind) if phrase and phrase[0].isupper() and phrase[1:2].islower() else (phrase, end)


_SO_LARGE = lazy_regex(rf"(?:stora|stor|stort|långa|lång|långt|höga|hög|högt|breda|bred|djupa|djup|tunga|tung){_S}(?=[^\W\d_])")
"""Behind a measure: what it says of a noun."""
_CHANGE_OF = lazy_regex(rf"{_S}av(?={_S}[^\W\d_])")
_CHANGE = lazy_regex(rf"(?:{alternatives('changenoun')})$")


def _changed_by(plain: str, phrase: str | None, end: int) -> tuple[str | None, int]:
    """What changes by so much percent ("en 12-procentig nedgång av priset"); the phrase itself where it is no change of anything."""
    of = _CHANGE_OF.match(plain, end) if phrase and _CHANGE.search(phrase.lower()) else None
    what, behind = phrase_after.following(plain, of.end(), determiners=True) if of else (None, end)
    return (what, behind) if what and phrase_after.acceptable(what) else (phrase, end)


_SHORTER = LASTS | {"tar", "tog", "dröjer", "varar", "från", "med", "inom", "i", "(", ",", "–"}
"""Before "under" and a time: it is shorter than that, not all that time ("trafiken står still under fyra timmar")."""


def _during(plain: str, start: int) -> bool:
    return plain[start : start + len("under ")].lower() == "under "


_NEIGHBOURHOOD = "i trakten av "
"""Before what is counted it says where ("i trakten av tre byar"); before a measure or money, about how much."""
_SURVEYED = frozenset(
    (
        *(
            "studie",
            "studien",
            "undersökning",
            "undersökningen",
            "översikt",
            "översikten",
            "statistik",
            "statistiken",
            "förteckning",
            "lista",
        ),
        *("listan", "karta", "kartan", "kartläggning", "kartläggningen", "sammanställning", "sammanställningen", "jämförelse", "register"),
    )
)
"""Before "över": what goes over so many, not more than them ("en studie över 19 länder")."""
_DIFFERENCE_IS = lazy_regex(
    rf"""
    (?:skillnaden|ökningen|uppgången|differensen|överrisken|prispåslaget|värdestegringen)
    (?:{_S}(?:i|mellan|på|för){_S}[^.;:,\d]{{1,30}})?                        # mellan byarna
    {_S}(?:är|var|blir|blev)
    (?:{_S}(?:därmed|alltså|nu|då|i{_S}dag|ofta|hela)){{0,2}}{_S}$          # därmed
    """,
    re.IGNORECASE | re.X,
)
"""Before "N gånger": what is so large, and no occasion ("Prisskillnaden är därmed sju gånger")."""
_IN_A_ROW = lazy_regex(rf"{_S}i{_S}(?:rad|följd|sträck)(?!\w)")
"""Behind "N gånger": they are occasions, whatever stands before."""
_GROWS = ("ök", "väx", "stig", "steg", "minsk", "sjunk", "sjönk", "fall", "föll")
_STOPS = lazy_regex(r"[,.;:]")


def _ratio_before(plain: str, hedged: Hedged, low: int) -> bool:
    """Whether what stands before "N gånger" says that something grows or is compared by it ("ökar över tre gånger")."""
    if _DIFFERENCE_IS.search(plain, max(low, hedged.start - 60), hedged.start):
        return True
    left = _STOPS.split(plain[max(low, hedged.start - 60) : hedged.start].lower())[-1].split()
    for back, word in enumerate(reversed(left)):
        if word in CLASSES["increase"] or word in CLASSES["decrease"]:
            # "höjde skatten tre gånger" counts occasions, "ökade andelen tre gånger" does not
            near = back == 0 or (back == 1 and left[-1] in ("med", "till"))
            return not word.endswith(("ts", "as", "des")) and (near or word.startswith(_GROWS))
        if word in VERBS or word in CLASSES["conjunction"]:
            break
    return False
