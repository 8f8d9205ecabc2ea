"""Numbered reports of agencies and others, known by the publisher or the word before the number."""

from __future__ import annotations

import re
from functools import cache

from riksdata.chamber import dok_id
from riksdata.extractors.references.publishers import (
    NO_REPORTS_NUMBERED,
    SHORTEST_ANY_CASE,
    is_written_so,
    lone_publisher,
    publisher_before,
    publishers,
)
from riksdata.extractors.references.reading import Draft, Reading
from riksdata.extractors.references.series.designations import Designation, of_former_committee
from riksdata.extractors.references.series.words_before import Before
from riksdata.extractors.references.slugs import slug
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_REPORT_WORD = lazy_regex(
    r"""
    (?:
        [\wåäö-]*
        (?:
            rapport(?:en|er|erna|s)?                                          # rapporten
            |granskning(?:en|srapport)?                                       # granskningen
            |skriftserie|rapportserie|promemoria
        )
        |rut-(?:utredning|promemoria)                                         # rut-utredning
        |skrift|publikation|meddelande|(?:rätts)?pm|analyser|working[ ]paper  # rättspm
    )
    $
    """,
    re.I | re.X,
)
_ACRONYM = lazy_regex(r"(?:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]?[A-ZÅÄÖ]{1,6}|[A-ZÅÄÖ]{2,8}(?:-[A-ZÅÄÖ]{2,4})?)$")
_CLOCK = ("kl", "fm", "em")
_GLUED = lazy_regex(r"(\w+)-(?:rapport|utredning|promemoria)", re.I)
_SERIES_OF_PUBLISHERS = ("Forskning", "redovisar", "Analys", "Meddelande", "informerar")
"""Series that are named behind their publisher alone: "Socialstyrelsen redovisar 1984:9", "BRÅ Forskning 1988:3"."""
_ENDS_SERIES = lazy_regex(
    r"""
    (?:19|20)\d\d:\d{1,3}
    (?:[.,;:)]|[ \xa0\n](?:visar|visade|och|att|anger|som|är|framgår|anmäls)(?!\w)|[ \xa0\n]\(|\s*\Z)  # visar
    """,
    re.X,
)
"""A number of such a series, behind which nothing is counted: not "redovisar 1986:14 dödade"."""
_SERIES_NAMES = ("Korta ",)
"""First words of names of series that end with a word for reports."""
_FROM = lazy_regex(r"[ \xa0\n](?:från|av)[ \xa0\n](?P<who>[A-ZÅÄÖ][^.,;:()\n\d]{1,80})")
_IN_PARENTHESES = lazy_regex(r"[ \xa0\n]\(([^()]{3,60})\)")


def read_report(reading: Reading, found: Designation) -> bool:
    """Reports: "Rapport 2022:10", "Brå rapport 2017:13", "SKU 2004:1", "Riksrevisionens granskning 2016:23"."""
    before = found.before
    if before is None or found.second or of_former_committee(found):
        return False
    closed = reading.text[found.end : found.end + 1] == ")"
    begin = before.end - len(before.last)
    if not before.mark and not before.bracketed and _read_rules(reading, begin, found, before):
        return True
    if before.mark == "," and closed:
        return _parenthesis(reading, begin, found)
    if before.mark == "," or reading.done > begin:
        return False
    if before.last == "R" and before.words != "R":
        who = before.words.split()[0]  # "Ei R2018:08"
        reading.add(
            Draft(before.end - len(before.words), found.end, f"report/{publishers().get(who.lower()) or slug(who)}/{_numbering(found)}")
        )
        return True
    word = before.last.lower()
    if word in ("dnr", "diarienr", "diarienummer"):
        reading.add(Draft(begin, found.end, f"dnr/{_numbering(found)}"))
        return True
    if before.bracketed and not _REPORT_WORD.match(word) and not _ends_publisher(reading.text, before.end, word):
        return False
    if before.bracketed and not closed:
        return _opened(reading, found, word)
    end = found.end + before.bracketed
    if _REPORT_WORD.match(word):
        return _behind_report_word(reading, begin, end, found)
    return _behind_publisher(reading, end, found, before)


@cache
def _rules() -> dict[str, str]:
    """Series of agencies' rules, each with its agency's slug."""
    return {row["series"]: row["slug"] for row in read_table(__package__, "agency_rules.tsv")}


