"""Statutes as a text names them: by name, abbreviation, number or title, and the short names that it defines."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.named_by_title import titled_at
from riksdata.extractors.references.statutes.number_forms import NUMBER, dated_at, number_behind
from riksdata.extractors.references.statutes.same_statute import SAME, same_statute
from riksdata.extractors.references.statutes.titles import HEAD, title_end
from riksdata.swedish.lazy import lazy_regex

_NAME = lazy_regex(rf"(?:[\w-]{{1,40}}-[ \xa0\n]och[ \xa0\n])?[\w-]{{0,60}}(?:{HEAD})(?!\w)", re.I)
_ABBREVIATION = lazy_regex(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}(?![\wÅÄÖåäö-]|[ ]?\d{4}:)")
_GIVEN_NAME = lazy_regex(r"[a-zåäö]{4,20}[ \xa0\n](?:lagen|förordningen)(?!\w)", re.I)
"""A name of two words that a text gives: "den tillfälliga lagen"."""
_OF_YEAR = lazy_regex(
    r"""
    (?P<year>1[7-9]\d\d|20\d\d)[ \xa0\n]års[ \xa0\n](?:nya[ \xa0\n])?         # 1996 års
    (?P<word>[\w-]{1,40}(?:lag|balk|förordning|kungörelse))(?![\w-])               # säkerhetsskyddslag
    """,
    re.X,
)
_NAME_GENITIVE = lazy_regex(rf"((?:[\w-]{{1,40}}-[ \xa0\n]och[ \xa0\n])?[\w-]{{0,60}}(?:{HEAD}))s(?!\w)", re.I)


def mention_at(reading: Reading, start: int, beside: bool = False) -> Mention | None:
    """The statute that is named from `start` on, if one is; `beside` a section an abbreviation may be written in capitals."""
    text = reading.text
    if start >= len(text):
        return None
    window = text[start : start + 140]
    same = SAME.match(window)
    if same:
        return same_statute(reading, same.group(), start, start + same.end())
    if found := _NAME.match(window):
        return _by_name(reading, start, found)
    return (
        _by_genitive(reading, start, window)
        or _by_given_name(reading, start, window)
        or _of_its_year(start, window)
        or _by_abbreviation(reading, start, window, beside)
    )


def _by_name(reading: Reading, start: int, found: re.Match[str]) -> Mention | None:
    """A statute by its name, with its number behind it or without ("skollagen", "lagen (1991:572)", "lagen om patent")."""
    text, end = reading.text, start + found.end()
    number = number_behind(text, end)
    word = found.group().lower()
    dated = None if number else dated_at(reading, start, end)
    if dated:
        return dated
    if number:
        sfs = f"{number[1]}:{number[2]}"
        loose = word in ("lagen", "lag", "förordningen", "förordning", "kungörelsen", "kungörelse", "balken", "stadgan")
        stop = title_end(text, number.end(), sfs) if loose else number.end()
        return Mention(start, stop, sfs, loose)
    sense = laws.sense(text, start)
    if sense == "foreign":
        return None
    return _so_called(reading, start, end, word, sense) or titled_at(reading, start)


def _by_genitive(reading: Reading, start: int, window: str) -> Mention | None:
    """A statute by its name in the genitive ("skollagens")."""
    found = _NAME_GENITIVE.match(window)
    sense = laws.sense(reading.text, start) if found else "foreign"
    return _so_called(reading, start, start + found.end(), found[1].lower(), sense) if found and sense != "foreign" else None


def _so_called(reading: Reading, start: int, end: int, word: str, sense: str) -> Mention | None:
    """The statute that a name means, which stands from `start` to `end`; "lagen" alone is none's."""
    named = reading.short.get(word) or laws.by_name(word, reading.day, sense) if len(word) > len("lagen") else None
    return Mention(start, end, named, False) if named else None


def _by_given_name(reading: Reading, start: int, window: str) -> Mention | None:
    """A statute by a name of two words that the text gave it ("den tillfälliga lagen")."""
    given = _GIVEN_NAME.match(window)
    named = reading.short.get(" ".join(given.group().lower().split())) if given else None
    return Mention(start, start + given.end(), named, False) if given and named else None


def _of_its_year(start: int, window: str) -> Mention | None:
    """A statute by its year and name ("1996 års säkerhetsskyddslag")."""
    of_year = _OF_YEAR.match(window)
    if of_year is None:
        return None
    definite = of_year["word"] + ("n" if of_year["word"].endswith("else") else "en")
    named = laws.named_of_year(definite, int(of_year["year"]))
    return Mention(start, start + of_year.end(), named, False) if named else None


def _by_abbreviation(reading: Reading, start: int, window: str, beside: bool) -> Mention | None:
    """A statute by its abbreviation, with its number behind it or without ("LSS")."""
    short = _ABBREVIATION.match(window)
    named = reading.short.get(short.group()) or laws.by_abbreviation(short.group(), reading.day, beside=beside) if short else None
    if short is None or not named:
        return None
    end = start + short.end()
    number = NUMBER.match(reading.text, end, end + 54)
    return Mention(start, number.end() if number else end, f"{number[1]}:{number[2]}" if number else named, False)
