"""The short names, titles and numberings of statutes that a text gives, remembered for what follows in it."""

from __future__ import annotations

import re

from riksdata.chamber.committees import committees
from riksdata.chamber.parties import written_parties
from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.swedish.lazy import lazy_regex


def note(reading: Reading, mention: Mention) -> None:
    """Remember a statute that was named, its title and the short names that the text gives it."""
    text = reading.text
    if mention.loose and _AMENDS.search(text, mention.start, min(len(text), mention.end + 16)):
        reading.amending.add(mention.sfs)
    if mention.sfs not in reading.amending and (not reading.laws or reading.laws[-1].end <= mention.start):
        reading.laws.append(mention)
    if mention.loose:
        found = re.match(
            r"(lag|förordning|kungörelse)(?:en)?[ \xa0\n]{1,3}\([^)]*\)[ \xa0\n]{1,3}(.+)", text[mention.start : mention.end], re.I | re.S
        )
        if found:
            note_title(reading, found[1], found[2], mention.sfs)
    if len(reading.short) < _MOST_NAMES:
        _note_names(reading, mention)
        for short in laws.shared_abbreviations().get(mention.sfs, ()):
            if short in reading.short or short in _OF_SEVERAL or mention.end - mention.start <= len(short):
                continue
            if text.find(f"({short})", 0, mention.start) < 0:  # else another has been named so: "Riksidrottsförbundet (RF)"
                reading.define(short, mention.sfs, mention.end, known=False)
                reading.lent.add(short)


_AMENDS = lazy_regex(r"\)[ \xa0\n]om[ \xa0\n]ändring[ \xa0\n]")
"""Of a statute that amends another: sections that follow are that other's."""
_MOST_NAMES = 50
_OF_SEVERAL = frozenset(("KL", "FB", "MB", "ML", "BB", "HB", "SO", "RO", "EL", "ALF", "ATL"))
"""Letters for more laws than the table has: "KL" is that of municipalities, bankruptcy and competition."""


def note_title(reading: Reading, kind: str, title: str, sfs: str) -> None:
    """Have a title mean a statute from here on: `lag` and what stands behind it, "om patent"."""
    if len(reading.titles) < _MOST_TITLES:
        reading.titles[laws.fold(f"{kind} {title}")] = sfs


_MOST_TITLES = 200


def _note_names(reading: Reading, mention: Mention) -> None:
    """Remember the names that the text gives to a statute behind, inside or before its mention."""
    text = reading.text
    inside = before = None
    if text[mention.end - 1] in ")]\n":
        inside = _INSIDE.search(text, max(mention.start, mention.end - 24), mention.end)
    if text[mention.start - 1 : mention.start] in ("(", "\n"):
        before = _BEFORE.search(text[max(0, mention.start - 12) : mention.start])
    for named in filter(None, (inside, before)):
        if named[1] not in _NO_LAW:
            _define(reading, named[1], mention, mention.end)
    if not mention.loose:
        _note_own_name(reading, mention)
    of_year = _YEARS_LAW.match(text, mention.end, mention.end + 60)
    if of_year is not None:
        reading.define(of_year["name"], mention.sfs, of_year.end(), known=True)
    defined = _DEFINED.match(text, mention.end, mention.end + 120)
    if defined is None and mention.loose and (title := _TITLE_BEHIND.match(text, mention.end, mention.end + 260)):
        defined = _DEFINED.match(text, title.end(), title.end() + 120)
        if defined is not None and not defined["short"].endswith(_NAME_ENDINGS):
            return
    if defined is None:
        return
    short, said = defined["short"], defined.group()
    if short.endswith(_NAME_ENDINGS):
        plain = "kalla" in said or "s.k." in said or "enämn" in said or "örkort" in said or "nedan" in said or "(" in said[:3]
        if plain and short.lower() not in laws.names().by_name:
            _define(reading, short, mention, defined.end())
    elif short[-1].isupper() and short not in _NO_LAW:
        bracketed = "(" in said and text[defined.end() : defined.end() + 1] == ")"
        if bracketed or "örkort" in said or (said[:1] == "," and text[defined.end()] in ",.;)"):
            _define(reading, short, mention, defined.end())


