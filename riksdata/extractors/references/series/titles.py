"""Numbers behind a title, or a few words after the noun that names their series: "motionen För militär alliansfrihet (2017/18:554)"."""

from __future__ import annotations

import re

from riksdata.extractors.references.publishers import NEW_SENTENCE, lone_publisher, publisher_before, publishers
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.designations import Designation, draft_series, is_committee
from riksdata.extractors.references.series.reports import draft_audit_report
from riksdata.swedish.lazy import lazy_regex

_TITLED = lazy_regex(
    r"""
    (?<![\wÅÄÖåäö])
    (
        (?:[\wåäö]+-?)?motion(?:en|er|erna|erat|erade)?  # påhitt-motionen
        |[\wåäö-]*proposition(?:en|er|erna)?             # propositionen
        |skrivelse(?:n|r|rna)?                           # skrivelsen
        |interpellation(?:en)?                           # interpellationen
        |fråga(?:n)?                                     # frågan
        |[\wåäö-]*rapport(?:en)?                         # rapporten
        |[\wåäö]*betänkande(?:t)?                        # betänkandet
        |(?:statliga[ ])?utredningen                     # statliga utredningen
    )
    (?=[ \xa0,](?:[^\d]|\d{1,3}[ \xa0]\())
    """,
    re.I | re.X,
)
_NUMBERED = lazy_regex(r"\d:\d")
_OCCASION = lazy_regex(
    r"""
    [ \xa0][Mm]ed[ ]anledning[ ]av[ ](?:regeringens[ ])?                                  # Med anledning av regeringens
    (?:proposition(?:en)?|prop\.|skrivelse(?:n)?|skr\.)[ \xa0]\d{4}/\d{2}:\d{1,4}[ \xa0]  # propositionen 1998/98:1
    """,
    re.X,
)
"""The paper that a motion follows up and bears the title of: "motionen med anledning av prop. 2017/18:23 Skärpt exportkontroll (…)"."""
_FOLLOWS_UP = lazy_regex(
    r"""
    [ \xa0\n]med[ \xa0\n]anledning[ \xa0\n]av[ \xa0\n](?:regeringens[ \xa0\n])?
    (?:prop(?:\.|osition(?:en)?)|skr(?:\.|ivelse(?:n)?))[ \xa0\n]\d                    # proposition 2017/18:45
    """,
    re.X,
)
_AND_TITLED = lazy_regex(r"\)?,?[ \xa0](?:och|samt|,)?[ \xa0]?[A-ZÅÄÖ”\"][^.()\n]{3,100}[ \xa0]\($")
_KINDS = (("motion", "mot"), ("proposition", "prop"), ("skrivelse", "skr"), ("interpellation", "ip"), ("fråga", "fr"))
_INTRODUCES_PUBLISHER = lazy_regex(r"\)?[ \xa0](?:som|från|av|där)[ \xa0]")
_CLAUSE = lazy_regex(r"[^.,;()\n]{0,60}")
_REACH = 170
_GLUED_REPORT = lazy_regex(r"-?rapport(?:en)?$")
"""Behind the publisher's name in one word: "Brårapport", "Brå-rapporten"."""
_SHORT_TITLE = 45
"""In characters: what is so short may begin with a small letter."""
_MOST_INQUIRIES = 150
"""SOU numbers of one year stay below this."""
_NOUN = lazy_regex(
    r"""
    (?<![\wÅÄÖåäö])(?:[\wåäö]+-?)?                                                  # påhitt-
    (?:
        (?P<mot>motion(?:en)?)                                                      # motionen
        |(?P<prop>proposition(?:en)?)                                               # propositionen
        |(?P<ip>interpellation(?:en)?)                                              # interpellationen
        |(?P<fr>(?:skriftliga?|muntliga?)[ \xa0]frågan?)                            # skriftliga frågan
        |(?P<skr>skrivelse(?:n)?)                                                   # skrivelsen
    )
    (?!\w)
    |(?<!\w)
    (?P<no>
        rapport|betänkande|lag|utred|direktiv|förslag|beslut|kammar|protokoll|svar
        |budget(?:en|året|år)?                                                      # budgeten
        |läsår|riksmöte|perioden
    )
    """,
    re.I | re.X,
)
_SENTENCE_END = lazy_regex(r"[.!?:][ \xa0](?=[A-ZÅÄÖ])|\n|\t")
_DIGIT = lazy_regex(r"\d")
_OTHER_SENSE = lazy_regex(r"\d|;|(?<!\w)(?:i|mot|under|sedan|riksmötet?|läsåret|året|säsongen|utgiftsområde)[ \xa0]$")
"""What between noun and number says that they do not belong together, or that the number is a year's: "under 2014/15"."""


def read_titled(reading: Reading, found: Designation) -> bool:
    """The number in parentheses behind a title: "motionen För militär alliansfrihet (2017/18:554)"."""
    text, start = reading.text, found.start
    if text[start - 1 : start] != "(" or text[found.end : found.end + 1] not in (")", ",", ";"):
        return False
    if _joined_title(reading, found):
        return True
    low = max(0, start - _REACH)
    window = text[low:start]
    noun = _noun_of_title(window)
    if noun is None:
        return False
    word, title = noun[1].lower(), window[noun.end() :].strip(' ,\xa0(”"')
    if not title or not (_begins_title(title) or len(title) <= _SHORT_TITLE):
        return False
    if word.endswith(("rapport", "rapporten")):
        return _titled_report(reading, found, word, low + noun.start(), title)
    if word.endswith(("betänkande", "betänkandet", "utredningen")):
        return _titled_inquiry(reading, found, title)
    return _titled_paper(reading, found, word)


