"""Settings by environment that are numbers."""

from __future__ import annotations

import math
import os


class BadSetting(ValueError):
    """An environment variable holds something else than a number that it can be; the message names both."""


def number_from_environment(name: str, default: float) -> float:
    """The number, not below nought, that the variable `name` holds; `default` where it is unset or empty. Raises BadSetting."""
    given = os.environ.get(name)
    if not given:
        return default
    try:
        number = float(given)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise BadSetting(f"{name}={given!r} in the environment: this setting is a number, 0 or more")
    return number
