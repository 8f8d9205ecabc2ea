"""The times that a figure may be of: each year and span of its sentence in each form, or none, with the evidence for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from riksdata.extractors.statistics.attributes.period import dates_something_else
from riksdata.extractors.statistics.attributes.period_years import TimedYear, tense_of, years_of
from riksdata.extractors.statistics.attributes.phrase_edges import VERBS
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.sentence_years import Period
from riksdata.swedish.lazy import lazy_regex


class Option(NamedTuple):
    """A time that a figure may be of (None: none that the sentence names), with the names of the evidence for it."""

    label: str | None
    names: list[str]


_ENDING = frozenset(("fram", "till", "tills", "t.o.m.", "intill", "före", "innan"))
"""What may lead to the last year of a time."""

_BEGINNING = frozenset(("sedan", "sen", "alltsedan", "från", "fr.o.m.", "fr.o.m", "efter"))
"""What may lead to its first."""

_SPLITS = lazy_regex(
    r"""
    (?<!\w)
    (
        att|som|där|när|då|eftersom|men|och|medan|samtidigt|samt|eller|än|mot|respektive|varav  # att
        |vilket|till|från|efter|sedan|med|jämfört|för|av|visar|visade                           # vilket
    )
    (?!\w)
    """,
    re.X,
)
"""Words between a year and a figure that may part them, or join them."""

_PARTS = frozenset(("att", "eftersom", "som", "och", "där", "då", "när", "men", "medan", "samtidigt", "än", "från", "till"))
"""Those of them that are weighed together with what stands at the year."""

_NOW = lazy_regex(
    r"""
    (?<!\w)
    (?:
        i[ \u00a0]dag|idag|nu|i[ \u00a0]år|numera|för[ \u00a0]närvarande|hittills|nästa[ \u00a0]år                   # i dag
        |förra[ \u00a0]året|i[ \u00a0]fjol|för[ \u00a0][^\W\d_]+[ \u00a0]år[ \u00a0]sedan|de[ \u00a0]senaste  # i fjol
    )
    (?!\w)
    """,
    re.X,
)
"""A time without a year."""

_COMPARED = lazy_regex(
    r"""
    (?<!\w)
    (?:
        jämfört[ \u00a0]med|i[ \u00a0]jämförelse[ \u00a0]med|jämför\w*  # jämfört med
        |än|mot|gentemot|i[ \u00a0]förhållande[ \u00a0]till             # än
    )
    (?!\w)
    """,
    re.X,
)

_DISTANCES = (0, 1, 2, 4, 7, 12, 20)
"""Words between a year and a figure, in steps."""

_VERB_REACH = 70


def options(candidate: Candidate, same: Sequence[Candidate], read: str | None) -> list[Option]:
    """Every time that the candidate may be of, with the evidence for it; the first is none at all. See `chosen`."""
    sentence = candidate.sentence
    spans = [(figure.q_start, figure.q_end) for figure in same]
    years = [year for year in years_of(sentence) if not any(low <= year.period.start < high for low, high in spans)]
    index = next((k for k, figure in enumerate(same) if figure is candidate), 0)
    own, tense = _of_figure(candidate, len(same)), _clause_tense(candidate)
    now = _NOW.search(sentence.lower, max(0, candidate.q_start - 60), min(len(sentence.lower), candidate.q_end + 50)) is not None
    out = [Option(None, _of_none(candidate, own, len(years), now, read))]
    before = [k for k, year in enumerate(years) if year.period.start < candidate.q_start]
    role = _role(candidate)
    level = role == "from" or (role == "to" and index > 0 and _role(same[index - 1]) == "from")
    nearest = min(range(len(years)), key=lambda k: _distance(years[k].period, candidate), default=0)
    for k, year in enumerate(years):
        shared = _of_pair(candidate, same, index, years, k, tense)
        if k == nearest:
            shared.append("nearest")
        if before and k == before[-1]:
            shared.append("last before")
        else:
            shared.append("first behind" if k == len(before) else "beyond another")
        if now:
            shared.append("now")
        out += [
            Option(
                label,
                [*shared, *year.names, *_of_shape(candidate, same, index, years, k, shape, label, shared, tense), _as_read(label, read)],
            )
            for shape, label in _shapes(candidate, year, "compared before year" in shared, level)
        ]
    if _changes(candidate):
        out += _pairs(years, own, "changes" if candidate.direction else "level", read)
    return out


def _clause_tense(candidate: Candidate) -> str:
    """The tense of the verb nearest to the figure."""
    before = [token for token in candidate.sentence.before(candidate.q_start)[-12:] if token[0] in VERBS]
    reach = candidate.q_end + _VERB_REACH
    after = next((token for token in candidate.sentence.tokens if candidate.q_end <= token[1] < reach and token[0] in VERBS), None)
    if before and (after is None or candidate.q_start - before[-1][2] <= after[1] - candidate.q_end):
        return tense_of(before[-1][0])
    return tense_of(after[0]) if after else "unknown"


def _changes(candidate: Candidate) -> bool:
    """Whether it is the amount of a change, which may be between two years."""
    return candidate.direction is not None or candidate.quantity.kind == "times"


def _distance(period: Period, candidate: Candidate) -> int:
    return candidate.q_start - period.end if period.start < candidate.q_start else period.start - candidate.q_end


def _shapes(candidate: Candidate, year: TimedYear, compared: bool, level: bool) -> Iterator[tuple[str, str]]:
    """The times that the year may be meant as, with their labels; `level`: it is a level from or to which something changed."""
    period = year.period
    if period.last is not None:
        yield "span", f"{period.first}–{period.last}"
        yield "first", period.first
        yield "last", period.last
        if "," in period.label:
            yield "both", period.label
        return
    yield "year", period.first
    since, until = f"{period.first}–", f"–{period.first}"
    if year.lead in _BEGINNING or since == period.label or compared or _changes(candidate) or year.kind == "head begins":
        yield "since", since
    if (year.lead in _ENDING or until == period.label) and not level:
        yield "until", until


def _as_read(label: str, read: str | None) -> str:
    """How it stands to what the readings choose."""
    return "chain" if read == label else "chain none" if read is None else "chain other"


def _of_none(candidate: Candidate, own: Sequence[str], years: int, now: bool, read: str | None) -> list[str]:
    """The evidence that no year of the sentence is the figure's."""
    lower = candidate.sentence.lower
    names = [
        "none",
        "none chain" if read is None else "none against chain",
        f"none years {min(years, 3)}",
        *(f"none {name}" for name in own),
    ]
    if now:
        names.append("none now")
    if _NOW.match(lower, candidate.q_end + 1) or _NOW.search(lower, max(0, candidate.q_start - 16), candidate.q_start):
        names += ["none now beside", f"none now beside {candidate.hedged.before == 'till'}"]
    return names


