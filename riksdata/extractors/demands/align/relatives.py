"""Which words count as the same when a yrkande is compared with a passage: inflected forms, compounds and derivations of one word.

A word is told by its stem: the same stem, the same beginning, one as the last part of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import compress
from operator import itemgetter

from riksdata.extractors.demands.word_weights import stop_words
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.stems import stem, words

_PREFIX = 6
"""Letters that relatives begin with alike."""
_HEAD = 4
"""The fewest of them; shorter stems have no relatives but their own forms."""
_head_of = itemgetter(slice(_HEAD))
_SUFFIX = 5
"""Letters of a compound's last part, at least."""
_LONGEST = 40
"""Letters of a word that are looked at for its parts."""
_PARTS = 3
"""Letters before a compound's last part."""
_JOINERS = ("-", ":", "\u2011")
_HYPHEN = lazy_regex("[-:\u2011]")


class Kin:
    """The stems of some yrkanden, ready to be asked which of them a word of the text holds.

    What a word holds are keys: a stem for a form of it, `~` and a stem for a relative of it; a form is a relative, too.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        """`stems`: those of the yrkanden."""
        self._forms = {stemmed: (stemmed, "~" + stemmed) for stemmed in stems}
        self._by_head: dict[str, list[tuple[str, str]]] = {}
        self._ends_of: dict[str, list[str]] = {}
        self._tails = {stemmed for stemmed in self._forms if len(stemmed) >= _SUFFIX}
        for stemmed, (_, related) in self._forms.items():
            if len(stemmed) >= _HEAD:
                self._by_head.setdefault(stemmed[:_HEAD], []).append((stemmed[:_PREFIX], related))
            for k in range(_PARTS, min(len(stemmed), _LONGEST) - _SUFFIX + 1):
                self._ends_of.setdefault(stemmed[k:], []).append(related)
        self._heads = {word[:_HEAD] for word in (*self._forms, *self._ends_of)}

    def held_by(self, said: Collection[str]) -> dict[str, set[str]]:
        """The keys that words hold (lower case, as `words_alone` shows them, cut at spaces), for each that holds some."""
        listed = "\n".join(("", *said, ""))
        stops, heads = stop_words(), self._heads
        found: dict[str, set[str]] = {}
        for word in compress(said, map(heads.__contains__, map(_head_of, said))):
            if word not in stops and len(word) > 1 and (keys := self._simple_keys(stem(word))):
                found[word] = keys
        for tail in self._tails:
            at = listed.find(tail)
            while at >= 0:
                end = listed.find("\n", at)
                if listed[at - 1] != "\n":
                    word = listed[listed.rfind("\n", 0, at) + 1 : end]
                    stemmed = stem(word)
                    if stemmed.endswith(tail) and _PARTS <= len(stemmed) - len(tail) <= _LONGEST - _SUFFIX:
                        found.setdefault(word, set()).add("~" + tail)
                at = listed.find(tail, end)
        for joiner in _JOINERS:
            at = listed.find(joiner)
            while at >= 0:
                end = listed.find("\n", at)
                word = listed[listed.rfind("\n", 0, at) + 1 : end]
                found.pop(word, None)  # read above as if it were one word
                if keys := self.keys_of(word):
                    found[word] = keys
                at = listed.find(joiner, end)
        return found

    def keys_of(self, word: str) -> set[str]:
        """The keys that a word holds."""
        found: set[str] = set()
        for stemmed in _stems(word):
            found |= self._simple_keys(stemmed)
            for k in range(_PARTS, min(len(stemmed), _LONGEST) - _SUFFIX + 1):
                if stemmed[k:] in self._tails:
                    found.add("~" + stemmed[k:])
        return found

    def _simple_keys(self, stemmed: str) -> set[str]:
        """The keys that a stem holds, but those whose stem is its last part."""
        found = set(self._forms.get(stemmed, ()))
        for begins, related in self._by_head.get(stemmed[:_HEAD], ()):
            if stemmed.startswith(begins):
                found.add(related)
        found.update(self._ends_of.get(stemmed, ()))
        return found


def _stems(text: str) -> list[str]:
    """The stems of a text's telling words, parts of hyphened words too, each once."""
    stops = stop_words()
    out: dict[str, None] = {}
    for word in words(text):
        for part in (word,) if word.isalnum() else (word, *_HYPHEN.split(word)):
            if len(part) > 1 and part not in stops:
                out[stem(part)] = None
    return list(out)


def bag_of(wording: str) -> set[str]:
    """What a yrkande is told by: its stems, and `~` with a stem for the relatives of it."""
    stems = _stems(wording)
    return {*stems, *("~" + s for s in stems)}
