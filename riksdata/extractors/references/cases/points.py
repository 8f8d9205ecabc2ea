"""The point of a judgment that is cited: "p. 16", "punkterna 92-95", "§ 44"."""

from __future__ import annotations

import re

from riksdata.swedish.lazy import lazy_regex

_POINT = lazy_regex(
    r"""
    ,?[ \xa0\n](?P<word>p\.|pp\.|punkt(?:en|erna)?|§{1,2})[ \xa0\n]?                      # , p.
    (?P<numbers>
        \d{1,4}(?:(?:[ \xa0]?[-–][ \xa0]?|,[ \xa0\n]|[ \xa0\n]och[ \xa0\n])\d{1,4}){0,8}  # 1 - 1
    )
    (?![\d:/]|[.,]\d)
    """,
    re.X,
)


def point_after(text: str, end: int) -> str | None:
    """The point named right behind a judgment that ends at `end`, as written, white space single; None where none is."""
    found = _POINT.match(text, end, end + 80)
    return " ".join(f"{found['word']} {found['numbers']}".split()) if found else None


def point_end(text: str, end: int) -> int:
    """Where the point behind a judgment ends; `end` itself where none is."""
    found = _POINT.match(text, end, end + 80)
    return found.end() if found else end
