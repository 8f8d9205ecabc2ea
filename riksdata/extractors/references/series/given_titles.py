"""Papers by the title that the text has given with their number: "utredningen En god hamn (SOU 2016:13)", from then on "En god hamn"."""

from __future__ import annotations

import re
from bisect import bisect_left

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.lazy import lazy_regex

_KINDS = frozenset(("sou", "ds", "prop", "skr", "report", "rir"))
_NOUN = lazy_regex(
    r"""
    (?i:
        (?:utredning|proposition|promemoria|skrivelse|rapport|strategi)(?:en|n)?s?      # utredningen
        |[a-zåäö]*betänkandet?                                                          # delbetänkandet
    )
    ,?[ \xa0\n][”"“]?
    """,
    re.X,
)
_TITLE = lazy_regex(
    r"""
    (?P<title>
        [A-ZÅÄÖ][\w-]*(?:(?:,?[ \xa0\n]|[ \xa0\n]?[–-][ \xa0\n]|–)\w[\w/-]*){0,18}
        (?:[.:!?][ \xa0][A-ZÅÄÖ][\w-]*(?:(?:,?[ \xa0\n]|[ \xa0\n]?[–-][ \xa0\n]|–)\w[\w/-]*){0,18})?  # En god hamn. Och en väg dit
    )
    [”"“]?,?[ \xa0\n]\(
    """,
    re.X,
)
_FEWEST_WORDS = 3
_REACH = 200
_SHORTEST = 16
"""Characters below which words may stand for something else."""
_MOST_TITLES = 50
_LONGEST_NOUN = 40
_SPACE = 1
_KINDS_OF = (
    ("betänkande", ("sou",)),
    ("utredning", ("sou", "ds", "report")),
    ("proposition", ("prop",)),
    ("skrivelse", ("skr",)),
    ("rapport", ("report", "rir", "sou", "ds")),
    ("promemoria", ("ds", "report")),
)
_MOST_PLACES = 200
NUMBER_BEHIND = lazy_regex(
    r"""
    [”"“]?(?:[ \xa0](?:[–-]|och|om)[ \xa0][^.()\n]{3,110})?,?[ \xa0\n]           # – och en väg dit
    [(\[](?:\d|(?:[^()\n]{0,40}[ \xa0])?(?:SOU|Ds|prop|skr|[Rr]i?[Rr]|[Rr]apport|dir|PM)(?![a-zåäö])|[A-ZÅÄÖ][\w-]{1,12}[ \xa0:]R?\d{4})
    """,
    re.X,
)


def read_given_titles(reading: Reading) -> None:
    """Add a reference at each place where a paper's title stands again that was given with its number before.

    So too before that place, where a noun for a paper stands before the title. A heading of the same words is none, nor is a title whose
    number follows once more. Linear in the length of the text for each title
    (at most 50).
    """
    text = reading.text
    taken = sorted((draft.start, draft.end) for draft in reading.drafts if not _is_name(text, draft))
    given: dict[str, Draft] = {}
    for draft in sorted(reading.drafts, key=lambda draft: draft.start):
        if draft.kind in _KINDS and text[draft.start - 1 : draft.start] == "(" and len(given) < _MOST_TITLES:
            low = max(0, draft.start - _REACH)
            title = _title_before(text, low, draft.start)
            if title is not None:
                given.setdefault(title, draft)
    numbers: dict[str, list[int]] = {}
    for draft in reading.drafts if given else ():
        numbers.setdefault(draft.label, []).append(draft.end)
    for title, source in given.items():
        for start in _places(text, title):
            end = start + len(title)
            noun = _noun_before(text, start)
            if start < source.end and (noun is None or source.start - end < _REACH):
                continue
            if noun is not None and not _fits(noun, source.kind):
                continue
            if any(0 < start - low <= _SPACE for low in numbers.get(source.label, ())):
                continue  # its number stands before it
            if not _overlaps(taken, start, end):
                reading.drafts.append(Draft(start, end, source.label, source.uris, None, source.target))


def _title_before(text: str, low: int, end: int) -> str | None:
    """The title between the last noun for a paper and the bracket that ends at `end`."""
    last = None
    for noun in _NOUN.finditer(text, low, end):
        found = _TITLE.fullmatch(text, noun.end(), end)
        if found is not None and len(found["title"]) >= _SHORTEST and len(found["title"].split()) >= _FEWEST_WORDS:
            last = None if _NOUN.search(found["title"].split()[-1] + " ") else found["title"]
    return last


def _noun_before(text: str, start: int) -> str | None:
    """The noun for a paper right before, lower case: "slutbetänkandet En god hamn"."""
    nouns = _NOUN.finditer(text, max(0, start - _LONGEST_NOUN), start)
    return next((noun.group().lower() for noun in nouns if noun.end() == start), None)


def _fits(noun: str, kind: str) -> bool:
    """Whether a noun may stand for a paper of a series."""
    return next((kind in kinds for word, kinds in _KINDS_OF if word in noun), True)


def _places(text: str, title: str) -> list[int]:
    """Where a title stands as words of a sentence, without its number."""
    found: list[int] = []
    start = text.find(title)
    while start >= 0 and len(found) < _MOST_PLACES:
        end = start + len(title)
        alone = text[start - 1 : start] in ("\n", "") and text[end : end + 1] in ("\n", "")
        within = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "-"
        if not alone and not within and not NUMBER_BEHIND.match(text, end):
            found.append(start)
        start = text.find(title, end)
    return found


def _is_name(text: str, draft: Draft) -> bool:
    """Whether a draft is a law's bare name, which a title may hold: "Översyn av anläggningslagen"."""
    return draft.kind == "sfs" and "#" not in draft.label and not any(sign.isdigit() for sign in text[draft.start : draft.end])


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (end,))
    return any(low < end and start < high for low, high in taken[max(0, place - 3) : place])
