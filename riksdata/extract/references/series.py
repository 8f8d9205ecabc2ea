"""Numbered series of chamber, government and agencies: "mot. 2021/22:2599", "SOU 2023:97 och 2023:98", "Rapport 2022:10".

A number is found first; the words before it say what it numbers.
"""

from __future__ import annotations

import re
from functools import cache

from riksdata.extract.references import dok_id
from riksdata.extract.references.draft import Draft, Reading
from riksdata.extract.references.reports import at_report, publisher_before, words_before
from riksdata.extract.references.tables import publishers, rows

NUMBER = re.compile(
    r"([12]\d{3})(?:/[ \xa0\n]?(\d{4}"
    r"|\d{2}))?[ \xa0\n]?:[ \xa0\n]?(?:([A-Za-zÅÄÖåäö]{1,4})[ \xa0]?)?(\d{1,5})([a-z](?![\wåäö]))?(?![\d/])"
)
_SIGNED = re.compile(
    r"(?:[ \xa0\n]av[ \xa0\n][^\n(]{2,90}(?:\n[^\n(]{2,60})?\([^()\n]{1,30}\))?"
    r"(?:,?[ \xa0\n]yrk(?:\.|ande(?:na|t)?)[ \xa0][\d, \xa0–och-]{0,60}\d)?(?:[ \xa0\n]i denna del)?"
)
"""Who signed a motion of a list, and which of its yrkanden are meant."""
_PARTIES = re.compile(r"[ \xa0]\([A-ZÅÄÖ][A-Za-z, ]{0,12}\)(?=[, ])")
_LISTED = re.compile(r"[ \xa0]av[ \xa0][A-ZÅÄÖ]")
_GLUED = re.compile(r"(?<!\w)(?:SOU|RiR|Ds|dir|skr|mot|prop|bet)$")
_JOINED = re.compile(r"[ \xa0\n]{0,2}(?:,|;|/|och|samt|eller|respektive|resp\.|,[ \xa0\n]och|&|–|-)[ \xa0\n]{1,3}$")
_PAGES = re.compile(
    r"(?P<lead>\)?,?[ \xa0\n]{0,2}(?:(?:bil(?:aga|\.)?|del|band|volym)[ \xa0]?\d{1,3}(?::\d)?,?[ \xa0\n]{1,2})?)"
    r"\(?(?:s\.|sid\.|sidan|sidorna)[ \xa0\n]{0,2}(?P<pages>\d{1,4}(?:[ \xa0]?(?:ff?\.)|(?:[ \xa0]{0,2}(?:[-–—]|,|och"
    r"|samt)[ \xa0\n]{0,2}(?:s\.[ \xa0]?)?)(?=\d{1,4}(?![\d:/]))\d{1,4}){0,20})"
)
_POINTS = re.compile(
    r",?[ \xa0\n]{1,2}(?P<what>yrkande(?:na|t)?|yrk\.|punkt(?:en|erna)?)[ \xa0]?"
    r"(?P<n>\d{1,3}(?![\d/:])(?:[ \xa0]?(?:[-–,]|och)[ \xa0]?\d{1,3}(?![\d/:])){0,10})"
)
_ADDRESSED = {"prop", "bet", "rskr", "sou", "ds", "dir"}
"""Series that have an address at lagen.nu."""
_GOES_ON = frozenset(("prop", "bet", "rskr", "sou", "ds", "dir"))
_CHAINED = frozenset((*dok_id.SERIES, "framst", "redog"))
_COMMITTEE = re.compile(
    r"(?:AU|BoU|CU|FiU|FöU|JoU|JuU|KU|KrU|LU|MJU|NU|SfU|SkU|SoU|TU|UU|UbU|UFöU|InU|ArbU|SäU|BaU|SU|EUN|KUU|JuSoU|SfSoU)$"
)
_PARTY = re.compile(r"(?:V|S|M|C|L|KD|MP|SD|FP|NyD)$")
_MOTION = re.compile(r"(?:A|Bo|Fi|Fö|Jo|Ju|K|Kr|L|MJ|N|Sf|Sk|So|T|U|Ub|C)$")
"""The committees' letters in the numbers of motions from 1985/86 to 2013/14."""
_YRKANDE = re.compile(r"[ \xa0\n\t]yrk(?:\.|ande(?:na|t)?)[ \xa0\n\t]{0,2}\d")
_INQUIRY = re.compile(r"(?:utredning(?:en)?|betänkande(?:t)?)$", re.I)
_OWN_BODIES = ("RRS", "RS")
"""Bodies of the riksdag that lay proposals and accounts before it: the governors of the audit office, the riksdag board."""
_FORMER = re.compile(r"(KU|FiU|SkU|JuU|LU|UU|FöU|SoU|SfU|KrU|UbU|TU|JoU|NU|AU|BoU|CU|InU|SäU|MJU)$")


