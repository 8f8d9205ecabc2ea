"""Cases of the EU courts: "mål C-197/09", "mål 26/62"."""

from __future__ import annotations

import re

from riksdata.extractors.references.cases.points import point_after
from riksdata.extractors.references.eu.celex import CELEX
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.swedish.dates import full_year
from riksdata.swedish.lazy import lazy_regex


def draft_case(start: int, end: int, court: str, number: int, year: int, kind: str | None = None) -> Draft:
    """A case of an EU court (`C`, `T`, `F`); `kind` is the descriptor of its CELEX number, a judgment where it is not known."""
    return Draft(start, end, f"eu/case/{court}-{number}/{year % 100:02d}", (f"{CELEX}6{year}{kind or court + 'J'}{number:04d}",))


_CASE = lazy_regex(r"([CTF])[-‑–­](\d{1,4})/(\d\d)(?!\d)(?:[ \xa0]?(?:P|PPU|RX(?:-II)?)(?!\w))?")


def read_case(reading: Reading, start: int, end: int) -> None:
    """A case of the EU courts: `mål C-197/09`."""
    text = reading.text
    if start and text[start - 1].isalnum():
        return
    found = _CASE.match(text, start, start + 24)
    if not found:
        return
    window = text[max(0, start - 30) : start]
    word = re.search(
        r"(?<!\w)((?:[Dd]e )?(?:[Ff]örenade[ \xa0\n])?(?:[Mm]ål(?:en|et)?|[Cc]ase|[Dd]om(?:en)?)(?:[ \xa0\n]nr)?)[ \xa0\n]{1,2}$", window
    )
    begin = start - (len(window) - word.start(1)) if word and word[1].lower().startswith(("mål", "case", "förenade", "de")) else start
    end = start + len(found[0].split("/")[0]) + 1 + len(found[3])
    draft = draft_case(max(begin, reading.done), end, found[1], int(found[2]), full_year(found[3]))
    behind = _NAMES.match(text, found.end(), found.end() + 130)
    draft.pinpoint = point_after(text, behind.end() if behind else found.end())
    reading.add(draft)


_NAMES = lazy_regex(
    r"""(?:,?[ \xa0][A-ZÅÄÖ][^.;:()\n]{2,70}?)??      # the parties: Påhitt
    (?:,?[ \xa0](?:ECLI:)?EU:[CTF]:\d{4}:\d{1,4})     # EU:C:2020:559
    |(?:,?[ \xa0][A-ZÅÄÖ][^.;:()\n]{2,70}?)(?=,[ \xa0](?:p\.|punkt))""",
    re.X,
)
"""What stands between a case's number and the point that is cited."""
_EARLY = lazy_regex(r"([Mm]ål(?:et|en)?[ \xa0\n](?:nr[ \xa0])?)(\d{1,3})/(5[3-9]|[67]\d|8\d)(?![\d/])")


def read_early_case(reading: Reading, start: int, end: int) -> None:
    """A case of the Court of Justice before there was another court: `mål 26/62`."""
    found = _EARLY.match(reading.text, start, start + 24)
    if found and not (start and reading.text[start - 1].isalnum()):
        reading.add(draft_case(start, found.end(), "C", int(found[2]), 1900 + int(found[3])))
