"""Web addresses: brackets balanced, closing punctuation left out, broken lines joined where the break is plainly inside."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Draft, Reading

_RUN = re.compile(r"[^\s<>\"”“«»|\\^`{}]{1,2000}")
_BROKEN = re.compile(r"\n(?=[a-z0-9%_~/?&=#.-]{3,200}(?:[\s)]|$))")
_CLOSING = ".,;:!?'’…*–"
_PAIRS = {")": "(", "]": "["}


def url_end(text: str, start: int) -> int:
    """Where the address that begins at `start` ends."""
    found = _RUN.match(text, start)
    if not found:
        return start
    end = found.end()
    # an address broken after "/", "-" or "=" goes on in the next line, if that does not read as words
    broken = _BROKEN.match(text, end)
    if broken and text[end - 1] in "/-=_&?%" and (rest := _RUN.match(text, end + 1)) and re.search(r"[/.=_%-]", rest.group()):
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
