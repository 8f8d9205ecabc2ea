"""Of which whole, told in the clause or sentence before, a counted part of a text is."""

from __future__ import annotations

from fractions import Fraction

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.shared.of_them import and_as_many, meant_by_them, of_others, them_before
from riksdata.extractors.statistics.shared.of_which import OF_WHICH, of_larger, of_numbered, of_one_amount, of_one_count
from riksdata.extractors.statistics.shared.told_amounts import NEXT_REACH, VERB_REACH, Told
from riksdata.extractors.statistics.shared.whole_behind import PART, number_of_all, of_same_noun, of_them_behind
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_REST = lazy_regex(rf"[^.!?:;\d\n]{{1,60}}{_S}och{_S}(?:[^\W\d_]+{_S})?$")


class Wholes:
    """Of which whole, told before, each counted part of a text is."""

    def __init__(self, plain: str) -> None:
        """`plain`: the text that the candidates' places count in."""
        self._told = Told(plain)
        self._part: tuple[int, Fraction, Fraction] | None = None
        self._them: tuple[int, str, Fraction] | None = None
        """The last part of those told before: where it ends, its unit, and the whole."""

    def note(self, candidate: Candidate) -> None:
        """Remembers a count and the words of what it counts."""
        self._told.note(candidate)

    def note_part(self, candidate: Candidate) -> None:
        """Remembers a part whose whole is known, for what is left of it."""
        q = candidate.quantity
        if q.value is not None and q.whole is not None:
            self._part = (q.end, q.value, q.whole)

    def note_share(self, candidate: Candidate) -> None:
        """Remembers a part of a whole that leads the sentence, which the next figure may be a part of too."""
        q = candidate.quantity
        if q.whole is not None:
            self._them = (candidate.end, q.unit, q.whole)

    def whole_of(self, candidate: Candidate) -> Fraction | None:
        """The whole of which the candidate is a part; None where it is none, or none was told before."""
        q, told = candidate.quantity, self._told
        if (q.unit == "percent" or q.kind == "fraction") and q.whole is None and (told.amounts or told.sums):
            return of_one_amount(told, q.start) or of_them_behind(told, q.end) or self._of_them(candidate)
        if q.kind == "money" and q.value is not None and q.whole is None and told.sums:
            return of_larger(told, q.start, q.value, q.unit, told.sums) or self._of_them(candidate)
        if q.kind == "physical" and q.value is not None and q.whole is None and told.sizes:
            return of_larger(told, q.start, q.value, q.unit, told.sizes)
        if q.kind != "count" or q.value is None or q.whole is not None:
            return None
        if number := number_of_all(told.plain, candidate):
            return number
        if not told.counts:
            return self._of_which(candidate)
        part = PART.match(told.plain, q.end)
        if part is None:
            return self._of_them(candidate) or self._of_which(candidate)
        return self._of_those(q.start, q.value) if part[1] else of_same_noun(told, q.start, q.value, part)

    def _of_those(self, start: int, part: Fraction) -> Fraction | None:
        """The last count, of which "av dessa" behind a count says that it is a part, or the part of it told last."""
        end, value, _ = self._told.counts[-1]
        if self._part is not None and self._part[0] > end and self._part[1] > part:
            end, value = self._part[:2]  # "är 18 000 försurade, och i 4 000 av dem": of those told last
        return value if value > part and self._told.within(end, start, NEXT_REACH) else None

    def _of_them(self, candidate: Candidate) -> Fraction | None:
        """The last count, or sum, of which "av dem" before the candidate says that it is a part; for its second part too."""
        q, told = candidate.quantity, self._told
        if them := them_before(told.plain, candidate):
            known = meant_by_them(told, candidate, them)
            if known is None or not told.within(known[0], q.start, NEXT_REACH):
                return None
            value = known[1]
            if q.kind in ("count", "money") and (q.value is None or q.value >= value):
                return None
            if q.value is not None:
                self._them = (q.end, q.unit, value)
            return value
        if self._them is None or self._them[1] != q.unit or not told.within(self._them[0], q.start, VERB_REACH):
            return None
        end, unit, value = self._them
        beside = and_as_many(told.plain[end : candidate.start])
        if not beside or (q.kind == "count" and (q.value is None or q.value >= value)) or of_others(told, candidate):
            return None
        self._them = (q.end, unit, value)
        return value

    def _of_which(self, candidate: Candidate) -> Fraction | None:
        """The count of which a part is told in the same clause ("61 områden i landet, varav 23 …"); None where two could be meant."""
        q, told = candidate.quantity, self._told
        if q.value is None:
            return None
        before = OF_WHICH.search(told.plain, max(0, q.start - 24), q.start)
        whole = of_one_count(told, before.start(), q.value) if before else of_numbered(told, q.start, q.value)
        if whole is None:
            return None if before else self._rest(q.start, q.value)
        self._part = (q.end, q.value, whole)
        return whole

    def _rest(self, start: int, value: Fraction) -> Fraction | None:
        """The whole of the second of two parts that make it up ("varav 98 män och 33 kvinnor", of 131)."""
        if self._part is None:
            return None
        end, first, whole = self._part
        return whole if first + value == whole and _REST.match(self._told.plain[end:start]) else None
