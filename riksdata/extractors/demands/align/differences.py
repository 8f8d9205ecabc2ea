"""Where a yrkande and the passage that restates it say different things.

Only where the passage asks for something and holds a fair part of the yrkande's words. Told then by the words: telling words of the yrkande
that the passage (or its heading) never uses, in any form or compound, most of all one of several joined ones; a review that the passage
turns into the thing itself; a limit that only the argument sets; a word that a near-verbatim restatement exchanges. Verbs tell less than
nouns; words of degree and formula do not count.
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property, lru_cache

from riksdata.extractors.demands.align.argument import Argument
from riksdata.extractors.demands.word_weights import rarity, stop_words
from riksdata.extractors.demands.wording import fold
from riksdata.extractors.records import TextIssue
from riksdata.swedish.facts import read_rows
from riksdata.swedish.lazy import lazy_regex
from riksdata.swedish.stems import stem, words, words_alone
from riksdata.text.document import TextDocument

_PART = 5
"""Letters by which two words count as forms or compounds of one."""
_INSIDE = 4
"""Letters of a stem that count as the same word inside another: "enkl" in "förenklade"."""
_LONG = 9
_RESTATES = 0.05
"""Share of a yrkande's weight that the sentence must hold to restate it."""
_NEEDS = 0.3
_STATES = 0.5
"""The same where the sentence asks for nothing."""
_VERB = 0.1
"""What a verb tells, against a noun."""
_MISSING = 0.25
"""Share of a yrkande's telling weight that counts as left out."""
_JOINED = 0.15
"""The same where the word is joined to one that is there: "skolor och förskolor"."""
_BEFORE = 4000
"""Characters before the closing paragraph in which the passage may have named a thing already."""
_SINGLE = 0.3
"""The same where it is one word alone."""
_MOST_MISSING = 0.6
"""Where nearly all is missing the passage does not restate the yrkande at all."""
_LEAST_WORDS = 3
_REVIEWED = 0.3
_LIMITED = 0.6
_NEAR_VERBATIM = 0.8
_ALL = 0.999
_OPENING = 3
"""Words at the start of a yrkande that a restatement often puts elsewhere: its subject."""
_LONGEST = 120
_MOST_WORDS = 600
_MARKS = lazy_regex("[-:\u2011]")
_REVIEWS = (
    *("översyn", "utred", "pröva", "överväg", "undersök", "analys", "kartlägg", "utvärder", "genomlys", "kommission", "granska"),
    *("studera", "möjligheten"),
)
"""What a review is called, in lower case."""
_REVIEW = lazy_regex(r"\b(?:se|ser|ses|sett)\s+(?:\w+\s+)?över\b|följ\w*\s+upp", re.I)
"""A review in several words ("se frågan över")."""
_OPENS_REVIEW = lazy_regex(
    r"""
    ^(?:att\s+)?(?:regeringen\s+(?:bör|ska)\s+)?                               # att regeringen bör
    (?:skyndsamt\s+|snarast\s+)?(?:låta\s+)?                                   # skyndsamt låta
    (?:
        se\s+över|utreda|överväga|undersöka|pröva|ompröva|kartlägga|utvärdera  # se över
        |(?:göra|genomföra|inleda)\s+en\s+(?:\w+\s+)?översyn                   # göra en påhitt översyn
        |tillsätta\s+en\s+(?:\w+\s+)?utredning                                 # tillsätta en påhitt utredning
    )
    \b(?!\s+och\s+\w+a\b)
    |^en\s+(?:\w+\s+)?(?:översyn|utredning)                                    # en påhitt översyn
    """,
    re.I | re.X,
)
_LIMIT = lazy_regex(
    r"""
    \b
    (?:
        efter(?=\s+avslut)
        |endast|enbart|förutsatt|exklusive
        |(?:max|maximalt|högst|(?<!inte[ ])minst)                                      # max
        (?=\s+(?:\d|en\b|ett\b|två|tre\b|fyra|fem|sex\b|sju\b|åtta|nio\b|tio\b|tolv))
    )
    \b
    """,
    re.I | re.X,
)
_LIMIT_WORDS = ("avslut", "endast", "enbart", "förutsatt", "exklusive", "max", "högst", "minst")
"""One of these stands in whatever the pattern finds."""
_BUT_RATHER = lazy_regex(r"\binte\s+(?:bara|enbart|endast)\b", re.I)
_GRANT = lazy_regex(r"\banslag", re.I)
_VERB_PLACE = lazy_regex(
    r"(?:\batt|\bska|\bskall|\bbör|\bkan|\bmåste|\bsom)\s+(?:inte\s+|även\s+|också\s+|fullt\s+ut\s+)?([^\W\d_]+)", re.I
)
_JOINT = lazy_regex(r"([^\W\d_]{3,}),?\s+(?:och|samt|eller)\s+(?:av\s+|i\s+|på\s+|för\s+|till\s+)?([^\W\d_]{3,})")


@lru_cache(maxsize=1)
def _degree_words() -> frozenset[str]:
    return frozenset(stem(word) for row in read_rows("riksdata.extractors.demands.align", "degree_words.tsv") for word in row[0].split())


