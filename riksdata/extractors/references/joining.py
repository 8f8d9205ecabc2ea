"""The text that references are read from: divided words joined, layout signs left out; with a map back to the places of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from riksdata.extractors.references.eu.act_names import lone_acts
from riksdata.extractors.references.latin1 import compiled, projected
from riksdata.extractors.references.statutes.laws import names
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.joined import Gap, JoinedText, divided_words, footnote_marks, merged, soft_hyphens
from riksdata.text.spans import Span
from riksdata.text.structure import Footnote

_SPACES = compiled(r"[ \xa0]+\n[ \xa0]*|\n[ \xa0]+|[ \xa0][ \xa0]+")
"""White space that is more than one sign, an empty line aside."""
_OTHER_SPACES = "\t\u2002\u2003\u2007\u2009\u200a\u202f"
_SCANNED_DASH = lazy_regex(r"(?<=\d)@(?=\d)|(?<=[ \n])@(?=[ \n])")
_MISREAD_SIGNS = r"\bl[89]\d\d[/:]|\d[lIO]\d"
_MISREAD = compiled(_MISREAD_SIGNS)
"""Digits that a scanner took for letters: "SOU l998:5", "19l8/19", "20O1/02"."""
_MISREAD_ONE = lazy_regex(r"\bl(?=[89]\d\d[/:])|(?<=\d)[lI](?=\d)")
_MISREAD_ZERO = lazy_regex(r"(?<=\d)O(?=\d)")
_HYPHENED = r"[a-z\xdf-\xff]{3}-[ \xa0]?[a-z\xdf-\xff]*(?:lag(?:en)?|balk(?:en)?|ordning(?:en)?|formen|direktiv(?:et)?)s?\b"
_HYPHENED_NAME = compiled(_HYPHENED)
"""Names of statutes and acts as some reports print them, with the hyphen of a line that ended there once.

"föräldra-balken", "tryckfrihets- förordningen".
"""
_ODD = compiled(rf"[\xad\xb2\xb3\xb9]|-[ \xa0]*\n|[ \xa0][ \xa0\n]|\n[ \xa0]|[0-9A-Za-z\xc0-\xff]\[|{_HYPHENED}|{_MISREAD_SIGNS}")
_NAME_BEFORE = lazy_regex(r"(?<![\w-])[A-Za-zÅÄÖåäöé]+\Z")
_LONGEST_PART = 40
_RAISED = "⁰⁴⁵⁶⁷⁸⁹"
"""What a text to read is without; one quick look for it, since many texts have nothing of the kind."""
_YEAR = lazy_regex(r"\[(?:19|20)\d\d\]")
"""Of "COM[2017] 707"; no text has so many footnotes."""
_ADDRESS = lazy_regex(r"(?:://|www\.)\S*\Z")
_LONGEST_ADDRESS = 200


def reading_view(text: str) -> JoinedText:
    """The text to read and the places of its characters in the file; every space a plain, single one.

    A hyphen at a line's end inside a web address stays.
    """
    for space in _OTHER_SPACES:
        if space in text:
            text = text.replace(space, " ")
    text = _SCANNED_DASH.sub("–", text) if "@" in text else text
    signs = projected(text)
    if not _ODD.search(signs) and not any(sign in text for sign in _RAISED):
        return JoinedText(text, ())
    if _MISREAD.search(signs):
        text = _MISREAD_ONE.sub("1", _MISREAD_ZERO.sub("0", text))
    gaps = [
        *soft_hyphens(text),
        *_footnote_marks(text),
        *_divided_words(text),
        *_doubled_spaces(signs),
        *_hyphened_names(text, signs),
    ]
    return JoinedText(text, merged(sorted(gaps)))


def _footnote_marks(text: str) -> Iterator[Gap]:
    for start, end in footnote_marks(text):
        if not _YEAR.match(text, start, end):
            yield start, end


def _hyphened_names(text: str, signs: bytes) -> Iterator[Gap]:
    """Hyphens that make a name of what is one without them."""
    for found in _HYPHENED_NAME.finditer(signs):
        hyphen = signs.find(b"-", *found.span())
        first = _NAME_BEFORE.search(text, max(0, hyphen - _LONGEST_PART), hyphen)
        rest = hyphen + 1 + (text[hyphen + 1] in " \xa0")
        name = (first.group() + text[rest : found.end()]).lower() if first else ""
        stem = name.removesuffix("s")
        if any(written in known for written in (stem, stem + "en", stem + "et") for known in (names().by_name, lone_acts())):
            yield hyphen, rest


def _divided_words(text: str) -> Iterator[Gap]:
    for start, end in divided_words(text):
        if not _ADDRESS.search(text, max(0, start - _LONGEST_ADDRESS), start):
            yield start, end


def _doubled_spaces(signs: bytes) -> Iterator[Gap]:
    for spaces in _SPACES.finditer(signs):
        start, end = spaces.span()
        line_end = signs.find(b"\n", start, end)
        if line_end < 0:
            yield start + 1, end
            continue
        if start < line_end:
            yield start, line_end
        if line_end + 1 < end:
            yield line_end + 1, end


def notes_in_view(notes: dict[int, Footnote], view: JoinedText) -> dict[int, Footnote]:
    """Footnotes with their places in the text that is read."""

    def moved(span: Span) -> Span:
        return Span(view.from_source(span.start), view.from_source(span.end))

    return {
        number: replace(note, marks=tuple(moved(mark) for mark in note.marks), body=moved(note.body) if note.body else None)
        for number, note in notes.items()
    }
