"""One scan that proposes where a reference may stand; it is loose, what it finds is confirmed by the parsers.

The text is projected to Latin-1, so `?` in a pattern also stands for “ ” – and the like. RE2's `\\b` and `\\w` know only ASCII here; bounds
are for the parsers to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import re2

from riksdata.extractors.references.latin1 import compiled, projected
from riksdata.extractors.references.tables import papers, rows

LETTER = "[A-Za-zÀ-ÖØ-öø-ÿ]"
_GAP = "[ \xa0\n]"


def _words(words: list[str], both_cases: bool = False) -> str:
    out = []
    for word in sorted(set(words)):
        escaped = re.escape(word).replace("\\ ", _GAP)
        if both_cases and word[0].islower():
            escaped = f"[{word[0]}{word[0].upper()}]" + escaped[1:]
        out.append(escaped)
    return "(?:" + "|".join(out) + ")"


def _latin(words: list[str]) -> list[str]:
    return [word for word in words if all(ord(c) < 256 for c in word)]


def pattern() -> str:
    """The alternation of all places, over text that was projected to Latin-1."""
    names = [n.lstrip("~") for row in rows("laws") for n in row["names"].split(";") if n and not n.startswith("~")]
    abbreviations = [a for row in rows("laws") for a in row["abbreviations"].split(";") if a and not a.endswith("*")]
    acts = [row["name"] for row in rows("eu_acts") if not row["name"].startswith("~")]
    courts = [row["report"] for row in rows("courts")]
    alternatives = [
        # series numbers, statutes' numbers: 2024/25:123, 1985/ 86: 100, 2005 nr 115
        rf"[12]\d{{3}}(?:/{_GAP}?\d{{2,4}})?(?:{_GAP}?:{_GAP}?)(?:{LETTER}{{1,4}}{_GAP}?)?\d",
        "§",
        rf"\d{_GAP}?{_GAP}?(?:[a-z]{_GAP})?kap[. \n\xa0i]",
        rf"\b[Kk]ap(?:\.|itel|itlen|itlet)?{_GAP}?\d{{1,2}}[a-c]?(?:[ \xa0\n,.;:)?-]|$)",
        rf"(?:[Ll]ag|[Ff]örordning|[Kk]ungörelse)en{_GAP}(?:om|med|angående|mot|till){_GAP}",
        r"\d{1,4}/\d{1,4}/(?:EG|EEG|EU|RIF|Euratom|GUSP|EKSG|EC|EEC|JHA)",
        rf"\((?:EU|EG|EEG|Euratom|EU, Euratom|EG, Euratom)\){_GAP}(?:nr{_GAP})?\d",
        rf"(?:direktiv|förordning)(?:et|en)?{_GAP}(?:nr{_GAP})?\d{{1,4}}/\d",
        r"\b[CTF]{1,1}[-?]\d{1,4}/\d\d",
        r"\b3(?:19|20|8|9)?\d\d[A-Z]\d{4}",
        r"\b6(?:19|20)\d\d[CTF][A-Z]\d{4}",
        rf"\b[Mm]ål(?:et|en)?{_GAP}(?:nr{_GAP})?\d{{1,3}}/[5-8]\d",
        r"[CK]OM ?\((?:19|20)\d\d\)",
        rf"\b[Aa]rt(?:ik(?:el|larna|lar|eln)|\.|{_GAP}){_GAP}?\d",
        rf"(?:{_words(courts)}){_GAP}(?:II{_GAP})?(?:nr{_GAP})?\d",
        r"\bJO \d{4}/\d\d",
        r"\d{1,5}-\d{2,4}(?:-\d{2})?\b",
        r"[A-ZÅÄÖ][A-Za-z]{0,4}(?:19|20)\d\d/\d{2,6}",
        r"[Dd]nr[ .:]",
        r"https?://",
        r"\bwww\.",
        r"\b[Aa]\.?[ \xa0]?a\.",
        r"\b[Ii]bid",
        r"[Aa]nf\. arb",
        rf"\b(?:not|fotnot){_GAP}\d",
        rf"[Rr]apport(?:en)?{_GAP}(?:[A-ZÅÄÖ?\"]|(?:nr{_GAP})?[3-9]\d{{3}})",
        _words(_latin(list(papers()))) + rf"[ ,(\xa0\n]{{1,3}}(?:från{_GAP})?(?:(?:[a-zö]{{3,4}}dagen{_GAP})?den{_GAP}|nr{_GAP})?\d",
        _words(_latin(names), both_cases=True),
        rf"\b(?:BrB|RB|JB|ÄB|FB|ÄktB|HB|UB|MB|SFB|RF|TF|YGL|RO|SkolL|ABL|IL){_GAP}\d{{1,3}}:\d{{1,3}}(?:[^\d/]|$)",
        r"\b" + _words(_latin(abbreviations)),
        _words(_latin(acts), both_cases=True),
    ]
    return "|".join(alternatives)


@cache
def _scanner() -> re2._Regexp:
    return compiled(pattern())


def places(text: str) -> Iterator[tuple[int, int]]:
    """Spans where a reference may stand, in order, in characters."""
    for found in _scanner().finditer(projected(text)):
        yield found.span()
