"""What is counted or measured by the words about a figure: its noun, the phrase behind or before it, the subject of its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riksdata.extractors.statistics.attributes import (
    comparisons,
    groups,
    lengths,
    money,
    no_whole,
    parts_of_told,
    phrase_before,
    prepositions_after,
    subject_of_verb,
    words_before_verb,
)
from riksdata.extractors.statistics.attributes.beside_another import beside_another, elliptic
from riksdata.extractors.statistics.attributes.clauses import own
from riksdata.extractors.statistics.attributes.noun_phrase import DASHES
from riksdata.extractors.statistics.attributes.noun_words import adjective
from riksdata.extractors.statistics.attributes.phrase_edges import is_source
from riksdata.extractors.statistics.attributes.said import after, said
from riksdata.extractors.statistics.candidates import Candidate
from riksdata.extractors.statistics.quantity.types import PARTS, SHARES
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"


def about_figure(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """What is counted or measured: the phrase after the figure, that of the figure it is joined to, or what its sentence speaks of."""
    decided, found = _by_its_words(plain, candidate, previous, told)
    if decided:
        return found
    return _right_before(plain, candidate, previous) or _in_sentence(plain, candidate, previous, told)


def _by_its_words(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> tuple[bool, str | None]:
    """Whether the figure's own words decide, and what they say: its noun, what is measured by its unit, the phrase behind it."""
    q = candidate.quantity
    if q.kind == "percent" and plain.endswith("procenten", 0, q.end) and (behind := said(plain, candidate)):
        return True, behind  # "de 10 procenten som inte har …"
    if q.kind in SHARES and (aside := _ASIDE_OF.match(plain, q.end)) and (phrase := prepositions_after.of_phrase(plain, aside.end())[0]):
        return True, phrase
    lasts = q.kind == "time" or (q.unit in ("min", "s") and candidate.noun is None)
    if lasts and (lasting := lengths.of_time(plain, candidate)):
        return True, lasting
    if candidate.noun and q.kind == "physical" and candidate.noun in lengths.DIMENSIONS:
        return True, lengths.of_dimension(plain, candidate, previous)
    if candidate.noun and q.kind in SHARES and (whose := no_whole.of_subject(candidate)):
        return True, whose
    if q.kind == "count" and candidate.noun == "poäng" and (level := lengths.named_level(candidate)):
        return True, level
    if candidate.noun and q.kind in ("count", "fraction", "percent", "physical"):
        return True, candidate.noun
    if q.kind == "fraction" and q.whole is not None and (phrase := prepositions_after.of_phrase(plain, q.end)[0]):
        return True, phrase  # "tre av fyra av de arbetslösa"
    if "dubbl" in q.word or "faldig" in q.word or q.word.startswith("halver"):
        return True, comparisons.multiplied(plain, candidate, told)
    if q.kind == "physical" and (phrase := prepositions_after.of_phrase(plain, q.end)[0] or prepositions_after.in_what(plain, q.end)):
        return True, phrase
    if q.kind in PARTS and (phrase := prepositions_after.of_so_many(plain, q.end)):
        return True, phrase
    if q.kind == "money" and (amount := money.beside_amount(plain, candidate, previous)):
        return True, amount
    compared = comparisons.compared(plain, candidate)
    return bool(compared), compared


_ASIDE_OF = lazy_regex(
    rf"""
    (?:
        ,?{_S}eller{_S}(?:[^\W\d_]+{_S}){{0,2}}\d[\d ,\u00a0]*{_S}(?:miljarder|miljoner|kronor|kr)(?:{_S}kronor)?,?
        |,(?:{_S}\d[\d,]*{_S}(?:procent|%),)?
        |{_S}\([^()\n]{{1,25}}\)
        |\)
    )
    (?={_S}av{_S})
    """,
    re.VERBOSE,
)
"""After a share that its percentage stands beside: "drygt hälften, 52 procent, av alla kunder", "en tredjedel (36 %) av enheterna"."""


