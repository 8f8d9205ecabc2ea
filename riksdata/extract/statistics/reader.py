"""The reader: from a document to its statistics."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from riksdata.extract.records import Reference, Statistic
from riksdata.extract.statistics import noun as nouns
from riksdata.extract.statistics.context import direction_of, measure_of, per_at, period_of, publisher_of
from riksdata.extract.statistics.hedges import Hedged, hedge_after, hedges_before
from riksdata.extract.statistics.lexicon import CLASSES
from riksdata.extract.statistics.judge import by_sentence
from riksdata.extract.statistics.neighbours import by_words
from riksdata.extract.statistics.quantity import Quantity, quantity_at
from riksdata.extract.statistics.scan import places
from riksdata.extract.statistics.sentence import NO_SENTENCE, Sentence, Sentences
from riksdata.text.document import TextDocument

LINE = 3000
"""Characters that are looked back for the beginning of a line."""
_PEOPLE = re.compile(
    r"\b(?:antal\w{0,5}|personer|människor|invånare|medlemmar|besök\w{0,5}|övernattning\w{0,4}|gästnätter|djur|resor|resenärer|befolkning\w{0,3}|svenskar|barn|användare)\b"
    r"(?![^.]*\b(?:kostnad\w{0,4}|kostar|kronor|kr|omsätt\w{0,4}|budget\w{0,3})\b)"
)
"""What is counted before a scale without a unit: then it is no money ("antalet övernattningar uppgår till 15 miljoner")."""
_SESSION = re.compile(r"(?<!\d)(20\d\d)/\d\d(?!\d)")
_LEAD = re.compile(
    r"(?:ett(?:[ \u00a0](?:drygt|knappt))?|cirka|ca\.?|drygt|knappt|omkring|ungefär|över|nästan|närmare|landets|minst|än|runt|uppemot|totalt|sammanlagt|bara|endast"
    r"|uppskattningsvis)[ \u00a0\u2009\u202f](?=\d)",
    re.IGNORECASE,
)
_RATIO_WORD = re.compile(
    r"[ \u00a0](högre|lägre|större|mindre|fler|färre|vanligare|bättre|sämre|dyrare|billigare|snabbare|längre|kortare|mer|mera|oftare|starkare|svårare|tyngre|så)\b(?:[ \u00a0](?:många|mycket|stor|stort|stora|lång|långt|hög|högt|vanligt|ofta|i|risk))*"
)
_MORE = re.compile(r"[ \u00a0](?:nya[ \u00a0])?(fler|färre|mer|mindre|ytterligare|extra)(?=[ \u00a0])")
_COORDINATE = re.compile(
    r"^(?:[ \u00a0][^\W\d_]+){0,4}?,?[ \u00a0](?:och|respektive|samt|eller)(?:[ \u00a0](?:vid|på|i|för|av|till|med)(?:[ \u00a0][^\W\d_]+){0,2})?[ \u00a0]$|^(?:[ \u00a0][^\W\d_]+){0,4},[ \u00a0]$"
)
_DEGREE = re.compile(
    r"[ \u00a0](?:många|mycket|stor|stort|stora|lång|långt|långa|hög|högt|höga|vanligt|vanlig|ofta|dyr|dyrt|dyra|snabbt|bra|lågt|låg|låga|få|lite|liten|litet)(?=[ \u00a0])"
)
_APPOSED = re.compile(
    r"\($|,[ \u00a0](?:vilket[ \u00a0]är[ \u00a0])?en[ \u00a0][^\W\d_]{0,20}(?:ökning|minskning|uppgång|nedgång|tillväxt|höjning|sänkning)[ \u00a0](?:med|på|om)[ \u00a0]$"
)
_BARE_SCALE = re.compile(r"(?:hundra|tusen|miljon|miljard|biljon|tiotal|hundratal|tusental)", re.IGNORECASE)
_FIRST_OF = re.compile(r"Av(?=[ \u00a0])")


@dataclass(slots=True)
class _Found:
    """A quantity in its sentence, before it is judged."""

    quantity: Quantity
    hedged: Hedged
    qualifier: str
    start: int
    end: int
    noun: str | None
    noun_end: int
    sentence: Sentence = NO_SENTENCE
    per: tuple[str, int] | None = None
    """The denominator and where it ends."""
    resolved: str | None = None
    """The noun as published, once it is known."""


def find_statistics(document: TextDocument, references: Sequence[Reference]) -> list[Statistic]:
    """The statistics of a document in the order of its text; `references` are the document's, for the source of a figure.

    Linear in the length of the text. A footnote's figures are read like the body's.
    """
    sentences = Sentences(document)
    plain = sentences.plain
    kept = _kept(plain, list(_found(plain, sentences)), _written_in(document))
    if not kept:
        return []
    by_footnote, spans = _references(references)
    out: list[Statistic] = []
    for k, item in enumerate(kept):
        previous = kept[k - 1] if k and kept[k - 1].sentence is item.sentence else None
        following = kept[k + 1] if k + 1 < len(kept) and kept[k + 1].sentence is item.sentence else None
        out.append(_statistic(document, sentences, item, previous, following, by_footnote, spans, len(out) + 1))
    return out


def _written_in(document: TextDocument) -> int | None:
    """The year in which the document was written, or its riksmöte began."""
    session = _SESSION.search(document.text, 0, 400)
    if session:
        return int(session[1])
    return document.date.year if document.date else None


def _found(plain: str, sentences: Sentences) -> list[_Found]:
    """Every quantity that reads as one, in order, none within another."""
    out: list[_Found] = []
    last_end = 0
    for place in places(plain):
        if place < last_end:
            continue
        if place and plain[place].isdigit() and plain[place - 1] in "–—-−" and place > 1 and plain[place - 2].isalnum():
            continue
        start = place
        if plain[start].isalpha():
            start = _number_start(plain, start)
        low = max(plain.rfind("\n", max(0, start - LINE), start) + 1, last_end)
        hedged = hedges_before(plain, low, start)
        quantity = quantity_at(plain, start, hedged.before)
        if quantity is None:
            continue
        item = _dressed(plain, quantity, hedged, low)
        item.per = per_at(plain, item.end) or (per_at(plain, quantity.end) if item.end != quantity.end else None)
        last_end = max(quantity.end, item.per[1] if item.per else 0)
        if by_words(plain, quantity, low, item.start, hedged.before, item.noun) is None:
            item.sentence = sentences.at(quantity.start)
            out.append(item)
    return out


def _number_start(plain: str, at: int) -> int:
    """Where the number begins when the scan saw a hedge or a year's context first."""
    hit = _LEAD.match(plain, at)
    return hit.end() if hit else at


