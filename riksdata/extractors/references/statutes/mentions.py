"""Statutes as a text names them: by name, abbreviation, number or title, and the short names that it defines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from riksdata.chamber.committees import committees
from riksdata.chamber.parties import written_parties
from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.title_register import begins_title, only_title, register, statutes_titled
from riksdata.extractors.references.statutes.titles import BREAK, HEAD, title_end
from riksdata.swedish.dates import ANY_MONTH
from riksdata.swedish.lazy import lazy_regex

_OTHER_SERIES = (
    r"SOU|SFS,|(?:[A-ZÅÄÖ]*FS|EU|EG|EEG|NJA|HFD|RÅ|AD|MÖD|MIG|JO|JK|DS|DIR|BET|PROP|SKR|KOM"  # (AFS, 2012:3)
    r"|RIR|BRÅ|[A-ZÅÄÖ]{1,3}U),"  # (RIR, 2014:10)
)
"""Letters before a number that are a series, a court or a committee, no law's."""
NUMBER = lazy_regex(
    rf"""
    [ \xa0\n]{{1,3}}
    (?:
        [(\[](?:(?!{_OTHER_SERIES})[A-ZÅÄÖ]{{2,6}}(?:,[ \xa0]|[ \xa0](?=SFS)))?   # (FB, (FB SFS
        (?:SFS[ \xa0])?([12]\d{{3}}):[ \xa0]?(\d{{1,4}})           # SFS 1123: 1
        (?:[ \xa0](?:s\.?[ \xa0]?)?\d{{1,2}})?               # s. 1
        (?:[;,][ \xa0][^()\n]{{1,24}})?[)\]]                 # ; påhitt)
    )
    """,
    re.X,
)
DATED = lazy_regex(
    rf"""
    [ \xa0\n]{{1,2}}(?:av[ \xa0\n])?den[ \xa0\n]\d{{1,2}}[ \xa0\n](?:{ANY_MONTH})[ \xa0\n](?P<year>1[789]\d\d)  # den 6 juni 1924
    [ \xa0\n]\((?:nr[ \xa0\n]?)?(?P<number>\d{{1,4}})\)                                            # (nr 361)
    """,
    re.X,
)
"""The day and number of a statute as they were cited until the 1970s: "lagen den 6 juni 1924 (nr 361) om …"."""
PLAIN_NUMBER = lazy_regex(r"[ \xa0](?:SFS[ \xa0])?([12]\d{3}):(\d{1,4})(?![\d:/])")
_NAME = lazy_regex(rf"(?:[\w\xad-]{{1,40}}-[ \xa0\n]och[ \xa0\n])?[\w\xad-]{{0,60}}(?:{HEAD})(?!\w)", re.I)
SAME = lazy_regex(
    r"""
    (?:
        samma|nämnda|samma[ ]nämnda|sistnämnda|förstnämnda|den[ ]nämnda|den[ ]förstnämnda
        |den[ ]sistnämnda
    )
    [ \xa0\n]{1,4}
    (?:lag(?:en)?|balk(?:en)?|förordning(?:en)?|kungörelse(?:n)?)                         # lagen
    (?!\w)
    """,
    re.I | re.X,
)
_SAME_ORDINANCE = lazy_regex(r"förordning|kungörelse", re.I)
_ORDINANCE_NAMED = lazy_regex(r"(?:[\w-]+[ \xa0\n](?:och[ \xa0\n])?)?[\w\xad-]*(?:förordning|kungörelse)(?:en)?s?(?![\w-])", re.I)
_ABBREVIATION = lazy_regex(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}(?![\wÅÄÖåäö-]|[ ]?\d{4}:)")
_TITLE_HEAD = lazy_regex(r"(lag|förordning|kungörelse)en[ \xa0\n]{1,4}(?=(?:om|med|angående|mot|till)[ \xa0\n])", re.I)
_PLAIN_HEAD = lazy_regex(r"(lag|förordning|kungörelse)[ \xa0\n]{1,4}(?=(?:om|med|angående|mot|till)[ \xa0\n])", re.I)
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
_WORD = lazy_regex(r"[^ \xa0\n]+")
_GIVEN_NAME = lazy_regex(r"[a-zåäö]{4,20}[ \xa0\n](?:lagen|förordningen)(?!\w)", re.I)
"""A name of two words that a text gives: "den tillfälliga lagen"."""
_OF_YEAR = lazy_regex(
    r"""
    (?P<year>1[7-9]\d\d|20\d\d)[ \xa0\n]års[ \xa0\n](?:nya[ \xa0\n])?         # 1996 års
    (?P<word>[\w-]{1,40}(?:lag|balk|förordning|kungörelse))(?![\w-])               # säkerhetsskyddslag
    """,
    re.X,
)
_CLOSING = ".,;:!?)]”\"’'"
_AND_MORE = lazy_regex(r",?[ \xa0\n]m\.[ ]?(?:m|fl)\.")
_LONGEST_TITLE, _MOST_WORDS, _SHORTEST = 330, 42, 2
"""Characters of a title, words of one, and the fewest words behind its head: "lagen om patent"."""
_FEWEST_SHORT, _LONGEST_SHORT_TITLE, _SUBJECT = 4, 12, 6
"""Words of a title given short, from "om" on, and the letters of its last."""
_TELLING, _LATELY = 14, 40
"""A word so long is a law's subject by itself ("passagerarregister"), and so is any of a statute that was named lately."""
_GOES_ON = frozenset(("med", "till", "för", "av", "mellan", "mot", "åt", "om", "i", "på", "vid", "från", "och", "eller"))
"""Behind so short a title these may begin the rest of another."""
_NAME_ENDINGS = ("lagen", "förordningen", "balken")
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
_AMENDS = lazy_regex(r"\)[ \xa0\n]om[ \xa0\n]ändring[ \xa0\n]")
"""Of a statute that amends another: sections that follow are that other's."""
_NO_LAW = frozenset(("SOU", "SFS", "EU", "EG", "EES", "EEG", "FN", "USA", *written_parties().values(), *committees()))
"""Letters behind a statute that are no name of it: of a member's party, of a series."""
_HEAD_LETTERS = (("lag", "L"), ("balk", "B"), ("förordning", "F"), ("kungörelse", "K"), ("ordning", "O"), ("form", "F"), ("stadga", "S"))
_MOST_NAMES = 50
_MOST_TITLES = 200
_LONGEST_SHORT = 5
_OF_SEVERAL = frozenset(("KL", "FB", "MB", "ML", "BB", "HB", "SO", "RO", "EL", "ALF", "ATL"))
"""Letters for more laws than the table has: "KL" is that of municipalities, bankruptcy and competition."""
REACH = 600
"""How many characters back a law may lie that a bare section is read with."""
FURTHEST = 4000
"""How far from the law a bare section may lie where others stand between, each within `REACH` of the one before."""
CHAPTERS, THROUGH = "chapters", "through"
"""How a statute numbers its sections: anew in each chapter, or through the whole."""
_NAME_GENITIVE = lazy_regex(rf"((?:[\w\xad-]{{1,40}}-[ \xa0\n]och[ \xa0\n])?[\w\xad-]{{0,60}}(?:{HEAD}))s(?!\w)", re.I)