@lru_cache(maxsize=100_000)
def _telling(word: str) -> bool:
    return not (word in stop_words() or len(word) < 3 or word[0].isdigit() or stem(word) in _degree_words())


@lru_cache(maxsize=1)
def _synonyms() -> tuple[dict[str, int], dict[str, int], list[tuple[frozenset[str], tuple[str, ...]]]]:
    """Group by stem, group by beginning, and of each group its stems and its beginnings."""
    stems: dict[str, int] = {}
    starts: dict[str, int] = {}
    groups = []
    for k, row in enumerate(read_rows("riksdata.extractors.demands.align", "synonyms.tsv")):
        listed = row[0].split()
        begins = tuple(w[:-1] for w in listed if w.endswith("*"))
        wholes = frozenset(stem(w) for w in listed if not w.endswith("*"))
        stems.update(dict.fromkeys(wholes, k))
        starts.update(dict.fromkeys(begins, k))
        groups.append((wholes, begins))
    return stems, starts, groups


@lru_cache(maxsize=50_000)
def _group(word: str) -> int | None:
    """The group of synonyms that a word belongs to."""
    stems, starts, _ = _synonyms()
    found = stems.get(stem(word))
    return found if found is not None else next((starts[word[:k]] for k in range(len(word), 2, -1) if word[:k] in starts), None)


class _Said:
    """The words of a passage, ready to be asked whether they hold a word in any form or compound.

    Where its words can be laid bare (nearly always) letters are looked for among them as they stand; else the words are taken apart first.
    """

    def __init__(self, text: str) -> None:
        self._alone = words_alone(text)
        self._text = text.lower() if self._alone is None else self._alone

    @cached_property
    def _whole(self) -> set[str]:
        whole = set(self._alone.split() if self._alone is not None else words(self._text))
        for token in [token for token in whole if not token.isalnum()]:
            whole.discard(token)
            whole.update(words(token))
        for word in [w for w in whole if "-" in w or "\u2011" in w]:
            whole.update(re.split("[-\u2011]", word))
        return whole

    @cached_property
    def _starts(self) -> set[str]:
        return {w[:_PART] for w in self._whole}

    @cached_property
    def _ends(self) -> set[str]:
        return {w[-_PART:] for w in self._whole if len(w) >= _PART + 3}

    def _begins_with(self, letters: str) -> bool:
        """Whether a word, or a part behind a hyphen, begins with some letters."""
        text = self._alone
        if text is None:
            return letters in self._starts if len(letters) >= _PART else any(w.startswith(letters) for w in self._whole)
        at = text.find(letters)
        while at > 0 and text[at - 1] not in " -" and not (text[at - 1] == ":" and not text[at - 2 : at - 1].isalnum()):
            at = text.find(letters, at + 1)
        return at >= 0

    def _ends_with(self, letters: str) -> bool:
        """Whether a word of some length, or a part of it, ends with some letters."""
        return (self._alone is None or letters in self._alone) and letters in self._ends

    def holds(self, word: str) -> bool:
        """Whether a word, a form or a compound of it, or another word for it is there; a genitive after a colon is none of it."""
        word = word.partition(":")[0] if word.endswith(":s") else word
        stemmed = stem(word)
        if len(stemmed) >= _INSIDE and stemmed in self._text:
            return True
        if self._begins_with(stemmed[:_PART]):
            return True
        if len(word) >= _LONG and (
            self._ends_with(word[-_PART:]) or any(self._begins_with(word[k : k + _PART]) for k in range(3, len(word) - _PART))
        ):
            return True
        group = _group(word)
        if group is None:
            return False
        wholes, begins = _synonyms()[2][group]
        return any(w.startswith(begins) or stem(w) in wholes for w in self._whole)


def missing_words(wording: str, passage: str) -> tuple[list[str], int]:
    """The telling words of a wording that a passage does not use in any form, and how many telling words the wording has."""
    said = _Said(passage)
    telling = _telling_words(wording)
    return [word for word in telling if not said.holds(word)], len(telling)


@lru_cache(maxsize=16)
def _telling_words(wording: str) -> list[str]:
    return [word for word in dict.fromkeys(words(wording)) if _telling(word)]


@lru_cache(maxsize=16)
def _verbs(wording: str) -> set[str]:
    """The words of a wording that stand where verbs stand, or are passives or participles."""
    found = {m.lower() for m in _VERB_PLACE.findall(wording)}
    return found | {w for w in words(wording) if len(w) > 4 and w.endswith(("as", "ade"))}


def _left_out(wording: str, around: str) -> str | None:
    """What of a yrkande the passage (`around`, with its heading) leaves out."""
    missing, count = missing_words(wording, around)
    if not missing or count < _LEAST_WORDS - 1:
        return None
    verbs = _verbs(wording)
    weight = {w: rarity(stem(w)) * (_VERB if w in verbs else 1.0) for w in _telling_words(wording)}
    share = sum(weight[w] for w in missing) / sum(weight.values())
    absent = set(missing) - verbs
    joined = any((a in absent) != (b in absent) for a, b in _JOINT.findall(wording.lower()) if _telling(a) and _telling(b))
    if not joined and (count < _LEAST_WORDS or (len(missing) == 1 and share < _SINGLE)):
        return None
    if absent and (_JOINED if joined else _MISSING) <= share <= _MOST_MISSING:
        return "it does not speak of " + ", ".join(missing[:6])
    return None


