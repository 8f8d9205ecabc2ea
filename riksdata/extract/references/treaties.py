"""Treaties by name: where one is named from a place on, right before it, or last in its sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from riksdata.extract.references.eu import act_words
from riksdata.extract.references.tables import rows

_SENTENCE_END = re.compile(r"[.!?][ \xa0](?=[A-ZÅÄÖ])|\n")
_OTHER_ACT = re.compile(r"\d{1,4}/\d{2,4}|direktiv|förordning|lag(?:en)?\b")
_LONGEST_NAME = 140
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
    found = [(name, Treaty(row["slug"], row["uri"], row["style"])) for row in rows("treaties") for name in row["names"].split(";")]
    out: dict[str, Treaty] = {}
    for name, treaty in sorted(found, key=lambda pair: -len(pair[0])):
        out.setdefault(name, treaty)
    return out


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name).replace("\\ ", r"[ \xa0\n]{1,2}") for name in _by_name()), re.I)


@cache
def _starts() -> tuple[str, ...]:
    """The first letters of the names, folded: a search for them costs a hundredth of one for the names."""
    return tuple(sorted({name[:4].casefold() for name in _by_name()}))


@cache
def _endings() -> tuple[str, ...]:
    """What a text ends with that names a treaty."""
    return tuple(name + ending for name in _by_name() for ending in ("", "s", ":s"))


def _named(name: str) -> Treaty:
    return _by_name()[" ".join(name.lower().split())]


def treaty_at(text: str, start: int) -> NamedTreaty | None:
    """The treaty that is named from `start` on."""
    found = _names().match(text, start, start + _LONGEST_NAME)
    after = text[found.end() : found.end() + 1] if found else ""
    if found is None or after.isalnum() or after in (":", "-"):
        return None
    return NamedTreaty(start, found.end(), _named(found.group()))


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
    folded = window.casefold()
    if not any(letters in folded for letters in _starts()):
        return None
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(window)), default=0)
    found = None
    for named in _names().finditer(window, cut):
        if _stands_alone(window, named):
            found = named
    if found is None or len(found.group()) < _SHORTEST_NAME:
        return None
    rest = window[found.end() :]
    if act_words() & set(rest.lower().split()) or _OTHER_ACT.search(rest):
        return None
    return _named(found.group())


def _stands_alone(window: str, named: re.Match[str]) -> bool:
    """Whether a name is no part of a longer word, and no first word of a longer title."""
    joined = named.start() and (window[named.start() - 1].isalnum() or window[named.start() - 1] in "-:")
    after = window[named.end() : named.end() + 4]
    return not joined and not after[:1].isalnum() and after != " om " and named.group().lower() != "stadgan"
