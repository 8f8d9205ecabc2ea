"""The figure that lends its unit, or of which parts are told, to bare numbers behind it, in the order of a text."""

from __future__ import annotations

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.lent import REACH, is_bare, lent, may_lend
from riksdata.extractors.statistics.parallel_slots import is_part, leads_to_part, masked, shares_place
from riksdata.extractors.statistics.quantity.hedges import Hedged
from riksdata.extractors.statistics.quantity.number_quantity import number_quantity
from riksdata.extractors.statistics.quantity.types import Quantity


class LendingChain:
    """The figure that lends its unit to bare numbers behind it, and those that have taken it, in the order of a text."""

    __slots__ = ("_end", "_last", "_of", "_plain", "source")

    def __init__(self, plain: str) -> None:
        """`plain`: the text that the candidates' places count in."""
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
            and item.rule in MAY_TAKE
            and (is_bare(item.quantity, item.noun, item.per) or self._is_share_of_another(source.quantity, item))
            and lent(self._plain, source.quantity, self._end, item.start, item.quantity, source.hedged.before, self._last)
        ):
            self._take(source, item)
            return
        if (
            item.rule in ("definite", "base")
            and item.noun is not None
            and item.quantity.kind == "count"
            and leads_to_part(self._plain, item.start)
        ):
            self._of = item
        if self._of is not None and item.rule in MAY_TAKE and is_bare(item.quantity, item.noun, item.per) and self._is_part_of_them(item):
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


MAY_TAKE = frozenset((None, "bare", "bare_large", "bare_level"))
"""Rules against a number that stands alone, which does not where a figure lends its unit."""
