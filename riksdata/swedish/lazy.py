"""Patterns of `re` that are compiled when they are first used.

To compile all patterns of the readers takes a quarter of a second, and a page needs one in ten of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_OF_PATTERNS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex")
"""What a compiled pattern is asked for."""


class _Regex:
    """A pattern that was used: it has what the compiled one has, in slots, which are asked nearly as quickly."""

    __slots__ = ("_flags", "pattern", *_OF_PATTERNS)


class _Unused(_Regex):
    """A pattern that was not used yet; it becomes the other when it is asked for anything but its text."""

    __slots__ = ()

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_PATTERNS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for each in _OF_PATTERNS:
            setattr(self, each, getattr(compiled, each))
        self.__class__ = _Regex  # type: ignore[assignment]  # the same slots, and nothing to do where an attribute is missing
        return getattr(compiled, name)


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled at its first use: an error in the pattern, `re.error`, is raised there.

    It is no instance of `re.Pattern`, and the `re` of its matches is another object: ask which pattern matched by what the match holds.
    """
    return cast("re.Pattern[AnyStr]", _Unused(pattern, flags))
