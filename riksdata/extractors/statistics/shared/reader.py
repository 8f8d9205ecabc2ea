"""What a candidate takes from those before it in its sentence: a whole, a qualifier, and whether a scale without unit is money."""

from __future__ import annotations

from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import OF_HUNDRED
from riksdata.extractors.statistics.shared.leading_whole import begins_with_whole, is_of_so_many, may_be_part, take_whole
from riksdata.extractors.statistics.shared.money_or_count import NEXT_SENTENCE, counts_by_words, is_price, same_currency
from riksdata.extractors.statistics.shared.qualifiers import qualifier_of_clause, spread
from riksdata.extractors.statistics.shared.told_again import once_more, tells_again, up_by
from riksdata.extractors.statistics.shared.units_left_out import counts_the_same, is_level
from riksdata.extractors.statistics.shared.wholes import Wholes
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


class Reader:
    """Reads the candidates of one text in their order."""

    def __init__(self, plain: str) -> None:
        """`plain`: the text that the candidates' places count in."""
        self._plain = plain
        self._previous: Candidate | None = None
        self._whole: Candidate | None = None
        self._wholes = Wholes(plain)

    def note(self, candidate: Candidate) -> None:
        """Remembers a count of which a later candidate may be a part, even where it is no statistic itself ("de elva ärendena")."""
        self._wholes.note(candidate)
        definite = candidate.rule == "definite" and candidate.quantity.kind == "count" and candidate.noun is not None
        if definite and begins_with_whole(self._plain, candidate):
            self._whole = candidate  # "Bland de tio kommuner … finns fyra"

    def picks_out(self, candidate: Candidate) -> bool:
        """Whether "en av dem" is no part of so many that its sentence counts ("prövade 14 ärenden och fann brister i ett av dem")."""
        q, previous = candidate.quantity, self._previous
        if q.value != 1 or q.written != "words" or not self._plain.startswith(_OF_THEM, q.end):
            return False
        whole = self._wholes.whole_of(candidate) if previous is not None and previous.sentence is candidate.sentence else None
        return whole is None or whole < _LEAST_WHOLE

    def read_part(self, candidate: Candidate) -> None:
        """Fills in the whole of a bare number behind "varav"."""
        candidate.quantity.whole = candidate.quantity.whole or self._wholes.whole_of(candidate)

    def takes_unit(self, candidate: Candidate) -> bool:
        """Whether a bare number is a level of what the figure before it measures, with its unit ("7,3 % i länet mot 6,5 i riket").

        Where it is, the unit is filled in.
        """
        previous, q = self._previous, candidate.quantity
        if previous is None or not is_level(self._plain, previous, candidate):
            return False
        q.unit, q.kind = previous.quantity.unit, previous.quantity.kind
        return True

    def takes_noun(self, candidate: Candidate) -> bool:
        """Whether a bare number counts what the one before it counts ("145 personer vid järnverket och 50 vid Primus")."""
        return self._previous is not None and counts_the_same(self._plain, self._previous, candidate)

    def read(self, candidate: Candidate) -> None:
        """Fills in what the candidate shares with those read before it."""
        plain, previous, q = self._plain, self._previous, candidate.quantity
        beside = previous if previous is not None and previous.sentence is candidate.sentence else None
        if candidate.qualifier == "exact":
            candidate.qualifier = qualifier_of_clause(candidate, beside.q_end if beside is not None else 0)
        if beside is not None:
            spread(plain, beside, candidate)
            once_more(plain, beside, candidate)
        self._take_part(candidate, beside)
        if q.whole is None and candidate.again is None:
            q.whole = self._wholes.whole_of(candidate)
        elif q.kind == "count":
            self._wholes.note_part(candidate)
        if q.unit == "count" and candidate.noun is None and is_price(plain, candidate):
            q.unit, q.kind, q.assumed, candidate.rule = "sek", "money", True, None
        elif q.assumed and q.unit == "sek" and self._counts(candidate, beside):
            q.unit = q.kind = "count"
        elif q.assumed and q.unit == "sek" and previous is not None and same_currency(plain, previous, candidate):
            q.unit, q.assumed = previous.quantity.unit, False
        self._previous = candidate

    def _take_part(self, candidate: Candidate, beside: Candidate | None) -> None:
        """Fills in what the candidate tells again or is a part of, and notes it where the next may be a part of it.

        `beside`: the figure before it in its sentence.
        """
        plain, whole, q, sentence = self._plain, self._whole, candidate.quantity, candidate.sentence
        if beside is not None and q.unit in OF_HUNDRED and (tells_again(plain, beside, candidate) or up_by(plain, beside, candidate)):
            candidate.again = beside
            if q.unit == "percent" and q.whole is None and tells_again(plain, beside, candidate):
                part = plain[beside.quantity.start : beside.quantity.end]  # with its whole in it, it is one row: "281 av 514"
                q.whole = None if " av " in part else beside.quantity.whole  # "Av 514 brev besvarades 281 i tid, dvs. 55 procent"
        elif whole is not None and whole.sentence is sentence and q.kind == "count" and q.whole == whole.quantity.value:
            self._wholes.note_share(candidate)  # as a bare number it has taken it already
            candidate.among = whole if sentence.text.startswith("Av") else None
            self._whole = None
        elif whole is not None and whole.sentence is sentence and q.whole is None and may_be_part(whole, candidate):
            take_whole(whole, candidate)
            if q.kind == "count" and q.whole == whole.quantity.value and sentence.text.startswith("Av"):
                candidate.among = whole
            self._wholes.note_share(candidate)
            self._whole = None
        elif beside is None and q.kind in ("count", "money", "physical") and begins_with_whole(plain, candidate):
            # "Av de 86 kvinnorna …": the next figure is a part of this one
            self._whole = candidate
        if q.kind in ("count", "money") and q.whole is None and is_of_so_many(plain, candidate):
            self._whole = candidate  # "visar att av 150 nya regler gör 63 procent …"

    def _counts(self, candidate: Candidate, beside: Candidate | None) -> bool:
        """Whether a scale without unit counts something rather than kronor, as the candidate before it or the words near it tell."""
        previous = self._previous
        after_count = previous is not None and previous.quantity.unit == "count" and previous.quantity.scaled
        if (after_count and beside is not None) or counts_by_words(self._plain, candidate):
            return True
        if beside is not None and beside.quantity.unit == "count" and _UP_TO.fullmatch(self._plain, beside.quantity.end, candidate.start):
            return True  # "steg med drygt 300 000, till 3,96 miljoner"
        return (
            after_count
            and previous is not None
            and candidate.start - previous.quantity.end < NEXT_SENTENCE
            and "motsvarande siffra" in candidate.sentence.lower
        )


_OF_THEM = (" av dem", " av dessa")
_LEAST_WHOLE = 4
"""Of fewer, one of them is picked out rather than counted."""
_UP_TO = lazy_regex(rf",?{_S}(?:och{_S})?till{_S}")