def _read_rules(reading: Reading, begin: int, found: Designation, before: Before) -> bool:
    """`PTSFS 2008:6`: rules or general advice of an agency, in its own series."""
    agency = _rules().get(before.last)
    if agency is None or begin < reading.done:
        return False
    reading.add(Draft(begin, found.end, f"report/{agency}/{_numbering(found)}"))
    return True


def _ends_publisher(text: str, end: int, word: str) -> bool:
    """Whether the name of a publisher ends with this word."""
    named = None if word in publishers() else publisher_before(text, end + 1)
    return word in publishers() or (named is not None and named[1] == end)


def _numbering(found: Designation) -> str:
    return f"{found.year}:{found.numbering}"


def _opened(reading: Reading, found: Designation, word: str) -> bool:
    """`Brå-rapport (2017:13, …)`: the bracket holds more than the number."""
    named = publishers().get(word.partition("-")[0]) if _REPORT_WORD.match(word) else None
    if not named or reading.text[found.end : found.end + 1] not in (" ", ","):
        return False
    reading.add(Draft(found.start, found.end, f"report/{named}/{_numbering(found)}"))
    return True


def _behind_report_word(reading: Reading, begin: int, end: int, found: Designation) -> bool:
    """A number behind "rapport", "skriftserie": the publisher stands in the word, before it, or in what follows; else it is not known."""
    text = reading.text
    if text.endswith(_SERIES_NAMES, 0, begin):  # "Korta analyser 2016:3"
        begin = text.rindex(" ", 0, begin - 1) + 1 if " " in text[: begin - 1] else 0
        begin += text[begin : begin + 1] == "("
    named = publisher_before(text, begin)
    glued = _GLUED.match(text, begin, end)
    if glued and glued[1].lower() in publishers():
        label = publishers()[glued[1].lower()]
    elif named is not None and named[1] == begin - 1:
        begin, label = named[0], named[2]
    else:
        after = _IN_PARENTHESES.match(text, found.end)
        behind = publishers().get(after[1].lower()) if after else None
        if behind and after:
            end = after.end()
        behind = behind or _sender(text, end)
        label = behind or (named[2] if named else _host(text, end) or lone_publisher(text, begin) or "-")
    _add(reading, begin, end, label, found)
    return True


def _sender(text: str, end: int) -> str | None:
    """`rapport 2017:9 från Brå`: the publisher right behind a number."""
    sent = _FROM.match(text, end, end + 90)
    named = publisher_before(text, sent.end()) if sent else None
    return named[2] if sent and named and named[0] == sent.start("who") else None


def _behind_publisher(reading: Reading, end: int, found: Designation, before: Before) -> bool:
    """A number right behind a publisher: "Brå 2018:6", "Statens skolverk 2004:1", or an acronym that is in no table."""
    acronym = before.last
    begin = before.end - len(acronym)
    word = acronym.lower()
    label = publishers().get(word) or publishers().get(word.rstrip("s"))
    if label and (len(word) > SHORTEST_ANY_CASE or is_written_so(acronym)):
        _add(reading, begin, end, label, found)
        return True
    named = publisher_before(reading.text, begin if acronym in _SERIES_OF_PUBLISHERS else before.end + 1)
    if acronym in _SERIES_OF_PUBLISHERS and not _ENDS_SERIES.match(reading.text, found.start):
        return False
    if named is not None and named[1] == (begin - 1 if acronym in _SERIES_OF_PUBLISHERS else before.end):
        reading.add(Draft(named[0], end, f"report/{named[2]}/{_numbering(found)}"))
        return True
    if _ACRONYM.match(acronym) and not before.mark and not before.bracketed and word not in _CLOCK:
        reading.add(Draft(begin, found.end, f"report/{slug(acronym)}/{_numbering(found)}"))
        return True
    return False


def _add(reading: Reading, begin: int, end: int, label: str, found: Designation) -> None:
    """Take a publisher's report; those of Riksrevisionen are a series of the chamber's."""
    if label == "riksrevisionen":
        reading.add(draft_audit_report(begin, end, found))
    else:
        reading.add(Draft(begin, end, f"report/{label}/{_numbering(found)}"))


_COUNTED = lazy_regex(r"[Rr]apport(?:en)?[ \xa0](?:nr\.?[ \xa0])?(?P<n>\d{4,5})(?![\d:/]|[ \xa0]?(?:kr|procent|mil|tusen|personer))")


