"""The same source again: "A.a.", "Ibid.", "se not 5"."""

from __future__ import annotations

import re
from bisect import bisect_left

from riksdata.extractors.references.reading import Draft, Reading
from riksdata.text.document import Footnote

_AGAIN = re.compile(r"(?<![\w.])(?:[Aa]\.[ \xa0]?a\.|[Ii]bid(?:em)?\.?|[Aa]nf\. arb\.?)(?!\w)")
_NOTE = re.compile(r"(?<!\w)(?:fot)?not[ \xa0\n](\d{1,3})(?![\d.:/]\d|\w)")
_PAGE = re.compile(r",?[ \xa0](s\.[ \xa0]?\d{1,4}(?:[ \xa0]?[-–][ \xa0]?\d{1,4}|[ ]?ff?\.)?)")


def read_repeat(reading: Reading, start: int, end: int) -> None:
    """Remember a repeat; what it repeats is known when the whole text is read."""
    text = reading.text
    found = _AGAIN.match(text, start)
    if found:
        reading.repeats.append((start, found.end(), None))
        reading.done = max(reading.done, found.end())
        return
    note = _NOTE.match(text, start)
    lead = re.search(r"(?:[Ss]e|[Jj]fr|[Ss]amma som)(?: (?:även|ovan|också))? $", text[max(0, start - 16) : start]) if note else None
    if note and lead:
        reading.repeats.append((start - len(lead.group()), note.end(), int(note[1])))


def resolve(reading: Reading, notes: dict[int, Footnote]) -> None:
    """Turn each repeat into a reference to its source.

    In a footnote that is the last source of the footnote before it, in the text the reference before it; "se not 5" the first of
    footnote 5. A repeat without a source is left out.
    """
    found = sorted((d for d in reading.drafts if not d.nested), key=lambda draft: draft.start)
    for start, end, pointed in sorted(reading.repeats):
        holder = next((n for n, note in notes.items() if note.body and note.body.start <= start < note.body.end), None)
        source: Draft | None = None
        if pointed is not None:
            if pointed == holder:
                continue
            source = next(iter(_in_note(found, notes.get(pointed))), None)
        else:
            earlier = [d for d in found if d.end <= start]
            same = [d for d in _in_note(found, notes.get(holder)) if d.end <= start] if holder is not None else []
            if same:
                source = same[-1]
            elif holder is not None:
                for number in range(holder - 1, max(0, holder - 4), -1):
                    before = _in_note(found, notes.get(number))
                    if before:
                        source = before[-1]
                        break
            elif earlier and start - earlier[-1].end < 3000:
                source = earlier[-1]
        if source is None:
            continue
        page = _PAGE.match(reading.text, end, end + 24)
        again = Draft(start, end, source.label, source.uris, page[1] if page else None, source.target, ibid=True)
        reading.drafts.append(again)
        found.insert(bisect_left([d.start for d in found], start), again)


def _in_note(found: list[Draft], note: Footnote | None) -> list[Draft]:
    if note is None or note.body is None:
        return []
    return [d for d in found if note.body.start <= d.start < note.body.end]
