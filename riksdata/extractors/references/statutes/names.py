"""Statutes by name, abbreviation or title, and the sections that follow one: "brottsbalken 6 kap. 13 §", "BrB 36:4"."""

from __future__ import annotations

import re

from riksdata.extractors.references.eu.act_names import act_of_year
from riksdata.extractors.references.reading import Draft, Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.drafts import add_mention, address, document_id
from riksdata.extractors.references.statutes.given_names import note
from riksdata.extractors.references.statutes.mentions import mention_at
from riksdata.extractors.references.statutes.named_by_title import titled_in_force, titled_of_year
from riksdata.extractors.references.statutes.number_forms import NUMBER, PLAIN_NUMBER
from riksdata.swedish.lazy import lazy_regex

_COLON = lazy_regex(r"([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6})[ \xa0](\d{1,3}):(\d{1,3}(?:[ \xa0]?[a-z](?=[\s,.;)]))?)(?![\w:/])")
_COLON_FIRST = lazy_regex(r"(\d{1,3}):(\d{1,3}(?:[ \xa0]?[a-z](?=[ \xa0]))?)[ \xa0]([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6})(?![\w-])")
_LONGEST_ABBREVIATION = 5


def read_colon(reading: Reading, start: int, end: int) -> None:
    """`BrB 36:4`: chapter and section as lawyers write them, behind the abbreviation of a code."""
    text = reading.text
    found = _COLON.match(text, start, start + 24)
    if found and not (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
        _add_colon(reading, found, found[1], found[2], found[3])


def read_colon_first(reading: Reading, start: int, end: int) -> None:
    """`36:4 BrB`: chapter and section before the abbreviation."""
    found = _COLON_FIRST.match(reading.text, start, start + 24)
    if found and not (start and (reading.text[start - 1].isalnum() or reading.text[start - 1] in "-–:/.,")):
        _add_colon(reading, found, found[3], found[1], found[2])


def _add_colon(reading: Reading, found: re.Match[str], short: str, chapter: str, section: str) -> None:
    sfs = laws.by_abbreviation(short, reading.day)
    if not sfs:
        return
    start = found.start()
    pin = f"K{chapter}P{''.join(section.split())}"
    shown = f"{chapter}:{section}"
    reading.add(Draft(start, found.end(), f"sfs/{sfs}#{pin}", (f"{address(sfs)}#{pin}",), shown, document_id(sfs)))
    note(reading, Mention(start, found.end(), sfs, False))


def read_law(reading: Reading, start: int, end: int) -> None:
    """A statute's name, abbreviation or title at `start`, and the sections that follow it; `end` is where the scan's find ends."""
    text = reading.text
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
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
            sfs = (None if sense else reading.short.get(word.lower())) or laws.by_name(word, reading.day, sense)
            if sfs and not text.endswith(("- och ", "- och\xa0"), 0, start):
                sfs = _of_its_year(text, end, word, sfs)
        number = PLAIN_NUMBER.match(text, end, end + 20) if sfs and len(word) > _LONGEST_ABBREVIATION else None
        if number:  # "anställningsskyddslagen 1982:80"
            mention = Mention(start, number.end(), f"{number[1]}:{number[2]}", False)
        elif sfs:
            mention = Mention(start, end, sfs, False)
    mention = mention or mention_at(reading, start)
    if mention is not None and text[mention.end - 1].isupper() and _introduced(reading, start, mention.end, mention.sfs):
        return
    if mention is not None and (text[mention.end - 1] == ")" or not reading.in_own_title(start)):
        add_mention(reading, mention)


_FROM_YEAR = lazy_regex(r"[ \xa0\n]från[ \xa0\n](?:år[ \xa0])?(?P<year>1[789]\d\d|20\d\d)(?![\d:/–-]|[ \xa0]års)")


def _of_its_year(text: str, end: int, word: str, sfs: str) -> str:
    """The statute of a name behind which its year stands: "köplagen från 1905"."""
    told = _FROM_YEAR.match(text, end, end + 20)
    if told is None or int(told["year"]) >= int(sfs[:4]):
        return sfs
    return laws.named_of_year(word, int(told["year"])) or laws.in_force_since(word, int(told["year"])) or sfs


def _ends_word(after: str) -> bool:
    """Whether a name ends before these characters, with no number in brackets behind it."""
    return not after[:1].isalnum() and after[:1] != "-" and "(" not in after and "[" not in after


def _stands_for_another(reading: Reading, start: int, end: int, word: str) -> bool:
    """Whether an abbreviation stands for something else in this document: "Luftstridsskolan (LSS)"."""
    if reading.short.get(word) == "":
        return True
    text, lent = reading.text, word in reading.lent
    if lent and text.endswith(("örkortad ", "örkortas ", "örkortat "), 0, start):
        return True  # its introduction
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and (lent or word not in reading.short):
        told = _told(text, start - 1)
        if told and not _A_LAW.search(told) and (told.split()[-1][:1].isupper() or _spelled(word, told)):
            reading.short[word] = ""
            return True
    return False


def _introduced(reading: Reading, start: int, end: int, sfs: str) -> bool:
    """Whether letters in brackets only tell the short name of the statute right before them, which counts from then on."""
    text = reading.text
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not reading.laws or reading.laws[-1].sfs != sfs:
        return False
    return 0 <= start - 1 - reading.laws[-1].end <= _SPACE and not text[reading.laws[-1].end : start - 1].strip()


_SPACE = 3
"""Characters of white space between a name and brackets at most."""
_LONGEST_TOLD = 120
"""Characters before brackets in which the name that letters stand for begins."""
_A_LAW = lazy_regex(r"lag|balk|ordning|kungörelse|stadga|regeringsform|§", re.I)
"""Of the words before the letters: these name the statute itself."""


def _told(text: str, end: int) -> str:
    """The words of the clause before brackets at `end`."""
    window = text[max(0, end - _LONGEST_TOLD) : end]
    return re.split(r"[.,;:!?()\n]", window.rstrip())[-1]


def _spelled(letters: str, told: str) -> bool:
    """Whether letters are those with which a name's last words begin: "hög servicenivå på landsbygden (HSL)"."""
    initials = [word[0].lower() for word in re.findall(r"\w+", told)]
    small = letters.lower()
    for first in range(max(0, len(initials) - 2 * len(small)), len(initials)):
        if initials[first] == small[0] and _in_order(small, initials[first:]):
            return True
    return False


def _in_order(letters: str, initials: list[str]) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


_OF_YEAR = lazy_regex(
    r"(?P<year>[12]\d{3})[ \xa0\n]års[ \xa0\n](?:nya[ \xa0\n])?"  # 1969 års
    r"(?P<word>[\w-]{0,40}(?:lag|balk|förordning|kungörelse|direktiv))(?P<genitive>s?)(?!\w|-)"
)
_FIRST_YEAR = 1734


def read_dated(reading: Reading, start: int, end: int) -> None:
    """`lagen den 20 mars 1964 (nr 167) med särskilda bestämmelser om unga lagöverträdare`."""
    text = reading.text
    mention = mention_at(reading, start)
    if mention is not None and mention.loose and not text[start - 1 : start].isalnum() and text[start - 1 : start] != "-":
        add_mention(reading, mention)


def read_of_year(reading: Reading, start: int, end: int) -> None:
    """`2012 års kustbevakningsdatalag`, `1939 års lag om enskilda vägar`, `2015 års insolvensförordning`."""
    found = _OF_YEAR.match(reading.text, start, start + 70)
    if found is None or reading.text[start - 1 : start].isalnum() or int(found["year"]) < _FIRST_YEAR or reading.in_own_title(start):
        return
    year, word = int(found["year"]), found["word"].lower()
    titled = titled_of_year(reading, start, found.start("word"), year) if word in _HEADS and not found["genitive"] else None
    definite = word + ("et" if word.endswith("direktiv") else "n" if word.endswith("else") else "en")
    introduced = reading.text[start - 1 : start] == "(" and reading.text[found.end() : found.end() + 1] == ")"
    sfs = laws.named_of_year(definite, year) or (None if introduced else reading.short.get(found.group().lower()))
    act = act_of_year(definite, year)
    if titled is not None:
        add_mention(reading, titled)
    elif sfs is not None:
        number = NUMBER.match(reading.text, found.end(), found.end() + 54)
        add_mention(reading, Mention(start, number.end() if number else found.end(), sfs, False))
    elif act is not None:
        reading.add(Draft(start, found.end(), act[0], (act[1],)))
        reading.act = f"{act[0]} {act[1]}"


_HEADS = ("lag", "förordning", "kungörelse")
_PROPOSED = lazy_regex(
    r"""
    (?:
        förslag(?:et|en)?(?:[ \xa0\n]till)?|antar|anta|utkast(?:et)?[ \xa0\n]till      # förslag till
        |ingen|någon|sådan|nya?|den|\w{3,}are|tvingande|särskild|\d\.|riksdagen|dels  # tydligare, 1.
    )
    (?:[ \xa0\n][\w:-]{1,20}){0,2}[ \xa0\n]{0,3}$
    """,
    re.I | re.X,
)
"""Before a law that is only proposed, or any law about something."""


def read_untold(reading: Reading, start: int, end: int) -> None:
    """`enligt lag om stöd till trossamfund`: a title without article and number, of a statute in force; no proposal."""
    text = reading.text
    if text[start - 1 : start].isalnum() or text[start - 1 : start] == "-" or _PROPOSED.search(text, max(0, start - 60), start):
        return
    mention = titled_in_force(reading, start)
    if mention is not None:
        add_mention(reading, mention)
