"""Which words count as the same when a yrkande is compared with a passage: inflected forms, compounds and derivations of one word.

A word is known by its traits: its stem, the first letters of it, and the letters that it ends with.
"""

from __future__ import annotations

import re

from riksdata.extractors.demands.word_weights import stop_words
from riksdata.swedish.stems import stem, visible, words

_PREFIX = 6
_SHORT_PREFIX = 4
_SUFFIX = 5
_LONGEST = 40
"""Letters of a word that are looked at for its parts."""
_PARTS = 3
"""Letters before a compound's last part."""
_HYPHEN = re.compile("[-:\u2011]")
PUNCTUATION = ".,;:!?()\"'”“’–"
MOST_TOKENS = 500_000
"""Tokens that are remembered before all are forgotten: some hundred MB."""


class _Traits(dict[str, tuple[str, ...]]):
    """What a token (lower case, cut at white space) can be told by: stems; `^` and a beginning; `$` and a last part. Read once each."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        traits: list[str] = []
        bare = token.strip(PUNCTUATION)
        for stemmed in _stems(token) if not bare.isalpha() else (stem(bare),) if len(bare) > 1 and bare not in stop_words() else ():
            traits.append(stemmed)
            traits += ["^" + stemmed[:k] for k in range(_SHORT_PREFIX, min(len(stemmed), _PREFIX) + 1)]
            traits += ["$" + stemmed[k:] for k in range(_PARTS, min(len(stemmed), _LONGEST) - _SUFFIX + 1)]
        if len(self) >= MOST_TOKENS:
            self.clear()
        self[token] = found = tuple(traits)
        return found


TRAITS = _Traits()


def _stems(text: str) -> list[str]:
    """The stems of a text's telling words, parts of hyphened words too, each once."""
    stops = stop_words()
    out: dict[str, None] = {}
    for word in words(text):
        for part in (word, *_HYPHEN.split(word)) if _HYPHEN.search(word) else (word,):
            if len(part) > 1 and part not in stops:
                out[stem(part)] = None
    return list(out)


def tokens(text: str) -> list[str]:
    """What stands between white space, lower case, without the characters that no reader sees."""
    return visible(text).lower().split()


def related(said: set[str], vocabulary: set[str]) -> set[str]:
    """Those of many tokens that may be a form or a relative of a stem: all that are, and few others.

    Most are neither, so they are looked for in one string: who shares a stem's beginning or is its last part holds its first or its last
    letters.
    """
    sought: set[str] = set()
    for stemmed in vocabulary:
        if stemmed[0] != "~":
            sought.add(stemmed[:_PREFIX])
            if len(stemmed) >= _PARTS + _SUFFIX:
                sought.add(stemmed[-_SUFFIX:])
    listed = "\n".join(said) + "\n"
    found: set[str] = set()
    for letters in sought:
        at = listed.find(letters)
        while at >= 0:
            end = listed.find("\n", at)
            found.add(listed[listed.rfind("\n", 0, at) + 1 : end])
            at = listed.find(letters, end)
    return found


def relatives(stemmed: str) -> list[str]:
    """The traits by which another word shows itself a relative: the same beginning, this word as its last part, or as this one's."""
    size = min(len(stemmed), _LONGEST)
    out = ["$" + stemmed] if size >= _SUFFIX else []
    if size >= _SHORT_PREFIX:
        out.append("^" + stemmed[:_PREFIX])
    return out + [stemmed[k:] for k in range(_PARTS, size - _SUFFIX + 1)]


def bag_of(wording: str) -> set[str]:
    """What a yrkande is told by: its stems, and `~` with a stem for the relatives of it."""
    stems = _stems(wording)
    return {*stems, *("~" + s for s in stems)}