@cache
def _series() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["kind"], row["numbers"]) for row in rows("series")}


def _kind_of(words: str) -> tuple[str, str, int] | None:
    """The kind that the words before a number mean, which numbers it has, and how many characters of the words belong to it."""
    parts = words.split()
    folded = " ".join(parts).replace("\xad", "").lower()
    table = _series()
    if folded in table:
        return (*table[folded], len(words))
    last = parts[-1]
    low = last.lower().replace("\xad", "")
    if low in table:
        return (*table[low], len(last))
    for ending, kind in (
        ("motion", "mot"),
        ("motionen", "mot"),
        ("motioner", "mot"),
        ("propositionen", "prop"),
        ("proposition", "prop"),
        ("interpellationssvar", "ip"),
    ):
        if low.endswith(ending) and len(low) > len(ending):
            return kind, "both", len(last)
    return None


def _of_inquiry(words: str, number: str) -> bool:
    """`Mottagandeutredningen (2018:22)`: reports of inquiries are numbered in SOU, some hundred a year at most."""
    return int(number) <= 150 and _INQUIRY.search(words) is not None


def _canonical(kind: str, year: str, second: str | None, letters: str | None, number: str, tail: str | None) -> str:
    session = f"{year}/{second}" if second else year
    return f"{kind}/{session}:{letters or ''}{number}{tail or ''}"


def _pages(text: str, end: int) -> tuple[str | None, list[str]]:
    found = _PAGES.match(text, end, min(len(text), end + 160))
    if found:
        shown = " ".join((found["lead"].strip(" ,)\xa0\n") + " s. " + re.sub(r"s\.[ \xa0]?", "", found["pages"])).split())
        return shown, re.findall(r"\d+", found["pages"])
    if text[end : end + 1] not in (" ", ",", "\xa0", "\n"):
        return None, []
    points = _POINTS.match(text, end, min(len(text), end + 60))
    if points:
        return f"{'yrkande' if points['what'].startswith('yrk') else 'punkt'} {points['n']}", []
    return None, []


def draft_series(text: str, start: int, end: int, kind: str, number: re.Match[str]) -> Draft:
    """A reference to a numbered document, with address and page."""
    year, second, letters, digits, tail = number.groups()
    if kind == "bet" and letters:
        letters = letters[0].upper() + letters[1:]
    designation = f"{letters or ''}{digits}{tail or ''}"
    session = f"{year}/{second}" if second else year
    target = dok_id.dok_id(kind, session, designation)
    pinpoint, pages = _pages(text, end)
    uris: tuple[str, ...] = ()
    if kind in _ADDRESSED:
        base = f"https://lagen.nu/{kind}/{session}:{designation}"
        uris = tuple(f"{base}#sid{page}" for page in pages) or (base,)
    elif kind == "sfs":
        uris = (f"https://lagen.nu/{session}:{designation}",)
        target = dok_id.dok_id("sfs", session, designation)
    elif target:
        uris = (dok_id.address(target),)
    return Draft(start, end, _canonical(kind, year, second, letters, digits, tail), uris, pinpoint, target)


