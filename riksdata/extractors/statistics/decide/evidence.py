"""The named evidence by which a model decides whether a quantity is a statistic: its form, the rule against it, the words around it.

Each piece of evidence is a short name that is there or not; what it weighs is learned (`weights.tsv`). Names are put together and weighed
once for what they are made of (`model.Parts`). Nothing is looked for twice: the signs of the sentence are those that the rules have found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from riksdata.extractors.statistics.attributes.noun_words import same_noun
from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.model import KINDS, Part, Parts, part, stems_of
from riksdata.extractors.statistics.sentence import NO_SENTENCE, Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.extractors.statistics.wordings import SIGNS
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import TextDocument

_LEFT, _RIGHT = 90, 70
"""Characters before and after a quantity that are looked at."""
_WORD = lazy_regex(r"[a-zåäö]+[^\W\d_]*|[,.;:()?!–§%]|\d+|[^\W\d_]+")
_YEAR = lazy_regex(r"(?<![\d/:])(?:19|20)\d\d(?![\d/:])")
_AUXILIARIES = words("auxiliary", "modal") | {"inte"}
_SECTIONS = (
    ("budget", lazy_regex(r"anslag|utgiftsområde|budget|ram(?:ar|en)?\b|skatt|finansiering|satsning")),
    ("decision", lazy_regex(r"förslag till|riksdagsbeslut|lag om ändring")),
    ("opinion", lazy_regex(r"ställningstagande|reservation|särskilda? yttrand|överväganden|motivering")),
    ("motions", lazy_regex(r"motion")),
    ("bill", lazy_regex(r"proposition|skrivelse|förslag")),
    ("law", lazy_regex(r"gällande|lag|regler|rätt\b")),
    ("background", lazy_regex(r"bakgrund|inledning|utveckling|resultat|statistik|uppgifter|uppföljning")),
)
_BOUNDS = (3.0, 13.0, 100.0, 1000.0, 1_000_000.0)
_SIZES = ("2", "12", "99", "999", "million", "more")
"""The size of a number below each bound, and from the last on."""


class Surroundings:
    """What all candidates of a document share."""

    def __init__(self, document: TextDocument, budget: bool) -> None:
        """`budget`: whether the document is a budget."""
        self._document = document
        self.budget = budget
        """Whether the document is a budget."""
        self._last: tuple[int, int, str] = (0, 0, "")
        self._of_sentence: tuple[Sentence, Part] = (NO_SENTENCE, part(()))
        self.shared = part(["bias", f"doc={document.doc_type}", *(["budget"] if budget else [])])

    def of_sentence(self, sentence: Sentence) -> Part:
        """The evidence that all candidates of a sentence share, told once for those that follow one another."""
        if self._of_sentence[0] is not sentence:
            self._of_sentence = (sentence, _OF_SENTENCE[_of_sentence(sentence)])
        return self._of_sentence[1]

    def section(self, place: int) -> str:
        """The kind of the section that holds a place of the document's text."""
        start, end, kind = self._last
        if start <= place < end:
            return kind
        section = self._document.section_at(place)
        if section is None:
            return "none"
        kind = _kind_of_section(section.heading)
        self._last = (section.start, section.end, kind)
        return kind


@lru_cache(maxsize=1 << 12)
def _kind_of_section(heading: str) -> str:
    title = heading.lower()
    return next((name for name, pattern in _SECTIONS if pattern.search(title)), "other")


def topic(sentence: Sentence, kind: str) -> list[str]:
    """What a sentence speaks of, evidence about its candidates of a kind, which `model.of_topic` and `model.of_kind` weigh.

    Its words and their beginnings, and its words beside that kind of quantity.
    """
    named = [f"word: {word}" for word in (*sentence.words, *("§" if "§" in sentence.text else ""))]
    return [*named, *(f"stem: {stem}" for stem in stems_of(sentence.words)), *(f"{KINDS[kind]} {name}" for name in named)]


