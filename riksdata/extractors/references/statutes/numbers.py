"""Statutes by number: "lagen (1988:688) om kontaktförbud", "förordningen 2007:185 om producentansvar"."""

from __future__ import annotations

import re

from riksdata.extractors.references.reading import Mention, Reading
from riksdata.extractors.references.statutes import laws
from riksdata.extractors.references.statutes.drafts import add_mention, draft_whole
from riksdata.extractors.references.statutes.given_names import note, note_title
from riksdata.extractors.references.statutes.number_forms import NUMBER
from riksdata.extractors.references.statutes.titles import HEAD, HEADS, title_end, told_title_end
from riksdata.extractors.references.statutes.vocabulary import word_set
from riksdata.swedish.lazy import lazy_regex

_WORD_BEFORE = lazy_regex(rf"(?<![\w-])((?:\w{{1,30}}-[ \xa0\n]och[ \xa0\n])?[\w-]{{0,60}}?(?:{HEAD}))s?$", re.I)
_SHORT_BEFORE = lazy_regex(r"(?<![\w-])[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}$")
"""An abbreviation before a number: those that mean other things too ("MB", "PBF") are a statute's where the number is its own."""
_GENERAL = frozenset(("lagen", "lag", "förordningen", "förordning", "kungörelsen", "kungörelse"))
"""Words that need a title to say which statute they mean."""
_LOOSE = _GENERAL | {"balken", "stadgan"}
_NO_STATUTE = ("formen", "ordningen", "ordning", "balk", "brevet")
"""Words that a bare number of another series may stand behind."""
_BARE_NUMBER = lazy_regex(r"\(([12]\d{3}):[ \xa0]?(\d{1,4})\)")
_BARE_AT = lazy_regex(r"([12]\d{3}):(\d{1,4})(?![\d:/])")
_OTHER_WORD = lazy_regex(
    r"""
    (?:
        förslag|(?<!m)anslag|ramanslag|\Ainslag|uppslag|utslag|överslag|tillslag|beslag|nedslag|\Aomslag|avslag|påslag|genomslag  # anslag
        |(?:trafik|djur|kraft|energi|växt|träd)slag|\A(?:arbets|lands|lärar)lag|bolag|underlag                                   # djurslag
    )
    (?:en)?\Z
    """,
    re.X,
)
"""Words that end as those of statutes do: "förslagen (2017:5)"."""
_PLAIN = lazy_regex(r"(?:[ \xa0\n]SFS)?[ \xa0\n]$")
_TITLE_BEFORE = lazy_regex(
    r"""
    (?<![\w-])
    (?:
        (?P<kind>lag|förordning|kungörelse)(?:en)?[ \xa0\n](?=om|med|angående|mot)  # lagen om
        |instruktion(?:en)?[ \xa0\n](?=för)                                        # instruktionen för
    )
    (?P<title>\w+[ \xa0\n][^.,;:()\n]{3,90})$                                     # om påhitt
    """,
    re.I | re.X,
)
_TITLE_BESIDE = lazy_regex(
    r"""
    (?<![\w-])
    (?P<kind>lag|förordning|kungörelse)en[ \xa0\n](?P<title>(?:om|med|angående|mot)   # förordningen om
    [ \xa0\n][^.,;:()\d\n]{3,90}?[a-zåäö]),?(?:[ \xa0\n]SFS)?[ \xa0\n]\Z              # påhitt, SFS
    """,
    re.I | re.X,
)
_TITLE_WORDS = ("en om", "en med", "en angående", "en mot")
"""What a title begins with, behind "lag" or the like: a cheap look."""
_SERIES_WORD = lazy_regex(
    r"SOU|Ds|RiR|prop|skr|bet|mot|dir|nr|dnr|[Aa]nalys|[Pp][Mm]|[Mm]eddelande|[Hh]andlingar"  # SOU
    r"|\w*(?:skrift|rapport|betänkande|utredning|proposition|direktiv|motion)\w*"  # rapport
)
"""The last word of what is no title, but the series of the number behind it."""
_LAW_NEAR = lazy_regex(r"(?<![\w-])(?P<word>\w*lag(?:en)?)(?!\w)[^.(]{0,40}$", re.I)
_NO_LAW = lazy_regex(
    r"""
    (?:
        (?:för|an|in|upp|ut|över|till|be|ned|om|av|på|genom|\b)slag     # förslag
        |bolag|underlag|utredning|betänkande|rapport|promemoria|SOU|Ds
    )
    """,
    re.I | re.X,
)
_SFS = lazy_regex(r"SFS[ \xa0\n]|[12]\d{3}:")
_JOINED = lazy_regex(r"(?:,|,?[ \xa0\n](?:och|samt))[ \xa0\n]")
_LONGEST_JOINT = 7
_WORDS = ("lag", "förordning", "kungörelse", "instruktion")
_BEFORE_BARE = (*HEADS, "sfs")
_REACH = 110
_NEAR = 60


def read_number(reading: Reading, start: int) -> bool:
    """A year and number at `start`, in parentheses or bare behind a statute's word; False where it is no statute's."""
    text = reading.text
    opened = max(text.rfind("(", max(0, start - 6), start), text.rfind("[", max(0, start - 6), start))
    number = NUMBER.match(text, opened - 1) if opened > 0 else None
    if number is not None:
        return _in_parentheses(reading, opened, number)
    bare = _BARE_NUMBER.match(text, opened) if opened >= 0 else None
    if bare is None:
        return _unbracketed(reading, start)
    return _near_law(reading, text[max(0, opened - _NEAR) : opened], opened, bare)


