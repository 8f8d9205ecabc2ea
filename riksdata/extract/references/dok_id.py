"""The riksdag's document id, computed from type, session and designation.

Rule (data.riksdagen.se, "Så funkar dokument-id", and real records): two characters for the session, two for the series, then the designation:
`HD10232` is interpellation 2025/26:232.
"""

from __future__ import annotations

import re

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SERIES = {
    "bet": "01",
    "mot": "02",
    "prop": "03",
    "skr": "03",
    "yttr": "05",
    "prot": "09",
    "ip": "10",
    "fr": "11",
    "frs": "12",
    "rskr": "0K",
    "dir": "B1",
    "sou": "B3",
    "ds": "B4",
    "rir": "B5",
}
_SESSION = re.compile(r"(\d{4})(?:/(\d{4}|\d{2}))?")
_NUMBER = re.compile(r"[1-9]\d{0,5}")
_REPORT = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}U[1-9]\d{0,3}y?")
# Motions carried a committee's letters through 2013/14, plain numbers since; any other letters are a party's own number, which no rule resolves.
_MOTION = re.compile(r"(?:A|Bo|C|Fi|Fö|In|Jo|Ju|K|Kr|L|MJ|N|Sf|Sk|So|T|U|Ub|UFö)?[1-9]\d{0,5}")
_FIRST_SESSION = 1970


def dok_id(kind: str, session: str, designation: str) -> str | None:
    """The dok_id of a document, or None where the rule does not give one.

    `kind`: `mot`, `ip`, `fr`, `frs`, `prop`, `skr`, `bet`, `yttr`, `prot`, `rskr`, `dir`, `sou`, `ds`, `rir` or `sfs`. `session`: `2025/26`,
    `1999/2000`, or a calendar year. `designation`: `232`, `JuU4`, `Ju392`. A party's own number (`V203` of 2024/25) gives None.
    """
    code = _session_code(session)
    if kind == "sfs":
        return f"sfs-{session}-{designation}" if re.fullmatch(r"\d{4}", session) and _NUMBER.fullmatch(designation) else None
    if code is None or kind not in _SERIES:
        return None
    shape = _REPORT if kind in ("bet", "yttr") else _MOTION if kind == "mot" else _NUMBER
    if not shape.fullmatch(designation) or (kind == "mot" and not designation[0].isdigit() and int(session[:4]) >= 2014):
        return None
    return code + _SERIES[kind] + designation


def _session_code(session: str) -> str | None:
    """Two base-36 digits: years since 1400, but since 1401 for the calendar years through 1975, when sessions were not yet split."""
    found = _SESSION.fullmatch(session)
    if not found:
        return None
    year, second = int(found.group(1)), found.group(2)
    if second is not None and int(second) % 100 != (year + 1) % 100:
        return None
    if year < _FIRST_SESSION:
        return None
    number = year - (1401 if second is None and year <= 1975 else 1400)
    return _DIGITS[number // 36] + _DIGITS[number % 36] if number < 36 * 36 else None
