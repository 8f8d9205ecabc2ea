"""What kind of thing a demand is about, by its head noun (`nouns.tsv`), and how it names it: a bare topic, something new, a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex

_ENDINGS = (
    *("ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets"),
    *("en", "et", "ar", "er", "or", "na", "an", "s", "n", "t", "r", "a", "e"),
)
"""Of definite, plural and genitive forms."""
_SHORTEST = 3
_ARTICLES = frozenset({"en", "ett", "någon", "något", "sådan", "sådant"})
_MORE = frozenset(
    {
        *("fler", "flera", "mer", "mera", "färre", "mindre", "bättre", "sämre", "högre", "lägre", "längre", "större", "ytterligare"),
        *("extra", "ny", "nya", "nytt", "särskild", "särskilt", "särskilda", "obligatorisk", "obligatoriskt", "obligatoriska", "fri"),
        *("fritt", "fria", "gratis", "nationell", "nationellt", "nationella", "statlig", "statligt", "statliga", "generell"),
        *("generellt", "lika", "full"),
    }
)
"""Words before a noun that make it something asked for; participles and comparatives beside them."""
_CHANGED = lazy_regex(r"(?:[aeiouyåäöln]d|dda|ade|at|[jglnr]da|[kprns]t|[kprn]ta|jt|are)$")
"""Endings of participles and comparatives: ökad, skärpta, höjd, enklare."""
_ACT = lazy_regex(r"(?:ande|ning|ingen|ering|else|elsen|tion|ionen|andet|ningar)$")
_DEFINITE = lazy_regex(r"(?:[^aeiouyåäö](?:en|et)|na|[aeiy]n)$")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    return {noun: row[0] for row in read_rows("riksdata.extractors.demands.act", "nouns.tsv") for noun in row[1].split()}


def _plain(word: str) -> Iterator[str]:
    """The forms that a noun may have in a dictionary."""
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: -len(ending)]
            yield stem
            if ending in ("or", "orna", "ornas", "an"):
                yield stem + "a"
            elif stem.endswith(("l", "r")) and ending in ("er", "erna", "ar", "arna", "et", "en"):
                yield stem[:-1] + "e" + stem[-1]


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str:
    """The kind of thing that a noun (lower case, any form) names, by its longest known ending; `?` where none is known."""
    known = _nouns()
    best, longest = "?", 0
    for form in _plain(word):
        for at in range(len(form) - _SHORTEST + 1):
            if len(form) - at <= longest:
                break
            kind = known.get(form[at:])
            if kind:
                best, longest = kind, len(form) - at
                break
    return best


def frame_of(words: Sequence[str], noun: Sequence[str]) -> str:
    """How a demand without a verb names its thing; `noun` are the words up to the first that qualifies it."""
    first, head = words[0], noun[-1]
    following = words[len(noun)] if len(words) > len(noun) else ""
    if first in _ARTICLES:
        return "a thing"
    if len(noun) > 1 and (first in _MORE or _CHANGED.search(first)):
        return "a change"
    if following == "av" and _ACT.search(head):
        return "an act"
    if len(noun) > 1 and first.endswith("s"):
        return "somebody's"
    return "the thing" if _DEFINITE.search(head) else "bare"


def things(frame: str, head: str, rest: Sequence[str], openings: Sequence[str], hits: Iterable[str]) -> list[str]:
    """Evidence of a frame (or verb) with the kind of its thing, of what comes after it, and with what else is known of the demand."""
    kind = kind_of(head) if head else "-"
    out = [*_alone(frame, head[-5:], kind), f"{frame} after {openings[-1] if openings else '-'}"]
    out += [f"{frame} + {name}" for name in hits]
    if len(rest) > 1:
        after = kind_of(rest[-1])
        out += (f"{frame} + {kind} {rest[0]} {after}", f"{kind} {rest[0]}")
    return out


@lru_cache(maxsize=20_000)
def _alone(frame: str, ending: str, kind: str) -> tuple[str, ...]:
    return f"frame={frame}", f"thing={kind}", f"{frame} + {kind}", f"{frame} + ~{ending}"
