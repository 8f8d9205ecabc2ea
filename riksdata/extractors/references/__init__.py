"""References: which sources a text cites.

One scan proposes places (`registry`); the parser of the family that proposes one confirms it on the text: `series`, `statutes`, `eu`,
`cases`, `works`. What repeats an earlier source is resolved at the end (`repeats`). What counts as a reference, and the form of its label,
is the data dictionary's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from riksdata.extractors.records import Reference
from riksdata.extractors.references import repeats
from riksdata.extractors.references.joining import notes_in_view, reading_view
from riksdata.extractors.references.places import Scan, read_places, scans
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.given_titles import read_given_titles
from riksdata.extractors.references.works import footnotes
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Footnote, TextDocument
from riksdata.text.joined import JoinedText

_FOOTNOTE = lazy_regex(r"\[(?:footnoteRef:)?\d{1,4}[:\]]")
_CITATIONS = ("work", "report", "press")
_NESTED = ("dnr", "url")
"""Kinds that are rows of their own inside the citation of a work, a report or a press item."""


class Scanned(NamedTuple):
    """A document before its references are read."""

    view: JoinedText
    """The text to read."""
    scan: Scan
    """Where references may stand in it."""


def scanned(documents: Iterable[TextDocument]) -> list[Scanned]:
    """What is scanned of documents, sooner for many than for each."""
    views = [reading_view(document.text) for document in documents]
    return list(map(Scanned, views, scans(view.plain for view in views)))


def find_references(document: TextDocument, ahead: Scanned | None = None) -> list[Reference]:
    """The references of a document in the order of its text; spans in characters, each surface the text of its span.

    `ahead`: what `scanned` gave for it, used up by this; without it the document is scanned now.
    """
    view, scan = ahead or scanned((document,))[0]
    text = view.plain
    reading = Reading(document, text)
    read_places(reading, scan)
    read_given_titles(reading)
    notes: dict[int, Footnote] = {}
    if "[" in text and _FOOTNOTE.search(text):
        notes = notes_in_view(document.footnotes, view)
        if notes:
            footnotes.read_footnotes(reading, notes)
    if reading.repeats:
        repeats.resolve(reading, notes)
    return _rows(document.text, view, reading.drafts, notes)


def _rows(text: str, view: JoinedText, drafts: list[Draft], notes: dict[int, Footnote]) -> list[Reference]:
    """Drafts as rows of the document's text, in order, without those that lie inside another."""
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    bodies = sorted((note.body.start, note.body.end, number) for number, note in notes.items() if note.body)
    rows: list[Reference] = []
    kind_end: dict[str, int] = {}
    body = 0
    covered, covering = 0, ""
    for draft in drafts:
        kind = draft.kind
        if draft.start < kind_end.get(kind, 0) or draft.end <= draft.start:
            continue
        if draft.start < covered and not (covering in _CITATIONS and kind in _NESTED):
            continue
        while body < len(bodies) and bodies[body][1] <= draft.start:
            body += 1
        footnote = bodies[body][2] if body < len(bodies) and bodies[body][0] <= draft.start else None
        kind_end[kind] = draft.end
        if draft.end > covered:
            covered, covering = draft.end, kind
        start, end = view.to_source(draft.start), view.end_to_source(draft.end)
        rows.append(
            Reference(
                ordinal=len(rows) + 1,
                kind=kind,
                label=draft.label,
                surface=text[start:end],
                char_start=start,
                char_end=end,
                pinpoint=draft.pinpoint,
                footnote=footnote,
                ibid=draft.ibid,
                uri=" ".join(draft.uris) or None,
                target_dok_id=draft.target,
            )
        )
    return rows
