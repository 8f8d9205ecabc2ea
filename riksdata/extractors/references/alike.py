"""Numbers that stand close together in the same surroundings are read once: a list, or a text that repeats itself."""

from __future__ import annotations

from collections.abc import Callable

from riksdata.extractors.references.reading import Draft, Reading

_CLOSE = 24
"""How many characters may lie between numbers that are looked up; those of running text lie further apart and are read."""
_BACK, _AHEAD = 300, 100
"""The furthest that a parser of numbers looks from the number."""
_NEXT = 50
"""How far a draft may reach from its number."""
_MOST = 1000
"""Surroundings kept of one document."""


_UNKNOWN = Draft(0, 0, "")


def read_alike(reading: Reading, start: int, read: Callable[[Reading, int], None]) -> None:
    """Have `read` read the number at `start`; where it stands as one before did, what came of that comes again.

    What came of it is kept if it is nothing, or one draft next to the number, and nothing else that parsers look at has changed.
    """
    close = start - reading.number <= _CLOSE
    reading.number = start
    if not close or start < 2 * _BACK:
        read(reading, start)
        return
    before = _state(reading, start)
    key = (reading.text[start - _BACK : start + _AHEAD], before)
    known = reading.alike.get(key, _UNKNOWN)
    if known is not _UNKNOWN:
        if known is not None:
            reading.add(_moved(known, start))
        return
    drafts, done = len(reading.drafts), reading.done
    read(reading, start)
    made = reading.drafts[drafts:]
    if len(reading.alike) >= _MOST or len(made) > 1:
        return
    # The state is looked at without what was made.
    del reading.drafts[drafts:]
    reading.done, now = done, reading.done
    unchanged = _state(reading, start) == before
    reading.drafts += made
    reading.done = now
    if unchanged and not made and now == done:
        reading.alike[key] = None
    elif unchanged and made and start - _NEXT <= made[0].start and now == made[0].end <= start + _NEXT:
        reading.alike[key] = _moved(made[0], -start)


def _state(reading: Reading, start: int) -> tuple[object, ...]:
    """What else parsers look at, as far as it can be seen from `start`."""
    last = reading.drafts[-1] if reading.drafts else None
    seen = (last.label, min(start - last.start, _BACK), min(start - last.end, _BACK), last.pinpoint, last.ibid) if last else ()
    # What only grows is as it was if all of it together is as long as it was.
    known = len(reading.titles) + len(reading.short) + len(reading.act_names) + len(reading.repeats)
    return (min(start - reading.done, _BACK), *seen, known, len(reading.laws), len(reading.defined), reading.act, reading.chapter)


def _moved(draft: Draft, by: int) -> Draft:
    return Draft(draft.start + by, draft.end + by, draft.label, draft.uris, draft.pinpoint, draft.target, draft.ibid, draft.nested)