_COUNTED_LOW = lazy_regex(
    r"""
    [Rr]apport(?:en)?,?[ \xa0](?P<told>nr\.?[ \xa0])?(?P<n>0\d{1,3}|[1-9]\d{0,3})
    (?![\d:/]|[.,]\d|[–-]\w|\w|[ \xa0]?%|[ \xa0\n](?:\d|och[ \xa0]\d))            # 2 000, 2 och 3, 15-åringar
    (?(told)|(?![ \xa0\n](?!
        (?:visa(?:r|de|t)|är|var|har|pekar|lyfter|anger|bekräftar|varna(?:r|de)     # visar
        |ger|beskriver|konstaterar|redovisar|framhåller|föreslår|analyserar         # ger
        |redovisas|visas|framgår|anges|beskrivs|konstateras|föreslås|sägs           # redovisas
        |hävdas|uppges|anförs|noteras|bekräftas|betonas|framhålls|presenteras|diskuteras|varnas|analyseras
        |från|och|samt|som|om|i[ \xa0]serien|s|sid)(?![\w-])                       # s. 4
    )[a-zåäö]))
    """,
    re.X,
)
"""A report by a lower number: only where its publisher stands right before, and no word that may be counted right behind: "3 månader"."""
_GENITIVE = lazy_regex(r"\w(?::s|s)[ \xa0][Rr]apport(?:en)?[ \xa0](?!nr)")
_TELLS_IN = lazy_regex(
    r"""
    [ \xa0\n]
    (?:konstatera|visa|redovisa|peka|varna|analysera|rapportera|hävda|beskriv|framhåll|föreslå|bedöm|uppge|skriv|ange)  # konstaterar
    (?:r|de|er)?(?!s)
    (?:[ \xa0\n](?:också|även|nyligen))?[ \xa0\n]i(?:[ \xa0\n](?:sin|en))?[ \xa0\n]                               # nyligen i sin
    """,
    re.X,
)
"""Between a publisher and its report: "Skolverket konstaterar i rapport nr 131"."""
_FEWEST_DIGITS = 3
"""Of a number behind a report that is somebody's: in "Skolverkets rapport 3" it may be the third, or three of what follows."""


def read_counted(reading: Reading, start: int) -> bool:
    """`Rapport 6653, februari 2015`: a number that runs on through the years."""
    text = reading.text
    found = _COUNTED.match(text, start, start + 24)
    if not found or 1900 <= int(found["n"]) <= 2099 or (start and text[start - 1].isalpha()):
        return found is None and _read_low(reading, start)
    who = publisher_before(text, start)
    begin = who[0] if who and who[1] == start - 1 else start
    label = who[2] if who else None
    if label is None:
        after = re.compile(r"[^()\n.]{0,30}\)?[ \xa0](?:från|av)[ \xa0][^.,;()\n]{3,40}").match(text, found.end())
        later = publisher_before(text, after.end()) if after else None
        label = later[2] if later and later[0] >= found.end() else "-"
    reading.add(Draft(max(begin, reading.done), found.end(), f"report/{label}/{found['n']}"))
    return True


def _read_low(reading: Reading, start: int) -> bool:
    """`VTI rapport 512`, `Skolverket, rapport nr 156`, `Spri-rapport 402`: publisher, word and number next to one another."""
    text = reading.text
    found = _COUNTED_LOW.match(text, start, start + 24)
    who = publisher_before(text, start) if found else None
    if found is not None and who is not None and found["told"] and _TELLS_IN.fullmatch(text, who[1], start):
        if who[2] not in NO_REPORTS_NUMBERED and who[2] != "riksrevisionen":
            reading.add(Draft(max(start, reading.done), found.end(), f"report/{who[2]}/{found['n']}"))
            return True
        return False
    if found is None or who is None or who[0] < reading.done or text[who[1] : start] not in (" ", "\xa0", "-", ", ", ". "):
        return False
    if 1900 <= int(found["n"]) <= 2099 or who[2] == "riksrevisionen" or who[2] in NO_REPORTS_NUMBERED:
        return False
    if len(found["n"]) < _FEWEST_DIGITS and _GENITIVE.match(text, who[1] - 2 - (text[who[1] - 2] == ":")):
        return False
    reading.add(Draft(who[0], found.end(), f"report/{who[2]}/{found['n']}"))
    return True


_LETTERED = lazy_regex(r"(?P<who>[A-Z]{2,5})-[A-Z]{1,2}-(?P<n>(?:19|20)\d\d:\d{1,3})(?![\d:])")


_LONGEST_LETTERED = 24


