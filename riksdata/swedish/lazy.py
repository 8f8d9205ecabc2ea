"""Patterns of `re` that are compiled when they are first used.

To compile all patterns of the readers takes a quarter of a second, and a page needs one in ten of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LazyRegex:
    """Stands for a compiled pattern. Its methods are taken over when they are asked for, and are then as quick as the pattern's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what `copy` and others ask any object for
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled at its first use: an error in the pattern, `re.error`, is raised there.

    It is no instance of `re.Pattern`, and the `re` of its matches is another object: ask which pattern matched by what the match holds.
    """
    return cast("re.Pattern[AnyStr]", _LazyRegex(pattern, flags))
