"""Papers by the title that the text has given with their number: "utredningen En god hamn (SOU 2016:13)", from then on "En god hamn"."""

from __future__ import annotations

import re
from bisect import bisect_left

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.lazy import lazy_regex

_KINDS = frozenset(("sou", "ds", "prop", "skr", "report", "rir"))
_TITLE = lazy_regex(
    r"""
    (?i:
        (?:utredning|proposition|promemoria|skrivelse|rapport|strategi)(?:en|n)?s?      # utredningen
        |[a-zåäö]*betänkandet?                                                          # delbetänkandet
    )
    ,?[ \xa0\n][”"“]?
    (?P<title>[A-ZÅÄÖ][\w-]*(?:[ \xa0\n,–-]{1,3}[\w/-]+){2,18})                          # En god hamn
    [”"“]?,?[ \xa0\n]\($
    """,
    re.X,
)
_REACH = 200
_SHORTEST = 16
"""Characters below which words may stand for something else."""
_MOST_TITLES = 50
_MOST_PLACES = 200
_NUMBER_BEHIND = lazy_regex(r"[”\"“]?,?[ \xa0\n]\((?:SOU|Ds|prop|skr|RiR|rapport|dir|\d)")


def read_given_titles(reading: Reading) -> None:
    """Add a reference at each place where a paper's title stands again that was given with its number before.

    A heading of the same words is none, nor is a title whose number follows once more. Linear in the length of the text for each title
    (at most 50).
    """
    text = reading.text
    taken = sorted((draft.start, draft.end) for draft in reading.drafts)
    given: dict[str, Draft] = {}
    for draft in sorted(reading.drafts, key=lambda draft: draft.start):
        if draft.kind in _KINDS and text[draft.start - 1 : draft.start] == "(" and len(given) < _MOST_TITLES:
            low = max(0, draft.start - _REACH)
            found = _TITLE.search(text[low : draft.start])
            if found is not None and len(found["title"]) >= _SHORTEST:
                given.setdefault(found["title"], draft)
    for title, source in given.items():
        for start in _places(text, title, source.end):
            end = start + len(title)
            if not _overlaps(taken, start, end):
                reading.drafts.append(Draft(start, end, source.label, source.uris, None, source.target))


def _places(text: str, title: str, position: int) -> list[int]:
    """Where a title stands as words of a sentence behind a position, without its number."""
    found: list[int] = []
    start = text.find(title, position)
    while start >= 0 and len(found) < _MOST_PLACES:
        end = start + len(title)
        alone = text[start - 1 : start] in ("\n", "") and text[end : end + 1] in ("\n", "")
        within = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "-"
        if not alone and not within and not _NUMBER_BEHIND.match(text, end):
            found.append(start)
        start = text.find(title, end)
    return found


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (end,))
    return any(low < end and start < high for low, high in taken[max(0, place - 3) : place])
