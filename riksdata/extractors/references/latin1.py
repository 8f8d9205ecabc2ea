"""RE2 over text that is projected to one byte a character.

What lies outside Latin-1 becomes `?`, so that RE2's byte offsets are character offsets and nothing need be converted, whatever signs (lone
surrogates among them) the text holds. RE2 takes linear time; its `\\b` and `\\w` know only ASCII.
"""

from __future__ import annotations

from collections.abc import Iterable

import re2


def projected(text: str) -> bytes:
    """The text with one byte a character."""
    return text.encode("latin-1", "replace")


def compiled(pattern: str, ignore_case: bool = False) -> re2._Regexp:
    """A pattern for projected text; it has no groups."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.never_capture = True
    options.case_sensitive = not ignore_case
    options.max_mem = 64 << 20
    return re2.compile(pattern.encode("latin-1"), options)


def full_match_set(patterns: Iterable[str]) -> re2.Set:
    """A set that tells which of the patterns a whole piece of projected text matches, by their order."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 64 << 20
    patterns_set = re2.Set.FullMatchSet(options)
    for pattern in patterns:
        patterns_set.Add(pattern.encode("latin-1"))
    patterns_set.Compile()
    return patterns_set
