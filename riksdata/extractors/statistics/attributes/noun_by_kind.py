"""What a figure is of where no phrase about it says so: shares, amounts, lengths and times each ask elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import groups, lengths, money, parts_of_told, phrase_before, what_is_done, words_before_verb
from riksdata.extractors.statistics.attributes.said import said, said_to_be
from riksdata.extractors.statistics.attributes.taken_up import told_before
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import PARTS, SHARES


def by_kind(plain: str, candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """Where no phrase says what it is of: what a share is said to be, what money goes to, what the figure before was of, its subject."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    low = told[-1].q_end if told and told[-1].sentence is sentence else 0
    found = None
    if q.kind in PARTS:
        found = said_to_be(plain, q.end) or phrase_before.change(sentence, q_start, low, definite=True)
        found = (
            found
            or groups.asked_among(sentence, q_start)
            or (None if parts_of_told.told_by_relative(plain, candidate) else parts_of_told.told_of_several(plain, candidate, told))
        )
        if found is None and q.kind in SHARES and said(plain, candidate):
            found = groups.as_to(sentence) or (parts_of_told.of_sentence_before(sentence) if q_start <= AT_BEGINNING else None)
    elif q.kind == "money":
        found = money.goes_to(plain, candidate)
    elif q.kind == "physical":
        found = said_to_be(plain, q.end) or lengths.distance(plain, candidate) or lengths.placed(candidate)
    elif q.kind == "time" and sentence.words & _LASTS:
        found = groups.regarding(sentence)
    silent = found is None and said(plain, candidate) is None
    if silent:
        found = words_before_verb.before_verb(sentence, q_start, low) or phrase_before.change(sentence, q_start, low)
    if found is None and q.kind == "money":
        found = told_before(plain, candidate, told, ("money",))
    return what_is_done.with_subject(candidate, low) if silent and found is None and q.kind in _LASTING else found


_LASTING = ("time", "physical", "money")
"""Figures of what somebody does or spends."""
_LASTS = frozenset(("dröjt", "dröjer", "dröjde", "tar", "tog", "tagit", "gått", "går", "gick", "förflutit", "förflöt"))
"""Verbs whose "det" stands for nothing ("I samma ärende har det dröjt åtta månader")."""
AT_BEGINNING = 12
"""Characters before a share that begins its sentence ("Hela")."""
