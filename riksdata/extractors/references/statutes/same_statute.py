""" "Samma lag", "nämnda förordning": a statute that was named shortly before."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.swedish.lazy import lazy_regex

SAME = lazy_regex(
    r"""
    (?:
        samma|nämnda|samma[ ]nämnda|sistnämnda|förstnämnda|den[ ]nämnda|den[ ]förstnämnda
        |den[ ]sistnämnda
    )
    [ \xa0\n]{1,4}
    (?:lag(?:en)?|balk(?:en)?|förordning(?:en)?|kungörelse(?:n)?)                         # lagen
    (?!\w)
    """,
    re.I | re.X,
)


def same_statute(reading: Reading, words: str, start: int, end: int) -> Mention | None:
    """The statute that `words` between `start` and `end` mean, if one was named near enough."""
    if not reading.laws:
        return None
    back = reading.laws[-1]
    if "först" in words.lower() and len(reading.laws) > 1:
        back = reading.laws[-2]
    else:
        ordinance = _SAME_ORDINANCE.search(words) is not None  # "samma lag" is none
        near = [law for law in reading.laws[-_LATELY_NAMED:] if start - law.end < 2 * REACH]
        back = next((law for law in reversed(near) if _is_ordinance(reading, law) == ordinance), back)
    return Mention(start, end, back.sfs, False) if start - back.end < 2 * REACH else None


_SAME_ORDINANCE = lazy_regex(r"förordning|kungörelse", re.I)
_LATELY_NAMED = 3
"""So many mentions back, "samma lag" may mean one if those behind it are ordinances."""


def _is_ordinance(reading: Reading, mention: Mention) -> bool:
    """Whether it is called an ordinance and is one; the freedom of the press act only sounds like it."""
    return mention.sfs != "1949:105" and _ORDINANCE_NAMED.match(reading.text, mention.start, mention.end) is not None


_ORDINANCE_NAMED = lazy_regex(r"(?:[\w-]+[ \xa0\n](?:och[ \xa0\n])?)?[\w-]*(?:förordning|kungörelse)(?:en)?s?(?![\w-])", re.I)
REACH = 600
"""How many characters back a law may lie that a bare section is read with."""
FURTHEST = 4000
"""How far from the law a bare section may lie where others stand between, each within `REACH` of the one before."""
