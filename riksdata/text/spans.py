"""Half-open spans over a text, counted in characters (code points)."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int
