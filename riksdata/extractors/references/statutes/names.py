"""Statutes by name, abbreviation or title, and the sections that follow one: "brottsbalken 6 kap. 13 §", "BrB 36:4"."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Draft, Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.drafts import add_mention, address, document_id
from riksdata.extractors.references.statutes.mentions import PLAIN_NUMBER, mention_at, note

_COLON = re.compile(r"([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6})[ \xa0](\d{1,3}):(\d{1,3}(?:[ \xa0]?[a-z](?=[\s,.;)]))?)(?![\w:/])")
_LONGEST_ABBREVIATION = 5


def read_colon(reading: Reading, start: int, end: int) -> bool:
    """`BrB 36:4`: chapter and section as lawyers write them, behind the abbreviation of a code."""
    text = reading.text
    found = _COLON.match(text, start, start + 24)
    if not found or (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
        return False
    sfs = laws.by_abbreviation(found[1], reading.day)
    if not sfs:
        return False
    pin = f"K{found[2]}P{''.join(found[3].split())}"
    shown = found.group()[len(found[1]) + 1 :]
    reading.add(Draft(start, found.end(), f"sfs/{sfs}#{pin}", (f"{address(sfs)}#{pin}",), shown, document_id(sfs)))
    note(reading, Mention(start, found.end(), sfs, False))
    return True


def read_law(reading: Reading, start: int, end: int) -> None:
    """A statute's name, abbreviation or title at `start`, and the sections that follow it; `end` is where the scan's find ends."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] in "-\xad"):
        return
    mention = None
    if _ends_word(text[end : end + 3]):
        word = text[start:end]
        if len(word) <= _LONGEST_ABBREVIATION:
            if _stands_for_another(reading, start, end, word):
                return
            sfs = reading.short.get(word) or laws.by_abbreviation(word, reading.day)
        else:
            sense = laws.sense(text, start)
            if sense == "foreign":
                reading.laws.clear()  # a bare section that follows is not the Swedish law's before it
                reading.done = max(reading.done, end)
                return
            sfs = laws.by_name(word, reading.day, sense)
        number = PLAIN_NUMBER.match(text, end, end + 20) if sfs and len(word) > _LONGEST_ABBREVIATION else None
        if number:  # "anställningsskyddslagen 1982:80"
            mention = Mention(start, number.end(), f"{number[1]}:{number[2]}", False)
        elif sfs:
            mention = Mention(start, end, sfs, False)
    mention = mention or mention_at(reading, start)
    if mention is not None:
        add_mention(reading, mention)


def _ends_word(after: str) -> bool:
    """Whether a name ends before these characters, with no number in brackets behind it."""
    return not after[:1].isalnum() and after[:1] not in ("-", "\xad") and "(" not in after and "[" not in after


def _stands_for_another(reading: Reading, start: int, end: int, word: str) -> bool:
    """Whether an abbreviation stands for something else in this document: "Luftstridsskolan (LSS)"."""
    if reading.short.get(word) == "":
        return True
    text = reading.text
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and word not in reading.short:
        name = text[max(0, start - 40) : start - 1].split()
        if name and name[-1][:1].isupper() and "lag" not in name[-1].lower() and "ordning" not in name[-1]:
            reading.short[word] = ""
            return True
    return False
