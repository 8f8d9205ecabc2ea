"""Who was named before as the source of a figure whose own sentence names nobody and plainly goes on with what they said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from riksdata.extractors.statistics.attributes.body_names import NAME_BEGINS, name_at
from riksdata.extractors.statistics.attributes.going_on import (
    AT_A_TIME,
    BEFORE_VERB,
    INVERTED,
    NAMES_WORK,
    NEXT_FIGURE,
    OF_SAME_WORK,
    RESULTS,
    WHAT,
)
from riksdata.extractors.statistics.attributes.telling import ADVERBS, MOSTLY_TELL, SHOWN, TELLING_VERBS, S, names_work, verb_end
from riksdata.extractors.statistics.attributes.telling_clause import examines, presents
from riksdata.extractors.statistics.sentence import Sentence, Source
from riksdata.swedish.lazy import lazy_regex

_MOST_BACK = 3
"""Sentences that are looked back over."""
_WORD = lazy_regex(r"[^\W\d_]+")
_STEM = 6
"""Letters in which two words of one topic agree."""
_DEFINITE = ("en", "et", "an", "na", "or", "er")
_EVERYWHERE = (
    *("procent", "miljon", "miljard", "kronor", "svensk", "sverig", "regering", "riksdag", "kommun", "person", "människ", "antalet"),
    *("andelen", "totalt", "landet", "samtid", "dessutom", "statist", "rapport", "undersök", "redovis", "uppgift", "motsvar"),
)
"""How words begin that tell of no topic."""
_COMMENTS = ("det ", "detta ", "denna ", "det\u00a0")
"""How a sentence begins that says what a figure means."""
_TURNS = frozenset(
    (
        *(
            "verkligheten",
            "trots",
            "frågan",
            "dock",
            "alltså",
            "annorlunda",
            "anledningen",
            "enligt",
            "utifrån",
            "men",
            "däremot",
            "tyvärr",
        ),
        *(
            "utskottet",
            "statsrådet",
            "ministern",
            "finansministern",
            "jag",
            "vi",
            "vår",
            "våra",
            "bör",
            "ska",
            "skall",
            "skulle",
            "måste",
            "får",
        ),
        *("problemet", "behöver", "behövs", "prop", "sou", "ds", "förslaget", "föreslår", "motion", "regeringen", "därför"),
    )
)
"""Words of a sentence that turns away from a work, or says something for itself."""
_CORRESPONDING = lazy_regex(rf"(?<!\w)motsvarande{S}(?:siffr|andel|antal)")
_OWN = frozenset(("vi", "jag", "vår", "vårt", "våra", "regeringen", "utskottet", "ministern", "statsrådet"))
"""Words of a sentence that says something for itself."""
_FIGURES = rf"""
    (?<![\w/:\[])(?!(?:19|20)\d\d(?!\d))\d|procent|hälften|(?:tredje|fjärde|femte|tion)del(?!\w)     # tredjedel
    |(?<!\w)(?:var{S}(?:tredje|fjärde|femte|tionde)|varannan|av{S}tio)                       # var tredje
    |statistik|siffror|mätning
"""
_WORKS = "undersökning|enkät|studie|stickprov|granskning|kartläggning|inventering|rapport|artikel|reportage|avslöja"
_WORK_KIND = lazy_regex("undersökning|enkät|studie|granskning|kartläggning|inventering|rapport|utvärdering|prognos|uppföljning|mätning")
_WORK_REACH = 60
_OF = frozenset(("i", "av", "enligt", "utifrån"))
"""How a sentence begins that `OF_SAME_WORK` matches."""
_SURVEY = lazy_regex("undersökning|enkät|studie|stickprov|granskning|kartläggning|inventering")
_HAS = lazy_regex(rf"(?:har|hade){S}(?:(?:{ADVERBS}){S})?")
_EXAMINING = frozenset(
    ("granskat", "granskade", "undersökt", "undersökte", "studerat", "studerade", "kartlagt", "kartlade", "intervjuat", "inventerat")
)
_TOLD_BY = SHOWN.union(TELLING_VERBS)
_REPORTING = frozenset(
    ("rapporterar", "rapporterade", "visar", "visade", "visat", "redovisar", "redovisade", "redovisat", "avslöjar", "avslöjade")
)
_ACCORDING = ("enligt ", "enligt\u00a0")
_JOINTS = ("-", ":", "’")
"""What joins words of a sentence to one."""
_HOLDS_FIGURES = lazy_regex(_FIGURES, re.X)
_SURVEYS = lazy_regex(rf"{_FIGURES}|{_WORKS}|(?<!\w)(?:har|hade){S}(?:studerat|granskat|undersökt|kartlagt|intervjuat)(?!\w)", re.X)


def told_before(sentence: Sentence, named_in: Callable[[Sentence], list[Source]]) -> str | None:
    """The one whom `named_in` finds in the sentence that a sentence without a source goes on with; none where there are several."""
    for back in range(_MOST_BACK):
        same_work = _same_work(sentence)
        next_figure = None if same_work else _next_figure(sentence)
        if not same_work and next_figure is None and _goes_on_in_time(sentence):
            next_figure = _HOLDS_FIGURES
        if not same_work and next_figure is None and back == 0 and _more_of_the_work(sentence):
            next_figure = _HOLDS_FIGURES
        if not same_work and (next_figure is None or not _OWN.isdisjoint(sentence.words)):
            return None
        before = sentence.earlier or _before_paragraph(sentence, same_work=same_work)
        if before is None:
            return None
        if next_figure and not next_figure.search(before.lower) and not _says_what(before):
            return None
        names = _names(before, named_in, of_work=same_work)
        if names:
            return names.pop() if len(names) == 1 else None
        if same_work and back == 0 and (maker := _maker_further_back(sentence, before, named_in)):
            return maker
        sentence = before
    return None


def _names(sentence: Sentence, named_in: Callable[[Sentence], list[Source]], *, of_work: bool) -> set[str]:
    return {source.name for source in sentence.sources(named_in)} or set(_presenting(sentence, of_work=of_work))


def _maker_further_back(sentence: Sentence, before: Sentence, named_in: Callable[[Sentence], list[Source]]) -> str | None:
    """Who made the work that a sentence takes up by its kind ("Enligt rapporten"), where that is told further back and no other since."""
    kind = _WORK_KIND.search(sentence.lower, 0, _WORK_REACH)
    for _ in range(_MOST_BACK - 1):
        if kind is None or kind[0] in before.lower or (earlier := before.earlier) is None:
            return None  # a work of that kind that nobody is named for
        before = earlier
        if kind[0] in before.lower:
            names = _names(before, named_in, of_work=True)
            return names.pop() if len(names) == 1 else None
    return None


def _says_what(sentence: Sentence) -> bool:
    """Whether somebody says something in a sentence that tells no figures ("rapporterar Ekot att", "Enligt en studie från SCB")."""
    reports = not sentence.words.isdisjoint(_REPORTING)
    if reports and "att" in sentence.words:
        return True
    return (reports or sentence.lower.lstrip().startswith(_ACCORDING)) and names_work(sentence)


def _same_work(sentence: Sentence) -> bool:
    """Whether a sentence tells more of a work or body named before: "rapporten visar", "vidare framgår att"."""
    lower, words = sentence.lower, sentence.words
    if not words.isdisjoint(_OF) and OF_SAME_WORK.match(lower):
        return True
    if _may_name_work(lower) and NAMES_WORK.search(lower):
        return True
    if RESULTS.match(lower) or INVERTED.match(lower):
        return True
    if words.isdisjoint(_TOLD_BY) and not any(map(lower.__contains__, _JOINTS)):
        return False  # nearly all: no verb that tells, alone or joined to another word
    subject = BEFORE_VERB.match(lower)
    if subject is None:
        return False
    has = _HAS.match(lower, subject.end())
    word = _WORD.match(lower, has.end() if has else subject.end())
    told = word.end() if word and word[0] in SHOWN else verb_end(lower, word.start() if word else subject.end(), "tells")
    return told is not None and (subject["told"] is None or lower.startswith("att", told - 3) or WHAT.match(lower, told) is not None)


def _may_name_work(lower: str) -> bool:
    """Whether a word stands in a sentence that each match of `NAMES_WORK` has; few have one, and it is told sooner than by the pattern."""
    return "enligt" in lower or "ningen" in lower or "enkäten" in lower or "studien" in lower


def _next_figure(sentence: Sentence) -> re.Pattern[str] | None:
    """What the sentence before must hold where this one sets one more figure beside it; none where it does not."""
    beside = NEXT_FIGURE.match(sentence.lower)
    if beside:
        return _HOLDS_FIGURES if beside["count"] else _SURVEYS
    return _HOLDS_FIGURES if "motsvarande" in sentence.words and _CORRESPONDING.search(sentence.lower) else None


def _before_paragraph(sentence: Sentence, *, same_work: bool) -> Sentence | None:
    """The last sentence of the paragraph before, where this one begins one and names its work, or is on a survey told there."""
    before = sentence.last_of_paragraph_before
    if before is None or same_work:
        return before
    return before if _SURVEY.search(before.lower) and _same_topic(sentence, before) else None


def _goes_on_in_time(sentence: Sentence) -> bool:
    """Whether a sentence tells, for a time, of what the one before told ("I fjol minskade utsläppen" after "statistik över utsläppen")."""
    return AT_A_TIME.match(sentence.lower) is not None and _same_topic(sentence, sentence.earlier)


def _more_of_the_work(sentence: Sentence) -> bool:
    """Whether a sentence tells one more figure of the work that the one before names: on its topic, and nobody else says it."""
    words = sentence.words
    if not (words.isdisjoint(_TURNS) and words.isdisjoint(MOSTLY_TELL)) or sentence.is_question:
        return False
    if sentence.lower.lstrip().startswith(_COMMENTS):
        return False
    before = sentence.earlier
    if before is None or not names_work(before) or not _same_topic(sentence, before):
        return False
    names = {name for begins in NAME_BEGINS.finditer(sentence.text) if (name := name_at(sentence.text, begins.start(), evident=True))}
    return all(name in before.text for name, _ in names)


def _same_topic(sentence: Sentence, before: Sentence | None) -> bool:
    """Whether a sentence has a word in common with the one before, in any form, that tells of a topic."""
    if before is None:
        return False
    told = {word[:_STEM] for word in before.words if len(word) > _STEM}
    if any(word[:_STEM] in told for word in sentence.words if len(word) > _STEM and not word.startswith(_EVERYWHERE)):
        return True
    return _ends_alike(before.words, sentence.words) or _ends_alike(sentence.words, before.words)  # "i skolan", "i grundskolan"


def _ends_alike(words: frozenset[str], longer: frozenset[str]) -> bool:
    """Whether a noun among the words, in the definite, ends one of the longer words."""
    heads = tuple(word for word in words if len(word) >= _STEM and word.endswith(_DEFINITE) and not word.startswith(_EVERYWHERE))
    return bool(heads) and any(word.endswith(heads) for word in longer)


def _presenting(sentence: Sentence, *, of_work: bool) -> Iterator[str]:
    """Who presents a work in a sentence that tells no figures of it ("Skolverket kom i går med en rapport"), or has examined something.

    `of_work`: whether the sentence that follows names the work or the body.
    """
    if not names_work(sentence) and _EXAMINING.isdisjoint(sentence.words):
        return
    end = 0
    for begins in NAME_BEGINS.finditer(sentence.text):
        found = name_at(sentence.text, begins.start(), evident=True) if begins.start() >= end else None
        if found is None:
            continue
        end = found[1]
        if examines(sentence.text, begins.start(), found[1]) or (of_work and presents(sentence.text, begins.start(), found[1])):
            yield found[0]