def _of_sections_before(reading: Reading, opened: int, number: re.Match[str]) -> bool:
    """`lotterilagen § 32 och § 34 (1994:1000)`: the number of the statute whose sections stand right before."""
    last = reading.drafts[-1] if reading.drafts else None
    if last is None or not last.label.startswith(f"sfs/{_sfs(number)}") or reading.text[last.end : opened].strip():
        return False
    last.end = number.end()
    reading.done = max(reading.done, last.end)
    return True


def _sfs(number: re.Match[str]) -> str:
    return f"{number[1]}:{number[2]}"


def _in_parentheses(reading: Reading, opened: int, number: re.Match[str]) -> bool:
    """`lagen (1988:688) om kontaktförbud`: a number in brackets behind a statute's word, behind its title, or near a word for a law."""
    if _of_sections_before(reading, opened, number):
        return True
    low = max(0, opened - _REACH)
    head = reading.text[low:opened].rstrip()
    folded = head.lower()
    word = _WORD_BEFORE.search(head) if folded.endswith(HEADS) else None
    if word is not None and not _OTHER_WORD.search(word[1].lower()):
        _behind_word(reading, low + word.start(1), word[1].lower(), number)
        return True
    short = _SHORT_BEFORE.search(head)
    if short and low + short.start() >= reading.done and laws.by_abbreviation(short[0], reading.day, beside=True) == _sfs(number):
        add_mention(reading, Mention(low + short.start(), number.end(), _sfs(number), False))
        return True
    told = told_title_end(reading.text, number.end(), _sfs(number))
    if told is not None:
        _add_whole(reading, Mention(opened, told, _sfs(number), False))
        return True
    if not any(word in folded for word in _WORDS):
        return False
    titled = _TITLE_BEFORE.search(head)
    if titled and low + titled.start() >= reading.done:
        _add_whole(reading, Mention(low + titled.start(), number.end(), _sfs(number), False))
        if titled["kind"]:
            note_title(reading, titled["kind"], titled["title"], _sfs(number))
        return True
    return _near_law(reading, head, opened, number)


def _behind_word(reading: Reading, begin: int, word: str, number: re.Match[str]) -> None:
    text, sfs = reading.text, _sfs(number)
    begin = max(begin, reading.done)
    while text[begin].isspace():
        begin += 1
    loose = word in _LOOSE
    stop = title_end(text, number.end(), sfs) if loose else number.end()
    add_mention(reading, Mention(begin, stop, sfs, loose))


def _near_law(reading: Reading, head: str, opened: int, number: re.Match[str]) -> bool:
    """`en ny förvaltningslag i kraft (2017:900)`: the words before a number in parentheses speak of a law."""
    found = _LAW_NEAR.search(head)
    if found is None or _NO_LAW.search(head, found.start()):
        return False
    _add_whole(reading, Mention(opened, number.end(), _sfs(number), False))
    return True


def _add_whole(reading: Reading, mention: Mention) -> None:
    reading.add(draft_whole(mention))
    note(reading, mention)


def _unbracketed(reading: Reading, start: int) -> bool:
    """`förordningen 2007:185 om producentansvar för bilar`: a number that stands bare behind a statute's word."""
    text = reading.text
    last = reading.drafts[-1] if reading.drafts else None
    if last is not None and last.kind == "sfs" and last.end >= start - _LONGEST_JOINT and _SFS.match(text, last.start, last.end):
        number = _BARE_AT.match(text, start)
        if number is not None and _JOINED.fullmatch(text, last.end, start):
            _add_whole(reading, Mention(start, number.end(), _sfs(number), False))
            return True
    if not text[max(0, start - 24) : start].rstrip().lower().endswith(_BEFORE_BARE):
        return _behind_title(reading, start)
    low = max(0, start - 80)
    window = text[low:start]
    gap = _PLAIN.search(window)
    found = _WORD_BEFORE.search(window[: gap.start()]) if gap else None
    number = _BARE_AT.match(text, start)
    if found is None or number is None or low + found.start(1) < reading.done or _OTHER_WORD.search(found[1].lower()):
        return _behind_title(reading, start)
    word, sfs = found[1].lower(), _sfs(number)
    if word in _NO_STATUTE:
        return False
    loose = word in _GENERAL
    stop = title_end(text, number.end(), sfs) if loose else number.end()
    add_mention(reading, Mention(low + found.start(1), stop, sfs, loose))
    return True


def _behind_title(reading: Reading, start: int) -> bool:
    """`förordningen om statens spåranläggningar 1996:734`: a bare number right behind a title, which means the statute from then on."""
    if reading.text[start + 4 : start + 5] != ":":
        return False  # of a riksmöte
    low = max(reading.done, start - _REACH)
    if not any(word in reading.text[low:start] for word in _TITLE_WORDS):
        return False
    number = _BARE_AT.match(reading.text, start)
    found = _TITLE_BESIDE.search(reading.text, low, start) if number else None
    last = found["title"].split()[-1] if found else ""
    if found is None or number is None or last in word_set("title_small") or _SERIES_WORD.fullmatch(last):
        return False
    _add_whole(reading, Mention(found.start(), number.end(), _sfs(number), False))
    note_title(reading, found["kind"], found["title"], _sfs(number))
    return True
