"""The named evidence by which a model decides whether a quantity is a statistic: its form, the rule against it, the words around it.

Each piece of evidence is a short name that is there or not; what it weighs is learned (`weights.tsv`). Nothing is looked for twice: the
signs of the sentence are those that the rules have found.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from riksdata.extractors.statistics.attributes.phrase_edges import VERBS, is_verb
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.decide.model import stems_of
from riksdata.extractors.statistics.sentence import NO_SENTENCE, Sentence
from riksdata.extractors.statistics.vocabulary import CLASSES, words
from riksdata.extractors.statistics.wordings import SIGNS, signs_in
from riksdata.text.document import TextDocument

_LEFT, _RIGHT = 90, 70
"""Characters before and after a quantity that are looked at."""
_WORD = re.compile(r"[^\W\d_]+|[,.;:()?!–§%]|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d/:])(?:19|20)\d\d(?![\d/:])")
_AUXILIARIES = words("auxiliary", "modal") | {"inte"}
_SECTIONS = (
    ("budget", re.compile(r"anslag|utgiftsområde|budget|ram(?:ar|en)?\b|skatt|finansiering|satsning")),
    ("decision", re.compile(r"förslag till|riksdagsbeslut|lag om ändring")),
    ("opinion", re.compile(r"ställningstagande|reservation|särskilda? yttrand|överväganden|motivering")),
    ("motions", re.compile(r"motion")),
    ("bill", re.compile(r"proposition|skrivelse|förslag")),
    ("law", re.compile(r"gällande|lag|regler|rätt\b")),
    ("background", re.compile(r"bakgrund|inledning|utveckling|resultat|statistik|uppgifter|uppföljning")),
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
        self._sections: dict[int, str] = {}
        self._last: tuple[int, int, str] = (0, 0, "")
        self._of_sentence: tuple[Sentence, list[str]] = (NO_SENTENCE, [])
        self.shared = ["bias", f"doc={document.doc_type}", *(["budget"] if budget else [])]

    def of_sentence(self, sentence: Sentence) -> list[str]:
        """The evidence that all candidates of a sentence share, told once for those that follow one another."""
        if self._of_sentence[0] is not sentence:
            self._of_sentence = (sentence, _of_sentence(sentence))
        return self._of_sentence[1]

    def section(self, place: int) -> str:
        """The kind of the section that holds a place of the document's text."""
        start, end, kind = self._last
        if start <= place < end:
            return kind
        section = self._document.section_at(place)
        if section is None:
            return "none"
        title = section.heading.lower()
        kind = next((name for name, pattern in _SECTIONS if pattern.search(title)), "other")
        self._last = (section.start, section.end, kind)
        return kind


def topic(sentence: Sentence) -> list[str]:
    """What a sentence speaks of: its words and their beginnings, evidence about all its candidates, which `model.of_topic` weighs."""
    stems = [f"stem: {stem}" for stem in stems_of(sentence.words)]
    return [*(f"word: {word}" for word in sentence.words), *stems, *(["word: §"] if "§" in sentence.text else [])]


def evidence(candidate: Candidate, around: Surroundings, place: int, last: Candidate | None = None) -> list[str]:
    """The names of the evidence about a candidate, whose place in the document's text is given; `last`: the one weighed before it."""
    q, sentence = candidate.quantity, candidate.sentence
    lower = sentence.lower
    start, end = candidate.q_start, candidate.q_end
    rule = candidate.rule or "none"
    out = [*around.shared, f"kind={q.kind}", f"rule={rule}", f"rule={rule} kind={q.kind}", f"section={around.section(place)}"]
    out += _form(candidate)
    if last is not None and candidate.start - last.quantity.end < _BESIDE:
        out += _beside(candidate, last)
    left, right = lower[max(0, start - _LEFT) : start], lower[end : end + _RIGHT]
    before, after = _WORD.findall(left), _WORD.findall(right)
    out += [f"{name} {kind}" for name, kind in _near_words(before, after)]
    out += _verbs(before, after, q.kind)
    out += _signs(sentence, start, end, left, right)
    if q.kind == "time":
        out += _lasting(left, right)
    if "modal" in sentence.signs:
        out += _modals(lower, start, end)
    out += around.of_sentence(sentence)
    if start < 3:
        out.append("begins sentence")
    if candidate.noun:
        out += [f"noun ends {candidate.noun[-2:].lower()}", "noun capital" if candidate.noun[0].isupper() else "noun"]
    else:
        out.append("no noun")
    return out


def _of_sentence(sentence: Sentence) -> list[str]:
    """What kind of sentence it is, and what the one before it does."""
    lower = sentence.lower
    out = [f"{sign} in the sentence before" for sign in _LEADING if sign in sentence.lead_signs]
    if sentence.is_question:
        out.append("question")
    if len(lower) < 60:
        out.append("short sentence")
    if not lower.endswith((".", "?", "!", ":", "”", '"', ")")):
        out.append("no stop")
    if lower[:1] in "–-•":
        out.append("list item")
    if _YEAR.search(lower):
        out.append("year in sentence")
    return out