def _dressed(plain: str, q: Quantity, hedged: Hedged, low: int) -> _Found:
    qualifier = hedged.qualifier
    if q.about and qualifier == "exact":
        qualifier = "about"
    if q.opened or (
        hedged.before in ("flera", "många", "några", "tiotals", "hundratals") and q.value is not None and _BARE_SCALE.match(plain, q.start)
    ):
        qualifier = "more_than"
        q.low, q.value, q.opened = q.low or q.value, None, True
    if q.unit == "times" and not q.word and not _RATIO_WORD.match(plain, q.end) and not _ratio_before(plain, hedged, low):
        # "sju gånger" alone counts occasions
        q.unit = q.kind = "count"
        q.end = q.number_end
    phrase, end = None, q.end
    if q.kind == "count" or (q.kind == "fraction" and q.whole is not None):
        more = _MORE.match(plain, end)
        phrase, end = nouns.following(plain, more.end() if more else end, determiners=q.whole is not None)
        if more and phrase:
            phrase = plain[more.start() + 1 : end]
        elif more:
            end = q.end
        if phrase is None and q.whole is None:
            phrase, end = nouns.of_phrase(plain, q.end)
    elif q.kind in ("percent", "fraction"):
        if q.word == "" and plain[q.number_end - 1 : q.number_end] and q.kind == "fraction" and q.unit == "fraction":
            phrase, end = nouns.of_phrase(plain, end)
            if phrase is None and plain[q.start : q.start + 4].lower() in ("halv", "hela"):
                phrase, end = nouns.following(plain, q.end, determiners=True)
        else:
            phrase, end = nouns.of_phrase(plain, end)
            if phrase is None and q.unit == "percent" and q.whole is None:
                phrase, end = nouns.bare(plain, q.end)
    elif q.kind == "physical":
        phrase, end = nouns.following(plain, end)
    after = hedge_after(plain, end)
    if after and qualifier == "exact":
        qualifier, end = after
    start = hedged.start
    if q.low is not None and q.high is not None and hedged.before in ("mellan", "från") or q.share == "from" and hedged.before == "från":
        start = hedged.before_start if q.share != "from" else start
    return _Found(q, hedged, qualifier, start, max(end, q.end), phrase, end)


