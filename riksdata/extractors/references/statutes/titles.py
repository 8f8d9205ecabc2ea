"""Where the title of a statute ends: as the table of laws has it, else by its words."""

from __future__ import annotations

import re

from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.title_register import register
from riksdata.extractors.references.statutes.vocabulary import word_set
from riksdata.swedish.lazy import lazy_regex

HEAD = (
    "lagen|lag|balken|balk|förordningen|förordning|kungörelsen|kungörelse|stadgan"
    "|instruktionen|instruktion|ordningen|ordning|formen|reglementet|brevet"
)
HEADS = (*HEAD.split("|"), *(word + "s" for word in HEAD.split("|")))
_STOP = word_set("title_stop")
_TITLE_WORD = lazy_regex(r"[ \xa0\n]{1,3}([\wÅÄÖåäöéü/–-][\w/–:-]*)(,(?=[ \xa0\n]))?")
_NEW_LINE = lazy_regex(r"[ \xa0]?\n[ \xa0\n]?[A-ZÅÄÖ]")
"""A title goes on in the next line only with a small letter."""
BREAK = lazy_regex(r"(?<=[a-zåäö])-(?=[a-zåäö])")
"""A hyphen from a line's end, within a word."""
_NUMBER = r"\d{1,3}(?:[ \xa0]?[a-z])?"
_SECTIONS = lazy_regex(
    rf"""
    [ \xa0\n]{{1,3}}{_NUMBER}                                                     # 1 p
    (?:
        (?:[ \xa0]?[-–][ \xa0]?|,[ \xa0\n]|[ \xa0\n](?:och|eller|samt)[ \xa0\n])
        (?:{_NUMBER}|[a-z])
    ){{0,8}}
    [ \xa0\n]{{0,2}}(?:§|kap)
    """,
    re.X,
)
"""Sections of what is named next: "om påhitt och 4 § förordningen …"."""
_WINDOW = 330
"""Characters behind a number in which its title is looked for."""
_ACCORDING = ("tillsyn", "prövning", "avgifter")
"""Before "enligt" in a title: "om tillsyn enligt miljöbalken"."""
_SMALL = word_set("title_small")
_BEGINS = word_set("title_begins")


def title_end(text: str, end: int, sfs: str) -> int:
    """Where the title that follows `lagen (1988:688)` ends: as the table has it, else by its words (bounded, 16 words)."""
    told = told_title_end(text, end, sfs)
    if told is not None:
        return told
    window = text[end : end + _WINDOW]
    at, last, count = 0, 0, 0
    while count < 16:
        found = _TITLE_WORD.match(window, at)
        if not found or _NEW_LINE.match(window, at) or _SECTIONS.match(window, at):
            break
        word = found[1].lower()
        if not count and word not in ("om", "med", "angående", "mot", "till", "för", "avseende"):
            return end
        following = _TITLE_WORD.match(window, found.end())
        nxt = following[1].lower() if following and not found[2] else ""
        supervises = word == "enligt" and count and window[:at].endswith(_ACCORDING) and nxt.endswith(("balken", "lagen"))
        if supervises and following:
            last = following.end(1)
            break
        if word in _STOP or (word in ("och", "eller", "samt") and (nxt in _STOP or _begins_new(nxt, following, window))):
            break
        if word in ("i", "för", "till", "av") and nxt in ("syfte", "kraft", "den", "stället", "att", "enlighet", "samband", "dag"):
            break
        if (word == "om" and count) or (word.endswith(HEADS) and window[found.end() : found.end() + 2] in (" (", "\xa0(")):
            break
        at = found.end(1)
        if word not in _SMALL:
            last = at
        count += 1
        if found[2]:
            break
    if window[:last].split() == ["om", "ändring"]:
        return end
    tail = re.match(r",?[ \xa0\n]m\.[ ]?(?:m|fl)\.", window[last:]) if last else None
    return end + last + (tail.end() if tail else 0)


def told_title_end(text: str, end: int, sfs: str) -> int | None:
    """Where the title of a statute ends that stands behind its number, as the tables have it; None where what stands there is not it."""
    known = laws.names().title_of.get(sfs, ())
    if not known and sfs in register().title_of:
        known = (register().title_of[sfs],)
    window = text[end : end + _WINDOW]
    for reading in (follows, _begun):
        for title in known:
            length = reading(window, title.partition(" ")[2])
            if length:
                return end + length
    return None


def _begins_new(nxt: str, following: re.Match[str] | None, window: str) -> bool:
    if nxt.startswith(("lag", "förordning", "regering", "tillkänna")) or nxt in _BEGINS:
        return True
    return bool(following and re.match(r"(?:lagen|förordningen)?[ \xa0]\(\d{4}:", window[following.end() :]))


def follows(window: str, words: str) -> int:
    """How many characters of `window`, white space and hyphens that break a word aside, spell " " + `words`; 0 where they do not."""
    at = 0
    while at < len(window) and window[at].isspace():
        at += 1
    if not at:
        return 0
    for char in words:
        while at < len(window) and char.isalpha() and BREAK.match(window, at):
            at += 1
        if at >= len(window):
            return 0
        if char == " ":
            if not window[at].isspace():
                return 0
            while at < len(window) and window[at].isspace():
                at += 1
        elif window[at].lower() == char:
            at += 1
        else:
            return 0
    if at < len(window) and (window[at].isalnum() or window[at] == "-"):
        return 0
    tail = re.match(r",?[ \xa0\n]m\.[ ]?(?:m|fl)\.", window[at:])
    return at + (tail.end() if tail else 0)


def _begun(window: str, title: str) -> int:
    """How many characters spell the first words of a title that the text gives shortened; 0 for fewer than four words."""
    words = title.split()
    for count in range(len(words) - 1, 3, -1):
        if words[count - 1] in _SMALL:
            continue
        length = follows(window, " ".join(words[:count]))
        if length:
            return length
    return 0