_RULE: Parts[tuple[str, str, str]] = Parts(
    lambda key: (f"kind={key[0]}", f"rule={key[1]}", f"rule={key[1]} kind={key[0]}", f"section={key[2]}")
)
"""By kind, rule and section."""
_OF_SENTENCE: Parts[tuple[str, ...]] = Parts(lambda names: names)
_BEGINS = part(("begins sentence",))
_NO_NOUN = part(("no noun",))
_NOUN: Parts[tuple[str, bool]] = Parts(lambda key: (f"noun ends {key[0]}", "noun capital" if key[1] else "noun"))


def evidence(candidate: Candidate, around: Surroundings, place: int, last: Candidate | None = None) -> list[Part]:
    """The evidence about a candidate, whose place in the document's text is given; `last`: the one weighed before it."""
    q, sentence = candidate.quantity, candidate.sentence
    lower, kind = sentence.lower, q.kind
    start, end = candidate.q_start, candidate.q_end
    low = start - _LEFT if start > _LEFT else 0
    left, right = lower[low:start], lower[end : end + _RIGHT]
    before, after = _WORD.findall(left), _WORD.findall(right)
    out = [around.shared, _RULE[kind, candidate.rule or "none", around.section(place)], _FORM[_form(candidate)]]
    if last is not None and candidate.start - last.quantity.end < _BESIDE:
        out.append(_OTHER[_beside(candidate, last)])
    before.reverse()
    out += map(Parts.__getitem__, _NEAR_LEFT, before)
    out += map(Parts.__getitem__, _NEAR_RIGHT, after)
    if classed := _CLASSED.intersection(before[:10]):
        out.append(_CLASSES_LEFT[classed])
    if classed := _CLASSED.intersection(after[:8]):
        out.append(_CLASSES_RIGHT[classed])
    _verbs(before, kind, _VERBS_LEFT, out)
    _verbs(after, kind, _VERBS_RIGHT, out)
    signs_before, signs_after = sentence.shown_within(low, start), sentence.shown_within(end, end + _RIGHT)
    if sentence.shown or signs_before or signs_after:
        out += (
            _SIGNS_BEFORE[signs_before],
            _SIGNS_AFTER[signs_after - signs_before],
            _SIGNS_ELSEWHERE[sentence.shown - signs_before - signs_after],
        )
    if kind == "time":
        out += [_LASTING[hit] for hit in set(_LASTS.findall(left))]
        out += [_LASTING_THEN[hit] for hit in set(_LASTS.findall(right))]
    if sentence.may_show("modal", start) or sentence.may_show("modal", end + _REACH):
        out += _modals(lower, start, end)
    out.append(around.of_sentence(sentence))
    if start < 3:
        out.append(_BEGINS)
    noun = candidate.noun
    out.append(_NOUN[noun[-2:].lower(), noun[0].isupper()] if noun else _NO_NOUN)
    return out


_SIGNS_BEFORE: Parts[frozenset[str]] = Parts(lambda signs: (f"{sign} before" for sign in sorted(signs)))
_SIGNS_AFTER: Parts[frozenset[str]] = Parts(lambda signs: (f"{sign} after" for sign in sorted(signs)))
_SIGNS_ELSEWHERE: Parts[frozenset[str]] = Parts(lambda signs: (f"{sign} in sentence" for sign in sorted(signs)))
"""The signs that stand before the quantity, after it, or elsewhere in its sentence."""
_STOPS = (".", "?", "!", ":", "”", '"', ")")


def _of_sentence(sentence: Sentence) -> tuple[str, ...]:
    """What kind of sentence it is, and what the one before it does."""
    lower, out = sentence.lower, []
    if sentence.lead_signs:
        out += [f"{sign} in the sentence before" for sign in sentence.lead_signs]
    if sentence.is_question:
        out.append("question")
    if len(lower) < 60:
        out.append("short sentence")
    if not lower.endswith(_STOPS):
        out.append("no stop")
    if lower[:1] in "–-•":
        out.append("list item")
    if ("19" in lower or "20" in lower) and _YEAR.search(lower):
        out.append("year in sentence")
    return tuple(out)


