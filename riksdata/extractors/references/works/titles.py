"""Titles of works in running text: where they end, and the year or day behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.extractors.references.works.authors import after_comma, says, title_ends, words_of
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

OTHER_NOUNS = tuple(words_of("work_nouns"))
"""What agencies and others call the works that they publish, besides reports."""
LATER_NOUNS = tuple(words_of("later_work_nouns"))
"""Words for works that mean other things too: they count where the sentence says whose the work is."""
BOOKS = tuple(words_of("book_nouns"))
"""What people write, rather than bodies."""
NO_COMPOUND = ("skrift", "analys", "granskning", "uppföljning", "broschyr", "utredning")
"""Of these, those whose compounds mean other things: "föreskrift", "Götaälvutredning"."""
_NOUNS = ("rapport", *OTHER_NOUNS)
DATED = lazy_regex(
    rf"""
    (?:,?[ \xa0](?P<opened>\()?)
    (?:(?P<made>daterad|daterat|publicerad|publicerat|utgiven|utgivet|presenterad|tryckt|beslutad|avlämnad|överlämnad)[ \xa0])?  # daterad
    (?:(?:från|i|av|den|hösten|våren|sommaren|år)[ \xa0]){{0,3}}                      # från våren
    (?:\d{{1,2}}[ \xa0])?(?:(?:{ANY_MONTH})[ \xa0])?                                # 4 maj
    (?P<year>(?:19|20)\d\d)(?:-\d\d-\d\d)?(?(opened)\))                             # 2016-05-12
    (?(opened)(?![\d/–-])|(?![\d:/–-]|[ ](?:och|års)(?!\w)))(?(made)(?![ ]av[ ][A-ZÅÄÖ]))
    """,
    re.X,
)
"""The day, month or year of a work behind its title."""
_UP_TO_YEAR = lazy_regex(
    r"""
    [A-ZÅÄÖ][^.,;:()\n”\"“]{5,110}[ ][a-zåäö–][^.,;:()\n”\"“ ]*        # En plats att kalla hemma
    (?=[ ]\((?:19|20)\d\d\))                                          # (2017)
    """,
    re.X,
)
"""Words up to a year alone in brackets: all of the title, if none of them says something."""
_IMPRINT = lazy_regex(r"[ \xa0]\((?:red\.?:?[ \xa0])?(?P<name>[A-ZÅÄÖ][^()\d\n:;]{1,40}?),?[ \xa0](?P<year>(?:19|20)\d\d)\)")
_PLACE = lazy_regex(rf"(?<!\w)(?:{'|'.join(words_of('places_of_print'))}|New York)\Z")
"""Where a work was printed, which is not who wrote it."""
_CAME = lazy_regex(
    rf"""
    ,?[ \xa0]som[ \xa0]
    (?:utkom|kom(?:[ \xa0]ut)?|publicerades|presenterades|släpptes|gavs[ \xa0]ut|lämnades|redovisades|skrevs)  # utkom
    [ \xa0](?:(?:i|under|hösten|våren|år)[ \xa0]){{0,2}}(?:(?:{ANY_MONTH})[ \xa0])?(?P<year>(?:19|20)\d\d)(?![\d:/–-])     # i maj 2016
    """,
    re.X,
)
UP_TO_DATED = lazy_regex(r"[^.,;:()\n”\"“]{5,}(?=,[ \xa0](?:daterad|daterat)[ \xa0](?:den[ \xa0])?\d)")
"""Words, be they a sentence's, up to "daterad 2016-05-12": they are all of the title."""
_QUESTION = lazy_regex(r"[A-ZÅÄÖ][^.;:!?()\n”\"]{5,100}[?!](?=[ \xa0\n,.)]|\Z)")
_TITLE_WORD = lazy_regex(r"(?P<before>,?[ \xa0](?:[–-][ \xa0]?)?)?(?P<word>[\wÅÄÖåäö:&/’'-]+)")
_ABLE = ("förmåga", "möjlighet", "möjligheter", "möjligheten", "möjligheterna", "rätt", "rätten", "skyldighet", "sätt", "arbete")
_BEFORE_ATT = ("för", "om", "av", "med", "till", "på", "genom", "utan", "än", "från", "och", "", *_ABLE)
_AND_MORE = lazy_regex(r"m\.[ ]?(?:m|fl)\.")
_ABOUT = lazy_regex(r"[ \xa0](?:hur|att|varför)[ \xa0]")
"""Behind an "om" that says what a work is about, and is not of its title."""
_BEFORE_HOW = ("", "och", "av", "för", "på", "i", "till", "eller")
_COMPARED = lazy_regex(r"[ \xa0](?P<with>[a-zåäö]{3,})(?:[ \xa0](?P<then>[a-zåäö]+)|[.,;)]|[ \xa0]\()")
_SHORT_RELATIVE = ("des", "tes", "tts", "dts", "kom", "ut")
"""How verbs end behind a "som" that says when a work came: "som presenterades", "som utkom"."""
_JOINING = ("och", "men", "samt")
_LONGEST_TITLE, FEWEST_LETTERS = 130, 9


def title_end(text: str, at: int) -> int | None:
    """Where a title ends that begins with a capital letter: with the sentence, or before the first word that is its verb.

    None where the words do not read as a title, or it is not seen where they end.
    """
    whole = _QUESTION.match(text, at, at + _LONGEST_TITLE) or UP_TO_DATED.match(text, at, at + _LONGEST_TITLE)
    if whole:
        return whole.end()
    dated = _UP_TO_YEAR.match(text, at, at + _LONGEST_TITLE)
    if dated and not says().intersection(dated.group().lower().split()):
        return dated.end()
    end, joined, place, last = at, at, at, ""
    while place < at + _LONGEST_TITLE:
        found = _TITLE_WORD.match(text, place)
        word = found["word"].lower() if found else ""
        if end > at and _behind(text, end) is not None:
            return _long_enough(text, at, end)
        if found is None:
            closed = text[place : place + 1] in (".", ",", ";", ")", ":", "\n", "")
            return _long_enough(text, at, end) if closed else None
        if text.startswith(".", found.end()) and text[found.end() + 1 : found.end() + 2].isalnum():
            more = _AND_MORE.match(text, found.start("word"))
            return _long_enough(text, at, more.end()) if more else None  # a title does not end with "s.k."
        if _is_behind(text, found, last):
            return _long_enough(text, at, joined if last in _JOINING else end)
        if word in _NOUNS and last.endswith("s") and joined > at:
            return _long_enough(text, at, joined)  # "… i norr och Skolverkets rapport …": another report
        if word.isdecimal() and DATED.match(text, end, end + 40):
            return _long_enough(text, at, end)
        if any(sign.isdigit() for sign in word):
            return None
        if word in _JOINING:
            joined = end
        end = place = found.end()
        last = word
    return None


def reads_on(text: str, at: int, stop: int) -> bool:
    """Whether the words between two places read as one title: none of them is the verb behind it."""
    place, last = at, ""
    while place < stop:
        found = _TITLE_WORD.match(text, place, stop)
        if found is None or (place > at and _is_behind(text, found, last)):
            return False
        place, last = found.end(), found["word"].lower()
    return True


def _is_behind(text: str, found: re.Match[str], last: str) -> bool:
    """Whether a word stands behind a title whose last word is `last`, and not in it."""
    word, before = found["word"].lower(), found["before"] or ""
    if word == "som":
        return not _compares(text, found.end())
    if word in title_ends() or (before.startswith(",") and word in after_comma()):
        return True
    if word == "om":
        return _ABOUT.match(text, found.end()) is not None
    return (word == "att" and last not in _BEFORE_ATT) or (word == "hur" and last not in _BEFORE_HOW and before[1:2] not in ("-", "–"))


def _compares(text: str, at: int) -> bool:
    """Whether the "som" that ends at a place says what something is like, one word behind it, and begins no clause."""
    found = _COMPARED.match(text, at, at + 60)
    if found is None or found["with"] in title_ends() or found["with"].endswith(_SHORT_RELATIVE):
        return False
    return found["then"] is None or found["then"] in ("av", "från") or found["then"] in title_ends()


def _long_enough(text: str, at: int, end: int) -> int | None:
    """The end of a title that has more than one word."""
    return end if end - at >= FEWEST_LETTERS and " " in text[at:end].replace("\xa0", " ") else None


class Title(NamedTuple):
    """A title in running text; `end` lies behind its words and quotes, `stop` behind the year or day that follows."""

    start: int
    end: int
    stop: int
    year: str
    quoted: bool
    imprint: str
    """The name in the bracket of the year: "(red. Berg 2015)", "(Norstedts 2011)"."""


_IN_QUOTES = lazy_regex(r"[”\"“»](?P<words>[A-ZÅÄÖ0-9][^”\"“»«\n]{3,160}?)[,.]?[”\"“«]")
_OWN_YEAR = lazy_regex(r"[ \xa0]((?:19|20)\d\d)\Z")
_NUMBER = lazy_regex(r"\d{4}:\d|\d/\d|https?:")
_FEWEST_QUOTED = 8
"""Letters of a title in quotes of one word: what is shorter is a word that the writer keeps away from."""


def title_at(text: str, at: int) -> Title | None:
    """The title that begins at a place: in quotes, or with a capital letter up to the verb behind it."""
    quoted = _IN_QUOTES.match(text, at, at + 170)
    if quoted:
        words = quoted["words"]
        if _NUMBER.search(words) or (" " not in words and len(words) < _FEWEST_QUOTED):
            return None
        own = _OWN_YEAR.search(words)
        return title_of(text, at, quoted.end(), own[1] if own else "", quoted=True)
    if not text[at : at + 1].isupper():
        return None
    end = title_end(text, at)
    return title_of(text, at, end) if end is not None else None


def _behind(text: str, end: int) -> re.Match[str] | None:
    """The imprint, the day or the year behind a title that ends at a place."""
    return _IMPRINT.match(text, end, end + 60) or DATED.match(text, end, end + 60) or _CAME.match(text, end, end + 70)


def title_of(text: str, at: int, end: int, year: str = "", *, quoted: bool = False) -> Title:
    """The title between two places, with the imprint, day or year behind it."""
    found = _behind(text, end)
    imprint = _PLACE.sub("", found["name"]).strip(", ") if found and "name" in found.groupdict() else ""
    return Title(at, end, found.end() if found else end, found["year"] if found else year, quoted, imprint)


_IDENTIFIED = lazy_regex(r",?[ \xa0]\(?[^()\n]{0,40}\d{1,4}[:/]\w*\d")
_IDENTIFIED_LATER = lazy_regex(r"[^()\n.]{0,150}\([^()\n]{0,40}\d[:/]\w*\d")


def is_identified(text: str, end: int, *, later: bool = False) -> bool:
    """Whether a number follows a title, which is the reference then; `later`: only where it stands in brackets, be it further on."""
    return (not later and _IDENTIFIED.match(text, end, end + 60) is not None) or _IDENTIFIED_LATER.match(text, end, end + 200) is not None
