"""Web addresses: brackets balanced, closing punctuation left out, broken lines joined where the break is plainly inside."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.lazy import lazy_regex

_RUN = lazy_regex(r"[^\s<>\"”“«»|\\^`{}]{1,2000}")
_BROKEN = lazy_regex(r"\n(?=[a-z0-9%_~/?&=#.-]{3,200}(?:[\s)]|$))")
_SPACED = lazy_regex(r" (?=(?:[a-z0-9][a-z0-9%~]*[-_/]){2,}[\w%~./-]*|[a-z0-9][\w%~/-]*\.(?:pdf|html?|aspx)(?!\w))")
"""A space that print has put into an address: what follows is no word."""
_MOST_BREAKS = 5
_CLOSING = ".,;:!?'’…*–"
_PAIRS = {")": "(", "]": "["}


def url_end(text: str, start: int) -> int:
    """Where the address that begins at `start` ends."""
    found = _RUN.match(text, start)
    if not found:
        return start
    end = found.end()
    # an address broken after "/", "-" or "=" goes on in the next line or behind a space, if that does not read as words
    for _ in range(_MOST_BREAKS):
        if text[end - 1] not in "/-=_&?%" or not (_BROKEN.match(text, end) or _SPACED.match(text, end, end + 120)):
            break
        rest = _RUN.match(text, end + 1)
        if rest is None or not re.search(r"[/.=_%-]", rest.group()):
            break
        end = rest.end()
    depth = {"(": 0, "[": 0}
    for at in range(start, end):
        char = text[at]
        if char in depth:
            depth[char] += 1
        elif char in _PAIRS:
            if not depth[_PAIRS[char]]:
                end = at
                break
            depth[_PAIRS[char]] -= 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return end


def read_url(reading: Reading, start: int, end: int) -> None:
    """A web address at `start`."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "@/."):
        return
    end = url_end(text, start)
    written = text[start:end]
    host = re.sub(r"^https?://", "", written).split("/", 1)[0]
    if "." not in host.strip(".") or len(host) < 4 or not re.search(r"[A-Za-z]{2}", host):
        reading.done = end
        return
    shown = re.sub(r"\s", "", written)
    address = shown if shown.startswith("http") else "http://" + shown
    reading.add(Draft(start, end, "url/" + shown, (address,)))
