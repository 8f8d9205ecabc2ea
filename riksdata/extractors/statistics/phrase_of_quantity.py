"""The phrase behind a quantity that says what is counted, shared or measured."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes import noun_after_share, nouns_like_verbs, phrase_after, prepositions_after, said_after
from riksdata.extractors.statistics.quantity.types import SHARES, Quantity
from riksdata.extractors.statistics.vocabulary import alternatives
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def phrase_behind(plain: str, q: Quantity, behind: int) -> tuple[str | None, int]:
    """The phrase at `behind`, after the quantity, that says what is counted or shared, and where it ends."""
    if q.kind == "count" or (q.kind == "fraction" and q.whole is not None):
        return _counted(plain, q, behind)
    if q.kind in SHARES:
        return _shared(plain, q, behind)
    return _gauged(plain, behind) if q.kind == "physical" else (None, behind)


def _counted(plain: str, q: Quantity, behind: int) -> tuple[str | None, int]:
    """The phrase behind a number that counts, or behind a share of so many."""
    more = _MORE.match(plain, behind)
    phrase, end = phrase_after.following(
        plain, more.end() if more else behind, determiners=q.whole is not None, verbal=nouns_like_verbs.COUNTED_VERBAL
    )
    if more:
        phrase, end = (plain[more.start() + 1 : end], end) if phrase else (None, behind)
    if phrase is None and q.kind == "fraction" and plain[q.start : q.start + 3].lower() == "var":
        return said_after.named_by_ordinal(plain, behind)
    return prepositions_after.of_phrase(plain, behind) if phrase is None and q.whole is None else (phrase, end)


def _shared(plain: str, q: Quantity, behind: int) -> tuple[str | None, int]:
    """The phrase behind a share."""
    if q.kind == "percent" and plain.startswith(("-p", "- p"), q.number_end):
        return _changed_by(plain, *phrase_after.following(plain, behind))  # "en 15-procentig ökning"
    phrase, end = prepositions_after.of_phrase(plain, behind)
    if phrase is None and q.kind == "fraction" and plain[q.start : q.start + 4].lower() == "halv":
        return phrase_after.following(plain, behind, determiners=True)
    if phrase is None and plain.endswith(("procents", "%s"), q.start, behind):
        return _changed_by(plain, *phrase_after.following(plain, behind))  # "till 10 procents ränta", "tio procents minskning av"
    if phrase is None and q.unit == "percent" and q.whole is None:
        return noun_after_share.bare(plain, behind)
    return phrase, end


def _gauged(plain: str, behind: int) -> tuple[str | None, int]:
    """The phrase behind a measure."""
    more = _MORE.match(plain, behind)
    phrase, end = phrase_after.following(plain, more.end() if more else behind, verbal=nouns_like_verbs.MEASURED_VERBAL)
    if phrase and (large := _SO_LARGE.match(phrase)):
        phrase = phrase[large.end() :]  # "den 45 000 kvadratmeter stora byggnaden"
    if more and phrase:
        phrase = plain[more.start() + 1 : end]
    elif more:
        end = behind
    # "634,02 km² Vattenarealen": the next line of a list
    return (None, behind) if phrase and phrase[0].isupper() and phrase[1:2].islower() else (phrase, end)


_MORE = lazy_regex(rf"{_S}(?:nya{_S})?(fler|färre|mer|mindre|ytterligare|extra)(?={_S})")
_SO_LARGE = lazy_regex(rf"(?:stora|stor|stort|långa|lång|långt|höga|hög|högt|breda|bred|djupa|djup|tunga|tung){_S}(?=[^\W\d_])")
"""Behind a measure: what it says of a noun."""


def _changed_by(plain: str, phrase: str | None, end: int) -> tuple[str | None, int]:
    """What changes by so much percent ("en 12-procentig nedgång av priset"); the phrase itself where it is no change of anything."""
    of = _CHANGE_OF.match(plain, end) if phrase and _CHANGE.search(phrase.lower()) else None
    what, behind = phrase_after.following(plain, of.end(), determiners=True) if of else (None, end)
    return (what, behind) if what and phrase_after.acceptable(what) else (phrase, end)


_CHANGE_OF = lazy_regex(rf"{_S}av(?={_S}[^\W\d_])")
_CHANGE = lazy_regex(rf"(?:{alternatives('changenoun')})$")
