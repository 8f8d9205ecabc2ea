"""Addresses of EU documents and the years in their numbers."""

from __future__ import annotations

CELEX = "https://lagen.nu/ext/celex/"
"""What a CELEX number is put behind."""


_FOUR_DIGITS_SINCE = 1999
"""Directives and decisions are numbered with the whole year since then: 98/44/EG, 1999/31/EG."""


def act_label(kind: str, year: int, number: int) -> str:
    """The label of an act (`fdec`, a framework decision, is a `dec`), with the year as its official number has it.

    `eu/dir/92/106` is rådets direktiv 92/106/EEG, `eu/dir/2012/29` direktiv 2012/29/EU; regulations have the whole year and the year first.
    """
    shown = f"{year % 100:02d}" if year < _FOUR_DIGITS_SINCE and kind != "reg" else f"{year}"
    return f"eu/{'dec' if kind == 'fdec' else kind}/{shown}/{number}"
