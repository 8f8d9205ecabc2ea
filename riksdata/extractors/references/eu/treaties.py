"""Treaties by name: where one is named from a place on, right before it, or last in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import re2

from riksdata.extractors.references.eu.act_names import act_words
from riksdata.extractors.references.latin1 import compiled, projected
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_SENTENCE_END = lazy_regex(r"[.!?][ \xa0](?=[A-ZÅÄÖ])|\n")
_OTHER_ACT = lazy_regex(r"\d{1,4}/\d{2,4}|direktiv|förordning|lag(?:en)?\b")
_LONGEST_NAME = 140
_REACH = 700
"""How far back, in characters, a treaty may lie that is meant by what it is."""
_FORMS = {"konventionen": "konvention", "fördraget": "fördrag", "avtalet": "avtal"}
"""The nouns for treaties, definite and indefinite."""
_SHORTEST_NAME = 6
"""Shorter names in a sentence mean the organisation as often: "EG", "Nato"."""


class Treaty(NamedTuple):
    """A treaty as labels and addresses name it."""

    slug: str
    uri: str
    """Empty where no address is known."""
    style: str
    """How an article is written behind the address: `plain`, `whole`, `AP` or anything else for `A6.1`."""


class NamedTreaty(NamedTuple):
    """A treaty where a text names it."""

    start: int
    end: int
    treaty: Treaty


@cache
def _by_name() -> dict[str, Treaty]:
    """Treaties by name in lower case, the longest names first."""
    found = [
        (name, Treaty(row["slug"], row["uri"], row["style"]))
        for row in read_table(__package__, "treaties.tsv")
        for written in row["names"].split(";")
        for name in (written, *_as_somebodys(written, filter(None, row["owners"].split(";"))))
    ]
    out: dict[str, Treaty] = {}
    for name, treaty in sorted(found, key=lambda pair: -len(pair[0])):
        out.setdefault(name, treaty)
    return out


def _as_somebodys(name: str, owners: Iterable[str]) -> Iterator[str]:
    """How a treaty is called behind each owner: "fn:s konvention om barnets rättigheter", of "konventionen om barnets rättigheter"."""
    first, _, rest = name.partition(" ")
    for definite, indefinite in _FORMS.items():
        if first.endswith(definite) and (rest or first != definite):
            called = f"{first.removesuffix(definite)}{indefinite} {rest}".rstrip()
            yield from (f"{owner} {called}" for owner in owners)


@cache
def _names() -> re2._Regexp:
    return compiled("|".join(re.escape(name).replace("\\ ", r"[ \xa0\n]{1,2}") for name in _by_name()), ignore_case=True)


@cache
def _beginnings() -> frozenset[str]:
    """The first two signs of the names."""
    return frozenset(name[:2] for name in _by_name())


@cache
def _endings() -> tuple[str, ...]:
    """What a text ends with that names a treaty."""
    return tuple(name + ending for name in _by_name() for ending in ("", "s", ":s"))


def _named(name: str) -> Treaty:
    return _by_name()[" ".join(name.lower().split())]


def treaty_at(text: str, start: int) -> NamedTreaty | None:
    """The treaty that is named from `start` on."""
    if text[start : start + 2].lower() not in _beginnings():
        return None
    found = _names().match(projected(text[start : start + _LONGEST_NAME]))
    if found is None:
        return None
    end = start + found.end()
    if text[end : end + 1].isalnum() or text[end : end + 1] == "-" or (text[end : end + 1] == ":" and text[end + 1 : end + 2].isalpha()):
        return None
    return NamedTreaty(start, end, _named(text[start:end]))


def treaty_before(text: str, end: int) -> NamedTreaty | None:
    """`Europakonventionens artikel 6.1`: a treaty that is named right before `end`, in the genitive or not."""
    low = max(0, end - 110)
    window = text[low:end].rstrip()
    folded = window.lower()
    if not folded.endswith(_endings()):
        return None
    for name, treaty in _by_name().items():
        for written in (name + "s", name + ":s", name):
            rest = folded[: -len(written)]
            if folded.endswith(written) and not rest[-1:].isalnum() and not rest.rstrip().endswith("-"):
                return NamedTreaty(low + len(window) - len(written), low + len(window), treaty)
    return None


def treaty_in_sentence(text: str, end: int) -> Treaty | None:
    """`I fördraget om Europeiska unionens funktionssätt stadgas i artikel 312.4`: the treaty named last before `end` in the sentence.

    None where another act is named after it.
    """
    window = text[max(0, end - 140) : end]
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(window)), default=0)
    alone = [named.span() for named in _names().finditer(projected(window), cut) if _stands_alone(window, *named.span())]
    if not alone:
        return None
    begin, stop = alone[-1]
    rest = window[stop:]
    if stop - begin < _SHORTEST_NAME or act_words() & set(rest.lower().split()) or _OTHER_ACT.search(rest):
        return None
    return _named(window[begin:stop])


def treaty_in_hand(text: str, end: int, stem: str) -> Treaty | None:
    """The treaty that `konventionens`, `fördraget` mean at `end`: the one named last before, if it is of that stem."""
    low = max(0, end - _REACH)
    window = text[low:end]
    alone = [named.span() for named in _names().finditer(projected(window)) if _stands_alone(window, *named.span())]
    if not alone:
        return None
    begin, stop = alone[-1]
    written = window[begin:stop]
    if stem not in written.lower() or _another(stem).search(window, stop):
        return None
    return _named(written)


@cache
def _another(stem: str) -> re.Pattern[str]:
    """Another treaty of this stem: "tortyrkonvention", "konventionen om", "EU:s avtal", "en ny konvention"."""
    named = r"(?-i:[A-ZÅÄÖ])\w*:?s(?<!FN:s)|(?<!är )(?:en|ett)|ny|nya|nytt|andra|nordiska|europeiska|internationella"
    other = rf"(?:{named})[ \xa0\n](?:nytt?[ ])?"
    return re.compile(rf"[\w-]{stem}|{stem}\w*[ \xa0\n](?:om|mot|för|med|mellan|nr|\d)|(?<!\w){other}{stem}", re.I)


def _stands_alone(window: str, start: int, end: int) -> bool:
    """Whether a name is no part of a longer word, and no first word of a longer title."""
    joined = start and (window[start - 1].isalnum() or window[start - 1] in "-:")
    return not joined and not window[end : end + 1].isalnum() and window[end : end + 4] != " om " and window[start:end].lower() != "stadgan"
