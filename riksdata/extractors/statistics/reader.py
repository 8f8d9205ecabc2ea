"""The reader: from a document to its statistics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice

from riksdata.extractors.records import Reference, Statistic
from riksdata.extractors.statistics.context import direction_of, measure_of, per_of_clause, publisher_of
from riksdata.extractors.statistics.fields import Sources, measured, period
from riksdata.extractors.statistics.figure import Figure, figures
from riksdata.extractors.statistics.judge import by_sentence
from riksdata.extractors.statistics.lexicon import alternatives
from riksdata.extractors.statistics.sentence import Sentences
from riksdata.text.document import TextDocument

_S = "[ \u00a0]"
_SESSION = re.compile(r"(?<!\d)(20\d\d)/\d\d(?!\d)")
_PEOPLE = re.compile(rf"\b(?:{alternatives('people')})\b(?![^.]*\b(?:{alternatives('cost')}|\w*omsättning\w*)\b)")
"""What is counted before a scale without a unit: then it is no money ("antalet övernattningar uppgår till 15 miljoner")."""
_OF_PEOPLE = re.compile(
    r"[ \u00a0]av (?:[^\W\d_]{2,14} ){0,2}(?:befolkning|invånare|väljar|medborgar|svenskar|människor|barn|elever|patienter|kvinnor|vuxna)"
)
_RATHER_MONEY = 1_000_000_000
_NEXT_SENTENCE = 160
"""Characters within which "motsvarande siffra" takes up the figure before it."""
_CROWD = re.compile(r"antal|folk|invånare|passager|turist|besök|fordon|flykt|människ|personer|minoritet|väljare|\bton\b|kurder")
_OF_MONEY = re.compile(
    r"kron|\bkr\b|kost|(?<!upp)skatt|budget|\bansl|satsa|satsning|avsätt|avsatt|intäkt|inkomst|omsätt|omsatt|export|import|invester|betal|finans"
    r"|faktur|avgift|företag|industri|bevilj|paket|bistånd|pengar|ekonom|vinst|skuld|bnp|euro|dollar|utgift|sälj|sålt|besparing|resurs"
    r"|\b(?:bidra|pris|lån|stöd|medel|värde|köp|tillför|lön|fond|kapital|spar)"
)
"""Words that tell of money: where none stands near, an amount without unit is taken for a number ("kurder uppskattas till 15 miljoner")."""
_APPROPRIATION = re.compile(r"nslag(?:et)? \d{1,2}:\d")
_COORDINATE = re.compile(
    rf"^(?:{_S}[^\W\d_]+){{0,4}}?,?{_S}(?:och|respektive|samt|eller)(?:{_S}(?:vid|på|i|för|av|till|med)(?:{_S}[^\W\d_]+){{0,2}})?{_S}$|^(?:{_S}[^\W\d_]+){{0,4}},{_S}$"
)
_SAME_CHANGE = re.compile(rf",?{_S}(?:eller|dvs\.?|det vill säga|motsvarande|alltså){_S}|{_S}\(")
_JOINED = re.compile(rf"{_S}(?:och|samt){_S}")
_TIMES = frozenset(("år", "månad", "vecka", "dag", "dygn", "timme"))
_FIRST_OF = re.compile(r"Av(?=[ \u00a0])")
_SPREADS = 70
"""Characters over which a qualifier spreads to the next figure."""


def find_statistics(document: TextDocument, references: Sequence[Reference]) -> list[Statistic]:
    """The statistics of a document in the order of its text; `references` are the document's, for the source of a figure.

    Linear in the length of the text. A footnote's figures are read like the body's.
    """
    sentences = Sentences(document)
    kept = _kept(sentences.plain, figures(sentences.plain, sentences), document)
    if not kept:
        return []
    sources = Sources(document, references)
    out: list[Statistic] = []
    for k, figure in enumerate(kept):
        previous = kept[k - 1] if k and kept[k - 1].sentence is figure.sentence else None
        following = kept[k + 1] if k + 1 < len(kept) and kept[k + 1].sentence is figure.sentence else None
        if following is not None and following.start < figure.end:
            figure.end = figure.quantity.end
        figure.resolved = measured(sentences.plain, figure, previous)
        figure.direction = _direction(sentences.plain, figure, previous)
        denominator = _denominator(sentences.plain, figure, following)
        out.append(_statistic(document, sentences, sources, figure, period(figure, previous, following), denominator, k + 1))
    return out


def _direction(plain: str, figure: Figure, previous: Figure | None) -> str | None:
    """Its own, or that of the change that it gives once more ("med 93 miljarder kronor eller närmare 230 procent")."""
    own = direction_of(figure.quantity, figure.sentence, figure.hedged.before, figure.here, figure.there)
    if own or previous is None or previous.direction is None or previous.quantity.unit == figure.quantity.unit:
        return own
    return previous.direction if _SAME_CHANGE.fullmatch(plain, previous.end, figure.start) else None


def _denominator(plain: str, figure: Figure, following: Figure | None) -> str | None:
    """What the figure is per: as said after it, after the figure it is joined to ("bilar och 1 700 tåg per år"), or in its clause."""
    if figure.per:
        return figure.per[0]
    q = figure.quantity
    if q.kind not in ("count", "money", "physical") and not figure.direction:
        return None
    shared = following.per[0] if following is not None and following.per and following.quantity.unit == q.unit else None
    if following is not None and shared in _TIMES and _JOINED.fullmatch(plain, figure.end, following.start):
        return shared
    return per_of_clause(figure.sentence, figure.here, figure.there)


def _written_in(document: TextDocument) -> int | None:
    """The year in which the document was written, or its riksmöte began."""
    session = _SESSION.search(document.text, 0, 400)
    if session:
        return int(session[1])
    return document.date.year if document.date else None


def _is_budget(text: str) -> bool:
    """Whether the document is a budget: it names appropriations by their numbers, again and again."""
    return "Anslagsförslag" in text or sum(1 for _ in islice(_APPROPRIATION.finditer(text), 3)) == 3


def _kept(plain: str, found: Iterable[Figure], document: TextDocument) -> list[Figure]:
    """Those that are statistics, with the wholes and qualifiers that neighbours share."""
    out: list[Figure] = []
    year: int | None = None
    budget: bool | None = None
    previous: Figure | None = None
    whole: Figure | None = None
    for figure in found:
        q, sentence = figure.quantity, figure.sentence
        if previous is not None and previous.sentence is sentence:
            _spread(plain, previous, figure)
            if whole is not None and whole.sentence is sentence and q.whole is None and q.kind in ("percent", "fraction", "count"):
                _share(whole, figure)
                whole = None
        elif q.kind in ("count", "money") and figure.here < 80 and _FIRST_OF.match(plain, sentence.start):
            # "Av de 86 kvinnorna …": the next figure is a part of this one
            whole = figure
        if (
            q.assumed
            and previous is not None
            and previous.sentence is sentence
            and previous.quantity.unit == "count"
            and previous.quantity.scaled
        ):
            q.unit = q.kind = "count"
        if q.assumed and q.unit == "sek" and _counts(plain, figure):
            q.unit = q.kind = "count"
        if (
            q.assumed
            and q.unit == "sek"
            and previous is not None
            and previous.quantity.unit == "count"
            and previous.quantity.scaled
            and figure.start - previous.quantity.end < _NEXT_SENTENCE
            and "motsvarande siffra" in sentence.lower
        ):
            q.unit = q.kind = "count"
        previous = figure
        if budget is None and q.kind == "money":
            year, budget = _written_in(document), _is_budget(document.text)
        if by_sentence(q, sentence, figure.hedged.before, figure.here, figure.there, year, bool(budget)) is None:
            out.append(figure)
    return out


def _counts(plain: str, figure: Figure) -> bool:
    """Whether a scale without unit counts: people, or what the words near it tell of where none tells of money."""
    lower, most = figure.sentence.lower, figure.quantity.value or figure.quantity.high
    if _OF_PEOPLE.match(lower, figure.there):
        return True
    if most is not None and most >= _RATHER_MONEY and _OF_MONEY.search(lower):
        return False
    if _PEOPLE.search(lower, figure.here - 140, figure.here):
        return True
    near = plain[max(0, figure.sentence.start - 250) : figure.sentence.end].lower()
    return (most is None or most < _RATHER_MONEY) and bool(_CROWD.search(near)) and not _OF_MONEY.search(near)


def _share(whole: Figure, figure: Figure) -> None:
    """The whole that a figure is a part of."""
    value, part = whole.quantity.value, figure.quantity
    if value is not None and (part.kind != "count" or (part.value is not None and whole.quantity.kind == "count" and part.value < value)):
        part.whole = value


def _spread(plain: str, previous: Figure, figure: Figure) -> None:
    """A qualifier spreads over its coordination ("ca 15 000 kvinnor och 10 000 män")."""
    if figure.qualifier != "exact" or previous.qualifier == "exact" or figure.quantity.word:
        return
    if figure.quantity.unit != previous.quantity.unit or figure.start - previous.quantity.end > _SPREADS:
        return
    if _COORDINATE.match(plain[previous.quantity.end : figure.start]):
        figure.qualifier = previous.qualifier


def _statistic(
    document: TextDocument, sentences: Sentences, sources: Sources, figure: Figure, years: str | None, per: str | None, ordinal: int
) -> Statistic:
    q, sentence, direction = figure.quantity, figure.sentence, figure.direction
    start = sentences.to_document(figure.start)
    end = sentences.end_to_document(max(figure.end, figure.per[1]) if figure.per else figure.end)
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
        qualifier=figure.qualifier,
        direction=direction,
        noun=figure.resolved,
        measure=measure_of(q, sentence, figure.hedged.measure, direction, per, figure.here, figure.there),
        period=years,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        footnote=footnote,
        publisher=publisher_of(sentence, figure.here),
        reference_ordinal=sources.reference(footnote, start, sentence_start, sentence_end),
    )


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
