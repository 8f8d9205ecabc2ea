"""Works that running text names by a word for them and a title, and by who made them elsewhere in the sentence or in the one before.

"I rapporten ”Bryggor i norr” visar Boverket", "boken Bryggor i norr av Eva Berg", "en studie från Lunds universitet, Bryggor (2016)".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.extractors.references.publishers import publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.works.authors import author_slug, title_ends
from riksdata.extractors.references.works.makers import PERSON, Maker, maker_at, maker_before, maker_behind, maker_in_sentence_before
from riksdata.extractors.references.works.titles import (
    BOOKS,
    DATED,
    LATER_NOUNS,
    NO_COMPOUND,
    OTHER_NOUNS,
    Title,
    is_identified,
    reads_on,
    title_at,
    title_of,
)
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

NOUNS = ("rapport", *OTHER_NOUNS, *LATER_NOUNS, *BOOKS)
"""Words for works, as a text may write them in front of a title."""
_NOUN = lazy_regex(rf"(?i:{'|'.join(sorted(NOUNS, key=len, reverse=True))})(?P<definite>en|et|n)?(?P<mark>,)?[ \xa0]")
_COMPOUND = lazy_regex(r"(?:[A-ZÅÄÖ]{2,6}-)?[A-Za-zÅÄÖåäö]{2,16}\Z|[A-ZÅÄÖ]{2,6}-\Z")
_QUOTED_ONLY = ("artikel", "guide", "underlag", "utredning", "redovisning", "skrivelse")
"""Words behind which a capital letter says little: a title stands in quotes, or its owner before it."""
_FROM_WHOM = lazy_regex(r"(?:från|av|utgiven[ \xa0]av)[ \xa0](?=[A-ZÅÄÖa-zåäö])")
_THEN_TITLE = lazy_regex(r",[ \xa0](?=[A-ZÅÄÖ”\"“])")
_UP_TO_YEAR = lazy_regex(r"[A-ZÅÄÖ][^.()\n;:”\"“]{5,120}[ \xa0]\((?P<year>(?:19|20)\d\d)\)")
_BY = lazy_regex(rf"[ \xa0](?:(?:skriven[ \xa0]|utgiven[ \xa0])?av(?=[ \xa0]{PERSON})|från)[ \xa0](?=[A-ZÅÄÖ])")
"""Between the words of a title and who made the work; bodies behind "av" are what it is about."""
_BRACKET = lazy_regex(
    r"""
    \([”\"“]?(?P<title>[A-ZÅÄÖ][^()\d:;\n]{12,140}?(?:[ \xa0](?:19|20)\d\d[–-](?:19|20)\d\d)?)[”\"“]?  # (Bryggor i norr
    (?:,?[ \xa0](?P<year>(?:19|20)\d\d))?\)                                                          # , 2016)
    """,
    re.X,
)
_ABOUT = lazy_regex(
    rf"""
    (?<!\w)\w*(?i:{"|".join(NOUNS)})[ \xa0](?:om|för|kring|angående|avseende|rörande)[ \xa0]  # rapport om
    [^.,;:()\n”\"“]{{5,110}}\Z                                                             # bryggor i norr
    """,
    re.X,
)
_ONE_WORD = lazy_regex(r"(?P<word>[A-ZÅÄÖ][a-zåäö]{7,30})(?:[ \xa0](?P<verb>[a-zåäö]+)|[.,)]|\Z)")
_PREFIX = lazy_regex(r"(?P<who>[A-ZÅÄÖ][\wåäö]{1,18})-")

_BODY_FIRST = lazy_regex(r"[A-ZÅÄÖ]{2,8}(?::s)?[ \xa0,]")
"""What stands behind a comma is no title but the next of a list: "en enkätundersökning, MUCF:s rapport och"."""
_OF_YEAR = lazy_regex(rf"från[ \xa0](?:år[ \xa0])?(?:(?:{ANY_MONTH})[ \xa0])?(?P<year>(?:19|20)\d\d),?[ \xa0]")
"""Between the word for a work and its title in quotes: "rapport från 2017, ”Bryggor i norr”"."""
_FEWEST_WORDS = 3
"""Of a title in brackets, or in quotes without a word for the work."""
_OFFICES = ("departementet", "regeringskansliet")
"""Whose memoranda are cited by their numbers, which a paper about them gives elsewhere."""
_LONGEST = 110
"""In characters: so far behind the word who made the work is looked for."""
_NOTE, _QUOTES = "[", '”"“»'


class _Word(NamedTuple):
    """The word for a work before its title."""

    begin: int
    at: int
    """Where the title may begin."""
    definite: bool
    strict: bool
    year: str


def read_told_title(reading: Reading, start: int, end: int) -> None:
    """A work whose word (`rapport`, `boken`) stands at `start`, where its title and who made it can be told."""
    text = reading.text
    noun = _NOUN.match(text, start)
    if noun is None:
        return
    compound = _COMPOUND.search(text, max(0, start - 22), start)
    begin = compound.start() if compound else start
    if begin < reading.done or (begin and text[begin - 1].isalnum()) or reading.in_own_title(begin):
        return
    if (compound and noun.group().lower().startswith(NO_COMPOUND)) or (noun["mark"] and _BODY_FIRST.match(text, noun.end())):
        return
    dated = _OF_YEAR.match(text, noun.end(), noun.end() + 40)
    word = _Word(
        begin,
        dated.end() if dated else noun.end(),
        noun["definite"] is not None,
        dated is not None or noun.group().lower().startswith(_QUOTED_ONLY),
        dated["year"] if dated else "",
    )
    draft = _behind_maker(text, word) or _in_brackets(text, word) or _titled(text, word)
    of_office = draft is not None and draft.label.removeprefix("work/").partition("/")[0].endswith(_OFFICES)
    if draft is not None and draft.start >= reading.done and not (of_office and noun.group().lower().startswith("promemoria")):
        reading.add(draft)


def _behind_maker(text: str, word: _Word) -> Draft | None:
    """`en studie från Lunds universitet, Bryggor i norr (2016)`: who made it, then the title, in quotes or with its year."""
    lead = _FROM_WHOM.match(text, word.at, word.at + 20)
    maker = maker_at(text, lead.end()) if lead else None
    comma = _THEN_TITLE.match(text, maker.end) if maker else None
    if maker is None or comma is None:
        return None
    dated = _UP_TO_YEAR.match(text, comma.end(), comma.end() + 150)
    if dated:
        return _work(word.begin, dated.end(), maker.slug, dated["year"])
    title = title_at(text, comma.end())
    if title is None or not (title.quoted or title.year) or _cited_otherwise(text, title):
        return None
    return _work(word.begin, title.stop, maker.slug, title.year)


def _in_brackets(text: str, word: _Word) -> Draft | None:
    """`Försvarsberedningen föreslår i ett delbetänkande (Bryggor i norr)`: a title in brackets, who made it before."""
    found = _BRACKET.match(text, word.at, word.at + 170)
    if found is None or found["title"].count(" ") < _FEWEST_WORDS - 1 or not any(part.islower() for part in found["title"].split()):
        return None
    before = maker_before(text, word.begin, definite=word.definite)
    return _work(before[0].start, found.end(), before[0].slug, found["year"] or before[1]) if before else None


def _titled(text: str, word: _Word) -> Draft | None:
    """The title right behind its word, who made it before, behind or in the sentence before."""
    begin = word.begin
    title = title_at(text, word.at)
    if (title is not None and _cited_otherwise(text, title)) or (title is None and not text[word.at : word.at + 1].isupper()):
        return None
    quoted = title is not None and title.quoted
    before = maker_before(text, begin, definite=word.definite, quoted=quoted) or _of_compound(text, begin)
    written = _written_by(text, word, title) if before is None else None
    if written:
        return written
    if title is None:
        return _one_word(text, word, *before) if before else None
    year = title.year or word.year
    named = publishers().get(title.imprint.lower())
    if named:
        return _work(before[0].start if before else begin, title.stop, named, year)
    if before and (title.quoted or not word.strict or before[0].start < begin):
        return _work(before[0].start, title.stop, before[0].slug, year or before[1])
    if word.strict and not title.quoted:
        return None
    behind = maker_behind(text, begin, title.stop)
    if behind:
        return _work(begin, title.stop, behind[0].slug, year or behind[1])
    book = text[begin : word.at].lower().rstrip(', \xa0\n”"“').endswith(tuple(noun + end for noun in BOOKS for end in ("en", "et", "n")))
    before_that = maker_in_sentence_before(text, begin) if word.definite and not book else None
    if before_that:
        return _work(begin, title.stop, before_that[0], year or before_that[1])
    who = author_slug(title.imprint) if title.imprint else None
    return _work(begin, title.stop, who, year) if who else None


def read_dated_work(reading: Reading, start: int, end: int) -> None:
    """`Boverkets rapport om bryggor i norr, daterad 2016-05-12`: a work that its owner and its day tell; the day stands behind `start`."""
    text = reading.text
    about = _ABOUT.search(text, max(reading.done, start - _LONGEST - 20), start)
    before = maker_before(text, about.start(), definite=False) if about else None
    if about is None or before is None or not reading.done <= before[0].start < about.start():
        return
    title = title_of(text, about.start(), start)
    if title.year:
        reading.add(_work(before[0].start, title.stop, before[0].slug, title.year))


def read_quoted_title(reading: Reading, start: int, end: int) -> None:
    """`I ”Stölder längs kusten” visar Boverket`: quotes behind a preposition, and who made them behind."""
    text = reading.text
    at = end - 2
    title = title_at(text, at) if text[at] in _QUOTES else None
    if title is None or text[at : title.end].count(" ") < _FEWEST_WORDS - 1 or start < reading.done or _cited_otherwise(text, title):
        return
    told = maker_behind(text, at, title.stop)
    if told is not None:
        reading.add(_work(at, title.stop, told[0].slug, title.year or told[1]))


def _written_by(text: str, word: _Word, title: Title | None) -> Draft | None:
    """`boken Bryggor av Eva Berg`: who made the work is named where its title seems to go on."""
    if title is not None and title.quoted:
        behind = _BY.match(text, title.end)
        named = [behind] if behind else []
    elif word.strict or not text[word.at].isupper():
        return None
    else:
        named = [by for by in _BY.finditer(text, word.at, word.at + _LONGEST) if reads_on(text, word.at, by.start())]
    for by in named:
        maker = maker_at(text, by.end())
        if maker:
            year = DATED.match(text, maker.end, maker.end + 40)
            stop = year.end() if year else maker.end
            return None if is_identified(text, stop) else _work(word.begin, stop, maker.slug, year["year"] if year else "")
    return None


def _of_compound(text: str, begin: int) -> tuple[Maker, str] | None:
    """`KTH-rapporten`: the publisher before a hyphen."""
    found = _PREFIX.match(text, begin, begin + 24)
    who = publishers().get(found["who"].lower()) if found else None
    return (Maker(who, begin, begin), "") if who else None


def _one_word(text: str, word: _Word, maker: Maker, year: str) -> Draft | None:
    """`Försvarsberedningens rapport Motståndskraft beskriver`: a title of one long word."""
    found = _ONE_WORD.match(text, word.at, word.at + 60)
    if found is None or found["word"].lower().removesuffix("s") in publishers():
        return None
    title = title_of(text, word.at, found.end("word"))
    if not title.year and found["verb"] and found["verb"] != "att" and found["verb"] not in title_ends():
        return None
    return None if _cited_otherwise(text, title) else _work(maker.start, title.stop, maker.slug, title.year or year)


def _cited_otherwise(text: str, title: Title) -> bool:
    """Whether a number or a note behind the title is the reference."""
    return text[title.stop : title.stop + 1] == _NOTE or is_identified(text, title.stop) or is_identified(text, title.end)


def _work(start: int, end: int, who: str, year: str) -> Draft:
    return Draft(start, end, f"work/{who}/{year or '-'}")
