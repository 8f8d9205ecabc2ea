"""The riksdag's document id: session (two digits to base 36), series (two signs) and designation, `HD10232` for ip 2025/26:232.

The rule and its evidence: the riksdag's page on document ids (data.riksdagen.se/dokumentation/sa-funkar-dokument-id) and ids seen in
public records.
"""

from __future__ import annotations

from functools import lru_cache

from riksdata.chamber.document_types import document_types
from riksdata.swedish.lazy import lazy_regex

SERIES = {kind.code: kind.series for kind in document_types().values() if kind.series}
"""The series' two signs by document type."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SESSION = lazy_regex(r"(\d{4})(?:/(\d{2}|\d{4}))?$")
_NUMBER = lazy_regex(r"[A-Za-zÅÄÖåäö]{0,4}\d{1,5}[a-z]?$")
_MOTION = lazy_regex(r"(?:(?:A|Bo|C|Fi|Fö|Jo|Ju|K|Kr|L|MJ|N|Sf|Sk|So|T|U|Ub|Y)?\d+)$")
"""Through 2013/14 a motion's designation begins with its committee's letters; a party's letters are another numbering."""


_DOK_ID = lazy_regex(r"[A-Z][0-9A-Z][0-9A-Z]{2}[A-ZÅÄÖÉ]{0,6}-?[A-ZÅÄÖ]?\d{1,6}[A-ZÅÄÖ0-9]{0,4}|SFS-\d{4}-\d{1,4}[A-Z]?")
"""Session, series, designation with a number in it; or a statute. All of some 11 700 ids of public records fit but those with spaces, four
that are a statute's number, and `HAC5WURQVTURJEBOLNPOtt`."""


def is_dok_id(value: str) -> bool:
    """Whether a string is built as the riksdag's ids are, in any case of letters: no `CON`, no `NUL.json`, no path."""
    return len(value) <= 24 and _DOK_ID.fullmatch(value.upper()) is not None


@lru_cache(maxsize=1 << 10)
def session_code(session: str) -> str | None:
    """`2025/26` → `HD`, `2023` → `HB`, `1971` → `FU`; None before 1970, and where the second year does not follow the first.

    A riksmöte and a calendar year after 1975 count from 1400, the calendar years 1970–75 from 1401.
    """
    found = _SESSION.match(session)
    if not found:
        return None
    year = int(found[1])
    if found[2] and int(found[2][-2:]) != (year + 1) % 100:
        return None
    if not 1970 <= year <= 2695 or (found[2] and year < 1975):
        return None
    value = year - (1400 if found[2] or year > 1975 else 1401)
    return _DIGITS[value // 36] + _DIGITS[value % 36]


@lru_cache(maxsize=1 << 14)
def dok_id(kind: str, session: str, number: str) -> str | None:
    """The id of `kind` (`mot`, `prop`, …), session (`2024/25` or a year) and designation (`3390`, `Ju392`, `JuU4`).

    None where none can be computed: an unknown series, or a party's number (`2024/25:V203`), which only the riksdag's record resolves.
    A statute's id is `sfs-1974-152`.
    """
    if kind == "sfs":
        return f"sfs-{session}-{number}" if number.isdigit() else None
    series, code = SERIES.get(kind), session_code(session)
    if series is None or code is None or not _NUMBER.match(number):
        return None
    if kind == "mot" and not (number.isdigit() if int(session[:4]) >= 2014 else _MOTION.match(number)):
        return None
    return code + series + number


def address(document_id: str) -> str:
    """The riksdag's address of a document."""
    return f"https://data.riksdagen.se/dokument/{document_id}"
