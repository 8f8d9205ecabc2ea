"""How a question asks: for a measure, for what the minister will do, for what was done, for a view, a fact or a time; and whom.

What is asked for depends on it: "Avser ministern att sänka skatten?" asks for the law, "Har ministern sänkt skatten?" for a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_TOKEN = lazy_regex(r"[^\W_]+(?:[-/:–][^\W_]+)*-?|[,:]")
_ASKED = lazy_regex(r"(?P<of>[^\W\d_]*?)-?minist(?:er|ern|erns|rarna)|statsråd(?:et|ets|en)?|regering(?:en|ens)")
_PRONOUNS = frozenset(("hon", "han", "hen", "ni", "du", "de"))
_OWN = frozenset(("jag", "vi"))
_BEFORE_NAMES = 3
_WHO = "M"
"""Stands for whoever is asked, with name and title."""
_MOST_TOKENS = 60
_REACH = 7
"""Words behind an interrogative within which its verb is looked for."""
_MEASURES = ("åtgärd", "initiativ", "steg", "insats", "satsning", "ansträngning", "förändring", "förslag", "reform", "krav")
_SO_IT_IS = ("så", "är", "fallet")
_FIRST_WORDS = 6
_INTERROGATIVES = frozenset(("which", "what", "how", "when", "why", "who"))


@dataclass(frozen=True, slots=True)
class QuestionFrame:
    """How a question asks."""

    kind: str
    """Its interrogative and its verb by class, as `how intend`, `- perfect`; `-` where there is none, `?` where it is not told."""
    words: tuple[str, ...]
    """Its first words, lower case, whoever is asked as `M`."""
    portfolio: str
    """Whose minister is asked, as the question names it (`utrikes`); empty where it does not."""


@cache
def _classes() -> dict[str, str]:
    """The class of each interrogative and verb that may open a question."""
    return {row["word"]: row["class"] for row in read_table(__package__, "question_words.tsv")}


def question_frame(text: str) -> QuestionFrame:
    """How a question asks, given verbatim: by its first interrogative, or by the verb that it begins with."""
    found = _TOKEN.findall(text)[:_MOST_TOKENS]
    portfolio = next((hit["of"].lower() for hit in map(_ASKED.fullmatch, map(str.lower, found)) if hit and hit["of"]), "")
    words = _without_names(found)
    words = words[_opens_at(words) :]
    opens = tuple(words[:_FIRST_WORDS])
    classes = _classes()
    first = words[1:2] if words[:1] == ["på"] else words[:1]
    asks = classes.get(first[0], "?") if first else "?"
    if asks == "?":
        return QuestionFrame("?", opens, portfolio)
    if asks not in _INTERROGATIVES:
        return QuestionFrame(f"- {_verb(words)}", opens, portfolio)
    if words[0] == "på":
        asks = "how"
    if asks == "which" and any(word.startswith(_MEASURES) for word in words[1:5]):
        asks = "which measures"
    at = next((k for k, word in enumerate(words[1 : 1 + _REACH], 1) if word in classes and classes[word] not in _INTERROGATIVES), None)
    return QuestionFrame(f"{asks} {_verb(words[at:]) if at else '?'}", opens, portfolio)


def _without_names(found: Sequence[str]) -> list[str]:
    """Lower case words with whoever is asked as one word, whatever title and name."""
    out: list[str] = []
    names = 0
    for k, token in enumerate(found):
        lower = token.lower()
        if _ASKED.fullmatch(lower) or lower in _PRONOUNS:
            names = _BEFORE_NAMES
            if out[-1:] != [_WHO]:
                out.append(_WHO)
        elif names and k and token[:1].isupper():
            names -= 1
        else:
            names = 0
            out.append(lower)
    return out


def _opens_at(words: Sequence[str]) -> int:
    """The place of the word that opens the question, behind what leads to it ("Om så är fallet, …", "vill jag fråga M om …")."""
    classes = _classes()
    if words[:1] == ["om"] and "," in words:
        comma = words.index(",")
        if words[comma + 1 : comma + 2] and words[comma + 1] in classes:
            return comma + 1
    for k, word in enumerate(words):
        if word not in classes or not _OWN.isdisjoint(words[max(0, k - 1) : k + 2]):
            continue
        if tuple(words[max(0, k - 1) : k + 2]) == _SO_IT_IS:
            continue
        by_what = classes[word] == "which" and words[k - 1 : k] == ["på"]
        return k - 1 if by_what else k
    return 0


def _verb(words: Sequence[str]) -> str:
    """The class of the verb that opens the words, with what it is said with ("är M beredd", "är det M uppfattning")."""
    kind = _classes().get(words[0], "?")
    for word in words[1:_REACH]:
        more = _classes().get(f"+{word}")
        if more:
            return f"{kind}>{more}"
    return kind
