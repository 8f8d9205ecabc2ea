"""The rules that say what is asked for, read from `actions.tsv`, and the lists of verbs and bodies that they lean on."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import re2

from riksdata.extractors.demands.act.agency import agencies
from riksdata.swedish.facts import read_rows

_LAW = (
    r"(?:[^ ]*(?:[^sor ]|ings|ions|ets|skaps|doms|tids|livs|els|rätts|skydds|hets|ands|öds|res|des|urs|ads|ens|rks|ster"
    r"|rds|eks|fts|ess|tts|ors)|)"
    r"lag(?:en|ar|arna|ens)?"
)
"""Law and its compounds, but not "förslag", "anslag", "bolag", "underlag"."""
_SET_SIZE = {("start", False): 28, ("start", True): 28, ("clause", False): 40, ("clause", True): 28, ("any", False): 16, ("any", True): 4}
"""Rules a compiled set, by where they hit and whether they hold gaps: larger sets need more states than they save."""


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Kind of each verb that alone says something of a demand."""
    return {verb: row[0] for row in read_rows("riksdata.extractors.demands.act", "verbs.tsv") for verb in row[1].split()}


@lru_cache(maxsize=1)
def _macros() -> Callable[[str], str]:
    """Puts lists of words that several rules share where a rule names them as `@NAME`."""
    shared = {row[1]: row[2] for row in read_rows("riksdata.extractors.demands.act", "actions.tsv") if row[0] == "="}
    return lambda source: re.sub("|".join("@" + name for name in shared), lambda m: shared[m[0][1:]], source)


_GAP = "([^ ]+ ){"
_NARROW = r"((?!(?:inom|med|mot|vid|genom|från|under|mellan|kring|hos|som|att|där|när|bland|efter) )[^ ]+ ){"
"""Words between an act and its object hold no preposition that opens something else: looked at where a hit is located."""


class Rules:
    """The rules of one tier: all are tried in one pass, those that hit are located."""

    def __init__(self, rows: list[list[str]]) -> None:
        """`rows` of `actions.tsv`: tier, action, pattern."""
        names = "|".join(sorted(map(re.escape, agencies()), key=lambda a: (-len(a), a)))
        self.actions = [row[1] for row in rows]
        sources = [
            _macros()(row[2])
            .replace(" _", r" (?:[^ ]+ ){0,3}")
            .replace("@LAG", _LAW)
            .replace("@AGENCY", f" (?:{names}|[^ ]+(?:verket|myndigheten|inspektionen|[^s]styrelsen|myndighet))")
            for row in rows
        ]
        self._sources = sources
        self._patterns: dict[int, re.Pattern[str]] = {}
        groups: dict[tuple[str, bool], list[list[int]]] = {}
        for rule, source in enumerate(sources):
            kind = _reach(source), _GAP in source
            some = groups.setdefault(kind, [[]])
            if len(some[-1]) == _SET_SIZE[kind]:
                some.append([])
            some[-1].append(rule)
        listed = sorted((rules, reach) for (reach, _), some in groups.items() for rules in some)
        self.sets = [(rules, _compiled([sources[k] for k in rules], reach != "any")) for rules, reach in listed]

    def _pattern(self, rule: int) -> re.Pattern[str]:
        """A rule as it is located, compiled when it first hits."""
        known = self._patterns.get(rule)
        if known is None:
            known = self._patterns[rule] = re.compile(self._sources[rule].replace(_GAP, _NARROW))
        return known

    def first(self, text: str, by_place: bool) -> tuple[str, int, int] | None:
        """The action of the first rule that hits: first in the text (`by_place`), or first in the list; with its span."""
        best: tuple[int, int, int] | None = None
        encoded = text.encode()
        for rules, some in self.sets:
            if best is not None and not by_place and best[1] < rules[0]:
                break
            for k in some.Match(encoded) or ():
                rule = rules[k]
                if best is not None and not by_place and best[1] < rule:
                    continue
                m = self._pattern(rule).search(text)
                if m is not None and (best is None or not by_place or (m.start(), rule) < best[:2]):
                    best = (m.start(), rule, m.end())
        return (self.actions[best[1]], best[0], best[2]) if best else None


def _reach(source: str) -> str:
    """Where a rule can hit: at the `start`, in the first `clause`, or at `any` place.

    A set of rules of the start alone is done with a text as soon as none can hit.
    """
    depth = 0
    for c in source:
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            return "any"
    if not source.startswith("^"):
        return "any"
    return "clause" if source.startswith(("^ [^,]*", "^ [^.]*", "^ .*")) else "start"


def _compiled(sources: list[str], anchored: bool) -> re2.Set:
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    some = re2.Set.MatchSet(options) if anchored else re2.Set.SearchSet(options)
    for source in sources:
        some.Add(source)
    some.Compile()
    return some


@lru_cache(maxsize=1)
def tiers() -> tuple[Rules, Rules, Rules, Rules]:
    """Rules of how a demand opens, of acts, of subjects, and of demands without a verb."""
    rows = read_rows("riksdata.extractors.demands.act", "actions.tsv")
    return tuple(Rules([r for r in rows if r[0] == tier]) for tier in "012N")  # type: ignore[return-value, misc]