def at_number(reading: Reading, start: int) -> bool:
    """A number of a series at `start`, known by the words before it; False where they say nothing."""
    text = reading.text
    number = NUMBER.match(text, start, start + 40)
    if number is None or (
        start and (text[start - 1].isalnum() or text[start - 1] in "/:-–") and not _GLUED.search(text, max(0, start - 4), start)
    ):
        return False
    if text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalpha():
        return False
    end = number.end()
    last = reading.drafts[-1] if reading.drafts else None
    if (
        last is not None
        and last.end <= start <= last.end + 190
        and last.kind in _CHAINED
        and bool(number[2]) == ("/" in last.label[len(last.kind) + 1 :])
    ):
        between = text[last.end : start]
        party = _PARTIES.match(between)
        between = between[party.end() :] if party else between
        if last.kind == "mot" and len(between) > 8:
            between = between[_SIGNED.match(between).end() :]  # type: ignore[union-attr]  # it matches nothing too
        if 60 > len(between) > 8:
            page = _PAGES.match(between + " ")
            between = between[page.end() :] if page else between
            aside = re.match(r"[ \xa0\n]?\([^()\n]{1,40}\)", between)
            between = between[aside.end() :] if aside else between
        if _JOINED.match(between):
            reading.add(draft_series(text, start, end, last.kind, number))
            return True
    if (
        start > 300
        and number[2]
        and text[start - 1] == "\n"
        and _LISTED.match(text, end)
        and (not number[3] or not _COMMITTEE.match(number[3]))
    ):
        reading.add(draft_series(text, start, end, "mot", number))
        return True
    window = text[max(0, start - 48) : start]
    before = words_before(text, start)
    year, second, letters = number[1], number[2], number[3]
    if before is not None:
        words = before.words
        known = _kind_of(words)
        if known and ((known[1] == "riksmote" and not second) or (known[1] == "year" and second)):
            known = None
        if (
            known
            and before.mark in (",", ":")
            and not (known[0] in ("fr", "ip") and before.mark == ",")
            and not (known[0] in ("prop", "mot", "skr", "bet", "rskr", "ds", "dir", "sou", "rir") and known[2] <= 4)
        ):
            known = None  # "prop, 1985/86:100" is how older scans read; after a whole word a comma parts
        if (
            known
            and letters
            and known[0] == "skr"
            and re.search(r"riksdagens\s+$", text[max(0, before.end - known[2] - 16) : before.end - known[2]], re.I)
        ):
            known = ("rskr", known[1], known[2])
        if known and known[0] == "ds" and words.lower().split()[-1] == "ds" and not words.endswith(("Ds", "DS")):
            known = None
        if known:
            kind = known[0]
            if letters and kind in ("prop", "skr", "sou", "ds", "dir", "rir", "fr", "ip", "rskr", "sfs"):
                if kind == "skr" and _COMMITTEE.match(letters):
                    kind = "bet"
                elif kind not in ("ds", "skr", "rskr", "fr", "ip"):
                    return False
            if kind == "bet" and letters is None:
                return _of_committee(reading, before.end - known[2], start, number)
            begin = before.end - known[2]
            if before.bracketed:
                if text[end : end + 1] != ")":
                    begin_paren = start
                    if known[2] > 5 and re.match(r"[^()\n]{0,60}\)", text[end : end + 62]):
                        reading.add(draft_series(text, begin_paren, end, kind, number))
                        return True
                    return False
                reading.add(_closed(draft_series(text, begin, end, kind, number), end + 1))
            else:
                reading.add(draft_series(text, max(begin, reading.done), end, kind, number))
            if kind in _GOES_ON:
                _further(reading, kind, number)
            return True
        former = int(year) < 1976 and _FORMER.match(before.words.split()[-1])
        if not second and not letters and before.bracketed and text[end : end + 1] == ")" and _of_inquiry(before.words, number[4]):
            reading.add(draft_series(text, start, end, "sou", number))
            return True
        if second is None and not former and at_report(reading, before, number, start):
            return True
    if text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", ";") and _titled(reading, start, end, number):
        return True
    if window.endswith(("(SOU) ", "(SOU)\xa0")) and not second:
        reading.add(draft_series(text, start - 6, end, "sou", number))
        return True
    if second and letters in _OWN_BODIES:
        kind = "redog" if "redogörelse" in text[max(0, start - 120) : start].lower() else "framst"
        reading.add(draft_series(text, start, end, kind, number))
        return True
    if second and letters in ("RFR", "URF"):
        word = re.search(r"(?<!\w)[Rr]apport(?:en)?(?: från riksdagen)?[ \xa0\n]$", window)
        begin = max(reading.done, start - len(word.group())) if word else start
        reading.add(Draft(begin, end, f"report/riksdagen/{year}/{second}:{letters}{number[4]}"))
        return True
    if second and letters and _COMMITTEE.match(letters):
        word = re.search(r"\b(KU|[A-Z][a-zö]{0,2}U)[ \xa0]$", window)
        kind = "yttr" if number[5] == "y" else "bet"
        reading.add(draft_series(text, start - (len(word.group()) if word else 0), end, kind, number))
        _further(reading, kind, number)
        return True
    if second and not letters and text[start - 1 : start] != "\n" and _spoken(reading, start, end, number):
        return True
    if second and letters and _MOTION.match(letters) and 1985 <= int(year) <= 2013 and not number[5]:
        reading.add(draft_series(text, start, end, "mot", number))
        return True
    if second and (not letters or _MOTION.match(letters)) and _YRKANDE.match(text, end, end + 16):
        reading.add(draft_series(text, start, end, "mot", number))
        return True
    if second and letters and _PARTY.match(letters) and int(year) >= 2014 and before is not None:
        reading.add(draft_series(text, start, end, "mot", number))
        return True
    if (second or int(year) < 1976) and not letters and before is not None and _FORMER.match(before.words.split()[-1]) and not before.mark:
        committee = before.words.split()[-1]
        begin = before.end - len(committee)
        session = f"{year}/{second}" if second else year
        designation = committee + number[4]
        target = dok_id.dok_id("bet", session, designation)
        reading.add(Draft(begin, end, f"bet/{session}:{designation}", (f"https://lagen.nu/bet/{session}:{designation}",), None, target))
        return True
    return False


