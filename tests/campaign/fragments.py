"""Short pieces that are cheap to write and may be dear to read, repeated: how many megabytes a second each extractor reads of them."""

from __future__ import annotations

import time
from collections.abc import Callable

FLOOR = 1.0
"""Megabytes a second below which a fragment counts as a fault."""
FRAGMENTS = (
    "miljon ", "hundra tusen miljoner ", "kap. 3 1 kap. ", "1 kap. 1 § ", "grader ", "av ", "12\n", "ett hundra ", "tjugo",
    "tusen", "1 000 ", "1,2,3,4,", "procent ", "12 procent, ", "§ ", "4 a-c, ", "och ", "prop. 2018/19:1, ", "2018/19:1 ",
    "SOU 2017:1-", "a. prop. ", "Ibid. ", "(1999:1) ", "lagen (", "artikel 3.1 ", "NJA 2001 s. 1 ", "https://", "www.",
    "[footnoteRef:1] ", "att ", "1. ", "Riksdagen ", "Riksdagen ställer sig bakom ", "vid avslag ", "-", "–", "\n", " ", "(",
    "²", "Å", "-12 ", "mellan 1 och ", "Namn, USA. ",
)  # fmt: skip


def measure(size: int = 60_000, limit: float = 6.0) -> tuple[list[tuple[str, str, float]], list[str]]:
    """(extractor, fragment, megabytes a second) of each, the slowest first, and what raised.

    What takes longer than `limit` seconds is measured on less.
    """
    from riksdata.extractors.demands import find_demands
    from riksdata.extractors.records import Reference
    from riksdata.extractors.references import find_references
    from riksdata.extractors.statistics import find_statistics
    from riksdata.text.document import TextDocument

    # Statistics are told what is a reference: that is read beforehand, and measured by itself.
    readers: dict[str, Callable[[TextDocument, list[Reference]], object]] = {
        "demands": lambda document, _: find_demands(document),
        "references": lambda document, _: find_references(document),
        "statistics": find_statistics,
    }
    for read in readers.values():
        read(TextDocument("Andelen är 12 procent.", "mot", None, None), [])  # tables are read once
    found = []
    failed: list[str] = []
    for name, read in readers.items():
        for fragment in FRAGMENTS:
            trial = size // 10
            rate, measured = 0.0, 0
            for length in (trial, size, size, size):  # guests of the machine disturb: the best of three counts, where the first is slow
                if rate >= FLOOR and length == size and measured == size:
                    break
                text = (fragment * (length // len(fragment) + 1))[:length]
                try:
                    told = find_references(TextDocument(text, "mot", None, None)) if name == "statistics" else []
                    begin = time.process_time()
                    read(TextDocument(text, "mot", None, None), told)
                except Exception as error:
                    begin = time.process_time()
                    failed.append(f"{name}, {fragment!r} repeated to {length} characters: {type(error).__name__}: {str(error)[:80]}")
                seconds = time.process_time() - begin
                fresh = len(text.encode()) / 1e6 / max(seconds, 1e-6)
                rate, measured = max(fresh, rate) if measured == length else fresh, length
                if seconds * size / trial > limit:
                    break
            found.append((name, fragment, rate))
    return sorted(found, key=lambda each: each[2]), failed
