"""Addresses of EU documents and the years in their numbers."""

from __future__ import annotations

CELEX = "https://lagen.nu/ext/celex/"
"""What a CELEX number is put behind."""


_FOUR_DIGITS_SINCE = 1999
"""Acts are numbered with the whole year since then: 98/44/EG, 1999/31/EG."""
_YEAR_FIRST_SINCE = 2015
"""Regulations are numbered with the year first since then: (EU) nr 604/2013, (EU) 2016/679."""


def act_label(kind: str, year: int, number: int) -> str:
    """The label of an act (`fdec`, a framework decision, is a `dec`): its official number.

    `eu/dir/92/106` is rådets direktiv 92/106/EEG, `eu/dir/2012/29` direktiv 2012/29/EU, `eu/reg/3821/85` förordning (EEG) nr 3821/85,
    `eu/reg/604/2013` förordning (EU) nr 604/2013, `eu/reg/2016/679` förordning (EU) 2016/679.
    """
    shown = f"{year % 100:02d}" if year < _FOUR_DIGITS_SINCE else f"{year}"
    if kind == "reg" and year < _YEAR_FIRST_SINCE:
        return f"eu/reg/{number}/{shown}"
    return f"eu/{'dec' if kind == 'fdec' else kind}/{shown}/{number}"
