"""What a sentence says about one of its figures: the denominator of a rate, and what measure it is."""

from __future__ import annotations

import re

from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.sentence import Sentence
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0\u2009\u202f]"
_SPACES = lazy_regex("[ \u00a0]+")
_PER = lazy_regex(
    rf"""
    {_S}?/{_S}?(år|månad|dag|dygn|timme|capita)\b                                     # / år
    |{_S}
    (?:
        per{_S}((?:\d[\d \u00a0]*|(?:en{_S})?miljon(?:er)?{_S}|tusen{_S})?[^\W\d_]+)  # per 1påhitt
        |(?:om|i){_S}                                                                 # om
        (året|dagen|dygnet|månaden|veckan|timmen|timman|minuten|kvartalet|sekunden)
        |(årligen|dagligen|varje{_S}[^\W\d_]+)
        |på{_S}(\d{{1,3}}(?:[ \u00a0]\d{{3}})*{_S}invånare)                           # på 1 123 invånare
    )
    """,
    re.IGNORECASE | re.X,
)
_PER_NAMES = {
    "året": "år",
    "årligen": "år",
    "dagen": "dag",
    "dagligen": "dag",
    "dygnet": "dygn",
    "månaden": "månad",
    "veckan": "vecka",
    "timmen": "timme",
    "timman": "timme",
    "minuten": "minut",
    "kvartalet": "kvartal",
    "sekunden": "sekund",
}
_TIMES_OF = ("varje ", "årligen", "dagligen", " per ", " om året", " om dagen")
_EACH = lazy_regex(
    rf"""
    (?<!\w)
    (?:
        (?:varje|per){_S}(år|dag|dygn|vecka|månad|timme|minut|sekund|kvartal)  # varje år
        |(årligen|dagligen)
        |om{_S}(året|dagen|dygnet)                                             # om året
    )
    (?!\w)
    """,
    re.X,
)
_PART_END = lazy_regex(
    r"""
    (?<!\d)(?!(?:19|20)\d\d(?!\d))(\d(?:[ \u00a0,.]?\d){0,12})  # 1 1
    |[,;:()]
    |[ \u00a0](?:och|men|medan|som|samt|där|eller)[ \u00a0]     # och
    """,
    re.X,
)
"""Where the part of a sentence ends that a time at its edge is of: a stop, a joint, another figure (a group)."""
_MIDDLE = lazy_regex(
    r"\b(median)|i genomsnitt|i snitt|genomsnitt|\bmedel(?:tal|värde|ålder|lön|livslängd|inkomst|tid)|i medeltal|årssnitt",
    re.IGNORECASE,
)
_EXTREME = lazy_regex(r"\b(?:(som mest|som högst|högsta|maximal|störst\b|rekord)|som minst|som lägst|lägsta|minimum)")
_CLAUSE_END = lazy_regex(r"[,;(]|[ \u00a0]och[ \u00a0]")
_TOTAL = lazy_regex(r"\b(?:totalt|sammanlagt|sammantaget|total|totala)\b")
_SHARE = lazy_regex(r"\bandel(?:en|ar|arna)?\b")
_OF = lazy_regex(r"\s(?:av|utav)\b")
_JUST_BEFORE = 25
"""Characters before a figure in which it is called a maximum or a total."""


def per_at(text: str, at: int) -> tuple[str, int] | None:
    """The denominator that begins at `at` ("per år", "i månaden"), and its end."""
    hit = _PER.match(text, at)
    if hit is None:
        return None
    name = next(g for g in hit.groups() if g)
    name = _SPACES.sub(" ", name).strip()
    if name.lower().startswith("varje "):
        name = name[6:]
    return _PER_NAMES.get(name.lower(), name), hit.end()


def per_of_clause(sentence: Sentence, q_start: int, q_end: int) -> str | None:
    """The time that the clause says the figure is of, away from it ("Varje år dör 800 personer", "40 ton plast i havet varje år")."""
    lower = sentence.lower
    if not any(word in lower for word in _TIMES_OF):
        return None
    high = _PART_END.search(lower, q_end)
    hit = _EACH.search(lower, q_end, high.start() if high else len(lower))
    if hit is None:
        low = 0
        for low_end in _PART_END.finditer(lower, 0, q_start):
            low = q_start if low_end[1] else low_end.end()  # what follows a figure is of that one
        hit = _EACH.search(lower, low, q_start)
    return (hit[1] or _PER_NAMES[hit[2] or hit[3]]) if hit else None


def measure_of(
    q: Quantity, sentence: Sentence, said: str | None, direction: str | None, per: str | None, q_start: int, q_end: int
) -> str | None:
    """What kind of measure the text calls the figure."""
    if said in ("mean", "median"):
        return said
    text = sentence.text
    near = text[max(0, q_start - 80) : q_end] + _CLAUSE_END.split(text[q_end : q_end + 25], maxsplit=1)[0]
    low = near.lower()
    middle = _MIDDLE.search(near) if "medel" in low or "snitt" in low or "median" in low else None
    if middle:
        return "median" if middle[1] else "mean"
    if direction:
        return "change"
    extreme = _EXTREME.search(text[max(0, q_start - _JUST_BEFORE - 1) : q_start].lower(), int(q_start > _JUST_BEFORE))
    if extreme:
        return "maximum" if extreme[1] else "minimum"
    if (
        q.kind == "fraction"
        or q.whole is not None
        or (q.kind == "percent" and q.unit == "percent" and (_OF.match(text, q_end) or _SHARE.search(low)))
    ):
        return "share"
    if per:
        return "rate"
    if said == "total" or _TOTAL.search(text[max(0, q_start - _JUST_BEFORE) : q_start].lower()):
        return "total"
    return None