_BESIDE = 250
"""Characters within which the quantity before may tell of the same thing."""


def _beside(candidate: Candidate, last: Candidate) -> tuple[str, str, str, bool, bool, bool]:
    """What the quantity before it in its paragraph was: both kinds, its rule, whether it is in the sentence, has the unit, is changed.

    Counts have no unit; of them it is whether they are of the same noun.
    """
    q, other = candidate.quantity, last.quantity
    inside = last.sentence is candidate.sentence
    if q.kind == "count" == other.kind:
        noun, before = ((of.noun or "").rpartition(" ")[2].lower() for of in (candidate, last))
        same = same_noun(noun, before)
    else:
        same = other.unit == q.unit
    return other.kind, q.kind, last.rule or "none", inside, same, inside and other.share == "from"


def _names_beside(key: tuple[str, str, str, bool, bool, bool]) -> list[str]:
    other, kind, rule, inside, same, changed = key
    where = "in sentence" if inside else "before"
    out = [f"{other} then {kind} {where}", f"after {rule} {where}"]
    return [*out, *([f"same {'noun' if kind == 'count' else 'unit'} {where}"] if same else []), *(["ends a change"] if changed else [])]


_OTHER: Parts[tuple[str, str, str, bool, bool, bool]] = Parts(_names_beside)


_LASTS = lazy_regex(
    r"""(?<!\w)(
      dröj|tog|tar|tagit|vänta|suttit|funnits|pågå|vara[rt]|förflut|gått|levt|arbetat|bott|haft  # det har dröjt
    | efter|minst|upp\ till  # efter två år
    | fängelse|straff|ålder|utbildning|erfarenhet  # fängelse i två år
    | \w*tid(?:en|er|erna)?(?!\w)  # handläggningstiden
    )""",
    re.VERBOSE,
)
"""What a time is said of: what lasts, what is waited for, what is set."""


_LASTING: Parts[str] = Parts(lambda hit: (f"time of {hit}",))
_LASTING_THEN: Parts[str] = Parts(lambda hit: (f"time, then {hit}",))
_REACH = 160
_CLAUSE = lazy_regex(r"[,;:–]|(?<!\w)(?:som|att|där|eftersom|trots|när|då|medan|men|och|vilket|om|för|än)(?!\w)")
"""What may part a modal verb from a quantity."""


_MODAL: Parts[tuple[tuple[str, ...], str, int]] = Parts(
    lambda key: ([f"modal then {word}" for word in key[0]] or ["modal directly"]) + [f"modal {key[1]} {key[2]}"]
)
"""By what stands between the modal verb and the quantity behind it, the verb, and how far it is away."""
_THEN_MODAL: Parts[tuple[str, ...]] = Parts(lambda words: [f"{word} then modal" for word in words] or ["directly then modal"])


_TO_SAY = (" säga", "\u00a0säga")
"""After "vill": "det vill säga" demands nothing."""