_TITLED = re.compile(
    r"(?<![\wÅÄÖåäö])((?:[\wåäö]+-?)?motion(?:en|er|erna)?|[\wåäö-]*proposition(?:en)?|skrivelse(?:n)?|interpellation(?:en)?|fråga(?:n)?"
    r"|[\wåäö-]*rapport(?:en)?|[\wåäö]*betänkande(?:t)?|(?:statliga )?utredningen)(?=[ \xa0,](?:[^\d]|\d{1,3}[ \xa0]\())",
    re.I,
)


def _titled(reading: Reading, start: int, end: int, number: re.Match[str]) -> bool:
    """The number in parentheses behind a title: "motionen För militär alliansfrihet (2017/18:554)"."""
    text = reading.text
    low = max(0, start - 170)
    window = text[low:start]
    cut = max(window.rfind("\n"), max((m.end() for m in re.finditer(r"[.!?][ \xa0](?=[A-ZÅÄÖ])", window)), default=0))
    words = list(_TITLED.finditer(window, max(cut, 0)))
    last = reading.drafts[-1] if reading.drafts else None
    if (
        last is not None
        and last.kind in ("mot", "prop", "skr")
        and number[2]
        and not number[3]
        and last.end + 110 > start
        and text[last.end : last.end + 1] == ")"
        and _AND_TITLED.match(text[last.end : start])
        and not _TITLED.search(text, last.end, start)
    ):
        reading.add(draft_series(text, start, end, last.kind, number))
        return True
    if not words or re.search(r"\d:\d", window[words[-1].end() :]):
        if words and len(words) > 1:
            words.pop()
        else:
            return False
    word = words[-1][1].lower()
    title = window[words[-1].end() :].strip(' ,\xa0(”"')
    if not title or not (title[0].isupper() or title[0] in '”"' or title.startswith(("med anledning", "om ")) or len(title) <= 45):
        return False
    if word.endswith(("rapport", "rapporten")):
        before = publisher_before(text, low + words[-1].start() + 1) or publisher_before(text, start - 1)
        who = publishers().get(word.partition("-")[0]) or (before[2] if before else None)
        if number[2] or number[3] or title[0].islower():
            return False
        if who is None:
            after = re.compile(r"\)?[ \xa0](?:som|från|av|där)[ \xa0]").match(text, end)
            stop = re.compile(r"[^.,;()\n]{0,60}").match(text, after.end()) if after else None
            later = publisher_before(text, stop.end()) if stop else None
            who = later[2] if after and later and later[0] <= after.end() + 4 else "-"
        if who == "riksrevisionen":
            target = dok_id.dok_id("rir", number[1], number[4])
            reading.add(Draft(start, end, f"rir/{number[1]}:{number[4]}", (dok_id.address(target),) if target else (), None, target))
            return True
        reading.add(Draft(start, end, f"report/{who}/{number[1]}:{number[4]}"))
        return True
    if word.endswith(("betänkande", "betänkandet", "utredningen")):
        if (
            number[2]
            or number[3]
            or not (title[0].isupper() or title[0] in '”"' or title.startswith("om "))
            or len(title) < 8
            or int(number[4]) > 150
        ):
            return False
        reading.add(draft_series(text, start, end, "sou", number))
        return True
    kind = next(
        k
        for ending, k in (("motion", "mot"), ("proposition", "prop"), ("skrivelse", "skr"), ("interpellation", "ip"), ("fråga", "fr"))
        if ending in word
    )
    if not number[2] or (number[3] and (kind != "mot" or _COMMITTEE.match(number[3]))):
        return False
    reading.add(draft_series(text, start, end, kind, number))
    return True


_NOUN = re.compile(
    r"(?<![\wÅÄÖåäö])(?:[\wåäö]+-?)?(?:(?P<mot>motion(?:en)?)|(?P<prop>proposition(?:en)?)|(?P<ip>interpellation(?:en)?)"
    r"|(?P<fr>(?:skriftliga?|muntliga?)[ \xa0]frågan?)|(?P<skr>skrivelse(?:n)?))(?!\w)|(?<!\w)(?P<no>rapport|betänkande|lag|utred|direktiv"
    r"|förslag|beslut|kammar|protokoll|svar|budget(?:en|året|år)?|läsår|riksmöte|perioden)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?:][ \xa0](?=[A-ZÅÄÖ])|\n|\t")


