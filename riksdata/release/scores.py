"""The measured quality of extraction: the figures of the last rounds at first sight, written by `make round-score`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import orjson

from riksdata.release.quality import Score

FILE_NAME = "scores.json"


@cache
def recorded_scores() -> tuple[Score, ...]:
    """One entry a stratum and table; none before the first round has been scored."""
    return tuple(Score(**entry) for entry in orjson.loads(files("riksdata.release").joinpath(FILE_NAME).read_bytes()))
