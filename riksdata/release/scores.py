"""The measured quality of extraction, recorded beside the code; a test holds that the record is what the code does."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import orjson

from riksdata.release.quality import Score

FILE_NAME = "scores.json"


@cache
def recorded_scores() -> tuple[Score, ...]:
    """One entry a collection and table."""
    return tuple(Score(**entry) for entry in orjson.loads(files("riksdata.release").joinpath(FILE_NAME).read_bytes()))