def _joined_title(reading: Reading, found: Designation) -> bool:
    """A second title behind the first: "motionerna Ett tryggt land (2017/18:554) och En god skola (2017/18:555)"."""
    text, start = reading.text, found.start
    last = reading.drafts[-1] if reading.drafts else None
    if (
        last is None
        or last.kind not in ("mot", "prop", "skr")
        or not found.second
        or found.letters
        or last.end + 110 <= start
        or text[last.end : last.end + 1] != ")"
        or not _AND_TITLED.match(text[last.end : start])
        or _TITLED.search(text, last.end, start)
    ):
        return False
    reading.add(draft_series(text, start, found.end, last.kind, found))
    return True


def read_following_up(reading: Reading, found: Designation) -> bool:
    """`2017/18:3946 med anledning av proposition 2017/18:45`: only motions follow up a paper of the government."""
    if not found.second or found.letters or _FOLLOWS_UP.match(reading.text, found.end) is None:
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "mot", found))
    return True


def _noun_of_title(window: str) -> re.Match[str] | None:
    """The noun before the title that ends with this window, in the same sentence, with no other number between than a follow-up's."""
    low = _last_but_one(window)
    cut = max(window.rfind("\n"), max((m.end() for m in NEW_SENTENCE.finditer(window, low)), default=0), low)
    nouns = list(_TITLED.finditer(window, max(cut, 0)))
    occasion = _OCCASION.match(window, nouns[-1].end()) if nouns else None
    if nouns and _NUMBERED.search(window, occasion.end() if occasion else nouns[-1].end()):
        nouns.pop()
    return nouns[-1] if nouns else None


def _last_but_one(window: str) -> int:
    """Where the last number but one begins: no noun is sought before, as it has one behind it at most, that of the paper it follows up."""
    at, count = len(window), 0
    while (at := window.rfind(":", 1, at)) > 0:
        count += window[at - 1].isdecimal() and window[at + 1 : at + 2].isdecimal()
        if count == 2:
            return _word_before(window, at - 1)
    return 0


def _word_before(window: str, at: int) -> int:
    """Where the word begins that holds the sign at `at`."""
    while at and (window[at - 1].isalnum() or window[at - 1] in "_-"):
        at -= 1
    return at


def _begins_title(title: str) -> bool:
    return title[0].isupper() or title[0] in '”"' or title.startswith(("med anledning", "om "))


def _titled_report(reading: Reading, found: Designation, word: str, at: int, title: str) -> bool:
    """ "Riksrevisionens rapport Erfarenheter av … (2010:5)": the publisher is named before, in the noun, or in the words after."""
    text, start, end = reading.text, found.start, found.end
    if found.second or found.letters or title[0].islower():
        return False
    before = publisher_before(text, at + 1) or publisher_before(text, start - 1)
    who = publishers().get(_GLUED_REPORT.sub("", word)) or (before[2] if before else None) or _publisher_after(text, end)
    who = who or lone_publisher(text, at) or "-"
    if who == "riksrevisionen":
        reading.add(draft_audit_report(start, end, found))
    else:
        reading.add(Draft(start, end, f"report/{who}/{found.year}:{found.digits}"))
    return True


def _publisher_after(text: str, end: int) -> str | None:
    """ "(2010:5) från Statskontoret": the publisher that the words after a number name first."""
    lead = _INTRODUCES_PUBLISHER.match(text, end)
    clause = _CLAUSE.match(text, lead.end()) if lead else None
    named = publisher_before(text, clause.end()) if clause else None
    return named[2] if lead and named and named[0] <= lead.end() + 4 else None


def _titled_inquiry(reading: Reading, found: Designation, title: str) -> bool:
    """ "betänkandet En ny kamerabevakningslag (2017:55)": reports of inquiries are numbered in SOU."""
    if found.second or found.letters or int(found.digits) > _MOST_INQUIRIES:
        return False
    if len(title) < 8 or not (title[0].isupper() or title[0] in '”"' or title.startswith("om ")):
        return False
    reading.add(draft_series(reading.text, found.start, found.end, "sou", found))
    return True


def _titled_paper(reading: Reading, found: Designation, word: str) -> bool:
    """A paper of the chamber; only a motion's number may have letters, of its committee."""
    kind = next(kind for ending, kind in _KINDS if ending in word)
    if not found.second or (found.letters and (kind != "mot" or is_committee(found.letters))):
        return False
    reading.add(draft_series(reading.text, found.start, found.end, kind, found))
    return True


def read_spoken(reading: Reading, found: Designation) -> bool:
    """A number of a riksmöte whose series the sentence names a few words before: "i inriktningspropositionen för försvaret 2014/15:109"."""
    text, start = reading.text, found.start
    if not found.second or found.letters or text[start - 1 : start] == "\n":
        return False
    if int(found.year) >= 1990 and any(sign.isspace() for sign in text[start : found.end]):
        return False  # only scans part the colon from the number
    low = max(reading.done, start - 100)
    window = text[low:start]
    digit = _DIGIT.search(window[::-1])
    if digit:  # none stands between noun and number
        window = window[_word_before(window, len(window) - digit.end()) :]
    cut = max((stop.end() for stop in _SENTENCE_END.finditer(window)), default=0)
    named = list(_NOUN.finditer(window, cut))
    if not named or named[-1].lastgroup == "no" or window.startswith(".", named[-1].end()) or _OTHER_SENSE.search(window, named[-1].end()):
        return False
    reading.add(draft_series(text, start, found.end, named[-1].lastgroup or "", found))
    return True
