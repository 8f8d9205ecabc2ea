"""The same source again: "A.a.", "Ibid.", "se not 5", "a. prop.", "samma proposition"."""

from __future__ import annotations

import re
from bisect import bisect_left

from riksdata.extractors.references.reading import Draft, Reading, Repeat
from riksdata.extractors.references.works.authors import author_slug, is_body
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Footnote

_AGAIN = lazy_regex(r"(?<![\w.])(?:[Aa]\.[ \xa0]?a\.|[Ii]bid(?:em)?\.?|[Aa]nf\. arb\.?)(?!\w)")
_NOTE = lazy_regex(r"(?<!\w)(?:fot)?not[ \xa0\n](\d{1,3})(?![\d.:/]\d|\w)")
_POINTING = lazy_regex(r"(?:[Ss]e|[Jj]fr|[Ss]amma som)(?: (?:även|ovan|också))? $")
_SERIES = lazy_regex(
    r"""(?<![\w.])(?:
    [Aa]\.[ \xa0\n]?(?P<short>prop|bet|SOU|Ds|dir|skr|mot|rskr|yttr)\.?          # a. prop., a. SOU
    |[Ss]amma[ \xa0\n](?P<long>proposition|prop\.|SOU|Ds|bet\.|skr\.|dir\.)       # samma proposition
    )(?![\w:]|[ \xa0\n]?\d{4})""",
    re.X,
)
_AUTHOR_BEFORE = lazy_regex(
    r"""
    (?:(?<=[.;:(\]¹²³⁰⁴-⁹][ \xa0])|(?<=[\n¹²³⁰⁴-⁹\](])|(?<=\n\d[ \xa0])|(?<=\n\d\d[ \xa0]))  # \n1
    (?:(?:[Ss]e|[Jj]fr)[ \xa0](?:även[ \xa0]|också[ \xa0])?)?(?P<who>[A-ZÅÄÖ][^,.;:()\n\d]{1,50}),?[ \xa0]\Z  # Se Berg,
    """,
    re.X,
)
"""`Berg, a.a.`: the author whose work is repeated."""
_LONGEST_AUTHOR = 60
"""In characters: an author before "a.a.", with "Se"."""
_OFFICIAL = lazy_regex(
    r"""
    (?:
        Regering|Riksdag|Utskott|Kommitté|Utredning|Domstol|Departement|Myndighet   # Regeringen
        |\w+utskott|\w+kommitté|\w+utredning                                       # Bryggutredningen
    )
    (?:en|et|n)
    """,
    re.X,
)
"""Who publishes bills, reports and judgments, which bear no author in their labels."""
_PAGE = lazy_regex(r",?[ \xa0](s\.[ \xa0]?\d{1,4}(?:[ \xa0]?[-–][ \xa0]?\d{1,4}|[ ]?ff?\.)?)")
_SENTENCE_END = lazy_regex(r"[.!?][ \xa0\n]{1,2}(?=[A-ZÅÄÖ])|\n\n")
_UNREAD = lazy_regex(r",[ \xa0\n](?:19|20)\d\d(?:[.,;]|[ \xa0]s\.)|\((?:19|20)\d\d\)")
"""A work by its year, between the last source that was read and words that repeat one: they mean that work."""
_REACH = 3000
_NOTES_BACK = 4
_WORKS = ("work", "report")
_BESIDE = ("dnr", "url")
"""What stands behind a source in its note and tells where it is found: "MIG 2018:20, mål nr UM 1234-18", "Berg, Bryggor, 2009, https://…"."""


def read_repeat(reading: Reading, start: int, end: int) -> None:
    """Remember a repeat; what it repeats is known when the whole text is read."""
    text = reading.text
    again = _AGAIN.match(text, start)
    if again:
        named = _AUTHOR_BEFORE.search(text, max(reading.done, start - _LONGEST_AUTHOR), start) if text[start] in "aA" else None
        author = author_slug(named["who"]) if named else None
        official = named is not None and (_OFFICIAL.fullmatch(named["who"]) is not None or is_body(named["who"]))
        reading.repeats.append(Repeat(named.start("who") if named and author else start, again.end(), author=author, official=official))
        reading.done = max(reading.done, again.end())
        return
    note = _NOTE.match(text, start)
    lead = _POINTING.search(text[max(0, start - 16) : start]) if note else None
    if note and lead:
        reading.repeats.append(Repeat(start - len(lead.group()), note.end(), int(note[1])))


