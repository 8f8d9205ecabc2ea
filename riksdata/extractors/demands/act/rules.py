"""The few rules of what is asked for that are right in nearly all demands, and the evidence that word lists give (`rules.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

import re2

from riksdata.extractors.demands.act.agency import agencies
from riksdata.swedish.facts import read_rows

_LAW = (
    "(?:[^ ]*(?:[^sor ]"  # skollag
    "|ings|ions|ets|skaps|doms|tids|livs|els|rätts|skydds|hets|ands|öds"  # arbetstidslag
    "|res|des|urs|ads|ens|rks|ster|rds|eks|fts|ess|tts|ors)|)"  # semesterlag
    "lag(?:en|ar|arna|ens)?"  # lagen
)
"""Law and its compounds, but not "förslag", "anslag", "bolag", "underlag"."""

_number = attrgetter("number")


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Kind of each verb that alone says something of a demand."""
    return {verb: row[0] for row in read_rows("riksdata.extractors.demands.act", "verbs.tsv") for verb in row[1].split()}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `rules.tsv`: whether it decides alone, and the action that it speaks for."""

    number: int
    decides: bool
    action: str
    pattern: str
    fired: int
    right: float
    """The share of the labelled demands in which it hit that it is right in, as measured."""

    @property
    def name(self) -> str:
        """As evidence is named: `rule 7 review`."""
        return f"rule {self.number} {self.action}"


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules in their order."""
    names = "|".join(sorted(map(re.escape, agencies()), key=lambda a: (-len(a), a)))
    body = f" (?:{names}|[^ ]+(?:verket|myndigheten|inspektionen|[^s]styrelsen|myndighet))"
    return tuple(
        Rule(
            number=k,
            decides=kind == "decides",
            action=action,
            pattern=pattern.replace(" _", r" (?:[^ ]+ ){0,3}").replace("@LAG", _LAW).replace("@AGENCY", body),
            fired=int(fired),
            right=float(right),
        )
        for k, (kind, action, fired, right, pattern) in enumerate(read_rows("riksdata.extractors.demands.act", "rules.tsv"), 1)
    )


_PARTS = 6
"""Sets into which the rules that may hit anywhere are divided: the states of all of them in one automaton multiply."""


@lru_cache(maxsize=1)
def _sets() -> tuple[tuple[re2.Set, tuple[Rule, ...]], ...]:
    """The rules in a few sets, each scanned for at once: those of the beginning and all that decide, and those of any place in parts."""
    opening = tuple(rule for rule in rules() if rule.decides or rule.pattern.startswith("^"))
    anywhere = [rule for rule in rules() if rule not in opening]
    return tuple((_compiled(some), some) for some in (opening, *(tuple(anywhere[k::_PARTS]) for k in range(_PARTS))) if some)


def _compiled(some: Iterable[Rule]) -> re2.Set:
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    found = re2.Set.SearchSet(options)
    for rule in some:
        found.Add(rule.pattern)
    found.Compile()
    return found


def that_decides(words: str) -> Rule | None:
    """The first rule that hits what a demand asks for (as for `that_hit`) and decides alone."""
    return min((rule for rule in _opening_hits(words) if rule.decides), key=_number, default=None)


def that_hit(words: str) -> list[Rule]:
    """The rules that hit what a demand asks for (lower-case words, single spaces between and around), in their order."""
    return sorted((*_opening_hits(words), *_hits(_sets()[1:], words)), key=_number)


@lru_cache(maxsize=4)
def _opening_hits(words: str) -> tuple[Rule, ...]:
    """The hits of the first set: asked whether one decides, and mostly once more for all that hit."""
    return tuple(_hits(_sets()[:1], words))


def _hits(sets: Iterable[tuple[re2.Set, tuple[Rule, ...]]], words: str) -> Iterator[Rule]:
    said = words.encode()
    return (some[k] for scan, some in sets for k in scan.Match(said) or ())
