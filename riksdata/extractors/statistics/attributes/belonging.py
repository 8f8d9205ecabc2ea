"""Whether a phrase behind a noun belongs to it ("personer | med körkort"), or to the verb ("dog 40 personer | av kyla").

A logistic regression over named evidence weighs it; its weights (`belonging_weights.tsv`) were learned from phrases that readers judged
(`training/belonging.py`) and are read by plain Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp

from riksdata.extractors.statistics.attributes.attached import WORD, verb_follows
from riksdata.extractors.statistics.attributes.behind_noun import governs, phrases_behind, with_joined
from riksdata.extractors.statistics.attributes.finite_verbs import finite
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.attributes.restriction import is_cleft
from riksdata.extractors.statistics.attributes.whole_phrase import place_of
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import SHARES
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.facts import read_lines
from riksdata.swedish.lazy import lazy_regex

SURE = 0.65
"""Probability from which a phrase is taken to belong to the noun: of those that readers judged, nine in ten then do or may."""
_MOST = 120
"""Characters behind a noun that are taken at most."""
_WORDS = lazy_regex(r"[^\W\d_][\w-]*")
_DEFINITE = lazy_regex(r"(?:en|et|na|an|s)$")
_ACTION = lazy_regex(r"(?:ningar?(?:na|en)?|elser?(?:na|n)?|an(?:den?)?|tioner?(?:na|en)?|al)$")
"""Nouns of what is done, which govern as their verbs do ("anmälningar om")."""
_PASSIVE = lazy_regex(r"[^\W\d_]{2}[aeiouyåäödtlrngvks]s[ \u00a0]$")
_NEAR = 30
"""Characters before a noun that hold the verb before it."""
_STOP = lazy_regex(r"[ \u00a0]?[.,;:!?)–]|$")
_HOLDS = frozenset(("finns", "fanns", "funnits", "finnas", "har", "hade"))
"""Verbs that say that there is so much."""
_JOINTS = frozenset(("och", "eller", "som", "att", "samt", "jämfört", "medan", "än", "där"))
_KINDS = frozenset(("percent", "fraction", "count", "money", "time"))
"""Kinds of figures that are weighed as such; all others are physical."""


def in_full(candidate: Candidate, told: Sequence[Candidate]) -> str | None:
    """What a figure is of, with the phrases behind the noun that belong to it; as it is where none does.

    `told`: the figures before it in the text. A noun that one of them lends comes with what belongs to it there, unless the figure has
    something else in its place ("14 000 fyrar i norra Norrvik, varav 5 300 i södra": the second are fyrar).
    """
    noun = candidate.resolved
    if not noun:
        return noun
    start = candidate.sentence.start
    low = max((other.end - start for other in told if other.sentence is candidate.sentence), default=0)
    begins = place_of(candidate, noun)
    if begins >= low and begins >= 0:
        return _with_what_belongs(candidate, noun, begins)
    lender = next((other for other in reversed(told) if other.resolved == noun), None)
    if lender is None or lender.full is None or not lender.full.startswith(noun) or lender.full == noun:
        return noun
    added = lender.full[len(noun) :].split()
    own = candidate.sentence.lower[low : candidate.q_end + _OWN_REACH].split()
    return noun if added[0] in own else lender.full


_OWN_REACH = 25
"""Characters behind a figure in which a phrase tells which ones it is of."""


def _with_what_belongs(candidate: Candidate, noun: str, begins: int) -> str:
    """The noun that begins at a place of the sentence, with the phrases behind it that belong to it."""
    sentence = candidate.sentence
    text, at = sentence.text, begins + len(noun)
    joined = _OF_SEVERAL.search(noun) is not None and len(noun.split()) > _BARE
    if not joined and not governs(text, at):
        return noun  # nothing stands behind it that could belong to it, as is most often
    clause = clause_before(text, candidate.q_start)
    begins_clause = not any(map(finite, clause))
    end = kept = at = with_joined(text, at, begins_clause) if joined else at
    low, q = candidate.start - sentence.start, candidate.quantity
    kind = q.kind if q.kind in _KINDS else "physical"
    sure = SURE
    for step, (first, last) in enumerate(phrases_behind(text, at, begins_clause), 1):
        if last - at > _MOST or begins < low < last or _is_doer(text, begins, first):
            break
        if begins >= low and text.startswith(_WHO, first) and q.kind in SHARES and is_cleft(sentence, low):
            break
        if probability(evidence(text, (begins, end), (first, last), step, clause, kind, behind=begins >= low)) < sure:
            break
        end = last
        said = text[first:last].replace("\u00a0", " ")
        if said.rsplit(" ", 1)[-1] in _NEED_MORE:
            sure = _FOLLOWING
        elif not _WHOLE_LAND.fullmatch(said):
            kept, sure = end, SURE
    return text[begins:kept]


_WHO = (" som ", "\u00a0som ")
_BARE = 3
"""Words of a noun that holds no phrase of its own: what is joined to such a noun is read elsewhere."""
_OF_SEVERAL = lazy_regex(r"(?:[ \u00a0][A-ZÅÄÖ][^ \u00a0]+|[oae]r|erna|orna|arna)$")
"""How a noun ends whose last word may be the first of two: a name, or a plural."""


def _is_doer(text: str, noun: int, phrase: int) -> bool:
    """Whether a phrase with "av" tells who does what is done to a noun ("såldes huset | av kommunen")."""
    if governs(text, phrase) != "av":
        return False
    before = _PASSIVE.search(text, max(0, noun - _NEAR), noun)
    return before is not None and is_verb(text[max(0, noun - _NEAR) : noun].split()[-1].lower())


_WHOLE_LAND = lazy_regex(r" (?:i|över|runtom i|runt om i) (?:hela )?(?:landet|riket|Sverige|vårt land|världen)")
"""A place that says nothing by itself, unless more follows ("personer i landet som saknar el")."""
_NEED_MORE = frozenset(
    ("fokus", "inriktning", "mål", "syfte", "syftet", "ansvar", "stöd", "hjälp", "krav", "ett", "tillgång", "behov", "rätt")
)
"""Last words of phrases that say nothing without the next ("program med fokus | på missbruk")."""
_FOLLOWING = 0.4
"""Probability from which the next phrase is taken there."""


def clause_before(text: str, figure: int) -> list[str]:
    """The words, in lower case, between the last comma and a figure."""
    return [word.lower() for word in _WORDS.findall(text, max(0, text.rfind(",", 0, figure)), figure)]


def evidence(
    text: str, noun: tuple[int, int], phrase: tuple[int, int], step: int, clause: list[str], kind: str, behind: bool
) -> Iterator[str]:
    """The names of what speaks for or against a phrase at `phrase` (begin and end in the sentence) belonging to the noun at `noun`.

    `step`: its number among the phrases behind the noun; `clause`: the words before the figure; `kind`: of the figure; `behind`: whether
    the noun stands behind the figure.
    """
    by = governs(text, phrase[0])
    words = _WORDS.findall(text, *phrase)
    head = text[slice(*noun)].rsplit(None, 1)[-1].lower()
    last, first = words[-1], words[1].lower() if len(words) > 1 else ""
    low = last.lower()
    verb = next((word for word in reversed(clause) if finite(word) or is_verb(word)), "")
    holds = "holds" if verb in _HOLDS else "other" if verb else "none"
    after = _after(text, phrase[1])
    yield from (f"by={by}", f"step={step}", f"behind={behind}", f"kind={kind}", f"verb={holds}", f"by={by} verb={holds}")
    yield from (f"head={head[-4:]}", f"head={head[-3:]}", f"word={head}", f"by={by} head={head[-3:]}", f"by={by} head={head[-2:]}")
    yield from (f"by={by} whole={bool(_DEFINITE.search(head))}", f"last={low[-3:]}", f"last={low[-4:]}", f"by={by} last={low[-2:]}")
    yield from (f"by={by} first={first}", f"by={by} word={low[:6]}", f"by={by} named={last[0].isupper()}", f"words={min(len(words), 5)}")
    yield from (f"by={by} definite={bool(_DEFINITE.search(low))}", f"after={after}", f"by={by} after={after}")
    yield from (f"after={after} verb={holds}", f"by={by} after={after} verb={holds}", f"before={clause[-1] if clause else '^'}")
    if verb:
        yield from (f"verb={verb[:5]}", f"by={by} verb={verb[-3:]}")
    if _ACTION.search(head):
        yield f"by={by} action"


def _after(text: str, at: int) -> str:
    """What follows a phrase."""
    if _STOP.match(text, at):
        return "stop"
    if verb_follows(text, at):
        return "verb"
    hit = WORD.match(text, at)
    if hit is None:
        return "number"
    word = hit["word"].lower()
    return word if word in _JOINTS else "preposition" if word in CLASSES["preposition"] else "word"


def probability(names: Iterator[str] | list[str]) -> float:
    """Of a phrase with this evidence belonging to its noun."""
    weights = _weights()
    odds = weights[""] + sum(weights.get(name, 0) for name in set(names))
    return 1 / (1 + exp(-odds / 1000))


@cache
def _weights() -> dict[str, int]:
    """By the name of the evidence: what it adds to the logarithm of the odds, in thousandths; "": what all have."""
    rows = (line.rpartition("\t") for line in read_lines(__package__, "belonging_weights.tsv"))
    return {name: int(weight) for name, _, weight in rows}
