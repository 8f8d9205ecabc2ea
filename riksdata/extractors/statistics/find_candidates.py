"""The candidates of a text in its order: every quantity that the grammar reads, and bare numbers that others lend their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from riksdata.extractors.statistics.attributes.rate_and_measure import per_at
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.adjacent_words import by_adjacent_words
from riksdata.extractors.statistics.dressed_quantity import dressed
from riksdata.extractors.statistics.lending_chain import MAY_TAKE, LendingChain
from riksdata.extractors.statistics.lent import is_bare
from riksdata.extractors.statistics.parallel_slots import is_named_number, is_part_of_these
from riksdata.extractors.statistics.quantity.before_number import quantity_start
from riksdata.extractors.statistics.quantity.families import Family
from riksdata.extractors.statistics.quantity.hedges import Hedged, hedges_before
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
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def candidates(plain: str, found: Iterable[tuple[int, Family]] | None = None) -> Iterator[Candidate]:
    """Every quantity that the grammar reads, in order, none within another; `found`: the `places` of the text, where they are known.

    Those that the words next to them speak against have `rule` filled; sentences are not looked for yet.
    """
    last_end = 0
    last: Candidate | None = None
    chain = LendingChain(plain)
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


LARGEST = 10**21
"""A larger number is no figure of anything."""
_SHORT = 9
"""Characters of a quantity below which it is not so large, whatever its unit."""
LINE = 3000
"""Characters that are looked back for the beginning of a line."""
_FROM_ONE = frozenset((one_in, one_of_so_many, one_to_few))
"""Readers of shares and ranges that begin with "en": where there is none, the number behind it stands alone."""
_ALONE = frozenset((alone, first_of_list))
"""Readers of bare numbers: a figure before them may lend its unit, or their clause say what there is a number of."""


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
    item = dressed(plain, quantity, hedged, low)
    item.per = per_at(plain, item.end) or (per_at(plain, quantity.end) if item.end != quantity.end else None)
    item.rule = by_adjacent_words(plain, quantity, low, item.start, hedged.before, item.noun)
    if item.rule in ("two", "definite") and item.per is not None and item.per[0][0].isdigit():
        item.rule = None  # "en läkare per 3 500 invånare"
    if item.rule == "bare" and item.per is not None and _NUMBER_OF.search(plain, max(low, item.start - _NUMBER_REACH), item.start):
        item.rule = None  # "antalet tåg kan öka till 30–40 per timme"
    if (
        item.rule in MAY_TAKE
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
