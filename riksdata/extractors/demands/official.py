"""Where a text says what the official record lists: the span of each yrkande of the record, and how the two wordings differ."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from riksdata.chamber.official_demands import OfficialDemand
from riksdata.extractors.demands.wording import bare, fold, plain
from riksdata.extractors.records import TextIssue
from riksdata.text.document import TextDocument
from riksdata.text.spans import Span

_ALIKE = 0.8
"""Wordings at least this alike are one yrkande; below it the text does not hold it."""
_MAX_COMPARED = 3000
_MAX_PAIRS = 4000


@dataclass(frozen=True, slots=True)
class Located:
    """A yrkande of the record with its span in the text, None where the text does not hold it."""

    official: OfficialDemand
    span: Span | None


def locate(document: TextDocument, official: Sequence[OfficialDemand], read: Sequence[Span]) -> tuple[list[Located], list[TextIssue]]:
    """The record's yrkanden in the order of their numbers, each with its span, and issues that say how text and record differ.

    `read`: the yrkanden that were read from the text. Dashes, quotes, soft hyphens and white space count as alike.
    Rules of the issues: `text_differs_from_record`, `not_in_text` (warnings), `not_in_record` (info).
    """
    rows = sorted(_once(official), key=lambda o: o.number)
    texts = [document.text[s.start : s.end] for s in read]
    spans = _match(rows, texts, read)
    free = [k for k in range(len(read)) if k not in spans.values()]
    out: list[Located] = []
    issues: list[TextIssue] = []
    whole: _Whole | None = None
    for at, row in enumerate(rows):
        span = read[spans[at]] if at in spans else None
        if span is None:
            whole = whole or _Whole(document)
            span = whole.find(row.text)
        out.append(Located(row, span))
        if span is None:
            issues.append(TextIssue("not_in_text", "warning", f"Yrkande {row.number} of the record is not in the text: {row.text[:300]}"))
        elif not _equal(row.text, said := document.text[span.start : span.end]):
            issues.append(
                TextIssue(
                    "text_differs_from_record",
                    "warning",
                    f"Yrkande {row.number}: {_difference(fold(said), row.text)}",
                    span.start,
                    span.end,
                )
            )
    taken = [o.span for o in out if o.span]
    issues += [
        TextIssue(
            "not_in_record", "info", f"The text asks what the record does not list: {fold(texts[k])[:300]}", read[k].start, read[k].end
        )
        for k in free
        if not any(s.start < read[k].end and read[k].start < s.end for s in taken)
    ]
    return out, issues


def _once(official: Sequence[OfficialDemand]) -> list[OfficialDemand]:
    """The first row of each number."""
    return list({o.number: o for o in reversed(official)}.values())


def _equal(a: str, b: str) -> bool:
    return plain(a).rstrip(" .,;") == plain(b).rstrip(" .,;")


def _match(rows: list[OfficialDemand], texts: list[str], read: Sequence[Span]) -> dict[int, int]:
    """Which row of the record is which item of the text: equal ones first, in order; then the most alike of what is left."""
    found: dict[int, int] = {}
    for key in (plain, bare):
        places: dict[str, list[int]] = {}
        taken = set(found.values())
        for k, text in enumerate(texts):
            if k not in taken:
                places.setdefault(key(text).rstrip(" .,;"), []).append(k)
        for at, row in enumerate(rows):
            if at not in found and (queue := places.get(key(row.text).rstrip(" .,;"))):
                found[at] = queue.pop(0)
        if len(found) == len(rows):
            return found
    open_rows = [at for at in range(len(rows)) if at not in found]
    open_items = [k for k in range(len(read)) if k not in found.values()]
    if len(open_rows) * len(open_items) <= _MAX_PAIRS:
        scored = sorted((-_likeness(rows[at].text, texts[k]), abs(at - k), at, k) for at in open_rows for k in open_items)
        for score, _, at, k in scored:
            if -score >= _ALIKE and at not in found and k not in found.values():
                found[at] = k
    return found


def _likeness(a: str, b: str) -> float:
    a, b = plain(a)[:_MAX_COMPARED].split(), plain(b)[:_MAX_COMPARED].split()  # type: ignore[assignment]
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _difference(said: str, listed: str) -> str:
    """Both wordings where they part: "the text says …, the record …"."""
    a, b = said.split()[:800], listed.split()[:800]
    parts = []
    for tag, i, j, m, n in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            parts.append(f"the text says “{' '.join(a[i:j])[:120]}”, the record “{' '.join(b[m:n])[:120]}”")
    return "; ".join(parts[:4]) or "the wordings differ in punctuation"


class _Whole:
    """The whole text as letters and digits alone, to find a wording that stands elsewhere than among the yrkanden."""

    def __init__(self, document: TextDocument) -> None:
        letters: list[str] = []
        places: list[int] = []
        for at, c in enumerate(document.text):
            for b in bare(c) if not c.isascii() else (c.lower() if c.isalnum() else ""):
                letters.append(b)
                places.append(at)
        self._letters = "".join(letters)
        self._places = places

    def find(self, wording: str) -> Span | None:
        wanted = bare(wording)
        if len(wanted) < 20:
            return None
        at = self._letters.find(wanted)
        if at < 0:
            return None
        return Span(self._places[at], self._places[at + len(wanted) - 1] + 1)
