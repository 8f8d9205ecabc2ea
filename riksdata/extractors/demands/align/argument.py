"""Which passage argues for a yrkande: the paragraph that restates it, its section, and where the passage begins.

The wording of each yrkande is aligned with the paragraphs of the argument (`paragraphs`), and the order of the yrkanden is kept where the
words leave it open.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from riksdata.extractors.demands.align.fragment import evidence, is_cut_off, is_taken_up
from riksdata.extractors.demands.align.paragraphs import Aligner, Candidate, ranker
from riksdata.extractors.demands.align.relatives import bag_of
from riksdata.swedish.lazy import lazy_regex
from riksdata.text.document import Paragraph, TextDocument
from riksdata.text.lines import LIST_MARKS
from riksdata.text.spans import Span

_MIN_SHARE = 0.04
"""Where no paragraph holds this share of a yrkande's weight it counts as never taken up."""
_FRAGMENT = 100
_RELATED = 0.08
_NEIGHBOURS = 4
_COMPARED = 12
"""Other yrkanden that a paragraph of the introduction is compared with."""
_OWN_PASSAGES = 3
"""Closing paragraphs from which on a text without headings is read as one passage a yrkande after an introduction."""
_FOLLOWS = lazy_regex(
    r"""
    [a-zåäö]
    |(?i:
        därför|därmed|detta|dessa|denna|således|alltså|följaktligen|trots\s+detta  # trots detta
        |(?:mot\s+bakgrund\s+av|för\s+att|med\s+anledning\s+av|av|i|mot)\s+        # mot bakgrund av
        (?:detta|denna|dessa|den\s+här)                                            # detta
        |mot\s+den\s+bakgrunden                                                    # mot den bakgrunden
        |av\s+det\s+skälet                                                         # av det skälet
        |mot\s+bakgrund\s+av\s+ovan\w*                                             # mot bakgrund av ovan
    )
    \b
    """,
    re.X,
)
"""How a paragraph opens that goes on with what the one before it said."""
_GENERIC_HEADING = lazy_regex(r"(?:\d{1,2}[.)]?\s*)?(?:motivering|motivation)[.:]?$", re.I)
_BUDGET = lazy_regex(r"(?:att\s+)?riksdagen\s+(?:anvisar|anslår)\b", re.I)
_OF_GRANT = lazy_regex(r"\b(?:(?P<more>ökat|ökade|höjt|utökat)|(?P<less>minskat|minskade|sänkt))\s(?:[^\W\d_]+\s){0,4}anslag", re.I)
_GRANT_STEP = lazy_regex(
    r"""
    [^.]{0,60}\banslag(?:et)?\b[^.]{0,60}\b                           # anslaget
    (?:(?P<more>ökas?|ökar|höjs)|(?P<less>minskas?|minskar|sänks))\s  # ökas
    (?:[^.\d]{0,20}\s)?med\s[^.\d]{0,20}\d                            # med 1
    """,
    re.I | re.X,
)
"""A paragraph that opens with what a grant changes by: "Anslaget ökas med 40 miljoner kronor för …"."""
_NAMED_GRANT = lazy_regex(r"\banslag(?:et|en)?\s+(?:\d{1,2}\s+)?(\d{1,2}:\d{1,2})(?![\d:])", re.I)
"""The number that a grant has in the budget: "anslaget 4:2 Sysselsättningsskapande åtgärder"."""
_NAMED_SECTION = lazy_regex(r"\bavsnitt(?:et)?\s+(\d{1,2}(?:\.\d{1,2})*)\s+i\s+(?:denna\s+)?motion(?:en)?\b", re.I)
"""The number of a section of the motion itself: "framgår av avsnitt 2 i motionen"."""
_NUMBER_OF_SECTION = lazy_regex(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")
_NUMBER_OF_GRANT = lazy_regex(r"(?<![\d:/])\d{1,2}:\d{1,2}(?![\d:])")
_CAPTION = lazy_regex(r"(?:tabell|figur|diagram|källa|not)\b[^.]{0,12}\d*[:. ]", re.I)
_SIGNATURE = lazy_regex(r"[^\n.!?]{2,70}\([A-ZÅÄÖa-zåäö]{1,4}\)\s*$")


@dataclass(frozen=True, slots=True)
class Argument:
    """The passage that argues for a yrkande. `closing` is the paragraph that restates it, `sentence` its sentence that does so best."""

    section: str | None
    start: int
    closing: Span
    sentence: Span
    coverage: float
    """Share of the yrkande's weight that the sentence holds, 0 to 1."""
    asks: int
    """Whether the sentence, or the one beside it, asks for something: 2 a proposal of the writer's, 1 a word of need, 0 no."""


def find_arguments(document: TextDocument, texts: Sequence[str], block: Span) -> list[Argument | None]:
    """The argument of each yrkande, None where the document never takes it up.

    `texts`: the yrkanden's wording without formula; `block`: where they stand.
    """
    paragraphs = body(document, block)
    if not paragraphs or not texts:
        return [None] * len(texts)
    aligner = Aligner(document, paragraphs, [bag_of(t) for t in texts])
    chosen = choose(aligner, texts, candidates_of(aligner, texts))
    first = paragraphs[0].start
    if is_cut_off(document, block, first):
        kept = [
            c and (of_whole_area(texts[k]) or is_taken_up(evidence(aligner, chosen, k, ends_cut=first > block.start)))
            for k, c in enumerate(chosen)
        ]
        chosen = [c if keep else None for c, keep in zip(chosen, kept, strict=True)]
    return passages(aligner, chosen)


def of_whole_area(text: str) -> bool:
    """Whether a yrkande grants the money of a whole area: each section of substance argues for it, whatever its words."""
    return _BUDGET.match(text) is not None


def candidates_of(aligner: Aligner, texts: Sequence[str]) -> list[list[Candidate]]:
    """The paragraphs that may close the argument of each yrkande."""
    return [
        aligner.budget() if of_whole_area(text) else _under_its_heading(aligner, text, aligner.candidates(k))
        for k, text in enumerate(texts)
    ]


def _under_its_heading(aligner: Aligner, text: str, found: list[Candidate]) -> list[Candidate]:
    """Of a yrkande that names a grant or a section of the motion by its number: the candidates under the heading with it, if any."""
    if not any(map(str.isdigit, text)):
        return found  # nearly all, and sooner told than by the two patterns
    grants = {hit[1] for hit in _NAMED_GRANT.finditer(text)}
    numbered = {hit[1] for hit in _NAMED_SECTION.finditer(text)}
    if not grants and not numbered:
        return found
    headings = {p.section: aligner.document.sections[p.section].heading for p in aligner.paragraphs if p.section is not None}
    sections = {
        section
        for section, heading in headings.items()
        if not grants.isdisjoint(_NUMBER_OF_GRANT.findall(heading)) or ((own := _NUMBER_OF_SECTION.match(heading)) and own[1] in numbered)
    }
    if not sections:
        return found
    inside = [c for c in found if aligner.paragraphs[c.paragraph].section in sections]
    return inside or aligner.about_money(sections)


def choose(aligner: Aligner, texts: Sequence[str], choices: list[list[Candidate]]) -> list[Candidate | None]:
    """The closing paragraphs that go best together, one a yrkande."""
    if len(texts) == 1 and not any(c.share >= _MIN_SHARE for c in choices[0]):
        choices = [aligner.last_asking()]
    chosen = _in_order(choices, aligner.held.alike())
    return [c and _last_step(aligner, text, c) for c, text in zip(chosen, texts, strict=True)]


def _last_step(aligner: Aligner, text: str, chosen: Candidate) -> Candidate:
    """For a changed grant that the section gives in steps, a paragraph each: the last step of a row that goes the way of the yrkande."""
    way = _OF_GRANT.search(text) if "anslag" in text.lower() else None
    if way is None or not way.lastgroup:
        return chosen
    paragraphs, masked = aligner.paragraphs, aligner.document.masked
    at = last = chosen.paragraph
    while at < len(paragraphs) and paragraphs[at].section == paragraphs[last].section:
        step = _GRANT_STEP.match(masked, paragraphs[at].start, paragraphs[at].end)
        if step is None:
            break
        last = at if step.lastgroup == way.lastgroup else last
        at += 1
    if last == chosen.paragraph:
        return chosen
    p = paragraphs[last]
    return Candidate(last, chosen.score, Span(p.start, p.end), chosen.coverage, chosen.asks, chosen.share)


def body(document: TextDocument, block: Span) -> list[Paragraph]:
    """The paragraphs of the argument: those after the yrkanden, or before them where they end the text."""
    masked = document.masked

    def usable(p: Paragraph) -> bool:
        if p.is_heading or p.end - p.start <= 30 or masked.find("\t", p.start, p.end) >= 0:
            return False
        if p.end - p.start < 3 * _FRAGMENT and _CAPTION.match(masked, p.start, p.end):
            return False
        return p.end - p.start > _FRAGMENT or (masked[p.end - 1] in '.!?:”"' and not _SIGNATURE.match(masked, p.start, p.end))

    after = [p for p in document.paragraphs if p.start >= block.end and usable(p)]
    if sum(p.end - p.start for p in after) >= 120:
        return after
    return [p for p in document.paragraphs if p.end <= block.start and usable(p)]


def _in_order(choices: list[list[Candidate]], alike: list[float]) -> list[Candidate | None]:
    """One candidate a yrkande, the best together: going back in the text costs a little, so that order decides where words do not.

    `alike`: how much of each yrkande's words the one before it shares, 0 to 1; those that share much may share a paragraph.
    """
    steps = ranker()
    table: list[list[tuple[float, int]]] = []
    options: list[list[Candidate | None]] = []
    for row, shared in zip(choices, alike, strict=True):
        good: list[Candidate | None] = [c for c in row if c.share >= _MIN_SHARE]
        options.append(good or [None])
        line = []
        same = steps["same paragraph"] * (1 - shared)
        for c in options[-1]:
            base = c.score if c else 0.0
            if not table:
                line.append((base, -1))
                continue
            if c is None:
                gains = [gain for gain, _ in table[-1]]
            else:
                gains = [
                    gain - (step_cost(c.paragraph - before.paragraph) if before.paragraph != c.paragraph else same) if before else gain
                    for (gain, _), before in zip(table[-1], options[-2], strict=True)
                ]
            best = max(gains)
            line.append((best + base, gains.index(best)))
        table.append(line)
    if not table:
        return []
    chosen: list[Candidate | None] = []
    at = max(range(len(table[-1])), key=lambda j: (table[-1][j][0], -j))
    for k in range(len(table) - 1, -1, -1):
        chosen.append(options[k][at])
        at = table[k][at][1]
    return chosen[::-1]


@lru_cache(maxsize=10_000)
def step_cost(ahead: int) -> float:
    """What it costs to go on by some paragraphs from one yrkande's to the next one's: nothing to the paragraph after, most to go back."""
    steps = ranker()
    return steps["step ahead"] * math.log(ahead) if ahead > 0 else steps["step back"] + steps["step ahead"] * math.log(-ahead)


def passages(aligner: Aligner, chosen: list[Candidate | None]) -> list[Argument | None]:
    """The passage of each yrkande, from its closing paragraph."""
    closed: dict[int, list[int]] = {}
    for order, c in enumerate(chosen):
        if c:
            closed.setdefault(c.paragraph, []).append(order)
    closings = sorted(closed)
    introduced = _introductions(aligner)
    out: list[Argument | None] = []
    for order, c in enumerate(chosen):
        if c is None:
            out.append(None)
            continue
        p = aligner.paragraphs[c.paragraph]
        section = _section_name(aligner.document, p)
        place = bisect_left(closings, c.paragraph)
        if place == 0 and section is None and len(closings) >= _OWN_PASSAGES and _introduces(aligner, order):
            others = [k for at in closings[1:] for k in closed[at][:_NEIGHBOURS]]
            first = _go_back(aligner, order, c.paragraph, -1, others[:_COMPARED])
        else:
            around = [k for at in (place - 1, place + 1) if 0 <= at < len(closings) for k in closed[closings[at]][:_NEIGHBOURS]]
            first = _passage_start(aligner, order, c.paragraph, closings[place - 1] if place else -1, around)
        first = min(first, introduced.get(c.paragraph, first))
        start, closing = aligner.paragraphs[first].start, Span(p.start, p.end)
        out.append(Argument(section, start, closing, c.sentence, c.coverage, c.asks))
    return out


def _passage_start(aligner: Aligner, order: int, closing: int, bound: int, around: list[int]) -> int:
    """The first paragraph of the section, or of the passage about this yrkande where the section has closed another one before.

    `bound`: the previous closing paragraph, -1 for none. After it, paragraphs belong to the passage as long as they have more to do with
    this yrkande than with those closed next to it (`around`).
    """
    paragraphs = aligner.paragraphs
    section = paragraphs[closing].section
    if bound >= 0 and paragraphs[bound].section == section:
        return _go_back(aligner, order, closing, bound, around)
    first = closing
    while first > bound + 1 and paragraphs[first - 1].section == section:
        first -= 1
    return first


def _introductions(aligner: Aligner) -> dict[int, int]:
    """Of each item of a list the paragraph of its section that introduces it ("Regeringen bör därför: | – införa … | – se över …").

    None of what is no item of a list, or of one that nothing introduces.
    """
    paragraphs, text = aligner.paragraphs, aligner.document.masked
    found: dict[int, int] = {}
    for at in range(1, len(paragraphs)):
        before, own = paragraphs[at - 1], paragraphs[at]
        if own.section != before.section or own.end - own.start > _LONGEST_ITEM or not _ITEM.match(text, own.start):
            continue
        if at - 1 in found:
            found[at] = found[at - 1]
        elif text[before.start : before.end].rstrip().endswith(":"):
            found[at] = at - 1
    return found


_ITEM = lazy_regex(rf"(?:[─{LIST_MARKS}]|\(?[a-z\d]{{1,2}}[.)])[ \u00a0\t]")
"""How an item of a list begins."""
_LONGEST_ITEM = 250
"""Characters of an item that is one of a list, and no paragraph with a number."""


def _introduces(aligner: Aligner, order: int) -> bool:
    """Whether a text without headings opens with words for all its yrkanden: its first paragraph is not most of all about this one."""
    own = aligner.held.share(0, order)
    return any(aligner.held.share(0, other) >= own for other in range(min(len(aligner.wanted), _COMPARED)) if other != order)


def _go_back(aligner: Aligner, order: int, closing: int, bound: int, around: list[int]) -> int:
    """The first of the paragraphs before a closing one that belong with it: by their words, or since the one after goes on with them."""
    paragraphs, masked = aligner.paragraphs, aligner.document.masked
    first = closing
    while first > bound + 1:
        if not _FOLLOWS.match(masked, paragraphs[first].start):
            own = aligner.held.share(first - 1, order)
            if own < _RELATED or any(aligner.held.share(first - 1, other) > own for other in around):
                break
        first -= 1
    return first


def _section_name(document: TextDocument, p: Paragraph) -> str | None:
    """The heading above; None where the text has no headings but "Motivering"."""
    if p.section is None:
        return None
    heading = document.sections[p.section].heading
    if _GENERIC_HEADING.match(heading) and not _has_topics(document, p):
        return None
    return heading


def _has_topics(document: TextDocument, p: Paragraph) -> bool:
    """Whether the argument has headings of its own below "Motivering"."""
    sections = document.sections
    assert p.section is not None
    return any(not _GENERIC_HEADING.match(s.heading) and not _ends_text(document, s.start) for s in sections[p.section + 1 :])


def _ends_text(document: TextDocument, start: int) -> bool:
    return not document.masked[start:].strip()
