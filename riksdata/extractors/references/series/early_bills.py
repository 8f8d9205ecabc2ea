"""Papers of the riksdag of two chambers, whose numbers stand apart from their year.

Bills: "prop. nr 212/1949", "prop. 1948 nr 64"; reports: "bevillningsutskottets betänkande nr 40 år 1970".
"""

from __future__ import annotations

import re

from riksdata.chamber.committees import committees_by_stem
from riksdata.extractors.references.reading import Reading
from riksdata.extractors.references.series.designations import draft_numbered
from riksdata.swedish.lazy import lazy_regex

_BILL = lazy_regex(
    r"""(?<![\w-])[Pp]rop(?:osition(?:en)?)?\.?[ \xa0\n](?:
    nr[ \xa0\n](?P<number>\d{1,3})(?:
        /(?P<slash>1[89]\d\d)                                            # nr 212/1949
        |[ \xa0\n](?:år|av[ ]år|till)[ \xa0\n](?:års?[ ])?(?P<year>1[89]\d\d)   # nr 64 till 1948 års riksdag, nr 64 år 1948
    )
    |(?:år[ ])?(?P<first>1[89]\d\d)[ \xa0\n]nr[ \xa0\n](?P<behind>\d{1,3})         # 1948 nr 64
    )(?![\d:/])""",
    re.X,
)


def read_early_bill(reading: Reading, start: int, end: int) -> None:
    """A bill by number and year, in either order."""
    found = _BILL.match(reading.text, start, start + 60)
    if found:
        year = found["slash"] or found["year"] or found["first"]
        reading.add(draft_numbered("prop", year, found["number"] or found["behind"], start, found.end()))


_REPORT = lazy_regex(
    r"""utskottets[ \xa0\n](?:betänkande|utlåtande|memorial)[ \xa0\n]nr[ \xa0\n](?P<number>\d{1,3})      # utskottets betänkande nr 40
    [ \xa0\n](?:år|av[ ]år|till)[ \xa0\n](?:års?[ ])?(?P<year>1[89]\d\d)(?![\d:/])                    # år 1970, till 1970 års riksdag
    """,
    re.X,
)
_STEM = lazy_regex(r"[A-ZÅÄÖa-zåäö]+\Z")
_LONGEST_STEM = 24
_ONE_CHAMBER = "1971"
_ORDINALS = ("första", "andra", "tredje")
_WHICH = lazy_regex(r"(?<!\w)([Ff]örsta|[Aa]ndra|[Tt]redje)[ \xa0\n]\Z")
"""Which of the three committees on law that there were until 1970."""


def read_early_report(reading: Reading, start: int, end: int) -> None:
    """A committee's report by the committee's name, number and year; `start` is where "utskottets" stands."""
    text = reading.text
    found = _REPORT.match(text, start, start + 70)
    stem = _STEM.search(text, max(reading.done, start - _LONGEST_STEM), start) if found else None
    committee = committees_by_stem().get(stem[0].lower()) if stem else None
    if found is None or stem is None or committee is None:
        return
    letters, begin = committee.letters, stem.start()
    if letters == "LU" and found["year"] < _ONE_CHAMBER:
        which = _WHICH.search(text, max(reading.done, begin - _LONGEST_STEM), begin)
        if which is None:
            return
        letters, begin = f"{_ORDINALS.index(which[1].lower()) + 1}LU", which.start()
    reading.add(draft_numbered("bet", found["year"], letters + found["number"], begin, found.end()))
