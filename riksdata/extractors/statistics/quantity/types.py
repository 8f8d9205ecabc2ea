"""One quantity as the grammar reads it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

SHARES = ("percent", "fraction")
"""Kinds of figures that are shares of something."""
OF_HUNDRED = ("percent", "percentage_points")
"""Units that count of a hundred."""
PARTS = (*SHARES, "count")
"""Kinds of figures that may be parts of what another counts."""


@dataclass(slots=True)
class Quantity:
    """What was read: `start`–`end` without the hedges before it."""

    start: int
    end: int
    value: Fraction | None
    unit: str
    kind: str
    """`percent`, `money`, `time`, `physical`, `times`, `fraction`, `count`."""
    low: Fraction | None = None
    high: Fraction | None = None
    whole: Fraction | None = None
    number_end: int = 0
    written: str = "digits"
    about: bool = False
    opened: bool = False
    share: str = ""
    """How it is joined to the next number: `from` (a level that changes to the next), `list`, or nothing."""
    next_start: int = 0
    """Of a level that changes to the next: where the next begins."""
    unit_end: int = 0
    """Of one of a list: where the unit that all share ends, behind the last of them."""
    word: str = ""
    """A verb or phrase that is itself the quantity ("fördubblas")."""
    scaled: bool = False
    assumed: bool = False
    """Whether kronor are only assumed, since a scale stands alone ("317 miljarder")."""