def mention_at(reading: Reading, start: int, beside: bool = False) -> Mention | None:
    """The statute that is named from `start` on, if one is; `beside` a section an abbreviation may be written in capitals."""
    text = reading.text
    if start >= len(text):
        return None
    window = text[start : start + 140]
    same = SAME.match(window)
    if same:
        return _same(reading, same.group(), start, start + same.end())
    found = _NAME.match(window)
    if found:
        end = start + found.end()
        number = NUMBER.match(text, end, end + 54) or PLAIN_NUMBER.match(text, end, end + 20)
        word = found.group().lower().replace("\xad", "")
        dated = None if number else dated_at(reading, start, end)
        if dated:
            return dated
        if number:
            sfs = f"{number[1]}:{number[2]}"
            loose = word in ("lagen", "lag", "förordningen", "förordning", "kungörelsen", "kungörelse", "balken", "stadgan")
            stop = title_end(text, word, number.end(), sfs) if loose else number.end()
            return Mention(start, stop, sfs, loose)
        sense = laws.sense(text, start)
        if sense == "foreign":
            return None
        sfs_named = reading.short.get(word) or laws.by_name(word, reading.day, sense) if len(word) > 5 else None
        if sfs_named:
            return Mention(start, end, sfs_named, False)
        return titled_at(reading, start)
    word_match = _NAME_GENITIVE.match(window)
    if word_match:
        word = word_match[1].lower()
        sense = laws.sense(text, start)
        sfs_named = None if sense == "foreign" else reading.short.get(word) or laws.by_name(word, reading.day, sense)
        if sfs_named:
            return Mention(start, start + word_match.end(), sfs_named, False)
    given = _GIVEN_NAME.match(window)
    if given and (sfs_given := reading.short.get(" ".join(given.group().lower().split()))):
        return Mention(start, start + given.end(), sfs_given, False)
    of_year = _OF_YEAR.match(window)
    if of_year:
        definite = of_year["word"] + ("n" if of_year["word"].endswith("else") else "en")
        sfs_of_year = laws.named_of_year(definite, int(of_year["year"]))
        if sfs_of_year:
            return Mention(start, start + of_year.end(), sfs_of_year, False)
    short = _ABBREVIATION.match(window)
    if short:
        sfs_short = reading.short.get(short.group()) or laws.by_abbreviation(short.group(), reading.day, beside=beside)
        if sfs_short:
            end = start + short.end()
            number = NUMBER.match(text, end, end + 54)
            return Mention(start, number.end() if number else end, f"{number[1]}:{number[2]}" if number else sfs_short, False)
    return None


