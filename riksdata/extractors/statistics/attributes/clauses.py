"""The clauses of a sentence as they lie in one another: what is inserted in it, and the sentence without what does not hold a figure.

Brackets, pairs of dashes, and pairs of commas around a relative clause ("exporten, som 2007 låg på …, steg"), a clause of time, cause or
condition ("hade 2012, när verket räknade, …"), what tells the source or a circumstance ("uppgick, trots kampanjen, till") or an apposition
("fartyget, typ 3, är") are insertions; a clause of time or condition that leads the sentence is one too. None crosses another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from riksdata.extractors.statistics.attributes.clause_words import CLAUSES, LIGHT, text_between
from riksdata.extractors.statistics.attributes.noun_phrase import definite
from riksdata.extractors.statistics.attributes.noun_words import FUNCTION, STATING
from riksdata.extractors.statistics.attributes.phrase_edges import Token, is_verb
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.lazy import lazy_regex


class Insertion(NamedTuple):
    """A span that is set in its sentence, with its marks: `start`–`end`; its words are `inner`–`stop`."""

    start: int
    inner: int
    stop: int
    end: int
    kind: str
    """`bracket`, `dashes`, `relative` ("som"), `clause` (of time, cause, place), `aside` (source, circumstance), `apposition`."""


_MARKS = lazy_regex(r"[()]|[ \u00a0][–—@-][ \u00a0]|,(?!\d)")
_RELATIVE = frozenset(("som", "vilken", "vilka"))
_WHEN = frozenset(("när", "då", "sedan", "eftersom", "om", "innan", "medan", "fastän", "ifall"))
"""What begins a clause that says when or why."""
_WHERE = frozenset(("där", "vars", "vilket", "dit", "varvid", "varigenom", "vilkas"))
"""What begins a clause with a subject of its own, or about the whole statement."""
_AS_TO = frozenset((("när", "det", "gäller"), ("när", "det", "kommer")))
_THEN = frozenset(("då", "sedan"))
"""Which before a verb tell what came next ("sedan ökade")."""
_LEADING = frozenset(("när", "då", "eftersom", "om", "innan", "medan", "fastän", "sedan"))
_ASIDE = frozenset(
    (
        *("enligt", "trots", "utöver", "förutom", "inklusive", "exklusive", "liksom", "oaktat", "dvs", "särskilt", "såsom", "utom"),
        *("oräknat", "inräknat", "alltså", "framför", "bland", "tack", "även"),
    )
)
"""What begins a source or a circumstance."""
_ASIDE_OF_TWO = frozenset(
    (
        *(("till", "följd"), ("på", "grund"), ("det", "vill"), ("i", "motsats"), ("till", "exempel"), ("t", "ex"), ("i", "likhet")),
        *(("i", "synnerhet"), ("i", "kraft"), ("med", "hänsyn"), ("med", "stöd"), ("i", "och"), ("precis", "som"), ("jämfört", "med")),
        *(("efter", "att"), ("till", "skillnad"), ("med", "undantag"), ("i", "strid"), ("räknat", "i"), ("räknat", "på")),
    )
)
_LEFT_OUT = (
    "inräknade",
    "inräknad",
    "inräknat",
    "medräknade",
    "medräknad",
    "oräknade",
    "borträknade",
    "inkluderade",
    "undantagna",
    "undantaget",
)
"""Participles that end what is set apart by commas ("som, öarna inräknade, är 400 km lång")."""
_MOST_ASIDE = 16
"""Words of a source or circumstance between two commas."""
_MOST_APPOSED = 12
_JOINTS = frozenset(("och", "men", "samt", "utan", "medan"))
_NOT_FINITE = ("a", "as", "at", "ats", "it", "its", "tt", "tts")
_PAST = ("ade", "dde", "tte")
"""Ends of verbs in the past that no list needs to hold, where a verb is due."""
_FINITE = frozenset(("ska", "vill", "lät", "satt", "bra", "beräknas", "väntas", "uppskattas", "antas", "satsas", "betalas", "ökas"))


@lru_cache(maxsize=20_000)
def finite(word: str) -> bool:
    """Whether a lower-case word is a verb that a clause may have as its own, no infinitive or supine."""
    return (word in STATING or is_verb(word)) and (not word.endswith(_NOT_FINITE) or word in _FINITE)


_PAIRED = (2, 4)
"""Dashes of a sentence that stand in pairs; more are those of a list."""
_SHORT = (2, 3)
_OPENS = lazy_regex(r"(?:som|där|vilket|när|och|men|samt)(?!\w)")
"""Behind a dash: then it opens what follows and closes nothing."""


class _Words:
    """The words of a region in order, without those of what is set in it, with whether a comma stands before each."""

    def __init__(self, tokens: Sequence[Token], commas: Sequence[int], begins: int) -> None:
        self.tokens = tokens
        self._finite = [0, *accumulate([finite(token[0]) for token in tokens])]
        """How many finite verbs stand before each word."""
        self.comma: list[int | None] = []
        """By word: where the comma before it stands."""
        at, low = 0, begins
        for token in tokens:
            mark = None
            while at < len(commas) and commas[at] < token[1]:
                if commas[at] >= low:
                    mark = commas[at]
                at += 1
            self.comma.append(mark)
            low = token[2]

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, k: int) -> str:
        """The word at `k`, empty behind the last."""
        return self.tokens[k][0] if k < len(self.tokens) else ""

    def finite_at(self, k: int) -> bool:
        """Whether a finite verb stands there, or behind one small word."""
        word = self.word(k)
        return finite(word) or word.endswith(_PAST) or (word in LIGHT and finite(self.word(k + 1)))

    def has_finite(self, low: int, high: int) -> bool:
        """Whether one of the words is a finite verb."""
        return self._finite[max(low, high)] > self._finite[low]


@lru_cache(maxsize=8)
def insertions(sentence: Sentence) -> tuple[Insertion, ...]:
    """What is set in the sentence, in the order in which it begins; each lies wholly in or wholly outside every other."""
    text = sentence.text
    if text.count(",") + text.count("(") + text.count(" –") + text.count(" -") == 0:
        return ()
    found: list[Insertion] = []
    commas: list[int] = []
    opened: list[int] = []
    dashes: list[tuple[int, int]] = []
    for mark in _MARKS.finditer(text):
        sign = mark[0].strip()
        if sign == "(":
            opened.append(mark.start())
        elif sign == ")":
            if opened:
                start = opened.pop()
                found.append(Insertion(start, start + 1, mark.start(), mark.end(), "bracket"))
        elif sign == ",":
            commas.append(mark.start())
        elif not opened:
            dashes.append(mark.span())
    for (start, inner), (stop, end) in zip(dashes[::2], dashes[1::2], strict=False) if len(dashes) in _PAIRED else ():
        if ";" not in text[inner:stop] and not _OPENS.match(text, end):
            found.append(Insertion(start, inner, stop, end, "dashes"))
    numbered = _numbered(sentence)
    regions = [(0, len(text)), *((each.inner, each.stop) for each in found)]
    for low, high in regions:
        inside = [each for each in found if low <= each.start and each.end <= high and each.kind in ("bracket", "dashes")]
        tokens = [t for t in numbered if low <= t[1] < high and not (inside and any(e.start <= t[1] < e.end for e in inside))]
        if len(tokens) > 1:
            own = [c for c in commas if low <= c < high and not (inside and any(e.start <= c < e.end for e in inside))]
            _in_commas(_Words(tokens, own, low), 0, len(tokens), found, high)
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _numbered(sentence: Sentence) -> list[Token]:
    """The words of the sentence and its numbers, in order."""
    numbers = [(m[0], m.start(), m.end()) for m in _NUMBER.finditer(sentence.text)]
    return sorted([*sentence.tokens, *numbers], key=itemgetter(1)) if numbers else sentence.tokens


_NUMBER = lazy_regex(r"(?<![^\W_])\d+(?:[ \u00a0.,:]\d+)*(?!\d)")


def _in_commas(words: _Words, low: int, high: int, found: list[Insertion], end: int) -> None:
    """Adds what commas set apart among the words `low`–`high`, and in it what is set in that again; `end`: where the region ends."""
    k = begins = low
    while k < high:
        mark = words.comma[k]
        leading = k == low and mark is None and words.word(k) in _LEADING and not finite(words.word(k + 1))
        if (mark is None and not leading) or (k == low and not leading):
            k += 1
            continue
        kind = "clause" if leading else _kind(words, k)
        close = _close(words, begins, k, high, kind, leading)
        if close is None:
            begins = k if kind or words.word(k) in _JOINTS else begins
            k += 1
            continue
        inner = words.tokens[k][1]
        stop = words.comma[close] if close < high else end
        assert stop is not None
        opens = close < high and _kind(words, close) != ""
        after = stop if opens or close == high else stop + 1
        found.append(Insertion(inner if mark is None else mark, inner, stop, after, kind or "apposition"))
        _in_commas(words, k + 1, close, found, stop)
        if close < high and words.word(close) in _JOINTS:
            begins = close
        k = close if opens else close + 1  # a comma that closes one may open the next: ", som …, där …,"


def _kind(words: _Words, k: int) -> str:
    """What begins at a word behind a comma; empty for no clause and no circumstance."""
    word = words.word(k)
    if word in _RELATIVE:
        return "relative"
    if (word, words.word(k + 1), words.word(k + 2)) in _AS_TO:
        return ""  # what the figure is of
    if word in _WHEN or word in _WHERE:
        return "" if word in _THEN and finite(words.word(k + 1)) else "clause"
    if word in _ASIDE or (word, words.word(k + 1)) in _ASIDE_OF_TWO or word in CLASSES["reporting"]:
        return "aside"
    return ""


def _close(words: _Words, begins: int, k: int, high: int, kind: str, leading: bool) -> int | None:
    """The word behind the comma that closes what opens at `k`; `high` where it goes on to the end; None where it is no insertion."""
    held = words.has_finite(begins, k)
    for j in range(k + 1, high):
        if words.comma[j] is None:
            continue
        goes_on = words.finite_at(j)
        if leading:
            if finite(words.word(j)) and words.has_finite(k, j):
                return j
            continue
        if not kind:
            if j - k in _SHORT and words.word(j - 1) in _LEFT_OUT:
                return j
            if held or j - k > _MOST_APPOSED or words.has_finite(k, j) or words.word(k) in CLAUSES or words.word(k) in _JOINTS:
                return None
            if finite(words.word(j)):
                return j
            continue
        if kind == "aside":
            if words.word(k) in CLASSES["reporting"] and _tells(words, k, j):
                return None
            if j - k <= _MOST_ASIDE and (held or goes_on):
                return j
            continue
        if words.has_finite(k, j) and (goes_on or (held and _resumes(words, k, j, kind))):
            return j
    return high if kind in ("relative", "clause") and not leading else None


def _tells(words: _Words, k: int, j: int) -> bool:
    """Whether a verb of telling is followed by what it tells: "att", or a figure."""
    told = [words.tokens[n][0] for n in range(k, j)]
    return "att" in told or any(word[0].isdigit() and not _YEAR.fullmatch(word) for word in told)


def _resumes(words: _Words, k: int, j: int, kind: str) -> bool:
    """Whether the words behind a comma go on with a clause that has its verb: a joint, a preposition, a supine, a number."""
    word = words.word(j)
    if word[:1].isdigit() or word in _HEDGES:  # of a relative clause it may be what its last noun amounts to
        return kind != "relative" and not any(
            words.tokens[n][0][0].isdigit() and not _YEAR.fullmatch(words.tokens[n][0]) for n in range(k, j)
        )
    return word in _JOINTS or word in CLASSES["preposition"] or word == "att" or (is_verb(word) and not finite(word))


_HEDGES = frozenset(("ca", "cirka", "drygt", "knappt", "hela", "bara", "endast", "omkring", "närmare", "nästan", "ungefär"))
_YEAR = lazy_regex(r"(?:19|20)\d\d")


class Clause(Sentence):
    """A sentence without what is set in it; what it knows of its sources is the whole one's."""

    def __init__(self, text: str, whole: Sentence) -> None:
        """`text`: what is left of the `whole`."""
        super().__init__(text, 0, len(text))
        self._of = whole

    def sources(self, finder: Callable[[Sentence], list[Source]]) -> list[Source]:
        """Those of the whole sentence."""
        return self._of.sources(finder)


def apart(sentence: Sentence, at: int, place: int) -> Insertion | None:
    """The outermost insertion that holds `place` and not the figure at `at`."""
    return next((each for each in insertions(sentence) if each.start <= place < each.end and not each.start <= at < each.end), None)


def holding(sentence: Sentence, at: int) -> Insertion | None:
    """The innermost insertion that holds the figure at `at`."""
    return next((each for each in reversed(insertions(sentence)) if each.inner <= at < each.stop), None)


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
    if len(tokens) < _LEAST_RELATIVE or tokens[0][0] not in _RELATIVE:
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
    if som is None or som + 1 >= len(tokens) or _MARKS.search(sentence.text, tokens[som - 1][2], at):
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
        if word in _WHEN or word in _OF_ITS_OWN:
            due += not (word == "som" and tokens[k - 2][0] in ("så", "lika"))  # "så sent som 2007"
        elif finite(word) or (due and word.endswith(_PAST)):
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