def _right_before(plain: str, candidate: Candidate, previous: Candidate | None) -> str | None:
    """What stands right before the figure and its hedge."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if (q.kind in ("physical", "time") or (q.kind == "money" and _SUM.search(candidate.hedged.before))) and (
        beside := phrase_before.beside(sentence, q_start, candidate.hedged.before)
    ):
        return beside
    if q.kind == "physical" and candidate.start < q.start and (gauged := phrase_before.gauged(sentence, q_start)):
        return gauged  # "med temperaturer uppemot 20 grader"
    if candidate.hedged.before == "än" and (exceeded := phrase_before.exceeded(sentence, q_start)):
        return exceeded
    if (
        q.kind in ("money", "physical", "time")
        and plain.startswith("mellan", candidate.start)
        and (ranged := phrase_before.ranged(sentence, q_start))
    ):
        return ranged
    before = ("på", "om", "mellan", "av") if previous is not None else ("på", "om", "mellan", "av", "med")
    attribute = phrase_before.attribute(sentence, q_start) if candidate.hedged.before in before else None
    return None if attribute and attribute.lower().endswith("nivå") else attribute  # "från 2004 års nivå om 44 procent"


_SUM = lazy_regex(
    r"(?:ningar|kostnader?|värde|underskott|överskott|skuld|förlust|vinst|utgifter|intäkter|inkomster|investeringar|avgifter)$"
)
"""Nouns that an amount follows with its hedge alone ("utbetalningar i storleksordningen 6 miljarder kronor")."""


def _in_sentence(plain: str, candidate: Candidate, previous: Candidate | None, told: Sequence[Candidate]) -> str | None:
    """What the sentence says the figure of, alone or as the figure before it."""
    q, sentence, q_start = candidate.quantity, candidate.sentence, candidate.q_start
    if q.kind == "money" and _THAT_AMOUNT.search(sentence.lower, max(0, q_start - 60), q_start) and said(plain, candidate):
        return None  # "anser att 500 miljarder kronor har lämnat landet": not of who thinks so
    if q.kind == "money" and candidate.hedged.before in _JOINTS and _DOES_BEHIND.match(plain, q.end):
        return None  # "bolag står för felet och 70 miljarder kronor kan kopplas till svartarbete": not of the first subject
    low = previous.q_end if previous is not None else 0
    if q.kind in SHARES and candidate.hedged.before == "där":  # "länder där 98 procent får avslag": not of the countries
        return _people_before(candidate) or after(plain, candidate)
    if q.kind in PARTS:
        decides, those = parts_of_told.of_them(plain, candidate, previous, told)
        if decides:
            return those
    if whose := parts_of_told.that_part(plain, candidate, told):
        return whose
    if nearing := words_before_verb.nearing(sentence, q_start, low):
        return nearing
    if q.kind in SHARES and _states_before_dash(candidate) and (behind := said(plain, candidate)):
        return behind
    if q.kind in SHARES and (done := no_whole.done_so_far(candidate)):
        return done
    if parts_of_told.told_by_relative(plain, candidate):
        return None
    if close := (_group_before(candidate, low) if q.kind in SHARES else None) or elliptic(candidate, previous, low):
        return close
    shares = q.kind in SHARES and previous is not None and previous.quantity.kind in SHARES
    if shares and previous is not None and not previous.resolved and said(plain, candidate):
        return None  # "27 procent vill minska sin arbetstid, 13 procent vill …"
    if previous is None or not previous.resolved:
        return (
            phrase_before.apposed(*own(sentence, q_start, low))
            or (money.done_with(candidate) if q.kind == "money" else None)
            or _who_does(candidate)
            or after(plain, candidate)
            or (None if _answers_in_work(candidate) else words_before_verb.around(sentence, q_start))
        )
    return beside_another(plain, candidate, previous, told)


def _who_does(candidate: Candidate) -> str | None:
    """The subject of the verb that says the figure; no inquiry in which so many answered something."""
    subject = subject_of_verb.subject(candidate.sentence, candidate.q_start)
    return None if subject and _answers_in_work(candidate) and any(map(is_source, subject.lower().split())) else subject


def _answers_in_work(candidate: Candidate) -> bool:
    """Whether so many answer something in an inquiry ("I en enkät svarade 64 procent att")."""
    if candidate.quantity.kind not in SHARES:
        return False
    before = candidate.sentence.before(candidate.q_start)
    return bool(before) and before[-1][0] in _ANSWER and before[0][0] == "i" and any(is_source(word) for word, _, _ in before)


_ANSWER = frozenset(
    ("svarar", "svarade", "uppger", "uppgav", "anser", "ansåg", "tycker", "tyckte", "säger", "sade", "menar", "menade", "instämmer")
)
"""What those asked do."""
_THAT_AMOUNT = lazy_regex(
    r"""
    (?<!\w)att[ ]
    (?:det[ ](?:kan[ ]vara|kan[ ]röra[ ]sig[ ]om|kan[ ]handla[ ]om|är|var|rör[ ]sig[ ]om|handlar[ ]om)[ ])?  # det kan vara
    (?:(?:flera|många|åtskilliga|hela|totalt|häpnadsväckande|svindlande|otroliga|ofattbara)[ ]){0,2}$       # flera
    """,
    re.X,
)
"""Before an amount of which a clause tells that begins with it ("visar att flera miljarder kronor har försvunnit")."""


_PEOPLE = lazy_regex(
    rf"""
    (?<!\w)[^\W\d_]*
    (?:väljar(?:e|na)|medlemmar(?:na)?|elever(?:na)?|ungdomar(?:na)?|patienter(?:na)?|pensionärer(?:na)?|lärar(?:e|na)|företagar(?:e|na)
    |studenter(?:na)?|anställda|kvinnor(?:na)?|sympatisörer(?:na)?)
    ,{_S}där{_S}(?:[^\W\d_]+{_S}){{0,2}}$
    """,
    re.X,
)
"""Before a share: people right before its clause ("hos de egna väljarna, där 65 procent är för"); of a place it would not be."""


def _people_before(candidate: Candidate) -> str | None:
    """The people whose share is told in a clause with "där"."""
    sentence, at = candidate.sentence, candidate.q_start
    hit = _PEOPLE.search(sentence.lower, max(0, at - 60), at)
    if hit is None:
        return None
    begins = hit.start()
    for _, start, end in reversed(sentence.before(begins)):
        word = sentence.lower[start:end]
        if not (adjective(word) or word in ("egna", "de")) or sentence.text[end:begins].strip():
            break
        begins = start
    return sentence.text[begins : hit.start() + len(hit[0].partition(",")[0])]


_JOINTS = ("och", "men", "samt", "medan")
_DOES_BEHIND = lazy_regex(
    rf"{_S}(?:kan|kunde|har|hade|går|gick|ska|skall|skulle|kommer|kom|läggs|lades|försvinner|försvann|avser|avsåg){_S}"
)
"""Behind an amount that is itself the subject of its clause."""


def _group_before(candidate: Candidate, low: int) -> str | None:
    """The group of which a share is told, where the sentence names it before the figure; `low`: where the figure before ends."""
    sentence, q_start = candidate.sentence, candidate.q_start
    return (
        groups.before_dash(sentence, q_start)
        or (groups.right_before(sentence, q_start) if low else None)
        or phrase_before.most_of(sentence, q_start)
        or groups.among(sentence, q_start)
    )


def _states_before_dash(candidate: Candidate) -> bool:
    """Whether a whole statement ends with a dash right before the figure ("Förtroendet är lågt – 74 procent har inget")."""
    text, at = candidate.sentence.text, candidate.start - candidate.sentence.start
    dash = next((len(mark) for mark in DASHES if text.endswith(mark, 0, at)), 0)
    return (
        bool(dash)
        and not any(mark in text[: at - dash] for mark in DASHES)
        and words_before_verb.has_verb(candidate.sentence, 0, at - dash)
    )