def _spoken(reading: Reading, start: int, end: int, number: re.Match[str]) -> bool:
    """A number of a riksmöte whose series the sentence names a few words before: "i inriktningspropositionen för försvaret 2014/15:109"."""
    text = reading.text
    if int(number[1]) >= 1990 and any(sign.isspace() for sign in number.group()):
        return False  # only scans part the colon from the number
    low = max(reading.done, start - 100)
    window = text[low:start]
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(window)), default=0)
    named = list(_NOUN.finditer(window, cut))
    if (
        not named
        or named[-1].lastgroup == "no"
        or re.search(r"\d|;|(?<!\w)(?:i|mot|under|sedan|riksmötet?|läsåret|året|säsongen|utgiftsområde)[ \xa0]$", window[named[-1].end() :])
    ):
        return False
    reading.add(draft_series(text, start, end, named[-1].lastgroup or "", number))
    return True


_AND_TITLED = re.compile(r"\)?,?[ \xa0](?:och|samt|,)?[ \xa0]?[A-ZÅÄÖ”\"][^.()\n]{3,100}[ \xa0]\($")


_MORE = re.compile(
    r"(?:,|[ \xa0\n]och|[ \xa0\n]samt)[ \xa0\n]{1,2}(?:(?:bet|yttr)\.?[ \xa0])?(?=(?:rskr\.?[ \xa0]\d|[A-Z][A-Za-zö]{0,2}U[ \xa0]?\d))"
)
_SHORT = re.compile(r"(?:([A-Z][A-Za-zö]{0,2}U)[ \xa0]?|rskr\.?[ \xa0])(\d{1,3}y?)(?![\w:/])")
_PLAIN = re.compile(r"[ \xa0\n](?:och|samt)[ \xa0\n](\d{1,3})(?=[).,;]|$)(?![.,]\d)")


def _further(reading: Reading, kind: str, number: re.Match[str]) -> None:
    """Numbers that go on without their riksmöte or year.

    "bet. 2018/19:JuU4, JuU6", "prop. 1981/82:78, SkU 12, rskr 136", "SOU 1995:20 och 21".
    """
    session = f"{number[1]}/{number[2]}" if number[2] else number[1]
    plain = _PLAIN.match(reading.text, reading.done, reading.done + 12) if kind in ("sou", "ds", "dir", "prop") and not number[3] else None
    if plain:
        reading.add(_numbered(kind, session, plain[1], plain.start(1), plain.end(1)))
        return
    for _ in range(20 if number[2] else 0):
        joint = _MORE.match(reading.text, reading.done, reading.done + 16)
        short = _SHORT.match(reading.text, joint.end(), joint.end() + 16) if joint else None
        if short is None or (short[1] and not _COMMITTEE.match(short[1])):
            return
        reading.add(
            _numbered(
                "rskr" if not short[1] else "yttr" if short[2].endswith("y") else "bet",
                session,
                (short[1] or "") + short[2],
                short.start(),
                short.end(),
            )
        )


def _numbered(kind: str, session: str, designation: str, start: int, end: int) -> Draft:
    target = dok_id.dok_id(kind, session, designation)
    uri = f"https://lagen.nu/{kind}/{session}:{designation}" if kind in _ADDRESSED else dok_id.address(target) if target else None
    return Draft(start, end, f"{kind}/{session}:{designation}", (uri,) if uri else (), None, target)


_COMMITTEES = re.compile(r"(?<![\wåäö-])([\wåäö]+(?:- och [\wåäö]+)?)utskottets[ \xa0\n]+(?:betänkande[nt]?[ \xa0\n]+)?$", re.I)


def _of_committee(reading: Reading, begin: int, start: int, number: re.Match[str]) -> bool:
    """`civilutskottets betänkande 1978/79:26`: the committee's letters come from its name."""
    text = reading.text
    named = _COMMITTEES.search(text, max(0, begin - 50), start)
    code = {row["word"]: row["code"] for row in rows("committees")}.get(named[1].lower()) if named else None
    if code is None:
        return False
    session = f"{number[1]}/{number[2]}" if number[2] else number[1]
    reading.add(_numbered("bet", session, code + number[4], begin, number.end()))
    return True


def _closed(draft: Draft, end: int) -> Draft:
    """The same with its closing parenthesis inside: `skriftlig fråga (2024/25:1094)`."""
    draft.end = end
    return draft
