"""Classes of words that several rooms of the extractor ask for; the words themselves are a table (`word_classes.tsv`)."""

from __future__ import annotations

import re

from riksdata.swedish.facts import read_rows

CLASSES: dict[str, frozenset[str]] = {name: frozenset(members.split()) for name, members in read_rows(__package__, "word_classes.tsv")}


def words(*names: str) -> frozenset[str]:
    """The union of word classes."""
    return frozenset().union(*(CLASSES[name] for name in names))


SET_TIMES = words("settime", "month")
"""Words of times and set phrases, which are no place, no group and nothing that changes ("en ökning i år", "i storleksordningen")."""


def alternatives(*names: str) -> str:
    """The union of word classes as the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(*names), key=lambda word: (-len(word), word)))


MONTHS = alternatives("month")
"""The months as the alternatives of a pattern."""
DAY = rf"(?:den[ \u00a0])?(?:\d{{1,2}}[ \u00a0])?(?:{MONTHS})"
"""A day of a year, or its month, as a pattern ("den 1 juli", "juli")."""
