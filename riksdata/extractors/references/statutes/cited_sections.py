"""Chapters and sections of statutes: the statute is named behind them, before them, or was named last in the text."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.drafts import OF, draft_pinned, of_unknown_law
from riksdata.extractors.references.statutes.given_names import note
from riksdata.extractors.references.statutes.law_in_hand import law_in_hand
from riksdata.extractors.references.statutes.mentions import mention_at
from riksdata.extractors.references.statutes.pins import Run
from riksdata.extractors.references.statutes.same_statute import FURTHEST, REACH, SAME
from riksdata.extractors.references.statutes.section_runs import read_run
from riksdata.extractors.references.statutes.vocabulary import word_set
from riksdata.swedish.lazy import lazy_regex

_SPACE = lazy_regex(r"[ \xa0\n]{1,4}")
_ABBREVIATION_BEFORE = lazy_regex(r"(?<![\w])([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6})(?::s)?[ \xa0\n]{1,2}$")
_TURNED = lazy_regex(
    r"""
    [Kk]ap(?:\.|itel|itlen|itlet)?[ \xa0\n]?\d{1,2}                   # Kap. 1
    (?:[ \xa0]?[a-c](?!\w))?(?!\d)
    (?:
        [ \xa0\n]{0,2}(?:,|och|eller|samt|[-–])[ \xa0\n]{0,2}\d{1,2}
        (?:[ \xa0]?[a-c](?!\w))?(?![\d§]|[ \xa0](?:§|kap))
    ){0,12}
    """,
    re.X,
)
_SECTIONS_ALONE = lazy_regex(r"(?:[\d\s§.,()–-]|(?<!\w)(?:[Kk]ap|mom|och|st|p|[a-h])(?!\w)){4,}+")
_MOST_UNREAD, _LAST_READ, _BESIDE_UNREAD = 1500, 100, 12
"""In characters: sections in a row that belong to no law, of which so many are read again before what follows; their greatest distance."""
_CLOSED_ITEM = lazy_regex(r"\.[ \xa0](?=[a-zåäö])")
"""A full stop that closes an item, not its sentence: "3 § 7. brottsdatalagen"."""
_REACH_ALONE = 3000
_ANOTHER_SOURCE = lazy_regex(
    r"""
    föreskrift|allmänna[ ]råd|konvention|direktiv|betänkande|kommitté|SOU|Finland|Norge|Danmark
    |(?<!\w)lag(?!\w)|förordning|stadgan?(?!\w)|balken
    """,
    re.I | re.X,
)
_SAME_CHAPTER = lazy_regex(r"[ \xa0\n]{1,3}(?:i )?samma kap(?:itel|\.)")
_BESIDE = 3
_FIRST_NAMED = lazy_regex(r"[ \xa0\n]{1,4}\(?i den förstnämnda")
_OTHER = lazy_regex(
    r"""
    [ \xa0\n]{1,3}i[ ]
    (?:
        denna|detta|propositionen|förslaget|lagförslaget|samma|rapporten|betänkandet
        |boken|utredningen|promemorian
        |(?:\w{1,20})?tillstånde[tn]|\w{0,20}avtalet|stadgarna|\w{0,12}ordningen[ ]för
    )
    |[ \xa0\n](?:i[ ])?[A-ZÅÄÖ][\wåäö]+s[ ]föreskrift                                 # i Ppåhitts föreskrift
    """,
    re.X,
)
"""What says that sections are of something else than the statute named last."""


def read_section(reading: Reading, position: int) -> None:
    """A section sign or "kap." at `position`: the chapters and sections around it."""
    run, end = read_run(reading.text, position, reading.done, reading.tokens)
    if run is None:
        reading.done = max(reading.done, end)
        return
    if _named_behind(reading, run) or _named_before(reading, run):
        return
    reading.done = max(reading.done, run.end)
    drafts = len(reading.drafts)
    if not (run.only_turned and not _right_behind(reading, run)) and reading.laws and not of_unknown_law(reading.text, run.end):
        _of_last_named(reading, run)
    if len(reading.drafts) == drafts:
        _pass_over(reading, run)


def _pass_over(reading: Reading, run: Run) -> None:
    """Step over sections that go on and on without a word between them and without a law, but for the last, whose law may follow."""
    begin, end = reading.unread
    if run.start > end + _BESIDE_UNREAD:
        begin = run.start
    reading.unread = begin, run.end
    if run.end - begin > _MOST_UNREAD:
        stop = run.end
        while further := _SECTIONS_ALONE.match(reading.text, stop, stop + 4000):
            stop = further.end()
        reading.unread = begin, stop
        reading.done = max(reading.done, stop - _LAST_READ)


def read_turned(reading: Reading, start: int, end: int) -> None:
    """`kap. 3 och 4 i brottsbalken`: chapters behind their word, if a statute is named next to them; reports have such chapters too.

    One with a section behind it ("kap. 3, § 5") is left to the section sign.
    """
    found = _TURNED.match(reading.text, start, start + 120)
    if found is None:
        return
    low = max(0, start - 12)
    beside = _ABBREVIATION_BEFORE.search(reading.text[low:start]) or (reading.laws and 0 < start - reading.laws[-1].end <= _BESIDE)
    if beside or _mention_behind(reading, found.end()):
        read_section(reading, start)


def _named_behind(reading: Reading, run: Run) -> bool:
    """`6 kap. 13 § brottsbalken`, `2 § i samma lag`."""
    text = reading.text
    mention = _mention_behind(reading, run.end)
    if mention is None:
        return False
    same = SAME.match(text, mention.start, mention.end) is not None
    reading.add(draft_pinned(reading, run.start, mention.end, run, mention, not same))
    if not same:
        note(reading, mention)
    elif "först" not in text[mention.start : mention.end].lower():
        reading.laws.append(mention)
    return True


def _mention_behind(reading: Reading, end: int) -> Mention | None:
    end += _CLOSED_ITEM.match(reading.text, end, end + 4) is not None
    of = OF.match(reading.text, end, end + 60)
    if of is None:
        return None
    mention = mention_at(reading, of.end(), beside=True)
    if mention is None:
        space = _SPACE.match(reading.text, end, end + 4)
        if space and space.end() != of.end():
            mention = mention_at(reading, space.end())
    return mention


def _named_before(reading: Reading, run: Run) -> bool:
    """`BrB 6 kap. 13 §`: an abbreviation right before."""
    low = max(0, run.start - 12)
    before = _ABBREVIATION_BEFORE.search(reading.text[low : run.start])
    sfs = (reading.short.get(before[1]) or laws.by_abbreviation(before[1], reading.day)) if before else None
    if before is None or not sfs:
        return False
    begin = low + before.start()
    if reading.drafts and reading.drafts[-1].end > begin:
        return False
    mention = Mention(begin, run.start, sfs, False)
    reading.add(draft_pinned(reading, begin, run.end, run, mention, False))
    reading.laws.append(Mention(begin, run.end, sfs, False))
    return True


def _right_behind(reading: Reading, run: Run) -> bool:
    """Whether a statute ends right before: "brottsbalken, kap. 4"."""
    return bool(reading.laws) and 0 < run.start - reading.laws[-1].end <= _BESIDE


def _of_last_named(reading: Reading, run: Run) -> None:
    """Bare sections, of the statute that was named last, if that was not too far back."""
    text, last = reading.text, reading.laws[-1]
    if reading.drafts and reading.drafts[-1].kind == "prot" and run.start - reading.drafts[-1].end <= _BESIDE:
        return  # "prot. 2016/17:30 5 §": a section of the minutes
    same_chapter = _SAME_CHAPTER.match(text, run.end, run.end + 24)
    if same_chapter and reading.chapter and run.start - last.end <= REACH:
        run.within(reading.chapter)
        reading.add(draft_pinned(reading, run.start, same_chapter.end(), run, last, False))
        return
    if len(reading.laws) > 1 and _FIRST_NAMED.match(text, run.end, run.end + 30):
        last = reading.laws[-2]
    elif (meant := law_in_hand(reading, run)) is not last:
        if meant is None or _OTHER.match(text, run.end, run.end + 60):
            return
        _add_bare(reading, run, meant)
        return
    chained = last.end <= reading.near <= last.end + FURTHEST and run.start - reading.near <= REACH
    reach = REACH if run.start - last.end <= REACH or chained or not _alone(reading, run, last) else _REACH_ALONE
    if not (run.start - last.end <= reach or chained) or _OTHER.match(text, run.end, run.end + 60):
        return
    _add_bare(reading, run, last)


def _add_bare(reading: Reading, run: Run, law: Mention) -> None:
    if reading.chapter and reading.chaptered == law.sfs and law.sfs not in word_set("running") and run.pins[0][1][0] == "P":
        run.within(reading.chapter)  # sections are numbered anew in each chapter of such a statute
    text, last = reading.text, reading.drafts[-1] if reading.drafts else None
    begin, end = run.start, run.end
    if last is not None and last.label == f"sfs/{law.sfs}" and text[last.end : begin].strip() == "(" and text[end : end + 1] == ")":
        begin, end = last.start, end + 1  # "medbestämmandelagen (41 d §)" is one mention
        reading.drafts.pop()
    reading.add(draft_pinned(reading, begin, end, run, law, False))
    reading.near, reading.near_law = run.end, law


def _alone(reading: Reading, run: Run, last: Mention) -> bool:
    """Whether the text has spoken of no source but the statute named last for a good while: bare sections are its own farther on."""
    if not run.has_section or (run.pins[0][1][0] == "K" and reading.chaptered != last.sfs):
        return False
    if run.start - last.end > _REACH_ALONE or _ANOTHER_SOURCE.search(reading.text, last.end, run.start):
        return False
    for mention in reversed(reading.laws):
        if mention.sfs != last.sfs:
            return last.end - mention.end > _REACH_ALONE
    return True
