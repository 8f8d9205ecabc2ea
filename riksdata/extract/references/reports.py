"""Numbered reports of agencies and others, known by the publisher or the word before the number."""

from __future__ import annotations

import re
from typing import NamedTuple

from riksdata.extract.references import dok_id
from riksdata.extract.references.draft import Draft, Reading
from riksdata.extract.references.tables import publishers, slug

_REPORT_WORD = re.compile(
    r"(?:[\wåäö-]*(?:rapport(?:en|er|erna|s)?|granskning(?:en|srapport)?|skriftserie|rapportserie|promemoria)|skrift|publikation|meddelande|pm"
    r"|analyser|working paper)$",
    re.I,
)
_ACRONYM = re.compile(r"(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]?[A-ZÅÄÖ]{1,6}|[A-ZÅÄÖ]{2,8}(?:-[A-ZÅÄÖ]{2,4})?)$")


class Before(NamedTuple):
    """The one or two words before a number, and what stands between: a mark (`.,:`), an opening bracket."""

    words: str
    mark: str
    bracketed: bool
    end: int
    """Where the words end."""


_SPACE = " \xa0\n"


def words_before(text: str, start: int) -> Before | None:
    """Read backwards from a number: "(prop. 2018/19:62" gives `prop`; at most 48 characters."""
    low = max(0, start - 48)
    at = start
    bracketed = at > low and text[at - 1] == "("
    if bracketed:
        at -= 1
    if text[max(low, at - 3) : at] in ("nr ", "nr\xa0") and not text[max(low, at - 4) : at - 3].isalpha():
        at -= 3
    gap = max(low, at - 3)
    while at > gap and text[at - 1] in _SPACE:
        at -= 1
    mark = text[at - 1] if at > low and text[at - 1] in ".,:" else ""
    at -= len(mark)
    begin = _word_start(text, at, low)
    if begin == at:
        return None
    if begin > low + 1 and text[begin - 1] in _SPACE:
        earlier = _word_start(text, begin - 1, low)
        if earlier < begin - 1:
            begin = earlier
    return Before(text[begin:at], mark, bracketed, at)


def _word_start(text: str, end: int, low: int) -> int:
    """Where the word that ends at `end` begins; `end` itself where none does. A word begins with a letter."""
    at = end
    while at > low and (text[at - 1].isalnum() or text[at - 1] in "_-\xad"):
        at -= 1
    while at < end and not text[at].isalpha():
        at += 1
    return at


def at_report(reading: Reading, before: Before, number: re.Match[str], start: int) -> bool:
    """Reports: "Rapport 2022:10", "Brå rapport 2017:13", "SKU 2004:1", "Riksrevisionens granskning 2016:23"."""
    text = reading.text
    last = before.words.split()[-1]
    end = number.end()
    numbering = f"{number[1]}:{number[3] or ''}{number[4]}{number[5] or ''}"
    words_end = before.end
    begin = words_end - len(last)
    low = last.lower().replace("\xad", "")
    if before.mark == "," and text[end : end + 1] == ")":
        return _parenthesis(reading, begin, end, numbering)
    if before.mark == "," or reading.done > begin:
        return False
    if low in ("dnr", "diarienr", "diarienummer"):
        reading.add(Draft(begin, end, f"dnr/{numbering}"))
        return True
    if before.bracketed and not _REPORT_WORD.match(low) and low not in publishers():
        return False
    close = 1 if before.bracketed and text[end : end + 1] == ")" else 0
    if before.bracketed and not close:
        named = publishers().get(low.partition("-")[0]) if _REPORT_WORD.match(low) else None
        if named and text[end : end + 1] in (" ", ","):
            reading.add(Draft(start, end, f"report/{named}/{numbering}"))
            return True
        return False
    if _REPORT_WORD.match(low):
        who = publisher_before(text, begin)
        glued = re.match(r"([\w]+)-rapport", last, re.I)
        if glued and glued[1].lower() in publishers():
            label = publishers()[glued[1].lower()]
        elif who is not None and who[1] == begin - 1:
            begin, label = who[0], who[2]
        else:
            after = re.compile(r"[ \xa0\n]\(([^()]{3,60})\)").match(text, end)
            named = publishers().get(after[1].lower()) if after else None
            if named and after:
                close = after.end() - end
            label = named or (who[2] if who else _host(text, end + close) or "-")
        if label == "riksrevisionen":
            reading.add(_rir(begin, end + close, number))
            return True
        reading.add(Draft(begin, end + close, f"report/{label}/{numbering}"))
        return True
    if low in publishers() or low.rstrip("s") in publishers():
        label = publishers().get(low) or publishers()[low.rstrip("s")]
        if label in ("riksrevisionen",):
            reading.add(_rir(begin, end + close, number))
        else:
            reading.add(Draft(begin, end + close, f"report/{label}/{numbering}"))
        return True
    who = publisher_before(text, words_end + 1)
    if who is not None and who[1] == words_end:
        reading.add(Draft(who[0], end + close, f"report/{who[2]}/{numbering}"))
        return True
    if _ACRONYM.match(last) and not before.mark and not close and low not in ("kl", "fm", "em"):
        reading.add(Draft(begin, end, f"report/{slug(last)}/{numbering}"))
        return True
    return False