def _of_figure(candidate: Candidate, figures: int) -> list[str]:
    """What the figure itself and its clause say."""
    sentence, before = candidate.sentence, candidate.hedged.before
    names = [f"kind {candidate.quantity.kind}", f"hedge {before}" if before in ("från", "till", "med", "än", "mot") else "hedge"]
    if candidate.direction:
        names.append("changes")
    if candidate.per:
        names.append("rate")
    verb = next((token[0] for token in reversed(sentence.before(candidate.q_start)) if token[0] in VERBS), "")
    after = next((token[0] for token in sentence.tokens if token[1] >= candidate.q_end and token[0] in VERBS), "")
    names += [f"verb {tense_of(verb) if verb else ''}", f"verb after {tense_of(after) if after else ''}", f"figures {min(figures, 3)}"]
    return names


def _of_pair(candidate: Candidate, same: Sequence[Candidate], index: int, years: Sequence[TimedYear], k: int, tense: str) -> list[str]:
    """What stands between the figure and a year, and how they lie in the sentence."""
    sentence, year = candidate.sentence, years[k]
    ahead = year.period.start < candidate.q_start
    side = "ahead" if ahead else "after"
    low, high = (year.period.end, candidate.q_start) if ahead else (candidate.q_end, year.start)
    between = sentence.lower[low:high] if low < high else ""
    words = between.split()
    distance = next((edge for edge in _DISTANCES if len(words) <= edge), _DISTANCES[-1] + 1)
    names = [f"figure {side}", f"{side} {distance}", f"years {min(len(years), 3)}"]
    if any(low <= figure.q_start < high for figure in same if figure is not candidate):
        names.append(f"{side} over figure")
    if any(low <= other.period.start < high for other in years if other is not year):
        names.append(f"{side} over year")
    parted = sorted({m[1] for m in _SPLITS.finditer(between)})
    marks = [mark for mark in ",;:()–" if mark in between]
    names += [f"{side} over {what}" for what in (*parted, *marks)]
    verbs = [word for raw in words if (word := raw.strip(",.")) in VERBS]
    names.append(f"{side} verbs {min(len(verbs), 3)}")
    if verbs:
        names += [f"{side} last verb {tense_of(verbs[-1])}", f"{side} first verb {tense_of(verbs[0])}"]
    if not parted and (not marks or marks == ["–"]):
        names.append(f"{side} one phrase")
    for word in parted:
        if word in _PARTS:
            over = f"{side} over {word}"
            names += [f"{over} lead={year.lead}", f"{over} {year.kind}", f"{over} next {year.next_kind}", f"{over} tense {tense}"]
    if _COMPARED.search(sentence.lower, max(0, year.start - 40), year.start):
        names += ["compared before year", f"compared before year {side}", f"compared before year {side} next={year.next_word}"]
    if len(same) == len(years):
        names.append("in order" if index == k else "out of order")
        names.append(f"as many {'in order' if index == k else 'out of order'} {side}")
    if not sentence.text[: year.start].strip(' \u00a0(”"'):
        names += [
            "leads sentence",
            f"leads sentence {side}",
            f"leads sentence lead={year.lead}",
            f"leads sentence tense {tense} lead={year.lead}",
        ]
    if not sentence.text[year.period.end :].strip(' \u00a0.)”"'):
        names.append("ends sentence")
    names.append(f"else {side}" if dates_something_else(sentence, year.period, ahead) else f"own {side}")
    return names


