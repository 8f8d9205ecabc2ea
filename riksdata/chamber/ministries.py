"""The ministries of the government by the letters of their memos: "Ds Fi 1985:12"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from riksdata.swedish.facts import read_table


@cache
def ministries() -> Mapping[str, str]:
    """The letters of each ministry (`Fi`) → its name."""
    return {row["letters"]: row["name"] for row in read_table(__package__, "ministries.tsv")}