def read_series_repeat(reading: Reading, start: int, end: int) -> None:
    """Remember "a. prop.", "samma proposition": the paper of that series that was cited last."""
    named = _SERIES.match(reading.text, start, start + 24)
    if named:
        kind = (named["short"] or named["long"]).rstrip(".").lower()
        reading.repeats.append(Repeat(start, named.end(), kind="prop" if kind == "proposition" else kind))
        reading.done = max(reading.done, named.end())


def resolve(reading: Reading, notes: dict[int, Footnote]) -> None:
    """Turn each repeat into a reference to its source.

    In a footnote that is the last source of the footnote before it, in the text the reference before it, unless that is an aside in
    brackets or a work stands between that was not read; "se not 5" is the first of footnote 5, "a. prop." the last bill. A repeat without a
    source is left out.
    """
    if not reading.drafts:
        return
    drafts = sorted((draft for draft in reading.drafts if not draft.nested), key=lambda draft: draft.start)
    works = [draft for draft in drafts if draft.kind in _WORKS]
    passed, last_of = 0, dict[str, Draft]()
    for repeat in sorted(reading.repeats, key=lambda repeat: (repeat.start, repeat.end)):
        while passed < len(works) and works[passed].start < repeat.start:
            last_of[works[passed].label.split("/")[1]] = works[passed]
            passed += 1
        source = _source(reading.text, drafts, notes, repeat, last_of)
        if source is None:
            continue
        page = _PAGE.match(reading.text, repeat.end, repeat.end + 24)
        again = Draft(repeat.start, repeat.end, source.label, source.uris, page[1] if page else None, source.target, ibid=True)
        reading.drafts.append(again)
        drafts.insert(bisect_left(drafts, again.start, key=lambda draft: draft.start), again)


def _source(text: str, drafts: list[Draft], notes: dict[int, Footnote], repeat: Repeat, last_of: dict[str, Draft]) -> Draft | None:
    """What a repeat means, of the drafts in the order of the text; `last_of` has the last work before it by its author's slug.

    A body's papers bear no author in their labels: "Regeringen, a.a." is the last source, unless that is another's work.
    """
    holder = next((number for number, note in notes.items() if _holds(note, repeat.start)), None)
    if repeat.note is not None:
        return None if repeat.note == holder else next(iter(_in_note(drafts, notes.get(repeat.note))), None)
    if repeat.author is not None:
        if repeat.author in last_of or not repeat.official:
            return last_of.get(repeat.author)
        source = _of_note(drafts, notes, holder, repeat) if holder is not None else _of_text(text, drafts, repeat)
        return None if source is not None and source.kind in _WORKS else source
    if repeat.kind is None and holder is not None:
        return _of_note(drafts, notes, holder, repeat)
    return _of_text(text, drafts, repeat)


def _of_note(drafts: list[Draft], notes: dict[int, Footnote], holder: int, repeat: Repeat) -> Draft | None:
    same = [draft for draft in _in_note(drafts, notes.get(holder)) if draft.end <= repeat.start]
    if same:
        return same[-1]
    for number in range(holder - 1, max(0, holder - _NOTES_BACK), -1):
        before = _in_note(drafts, notes.get(number))
        if before:
            return next((draft for draft in reversed(before) if draft.kind not in _BESIDE), before[-1])
    return None


def _of_text(text: str, drafts: list[Draft], repeat: Repeat) -> Draft | None:
    place = bisect_left(drafts, repeat.start, key=lambda draft: draft.start) - 1
    while place >= 0 and (drafts[place].end > repeat.start or repeat.kind not in (None, drafts[place].kind)):
        place -= 1
    if place < 0 or repeat.start - drafts[place].end >= _REACH:
        return None
    if repeat.kind is not None:
        return drafts[place]
    if _UNREAD.search(text, drafts[place].end, repeat.start):
        return None
    while (
        place
        and _in_aside(text, drafts[place], repeat.start)
        and not _SENTENCE_END.search(text, drafts[place - 1].end, drafts[place].start)
    ):
        place -= 1
    return drafts[place]


def _in_aside(text: str, draft: Draft, end: int) -> bool:
    """Whether a bracket that is open at the draft closes before `end`: "… (jfr SOU 2016:50 s. 3) …"."""
    closes = text.find(")", draft.end, end)
    return closes >= 0 and text.find("(", draft.end, closes) < 0


def _holds(note: Footnote, position: int) -> bool:
    return note.body is not None and note.body.start <= position < note.body.end


def _in_note(drafts: list[Draft], note: Footnote | None) -> list[Draft]:
    return [draft for draft in drafts if _holds(note, draft.start)] if note else []
