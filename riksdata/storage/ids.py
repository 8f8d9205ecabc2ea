"""Identifiers of published rows. They outlive better extraction: one newly found row renames no other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from riksdata.swedish.lazy import lazy_regex

_NOT_IN_IDS = lazy_regex(r"[\s/\\]+")
_FEW = 50
"""Distinct surfaces up to which searching each by itself is quicker than one pass over the text."""


def document_id(dok_id: str | None, text_sha256: str) -> str:
    """The dok_id where it is known, in upper case, so that `GX02Ub1` and `gx02ub1` are one document; else `text-` and 12 hex digits.

    Readers let only what is built as the riksdag's ids be a dok_id; white space and slashes would be `_` here.
    """
    clean = _NOT_IN_IDS.sub("_", dok_id.strip())[:80].upper() if dok_id else ""
    return clean or f"text-{text_sha256[:12]}"


def demand_id(document: str, number: int) -> str:
    """`HD10232-d2`."""
    return f"{document}-d{number}"


def row_ids(document: str, letter: str, text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """`<document>-<letter>-<8 hex>` for each span: a hash of its surface and of which occurrence of that surface in the text it is.

    Of rows whose hashes fall together (the same span twice, or chance) the first in the text keeps its id, the next is hashed anew with its
    place among them. Linear in the length of the text, whatever the surfaces are.
    """
    surfaces = [text[start:end] for start, end in spans]
    order = sorted(range(len(spans)), key=lambda k: (*spans[k], k))
    before = _occurrences(text, [(spans[k][0], surfaces[k]) for k in order])
    out = [""] * len(spans)
    taken: set[str] = set()
    for k, occurrence in zip(order, before, strict=True):
        attempt = 0
        while (found := _hash(surfaces[k], occurrence, attempt)) in taken:
            attempt += 1
        taken.add(found)
        out[k] = f"{document}-{letter}-{found}"
    return out


def issue_id(document: str | None, source: str | None, rule: str, message: str, start: int | None, end: int | None) -> str:
    """`i-` and 16 hex digits of all that tells one issue from another."""
    said = "\x1f".join("" if part is None else str(part) for part in (document, source, rule, message, start, end))
    return f"i-{hashlib.sha256(said.encode(errors='replace')).hexdigest()[:16]}"


def _hash(surface: str, occurrence: int, attempt: int) -> str:
    said = f"{surface}\x1f{occurrence}" + (f"\x1f{attempt}" if attempt else "")
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:8]


def _occurrences(text: str, places: Sequence[tuple[int, str]]) -> list[int]:
    """For each (start, surface), in order of start: how often the surface begins in the text before `start`."""
    surfaces = {surface for _, surface in places if surface}
    if len(surfaces) <= _FEW:
        return _count_each(text, places)
    return _count_together(text, places, surfaces)


def _count_each(text: str, places: Sequence[tuple[int, str]]) -> list[int]:
    at: dict[str, int] = {}
    count: Counter[str] = Counter()
    out = []
    for start, surface in places:
        found = text.find(surface, at.get(surface, 0), start + len(surface) - 1) if surface else -1
        while 0 <= found < start:
            count[surface] += 1
            found = text.find(surface, found + 1, start + len(surface) - 1)
        at[surface] = start
        out.append(count[surface])
    return out


def _count_together(text: str, places: Sequence[tuple[int, str]], surfaces: set[str]) -> list[int]:
    """One pass over the text for all surfaces at once, as far as the last place."""
    names = sorted(surfaces)
    number = {surface: k for k, surface in enumerate(names)}
    end = max((start + len(surface) for start, surface in places), default=0)
    found = AhoCorasick(names, store_patterns=False).find_matches_as_indexes(text[:end], overlapping=True)
    found.sort(key=itemgetter(1))
    count = [0] * len(names)
    at = 0
    out = []
    for start, surface in places:
        while at < len(found) and found[at][1] < start:
            count[found[at][0]] += 1
            at += 1
        out.append(count[number[surface]] if surface else 0)
    return out
