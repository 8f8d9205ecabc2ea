"""Addresses of EU documents and the years in their numbers."""

from __future__ import annotations

CELEX = "https://lagen.nu/ext/celex/"
"""What a CELEX number is put behind."""


def full_year(digits: str) -> int:
    """The year of two or four digits: `92` is 1992, `05` 2005."""
    return int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) > 50 else 2000 + int(digits)