def dated_at(reading: Reading, start: int, end: int) -> Mention | None:
    """`lagen den 6 juni 1924 (nr 361) om samhällets barnavård`: a statute by its day and number, which stand from `end` on."""
    found = DATED.match(reading.text, end, end + 40)
    if found is None:
        return None
    sfs = f"{found['year']}:{found['number']}"
    return Mention(start, title_end(reading.text, "lagen", found.end(), sfs), sfs, True)


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
            number = NUMBER.match(text, end, end + 54) or PLAIN_NUMBER.match(text, end, end + 20)
            return Mention(named.start, number.end() if number else end, f"{number[1]}:{number[2]}" if number else sfs, False)
    return _titled_short(named)


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


def _tells(reading: Reading, title: str, subject: str, sfs: str | None) -> bool:
    """Whether a title of one word behind its head says enough: it has names of its own, is long, or the statute was named lately."""
    return title in laws.names().by_title or len(subject) >= _TELLING or any(law.sfs == sfs for law in reading.laws[-_LATELY:])


def _following(text: str, words: list[re.Match[str]], count: int) -> str:
    """The word behind so many, lower case; empty where a new line with a capital begins."""
    if count >= len(words):
        return ""
    word = words[count].group()
    if word[0].isupper() and "\n" in text[words[count - 1].end() : words[count].start()]:
        return ""
    return word.lower().rstrip(_CLOSING)


def _same(reading: Reading, words: str, start: int, end: int) -> Mention | None:
    if not reading.laws:
        return None
    back = reading.laws[-1]
    if "först" in words.lower() and len(reading.laws) > 1:
        back = reading.laws[-2]
    else:
        ordinance = _SAME_ORDINANCE.search(words) is not None  # "samma lag" is none
        near = [law for law in reading.laws[-_LATELY_NAMED:] if start - law.end < 2 * REACH]
        back = next((law for law in reversed(near) if _is_ordinance(reading, law) == ordinance), back)
    return Mention(start, end, back.sfs, False) if start - back.end < 2 * REACH else None


_LATELY_NAMED = 3
"""So many mentions back, "samma lag" may mean one if those behind it are ordinances."""


def _is_ordinance(reading: Reading, mention: Mention) -> bool:
    """Whether it is called an ordinance and is one; the freedom of the press act only sounds like it."""
    return mention.sfs != "1949:105" and _ORDINANCE_NAMED.match(reading.text, mention.start, mention.end) is not None


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


def note_title(reading: Reading, kind: str, title: str, sfs: str) -> None:
    """Have a title mean a statute from here on: `lag` and what stands behind it, "om patent"."""
    if len(reading.titles) < _MOST_TITLES:
        reading.titles[laws.fold(f"{kind} {title}")] = sfs


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


_OWN_NAME = lazy_regex(
    r"""
    (?P<name>[A-ZÅÄÖa-zåäöé-]{3,50}(?:lag|balk|förordning|kungörelse|stadga))(?:en|n)?  # skogsvårdslag
    [ \xa0\n]{0,3}[(\[](?:SFS[ ])?[12]\d{3}:                                                        # (1948:237)
    """,
    re.I | re.X,
)


_ANY_LAW = lazy_regex(r"(?:införande|ändrings|följd|ram|promulgations|övergångs|special|grund|folk|natur|civil|straff|skatte)lag", re.I)
"""What many statutes are: "införandelagen" of one code and of another."""


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


def _define(reading: Reading, name: str, mention: Mention, position: int) -> None:
    if name.endswith(_NAME_ENDINGS) or _abbreviates(name, reading.text[mention.start : mention.end].lower()):
        reading.define(name, mention.sfs, position, known=name in laws.names().lone)


def note_numbering(reading: Reading, sfs: str, pin: str) -> None:
    """Remember that a statute's sections were cited with a chapter, or without."""
    numbered = CHAPTERS if pin[0] == "K" else THROUGH
    if reading.numbered.setdefault(sfs, numbered) != numbered:
        reading.numbered[sfs] = ""


def note_abbreviation(reading: Reading, mention: Mention, end: int) -> None:
    """From a place on, an abbreviation that a section named counts in this document also without one: "7 kap. 2 § TF … ändringar i TF"."""
    word = reading.text[mention.start : mention.end].strip()
    if not (2 <= len(word) <= _LONGEST_SHORT and word[0].isupper() and word[-1].isupper()) or word in reading.short:
        return
    if len(reading.short) < _MOST_NAMES and word not in laws.names().lone and laws.by_abbreviation(word, reading.day) == mention.sfs:
        reading.define(word, mention.sfs, end, known=False)


def _abbreviates(name: str, named: str) -> bool:
    """Whether letters can stand for a statute of these words: they hold that of its kind ("LSU" is a law), and mean no agency."""
    return "instruktion" not in named and any(letter in name.upper() for head, letter in _HEAD_LETTERS if head in named)
