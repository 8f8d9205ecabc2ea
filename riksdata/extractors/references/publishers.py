"""Agencies, organisations and institutes that publish reports, by name; and where a text names one."""

from __future__ import annotations

from functools import cache

from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex


def publisher_rows() -> tuple[dict[str, str], ...]:
    """The table: `slug`, `names` (separated by `;`)."""
    return read_table(__package__, "publishers.tsv")


@cache
def publishers() -> dict[str, str]:
    """Publishers by lower-case name or abbreviation, each with the slug of its labels."""
    return {name.lower(): row["slug"] for row in publisher_rows() for name in row["names"].split(";")}


@cache
def written_publishers() -> frozenset[str]:
    """Their names as they are written."""
    return frozenset(name for row in publisher_rows() for name in row["names"].split(";"))


SHORTEST_ANY_CASE = 2
"""Letters of abbreviations that are written in one way: "Bo 1999:4" is not Barnombudsmannen's (BO)."""


def is_written_so(name: str) -> bool:
    """Whether a name stands as it is written, or in capitals, in the genitive or not."""
    return name.isupper() or name in written_publishers() or name.removesuffix(":s").removesuffix("s").isupper()


_NAME_WORD = lazy_regex(r"[\w&/:-]*[\w&]")
_MOST_WORDS = 8
"""In a publisher's name."""
_STEP, _PASSAGE = 40, 400
"""In characters: so far apart a passage without publishers is looked at for them, and so far back."""
NO_REPORTS_NUMBERED = frozenset({"fn", "eu", "polisen", "polismyndigheten"})
"""Named as actors far more often than as publishers."""
NEW_SENTENCE = lazy_regex(r"[.!?][ \xa0](?=[A-ZÅÄÖ])")
"""The end of a sentence, with the beginning of the next."""
_SMALL = (
    *("försvarshögskolan", "försvarsberedningen", "polisens", "riksdagens"),
    *("brottsförebyggande", "universitets", "statens", "centrala", "statistiska"),
)
_SMALL_ENDINGS = tuple(
    kind + genitive
    for kind in ("verket", "styrelsen", "kontoret", "nämnden", "institutet", "inspektionen", "ämbetet", "byrån", "rådet")
    for genitive in ("", "s")
)
"""Names that are written with a small letter too, as all agencies' were until the 1990s: how they begin, how their first word ends."""


@cache
def _first_words() -> frozenset[str]:
    """What names of publishers begin with, lower case; those of one word in the genitive too."""
    names = [name for name in publishers() if _NAME_WORD.match(name)]
    first = {_NAME_WORD.findall(name)[0] for name in names}
    return frozenset(first | {word + ending for word in first for ending in ("s", ":s", "s:s")})


def _may_begin(window: str, start: int, end: int) -> bool:
    """Whether a name of a publisher may begin with this word."""
    word = window[start:end].lower()
    if not window[start].isupper() and not word.startswith(_SMALL) and not word.endswith(_SMALL_ENDINGS):
        return False
    return word in _first_words()


def publisher_before(text: str, end: int) -> tuple[int, int, str] | None:
    """The last publisher of the table that is named in the 90 characters before `end` and the same sentence: start, end, slug."""
    low = max(0, end - 90)
    window = text[low:end]
    cut = max(window.rfind(". "), window.rfind("\n"))
    spans = [found.span() for found in _NAME_WORD.finditer(window) if found.start() > cut]
    begins = [k for k, span in enumerate(spans) if _may_begin(window, *span)]
    if not begins:
        return None
    table = publishers()
    for last in range(len(spans) - 1, begins[0] - 1, -1):
        for first in begins:
            if not last - _MOST_WORDS < first <= last:
                continue
            name = " ".join(window[spans[first][0] : spans[last][1]].lower().split())
            bare = name.removesuffix(":s")
            found = table.get(name) or table.get(bare) or (table.get(bare[:-1]) if bare.endswith("s") else None)
            if found and (len(bare) > SHORTEST_ANY_CASE or is_written_so(window[spans[first][0] : spans[last][1]])):
                return low + spans[first][0], low + spans[last][1], found
    return None


def lone_publisher(text: str, end: int) -> str | None:
    """The slug of the one publisher that is named before `end` in the sentence, else in the sentence before it; None for several."""
    low = max(text.rfind("\n", 0, end) + 1, end - _PASSAGE)
    stops = list(NEW_SENTENCE.finditer(text, low, end))
    begins, ends = [low, *(stop.end() for stop in stops)], [*(stop.start() for stop in stops), end]
    for begin, stop in list(zip(begins, ends, strict=True))[:-3:-1]:
        named, at = set(), stop
        while at > begin:
            found = publisher_before(text, at)
            if found is None:
                at -= _STEP
                continue
            at = found[0]
            if at >= begin and found[2] not in NO_REPORTS_NUMBERED:
                named.add(found[2])
        if named:
            return named.pop() if len(named) == 1 else None
    return None