_COUNTED = re.compile(r"[Rr]apport(?:en)?[ \xa0](?:nr\.?[ \xa0])?(?P<n>\d{4,5})(?![\d:/]|[ \xa0]?(?:kr|procent|mil|tusen|personer))")


def at_counted(reading: Reading, start: int) -> bool:
    """`Rapport 6653, februari 2015`: a number that runs on through the years."""
    text = reading.text
    found = _COUNTED.match(text, start, start + 24)
    if not found or 1900 <= int(found["n"]) <= 2099 or (start and text[start - 1].isalpha()):
        return False
    who = publisher_before(text, start)
    begin = who[0] if who and who[1] == start - 1 else start
    label = who[2] if who else None
    if label is None:
        after = re.compile(r"[^()\n.]{0,30}\)?[ \xa0](?:från|av)[ \xa0][^.,;()\n]{3,40}").match(text, found.end())
        later = publisher_before(text, after.end()) if after else None
        label = later[2] if later and later[0] >= found.end() else "-"
    reading.add(Draft(max(begin, reading.done), found.end(), f"report/{label}/{found['n']}"))
    return True


def _parenthesis(reading: Reading, begin: int, end: int, numbering: str) -> bool:
    """`(Årsrapport från … vid Jämställdhetsmyndigheten, 2025:11)`: a parenthesis that names a publisher and ends with a number, whole."""
    text = reading.text
    depth, at = 1, begin
    low = max(reading.done, begin - 250)
    while at > low and depth:
        at -= 1
        depth += {"(": -1, ")": 1}.get(text[at], 0)
    if depth or not text[at + 1 : at + 2].isupper():
        return False
    who = publisher_before(text, end - len(numbering) - 1)
    if who is None or who[0] <= at:
        return False
    reading.add(Draft(at + 1, end, f"report/{who[2]}/{numbering}"))
    return True


_HOST = re.compile(r"\)?[.,:]?[ \xa0\n]{1,2}https?://(?:www\.)?([\w-]{2,40})\.(?:se|org|eu|com)(?![\w.])")


def _host(text: str, end: int) -> str | None:
    """`Rapport 2016:15. http://www.bra.se/…`: the publisher by the host of the address that follows."""
    found = _HOST.match(text, end, end + 70)
    return next((known for known in publishers().values() if found[1].lower() == known), None) if found else None


def _rir(begin: int, end: int, number: re.Match[str]) -> Draft:
    target = dok_id.dok_id("rir", number[1], number[4])
    return Draft(begin, end, f"rir/{number[1]}:{number[4]}", (dok_id.address(target),) if target else (), None, target)


_NAME_WORDS = re.compile(r"[\wÅÄÖåäö&/:-]+")


def publisher_before(text: str, end: int) -> tuple[int, int, str] | None:
    """The last publisher of the table that is named in the 90 characters before `end` and the same sentence: start, end, slug."""
    low = max(0, end - 90)
    window = text[low:end]
    cut = max(window.rfind(". "), window.rfind("\n"))
    spans = [m.span() for m in _NAME_WORDS.finditer(window) if m.start() > cut]
    table = publishers()
    for k in range(len(spans) - 1, -1, -1):
        for first in range(max(0, k - 7), k + 1):
            name = " ".join(window[spans[first][0] : spans[k][1]].lower().replace("\xad", "").split())
            bare = name.removesuffix(":s")
            found = table.get(name) or table.get(bare) or (table.get(bare[:-1]) if bare.endswith("s") else None)
            if found and window[spans[first][0]].isupper() | (found == "forsvarshogskolan"):
                return low + spans[first][0], low + spans[k][1], found
    return None
