"""Which statute bare sections are of: the one that the passage is about, which need not be the one that was named last."""

from __future__ import annotations

import re
from functools import cache

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.given_names import CHAPTERS, THROUGH
from riksdata.extractors.references.statutes.pins import Run, parts
from riksdata.extractors.references.statutes.same_statute import REACH
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_SENTENCE = lazy_regex(r"[.!?:][ \xa0](?=[A-ZÅÄÖ])|\n")
_ITEM = lazy_regex(r"(?:\d{1,2}\.|[–•-]|[a-h]\))[ \xa0]")
_ACCORDING = lazy_regex(r"(?<!\w)(?P<word>[a-zåäö][\wåäö-]*)[ \xa0\n]enligt[ \xa0\n](?:den[ \xa0\n])?(?:nya[ \xa0\n])?$")
_ADVERBIAL = lazy_regex(
    r"""
    \w*s|ska|skall|får|kan|har|är|gäller|bör|måste|kunde|fick|hade|blir|blev|skulle|gällde|även|också|dock|inte|bara|endast|redan|bl
    |vidare|därför|därmed|dessutom|idag|dag|i|och|samt|eller|att|men|som|detta|det|kommer|utan|kapitlet|stycket|framgår|följer
    """,
    re.X,
)
"""Words behind which "enligt 5 § …" says under which law the sentence stands; behind others it belongs to that word ("boende enligt …")."""
_PASSING = lazy_regex(
    r"""
    (?:
        (?<!\w)(?:som|vad|såsom)[ \xa0\n](?:[\w.]{1,12}[ \xa0\n]){0,2}                                        # som bl.a.
        (?:avses|anges|angetts|följer|regleras|omfattas|framgår|föreskrivs|sägs|stadgas|finns|gäller|definieras)
        (?:[ \xa0\n]närmare)?[ \xa0\n](?:i|av|enligt)
        |(?<!\w)som[ \xa0\n](?:\w+[ \xa0\n]){1,3}enligt                                                    # som omhändertas enligt
        |(?<!\w)(?:hänvis(?:as|ar|ning(?:en|ar|arna)?)|förhållandet|anslutning|motsats)[ \xa0\n]till           # hänvisningar till
        |(?<!\w)(?:likhet|jämförelse|jämfört|parallellt|tillsammans|enlighet)[ \xa0\n]med                       # i likhet med
        |(?<!\w)(?:skillnad|skild|undantag(?:en|et)?)[ \xa0\n]från
        |(?<!\w)(?:brott|strid|förseelse(?:r)?)[ \xa0\n](?:mot|med)
        |(?<!\w)(?:motsvarar|motsvarande|utöver|jfr|jämför|se[ ]även|se[ ]också|omfattas[ ]av)(?:[ \xa0\n][\w.]{1,14}){0,2}
    )
    [ \xa0\n](?:den[ \xa0\n])?(?:nya[ \xa0\n])?$
    """,
    re.X | re.I,
)
"""What says that a statute is named in passing."""
_BESIDE = lazy_regex(r"[ \xa0\n]?[,(]?[ \xa0\n]?(?:(?:se|jfr)[ \xa0])?")
"""Between a statute and sections next to it."""
_AGENCY_RULES = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ]{1,6}-?FS[ \xa0]\d{4}:\d")
"""An agency's rules (SOSFS 2008:1), which have sections of their own."""
_BILL_ENDS = lazy_regex(r"\n(?:Bilaga|Reservation|Särskil|Förslag till lag|\d[ \xa0]Förslag till lag)")
_LONGEST_BILL = 20_000
_LOOK_BACK = 12
_NEAR = 200
_WINDOW = 260


def law_in_hand(reading: Reading, run: Run) -> Mention | None:
    """The statute of bare sections; None where those that were named number their sections otherwise.

    That is the one named last, unless it was named in passing (a relative clause, a comparison, an item of a list) or numbers its sections
    in another way; then the one before it that the paragraph is about, or that the bare sections before these were read with.
    """
    last = reading.laws[-1]
    if _goes_on(reading, last, run):
        return last
    enacting = _enacting(reading, run)
    if enacting >= 0:
        return _enacted(reading, run, enacting)
    block = _block(reading.text, run.start)
    if _AGENCY_RULES.search(reading.text, max(block, last.end), run.start):
        return None
    between = reading.text[last.end : run.start]
    fitting = _fits(reading, last, run)
    beside = fitting and _BESIDE.fullmatch(between) is not None
    if fitting and not _in_passing(reading, last, run):
        return last
    named = _before_last(reading, run, block, anywhere=not fitting, beside=beside)
    if named is not None:
        return named
    near = not _with_chapter(run) and len(between) <= _NEAR and "\n\n" not in between
    return last if fitting or near else None


