"""References to a statute, whole or to its sections, made of its mention and a run of sections."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Draft, Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.given_names import note, note_abbreviation, note_numbering
from riksdata.extractors.references.statutes.mentions import mention_at
from riksdata.extractors.references.statutes.pins import Run
from riksdata.extractors.references.statutes.section_runs import read_run_from
from riksdata.extractors.references.statutes.vocabulary import word_list, word_set
from riksdata.swedish.lazy import lazy_regex

OF = lazy_regex(
    r"""
    (?:[ \xa0\n]{1,4}(?:i|av|ur|enligt)(?=[ \xa0\n]))?
    (?:
        [ \xa0\n]{1,4}
        (?:den|nya|nuvarande|gällande|gamla|då[ ]gällande|svenska)  # den
        (?=[ \xa0\n])
        (?:[ \xa0\n](?:nya|nuvarande|gällande|gamla|tidigare|dåvarande|då[ ]gällande|svenska)(?=[ \xa0\n]))?
    )?
    [ \xa0\n]{1,4}
    """,
    re.X,
)
_CHAPTER = lazy_regex(r"K[0-9]+[a-z]?")
_FOREIGN_LAW = lazy_regex(
    r"[ \xa0\n]{1,4}(?:(?:i|av|enligt|ur)[ \xa0\n])?(?:den[ \xa0\n])?(?:nya[ \xa0\n])?(?P<word>[\w:]{3,16})[ \xa0\n]\w*lag"
)
_UNKNOWN_LAW = lazy_regex(
    r"""
    [ \xa0\n]{1,4}(?:i[ ]|av[ ])?(?:den[ ]|nya[ ])?(?:[\w-]{3,40}|(?:tillfälliga|föreslagna)[ ])  # i den påhitt
    (?:
        lagen|balken|förordningen|stadgan|ordningen|avtalet|konventionen|stadgarna
        |föreskrifterna
    )
    \b
    |[ \xa0\n]{1,4}(?:i[ ])?(?:lag|förordning)en[ \xa0\n](?:om|med|angående)[ \xa0\n]\w   # lagen med påhitt
    """,
    re.X,
)
_ORDINALS = "|".join(word_list("ordinals"))
_FOLLOW = lazy_regex(
    rf"""
    (?:,|(?<=[A-ZÅÄÖ]):s)?[ \xa0\n]{{1,4}}                                                # BrB:s 3 kap. 1 §
    (?=\d|§|paragraf[ \xa0]\d|kap(?:\.|itel)?[ \xa0]\d|(?:{_ORDINALS})[ \xa0\n]kapit(?:el|let)(?!\w))
    """,
    re.X,
)


def address(sfs: str) -> str:
    """A statute's address at lagen.nu."""
    return "https://lagen.nu/" + sfs


def document_id(sfs: str) -> str | None:
    """A statute's document id in the riksdag's open data; None for the oldest, whose numbers are pages."""
    year, _, number = sfs.partition(":")
    return f"sfs-{year}-{number}" if number.isdigit() and not number.startswith("0") else None


def draft_whole(mention: Mention) -> Draft:
    """A reference to a statute as a whole."""
    return Draft(mention.start, mention.end, f"sfs/{mention.sfs}", (address(mention.sfs),), target=document_id(mention.sfs))


def draft_pinned(reading: Reading, start: int, end: int, run: Run, mention: Mention, named: bool) -> Draft:
    """A reference to sections of a statute; with the whole statute's address where it is `named` and lagen.nu links it apart."""
    base = address(mention.sfs)
    note_abbreviation(reading, mention, end)
    chapter = laws.names().chapter_of.get(reading.text[mention.start : mention.end].lower()) if run.has_section else None
    if chapter:
        run.within(chapter)
    elif start <= mention.start < end and run.has_section and mention.sfs not in word_set("running"):
        note_numbering(reading, mention.sfs, run.pins[0][1])
    uris = [f"{base}#{pin}" for pin in run.addresses]
    if named and (mention.loose or len(uris) > 1 or not run.has_section):
        uris.append(base)
    shown = " ".join(reading.text[run.start : run.end].split())
    chapters = [pin for _, pin in run.pins if pin[0] == "K"]
    if chapters:
        found = _CHAPTER.match(chapters[-1])
        reading.chapter = found.group() if found else reading.chapter
        reading.chaptered = mention.sfs
    return Draft(start, end, f"sfs/{mention.sfs}#{run.fragment}", tuple(uris), shown, document_id(mention.sfs))


def add_mention(reading: Reading, mention: Mention) -> None:
    """Take a statute that the text names, with the sections right behind it."""
    text = reading.text
    follow = _FOLLOW.match(text, mention.end, mention.end + 24)
    run = read_run_from(text, follow.end()) if follow else None
    if run is not None and text[mention.end] != "," and _named_after(reading, run.end):
        reading.add(draft_pinned(reading, mention.start, run.end, run, mention, True))
    else:
        reading.add(draft_whole(mention))
    note(reading, mention)


def _named_after(reading: Reading, end: int) -> bool:
    """Whether sections that end here belong to the statute before them: no other is named after."""
    of = OF.match(reading.text, end, end + 60)
    return not (of and (mention_at(reading, of.end()) or of_unknown_law(reading.text, end)))


def of_unknown_law(text: str, end: int) -> bool:
    """Whether sections are those of a statute that is named but not known ("23 § okändalagen"), a foreign one, an agreement or treaty."""
    if _UNKNOWN_LAW.match(text, end, end + 70):
        return True
    foreign = _FOREIGN_LAW.match(text, end, end + 90)
    return foreign is not None and foreign["word"].lower() in word_set("foreign")
