"""What of a demand's wording says what is asked for: its words without what opens it, and its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from riksdata.extractors.demands.act.clauses import head_of
from riksdata.extractors.demands.act.question_frame import QuestionFrame, question_frame
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
_DOES_SOMETHING = lazy_regex(
    r"""
    [ ](?:(?:nu|då|snarast|aktivt|omedelbart|skyndsamt|snabbt|ens|också|även|inte)[ ]){0,2}
    (?:
        (?:vidta|vidtaga|ta|tar|göra|föreslå|initiera|genomföra)[ ](?:[^ ,]+[ ]){0,4}?
        (?:åtgärder|åtgärd|initiativ|initiativet|steg|insatser|något|någonting)[ ]
        (?:[^ ,]+[ ]){0,3}?
        |(?:agera|verka|medverka|arbeta|bidra|driva[ ]på|trycka[ ]på)[ ](?:[^ ,]+[ ]){0,3}?
    )
    (?:(?:för|så|i[ ]syfte|till)[ ]att|som[ ](?:(?:leder|syftar|bidrar)[ ]till|innebär|gör)[ ]att|för|till|i[ ]syfte)[ ](?!vilk|vad)
    """,
    re.X,
)
"""In a question what the minister does in some way or other; what it is done for says what is asked for."""
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
    frame: QuestionFrame | None = None
    """How a question asks."""


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return re.compile("^ (?:" + "|".join(row[0] for row in read_rows("riksdata.extractors.demands.act", "openings.tsv")) + ")")


def asked(wording: str, question: bool = False) -> Asked:
    """What a yrkande (without the chamber's formula) or a `question` asks for. The first of two acts is taken."""
    text = wording[:_LONGEST]
    frame = question_frame(text) if question else None
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
    if frame is not None and opened and (does := _DOES_SOMETHING.match(core)) and does.end() < len(core) - 3:
        opened += ["does something", does[0].split()[0], " ".join(does[0].split()[-2:])]
        infinitive = does[0].endswith(" att ")
        core = core[does.end() - 1 :]
    for _ in range(_MOST_OPENINGS):
        m = _openings().match(core)
        if not m or m.end() >= len(core) - 3:
            break
        opened.append(m[0].strip())
        infinitive = infinitive or m[0].endswith("att ")
        core = " " + core[m.end() :]
    return Asked(whole, core, head_of(core), tuple(opened), infinitive, frame)
