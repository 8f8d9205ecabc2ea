"""Reading a record whose shape varies: an object where a list is meant, a list for a scalar, null or a missing key for nothing.

All values of the source are strings; here they come out as clean strings, or None where nothing is said.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from riksdata.swedish.lazy import lazy_regex

_LAYOUT = lazy_regex("[\xad\u200b\u2060\ufeff]")
_CONTROL = lazy_regex("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_DATE_TIME = lazy_regex(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?")


def raw_text(value: Any) -> str:
    """The string that a value means, unchanged, of a list the first that says something; "" for none."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        # One level only: a list in a list means nothing, and could be nested without end.
        return next((found for found in (raw_text(v) for v in value[:1000] if not isinstance(v, list)) if found.strip()), "")
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return ""
    return str(value)[:1000]


def text(value: Any) -> str | None:
    """The string that a value means, white space folded and layout characters gone; None where it says nothing."""
    if value is None:
        return None
    found = value if isinstance(value, str) else raw_text(value)
    if found.isprintable() and "  " not in found:  # the only printable white space is the space
        return found.strip() or None
    if not found.isascii():
        found = _LAYOUT.sub("", found)
    found = _CONTROL.sub(_repaired, found) if _CONTROL.search(found) else found
    return " ".join(found.split()) or None


def _repaired(match: re.Match[str]) -> str:
    """Old records hold bytes of Windows-1252 as if they were Unicode ("2011\\x962014"): read as what was meant."""
    return bytes([ord(match.group())]).decode("cp1252", "replace") if ord(match.group()) >= 0x80 else " "


def items(parent: Any, container: str, name: str) -> list[dict[str, Any]]:
    """The objects at `parent[container][name]`, however many there are and however they are wrapped."""
    if not isinstance(parent, dict):
        return []
    found: list[dict[str, Any]] = []
    for holder in _listed(parent.get(container)):
        if isinstance(holder, dict):
            found += [item for item in _listed(holder.get(name)) if isinstance(item, dict)]
    return found


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def moment(value: Any) -> datetime.datetime | None:
    """`2018-11-27 00:00:00`, with or without the time, as a datetime without zone; None for anything else."""
    found = _DATE_TIME.match(text(value) or "")
    if not found:
        return None
    try:
        return datetime.datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None


def whole_number(value: Any) -> int | None:
    """A number of at most nine digits; None for anything else."""
    found = text(value) or ""
    return int(found) if found.isascii() and found.isdigit() and len(found) <= 9 else None
