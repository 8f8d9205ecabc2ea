"""From a document to its statistics, and to the decision on each of its quantities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from riksdata.extractors.records import QuantityDecision, Reference, Statistic
from riksdata.extractors.statistics.attributes.belonging import in_full
from riksdata.extractors.statistics.attributes.direction import direction_of
from riksdata.extractors.statistics.attributes.no_noun import mend
from riksdata.extractors.statistics.attributes.noun import measured
from riksdata.extractors.statistics.attributes.period import period, periods_of_list
from riksdata.extractors.statistics.attributes.period_choice import chosen
from riksdata.extractors.statistics.attributes.publisher import publisher_of
from riksdata.extractors.statistics.attributes.rate_and_measure import measure_of, per_of_clause
from riksdata.extractors.statistics.attributes.said import said
from riksdata.extractors.statistics.attributes.source import Sources
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.decisions import STEPS, Decisions, decided
from riksdata.extractors.statistics.decide.evidence import topic
from riksdata.extractors.statistics.decide.model import names_of, reasons
from riksdata.extractors.statistics.sentences import Sentences
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument

_S = "[ \u00a0]"
_SAME_CHANGE = lazy_regex(rf",?{_S}(?:eller|dvs\.?|det vill säga|motsvarande|alltså){_S}|{_S}\(")
_STANDS = lazy_regex(rf"(?:{_S}[^\W\d_]+)??{_S}(?:är|finns|lever|bor|arbetar|har|står|saknar|verkar)(?!\w)")
"""Behind a figure: it tells a state ("och 300 lever med sviterna"), no rate, whatever the one before it is."""
_JOINED = lazy_regex(rf"{_S}(?:och|samt){_S}")
_CORRESPONDING = lazy_regex(r"(?<!\w)motsvarande (?:siffra|antal|tal|nivå|belopp)[a-zåäö]*(?!\w)[^.;]*$")
"""Before a figure that corresponds to one told before."""
_NEXT_PLACE = lazy_regex(rf",?(?:{_S}(?:och|samt))?(?:{_S}(?:för|i))?{_S}[A-ZÅÄÖ][^\s,.;:]*(?:{_S}(?:med|på))?{_S}")
"""Between the same change of two places ("minskat med 47 procent i Norrland, Småland 27 procent")."""
_BETWEEN_SENTENCES = 3
"""Characters between two sentences that follow one another."""
_AND_BY = lazy_regex(rf",?{_S}(?:respektive|och|samt){_S}(?:med{_S})?")
_MORE_THAN = lazy_regex(rf"{_S}(?:mer|mindre|fler|färre|längre|kortare)(?!\w)")
"""Behind a figure: by so much some differ from others ("arbetar sex timmar mer per vecka än män")."""
_AND_FOR = lazy_regex(
    rf"{_S}(?P<of>för|i|bland|hos|på){_S}[^,.;:()\d]{{2,40}}?,?{_S}(?:och|respektive|samt|men|mot){_S}(?:med{_S})?"  # för kvinnor och
)
"""Between the same change of two groups or places, which are named alike."""
_TIMES = frozenset(("år", "månad", "vecka", "dag", "dygn", "timme"))


_TOLD_AGAIN = lazy_regex(rf",{_S}(?:eller|dvs\.?|det{_S}vill{_S}säga|alltså){_S}")
"""Between a figure that leads its clause and the same in other words ("Var sjunde elev, eller 16 200 ungdomar, lämnade 2017")."""
_TOLD = 8
"""Figures before one that its noun may be that of."""
_GROUP = 1_000_000
"""Characters of text that are read step by step together."""


def find_quantities(document: TextDocument, references: Sequence[Reference]) -> list[QuantityDecision]:
    """Every quantity of a document in the order of its text, with the name of the rule that rejected it or None where it is a statistic.

    `references` are the document's. Linear in the length of the text.
    """
    decisions = decided(document, references)
    return [_decision(document, decisions.sentences, candidate) for candidate in decisions.candidates]


def _decision(document: TextDocument, sentences: Sentences, candidate: Candidate) -> QuantityDecision:
    q = candidate.quantity
    start, end = sentences.to_document(candidate.start), sentences.end_to_document(candidate.end)
    return QuantityDecision(
        surface=document.text[start:end],
        char_start=start,
        char_end=end,
        value=_float(q.value),
        whole=_float(q.whole),
        low=_float(q.low),
        high=_float(q.high),
        unit=q.unit,
        qualifier=candidate.qualifier,
        rule=candidate.rejected_by,
        confidence=round(candidate.confidence, 3),
        why=tuple(reasons([*names_of(candidate.evidence), *topic(candidate.sentence, q.kind)] if candidate.evidence else [])),
    )


def find_statistics(document: TextDocument, references: Sequence[Reference], rejected: Counter[str] | None = None) -> list[Statistic]:
    """The statistics of a document in the order of its text; `references` are the document's, for the source of a figure.

    `rejected`: where it is given, the quantities that are no statistics are counted into it by the names of the rules that rejected them.
    Linear in the length of the text. A footnote's figures are read like the body's.
    """
    statistics, others = _rows(decided(document, references))
    if rejected is not None:
        rejected.update(others)
    return statistics


def find_statistics_of(subjects: Iterable[tuple[TextDocument, Sequence[Reference]]]) -> Iterator[tuple[list[Statistic], Counter[str]]]:
    """By document, each given with its references: its statistics, and how many quantities which rule rejected.

    The same rows as `find_statistics` gives, sooner: each step is taken for several documents before the next one. An error in one
    document ends all; asked one by one, the others are read.
    """
    waiting = iter(subjects)
    while group := _group(waiting):
        for step in STEPS:
            for decisions in group:
                step(decisions)
        yield from map(_rows, group)


def _group(waiting: Iterator[tuple[TextDocument, Sequence[Reference]]]) -> list[Decisions]:
    """The next documents, as many as are read together."""
    group, size = [], 0
    for document, references in waiting:
        group.append(Decisions(document, references))
        size += len(document.text)
        if size >= _GROUP:
            break
    return group


def _rows(decisions: Decisions) -> tuple[list[Statistic], Counter[str]]:
    """What was decided, as rows, and the counts of what was rejected by the names of the rules."""
    document, sentences, references = decisions.document, decisions.sentences, decisions.references
    rejected: Counter[str] = Counter()
    kept: list[Candidate] = []
    hoped: dict[int, Candidate] = {}
    for candidate in decisions.candidates:
        rule = candidate.rejected_by
        if rule is None:
            kept.append(candidate)
            continue
        rejected[rule] += 1
        if rule in _HOPED and candidate.noun is not None:
            hoped[len(kept)] = candidate
    if not kept:
        return [], rejected
    sources = Sources(document, references)
    out: list[Statistic] = []
    denominator: str | None = None
    for k, (candidate, following, years, listed) in enumerate(_read(sentences, kept, hoped)):
        shared = _joined_rate(sentences.plain, candidate, kept[k - 1], denominator) if k and denominator else None
        denominator = (
            _denominator(sentences.plain, candidate, following) or shared or (_of_corresponding(candidate, kept[k - 1]) if k else None)
        )
        if candidate.sentence.years:
            years = chosen(candidate, _of_sentence(kept, k), years, listed)
            if years is None and following is not None and _TOLD_AGAIN.fullmatch(sentences.plain, candidate.end, following.start):
                years = chosen(following, _of_sentence(kept, k), period(following, candidate, None), None)
        out.append(_statistic(document, sentences, sources, candidate, years, denominator, k + 1))
    return out, rejected


def dated(
    document: TextDocument, references: Sequence[Reference], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Candidate, Sequence[Candidate], str | None, str | None]]:
    """For training: the quantities at the spans whose sentences name a year, decided on or not.

    Each with its place, the figures of its sentence, the time that the readings choose, and its year in a list of years.
    """
    decisions = decided(document, references)
    sentences = decisions.sentences
    places = [(sentences.to_document(c.quantity.start), sentences.end_to_document(c.quantity.end)) for c in decisions.candidates]
    wanted = [any(low < end and start < high for low, high in spans) for start, end in places]
    known = [k for k, c in enumerate(decisions.candidates) if c.sentence.text and (wanted[k] or c.rejected_by is None)]
    kept = [decisions.candidates[k] for k in known]
    for k, (candidate, _, years, listed) in enumerate(_read(sentences, kept, {})):
        if wanted[known[k]] and candidate.sentence.years:
            yield *places[known[k]], candidate, _of_sentence(kept, k), years, listed


_HOPED = frozenset(("promised", "aimed_at"))
"""Rules that reject what was to come: what came of it may be told by a bare number ("lovade 500 ugnar, men bara 80 har byggts")."""


def _read(
    sentences: Sentences, kept: Sequence[Candidate], hoped: Mapping[int, Candidate]
) -> Iterator[tuple[Candidate, Candidate | None, str | None, str | None]]:
    """Each of the candidates with its noun and direction read: also the next one of its sentence, what the readings choose as its time, and
    its year where as many years as figures are listed; `hoped`: what was promised or aimed at right before a candidate, by its place."""
    listed = _periods_of_lists(kept)
    for k, candidate in enumerate(kept):
        previous = kept[k - 1] if k and kept[k - 1].sentence is candidate.sentence else None
        following = kept[k + 1] if k + 1 < len(kept) and kept[k + 1].sentence is candidate.sentence else None
        if following is not None and following.start < candidate.end:
            candidate.end = candidate.quantity.end
        mend(sentences.plain, candidate)
        before = hoped.get(k)
        if before is not None and before.sentence is candidate.sentence and before.quantity.unit == candidate.quantity.unit:
            before.resolved = measured(sentences.plain, before, None, ())
        else:
            before = previous
        told = kept[max(0, k - _TOLD) : k]
        candidate.resolved = measured(sentences.plain, candidate, before, told)
        candidate.full = in_full(candidate, told)
        candidate.direction = _direction(sentences.plain, candidate, previous)
        yield candidate, following, listed.get(k) or period(candidate, previous, following), listed.get(k)


def _of_sentence(kept: Sequence[Candidate], k: int) -> Sequence[Candidate]:
    """The candidates of the sentence of the one at `k`."""
    first = last = k
    while first and kept[first - 1].sentence is kept[k].sentence:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].sentence is kept[k].sentence:
        last += 1
    return kept[first : last + 1]


def _periods_of_lists(kept: Sequence[Candidate]) -> dict[int, str]:
    """By the place of a candidate: its year, where as many figures as years are listed in its sentence."""
    out: dict[int, str] = {}
    first = 0
    for k, candidate in enumerate(kept):
        if candidate.quantity.share == "list":
            continue
        years = None
        if first < k and all(other.sentence is candidate.sentence for other in kept[first:k]):
            years = periods_of_list(candidate.sentence, k + 1 - first)
        if years:
            out.update(zip(range(first, k + 1), years, strict=True))
        first = k + 1
    return out


_UP_OR_DOWN = {"upp": "increase", "ned": "decrease", "ner": "decrease"}
"""Words before the change of a figure just told ("51 procent, upp 9 procentenheter")."""


def _direction(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """Its own, or that of the change that it gives once more ("med 93 miljarder kronor eller närmare 230 procent")."""
    own = direction_of(candidate.quantity, candidate.sentence, candidate.hedged.before, candidate.q_start, candidate.q_end)
    if own is None and candidate.again is not None and candidate.hedged.before in _UP_OR_DOWN:
        return _UP_OR_DOWN[candidate.hedged.before]
    if own is None and previous is not None and previous.direction and previous.hedged.before in ("med", "på", "om"):
        same = previous.quantity.unit == candidate.quantity.unit
        same = same and (previous.lent_by is None or candidate.noun is None)  # "3 000 lärare, en minskning med 400, och 12 000 elever"
        if same and _AND_BY.fullmatch(plain, previous.end, candidate.start):
            return previous.direction  # "öka med 40 miljoner kronor respektive 50 miljoner kronor"
        joint = _AND_FOR.fullmatch(plain, previous.end, candidate.start) if same else None
        if joint and plain.startswith((f" {joint['of']} ", f"\u00a0{joint['of']} "), candidate.quantity.end):
            return previous.direction  # "en ökning med 3 procent för kvinnor och 5 procent för män"
    if own is None and previous is not None and previous.direction and previous.quantity.unit == candidate.quantity.unit == "percent":
        return previous.direction if _NEXT_PLACE.fullmatch(plain, previous.end, candidate.start) else None
    if own or previous is None or previous.direction is None or previous.quantity.unit == candidate.quantity.unit:
        return own
    return previous.direction if _SAME_CHANGE.fullmatch(plain, previous.end, candidate.start) else None


def _denominator(plain: str, candidate: Candidate, following: Candidate | None) -> str | None:
    """What the candidate is per: as said after it, after the candidate it is joined to ("bilar och 1 700 tåg per år"), or in its clause."""
    q = candidate.quantity
    if candidate.per:
        daily = q.kind in ("percent", "fraction") and not candidate.direction and plain.endswith("dagligen", q.end, candidate.per[1])
        return None if daily else candidate.per[0]  # "av de unga röker 11 procent dagligen": what they do, no rate
    if (
        q.kind not in ("count", "money", "physical")
        and not candidate.direction
        and not (q.kind == "time" and _MORE_THAN.match(plain, q.end))
    ):
        return None
    shared = following.per[0] if following is not None and following.per and following.quantity.unit == q.unit else None
    if following is not None and shared in _TIMES and _JOINED.fullmatch(plain, candidate.end, following.start):
        return shared
    return per_of_clause(candidate.sentence, q.start - candidate.sentence.start, candidate.q_end)  # a hedge may say it: "årligen 300"


def _joined_rate(plain: str, candidate: Candidate, previous: Candidate, denominator: str) -> str | None:
    """The time that the clause said of the figure before it is joined to ("varje år dör 300 män och 200 kvinnor")."""
    if previous.per or denominator not in _TIMES or previous.sentence is not candidate.sentence:
        return None
    same = previous.quantity.unit == candidate.quantity.unit and candidate.direction == previous.direction
    if _STANDS.match(plain, candidate.end):
        return None
    return denominator if same and _JOINED.fullmatch(plain, previous.end, candidate.start) else None


def _of_corresponding(candidate: Candidate, previous: Candidate) -> str | None:
    """What the rate in the sentence before was per, where this figure is called the corresponding one ("är motsvarande siffra 15")."""
    told, sentence = previous.sentence, candidate.sentence
    if "motsvarande" not in sentence.words or previous.per is None or previous.quantity.unit != candidate.quantity.unit:
        return None
    follows = 0 <= sentence.start - told.end <= _BETWEEN_SENTENCES
    return previous.per[0] if follows and _CORRESPONDING.search(sentence.lower, 0, candidate.q_start) else None


def _statistic(
    document: TextDocument, sentences: Sentences, sources: Sources, candidate: Candidate, years: str | None, per: str | None, ordinal: int
) -> Statistic:
    q, sentence, direction = candidate.quantity, candidate.sentence, candidate.direction
    start = sentences.to_document(candidate.start)
    end = sentences.end_to_document(max(candidate.end, candidate.per[1]) if candidate.per else candidate.end)
    sentence_start, sentence_end = sentences.to_document(sentence.start), sentences.end_to_document(sentence.end)
    footnote = sources.footnote(start, sentence_start, sentence_end)
    return Statistic(
        ordinal=ordinal,
        surface=document.text[start:end],
        char_start=start,
        char_end=end,
        value=_float(q.value),
        whole=_float(q.whole),
        low=_float(q.low),
        high=_float(q.high),
        unit=q.unit,
        per=per,
        qualifier=candidate.qualifier,
        direction=direction,
        noun=candidate.full or said(sentences.plain, candidate),
        measure=measure_of(q, sentence, candidate.hedged.measure, direction, per, candidate.q_start, candidate.q_end),
        period=years,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        footnote=footnote,
        publisher=publisher_of(sentence, candidate.q_start),
        confidence=round(candidate.confidence, 3),
        reference_ordinal=sources.reference(footnote, start, sentence_start, sentence_end),
    )


def _float(value: Fraction | None) -> float | None:
    return None if value is None else value.numerator / value.denominator  # as `float` gives, without a search for how
