"""The clause of a figure: its sentence without what is set in it and does not hold the figure, "som" with its antecedent in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, LIGHT, text_between
from riksdata.extractors.statistics.attributes.comma_insertions import BEGINS_CIRCUMSTANCE, RELATIVE, Insertion
from riksdata.extractors.statistics.attributes.finite_verbs import PAST, finite
from riksdata.extractors.statistics.attributes.insertions import MARKS, insertions
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING
from riksdata.extractors.statistics.attributes.phrase_edges import Token, is_verb
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.extractors.statistics.vocabulary import CLASSES


class Clause(Sentence):
    """A sentence without what is set in it; what it knows of its sources is the whole one's."""

    def __init__(self, text: str, whole: Sentence) -> None:
        """`text`: what is left of the `whole`."""
        super().__init__(text, 0, len(text))
        self._of = whole

    def sources(self, finder: Callable[[Sentence], list[Source]]) -> list[Source]:
        """Those of the whole sentence."""
        return self._of.sources(finder)


def own(sentence: Sentence, at: int, low: int = 0) -> tuple[Sentence, int, int]:
    """The sentence as it is said of a figure: without insertions before it that do not hold it, "som" with its antecedent in its place.

    With `at`, where the figure begins, and `low` counted in it.
    """
    if isinstance(sentence, Clause):
        return sentence, at, low
    cuts = _cuts(sentence, at)
    return (_without(sentence, cuts), _moved(at, cuts), _moved(low, cuts)) if cuts else (sentence, at, low)


@lru_cache(maxsize=8)
def _cuts(sentence: Sentence, at: int) -> tuple[tuple[int, int], ...]:
    """The spans before a figure that its clause is read without, in order and apart from one another."""
    spans: list[tuple[int, int]] = []
    reached = 0
    for each in insertions(sentence):
        if each.start >= at:
            break
        if each.end <= at:
            if each.start >= reached and (each.kind != "bracket" or _states(sentence, each)):
                spans.append((each.start, each.end))
                reached = each.end
        elif (verb := _verb_of_antecedent(sentence, each, at)) is not None:
            begins = _antecedent(sentence, each.start)
            spans = [*([(0, begins)] if begins else []), *(span for span in spans if span[0] >= begins), (each.start, verb)]
            reached = verb
    if " som " in sentence.lower[reached:at] and (bare := _unmarked(sentence, reached, at)) is not None:
        begins, som, verb = bare
        spans = [*([(0, begins)] if begins else []), *(span for span in spans if span[0] >= begins), (som, verb)]
    cuts: list[tuple[int, int]] = []
    for span in spans:
        start, end = _spaced(sentence.text, *span, at)
        cuts.append((max(start, cuts[-1][1]) if cuts else start, end))  # two may share the spaces between them
    return tuple(cuts)


def _states(sentence: Sentence, each: Insertion) -> bool:
    return any(finite(token[0]) for token in sentence.before(each.stop, each.inner))


def _verb_of_antecedent(sentence: Sentence, each: Insertion, at: int) -> int | None:
    """Where the verb stands that a relative clause before a figure says of its antecedent; None where "som" is not its subject."""
    tokens = sentence.before(at, each.inner)
    if len(tokens) < _LEAST_RELATIVE or tokens[0][0] not in RELATIVE:
        return None
    first, begins, _ = tokens[1]
    if is_verb(first) or finite(first):
        return begins
    if first in CLASSES["pronoun"] or first in CLASSES["determiner"] or definite(first) or sentence.text[begins].isupper():
        return None
    return _own_verb(tokens)


def _unmarked(sentence: Sentence, low: int, at: int) -> tuple[int, int, int] | None:
    """A relative clause that no mark sets apart and that holds the figure: where its antecedent, "som" and its verb begin."""
    tokens = sentence.before(at, low)
    som = next((k for k in range(len(tokens) - 1, 0, -1) if tokens[k][0] == "som"), None)
    if som is None or som + 1 >= len(tokens) or MARKS.search(sentence.text, tokens[som - 1][2], at):
        return None
    first, named = tokens[som + 1][0], tokens[som - 1][0]
    if not (is_verb(first) or finite(first) or first in LIGHT or first in CLASSES["preposition"]) or named in FUNCTION or is_verb(named):
        return None
    if som > 1 and tokens[som - 2][0] in ("så", "lika", "samma"):
        return None
    verb = tokens[som + 1][1] if is_verb(first) else _own_verb(tokens[som:])
    if verb is None:
        return None
    behind = [token[0] for token in tokens[som + 1 :] if token[1] > verb]
    if not any(token[0] in STATING for token in tokens[som + 1 :]):
        return None  # "användningen av de medel som avsatts till stödet från 5 till 9 procent"
    chained = next((k for k, word in enumerate(behind) if not is_verb(word) and word not in LIGHT), len(behind))
    if any(word in STATING or is_verb(word) or word in CLAUSES for word in behind[chained:]):
        return None  # another verb may be that of the sentence ("elever som går i skola i Åre har ökat")
    return _antecedent(sentence, tokens[som][1]), tokens[som][1], verb


def _own_verb(tokens: Sequence[Token]) -> int | None:
    """Where the verb of a clause stands that "som" begins, behind clauses that are set between them without a mark."""
    due, last = 0, None
    for k, (word, start, _) in enumerate(tokens[1:], 1):
        if word in BEGINS_CIRCUMSTANCE or word in _OF_ITS_OWN:
            due += not (word == "som" and tokens[k - 2][0] in ("så", "lika"))  # "så sent som 2007"
        elif finite(word) or (due and word.endswith(PAST)):
            if not due:
                return start
            due, last = due - 1, start
    return last  # "sedan 2007": no clause of its own


def _antecedent(sentence: Sentence, at: int) -> int:
    """Where the words begin that a relative clause at a place may be about: behind the last verb, joint or mark."""
    tokens = sentence.before(at)
    k = len(tokens) - 1
    while k > 0 and not (finite(tokens[k - 1][0]) or is_verb(tokens[k - 1][0]) or tokens[k - 1][0] in CLAUSES):
        if text_between(sentence, tokens, k).strip():
            break
        if tokens[k][0] in ("en", "ett") and tokens[k - 1][0] in ("och", "samt"):
            break  # "12 kommuner och ett sjukhus som kostar": the hospital alone
        k -= 1
    return tokens[k][1] if k > 0 else 0


_LEAST_RELATIVE = 2
_OF_ITS_OWN = frozenset(("vad", "som", "att", "där"))
"""What begins a clause within a relative one before its verb ("som enligt vad verket beräknar uppgår till")."""


def _spaced(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """The span with the spaces around it but one, which is left where something stands before it; not those behind `at`."""
    while start and text[start - 1].isspace():
        start -= 1
    while end < at and text[end].isspace():
        end += 1
    return (start, end - 1) if start and text[end - 1].isspace() else (start, end)


@lru_cache(maxsize=8)
def _without(sentence: Sentence, cuts: tuple[tuple[int, int], ...]) -> Sentence:
    """The sentence without the spans."""
    out, at = [], 0
    for start, end in cuts:
        out.append(sentence.text[at:start])
        at = end
    return Clause("".join((*out, sentence.text[at:])), sentence)


def _moved(place: int, cuts: tuple[tuple[int, int], ...]) -> int:
    """A place of the sentence in what is left of it."""
    gone = 0
    for start, end in cuts:
        if place >= end:
            gone += end - start
        elif place > start:
            gone += place - start
    return place - gone