def _signs(sentence: Sentence, start: int, end: int, left: str, right: str) -> list[str]:
    """Which signs stand before the quantity, after it, or elsewhere in its sentence; `left`, `right`: what is looked at there."""
    signs = [sign for sign in sentence.signs if sign in SIGNS]
    if not signs:
        return []
    lower, out = sentence.lower, []
    before, after = signs_in(left), signs_in(right)
    for sign in signs:
        if sign in before and SIGNS[sign].search(lower, max(0, start - _LEFT), start):
            out.append(f"{sign} before")
        elif sign in after and SIGNS[sign].search(lower, end, end + _RIGHT):
            out.append(f"{sign} after")
        elif sentence.shows(sign):
            out.append(f"{sign} in sentence")
    return out


_BESIDE = 250
"""Characters within which the quantity before may tell of the same thing."""


def _beside(candidate: Candidate, last: Candidate) -> list[str]:
    """What the quantity before it in its paragraph was."""
    q, other = candidate.quantity, last.quantity
    where = "in sentence" if last.sentence is candidate.sentence else "before"
    out = [f"{other.kind} then {q.kind} {where}", f"after {last.rule or 'none'} {where}"]
    if other.unit == q.unit and other.kind != "count":
        out.append(f"same unit {where}")
    if other.share == "from" and where == "in sentence":
        out.append("ends a change")
    return out


_LASTS = re.compile(
    r"""(?<!\w)(
      dröj|tog|tar|tagit|vänta|suttit|funnits|pågå|vara[rt]|förflut|gått|levt|arbetat|bott|haft  # det har dröjt
    | efter|minst|upp\ till  # efter två år
    | fängelse|straff|ålder|utbildning|erfarenhet  # fängelse i två år
    | \w*tid(?:en|er|erna)?(?!\w)  # handläggningstiden
    )""",
    re.VERBOSE,
)
"""What a time is said of: what lasts, what is waited for, what is set."""


def _lasting(left: str, right: str) -> list[str]:
    return [f"time of {hit}" for hit in set(_LASTS.findall(left))] + [f"time, then {hit}" for hit in set(_LASTS.findall(right))]


_LEADING = ("modal", "proposal", "allotted", "budget", "grants", "own", "past", "shown")
_REACH = 160
_CLAUSE = re.compile(r"[,;:–]|(?<!\w)(?:som|att|där|eftersom|trots|när|då|medan|men|och|vilket|om|för|än)(?!\w)")
"""What may part a modal verb from a quantity."""


def _modals(lower: str, start: int, end: int) -> list[str]:
    """Which modal verb stands nearest before and after it, and what stands between."""
    out = []
    last = None
    for last in SIGNS["modal"].finditer(lower, max(0, start - _REACH), start):  # noqa: B007
        pass
    if last is not None:
        between = lower[last.end() : start]
        parts = list(dict.fromkeys(_CLAUSE.findall(between)))
        out += [f"modal then {part}" for part in parts] or ["modal directly"]
        out.append(f"modal {last[0].partition(' ')[0]} {min(4, len(between.split()) // 3)}")
    following = SIGNS["modal"].search(lower, end, end + _REACH)
    if following is not None:
        parts = list(dict.fromkeys(_CLAUSE.findall(lower[end : following.start()])))
        out += [f"{part} then modal" for part in parts] or ["directly then modal"]
    return out


def _form(candidate: Candidate) -> list[str]:
    """How the quantity is written and how large it is."""
    q = candidate.quantity
    most = q.value if q.value is not None else q.high if q.high is not None else q.low
    size = "more" if most is None else _SIZES[bisect_right(_BOUNDS, abs(float(most)))]
    out = [f"size={size} {q.kind}", f"written={q.written} {q.kind}", f"hedge={candidate.qualifier}", f"unit={q.unit}"]
    if q.whole is not None:
        out.append(f"whole {q.kind}")
    if q.high is not None:
        out.append(f"range {q.kind}")
    if q.opened or q.about:
        out.append("round")
    if q.word:
        out.append(f"ends {q.word[-3:]}")
    if q.assumed:
        out.append("currency assumed")
    if candidate.noun and q.kind == "count" and candidate.noun.startswith("av "):
        out.append("some of them")
    if candidate.per:
        out.append(f"per {candidate.per[0].rpartition(' ')[2]}")
    return out


def _near_words(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """The words next to it, and the classes of words further away."""
    out = [(f"left {k}", word) for k, word in zip((1, 2, 3), reversed(before), strict=False)]
    out += [(f"right {k}", word) for k, word in zip((1, 2), after, strict=False)]
    for side, found in (("left", before[-10:]), ("right", after[:8])):
        out += [(f"{side} class", name) for name in {name for word in found if word in _CLASSES_OF for name in _CLASSES_OF[word]}]
    return out


_CLASSES = ("fact", "increase", "decrease", "reporting", "study", "allot", "own", "norm", "lasting", "perfect", "more", "less", "spanning")


_CLASSES_OF = {word: [name for name in _CLASSES if word in CLASSES[name]] for name in _CLASSES for word in CLASSES[name]}


def _verbs(before: list[str], after: list[str], kind: str) -> list[str]:
    """The verbs nearest before and after it, and their forms."""
    out = []
    for side, found in (("before", reversed(before)), ("after", iter(after))):
        for word in found:
            if word in _AUXILIARIES:
                out.append(f"auxiliary {side}: {word}")
            elif is_verb(word) or word in VERBS:
                out += [f"verb {side}: {word}", f"verb {side} ends {word[-2:]} {kind}"]
                break
    return out
