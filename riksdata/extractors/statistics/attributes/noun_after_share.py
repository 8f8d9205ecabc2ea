"""The noun that follows a percentage without "av" ("70 procent män")."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING, adjective
from riksdata.extractors.statistics.attributes.phrase_after import following
from riksdata.extractors.statistics.attributes.phrase_edges import TIMES
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.numbers.words import atoms


def bare(text: str, at: int) -> tuple[str | None, int]:
    """The noun that follows a percentage without av ("70 procent män"); a word that may be a verb is none."""
    phrase, end = following(text, at)
    if phrase is None:
        return None, at
    if _SAID_AS_TO.match(text, at):
        return phrase, end  # "6 procent avseende anmälningar"
    last = phrase.rsplit(None, 1)[-1].lower()
    first = phrase.split(None, 1)[0].lower()
    if (
        (first == last and adjective(last) and last not in CLASSES["nominal"] and not _AGENT.search(last))
        or first in CLASSES["degree"]
        or (_SHAPED.search(last) and not _PEOPLE.search(last))
        or (_SHAPED.search(first) and first != last)
        or last in FUNCTION
        or last in STATING
        or last in _NO_SHARE
        or last in TIMES
        or atoms(first)
    ):
        return None, at
    return phrase, end


_SAID_AS_TO = lazy_regex(r"[ \u00a0](?:avseende|gällande|rörande|beträffande)[ \u00a0]")
_NO_SHARE = frozenset(("del", "rätt", "råd", "utslaget", "beroende"))
_PEOPLE = lazy_regex(
    r"""
    (?:or|invånare|lärare|läkare|arbetare|väljare|användare|brukare|medborgare|anställda|män|barn|par
    |folk|pojkar|personer|elever|företag|kött|gifta|svenskar|invandrare|väljare)$
    """,
    re.X,
)
_AGENT = lazy_regex(r"(?:invånare|lärare|läkare|arbetare|väljare|användare|brukare|medborgare)$")
"""People whose names have the form of an adjective or a participle."""
_SHAPED = lazy_regex(r"(?:r|de|te|s|st|tt|it|are)$")
