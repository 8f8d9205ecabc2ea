"""What the words before a number say: that it is part of a name, a title or a rank, and counts nothing."""

from __future__ import annotations

from riksdata.extractors.statistics.attributes.phrase_edges import is_verb
from riksdata.extractors.statistics.quantity.types import Quantity
from riksdata.extractors.statistics.vocabulary import CLASSES
from riksdata.swedish.facts import read_table
from riksdata.swedish.lazy import lazy_regex

_S = "[ \u00a0]"
_RANKED = frozenset(("land", "plats", "placering", "position", "nummer", "nr", "rankad", "rankat", "rankas", "tabellplats"))
"""Before "12 av 24": which one of so many it is."""
_WORKS = (
    *("rapporten", "boken", "skriften", "romanen", "filmen", "artikeln", "broschyren", "pjäsen", "antologin", "avhandlingen"),
    *("skivan", "uppropet", "debattartikeln", "tv-serien", "utställningen", "handlingsplanen", "åtgärdsprogrammet", "programmet"),
)
"""What bears a title."""
_TITLED = lazy_regex(rf"(?:^|[^\w])([^\W\d_]+){_S}(?:[^\W\d_]+a{_S})?[^\W\d_]+{_S}[\"”»]?$")
"""Before a title: the word before the work."""
_MIXED = lazy_regex(rf"(?<!\bi )(?<!\bpå )(?<!\bhos )(?<!\bvid )(?<!\w)(?:[A-ZÅÄÖ][a-zåäö]*(?:[A-ZÅÄÖ][a-zåäö]*)+|[B-HJ-Z]){_S}$")
"""Before a number: letters that a name of a kind of thing has ("ArtE", "MON", "X")."""
_BRAND = lazy_regex(rf"(?<!\w)(?:{'|'.join(row['name'].replace(' ', _S) for row in read_table(__package__, 'numbered_kinds.tsv'))}){_S}$")
"""Before a number: what is made or planned in numbered kinds."""
_SAYS = frozenset(("visar", "enligt", "framgår", "konstaterar", "skriver", "heter", "kallas"))
"""Before a work whose title follows ("visar rapporten 100 000 osäkra")."""
_GETS = lazy_regex(
    rf"(?<!\w)(?:får|fick|fått|har|hade|haft|varslar|varslade|varslat|gav|ger|tog|tar|vann|förlorade|erhöll|behöll){_S}$"  # fick
)
"""Before letters: they are somebody who gets or has so many ("fick LKAB 40")."""
_NEXT_NAMED = lazy_regex(
    rf"(?:,|,?{_S}(?:och|samt|medan|mot)){_S}(?:[^\W\d_]+{_S}){{1,2}}\d{{1,3}}(?:{_S}\d{{3}})*(?![\w/:-])"  # och CDU 239
)
_LAST_NAMED = lazy_regex(
    rf"(?<!\w)[^\W\d_]+{_S}\d{{1,3}}(?:{_S}\d{{3}})*(?:,|,?{_S}(?:och|samt|medan|mot)){_S}$"  # SPD 193 och
)
_QUOTES = frozenset('"”“»«')
_BEHIND = lazy_regex(rf"{_S}[^\W\d_]+{_S}([a-zåäö]+)(?:{_S}([a-zåäö]+))?(?!\w)")
"""Behind a number and its noun: the two words that may be a verb ("12 bagare tillfrågades", "12 nya bagare ska")."""
_DONE = ("ades", "erats", "eras", "ttes", "ndes", "rdes", "ktes", "kats", "vats", "lats", "tats", "rats", "juas", "gas", "das", "kas")
"""Ends of what is undergone."""
_PARTIES = frozenset(("m", "s", "v", "c", "l", "fp", "sd", "kd", "mp"))
_MOST = 10_000
_REACH = 40


def named(text: str, q: Quantity, low: int, start: int, before: str, noun: str | None) -> str | None:
    """Why a count is part of a name; `low`: where its line begins, `start`: where it begins with its hedges, `noun`: what is counted."""
    if q.whole is not None:
        return "rank" if before in _RANKED and start == q.start and q.written == "digits" else None
    if start != q.start or q.low is not None or q.scaled or q.share or before in _PARTIES:
        return None
    if before in _WORKS and q.value != 1 and not _is_clause(text, q):
        hit = _TITLED.search(text, max(low, start - _REACH), start)
        if hit is None or hit[1].lower() in _SAYS or not is_verb(hit[1].lower()):
            return "title"
    if q.written == "digits" and noun is not None and _is_one(noun) and _NAME.search(text, max(low, start - _REACH), start):
        return "designation"
    if q.written != "digits" or noun is not None or not text[q.start : q.end].isdigit() or (q.value or 0) >= _MOST:
        return None
    near = max(low, start - _REACH)
    if mixed := _MIXED.search(text, near, start):
        gets = _GETS.search(text, max(low, mixed.start() - _REACH), mixed.start())
        return None if gets or _counts_of_several(text, low, q.end, mixed.start()) else "designation"
    return "designation" if _BRAND.search(text, near, start) else None


def _is_one(noun: str) -> bool:
    """Whether a word says something of one thing, which a number greater than one cannot count ("Påhitt 3 försenad")."""
    return noun.endswith("ad") and is_verb(noun[:-1])


_NAME = lazy_regex(rf"(?<!\w)[A-ZÅÄÖ][a-zåäö]+{_S}$")


def _is_clause(text: str, q: Quantity) -> bool:
    """Whether what stands behind a work and a number is done or undergone, in a clause, so that it is no title."""
    if text[q.start : q.start + 1].isupper() or text[q.start - 1 : q.start] in _QUOTES:
        return False
    behind = _BEHIND.match(text, q.end)
    return behind is not None and any(_is_done(word) for word in behind.groups() if word)


def _is_done(word: str) -> bool:
    """Whether a word is a verb, but for those by which a work tells."""
    return word not in CLASSES["reporting"] and word not in _SAYS and (is_verb(word) or word.endswith(_DONE))


def _counts_of_several(text: str, low: int, end: int, start: int) -> bool:
    """Whether other names and numbers stand beside, so that each number is of whom it follows ("SPD 193 och CDU 239")."""
    return _NEXT_NAMED.match(text, end) is not None or _LAST_NAMED.search(text, max(low, start - _REACH), start) is not None
