"""What of a demand's wording says what is asked for: its words without what opens it, and its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from riksdata.extractors.demands.act.clauses import head_of
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

_TOKEN = lazy_regex(r"[^\W_]+(?:[-/:–][^\W_]+)*-?|,")
_THAT = lazy_regex(r" (?:(?:om|och) )?att ")
_SECOND = lazy_regex(r" (?:och|samt) om | (?:bör|ska|skall|måste) [^,]{3,200}?(?P<also> (?:och|samt) att )")
_QUESTION_OPENS = lazy_regex(
    r"""
    ^(?:(?:om|och|men|samt)\s+)?                                                        # om
    (?:
        (?:avser|tänker|ämnar|kommer|planerar|överväger|har|är|kan|vill|ska|skall|tar)  # avser
        \s+(?:[\w-]+\s+){1,6}?(?:för\s+avsikt\s+)?                                      # påhitt för avsikt
        (?:(?:beredd|beredda|villig|villiga|redo)\s+)?(?:att\s+)                        # beredd att
        |(?:hon|han|ministern|statsrådet|regeringen)\s+                                 # hon
        (?:avser|tänker|ämnar|kommer|är\s+(?:beredd|villig))\s+                         # avser
        (?:att\s+)?                                                                     # att
    )
    """,
    re.I | re.X,
)
_LONGEST = 3000
"""Characters of a demand that are read."""
_MOST_OPENINGS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A demand's words, lower case, single spaces between and around, commas as words of their own."""

    whole: str
    core: str
    """Without what opens it: "att regeringen bör verka för att …"."""
    head: str
    """The core up to its purpose."""
    openings: tuple[str, ...]
    """What was stepped over."""
    infinitive: bool
    """Whether the core follows "att"."""


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return re.compile("^ (?:" + "|".join(row[0] for row in read_rows("riksdata.extractors.demands.act", "openings.tsv")) + ")")


def asked(wording: str, question: bool = False) -> Asked:
    """What a yrkande (without the chamber's formula) or a `question` asks for. The first of two acts is taken."""
    text = wording[:_LONGEST]
    opened: list[str] = []
    if question and (peeled := _QUESTION_OPENS.match(text)):
        opened.append("?")
        text = text[peeled.end() :]
    whole = core = " " + " ".join(_TOKEN.findall(text.lower())) + " "
    second = _SECOND.search(core, 12)
    if second:
        core = core[: second.start("also" if second["also"] else 0) + 1]
    infinitive = bool(opened)
    that = _THAT.match(core)
    if that and that.end() < len(core):
        core = core[that.end() - 1 :]
        infinitive = True
        opened.append("att")
    for _ in range(_MOST_OPENINGS):
        m = _openings().match(core)
        if not m or m.end() >= len(core) - 3:
            break
        opened.append(m[0].strip())
        infinitive = infinitive or m[0].endswith("att ")
        core = " " + core[m.end() :]
    return Asked(whole, core, head_of(core), tuple(opened), infinitive)