def _of_shape(
    candidate: Candidate,
    same: Sequence[Candidate],
    index: int,
    years: Sequence[TimedYear],
    k: int,
    shape: str,
    label: str,
    shared: Sequence[str],
    tense: str,
) -> Iterator[str]:
    """What speaks for or against the year in this form."""
    year = years[k]
    yield f"as {shape}"
    yield "as read" if label == year.period.label else f"as {shape} not as read"
    yield f"as {shape} tense {tense} lead={year.lead}"
    yield f"as {shape} lead={year.lead}"
    yield f"as {shape} {'changes' if candidate.direction else 'level'} lead={year.lead}"
    yield from (f"as {shape} {name}" for name in shared if name.startswith(("compared", "ahead", "after", "figure ")))
    yield from (f"as {shape} {name}" for name in year.names if name.startswith(("next", "head")))
    role = _role(candidate)
    if role == "to" and index:
        other = same[index - 1]
        if other.q_end <= year.period.start < candidate.q_start and _role(other) == "from":
            yield "to, of the other"
    if role:
        firsts = [int(each.period.first) for each in years]
        first = int(year.period.first)
        place = "only" if len(years) == 1 else "earliest" if first == min(firsts) else "latest" if first == max(firsts) else "middle"
        yield from (f"as {shape} {role}", f"{role} {place}", f"{role} {place} as {shape}")
    if "respektive" in candidate.sentence.words and (part := _part(candidate, same, index)):
        yield f"respektive {part} as {shape}"


def _role(candidate: Candidate) -> str:
    """Which end of a change it is."""
    if candidate.hedged.before == "från" or candidate.quantity.share == "from":
        return "from"
    return "to" if candidate.hedged.before == "till" else ""


def _part(candidate: Candidate, same: Sequence[Candidate], index: int) -> str:
    """On which side of "respektive" it stands."""
    text = candidate.sentence.lower
    if index + 1 < len(same) and " respektive" in text[candidate.q_end : same[index + 1].q_start]:
        return "first"
    return "last" if index and " respektive" in text[same[index - 1].q_end : candidate.q_start] else ""


def _pairs(years: Sequence[TimedYear], own: Sequence[str], change: str, read: str | None) -> Iterator[Option]:
    """The times between two years that follow each other in the sentence, for a change ("ökade med 12 procent 2015 jämfört med 2013")."""
    for one, other in pairwise(years):
        first, last = sorted((one.period.first, other.period.first))
        if one.period.last or other.period.last or first == last:
            continue
        label = f"{first}–{last}"
        names = ["pair", f"pair {one.lead} {other.lead}", f"pair {change}", *(f"pair {name}" for name in own)]
        yield Option(label, [*names, _as_read(label, read)])
