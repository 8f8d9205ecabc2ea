"""Where a statistic may stand: one linear scan over UTF-8 bytes.

A place is a number together with what follows it, so that most numbers of a text never leave the scan: years, numbers of documents and
laws, of lists, pages and tables, dates and times have no lower-case word, unit or group of thousands after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2

from riksdata.extractors.statistics.lexicon import CLASSES, UNITS, alternatives
from riksdata.swedish.numbers.words import CARDINALS

_SP = "[ \\x{A0}\\x{2009}\\x{202F}]"
_WORDS = "|".join(
    sorted((w for w, a in CARDINALS.items() if a.kind in ("unit", "teen", "ten", "hundred") or w == "tusen"), key=len, reverse=True)
)
_FIRST = "|".join(sorted((w for w, a in CARDINALS.items() if a.value > 1 and a.value <= 1000 and w != "tu"), key=len, reverse=True))
_CAPITAL_UNITS = "|".join(sorted((u for u in UNITS if u[:1].isupper() and u.isalnum()), key=len, reverse=True))
_YEAR_UNITS = alternatives("yearunit")
_YEAR_HEDGES = alternatives("lead")
_NUMBER = (
    "(?:[0-9]{1,3}(?:\\.[0-9]{3}){1,4}|[0-9]{1,3}(?:[.,][0-9]{1,4})?|(?:1[0-4]|2[1-9]|[3-9][0-9])[0-9]{2}(?:,[0-9]{1,4})?"
    "|[0-9]{5,12}|[½¼¾⅓⅔])"
)
_PLACES = [
    # 12 500 …; 12.500 kronor; 12 procent; 12 fall; 12%
    f"[0-9]{{1,3}}(?:{_SP}[0-9]{{3}}){{1,5}}(?:,[0-9]{{1,4}})?",
    f"{_NUMBER}(?:{_SP}{{0,2}}(?:[%‰€°½]|kr|tkr|[mM]kr|[mM]nkr|[mM]dkr|[mM]dr|[mM]SEK|km|kg|ton|MW|GW|TW|kW)|{_SP}{{1,2}}(?:\\p{{Ll}}|{_CAPITAL_UNITS}))",
    # the first of a range or enumeration: 10–15 procent, 1/3 av
    f"{_NUMBER}(?:{_SP}?[–—−-]{_SP}?[0-9]|/[0-9]{{1,3}}{_SP}\\p{{Ll}}|,{_SP}[0-9])",
    # a number of the shape of a year, only where unit or hedge tells that it is none
    f"(?:19|20)[0-9]{{2}}{_SP}(?:{_YEAR_UNITS})\\P{{L}}",
    f"(?i:(?:{_YEAR_HEDGES})){_SP}(?:19|20)[0-9]{{2}}{_SP}\\p{{Ll}}",
    # a hedged number that ends its clause: "antalet var närmare 300."
    f"(?i:(?:{_YEAR_HEDGES})){_SP}[0-9]{{3}}[.,;)]",
    f"(?i:(?:{_FIRST}|ett(?:hundra|tusen)|ettusen)(?:{_WORDS}){{0,12}}(?:tals?)?){_SP}{{1,2}}\\p{{Ll}}",
    f"(?i:(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio)[–-](?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|femton)){_SP}\\p{{Ll}}",
    f"(?i:(?:en|ett){_SP}(?:av{_SP}(?:(?:de|våra|landets|sveriges){_SP})?(?:[0-9]|{_FIRST})|och{_SP}e(?:n|tt){_SP}halv|procent))",
    "(?i:(?:tio|hundra|tusen|miljon|miljard|dussin)(?:tals?)?)\\P{L}",
    "(?i:(?:miljon|miljard|biljon)(?:er|tals)?)\\P{L}",
    f"(?i:ett(?:{_SP}(?:drygt|knappt))?){_SP}[0-9]{{2,4}}-tal\\P{{L}}",
    f"[0-9]{{1,3}}(?:{_SP}?[0-9]{{3}})+-tals\\P{{L}}",
    "(?i:hälften|halva\\P{L}|varannan|vartannat|halver(?:a|ing)|(?:för|tre|fyr|fem|sex|sju|åtta|nio|tio)dubbl)",
    f"(?i:(?:halvt?|kvarts){_SP}(?:miljon|miljard|dussin))",
    f"(?i:vart?{_SP}(?:tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|tjugonde|hundrade)\\P{{L}})",
    f"(?i:dubbelt{_SP}(?:så|fler|upp))",
    "(?i:(?:tredje|fjärde|femte|sjätte|sjunde|åtton|åttonde|nion|nionde|tion|tionde|tolfte|tjugon|hundra|tusen)del)",
]
_LED_BY = frozenset(' \n\u00a0\u2009\u202f(["”»~<>+=≥≤≈’–—−-')
_BEFORE = f"(?:^|[{''.join(map(re.escape, sorted(_LED_BY)))}])"
_CELL = "\\t[^\\n]*"
"""The cells of a table row after the first: budget tables hold no sentences."""
_DATE = f"[0-9]{{1,2}}{_SP}(?:{'|'.join(CLASSES['month'])})"
_OPTIONS = re2.Options()
_OPTIONS.max_mem = 64 << 20
"""Bytes: room for the automaton's states; without it the scan falls back to a slower engine."""
_OPTIONS.log_errors = False
_SCAN = re2.compile(f"{_CELL}|{_BEFORE}(?:{_DATE}|{'|'.join(_PLACES)})".encode(), _OPTIONS)
"""Without groups, which would have each find read a second time."""
_LEFT_OUT = b"\t"
_MONTHS = tuple(month.encode() for month in CLASSES["month"])


def places(text: str) -> Iterator[int]:
    """Where numbers stand that may be statistics, as character offsets in rising order. `text` holds no soft hyphens."""
    data = text.encode("utf-8", "surrogatepass")
    ascii_only = len(data) == len(text)
    seen_bytes = seen_chars = 0
    for hit in _SCAN.finditer(data):
        start, end = hit.span()
        if data.startswith(_LEFT_OUT, start) or data.endswith(_MONTHS, start, end):
            continue
        seen_chars = start if ascii_only else seen_chars + len(data[seen_bytes:start].decode("utf-8", "surrogatepass"))
        seen_bytes = start
        yield seen_chars + 1 if text[seen_chars] in _LED_BY else seen_chars
