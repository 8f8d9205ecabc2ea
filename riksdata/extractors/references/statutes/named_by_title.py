"""Statutes by their title, without a number: "lagen om Svenska kyrkan", "1939 års lag om enskilda vägar"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.number_forms import number_behind
from riksdata.extractors.references.statutes.title_register import begins_title, only_title, register, statutes_titled
from riksdata.extractors.references.statutes.titles import BREAK
from riksdata.swedish.lazy import lazy_regex


def titled_at(reading: Reading, start: int) -> Mention | None:
    """`lagen om Svenska kyrkan`: a statute by its title alone, known from the statute book or from this document."""
    head = _TITLE_HEAD.match(reading.text, start, start + 40)
    return _titled(reading, start, head, lambda titled: laws.meant(titled, reading.day)) if head else None


def titled_of_year(reading: Reading, start: int, at: int, year: int) -> Mention | None:
    """`1939 års lag om enskilda vägar`: a statute by year and title; the year stands at `start`, the title at `at`."""
    head = _PLAIN_HEAD.match(reading.text, at, at + 40)
    return _titled(reading, start, head, lambda titled: laws.of_year(titled, year)) if head else None


def titled_in_force(reading: Reading, start: int) -> Mention | None:
    """`enligt lag om stöd till trossamfund`: a statute by its title, without article, that was in force when the document was written."""
    head, day = _PLAIN_HEAD.match(reading.text, start, start + 40), reading.day
    if head is None or day is None:
        return None
    return _titled(reading, start, head, lambda titled: next((law.sfs for law in titled if law.valid_from <= day < law.valid_to), None))


_TITLE_HEAD = lazy_regex(r"(lag|förordning|kungörelse)en[ \xa0\n]{1,4}(?=(?:om|med|angående|mot|till)[ \xa0\n])", re.I)
_PLAIN_HEAD = lazy_regex(r"(lag|förordning|kungörelse)[ \xa0\n]{1,4}(?=(?:om|med|angående|mot|till)[ \xa0\n])", re.I)


class _Words(NamedTuple):
    """Words that may be a statute's title, behind its head, at a place of the text."""

    reading: Reading
    start: int
    """Where the mention begins."""
    kind: str
    """The head: `lag`, `förordning`, `kungörelse`."""
    words: list[re.Match[str]]
    written: list[str]
    """The words in lower case, as they are or as they would be without the hyphens of lines' ends."""
    meant: Callable[[tuple[laws.Law, ...]], str | None]
    """Which of the statutes with one title is meant."""

    def title(self, count: int) -> str:
        """Head and so many words, without the sign that closes them."""
        return " ".join((self.kind, *self.written[: count - 1], self.last(count)))

    def last(self, count: int) -> str:
        """The last of so many words."""
        return self.written[count - 1].rstrip(_CLOSING)

    def end(self, count: int) -> int:
        """Where so many words end in the text."""
        word = self.words[count - 1]
        return word.start() + len(word.group().rstrip(_CLOSING))


def _titled(reading: Reading, start: int, head: re.Match[str], meant: Callable[[tuple[laws.Law, ...]], str | None]) -> Mention | None:
    text = reading.text
    kind = head[1].lower()
    words = list(_WORD.finditer(text, head.end(), min(len(text), head.end() + _LONGEST_TITLE)))[:_MOST_WORDS]
    written = [word.group().lower() for word in words]
    named = _Words(reading, start, kind, words, written, meant)
    found = _titled_as(named)
    whole = [BREAK.sub("", word) for word in written]
    return found if found is not None or whole == written else _titled_as(named._replace(written=whole))


_WORD = lazy_regex(r"[^ \xa0\n]+")
_CLOSING = ".,;:!?)]”\"’'"
_LONGEST_TITLE, _MOST_WORDS, _SHORTEST = 330, 42, 2
"""Characters of a title, words of one, and the fewest words behind its head: "lagen om patent"."""


def _titled_as(named: _Words) -> Mention | None:
    """As `_titled`, of words as they are written."""
    reading, text = named.reading, named.reading.text
    begin = " ".join((named.kind, *named.written[:2])).rstrip(_CLOSING)
    # one word less than the title has: its head is apart
    counts = {count - 1 for count in register().lengths.get(begin, ())} | {title.count(" ") for title in reading.titles}
    for count in sorted(counts, reverse=True):
        if not 2 <= count <= len(named.words):
            continue
        last, title = named.last(count), named.title(count)
        sfs = reading.titles.get(title)
        if sfs is None:
            titled = statutes_titled(title)
            following = _following(text, named.words, count) if last == named.written[count - 1] else ""
            if not titled:
                continue
            if following and begins_title(f"{title} {following}"):
                return None  # "lagen om förbud mot diskriminering i arbetslivet": one of several that go on so
            sfs = named.meant(titled)
            if count == _SHORTEST and following in _GOES_ON and not _tells(reading, title, last, sfs):
                continue
        if sfs is not None:
            end = named.end(count)
            more = _AND_MORE.match(text, end, end + 9)
            end = more.end() if more else end
            number = number_behind(text, end)
            return Mention(named.start, number.end() if number else end, f"{number[1]}:{number[2]}" if number else sfs, False)
    return _titled_short(named)


_AND_MORE = lazy_regex(r",?[ \xa0\n]m\.[ ]?(?:m|fl)\.")


def _titled_short(named: _Words) -> Mention | None:
    """`lagen om fastställande av könstillhörighet`: the first words of a title that no other begins with."""
    for count in range(min(len(named.words), _LONGEST_SHORT_TITLE), _FEWEST_SHORT - 1, -1):
        if any(word[-1] in _CLOSING for word in named.written[: count - 1]) or len(named.last(count)) < _SUBJECT:
            continue
        longer = only_title(named.title(count))
        sfs = named.meant(statutes_titled(longer)) if longer is not None else None
        if sfs is not None:
            return Mention(named.start, named.end(count), sfs, False)
    return None


_FEWEST_SHORT, _LONGEST_SHORT_TITLE, _SUBJECT = 4, 12, 6
"""Words of a title given short, from "om" on, and the letters of its last."""


def _tells(reading: Reading, title: str, subject: str, sfs: str | None) -> bool:
    """Whether a title of one word behind its head says enough: it has names of its own, is long, or the statute was named lately."""
    return title in laws.names().by_title or len(subject) >= _TELLING or any(law.sfs == sfs for law in reading.laws[-_LATELY:])


_TELLING, _LATELY = 14, 40
"""A word so long is a law's subject by itself ("passagerarregister"), and so is any of a statute that was named lately."""


def _following(text: str, words: list[re.Match[str]], count: int) -> str:
    """The word behind so many, lower case; empty where a new line with a capital begins."""
    if count >= len(words):
        return ""
    word = words[count].group()
    if word[0].isupper() and "\n" in text[words[count - 1].end() : words[count].start()]:
        return ""
    return word.lower().rstrip(_CLOSING)


_GOES_ON = frozenset(("med", "till", "för", "av", "mellan", "mot", "åt", "om", "i", "på", "vid", "från", "och", "eller"))
"""Behind so short a title these may begin the rest of another."""
