"""Which HTML elements are read in one go, which stand inside a line, and which are left out of a document's text."""

from __future__ import annotations

_INLINE = """
a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr o:p object q rp rt ruby s samp small span
strike strong sub sup time tt u var wbr hanvisning notreferens
"""
"""The last two are the chamber's own: a pointer, and the mark of a note."""
_SKIPPED = "style script title template noscript colgroup img input select svg math -comment meta link hr"

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAVES = HEADINGS | {"p", "pre"}
"""Read in one go."""
INLINE = frozenset(_INLINE.split())
"""These end no line."""
SKIPPED = frozenset(_SKIPPED.split())
"""Left out with all that they hold."""