def find_difference(document: TextDocument, ordinal: int, wording: str, found: Argument) -> TextIssue | None:
    """An issue of rule `wording_differs` that shows both wordings, or None where they agree. `wording`: the yrkande without formula."""
    if wording.startswith("Riksdagen") or ("anslag" in wording.lower() and _GRANT.search(wording)):
        return None
    said = fold(document.masked[found.sentence.start : found.sentence.end])
    passage = document.masked[found.closing.start : found.closing.end]
    around = document.masked[max(found.start, found.closing.start - _BEFORE) : found.closing.end]
    why = _difference(wording, said, passage, f"{around} {found.section or ''}", found)
    if why is None:
        return None
    message = f"Yrkande {ordinal} asks for “{wording[:400]}”, the argument says “{said[:400]}” ({why})"
    return TextIssue("wording_differs", "info", message, found.sentence.start, found.sentence.end)


def _exchanged(wording: str, said: str, passage: str, heading: str) -> str | None:
    """What a near-verbatim restatement exchanges for something that is no form or part of it, and the passage does not say elsewhere.

    What it leaves out may stand in the heading.
    """
    a, b = _joined_words(wording), _joined_words(said)
    verbs = _verbs(wording)
    there = {w[:_PART] for w in b} | set(map(stem, b))
    absent = {w for w in a[_OPENING:] if w[:_PART] not in there and stem(w) not in there and _telling(w) and w not in verbs}
    if not absent:
        return None
    elsewhere = set(map(stem, _joined_words(passage, _MOST_WORDS)))
    absent = {w for w in absent if w[:_PART] not in elsewhere and stem(w) not in elsewhere}
    known = {w[:_PART] for w in a}
    matcher = difflib.SequenceMatcher(None, list(map(stem, a)), list(map(stem, b)), autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes() if absent else ():
        old = [w for w in a[i:j] if _telling(w) and w not in verbs]
        if i < _OPENING or not old or not absent.issuperset(old):
            continue
        new = [w for w in b[m:n] if _telling(w) and w[:_PART] not in known]
        if tag == "replace" and new and not any(_akin(x, y) for x in old for y in new):
            return f"“{' '.join(a[i:j])}” is “{' '.join(b[m:n])}” there"
        if tag == "delete" and not {stem(w) for w in old} & {stem(w) for w in _joined_words(heading)}:
            return f"it leaves out “{' '.join(a[i:j])}”"
    return None


def _joined_words(text: str, most: int = _LONGEST) -> list[str]:
    """The first words of a text, written without hyphens and colons: "DAC:s" as "dacs"."""
    return [word if word.isalnum() else _MARKS.sub("", word) for word in words(text)[:most]]


def _akin(a: str, b: str) -> bool:
    """Whether one word begins as the other or ends it: "lobbning" and "lobbyarbete", "ändring" and "lagändring"; or mean one thing."""
    one, other = stem(a), stem(b)
    if _group(a) is not None and _group(a) == _group(b):
        return True
    return one[:_INSIDE] == other[:_INSIDE] or one.endswith(other) or other.endswith(one)


def _limits(said: str, wording: str) -> set[str]:
    """Words that set a limit in what is said and not in the wording, where that is more than a bare topic."""
    if not any(map(said.lower().__contains__, _LIMIT_WORDS)):
        return set()  # nearly always
    found = {m.lower() for m in _LIMIT.findall(said)}
    if not found or _BUT_RATHER.search(said):
        return set()
    if not any(map(str.isdigit, wording)) and sum(map(_telling, words(wording))) < _LEAST_WORDS:
        return set()
    return found - {m.lower() for m in _LIMIT.findall(wording)}


def _speaks_of_review(passage: str) -> bool:
    """Whether a passage speaks of a review; the words for it are looked for first, which is sooner than the pattern."""
    return any(map(passage.lower().__contains__, _REVIEWS)) or _REVIEW.search(passage) is not None


def _difference(wording: str, said: str, passage: str, around: str, found: Argument) -> str | None:
    coverage = found.coverage
    if coverage >= _LIMITED and (limits := _limits(said, wording)):
        return "it sets a limit: " + ", ".join(sorted(limits))
    if coverage >= _NEAR_VERBATIM and (exchanged := _exchanged(wording, said, passage, found.section or "")):
        return exchanged
    if coverage < (_STATES, _NEEDS, _RESTATES)[found.asks]:
        return None
    if found.asks and _OPENS_REVIEW.match(wording) and coverage >= _REVIEWED and not _speaks_of_review(passage):
        return "it does not ask for a review"
    return _left_out(wording, around) if coverage < _ALL else None