def _ratio_before(plain: str, hedged: Hedged, low: int) -> bool:
    """Whether what stands before "N gånger" says that something grows or is compared by it ("ökar över tre gånger")."""
    left = plain[max(low, hedged.start - 60) : hedged.start].lower().split()
    return any(word in CLASSES["increase"] or word in CLASSES["decrease"] for word in left[-4:])


def _kept(plain: str, found: list[_Found], year: int | None) -> list[_Found]:
    """Those that are statistics, with units and qualifiers that neighbours share."""
    out: list[_Found] = []
    previous: _Found | None = None
    initial: _Found | None = None
    for item in found:
        sentence = item.sentence
        q = item.quantity
        here = item.start - sentence.start
        if previous is not None and previous.sentence is sentence:
            _spread(plain, previous, item)
            if initial is not None and initial.sentence is sentence and q.whole is None and q.kind in ("percent", "fraction", "count"):
                a = initial.quantity
                if a.value is not None and (q.kind != "count" or (q.value is not None and a.kind == "count" and q.value < a.value)):
                    q.whole = a.value
                initial = None
        elif q.kind in ("count", "money") and here < 80 and _FIRST_OF.match(plain, sentence.start):
            initial = item
        if q.assumed and q.unit == "sek" and _PEOPLE.search(sentence.lower, max(0, here - 90), here):
            q.unit = q.kind = "count"
        previous = item
        if by_sentence(q, sentence, item.hedged.before, here, q.end - sentence.start, year) is None:
            out.append(item)
    return out


def _spread(plain: str, previous: _Found, item: _Found) -> None:
    """A qualifier spreads over its coordination."""
    if item.qualifier != "exact" or previous.qualifier == "exact" or item.start - previous.quantity.end > 70 or item.quantity.word:
        return
    if item.quantity.unit != previous.quantity.unit:
        return
    if _COORDINATE.match(plain[previous.quantity.end : item.start]):
        item.qualifier = previous.qualifier


def _references(references: Sequence[Reference]) -> tuple[dict[int, int], list[tuple[int, int]]]:
    """Ordinal of the first reference of each footnote; place and ordinal of the references of the body."""
    by_footnote: dict[int, int] = {}
    spans: list[tuple[int, int]] = []
    for reference in references:
        if reference.footnote is not None:
            by_footnote.setdefault(reference.footnote, reference.ordinal)
        else:
            spans.append((reference.char_start, reference.ordinal))
    return by_footnote, sorted(spans)


def _statistic(
    document: TextDocument,
    sentences: Sentences,
    item: _Found,
    previous: _Found | None,
    following: _Found | None,
    by_footnote: dict[int, int],
    spans: list[tuple[int, int]],
    ordinal: int,
) -> Statistic:
    q, sentence, per = item.quantity, item.sentence, item.per
    here, there = item.start - sentence.start, q.end - sentence.start
    item.resolved = _noun(sentences.plain, item, previous)
    direction = direction_of(q, sentence, item.hedged.before, here, there)
    end = max(item.end, per[1]) if per else item.end
    start_at, end_at = sentences.to_document(item.start), sentences.end_to_document(end)
    sentence_start, sentence_end = sentences.to_document(sentence.start), sentences.end_to_document(sentence.end)
    footnote = _footnote(document, start_at, sentence_start, sentence_end)
    reference = by_footnote.get(footnote) if footnote is not None else None
    if reference is None:
        k = bisect_left(spans, (sentence_start, 0))
        inside: list[tuple[int, int]] = []
        while k < len(spans) and spans[k][0] < sentence_end and len(inside) < 50:
            inside.append(spans[k])
            k += 1
        if inside:
            reference = min(inside, key=lambda span: abs(span[0] - start_at))[1]
    return Statistic(
        ordinal=ordinal,
        surface=document.text[start_at:end_at],
        char_start=start_at,
        char_end=end_at,
        value=None if q.value is None else float(q.value),
        whole=None if q.whole is None else float(q.whole),
        low=None if q.low is None else float(q.low),
        high=None if q.high is None else float(q.high),
        unit=q.unit,
        per=per[0] if per else None,
        qualifier=item.qualifier,
        direction=direction,
        noun=item.resolved,
        measure=measure_of(q, sentence, item.hedged.measure, direction, per[0] if per else None, here, there),
        period=_period(item, previous, following),
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        footnote=footnote,
        publisher=publisher_of(sentence, here),
        reference_ordinal=reference,
    )


