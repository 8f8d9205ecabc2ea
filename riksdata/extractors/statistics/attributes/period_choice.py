"""The learned choice among the times of a sentence: which of its years, and in which form, a figure is of, or none.

The grammar reads the years and spans (`Sentence.years`); each may be meant as a year, as the first or the last of a time, or by one of its
ends. Each such option has named evidence, and a conditional logistic regression (`period_weights.tsv`, made by `make models`) weighs them
against each other and against none. What the readings in their order choose (`attributes.period`) is evidence too, and stays where the
model does not clearly prefer another answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from riksdata.extractors.statistics.attributes.another_clause import of_another
from riksdata.extractors.statistics.attributes.period_options import Option, options
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.extractors.statistics.years_of_sources import ISSUE_OF_DAY, ISSUE_REACH, names_by_year
from riksdata.swedish.facts import read_lines
from riksdata.swedish.lazy import lazy_regex

OVERRULES = 1.5
"""How many times as probable as what the readings choose another answer must be: a doubtful one leaves what they say."""


@cache
def _weights() -> dict[str, int]:
    """By the name of the evidence: what it weighs, in thousandths, so that sums are exact in any order.

    Read when a sentence names a year for the first time.
    """
    rows = (line.split("\t") for line in read_lines(__package__, "period_weights.tsv")[1:])
    return {name: round(1000 * float(weight)) for name, weight in rows}


_STUDY_FROM = lazy_regex(
    r"(?:studie|undersökning|enkät|rapport|granskning|kartläggning|utvärdering|artikel)[a-zåäö]{0,4}[ ]från[ ](?:år[ ])?$"
)
"""Before a year that dates a work and no figure."""


def chosen(candidate: Candidate, same: Sequence[Candidate], read: str | None, listed: str | None) -> str | None:
    """The time that the candidate is of, as far as its sentence says so.

    `same`: the figures of its sentence in order, the candidate among them; `read`: what the readings in their order choose; `listed`: its
    year in a list of as many years as figures, which stands.
    """
    if listed:
        return listed
    given = options(candidate, same, read)
    found = preferred(given, read, _weights()) if len(given) > 1 else read
    return None if found and (_of_source(candidate.sentence, found) or of_another(candidate, same, found)) else found


def _of_source(sentence: Sentence, label: str) -> bool:
    """Whether a time is only the year from which a study or an issue is, or in a name ("en studie från 2006", "Vision 2000")."""
    told = [year for year in sentence.years if year.label == label]
    return bool(told) and all(year.published and _dates_source(sentence, year.start) for year in told)


def _dates_source(sentence: Sentence, start: int) -> bool:
    low = max(0, start - ISSUE_REACH)
    if _STUDY_FROM.search(sentence.lower, low, start) or ISSUE_OF_DAY.search(sentence.text, low, start):
        return True
    return names_by_year(sentence.text, low, start)


def preferred(given: Sequence[Option], read: str | None, weights: Mapping[str, int]) -> str | None:
    """Which of the options weighs most, unless what the readings choose weighs nearly as much; `weights` in thousandths, by evidence."""
    found = _probable(given, weights)
    if read not in found:
        return read  # a year that the sentence tells by another ("året innan")
    best = max(found, key=lambda label: (found[label], label is None))
    return best if found[best] > OVERRULES * found[read] else read


def _probable(given: Sequence[Option], weights: Mapping[str, int]) -> dict[str | None, float]:
    """How probable each time is, but for one factor that all share."""
    scores = [(option.label, sum(map(weights.__getitem__, filter(weights.__contains__, option.names)))) for option in given]
    top = max(score for _, score in scores)
    found: dict[str | None, float] = {}
    for label, score in scores:
        found[label] = found.get(label, 0.0) + exp((score - top) / 1000)
    return found