def read_lettered(reading: Reading, start: int, end: int) -> None:
    """`PTS-ER-2018:7`: a report whose number begins with its publisher's letters."""
    text = reading.text
    while start > max(0, end - _LONGEST_LETTERED) and text[start - 1 : start].isupper():
        start -= 1
    found = _LETTERED.match(text, start, start + _LONGEST_LETTERED)
    who = publishers().get(found["who"].lower()) if found else None
    if found is not None and who is not None and not (start and (text[start - 1].isalnum() or text[start - 1] in "-/")):
        reading.add(Draft(start, found.end(), f"report/{who}/{found['n']}"))


_DEFENCE = lazy_regex(r"FOI-R-{1,2}(?P<n>\d{3,4})(?:-{1,2}SE)?(?![\w-])")


def read_defence_report(reading: Reading, start: int, end: int) -> None:
    """`FOI-R--3990--SE`: a report of Totalförsvarets forskningsinstitut, numbered through the years."""
    found = _DEFENCE.match(reading.text, start, start + 20)
    if found is not None and not (start and (reading.text[start - 1].isalnum() or reading.text[start - 1] in "-/")):
        reading.add(Draft(start, found.end(), f"report/foi/{found['n']}"))


def _parenthesis(reading: Reading, begin: int, found: Designation) -> bool:
    """`(Årsrapport från … vid Jämställdhetsmyndigheten, 2025:11)`: a parenthesis that names a publisher and ends with a number, whole."""
    text = reading.text
    depth, at = 1, begin
    low = max(reading.done, begin - 250)
    while at > low and depth:
        at -= 1
        depth += {"(": -1, ")": 1}.get(text[at], 0)
    if depth or not text[at + 1 : at + 2].isupper():
        return False
    who = publisher_before(text, found.end - len(_numbering(found)) - 1)
    if who is None or who[0] <= at:
        return False
    reading.add(Draft(at + 1, found.end, f"report/{who[2]}/{_numbering(found)}"))
    return True


_HOST = lazy_regex(r"\)?[.,:]?[ \xa0\n]{1,2}https?://(?:www\.)?([\w-]{2,40})\.(?:se|org|eu|com)(?![\w.])")


def _host(text: str, end: int) -> str | None:
    """`Rapport 2016:15. http://www.bra.se/…`: the publisher by the host of the address that follows."""
    found = _HOST.match(text, end, end + 70)
    return next((known for known in publishers().values() if found[1].lower() == known), None) if found else None


def draft_audit_report(begin: int, end: int, found: Designation) -> Draft:
    """A report of Riksrevisionen."""
    target = dok_id.dok_id("rir", found.year, found.digits)
    return Draft(begin, end, f"rir/{found.year}:{found.digits}", (dok_id.address(target),) if target else (), None, target)


_MOST_REPORTS = 300
"""Reports of one publisher and year stay below this; statutes do not."""
_STEP, _LONGEST_SENTENCE = 60, 320
"""In characters: the first publisher of a sentence is looked for from its beginning on, that far at a time."""
_SENTENCE = lazy_regex(r"[.!][ \xa0](?=[A-ZÅÄÖ])|[\n;]|\(\d{4}")
_NO_REPORT = lazy_regex(r"\w*lag(?:en)?(?!\w)|förordning|förslag|föreskrift|allmänna råd|utredningen|betänkande|SOU|SFS", re.I)


def read_bracketed_report(reading: Reading, found: Designation) -> bool:
    """`Statskontorets utvärdering av styrningen av strategin (2018:13)`: a number in brackets, in a sentence that names a publisher."""
    text, start = reading.text, found.start
    if found.second or found.letters or found.tail or text[start - 1 : start] != "(" or text[found.end : found.end + 1] != ")":
        return False
    if not 0 < int(found.digits) < _MOST_REPORTS or found.year < "1990":
        return False
    low = max(reading.done, start - _LONGEST_SENTENCE)
    begins = [low, *(end.end() for end in _SENTENCE.finditer(text, low, start - 1))]
    sentence = begins[-1]
    if _NO_REPORT.search(text, sentence, start):
        return False
    for at in (*range(sentence + _STEP, start - 1, _STEP), start - 1):
        named = publisher_before(text, at)
        if named is not None and named[0] >= sentence and not text.endswith(("till ", "• "), max(0, named[0] - 5), named[0]):
            _add(reading, start, found.end, named[2], found)
            return True
    return False