_DEFINED = lazy_regex(
    r"""
    (?:,|[ ]–|)[ \xa0\n]{0,3}\(?
    (?:(?:i[ ](?:det[ ]följande|fortsättningen)|fortsättningsvis|nedan|här|härefter|även|ofta)[ \xa0])?  # i det följande
    (?:(?:kallad|kallas|förkortad|förkortat|benämnd|hädanefter|nedan|förkortas)[ \xa0])?  # kallad
    (?:den[ ](?:s\.k\.[ \xa0]|så[ ]kallade[ \xa0])?|s\.k\.[ \xa0])?[”\"]?                # den s.k. ”
    (?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖ]{1,6}|[\wåäö-]{3,40}(?:lagen|förordningen|balken)                   # PPåhitt
        |(?:tillfälliga|särskilda|kompletterande|allmänna)[ ](?:lagen|förordningen))                    # tillfälliga lagen
    [”\"]?(?=[),. ;])
    """,
    re.X,
)
_TITLE_BEHIND = lazy_regex(r"(?![^(]*(?:lag|balk|ordning|kungörelse))[ \xa0\n][^().;:\n\d]{5,220}(?=[ \xa0\n]\()")
"""The rest of a title that is no statute's word for word, up to a bracket: "lagen (2016:752) om begränsningar … (tillfälliga lagen)"."""
_YEARS_LAW = lazy_regex(
    r"""
    (?:
        [ \xa0\n]\((?:(?:nedan|här|härefter|i[ ]det[ ]följande)[ \xa0](?:(?:kallad|benämnd)[ \xa0])?)?     # (nedan kallad
        |,?[ \xa0\n](?:(?:nedan|här|härefter|i[ ]det[ ]följande|fortsättningsvis)[ \xa0])?(?:kallad|benämnd)[ \xa0]  # , här benämnd
    )
    (?P<name>(?:1[7-9]|20)\d\d[ ]års[ ](?:lag|förordning|kungörelse))(?=[),.;]|[ \xa0\n])              # 1904 års lag)
    """,
    re.X,
)
"""`lagen (1904:26 s. 1) om … (1904 års lag)`, `lagen (2006:128) om …, här benämnd 2006 års lag,`."""
_INSIDE = lazy_regex(r"[;,][ \xa0]([A-ZÅÄÖ][A-Za-zÅÄÖ]{0,5}[A-ZÅÄÖ])[)\]]$")
"""`lagen (1991:572, LSU)`."""
_BEFORE = lazy_regex(r"(?<![\w-])([A-ZÅÄÖ][A-Za-zÅÄÖ]{0,5}[A-ZÅÄÖ])[ \xa0]?\($")
"""`LSU (lagen (1991:572) om …)`."""
_NO_LAW = frozenset(("SOU", "SFS", "EU", "EG", "EES", "EEG", "FN", "USA", *written_parties().values(), *committees()))
"""Letters behind a statute that are no name of it: of a member's party, of a series."""


def _note_own_name(reading: Reading, mention: Mention) -> None:
    """Have a name of one word, behind which the text gives a number, mean that statute from here on.

    Only where the name is in no table, or means there a statute of later days: "skogsvårdslag (1948:237)" before that of 1979.
    """
    named = _OWN_NAME.match(reading.text, mention.start, mention.end)
    if named is None or laws.sense(reading.text, mention.start) or _ANY_LAW.match(named["name"]):
        return
    definite = named["name"].lower() + ("n" if named["name"].lower().endswith(("stadga", "kungörelse")) else "en")
    known = laws.by_name(definite, reading.day)
    if known is None:
        reading.define(definite, mention.sfs, mention.end, known=False)
    elif mention.sfs[:4] < known[:4] and laws.is_to_come(definite, known, reading.day):
        reading.define(definite, mention.sfs, mention.end, known=True)


_OWN_NAME = lazy_regex(
    r"""
    (?P<name>[A-ZÅÄÖa-zåäöé-]{3,50}(?:lag|balk|förordning|kungörelse|stadga))(?:en|n)?  # skogsvårdslag
    [ \xa0\n]{0,3}[(\[](?:SFS[ ])?[12]\d{3}:                                                        # (1948:237)
    """,
    re.I | re.X,
)
_ANY_LAW = lazy_regex(r"(?:införande|ändrings|följd|ram|promulgations|övergångs|special|grund|folk|natur|civil|straff|skatte)lag", re.I)
"""What many statutes are: "införandelagen" of one code and of another."""


def _define(reading: Reading, name: str, mention: Mention, position: int) -> None:
    if name.endswith(_NAME_ENDINGS) or _abbreviates(name, reading.text[mention.start : mention.end].lower()):
        reading.define(name, mention.sfs, position, known=name in laws.names().lone)


_NAME_ENDINGS = ("lagen", "förordningen", "balken")


def _abbreviates(name: str, named: str) -> bool:
    """Whether letters can stand for a statute of these words: they hold that of its kind ("LSU" is a law), and mean no agency."""
    return "instruktion" not in named and any(letter in name.upper() for head, letter in _HEAD_LETTERS if head in named)


_HEAD_LETTERS = (("lag", "L"), ("balk", "B"), ("förordning", "F"), ("kungörelse", "K"), ("ordning", "O"), ("form", "F"), ("stadga", "S"))


def note_numbering(reading: Reading, sfs: str, pin: str) -> None:
    """Remember that a statute's sections were cited with a chapter, or without."""
    numbered = CHAPTERS if pin[0] == "K" else THROUGH
    if reading.numbered.setdefault(sfs, numbered) != numbered:
        reading.numbered[sfs] = ""


CHAPTERS, THROUGH = "chapters", "through"
"""How a statute numbers its sections: anew in each chapter, or through the whole."""


def note_abbreviation(reading: Reading, mention: Mention, end: int) -> None:
    """From a place on, an abbreviation that a section named counts in this document also without one: "7 kap. 2 § TF … ändringar i TF"."""
    word = reading.text[mention.start : mention.end].strip()
    if not (2 <= len(word) <= _LONGEST_SHORT and word[0].isupper() and word[-1].isupper()) or word in reading.short:
        return
    if len(reading.short) < _MOST_NAMES and word not in laws.names().lone and laws.by_abbreviation(word, reading.day) == mention.sfs:
        reading.define(word, mention.sfs, end, known=False)


_LONGEST_SHORT = 5