def _footnote(document: TextDocument, here: int, start: int, end: int) -> int | None:
    """The footnote that the figure's sentence carries: the first mark after the figure, else the last before it."""
    after = document.footnotes_marked_in(here, end)
    if after:
        return after[0]
    before = document.footnotes_marked_in(start, here)
    return before[-1] if before else None


def _period(item: _Found, previous: _Found | None, following: _Found | None) -> str | None:
    sentence, q = item.sentence, item.quantity
    here, there = item.start - sentence.start, q.end - sentence.start
    spans = [(x.start - sentence.start, x.quantity.end - sentence.start) for x in (previous, item, following) if x is not None]
    if q.share == "from" and following is not None:
        span = period_of(sentence, following.start - sentence.start, following.quantity.end - sentence.start, None, 0, spans)
        return span.split("–")[0] if span and re.fullmatch(r"\d{4}–\d{4}", span) else span
    if previous is not None and previous.quantity.share == "from":
        span = period_of(sentence, here, there, following.start - sentence.start if following else None, 0, spans)
        return span.split("–")[1] if span and re.fullmatch(r"\d{4}–\d{4}", span) else span
    limit = following.start - sentence.start if following else None
    return period_of(sentence, here, there, limit, previous.quantity.end - sentence.start if previous else 0, spans)


def _noun(plain: str, item: _Found, previous: _Found | None) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    q, sentence = item.quantity, item.sentence
    here = item.start - sentence.start
    if q.kind in ("count", "fraction", "percent", "physical") and item.noun:
        return item.noun
    if q.word and ("dubbl" in q.word or q.word.startswith("halver")):
        if q.word.endswith(("ats", "at")) and (done := nouns.subject(sentence, here)):
            return done
        phrase, _ = nouns.following(plain, q.end, determiners=True)
        return phrase or nouns.subject(sentence, here)
    if q.kind in ("times", "percent"):
        ratio = _RATIO_WORD.match(plain, q.end)
        if ratio or q.word == "dubbelt":
            degree = _DEGREE.match(plain, ratio.end() if ratio else q.end)
            phrase, _ = nouns.following(plain, degree.end() if degree else ratio.end() if ratio else q.end)
            if phrase is None and ratio and ratio[1].lower() in ("mer", "mera", "mindre"):
                phrase = nouns.after_phrase(plain, ratio.end())
            phrase = phrase or nouns.clause(plain, ratio.end() if ratio else q.end)
            if phrase and phrase.lower() != "än":
                return phrase
    if q.kind == "percent" and q.whole is not None:
        phrase, _ = nouns.following(plain, q.end)
        if phrase:
            return phrase
    if item.hedged.before in ("på", "om") and (attribute := nouns.attribute(sentence, here)):
        return attribute
    low = 0
    if previous is not None and previous.resolved:
        low = previous.quantity.end - sentence.start
        between = plain[previous.quantity.end : item.start].lower()
        alike = q.kind in ("percent", "fraction") and previous.quantity.kind in ("percent", "fraction")
        if alike and item.hedged.before in ("och", "samt", "respektive", ",", "eller", "men", "("):
            return previous.resolved
        if _APPOSED.search(between) or not nouns.has_verb(sentence, low, here):
            return previous.resolved
    found = nouns.subject(sentence, here, low)
    if found is None and low:
        return previous.resolved if previous is not None else None
    return found or item.noun or nouns.after_phrase(plain, q.end) or nouns.subject(sentence, here)