def _modals(lower: str, start: int, end: int) -> list[Part]:
    """Which modal verb stands nearest before and after it, and what stands between."""
    out = []
    last = None
    for hit in SIGNS["modal"].finditer(lower, max(0, start - _REACH), start):
        if not lower.startswith(_TO_SAY, hit.end()):
            last = hit
    if last is not None:
        between = lower[last.end() : start]
        out.append(_MODAL[tuple(dict.fromkeys(_CLAUSE.findall(between))), last[0].partition(" ")[0], min(4, len(between.split()) // 3)])
    following = SIGNS["modal"].search(lower, end, end + _REACH)
    if following is not None and not lower.startswith(_TO_SAY, following.end()):
        out.append(_THEN_MODAL[tuple(dict.fromkeys(_CLAUSE.findall(lower[end : following.start()])))])
    return out


_Form = tuple[str, str, str, str, str, bool, bool, bool, str, bool, bool, str]


def _form(candidate: Candidate) -> _Form:
    """How the quantity is written and how large it is."""
    q = candidate.quantity
    most = q.value if q.value is not None else q.high if q.high is not None else q.low
    return (
        q.kind,
        "more" if most is None else _SIZES[bisect_right(_BOUNDS, abs(most.numerator / most.denominator))],
        q.written,
        candidate.qualifier,
        q.unit,
        q.whole is not None,
        q.high is not None,
        q.opened or q.about,
        q.word[-3:],
        q.assumed,
        q.kind == "count" and bool(candidate.noun) and (candidate.noun or "").startswith("av "),
        candidate.per[0].rpartition(" ")[2] if candidate.per else "",
    )


def _names_of_form(form: _Form) -> list[str]:
    kind, size, written, qualifier, unit, whole, ranged, rounded, word, assumed, some, per = form
    out = [f"size={size} {kind}", f"written={written} {kind}", f"hedge={qualifier}", f"unit={unit}"]
    if whole:
        out.append(f"whole {kind}")
    if ranged:
        out.append(f"range {kind}")
    if rounded:
        out.append("round")
    if word:
        out.append(f"ends {word}")
    if assumed:
        out.append("currency assumed")
    if some:
        out.append("some of them")
    if per:
        out.append(f"per {per}")
    return out


_FORM: Parts[_Form] = Parts(_names_of_form)


def _nearest(side: str, place: int) -> Parts[str]:
    return Parts(lambda word: (f"{side} {place} {word}",))


_NEAR_LEFT = tuple(_nearest("left", place) for place in (1, 2, 3))
_NEAR_RIGHT = tuple(_nearest("right", place) for place in (1, 2))
"""The words next to the quantity, the nearest first."""
_CLASSES = ("fact", "increase", "decrease", "reporting", "study", "allot", "own", "norm", "lasting", "perfect", "more", "less", "spanning")
_CLASSES_OF = {word: [name for name in _CLASSES if word in CLASSES[name]] for name in _CLASSES for word in CLASSES[name]}
_CLASSED = frozenset(_CLASSES_OF)


def _classes(side: str) -> Parts[frozenset[str]]:
    return Parts(lambda words: (f"{side} class {name}" for name in sorted({name for word in words for name in _CLASSES_OF[word]})))


_CLASSES_LEFT, _CLASSES_RIGHT = _classes("left"), _classes("right")
"""The classes of the words further away."""


class _Verbs(dict[str, "tuple[Parts[str], bool] | None"]):
    """By word: None where it is neither verb nor auxiliary, else the evidence by the kind of the quantity, and whether it is a verb."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self._side = side

    def __missing__(self, word: str) -> tuple[Parts[str], bool] | None:
        side, made = self._side, None
        if len(self) >= _MOST_WORDS:
            self.clear()
        if word in _AUXILIARIES:
            made = Parts[str](lambda kind: (f"auxiliary {side}: {word}",)), False
        elif is_verb(word):
            made = Parts[str](lambda kind: (f"verb {side}: {word}", f"verb {side} ends {word[-2:]} {kind}")), True
        self[word] = made
        return made


_MOST_WORDS = 50_000
_VERBS_LEFT, _VERBS_RIGHT = _Verbs("before"), _Verbs("after")


def _verbs(found: list[str], kind: str, verbs: _Verbs, out: list[Part]) -> None:
    """Adds the verb nearest to the quantity, its form, and the auxiliaries on the way to it; `found`: words, the nearest first."""
    for parts, is_last in filter(None, map(verbs.__getitem__, found)):
        out.append(parts[kind])
        if is_last:
            break