def _goes_on(reading: Reading, last: Mention, run: Run) -> bool:
    """Whether sections stand in the sentence of the statute named last and in no bracket of their own, and may be its."""
    between = reading.text[last.end : run.start]
    if "(" in between[between.rfind(")") + 1 :] or _SENTENCE.search(between):
        return False
    return not _with_chapter(run) or _numbers(reading, last.sfs) != THROUGH


def _before_last(reading: Reading, run: Run, block: int, *, anywhere: bool, beside: bool) -> Mention | None:
    """The statute that the paragraph of these sections is about, or, `anywhere`, that was named before it; else that of the bare sections
    before. Where the one named last stands `beside` them, only the latter."""
    last, law = reading.laws[-1], reading.near_law
    chained = law is not None and run.start - reading.near <= REACH and _fits(reading, law, run)
    for mention in reversed(reading.laws[-_LOOK_BACK:-1]):
        if run.start - mention.end > 2 * REACH or (chained and mention.end < reading.near):
            break
        if mention.sfs == last.sfs:
            if not anywhere and not _in_passing(reading, mention, run):
                return last
            continue
        if _fits(reading, mention, run) and not _in_passing(reading, mention, run):
            return mention if (anywhere or mention.start >= block) and not beside else None
    return law if chained else None


def _block(text: str, position: int) -> int:
    """Where the paragraph of a place begins; one with a list in it, or right behind a list, begins with the words that introduce that."""
    begin = text.rfind("\n", 0, position) + 1
    low = max(0, position - 3 * REACH)
    while begin > low:
        before = max(text.rfind("\n", low, begin - 1) + 1, low)
        if not (_ITEM.match(text, begin) or _ITEM.match(text, before)):
            break
        begin = before
    return begin


def _enacting(reading: Reading, run: Run) -> int:
    """Where the words stand by which a bill enacts the provisions that these sections stand in; -1 where they stand in none."""
    at = reading.text.rfind("Härigenom föreskrivs", max(0, run.start - _LONGEST_BILL), run.start)
    if at < 0 or _BILL_ENDS.search(reading.text, at, run.start) or "\n" not in reading.text[at : run.start]:
        return -1
    return at


def _enacted(reading: Reading, run: Run, enacting: int) -> Mention | None:
    """The statute that a bill amends; None for the number of the section that is amended, at the head of a line."""
    text = reading.text
    line = text.find("\n", enacting)
    enacted = next((law for law in reading.laws if enacting < law.start < line), None)
    if text.rfind("\n", enacting, run.start) + 1 != run.start:
        return enacted
    if enacted is not None and _with_chapter(run):
        reading.chapter, reading.chaptered = parts(run.pins[0][1])[0], enacted.sfs
    return None


def _in_passing(reading: Reading, mention: Mention, run: Run) -> bool:
    """Whether a statute was named in passing, seen from a place behind it."""
    text = reading.text
    start = next((draft.start for draft in reversed(reading.drafts[-40:]) if draft.start <= mention.start < draft.end), mention.start)
    low = max(0, start - _WINDOW)
    sentence = max((end.end() for end in _SENTENCE.finditer(text, low, start)), default=low)
    line = text.rfind("\n", 0, run.start) + 1
    if line > mention.end and _ITEM.match(text, sentence) and text[sentence - 1 : sentence] == "\n" and not _ITEM.match(text, line):
        return True
    if _PASSING.search(text, sentence, start):
        return True
    according = _ACCORDING.search(text, sentence, start)
    return according is not None and not _ADVERBIAL.fullmatch(according["word"])


def _with_chapter(run: Run) -> bool:
    """Whether sections are cited with a chapter."""
    return run.pins[0][1][0] == "K"


def _fits(reading: Reading, mention: Mention, run: Run) -> bool:
    """Whether a statute may have sections that are cited so: with a chapter, or without."""
    numbered = _numbers(reading, mention.sfs)
    if _with_chapter(run):
        return numbered != THROUGH
    if numbered != CHAPTERS or reading.chaptered == mention.sfs:
        return True
    return reading.text[mention.start : mention.end].lower() in laws.names().chapter_of


def _numbers(reading: Reading, sfs: str) -> str | None:
    """How a statute numbers its sections, as far as that is known."""
    return _numbered().get(sfs) or reading.numbered.get(sfs)


@cache
def _numbered() -> dict[str, str]:
    return {row["sfs"]: row["numbered"] for row in read_table(__package__, "numbering.tsv")}
